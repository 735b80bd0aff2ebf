"""Plan releases of a site: the history after publishing or rolling back, and the files to deploy. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

import msgspec


def history_after_publishing(history: Sequence[str], current: str | None, name: str) -> tuple[str, ...]:
    """Return the releases in the order of publication after a release is published.

    Releases that were rolled back are dropped from the history: no rollback may lead to them.

    >>> history_after_publishing(("a", "b", "c"), "b", "d")
    ('a', 'b', 'd')
    """
    remaining = history[: history.index(current) + 1] if current in history else ()
    return (*(release for release in remaining if release != name), name)


def previous_release(history: Sequence[str], current: str | None) -> str | None:
    """Return the release to roll back to, or None if there is none.

    >>> previous_release(("a", "b", "c"), "b"), previous_release(("a",), "a"), previous_release(("a",), None)
    ('a', None, None)
    """
    index = history.index(current) if current in history else 0
    return history[index - 1] if index > 0 else None


def releases_to_keep(history: Sequence[str], current: str | None, keep: int) -> tuple[str, ...]:
    """Return the newest releases, and the current one in any case.

    >>> releases_to_keep(("a", "b", "c", "d"), "a", 2)
    ('a', 'c', 'd')
    """
    newest = history[-keep:]
    return tuple(name for name in history if name in newest or name == current)


class Deployment(msgspec.Struct, frozen=True):
    """The differences between two releases: file paths with content hashes. previous: None for the first release."""

    release: str
    previous: str | None
    added: Mapping[str, str]
    changed: Mapping[str, str]
    removed: Mapping[str, str]


# What readers download, by its suffix. Hashed files of pages come and go with these.
_DOWNLOADS = {".pdf": "PDF", ".epub": "EPUB", ".docx": "DOCX"}


def withdrawn_formats(removed: Iterable[str], files: Collection[str]) -> Mapping[str, int]:
    """Return how many files are removed of each format of which a release has none any more.

    >>> withdrawn_formats(["en/a.pdf", "en/b.pdf", "en/a.epub"], ["en/index.html", "en/b.epub"])
    {'PDF': 2}
    """
    lost = Counter(PurePosixPath(path).suffix for path in removed)
    left = {PurePosixPath(path).suffix for path in files}
    return {name: lost[suffix] for suffix, name in _DOWNLOADS.items() if suffix in lost and suffix not in left}


def page_addresses(files: Iterable[str]) -> Sequence[str]:
    """Return the addresses of the pages among files, in order.

    >>> page_addresses(["en/a/index.html", "assets/site.css", "index.html", "404.html"])
    ['/', '/en/a/']
    """
    return sorted(f"/{path.removesuffix('index.html')}" for path in files if f"/{path}".endswith("/index.html"))


def is_rollback(history: Sequence[str], change: Deployment) -> bool:
    """Return whether a change goes back to an earlier release.

    >>> (
    ...     is_rollback(("a", "b"), Deployment("a", "b", {}, {}, {})),
    ...     is_rollback(("a", "b"), Deployment("b", "a", {}, {}, {})),
    ... )
    (True, False)
    """
    return change.previous in history and change.release in history[: history.index(change.previous)]


def plan_deployment(
    release: str, previous: str | None, files: Mapping[str, str], files_before: Mapping[str, str]
) -> Deployment:
    """Return what changes from the previous release to this one. files: every path of a release with its hash."""
    return Deployment(
        release,
        previous,
        {path: digest for path, digest in files.items() if path not in files_before},
        {path: digest for path, digest in files.items() if files_before.get(path, digest) != digest},
        {path: digest for path, digest in files_before.items() if path not in files},
    )
