"""The contract of extensions: what their functions are given, and what they return. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from diglot.model.extensions import Options
from diglot.model.languages import Lang
from diglot.model.translation.passages import Passage, PassageLocation, PassagePair
from diglot.model.tree import Block, Inline


class ShortcodeCall(msgspec.Struct, frozen=True):
    """A division (`::: {.name key=value}`) or a span (`[words]{.name key=value}`) with the class of a shortcode.

    content: the blocks of a division, the inlines of a span; the function returns the same kind, in a tuple.
    """

    name: str
    arguments: Mapping[str, str]
    content: tuple[Block, ...] | tuple[Inline, ...]
    is_block: bool
    lang: Lang
    options: Options


class TextContext(msgspec.Struct, frozen=True):
    """Which text a transform is given: its path and language. It returns as many blocks as it was given."""

    path: str
    lang: Lang
    options: Options


class CheckedTexts(msgspec.Struct, frozen=True):
    """An edition as it is checked; of a translation, its original too, and which passages belong together.

    original: () for an original itself. fields, original_fields: those of the extension in the front matter.
    """

    passages: tuple[Passage, ...]
    original: tuple[Passage, ...]
    pairs: tuple[PassagePair, ...]
    fields: Mapping[str, Any]
    original_fields: Mapping[str, Any]
    options: Options


class Found(msgspec.Struct, frozen=True):
    """What a check has found. code: one of `Extension.findings`; words: an excerpt, quoted in the message."""

    code: str
    words: str
    location: PassageLocation
    is_original: bool = False


class Text(msgspec.Struct, frozen=True):
    """A text as outputs are given it. html: with addresses as on its page; fields: those of the extension."""

    key: str
    lang: Lang
    title: str
    kicker: str
    standfirst: str
    authors: tuple[str, ...]
    date: str
    tags: tuple[str, ...]
    url: str
    html: str
    notes: tuple[str, ...]
    is_original: bool
    fields: Mapping[str, Any]
    options: Options


class SiteTexts(msgspec.Struct, frozen=True):
    """All texts of a language as files of the site are given them, the newest first."""

    lang: Lang
    texts: tuple[Text, ...]
    options: Options
