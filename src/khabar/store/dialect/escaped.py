"""Texts that hold a NUL, which PostgreSQL's texts cannot."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String
from sqlalchemy.types import TypeDecorator

MARK = "\uffff"
"""No letter and never one (Unicode calls it a noncharacter)."""


class Escaped(TypeDecorator[str]):
    """A text in which NUL is written as U+FFFF 0, and U+FFFF itself as U+FFFF 1."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        if value is None or ("\x00" not in value and MARK not in value):
            return value
        return value.replace(MARK, MARK + "1").replace("\x00", MARK + "0")

    def process_result_value(self, value: Any, dialect: Any) -> str | None:
        if value is None or MARK not in value:
            return value
        return str(value).replace(MARK + "0", "\x00").replace(MARK + "1", MARK)
