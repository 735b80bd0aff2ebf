"""Passages of two languages in, a table for a reviewer out; what came back in, rows again out. Touches nothing.

A row is known by the number in its first column, which a reviewer sees and leaves alone. What each cell said when the
file was made is remembered in a property of the file, so that only what was edited counts as edited.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

import msgspec

from diglot.core.docx.wordml import DOCUMENT, TBL, TC, VAL, P, q
from diglot.model.docx import DocxParts
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.tree import (
    Alignment,
    Attr,
    Block,
    Caption,
    Cell,
    ColWidth,
    Para,
    Plain,
    Row,
    Space,
    Str,
    Strong,
    Table,
    TableBody,
    TableFoot,
    TableHead,
    TableParts,
    plain_text,
    walk,
)

FRONT_ROWS = ("kicker", "title", "standfirst")
"""Fields of the front matter that a reviewer sees, in the order of a page."""

_PROPERTIES = "docProps/custom.xml"
_TICKET = "diglot"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_NUMBER = "№"
# Shares of the table's width: number, original, translation; and the page in twentieths of a point (A4 across).
_SHARES = (0.09, 0.455, 0.455)
_PAGE = (16838, 11906)
_MARGIN = 850


class ReviewRow(msgspec.Struct, frozen=True):
    """A row: the number of a passage or the name of a field, and its two cells."""

    name: str
    cells: tuple[tuple[Block, ...], tuple[Block, ...]]


class ReviewMetadata(msgspec.Struct, frozen=True):
    """What a two-column file says of itself. marks: of each row, what its cells said when the file was made."""

    article: str
    langs: tuple[Lang, Lang]
    marks: Mapping[str, tuple[str, ...]]


# ---------------------------------------------------------------- out


def line_of_text(text: str) -> Block:
    """A line of front matter as a paragraph."""
    words = tuple(node for word in text.split() for node in (Space(), Str(word)))[1:]
    return Para(words)


def review_table(rows: Sequence[ReviewRow], langs: tuple[Lang, Lang]) -> Block:
    """Three columns: number, original, translation; the head is repeated on every page."""
    names = (_NUMBER, *(LANGUAGES[lang].autonym for lang in langs))
    head = Row(Attr(), tuple(_cell((Plain((Strong((Str(name),)),)),)) for name in names))
    body = tuple(Row(Attr(), (_cell((Plain((Str(row.name),)),)), *(_cell(cell) for cell in row.cells))) for row in rows)
    columns = tuple((Alignment(), ColWidth("ColWidth", share)) for share in _SHARES)
    parts = TableParts(
        Attr(), Caption(), columns, TableHead(Attr(), (head,)), (TableBody(Attr(), 0, (), body),), TableFoot(Attr(), ())
    )
    return Table(parts)


def _tight(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A lone paragraph without the space that stands between paragraphs."""
    match blocks:
        case [Para(inlines)]:
            return (Plain(inlines),)
    return blocks


def _cell(blocks: tuple[Block, ...]) -> Cell:
    return Cell(Attr(), Alignment(), 1, 1, blocks)


def style_review(parts: DocxParts, langs: tuple[Lang, Lang]) -> None:
    """Make the table one to work in.

    A page across, lines between the cells, rows that stay whole, each language's spelling in its column.
    """
    body = parts.xml[DOCUMENT].find(q("w:body"))
    assert body is not None
    table = next(child for child in body if child.tag == TBL)
    widths = [round(share * (_PAGE[0] - 2 * _MARGIN)) for share in _SHARES]
    _set_table(table, widths)
    for row in table.findall(q("w:tr")):
        properties = row.find(q("w:trPr"))
        if properties is None:
            properties = Element(q("w:trPr"))
            row.insert(0, properties)
        properties.insert(0, Element(q("w:cantSplit")))
        for number, cell in enumerate(row.findall(TC)):
            _set_cell(cell, widths[number], is_head=properties.find(q("w:tblHeader")) is not None)
            if number:
                for run in cell.iter(q("w:r")):
                    _set_language(run, LANGUAGES[langs[number - 1]].bcp47)
    _set_page(body)


