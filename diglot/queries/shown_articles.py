"""What pages show of articles: what lists say of each, and its texts. The rows are digests; pages have the articles.

All keys begin with the group of the articles (`queries.articles.article_group`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from msgspec.structs import replace

from diglot.core import pairing
from diglot.model.digests import Digest, digest_of_values
from diglot.model.languages import Lang
from diglot.model.markup.letter_counts import LetterCounts
from diglot.model.pages import RenditionLink
from diglot.model.publication import Article, Edition, Issue, Staleness, TranslationDoubts, reading_minutes
from diglot.queries.articles import ARTICLE_RULES, HELD, PAIRED, held_texts, placed_article, split_key
from diglot.queries.engine import Absent, Database, Query
from diglot.queries.texts import SUMMARY, text_key_of

Doubts: TypeAlias = dict[Lang, tuple[Staleness | None, bool, bool]]
"""What is said against translations by language: how far behind each is, whether it is drafted, or not reviewed."""


def set_doubts(db: Database, group: str, doubts: TranslationDoubts, unreviewed: Collection[tuple[str, Lang]]) -> None:
    """Let this be what is said against translations. unreviewed: the keys and languages of those to be marked."""
    rows = {}
    for key, texts in groupby(sorted({*doubts.stale, *doubts.drafted, *unreviewed}), key=itemgetter(0)):
        said = {text[1]: (doubts.stale.get(text), text in doubts.drafted, text in unreviewed) for text in texts}
        rows[f"{group}{key}"] = said
    db.set_all(DOUBTS, rows, group)


def set_issues(db: Database, group: str, issues: Mapping[str, Issue], layouts: Iterable[str]) -> None:
    """Let these be the issues that articles are in, and the layouts that they may name."""
    in_issue = {f"{group}{key}": issue.key for issue in issues.values() for key in issue.articles}
    db.set_all(ISSUE_OF, in_issue, group)
    db.set(LAYOUTS, "", tuple(sorted(layouts)))


def set_offers(db: Database, group: str, links: Mapping[tuple[str, Lang], Sequence[RenditionLink]]) -> None:
    """Let pages link to these other forms of articles, by key and language. group: of the site."""
    db.set_all(OFFERS, {f"{group}{lang} {key}": tuple(found) for (key, lang), found in links.items()}, group)


def _shown(db: Database, row_key: str) -> Digest:
    group, key = split_key(row_key)
    article, rules = _placed(db, row_key), db.get(ARTICLE_RULES, group)
    titles = []
    for edition in article.editions:
        text = db.get(SUMMARY, text_key_of(article, edition))
        lacks = text.gaps if text.gaps.reach(rules.partial_from) else None
        titles.append((text.title, text.kicker, text.standfirst, reading_minutes(text.words, edition.lang), lacks))
    held = held_texts(db, group, key), [text for text in db.get(HELD, group) if text[0] == key]
    shown = replace(article, editions=tuple(map(_without_text, article.editions)))
    doubts = db.find(DOUBTS, row_key)
    return digest_of_values(shown, titles, doubts, held)


def _placed(db: Database, row_key: str) -> Article:
    """Return an article at its address, with its issue and its layout."""
    group, _ = split_key(row_key)
    article, layouts = placed_article(db, row_key), db.get(LAYOUTS, "")
    article = pairing.with_layout(article, lambda blog: db.find(PAIRED, f"{group}{blog}"), layouts)
    return replace(article, issue=db.find(ISSUE_OF, row_key) or "")


def _without_text(edition: Edition) -> Edition:
    """Return an edition without the parts that change when only its text is edited."""
    return replace(edition, manuscript=replace(edition.manuscript, digest=b"", body_line=0, letters=LetterCounts()))


def _texts(db: Database, row_key: str) -> Digest:
    article = db.find(PAIRED, row_key)
    if article is None:
        raise Absent(row_key)
    # The key of a rendered text depends on the text and its metadata.
    return digest_of_values([db.get(SUMMARY, text_key_of(article, edition)).key for edition in article.editions])


DOUBTS = Query[Doubts]("doubts", 28, Doubts)
"""What is said against the translations of an article: an input; absent where there is nothing."""
ISSUE_OF = Query[str]("issue of an article", 29, str)
"""The key of the issue that an article is in: an input."""
LAYOUTS = Query[tuple[str, ...]]("layouts", 30, tuple[str, ...])
"""The names of all layouts: an input."""
OFFERS = Query[tuple[RenditionLink, ...]]("offers", 31, tuple[RenditionLink, ...])
"""Links to the other forms of an article, by the group of the site, the language and the key: an input."""
SHOWN = Query[Digest]("shown article", 32, str, _shown)
"""A digest of what lists and other pages show of an article."""
ARTICLE_TEXTS = Query[Digest]("texts of an article", 33, str, _texts)
"""A digest of the texts of an article."""
