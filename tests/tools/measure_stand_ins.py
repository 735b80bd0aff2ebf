"""Fonts of a system in, the `@font-face` of a stand-in out: `python -m tests.tools.measure_stand_ins FILE…` prints it.

Until a page's fonts have come its text is set in one that the reader has. Where that is scaled to run as wide and to
stand as high, nothing moves when the page's own fonts take over. How wide text runs is measured on the sample
publication, in both languages.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "assets" / "fonts"


def count_letters() -> Counter[str]:
    """Return how often each character occurs in the texts of the sample publication."""
    texts = (
        path.read_text(encoding="utf-8") for lang in ("en", "ru") for path in (ROOT / "content" / lang).rglob("*.md")
    )
    return Counter(char for text in texts for char in text if char.isprintable())


def measure_advance(font: TTFont, letters: Mapping[str, int]) -> float:
    """Return the average advance width of the characters of such a text, in ems."""
    names, widths = font.getBestCmap(), font["hmtx"]
    total = sum(widths[names[ord(char)]][0] * count for char, count in letters.items())
    return float(total / sum(letters.values()) / font["head"].unitsPerEm)


def describe_stand_in(own: Path, other: Path) -> str:
    """Return the descriptors that give the other font the metrics of ours."""
    ours, theirs = TTFont(own), TTFont(other)
    in_both = ours.getBestCmap().keys() & theirs.getBestCmap().keys()
    letters = {char: count for char, count in count_letters().items() if ord(char) in in_both}
    scale = measure_advance(ours, letters) / measure_advance(theirs, letters)
    em, hhea = ours["head"].unitsPerEm, ours["hhea"]
    return (
        f"size-adjust: {scale:.1%}; ascent-override: {hhea.ascent / em / scale:.1%}; "
        f"descent-override: {-hhea.descent / em / scale:.1%}; line-gap-override: 0%;"
    )


def main() -> None:
    """Print, for each font named, its `@font-face` rules as a stand-in for each of ours."""
    for other in map(Path, sys.argv[1:]):
        for own in ("SourceSerif4-Regular", "SourceSerif4-It", "SourceSerif4Display-Semibold", "SourceSans3-Regular"):
            print(f"{other.stem} for {own}: {describe_stand_in(FONTS / f'{own}.ttf', other)}")


if __name__ == "__main__":
    main()
