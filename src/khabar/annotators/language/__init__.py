"""The language gate: Arabic is read; its neighbours in the same letters are told by name."""
