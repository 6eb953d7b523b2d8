"""What printed words mean or how they are set: names, dates, statuses, Markdown, tables, footnotes, page furniture."""
