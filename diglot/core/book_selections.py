"""Volumes in, what is wrong with them out. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from diglot.model.problems import Problem, UnknownPerson, UnknownSelection, nearest
from diglot.model.publication import Contributor, Manuscript, Volume


class SelectionNames(msgspec.Struct, frozen=True, dict=True):
    """What a volume may name: all that was written, drafts and texts under embargo too, and all people."""

    manuscripts: Sequence[Manuscript]
    people: Mapping[str, Contributor]
    make_slug: Callable[[str], str]
    is_person_key: Callable[[str], bool]

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """The names of every blog, year, tag and article."""
        fronts = [row.front for row in self.manuscripts]
        tags = {tag for front in fronts for tag in front.tags or ()}
        return {
            "blog": frozenset(row.key for row in self.manuscripts if row.kind == "blog"),
            "year": frozenset(str(front.date.year) for front in fronts if front.date),
            "tag": frozenset(tags | {self.make_slug(tag) for tag in tags}),
            "articles": frozenset(row.key for row in self.manuscripts if row.kind == "article"),
        }


def check_volumes(volumes: Iterable[Volume], shelf: SelectionNames) -> Iterator[Problem]:
    """What volumes take in that nobody wrote, and editors whom nobody knows."""
    for volume in volumes:
        for part in volume.parts:
            selection = part.selection
            known = shelf.names[selection.kind]
            for name, line in zip(selection.names, selection.lines, strict=True):
                if name not in known:
                    yield UnknownSelection(volume.path, line, selection.kind, name, _suggestion(name, known))
        for key in volume.editors:
            if key not in shelf.people and shelf.is_person_key(key):
                yield UnknownPerson(volume.path, None, key, _suggestion(key, shelf.people))


def _suggestion(name: str, known: Iterable[str]) -> str:
    like = nearest(name, known)
    return f" ({like}?)" if like else ""
