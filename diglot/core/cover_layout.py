"""Lay out book covers: from the texts of a cover to the position of every line and shape. Pure functions.

The covers of two editions form a spread: side by side, the band of the first closes it on the left and that of the
second on the right, and each has its own leaf of the small book inked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from diglot.model.books import CoverDesign, CoverFace, CoverLine, CoverShape, CoverWords

# The colours of assets/styles/screen.css.
PAPER, INK, SOFT, RULE, RUBRIC, PALE = "#fbf9f4", "#1f2328", "#5c574e", "#d8d1c2", "#8c2f1b", "#e9d3c4"

WIDTH, HEIGHT = 1200, 1800
_LEFT, _RIGHT = 132, 1068
_MEASURE = _RIGHT - _LEFT
_BAND = 44
_TITLE_TOP, _TITLE_FOOT = 430, 1300
_TITLE_SIZES = (176, 160, 146, 132, 120, 108, 98, 88, 78, 68, 58)
_TITLE_LEADING = 1.08
_AUTHORS_APART = 4


class MeasureText(Protocol):
    """A function that measures text."""

    def __call__(self, text: str, face: CoverFace, size: int) -> float:
        """Return the width of a text in a face and size, in px."""


class TextWidth(Protocol):
    """A function that measures text in a fixed face and size."""

    def __call__(self, text: str) -> float:
        """Return the width of a text in px."""


def lay_out_cover(words: CoverWords, measure: MeasureText) -> CoverDesign:
    """Return the design of a cover: publication, kicker, title (or titles, stacked), authors and translators.

    >>> design = lay_out_cover(
    ...     CoverWords("Notes", "", ("On Paper",), ("A. Nash",), ""), lambda text, face, size: len(text) * size / 2
    ... )
    >>> [(line.text, line.size) for line in design.lines]
    [('NOTES', 36), ('On Paper', 176), ('A. Nash', 50)]
    """
    lines = [
        *_spaced(words.publication, 36, 7, 190, INK, measure),
        *_spaced(words.kicker, 30, 5, 336, RUBRIC, measure),
        *_titles(words.titles, measure),
        *_names(words, measure),
    ]
    shapes = [_rule(214, 5, INK), _rule(225, 2, INK), *_bands(words.leaf), *_book(words.leaf)]
    return CoverDesign((WIDTH, HEIGHT), PAPER, tuple(shapes), tuple(lines))


def _spaced(text: str, size: int, spacing: int, y: int, colour: str, measure: MeasureText) -> Iterator[CoverLine]:
    """Yield a text in letter-spaced capitals on one line, in a smaller size if it is long; nothing if it is empty."""
    capitals = text.upper()
    for smaller_size in range(size, 17, -2):
        width = measure(capitals, "sans", smaller_size) + spacing * len(capitals)
        if width <= _MEASURE or smaller_size == 18:
            if capitals:
                yield CoverLine(capitals, "sans", smaller_size, _LEFT, y, colour, spacing)
            return


def _titles(titles: Sequence[str], measure: MeasureText) -> Iterator[CoverLine]:
    gap = 70
    height_px = (_TITLE_FOOT - _TITLE_TOP - gap * (len(titles) - 1)) // max(1, len(titles))
    set_titles = [_title(title, height_px, measure) for title in titles]
    y = _TITLE_TOP
    for number, (size, lines) in enumerate(set_titles):
        leading = round(size * _TITLE_LEADING)
        # The first baseline lies one cap height below the top.
        for line in lines:
            yield CoverLine(line, "display", size, _LEFT, y + round(size * 0.72), INK if number == 0 else RUBRIC)
            y += leading
        y += gap


def _title(title: str, height_px: int, measure: MeasureText) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits, and its lines; at the smallest, it may end with an ellipsis."""
    for size in _TITLE_SIZES:
        lines = break_lines(title, _MEASURE, lambda text, size=size: measure(text, "display", size))
        fits_width = all(measure(line, "display", size) <= _MEASURE for line in lines)
        if fits_width and len(lines) * size * _TITLE_LEADING <= height_px:
            return size, lines
    size = _TITLE_SIZES[-1]
    lines = break_lines(title, _MEASURE, lambda text: measure(text, "display", size), is_forced=True)
    max_lines = int(height_px / (size * _TITLE_LEADING))
    if len(lines) <= max_lines:
        return size, lines
    last = lines[max_lines - 1]
    while measure(f"{last} …", "display", size) > _MEASURE:
        last = last.rpartition(" ")[0] or last[:-1]
    return size, [*lines[: max_lines - 1], f"{last} …"]


