"""Lay out the barcode of a book: from the modules of EAN-13 to bars and digits. Pure functions.

Source: GS1 General Specifications, 5.2.3 (EAN-13: quiet zones of 11 and 7 modules, guard bars 5 modules longer) and
5.2.1.6 (at 100 %, a module of 0.330 mm and bars of 22.85 mm).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from diglot.model.paper.covers import CoverLine, CoverShape

# In hundredths of a millimetre.
_MODULE, _HEIGHT = 33, 2285
_QUIET_LEFT, _QUIET_RIGHT, _GUARD = 11, 7, 5
_MODULES = 95
_DIGITS_SIZE = 330
# Above and below, on a printed ground.
_MARGIN = 150
_ISBN_SIZE, _ISBN_GAP = 300, 110
_INK, _PAPER = "#000000", "#ffffff"


def barcode_size() -> tuple[int, int]:
    """Return width and height of a barcode with its ISBN and its quiet zones, in hundredths of a millimetre."""
    width = (_QUIET_LEFT + _MODULES + _QUIET_RIGHT) * _MODULE
    return width, _ISBN_SIZE + _ISBN_GAP + _HEIGHT + _DIGITS_SIZE


def lay_out_barcode(isbn: str, modules: str, x: int, y: int) -> tuple[tuple[CoverShape, ...], tuple[CoverLine, ...]]:
    """Return the ground and the bars of a barcode, and its digits with the ISBN over them.

    modules: of EAN-13 from left to right, "0" a space, "1" a bar, "G" a bar of a guard. x, y: of the upper left corner,
    in hundredths of a millimetre.
    """
    width, height = barcode_size()
    ground = CoverShape(((x, y - _MARGIN), (x + width, y + height + _MARGIN)), _PAPER)
    left, top = x + _QUIET_LEFT * _MODULE, y + _ISBN_SIZE + _ISBN_GAP
    heading = CoverLine(f"ISBN {isbn}", "sans", _ISBN_SIZE, left, y + _ISBN_SIZE, _INK)
    return (ground, *_bars(modules, left, top)), (heading, *_digits(isbn.replace("-", ""), left, top + _HEIGHT))


def _bars(modules: str, left: int, top: int) -> Iterator[CoverShape]:
    at = 0
    for module, run in groupby(modules):
        count = len(list(run))
        if module != "0":
            foot = top + _HEIGHT + (_GUARD * _MODULE if module == "G" else 0)
            yield CoverShape(((left + at * _MODULE, top), (left + (at + count) * _MODULE, foot)), _INK)
        at += count


def _digits(number: str, left: int, foot: int) -> Iterator[CoverLine]:
    """Yield each digit under its seven modules; the first one is in the quiet zone."""
    baseline = foot + round(_DIGITS_SIZE * 0.8)
    # The digits of the face are half as wide as their size.
    centres = [-5.5, *(3 + 7 * place + 3.5 for place in range(6)), *(50 + 7 * place + 3.5 for place in range(6))]
    for digit, centre in zip(number, centres, strict=True):
        yield CoverLine(digit, "sans", _DIGITS_SIZE, left + round(centre * _MODULE - _DIGITS_SIZE / 4), baseline, _INK)
