"""A publication in, its running preview on this machine out."""

from __future__ import annotations

import http.client
import json
import re
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.tools import servers
from tests.tools.running_command import RunningProcess, running_command
from tests.tools.servers import Answer
from tests.tools.waiting import PATIENCE_S


@dataclass(frozen=True)
class Running:
    """A running preview."""

    process: RunningProcess
    port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Send a request as a browser would. headers: with underscores for hyphens."""
        return servers.ask(self.port, path, {name.replace("_", "-"): value for name, value in headers.items()}, method)

    def memory_kb(self) -> int:
        """Return the resident memory of the process in kB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        match = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert match
        return int(match[1])


class News:
    """The events that an open page receives."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
        self._connection.request("GET", "/-/news", headers={"Host": f"127.0.0.1:{port}"})
        self._stream = self._connection.getresponse()
        assert self._stream.headers["Content-Type"].startswith("text/event-stream")

    def next(self) -> dict[str, Any]:
        """Wait for the next event and return it."""
        lines = [self._stream.readline().decode(), self._stream.readline().decode()]
        assert lines[1] == "\n"
        event: dict[str, Any] = json.loads(lines[0].removeprefix("data: "))
        return event

    def close(self) -> None:
        """Close the page."""
        self._connection.close()


@contextmanager
def running(
    root: Path, *options: str, lang: str = "en", under: Sequence[str] = (), log: Path | None = None
) -> Iterator[Running]:
    """Provide a preview that is listening. under: the command that runs it. log: gets what it says of problems."""
    words = ["--ui-lang", lang, "serve", "--root", str(root), "--port", "0", *options]
    with running_command(words, log or root.parent / "preview.txt", r"http://\S+:(\d+)/", signal.SIGINT, under) as (
        process,
        match,
    ):
        yield Running(process, int(match[1]))
