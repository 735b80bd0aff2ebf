"""Rows in, answers out, by processes that are forked for them, with what is slow to import in them already.

A process that dies is replaced and its row tried once more; if that one dies too, the row is lost, and no other.
Not `concurrent.futures`: there one death ends the whole pool, and nobody knows which row it was.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any

import msgspec

from diglot.adapters.executors.task_loading import newly_opened
from diglot.model.messages import N_
from diglot.model.tasks import TaskFailed, TaskType

# Answers wait for those before them, and their memory with them: so many rows for each process, no more.
_ROWS_AHEAD = 8
_SECONDS_TO_END = 5.0

_HAS_FORK = "fork" in multiprocessing.get_all_start_methods()
_CONTEXT: Any = multiprocessing.get_context("fork" if _HAS_FORK else "spawn")


def map_in_processes(craft: TaskType, rows: Iterable[bytes], size: int) -> Iterator[bytes | TaskFailed]:
    """The answers in the rows' order; while processes are busy, the next rows are made."""
    coming = (_Payload(number, content) for number, content in enumerate(rows))
    ready: deque[_Payload] = deque()
    answers: dict[int, bytes | TaskFailed] = {}
    told = taken = 0
    is_over = False
    with _Pool(craft, size) as crew:
        while True:
            while ready and crew.has_room:
                crew.give(ready.popleft())
            if not is_over and len(ready) < size and taken - told < _ROWS_AHEAD * size:
                row = next(coming, None)
                if row is None:
                    is_over = True
                else:
                    taken += 1
                    ready.append(row)
                    if crew.has_room or not crew.has_news:
                        continue
            if not crew.is_busy and not ready:
                return
            for row, answer in crew.news():
                if answer is None:
                    ready.appendleft(row)
                else:
                    answers[row.number] = answer
            while told in answers:
                yield answers.pop(told)
                told += 1


@dataclass
class _Payload:
    """A row with its place among all. deaths: how many processes died with it."""

    number: int
    content: bytes
    deaths: int = 0


class _Fault(msgspec.Struct, frozen=True):
    """A fault of ours that a worker met, as Python told it there."""

    trace: str


class _Pool:
    """The processes of one craft. Use as a context manager: they end with it."""

    def __init__(self, craft: TaskType, size: int) -> None:
        if _HAS_FORK and craft.heavy:
            import_module(craft.heavy)
        self._craft = craft
        self._size = size
        self._hands: list[_Worker] = []

    def __enter__(self) -> _Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for hand in self._hands:
            hand.end(is_sudden=kind is not None)

    @property
    def has_room(self) -> bool:
        """Could another row be begun now?"""
        return len(self._hands) < self._size or any(hand.row is None for hand in self._hands)

    @property
    def is_busy(self) -> bool:
        """Is a row under way?"""
        return any(hand.row for hand in self._hands)

    @property
    def has_news(self) -> bool:
        """Has a process answered or died since?"""
        return bool(self._wait(0))

    def give(self, row: _Payload) -> None:
        """Have a row begun by a process that is idle, or by a new one."""
        hand = next((hand for hand in self._hands if hand.row is None), None)
        if hand is None:
            hand = _Worker(self._craft)
            self._hands.append(hand)
        hand.give(row)

    def news(self) -> Iterator[tuple[_Payload, bytes | TaskFailed | None]]:
        """Rows with their answers, when there are some; without one where a row must be given once more."""
        for hand in self._wait(None):
            row, answer = hand.taken_answer()
            if isinstance(answer, _Fault):
                raise RuntimeError(f"in a worker process:\n{answer.trace}")
            if answer is None:
                row.deaths += 1
                self._drop(hand, is_sudden=True)
                yield (
                    row,
                    TaskFailed(N_("the process that worked on it died, and so did the next one"))
                    if (row.deaths > 1)
                    else None,
                )
                continue
            if hand.served >= self._craft.rows_a_worker:
                self._drop(hand)
            yield row, answer

    def _wait(self, seconds: float | None) -> list[_Worker]:
        busy = {hand.pipe: hand for hand in self._hands if hand.row}
        return [busy[pipe] for pipe in wait(list(busy), seconds) if isinstance(pipe, Connection)]

    def _drop(self, hand: _Worker, *, is_sudden: bool = False) -> None:
        self._hands.remove(hand)
        hand.end(is_sudden=is_sudden)


class _Worker:
    """A worker process, one row at a time."""

    def __init__(self, craft: TaskType) -> None:
        self.pipe: Connection
        self.pipe, far_end = _CONTEXT.Pipe()
        self.row: _Payload | None = None
        self.served = 0
        self._process = _CONTEXT.Process(target=_work, args=(craft, far_end), daemon=True)
        self._process.start()
        far_end.close()

    def give(self, row: _Payload) -> None:
        self.row = row
        self.served += 1
        # One that died meanwhile is found when its answer is looked for.
        with suppress(OSError):
            self.pipe.send(row.content)

    def taken_answer(self) -> tuple[_Payload, bytes | _Fault | None]:
        """The row that was under way, and its answer; None where the process died with it."""
        row, self.row = self.row, None
        assert row
        try:
            answer: bytes | _Fault = self.pipe.recv()
        except (EOFError, OSError):
            return row, None
        return row, answer

    def end(self, *, is_sudden: bool) -> None:
        """End the process: when it is idle, or at once."""
        if is_sudden or self.row:
            self._process.terminate()
        else:
            with suppress(OSError):
                # The pipe's end alone would not do: a process that was forked later has it too.
                self.pipe.send(None)
        self._process.join(_SECONDS_TO_END)
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _work(craft: TaskType, pipe: Connection) -> None:
    """The life of a worker process."""
    # Ctrl-C is for the build, which ends its workers; what these started ends on their way out.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    work = newly_opened(craft)
    with suppress(EOFError, BrokenPipeError):
        while (row := pipe.recv()) is not None:
            try:
                answer: bytes | _Fault = work(row)
            except Exception:
                answer = _Fault(traceback.format_exc())
            pipe.send(answer)
