"""The contract of extensions: what their functions are given, and what they return. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from diglot.model.extensions import Options
from diglot.model.languages import Lang
from diglot.model.problems import Problem
from diglot.model.translation.passages import Passage, PassageLocation, PassagePair
from diglot.model.tree import Attr, Block, Blocks, Inline


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


class FileCall(msgspec.Struct, frozen=True):
    """A file whose suffix an extension shows, in the syntax of a picture: `![words](talk.mp3){name=value}`.

    address: of the file, and page: of the text itself, as links have them (`asset:media/talk.mp3`, `article:en/talk`).
    attributes: id, classes and arguments as written. is_block: whether it is alone in its paragraph; then the function
    returns a block in place of it, and inlines else.
    """

    address: str
    page: str
    words: tuple[Inline, ...]
    attributes: Attr
    is_block: bool
    lang: Lang
    options: Options


class Refused(Exception):
    """Raised by the function of a shortcode where what was written cannot be shown, and its author can mend it.

    what, remedy: entries of the catalogue; found: what was written, quoted after `what`.
    """

    def __init__(self, what: str, remedy: str, found: str) -> None:
        super().__init__(what)
        self.what, self.remedy, self.found = what, remedy, found


class TextContext(msgspec.Struct, frozen=True):
    """Which text a transform is given: its path and language. It returns as many blocks as it was given."""

    path: str
    lang: Lang
    options: Options


class WrittenText(msgspec.Struct, frozen=True):
    """A text as it was written. body_line: the line of its file on which its body begins.

    blocks: as pandoc read them, without the title. citations: as written, with their lines within the body, from 1.
    """

    path: str
    lang: Lang
    body_line: int
    body: str
    blocks: Blocks
    citations: tuple[tuple[int, str], ...]


class TextChange(msgspec.Struct, frozen=True):
    """What an extension makes of a text. blocks: from its blocks, without hints, to as many other ones.

    problems: from what was found in the text to what is left of it, and what the extension has found itself.
    """

    blocks: Callable[[Blocks], Blocks]
    problems: Callable[[Sequence[Problem]], Sequence[Problem]]


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
