"""Parts of work in, what a function makes of each out, by forked processes, which know all that this one knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import msgspec

from diglot.adapters.executors.local import LocalExecutor
from diglot.model.tasks import TaskFunction, TaskType

Work: TypeAlias = Callable[[Sequence[str]], bytes]
"""Returns what it makes of some keys."""

# A forked process finds its copy here, so that nothing of a publication has to go through a pipe.
_SHARED: list[tuple[Work, Callable[[], None]]] = []


def map_in_forks(work: Work, parts: Sequence[Sequence[str]], jobs: int, prepare: Callable[[], None]) -> Iterator[bytes]:
    """Yield what the work makes of each part, in order; b"" where it went wrong: it will here too, and can be reported.

    prepare: is called first in every process, which has this one's connections.
    """
    _SHARED.append((work, prepare))
    try:
        payloads = map(msgspec.msgpack.encode, parts)
        for answer in LocalExecutor(jobs).map(TaskType(f"{__name__}:{make_worker.__name__}"), payloads):
            yield answer if isinstance(answer, bytes) else b""
    finally:
        _SHARED.pop()


def make_worker(_config: bytes) -> TaskFunction:
    """Return the function that does the work on the keys of a payload, in a forked process."""
    work, prepare = _SHARED[-1]
    prepare()

    def run(payload: bytes) -> bytes:
        try:
            return work(msgspec.msgpack.decode(payload, type=list[str]))
        except Exception:
            return b""

    return run
