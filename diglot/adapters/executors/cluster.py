"""Rows in, answers out, by workers on many machines. The only module that imports distributed.

A scheduler of Dask hands rows to workers, which need no disk in common with us: rows and answers travel as bytes. Rows
of a worker that is lost are done again by another. No row is sent before every worker has the same tools as we.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain, islice
from threading import Lock
from types import TracebackType
from typing import Any, TypeAlias
from uuid import uuid4

from distributed import Client, Future, TimeoutError, get_worker
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from diglot.adapters.executors.task_loading import named, opened
from diglot.model.messages import N_
from diglot.model.problems import ClusterLost, ClusterMismatch, ClusterUnreachable
from diglot.model.tasks import TaskFailed, TaskType, WorkRefused

Tools: TypeAlias = Mapping[str, str]
"""Versions by name: of all that could make answers differ."""

_SECONDS_TO_REACH = 5
# How long workers may be away: a supervisor starts one that died again within some seconds.
_SECONDS_WITHOUT_WORKERS = 30.0
_SECONDS_A_LOOK = 2.0
# For each worker: one row under way, and some that come or go meanwhile.
_ROWS_A_WORKER = 4


class ClusterExecutor:
    """Workers of a cluster. Use as a context manager: leaving it lets go of them."""

    def __init__(self, address: str, tools: str) -> None:
        """tools: the importable name of a function that tells them, here and there.

        Raises: WorkRefused where there is no scheduler, no worker, or a worker with other tools.
        """
        _hush()
        self._address = address
        self._tools = tools
        try:
            self._client = Client(address, timeout=_SECONDS_TO_REACH, set_as_default=False)
        except ValueError:
            reason = N_("this is no address such as tcp://10.0.0.1:8786")
            raise WorkRefused(ClusterUnreachable(address, reason)) from None
        except (OSError, TimeoutError):
            raise WorkRefused(ClusterUnreachable(address, N_("no scheduler answers there"))) from None
        try:
            self._workers = self._met_workers()
        except BaseException:
            self._client.close()
            raise

    def __enter__(self) -> ClusterExecutor:
        """They are there already."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Let go of them."""
        self._client.close()

    @property
    def workers(self) -> int:
        """How many worker processes there were when the build began."""
        return self._workers

    def map(self, craft: TaskType, rows: Iterable[bytes]) -> Iterator[bytes | TaskFailed]:
        """The answers in the rows' order."""
        ahead = iter(rows)
        first = list(islice(ahead, craft.few + 1))
        if len(first) <= craft.few:
            yield from map(opened(craft), first) if first else ()
            return
        name = f"{craft.opener.rpartition(':')[2]}-{uuid4().hex}"
        # A task too, so that a worker that comes late, or lost it, gets it without being told.
        setting = self._submit(_taken, craft.setting, key=f"setting-of-{name}")
        under_way: deque[Future[bytes]] = deque()
        for number, row in enumerate(chain(first, ahead)):
            key = f"{name}-{number}"
            under_way.append(self._submit(_do, craft.opener, setting, row, self._tools, self._ours, key=key))
            if len(under_way) >= _ROWS_A_WORKER * self._workers:
                yield self._answer(under_way.popleft())
        while under_way:
            yield self._answer(under_way.popleft())

    # ------------------------------------------------------------ workers

    @property
    def _ours(self) -> Tools:
        return _tools(self._tools)

    def _met_workers(self) -> int:
        """How many worker processes there are, all with our tools."""
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS_TO_REACH)
        except TimeoutError:
            raise WorkRefused(ClusterUnreachable(self._address, N_("it has no workers"))) from None
        workers = list(self._client.nthreads())
        for worker in workers:
            self._compare(worker, self._tools_of(worker))
        return len(workers)

    def _tools_of(self, worker: str) -> Tools:
        """What a worker has; nothing where diglot is not installed there, or one that does not know the question."""
        try:
            [theirs] = self._client.run(_tools, self._tools, workers=[worker]).values()
        except (CommClosedError, OSError) as error:
            raise WorkRefused(ClusterLost(self._address, str(error))) from None
        except Exception:  # whatever the import was met with there comes here as a bare one
            return {}
        tools: Tools = theirs
        return tools

    def _compare(self, worker: str, theirs: Tools) -> None:
        for name, version in self._ours.items():
            if theirs.get(name) != version:
                raise WorkRefused(ClusterMismatch(self._address, worker, name, theirs.get(name, N_("none")), version))

    # ------------------------------------------------------------ work

    def _submit(self, do: Callable[..., bytes], *parts: Any, key: str) -> Future[bytes]:
        # Twice where a worker met a fault: it may be the machine's, a full disk or a process that does not start.
        return self._client.submit(do, *parts, key=key, pure=False, retries=1)

    def _answer(self, future: Future[bytes]) -> bytes | TaskFailed:
        seen = time.monotonic()
        while True:
            try:
                answer: bytes = future.result(timeout=_SECONDS_A_LOOK)
            except TimeoutError:
                if self._has_workers():
                    seen = time.monotonic()
                elif time.monotonic() - seen > _SECONDS_WITHOUT_WORKERS:
                    raise WorkRefused(ClusterLost(self._address, N_("no worker is left"))) from None
            except _OtherTools as difference:
                worker, theirs = difference.args
                self._compare(worker, theirs)
            except KilledWorker:
                return TaskFailed(N_("the process that worked on it died, and so did the next one"))
            except (CommClosedError, FutureCancelledError) as error:
                raise WorkRefused(ClusterLost(self._address, str(error))) from None
            else:
                return answer

    def _has_workers(self) -> bool:
        with suppress(CommClosedError, OSError, TimeoutError):
            return bool(self._client.nthreads())
        return False


def _hush() -> None:
    """Keep Dask's own remarks from the terminal: what goes wrong is told as a problem, in the editor's language."""
    for name in [*logging.root.manager.loggerDict]:
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


# ---------------------------------------------------------------- on a worker


class _OtherTools(Exception):
    """A worker that came late has other tools. Its address, and what it has."""


_one_at_a_time = Lock()
"""A craft is done by one thread of a process at a time, however many Dask gives it."""


def _tools(name: str) -> Tools:
    tools: Tools = named(name)()
    return tools


def _taken(setting: bytes) -> bytes:
    return setting


def _do(opener: str, setting: bytes, row: bytes, tools: str, expected: Tools) -> bytes:
    theirs = _tools(tools)
    if theirs != expected:
        raise _OtherTools(get_worker().address, theirs)
    with _one_at_a_time:
        return opened(TaskType(opener, setting))(row)
