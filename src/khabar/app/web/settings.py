"""What a desk is started with."""

from __future__ import annotations

import ipaddress
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

KB, MB = 1_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """One desk. Made at the edge from flags and ``KHABAR_*``; nothing below reads either.

    ``store`` is the file of the store, or the address of a team's database; None is a desk
    that keeps nothing. A ``team`` instance lets nobody in without an account; a desk that is
    bound beyond loopback always is one. ``fetches`` says whether it may ask for an address.
    ``most`` bounds one pasted or dropped text in bytes; ``held`` bounds all the texts held in
    memory, in bytes and characters. ``secret`` signs what browsers are given, made anew at
    each start unless it is told.
    """

    store: Path | str | None = None
    host: str = "127.0.0.1"
    port: int = 8765
    team: bool = False
    hosts: tuple[str, ...] = ()
    fetches: bool = True
    most: int = 600 * KB
    held: int = 40 * MB
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def asks_for_accounts(self) -> bool:
        """Whether one must log in: always, unless only this machine can reach the desk."""
        return self.team or not on_loopback(self.host)


def on_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine alone.

    >>> on_loopback("127.0.0.1"), on_loopback("0.0.0.0")
    (True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def secret_from_environment() -> bytes:
    """``KHABAR_SECRET``, which keeps people logged in over a restart; else a new one."""
    told = os.environ.get("KHABAR_SECRET", "")
    return told.encode() if len(told) >= 32 else secrets.token_bytes(32)
