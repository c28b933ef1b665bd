"""Wording: words that take a side."""
