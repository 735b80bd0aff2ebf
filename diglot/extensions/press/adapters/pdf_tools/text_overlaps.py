"""The places of a page's text in, those where two are printed over each other out. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from diglot.extensions.books.model.page_boxes import Box
from diglot.extensions.press.adapters.pdf_tools.text_positions import FOOT_EM, HEAD_EM
from diglot.extensions.press.adapters.pdf_tools.thin_lines import overlap
from diglot.extensions.press.model.pdf_facts import MOST_AREAS, TextOverlapFacts

# Small letters of most fonts are half an em high. Accents and descenders may touch another line.
_SMALL_EM = 0.5
# Less than this in common is a kern, or a raised figure.
_LEAST_EM = 0.3


class ShownText(msgspec.Struct, frozen=True):
    """What one instruction shows. box: of it, from foot to head; clip: what may be seen of it."""

    thing: str
    box: Box
    clip: Box

    @property
    def em(self) -> float:
        """The size of the type in points, where it stands upright."""
        return self.box.height / (HEAD_EM - FOOT_EM)

    @property
    def body(self) -> Box:
        """The part that its small letters fill."""
        line = self.box.bottom - FOOT_EM * self.em
        return overlap(Box(self.box.left, line, self.box.right, line + _SMALL_EM * self.em), self.clip)


def find_overlaps(shown: Iterable[ShownText]) -> tuple[TextOverlapFacts, ...]:
    """Return where texts of a page lie over each other, by the object that shows the later one.

    Text that is printed twice in one place to make it bold is not found.
    """
    found: dict[str, list[Box]] = {}
    for text, area in islice(_common_areas([(text, text.body, text.em) for text in shown]), MOST_AREAS):
        found.setdefault(text.thing, []).append(area)
    return tuple(TextOverlapFacts(thing, tuple(areas)) for thing, areas in found.items())


def _common_areas(texts: list[tuple[ShownText, Box, float]]) -> Iterator[tuple[ShownText, Box]]:
    """Yield each two texts that have a part in common, going through the page from below."""
    open_texts: list[tuple[ShownText, Box, float]] = []
    for text, body, em in sorted(texts, key=lambda one: one[1].bottom):
        open_texts = [one for one in open_texts if one[1].top > body.bottom]
        for _, other, other_em in open_texts:
            least = _LEAST_EM * min(em, other_em)
            common = overlap(body, other)
            is_twice = abs(body.left - other.left) < least and abs(body.right - other.right) < least
            if common.width > least and common.height > least and not is_twice:
                yield text, common
        open_texts.append((text, body, em))
