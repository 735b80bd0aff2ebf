"""A publication in, somebody who writes at its desk out: without a server and a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from diglot.extensions.desk.pipeline.app import DeskApp
from diglot.extensions.desk.pipeline.desk import Desk
from diglot.extensions.desk.pipeline.theme import make_renderer
from diglot.extensions.preview.model.messages import PendingResponse, PendingWork, PreviewRequest
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.publication import DAY, formatter


@dataclass
class Writer:
    """Somebody at the desk, whose browser has no screen."""

    root: Path
    app: DeskApp

    def post(self, path: str, **order: str) -> tuple[int, Any]:
        """Send an order, as the script of a page does."""
        return self._send(PreviewRequest("POST", path, {}, "", json.dumps(order).encode()))

    def send(self, path: str, content: bytes, **order: str) -> tuple[int, Any]:
        """Send a file."""
        return self._send(PreviewRequest("POST", path, {}, urlencode(order), content))

    def _send(self, asked: PreviewRequest) -> tuple[int, Any]:
        answer = self.app.respond(asked)
        if isinstance(answer, PendingResponse):
            assert isinstance(answer.wait, PendingWork)
            answer = answer.then(answer.wait.work())
        is_json = answer.mime.startswith("application/json")
        return answer.status, json.loads(answer.body) if is_json else answer.body.decode()

    def page(self, path: str, query: str = "") -> tuple[int, str]:
        """Load a page."""
        answer = self.app.respond(PreviewRequest("GET", path, {}, query))
        assert not isinstance(answer, PendingResponse)
        return answer.status, answer.body.decode()

    def text(self, path: str) -> str:
        """Return a file of the publication."""
        return (self.root / path).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Return all files of texts and pictures."""
        paths = (path for path in (self.root / "content").rglob("*") if path.is_file())
        return {str(path.relative_to(self.root)): path.read_bytes() for path in paths}


@contextmanager
def open_writer(root: Path) -> Iterator[Writer]:
    """Provide somebody at the desk of a publication."""
    words = formatter("en")
    desk = Desk(root, KNOWN, lambda: DAY, "Nina Ash", 1)
    try:
        yield Writer(root, DeskApp(desk, words, make_renderer(words.words)))
    finally:
        desk.close()
