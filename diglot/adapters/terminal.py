"""The terminal: a bar on long work where a person watches, plain lines elsewhere. The only user of rich."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from diglot.model.problems import N_

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Console:
    """Watches a build. Use as a context manager, so that the bar is gone before anything else is printed.

    say: the translation of a stage's name. stream: the standard error's, as it is then, where none is given.
    is_quiet: nothing is shown (a program reads the output).
    """

    def __init__(self, say: Callable[..., str], stream: TextIO | None = None, *, is_quiet: bool = False) -> None:
        self._say = say
        self._stream = stream or sys.stderr
        self._is_quiet = is_quiet
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Console:
        """Nothing is shown yet."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()

    def wait(self, holder: str) -> None:
        """Another build is under way, in that process."""
        if not self._is_quiet:
            known = N_("Another build is under way (process {number}). Waiting for it.")
            words = self._say(known if holder else N_("Another build is under way. Waiting for it."), number=holder)
            print(words, file=self._stream, flush=True)

    def stage(self, name: str, total: int) -> None:
        """A stage begins that has so many steps."""
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
        """One step of the stage is done."""
        if self._bar and self._task is not None:
            self._bar.advance(self._task)

    def _started_bar(self) -> Bar:
        if self._bar is None:
            from rich.console import Console as RichConsole  # costs 40 ms: only where somebody watches
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            self._bar = Progress(*columns, console=RichConsole(file=self._stream), transient=True)
            self._bar.start()
        return self._bar
