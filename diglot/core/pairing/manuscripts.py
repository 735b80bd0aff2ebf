"""Pair manuscripts into articles by their paths, and give every text what it shares with its original."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import Protocol, TypeVar

import msgspec
from msgspec.structs import replace

from diglot.core.pairing.places import PlaceClaims, alias_place, give_places, is_alias, with_placement
from diglot.core.pairing.references import check_blogs
from diglot.languages.parts.model.letters import other_letters
from diglot.model.languages import Lang, other_languages
from diglot.model.problems import (
    N_,
    BadSlug,
    EmptyText,
    EmptyTranslation,
    FarDate,
    IgnoredField,
    MissingEdition,
    MissingOriginal,
    MixedSlug,
    OriginalsDiffer,
    Problem,
    SameName,
    UnexpectedEdition,
    UnknownField,
    WrongValue,
    as_typed,
)
from diglot.model.publication import Article, Edition, FrontMatter, Kind, LeadPicture, Manuscript, Tag
from diglot.model.settings import Fallback, Settings

T = TypeVar("T")


class Slugs(msgspec.Struct, frozen=True):
    """How addresses are made: what is a slug, and the nearest one to a text in a language."""

    is_slug: Callable[[str], bool]
    make_slug: Callable[[str, Lang], str]


def kind_and_key(path: str) -> tuple[Lang, str, Kind]:
    """Language, key and kind of a manuscript by its path.

    >>> kind_and_key("content/ru/asia/seoul-1990.md")
    ('ru', 'asia/seoul-1990', 'article')
    >>> kind_and_key("content/en/asia/index.md"), kind_and_key("content/en/index.md")
    (('en', 'asia', 'blog'), ('en', '', 'home'))
    """
    _, lang, *inside = PurePosixPath(unicodedata.normalize("NFC", path)).parts
    *folders, name = inside
    stem = name.rsplit(".", 1)[0]
    if stem in ("index", "_index"):
        return lang, "/".join(folders), "blog" if folders else "home"
    return lang, "/".join([*folders, stem]), "article"


class PairingRules(msgspec.Struct, frozen=True):
    """What decides how manuscripts are paired; the fields are those of the settings. with_drafts: drafts are published.

    Drafts, texts under embargo and expired ones are left out otherwise.
    """

    languages: tuple[Lang, ...]
    promises_all: bool
    fallback: Fallback
    license: str
    with_drafts: bool
    shared: tuple[str, ...] = ()
    """The fields of the house's own that an original decides for its translations too."""

    @classmethod
    def of(cls, settings: Settings, *, with_drafts: bool) -> PairingRules:
        """Return the rules of a publication."""
        shared = tuple(name for name, own in settings.fields.items() if not own.translated)
        return cls(settings.languages, settings.promises_all, settings.fallback, settings.license, with_drafts, shared)


class Folders(Protocol):
    """The folders of texts."""

    def href(self, folder: str, lang: Lang) -> str:
        """Return the address of a folder in a language, such as "/en/asia/" for "asia"."""

    def is_blog(self, folder: str) -> bool:
        """Return whether a folder has an index in any language."""


