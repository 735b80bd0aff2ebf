"""Payloads in, answers out, by forked processes in which everything that is slow to import is imported already.

A process that dies is replaced and its task tried once more; if that process dies too, the task fails, and no other.
Not `concurrent.futures`: there one death ends the whole pool and does not say which task caused it.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any

import msgspec

from diglot.adapters.executors.task_loading import new_function
from diglot.model.messages import N_
from diglot.model.tasks import TaskFailed, TaskType

# Answers wait for those before them, and occupy memory: at most this many tasks are under way for each process.
_TASKS_AHEAD = 8
_SECONDS_TO_END = 5.0
# From <sys/prctl.h>.
_PR_SET_PDEATHSIG = 1

_HAS_FORK = "fork" in multiprocessing.get_all_start_methods()
_CONTEXT: Any = multiprocessing.get_context("fork" if _HAS_FORK else "spawn")


def map_in_processes(task_type: TaskType, payloads: Iterable[bytes], size: int) -> Iterator[bytes | TaskFailed]:
    """Yield the answers in the payloads' order; while all processes are busy, the next payloads are made."""
    tasks = (_Task(number, payload) for number, payload in enumerate(payloads))
    ready: deque[_Task] = deque()
    answers: dict[int, bytes | TaskFailed] = {}
    yielded = taken = 0
    is_exhausted = False
    with _Pool(task_type, size) as pool:
        while True:
            while ready and pool.has_capacity:
                pool.start(ready.popleft())
            if not is_exhausted and len(ready) < size and taken - yielded < _TASKS_AHEAD * size:
                task = next(tasks, None)
                if task is None:
                    is_exhausted = True
                else:
                    taken += 1
                    ready.append(task)
                    if pool.has_capacity or not pool.has_answers:
                        continue
            if not pool.is_busy and not ready:
                return
            for task, answer in pool.wait():
                if answer is None:
                    ready.appendleft(task)
                else:
                    answers[task.number] = answer
            while yielded in answers:
                yield answers.pop(yielded)
                yielded += 1


@dataclass
class _Task:
    """A payload with its place among all. deaths: how many processes died of it."""

    number: int
    payload: bytes
    deaths: int = 0


class _WorkerFault(msgspec.Struct, frozen=True):
    """A traceback from a worker: a bug of the program."""

    trace: str


class _Pool:
    """The worker processes of one type of tasks. Use as a context manager: they end with it."""

    def __init__(self, task_type: TaskType, size: int) -> None:
        if _HAS_FORK and task_type.preload:
            import_module(task_type.preload)
        self._task_type = task_type
        self._size = size
        self._workers: list[_Worker] = []

    def __enter__(self) -> _Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end(is_sudden=kind is not None)

    @property
    def has_capacity(self) -> bool:
        """Whether another task could be started now."""
        return len(self._workers) < self._size or any(worker.task is None for worker in self._workers)

    @property
    def is_busy(self) -> bool:
        """Whether a task is under way."""
        return any(worker.task for worker in self._workers)

    @property
    def has_answers(self) -> bool:
        """Whether a worker has answered or died since the last `wait`."""
        return bool(self._finished(0))

    def start(self, task: _Task) -> None:
        """Give a task to an idle worker, or to a new one."""
        worker = next((worker for worker in self._workers if worker.task is None), None)
        if worker is None:
            worker = _Worker(self._task_type, [other.pipe for other in self._workers])
            self._workers.append(worker)
        worker.start(task)

    def wait(self) -> Iterator[tuple[_Task, bytes | TaskFailed | None]]:
        """Wait for tasks to finish and yield them with their answers: None where a task must be tried again."""
        for worker in self._finished(None):
            task, answer = worker.receive()
            if isinstance(answer, _WorkerFault):
                raise RuntimeError(f"in a worker process:\n{answer.trace}")
            if answer is None:
                task.deaths += 1
                self._drop(worker, is_sudden=True)
                failure = TaskFailed(N_("the process working on it died, and so did the next one"))
                yield task, failure if task.deaths > 1 else None
                continue
            if worker.started >= self._task_type.tasks_per_worker:
                self._drop(worker)
            yield task, answer

    def _finished(self, seconds: float | None) -> list[_Worker]:
        """Return the workers that have answered or died; wait for one at most this long (None: without end)."""
        busy = {worker.pipe: worker for worker in self._workers if worker.task}
        return [busy[pipe] for pipe in wait(list(busy), seconds) if isinstance(pipe, Connection)]

    def _drop(self, worker: _Worker, *, is_sudden: bool = False) -> None:
        self._workers.remove(worker)
        worker.end(is_sudden=is_sudden)


class _Worker:
    """A worker process, which runs one task at a time. started: how many it was given."""

    def __init__(self, task_type: TaskType, other_pipes: Sequence[Connection]) -> None:
        """other_pipes: this process's ends of the pipes of the other workers, which a fork inherits."""
        self.pipe: Connection
        self.pipe, far_end = _CONTEXT.Pipe()
        self.task: _Task | None = None
        self.started = 0
        inherited = [*other_pipes, self.pipe] if _HAS_FORK else []
        arguments = (task_type, far_end, inherited, os.getpid())
        self._process = _CONTEXT.Process(target=_run_worker, args=arguments, daemon=True)
        self._process.start()
        far_end.close()

    def start(self, task: _Task) -> None:
        self.task = task
        self.started += 1
        # A process that has died meanwhile is noticed when its answer is read.
        with suppress(OSError):
            self.pipe.send(task.payload)

    def receive(self) -> tuple[_Task, bytes | _WorkerFault | None]:
        """Return the task that was under way, and its answer; None where the process died of it."""
        task, self.task = self.task, None
        assert task
        try:
            answer: bytes | _WorkerFault = self.pipe.recv()
        except (EOFError, OSError):
            return task, None
        return task, answer

    def end(self, *, is_sudden: bool) -> None:
        """End the process: when it is idle, or at once."""
        if is_sudden or self.task:
            self._process.terminate()
        self.pipe.close()
        self._process.join(_SECONDS_TO_END)
        self._process.kill()
        self._process.join()


def _run_worker(task_type: TaskType, pipe: Connection, inherited: Iterable[Connection], parent: int) -> None:
    """Answer payloads from a pipe until it ends: the main function of a worker process.

    inherited: the parent's ends of all pipes; while a worker has one open, the worker at the other end does not
    notice that the parent is gone. parent: its process number.
    """
    # Ctrl-C is for the build, which ends its workers; their own children end when they exit.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    for connection in inherited:
        connection.close()
    _end_with(parent)
    run_task = new_function(task_type)
    with suppress(EOFError, ConnectionError):
        while True:
            payload = pipe.recv()
            try:
                answer: bytes | _WorkerFault = run_task(payload)
            except Exception:
                answer = _WorkerFault(traceback.format_exc())
            pipe.send(answer)


def _end_with(parent: int) -> None:
    """Let this process be terminated when its parent dies, also in the midst of a task.

    Where the system cannot do that (not Linux), the end of the pipe ends the process after its task.
    """
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            sys.exit()
