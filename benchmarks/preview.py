"""Starts `serve` and reads pages of it as an open browser would. Touches processes and the loopback."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from benchmarks.records import MeasurementFailed

# The events of a preview, as its own script reads them.
_EVENTS = "/-/news"
_SECONDS = 600


class PreviewClient:
    """A browser with one page open, which is notified when a build has ended."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
        self._connection.request("GET", _EVENTS)
        self._events = self._connection.getresponse()

    def wait_for_build(self) -> None:
        """Wait until a build has ended.

        Raises: MeasurementFailed if the preview has ended.
        """
        if not self._events.readline() or not self._events.readline():
            raise MeasurementFailed("serve")

    def read(self, path: str) -> bytes:
        """Return a page as it is now."""
        with closing(http.client.HTTPConnection("127.0.0.1", self._port, timeout=_SECONDS)) as connection:
            connection.request("GET", path)
            return connection.getresponse().read()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@contextmanager
def open_preview(command: Sequence[str]) -> Iterator[PreviewClient]:
    """Start a preview, yield a client of it, and end it. command: prints the preview's address first.

    Raises: MeasurementFailed if it does not start.
    """
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout
            found = re.search(r"http://[^/]+:(\d+)/", process.stdout.readline())
            if not found:
                raise MeasurementFailed("serve")
            with closing(PreviewClient(int(found[1]))) as client:
                yield client
        finally:
            process.send_signal(signal.SIGINT)
