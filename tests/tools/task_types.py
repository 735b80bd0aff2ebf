"""Task types for the tests of executors: they answer with the process that ran a task, or fail. Bytes in and out."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from diglot.model.tasks import TaskFunction


def open_spelling(config: bytes) -> TaskFunction:
    """Make a function that returns the config and the payload."""
    return lambda payload: config + b":" + payload


def open_signing(_config: bytes) -> TaskFunction:
    """Make a function that returns the number of its process."""
    return lambda _: str(os.getpid()).encode()


def open_long_answers(_config: bytes) -> TaskFunction:
    """Make a function that repeats the payload as many times as it says."""
    return lambda payload: payload * int(payload)


def open_dying(_config: bytes) -> TaskFunction:
    """Make a function that is killed by one payload."""

    def work(payload: bytes) -> bytes:
        if payload == b"fatal":
            os.kill(os.getpid(), signal.SIGKILL)
        return payload

    return work


def open_dying_once(config: bytes) -> TaskFunction:
    """Make a function that is killed by one payload the first time. config: the path of a file that remembers it."""
    memory = Path(config.decode())

    def work(payload: bytes) -> bytes:
        if payload == b"fatal" and not memory.exists():
            memory.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return payload

    return work


def open_greedy(config: bytes) -> TaskFunction:
    """Make a function that never ends on "long", waits for ever on "idle", and takes a gigabyte for "large".

    config: the path of a file that gets a line for each task that never ends, or nothing.
    """

    def work(payload: bytes) -> bytes:
        if payload == b"long":
            if config:
                with Path(config.decode()).open("a", encoding="utf-8") as tries:
                    tries.write("tried\n")
            while True:
                pass
        if payload == b"idle":
            time.sleep(600)
        if payload == b"large":
            bytearray(1_000_000_000)
        return payload

    return work


def open_faulty(_config: bytes) -> TaskFunction:
    """Make a function that has a bug."""

    def work(payload: bytes) -> bytes:
        raise LookupError(f"no such word: {payload.decode()}")

    return work


def open_slow_signing(_config: bytes) -> TaskFunction:
    """Make a slow function that returns the number of its process, so that others get some payloads."""

    def work(_: bytes) -> bytes:
        time.sleep(0.1)
        return str(os.getpid()).encode()

    return work


def open_telling(_config: bytes) -> TaskFunction:
    """Make a function that prints the number of its process and does not end."""

    def work(payload: bytes) -> bytes:
        print(os.getpid(), flush=True)
        time.sleep(600)
        return payload

    return work
