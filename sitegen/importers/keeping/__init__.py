"""What the archive holds and how it changes: files written, merged with what people edited, and placed all or none."""
