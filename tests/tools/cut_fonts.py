"""Whole fonts in, subsets for the web and e-books out: `python tests/tools/cut_fonts.py` writes them into assets/fonts/.

A page needs the letters of its language and a few features; the whole file has eight times as much. The licence
reserves the name “Source” for Adobe's own files, so what is cut is called Diglot.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "assets" / "fonts"

# The name that a reader's browser knows each family by.
FAMILIES = {
    "SourceSerif4": "Diglot Serif",
    "SourceSerif4Display": "Diglot Display",
    "SourceSans3": "Diglot Sans",
    "SourceCodePro": "Diglot Code",
}
ON_SCREEN = (
    "SourceSerif4-Regular", "SourceSerif4-It", "SourceSerif4-Semibold", "SourceSerif4-SemiboldIt",
    "SourceSerif4Display-Semibold", "SourceSans3-Regular", "SourceSans3-It", "SourceSans3-Semibold",
    "SourceCodePro-Regular",
)  # fmt: skip
IN_BOOKS = ("SourceSerif4-Regular", "SourceSerif4-It", "SourceSerif4-Semibold")

_FEATURES = "kern liga rlig calt ccmp locl mark mkmk onum pnum lnum tnum".split()
_SMALL_CAPITALS = ["smcp", "c2sc"]
_WITH_SMALL_CAPITALS = ("SourceSerif4-Regular", "SourceSans3-Regular")


def _range(first: int, last: int) -> set[int]:
    return set(range(first, last + 1))


# As in the unicode-range of screen.css. Stress marks stand over Cyrillic letters: Latin ones are composed.
CYRILLIC = (
    _range(0x300, 0x301) | {0x306, 0x308} | _range(0x400, 0x52F) | _range(0x2DE0, 0x2DFF) | _range(0xA640, 0xA69F)
)
# Western European letters, punctuation and spaces, the arrows and signs of the pages and of most texts.
LATIN = (
    _range(0x20, 0xFF)
    | {0x131, 0x152, 0x153, 0x2C6, 0x2DA, 0x2DC, 0x20AC, 0x20BD, 0x2116, 0x2122, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265}
    | _range(0x2000, 0x206F)
    | _range(0x2190, 0x2193)
)
# What few texts have, and no reader of the others loads: Central European letters, currencies, the commonest of mathematics.
EXTENDED = (_range(0x100, 0x17F) | {0x192} | _range(0x218, 0x21B) | _range(0x2070, 0x22FF) | {0x25A0, 0x25CF}) - LATIN


def cut_names() -> Mapping[str, tuple[str, set[int]]]:
    """Return the font and characters of each file: for the screen one per script, for e-books one with all."""
    parts = {"latin": LATIN, "extended": EXTENDED, "cyrillic": CYRILLIC}
    files = {f"{_name(font)}.{part}.woff2": (font, letters) for font in ON_SCREEN for part, letters in parts.items()}
    return files | {f"books/{_name(font)}.woff2": (font, LATIN | EXTENDED | CYRILLIC) for font in IN_BOOKS}


def cut_font(name: str) -> bytes:
    """Return the file of a name."""
    return _cut(*cut_names()[name])


def _name(font: str) -> str:
    family, _, style = font.partition("-")
    return f"{FAMILIES[family].replace(' ', '')}-{style}"


def _cut(font: str, letters: Iterable[int]) -> bytes:
    options = subset.Options()
    options.layout_features = [*_FEATURES, *(_SMALL_CAPITALS if font in _WITH_SMALL_CAPITALS else [])]
    options.flavor = "woff2"
    options.hinting = False
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    loaded = subset.load_font(str(FONTS / f"{font}.ttf"), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(loaded)
    _rename(loaded, FAMILIES[font.partition("-")[0]])
    content = io.BytesIO()
    subset.save_font(loaded, content, options)
    return content.getvalue()


def _rename(font: TTFont, family: str) -> None:
    """Replace the name of the font in its tables; copyright and licence stay."""
    style = str(font["name"].getDebugName(17) or font["name"].getDebugName(2))
    names = {
        1: family,
        3: f"diglot: {family} {style}",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style.replace(' ', '')}",
        16: family,
    }
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID not in (0, 2, 5, 13, 14, 17):
            font["name"].names.remove(record)


def main() -> None:
    """Write every file."""
    for name in cut_names():
        content = cut_font(name)
        (FONTS / name).write_bytes(content)
        print(f"{len(content):>7} {name}")


if __name__ == "__main__":
    main()
