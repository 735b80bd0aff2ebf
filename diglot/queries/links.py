"""Look at the links of texts: the files that each uses, and its addresses that lead nowhere.

The keys of links begin with the group of the articles (`queries.articles.article_group`). Why an address leads nowhere,
and what may have been meant, is found for these addresses alone, outside of the queries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from diglot.core import pairing
from diglot.core.links.dead_links import LinkIndex, LinkingText, SuggestionCache, find_dead_links
from diglot.model.digests import Digest, digest_of_values
from diglot.model.places import MANUSCRIPT_SUFFIXES
from diglot.model.problems import ForeignShortcode
from diglot.model.publication import EMPTY_METADATA, AddressUse, Article, Edition, TextMetadata
from diglot.queries.articles import ARTICLE_RULES, placed_article, split_key
from diglot.queries.engine import Database, Query
from diglot.queries.inputs import LinkTargets
from diglot.queries.sources.manuscripts import MANUSCRIPT
from diglot.queries.sources.source_folders import SOURCE_FOLDER
from diglot.queries.texts import TEXT, path_of, text_key_of

ValueT = TypeVar("ValueT")


class TextLinks(msgspec.Struct, frozen=True, array_like=True):
    """The links of a text. files: the paths of those that it uses. dead: its addresses that lead nowhere.

    astray: those that lead to an edition in the other language, though there is one in the text's own.
    """

    files: tuple[str, ...] = ()
    dead: tuple[AddressUse, ...] = ()
    astray: tuple[AddressUse, ...] = ()


def set_targets(db: Database, targets: LinkTargets) -> None:
    """Let these be what links may lead to."""
    db.tools.targets = targets
    db.set(TARGETS, targets.group, _digest(db, targets))
    db.want(ADDRESSES, [f"{targets.group}{key}" for key in targets.index.articles], targets.group)


def _digest(db: Database, targets: LinkTargets) -> Digest:
    """Return a digest of whatever decides where an address leads, but for articles, which each link reads itself."""
    index = targets.index
    unread = [
        (article.key, edition.lang)
        for article in index.articles.values()
        for edition in article.editions
        if not targets.texts.get((article.key, edition.lang))
    ]
    return digest_of_values(
        dict(db.values(SOURCE_FOLDER)), sorted(index.lists), sorted(index.schemes), [*index.languages], unread
    )


@dataclass(frozen=True)
class _Read(Mapping[str, ValueT]):
    """What links may lead to, by name. read: reads a name that a link may mean from the database."""

    inner: Mapping[str, ValueT]
    read: Callable[[str], object]

    def __contains__(self, name: object) -> bool:
        self.read(str(name))
        return name in self.inner

    def __getitem__(self, name: str) -> ValueT:
        return self.inner[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.inner)

    def __len__(self) -> int:
        return len(self.inner)


def _read_index(db: Database, group: str) -> LinkIndex:
    """Return the index of all targets, of which those that a link may mean are read."""
    index = _targets(db).index
    places = _places_list(group)
    return replace(
        index,
        articles=_Read(index.articles, lambda key: db.find(ADDRESSES, f"{group}{key}")),
        places=_Read(index.places, lambda place: db.range(places, place, place)),
        files=_Read(index.files, partial(_read_file, db)),
        # Nothing is suggested here: a build looks for a limited number of suggestions.
        guesses=SuggestionCache(most=0),
    )


def _read_file(db: Database, path: str) -> None:
    """Read a file that a link may mean, if it is a manuscript: `TARGETS` has all others."""
    if path.endswith(MANUSCRIPT_SUFFIXES):
        db.find(MANUSCRIPT, path)


def _places_list(group: str) -> str:
    return f"{group}pages"


def _addresses(db: Database, row_key: str) -> Digest:
    group, key = split_key(row_key)
    article = placed_article(db, row_key)
    for lang in db.get(ARTICLE_RULES, group).pairing.languages:
        db.state(_places_list(group), article.href(lang).casefold(), key)
    editions = [(edition.lang, edition.href, text_key_of(article, edition)) for edition in article.editions]
    return digest_of_values(editions, article.fallbacks)


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
    group, key = split_key(row_key)
    db.get(TARGETS, group)
    text, index = linking_text(db, key), _read_index(db, group)
    uses = text.metadata.uses
    dead = tuple(use for use in uses if any(find_dead_links(text, [use], index)))
    astray = tuple(use for use in uses if index.own_edition(use.address, text.lang))
    return TextLinks(tuple(dict.fromkeys(filter(None, (index.asset(use.address) for use in uses)))), dead, astray)


def _anchors(db: Database, key: str) -> TextMetadata:
    known = db.get(TEXT, key).metadata
    made_elsewhere = tuple(placed for placed in known.problems if isinstance(placed.problem, ForeignShortcode))
    return replace(EMPTY_METADATA, anchors=known.anchors, problems=made_elsewhere)


TARGETS = Query[Digest]("targets of links", 37, str)
"""A digest of what the links of a group may lead to besides articles: an input."""
ANCHORS = Query[TextMetadata]("anchors", 38, TextMetadata, _anchors)
"""The anchors of the text of a `text_key`, and what may make others."""
ADDRESSES = Query[Digest]("addresses of an article", 43, str, _addresses)
"""A digest of where links to an article lead, by its group and key."""
LINKS = Query[TextLinks]("links", 100, TextLinks, _links)
"""The links of a text, by its group and `text_key`."""
