"""Render a page of changes: the source word by word, beside it the text to be revised. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import msgspec

from diglot.core.ledger.report_page import report_page
from diglot.core.ledger.word_diff import Piece
from diglot.model.languages import Lang

_STYLE = """
.row { display: grid; gap: 0 2rem; grid-template-columns: 1fr 1fr; border-top: 1px solid #8886; padding: .8rem 0 }
.row p { margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere }
del { background: #d4333322 } ins { background: #2a933322; text-decoration-thickness: 2px }
@media (max-width: 45rem) { .row { grid-template-columns: 1fr } }
"""


class DiffSide(msgspec.Struct, frozen=True):
    """One side of a row. place: its location, as shown to the editor."""

    lang: Lang
    place: str
    pieces: tuple[Piece, ...]


class DiffSection(msgspec.Struct, frozen=True):
    """An article: its heading, the line under it, and rows of two sides each."""

    heading: str
    summary: str
    rows: tuple[tuple[tuple[DiffSide, ...], tuple[DiffSide, ...]], ...]


def render_page(title: str, lang: Lang, sections: Sequence[DiffSection]) -> str:
    """Render a complete page that needs no other file.

    >>> section = DiffSection("a", "", (((DiffSide("en", "a.md:1", (("in", "<new>"),)),), ()),))
    >>> "<ins>&lt;new&gt;</ins>" in render_page("What changed", "en", [section])
    True
    """
    return report_page(title, lang, _STYLE, "\n".join(map(_section, sections)))


def _section(section: DiffSection) -> str:
    rows = "\n".join(
        '<div class="row">\n' + "".join(f"<div>{''.join(map(_passage, side))}</div>\n" for side in row) + "</div>"
        for row in section.rows
    )
    return f"<h2>{escape(section.heading)}</h2>\n<p>{escape(section.summary)}</p>\n{rows}"


def _passage(passage: DiffSide) -> str:
    tags = {"out": "del", "in": "ins"}
    text = "".join(
        f"<{tags[kind]}>{escape(words)}</{tags[kind]}>" if kind in tags else escape(words)
        for kind, words in passage.pieces
    )
    return f'<small>{escape(passage.place)}</small><p lang="{passage.lang}">{text}</p>'
