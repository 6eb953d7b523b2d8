"""A static site generator for searchable archives of scrutiny."""

__version__ = "0.1.0"
