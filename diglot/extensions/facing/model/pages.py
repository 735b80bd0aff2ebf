"""Page models of both texts on paper, as in `model.pages`. Touches nothing."""

from __future__ import annotations

import msgspec

from diglot.extensions.books.model.pages import VolumePage


class VolumePiece(msgspec.Struct, frozen=True):
    """A part of the prelims or of the back matter in two languages. id: of the place; label: its bookmark."""

    left_html: str
    right_html: str
    id: str = ""
    label: str = ""


class PairedVolumePage(VolumePage, frozen=True, kw_only=True):
    """A volume in two languages on paper: `print/volume-facing.html` and `print/volume-columns.html`.

    Each piece is rendered in its language; ids begin with it ("ru-c3").
    """

    half_title: VolumePiece
    title_page: VolumePiece
    title_verso: VolumePiece
    contents: VolumePiece
    parts: tuple[VolumePiece, ...]
    people_index: VolumePiece
    colophon: VolumePiece
