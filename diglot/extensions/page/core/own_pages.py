"""The style of printed pages in, the same with the margins and the leading of the settings out. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from msgspec.structs import replace

from diglot.extensions.page.model.page_table import HOUSE_LEADING, SIDES
from diglot.model.paper.printing import Margins, PrintStyle, Trim, margins_of, trim_of
from diglot.model.paper.volumes import Volume
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import Problem, WrongValue
from diglot.model.settings import Settings

# Lines of less than some 28 letters cannot be justified, and of more than 80 are lost on the way back. On the smallest
# pages, and from head to foot, text has a share of the page at least.
_NARROWEST_MM, _WIDEST_MM, _LEAST_WIDTH, _LEAST_DEPTH = 50.0, 140.0, 0.7, 0.5


class Sources(Protocol):
    """What is checked: the settings, and the books with page sizes of their own."""

    @property
    def settings(self) -> Settings:
        """The settings of the publication."""

    @property
    def volumes(self) -> Mapping[str, Volume]:
        """All books by key."""


def with_own_page(settings: Settings, style: PrintStyle) -> PrintStyle:
    """Return a style with the page of the settings, or as it is where they have none."""
    table = settings.tables.get("page", {})
    css = _with_leading(style.css, table["leading"] / HOUSE_LEADING) if "leading" in table else style.css
    return replace(style, css=css, margins=_margins(table, style.trim)) if table else style


def _margins(table: Mapping[str, float], trim: Trim) -> Margins:
    """Return the margins of the table, and for those that it does not have, the usual ones of the size."""
    usual = margins_of(trim)
    by_side = zip(SIDES, (usual.inner_mm, usual.outer_mm, usual.top_mm, usual.bottom_mm), strict=True)
    inner, outer, top, bottom = (float(table.get(side, width)) for side, width in by_side)
    return Margins(top, bottom, inner, outer)


# Sizes of type and widths of lines stay; what is left of a stylesheet in points are leadings, and distances that are
# shares or multiples of a leading.
_LENGTH = re.compile(r"(?<![\w-])(?:font-size|border[\w-]{0,20}) ?:[^;}]*|(?<![\w.-])([\d.]{1,9})pt\b(?!/)")


def _with_leading(css: str, share: float) -> str:
    """Return a stylesheet with other distances from line to line. share: of those that it has.

    >>> _with_leading("p { font: 11pt/15pt serif; font-size: 9pt; margin: 30pt 0 } a { border-top: 1pt solid }", 0.9)
    'p { font: 11pt/13.5pt serif; font-size: 9pt; margin: 27pt 0 } a { border-top: 1pt solid }'
    """
    return _LENGTH.sub(lambda match: f"{round(float(match[1]) * share, 3):g}pt" if match[1] else match[0], css)


def check_page(sources: Sources) -> Iterator[Problem]:
    """Yield the margins that leave too little of a page for its text, or lines that are too long."""
    table = sources.settings.tables.get("page", {})
    names = [sources.settings.trim, *(volume.trim for volume in sources.volumes.values() if volume.trim)]
    for name in dict.fromkeys(names) if table else ():
        trim = trim_of(name)
        margins = _margins(table, trim)
        across = (
            trim.width_mm - min(_WIDEST_MM, trim.width_mm),
            trim.width_mm - min(_NARROWEST_MM, trim.width_mm * _LEAST_WIDTH),
        )
        yield from _refused(table, ("outside", "inside"), (margins.outer_mm, margins.inner_mm), across)
        down = 0.0, trim.height_mm * (1 - _LEAST_DEPTH)
        yield from _refused(table, ("bottom", "top"), (margins.bottom_mm, margins.top_mm), down)


def _refused(
    table: Mapping[str, float], names: tuple[str, str], both: tuple[float, float], sum_between: tuple[float, float]
) -> Iterator[Problem]:
    """Yield the first margin that the table has of two that are not as wide together as they may be."""
    least, most = sum_between
    own = [(name, sum(both) - width) for name, width in zip(names, both, strict=True) if name in table]
    if own and not least <= sum(both) <= most:
        name, other = own[0]
        wanted = f"{max(0, least - other):g}–{max(0, most - other):g}"
        yield WrongValue(SETTINGS_PATH, None, f"page: {name}", f"{table[name]:g}", wanted)
