"""A laid out document in, its last pages as HTML with page numbers out (an index). Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

import msgspec
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from diglot.adapters.typesetter.box_tree import walk
from diglot.model.paper.printing import (
    AT_THE_END,
    LOCATORS,
    PAGE_COUNT,
    PRINTED_SHEETS,
    SET_LAST,
    SHEET_COUNT,
    SHEETS_A_PAGE,
)

BLANK = "blank-page"
"""The class of an element that is a page without anything, in the style of volumes."""


class LastPages(msgspec.Struct, frozen=True):
    """The end of a document, to be laid out again now that the pages before it are known.

    CSS can show the page that a link leads to, but cannot show it once for two links to one page. To lay out the
    whole document twice would take twice the time; its last pages do not change those before them.
    html: the end alone. begin: the page, from 0, on which it begins; folio: the number of that page.
    """

    html: str
    begin: int
    folio: int

    @classmethod
    def of(cls, root: ElementTree.Element, document: Document) -> LastPages | None:
        """Return the end of a document, or None if nothing in it is set last."""
        parents = {child: parent for parent in root.iter() for child in parent}
        last = next((element for element in root.iter() if SET_LAST in _classes(element)), None)
        if last is None:
            return None
        lists = [element for element in last.iter() if LOCATORS in _classes(element)]
        shown = _shown_pages(document, lists)
        pages = {anchor: number for number, page in reversed([*enumerate(document.pages)]) for anchor in page.anchors}
        links = [link for element in lists for link in element.iter("a") if shown.get(link, "").isdecimal()]
        begin = pages.get(last.get("id", ""))
        if begin is None or not links:
            return None
        folio = int(shown[links[0]]) + begin - pages[links[0].get("href", "")[1:]]
        for element in lists:
            _write_locators(element, {link: int(shown[link]) for link in element.iter("a") if link in shown})
        _cut_before(last, parents)
        return cls(ElementTree.tostring(root, encoding="unicode", method="html"), begin, folio)


class FullSheets(msgspec.Struct, frozen=True):
    """The end of a document, to be laid out again: with blank pages before it that fill the last sheet, and its volume.

    html: the end alone. begin: the page, from 0, on which it begins.
    """

    html: str
    begin: int

    @classmethod
    def of(cls, root: ElementTree.Element, document: Document, signature: Sequence[int]) -> FullSheets | None:
        """Return the end of a document, or None if nothing in it depends on the number of pages.

        signature: the numbers of pages of a sheet, the largest first; () if the last one need not be full.
        """
        last = next((element for element in root.iter() if AT_THE_END in _classes(element)), None)
        anchor = last.get("id", "") if last is not None else ""
        begin = next((number for number, page in enumerate(document.pages) if anchor in page.anchors), None)
        if last is None or begin is None:
            return None
        volumes = [element for element in last.iter() if PRINTED_SHEETS in _classes(element)]
        if not signature and not volumes:
            return None
        blanks = -len(document.pages) % min(signature) if signature else 0
        pages = len(document.pages) + blanks
        for element in volumes:
            element.text = _two_decimals(pages * float(element.get(SHEETS_A_PAGE, "0")))
        for element in last.iter():
            if SHEET_COUNT in _classes(element):
                element.text = str(_sheets(pages, signature))
            elif PAGE_COUNT in _classes(element):
                element.text = str(pages)
        parents = {child: parent for parent in root.iter() for child in parent}
        _cut_before(last, parents)
        parent = parents[last]
        for _ in range(blanks):
            parent.insert(0, ElementTree.Element("div", {"class": BLANK}))
        return cls(ElementTree.tostring(root, encoding="unicode", method="html"), begin)


def _sheets(pages: int, signature: Sequence[int]) -> int:
    """Return how many sheets a book has, of which the smaller ones hold what is left by the larger.

    >>> _sheets(48, (16,)), _sheets(48, (32, 8))
    (3, 3)
    """
    first, *smaller = signature
    return pages // first + (_sheets(pages % first, smaller) if smaller else 0)


def _two_decimals(number: float) -> str:
    """Return a number as in Russian imprints, with one decimal or two.

    >>> _two_decimals(10), _two_decimals(9.375)
    ('10,0', '9,38')
    """
    text = f"{number:.2f}"
    return (text.removesuffix("0")).replace(".", ",")


def _classes(element: ElementTree.Element) -> list[str]:
    return element.get("class", "").split()


def _shown_pages(document: Document, lists: Sequence[ElementTree.Element]) -> dict[ElementTree.Element, str]:
    """Return the number that the style has generated for each locator, by its link."""
    links = {link for element in lists for link in element.iter("a")}
    shown: dict[ElementTree.Element, str] = {}
    for page in document.pages if links else ():
        for box in walk(page._page_box):
            if isinstance(box, boxes.TextBox) and box.element in links and box.text.strip().isdecimal():
                shown[box.element] = box.text.strip()
    return shown


def _write_locators(element: ElementTree.Element, folios: Mapping[ElementTree.Element, int]) -> None:
    """Replace a list of locators by page numbers: each once, three and more in a row as a range (12–14)."""
    first_links: dict[int, str] = {}
    for link, folio in folios.items():
        first_links.setdefault(folio, link.get("href", ""))
    for child in list(element):
        element.remove(child)
    # The style makes numbers of locators only.
    element.set("class", " ".join(name for name in _classes(element) if name != LOCATORS))
    element.text = None
    for number, run in enumerate(_runs(sorted(first_links))):
        if number:
            element[-1].tail = ", "
        ends = run[:1] + run[-1:] if len(run) > 2 else run
        for place, folio in enumerate(ends):
            if place:
                element[-1].tail = "–" if len(run) > 2 else ", "
            ElementTree.SubElement(element, "a", href=first_links[folio]).text = str(folio)


def _runs(folios: Sequence[int]) -> list[list[int]]:
    """Return the numbers in groups of consecutive ones.

    >>> _runs([1, 2, 3, 7, 9])
    [[1, 2, 3], [7], [9]]
    """
    runs: list[list[int]] = []
    for folio in folios:
        if runs and folio == runs[-1][-1] + 1:
            runs[-1].append(folio)
        else:
            runs.append([folio])
    return runs


def _cut_before(element: ElementTree.Element, parents: Mapping[ElementTree.Element, ElementTree.Element]) -> None:
    """Remove everything before an element from the document's body."""
    while element.tag != "body":
        parent = parents[element]
        for sibling in list(parent):
            if sibling is element:
                break
            parent.remove(sibling)
        parent.text = None
        element = parent
