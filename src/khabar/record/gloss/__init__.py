"""A claim told plainly from what was read: a rule-made gloss, never a translation."""
