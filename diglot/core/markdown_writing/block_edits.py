"""A manuscript's body and its tree with positions in; out comes the body with some blocks exchanged.

Touches nothing. What did not change stays byte for byte: blocks are ranges of lines, and only lines are moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

import msgspec

from diglot.core.markdown_writing.markdown_style import Blocks, normal_form
from diglot.model.tree import Attr, Block, Node, Note, rewrite, walk

# The definition of a note or of a link's address: it belongs to the text and stands at no place of it.
_DEFINITION = re.compile(r" {0,3}\[(\^?)([^\[\]]+)\]:(?:\s|$)")
_CALL = re.compile(r"\[\^([^\[\]\s]+)\](?!:)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}\s*")
_CODE = re.compile(r"(`+)[^`]+\1")
_POSITION = re.compile(r"(\d+):\d+-")


class SourceBlocks(msgspec.Struct, frozen=True):
    """A body as lines.

    own: the lines of each top-level block, by number from 0. loose: lines that are no block's: definitions and blanks.
    notes: the lines of each note's definition by its label, first and one after the last.
    """

    lines: tuple[str, ...]
    own: tuple[tuple[int, ...], ...]
    notes: Mapping[str, tuple[int, int]]

    def text(self, block: int) -> str:
        """A block as it is written."""
        return "\n".join(self.lines[number] for number in self.own[block])

    def first_line(self, block: int) -> int:
        """Where a block begins in the body, from 1."""
        return self.own[block][0] + 1 if self.own[block] else 1

    def calls(self, block: int) -> tuple[str, ...]:
        """The labels of the notes that a block calls, in order."""
        bare = _CODE.sub("", self.text(block))
        return tuple(found[1] for found in _CALL.finditer(bare) if found[1] in self.notes)


def split_source(body: str, located: Sequence[Block]) -> SourceBlocks:
    """located: the body's blocks as pandoc reads them with positions.

    >>> split_source("One.\\n\\nTwo.", ()).lines
    ('One.', '', 'Two.')
    """
    lines = tuple(body.split("\n"))
    definitions = dict(_definitions(lines))
    loose = {number for start, stop in definitions.values() for number in range(start, stop)}
    starts = [_start(block, lines) for block in located]
    own = []
    for start, stop in pairwise([*starts, len(lines)]):
        rows = [number for number in range(start, stop) if number not in loose]
        while rows and not lines[rows[-1]].strip():
            rows.pop()
        own.append(tuple(rows))
    notes = {name.removeprefix("^"): place for name, place in definitions.items() if name.startswith("^")}
    return SourceBlocks(lines, tuple(own), notes)


def _definitions(lines: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each definition by its name ("^" before that of a note), with its lines."""
    fence, name, start, stop = "", "", 0, 0
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        found = None if fence else _DEFINITION.match(line)
        is_more = name.startswith("^") and (line.startswith(("    ", "\t")) or _is_lazy(lines, number, stop))
        if found:
            if name:
                yield name, (start, stop)
            name, start, stop = found[1] + found[2], number, number + 1
        elif name and line.strip():
            if is_more:
                stop = number + 1
            else:
                yield name, (start, stop)
                name = ""
    if name:
        yield name, (start, stop)


def _is_lazy(lines: Sequence[str], number: int, stop: int) -> bool:
    """Does a line go on with the paragraph of a note above it?"""
    return number == stop and bool(lines[number - 1].strip())


def _start(block: Block, lines: Sequence[str]) -> int:
    """The first line of a block, from 0; the line of its attributes above it is part of it."""
    # Positions of notes are those of their definitions, which stand elsewhere.
    body = rewrite((block,), lambda node: () if isinstance(node, Note) else node)
    positions = [
        int(found[1])
        for node in walk(body)
        for attr in _attributes(node)
        for found in _POSITION.finditer(attr.get("data-pos") or "")
    ]
    start = min(positions, default=1) - 1
    while start > 0 and _ATTRIBUTES.fullmatch(lines[start - 1]):
        start -= 1
    return start


def _attributes(node: Node) -> Iterator[Attr]:
    content = getattr(node, "content", None) or (getattr(getattr(node, "parts", None), "attr", None),)
    for part in content if isinstance(content, tuple) else ():
        if isinstance(part, Attr):
            yield part


# ---------------------------------------------------------------- putting it together


class KeptBlock(msgspec.Struct, frozen=True):
    """A block that stays as it is written."""

    block: int


class NewBlock(msgspec.Struct, frozen=True):
    """A text that is new, or stands in a block's place."""

    text: str
    replaces: int | None = None


Piece: TypeAlias = KeptBlock | NewBlock


def assemble(
    sheet: SourceBlocks, pieces: Sequence[Piece], definitions: Mapping[str, str], unused: Sequence[str]
) -> str:
    """The body of these pieces in their order; a block that is in none is left out.

    definitions: notes by label, in place of those that the sheet has, or after them. unused: labels whose notes go.
    """
    used = {piece.block if isinstance(piece, KeptBlock) else piece.replaces for piece in pieces}
    is_in_order = _is_rising([number for piece in pieces if (number := _place(piece)) is not None])
    if not sheet.own or not is_in_order:
        return _anew(sheet, pieces, definitions, unused)
    rows: list[str] = []
    rows += _loose(sheet, 0, sheet.own[0][0] if sheet.own[0] else 0, definitions, unused)
    waiting = list(pieces)
    for block in range(len(sheet.own)):
        stop = sheet.own[block + 1][0] if block + 1 < len(sheet.own) and sheet.own[block + 1] else len(sheet.lines)
        while waiting and _place(waiting[0]) is None:
            _add(rows, waiting.pop(0), sheet)
        if block in used and waiting:
            _add(rows, waiting.pop(0), sheet)
        while waiting and _place(waiting[0]) is None:
            _add(rows, waiting.pop(0), sheet)
        last = sheet.own[block][-1] + 1 if sheet.own[block] else stop
        between = _loose(sheet, last, stop, definitions, unused)
        rows += between if block in used else [row for row in between if row.strip()]
    return _finished(rows, sheet, definitions)


