"""Patches of WeasyPrint, applied on import: no chapter of a book ends on a page with fewer than five lines of text.

When all pages are laid out, paragraphs of such a chapter are set a line shorter so that its last page is not needed.
Where too few of them can be, its last page gets lines of the one before. The pages are laid out again each time; what
does not come out as it was meant to is left as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from types import SimpleNamespace
from typing import Any, TypeAlias

import msgspec
from weasyprint import layout
from weasyprint.formatting_structure import boxes
from weasyprint.text import line_break

from diglot.adapters.typesetter.box_tree import classes_of, walk
from diglot.adapters.typesetter.library_patches.patching import changed_function, expect_code, originals, patch
from diglot.extensions.makeup.adapters.made_up import is_made_up
from diglot.model.messages import N_

_FEWEST_LINES = 5
# So many lines are taken in: more would be seen on the pages before.
_MOST_TAKEN_IN = 5
_LOOSENESS = "__looseness"
# For rounding: invisible in print.
_TOLERANCE_PX = 0.5


class _End(msgspec.Struct, frozen=True):
    """The end of a chapter. pages: from the one on which it begins. lines: of text, on its last page.

    below: how many lines what comes after its text there would take.
    """

    pages: range
    lines: int
    below: int

    @property
    def is_short(self) -> bool:
        return len(self.pages) > 1 and 0 < self.lines < _FEWEST_LINES and self.below < _FEWEST_LINES


def _chapters_on(box: Any) -> Iterator[Any]:
    """Yield the chapters in a box, on a page or in the whole tree."""
    for child in getattr(box, "children", ()):
        if child.element_tag == "article" and "chapter" in classes_of(child):
            yield child
        elif isinstance(child, boxes.BlockBox):
            yield from _chapters_on(child)


def _text_of(chapter: Any) -> Any:
    """Return the box of the running text of a chapter, or None where it has none on a page."""
    return next((child for child in chapter.children if "prose" in classes_of(child)), None)


def _ends(pages: Sequence[Any]) -> dict[Any, _End]:
    """Return the ends of the chapters, by their elements; none where several of them are on a page."""
    found: dict[Any, list[tuple[int, Any]]] = {}
    for number, page in enumerate(pages):
        chapters = [*_chapters_on(page)]
        if len(chapters) > 1:
            return {}
        for chapter in chapters:
            found.setdefault(chapter.element, []).append((number, chapter))
    return {element: _end(places) for element, places in found.items()}


def _end(places: Sequence[tuple[int, Any]]) -> _End:
    (first, _), (last, chapter) = places[0], places[-1]
    text = _text_of(chapter)
    if text is None:
        return _End(range(first, last + 1), 0, 0)
    line_px, _ = line_break.strut(text.style)
    lines = [box for box in walk(text) if isinstance(box, boxes.LineBox) and hasattr(box, "height")]
    heights = sum(abs(line.height - line_px) < _TOLERANCE_PX for line in lines)
    after = chapter.children[chapter.children.index(text) + 1 :]
    below_px = max((box.position_y + box.margin_height() for box in after), default=0.0) - _foot_of(text, lines)
    is_text = heights == len(lines)  # a figure or a table makes a page
    return _End(range(first, last + 1), heights if is_text else _FEWEST_LINES, max(ceil(below_px / line_px), 0))


def _foot_of(text: Any, lines: Sequence[Any]) -> float:
    return max((line.position_y + line.height for line in lines), default=float(text.position_y))


# ---------------------------------------------------------------- paragraphs


class _Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of the tree that is laid out. lines: how many it has; width_px: of its lines."""

    box: Any
    lines: int
    width_px: float

    @property
    def linebox(self) -> Any:
        return self.box.children[0]

    def set_style(self, style: Any) -> None:
        """Let it be broken anew in this style."""
        self.linebox.style = style
        self.linebox.diglot_plan = (None, None)


def _is_planned(box: Any) -> bool:
    """Return whether a block is a paragraph whose lines were planned as a whole."""
    is_plain = len(box.children) == 1 and isinstance(box.children[0], boxes.LineBox)
    return is_plain and box.element_tag == "p" and bool(getattr(box.children[0], "diglot_plan", (0, None))[1])


def _paragraphs(text: Any) -> list[_Paragraph]:
    """Return the paragraphs whose lines were planned and whose looseness nobody has set, the longest first."""
    found = []
    for box in filter(_is_planned, text.children):
        width_px, planned = box.children[0].diglot_plan
        if not box.children[0].style[_LOOSENESS]:
            found.append(_Paragraph(box, len(planned.lines), width_px))
    return sorted(found, key=lambda paragraph: -paragraph.lines)


