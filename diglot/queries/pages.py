"""Make pages and other files of a site: the places and digests of the files of each task, by the task's name.

A task reads parts of the publication, which is in memory as a whole: what reads them there notes it (`Database.note`).
Each part is a row with the digest of what it is now. All keys begin with a group, because every published folder has
rows of its own: a build into another one, or with other options, shows other things.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from diglot.model.dependencies import Dependency
from diglot.model.digests import Digest
from diglot.model.page_rows import TaskResult
from diglot.queries.engine import Database, Query
from diglot.queries.inputs import SiteMaker, Tools

# Of so many published folders, those that were built last, rows are kept.
_GROUPS_KEPT = 4


def part_key(group: str, part: Dependency) -> str:
    """Return the key of a part of the publication."""
    return f"{group}{part.kind} {part.lang} {part.key}"


def part_of(group: str, key: str) -> Dependency:
    """Return the part of the publication with a key."""
    return msgspec.convert(key.removeprefix(group).split(" ", 2), Dependency)


def noted_parts(group: str, keys: Iterable[tuple[int, str]]) -> list[Dependency]:
    """Return the parts of the publication among what a task has read."""
    return [part_of(group, key) for kind, key in keys if kind == PART.kind]


def is_first_build(db: Database, group: str) -> bool:
    """Return whether no site of this group is known to have been built."""
    return db.find(BUILT, group) is None


def end_build(db: Database, group: str, tasks: Collection[str]) -> None:
    """Keep the rows of these tasks and no others of their group, and those of the groups that were built last."""
    db.keep_only(TASK, tasks, group)
    db.set(BUILT, group, db.revision)
    by_age = sorted(((revision, other) for other, revision in db.values(BUILT)), reverse=True)
    for _, other in by_age[_GROUPS_KEPT:]:
        db.keep_only(TASK, (), other)
        db.set(BUILT, other, None)


def _digest(db: Database, key: str) -> Digest:
    return _maker(db.tools).digest(part_of(key[: key.index(" ") + 1], key))


def _task(db: Database, key: str) -> TaskResult:
    return _maker(db.tools).make(db, key)


def _maker(tools: Tools) -> SiteMaker:
    assert tools.site_maker, "it is set before the first task is asked for"
    return tools.site_maker


BUILT = Query[int]("built site", 26, int)
"""The session in which the site of a group was built last: an input."""
PART = Query[Digest]("part of the publication", 27, str, _digest)
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
