"""The learned reading of names, over what the rules have read."""
