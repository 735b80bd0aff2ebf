"""What the last build made, and what each thing was made from: so that this one makes only what must be.

A *fact* is something of the publication that a page may read: an article, a person, the order of a list, a template.
It has a name ("article craft/dash") and a mark, a hash of what it says. While a page is made, whatever it reads is
noted by name (`pipeline.incremental.tracking`); the names are kept with the result. In the next build a page is made
again if the mark of one of its facts is another one, and otherwise taken over. Nobody writes down by hand what
depends on what. Touches nothing itself: the store is a machine's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import msgspec

from diglot.adapters.store import Store, cache_key
from diglot.model.rebuild_reasons import FIRST, NEW

ResultT = TypeVar("ResultT")

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def digest_of_value(*values: object) -> bytes:
    """A mark of plain values, dataclasses and structs: equal values, equal marks, also on another day."""
    try:
        return cache_key(_ENCODER.encode(values))[:8]
    except OverflowError:
        # A number of more than 64 bits: nobody means it, but somebody has typed it.
        return cache_key(repr(values))[:8]


class _Entry(msgspec.Struct, array_like=True):
    """A task that was done. facts: what it read, by their numbers in the book."""

    facts: list[int]
    result: bytes


class _Book(msgspec.Struct):
    """What is kept. marks: of every fact, as they were when the tasks were done or found still true."""

    base: dict[str, bytes]
    facts: list[str]
    marks: list[bytes]
    tasks: dict[str, _Entry]


def _read(kept: bytes | None) -> _Book:
    """What was kept; an empty book where nothing was, or where another diglot wrote it."""
    try:
        return msgspec.msgpack.decode(kept, type=_Book) if kept else _Book({}, [], [], {})
    except msgspec.DecodeError:
        return _Book({}, [], [], {})


class Done(msgspec.Struct, frozen=True):
    """What is known of a task from the last build. changed: which of its facts are others now, by name."""

    result: bytes
    facts: frozenset[str]
    changed: tuple[str, ...]

    @property
    def stands(self) -> bool:
        """Would it come out the same?"""
        return not self.changed


@dataclass
class DependencyRecorder:
    """Who notes the facts that are read: nobody, or the task that is being done."""

    facts: set[str] | None = None

    def __call__(self, fact: str) -> None:
        """A fact was read."""
        if self.facts is not None:
            self.facts.add(fact)

    @contextmanager
    def taken(self) -> Iterator[set[str]]:
        """Everything that is read from here on, until the end."""
        outer, self.facts = self.facts, set()
        try:
            yield self.facts
        finally:
            inner, self.facts = self.facts, outer
            if outer is not None:
                outer |= inner


@dataclass
class BuildState:
    """The book of one order. base: marks of what everything depends on; where one is another one, nothing stands."""

    store: Store
    key: bytes
    base: Mapping[str, bytes]
    mark: Callable[[str], bytes]
    """The mark of a fact as it is now, by its name."""
    notes: DependencyRecorder
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each task that was done now: the facts that had changed; none where all are as they were."""
    reused: int = 0
    """How many tasks were not done, because they stand."""

    def __post_init__(self) -> None:
        """Read what was kept."""
        book = _read(self.store.get(self.key))
        changed = tuple(name for name, mark in self.base.items() if book.base.get(name) != mark)
        self._before = _Book({}, [], [], {}) if changed else book
        self._news = (changed if book.base else (FIRST,)) or (NEW,)
        """Why a task that is not in the book is done."""
        self._marks: dict[str, bytes] = {}
        # Facts keep their numbers, so that what stands is kept as it is.
        self._numbers = {fact: number for number, fact in enumerate(self._before.facts)}
        self._tasks: dict[str, _Entry] = {}

    def before(self, task: str) -> Done | None:
        """What the last build made of a task, or None where it did not know it."""
        entry = self._before.tasks.get(task)
        if entry is None:
            return None
        names = self._before.facts
        changed = tuple(names[number] for number in entry.facts if number in self._changed)
        return Done(entry.result, frozenset(names[number] for number in entry.facts), changed)

    def stands(self, task: str) -> bytes | None:
        """The result of a task that would come out the same; None where it must be done."""
        entry = self._before.tasks.get(task)
        return entry.result if entry and self._changed.isdisjoint(entry.facts) else None

    def keep(self, task: str) -> None:
        """The task stands, with its result."""
        self._tasks[task] = self._before.tasks[task]
        self.reused += 1

    def enter(self, task: str, facts: set[str], result: bytes) -> None:
        """The task was done, from these facts, with this result."""
        done = self.before(task)
        self.reasons[task] = done.changed if done else self._news
        self._tasks[task] = _Entry([self._number(fact) for fact in sorted(facts)], result)

    def save(self) -> None:
        """Keep the book for the next build."""
        names = self._used_facts()
        book = _Book(dict(self.base), names, [self._mark_now(fact) for fact in names], self._tasks)
        self.store.put(self.key, msgspec.msgpack.encode(book))

    def _used_facts(self) -> list[str]:
        """The facts of all tasks, by their numbers; where some are nobody's any more, all are numbered anew."""
        names = list(self._numbers)
        used = set[int]().union(*(entry.facts for entry in self._tasks.values()))
        if len(used) == len(names):
            return names
        fresh = {number: place for place, number in enumerate(sorted(used))}
        self._tasks = {
            task: _Entry([fresh[number] for number in entry.facts], entry.result) for task, entry in self._tasks.items()
        }
        return [names[number] for number in fresh]

    @cached_property
    def _changed(self) -> frozenset[int]:
        """The numbers of the facts that have another mark now."""
        rows = enumerate(zip(self._before.facts, self._before.marks, strict=True))
        return frozenset(number for number, (fact, mark) in rows if self._mark_now(fact) != mark)

    def _number(self, fact: str) -> int:
        return self._numbers.setdefault(fact, len(self._numbers))

    def _mark_now(self, fact: str) -> bytes:
        mark = self._marks.get(fact)
        if mark is None:
            mark = self._marks[fact] = self.mark(fact)
        return mark
