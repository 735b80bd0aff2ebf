"""A Dask scheduler and its workers as real processes on this machine.

Each is started from the installed package, listens on the loopback only, and is terminated at the end.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from distributed import Client

from tests.tools.servers import free_port
from tests.tools.waiting import PATIENCE_S, wait_until

ROOT = Path(__file__).parents[2]


@dataclass
class TestCluster:
    """A scheduler with its workers."""

    __test__ = False

    address: str
    folder: Path
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def start_worker(self, code: Path = ROOT, *, is_watched: bool = False) -> subprocess.Popen[bytes]:
        """Start a worker. code: the folder of its diglot. is_watched: restart it when it dies."""
        folder = self.folder / f"worker-{next(self._numbers)}"
        folder.mkdir()
        options = ["--nthreads", "1", "--no-dashboard", "--local-directory", str(folder)]
        options += [] if is_watched else ["--no-nanny"]
        worker = _start("worker", self.address, *options, "--host", "127.0.0.1", code=code, folder=folder)
        self.workers.append(worker)
        return worker

    def wait_for_workers(self, number: int) -> None:
        """Wait until so many workers are ready."""
        if number:
            with Client(self.address, set_as_default=False) as client:
                client.wait_for_workers(number, timeout=PATIENCE_S)

    def end_workers(self) -> None:
        """End all workers, and wait until the scheduler has noticed."""
        for worker in self.workers:
            # Not killed: a nanny must end its worker first.
            worker.terminate()
            worker.wait()
        self.workers.clear()
        with Client(self.address, set_as_default=False) as client:
            assert wait_until(lambda: not client.scheduler_info()["workers"])


@contextmanager
def dask_cluster(folder: Path, workers: int = 2, code: Path = ROOT) -> Iterator[TestCluster]:
    """Provide a cluster whose workers are ready. code: the folder of their diglot, or several as in PYTHONPATH."""
    port = free_port()
    options = ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    scheduler = _start("scheduler", *options, code=ROOT, folder=folder)
    cluster = TestCluster(f"tcp://127.0.0.1:{port}", folder)
    try:
        assert wait_until(lambda: _answers(port)), "the scheduler did not start"
        for _ in range(workers):
            cluster.start_worker(code)
        cluster.wait_for_workers(workers)
        yield cluster
    finally:
        for process in (*cluster.workers, scheduler):
            # Not killed: a nanny must end its worker first.
            process.terminate()
            process.wait()


def _start(program: str, *arguments: str, code: Path, folder: Path) -> subprocess.Popen[bytes]:
    # Profiling, a hundred times a second, costs a worker a twentieth of its time.
    environment = {**os.environ, "PYTHONPATH": str(code), "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"}
    with (folder / f"{program}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", program, *arguments], env=environment, cwd=folder, stdout=log, stderr=log
        )


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
