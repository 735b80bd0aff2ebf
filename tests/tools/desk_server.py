"""A publication in, its running desk on this machine out, and browsers that speak to it."""

from __future__ import annotations

import http.client
import json
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.tools.running_command import RunningProcess, running_command
from tests.tools.servers import Answer


@dataclass
class RunningDesk:
    """A running desk. url: the address that it printed, with its token."""

    process: RunningProcess
    url: str

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.url.partition("://")[2].partition(":")[2].partition("/")[0])

    @property
    def origin(self) -> str:
        """The address without path."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """Send a request. headers: with underscores for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body or None, {"Host": f"127.0.0.1:{self.port}", **sent})
            response = connection.getresponse()
            return Answer(
                response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
            )
        finally:
            connection.close()

    def visit(self) -> Browser:
        """Open the address with its token, as a browser does."""
        answer = self.ask("GET", self.url.removeprefix(self.origin))
        assert answer.status == 303, answer
        return Browser(self, answer.headers["set-cookie"].partition(";")[0])


class _DataFinder(HTMLParser):
    """Finds what a page holds for its script."""

    data = ""
    _is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element that holds it."""
        self._is_data = tag == "script" and ("id", "data") in attrs

    def handle_data(self, data: str) -> None:
        """Take its text."""
        if self._is_data:
            self.data += data


@dataclass
class Browser:
    """A browser without a screen: it has the cookie, and what it last read of each article."""

    desk: RunningDesk
    cookie: str
    pages: dict[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        """Load a page or a file."""
        return self.desk.ask("GET", path, Cookie=self.cookie)

    def post(self, path: str, document: object) -> tuple[int, Any]:
        """Send what the script of a page would send."""
        body = json.dumps(document).encode()
        headers = {"Content_Type": "application/json", "Origin": self.desk.origin, "Cookie": self.cookie}
        answer = self.desk.ask("POST", path, body, **headers)
        is_json = answer.headers["content-type"].startswith("application/json")
        return answer.status, json.loads(answer.body) if is_json else answer.body.decode()

    def open(self, article: str, to: str) -> Mapping[str, Any]:
        """Open an article; return what its page holds for the script."""
        answer = self.get(f"/article?{urlencode({'name': article, 'to': to})}")
        assert answer.status == 200, answer
        finder = _DataFinder()
        finder.feed(answer.body.decode())
        self.pages[article, to] = json.loads(finder.data)
        return self.pages[article, to]

    def matches(self, article: str, to: str, row: int) -> tuple[int, Any]:
        """Ask for passages like a row of an article as it was last read."""
        order = {"article": article, "to": to, "row": row, "digest": self.pages[article, to]["digest"]}
        return self.post("/-/matches", order)

    def save(self, article: str, to: str, row: int, text: str) -> tuple[int, Any]:
        """Save a row as it was last read, with another text."""
        page = self.pages[article, to]
        order = {"article": article, "to": to, "row": row, "digest": page["digest"]}
        return self.post("/-/save", {**order, "base": page["rows"][row]["written"], "text": text})


@contextmanager
def running_desk(root: Path, *options: str, lang: str = "en") -> Iterator[RunningDesk]:
    """Provide a desk that is listening."""
    words = ["--ui-lang", lang, "desk", "--root", str(root), "--port", "0", "--by", "Nina Ash", *options]
    log = root.parent / "desk.txt"
    with running_command(words, log, r"http://\S+", signal.SIGINT) as (process, match):
        yield RunningDesk(process, match[0])
