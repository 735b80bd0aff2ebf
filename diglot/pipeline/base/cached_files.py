"""Makes files by tasks and caches them: takes tasks, yields the files in the store.

Each file is made once, in any process, with the same bytes. Touches the store and the executor through their adapters
only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import msgspec

from diglot.adapters.databases.store import Store, cache_key
from diglot.model.problems import BusyComputer, PrintFailed, Problem
from diglot.model.tasks import TOO_BUSY, TaskType
from diglot.pipeline.base.resources import Resources


class CachedFile(msgspec.Struct, frozen=True):
    """A file in the store, not in memory, with its problems.

    size: 0 where the file could not be made, or was left. is_new: whether it was made in this build.
    content: the bytes themselves, only where the store was found damaged in this build and may lose them again.
    """

    store: Store
    key: bytes
    size: int
    problems: tuple[Problem, ...] = ()
    is_new: bool = False
    content: bytes = b""

    def read(self) -> bytes:
        """Read the file from the store.

        Raises: CachedFileLost.
        """
        content = self.content or (self.store.get(self.key) if self.size else b"")
        if content is None:
            raise CachedFileLost
        return content


class CachedFileLost(Exception):
    """The store was found damaged and replaced by an empty one since the file was made: make everything again."""


ReadReport: TypeAlias = Callable[[bytes, str], tuple[Problem, ...]]
"""Converts the report of a worker on a file, given its source, to problems."""


class FileTask(msgspec.Struct, frozen=True):
    """Files to be made once, together.

    keys: of each, a hash of everything that it depends on. source: the file that problems are reported at.
    payload: returns the payload for a worker; called only if the store lacks one of the files.
    """

    keys: tuple[bytes, ...]
    source: str
    payload: Callable[[], bytes]
    read_report: ReadReport


def encode(value: object) -> bytes:
    """Encode a plain value that is sent to a worker or back."""
    return msgspec.msgpack.encode(value)


def encode_answer(*files: tuple[bytes, object]) -> bytes:
    """Encode the result of a worker: each file with the report on it."""
    return encode([(content, encode(report)) for content, report in files])


def make_files(
    resources: Resources, task_type: TaskType, tasks: Iterable[FileTask]
) -> Iterator[tuple[CachedFile, ...]]:
    """Yield the files of each task, in order. Files in the store are not made again; no contents stay in memory.

    Where the resources allow only what is kept, those that the store lacks have size 0.
    """
    store = resources.store
    pending: deque[tuple[FileTask, tuple[CachedFile, ...]]] = deque()

    def payloads() -> Iterator[bytes]:
        for task in tasks:
            found = [_find(store, task, key) for key in task.keys]
            if not resources.makes_files:
                found = [file or CachedFile(store, key, 0) for file, key in zip(found, task.keys, strict=True)]
            files = tuple(filter(None, found))
            cached = files if len(files) == len(found) else ()
            pending.append((task, cached))
            if not cached:
                yield task.payload()

    def pop_cached() -> Iterator[tuple[CachedFile, ...]]:
        while pending and (cached := pending[0][1]):
            pending.popleft()
            yield cached

    for answer in resources.executor.map(task_type, payloads()):
        yield from pop_cached()
        task, _ = pending.popleft()
        if isinstance(answer, bytes):
            made = msgspec.msgpack.decode(answer, type=list[tuple[bytes, bytes]])
            yield tuple(_put(store, task, key, *file) for key, file in zip(task.keys, made, strict=True))
        else:
            is_busy = answer.reason == TOO_BUSY
            failure = BusyComputer(task.source, None) if is_busy else PrintFailed(task.source, None, answer.reason)
            yield tuple(CachedFile(store, key, 0, (failure,), is_new=True) for key in task.keys)
    yield from pop_cached()


def _put(store: Store, task: FileTask, key: bytes, content: bytes, report: bytes) -> CachedFile:
    store.put(_report_key(key), encode((len(content), report)))
    return put_file(store, key, content, task.read_report(report, task.source))


def put_file(store: Store, key: bytes, content: bytes, problems: tuple[Problem, ...] = ()) -> CachedFile:
    """Put a new file into the store."""
    if content:
        store.put(key, content)
    return CachedFile(store, key, len(content), problems, is_new=True, content=content if store.damage else b"")


def find_file(store: Store, key: bytes) -> CachedFile | None:
    """Return a file that was made before, or None if the store does not have it, or has lost it."""
    content = store.get(key)
    return None if content is None else CachedFile(store, key, len(content), content=content if store.damage else b"")


def _find(store: Store, task: FileTask, key: bytes) -> CachedFile | None:
    """Return a file of a task, without reading its contents, or None if the store does not have it."""
    stored = store.get(_report_key(key))
    if stored is None:
        return None
    size, report = msgspec.msgpack.decode(stored, type=tuple[int, bytes])
    if size and not store.has(key):
        return None
    content = store.get(key) if store.damage and size else None
    return CachedFile(store, key, size, task.read_report(report, task.source), content=content or b"")


def _report_key(key: bytes) -> bytes:
    # The report is stored apart from the file, so that the file need not be read.
    return cache_key("report", key)
