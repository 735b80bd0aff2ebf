"""Check the names in front matter: of blogs, layouts, people, polls, audiences and tags."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from diglot.model.languages import LANGUAGES, LATIN, Lang, letter_of
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import (
    NameInOtherLetters,
    Problem,
    UncapitalisedName,
    UnknownAudience,
    UnknownBlog,
    UnknownLayout,
    UnknownPerson,
    UnknownPoll,
    UnlabelledTag,
    suggestion_for,
)
from diglot.model.publication import Article, Contributor, Edition, Manuscript
from diglot.model.settings import Settings

_PERSON_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _toml_key(name: str) -> str:
    """Return a name as TOML writes it in a table's name: bare, or in quotation marks."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def check_blogs(settings: Settings, blogs: Collection[str]) -> list[Problem]:
    """Blogs that the settings name and nobody wrote."""
    return [
        UnknownBlog(SETTINGS_PATH, None, name, suggestion_for(name, blogs))
        for name in settings.blogs
        if name not in blogs
    ]


def check_layouts(editions: Iterable[Edition], layouts: Collection[str]) -> Iterator[Problem]:
    """Yield the layouts of editions that do not exist. layouts: the names that there are."""
    for row in (edition.manuscript for edition in editions):
        name = row.front.layout
        if name and name not in layouts:
            yield UnknownLayout(row.path, row.front.line("layout"), name, suggestion_for(name, layouts))


def with_layout(article: Article, find: Callable[[str], Article | None], layouts: Collection[str]) -> Article:
    """Return an article with its own layout, or that of its blog, or of the home page.

    find: returns a blog, or the home page, by its key.
    """
    layout, owner = "", article
    while not layout:
        layout = owner.layout if owner.layout in layouts else ""
        above = None if owner.kind == "home" else find(owner.blog)
        if above is None:
            break
        owner = above
    return replace(article, layout=layout) if layout != article.layout else article


def is_person_key(name: str) -> bool:
    """Is this a key into `content/people`, or somebody's plain name?

    >>> is_person_key("anna-veresova"), is_person_key("Anna Veresova")
    (True, False)
    """
    return bool(_PERSON_KEY.fullmatch(name))


def keys_by_name(people: Mapping[str, Contributor]) -> Mapping[str, str]:
    """Return the key of a person for each name that only one has, in small letters."""
    keys: dict[str, set[str]] = {}
    for key, person in people.items():
        for name in person.name.by_lang.values():
            keys.setdefault(name.casefold(), set()).add(key)
    return {name: next(iter(found)) for name, found in keys.items() if len(found) == 1}


def with_keys(manuscript: Manuscript, key_of: Callable[[str], str | None]) -> Manuscript:
    """Return a manuscript with a person's key for each plain name that has one. key_of: of a name in small letters."""
    changes = {}
    for role in _ROLES:
        names: tuple[str, ...] = getattr(manuscript.front, role) or ()
        found = tuple(key_of(name.casefold()) or name for name in names)
        if found != names:
            changes[role] = found
    return replace(manuscript, front=replace(manuscript.front, **changes)) if changes else manuscript


_ROLES = ("authors", "translators", "editors", "reviewers")


class KnownNames(msgspec.Struct, frozen=True):
    """The names that front matter may use. labelled: tags with the languages of their labels; None where none has any.

    people, polls: keys.
    """

    people: Collection[str]
    polls: Collection[str]
    audiences: Sequence[str]
    labelled: Mapping[str, Sequence[Lang]] | None
    languages: Sequence[Lang]

    @classmethod
    def of(cls, settings: Settings, people: Collection[str], polls: Collection[str]) -> KnownNames:
        """Return the names of a publication."""
        audiences = tuple(audience.id for audience in settings.audiences)
        return cls(people, polls, audiences, labels(settings), settings.languages)


def labels(settings: Settings) -> Mapping[str, Sequence[Lang]] | None:
    """Return the languages in which each tag has a label; None if the settings label no tag."""
    labelled = {tag: [lang for lang in settings.languages if label.get(lang)] for tag, label in settings.tags.items()}
    return labelled or None


def check_references(article: Article, names: KnownNames) -> list[Problem]:
    """Keys in front matter that name nobody and nothing, and tags without a label; `once_each` leaves repeated ones."""
    problems: dict[Problem, None] = {}
    for edition in article.editions:
        path, front = edition.manuscript.path, edition.manuscript.front
        for role in _ROLES:
            for name in getattr(front, role) or ():
                if name not in names.people and name == name.lower() != name.upper() and not is_person_key(name):
                    like = suggestion_for(re.sub(r"[\W_]+", "-", name), names.people)
                    problems[UncapitalisedName(path, front.line(role), name, like)] = None
                if is_person_key(name) and name not in names.people:
                    like = suggestion_for(name, names.people)
                    problems[UnknownPerson(path, front.line(role), name, like)] = None
        if front.poll and front.poll not in names.polls:
            like = suggestion_for(front.poll, names.polls)
            problems[UnknownPoll(path, front.line("poll"), front.poll, like)] = None
        for name in front.audiences or ():
            if name not in names.audiences:
                like = suggestion_for(name, names.audiences)
                problems[UnknownAudience(path, front.line("audiences"), name, like)] = None
    return [*problems, *_in_other_letters(article), *_unlabelled_tags(article, names)]


def _in_other_letters(article: Article) -> Iterator[Problem]:
    """Yield names without a Latin letter on pages in such. In other languages a Latin name may be right."""
    for edition in article.editions:
        if LANGUAGES[edition.lang].script != LATIN:
            continue
        shown = {"authors": article.authors, "translators": edition.translators, "editors": edition.editors}
        for role, names in shown.items():
            # Where it is written: a translation inherits it.
            texts = (edition.manuscript, article.editions[0].manuscript)
            text = next((one for one in texts if getattr(one.front, role)), texts[0])
            for name in names:
                if any(map(str.isalpha, name)) and not letter_of(edition.lang).search(name):
                    line = text.front.line(role)
                    known = (*(each.lang for each in article.editions), *LANGUAGES)
                    own = next((lang for lang in known if letter_of(lang).search(name)), edition.lang)
                    yield NameInOtherLetters(text.path, line, name, shlex.quote(name), edition.lang, own)


def _unlabelled_tags(article: Article, names: KnownNames) -> Iterator[Problem]:
    """Tags without a label, where the settings label tags at all."""
    if names.labelled is None:
        return
    manuscript = article.editions[0].manuscript
    for tag in manuscript.front.tags or ():
        for lang in names.languages:
            if lang not in names.labelled.get(tag, ()):
                yield UnlabelledTag(manuscript.path, manuscript.front.line("tags"), tag, lang, _toml_key(tag))


def once_each(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Leave what is missing in the settings once for each name: in the first of the texts."""
    told: set[tuple[str, ...]] = set()
    for problem in problems:
        match problem:
            case UnknownAudience():
                missing: tuple[str, ...] = ("audience", problem.name)
            case UnlabelledTag():
                missing = ("tag", problem.name, problem.lang)
            case _:
                yield problem
                continue
        if missing not in told:
            told.add(missing)
            yield problem
