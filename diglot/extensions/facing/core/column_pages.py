"""The page of one text in, the page of two columns out. Pure functions."""

from __future__ import annotations

from diglot.model.paper.printing import Margins, Trim

# A narrower page is turned for two columns: below 45 letters a line, justified Russian has gaps between words.
_TWO_COLUMNS_MM = 170.0


def two_columns_trim(trim: Trim) -> Trim:
    """Return the page size for two columns: landscape if the page is narrow.

    >>> from diglot.model.paper.printing import TRIMS
    >>> two_columns_trim(TRIMS["A4"]), two_columns_trim(TRIMS["A5"])
    (Trim(width_mm=210, height_mm=297), Trim(width_mm=210, height_mm=148))
    """
    return trim if trim.width_mm >= _TWO_COLUMNS_MM else Trim(trim.height_mm, trim.width_mm)


def two_columns_margins(trim: Trim) -> Margins:
    """Return the margins of a page of two columns: narrower than of one, as each measure is half a page wide."""
    side_mm = round(trim.width_mm * 0.09, 1)
    return Margins(round(trim.height_mm * 0.1, 1), round(trim.height_mm * 0.12, 1), side_mm, side_mm)
