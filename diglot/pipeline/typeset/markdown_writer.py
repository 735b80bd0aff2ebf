"""Trees in, bodies of manuscripts out; of a body that is there already, only what changed is written anew.

Touches pandoc through its machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import msgspec

from diglot.adapters.pandoc import PandocFailure, PandocPool, Verb
from diglot.core import alignment, markdown, markdown_writing, tree_transforms
from diglot.model.languages import Lang
from diglot.model.tree import Block, Pandoc, encode_tree
from diglot.pipeline.typeset.markdown_reader import decode_answer

Blocks: TypeAlias = tuple[Block, ...]

API = (1, 23, 1)
"""The version of pandoc's types that our own trees claim."""


@dataclass(frozen=True)
class UnreadableMarkdown(Exception):
    """Why pandoc could not do a text."""

    reason: str


class PlacedBlock(msgspec.Struct, frozen=True):
    """A row of a revised text: new blocks, and the block of before in whose place they stand, if any."""

    blocks: Blocks
    replaces: int | None = None


Row: TypeAlias = "int | PlacedBlock"
"""A block that stays, by its number, or what is new."""


class ReadBody(msgspec.Struct, frozen=True):
    """A body with its tree, and where each block stands."""

    text: str
    blocks: Blocks
    sheet: markdown_writing.SourceBlocks


class MarkdownWriter:
    """Reads and writes the bodies of manuscripts."""

    def __init__(self, pandoc: PandocPool) -> None:
        self._pandoc = pandoc

    def tree(self, verb: Verb, document: bytes) -> Blocks:
        """The blocks that pandoc reads in a document.

        Raises: Unreadable.
        """
        tree = decode_answer(self._pandoc.one(verb, document))
        if isinstance(tree, PandocFailure):
            raise UnreadableMarkdown(tree.reason)
        return tree.blocks

    def read(self, body: str) -> ReadBody:
        """A body and its blocks.

        Raises: Unreadable.
        """
        located = self.tree("locate", markdown.readable(body))
        return ReadBody(body, self.tree("read", markdown.readable(body)), markdown_writing.split_source(body, located))

    def write(self, blocks: Blocks, lang: Lang) -> str:
        """A body of these blocks alone.

        Raises: Unreadable.
        """
        return self.revise(self.read(""), [PlacedBlock((block,)) for block in blocks], lang)

    def revise(self, body: ReadBody, rows: Sequence[Row], lang: Lang) -> str:
        """The body with these rows; everything that stays is the same byte for byte.

        Raises: Unreadable.
        """
        split = partial(alignment.split_sentences, lang=lang)
        book = markdown_writing.NoteLabels(body.sheet, body.blocks)
        for row in rows:
            if isinstance(row, int):
                book.keep(row)
        pieces: list[markdown_writing.KeptBlock | markdown_writing.NewBlock] = []
        for row in rows:
            if isinstance(row, int):
                pieces.append(markdown_writing.KeptBlock(row))
                continue
            labels = book.choose_labels(row.blocks, row.replaces)
            if _only_notes_differ(body, row, labels):
                assert row.replaces is not None
                pieces.append(markdown_writing.KeptBlock(row.replaces))
                continue
            called = markdown_writing.replace_notes_by_calls(row.blocks, labels)
            text = self._markdown(markdown_writing.one_sentence_per_line(called, split))
            pieces.append(markdown_writing.NewBlock(text, row.replaces))
        definitions = {
            label: markdown_writing.format_note_definition(
                label, self._markdown(markdown_writing.without_line_breaks(note))
            )
            for label, note in book.definitions.items()
        }
        return markdown_writing.assemble_body(body.sheet, pieces, definitions, book.unused())

    def misread(self, text: str, blocks: Blocks) -> Block | None:
        """The first block that a text does not read back as; None where all is well.

        Raises: Unreadable.
        """
        # A list by Russian letters is written as paragraphs with their labels, and read as a list again.
        back = tree_transforms.spell_lists(self.tree("read", markdown.readable(text)))
        blocks = tree_transforms.spell_lists(tuple(blocks))
        if same_text(back, blocks):
            return None
        pairs = zip(blocks, back, strict=False)
        return next((one for one, other in pairs if not same_text((one,), (other,))), blocks[-1] if blocks else None)

    def _markdown(self, blocks: Blocks) -> str:
        answer = self._pandoc.one("manuscript", encode_tree(Pandoc(API, tree_transforms.spell_lists(blocks))))
        if isinstance(answer, PandocFailure):
            raise UnreadableMarkdown(answer.reason)
        return markdown_writing.tidy_markdown(answer.decode())


def _only_notes_differ(body: ReadBody, row: PlacedBlock, labels: Sequence[str]) -> bool:
    """Does a block say what it said, but for what stands in its notes?"""
    if row.replaces is None or body.sheet.calls(row.replaces) != tuple(labels):
        return False
    before = markdown_writing.replace_notes_by_calls((body.blocks[row.replaces],), labels)
    return same_text(before, markdown_writing.replace_notes_by_calls(row.blocks, labels))


def same_text(one: Sequence[Block], other: Sequence[Block]) -> bool:
    """Do two trees say the same, as far as manuscripts go?"""
    return markdown_writing.normal_form(one) == markdown_writing.normal_form(other)
