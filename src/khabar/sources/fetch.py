"""Fetching one address: bounded, and never into a private network.

A host name is resolved once, every address it has must be public, and the connection goes to
the very address that was checked, so that a name cannot change its mind in between. Each
redirect is checked the same way. Through a proxy names are left to the proxy: asking for them
here would show what is read to whoever answers.
"""

from __future__ import annotations

import ipaddress
import socket
import zlib
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urljoin, urlsplit

from khabar.lexicon.version import VERSION
from khabar.sources.refusal import Refusal

TRUSTED: frozenset[str] = frozenset()
"""Hosts that are asked though they are private: empty, and set by tests alone."""

MOST_REDIRECTS = 5
CHUNK = 1 << 16
AGENT = f"khabar/{VERSION}"
MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer as it came. ``raw`` is the body as received, ``body`` with its packing undone."""

    url: str
    final_url: str
    redirects: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def fetch(
    url: str,
    *,
    limit: int,
    seconds: float,
    proxy: str | None = None,
    headers: dict[str, str] | None = None,
) -> Fetched:
    """Ask for one address, following redirects; what must not or cannot be had is refused."""
    ends = monotonic() + seconds
    passed: list[str] = []
    at = url
    while True:
        status, told, raw = _asked(at, limit, ends, proxy, headers or {})
        where = next((value for key, value in told if key.lower() == "location"), None)
        if status in MOVED and where:
            passed.append(at)
            if len(passed) > MOST_REDIRECTS:
                raise Refusal(
                    f"it redirects more than {MOST_REDIRECTS} times: give its last address"
                )
            at = urljoin(at, where)
            continue
        packing = next((v.lower() for k, v in told if k.lower() == "content-encoding"), "")
        return Fetched(url, at, tuple(passed), status, told, raw, unpacked(raw, packing, limit))


def _asked(
    url: str, limit: int, ends: float, proxy: str | None, headers: dict[str, str]
) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    import urllib3
    from urllib3.exceptions import HTTPError

    parts = _parts(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    left = ends - monotonic()
    if left <= 0:
        raise Refusal("it took too long: raise --seconds, or try again later")
    timeout = urllib3.Timeout(connect=min(left, 15), read=left)
    own = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Accept": "*/*", **headers}
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    pool: urllib3.connectionpool.HTTPConnectionPool | urllib3.PoolManager
    try:
        if proxy:
            pool = _proxied(proxy)
            target = parts._replace(fragment="").geturl()
        else:
            address = _address(host, port)
            own["Host"] = host if parts.port is None else f"{host}:{port}"
            target = path
            if parts.scheme == "https":
                pool = urllib3.HTTPSConnectionPool(
                    address, port, server_hostname=host, assert_hostname=host
                )
            else:
                pool = urllib3.HTTPConnectionPool(address, port)
        answer = pool.urlopen(
            "GET", target, headers=own, redirect=False, retries=False, timeout=timeout,
            preload_content=False, decode_content=False,
        )  # fmt: skip
        try:
            raw = _body(answer, limit, ends)
            told = tuple((str(k), str(v)) for k, v in answer.headers.items())
            return answer.status, told, raw
        finally:
            answer.release_conn()
            answer.close()
    except (HTTPError, OSError, ValueError) as wrong:
        raise Refusal(f"it could not be fetched ({_said(wrong)}): check the address") from None


def _parts(url: str):  # type: ignore[no-untyped-def]  # urllib's own named tuple
    try:
        parts = urlsplit(url.strip())
        parts.port  # noqa: B018  raises for a port that is none
    except ValueError:
        raise Refusal("its address is broken: check it") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refusal("only http and https addresses are fetched: check the address")
    if parts.username or parts.password:
        raise Refusal("its address holds a password: give it without")
    literal = parts.hostname.strip("[]")
    try:
        _public(ipaddress.ip_address(literal), literal)
    except ValueError:
        if literal.rstrip(".").lower() == "localhost" and literal not in TRUSTED:
            raise Refusal(PRIVATE) from None
    return parts


PRIVATE = "its address lies in a private network, where Khabar does not go: give a public one"


def _public(address: ipaddress.IPv4Address | ipaddress.IPv6Address, host: str) -> None:
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    for each in filter(None, (address, mapped)):
        if (not each.is_global or each.is_multicast) and host not in TRUSTED:
            raise Refusal(PRIVATE)


def _address(host: str, port: int) -> str:
    """An address of a host, all of whose addresses are public."""
    try:
        known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Refusal("its host is not known: check the address and the network") from None
    for each in known:
        _public(ipaddress.ip_address(str(each[4][0]).partition("%")[0]), host)
    return str(known[0][4][0])


def _proxied(proxy: str):  # type: ignore[no-untyped-def]  # one of two managers of urllib3
    import urllib3

    scheme = proxy.partition("://")[0].lower()
    if scheme in ("socks5", "socks5h", "socks4", "socks4a"):
        from urllib3.contrib.socks import SOCKSProxyManager

        # a name is always left to the proxy, whatever the scheme says
        far = {"socks5": "socks5h", "socks4": "socks4a"}.get(scheme, scheme)
        return SOCKSProxyManager(far + proxy[len(scheme) :])
    if scheme in ("http", "https"):
        return urllib3.ProxyManager(proxy)
    raise Refusal(f"«{proxy}» is no proxy: give http://host:port or socks5h://host:port")


def _body(answer, limit: int, ends: float) -> bytes:  # type: ignore[no-untyped-def]
    raw = bytearray()
    for chunk in answer.stream(CHUNK, decode_content=False):
        raw += chunk
        if len(raw) > limit:
            raise Refusal(f"it is larger than {limit / 1e6:g} MB: raise the limit with --max-mb")
        if monotonic() > ends:
            raise Refusal("it took too long: raise --seconds, or try again later")
    return bytes(raw)


def unpacked(raw: bytes, packing: str, limit: int) -> bytes:
    """A body with gzip or deflate undone, within the limit whatever was packed."""
    if packing in ("", "identity") or not raw:
        return raw
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise Refusal(
            f"it came packed as {packing[:20]}, though not asked for: save it and read that"
        )
    for width in (47, -15):
        try:
            packer = zlib.decompressobj(width)
            body = packer.decompress(raw, limit + 1)
        except zlib.error:
            continue
        if len(body) > limit:
            raise Refusal(f"unpacked it is larger than {limit / 1e6:g} MB: raise --max-mb")
        return body
    raise Refusal("it came broken: try again later")


def _said(wrong: Exception) -> str:
    reason = getattr(wrong, "reason", None) or wrong
    return str(reason).rpartition(": ")[2][:120] or type(wrong).__name__
