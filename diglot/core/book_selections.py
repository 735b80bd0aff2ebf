"""Check what volumes and issues select, and the editors of volumes. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from diglot.model.paper.volumes import Volume
from diglot.model.problems import (
    MissingArticle,
    Problem,
    RepeatedArticle,
    RepeatedNumber,
    UnknownBook,
    UnknownPerson,
    UnknownSelection,
    suggestion_for,
)
from diglot.model.publication import Contributor, Issue


class SelectionNames(msgspec.Struct, frozen=True, dict=True):
    """The names that a volume or an issue may use: of all manuscripts, whether published or not, and of all people.

    find: returns the names of all blogs, years, tags or articles; called only where there is a volume or an issue.
    """

    find: Callable[[str], Collection[str]]
    people: Mapping[str, Contributor]
    make_slug: Callable[[str], str]
    is_person_key: Callable[[str], bool]

    def of_kind(self, kind: str) -> frozenset[str]:
        """Return the names of all blogs, years, tags or articles, by the kind of the selection."""
        if kind not in self._known:
            names = frozenset(self.find(kind))
            self._known[kind] = names | {self.make_slug(tag) for tag in names} if kind == "tag" else names
        return self._known[kind]

    @cached_property
    def _known(self) -> dict[str, frozenset[str]]:
        return {}


def check_volume_selections(volumes: Iterable[Volume], names: SelectionNames) -> Iterator[Problem]:
    """Yield selections of volumes that match no manuscript, and editors that are not declared."""
    for volume in volumes:
        for part in volume.parts:
            selection = part.selection
            known = names.of_kind(selection.kind)
            for name, line in zip(selection.names, selection.lines, strict=True):
                if name not in known:
                    yield UnknownSelection(volume.path, line, selection.kind, name, suggestion_for(name, known))
        for key in volume.editors:
            if key not in names.people and names.is_person_key(key):
                yield UnknownPerson(volume.path, None, key, suggestion_for(key, names.people))


def check_issues(issues: Iterable[Issue], names: SelectionNames, books: Iterable[str]) -> Iterator[Problem]:
    """Yield articles of issues that match no manuscript or are named twice, repeated numbers, and unknown books.

    issues: in the order of their numbers; of two with the same one, the second is reported.
    """
    places = dict[str, str]()
    by_number: dict[tuple[int, int], str] = {}
    for issue in issues:
        first = by_number.setdefault((issue.volume, issue.number), issue.path)
        if issue.number and first != issue.path:
            yield RepeatedNumber(issue.path, issue.line, str(issue.number), first)
        if issue.book and issue.book not in books:
            yield UnknownBook(issue.path, issue.book_line, issue.book, suggestion_for(issue.book, books))
        known = names.of_kind("articles")
        for section in issue.sections:
            for name, line in zip(section.articles, section.lines, strict=True):
                if name not in known:
                    yield MissingArticle(issue.path, line, name, suggestion_for(name, known))
                elif name in places:
                    yield RepeatedArticle(issue.path, line, name, places[name])
                places.setdefault(name, f"{issue.path}:{line or 1}")
