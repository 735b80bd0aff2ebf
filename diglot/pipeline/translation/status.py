"""Finds the status of all translations, and keeps what it found for articles whose files have not changed.

What reads those that have is loaded only when there are some.
Touches the disk, the store and pandoc through their adapters only. Git is not used for this: it knows when a file was
changed, not whether two texts say the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from diglot.adapters.databases.store import cache_key, code_digest
from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import pandoc_version
from diglot.model.file_stats import FileStat
from diglot.model.languages import LANGUAGES
from diglot.model.places import MANUSCRIPT_SUFFIXES, SETTINGS_PATH, is_ledger, stem_of
from diglot.model.problems import AnyProblem, NoContent, Problem, StrayLedger, UnknownArticle, nearest, suggestion_for
from diglot.model.translation.comments import article_of_comment, is_comment
from diglot.model.translation.ledger import StatusRow
from diglot.pipeline.translation.text_store import open_store

if TYPE_CHECKING:
    from diglot.core.settings import KnownNames
    from diglot.pipeline.translation.status_reading import FoundStatus

FileState: TypeAlias = tuple[str, FileStat]
"""The path of a file, and its stat."""

# The names of people are in the rows of every article.
_PEOPLE = "content/people/"


class StatusReport(msgspec.Struct, frozen=True):
    """The status of every article, and the problems found."""

    rows: tuple[StatusRow, ...]
    problems: tuple[Problem, ...]


class _StoredStatus(msgspec.Struct, frozen=True):
    """What was found about an article. stats: of its files then."""

    stats: list[FileState]
    rows: list[StatusRow]
    problems: list[AnyProblem]


def find_status(
    root: Path, load_known: Callable[[], KnownNames], today: dt.date, jobs: int, *, may_fork: bool = False
) -> StatusReport:
    """Return the status of every article. Files that have not changed since the last time are not read again.

    load_known: called if something must be read. may_fork: this process has no threads.
    """
    folder = Folder(root)
    stats = folder.stats("content")
    groups = stats_by_stem(stats)
    if not groups:
        return StatusReport((), (NoContent("content", ", ".join(LANGUAGES)),))
    with open_store(root) as store:
        named = str([stats.get(SETTINGS_PATH), *(item for item in stats.items() if item[0].startswith(_PEOPLE))])
        key = cache_key("status", code_digest(), pandoc_version(), named)
        cached = store.read(key, dict[str, _StoredStatus]) or {}
        kept = {stem: cached[stem] for stem in groups if stem in cached and cached[stem].stats == groups[stem]}
        changed = groups.keys() - kept.keys()
        if changed or cached.keys() != groups.keys():
            found: Mapping[str, FoundStatus] = {}
            if changed:
                from diglot.pipeline.translation.status_reading import StatusReader  # costs 0.1 s

                found = StatusReader(root, load_known(), today, store).find(changed, jobs, may_fork=may_fork)
            cached = {stem: kept.get(stem) or _stored(stats, found[stem]) for stem, stats in groups.items()}
            store.write(key, cached)
    rows = [row for stored in cached.values() for row in stored.rows]
    problems = [problem for stored in cached.values() for problem in stored.problems]
    return StatusReport(tuple(rows), tuple(_with_suggestions(problems, rows)))


def _stored(stats: list[FileState], found: FoundStatus) -> _StoredStatus:
    return _StoredStatus(stats, found.rows, found.problems)


def find_stems(folder: Folder, names: Iterable[str]) -> tuple[frozenset[str], list[Problem]]:
    """Return the stems of the articles named by key or by one of their files; unknown names are problems."""
    names = list(names)
    known = stats_by_stem(folder.stats("content")) if names else {}
    named: set[str] = set()
    problems: list[Problem] = []
    for name in names:
        bare = name.strip("/")
        stem = stem_of(bare) if bare.startswith("content/") and bare.count("/") > 1 else bare.removesuffix(".md")
        stems = [item for item in (stem, f"{stem}/index" if stem else "index") if item in known]
        named.update(stems[:1])
        if not stems:
            problems.append(UnknownArticle(name, suggestion_for(stem, known)))
    return frozenset(named), problems


def _with_suggestions(problems: Iterable[Problem], rows: Sequence[StatusRow]) -> Iterator[Problem]:
    """Add to the problem of a ledger without an article the new name that the article may have."""
    untracked = [row.article for row in rows if row.state == "untracked"]
    for problem in problems:
        like = nearest(problem.article, untracked) if isinstance(problem, StrayLedger) else ""
        yield problem.with_facts(suggestion=f" ({like}?)") if like else problem


def stats_by_stem(stats: Mapping[str, FileStat]) -> dict[str, list[FileState]]:
    """Return the stats of the files of each article, by stem: manuscripts in every language, and the ledger."""
    groups: dict[str, list[FileState]] = {}
    for path, stat in stats.items():
        _, top, *rest = path.split("/", 2)
        if not rest:
            continue
        if is_comment(path):
            groups.setdefault(article_of_comment(path), []).append((path, stat))
        if is_ledger(path) or (top in LANGUAGES and path.lower().endswith(MANUSCRIPT_SUFFIXES)):
            groups.setdefault(stem_of(path), []).append((path, stat))
    for stem in [stem for stem in groups if f"{stem}/index" in groups]:
        groups[f"{stem}/index"] += groups.pop(stem)
    return groups
