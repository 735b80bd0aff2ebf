"""What becomes of the releases of a site when one is published or taken back, and what a deployment must send.

Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec


def after_publishing(history: Sequence[str], current: str | None, name: str) -> tuple[str, ...]:
    """The releases in the order of their publishing, when one more is published.

    What was taken back is no part of the history any more: a rollback must never lead to it.

    >>> after_publishing(("a", "b", "c"), "b", "d")
    ('a', 'b', 'd')
    """
    lasting = history[: history.index(current) + 1] if current in history else ()
    return (*(one for one in lasting if one != name), name)


def release_before(history: Sequence[str], current: str | None) -> str | None:
    """The release that a rollback leads to, where there is one.

    >>> release_before(("a", "b", "c"), "b"), release_before(("a",), "a")
    ('a', None)
    """
    place = history.index(current) if current in history else 0
    return history[place - 1] if place > 0 else None


def kept_releases(history: Sequence[str], current: str | None, keep: int) -> tuple[str, ...]:
    """The newest releases, and the current one in any case.

    >>> kept_releases(("a", "b", "c", "d"), "a", 2)
    ('a', 'c', 'd')
    """
    newest = history[-keep:]
    return tuple(name for name in history if name in newest or name == current)


class Deployment(msgspec.Struct, frozen=True):
    """What differs between two releases: places, each with the hash of its file. previous: None for the first."""

    release: str
    previous: str | None
    added: Mapping[str, str]
    changed: Mapping[str, str]
    removed: Mapping[str, str]


def deployment(
    release: str, previous: str | None, files: Mapping[str, str], files_before: Mapping[str, str]
) -> Deployment:
    """From the one release to the other. files: everything that is to be found under each, with its hash."""
    return Deployment(
        release,
        previous,
        {place: mark for place, mark in files.items() if place not in files_before},
        {place: mark for place, mark in files.items() if files_before.get(place, mark) != mark},
        {place: mark for place, mark in files_before.items() if place not in files},
    )
