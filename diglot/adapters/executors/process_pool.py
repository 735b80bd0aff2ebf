"""Payloads in, answers out, by forked processes in which everything that is slow to import is imported already.

A process that dies, or takes too long, is replaced and its task tried once more; if that process does so too, the task
fails, and no other. A process cannot have more memory than its task's budget, and the task fails at once.
Not `concurrent.futures`: there one death ends the whole pool and does not say which task caused it.
"""

from __future__ import annotations

import atexit
import ctypes
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from math import inf
from multiprocessing.connection import Connection, wait
from threading import Thread
from types import TracebackType
from typing import Any

import msgspec

from diglot.adapters.executors.task_loading import new_function
from diglot.adapters.processor_time import CLOCK_FACTOR, processor_seconds
from diglot.adapters.system.forks import can_fork
from diglot.adapters.system.limits import limit_own_memory, own_bytes
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_
from diglot.model.tasks import TOO_BUSY, TOO_LONG, Answer, TaskFailed, TaskType

# Answers wait for those before them, and occupy memory: at most this many tasks are under way for each process.
_TASKS_AHEAD = 8
_SECONDS_TO_END = 5.0
# From <sys/prctl.h>.
_PR_SET_PDEATHSIG = 1

_TOO_LARGE = TaskFailed(N_("it exceeded the memory limit"))
_DIED_TWICE = TaskFailed(N_("the process working on it died, and so did the next one"))


def map_in_processes(
    task_type: TaskType, payloads: Iterable[bytes], size: int, *, forks: bool = True
) -> Iterator[Answer]:
    """Yield the answers in the payloads' order; while all processes are busy, the next payloads are made.

    forks: whether this process may fork; if not, it starts a server without threads that forks for it.
    """
    with _Pool(task_type, size, _start_method(forks=forks)) as pool:
        yield from _map_in_pool(pool, payloads)


# For isolated tasks that come one by one: starting a process and warming it up takes as long as making a short PDF.
_kept: list[_Pool] = []


def run_in_kept_process(task_type: TaskType, payload: bytes) -> Answer:
    """Return the answer to a payload, by a process that is kept for the next one of the same type."""
    if not _kept or _kept[0].task_type != task_type:
        end_kept_process()
        _kept.append(_Pool(task_type, 1, _start_method(forks=False)))
    try:
        [answer] = _map_in_pool(_kept[0], [payload])
    except BaseException:
        end_kept_process()
        raise
    return answer


@atexit.register
def end_kept_process() -> None:
    """End the process that `run_in_kept_process` keeps, if there is one."""
    for pool in _kept:
        pool.end()
    _kept.clear()


def _map_in_pool(pool: _Pool, payloads: Iterable[bytes]) -> Iterator[Answer]:
    tasks = (_Task(number, payload) for number, payload in enumerate(payloads))
    ready: deque[_Task] = deque()
    answers: dict[int, Answer] = {}
    yielded = taken = 0
    is_exhausted = False
    while True:
        while ready and pool.has_capacity:
            pool.start(ready.popleft())
        if not is_exhausted and len(ready) < pool.size and taken - yielded < _TASKS_AHEAD * pool.size:
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


def _start_method(*, forks: bool) -> str:
    wanted = "fork" if forks else "forkserver"
    return wanted if can_fork() and wanted in multiprocessing.get_all_start_methods() else "spawn"


@dataclass
class _Task:
    """A payload with its place among all. losses: how many processes died of it, or were ended."""

    number: int
    payload: bytes
    losses: int = 0


class _WorkerFault(msgspec.Struct, frozen=True):
    """A traceback from a worker: a bug of the program."""

    trace: str


class _Pool:
    """The worker processes of one type of tasks. Use as a context manager: they end with it."""

    def __init__(self, task_type: TaskType, size: int, start_method: str) -> None:
        if task_type.preload and start_method == "fork":
            import_module(task_type.preload)
        elif task_type.preload and start_method == "forkserver":
            multiprocessing.set_forkserver_preload([task_type.preload])
        self._start_method = start_method
        self.task_type = task_type
        self.size = size
        self._workers: list[_Worker] = []

    def __enter__(self) -> _Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.end(is_sudden=kind is not None)

    def end(self, *, is_sudden: bool = False) -> None:
        """End the processes: those that are busy, or all of them, at once."""
        for worker in self._workers:
            worker.end(is_sudden=is_sudden)

    @property
    def has_capacity(self) -> bool:
        """Whether another task could be started now."""
        return len(self._workers) < self.size or any(worker.task is None for worker in self._workers)

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
            inherited = [other.pipe for other in self._workers] if self._start_method == "fork" else None
            worker = _Worker(self.task_type, self._start_method, inherited)
            self._workers.append(worker)
        worker.start(task)

    def wait(self) -> Iterator[tuple[_Task, Answer | None]]:
        """Wait for tasks to finish and yield them with their answers: None where a task must be tried again."""
        next_look = min(worker.next_look for worker in self._workers if worker.task)
        for worker in self._finished(max(0.0, next_look - time.monotonic())):
            task, answer = worker.receive()
            if isinstance(answer, _WorkerFault):
                raise RuntimeError(f"in a worker process:\n{answer.trace}")
            if answer is None:
                yield self._give_up(worker, task, _DIED_TWICE)
                continue
            if isinstance(answer, TaskFailed) or worker.started >= self.task_type.tasks_per_worker:
                self._drop(worker)
            yield task, answer
        for worker in [*self._workers]:
            if worker.task and (reason := worker.find_excess()) and not worker.pipe.poll():
                yield self._give_up(worker, worker.task, TaskFailed(reason))

    def _give_up(self, worker: _Worker, task: _Task, failure: TaskFailed) -> tuple[_Task, TaskFailed | None]:
        """End a worker; return its task, with a failure if it has lost a worker before."""
        self._drop(worker, is_sudden=True)
        task.losses += 1
        return task, failure if task.losses > 1 else None

    def _finished(self, seconds: float) -> list[_Worker]:
        """Return the workers that have answered or died; wait for one at most this long."""
        busy = {worker.pipe: worker for worker in self._workers if worker.task}
        return [busy[pipe] for pipe in wait(list(busy), seconds) if isinstance(pipe, Connection)]

    def _drop(self, worker: _Worker, *, is_sudden: bool = False) -> None:
        self._workers.remove(worker)
        worker.end(is_sudden=is_sudden)


