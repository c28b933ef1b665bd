"""Articles set side by side: what they share, and which words go back to one origin."""

from khabar.compare.story import Story, compare

__all__ = ["Story", "compare"]
