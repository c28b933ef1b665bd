"""What a site asks of those who read it by machine (robots.txt, RFC 9309)."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from khabar.sources.fetch import AGENT, fetch
from khabar.sources.inlet import Given
from khabar.sources.refusal import Refusal

LARGEST = 500_000
LONGEST_WAIT = 30.0


class Robots:
    """The rules of each host, asked for once a run."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.known: dict[str, RobotFileParser] = {}

    def _rules(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        home = f"{parts.scheme}://{parts.netloc}"
        if home not in self.known:
            self.known[home] = self._asked(home)
        return self.known[home]

    def _asked(self, home: str) -> RobotFileParser:
        rules: Any = RobotFileParser()
        try:
            found = fetch(
                f"{home}/robots.txt",
                limit=LARGEST,
                seconds=min(self.given.seconds, 15),
                proxy=self.given.proxy,
            )
        except Refusal:
            rules.disallow_all = True  # a site that cannot be asked is left alone for now
            return cast(RobotFileParser, rules)
        if 400 <= found.status < 500:
            rules.allow_all = True
        elif found.status != 200:
            rules.disallow_all = True
        else:
            rules.parse(found.body.decode("utf-8", "replace").splitlines())
        return cast(RobotFileParser, rules)

    def allows(self, url: str) -> bool:
        """Whether the page may be asked for."""
        return self._rules(url).can_fetch(AGENT, url)

    def wait(self, url: str) -> float:
        """Seconds that the site wants between requests, within reason; 0 where it says none."""
        told = self._rules(url).crawl_delay(AGENT)
        return min(float(told), LONGEST_WAIT) if told else 0.0
