"""Bytes -> what a reader can read: text, web pages, PDF, tables, XML and JSON, each with the places of its words."""
