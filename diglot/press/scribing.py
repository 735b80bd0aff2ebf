"""Trees in, bodies of manuscripts out; of a body that is there already, only what changed is written anew.

Touches pandoc through its machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import msgspec

from diglot.desk import alignment, manuscripts
from diglot.machines.pandoc import PandocFailure, PandocPool, Verb
from diglot.press.composing import tree_of
from diglot.words.languages import Lang
from diglot.words.tree import Block, Pandoc, encode_tree

Blocks: TypeAlias = tuple[Block, ...]

API = (1, 23, 1)
"""The version of pandoc's types that our own trees claim."""


@dataclass(frozen=True)
class Unreadable(Exception):
    """Why pandoc could not do a text."""

    reason: str


class Placed(msgspec.Struct, frozen=True):
    """A row of a revised text: new blocks, and the block of before in whose place they stand, if any."""

    blocks: Blocks
    replaces: int | None = None


Row: TypeAlias = "int | Placed"
"""A block that stays, by its number, or what is new."""


class ReadBody(msgspec.Struct, frozen=True):
    """A body with its tree, and where each block stands."""

    text: str
    blocks: Blocks
    sheet: manuscripts.Sheet


class Scribe:
    """Reads and writes the bodies of manuscripts."""

    def __init__(self, pandoc: PandocPool) -> None:
        self._pandoc = pandoc

    def tree(self, verb: Verb, document: bytes) -> Blocks:
        """The blocks that pandoc reads in a document.

        Raises: Unreadable.
        """
        tree = tree_of(self._pandoc.one(verb, document))
        if isinstance(tree, PandocFailure):
            raise Unreadable(tree.reason)
        return tree.blocks

    def read(self, body: str) -> ReadBody:
        """A body and its blocks.

        Raises: Unreadable.
        """
        located = self.tree("locate", body.encode())
        return ReadBody(body, self.tree("read", body.encode()), manuscripts.lay_out(body, located))

    def write(self, blocks: Blocks, lang: Lang) -> str:
        """A body of these blocks alone.

        Raises: Unreadable.
        """
        return self.revise(self.read(""), [Placed((block,)) for block in blocks], lang)

    def revise(self, body: ReadBody, rows: Sequence[Row], lang: Lang) -> str:
        """The body with these rows; everything that stays is the same byte for byte.

        Raises: Unreadable.
        """
        split = partial(alignment.split_sentences, lang=lang)
        book = manuscripts.NoteBook(body.sheet, body.blocks)
        for row in rows:
            if isinstance(row, int):
                book.keep(row)
        pieces: list[manuscripts.Kept | manuscripts.Fresh] = []
        for row in rows:
            if isinstance(row, int):
                pieces.append(manuscripts.Kept(row))
                continue
            labels = book.labels(row.blocks, row.replaces)
            if _only_notes_differ(body, row, labels):
                assert row.replaces is not None
                pieces.append(manuscripts.Kept(row.replaces))
                continue
            called = manuscripts.call_notes(row.blocks, labels)
            text = self._markdown(manuscripts.in_lines(called, split))
            pieces.append(manuscripts.Fresh(text, row.replaces))
        definitions = {
            label: manuscripts.definition(label, self._markdown(manuscripts.in_one_line(note)))
            for label, note in book.definitions.items()
        }
        return manuscripts.assemble(body.sheet, pieces, definitions, book.unused())

    def misread(self, text: str, blocks: Blocks) -> Block | None:
        """The first block that a text does not read back as; None where all is well.

        Raises: Unreadable.
        """
        back = self.tree("read", text.encode())
        if same(back, blocks):
            return None
        pairs = zip(blocks, back, strict=False)
        return next((one for one, other in pairs if not same((one,), (other,))), blocks[-1] if blocks else None)

    def _markdown(self, blocks: Blocks) -> str:
        answer = self._pandoc.one("manuscript", encode_tree(Pandoc(API, blocks)))
        if isinstance(answer, PandocFailure):
            raise Unreadable(answer.reason)
        return manuscripts.tidy(answer.decode())


def _only_notes_differ(body: ReadBody, row: Placed, labels: Sequence[str]) -> bool:
    """Does a block say what it said, but for what stands in its notes?"""
    if row.replaces is None or body.sheet.calls(row.replaces) != tuple(labels):
        return False
    before = manuscripts.call_notes((body.blocks[row.replaces],), labels)
    return same(before, manuscripts.call_notes(row.blocks, labels))


def same(one: Sequence[Block], other: Sequence[Block]) -> bool:
    """Do two trees say the same, as far as manuscripts go?"""
    return manuscripts.normal_form(one) == manuscripts.normal_form(other)
