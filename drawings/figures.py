"""Figures that stand in the essays: where quotation marks have stood, and how trade has moved."""

from __future__ import annotations

import random
from collections.abc import Mapping

from drawings.paint import FAR, INK, MIDDLE, NEAR, PAPER, RED, box, drawing, filled, letter, stroked, words

SIDE = 420


def diple() -> str:
    """Draw a manuscript whose margin has a sign like an arrowhead beside each line of a quotation."""
    return _page("".join(f"M64 {y - 7}L86 {y}L64 {y + 7}" for y in _QUOTED))


def commas() -> str:
    """Draw a printed page with two commas in the margin, one pair against each line of a quotation."""
    return _page(inside=" ".join(letter("„", 76, y + 2, 52) for y in _QUOTED))


def in_line() -> str:
    """Draw a line that opens and closes its quotation itself."""
    first, last = _QUOTED[0], _QUOTED[-1]
    return _page(inside=f"{letter('“', 118, first + 26, 52)} {letter('”', 310, last + 26, 52)}", is_set_in=True)


_LINES = range(70, 370, 24)
_QUOTED = list(_LINES)[4:9]


def _page(strokes: str = "", inside: str = "", *, is_set_in: bool = False) -> str:
    """Draw a page of thirteen lines, the marks in red beside or in the five of them that are quoted."""
    chance = random.Random(200)
    lines: dict[str, list[str]] = {MIDDLE: [], INK: []}
    for y in _LINES:
        is_quoted = y in _QUOTED
        start = 136 if is_set_in and y == _QUOTED[0] else 108
        end = 292 if is_set_in and y == _QUOTED[-1] else 352 - chance.randint(0, 10)
        lines[INK if is_quoted else MIDDLE].append(f"M{start} {y}H{end}")
    return drawing(
        filled(box(30, 24, 360, 372), FAR),
        stroked(" ".join(lines[MIDDLE]), MIDDLE, 6),
        stroked(" ".join(lines[INK]), NEAR, 6),
        *([stroked(strokes, RED, 4)] if strokes else []),
        *([filled(inside, RED)] if inside else []),
        width=SIDE,
        height=SIDE,
    )


def three_lengths() -> str:
    """Set a hyphen, a short dash and a long one, each where it belongs."""
    black: list[str] = []
    red: list[str] = []
    x = 60.0
    for text in ("кто-то", "1708–1710", "Дуб\u00a0— дерево"):
        outlines, end = words(text, x, 200, 124)
        for sign, outline in zip(text, outlines, strict=True):
            (red if sign in "-–—" else black).append(outline)
        x = end + 110
    return drawing(filled(" ".join(black), INK), filled(" ".join(red), RED), width=round(x - 50), height=300)


# Shares of Russia’s foreign trade in per cent, as the essay’s table has them, and where the names of the lines stand.
SHARES = (("eu", 47, 11, RED), ("apr", 18, 32, NEAR), ("china", 11, 34, INK))
WORDS = {
    "en": {"eu": "European Union", "apr": "Other Asia-Pacific", "china": "China"},
    "ru": {"eu": "Европейский союз", "apr": "Другие страны АТР", "china": "Китай"},
}


def shares(words: Mapping[str, str]) -> str:
    """Draw three lines from 2014 to 2024, with the name of each where it begins and both its values."""
    left, right, foot, unit = 290, 640, 400, 7.2
    labels = []
    for key, first, last, _ in SHARES:
        nudge = 10 if last == 32 else -4 if last == 34 else 0
        labels += [
            f'<g font-family="\'Source Sans 3\', sans-serif" font-size="20" fill="{INK}">'
            f'<text x="{left - 18}" y="{foot - first * unit + 7:.0f}" text-anchor="end">{words[key]}  {first}</text>'
            f'<text x="{right + 18}" y="{foot - last * unit + 7 + nudge:.0f}">{last}</text></g>'
        ]
    return drawing(
        stroked(f"M{left} 40V{foot + 10}M{right} 40V{foot + 10}", MIDDLE, 1.5),
        *(
            stroked(f"M{left} {foot - first * unit:.0f}L{right} {foot - last * unit:.0f}", colour, 5)
            for _, first, last, colour in SHARES
        ),
        *labels,
        f'<g font-family="\'Source Sans 3\', sans-serif" font-size="20" fill="{INK}" text-anchor="middle">'
        f'<text x="{left}" y="440">2014</text><text x="{right}" y="440">2024</text></g>',
        width=720,
        height=460,
    )


def monogram(latin: str, cyrillic: str, ground: str) -> str:
    """Set the initials of a person in both alphabets, in an oval."""
    return drawing(
        filled(box(0, 0, 320, 400), ground),
        f'<g fill="none" stroke="{PAPER}"><ellipse cx="160" cy="200" rx="124" ry="164" stroke-width="3"/>'
        f'<ellipse cx="160" cy="200" rx="116" ry="156" stroke-width="1"/><path d="M64 200H256"/></g>',
        filled(_pair(latin, 174), PAPER),
        f'<g opacity=".72">{filled(_pair(cyrillic, 300), PAPER)}</g>',
        width=320,
        height=400,
    )


def _pair(initials: str, line: float) -> str:
    return f"{letter(initials[0], 120, line, 110)} {letter(initials[1], 204, line, 110)}"


PORTRAITS = {
    "anna-veresova": ("AV", "АВ", "#2f4656"),
    "ilya-brodov": ("IB", "ИБ", "#44664f"),
    "marina-lind": ("ML", "МЛ", "#8c2f1b"),
    "nina-ash": ("NA", "НЭ", "#5a4a78"),
    "oleg-sturov": ("OS", "ОС", "#7a5c22"),
    "simon-orchard": ("SO", "СО", "#3d6670"),
    "vera-lange": ("VL", "ВЛ", "#6d3b52"),
}
FIGURES = {"diple": diple, "commas-in-the-margin": commas, "marks-in-the-line": in_line, "three-lengths": three_lengths}