class _Worker:
    """A worker process, which runs one task at a time.

    started: how many it was given. next_look: when its task can have used up its time, by the monotonic clock.
    """

    def __init__(self, task_type: TaskType, start_method: str, other_pipes: Sequence[Connection] | None) -> None:
        """other_pipes: this process's ends of the pipes of the other workers, which a fork inherits."""
        context: Any = multiprocessing.get_context(start_method)
        self.pipe: Connection
        self.pipe, far_end = context.Pipe()
        self.task: _Task | None = None
        self.started = 0
        self.next_look = inf
        self._begun = self._used_before = self._seconds = 0.0
        self._budget = task_type.budget
        inherited = [] if other_pipes is None else [*other_pipes, self.pipe]
        parent = None if other_pipes is None else os.getpid()
        arguments = (task_type, LANGUAGES.places, far_end, inherited, parent)
        self._process = context.Process(target=_run_worker, args=arguments, daemon=True)
        with _children_allowed():
            self._process.start()
        far_end.close()

    def start(self, task: _Task) -> None:
        self.task = task
        self.started += 1
        self._seconds = self._budget.seconds_for(task.payload)
        self._begun, self._used_before = time.monotonic(), processor_seconds(self._process.pid)
        self.next_look = self._begun + self._seconds
        # A process that has died meanwhile is noticed when its answer is read.
        with suppress(OSError):
            self.pipe.send(task.payload)

    def find_excess(self) -> str:
        """Return why the task under way must be ended, "" if it may go on."""
        now = time.monotonic()
        if now < self.next_look:
            return ""
        processor = self._seconds - (processor_seconds(self._process.pid) - self._used_before)
        clock = CLOCK_FACTOR * self._seconds - (now - self._begun)
        self.next_look = now + min(processor, clock)
        return TOO_LONG if processor <= 0 else TOO_BUSY if clock <= 0 else ""

    def receive(self) -> tuple[_Task, Answer | _WorkerFault | None]:
        """Return the task that was under way, and its answer; None where the process died of it."""
        task, self.task = self.task, None
        assert task
        try:
            answer: Answer | _WorkerFault = self.pipe.recv()
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


@contextmanager
def _children_allowed() -> Iterator[None]:
    """Let this process start others even if it is a daemon, such as a worker of Dask: they end with their pipes."""
    settings: dict[str, Any] = getattr(multiprocessing.current_process(), "_config")  # noqa: B009
    is_daemon = settings.pop("daemon", False)
    try:
        yield
    finally:
        settings["daemon"] = is_daemon


def _run_worker(
    task_type: TaskType,
    languages: Mapping[Lang, str],
    pipe: Connection,
    inherited: Iterable[Connection],
    parent: int | None,
) -> None:
    """Answer payloads from a pipe until it ends: the main function of a worker process.

    languages: their places, which only a fork knows without being told.
    inherited: the parent's ends of all pipes; while a worker has one open, the worker at the other end does not
    notice that the parent is gone. parent: the process number of the one that forked, None if that is a server.
    """
    # Ctrl-C is for the build, which ends its workers; their own children end when they exit.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    for connection in inherited:
        connection.close()
    if parent is None:
        # A server forked this process, and lives as long as it does: only the one that ordered it counts.
        Thread(target=_end_after_orderer, daemon=True).start()
    else:
        _end_with(parent)
    _limit_memory(task_type.budget.memory)
    LANGUAGES.add(languages)
    run_task = new_function(task_type)
    with suppress(EOFError, ConnectionError):
        while True:
            payload = pipe.recv()
            try:
                answer: Answer | _WorkerFault = run_task(payload)
            except MemoryError:
                answer = _TOO_LARGE
            except Exception:
                answer = _WorkerFault(traceback.format_exc())
            pipe.send(answer)


def _limit_memory(more: int) -> None:
    """Let this process have so many bytes more than it has now (Linux)."""
    if more and sys.platform.startswith("linux"):
        limit_own_memory(own_bytes() + more)


def _end_after_orderer() -> None:
    """Terminate this process when the one that ordered it has died, also in the midst of a task."""
    orderer = multiprocessing.parent_process()
    assert orderer
    orderer.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _end_with(parent: int) -> None:
    """Let this process be terminated when its parent dies, also in the midst of a task.

    Where the system cannot do that (not Linux), the end of the pipe ends the process after its task.
    """
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            sys.exit()
