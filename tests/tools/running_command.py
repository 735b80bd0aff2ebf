"""The words of a command that serves in, the running command and what it printed first out."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.tools.publication import EPOCH
from tests.tools.waiting import PATIENCE_S, wait_until
from tests.tools.warm_process import WarmProcess, start_warm

ROOT = Path(__file__).parents[2]

RunningProcess = subprocess.Popen[str] | WarmProcess


def as_it_is() -> None:
    """Change nothing in a process."""


@contextmanager
def running_command(
    words: Sequence[str],
    log: Path,
    address: str,
    end: signal.Signals = signal.SIGTERM,
    under: Sequence[str] = (),
    prepare: Callable[[], None] = as_it_is,
) -> Iterator[tuple[RunningProcess, re.Match[str]]]:
    """Provide a command of diglot in a process of its own, with what its first line has of its address.

    log: gets what it writes to standard error. address: a pattern. end: the signal that ends it.
    under: the command that runs it. prepare: a function of a module, called in the process before; not with `under`.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "SOURCE_DATE_EPOCH": EPOCH}
    process = (
        _start_cold([*under, sys.executable, "-m", "diglot", *words], environment, log)
        if under
        else start_warm(words, environment, log, prepare)
    )
    assert process.stdout
    try:
        with _looked_at_when_late(process, log):
            match = re.search(address, process.stdout.readline())
            assert match, log.read_text(encoding="utf-8")
            yield process, match
    finally:
        with _looked_at_when_late(process, log):
            if process.poll() is None:
                process.send_signal(end)
            process.wait(PATIENCE_S)
        process.stdout.close()


@contextmanager
def _looked_at_when_late(process: RunningProcess, log: Path) -> Iterator[None]:
    """Print what a process is doing for which somebody has waited in vain, and end it: nobody will see that again."""
    try:
        yield
    except (TimeoutError, subprocess.TimeoutExpired):
        if isinstance(process, WarmProcess) and process.poll() is None:
            process.send_signal(signal.SIGUSR1)
            wait_until(lambda: "most recent call first" in log.read_text(encoding="utf-8"), 10)
            print(log.read_text(encoding="utf-8"))
        process.kill()
        raise


def _start_cold(command: Sequence[str], environment: Mapping[str, str], log: Path) -> subprocess.Popen[str]:
    with log.open("ab") as errors:
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment)
