"""Drafts -> records under ids that last, with references that lead somewhere."""
