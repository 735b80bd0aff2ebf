"""Typeset the editions of a publication: their title blocks, and what is known of their bodies.

The markup is a result in the store, under the key that the value names; how a text is typeset, the tools say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeAlias

import msgspec

from diglot.core.links import dead_links
from diglot.model.extensions import TextExtension
from diglot.model.markup.citations import Bibliography, Reference
from diglot.model.markup.typography import HouseStyle
from diglot.model.publication import Article, Edition, ElementLocation, Gaps, Manuscript, TitleBlock
from diglot.queries.database import Database
from diglot.queries.inputs import SourceFiles, Tools
from diglot.queries.query import Passing, Query
from diglot.queries.sources.manuscripts import MANUSCRIPT, body_of
from diglot.queries.text_job import CompileJob, TextRequest, Typesetter, TypesetText

# Elements, each with its line within the body, from 1.
Lines: TypeAlias = list[tuple[ElementLocation, int]]


class TextSummary(TitleBlock, frozen=True, array_like=True, kw_only=True):
    """What all pages that name a text show of it, its title block typeset. key: of its markup in the store."""

    key: bytes
    words: int = 0
    gaps: Gaps = Gaps()


class TextRules(msgspec.Struct, frozen=True):
    """What all texts depend on. pandoc: its version. extensions: what these do to texts."""

    house_style: HouseStyle
    extensions: tuple[TextExtension, ...]
    pandoc: str


def set_rules(db: Database, rules: TextRules, bibliography: Bibliography) -> None:
    """Let texts be typeset by these rules, and cite these items."""
    db.set(RULES, "", rules)
    db.set_all(REFERENCE, bibliography.items)


def text_key(path: str, original: str = "") -> str:
    """Return the key of the text in a file, which shares the ids of its original, if it is a translation of one."""
    return f"{path}\n{original}"


def text_key_of(article: Article, edition: Edition) -> str:
    """Return the key of the text of an edition."""
    original = article.edition(article.original)
    return text_key(edition.manuscript.path, original.manuscript.path if original and original is not edition else "")


def path_of(key: str) -> str:
    """Return the path of the file in which the text of a `text_key` is."""
    return key.partition("\n")[0]


def edition_job(
    manuscript: Manuscript,
    original: Manuscript | None,
    rules: TextRules,
    cited: Callable[[tuple[str, ...]], tuple[Reference, ...]],
) -> CompileJob:
    """Return the job of an edition, which shares the ids of its original. cited: returns the items of some keys."""
    return CompileJob(
        manuscript.path,
        manuscript.lang,
        manuscript.digest,
        manuscript.body_line,
        edition_job(original, None, rules, cited) if original else None,
        rules.house_style,
        manuscript.front.title if manuscript.may_have_title else "",
        cited(manuscript.cites),
        rules.extensions,
    )


def _cited(db: Database, keys: tuple[str, ...]) -> tuple[Reference, ...]:
    return tuple(filter(None, (db.find(REFERENCE, key) for key in keys)))


def job_of(db: Database, key: str) -> CompileJob:
    """Return the job of the text of a `text_key`."""
    original = key.partition("\n")[2]
    source = db.get(MANUSCRIPT, original) if original else None
    return edition_job(db.get(MANUSCRIPT, path_of(key)), source, db.get(RULES, ""), partial(_cited, db))


def _request(db: Database, key: str) -> TextRequest:
    front = db.get(MANUSCRIPT, path_of(key)).front
    return TextRequest(*front.title_block, job=job_of(db, key))


def _typeset(tools: Tools, requests: Sequence[TextRequest]) -> Iterable[TypesetText | Passing[TypesetText]]:
    return _typesetter(tools).typeset(requests)


def _typesetter(tools: Tools) -> Typesetter:
    assert tools.typesetter, "it is set before the first text is asked for"
    return tools.typesetter


def _summary(db: Database, key: str) -> TextSummary:
    text = db.get(TEXT, key)
    known = text.metadata
    for placed in known.problems:
        db.report(placed.problem)
    return TextSummary(*text.title_block, key=text.key, words=known.words, gaps=known.gaps)


def _body_digest(db: Database, path: str) -> bytes:
    return db.get(MANUSCRIPT, path).digest


def _body(db: Database, path: str) -> str:
    db.get(BODY, path)
    return body_of(db.tools.folder, SourceFiles(db)[path])


def _address_lines(db: Database, key: str) -> Lines:
    uses = db.get(TEXT, key).metadata.uses
    return list(dead_links.find_lines(uses, uses, _body(db, path_of(key))).items())


def _element_lines(db: Database, path: str) -> Lines:
    return list(_typesetter(db.tools).find_lines(_body(db, path)).items())


RULES = Query[TextRules]("rules of texts", 29, TextRules)
"""What all texts depend on: an input."""
REFERENCE = Query[Reference]("reference", 30, Reference)
"""An item of the bibliography by its key: an input."""
# Processes are started for each batch, and a build that is killed finds in the store what a batch has made.
TEXT = Query[TypesetText]("text", 31, TypesetText, _request, _typeset, batch=2_048)
"""The text of a `text_key`, typeset."""
SUMMARY = Query[TextSummary]("summary of a text", 32, TextSummary, _summary, follows=TEXT)
"""The summary of the text of a `text_key`."""
BODY = Query[bytes]("body", 42, bytes, _body_digest)
"""The digest of the body of the manuscript in a file."""
ADDRESS_LINES = Query[Lines]("lines of addresses", 43, Lines, _address_lines)
"""The lines of the addresses that occur once in the text of a `text_key`: most do."""
ELEMENT_LINES = Query[Lines]("lines of elements", 44, Lines, _element_lines)
"""The lines of all elements of the text in a file: pandoc must read it a second time."""
