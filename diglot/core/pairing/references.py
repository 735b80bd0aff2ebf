"""Check the names in front matter: of blogs, layouts, people, polls, audiences and tags."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from diglot.model.languages import Lang
from diglot.model.problems import (
    Problem,
    UncapitalisedName,
    UnknownAudience,
    UnknownBlog,
    UnknownLayout,
    UnknownPerson,
    UnknownPoll,
    UnlabelledTag,
    nearest,
)
from diglot.model.publication import Article, Contributor, Manuscript, ReaderPoll
from diglot.model.settings import SETTINGS_PATH, Settings

_PERSON_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _toml_key(name: str) -> str:
    """Return a name as TOML writes it in a table's name: bare, or in quotation marks."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def check_blogs(settings: Settings, blogs: frozenset[str]) -> list[Problem]:
    """Blogs that the settings name and nobody wrote."""
    return [
        UnknownBlog(SETTINGS_PATH, None, name, suggestion_for(name, blogs))
        for name in settings.blogs
        if name not in blogs
    ]


def with_layouts(
    articles: Sequence[Article], layouts: Collection[str]
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the articles, each with its own layout, or that of its blog, or of the home page; unknown ones are left.

    layouts: the names that there are.
    """
    problems = [
        UnknownLayout(row.path, row.front.line("layout"), row.front.layout, suggestion_for(row.front.layout, layouts))
        for article in articles
        for row in (edition.manuscript for edition in article.editions)
        if row.front.layout and row.front.layout not in layouts
    ]
    indexes = {article.key: article for article in articles if article.kind != "article"}

    def layout_of(article: Article | None) -> str:
        if article is None:
            return ""
        own = article.layout if article.layout in layouts else ""
        return own or ("" if article.kind == "home" else layout_of(indexes.get(article.blog)))

    laid_out = ((article, layout_of(article)) for article in articles)
    return tuple(
        replace(article, layout=layout) if layout != article.layout else article for article, layout in laid_out
    ), tuple(problems)


def is_person_key(name: str) -> bool:
    """Is this a key into `content/people`, or somebody's plain name?

    >>> is_person_key("anna-veresova"), is_person_key("Anna Veresova")
    (True, False)
    """
    return bool(_PERSON_KEY.fullmatch(name))


def with_keys(manuscripts: Sequence[Manuscript], people: Mapping[str, Contributor]) -> tuple[Manuscript, ...]:
    """Return the manuscripts with a person's key for each plain name that one person of the publication has."""
    keys: dict[str, set[str]] = {}
    for key, person in people.items():
        for name in person.name.by_lang.values():
            keys.setdefault(name.casefold(), set()).add(key)
    sure = {name: next(iter(found)) for name, found in keys.items() if len(found) == 1}
    return tuple(_with_keys(row, sure) for row in manuscripts) if sure else tuple(manuscripts)


_ROLES = ("authors", "translators", "editors", "reviewers")


def _with_keys(manuscript: Manuscript, keys: Mapping[str, str]) -> Manuscript:
    changes = {}
    for role in _ROLES:
        names: tuple[str, ...] = getattr(manuscript.front, role) or ()
        found = tuple(keys.get(name.casefold(), name) for name in names)
        if found != names:
            changes[role] = found
    return replace(manuscript, front=replace(manuscript.front, **changes)) if changes else manuscript


def check_references(
    articles: Iterable[Article],
    settings: Settings,
    people: Mapping[str, Contributor],
    polls: Mapping[str, ReaderPoll],
) -> list[Problem]:
    """Keys in front matter that name nobody and nothing."""
    audiences = [audience.id for audience in settings.audiences]
    problems: dict[Problem, None] = {}
    reported: set[str] = set()
    for article in articles:
        for edition in article.editions:
            path, front = edition.manuscript.path, edition.manuscript.front
            for role in _ROLES:
                for name in getattr(front, role) or ():
                    if name not in people and name == name.lower() and not is_person_key(name):
                        like = suggestion_for(re.sub(r"[\W_]+", "-", name), people)
                        problems[UncapitalisedName(path, front.line(role), name, like)] = None
                    if is_person_key(name) and name not in people:
                        problems[UnknownPerson(path, front.line(role), name, suggestion_for(name, people))] = None
            if front.poll and front.poll not in polls:
                problems[UnknownPoll(path, front.line("poll"), front.poll, suggestion_for(front.poll, polls))] = None
            for name in front.audiences or ():
                if name not in audiences and name not in reported:
                    # Once for each name: it is missing in one place, the settings.
                    reported.add(name)
                    line = front.line("audiences")
                    problems[UnknownAudience(path, line, name, suggestion_for(name, audiences))] = None
    return [*problems, *_unlabelled_tags(articles, settings)]


def _unlabelled_tags(articles: Iterable[Article], settings: Settings) -> list[Problem]:
    """Tags without a label, once each, where the settings label tags at all."""
    if not settings.tags:
        return []
    labelled = {(tag, lang) for tag, label in settings.tags.items() for lang in settings.languages if label.get(lang)}
    problems: dict[tuple[str, Lang], Problem] = {}
    for article in articles:
        front = article.editions[0].manuscript.front
        for tag in front.tags or ():
            for lang in settings.languages:
                if (tag, lang) not in labelled:
                    path, line = article.editions[0].manuscript.path, front.line("tags")
                    problems.setdefault((tag, lang), UnlabelledTag(path, line, tag, lang, _toml_key(tag)))
    return list(problems.values())


def suggestion_for(name: str, known: Iterable[str]) -> str:
    """Return the nearest known name as messages add it, " (anna?)"; "" if none is near."""
    found = nearest(name, known)
    return f" ({found}?)" if found else ""
