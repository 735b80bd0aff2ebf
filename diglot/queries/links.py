"""Look at the links of texts: the files that each uses, and its addresses that lead nowhere.

Why an address leads nowhere, and what may have been meant, is found for these addresses alone, outside of the queries.
"""

from __future__ import annotations

import hashlib

import msgspec
from msgspec.structs import replace

from diglot.core import pairing
from diglot.core.dead_links import LinkingText, SuggestionCache, find_dead_links
from diglot.model.problems import ForeignShortcode
from diglot.model.publication import EMPTY_METADATA, AddressUse, Article, Edition, TextMetadata
from diglot.queries.engine import Database, Query
from diglot.queries.inputs import LinkTargets
from diglot.queries.texts import TEXT, path_of

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


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
    db.set(TARGETS, "", _digest(targets))


def _digest(targets: LinkTargets) -> bytes:
    """Return a digest of whatever decides where an address leads."""
    index = targets.index
    articles = {
        key: [(edition.lang, edition.href, targets.texts.get((key, edition.lang))) for edition in article.editions]
        for key, article in index.articles.items()
    }
    fallbacks = {key: article.fallbacks for key, article in index.articles.items() if article.fallbacks}
    listed = [sorted(index.files), sorted(index.lists), sorted(index.schemes), [*index.languages]]
    return hashlib.blake2b(_encode([articles, fallbacks, listed]), digest_size=20).digest()


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


def _links(db: Database, key: str) -> TextLinks:
    db.get(TARGETS, "")
    # Nothing is suggested here: a build looks for a limited number of suggestions.
    text, index = linking_text(db, key), replace(_targets(db).index, guesses=SuggestionCache(most=0))
    uses = text.metadata.uses
    dead = tuple(use for use in uses if any(find_dead_links(text, [use], index)))
    astray = tuple(use for use in uses if index.own_edition(use.address, text.lang))
    return TextLinks(tuple(dict.fromkeys(filter(None, (index.asset(use.address) for use in uses)))), dead, astray)


def _anchors(db: Database, key: str) -> TextMetadata:
    known = db.get(TEXT, key).metadata
    made_elsewhere = tuple(placed for placed in known.problems if isinstance(placed.problem, ForeignShortcode))
    return replace(EMPTY_METADATA, anchors=known.anchors, problems=made_elsewhere)


TARGETS = Query[bytes]("targets of links", 30, bytes)
"""A digest of all that links may lead to: an input."""
ANCHORS = Query[TextMetadata]("anchors", 31, TextMetadata, _anchors)
"""The anchors of the text of a `text_key`, and what may make others."""
LINKS = Query[TextLinks]("links", 100, TextLinks, _links)
"""The links of the text of a `text_key`."""
