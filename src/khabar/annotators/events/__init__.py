"""Events: triggers in PLOVER's types, and their arguments."""
