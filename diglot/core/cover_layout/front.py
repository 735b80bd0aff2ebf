"""Lay out covers of books and cards for social networks: from their texts to every line and shape. Pure functions.

The covers of two editions form a spread: side by side, the band of the first closes it on the left and that of the
second on the right, and each has its own leaf of the small book inked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from diglot.model.look import mix
from diglot.model.paper.covers import CARD_SIZE, CoverDesign, CoverFace, CoverLine, CoverShape, CoverWords

_TITLE_LEADING = 1.08
_SMALLEST_CAPITALS = 18


class CoverProportions(msgspec.Struct, frozen=True):
    """The proportions of a kind of cover, in px.

    left, right: the edges of the type. band: the width of the coloured bands. foot: the last baseline.
    publication, kicker: size, letter-spacing and baseline of these lines of capitals.
    rules: the top and the thickness of each rule under the publication's title.
    titles: the top and the foot of the space for titles; title_sizes: sizes to try, the largest first.
    authors, translators: size and leading of these lines.
    authors_apart: up to so many authors have a line each; more run on, in as many lines at most.
    book: the scale of the small book, of which a unit is one of assets/icons/icon.svg, and its foot.
    """

    size: tuple[int, int]
    left: int
    right: int
    band: int
    foot: int
    publication: tuple[int, int, int]
    kicker: tuple[int, int, int]
    rules: tuple[tuple[int, int], ...]
    titles: tuple[int, int]
    title_sizes: tuple[int, ...]
    title_gap: int
    authors: tuple[int, int]
    translators: tuple[int, int]
    authors_apart: int
    book: tuple[float, int]

    @property
    def measure(self) -> int:
        """The width of the type."""
        return self.right - self.left


BOOK = CoverProportions(
    size=(1200, 1800),
    left=132,
    right=1068,
    band=44,
    foot=1668,
    publication=(36, 7, 190),
    kicker=(30, 5, 336),
    rules=((214, 5), (225, 2)),
    titles=(430, 1300),
    title_sizes=(176, 160, 146, 132, 120, 108, 98, 88, 78, 68, 58),
    title_gap=70,
    authors=(50, 60),
    translators=(38, 48),
    authors_apart=4,
    book=(4.4, 1674),
)
"""The cover of an e-book."""

CARD = CoverProportions(
    size=CARD_SIZE,
    left=84,
    right=1116,
    band=36,
    foot=560,
    publication=(30, 6, 88),
    kicker=(26, 3, 164),
    rules=((108, 4), (117, 1)),
    titles=(202, 480),
    title_sizes=(168, 152, 136, 120, 108, 98, 88, 80, 72, 64, 58, 52, 46, 40, 36),
    title_gap=30,
    authors=(32, 40),
    translators=(28, 36),
    authors_apart=2,
    book=(2.6, 564),
)
"""A card for social networks."""


class MeasureText(Protocol):
    """A function that measures text."""

    def __call__(self, text: str, face: CoverFace, size: int) -> float:
        """Return the width of a text in a face and size, in px."""


class TextWidth(Protocol):
    """A function that measures text in a fixed face and size."""

    def __call__(self, text: str) -> float:
        """Return the width of a text in px."""


def lay_out_cover(words: CoverWords, measure: MeasureText, form: CoverProportions = BOOK) -> CoverDesign:
    """Return the design of a cover: publication, kicker, title (or titles, stacked), authors and translators.

    >>> design = lay_out_cover(
    ...     CoverWords("Notes", "", ("On Paper",), ("A. Nash",), ""), lambda text, face, size: len(text) * size / 2
    ... )
    >>> [(line.text, line.size) for line in design.lines]
    [('NOTES', 36), ('On Paper', 176), ('A. Nash', 50)]
    """
    lines = [
        *_spaced(words.publication, form.publication, words.ink, measure, form),
        *_spaced(words.kicker, form.kicker, words.colour, measure, form),
        *_titles(words, measure, form),
        *_names(words, measure, form),
    ]
    rules = [CoverShape(((form.left, y), (form.right, y + thickness)), words.ink) for y, thickness in form.rules]
    return CoverDesign(form.size, words.paper, (*rules, *_bands(words, form), *_book(words, form)), tuple(lines))


def _spaced(
    text: str, style: tuple[int, int, int], colour: str, measure: MeasureText, form: CoverProportions
) -> Iterator[CoverLine]:
    """Yield a text in letter-spaced capitals on one line, in a smaller size if it is long; nothing if it is empty."""
    capitals = text.upper()
    size, spacing, y = style
    for smaller_size in range(size, _SMALLEST_CAPITALS - 1, -2):
        width = measure(capitals, "sans", smaller_size) + spacing * len(capitals)
        if width <= form.measure or smaller_size == _SMALLEST_CAPITALS:
            if capitals:
                yield CoverLine(capitals, "sans", smaller_size, form.left, y, colour, spacing)
            return


def _titles(words: CoverWords, measure: MeasureText, form: CoverProportions) -> Iterator[CoverLine]:
    (y, foot), gap, number_of_titles = form.titles, form.title_gap, len(words.titles)
    height_px = (foot - y - gap * (number_of_titles - 1)) // max(1, number_of_titles)
    size = min((_title(title, height_px, measure, form)[0] for title in words.titles), default=0)
    # Of equal size: neither language is a subtitle of the other.
    set_titles = [_title(title, height_px, measure, form, size) for title in words.titles]
    for number, (size, lines) in enumerate(set_titles):
        leading, colour = round(size * _TITLE_LEADING), words.ink if number == 0 else words.colour
        # The first baseline lies one cap height below the top.
        for line in lines:
            yield CoverLine(line, "display", size, form.left, y + round(size * 0.72), colour)
            y += leading
        y += gap


def _title(
    title: str, height_px: int, measure: MeasureText, form: CoverProportions, max_size: int = 1000
) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits, and its lines; at the smallest, it may end with an ellipsis."""
    words = [word for word in title.split(" ") if word]
    for size in (size for size in form.title_sizes if size <= max_size):

        def width(text: str, size: int = size) -> float:
            return measure(text, "display", size)

        lines = fill_lines(words, form.measure, width)
        fits_width = all(width(line) <= form.measure for line in lines)
        if fits_width and len(lines) * size * _TITLE_LEADING <= height_px:
            return size, wrap_title(title, form.measure, width)
    size = form.title_sizes[-1]
    lines = wrap_title(title, form.measure, lambda text: measure(text, "display", size), is_forced=True)
    max_lines = int(height_px / (size * _TITLE_LEADING))
    return size, _cut_lines(lines, max_lines, form.measure, lambda text: measure(text, "display", size))