def _place(piece: Piece) -> int | None:
    return piece.block if isinstance(piece, KeptBlock) else piece.replaces


def _is_rising(numbers: Sequence[int]) -> bool:
    return all(before < after for before, after in pairwise(numbers))


def _anew(sheet: SourceBlocks, pieces: Sequence[Piece], definitions: Mapping[str, str], unused: Sequence[str]) -> str:
    """Pieces that changed places: a blank line between them, all definitions at the end."""
    rows: list[str] = []
    for piece in pieces:
        _add(rows, piece, sheet)
    owned = {number for block in sheet.own for number in block}
    end = _loose(sheet, 0, len(sheet.lines), definitions, unused, owned)
    while end and not end[0].strip():
        end.pop(0)
    return _finished([*rows, *([""] if end else []), *end], sheet, definitions)


def _add(rows: list[str], piece: Piece, sheet: SourceBlocks) -> None:
    if rows and rows[-1].strip():
        rows.append("")
    rows += (sheet.text(piece.block) if isinstance(piece, KeptBlock) else piece.text.rstrip("\n")).split("\n")


def _loose(
    sheet: SourceBlocks,
    start: int,
    stop: int,
    definitions: Mapping[str, str],
    unused: Sequence[str],
    owned: set[int] | None = None,
) -> list[str]:
    """The lines of a range that are no block's, with the definitions as they are now."""
    places = {place[0]: (label, place[1]) for label, place in sheet.notes.items()}
    rows: list[str] = []
    number = start
    while number < stop:
        label, end = places.get(number, ("", number + 1))
        if label and label in unused:
            # The blank line after it goes with it.
            end += end < stop and not sheet.lines[end].strip()
        elif label in definitions:
            rows += definitions[label].rstrip("\n").split("\n")
        elif not owned or number not in owned:
            rows += sheet.lines[number:end]
        number = end
    return rows


def _finished(rows: list[str], sheet: SourceBlocks, definitions: Mapping[str, str]) -> str:
    new = [text.rstrip("\n") for label, text in definitions.items() if label not in sheet.notes]
    while rows and not rows[-1].strip():
        rows.pop()
    for text in new:
        rows += ["", *text.split("\n")]
    text = "\n".join(rows)
    end = len(sheet.lines) - len("\n".join(sheet.lines).rstrip().split("\n")) if any(sheet.lines) else 1
    return text + "\n" * end if text else text


# ---------------------------------------------------------------- notes


@dataclass
class NoteLabels:
    """Gives notes their labels: the one that a note had, or a free number."""

    sheet: SourceBlocks
    blocks: Sequence[Block]
    """The sheet's blocks, read without positions."""
    definitions: dict[str, Blocks] = field(default_factory=dict)
    """Notes that are new or say something else now."""
    _kept: set[str] = field(default_factory=set)
    _number: int = 0

    def keep(self, block: int) -> None:
        """The block stays, and its notes with it."""
        self._kept.update(self.sheet.calls(block))

    def labels(self, fresh: Blocks, replaces: int | None) -> tuple[str, ...]:
        """A label for each note of new blocks, in order."""
        notes = [node.blocks for node in walk(fresh) if isinstance(node, Note)]
        old = list(self._old(replaces))
        chosen: dict[int, str] = {}
        for number, note in enumerate(notes):
            same = next((label for label, content in old if normal_form(content) == normal_form(note)), None)
            if same is not None:
                chosen[number] = same
                old = [row for row in old if row[0] != same]
        for number, note in enumerate(notes):
            if number not in chosen:
                chosen[number] = old.pop(0)[0] if old else self._free()
                self.definitions[chosen[number]] = note
        self._kept.update(chosen.values())
        return tuple(chosen[number] for number in range(len(notes)))

    def unused(self) -> tuple[str, ...]:
        """Labels of notes that some block called and none calls any more."""
        called = {label for block in range(len(self.sheet.own)) for label in self.sheet.calls(block)}
        return tuple(label for label in self.sheet.notes if label in called and label not in self._kept)

    def _old(self, block: int | None) -> Iterator[tuple[str, Blocks]]:
        if block is None:
            return
        labels = self.sheet.calls(block)
        notes = [node.blocks for node in walk((self.blocks[block],)) if isinstance(node, Note)]
        if len(labels) == len(notes):
            yield from zip(labels, notes, strict=True)

    def _free(self) -> str:
        self._number += 1
        while str(self._number) in self.sheet.notes:
            self._number += 1
        return str(self._number)


def definition(label: str, text: str) -> str:
    """A note's definition from its text; paragraphs after the first stand in.

    >>> definition("1", "See there.\\n\\nAnd here.\\n")
    '[^1]: See there.\\n\\n    And here.'
    """
    first, *rest = text.strip("\n").split("\n")
    return "\n".join([f"[^{label}]: {first}", *(f"    {line}" if line.strip() else "" for line in rest)])
