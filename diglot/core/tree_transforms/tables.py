"""Prepare tables: the alignment of their cells, and room to scroll."""

from __future__ import annotations

from collections.abc import Iterable

from diglot.model.tree import (
    Alignment,
    Attr,
    Blocks,
    Caption,
    Cell,
    ColWidth,
    Div,
    Node,
    Para,
    Plain,
    Row,
    Table,
    TableBody,
    TableFoot,
    TableHead,
    TableParts,
    rewrite,
)

_ALIGNMENTS = {"AlignLeft": "align-left", "AlignRight": "align-right", "AlignCenter": "align-center"}


def normalise_tables(blocks: Blocks) -> Blocks:
    """Move captions into their tables, and turn alignment into classes: a published page has no style attributes."""
    return rewrite(blocks, _set_table, Div, Table)


def _set_table(node: Node) -> Node:
    match node:
        case Div((attr, (Table(parts), *rest))) if "table" in attr.classes and all(
            isinstance(block, (Para, Plain)) for block in rest
        ):
            captioned = TableParts(
                parts.attr, Caption(None, tuple(rest)), parts.columns, parts.head, parts.bodies, parts.foot
            )
            return _aligned(Table(captioned), attr.id)
        case Table():
            return _aligned(node, "")
    return node


def _aligned(table: Table, identifier: str) -> Table:
    parts = table.parts
    classes = [_ALIGNMENTS.get(alignment.t, "") for alignment, _ in parts.columns]

    def row(line: Row) -> Row:
        cells = (_aligned_cell(cell, name) for cell, name in zip(line.cells, classes, strict=False))
        return Row(line.attr, tuple(cells))

    def rows(lines: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(row(line) for line in lines)

    bodies = tuple(TableBody(body.attr, body.head_columns, rows(body.head), rows(body.rows)) for body in parts.bodies)
    columns = ((Alignment(), ColWidth("ColWidthDefault")),) * len(parts.columns)
    attr = Attr(identifier or parts.attr.id, parts.attr.classes, parts.attr.pairs)
    head, foot = (
        TableHead(parts.head.attr, rows(parts.head.rows)),
        TableFoot(parts.foot.attr, rows(parts.foot.rows)),
    )
    return Table(TableParts(attr, parts.caption, columns, head, bodies, foot))


def _aligned_cell(cell: Cell, name: str) -> Cell:
    own = _ALIGNMENTS.get(cell.alignment.t, name)
    attr = cell.attr.with_class(own) if own else cell.attr
    return Cell(attr, Alignment(), cell.row_span, cell.column_span, cell.blocks)


def make_tables_scroll(markup: str) -> str:
    """Let a wide table scroll inside a frame of its own, reachable by keyboard.

    >>> make_tables_scroll("<table></table>")
    '<div class="table-scroll" tabindex="0"><table></table></div>'
    """
    return markup.replace("<table", '<div class="table-scroll" tabindex="0"><table').replace(
        "</table>", "</table></div>"
    )
