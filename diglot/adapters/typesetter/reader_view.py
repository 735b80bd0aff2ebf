"""What PDF viewers are told: the page numbers as they are printed, and whether to show two pages at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import msgspec
from weasyprint.pdf import pydyf

from diglot.model.markup.numerals import roman_value

# The attribute of a `<body>` whose pages are seen as spreads, as in a bound book.
SPREADS = "data-spreads"


class PageLabel(msgspec.Struct, frozen=True):
    """The number of a page, as it is printed or would be."""

    number: int
    is_roman: bool = False

    def moved(self, pages: int) -> PageLabel:
        """Return the label of the page that is so many pages further on."""
        return PageLabel(self.number + pages, self.is_roman)


def tell_reader(pdf: Any, folios: Sequence[str], is_in_spreads: bool, is_right_to_left: bool) -> None:
    """Add page labels (ISO 32000-1, 12.4.2), the layout of pages (7.7.2) and their order (12.2) to a PDF's catalogue.

    folios: what is printed at the foot of each page, or "". is_in_spreads: the first page is a right-hand one, and the
    others are seen two at a time. is_right_to_left: of two pages, the first is the right-hand one.
    """
    if is_right_to_left:
        pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())["Direction"] = "/R2L"
    labels = page_labels(folios)
    if labels != [PageLabel(number) for number in range(1, len(folios) + 1)]:
        numbers = pydyf.Array()
        for at, label in _beginnings(labels):
            style = {"S": "/r" if label.is_roman else "/D", "St": label.number}
            numbers.extend([at, pydyf.Dictionary(style)])
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": numbers})
    if is_in_spreads:
        pdf.catalog["PageLayout"] = "/TwoPageRight"


def page_labels(folios: Sequence[str]) -> list[PageLabel]:
    """Return the number of each page. One without a folio is counted back from the next that has one, or on.

    >>> [(label.number, label.is_roman) for label in page_labels(["", "", "iii", "", "", "2"])]
    [(1, True), (2, True), (3, True), (4, True), (1, False), (2, False)]
    """
    labels: list[PageLabel | None] = [_label(folio) for folio in folios]
    for at in reversed(range(len(labels) - 1)):
        after = labels[at + 1]
        if labels[at] is None and after and after.number > 1:
            labels[at] = after.moved(-1)
    counted: list[PageLabel] = []
    for label in labels:
        counted.append(label or (counted[-1].moved(1) if counted else PageLabel(1)))
    return counted


def _label(folio: str) -> PageLabel | None:
    if folio.isdecimal():
        return PageLabel(int(folio))
    value = roman_value(folio.upper())
    return PageLabel(value, is_roman=True) if value else None


def _beginnings(labels: Sequence[PageLabel]) -> Iterator[tuple[int, PageLabel]]:
    """Yield the first page of each run that is counted through, from 0, and its label."""
    for _, run in groupby(enumerate(labels), lambda numbered: numbered[1].moved(-numbered[0])):
        yield next(run)
