"""The desk in a browser: screens made on the server, and the same verbs under /api/v1."""
