"""The smaller side of facing pages, in the settings or in a volume."""

from __future__ import annotations

from diglot.core.settings.table_reader import TableReader
from diglot.model.fields import fields_of
from diglot.model.paper.spreads import SmallerSide

# How far the leading may differ from the size: 11 points have 15 from line to line, and 12.75 to 16.5 can be read.
_CLOSEST, _WIDEST = 0.85, 1.1


def read_smaller_side(reader: TableReader) -> SmallerSide | None:
    """Return the smaller side of facing pages. Its leading may not make lines touch, or stand apart."""
    if reader.value("facing") is None:
        return None
    table = reader.sub_table("facing")
    inner = reader.inner("facing", table, fields_of(SmallerSide))
    side, size = inner.read("smaller", ""), float(inner.read("size", 0))
    leading = float(inner.read("leading", size))
    if isinstance(reader.value("facing"), dict):
        inner.require_fields({"smaller": '"translation"', "size": "0.9"})
    closest, widest = round(size * _CLOSEST, 2), min(round(size * _WIDEST, 2), 1)
    is_readable = closest <= leading <= widest
    if side and size and not is_readable:
        inner.refuse("leading", table["leading"], f"{closest:g}–{widest:g}")
    reader.problems += inner.finish()
    return SmallerSide(side, size, leading) if side and size and is_readable else None
