"""Laid out pages in, the same with numbers in their margins and the lines of their apparatus; what has no room out.

Which line a word stands on is known only when the pages are laid out. Nothing moves then: a marginal number was taken
out of its line by the stylesheet, an entry of the apparatus has left room for the lines that it is about, and the
numbers of lines are added in margins, as what no screen reader reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.text import line_break

from diglot.adapters.typesetter.box_tree import FOOTNOTE, classes_of, walk
from diglot.adapters.typesetter.library_patches.patching import expect_parameters, left_out, patch
from diglot.model.messages import N_
from diglot.model.paper.printing import PrintFault
from diglot.model.paper.spreads import APPARATUS_ROW, LEMMA, MARGIN_NUMBER

# Between text and a number in the margin, from there to the edge of the paper, and between two numbers, in CSS pixels.
_GAP_PX, _EDGE_PX, _BETWEEN_PX = 9.0, 12.0, 4.0
_EVERY = 5
# A column is narrower than this share of a page's text; a page with one has two.
_COLUMN = 0.6
_NOT_COUNTED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "figure", "table", "pre", "dt"))
_CALL = "::footnote-call"
_NO_BREAK_SPACE = "\u00a0"


WITHOUT = N_("numbers in margins and the lines of an apparatus")


@patch(WITHOUT)
def _know_layout() -> None:
    """Replace nothing: what is asked of WeasyPrint must be as it is known here."""
    line = "text style context max_width justification_spacing is_line_start minimum"
    expect_parameters(line_break.split_first_line, line)
    expect_parameters(boxes.MarginBox.__init__, "self at_keyword style")
    expect_parameters(boxes.TextBox.__init__, "self element_tag style element text")


def number_margins(pages: Sequence[Any]) -> Iterator[PrintFault]:
    """Set marginal numbers, numbers of lines and lines of entries; yield the numbers that reach over the paper."""
    if WITHOUT in left_out:
        return
    classes = {name for element in _root_of(pages).iter() for name in element.get("class", "").split()}
    if classes.isdisjoint((LEMMA, MARGIN_NUMBER)):
        return
    margins = _Margins(*(_numbered_editions(pages), _number_style(pages)) if LEMMA in classes else (frozenset(), None))
    for number, page in enumerate(pages, start=1):
        yield from (PrintFault("text-overflow", number, words) for words in margins.set_on(page._page_box))


def _root_of(pages: Sequence[Any]) -> Any:
    return next(box.element for box in pages[0]._page_box.children if box.element is not None)


class _Line(NamedTuple):
    """A line of a text. column: the box that it fills; edition: the text in one language that it belongs to.

    verse: the element of the line of verse that it is, or is a part of.
    """

    box: Any
    column: Any
    edition: object
    is_counted: bool
    verse: Any


def _classes(box: Any) -> Sequence[str]:
    """Return the classes of an element's own boxes."""
    return classes_of(box) if "::" not in str(box.element_tag) else ()


def _numbered_editions(pages: Sequence[Any]) -> frozenset[object]:
    """Return the texts that have an apparatus: the lines of these are numbered."""
    lines = (line for page in pages for line in _lines(page._page_box))
    return frozenset(line.edition for line in lines if any(LEMMA in _classes(box) for box in walk(line.box)))


def _number_style(pages: Sequence[Any]) -> Any:
    """Return the style in which entries show the numbers of lines, None if no page has an entry."""
    entries = (entry for page in pages for note in walk(page._page_box) for entry in _markers(note))
    return next((marker.style for _, marker in entries), None)


def _lines(page: Any) -> Iterator[_Line]:
    """Yield the lines of the texts of a page, in reading order; those of headings and figures are not counted."""

    def inside(box: Any, line: _Line, chapter: str | None) -> Iterator[_Line]:
        for child in box.children:
            child = getattr(child, "_box", child)
            if isinstance(child, boxes.LineBox):
                if line.column is not None:
                    yield line._replace(box=child)
            elif not isinstance(child, boxes.FootnoteAreaBox | boxes.MarginBox):
                yield from inside(child, *_inside(child, line, chapter))

    yield from inside(page, _Line(None, None, None, True, None), None)


