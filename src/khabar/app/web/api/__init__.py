"""The verbs of the desk as JSON under /api/v1: one file a kind of thing, a ``router`` in it."""
