"""Spreads in, their markup out: a leaf for each facing page, or one with two columns. Touches nothing.

A slot is as tall as its row on either side, so that what is opposite begins level whatever stands above it; the text
hangs in it. `assets/styles/facing.css` and `parallel-print.css` know these classes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape

from diglot.core.spreads.placement import PlacedNote, PlacedRow, PlacedSide, Spread
from diglot.model.languages import Lang
from diglot.model.spreads import HEAD_ROW_PX, ColumnLayout, PairJob, TypesetBlock

_CLASSES = {"opening": "unit", "text": "unit prose", "note": "foot-note", "close": "unit"}
_HEADING = re.compile(r"<(h[1-6])\b[^>]*>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CALL = re.compile(r'<a\b[^>]*\brole="doc-noteref"[^>]*>.*?</a>', re.DOTALL)

VERSO, RECTO = "verso", "recto"


def wrap_block(piece: TypesetBlock) -> str:
    """A piece in the element that the style sheets know: measured so, and printed so.

    >>> wrap_block(TypesetBlock("<p>One.</p>", "en-GB", follows=True))
    '<div class="unit prose follows" lang="en-GB"><p>One.</p></div>'
    """
    follows = " follows" if piece.follows else ""
    return f'<div class="{_CLASSES[piece.kind]}{follows}" lang="{piece.lang}">{piece.html}</div>'


def facing_leaves(spreads: Sequence[Spread], column: ColumnLayout, job: PairJob) -> str:
    """A verso and a recto for each spread."""
    leaves = []
    for spread in spreads:
        for number, (name, tag) in enumerate(zip((VERSO, RECTO), job.tags, strict=True)):
            opens = any(side and side.piece.kind == "opening" for row in spread.rows for side in row.sides)
            slots = "".join(_slot(row, number, bookmark(row, number)) for row in spread.rows)
            notes = _notes(spread.notes[number], job.langs[number], number)
            leaves.append(
                f'<section class="leaf {name}{" opens" if opens else ""}" lang="{tag}" '
                f'data-head="{escape(job.titles[number])}" '
                f'style="height: {column.depth_px:g}px">{slots}{notes}</section>'
            )
    return "".join(leaves)


def parallel_leaves(spreads: Sequence[Spread], column: ColumnLayout, job: PairJob) -> str:
    """A page of two columns for each spread, its table headed by what stands over the columns."""
    cells = "".join(f'<th scope="col" lang="{tag}">{head}</th>' for head, tag in zip(job.heads, job.tags, strict=True))
    leaves = []
    for page, spread in enumerate(spreads):
        rows = "".join(
            "<tr>" + "".join(f"<td>{_slot(row, number, bookmark(row, number))}</td>" for number in (0, 1)) + "</tr>"
            for row in spread.rows
        )
        notes = "".join(_notes(spread.notes[number], job.langs[number], number) for number in (0, 1))
        leaves.append(
            f'<section class="leaf{"" if page else " opens"}" data-head="{escape(job.titles[(page + 1) % 2])}" '
            f'style="height: {column.depth_px + HEAD_ROW_PX:g}px"><table class="columns">'
            f'<thead><tr style="height: {HEAD_ROW_PX:g}px">{cells}</tr></thead><tbody>{rows}</tbody></table>'
            f"{notes}</section>"
        )
    return "".join(leaves)


def _slot(row: PlacedRow, number: int, label: str) -> str:
    """The place of one side of a row, empty where the other stands alone."""
    style = f"height: {row.gap_px + row.height_px:g}px"
    side = row.sides[number]
    if side is None:
        return f'<div class="slot" style="{style}"></div>'
    return f'<div class="slot" style="{style}">{_hung(side, row, label)}</div>'


def _hung(side: PlacedSide, row: PlacedRow, label: str) -> str:
    markup = wrap_block(side.piece)
    if label:
        markup = _HEADING.sub(
            lambda found: found[0].replace(f"<{found[1]}", f'<{found[1]} data-bookmark="{escape(label)}"', 1), markup, 1
        )
    return markup.replace('" lang=', f'" style="top: {row.gap_px - side.lead_px:g}px" lang=', 1)


def bookmark(row: PlacedRow, number: int) -> str:
    """What the table of contents calls the heading of a row, in both languages; once, on its first side.

    >>> from diglot.core.spreads.packing import PlacedRow, PlacedSide
    >>> sides = [PlacedSide(TypesetBlock(f"<h2>{words}</h2>", "en"), 0) for words in ("Ports &amp; rails", "Порты")]
    >>> row = PlacedRow((sides[0], sides[1]), 0, 20)
    >>> bookmark(row, 0), bookmark(row, 1)
    ('Ports & rails · Порты', '')
    """
    words = [_heading_of(side) for side in row.sides]
    first = next((n for n, heading in enumerate(words) if heading), -1)
    return " · ".join(filter(None, words)) if number == first else ""


def _heading_of(side: PlacedSide | None) -> str:
    found = _HEADING.search(side.piece.html) if side else None
    return " ".join(unescape(_TAG.sub("", _CALL.sub("", found[2]))).split()) if found else ""


def _notes(notes: Sequence[PlacedNote], lang: Lang, number: int) -> str:
    if not notes:
        return ""
    rows = "".join(_note(note, lang) for note in notes)
    return f'<div class="foot-notes of-{(VERSO, RECTO)[number]}">{rows}</div>'


def _note(note: PlacedNote, lang: Lang) -> str:
    place = f' id="{lang}-fn{note.number}"' if note.number else ""
    return wrap_block(note.piece).replace(" lang=", f'{place} role="doc-footnote" lang=', 1)