def _inside(box: Any, line: _Line, chapter: str | None) -> tuple[_Line, str | None]:
    """Return what is known of the lines in a box. chapter: of a leaf, where each passage is a text of its own."""
    names = _classes(box)
    if "leaf" in names:
        return line, box.element.get("data-chapter", "")
    if "prose" in names:
        edition = box.element if chapter is None else (chapter, box.element.get("lang", ""))
        return line._replace(column=box, edition=edition, is_counted=True), chapter
    if "verse-line" in names:
        return line._replace(verse=box.element), chapter
    is_counted = line.is_counted and box.element_tag not in _NOT_COUNTED and "references" not in names
    return line._replace(is_counted=is_counted), chapter


class _EntryLines(NamedTuple):
    """The lines of the words that an entry is about, as it shows them, and the first of them."""

    shown: str
    first: Any


class _Margins:
    """Sets what stands in the margins of pages, one after the other.

    editions: the texts whose lines are numbered. style: of those numbers, None without any.
    """

    def __init__(self, editions: frozenset[object], style: Any) -> None:
        self._editions, self._style = editions, style
        self._counts: dict[Any, int] = {}
        self._verse: Any = None
        self._lemma: Any = None
        self._lines_of_lemma: list[tuple[int, Any]] = []
        self._entries: dict[object, _EntryLines] = {}
        """The lines of each entry, by its element or its id, as far as they are known."""
        self._outermost: dict[tuple[bool, float], float] = {}
        """How far marginal numbers reach, by their side and their line."""

    def set_on(self, page: Any) -> Iterator[str]:
        """Set them on a page, and yield the numbers that reach over the paper."""
        self._counts, self._outermost, numbered = {}, {}, []
        for line in _lines(page):
            number = self._number(line) if line.edition in self._editions else 0
            if number and number % _EVERY == 0 and not _own_number(line):
                numbered.append((line, number))
            for box in list(walk(line.box)):
                if MARGIN_NUMBER in _classes(box) and box.is_absolutely_positioned():
                    yield from self._move_out(box, line, page)
                self._note_entry(box, number, line)
        if self._style:
            self._write_entries(page)
            numbers = (_line_number(str(number), line, page, self._style) for line, number in numbered)
            page.children = (*page.children, *numbers)

    def _number(self, line: _Line) -> int:
        """Return the number of a line: that of its verse, or on its page; 0 for one that is not counted."""
        if not line.is_counted:
            return 0
        # What has no room on its line of verse is no line by itself.
        is_turnover = line.verse is not None and line.verse is self._verse
        self._verse = line.verse
        side = line.column.content_box_x()
        self._counts[side] = self._counts.get(side, 0) + (not is_turnover)
        return _own_number(line) or self._counts[side]

    def _note_entry(self, box: Any, number: int, line: _Line) -> None:
        """Note on which lines a lemma stands, and which entry is called behind it."""
        names = classes_of(box)
        if LEMMA in names and isinstance(box, boxes.InlineBox):
            if any(part.text.strip() for part in walk(box) if isinstance(part, boxes.TextBox)):
                if box.element is not self._lemma:
                    self._lemma, self._lines_of_lemma = box.element, []
                self._lines_of_lemma.append((number, line.box))
        elif APPARATUS_ROW in names and self._lines_of_lemma:
            (first, box_of_first), (last, _) = self._lines_of_lemma[0], self._lines_of_lemma[-1]
            entry = box.element if str(box.element_tag).endswith(_CALL) else box.element.get("href", "")[1:]
            self._entries[entry] = _EntryLines(str(first) if first == last else f"{first}–{last}", box_of_first)

    def _write_entries(self, page: Any) -> None:
        """Write the lines of entries into the room that they have left."""
        before = None
        for note in walk(page):
            for entry, marker in _markers(note):
                lines = self._entries.get(entry)
                # Of several entries for one line, only the first says so.
                _set_text(marker, lines.shown if lines and lines != before else _NO_BREAK_SPACE)
                before = lines

    def _move_out(self, number: Any, line: _Line, page: Any) -> Iterator[str]:
        """Move a marginal number from its place in a line into the outer margin; yield it if it reaches too far."""
        text = next(box for box in walk(number) if isinstance(box, boxes.LineBox))
        down = line.box.position_y + line.box.baseline - text.position_y - text.baseline
        width, is_right = number.margin_width(), _is_outer_right(line.column, page)
        side = is_right, round(line.box.position_y)
        if is_right:
            edge = line.column.content_box_x() + line.column.width + _GAP_PX
            x = max(edge, self._outermost.get(side, edge) + _BETWEEN_PX if side in self._outermost else edge)
            self._outermost[side] = x + width
        else:
            edge = line.column.content_box_x() - _GAP_PX
            x = min(edge, self._outermost.get(side, edge) - _BETWEEN_PX if side in self._outermost else edge) - width
            self._outermost[side] = x
        number.translate(x - number.position_x, down)
        if x < _EDGE_PX or x + width > page.margin_width() - _EDGE_PX:
            yield "".join(box.text for box in walk(number) if isinstance(box, boxes.TextBox))