def pair(
    manuscripts: Sequence[Manuscript], settings: Settings, slugs: Slugs, today: dt.date, with_drafts: bool
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Every article that is published today, and what is wrong with the pairs; an article without an edition is none.

    `queries.articles` asks for each of them by its key.
    """
    problems: list[Problem] = []
    by_key = group_by_key(manuscripts)
    chosen: dict[str, ChosenEditions] = {}
    for key, rows in by_key.items():
        chosen[key], found = choose_editions(rows)
        problems += (*found, *find_far_dates(rows, today))
    folders = _FolderAddresses(chosen, slugs, problems)
    rules = PairingRules.of(settings, with_drafts=with_drafts)
    articles = []
    for editions in chosen.values():
        article, found = pair_article(editions, rules, folders, slugs, today)
        problems += found
        articles += [article] if article else []
    problems += check_blogs(settings, [key for key in chosen if folders.is_blog(key)])
    placements, collisions = give_places(list(map(PlaceClaims.of, articles)), settings.languages)
    placed = [with_placement(article, placements.get(article.key)) for article in articles]
    return tuple(sorted(placed, key=newest_first)), (*problems, *collisions)


def group_by_key(manuscripts: Iterable[Manuscript]) -> Mapping[str, Sequence[Manuscript]]:
    """Return manuscripts by the keys of their articles."""
    by_key: dict[str, list[Manuscript]] = {}
    for manuscript in manuscripts:
        by_key.setdefault(manuscript.key, []).append(manuscript)
    return by_key


class ChosenEditions(msgspec.Struct, frozen=True):
    """The manuscripts of an article by language."""

    kind: Kind
    by_lang: Mapping[Lang, Manuscript]


def choose_editions(manuscripts: Sequence[Manuscript]) -> tuple[ChosenEditions, Sequence[Problem]]:
    """Choose the editions among manuscripts of one key; of two files for one edition the first is taken.

    A blog's introduction comes before a text of the same name: a whole folder hangs on it. `x.md` in one language is
    the edition of `x/index.md` in the other.
    """
    indexes = {manuscript.lang: manuscript for manuscript in manuscripts if manuscript.kind == "blog"}
    kind: Kind = "blog" if indexes else manuscripts[0].kind
    by_lang: dict[Lang, Manuscript] = {}
    problems = []
    for manuscript in manuscripts:
        index = indexes.get(manuscript.lang) if manuscript.kind == "article" else None
        if other := index or by_lang.get(manuscript.lang):
            problems.append(SameName(manuscript.path, None, other.path))
        else:
            by_lang[manuscript.lang] = manuscript if manuscript.kind == kind else replace(manuscript, kind=kind)
    return ChosenEditions(kind, by_lang), problems


def newest_first(article: Article) -> tuple[int, str]:
    """Return the sort key of articles: the newest first, undated ones after them by key."""
    return (-article.date.toordinal() if article.date else 1, article.key)


@dataclass
class _FolderAddresses:
    """The folders of manuscripts that are known. problems: to which those of their addresses are added."""

    articles: Mapping[str, ChosenEditions]
    slugs: Slugs
    problems: list[Problem]
    _known: dict[tuple[str, Lang], str] = field(default_factory=dict)

    def href(self, folder: str, lang: Lang) -> str:
        if not folder:
            return f"/{lang}/"
        if (folder, lang) not in self._known:
            parent, _, name = folder.rpartition("/")
            index = self.articles[folder].by_lang.get(lang) if self.is_blog(folder) else None
            slug, problems = slug_of(name, lang, index, self.slugs)
            self.problems += problems
            self._known[folder, lang] = f"{self.href(parent, lang)}{slug}/"
        return self._known[folder, lang]

    def is_blog(self, folder: str) -> bool:
        return folder in self.articles and self.articles[folder].kind == "blog"


def slug_of(name: str, lang: Lang, manuscript: Manuscript | None, slugs: Slugs) -> tuple[str, Sequence[Problem]]:
    """Return a manuscript's own slug if it is valid, or else one made of its file's name as its language writes it.

    manuscript: None for a folder without an index.
    """
    made = slugs.make_slug(name, lang) or "x"
    if manuscript is None:
        return made, ()
    written = manuscript.front.slug
    if written is None:
        return made, list(_mixed_letters(made, manuscript))
    problems: list[Problem] = list(_mixed_letters(written, manuscript))
    meant = slugs.make_slug(written, lang)
    if meant and meant == written.lower():
        return written, problems  # capitals too: the address may be on the web already
    if not slugs.is_slug(written):
        problems.append(BadSlug(manuscript.path, manuscript.front.line("slug"), written, meant or "a-short-name"))
    return meant or made, problems


def _mixed_letters(slug: str, manuscript: Manuscript) -> Iterator[Problem]:
    if not slug.isascii() and (pair := _mixed_pair().search(slug)):
        mixed = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in pair[0])
        yield MixedSlug(manuscript.path, manuscript.front.line("slug"), slug, mixed)


@cache
def _mixed_pair() -> re.Pattern[str]:
    return re.compile(f"[a-z][{other_letters()}]|[{other_letters()}][a-z]", re.IGNORECASE)


def find_far_dates(manuscripts: Sequence[Manuscript], today: dt.date) -> Iterator[Problem]:
    """Yield a problem for each date that is later than next year. today: a day of this year."""
    for manuscript in manuscripts:
        front = manuscript.front
        for name, date in (("date", front.date), ("updated", front.updated), ("embargo", front.embargo)):
            # The last day of all stands for an embargo that could not be read.
            if date and today.year + 1 < date.year < dt.MAXYEAR:
                yield FarDate(manuscript.path, front.line(name), name, date.isoformat())


def pair_article(
    editions: ChosenEditions, rules: PairingRules, folders: Folders, slugs: Slugs, today: dt.date
) -> tuple[Article | None, Sequence[Problem]]:
    """Return the article of these editions as it is published today, not yet at an address of its own; None for none.

    today: is not looked at where no manuscript has an embargo or an end.
    """
    problems: list[Problem] = []
    return _ArticlePairer(rules, folders, slugs, today, problems).article(editions), problems


@dataclass
class _ArticlePairer:
    rules: PairingRules
    folders: Folders
    slugs: Slugs
    today: dt.date
    problems: list[Problem]

    def article(self, editions: ChosenEditions) -> Article | None:
        kind, by_lang = editions.kind, editions.by_lang
        manuscripts = {lang: by_lang[lang] for lang in self.rules.languages if lang in by_lang}
        if not manuscripts:
            return None
        original = self.original(manuscripts)
        source = manuscripts[original]
        if kind == "article":
            self.check_promise(source, manuscripts)
        self.problems += _ignored_fields(source, manuscripts.values(), self.rules.shared)
        self.problems += _early_ends(source, manuscripts.values())
        published = [
            manuscript
            for manuscript in (source, *(row for lang, row in manuscripts.items() if lang != original))
            if self.is_published(manuscript, source)
        ]
        if not published:
            return None
        front = source.front
        published_editions = tuple(self.edition(manuscript, source) for manuscript in published)
        return Article(
            key=source.key,
            kind=kind,
            blog=self.blog(source),
            original=original,
            editions=published_editions,
            fallbacks=self.fallbacks(kind, source, published_editions),
            date=front.date or published_editions[0].date,
            authors=front.authors or (),
            tags=self.tags(front),
            audiences=front.audiences or (),
            poll=front.poll or "",
            layout=front.layout or "",
            is_original_known=any(
                row.front.original or row.front.translators or row.front.machine_translated
                for row in manuscripts.values()
            ),
        )

    def tags(self, front: FrontMatter) -> tuple[Tag, ...]:
        """Tags once each; two spellings with one address are one tag, which has one for texts in all languages."""
        first = self.rules.languages[0]
        rows = {self.slugs.make_slug(name, first): name for name in reversed(front.tags or ())}
        return tuple(Tag(key, name) for key, name in reversed(rows.items()) if key)

    def original(self, manuscripts: Mapping[Lang, Manuscript]) -> Lang:
        """Return the language that the editions name; else that of the first edition without translators."""
        named = {row.front.original: row for row in manuscripts.values() if row.front.original}
        if len(named) > 1:
            (lang, first), (other_lang, other) = list(named.items())[:2]
            line = first.front.line("original")
            self.problems.append(OriginalsDiffer(first.path, line, str(lang), other.path, str(other_lang)))
        for lang in named:
            if lang in manuscripts:
                return str(lang)
        for lang, row in named.items():
            # Two translations: neither is the other's original.
            if lang in self.rules.languages and len(manuscripts) > 1:
                wanted = _expected_path(row, lang)
                self.problems.append(MissingOriginal(row.path, row.front.line("original"), lang, wanted))
        written = [lang for lang, row in manuscripts.items() if row.substance == "text"] or list(manuscripts)
        written = [lang for lang in written if not manuscripts[lang].letters.is_mostly_foreign] or written
        untranslated = [lang for lang in written if not manuscripts[lang].front.translators]
        return (untranslated or written)[0]

    def check_promise(self, source: Manuscript, manuscripts: Mapping[Lang, Manuscript]) -> None:
        named = source.front.languages
        self.problems += _unexpected(source, manuscripts.values())
        promised = named if named is not None else self.rules.languages if self.rules.promises_all else ()
        for lang in promised:
            if lang in self.rules.languages and lang not in manuscripts:
                wanted = _expected_path(source, lang)
                line = source.front.line("languages")
                title = source.front.title or source.key
                self.problems.append(MissingEdition(source.path, line, title, lang, wanted))

    def is_published(self, manuscript: Manuscript, source: Manuscript) -> bool:
        is_open = self._is_open(manuscript.front, source.front)
        if is_open and _is_untranslated(manuscript, source):
            self.problems.append(EmptyTranslation(manuscript.path, max(1, manuscript.body_line - 1), source.path))
            is_open = False
        elif is_open and _is_blank(manuscript):
            self.problems.append(EmptyText(manuscript.path, max(1, manuscript.body_line - 1)))
        return is_open or self.rules.with_drafts

    def picture(self, manuscript: Manuscript, source: Manuscript) -> LeadPicture | None:
        """Return the picture of an edition; a translation may have words of its own for its original's picture."""
        own, shared = manuscript.front.image, None if manuscript is source else source.front.image
        if own is None or own.path:
            return own or shared
        if shared is None or not shared.path:
            fields = {"alt": own.alt, "caption": own.caption, "credit": own.credit, "image_width": own.is_wide}
            names = [name for name, value in fields.items() if value not in ("", None)]
            self.problems.append(UnknownField(manuscript.path, manuscript.front.line(names[0]), ", ".join(names)))
            return None
        return replace(
            shared,
            alt=own.alt or shared.alt,
            caption=own.caption or shared.caption,
            credit=own.credit or shared.credit,
            is_wide=shared.is_wide if own.is_wide is None else own.is_wide,
        )

    def edition(self, manuscript: Manuscript, source: Manuscript) -> Edition:
        front, shared = manuscript.front, source.front
        image = self.picture(manuscript, source)
        is_original = manuscript is source
        href = self.href(manuscript)
        aliases = (alias_place(alias) for alias in front.aliases or () if is_alias(alias))
        return Edition(
            manuscript=manuscript,
            lang=manuscript.lang,
            is_original=is_original,
            is_draft=not self._is_open(front, shared) or _is_untranslated(manuscript, source),
            href=href,
            date=_inherited(front.date, shared.date),
            updated=front.updated if front.updated or not is_original else shared.updated,
            translators=() if is_original else front.translators or (),
            editors=_inherited(front.editors, shared.editors) or (),
            image=image,
            is_machine_translated=bool(front.machine_translated) and not is_original,
            license=_inherited(front.license, shared.license) or self.rules.license,
            aliases=tuple(place for place in aliases if place != href),
            expires=_inherited(front.expires, shared.expires),
        )

    def _is_open(self, front: FrontMatter, shared: FrontMatter) -> bool:
        embargo, expires = _inherited(front.embargo, shared.embargo), _inherited(front.expires, shared.expires)
        is_draft = _inherited(front.status, shared.status) == "draft"
        is_current = (embargo is None or embargo <= self.today) and (expires is None or self.today <= expires)
        return not is_draft and is_current

    def href(self, manuscript: Manuscript) -> str:
        if manuscript.kind != "article":
            return self.folders.href(manuscript.key, manuscript.lang)
        folder = self.folders.href(manuscript.folder, manuscript.lang)
        name = manuscript.key.rpartition("/")[2]
        slug, problems = slug_of(name, manuscript.lang, manuscript, self.slugs)
        self.problems += problems
        return f"{folder}{slug}/"

    def blog(self, source: Manuscript) -> str:
        """Return the nearest folder above the text that has an index; a blog's own parent for a blog."""
        folder = source.folder
        while folder and not self.folders.is_blog(folder):
            folder = folder.rpartition("/")[0]
        return folder

    def fallbacks(self, kind: Kind, source: Manuscript, editions: Sequence[Edition]) -> dict[Lang, str]:
        """Return the places where the original stands in for an edition that is missing."""
        if kind != "article" or self.rules.fallback == "hide":
            return {}
        published = {edition.lang for edition in editions}
        name = editions[0].href.rstrip("/").rpartition("/")[2]
        return {
            lang: f"{self.folders.href(source.folder, lang)}{name}/"
            for lang in other_languages(editions[0].lang, self.rules.languages)
            if lang not in published
        }


def _expected_path(manuscript: Manuscript, lang: Lang) -> str:
    """Return the path of another edition of the same article."""
    return manuscript.path.replace(f"content/{manuscript.lang}/", f"content/{lang}/", 1)


def _unexpected(source: Manuscript, manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Editions in languages that their original does not name."""
    named = source.front.languages
    for manuscript in manuscripts:
        if named is not None and manuscript.lang not in (*named, source.lang):
            yield UnexpectedEdition(manuscript.path, None, manuscript.lang, source.path, as_typed(list(named)))


def _is_untranslated(manuscript: Manuscript, source: Manuscript) -> bool:
    """Is it a translation in which nothing is translated yet?"""
    is_translation = manuscript is not source and manuscript.kind == "article"
    return is_translation and source.substance == "text" and manuscript.substance != "text"


def _is_blank(manuscript: Manuscript) -> bool:
    """Is there nothing to read or to look at?"""
    front = manuscript.front
    has_more = front.image or front.poll or front.standfirst
    return manuscript.kind == "article" and manuscript.substance == "nothing" and not has_more


# What an original decides for its translations too.
_SHARED_FIELDS = ("authors", "tags", "audiences", "poll", "layout", "languages")


def _ignored_fields(source: Manuscript, manuscripts: Iterable[Manuscript], shared: Iterable[str]) -> Iterator[Problem]:
    """Shared fields of a translation that say something else than its original."""
    for manuscript in manuscripts:
        for name in _SHARED_FIELDS:
            own = getattr(manuscript.front, name)
            if manuscript is not source and own is not None and own != getattr(source.front, name):
                yield IgnoredField(manuscript.path, manuscript.front.line(name), name, source.path)
        for name in shared:
            own = manuscript.front.others.get(name)
            if own is not None and own != source.front.others.get(name):
                yield IgnoredField(manuscript.path, manuscript.front.line(name), name, source.path)


def _early_ends(source: Manuscript, manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Last days of texts that are before their first."""
    for manuscript in manuscripts:
        front, shared = manuscript.front, source.front
        firsts = (_inherited(front.date, shared.date), _inherited(front.embargo, shared.embargo))
        # The first and the last day of all stand for an end and an embargo that could not be read.
        expires = front.expires or dt.date.min
        if expires > dt.date.min and any(first and expires < first < dt.date.max for first in firsts):
            expected = N_("a day on or after its “date” and its “embargo”")
            yield WrongValue(manuscript.path, front.line("expires"), "expires", expires.isoformat(), expected)


def _inherited(own: T | None, shared: T | None) -> T | None:
    return shared if own is None else own
