"""Progress of a build in, lines or a progress bar on the terminal out. The only module that imports rich."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from diglot.model.problems import N_

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Console:
    """Progress callbacks that print. Use as a context manager: the bar is gone before anything else is printed.

    say: translates the name of a stage. stream: standard error unless given. is_quiet: print nothing (a program reads
    the output).
    """

    def __init__(self, say: Callable[..., str], stream: TextIO | None = None, *, is_quiet: bool = False) -> None:
        self._say = say
        self._stream = stream or sys.stderr
        self._is_quiet = is_quiet
        self._started = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Console:
        """Return the console: nothing is shown yet."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Remove the bar."""
        if self._bar:
            self._bar.stop()

    def wait(self, holder: str) -> None:
        """Say that another build must end first. holder: its process number, "" where it is not known."""
        if not self._is_quiet:
            named = N_("Another build is running (process {number}). Waiting for it to finish.")
            message = self._say(
                named if holder else N_("Another build is running. Waiting for it to finish."), number=holder
            )
            print(message, file=self._stream, flush=True)

    def stage(self, name: str, total: int) -> None:
        """Begin a stage. total: the number of its steps."""
        if self._is_quiet:
            return
        if not self._stream.isatty():
            print(f"{self._say(name)}: {total}", file=self._stream, flush=True)
            return
        bar = self._started_bar()
        if self._task is not None:
            bar.remove_task(self._task)
        self._task = bar.add_task(self._say(name), total=total)

    def step(self) -> None:
        """Count one step of the stage as done."""
        if self._bar and self._task is not None:
            self._bar.advance(self._task)

    def published(self) -> None:
        """Say that pages are published, and PDFs follow."""
        if self._is_quiet:
            return
        if self._bar:
            self._bar.stop()
            self._bar = self._task = None
        seconds = f"{time.monotonic() - self._started:.0f}"
        message = self._say(N_("Pages ready after {seconds} s; PDFs follow."), seconds=seconds)
        print(message, file=self._stream, flush=True)

    def _started_bar(self) -> Bar:
        if self._bar is None:
            from rich.console import Console as RichConsole  # costs 40 ms: only on a terminal
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            self._bar = Progress(*columns, console=RichConsole(file=self._stream), transient=True)
            self._bar.start()
        return self._bar
