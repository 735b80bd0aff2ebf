"""Merge two changes of one text, where they do not touch. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class _Change(msgspec.Struct, frozen=True):
    """The tokens of the base from start to stop became others."""

    start: int
    stop: int
    tokens: tuple[str, ...]


def merge(base: str, theirs: str, yours: str) -> str | None:
    """Return a text with both changes of it; None where they touch: no word between them has stayed.

    >>> merge("One boat. It is old.", "Two boats. It is old.", "One boat. It is new.")
    'Two boats. It is new.'
    >>> merge("One boat.", "Two boats.", "One ship.") is None
    True
    """
    tokens = _TOKEN.findall(base)
    own, others = (_changes(tokens, _TOKEN.findall(text)) for text in (yours, theirs))
    changes = sorted({*own, *others}, key=lambda change: (change.start, change.stop))
    if any(_touch(tokens, one, other) for one in own for other in others if one != other):
        return None
    return "".join(_applied(tokens, changes))


def _changes(before: Sequence[str], after: Sequence[str]) -> list[_Change]:
    return [
        _Change(start, stop, tuple(after[new_start:new_stop]))
        for tag, start, stop, new_start, new_stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if tag != "equal"
    ]


def _touch(tokens: Sequence[str], one: _Change, other: _Change) -> bool:
    first, second = sorted((one, other), key=lambda change: (change.start, change.stop))
    return not any(token[0].isalnum() for token in tokens[first.stop : second.start])


def _applied(tokens: Sequence[str], changes: Sequence[_Change]) -> Iterator[str]:
    at = 0
    for change in changes:
        yield from tokens[at : change.start]
        yield from change.tokens
        at = change.stop
    yield from tokens[at:]
