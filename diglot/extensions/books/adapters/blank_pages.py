"""Laid out pages in, a fault out where blank ones fill the last sheet of paper. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from diglot.adapters.typesetter.box_tree import classes_of, walk
from diglot.adapters.typesetter.last_pages import BLANK
from diglot.model.paper.printing import PrintFault

# That many are usual at the end of a book; publishers pay for more.
_USUAL = 6
# No sheet has more pages.
_LARGEST_SHEET = 128


def find_blank_pages(pages: Sequence[Any]) -> Iterator[PrintFault]:
    """Yield a fault for the blank pages at the end of a book, if they are more than usual."""
    first = max(1, len(pages) - _LARGEST_SHEET + 1)
    last = enumerate(pages[first - 1 :], start=first)
    blanks = [number for number, page in last if any(BLANK in classes_of(box) for box in walk(page._page_box))]
    if len(blanks) > _USUAL:
        yield PrintFault("blank-pages", blanks[0], str(len(blanks)))
