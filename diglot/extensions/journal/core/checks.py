"""The fields of articles and scholars in, what is wrong with them out: in one file, and between the two languages.

Pure functions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise
from operator import attrgetter
from typing import Protocol

from diglot.extensions.journal.core.article_fields import fields_in, scholar_of
from diglot.extensions.journal.model.contributor_roles import ROLES
from diglot.extensions.journal.model.fields import INHERITED, STATEMENTS, ArticleFields
from diglot.extensions.journal.model.problems import (
    DateOrder,
    DoiTaken,
    FieldsDiffer,
    KeywordsDiffer,
    MissingCounterpart,
    OtherPrefix,
)
from diglot.model.messages import N_
from diglot.model.problems import MissingText, Problem, WrongValue, nearest
from diglot.model.publication import Contributor, Manuscript
from diglot.model.settings import Settings

# In the order in which they come. The day of publication may be written in the future.
_DAYS = ("received", "revised", "accepted")
_IN_BOTH_LANGUAGES = ("abstract", "keywords", *STATEMENTS)


class Sources(Protocol):
    """What is checked: the settings, the people, and the manuscripts of articles with fields of extensions."""

    @property
    def settings(self) -> Settings:
        """The settings of the publication."""

    @property
    def people(self) -> Mapping[str, Contributor]:
        """All people by key."""

    def read_added(self) -> Sequence[Manuscript]:
        """Return the manuscripts of articles with fields of extensions."""


def check_fields(sources: Sources) -> Iterator[Problem]:
    """Yield what is wrong with the fields of a publication. One without them has none to be read."""
    manuscripts = sorted(sources.read_added(), key=lambda one: (one.key, one.path))
    prefix = sources.settings.tables.get("journal", {}).get("doi", {}).get("prefix", "")
    for person in sources.people.values():
        yield from _check_affiliation(person, sources.settings)
    for manuscript in manuscripts:
        yield from _check_alone(manuscript, fields_in(manuscript), prefix)
    for _, editions in groupby(manuscripts, key=attrgetter("key")):
        for first, second in combinations(editions, 2):
            yield from _check_pair(first, second)
    yield from _check_unique(manuscripts)


def _check_affiliation(person: Contributor, settings: Settings) -> Iterator[Problem]:
    for where in scholar_of(person).affiliations if "affiliation" in person.added else ():
        for lang in settings.languages:
            if not getattr(where, lang, ""):
                yield MissingText(person.path, None, "affiliation", lang)


def _check_alone(manuscript: Manuscript, fields: ArticleFields, prefix: str) -> Iterator[Problem]:
    front, path = manuscript.front, manuscript.path
    if fields.doi and prefix and not fields.doi.startswith(f"{prefix}/"):
        yield OtherPrefix(path, front.line("doi"), fields.doi, prefix)
    if fields.corresponding and fields.corresponding not in (front.authors or (fields.corresponding,)):
        line = front.line("corresponding")
        yield WrongValue(path, line, "corresponding", fields.corresponding, N_("one of the authors"))
    if fields.corrects and fields.article_type not in ("correction", "retraction"):
        written, line = fields.article_type or "research-article", front.line("corrects")
        yield WrongValue(path, line, "article_type", written, N_("correction or retraction"))
    for key, roles in fields.contributions.items():
        line = front.line("contributions")
        if key not in (front.authors or (key,)):
            yield WrongValue(path, line, "contributions", key, N_("one of the authors"))
        for role in roles:
            if role not in ROLES:
                expected = nearest(role, ROLES) or N_("a role of CRediT, such as software")
                yield WrongValue(path, line, "contributions", role, expected)
    days: list[tuple[str, dt.date]] = [(name, day) for name in _DAYS if (day := getattr(fields, name))]
    for (name, day), (later, later_day) in pairwise(days):
        if day > later_day:
            yield DateOrder(path, front.line(name), name, day.isoformat(), later, later_day.isoformat())


def _check_pair(first: Manuscript, second: Manuscript) -> Iterator[Problem]:
    """Yield what two editions of an article do not agree about."""
    for one, other in ((first, second), (second, first)):
        own, others = _written(one), _written(other)
        if missing := [name for name in _IN_BOTH_LANGUAGES if others.get(name) and not own.get(name)]:
            yield MissingCounterpart(one.path, None, ", ".join(missing), other.path)
    counts = [len(fields_in(one).keywords) for one in (first, second)]
    if all(counts) and counts[0] != counts[1]:
        line = second.front.line("keywords")
        yield KeywordsDiffer(second.path, line, str(counts[1]), str(counts[0]), first.path)
    for name in sorted(INHERITED):
        here, there = _written(second).get(name), _written(first).get(name)
        if here and there and here != there:
            line = second.front.line(name)
            yield FieldsDiffer(second.path, line, name, _words(here), _words(there), first.path)


def _written(manuscript: Manuscript) -> Mapping[str, object]:
    return {**manuscript.front.added, "abstract": manuscript.front.abstract}


def _words(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(one)}" for key, one in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _check_unique(manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Yield each DOI that two files have: they are not told apart by the case of letters (ISO 26324)."""
    taken: dict[str, str] = {}
    for manuscript in manuscripts:
        if doi := fields_in(manuscript).doi:
            other = taken.setdefault(doi.casefold(), manuscript.path)
            if other != manuscript.path:
                yield DoiTaken(manuscript.path, manuscript.front.line("doi"), doi, other)
