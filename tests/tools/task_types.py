"""Task types for the tests of executors: they tell who ran a task, or do what a good worker never would. Bytes in and out."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from diglot.model.tasks import TaskFunction


def open_spelling(setting: bytes) -> TaskFunction:
    """Says the setting before the row."""
    return lambda row: setting + b":" + row


def open_signing(_setting: bytes) -> TaskFunction:
    """Says which process did the row."""
    return lambda _: str(os.getpid()).encode()


def open_long_answers(_setting: bytes) -> TaskFunction:
    """Says the row as often as it counts."""
    return lambda row: row * int(row)


def open_dying(_setting: bytes) -> TaskFunction:
    """Dies of one row, by the signal that nobody can refuse."""

    def work(row: bytes) -> bytes:
        if row == b"fatal":
            os.kill(os.getpid(), signal.SIGKILL)
        return row

    return work


def open_dying_once(setting: bytes) -> TaskFunction:
    """Dies of one row, but not a second time. setting: the path of a file that remembers."""
    memory = Path(setting.decode())

    def work(row: bytes) -> bytes:
        if row == b"fatal" and not memory.exists():
            memory.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return row

    return work


def open_faulty(_setting: bytes) -> TaskFunction:
    """Has a fault of its own."""

    def work(row: bytes) -> bytes:
        raise LookupError(f"no such word: {row.decode()}")

    return work


def open_slow_signing(_setting: bytes) -> TaskFunction:
    """The same, in so much time that others get some of the rows."""

    def work(_: bytes) -> bytes:
        time.sleep(0.1)
        return str(os.getpid()).encode()

    return work
