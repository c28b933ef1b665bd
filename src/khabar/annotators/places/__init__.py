"""Places: named places, and places that hang on a named one."""
