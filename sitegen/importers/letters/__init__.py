"""Letters, lists of what was asked, and replies to recommendations."""
