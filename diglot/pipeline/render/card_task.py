"""What a worker does for social cards: fonts in, a function that paints texts out. Loads Pillow."""

from __future__ import annotations

import msgspec

from diglot.adapters.painting.cover_image import CoverPainter
from diglot.core import cover_layout
from diglot.model.paper.covers import CoverWords
from diglot.model.tasks import TaskFunction


def make_card_painter(config: bytes) -> TaskFunction:
    """Return the function that paints the cards with some texts, in order. config: the fonts by file name."""
    painter = CoverPainter(msgspec.msgpack.decode(config, type=dict[str, bytes]))

    def paint(payload: bytes) -> bytes:
        texts = msgspec.msgpack.decode(payload, type=list[CoverWords])
        return msgspec.msgpack.encode(
            [painter.paint(cover_layout.lay_out_cover(words, painter.measure, cover_layout.CARD)) for words in texts]
        )

    return paint
