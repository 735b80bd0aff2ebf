"""Manuscripts in, articles out: paired by path, shared fields inherited, each with its place. Touches nothing."""

from __future__ import annotations

import datetime as dt
import json
import operator
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import unquote

import msgspec
from msgspec.structs import replace

from diglot.model.languages import Lang, other_languages
from diglot.model.places import parallel_place
from diglot.model.problems import (
    N_,
    BadSlug,
    EmptyText,
    EmptyTranslation,
    FarDate,
    IgnoredField,
    MissingEdition,
    MixedSlug,
    OriginalsDiffer,
    Problem,
    SameName,
    UncapitalisedName,
    UnknownAudience,
    UnknownBlog,
    UnknownField,
    UnknownLayout,
    UnknownPerson,
    UnknownPoll,
    UnlabelledTag,
    UrlCollision,
    WrongValue,
    nearest,
)
from diglot.model.publication import (
    EXPIRED,
    SETTINGS_PATH,
    Article,
    Contributor,
    Edition,
    FrontMatter,
    Kind,
    LeadPicture,
    Manuscript,
    ReaderPoll,
    Settings,
    Tag,
)

T = TypeVar("T")

_PERSON_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Slugs(msgspec.Struct, frozen=True):
    """How addresses are made: what is a slug, and the nearest one to a text."""

    is_slug: Callable[[str], bool]
    make_slug: Callable[[str], str]


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


