"""Transcripts: labels, speakers and speeches."""