def _own_number(line: _Line) -> int:
    """Return the number of a line of verse whose poem is numbered, 0 for any other line."""
    return int(line.verse.get("data-line") or 0) if line.verse is not None else 0


def _markers(note: Any) -> Iterator[tuple[object, Any]]:
    """Yield the box that has left room for the lines of an entry, if a box begins one, and how the entry is called."""
    tag = str(note.element_tag)
    if APPARATUS_ROW not in classes_of(note):
        return
    texts = [box for box in walk(note) if isinstance(box, boxes.TextBox)]
    if tag.endswith("::footnote-marker") and not isinstance(note, boxes.TextBox) and texts:
        yield note.element, texts[0]
    elif note.element.get("role") == FOOTNOTE and isinstance(note, boxes.BlockBox):
        yield from ((note.element.get("id"), box) for box in texts if "note-number" in _classes(box))


def _is_outer_right(column: Any, page: Any) -> bool:
    """Return whether the outer margin of a column is to its right: of two on a page, that of the second is."""
    if column.width < _COLUMN * page.width:
        return bool(column.content_box_x() > page.content_box_x() + page.width / 4)
    return bool(page.page_type.side == "right")


def _set_text(box: Any, text: str) -> None:
    """Give a laid out box another text; its place and its width stay."""
    box.text = text
    box.pango_layout, *_ = line_break.split_first_line(text, box.style, None, None, 0)
    vars(box).pop("diglot_letters", None)


def _line_number(number: str, line: _Line, page: Any, style: Any) -> Any:
    """Return the number of a line in the inner margin, as a box of the page: it is no part of the text."""
    layout, _, _, width, height, baseline = line_break.split_first_line(number, style, None, None, 0)
    column, is_right = line.column, not _is_outer_right(line.column, page)
    x = column.content_box_x() + (column.width + _GAP_PX if is_right else -_GAP_PX - width)
    y = line.box.position_y + line.box.baseline - baseline
    text = boxes.TextBox(None, style, None, number)
    text.pango_layout, text.baseline = layout, baseline
    text_line = boxes.LineBox(None, style.anonymous_style, None, [text])
    margin = boxes.MarginBox("@line-number", style.anonymous_style)
    margin.children = [text_line]
    for box in (text, text_line, margin):
        box.position_x, box.position_y, box.width, box.height = x, y, width, height
        box.background = None
        for side in ("top", "right", "bottom", "left"):
            for edge in (f"border_{side}_width", f"padding_{side}", f"margin_{side}"):
                setattr(box, edge, 0)
    return margin