def pair(
    manuscripts: Sequence[Manuscript], settings: Settings, slugs: Slugs, today: dt.date, with_drafts: bool
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Every article that is published today, and what is wrong with the pairs.

    Drafts, texts under embargo and expired ones are left out unless with_drafts; an article without an edition is none.
    """
    by_key, problems = _by_key(manuscripts)
    blogs = frozenset(key for key, kind in by_key if kind == "blog")
    folder_slugs = _FolderSlugs(by_key, slugs, problems)
    desk = _ArticlePairer(settings, folder_slugs, blogs, today, with_drafts, problems)
    articles = [article for (_, kind), editions in by_key.items() if (article := desk.article(kind, editions))]
    problems += check_blogs(settings, blogs)
    problems += _far_dates(manuscripts, today)
    placed, collisions = give_places(articles, settings.languages)
    return tuple(sorted(placed, key=_newest_first)), (*problems, *collisions)


def _by_key(
    manuscripts: Sequence[Manuscript],
) -> tuple[dict[tuple[str, Kind], dict[Lang, Manuscript]], list[Problem]]:
    """Group manuscripts into articles, by language; of two files for one edition the first is taken.

    A blog's introduction comes before a text of the same name: a whole folder hangs on it.
    """
    blogs: dict[str, dict[Lang, Manuscript]] = {}
    for manuscript in manuscripts:
        if manuscript.kind == "blog":
            blogs.setdefault(manuscript.key, {})[manuscript.lang] = manuscript
    by_key: dict[tuple[str, Kind], dict[Lang, Manuscript]] = {}
    problems: list[Problem] = []
    for found in manuscripts:
        manuscript = found
        if found.kind == "article" and found.key in blogs:
            # `x.md` in one language is the edition of `x/index.md` in the other.
            manuscript = replace(found, kind="blog")
        editions = by_key.get((manuscript.key, manuscript.kind), {})
        index = blogs.get(manuscript.key, {}).get(manuscript.lang)
        other = index if index and found.kind == "article" else editions.get(manuscript.lang)
        if other:
            problems.append(SameName(manuscript.path, None, other.path))
        else:
            by_key[manuscript.key, manuscript.kind] = {**editions, manuscript.lang: manuscript}
    return by_key, problems


# Parts of an address that a language's lists take before any text does.
_TAKEN = {
    "archive": N_("the archive"),
    "audiences": N_("the list of audiences"),
    "issues": N_("the list of issues"),
    "people": N_("the list of people"),
    "search": N_("the search"),
    "tags": N_("the list of tags"),
    "volumes": N_("the list of volumes"),
}


def give_places(articles: Sequence[Article], languages: Sequence[Lang]) -> tuple[list[Article], list[Problem]]:
    """Let every address belong to one page only, in both languages; capitals and accents are no difference.

    A text that finds its address taken is told so, and stands under the next free one where that is published.
    """
    taken = {_folded(f"/{lang}/{part}/"): owner for lang in languages for part, owner in _TAKEN.items()}
    taken |= {"/": N_("the page for choosing a language"), "/404.html": N_("the page for wrong addresses")}
    taken |= {f"/{lang}/": N_("the home page") for lang in languages}
    taken |= {f"/{lang}/404.html": N_("the page for wrong addresses") for lang in languages}
    both_texts = N_("the page with both texts")
    pairs = (article.editions for article in articles if article.kind == "article" and len(article.editions) > 1)
    taken |= {_folded(parallel_place(edition.href)): both_texts for editions in pairs for edition in editions}
    problems: list[Problem] = []
    placed = [_placed(article, taken, problems) for article in articles]
    # After every text: one that only stands in for a missing edition gives way without a word.
    placed = [_placed_fallbacks(article, taken) for article in placed]
    for article in placed:
        for edition in article.editions:
            problems += _check_aliases(edition, taken)
    return placed, problems


def _placed(article: Article, taken: dict[str, str], problems: list[Problem]) -> Article:
    editions = []
    for edition in article.editions:
        manuscript = edition.manuscript
        if manuscript.kind == "home":
            editions.append(edition)
            continue
        href = _free_place(edition.href, taken)
        if href != edition.href:
            line = manuscript.front.line("slug")
            problems.append(UrlCollision(manuscript.path, line, edition.href, _owner(edition.href, taken)))
        taken[_folded(href)] = manuscript.path
        editions.append(edition if href == edition.href else replace(edition, href=href))
    is_same = all(map(operator.is_, editions, article.editions))
    return article if is_same else replace(article, editions=tuple(editions))


def _placed_fallbacks(article: Article, taken: dict[str, str]) -> Article:
    if not article.fallbacks:
        return article
    fallbacks = {}
    for lang, href in article.fallbacks.items():
        fallbacks[lang] = _free_place(href, taken)
        taken[_folded(fallbacks[lang])] = article.editions[0].manuscript.path
    return replace(article, fallbacks=fallbacks)


# The second page of a list, and those after it: /en/page/2/, /en/tags/history/page/3/.
_LIST_PAGE = re.compile(r"/page/\d+/$")


def _owner(href: str, taken: Mapping[str, str]) -> str:
    """Return what an address belongs to already; empty if it is free."""
    return taken.get(_folded(href)) or ("lists" if _LIST_PAGE.search(href) else "")


def _free_place(href: str, taken: Mapping[str, str]) -> str:
    free, number = href, 1
    while _owner(free, taken):
        number += 1
        free = f"{href.rstrip('/')}-{number}/"
    return free


def _folded(href: str) -> str:
    return unicodedata.normalize("NFC", href).casefold()


# After percent-decoding: letters, digits and "-._~" only. An alias becomes part of a server's configuration.
_ALIAS = re.compile(r"/?[\w~-][\w.~-]*(?:/[\w~-][\w.~-]*)*/?")
# Names of files that the site itself has: no page can stand there, and no folder.
_FILE_OF_OURS = re.compile(r"\.(?:xml|json|txt|pdf|epub)(?:/|$)|(?:^|/)_(?:redirects|headers)(?:/|$)", re.IGNORECASE)


def _check_aliases(edition: Edition, taken: dict[str, str]) -> Iterator[Problem]:
    manuscript = edition.manuscript
    line = manuscript.front.line("aliases")
    for alias in manuscript.front.aliases or ():
        if not _is_alias(alias):
            yield WrongValue(manuscript.path, line, "aliases", alias, N_("an old address such as /old/page/"))
            continue
        place = alias_place(alias)
        if owner := _owner(place, taken):
            yield UrlCollision(manuscript.path, line, place, owner)
        taken.setdefault(_folded(place), manuscript.path)


def _is_alias(alias: str) -> bool:
    decoded = unquote(alias, errors="surrogateescape")
    return bool(_ALIAS.fullmatch(decoded)) and not _FILE_OF_OURS.search(decoded)


def alias_place(alias: str) -> str:
    """Return the place of an old address: a page of its own unless it names a file.

    >>> alias_place("old/page"), alias_place("/old.html"), alias_place("/old/index.html")
    ('/old/page/', '/old.html', '/old/')
    """
    place = "/" + alias.strip("/")
    if place.endswith("/index.html"):
        return place.removesuffix("index.html")
    return place if place.endswith((".html", ".htm")) else f"{place}/"


def _toml_key(name: str) -> str:
    """Return a name as TOML writes it in a table's name: bare, or in quotation marks."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def check_blogs(settings: Settings, blogs: frozenset[str]) -> list[Problem]:
    """Blogs that the settings name and nobody wrote."""
    return [
        UnknownBlog(SETTINGS_PATH, None, name, _suggestion(name, blogs)) for name in settings.blogs if name not in blogs
    ]


def _newest_first(article: Article) -> tuple[int, str]:
    return (-article.date.toordinal() if article.date else 1, article.key)


class _FolderSlugs:
    """The part of an address that a text's folders make, in each language."""

    def __init__(
        self,
        by_key: Mapping[tuple[str, Kind], Mapping[Lang, Manuscript]],
        slugs: Slugs,
        problems: list[Problem],
    ) -> None:
        self._indexes = {key: editions for (key, kind), editions in by_key.items() if kind == "blog"}
        self._slugs = slugs
        self.make_slug = slugs.make_slug
        self._problems = problems
        self._known: dict[tuple[str, Lang], str] = {}

    def href(self, folder: str, lang: Lang) -> str:
        """Such as "/en/asia/" for the folder "asia"."""
        if not folder:
            return f"/{lang}/"
        if (folder, lang) not in self._known:
            parent, _, name = folder.rpartition("/")
            index = self._indexes.get(folder, {}).get(lang)
            slug = self.slug(name, index) if index else self._slugs.make_slug(name) or "x"
            self._known[folder, lang] = f"{self.href(parent, lang)}{slug}/"
        return self._known[folder, lang]

    def slug(self, name: str, manuscript: Manuscript) -> str:
        """Return a manuscript's own slug if it is valid, or else one made of its file's name."""
        written = manuscript.front.slug
        if written is None:
            made = self._slugs.make_slug(name) or "x"
            self._check_letters(made, manuscript)
            return made
        self._check_letters(written, manuscript)
        made = self._slugs.make_slug(written)
        if not self._slugs.is_slug(written):
            line = manuscript.front.line("slug")
            problem = BadSlug(manuscript.path, line, written, made or "a-short-name")
            if problem not in self._problems:
                self._problems.append(problem)
        return made or self._slugs.make_slug(name) or "x"

    def _check_letters(self, slug: str, manuscript: Manuscript) -> None:
        if slug.isascii() or not (pair := _MIXED.search(slug)):
            return
        mixed = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in pair[0])
        problem = MixedSlug(manuscript.path, manuscript.front.line("slug"), slug, mixed)
        if problem not in self._problems:
            self._problems.append(problem)