def _set_table(table: Element, widths: Sequence[int]) -> None:
    properties = table.find(q("w:tblPr"))
    assert properties is not None
    for name in ("w:tblW", "w:tblLayout", "w:tblBorders", "w:tblCellMar"):
        for old in properties.findall(q(name)):
            properties.remove(old)
    at = next(
        (n for n, row in enumerate(properties) if row.tag in (q("w:tblLook"), q("w:tblCaption"))), len(properties)
    )
    borders = Element(q("w:tblBorders"))
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        attributes = {VAL: "single", q("w:sz"): "4", q("w:space"): "0", q("w:color"): "A6A6A6"}
        SubElement(borders, q(f"w:{side}"), attributes)
    margins = Element(q("w:tblCellMar"))
    for side in ("top", "left", "bottom", "right"):
        SubElement(margins, q(f"w:{side}"), {q("w:w"): "85", q("w:type"): "dxa"})
    properties[at:at] = [
        Element(q("w:tblW"), {q("w:w"): str(sum(widths)), q("w:type"): "dxa"}),
        borders,
        Element(q("w:tblLayout"), {q("w:type"): "fixed"}),
        margins,
    ]
    grid = table.find(q("w:tblGrid"))
    if grid is not None:
        grid[:] = [Element(q("w:gridCol"), {q("w:w"): str(width)}) for width in widths]


def _set_cell(cell: Element, width: int, *, is_head: bool) -> None:
    properties = cell.find(q("w:tcPr"))
    if properties is None:
        properties = Element(q("w:tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(q("w:tcW")):
        properties.remove(old)
    properties.insert(0, Element(q("w:tcW"), {q("w:w"): str(width), q("w:type"): "dxa"}))
    if is_head:
        properties.append(Element(q("w:shd"), {VAL: "clear", q("w:color"): "auto", q("w:fill"): "EDEDED"}))
    if not any(child.tag == P for child in cell):
        # Word does not open a file with a cell that holds no paragraph.
        SubElement(cell, P)


def _set_language(run: Element, tag: str) -> None:
    properties = run.find(q("w:rPr"))
    if properties is None:
        properties = Element(q("w:rPr"))
        run.insert(0, properties)
    if properties.find(q("w:lang")) is None and properties.find(q("w:rStyle")) is None:
        properties.append(Element(q("w:lang"), {VAL: tag}))


def _set_page(body: Element) -> None:
    section = body.find(q("w:sectPr"))
    if section is None:
        section = SubElement(body, q("w:sectPr"))
    width, height = (str(length) for length in _PAGE)
    size = {q("w:w"): width, q("w:h"): height, q("w:orient"): "landscape"}
    sides = {q(f"w:{side}"): str(_MARGIN) for side in ("top", "right", "bottom", "left", "header", "footer")}
    section.append(Element(q("w:pgSz"), size))
    section.append(Element(q("w:pgMar"), {**sides, q("w:gutter"): "0"}))


def write_review_metadata(parts: DocxParts, ticket: ReviewMetadata) -> None:
    """Write into the file what it is."""
    text = json.dumps({"article": ticket.article, "langs": ticket.langs, "marks": ticket.marks}, ensure_ascii=False)
    root = parts.xml[_PROPERTIES]
    row = SubElement(root, q("op:property"), {"fmtid": _FORMAT_ID, "pid": "2", "name": _TICKET})
    SubElement(row, q("vt:lpwstr")).text = text


# ---------------------------------------------------------------- back


def read_review_metadata(parts: DocxParts) -> ReviewMetadata | None:
    """What a file says of itself; None where it is no two-column file of ours."""
    root = parts.xml.get(_PROPERTIES)
    for row in root.iter(q("op:property")) if root is not None else ():
        if row.get("name") == _TICKET:
            try:
                table = json.loads("".join(row.itertext()))
                one, other = (str(lang) for lang in table["langs"])
                marks = {str(name): (str(cells[0]), str(cells[1])) for name, cells in table["marks"].items()}
                return ReviewMetadata(str(table["article"]), (one, other), marks)
            except (ValueError, KeyError, TypeError, IndexError, AttributeError):
                return None
    return None


def review_rows(blocks: Sequence[Block]) -> tuple[ReviewRow, ...]:
    """The rows of the first table with three columns; a row without a number has the name ""."""
    for node in walk(blocks):
        if isinstance(node, Table) and len(node.parts.columns) == 3:
            return tuple(_rows(node.parts))
    return ()


def _rows(parts: TableParts) -> Iterator[ReviewRow]:
    rows = [*parts.head.rows, *(row for body in parts.bodies for row in (*body.head, *body.rows)), *parts.foot.rows]
    for row in rows:
        match row.cells:
            case (number, one, other):
                name = " ".join(_words(number.blocks).split())
                if name != _NUMBER:
                    yield ReviewRow(name, (_filled(one.blocks), _filled(other.blocks)))


def _filled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(Para(row.inlines) if isinstance(row, Plain) else row for row in blocks)


def _words(blocks: Sequence[Block]) -> str:
    return "".join(plain_text(row.inlines) for row in blocks if isinstance(row, (Para, Plain)))
