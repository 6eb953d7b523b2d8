"""Minutes in numbered items, as clean text or Markdown."""
