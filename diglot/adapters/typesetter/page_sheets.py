"""Fonts, margins and column widths in, CSS out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diglot.model.paper.printing import FontFace, Margins, Offcut, Trim

# Where the stylesheets and the fonts are, below the home of the addresses: as in `assets/`.
STYLES_HREF, FONTS_HREF = "styles/", "fonts/"
# Taller than any text, in CSS pixels.
_ENDLESS_PX = 10_000_000


def font_sheet(faces: Sequence[FontFace]) -> str:
    """Return the declarations of the fonts, one complete file for each style.

    >>> print(font_sheet([FontFace("Serif-It.ttf", "Serif", 400, is_italic=True)]))
    @font-face { font-family: "Serif"; font-weight: 400; font-style: italic; src: url(../fonts/Serif-It.ttf) }
    """
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {'italic' if face.is_italic else 'normal'}; src: url(../{FONTS_HREF}{face.file}) }}"
        for face in faces
    )


_REMOTE = re.compile(r"@import[^;]*;|url\(\s*['\"]?(?!data:)(?:[a-z][a-z0-9+.-]*:|//)[^)]*\)", re.IGNORECASE)


def without_remote(css: str) -> str:
    """Return a stylesheet without what is on other servers; lines keep their numbers.

    >>> without_remote("@import url(https://fonts.example/a.css); p { color: red }")
    ' p { color: red }'
    """
    return _REMOTE.sub(lambda match: "\n" * match[0].count("\n") + ("url(data:,)" if match[0][0] in "uU" else ""), css)


def page_sheet(trim: Trim, margins: Margins, offcut: Offcut) -> str:
    """Return the size of the page and the margins of versos and rectos, and these as properties for other styles.

    The offcut is WeasyPrint's bleed; `adapters.pdf_tools` separates bleed and marks in it.

    >>> print(page_sheet(Trim(148, 210), Margins(20, 25, 17, 21), Offcut()).partition("\\n")[2])
    @page { size: 148mm 210mm; bleed: 13.0mm }
    @page :left { margin: 20mm 17mm 25mm 21mm }
    @page :right { margin: 20mm 21mm 25mm 17mm }
    """
    top, bottom, inner, outer = margins.top_mm, margins.bottom_mm, margins.inner_mm, margins.outer_mm
    lengths = {
        "page-width": trim.width_mm,
        "page-height": trim.height_mm,
        "text-width": trim.width_mm - inner - outer,
        "text-height": trim.height_mm - top - bottom,
        "top-margin": top,
        "inner-margin": inner,
        "outer-margin": outer,
        "bleed": offcut.bleed_mm,
    }
    return "\n".join(
        [
            f":root {{ {'; '.join(f'--{name}: {round(mm, 3)}mm' for name, mm in lengths.items())} }}",
            f"@page {{ size: {trim.width_mm}mm {trim.height_mm}mm; bleed: {offcut.width_mm}mm }}",
            f"@page :left {{ margin: {top}mm {inner}mm {bottom}mm {outer}mm }}",
            f"@page :right {{ margin: {top}mm {outer}mm {bottom}mm {inner}mm }}",
        ]
    )


def column_sheet(width_px: float) -> str:
    """Return the style of one endless page without margins; each piece keeps the margins of its children inside."""
    bare = " ".join(f"@{place} {{ content: none }}" for place in ("top-left", "top-right", "bottom-center"))
    pages = " ".join(f"@page {name} {{ margin: 0; {bare} }}" for name in (":first", ":left", ":right"))
    return f"@page {{ size: {width_px}px {_ENDLESS_PX}px; margin: 0 }} {pages} body > * {{ display: flow-root }}"
