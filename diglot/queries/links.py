"""Look at the links of texts: the files that each uses, and its addresses that lead nowhere.

The keys of links begin with the group of the articles (`queries.articles.article_group`). Why an address leads nowhere,
and what may have been meant, is found for these addresses alone, outside of the queries.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import FileEntry
from diglot.core import pairing
from diglot.core.links import link_resolution
from diglot.core.links.dead_links import LinkIndex, LinkingText, SuggestionCache, find_dead_links, suggest_file
from diglot.model.digests import Digest, digest_of_values
from diglot.model.places import MANUSCRIPT_SUFFIXES
from diglot.model.problems import ForeignShortcode, MissingAlt, MissingPicture, Problem
from diglot.model.publication import EMPTY_METADATA, AddressUse, Article, Edition, FrontMatter, Manuscript, TextMetadata
from diglot.queries.articles import ARTICLE_RULES, PAIRED, placed_article, published_keys, split_row_key
from diglot.queries.database import Database
from diglot.queries.inputs import LinkTargets
from diglot.queries.query import LAST, Query
from diglot.queries.sources.manuscripts import MANUSCRIPT
from diglot.queries.sources.source_folders import SOURCE_FOLDER
from diglot.queries.texts import TEXT, path_of
from diglot.queries.values_by_key import ValuesByKey


class TextLinks(msgspec.Struct, frozen=True, array_like=True):
    """The links of a text. files: the paths of those that it uses. dead: its addresses that lead nowhere.

    astray: those that lead to an edition in the other language, though there is one in the text's own.
    is_lead_faulty: whether something is wrong with its lead picture, which is among the files.
    """

    files: tuple[str, ...] = ()
    dead: tuple[AddressUse, ...] = ()
    astray: tuple[AddressUse, ...] = ()
    is_lead_faulty: bool = False


class FoundLinks(msgspec.Struct, frozen=True):
    """What the links of a build have come to. files: all that are used. faulty: the keys of texts with a dead one."""

    files: Collection[str]
    faulty: Sequence[str]


def set_targets(db: Database, targets: LinkTargets) -> None:
    """Let these be what links may lead to."""
    db.tools.targets = targets
    db.set(TARGETS, targets.group, _digest(targets))
    keys = published_keys(db, targets.group)
    db.want(ADDRESSES, [f"{targets.group}{key}" for key in keys], targets.group)


def set_list_places(db: Database, lists: str, places: Iterable[str]) -> ListPlaces:
    """Let these be the addresses of pages that are not of articles. lists: the group of the lists."""
    db.set_all(LIST_PLACE, dict.fromkeys((f"{lists}{place}" for place in places), True), lists)
    return ListPlaces(db, lists)


def _digest(targets: LinkTargets) -> Digest:
    """Return a digest of what decides where an address leads, but for articles, lists and files: each is looked up."""
    index = targets.index
    unread = sorted(text for text, key in targets.texts.items() if not key)
    return digest_of_values(sorted(index.schemes), [*index.languages], unread, targets.lists)


@dataclass(frozen=True)
class ListPlaces(Container[str]):
    """The addresses of pages that are not of articles. group: of the lists."""

    db: Database
    group: str

    def __contains__(self, place: object) -> bool:
        return self.db.find(LIST_PLACE, f"{self.group}{place}") is not None


def articles_by_key(db: Database, group: str) -> Mapping[str, Article]:
    """Return the articles of a group as links see them, by key."""
    return ValuesByKey(db, ADDRESSES, lambda: dict.fromkeys(published_keys(db, group)), group)


@dataclass(frozen=True)
class ArticlesByPlace(Mapping[str, Article]):
    """The articles of a group by the addresses of their pages, in lower case."""

    db: Database
    group: str

    def __getitem__(self, place: str) -> Article:
        found = self._range(place, place)
        if not found:
            raise KeyError(place)
        return self.db.get(ADDRESSES, f"{self.group}{found[-1][1]}")

    def __iter__(self) -> Iterator[str]:
        return (place for place, _ in self._range("", LAST))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _range(self, low: str, high: str) -> Sequence[tuple[str, str]]:
        return self.db.range(_places_list(self.group), low, high)


@dataclass(frozen=True)
class LinkedFiles(Mapping[str, FileEntry]):
    """The files that links may mean: who looks for one depends on the names in its folder, or on the manuscript."""

    files: Mapping[str, FileEntry]
    db: Database

    def __contains__(self, path: object) -> bool:
        if str(path).endswith(MANUSCRIPT_SUFFIXES):
            self.db.find(MANUSCRIPT, str(path))
        else:
            self.db.find(SOURCE_FOLDER, posixpath.dirname(str(path)))
        return path in self.files

    def __getitem__(self, path: str) -> FileEntry:
        return self.files[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


def _places_list(group: str) -> str:
    return f"{group}pages"


def _files_list(group: str) -> str:
    return f"{group}used files"


def _faulty_list(group: str) -> str:
    return f"{group}faulty links"


def _addresses(db: Database, row_key: str) -> Article:
    group, key = split_row_key(row_key)
    article = placed_article(db, row_key)
    for lang in db.get(ARTICLE_RULES, group).pairing.languages:
        db.state(_places_list(group), article.href(lang).casefold(), key)
    editions = tuple(map(_address, article.editions))
    return replace(article, editions=editions, blog="", date=None, authors=(), tags=(), audiences=(), poll="")


def _address(edition: Edition) -> Edition:
    """Return an edition with nothing but what links to it depend on."""
    path, lang = edition.manuscript.path, edition.lang
    manuscript = Manuscript(path, lang, edition.manuscript.key, edition.manuscript.kind, FrontMatter(), 0, b"")
    return Edition(manuscript, lang, edition.is_original, False, edition.href, None, None, (), (), None, False, "", ())


def want_links(db: Database, group: str, keys: Collection[str], *, are_all: bool) -> FoundLinks:
    """Look at the links of the texts of these keys, and say what they have come to. are_all: there are no others."""
    rows = [f"{group}{key}" for key in keys]
    if are_all:
        db.want(LINKS, rows, group)
        files = dict.fromkeys(file for file, _ in db.range(_files_list(group)))
        return FoundLinks(files, [key for key, _ in db.range(_faulty_list(group))])
    found = db.collect(LINKS, rows, are_all=False)
    files = dict.fromkeys(file for links in found.values() for file in links.files)
    return FoundLinks(
        files, [row.removeprefix(group) for row, links in found.items() if links.dead or links.is_lead_faulty]
    )


def linking_text(db: Database, key: str) -> LinkingText:
    """Return the text of a `text_key`, as its links are looked at."""
    path = path_of(key)
    lang, article_key, _ = pairing.kind_and_key(path)
    texts = _targets(db).texts

    def metadata_of(article: Article, edition: Edition) -> TextMetadata | None:
        target = texts.get((article.key, edition.lang))
        if not target:
            return None if target is None else EMPTY_METADATA
        return db.get(ANCHORS, target)

    return LinkingText(path, lang, article_key, db.get(TEXT, key).metadata, metadata_of)


def _targets(db: Database) -> LinkTargets:
    targets: LinkTargets | None = db.tools.targets
    assert targets, "they are set before the first text is asked for"
    return targets


def _links(db: Database, row_key: str) -> TextLinks:
    group, key = split_row_key(row_key)
    db.get(TARGETS, group)
    text, index = linking_text(db, key), _reading_index(db)
    uses = text.metadata.uses
    dead = tuple(use for use in uses if any(find_dead_links(text, [use], index)))
    astray = tuple(use for use in uses if index.own_edition(use.address, text.lang))
    edition = edition_of(db, group, key)
    lead = lead_address(edition) if edition else ""
    named = filter(None, (index.asset(address) for address in (lead, *(use.address for use in uses))))
    files = tuple(dict.fromkeys(file for path in named for file in (path, *index.companions(path))))
    for file in files:
        db.state(_files_list(group), file, "")
    is_lead_faulty = edition is not None and any(find_lead_faults(edition, index))
    if dead or is_lead_faulty:
        db.state(_faulty_list(group), key, "")
    return TextLinks(files, dead, astray, is_lead_faulty)


def edition_of(db: Database, group: str, key: str) -> Edition | None:
    """Return the edition of the text of a `text_key`, if it is published."""
    lang, article_key, _ = pairing.kind_and_key(path_of(key))
    article = db.find(PAIRED, f"{group}{article_key}")
    return article.edition(lang) if article else None


def lead_address(edition: Edition) -> str:
    """Return the neutral address of the lead picture of an edition; "" if there is none."""
    picture = edition.image
    return link_resolution.neutral_address(picture.path, edition.manuscript.path) or "" if picture else ""


def find_lead_faults(edition: Edition, index: LinkIndex) -> Iterator[Problem]:
    """Yield a problem if the lead picture that an edition itself names is not there, or has no description."""
    picture, path = edition.image, edition.manuscript.path
    if picture is None or edition.manuscript.front.image is None or not edition.manuscript.front.image.path:
        return
    line = edition.manuscript.front.line("image")
    kind, target, _ = link_resolution.split_address(lead_address(edition))
    if kind != "asset" or not index.file(target):
        searched = ", ".join(index.candidates(target)) if kind == "asset" else picture.path
        like = suggest_file(target, path, index) if kind == "asset" else ""
        yield MissingPicture(path, line, picture.path, searched, like)
    if not picture.alt:
        yield MissingAlt(path, line, picture.path)


def _reading_index(db: Database) -> LinkIndex:
    """Return the index of all targets. Nothing is suggested: a build looks for a limited number of suggestions."""
    return replace(_targets(db).index, guesses=SuggestionCache(most=0))


def _anchors(db: Database, key: str) -> TextMetadata:
    known = db.get(TEXT, key).metadata
    made_elsewhere = tuple(placed for placed in known.problems if isinstance(placed.problem, ForeignShortcode))
    return replace(EMPTY_METADATA, anchors=known.anchors, problems=made_elsewhere)


TARGETS = Query[Digest]("targets of links", 45, str)
"""A digest of what decides of all links of a group where they lead: an input."""
LIST_PLACE = Query[bool]("place of a list", 57, bool)
"""The address of a page that is not of an article, after the group of the lists: an input; absent for all others."""
ANCHORS = Query[TextMetadata]("anchors", 46, TextMetadata, _anchors)
"""The anchors of the text of a `text_key`, and what may make others."""
ADDRESSES = Query[Article]("addresses of an article", 51, Article, _addresses)
"""Where links to an article lead, by its group and key: the article with nothing else."""
LINKS = Query[TextLinks]("links", 102, TextLinks, _links)
"""The links of a text, by its group and `text_key`."""
