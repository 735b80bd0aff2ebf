"""The state of the last build in, the tasks whose dependencies have changed since out.

A task makes some pages or files. While it runs, `tracking` records its dependencies; the state keeps them, their
digests and the result of the task. In the next build the task is up to date as long as all these digests are the
same. Touches the store only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from diglot.adapters.store import Store
from diglot.model.dependencies import Dependency
from diglot.model.digests import Digest, digest_of
from diglot.model.rebuild_reasons import FIRST, NEW, Reason

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def digest_of_values(*values: object) -> Digest:
    """Return a digest of plain values, dataclasses and structs that is the same in every process."""
    try:
        return digest_of(_ENCODER.encode(values))
    except OverflowError:
        # An integer of more than 64 bits, such as an author may have typed.
        return digest_of(repr(values).encode())


class _SavedTask(msgspec.Struct, array_like=True):
    """A task that was run. dependencies: their indexes in `_SavedState.dependencies`."""

    dependencies: list[int]
    result: bytes


class _SavedState(msgspec.Struct, array_like=True):
    """The stored state of a build. digests: of the dependencies, in their order."""

    base: list[tuple[Dependency, Digest]]
    dependencies: list[Dependency]
    digests: list[Digest]
    tasks: dict[str, _SavedTask]


_EMPTY = _SavedState([], [], [], {})


def _read(stored: bytes | None) -> _SavedState:
    """Return the stored state, or an empty one if there is none or another version of diglot wrote it."""
    try:
        return msgspec.msgpack.decode(stored, type=_SavedState) if stored else _EMPTY
    except msgspec.DecodeError:
        return _EMPTY


class PreviousResult(msgspec.Struct, frozen=True):
    """The last build's record of a task. changed: the dependencies that have changed since."""

    result: bytes
    dependencies: frozenset[Dependency]
    changed: tuple[Dependency, ...]


@dataclass
class BuildState:
    """Dependencies and results of tasks: those of the last build with the same options, and those of this one."""

    store: Store
    key: bytes
    base: Mapping[Dependency, Digest]
    """What every task depends on: where one of these digests has changed, no task is up to date."""
    current_digest: Callable[[Dependency], Digest]
    reasons: dict[str, tuple[Reason, ...]] = field(default_factory=dict)
    """Why each task of this build was run; empty for one that is up to date, but whose files are not."""

    def __post_init__(self) -> None:
        """Read the state of the last build."""
        saved = _read(self.store.get(self.key))
        previous = dict(saved.base)
        changed = tuple(dependency for dependency, digest in self.base.items() if previous.get(dependency) != digest)
        self._saved = _EMPTY if changed else saved
        self._reasons_for_new: tuple[Reason, ...] = (changed if previous else (FIRST,)) or (NEW,)
        # Dependencies keep their indexes, so that the record of a reused task stays valid.
        self._indexes = {dependency: index for index, dependency in enumerate(self._saved.dependencies)}
        self._digests: dict[Dependency, Digest] = {}
        self._tasks: dict[str, _SavedTask] = {}

    def is_up_to_date(self, task: str) -> bool:
        """Return whether the last build ran a task and none of its dependencies has changed since."""
        saved = self._saved.tasks.get(task)
        return saved is not None and self._changed.isdisjoint(saved.dependencies)

    def result(self, task: str) -> bytes:
        """Return the result of a task that is up to date."""
        return self._saved.tasks[task].result

    def previous(self, task: str) -> PreviousResult | None:
        """Return what the last build recorded of a task, or None if it did not run it."""
        saved = self._saved.tasks.get(task)
        if saved is None:
            return None
        dependencies = self._saved.dependencies
        changed = tuple(dependencies[index] for index in saved.dependencies if index in self._changed)
        return PreviousResult(saved.result, frozenset(dependencies[index] for index in saved.dependencies), changed)

    def reuse(self, task: str) -> None:
        """Carry the record of a task over from the last build."""
        self._tasks[task] = self._saved.tasks[task]

    def record(self, task: str, dependencies: Collection[Dependency], result: bytes) -> None:
        """Record that a task was run."""
        previous = self.previous(task)
        self.reasons[task] = previous.changed if previous else self._reasons_for_new
        indexes = [self._indexes.setdefault(dependency, len(self._indexes)) for dependency in sorted(dependencies)]
        self._tasks[task] = _SavedTask(indexes, result)

    def save(self) -> None:
        """Store the state for the next build."""
        dependencies = list(self._indexes)
        used = set[int]().union(*(task.dependencies for task in self._tasks.values()))
        tasks = self._tasks
        if len(used) < len(dependencies):
            # No task has the others any more: leave them out.
            indexes = {old: new for new, old in enumerate(sorted(used))}
            tasks = {
                name: _SavedTask([indexes[old] for old in task.dependencies], task.result)
                for name, task in tasks.items()
            }
            dependencies = [dependencies[old] for old in indexes]
        digests = [self._digest(dependency) for dependency in dependencies]
        self.store.put(
            self.key, msgspec.msgpack.encode(_SavedState(list(self.base.items()), dependencies, digests, tasks))
        )

    @cached_property
    def _changed(self) -> frozenset[int]:
        """The indexes of the dependencies that have changed since the last build."""
        saved = enumerate(zip(self._saved.dependencies, self._saved.digests, strict=True))
        return frozenset(index for index, (dependency, digest) in saved if self._digest(dependency) != digest)

    def _digest(self, dependency: Dependency) -> Digest:
        digest = self._digests.get(dependency)
        if digest is None:
            digest = self._digests[dependency] = self.current_digest(dependency)
        return digest
