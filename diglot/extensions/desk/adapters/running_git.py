"""A folder and words in, a git that goes on running and answers line by line."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from diglot.adapters.git.program import SECONDS, git_command, git_variables


@contextmanager
def open_git(folder: Path, words: Iterable[str]) -> Iterator[Callable[[str], str]]:
    """Provide a running git that answers lines with a line; "" when it has ended. At the end its input is closed."""
    process = subprocess.Popen(
        git_command(folder, words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        env=git_variables({}),
    )
    late = threading.Timer(SECONDS, process.kill)
    late.start()

    def say(line: str) -> str:
        assert process.stdin
        assert process.stdout
        with suppress(BrokenPipeError):
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
        return process.stdout.readline().rstrip("\n")

    try:
        yield say
    finally:
        with suppress(BrokenPipeError):
            process.communicate()
        late.cancel()
