"""The words of a command of diglot in, a process that runs it out: a fork of one that has imported what commands need.

Imports are most of what a command costs that serves for a second.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import TextIOWrapper
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import TextIO, cast

import diglot.__main__
from diglot.cli.command_line import run

_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload(
    [
        "diglot.extensions.desk.cli.desk",
        "diglot.extensions.polls.cli.polls",
        "diglot.extensions.preview.adapters.web_server",
        "diglot.extensions.desk.pipeline.access.team_app",
        "diglot.extensions.polls.pipeline.service",
        "diglot.extensions.preview.pipeline.preview",
    ]
)


@dataclass(frozen=True)
class WarmProcess:
    """A running command, as `subprocess.Popen` would show it. stdout: what it prints.

    Told so by SIGUSR1, it writes to its log what each of its threads is doing.
    """

    _process: ForkServerProcess
    stdout: TextIO

    @property
    def pid(self) -> int:
        """The process of the command itself."""
        assert self._process.pid
        return self._process.pid

    def poll(self) -> int | None:
        """Return the exit code, none while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """Wait for the end; return the exit code.

        Raises: subprocess.TimeoutExpired.
        """
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            raise subprocess.TimeoutExpired(self._process.name, timeout)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


def start_warm(
    words: Sequence[str], environment: Mapping[str, str], log: Path, prepare: Callable[[], None]
) -> WarmProcess:
    """Start a command. log: gets what it writes to standard error. prepare: called in the process before."""
    reader, writer = _FORKING.Pipe(duplex=False)
    process = _FORKING.Process(target=_run, args=(words, environment, log, prepare, writer), name=f"diglot {words[0]}")
    process.start()
    writer.close()
    return WarmProcess(process, TextIOWrapper(os.fdopen(os.dup(reader.fileno()), "rb"), encoding="utf-8"))


def _run(
    words: Sequence[str], environment: Mapping[str, str], log: Path, prepare: Callable[[], None], output: Connection
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.dup2(output.fileno(), sys.stdout.fileno())
    output.close()
    with log.open("ab") as errors:
        os.dup2(errors.fileno(), sys.stderr.fileno())
    cast(TextIOWrapper, sys.stdout).reconfigure(line_buffering=True)
    sys.argv = [diglot.__main__.__file__, *words]
    faulthandler.register(signal.SIGUSR1)
    prepare()
    run()
