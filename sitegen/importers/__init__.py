"""Real documents -> drafts of records: `sitegen import`.

A source is opened, recognised and read; what it gives is matched with the archive, checked as records, and put in place
in one step, or not at all. Every line of it is accounted for.
"""
