"""A page to read articles in: one file, right to left, that asks nothing of the network."""

from khabar.export.html.page import page

__all__ = ["page"]
