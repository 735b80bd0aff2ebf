"""A number of workers in, the address of a Dask scheduler of this machine out.

Touches processes and a temporary folder. Dask is not imported: its own program starts everything.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from diglot.model.trials import TrialFailed

_SECONDS_TO_START = 60


@contextmanager
def open_scheduler(program: str, workers: int) -> Iterator[str]:
    """A scheduler with workers of one thread each, on the loopback address, until the end of the block.

    Raises: TrialFailed where one of them does not start in time.
    """
    with tempfile.TemporaryDirectory(prefix="diglot-") as name, ExitStack() as processes:
        folder = Path(name)
        place = folder / "scheduler.json"
        common = ["--scheduler-file", str(place), "--host", "127.0.0.1", "--no-dashboard"]
        processes.enter_context(_running([program, "scheduler", *common, "--port", "0"], folder / "scheduler"))
        _wait_until(place.exists)
        logs = [folder / f"worker-{number}" for number in range(workers)]
        for log in logs:
            processes.enter_context(_running([program, "worker", *common, "--nthreads", "1", "--no-nanny"], log))
        _wait_until(lambda: all(_REGISTERED in log.read_bytes() for log in logs))
        yield str(json.loads(place.read_text(encoding="utf-8"))["address"])


# A worker that looks a hundred times a second at what it is doing loses a twentieth of its time.
_UNWATCHED = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"}

# What a worker says when it is ready for work.
_REGISTERED = b"Registered to"


@contextmanager
def _running(command: Sequence[str], log: Path) -> Iterator[None]:
    with (
        log.open("wb") as said,
        subprocess.Popen(
            command,
            cwd=log.parent,
            env={**os.environ, **_UNWATCHED},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
        ) as process,
    ):
        try:
            yield
        finally:
            process.send_signal(signal.SIGINT)


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while not is_so():
        if time.monotonic() > deadline:
            raise TrialFailed("dask")
        time.sleep(0.1)
