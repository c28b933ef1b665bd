"""Addresses: which are one page, and which lead where a fetch must not go."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit, urlunsplit

LONGEST = 800
"""Characters of a key: no index of a database holds a word of any length."""

PORTS = {"http": 80, "https": 443}


def url_key(url: str) -> str:
    """What a page is known by: its address without fragment, host in small letters.

    >>> url_key("HTTPS://Example.org:443/a?b=1#top")
    'url:https://example.org/a?b=1'
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return bounded(f"url:{url.strip()}")
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if port and PORTS.get(scheme) != port:
        host = f"{host}:{port}"
    return bounded("url:" + urlunsplit((scheme, host, parts.path or "/", parts.query, "")))


def bounded(key: str) -> str:
    """A key as it is; of one that is very long the beginning, and the hash of the whole.

    >>> bounded("url:https://a.example/1"), len(bounded("url:" + "x" * 5000))
    ('url:https://a.example/1', 800)
    """
    if len(key) <= LONGEST:
        return key
    mark = "#sha256=" + sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return key[: LONGEST - len(mark)] + mark
