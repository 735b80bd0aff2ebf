"""Replace blocks in the body of a manuscript, by means of its tree with positions. Pure functions.

Unchanged blocks stay byte for byte the same: blocks are sets of lines, and only whole lines are moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

import msgspec

from diglot.core.markdown_writing.writer_preparation import normal_form
from diglot.model.markup.line_kinds import find_definitions
from diglot.model.tree import Attr, Block, Blocks, Node, Note, walk

# The definition of a note or of a link's address: part of the text, but of none of its blocks.
_CALL = re.compile(r"\[\^([^\[\]\s]+)\](?!:)")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}\s*")
_CODE = re.compile(r"(`+)[^`]+\1")
_POSITION = re.compile(r"(\d+):\d+-")


class SourceBlocks(msgspec.Struct, frozen=True):
    """A body as lines. Definitions and blank lines belong to no block.

    block_lines: the numbers from 0 of the lines of each top-level block.
    notes: by label, the range of lines of the note's definition: the first and one past the last.
    """

    lines: tuple[str, ...]
    block_lines: tuple[tuple[int, ...], ...]
    notes: Mapping[str, tuple[int, int]]

    def text(self, block: int) -> str:
        """Return a block as written."""
        return "\n".join(self.lines[number] for number in self.block_lines[block])

    def calls(self, block: int) -> tuple[str, ...]:
        """Return the labels of the notes that a block calls, in order."""
        text = _CODE.sub("", self.text(block))
        return tuple(call[1] for call in _CALL.finditer(text) if call[1] in self.notes)


def split_source(body: str, located: Sequence[Block]) -> SourceBlocks:
    """Split a body into lines and blocks. located: its blocks as pandoc reads them, with positions.

    >>> split_source("One.\\n\\nTwo.", ()).lines
    ('One.', '', 'Two.')
    """
    lines = tuple(body.split("\n"))
    definitions = dict(find_definitions(lines))
    loose = {number for start, stop in definitions.values() for number in range(start, stop)}
    starts = [_start(block, lines) for block in located]
    block_lines = []
    for start, stop in pairwise([*starts, len(lines)]):
        numbers = [number for number in range(start, stop) if number not in loose]
        while numbers and not lines[numbers[-1]].strip():
            numbers.pop()
        block_lines.append(tuple(numbers))
    notes = {name.removeprefix("^"): place for name, place in definitions.items() if name.startswith("^")}
    return SourceBlocks(lines, tuple(block_lines), notes)


def _start(block: Block, lines: Sequence[str]) -> int:
    """Return the first line of a block, from 0; a line of attributes above it is part of it."""
    start = min(_positions(block), default=1) - 1
    while start > 0 and _ATTRIBUTES.fullmatch(lines[start - 1]):
        start -= 1
    return start


def _positions(node: Node) -> Iterator[int]:
    """Yield the lines, from 1, at which a node itself begins."""
    for attr in _attributes(node):
        yield from (int(match[1]) for match in _POSITION.finditer(attr.get("data-pos") or ""))


def _attributes(node: Node) -> Iterator[Attr]:
    content = getattr(node, "content", None) or (getattr(getattr(node, "parts", None), "attr", None),)
    for part in content if isinstance(content, tuple) else ():
        if isinstance(part, Attr):
            yield part


class KeptBlock(msgspec.Struct, frozen=True):
    """A block that stays as written."""

    block: int


class NewBlock(msgspec.Struct, frozen=True):
    """A text that is new. replaces: the block that it replaces, or None for an insertion."""

    text: str
    replaces: int | None = None


Piece: TypeAlias = KeptBlock | NewBlock


def assemble_body(
    source: SourceBlocks, pieces: Sequence[Piece], definitions: Mapping[str, str], unused: Sequence[str]
) -> str:
    """Return the body with these pieces in order; blocks of the source that are in none of them are left out.

    definitions: notes by label that replace those of the source or follow them. unused: labels of notes to remove.
    """
    used = {_place(piece) for piece in pieces}
    numbers = [number for piece in pieces if (number := _place(piece)) is not None]
    is_in_order = all(before < after for before, after in pairwise(numbers))
    if not source.block_lines or not is_in_order:
        return _assemble_reordered(source, pieces, definitions, unused)
    lines = _lines_between(source, 0, _first_line(source.block_lines, source), definitions, unused)
    pending = list(pieces)
    _append_new(lines, pending, source)
    for block, own in enumerate(source.block_lines):
        if block in used and pending:
            _append_piece(lines, pending.pop(0), source)
        _append_new(lines, pending, source)
        if own:
            stop = _first_line(source.block_lines[block + 1 :], source)
            between = _lines_between(source, own[-1] + 1, stop, definitions, unused)
            lines += between if block in used else [line for line in between if line.strip()]
    return _finish_body(lines, source, definitions)


def _first_line(blocks: Sequence[Sequence[int]], source: SourceBlocks) -> int:
    """Return the first line of blocks, of which some have none, or the end of the source."""
    return next((numbers[0] for numbers in blocks if numbers), len(source.lines))


def _append_new(lines: list[str], pending: list[Piece], source: SourceBlocks) -> None:
    """Append the pieces that come before the next block of the source."""
    while pending and _place(pending[0]) is None:
        _append_piece(lines, pending.pop(0), source)


def _place(piece: Piece) -> int | None:
    return piece.block if isinstance(piece, KeptBlock) else piece.replaces


def _assemble_reordered(
    source: SourceBlocks, pieces: Sequence[Piece], definitions: Mapping[str, str], unused: Sequence[str]
) -> str:
    """Return a body whose blocks are in a different order: blank lines between them, all definitions at the end."""
    lines: list[str] = []
    for piece in pieces:
        _append_piece(lines, piece, source)
    lines_in_blocks = {number for block in source.block_lines for number in block}
    end = _lines_between(source, 0, len(source.lines), definitions, unused, lines_in_blocks)
    while end and not end[0].strip():
        end.pop(0)
    return _finish_body([*lines, *([""] if end else []), *end], source, definitions)


def _append_piece(lines: list[str], piece: Piece, source: SourceBlocks) -> None:
    text = source.text(piece.block) if isinstance(piece, KeptBlock) else piece.text.rstrip("\n")
    if not text:
        return  # all lines of the block belong to definitions
    if lines and lines[-1].strip():
        lines.append("")
    lines += text.split("\n")


def _lines_between(
    source: SourceBlocks,
    start: int,
    stop: int,
    definitions: Mapping[str, str],
    unused: Sequence[str],
    lines_in_blocks: set[int] | None = None,
) -> list[str]:
    """Return the lines of a range that belong to no block, with definitions replaced or removed.

    lines_in_blocks: lines to leave out, if the range has any.
    """
    definitions_by_line = {start: (label, stop) for label, (start, stop) in source.notes.items()}
    lines: list[str] = []
    number = start
    while number < stop:
        label, end = definitions_by_line.get(number, ("", number + 1))
        if label and label in unused:
            # The blank line after it is removed, too.
            end += end < stop and not source.lines[end].strip()
        elif label in definitions:
            lines += definitions[label].rstrip("\n").split("\n")
        elif not lines_in_blocks or number not in lines_in_blocks:
            lines += source.lines[number:end]
        number = end
    return lines


def _finish_body(lines: list[str], source: SourceBlocks, definitions: Mapping[str, str]) -> str:
    """Join the lines, append new definitions, and end with as many line breaks as the source does."""
    while lines and not lines[-1].strip():
        lines.pop()
    for label, note in definitions.items():
        if label not in source.notes:
            lines += ["", *note.rstrip("\n").split("\n")]
    text = "\n".join(lines)
    end = len(source.lines) - len("\n".join(source.lines).rstrip().split("\n")) if any(source.lines) else 1
    return text + "\n" * end if text else text


@dataclass
class NoteLabels:
    """A registry of note labels: a note keeps its label, a new one gets an unused number, after whose it is."""

    source: SourceBlocks
    blocks: Sequence[Block]
    """The blocks of the source, read without positions."""
    definitions: dict[str, Blocks] = field(default_factory=dict)
    """New or changed notes by label."""
    _kept_labels: set[str] = field(default_factory=set)
    _number: int = 0

    def keep(self, block: int) -> None:
        """Keep the notes of a block that stays."""
        self._kept_labels.update(self.source.calls(block))

    def choose_labels(self, new_blocks: Blocks, replaces: int | None) -> tuple[str, ...]:
        """Return a label for each note in new blocks, in order. replaces: the block that they replace, or None."""
        notes = [node for node in walk(new_blocks) if isinstance(node, Note)]
        old = dict(self._notes_of(replaces))
        chosen: dict[int, str] = {}
        for number, note in enumerate(notes):
            same = next((label for label, other in old.items() if _is_same(other, note)), None)
            if same is not None:
                chosen[number] = same
                del old[same]
        for number, note in enumerate(notes):
            if number not in chosen:
                free = next((label for label, other in old.items() if other.by == note.by), None)
                chosen[number] = free or self._next_free_label(note.by)
                old.pop(chosen[number], None)
                self.definitions[chosen[number]] = note.blocks
        self._kept_labels.update(chosen.values())
        return tuple(chosen[number] for number in range(len(notes)))

    def unused(self) -> tuple[str, ...]:
        """Return the labels of notes that were called and are not called any more."""
        called = {label for block in range(len(self.source.block_lines)) for label in self.source.calls(block)}
        return tuple(label for label in self.source.notes if label in called and label not in self._kept_labels)

    def _notes_of(self, block: int | None) -> Iterator[tuple[str, Note]]:
        if block is None:
            return
        labels = self.source.calls(block)
        notes = [node for node in walk((self.blocks[block],)) if isinstance(node, Note)]
        if len(labels) == len(notes):
            yield from zip(labels, notes, strict=True)

    def _next_free_label(self, by: str) -> str:
        prefix = f"{by}:" if by else ""
        self._number += 1
        while f"{prefix}{self._number}" in self.source.notes:
            self._number += 1
        return f"{prefix}{self._number}"


def _is_same(note: Note, other: Note) -> bool:
    return note.by == other.by and normal_form(note.blocks) == normal_form(other.blocks)


def format_note_definition(label: str, text: str) -> str:
    """Return the definition of a note; its paragraphs after the first are indented.

    >>> format_note_definition("1", "See there.\\n\\nAnd here.\\n")
    '[^1]: See there.\\n\\n    And here.'
    """
    first, *rest = text.strip("\n").split("\n")
    return "\n".join([f"[^{label}]: {first}", *(f"    {line}" if line.strip() else "" for line in rest)])
