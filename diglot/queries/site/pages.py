"""Make pages and other files of a site: the places and digests of the files of each task, by the task's name.

A task reads articles, texts, lists, people and polls as rows. What else it is made from, such as a template, is given
by others, who note the row that has the digest of it (`note_part`). The keys of tasks and of such parts begin with a
group: a build of some languages or texts shows other things. A preview and a build have the same group, so that only
what drafts change is made for either; the rows are those of the folder that was published last (`BuiltSite.outputs`).
What a task contributes to the whole site it states as facts: which files it has made for which places, and its entries
in files that tell of all pages. The files of a site are those facts, and what no task has made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from diglot.core import pairing
from diglot.model.building.dependencies import Dependency, DependencyKind
from diglot.model.building.page_rows import SiteEntry, TaskResult
from diglot.model.digests import Digest
from diglot.model.file_stats import SiteState
from diglot.model.languages import Lang
from diglot.queries.articles import NAMES
from diglot.queries.database import Database
from diglot.queries.inputs import SiteMaker, Tools
from diglot.queries.links import ADDRESSES, LIST_PLACE
from diglot.queries.query import LAST, Query
from diglot.queries.site.lists import (
    CONTENTS,
    LIST,
    LIST_KEYS,
    LIST_LENGTH,
    NEIGHBOURS,
    PART_OF_LIST,
    RELATED,
)
from diglot.queries.site.shown_articles import OFFERS, SHOWN
from diglot.queries.sources.tables import ISSUE, PERSON, POLL
from diglot.queries.texts import TEXT, path_of

EntryT = TypeVar("EntryT", bound=SiteEntry)

# Of so many sites, those that were built last, rows are kept; and so many folders of each are known.
_GROUPS_KEPT = 4


def set_parts(db: Database, group: str, parts: Mapping[Dependency, Digest]) -> None:
    """Let these be the digests of the parts of a site that no rows say, and make the others. group: of the site."""
    db.set_all(PART, {_part_key(group, part): digest for part, digest in parts.items()}, group)
    for query in _MADE.values():
        db.make_marked(query, group)


def note_part(db: Database, group: str, part: Dependency) -> None:
    """Let the running query depend on a part of the site. group: of the site."""
    if part.kind == "offers":
        db.note(OFFERS, f"{group}{part.lang} {part.key}")
    else:
        db.note(_MADE.get(part.kind, PART), _part_key(group, part))


def is_asked_for(db: Database, group: str, path: str) -> bool:
    """Return whether a task has asked for a file of the theme, by its path in assets/. group: of the site."""
    return db.is_read(PART, _part_key(group, Dependency("asset", key=path)))


def parts_of(rows: Iterable[tuple[int, str]]) -> list[Dependency]:
    """Return what a task has read as parts of the publication, in order. rows: the kinds and keys of this."""
    return sorted({_PARTS[kind](key) for kind, key in rows if kind in _PARTS})


def _part_key(group: str, part: Dependency) -> str:
    return f"{group}{part.kind} {part.lang} {part.key}"


def _part_of(key: str) -> Dependency:
    return msgspec.convert(key.split(" ", 3)[1:], Dependency)


def _of_article(kind: DependencyKind, key: str) -> Dependency:
    return Dependency(kind, key=key.partition(" ")[2])


def _of_text(key: str) -> Dependency:
    return Dependency("text", key=pairing.kind_and_key(path_of(key))[1])


def _of_language(kind: DependencyKind, key: str) -> Dependency:
    return Dependency(kind, *key.split(" ", 2)[1:])


def _of_list(key: str) -> Dependency:
    _, lang, kind, name = key.partition("\n")[0].split(" ", 3)
    return Dependency(_LISTS[kind], lang, name)


def _of_place(key: str) -> Dependency:
    place = key.partition(" ")[2].strip("/")
    return Dependency("list_link", place.partition("/")[0], place)


def _of_contents(key: str) -> Dependency:
    return Dependency("contents", key.split(" ", 2)[1], key.rpartition(" ")[2])


def _of_list_keys(key: str) -> Dependency:
    _, lang, kind = key.split(" ", 2)
    return Dependency(_LIST_KEYS[kind], lang)


def _of_names(key: str) -> Dependency:
    return Dependency("people" if key == PERSON.name else "polls")


# The lists by their kinds, and the sets of the keys of lists.
_LISTS: Mapping[str, DependencyKind] = {
    "texts": "texts", "dated": "texts", "pages": "pages", "blogs": "blogs", "home": "home", "blog": "by_blog",
    "year": "by_year", "tag": "by_tag", "audience": "by_audience", "person": "by_person", "role": "by_person",
    "issue": "by_issue",
}  # fmt: skip
_LIST_KEYS: Mapping[str, DependencyKind] = {
    "blog": "blog_keys", "year": "year_keys", "tag": "tag_keys", "audience": "audience_keys", "person": "person_keys",
    "issue": "issue_keys",
}  # fmt: skip


def state_entry(db: Database, group: str, place: str, entry: SiteEntry) -> None:
    """State what a task contributes to a list of a site. group: of the site."""
    db.state(list_name(group, type(entry)), place, msgspec.json.encode(entry).decode())


def site_entries(
    db: Database, group: str, entry_type: type[EntryT], place: str | None = None
) -> Iterator[tuple[str, EntryT]]:
    """Yield the places and entries of a list of a site, by place. place: only those at this one."""
    decode = msgspec.json.Decoder(entry_type).decode
    low, high = ("", LAST) if place is None else (place, place)
    for found, entry in db.range(list_name(group, entry_type), low, high):
        yield found, decode(entry)


def list_name(group: str, entry_type: type[SiteEntry]) -> str:
    """Return the name under which entries of a kind are facts."""
    return f"{group}{entry_type.__name__}"


class BuiltSite(msgspec.Struct, frozen=True):
    """A site as it was built last. revision: the session. state: None while it is built again.

    outputs: the folders of it, from the root, the last one first. others: the places of all files of no task.
    """

    revision: int
    outputs: Sequence[str]
    state: SiteState | None = None
    others: Sequence[str] = ()


class OtherFiles(msgspec.Struct, frozen=True):
    """What files other than those of tasks contribute to files about all pages. sitemap: languages and entries.

    policies: the places that are there of those with which a page may do more (`Extension.policies`).
    """

    sitemap: Sequence[tuple[Lang, str]]
    policies: Sequence[str]


def built_site(db: Database, group: str) -> BuiltSite | None:
    """Return the site of a group as it was built last; None if none is known to have been built."""
    return db.find(BUILT, group)


def begin_build(db: Database, group: str) -> None:
    """Note that the rows may differ from now on from what is published."""
    built = built_site(db, group)
    if built and built.state:
        db.set(BUILT, group, replace(built, state=None))


def end_build(db: Database, group: str, built: BuiltSite) -> None:
    """Note what is published, and keep the rows of the groups that were built last."""
    db.set(BUILT, group, replace(built, outputs=built.outputs[:_GROUPS_KEPT]))
    by_age = sorted(((site.revision, other) for other, site in db.values(BUILT)), reverse=True)
    for _, other in by_age[_GROUPS_KEPT:]:
        for query in (TASK, SITE_FILE):
            db.keep_only(query, (), other)
        db.set_all(OFFERS, {}, other)
        db.set_all(PART, {}, other)
        for query in _INPUTS:
            db.set(query, other, None)


def _digest(db: Database, key: str) -> Digest:
    return _maker(db.tools).digest(_part_of(key))


def _task(db: Database, key: str) -> TaskResult:
    return _maker(db.tools).make(db, TASK, key)


def _site_file(db: Database, key: str) -> TaskResult:
    return _maker(db.tools).make(db, SITE_FILE, key)


def _maker(tools: Tools) -> SiteMaker:
    assert tools.site_maker, "it is set before the first task is asked for"
    return tools.site_maker


BUILT = Query[BuiltSite]("built site", 47, BuiltSite)
"""The site of a group as it was built last: an input."""
PART = Query[Digest]("part of the site", 48, str)
"""The digest of a part of a site that is read from no rows, such as a template: an input."""
FRAME = Query[Digest]("frame", 100, str, _digest)
"""The digest of what all pages of a language show."""
LINKED_FILE = Query[Digest]("linked file", 101, str, _digest)
"""The digest of what pages show of the file that an address names."""
SURPLUS = Query[dict[str, Sequence[str]]]("surplus files", 52, dict[str, Sequence[str]])
"""The keys of tasks whose file for a place has given way to that of another, by place, of a group: an input."""
ORDER = Query[Digest]("order of tasks", 53, str)
"""The digest of the keys of the tasks of a group in their order: an input."""
OTHERS = Query[OtherFiles]("other files", 54, OtherFiles)
"""What the files that no task has made contribute, by group: an input."""
TASK = Query[TaskResult](
    "task",
    103,
    TaskResult,
    _task,
    # What is made is saved after each batch.
    batch=2_048,
    spread=lambda tools, make, keys: _maker(tools).spread(make, keys),
)
"""What a task has made, by its name after that of its group."""
SITE_FILE = Query[TaskResult]("file about all pages", 106, TaskResult, _site_file)
"""Files that tell of all pages, such as sitemaps, by the name of their task after that of its group."""
_INPUTS: Sequence[Query[Any]] = (BUILT, SURPLUS, ORDER, OTHERS)

# The parts of a site that are made of rows.
_MADE: Mapping[DependencyKind, Query[Digest]] = {"frame": FRAME, "file": LINKED_FILE}

# What a task reads, as its outcome names it.
_PARTS: Mapping[int, Callable[[str], Dependency]] = {
    PART.kind: _part_of,
    FRAME.kind: _part_of,
    LINKED_FILE.kind: _part_of,
    LIST_PLACE.kind: _of_place,
    OFFERS.kind: partial(_of_language, "offers"),
    SHOWN.kind: partial(_of_article, "article"),
    ADDRESSES.kind: partial(_of_article, "article_link"),
    ISSUE.kind: lambda key: Dependency("issue", key=key),
    TEXT.kind: _of_text,
    PERSON.kind: lambda key: Dependency("person", key=key),
    POLL.kind: lambda key: Dependency("poll", key=key),
    NAMES.kind: _of_names,
    LIST.kind: _of_list,
    PART_OF_LIST.kind: _of_list,
    LIST_LENGTH.kind: _of_list,
    LIST_KEYS.kind: _of_list_keys,
    CONTENTS.kind: _of_contents,
    NEIGHBOURS.kind: partial(_of_language, "neighbours"),
    RELATED.kind: partial(_of_language, "related"),
}
