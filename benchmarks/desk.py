"""Starts `desk`, and asks it what the script of its pages asks. Touches processes and the loopback."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import urlencode

from benchmarks.publication import amendment
from benchmarks.records import Cost, MeasurementFailed
from benchmarks.timing import peaks_of
from tests.tools.desk_server import Browser, ServedDesk

T = TypeVar("T")

_TO = "ru"


class DeskClient:
    """A browser at a desk. pid: of the desk."""

    def __init__(self, browser: Browser, pid: int) -> None:
        self._browser = browser
        self._pid = pid

    def load_board(self) -> None:
        """Load the page of all articles."""
        assert self._browser.get("/").status == 200

    def open(self, article: str) -> Cost:
        """Open an article by its key; return what it cost."""
        return _timed(lambda: self._browser.open(article, _TO))[1]

    def save(self, article: str, number: int) -> Cost:
        """Save a paragraph of an opened article with the word of an edit, and load its page until it is there."""
        page = self._browser.pages[article, _TO]
        row = self.paragraphs(article)[0]

        def show() -> bytes:
            text = f"{amendment(number)} {page['rows'][row]['written']}"
            status, answer = self._browser.save(article, _TO, row, text)
            assert status == 200, answer
            rows = [answer["row"] if at == row else each for at, each in enumerate(page["rows"])]
            self._browser.pages[article, _TO] = {**page, "digest": answer["digest"], "rows": rows}
            query = urlencode({"name": article, "lang": _TO, "version": answer["digest"]})
            return self._browser.get(f"/-/page?{query}").body

        shown, cost = _timed(show)
        assert amendment(number).encode() in shown
        return cost

    def suggest(self, article: str, row: int) -> tuple[int, Cost]:
        """Return how many translations of passages like a row are suggested, and what it cost."""
        (status, answer), cost = _timed(lambda: self._browser.matches(article, _TO, row))
        assert status == 200, answer
        return len(answer["matches"]), cost

    def paragraphs(self, article: str) -> Sequence[int]:
        """Return the numbers of the rows of an opened article that begin with the number of its copy."""
        rows: Sequence[Mapping[str, Any]] = self._browser.pages[article, _TO]["rows"]
        return [row["number"] for row in rows if re.match(r"\d+: ", row["source"])]

    def peaks(self) -> tuple[float | None, float | None]:
        """Return the peak memory of the desk, and of its largest descendant, in MB."""
        return peaks_of(self._pid)


@contextmanager
def open_desk(command: Sequence[str]) -> Iterator[DeskClient]:
    """Start a desk, yield a client of it, and end it. command: prints the desk's address first.

    Raises: MeasurementFailed if it does not start, or answers otherwise than it should.
    """
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found
            yield DeskClient(ServedDesk(found[0]).visit(), process.pid)
        except (AssertionError, OSError, http.client.HTTPException) as error:
            raise MeasurementFailed(f"desk: {error}") from error
        finally:
            process.send_signal(signal.SIGINT)


def _timed(work: Callable[[], T]) -> tuple[T, Cost]:
    started = time.monotonic()
    result = work()
    return result, Cost(time.monotonic() - started)
