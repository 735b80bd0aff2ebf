"""What pages show of articles: what lists say of each, and where it stands in them.

All keys begin with the group of the articles (`queries.articles.article_group`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import PurePosixPath
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from diglot.core import pairing, typography
from diglot.core.page_models.list_membership import listed_text
from diglot.model.languages import Lang
from diglot.model.markup.letter_counts import LetterCounts
from diglot.model.pages import RenditionLink
from diglot.model.problems import NoTitle, PartialTranslation, Problem
from diglot.model.publication import (
    EXPIRED,
    Article,
    Edition,
    Gaps,
    Issue,
    Staleness,
    TitleBlock,
    TranslationDoubts,
    reading_minutes,
)
from diglot.queries.articles import ARTICLE_RULES, HELD, PAIRED, held_back_texts, placed_article, split_row_key
from diglot.queries.database import Database
from diglot.queries.query import Query
from diglot.queries.site.list_facts import state_lists
from diglot.queries.sources.manuscripts import MANUSCRIPT
from diglot.queries.texts import RULES, SUMMARY, text_key_of


class ShownText(TitleBlock, frozen=True, array_like=True, kw_only=True):
    """The title block of an edition, typeset. lacks: what readers are told that it lacks of its original."""

    minutes: int
    lacks: Gaps | None


Doubts: TypeAlias = dict[Lang, tuple[Staleness | None, bool, bool]]
"""What is said against translations by language: how far behind each is, whether it is drafted, or not reviewed."""


class ShownArticle(msgspec.Struct, frozen=True, array_like=True):
    """What all pages show of an article. texts: of its editions, in their order. under_way: unpublished languages.

    article: at its address, with its issue and layout, and without what changes when only a text is edited.
    """

    article: Article
    texts: tuple[ShownText, ...]
    doubts: Doubts
    under_way: tuple[Lang, ...]

    def edition(self, lang: Lang) -> tuple[Edition, ShownText]:
        """Return the edition in a language, and its title block.

        Raises: KeyError.
        """
        for edition, text in zip(self.article.editions, self.texts, strict=True):
            if edition.lang == lang:
                return edition, text
        raise KeyError(lang)


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


def offers(db: Database, group: str) -> Iterator[tuple[tuple[str, Lang], Sequence[RenditionLink]]]:
    """Yield the links that `set_offers` has set, with key and language."""
    for row_key, links in db.values(OFFERS, group):
        lang, _, key = row_key.removeprefix(group).partition(" ")
        yield (key, lang), links


def want_shown(db: Database, group: str, keys: Iterable[str], *, are_all: bool) -> list[Problem]:
    """Find what pages show of these articles, and return the problems of that. are_all: there are no others."""
    return db.make(SHOWN, [f"{group}{key}" for key in keys], are_all=are_all, group=group)


def _shown(db: Database, row_key: str) -> ShownArticle:
    group, key = split_row_key(row_key)
    article, rules = _placed(db, row_key), db.get(ARTICLE_RULES, group)
    layouts: tuple[str, ...] = db.get(LAYOUTS, "")
    for problem in pairing.check_layouts(article.editions, layouts):
        db.report(problem)
    for lang in rules.pairing.languages:
        if listed := listed_text(article, lang):
            state_lists(db, group, lang, listed)
    held = db.find(HELD, row_key) or ()
    reasons = ((sort.rpartition("\n")[2], reason) for sort, reason in held_back_texts(db, group, key))
    under_way = [lang for lang, reason in reasons if reason != EXPIRED or lang in held]
    return ShownArticle(
        replace(article, editions=tuple(map(_without_text, article.editions))),
        tuple(_shown_text(db, article, edition, rules.partial_from) for edition in article.editions),
        db.find(DOUBTS, row_key) or {},
        tuple(under_way),
    )


def _shown_text(db: Database, article: Article, edition: Edition, partial_from: int) -> ShownText:
    text, path = db.get(SUMMARY, text_key_of(article, edition)), edition.manuscript.path
    title = text.title
    if not title:
        written = title_of_file(path, edition)
        title = typography.set_text(written, edition.lang, db.get(RULES, "").house_style)
        if edition.manuscript.kind != "home":
            db.report(NoTitle(path, None, written))
    is_translation = article.kind == "article" and edition is not article.editions[0]
    lacks = text.gaps if is_translation and text.gaps.reach(partial_from) else None
    if lacks:
        original = article.editions[0].manuscript.path
        line = db.get(MANUSCRIPT, path).body_line
        db.report(PartialTranslation(path, line, str(lacks.missing), str(lacks.passages), original))
    return ShownText(
        *replace(text, title=title).title_block, minutes=reading_minutes(text.words, edition.lang), lacks=lacks
    )


def title_of_file(path: str, edition: Edition) -> str:
    """Return a title made of a file's name, for a text that has none."""
    name = PurePosixPath(path)
    stem = name.parent.name if edition.manuscript.kind == "blog" else name.stem
    words = re.sub(r"[-_]+", " ", stem).strip()
    return words[:1].upper() + words[1:]


def load_articles(db: Database, group: str) -> tuple[Article, ...]:
    """Return all articles of a group with their texts, the newest first; for what needs all of them."""
    return tuple(sorted((_placed(db, key) for key in db.keys(PAIRED, group)), key=pairing.newest_first))


def _placed(db: Database, row_key: str) -> Article:
    """Return an article at its address, with its issue and its layout."""
    group, _ = split_row_key(row_key)
    article, layouts = placed_article(db, row_key), db.get(LAYOUTS, "")
    article = pairing.with_layout(article, lambda blog: db.find(PAIRED, f"{group}{blog}"), layouts)
    return replace(article, issue=db.find(ISSUE_OF, row_key) or "")


def _without_text(edition: Edition) -> Edition:
    """Return an edition without the parts that change when only its text is edited."""
    return replace(edition, manuscript=replace(edition.manuscript, digest=b"", body_line=0, letters=LetterCounts()))


DOUBTS = Query[Doubts]("doubts", 25, Doubts)
"""What is said against the translations of an article: an input; absent where there is nothing."""
ISSUE_OF = Query[str]("issue of an article", 26, str)
"""The key of the issue that an article is in: an input."""
LAYOUTS = Query[tuple[str, ...]]("layouts", 27, tuple[str, ...])
"""The names of all layouts: an input."""
OFFERS = Query[tuple[RenditionLink, ...]]("offers", 28, tuple[RenditionLink, ...])
"""Links to the other forms of an article, by the group of the site, the language and the key: an input."""
SHOWN = Query[ShownArticle]("shown article", 33, ShownArticle, _shown)
"""What lists and other pages show of an article."""
