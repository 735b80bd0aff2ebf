"""Payloads in, answers out, by workers on many machines. The only module that imports distributed.

A scheduler of Dask hands tasks to workers, which need no disk in common with this machine: payloads and answers travel
as bytes. Tasks of a worker that is lost are run again by another. No task is sent before every worker is known to have
the same versions of all tools as this process.
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
from msgspec.structs import replace

from diglot.adapters.executors.local import LocalExecutor, run_task
from diglot.adapters.executors.task_loading import import_attribute
from diglot.extensions.cluster.adapters.language_packages import language_packages, learn_languages
from diglot.extensions.cluster.model.problems import ClusterLost, ClusterToolMismatch, ClusterUnreachable
from diglot.model.messages import N_
from diglot.model.tasks import Answer, ExecutorUnavailable, TaskFailed, TaskType

Tools: TypeAlias = Mapping[str, str]
"""Versions by name, of everything that could make answers differ."""

_SECONDS_TO_REACH = 5
# How long all workers may be away: a supervisor restarts one that died within some seconds.
_SECONDS_WITHOUT_WORKERS = 30.0
_POLL_SECONDS = 2.0
# For each worker: one task under way, and some in transit.
_TASKS_PER_WORKER = 4


class ClusterExecutor:
    """Runs tasks on the workers of a cluster. Use as a context manager: leaving it closes the connection."""

    def __init__(self, address: str, tools: str) -> None:
        """tools: the importable name of a function that returns their versions, here and on the workers.

        Raises: ExecutorUnavailable where there is no scheduler, no worker, or a worker with other tools.
        """
        _silence_log()
        self._address = address
        self._tools, self._packages = tools, language_packages()
        try:
            self._client = _connect(address)
        except ValueError:
            reason = N_("this is not an address such as tcp://10.0.0.1:8786")
            raise ExecutorUnavailable(ClusterUnreachable(address, reason)) from None
        except TypeError:
            # Where its configuration names no certificates, Dask passes on None for them.
            reason = N_("TLS needs certificates: name them in Dask's configuration, under distributed.comm.tls")
            raise ExecutorUnavailable(ClusterUnreachable(address, reason)) from None
        except (OSError, TimeoutError):
            raise ExecutorUnavailable(ClusterUnreachable(address, N_("no scheduler answers at this address"))) from None
        try:
            self._workers = self._check_workers()
        except BaseException:
            self._client.close()
            raise

    def __enter__(self) -> ClusterExecutor:
        """Return the executor: it is connected already."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self._client.close()

    @property
    def workers(self) -> int:
        """The number of worker processes when the build began."""
        return self._workers

    def map(self, task_type: TaskType, payloads: Iterable[bytes]) -> Iterator[Answer]:
        """Yield the answers in the payloads' order."""
        remaining = iter(payloads)
        first = list(islice(remaining, task_type.local_limit + 1))
        if len(first) <= task_type.local_limit:
            yield from LocalExecutor(1).map(task_type, first)
            return
        name = f"{task_type.factory.rpartition(':')[2]}-{uuid4().hex}"
        # The config is a task of Dask too: the scheduler sends it to workers that join later or lost it.
        config = self._submit(_unchanged, task_type.config, key=f"config-of-{name}")
        under_way: deque[Future[Answer]] = deque()
        for number, payload in enumerate(chain(first, remaining)):
            call = (replace(task_type, config=b""), config, payload, self._tools, self._packages, self._local_tools)
            under_way.append(self._submit(_run_task, *call, key=f"{name}-{number}"))
            if len(under_way) >= _TASKS_PER_WORKER * self._workers:
                yield self._answer(under_way.popleft())
        while under_way:
            yield self._answer(under_way.popleft())

    # ------------------------------------------------------------ workers

    @property
    def _local_tools(self) -> Tools:
        return _tools(self._tools, self._packages)

    def _check_workers(self) -> int:
        """Compare the tools of every worker process with those of this one; return how many workers there are."""
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS_TO_REACH)
        except TimeoutError:
            raise ExecutorUnavailable(ClusterUnreachable(self._address, N_("it has no workers"))) from None
        workers = list(self._client.nthreads())
        for worker in workers:
            self._compare(worker, self._tools_of(worker))
        return len(workers)

    def _tools_of(self, worker: str) -> Tools:
        """Return the tools of a worker; none where diglot is missing there, or too old to have `tools`."""
        try:
            [worker_tools] = self._client.run(_tools, self._tools, self._packages, workers=[worker]).values()
        except (CommClosedError, OSError):
            raise ExecutorUnavailable(ClusterLost(self._address, N_("a worker no longer answers"))) from None
        except Exception:  # an import that fails there is raised here as a bare Exception
            return {}
        tools: Tools = worker_tools
        return tools

    def _compare(self, worker: str, worker_tools: Tools) -> None:
        for name, version in self._local_tools.items():
            if worker_tools.get(name) != version:
                raise ExecutorUnavailable(
                    ClusterToolMismatch(self._address, worker, name, worker_tools.get(name, N_("none")), version)
                )

    # ------------------------------------------------------------ tasks

    def _submit(self, function: Callable[..., Answer], *arguments: Any, key: str) -> Future[Answer]:
        # Tried twice: the cause of an exception may be one machine, a full disk or a process that does not start.
        return self._client.submit(function, *arguments, key=key, pure=False, retries=1)

    def _answer(self, future: Future[Answer]) -> Answer:
        last_seen = time.monotonic()
        while True:
            try:
                answer: Answer = future.result(timeout=_POLL_SECONDS)
            except TimeoutError:
                if self._has_workers():
                    last_seen = time.monotonic()
                elif time.monotonic() - last_seen > _SECONDS_WITHOUT_WORKERS:
                    raise ExecutorUnavailable(ClusterLost(self._address, N_("no workers are left"))) from None
            except _OtherTools as difference:
                worker, worker_tools = difference.args
                self._compare(worker, worker_tools)
            except KilledWorker:
                return TaskFailed(N_("the process working on it died, and so did the next one"))
            except (CommClosedError, FutureCancelledError):
                raise ExecutorUnavailable(ClusterLost(self._address, N_("the scheduler no longer answers"))) from None
            else:
                return answer

    def _has_workers(self) -> bool:
        with suppress(CommClosedError, OSError, TimeoutError):
            return bool(self._client.nthreads())
        return False


