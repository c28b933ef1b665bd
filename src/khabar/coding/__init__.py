"""Codes: what was read of an event in the vocabularies that researchers use."""
