"""Listings of questions, responses to consultations, and trackers."""
