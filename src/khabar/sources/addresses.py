"""Addresses: which are one page, and which lead where a fetch must not go."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

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
        return f"url:{url.strip()}"
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if port and PORTS.get(scheme) != port:
        host = f"{host}:{port}"
    return "url:" + urlunsplit((scheme, host, parts.path or "/", parts.query, ""))
