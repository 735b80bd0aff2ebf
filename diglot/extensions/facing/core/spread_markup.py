"""Render spreads as markup: a leaf for each facing page, or one leaf with two columns. Pure functions.

A slot is as tall as its side of a row takes, and the text is positioned inside it: where paragraphs are level, both
slots of a row have the same height. The classes are those of `assets/styles/facing.css` and `two-columns.css`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape

from diglot.extensions.facing.core.placement import PlacedNote, PlacedRow, PlacedSide, Spread
from diglot.extensions.facing.model.spreads import HEAD_ROW_PX, SMALLER, SPANNING, BlockToSet, ColumnLayout, PairedText
from diglot.model.paper.spreads import APPARATUS_ROW, SECOND_ROW

_CLASSES = {
    "opening": "unit",
    "text": "unit prose",
    "note": "foot-note",
    SECOND_ROW: "foot-note second-row",
    APPARATUS_ROW: "foot-note second-row apparatus",
    "close": "unit",
}
_ROWS = ("note", SECOND_ROW, APPARATUS_ROW)
_HEADING = re.compile(r"<(h[1-6])\b[^>]*>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CALL = re.compile(r'<a\b[^>]*\brole="doc-noteref"[^>]*>.*?</a>', re.DOTALL)

VERSO, RECTO = "verso", "recto"


def wrap_block(block: BlockToSet) -> str:
    """Wrap a block in the element of the style sheets, for measuring and for printing.

    >>> wrap_block(BlockToSet("<p>One.</p>", "en-GB", follows=True))
    '<div class="unit prose follows" lang="en-GB"><p>One.</p></div>'
    """
    follows = " follows" if block.follows else ""
    smaller = f" {SMALLER}" if block.is_smaller else ""
    spanning = f" {SPANNING}" if block.is_wide else ""
    return f'<div class="{_CLASSES[block.kind]}{follows}{smaller}{spanning}" lang="{block.lang}">{block.html}</div>'


def render_facing_leaves(spreads: Sequence[Spread], column: ColumnLayout, text: PairedText) -> str:
    """Render a verso and a recto for each spread."""
    leaves, chapter = [], _chapter(text)
    for spread in spreads:
        for number, (name, tag) in enumerate(zip((VERSO, RECTO), text.tags, strict=True)):
            opens = any(side.block and side.block.kind == "opening" for row in spread.rows for side in row.sides)
            slots = "".join(_slot(row, number, bookmark_label(row, number)) for row in spread.rows)
            notes = _notes(spread.notes[number], text, number)
            leaves.append(
                f'<section class="leaf {name}{" opens" if opens else ""}"{chapter} lang="{tag}" '
                f'data-head="{escape(text.titles[number])}" '
                f'style="height: {column.depth_px:g}px">{slots}{notes}</section>'
            )
    return "".join(leaves)


def render_parallel_leaves(spreads: Sequence[Spread], column: ColumnLayout, text: PairedText) -> str:
    """Render a page of two columns for each spread, as a table with the headings of the columns."""
    cells = "".join(
        f'<th scope="col" lang="{tag}">{head}</th>' for head, tag in zip(text.heads, text.tags, strict=True)
    )
    leaves, chapter = [], _chapter(text)
    for page, spread in enumerate(spreads):
        rows = "".join(
            "<tr>"
            + "".join(f"<td>{_slot(row, number, bookmark_label(row, number))}</td>" for number in (0, 1))
            + "</tr>"
            for row in spread.rows
        )
        notes = "".join(_notes(spread.notes[number], text, number) for number in (0, 1))
        leaves.append(
            f'<section class="leaf{"" if page else " opens"}"{chapter} '
            f'data-head="{escape(text.titles[(page + 1) % 2])}" '
            f'style="height: {column.depth_px + HEAD_ROW_PX:g}px"><table class="columns">'
            f'<thead><tr style="height: {HEAD_ROW_PX:g}px">{cells}</tr></thead><tbody>{rows}</tbody></table>'
            f"{notes}</section>"
        )
    return "".join(leaves)


def _chapter(text: PairedText) -> str:
    """Return the attribute that tells the chapter of a page in a book."""
    return f' data-chapter="{text.id}"' if text.id else ""


def _slot(row: PlacedRow, number: int, label: str) -> str:
    """Render one side of a row; an empty slot if there is only the other side."""
    side = row.sides[number]
    block = _position_block(side, side.block, label) if side.block else ""
    return f'<div class="slot" style="height: {side.gap_px + side.height_px:g}px">{block}</div>'


def _position_block(side: PlacedSide, block: BlockToSet, label: str) -> str:
    markup = wrap_block(block)
    if label:
        markup = _HEADING.sub(
            lambda match: match[0].replace(f"<{match[1]}", f'<{match[1]} data-bookmark="{escape(label)}"', 1), markup, 1
        )
    return markup.replace('" lang=', f'" style="top: {side.gap_px - side.lead_px:g}px" lang=', 1)


def bookmark_label(row: PlacedRow, number: int) -> str:
    """Return the bilingual entry of a row's heading in the table of contents, for its first side; "" for the other.

    >>> from diglot.extensions.facing.core.placement import PlacedRow, PlacedSide
    >>> english, russian = (BlockToSet(f"<h2>{text}</h2>", "en") for text in ("Ports &amp; rails", "Порты"))
    >>> row = PlacedRow((PlacedSide(english, 0, 20), PlacedSide(russian, 0, 20)))
    >>> bookmark_label(row, 0), bookmark_label(row, 1)
    ('Ports & rails · Порты', '')
    """
    headings = [_heading_text(side) for side in row.sides]
    first = next((n for n, heading in enumerate(headings) if heading), -1)
    return " · ".join(filter(None, headings)) if number == first else ""


def _heading_text(side: PlacedSide) -> str:
    match = _HEADING.search(side.block.html) if side.block else None
    return " ".join(unescape(_TAG.sub("", _CALL.sub("", match[2]))).split()) if match else ""


def _notes(notes: Sequence[PlacedNote], text: PairedText, number: int) -> str:
    if not notes:
        return ""
    prefix = f"{text.id_prefix}{text.langs[number]}-"
    rows = "".join(_note(note, prefix) for note in sorted(notes, key=lambda note: _ROWS.index(note.block.kind)))
    return f'<div class="foot-notes of-{(VERSO, RECTO)[number]}">{rows}</div>'


def _note(note: PlacedNote, prefix: str) -> str:
    id_attribute = f' id="{prefix}fn{note.number}"' if note.number else ""
    return wrap_block(note.block).replace(" lang=", f'{id_attribute} role="doc-footnote" lang=', 1)
