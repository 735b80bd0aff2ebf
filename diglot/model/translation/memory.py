"""Types of the translation memory: passages that were in step with their translations, and matches. Touches nothing."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

import msgspec

from diglot.model.languages import Lang


class RecordedPair(msgspec.Struct, frozen=True):
    """A passage of an original and its translation, as the ledger of an article has them, or another program's memory.

    article: its key, "" for a passage of another memory. origin: the path of that memory, else "". langs: of the
    original and of the translation, and the order of `texts`. field: "title" and so on for a field of the title block,
    "" for the text itself. on, by: when and by whom they were declared in step; None where a memory does not say.
    is_current: whether both texts still say this. units: where both begin in the current texts, as indexes from 0;
    None for what has no such place.
    """

    article: str
    langs: tuple[Lang, Lang]
    texts: tuple[str, str]
    on: dt.date | None
    by: str
    field: str
    is_current: bool
    units: tuple[int | None, int | None]
    origin: str = ""


MEMORY_FOLDER = "content/memory"
"""Where memories of other programs are kept."""

WordBand: TypeAlias = Literal["repeated", "100", "95-99", "85-94", "75-84", "50-74", "new"]
BANDS: tuple[WordBand, ...] = ("repeated", "100", "95-99", "85-94", "75-84", "50-74", "new")
"""How like a passage is to what was translated before, in percent, as translators are paid."""

Span = tuple[int, int]
"""Where something begins and ends in a text, in characters."""


class MemoryMatch(msgspec.Struct, frozen=True):
    """A recorded pair that matches what was looked for.

    side: the index of the matching text in the pair. spans: of the words, or of the similar sentence, in it.
    likeness: in percent, None for a match of words. paths, lines: of both texts, "" and 0 where not known.
    part: the sentence of both texts that matches, where it is only a part of them.
    adapted: the other text with the numbers of what was looked for, where nothing else differs; else "".
    """

    pair: RecordedPair
    side: int
    spans: tuple[Span, ...]
    likeness: int | None = None
    paths: tuple[str, str] = ("", "")
    lines: tuple[int, int] = (0, 0)
    adapted: str = ""
    part: tuple[str, str] = ("", "")
