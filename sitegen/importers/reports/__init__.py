"""Committees' reports: chapters, findings, recommendations, those who gave evidence."""
