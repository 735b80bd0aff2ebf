"""An order in, an executor out; tasks in, what the store keeps of each out: whoever did it, the same bytes.

Touches processes, the network and the store through their machines only.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from importlib.util import find_spec

import msgspec

from diglot.adapters.executors.local import LocalExecutor
from diglot.adapters.pandoc import pandoc_version
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.model.problems import ClusterMissing
from diglot.model.tasks import Executor, TaskFailed, TaskType, WorkRefused
from diglot.pipeline.base.build_options import BuildOptions

# What besides our own code and pandoc makes bytes of a galley or a PDF.
_LIBRARIES = ("WeasyPrint", "pydyf", "fonttools", "nh3", "pikepdf", "Pillow", "msgspec")


def open_executor(order: BuildOptions) -> AbstractContextManager[Executor]:
    """Who does the work of an order.

    Raises: WorkRefused where a cluster is ordered that cannot be had.
    """
    if not order.cluster:
        return nullcontext(LocalExecutor(order.jobs))
    if not find_spec("distributed"):
        raise WorkRefused(ClusterMissing(order.cluster))
    from diglot.adapters.executors.cluster import ClusterExecutor  # costs 500 ms

    return ClusterExecutor(order.cluster, f"{__name__}:{tools.__name__}")


@cache
def tools() -> dict[str, str]:
    """All that must be the same here and there, each with its version."""
    from importlib.metadata import version  # costs 8 ms: only where there are workers elsewhere

    return {
        "diglot": code_digest().hex()[:12],
        "Python": sys.implementation.cache_tag or sys.version,
        "pandoc": pandoc_version(),
        **{library: version(library) for library in _LIBRARIES},
    }


# ---------------------------------------------------------------- made once, and kept


class Kept(msgspec.Struct, frozen=True):
    """Contents that the store has, and memory does not.

    held: the contents all the same, where the store was found damaged in this build: it may lose them once more.
    """

    store: Store
    key: bytes
    size: int
    held: bytes = b""

    def read(self) -> bytes:
        """The contents.

        Raises: KeptNoMore.
        """
        content = self.held or (self.store.get(self.key) if self.size else b"")
        if content is None:
            raise KeptNoMore
        return content


def kept(store: Store, key: bytes, content: bytes) -> Kept:
    """Contents that are in the store now."""
    return Kept(store, key, len(content), content if store.damage else b"")


class KeptNoMore(Exception):
    """The store was found damaged since, and begun anew: what was made before must be made again."""


class WorkItem(msgspec.Struct, frozen=True):
    """Work to be done once. key: all that it depends on; row: makes the row, where it must be done."""

    key: bytes
    row: Callable[[], bytes]


class Answer(msgspec.Struct, array_like=True, frozen=True):
    """What a worker hands back: contents, and what is to be said of them."""

    content: bytes
    said: bytes = b""


class _Slip(msgspec.Struct, array_like=True, frozen=True):
    """What is kept apart from the contents, so that those need not be read."""

    size: int
    said: bytes


class Made(msgspec.Struct, frozen=True):
    """What came of a task. is_new: it was not in the store. lost: why nobody could do it; then there is nothing."""

    content: Kept
    said: bytes
    is_new: bool = False
    lost: str = ""


def encode(thing: object) -> bytes:
    """A plain value on its way to a worker or back."""
    return msgspec.msgpack.encode(thing)


def make_each(store: Store, executor: Executor, craft: TaskType, tasks: Iterable[WorkItem]) -> Iterator[Made]:
    """What came of each task, in order. What the store has is not done again; no contents stay in memory."""
    waiting: deque[tuple[bytes, Made | None]] = deque()

    def rows() -> Iterator[bytes]:
        for task in tasks:
            made = _found(store, task.key)
            waiting.append((task.key, made))
            if made is None:
                yield task.row()

    for answer in executor.map(craft, rows()):
        yield from _found_ones(waiting)
        key, _ = waiting.popleft()
        yield _put(store, key, answer)
    yield from _found_ones(waiting)


def _found_ones(waiting: deque[tuple[bytes, Made | None]]) -> Iterator[Made]:
    """Those at the head of the queue that need nobody's answer."""
    while waiting and (made := waiting[0][1]):
        waiting.popleft()
        yield made


def _slip_key(key: bytes) -> bytes:
    return cache_key("slip", key)


def _found(store: Store, key: bytes) -> Made | None:
    row = store.get(_slip_key(key))
    if row is None:
        return None
    slip = msgspec.msgpack.decode(row, type=_Slip)
    if slip.size and not store.has(key):
        return None
    held = store.get(key) if store.damage and slip.size else None
    return Made(Kept(store, key, slip.size, held or b""), slip.said)


def _put(store: Store, key: bytes, answer: bytes | TaskFailed) -> Made:
    if isinstance(answer, TaskFailed):
        return Made(Kept(store, key, 0), b"", is_new=True, lost=answer.reason)
    made = msgspec.msgpack.decode(answer, type=Answer)
    if made.content:
        store.put(key, made.content)
    store.put(_slip_key(key), encode(_Slip(len(made.content), made.said)))
    return Made(kept(store, key, made.content), made.said, is_new=True)