_MIXED = re.compile("[a-z][а-яё]|[а-яё][a-z]", re.IGNORECASE)


def _far_dates(manuscripts: Sequence[Manuscript], today: dt.date) -> Iterator[Problem]:
    for manuscript in manuscripts:
        front = manuscript.front
        for field, date in (("date", front.date), ("updated", front.updated), ("embargo", front.embargo)):
            # The last day of all stands for an embargo that could not be read.
            if date and today.year + 1 < date.year < dt.MAXYEAR:
                yield FarDate(manuscript.path, front.line(field), field, date.isoformat())


@dataclass
class _ArticlePairer:
    settings: Settings
    folders: _FolderSlugs
    blogs: frozenset[str]
    today: dt.date
    with_drafts: bool
    problems: list[Problem]

    def article(self, kind: Kind, manuscripts: Mapping[Lang, Manuscript]) -> Article | None:
        manuscripts = {lang: manuscripts[lang] for lang in self.settings.languages if lang in manuscripts}
        if not manuscripts:
            return None
        original = self.original(manuscripts)
        source = manuscripts[original]
        if kind == "article":
            self.check_promise(source, manuscripts)
        self.problems += _ignored_fields(source, manuscripts.values())
        self.problems += _early_ends(source, manuscripts.values())
        published = [
            manuscript
            for manuscript in (source, *(row for lang, row in manuscripts.items() if lang != original))
            if self.is_published(manuscript, source)
        ]
        if not published:
            return None
        front = source.front
        editions = tuple(self.edition(manuscript, source) for manuscript in published)
        return Article(
            key=source.key,
            kind=kind,
            blog=self.blog(source),
            original=original,
            editions=editions,
            fallbacks=self.fallbacks(kind, source, editions),
            date=front.date or editions[0].date,
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
        """Tags once each; two spellings with one address are one tag."""
        rows = {self.folders.make_slug(name): name for name in reversed(front.tags or ())}
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
        written = [lang for lang, row in manuscripts.items() if row.substance == "text"] or list(manuscripts)
        untranslated = [lang for lang in written if not manuscripts[lang].front.translators]
        return (untranslated or written)[0]

    def check_promise(self, source: Manuscript, manuscripts: Mapping[Lang, Manuscript]) -> None:
        named = source.front.languages
        promised = named if named is not None else self.settings.languages if self.settings.promises_all else ()
        for lang in promised:
            if lang in self.settings.languages and lang not in manuscripts:
                wanted = source.path.replace(f"content/{source.lang}/", f"content/{lang}/", 1)
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
        return is_open or self.with_drafts

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
        return Edition(
            manuscript=manuscript,
            lang=manuscript.lang,
            is_original=is_original,
            is_draft=not self._is_open(front, shared) or _is_untranslated(manuscript, source),
            href=self.href(manuscript),
            date=_inherited(front.date, shared.date),
            updated=front.updated if front.updated or not is_original else shared.updated,
            translators=() if is_original else front.translators or (),
            editors=_inherited(front.editors, shared.editors) or (),
            image=image,
            is_machine_translated=bool(front.machine_translated) and not is_original,
            license=_inherited(front.license, shared.license) or self.settings.license,
            aliases=tuple(alias_place(alias) for alias in front.aliases or () if _is_alias(alias)),
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
        return f"{folder}{self.folders.slug(name, manuscript)}/"

    def blog(self, source: Manuscript) -> str:
        """Return the nearest folder above the text that has an index; a blog's own parent for a blog."""
        folder = source.folder
        while folder and folder not in self.blogs:
            folder = folder.rpartition("/")[0]
        return folder

    def fallbacks(self, kind: Kind, source: Manuscript, editions: Sequence[Edition]) -> dict[Lang, str]:
        """Return the places where the original stands in for an edition that is missing."""
        if kind != "article" or self.settings.fallback == "hide":
            return {}
        published = {edition.lang for edition in editions}
        name = editions[0].href.rstrip("/").rpartition("/")[2]
        return {
            lang: f"{self.folders.href(source.folder, lang)}{name}/"
            for lang in other_languages(editions[0].lang, self.settings.languages)
            if lang not in published
        }


def _is_untranslated(manuscript: Manuscript, source: Manuscript) -> bool:
    """Is it a translation in which nothing is translated yet?"""
    is_translation = manuscript is not source and manuscript.kind == "article"
    return is_translation and source.substance == "text" and manuscript.substance != "text"


def _is_blank(manuscript: Manuscript) -> bool:
    """Is there nothing to read or to look at?"""
    front = manuscript.front
    has_more = front.image or front.poll or front.standfirst
    return manuscript.kind == "article" and manuscript.substance == "nothing" and not has_more


DRAFT, EMBARGO = N_("a draft"), N_("under embargo")
EMPTY, OTHER = N_("a translation that is still empty"), N_("not published")
UNREVIEWED = N_("a translation that is not reviewed yet")


def held_back(
    manuscripts: Iterable[Manuscript], articles: Iterable[Article], languages: Collection[Lang], today: dt.date
) -> dict[tuple[str, Lang], str]:
    """Return the texts that are not published, by key and language, each with the reason: a message."""
    published = {(article.key, edition.lang) for article in articles for edition in article.editions}
    rows = [row for row in manuscripts if row.kind == "article" and row.lang in languages]
    waiting = [row for row in rows if (row.key, row.lang) not in published]
    if not waiting:
        return {}
    fronts: dict[str, list[FrontMatter]] = {}
    for row in rows:
        fronts.setdefault(row.key, []).append(row.front)
    return {(row.key, row.lang): _reason(row, fronts[row.key], today) for row in waiting}


def _reason(manuscript: Manuscript, fronts: Sequence[FrontMatter], today: dt.date) -> str:
    own = [manuscript.front, *fronts]
    if next((front.status for front in own if front.status), None) == "draft":
        return DRAFT
    embargo = next((front.embargo for front in own if front.embargo), None)
    if embargo and embargo > today:
        return EMBARGO
    expires = next((front.expires for front in own if front.expires), None)
    if expires and expires < today:
        return EXPIRED
    return EMPTY if manuscript.substance != "text" else OTHER


# What an original decides for its translations too.
_SHARED_FIELDS = ("authors", "tags", "audiences", "poll", "layout", "languages")


def _ignored_fields(source: Manuscript, manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Shared fields of a translation that say something else than its original."""
    for manuscript in manuscripts:
        for name in _SHARED_FIELDS:
            own = getattr(manuscript.front, name)
            if manuscript is not source and own is not None and own != getattr(source.front, name):
                yield IgnoredField(manuscript.path, manuscript.front.line(name), name, source.path)


def _early_ends(source: Manuscript, manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Last days of texts that are before their first."""
    for manuscript in manuscripts:
        front, shared = manuscript.front, source.front
        firsts = (_inherited(front.date, shared.date), _inherited(front.embargo, shared.embargo))
        # The last day of all stands for an embargo that could not be read.
        if front.expires and any(first and front.expires < first < dt.date.max for first in firsts):
            expected = N_("a day on or after its “date” and its “embargo”")
            yield WrongValue(manuscript.path, front.line("expires"), "expires", front.expires.isoformat(), expected)


def _inherited(own: T | None, shared: T | None) -> T | None:
    return shared if own is None else own


def with_layouts(
    articles: Sequence[Article], layouts: Collection[str]
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the articles, each with its own layout, or that of its blog, or of the home page; unknown ones are left.

    layouts: the names that there are.
    """
    problems = [
        UnknownLayout(row.path, row.front.line("layout"), row.front.layout, _suggestion(row.front.layout, layouts))
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


# ---------------------------------------------------------------- references to people, polls, audiences, tags


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
    told: set[str] = set()
    for article in articles:
        for edition in article.editions:
            path, front = edition.manuscript.path, edition.manuscript.front
            for role in _ROLES:
                for name in getattr(front, role) or ():
                    if name not in people and name == name.lower() and not is_person_key(name):
                        like = _suggestion(re.sub(r"[\W_]+", "-", name), people)
                        problems[UncapitalisedName(path, front.line(role), name, like)] = None
                    if is_person_key(name) and name not in people:
                        problems[UnknownPerson(path, front.line(role), name, _suggestion(name, people))] = None
            if front.poll and front.poll not in polls:
                problems[UnknownPoll(path, front.line("poll"), front.poll, _suggestion(front.poll, polls))] = None
            for name in front.audiences or ():
                if name not in audiences and name not in told:
                    # Once for each name: it is missing in one place, the settings.
                    told.add(name)
                    line = front.line("audiences")
                    problems[UnknownAudience(path, line, name, _suggestion(name, audiences))] = None
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


def _suggestion(name: str, known: Iterable[str]) -> str:
    found = nearest(name, known)
    return f" ({found}?)" if found else ""
