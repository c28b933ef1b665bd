"""Fuzzing: every way in is given bytes that nobody would write, and must survive them."""