def _names(words: CoverWords, measure: MeasureText) -> Iterator[CoverLine]:
    """Yield the lines of authors and translators, laid out from the foot upwards."""
    y = HEIGHT - 132
    # Leaves room for the small book beside them.
    width = _MEASURE - 280
    lines: list[CoverLine] = []
    # A few authors are stacked; many run on.
    joined_authors = ", ".join(author.replace(" ", "\u00a0") for author in words.authors)
    authors = words.authors if len(words.authors) <= _AUTHORS_APART else (joined_authors,)
    translators = break_lines(words.translators, width, lambda text: measure(text, "italic", 38))
    for line in reversed(translators):
        lines.append(CoverLine(line, "italic", 38, _LEFT, y, SOFT))
        y -= 48
    y -= 12 if translators else 0
    names = [line for author in authors for line in break_lines(author, width, lambda text: measure(text, "text", 50))]
    for line in reversed(names):
        lines.append(CoverLine(line, "text", 50, _LEFT, y, INK))
        y -= 60
    yield from reversed(lines)


def break_lines(text: str, measure_px: int, width: TextWidth, *, is_forced: bool = False) -> list[str]:
    """Break a text into the fewest lines it needs, as even as possible. No-break spaces never break.

    is_forced: cut a word that is wider than a line.

    >>> break_lines("one two three four", 11, len)
    ['one two', 'three four']
    >>> break_lines("incomprehensibilities", 10, len, is_forced=True)
    ['incomprehe', 'nsibilitie', 's']
    """
    words = [piece for word in text.split(" ") if word for piece in (_cut(word, measure_px, width, is_forced))]
    if not words:
        return []
    lines = _fill(words, measure_px, width)
    runs = ((a, b) for a in range(len(words)) for b in range(a + 1, min(len(words), a + 12) + 1))
    # The narrowest measure that still gives the fewest lines gives the most even ones.
    for narrower_px in sorted({round(width(" ".join(words[a:b]))) + 1 for a, b in runs}):
        if narrower_px <= measure_px and len(even_lines := _fill(words, narrower_px, width)) == len(lines):
            return even_lines
    return lines


def _fill(words: Sequence[str], measure_px: int, width: TextWidth) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer) <= measure_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(word: str, measure_px: int, width: TextWidth, is_forced: bool) -> Iterator[str]:
    piece = ""
    for letter in word:
        if is_forced and piece and width(piece + letter) > measure_px:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _rule(y: int, thickness: int, colour: str) -> CoverShape:
    return CoverShape(((_LEFT, y), (_RIGHT, y + thickness)), colour)


def _bands(leaf: int) -> Iterator[CoverShape]:
    if leaf in (0, 2):
        yield CoverShape(((0, 0), (_BAND, HEIGHT)), RUBRIC)
    if leaf in (1, 2):
        yield CoverShape(((WIDTH - _BAND, 0), (WIDTH, HEIGHT)), RUBRIC)


# A leaf of the open book of assets/icons/icon.svg, in the units of that file: the fold on the left, two Bézier curves.
_TOP = ((33.0, 15.5), (38.5, 12.5), (47.0, 12.0), (55.0, 13.5))
_FOOT = ((55.0, 47.5), (47.0, 46.0), (38.5, 46.5), (33.0, 49.5))
_SCALE, _CENTRE = 4.4, 32.0


def _book(leaf: int) -> Iterator[CoverShape]:
    outline = [*_curve(_TOP), *_curve(_FOOT)]
    centre_x, foot_y = _RIGHT - round(23 * _SCALE), HEIGHT - 126
    for number, side in enumerate((-1, 1)):
        corners = tuple(
            (centre_x + side * round((x - _CENTRE) * _SCALE), foot_y + round((y - 49.5) * _SCALE)) for x, y in outline
        )
        yield CoverShape(corners, RUBRIC if leaf in (number, 2) else PALE)


def _curve(points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    for step in range(17):
        t = step / 16
        u = 1 - t
        yield (
            u**3 * ax + 3 * u * u * t * bx + 3 * u * t * t * cx + t**3 * dx,
            u**3 * ay + 3 * u * u * t * by + 3 * u * t * t * cy + t**3 * dy,
        )