def _cut_lines(lines: list[str], max_lines: int, measure_px: int, width: TextWidth) -> list[str]:
    """Return at most so many lines; where some are left out, the last ends with an ellipsis."""
    if len(lines) <= max_lines:
        return lines
    last = lines[max_lines - 1]
    while width(f"{last} …") > measure_px:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: max_lines - 1], f"{last} …"]


def _names(words: CoverWords, measure: MeasureText, form: CoverProportions) -> Iterator[CoverLine]:
    """Yield the lines of authors and translators, laid out from the foot upwards."""
    y = form.foot
    (author_size, author_leading), (translator_size, translator_leading) = form.authors, form.translators
    # Leaves room for the small book beside them.
    width = form.measure - round(64 * form.book[0])
    lines: list[CoverLine] = []
    # A few authors are stacked; many run on.
    joined_authors = ", ".join(author.replace(" ", "\u00a0") for author in words.authors)
    authors = words.authors if len(words.authors) <= form.authors_apart else (joined_authors,)
    translators = wrap_title(words.translators, width, lambda text: measure(text, "italic", translator_size))
    for line in reversed(translators):
        lines.append(CoverLine(line, "italic", translator_size, form.left, y, words.soft))
        y -= translator_leading
    y -= translator_leading // 4 if translators else 0

    def author_width(text: str) -> float:
        return measure(text, "text", author_size)

    names = [line for author in authors for line in wrap_title(author, width, author_width)]
    for line in reversed(_cut_lines(names, form.authors_apart, width, author_width)):
        lines.append(CoverLine(line, "text", author_size, form.left, y, words.ink))
        y -= author_leading
    yield from reversed(lines)


def wrap_title(text: str, measure_px: int, width: TextWidth, *, is_forced: bool = False) -> list[str]:
    """Break a text into the fewest lines it needs, as even as possible. No-break spaces never break.

    is_forced: cut a word that is wider than a line.

    >>> wrap_title("one two three four", 11, len)
    ['one two', 'three four']
    >>> wrap_title("incomprehensibilities", 10, len, is_forced=True)
    ['incomprehe', 'nsibilitie', 's']
    """
    words = [piece for word in text.split(" ") if word for piece in (_cut(word, measure_px, width, is_forced))]
    if not words:
        return []
    lines = fill_lines(words, measure_px, width)
    runs = ((a, b) for a in range(len(words)) for b in range(a + 1, min(len(words), a + 12) + 1))
    # The narrowest measure that still gives the fewest lines gives the most even ones.
    narrower = sorted({px for a, b in runs if (px := round(width(" ".join(words[a:b]))) + 1) < measure_px})
    found = bisect_left(narrower, True, key=lambda px: len(fill_lines(words, px, width)) <= len(lines))
    return fill_lines(words, narrower[found], width) if found < len(narrower) else lines


def fill_lines(words: Sequence[str], measure_px: int, width: TextWidth) -> list[str]:
    """Return words in lines, each as full as it can be."""
    lines = list(words[:1])
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


def _bands(words: CoverWords, form: CoverProportions) -> Iterator[CoverShape]:
    width, height = form.size
    if words.leaf in (0, 2):
        yield CoverShape(((0, 0), (form.band, height)), words.colour)
    if words.leaf in (1, 2):
        yield CoverShape(((width - form.band, 0), (width, height)), words.colour)


# A leaf of the open book of assets/icons/icon.svg, in the units of that file: the fold on the left, two Bézier curves.
_TOP = ((33.0, 15.5), (38.5, 12.5), (47.0, 12.0), (55.0, 13.5))
_FOOT = ((55.0, 47.5), (47.0, 46.0), (38.5, 46.5), (33.0, 49.5))
_CENTRE, _BOTTOM, _LEAF_WIDTH = 32.0, 49.5, 23


def _book(words: CoverWords, form: CoverProportions) -> Iterator[CoverShape]:
    outline = [*_curve(_TOP), *_curve(_FOOT)]
    scale, foot_y = form.book
    centre_x = form.right - round(_LEAF_WIDTH * scale)
    for number, side in enumerate((-1, 1)):
        corners = tuple(
            (centre_x + side * round((x - _CENTRE) * scale), foot_y + round((y - _BOTTOM) * scale)) for x, y in outline
        )
        yield CoverShape(corners, words.colour if words.leaf in (number, 2) else mix(words.colour, words.paper, 0.8))


def _curve(points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    for step in range(17):
        t = step / 16
        u = 1 - t
        yield (
            u**3 * ax + 3 * u * u * t * bx + 3 * u * t * t * cx + t**3 * dx,
            u**3 * ay + 3 * u * u * t * by + 3 * u * t * t * cy + t**3 * dy,
        )
