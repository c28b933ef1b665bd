"""Screens: one file each, a ``router`` in it; a file added here is a screen added."""
