"""A publication in, its desk on this machine out, in this process or one of its own, and browsers that speak to it."""

from __future__ import annotations

import http.client
import json
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlencode

import pytest
import uvicorn

from diglot.extensions.desk.pipeline.app import DeskApp, OwnerApp
from diglot.extensions.desk.pipeline.desk import Desk
from diglot.extensions.desk.pipeline.theme import make_renderer
from diglot.extensions.preview.adapters import web_server
from diglot.extensions.preview.core.request_guard import LOOPBACK_NAMES, allowed_hosts
from diglot.extensions.preview.model.messages import PendingResponse, PreviewRequest, PreviewResponse
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.publication import DAY, formatter
from tests.tools.running_command import RunningProcess, running_command
from tests.tools.servers import Answer
from tests.tools.waiting import PATIENCE_S


@dataclass
class ServedDesk:
    """A desk that listens. url: its address, with its token."""

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
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
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


@dataclass
class RunningDesk(ServedDesk):
    """A desk in a process of its own."""

    process: RunningProcess


@dataclass
class DeskHere(ServedDesk):
    """A desk in this process. turn: who holds it lets the desk answer nothing meanwhile, as if it had much to do."""

    turn: threading.Lock


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

    desk: ServedDesk
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

    def send(self, path: str, content: bytes, **order: str) -> tuple[int, Any]:
        """Send a file, as the script of a page would."""
        headers = {"Content_Type": "application/octet-stream", "Origin": self.desk.origin, "Cookie": self.cookie}
        answer = self.desk.ask("POST", f"{path}?{urlencode(order)}", content, **headers)
        return answer.status, json.loads(answer.body)

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
        yield RunningDesk(match[0], process)


@dataclass
class _InTurn:
    """An application that answers while nobody else has its turn."""

    app: OwnerApp
    turn: threading.Lock

    def refuse(self, asked: PreviewRequest) -> PreviewResponse | None:
        """Return what the application does."""
        return self.app.refuse(asked)

    def most_bytes(self, asked: PreviewRequest) -> int:
        """Return what the application does."""
        return self.app.most_bytes(asked)

    def answer(self, asked: PreviewRequest) -> PreviewResponse | PendingResponse:
        """Return what the application does."""
        with self.turn:
            return self.app.answer(asked)


@contextmanager
def desk_here(root: Path) -> Iterator[DeskHere]:
    """Provide a desk that is listening: begun in a moment, and sharing the pandocs and catalogues of the other tests."""
    place = web_server.listen("127.0.0.1", 0)
    port = place.getsockname()[1]
    desk, words, turn = Desk(root, KNOWN, lambda: DAY, "Nina Ash", 1), formatter("en"), threading.Lock()
    app = OwnerApp(DeskApp(desk, words, make_renderer(words.words)), allowed_hosts(LOOPBACK_NAMES, port), port)
    servers: SimpleQueue[uvicorn.Server] = SimpleQueue()

    class Server(uvicorn.Server):
        def __init__(self, config: uvicorn.Config) -> None:
            super().__init__(config)
            servers.put(self)

    thread = threading.Thread(target=web_server.serve_app, args=(_InTurn(app, turn), place), daemon=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uvicorn, "Server", Server)
        thread.start()
        server = servers.get()
    try:
        yield DeskHere(f"http://127.0.0.1:{port}/?token={app.token}", turn)
    finally:
        server.should_exit = True
        thread.join()
        desk.close()
