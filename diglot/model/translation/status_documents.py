"""The document that `status --json` prints: its JSON Schema is made of these types. Touches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from diglot.model.languages import Lang
from diglot.model.translation.ledger import State
from diglot.model.translation.memory import WordBand


class StatusArticle(msgspec.Struct, frozen=True, omit_defaults=True):
    """An article in one language other than its original's.

    file: of the translation, from the folder in which the command works. share: in step, 0 to 1; null if nothing is
    known. since: when the changed paragraphs were last in step. words: to translate. due, expires: the day by which it
    is to be done, and the last one on which it is published. bands: with --words, the words by likeness to what was
    translated before.
    """

    article: str
    title: str
    original: Lang
    lang: Lang
    state: State
    units: int
    changed: int
    share: float | None
    words: int
    by: str
    since: dt.date | None
    draft: bool
    machine_translated: bool
    reviewed: int
    to_review: int
    translators: list[str]
    reviewers: list[str]
    due: dt.date | None
    comments: int
    filled: int
    expires: dt.date | None
    file: str
    bands: Mapping[WordBand, int] = {}


class StatusTotals(msgspec.Struct, frozen=True, omit_defaults=True):
    """The sums over all articles that are listed. states: how many there are in each."""

    states: Mapping[State, int]
    words: int
    to_review: int
    comments: int
    bands: Mapping[WordBand, int] = {}


class ProblemDocument(msgspec.Struct, frozen=True):
    """A problem; line is 1 if none is known. Only what and fix depend on the language of messages."""

    code: str
    severity: Literal["error", "warning"]
    file: str
    line: int
    what: str
    fix: str


class StatusDocument(msgspec.Struct, frozen=True):
    """What `diglot status --json` prints."""

    articles: list[StatusArticle]
    totals: StatusTotals
    problems: list[ProblemDocument]
