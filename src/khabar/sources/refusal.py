"""Inputs that cannot be read."""


class Refusal(Exception):
    """An input is refused: one sentence says why, and how it is mended."""
