"""Build a two-column table of passages for a reviewer, and read the rows of an edited one. Pure functions.

A row is identified by the number in its first column, which a reviewer sees and leaves alone. A property of the file
has a digest of each cell from when the file was made, so that only cells that were really edited count as edited.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

import msgspec

from diglot.extensions.word.core.docx.wordml import DOCUMENT, TBL, TC, VAL, qualified_name
from diglot.extensions.word.model.docx import DocxParts
from diglot.model import tree
from diglot.model.languages import LANGUAGES, Lang

_PROPERTIES = "docProps/custom.xml"
_PROPERTY_NAME = "diglot"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_NUMBER_HEADING = "№"
# Column widths as fractions of the table's width: number, original, translation.
_COLUMN_WIDTHS = (0.09, 0.455, 0.455)
# In twentieths of a point: A4, landscape.
_PAGE = (16838, 11906)
_MARGIN = 850


class ReviewRow(msgspec.Struct, frozen=True):
    """A row of a review table. name: the number of a passage or the name of a field."""

    name: str
    cells: tuple[tuple[tree.Block, ...], tuple[tree.Block, ...]]


class ReviewMetadata(msgspec.Struct, frozen=True):
    """The metadata of a two-column file. digests: by row name, those of its cells when the file was made."""

    article: str
    langs: tuple[Lang, Lang]
    digests: Mapping[str, tuple[str, ...]]


# ---------------------------------------------------------------- writing


def text_paragraph(text: str) -> tree.Block:
    """Return a paragraph of plain text."""
    return tree.Para(tuple(node for word in text.split() for node in (tree.Space(), tree.Str(word)))[1:])


def make_review_table(rows: Sequence[ReviewRow], langs: tuple[Lang, Lang]) -> tree.Block:
    """Return a table with the columns number, original and translation; Word repeats its head on every page."""
    names = (_NUMBER_HEADING, *(LANGUAGES[lang].autonym for lang in langs))
    head = tree.Row(tree.Attr(), tuple(_cell((tree.Plain((tree.Strong((tree.Str(name),)),)),)) for name in names))
    body = tuple(
        tree.Row(tree.Attr(), (_cell((tree.Plain((tree.Str(row.name),)),)), *(_cell(cell) for cell in row.cells)))
        for row in rows
    )
    columns = tuple((tree.Alignment(), tree.ColWidth("ColWidth", share)) for share in _COLUMN_WIDTHS)
    parts = tree.TableParts(
        tree.Attr(),
        tree.Caption(),
        columns,
        tree.TableHead(tree.Attr(), (head,)),
        (tree.TableBody(tree.Attr(), 0, (), body),),
        tree.TableFoot(tree.Attr(), ()),
    )
    return tree.Table(parts)


def _cell(blocks: tuple[tree.Block, ...]) -> tree.Cell:
    return tree.Cell(tree.Attr(), tree.Alignment(), 1, 1, blocks)


def style_review(parts: DocxParts, langs: tuple[Lang, Lang]) -> None:
    """Format a review file: landscape pages, cell borders, unbroken rows, spell checking in each column's language."""
    body = parts.xml[DOCUMENT].find(qualified_name("w:body"))
    assert body is not None
    table = next(child for child in body if child.tag == TBL)
    widths = [round(share * (_PAGE[0] - 2 * _MARGIN)) for share in _COLUMN_WIDTHS]
    _set_table(table, widths)
    for row in table.findall(qualified_name("w:tr")):
        properties = row.find(qualified_name("w:trPr"))
        if properties is None:
            properties = Element(qualified_name("w:trPr"))
            row.insert(0, properties)
        properties.append(Element(qualified_name("w:cantSplit")))
        for number, cell in enumerate(row.findall(TC)):
            _set_cell(cell, widths[number], is_head=properties.find(qualified_name("w:tblHeader")) is not None)
            if number:
                for run in cell.iter(qualified_name("w:r")):
                    _set_language(run, LANGUAGES[langs[number - 1]].bcp47)
    _set_page(body)


def _set_table(table: Element, widths: Sequence[int]) -> None:
    properties = table.find(qualified_name("w:tblPr"))
    assert properties is not None
    for name in ("w:tblW", "w:tblLayout", "w:tblBorders", "w:tblCellMar"):
        for old in properties.findall(qualified_name(name)):
            properties.remove(old)
    at = next(
        (
            n
            for n, row in enumerate(properties)
            if row.tag in (qualified_name("w:tblLook"), qualified_name("w:tblCaption"))
        ),
        len(properties),
    )
    borders = Element(qualified_name("w:tblBorders"))
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        attributes = {
            VAL: "single",
            qualified_name("w:sz"): "4",
            qualified_name("w:space"): "0",
            qualified_name("w:color"): "A6A6A6",
        }
        SubElement(borders, qualified_name(f"w:{side}"), attributes)
    margins = Element(qualified_name("w:tblCellMar"))
    for side in ("top", "left", "bottom", "right"):
        SubElement(margins, qualified_name(f"w:{side}"), {qualified_name("w:w"): "85", qualified_name("w:type"): "dxa"})
    properties[at:at] = [
        Element(qualified_name("w:tblW"), {qualified_name("w:w"): str(sum(widths)), qualified_name("w:type"): "dxa"}),
        borders,
        Element(qualified_name("w:tblLayout"), {qualified_name("w:type"): "fixed"}),
        margins,
    ]
    grid = table.find(qualified_name("w:tblGrid"))
    if grid is not None:
        grid[:] = [Element(qualified_name("w:gridCol"), {qualified_name("w:w"): str(width)}) for width in widths]