def _with(style: Any, **changes: Any) -> Any:
    changed = style.copy()
    changed.update(changes)
    return changed


def _looser(style: Any, lines: int) -> Any:
    return _with(style, **{_LOOSENESS: [SimpleNamespace(type="number", value=lines)]})


_Undo: TypeAlias = Callable[[], None]


def _take_in(text: Any, end: _End) -> list[_Undo]:
    """Shorten paragraphs of a chapter so that its last page is not needed."""
    needed = end.lines + end.below
    undo: list[_Undo] = []
    for paragraph in _paragraphs(text) if needed <= _MOST_TAKEN_IN else ():
        before = paragraph.linebox.style
        shorter = _looser(before, -1)
        paragraph.linebox.style = shorter
        planned = before.font_config.line_setter.plan(paragraph.linebox, SimpleNamespace(width=paragraph.width_px))
        paragraph.linebox.style = before
        if planned and len(planned.lines) < paragraph.lines:
            paragraph.set_style(shorter)
            undo.append(partial(paragraph.set_style, before))
        if len(undo) == needed:
            return undo
    _call(undo)
    return []


def _let_out(text: Any, end: _End) -> list[_Undo]:
    """Let the last paragraph of a chapter take five lines over to the last page, with some of the one before it."""
    *_, before, last = (None, None, *(box for box in text.children if box.element_tag == "p"))
    if last is None or last is not text.children[-1]:
        return []
    lines = len(last.children[0].diglot_plan[1].lines) if _is_planned(last) else _FEWEST_LINES
    kept = [_keep_lines(last, widows=_FEWEST_LINES)]
    if lines < _FEWEST_LINES and before is not None:
        kept = [
            _keep_lines(last, widows=_FEWEST_LINES, break_before="avoid"),
            _keep_lines(before, widows=max(_FEWEST_LINES - lines, before.style["widows"])),
        ]
    return [undo for undoes in kept for undo in undoes]


def _keep_lines(paragraph: Any, **changes: Any) -> list[_Undo]:
    """Change how a paragraph is divided; return how that is undone."""
    undo: list[_Undo] = []
    for box in (paragraph, *paragraph.children):
        undo.append(partial(setattr, box, "style", box.style))
        box.style = _with(box.style, **changes)
    return undo


def _call(undo: Iterable[_Undo]) -> None:
    for undo_one in undo:
        undo_one()


# ---------------------------------------------------------------- pages


def _make_pages(context: Any, root: Any, html: Any, pages: list[Any]) -> list[Any]:
    """Lay out all pages; the first time, once more with chapters that end better, and without what did not help."""
    notes = [*context.footnotes]
    made = [*layout.make_all_pages(context, root, html, pages)]
    if pages or not is_made_up(context) or getattr(root.style.font_config, "line_setter", None) is None:
        return made
    texts = {chapter.element: text for chapter in _chapters_on(root) if (text := _text_of(chapter))}
    changed: Mapping[Any, list[_Undo]] = {}
    for way in (_take_in, _let_out, None):
        ends = _ends(made)
        short = {element: end for element, end in ends.items() if end.is_short and element in texts}
        failed = [undo for element, undoes in changed.items() if element in short for undo in undoes]
        _call(failed)
        changed = {element: way(texts[element], end) for element, end in short.items()} if way else {}
        if failed or any(changed.values()):
            made = _make_again(context, root, html, made, notes, [end.pages for end in short.values()])
    return made


def _make_again(
    context: Any, root: Any, html: Any, pages: list[Any], notes: Sequence[Any], chapters: Sequence[range]
) -> list[Any]:
    """Lay out pages again: those of some chapters, and those after them that change with them."""
    for number in {number for chapter in chapters for number in chapter}:
        context.page_maker[number][-1]["content_changed"] = True
    context.footnotes = [*notes]
    return [*layout.make_all_pages(context, root, html, pages)]


_MADE = "pages = list(make_all_pages(context, root_box, html, pages))"


@patch(N_("chapters that end with five lines at least"))
def _end_chapters() -> None:
    expect_code(layout.make_all_pages, "context.page_maker[i][-1]")
    laid_out = changed_function(
        layout,
        originals.layout_document,
        {_MADE: "pages = _make_pages(context, root_box, html, pages)"},
        _make_pages=_make_pages,
    )
    originals.layout_document = laid_out
