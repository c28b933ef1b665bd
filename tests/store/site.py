"""A web site on this machine, for tests: pages that change, go away, redirect, swell."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8">
<title>{title} - صدى الوادي</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="صدى الوادي">
{head}</head><body><nav><a href="/">الرئيسية</a> <a href="/x">رياضة</a></nav><article>
<h1>{title}</h1><div class="{dated}">{shown}</div>{body}</article>
<footer>جميع الحقوق محفوظة لصدى الوادي</footer></body></html>"""


def page(body: str, title: str = "سوق الوادي يستأنف العمل", head: str = "", shown: str = "",
         dated: str = "post-date") -> bytes:  # fmt: skip
    """نص متخيَّل / INVENTED: a page as a newspaper would serve it."""
    paragraphs = "".join(f"<p>{each}</p>" for each in body.split("\n"))
    return PAGE.format(title=title, head=head, shown=shown, body=paragraphs, dated=dated).encode()


@dataclass
class Answer:
    """What the site answers under a path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})


@dataclass
class Site:
    """The site: ``answers`` by path; ``asked`` tells what was asked for, with its headers."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def put(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        told = {"Content-Type": "text/html"} | {k.replace("_", "-"): v for k, v in headers.items()}
        self.answers[path] = Answer(body, status, told)
        return self.address + path

    def count(self, path: str) -> int:
        return sum(1 for asked, _ in self.asked if asked == path)


@contextmanager
def served() -> Iterator[Site]:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with lock:
                site.asked.append((self.path, dict(self.headers)))
                site.at_once += 1
                site.most_at_once = max(site.most_at_once, site.at_once)
            answer = site.answers.get(self.path, Answer(b"no", 404))
            etag = answer.headers.get("ETag")
            fresh = etag and self.headers.get("If-None-Match") == etag
            self.send_response(304 if fresh else answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            body = b"" if fresh else answer.body
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with lock:
                site.at_once -= 1
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
