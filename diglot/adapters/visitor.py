"""A preview's address in, what a browser sees there out. Touches processes and the network, of this machine only."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from diglot.model.trials import TrialFailed

# News of a preview, as its own script reads them: adapters/web_server.py.
_NEWS = "/-/news"
_SECONDS = 600


class Visitor:
    """A reader with one page open, and the line over which the page is told to load again."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
        self._line.request("GET", _NEWS)
        self._news = self._line.getresponse()

    def wait_for_news(self) -> None:
        """Wait until a build has ended.

        Raises: TrialFailed where the preview has ended.
        """
        if not self._news.readline() or not self._news.readline():
            raise TrialFailed("serve")

    def read(self, path: str) -> bytes:
        """A page as it is now."""
        with closing(http.client.HTTPConnection("127.0.0.1", self._port, timeout=_SECONDS)) as line:
            line.request("GET", path)
            return line.getresponse().read()

    def close(self) -> None:
        """Close the page."""
        self._line.close()


@contextmanager
def open_preview(command: Sequence[str]) -> Iterator[Visitor]:
    """Start a preview, visit it, and end it. command: prints the preview's address first.

    Raises: TrialFailed where it does not even start.
    """
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout
            found = re.search(r"http://[^/]+:(\d+)/", process.stdout.readline())
            if not found:
                raise TrialFailed("serve")
            with closing(Visitor(int(found[1]))) as visitor:
                yield visitor
        finally:
            process.send_signal(signal.SIGINT)
