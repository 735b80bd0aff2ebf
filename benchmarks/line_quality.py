"""A PDF in, how its justified lines are spaced out: as a reader sees them, read by poppler. Touches processes.

A space is what is white between the end of a word and the start of the next. Its natural width is that of most spaces
in the last lines of paragraphs, which are not justified.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from statistics import fmean, median

import msgspec

from benchmarks.records import MeasurementFailed

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_PAGE = re.compile(r"<page .*?</page>", re.DOTALL)
# Words of the text have its size within this share; lines reach the edge of the page's text within this many points,
# as light characters hang into the margin.
_SIZE_SHARE, _EDGE_PT = 0.02, 3.0
# Shorter lines are in tables, titles and verses.
_LEAST_WIDTH_PT, _LEAST_SPACES = 150.0, 2
# What is narrower is between a word and the call of its note.
_LEAST_SPACE_PT = 0.5
# Spaces of so much of the natural width in so many lines below each other are a river.
_RIVER_RATIO, _RIVER_LINES = 1.4, 4
_TIGHT, _LOOSE, _VERY_LOOSE = 0.85, 1.5, 2.0
_LADDER = 3
_SINGLE_LETTER = re.compile(r"(?:^|[ «„(])[А-Яа-яЁё]$")


class LineQuality(msgspec.Struct, frozen=True):
    """How the justified lines of a document are spaced.

    loose, very_loose, tight: of 100 lines, those whose spaces are on average more than 1.5 times, more than twice and
    less than 0.85 times as wide as is natural. hyphens: of 100 lines, those that end with one. ladders: three and more
    hyphens in a row. letters: lines that end with a single Russian letter. rivers: spaces below each other through
    four lines and more. page_end_hyphens: pages of text that end with a hyphen. worst: the widest spaces of a line, as
    a multiple of the natural width.
    """

    pages: int
    lines: int
    loose: float
    very_loose: float
    tight: float
    hyphens: float
    ladders: int
    letters: int
    rivers: int
    page_end_hyphens: int
    worst: float


class _Word(msgspec.Struct, frozen=True):
    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class _Line(msgspec.Struct, frozen=True):
    """A line of the text. spaces: where each is, from left to right. is_full: it reaches the right edge."""

    page: int
    left: float
    right: float
    spaces: tuple[tuple[float, float], ...]
    is_full: bool
    has_hyphen: bool
    text: str

    @property
    def mean_space(self) -> float:
        return fmean(right - left for left, right in self.spaces)

    @property
    def is_measured(self) -> bool:
        return len(self.spaces) >= _LEAST_SPACES and self.right - self.left > _LEAST_WIDTH_PT


def measure_lines(pdf: Path) -> LineQuality:
    """Return how the lines of the text are spaced: those in the commonest size.

    Raises: MeasurementFailed for a PDF without justified lines.
    """
    run = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    pages = [_words_of(page) for page in _PAGE.findall(run.stdout.decode())]
    sizes = Counter(round(word.size, 1) for page in pages for word in page)
    if not sizes:
        raise MeasurementFailed(f"{pdf.name}: there is no text")
    size = sizes.most_common(1)[0][0]
    lines = [line for number, words in enumerate(pages) for line in _lines_of(number, words, size)]
    full = [line for line in lines if line.is_full and line.is_measured]
    last = [right - left for line in lines if not line.is_full and line.is_measured for left, right in line.spaces]
    if not full or not last:
        raise MeasurementFailed(f"{pdf.name}: no line is justified")
    natural = median(last)
    ratios = [line.mean_space / natural for line in full]
    share = 100 / len(full)
    runs = [
        len(list(run)) for is_hyphen, run in groupby(lines, lambda line: line.is_full and line.has_hyphen) if is_hyphen
    ]
    return LineQuality(
        pages=len(pages),
        lines=len(full),
        loose=share * sum(ratio > _LOOSE for ratio in ratios),
        very_loose=share * sum(ratio > _VERY_LOOSE for ratio in ratios),
        tight=share * sum(ratio < _TIGHT for ratio in ratios),
        hyphens=share * sum(line.has_hyphen for line in full),
        ladders=sum(run >= _LADDER for run in runs),
        letters=sum(bool(_SINGLE_LETTER.search(line.text)) for line in full),
        rivers=_count_rivers(lines, natural),
        page_end_hyphens=sum(a.has_hyphen and a.page != b.page for a, b in pairwise(lines)),
        worst=max(ratios),
    )


def _words_of(page: str) -> list[_Word]:
    return [
        _Word(float(left), float(top), float(right), float(bottom), text)
        for left, top, right, bottom, text in _WORD.findall(page)
    ]


def _lines_of(number: int, words: Sequence[_Word], size: float) -> Iterator[_Line]:
    """Yield the lines of a page that are in one size, but for calls of notes and the like within them."""
    body = [word for word in words if abs(word.size - size) <= _SIZE_SHARE * size]
    if not body:
        return
    edge = max(word.right for word in body)
    for _, group in groupby(body, lambda word: round(word.top)):
        own = list(group)
        first = own[0]
        parts = sorted(
            (word for word in words if first.top - 1 < word.middle < first.bottom), key=lambda word: word.left
        )
        right = parts[-1].right
        yield _Line(
            number,
            parts[0].left,
            right,
            tuple(
                (before.right, after.left)
                for before, after in pairwise(parts)
                if after.left - before.right > _LEAST_SPACE_PT
            ),
            right > edge - _EDGE_PT,
            parts[-1].text[-1] in "-‐",
            " ".join(word.text for word in parts),
        )


def _count_rivers(lines: Sequence[_Line], natural: float) -> int:
    """Return how many chains of wide spaces go down through enough lines; a chain is counted once."""
    rivers = 0
    # Of each wide space of the line before: where it is, and through how many lines its chain goes.
    chains: list[tuple[tuple[float, float], int]] = []
    page = -1
    for line in lines:
        wide = [space for space in line.spaces if space[1] - space[0] > _RIVER_RATIO * natural]
        before = chains if line.page == page else []
        chains = [
            (
                space,
                1 + max((length for other, length in before if other[0] < space[1] and space[0] < other[1]), default=0),
            )
            for space in wide
        ]
        rivers += sum(length == _RIVER_LINES for _, length in chains)
        page = line.page
    return rivers
