"""Two proofs of one article in, the rows of its parallel page out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from diglot.words.languages import Lang
from diglot.words.model import BlockPair, Galley
from diglot.words.pages import NoteHtml, ParallelRow

_OWN_PLACE = re.compile(r'\b(id|href|aria-labelledby|aria-describedby)="(#?)([^"#:/]+)"')
_NOTE_PLACE = re.compile(r'\b(id|href)="(#?)(fn(?:ref)?\d+)"')


def parallel_rows(
    original: Galley, translation: Galley, pairs: Sequence[BlockPair], langs: tuple[Lang, Lang]
) -> tuple[ParallelRow, ...]:
    """The two texts cut where both of them can be cut.

    langs: of the original and of the translation.
    """
    left, right = (partial(_side, side) for side in langs)
    return tuple(
        ParallelRow(
            id=f"row-{number}",
            left_html=left("".join(original.units[pair.original_start : pair.original_stop]), is_guest=False),
            right_html=right("".join(translation.units[pair.own_start : pair.own_stop]), is_guest=True),
        )
        for number, pair in enumerate(pairs, start=1)
    )


def side_notes(galley: Galley, lang: Lang, *, is_guest: bool) -> tuple[NoteHtml, ...]:
    """The notes of one side, their own links prefixed like the side's."""
    return tuple(
        NoteHtml(number, _side(lang, note, is_guest=is_guest)) for number, note in enumerate(galley.notes, start=1)
    )


def _side(lang: Lang, markup: str, *, is_guest: bool) -> str:
    """The markup of one side with ids that the other side does not have.

    The original keeps the ids of its headings, so that a link to a heading leads here too; notes are prefixed on
    both sides, the guest's every id is.

    >>> _side("ru", '<h2 id="ports"><a href="#fn1">1</a></h2>', is_guest=True)
    '<h2 id="ru-ports"><a href="#ru-fn1">1</a></h2>'
    >>> _side("en", '<h2 id="ports"><a href="#fn1">1</a></h2>', is_guest=False)
    '<h2 id="ports"><a href="#en-fn1">1</a></h2>'
    """
    pattern = _OWN_PLACE if is_guest else _NOTE_PLACE

    def prefixed(match: re.Match[str]) -> str:
        is_local = match[1] != "href" or match[2]
        return f'{match[1]}="{match[2]}{lang}-{match[3]}"' if is_local else match[0]

    return pattern.sub(prefixed, markup)
