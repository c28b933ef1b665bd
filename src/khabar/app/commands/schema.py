"""``khabar schema``: what every printed line is valid against."""

from __future__ import annotations

from khabar.app.failures import edge


def schema() -> None:
    """Print the JSON Schema of the output, made from the types that the code uses.

    Example:

      khabar schema > khabar.schema.json
    """
    with edge():
        import json
        import sys

        from khabar.export.schema import schema as made

        sys.stdout.write(json.dumps(made(), ensure_ascii=False, indent=2) + "\n")
