"""Popolo, ModernGov, ParlParse and Akoma Ntoso."""
