"""Types of files for translators' tools: segments, and the codes that represent markup in them. Touches nothing.

Source of the terms: XLIFF 1.2 (OASIS, 2008), section 2.5.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from diglot.model.languages import Lang


class SegmentCode(msgspec.Struct, frozen=True):
    """Markup inside a segment: its beginning, its end, or an element without content.

    kind: a value of XLIFF's `ctype` ("italic", "link", "x-note"). shown: a description for the translator.
    """

    id: str
    role: Literal["open", "close", "alone"]
    kind: str = ""
    shown: str = ""


SegmentText: TypeAlias = "tuple[str | SegmentCode, ...]"
"""A segment's text in one language."""


class Segment(msgspec.Struct, frozen=True):
    """A paragraph, heading, cell or note, with its translation (empty if there is none).

    id: "7.2" for the second run of the seventh passage, or the name of a field ("title").
    """

    id: str
    kind: str
    source: SegmentText
    target: SegmentText = ()


class SegmentFile(msgspec.Struct, frozen=True):
    """An article in a format for translators' tools. path: the original's; article: its key."""

    article: str
    path: str
    source_lang: Lang
    target_lang: Lang
    segments: tuple[Segment, ...]


def letters(text: SegmentText) -> str:
    """Return a text without its codes."""
    return "".join(piece for piece in text if isinstance(piece, str))
