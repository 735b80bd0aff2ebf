"""A laid out document in, what is wrong on its pages out: WeasyPrint's worst mistakes are silent. Touches nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import msgspec
from msgspec.structs import replace
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from diglot.adapters.typesetter.box_tree import FOOTNOTE, FORMULA, classes_of, hanging_of, role_of, walk
from diglot.adapters.typesetter.library_patches.right_to_left import divided_runs
from diglot.model.paper.printing import FaultKind, PrintFault

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# Rounding, and the overhang of a slanted last letter, in CSS pixels: less than anybody can see.
SLACK_PX = 1.0


@dataclass
class CheckedPage:
    """The contents of a page, as far as they are checked.

    calls, notes: the notes that are called and the notes that are set on this page, as elements, in reading order; as
    their ids where our markup puts them at the foot itself.
    lines: the text block, from the top; last_is_heading: of the last of them.
    heads, feet: the text in the margins; note_lines: the text of the notes.
    overflows: texts that run out of their frame. divided: words from left to right that come in the wrong order.
    whole: the elements that may not be divided between pages.
    chapter: the id of the first chapter of a book on the page, or "".
    """

    number: int
    calls: list[ElementTree.Element | str] = field(default_factory=list)
    notes: list[ElementTree.Element | str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    last_is_heading: bool = False
    heads: list[str] = field(default_factory=list)
    feet: list[str] = field(default_factory=list)
    note_lines: list[str] = field(default_factory=list)
    overflows: list[str] = field(default_factory=list)
    divided: list[str] = field(default_factory=list)
    whole: list[ElementTree.Element] = field(default_factory=list)
    chapter: str = ""

    def fault(self, kind: FaultKind, detail: str) -> PrintFault:
        """Return a fault on this page."""
        return PrintFault(kind, self.number, detail, self.chapter)


class _TextFrame(msgspec.Struct, frozen=True):
    """The area of text, in CSS pixels from the page's top left.

    notes: boxes that text may not run into. is_title: it is the title page of a book or of one of its parts, where a
    title stands alone by right.
    """

    left: float
    right: float
    foot: float
    notes: tuple[Any, ...] = ()
    is_title: bool = False

    def foot_of(self, line: Any) -> float:
        """Return how far down a line may reach."""
        below = [
            note.position_y
            for note in self.notes
            if note.position_x < line.position_x + line.width and line.position_x < note.position_x + note.width
        ]
        return float(min([self.foot, *below]))


def read_pages(document: Document) -> list[CheckedPage]:
    """Return the contents of every page, in order."""
    return [_read_page(number, page._page_box) for number, page in enumerate(document.pages, start=1)]


def _read_page(number: int, page_box: Any) -> CheckedPage:
    read = CheckedPage(number)
    left, top = page_box.content_box_x(), page_box.content_box_y()
    right, foot = left + page_box.width, top + page_box.height
    paper = _TextFrame(0, page_box.margin_width(), page_box.margin_height())
    note_area = next((box for box in page_box.children if isinstance(box, boxes.FootnoteAreaBox)), None)
    for region in page_box.children:
        if isinstance(region, boxes.MarginBox):
            lines = read.heads if region.at_keyword.startswith("@top") else read.feet
            _read_box(region, paper, False, read, lines)
        elif region is note_area:
            _read_box(region, _TextFrame(left, right, foot), False, read, read.note_lines)
            read.notes.extend(dict.fromkeys(box.element for box in walk(region) if box.element is not None))
        else:
            text_foot = foot if note_area is None else note_area.position_y
            notes = tuple(box for box in walk(region) if role_of(box) == FOOTNOTE)
            _read_box(region, _TextFrame(left, right, text_foot, notes), False, read, read.lines)
    return read


def _read_box(box: Any, frame: _TextFrame, in_heading: bool, read: CheckedPage, lines: list[str]) -> None:
    """Add a box and its contents to the page, in reading order."""
    box = getattr(box, "_box", box)
    classes = classes_of(box)
    if box.style["transform"]:
        # Where it is turned to is not known here.
        frame = replace(frame, left=-math.inf, right=math.inf, foot=math.inf)
    if role_of(box) == "doc-part" or "title-page" in classes:
        frame = replace(frame, is_title=True)
    if "leaf" in classes:
        read.chapter = read.chapter or box.element.get("data-chapter", "")
    # Facing pages and columns divide texts themselves; what is left over there would change the sides.
    if box.element_tag == "figure" or "leaf" in classes or "unit" in classes:
        read.whole.append(box.element)
    if box.element_tag == "article" and "chapter" in classes:
        read.chapter = read.chapter or box.element.get("id", "")
    in_heading = in_heading or (box.element_tag in HEADINGS and not frame.is_title)
    if box in frame.notes:
        frame, lines = replace(frame, notes=()), read.note_lines
        read.notes.append(box.element.get("id", ""))
    if role_of(box) == "doc-noteref" and (called := box.element.get("href", "").removeprefix("#")) not in read.calls:
        read.calls.append(called)
    if isinstance(box, boxes.LineBox):
        text = "".join(part.text for part in walk(box) if isinstance(part, boxes.TextBox))
        if text.strip():
            lines.append(text)
            if box.style["direction"] == "rtl":
                read.divided += divided_runs(box)
            hangs_left, hangs_right = hanging_of(box)
            frame = replace(frame, left=frame.left - hangs_left, right=frame.right + hangs_right)
            if box.position_y + box.height > frame.foot_of(box) + SLACK_PX:
                read.overflows.append(text.strip()[:60])
    is_text = isinstance(box, boxes.TextBox) and box.text.strip()
    is_in_place = box.style["position"] != "absolute"  # a picture up to the edges of the paper is not
    if is_text or (isinstance(box, boxes.ReplacedBox) and is_in_place):
        if lines is read.lines:
            read.last_is_heading = in_heading
        if box.position_x < frame.left - SLACK_PX or box.position_x + box.width > frame.right + SLACK_PX:
            read.overflows.append(box.text.strip()[:60] if is_text else _picture_name(box.element))
    if str(box.element_tag).endswith("::footnote-call") and box.element not in read.calls:
        read.calls.append(box.element)
    for child in getattr(box, "children", ()):
        _read_box(child, frame, in_heading, read, lines)


def check_pages(pages: Sequence[CheckedPage]) -> Iterator[PrintFault]:
    """Yield the faults of pages that no check of the markup can find."""
    yield from _displaced_notes(pages)
    for page, after in pairwise(pages):
        if any(element in page.whole for element in after.whole):
            yield page.fault("page-overfull", next((line.strip()[:60] for line in after.lines), "…"))
    for page in pages:
        for overflow in page.overflows:
            yield page.fault("text-overflow", overflow)
        for words in page.divided:
            yield page.fault("words-out-of-order", words[:60])
        if page.last_is_heading:
            yield page.fault("heading-stranded", page.lines[-1].strip()[:60])


def _displaced_notes(pages: Sequence[CheckedPage]) -> Iterator[PrintFault]:
    """Yield notes that do not begin on the page of their call. WeasyPrint issues 2502, 2432 and 1564."""
    begins_on: dict[ElementTree.Element | str, int] = {}
    for page in pages:
        for note in page.notes:
            begins_on.setdefault(note, page.number)
    called = 0
    for page in pages:
        for note in page.calls:
            called += 1
            where = begins_on.get(note)
            if where != page.number:
                words = note if isinstance(note, str) else " ".join("".join(note.itertext()).split())[:40]
                yield page.fault("note-displaced", f"{called}. {words}")


def _picture_name(element: ElementTree.Element) -> str:
    """Name a picture by its address, a formula by its TeX."""
    name = element.get("alt", "")[:60] if FORMULA in element.get("class", "").split() else element.get("src", "")
    return name or "…"
