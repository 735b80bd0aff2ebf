"""Make pages and other files of a site: the places and digests of the files of each task, by the task's name.

A task reads parts of the publication, which is in memory as a whole: what reads them there notes it (`Database.note`).
Articles, people and polls are rows; of each other part, a row has the digest of what it is now. The keys of tasks and
of such parts begin with a group, because every published folder has rows of its own: a build into another one, or with
other options, shows other things.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from diglot.model.building.dependencies import Dependency, DependencyKind
from diglot.model.building.page_rows import TaskResult
from diglot.model.digests import Digest
from diglot.queries.articles import NAMES, PERSON, POLL
from diglot.queries.engine import Database, Query
from diglot.queries.inputs import SiteMaker, Tools
from diglot.queries.shown_articles import ARTICLE_TEXTS, OFFERS, SHOWN

# Of so many published folders, those that were built last, rows are kept.
_GROUPS_KEPT = 4


class PartRows(msgspec.Struct, frozen=True):
    """The rows of the parts of a publication. group: of the site. article_group: of its articles."""

    group: str
    article_group: str

    def row(self, part: Dependency) -> tuple[Query[Any], str]:
        """Return the query and the key of a part."""
        match part.kind:
            case "article" | "text":
                return _QUERIES[part.kind], f"{self.article_group}{part.key}"
            case "person" | "poll":
                return _QUERIES[part.kind], part.key
            case "people" | "polls":
                return NAMES, _NAMED[part.kind]
            case "offers":
                return OFFERS, f"{self.group}{part.lang} {part.key}"
        return PART, f"{self.group}{part.kind} {part.lang} {part.key}"

    def parts(self, rows: Iterable[tuple[int, str]]) -> list[Dependency]:
        """Return the parts among what a task has read, in order. rows: the kinds and keys of this."""
        return sorted(self._parts(rows))

    def _parts(self, rows: Iterable[tuple[int, str]]) -> Iterator[Dependency]:
        for kind, key in rows:
            if kind == PART.kind:
                yield part_of(self.group, key)
            elif kind == OFFERS.kind:
                yield Dependency("offers", *key.removeprefix(self.group).split(" ", 1))
            elif kind == NAMES.kind:
                yield Dependency(_LISTS[key])
            elif kind in _KINDS:
                yield Dependency(_KINDS[kind], key=key.removeprefix(self.article_group))


def part_of(group: str, key: str) -> Dependency:
    """Return the part of the publication with a key of `PART`."""
    return msgspec.convert(key.removeprefix(group).split(" ", 2), Dependency)


_QUERIES: Mapping[DependencyKind, Query[Any]] = {
    "article": SHOWN, "text": ARTICLE_TEXTS, "person": PERSON, "poll": POLL,
}  # fmt: skip
_KINDS: Mapping[int, DependencyKind] = {query.kind: kind for kind, query in _QUERIES.items()}
_NAMED: Mapping[DependencyKind, str] = {"people": PERSON.name, "polls": POLL.name}
_LISTS: Mapping[str, DependencyKind] = {name: kind for kind, name in _NAMED.items()}


def is_first_build(db: Database, group: str) -> bool:
    """Return whether no site of this group is known to have been built."""
    return db.find(BUILT, group) is None


def end_build(db: Database, group: str, tasks: Collection[str]) -> None:
    """Keep the rows of these tasks and no others of their group, and those of the groups that were built last."""
    db.keep_only(TASK, tasks, group)
    db.set(BUILT, group, db.revision)
    by_age = sorted(((revision, other) for other, revision in db.values(BUILT)), reverse=True)
    for _, other in by_age[_GROUPS_KEPT:]:
        db.set_all(OFFERS, {}, other)
        db.keep_only(TASK, (), other)
        db.set(BUILT, other, None)


def _digest(db: Database, key: str) -> Digest:
    return _maker(db.tools).digest(part_of(key[: key.index(" ") + 1], key))


def _task(db: Database, key: str) -> TaskResult:
    return _maker(db.tools).make(db, key)


def _maker(tools: Tools) -> SiteMaker:
    assert tools.site_maker, "it is set before the first task is asked for"
    return tools.site_maker


BUILT = Query[int]("built site", 32, int)
"""The session in which the site of a group was built last: an input."""
PART = Query[Digest]("part of the publication", 33, str, _digest)
"""The digest of a part of the publication, by its `part_key`."""
TASK = Query[TaskResult](
    "task",
    101,
    TaskResult,
    _task,
    batch=16_384,
    spread=lambda tools, make, keys: _maker(tools).spread(make, keys),
)
"""What a task has made, by its name after that of its group."""