def _silence_log() -> None:
    """Keep Dask's own log from the terminal: failures are reported as problems, in the editor's language."""
    for name in [*logging.root.manager.loggerDict]:
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


# ---------------------------------------------------------------- on a worker


class _OtherTools(Exception):
    """A worker that joined later has other tools. Arguments: its address, and its tools."""


_task_lock = Lock()
"""Tasks are run by one thread of a process at a time, however many Dask gives it."""


def _tools(name: str, packages: tuple[str, ...]) -> Tools:
    """Return the versions of everything. packages: of languages, which this process knows from then on."""
    return {**import_attribute(name)(), **learn_languages(packages)}


def _unchanged(config: bytes) -> bytes:
    return config


def _connect(address: str) -> Client:
    """Return a client that is connected. Raises: ValueError, OSError or TimeoutError, as distributed does."""
    try:
        return Client(address, timeout=_SECONDS_TO_REACH, set_as_default=False)
    except AssertionError:
        # distributed gives its own thread ten seconds to start, and a machine under load may need more, once.
        return Client(address, timeout=_SECONDS_TO_REACH, set_as_default=False)


def _run_task(
    task_type: TaskType, config: bytes, payload: bytes, tools: str, packages: tuple[str, ...], expected: Tools
) -> Answer:
    worker_tools = _tools(tools, packages)
    if worker_tools != expected:
        raise _OtherTools(get_worker().address, worker_tools)
    with _task_lock:
        return run_task(replace(task_type, config=config), payload)
