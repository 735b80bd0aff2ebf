"""Writes trees as Markdown: takes blocks, returns bodies of manuscripts.

In a revised body only the blocks that changed are rewritten. Touches pandoc through its adapter only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import msgspec

from diglot.adapters.pandoc import PandocFailure, PandocPool, Verb
from diglot.core import alignment, citations, markdown, markdown_writing, tree_transforms
from diglot.model.languages import Lang
from diglot.model.tree import Block, Blocks, Cite, Pandoc, Para, Str, encode_tree, rewrite
from diglot.pipeline.typeset.markdown_reader import decode_answer

API = (1, 23, 1)
"""The version of pandoc's types that the trees we make declare."""

# Enough for a request to cost little beside its parts, and few for the limit of processor time of one.
_PARTS_A_REQUEST = 200
_BETWEEN = "diglotBetweenParts"


@dataclass(frozen=True)
class UnreadableMarkdown(Exception):
    """pandoc could not read or write a text."""

    reason: str


class PlacedBlock(msgspec.Struct, frozen=True):
    """New blocks of a revised text, and the number of the old block that they replace, if any."""

    blocks: Blocks
    replaces: int | None = None


RevisedBlock: TypeAlias = "int | PlacedBlock"
"""A part of a revised text: an old block that stays, by its number, or new blocks."""


class ReadBody(msgspec.Struct, frozen=True):
    """A body with its tree. sheet: the source of each block."""

    text: str
    blocks: Blocks
    sheet: markdown_writing.SourceBlocks


class MarkdownWriter:
    """Reads and writes the bodies of manuscripts by pandoc."""

    def __init__(self, pandoc: PandocPool) -> None:
        self._pandoc = pandoc

    def tree(self, verb: Verb, document: bytes) -> Blocks:
        """Return the blocks that pandoc reads in a document.

        Raises: UnreadableMarkdown.
        """
        tree = decode_answer(self._pandoc.one(verb, document))
        if isinstance(tree, PandocFailure):
            raise UnreadableMarkdown(tree.reason)
        return tree.blocks

    def read(self, body: str) -> ReadBody:
        """Read a body into blocks.

        Raises: UnreadableMarkdown.
        """
        located = self.tree("locate", markdown.readable(body))
        return ReadBody(body, self.tree("read", markdown.readable(body)), markdown_writing.split_source(body, located))

    def write(self, blocks: Blocks, lang: Lang) -> str:
        """Write a body of these blocks.

        Raises: UnreadableMarkdown.
        """
        return self.revise(self.read(""), [PlacedBlock((block,)) for block in blocks], lang)

    def revise(self, body: ReadBody, items: Sequence[RevisedBlock], lang: Lang) -> str:
        """Return the body of these items, in which old blocks that stay are the same byte for byte.

        Raises: UnreadableMarkdown.
        """
        split = partial(alignment.split_sentences, lang=lang)
        note_labels = markdown_writing.NoteLabels(body.sheet, body.blocks)
        for item in items:
            if isinstance(item, int):
                note_labels.keep(item)
        planned: list[markdown_writing.KeptBlock | PlacedBlock] = []
        for item in items:
            if isinstance(item, int):
                planned.append(markdown_writing.KeptBlock(item))
                continue
            labels = note_labels.choose_labels(item.blocks, item.replaces)
            if _only_notes_differ(body, item, labels):
                assert item.replaces is not None
                planned.append(markdown_writing.KeptBlock(item.replaces))
                continue
            called = _with_written_citations(markdown_writing.replace_notes_by_calls(item.blocks, labels))
            planned.append(PlacedBlock(markdown_writing.one_sentence_per_line(called, split), item.replaces))
        written = iter(self._all_markdown([item.blocks for item in planned if isinstance(item, PlacedBlock)]))
        pieces = [
            markdown_writing.NewBlock(next(written), item.replaces) if isinstance(item, PlacedBlock) else item
            for item in planned
        ]
        notes = map(_with_written_citations, note_labels.definitions.values())
        texts = self._all_markdown([markdown_writing.without_line_breaks(note) for note in notes])
        definitions = {
            label: markdown_writing.format_note_definition(label, text)
            for label, text in zip(note_labels.definitions, texts, strict=True)
        }
        return markdown_writing.assemble_body(body.sheet, pieces, definitions, note_labels.unused())

    def misread(self, text: str, blocks: Blocks) -> Block | None:
        """Return the first block that a text does not read back as, or None if it reads back as all of them.

        Raises: UnreadableMarkdown.
        """
        # A list by Russian letters is written as paragraphs with their labels, and read as a list again.
        back = _spelt(self.tree("read", markdown.readable(text)))
        blocks = _spelt(tuple(blocks))
        if is_same_text(back, blocks):
            return None
        pairs = zip(blocks, back, strict=False)
        return next(
            (block for block, read in pairs if not is_same_text((block,), (read,))), blocks[-1] if blocks else None
        )

    def _all_markdown(self, parts: Sequence[Blocks]) -> list[str]:
        """Return the Markdown of each part as it is alone. A request takes pandoc a millisecond: many go in one.

        Raises: UnreadableMarkdown.
        """
        texts: list[str] = []
        for group in (parts[at : at + _PARTS_A_REQUEST] for at in range(0, len(parts), _PARTS_A_REQUEST)):
            together = [block for part in group for block in (*part, Para((Str(_BETWEEN),)))]
            found = f"{self._markdown(tuple(together))}\n".split(f"\n\n{_BETWEEN}\n\n") if len(group) > 1 else []
            # Not so where a part has that line itself, or nothing in it.
            is_apart = len(found) == len(group) + 1 and not found[-1]
            texts += (f"{text}\n" for text in found[:-1]) if is_apart else map(self._markdown, group)
        return texts

    def _markdown(self, blocks: Blocks) -> str:
        answer = self._pandoc.one("manuscript", encode_tree(Pandoc(API, _spelt(blocks))))
        if isinstance(answer, PandocFailure):
            raise UnreadableMarkdown(answer.reason)
        return markdown_writing.tidy_markdown(answer.decode())


def _spelt(blocks: Blocks) -> Blocks:
    """Return blocks in which everything that pandoc's Markdown has no sign for is spelt out."""
    return tree_transforms.spell_verse(tree_transforms.spell_lists(blocks))


def _with_written_citations(blocks: Blocks) -> Blocks:
    return rewrite(blocks, citations.written_citation, Cite)


def _only_notes_differ(body: ReadBody, item: PlacedBlock, labels: Sequence[str]) -> bool:
    """Return whether a block says the same as the old one except in its notes."""
    if item.replaces is None or body.sheet.calls(item.replaces) != tuple(labels):
        return False
    before = markdown_writing.replace_notes_by_calls((body.blocks[item.replaces],), labels)
    return is_same_text(before, markdown_writing.replace_notes_by_calls(item.blocks, labels))


def is_same_text(one: Sequence[Block], other: Sequence[Block]) -> bool:
    """Return whether two trees say the same, apart from differences that Markdown cannot express."""
    return markdown_writing.normal_form(one) == markdown_writing.normal_form(other)