def _set_cell(cell: Element, width: int, *, is_head: bool) -> None:
    properties = cell.find(qualified_name("w:tcPr"))
    if properties is None:
        properties = Element(qualified_name("w:tcPr"))
        cell.insert(0, properties)
    properties.insert(
        0, Element(qualified_name("w:tcW"), {qualified_name("w:w"): str(width), qualified_name("w:type"): "dxa"})
    )
    if is_head:
        properties.append(
            Element(
                qualified_name("w:shd"),
                {VAL: "clear", qualified_name("w:color"): "auto", qualified_name("w:fill"): "EDEDED"},
            )
        )


def _set_language(run: Element, tag: str) -> None:
    properties = run.find(qualified_name("w:rPr"))
    if properties is None:
        properties = Element(qualified_name("w:rPr"))
        run.insert(0, properties)
    if properties.find(qualified_name("w:lang")) is None and properties.find(qualified_name("w:rStyle")) is None:
        properties.append(Element(qualified_name("w:lang"), {VAL: tag}))


def _set_page(body: Element) -> None:
    section = body.find(qualified_name("w:sectPr"))
    if section is None:
        section = SubElement(body, qualified_name("w:sectPr"))
    width, height = (str(length) for length in _PAGE)
    size = {qualified_name("w:w"): width, qualified_name("w:h"): height, qualified_name("w:orient"): "landscape"}
    sides = {
        qualified_name(f"w:{side}"): str(_MARGIN) for side in ("top", "right", "bottom", "left", "header", "footer")
    }
    section.append(Element(qualified_name("w:pgSz"), size))
    section.append(Element(qualified_name("w:pgMar"), {**sides, qualified_name("w:gutter"): "0"}))


def write_review_metadata(parts: DocxParts, metadata: ReviewMetadata) -> None:
    """Write the metadata into the custom properties of a file."""
    text = json.dumps(
        {"article": metadata.article, "langs": metadata.langs, "marks": metadata.digests}, ensure_ascii=False
    )
    root = parts.xml[_PROPERTIES]
    element = SubElement(root, qualified_name("op:property"), {"fmtid": _FORMAT_ID, "pid": "2", "name": _PROPERTY_NAME})
    SubElement(element, qualified_name("vt:lpwstr")).text = text


# ---------------------------------------------------------------- reading


def read_review_metadata(parts: DocxParts) -> ReviewMetadata | None:
    """Return the metadata of a file, or None if it is not a two-column file written by diglot."""
    root = parts.xml.get(_PROPERTIES)
    for element in root.iter(qualified_name("op:property")) if root is not None else ():
        if element.get("name") == _PROPERTY_NAME:
            try:
                fields = json.loads("".join(element.itertext()))
                source, target = (str(lang) for lang in fields["langs"])
                digests = {str(name): (str(cells[0]), str(cells[1])) for name, cells in fields["marks"].items()}
                return ReviewMetadata(str(fields["article"]), (source, target), digests)
            except (ValueError, KeyError, TypeError, IndexError, AttributeError):
                return None
    return None


def review_rows(blocks: Sequence[tree.Block]) -> tuple[ReviewRow, ...]:
    """Return the rows of the first table with three columns; a row without a number has the name ""."""
    for node in tree.walk(blocks):
        if isinstance(node, tree.Table) and len(node.parts.columns) == 3:
            return tuple(_rows(node.parts))
    return ()


def _rows(parts: tree.TableParts) -> Iterator[ReviewRow]:
    rows = [*parts.head.rows, *(row for body in parts.bodies for row in (*body.head, *body.rows)), *parts.foot.rows]
    for row in rows:
        match row.cells:
            case (number, left, right):
                text = "".join(
                    tree.plain_text(block.inlines)
                    for block in number.blocks
                    if isinstance(block, (tree.Para, tree.Plain))
                )
                name = " ".join(text.split())
                if name != _NUMBER_HEADING:
                    yield ReviewRow(name, (_as_paragraphs(left.blocks), _as_paragraphs(right.blocks)))


def _as_paragraphs(blocks: tuple[tree.Block, ...]) -> tuple[tree.Block, ...]:
    return tuple(tree.Para(block.inlines) if isinstance(block, tree.Plain) else block for block in blocks)
