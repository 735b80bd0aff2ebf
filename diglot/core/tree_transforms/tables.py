"""Prepare tables: the alignment of their cells, and room to scroll."""

from __future__ import annotations

from collections.abc import Iterable

from diglot.model import tree

_ALIGNMENTS = {"AlignLeft": "align-left", "AlignRight": "align-right", "AlignCenter": "align-center"}
_TURNED = "landscape"


def normalise_tables(blocks: tree.Blocks) -> tree.Blocks:
    """Move captions into their tables, and turn alignment into classes: a published page has no style attributes."""
    return tree.rewrite(blocks, _set_table, tree.Div, tree.Table)


def _set_table(node: tree.Node) -> tree.Node:
    match node:
        case tree.Div((attr, (tree.Table(parts), *rest))) if "table" in attr.classes and all(
            isinstance(block, (tree.Para, tree.Plain)) for block in rest
        ):
            captioned = tree.TableParts(
                parts.attr, tree.Caption(None, tuple(rest)), parts.columns, parts.head, parts.bodies, parts.foot
            )
            return _aligned(tree.Table(captioned), attr)
        case tree.Table():
            return _aligned(node, tree.Attr())
    return node


def _aligned(table: tree.Table, frame: tree.Attr) -> tree.Table:
    """Return a table with alignment as classes, and what its frame says: its name, and whether it is turned."""
    parts = table.parts
    classes = [_ALIGNMENTS.get(alignment.t, "") for alignment, _ in parts.columns]

    def row(line: tree.Row) -> tree.Row:
        cells = (_aligned_cell(cell, name) for cell, name in zip(line.cells, classes, strict=False))
        return tree.Row(line.attr, tuple(cells))

    def rows(lines: Iterable[tree.Row]) -> tuple[tree.Row, ...]:
        return tuple(row(line) for line in lines)

    bodies = tuple(
        tree.TableBody(body.attr, body.head_columns, rows(body.head), rows(body.rows)) for body in parts.bodies
    )
    columns = ((tree.Alignment(), tree.ColWidth("ColWidthDefault")),) * len(parts.columns)
    turned = [_TURNED] if _TURNED in frame.classes else []
    attr = tree.Attr(frame.id or parts.attr.id, (*parts.attr.classes, *turned), parts.attr.pairs)
    head, foot = (
        tree.TableHead(parts.head.attr, rows(parts.head.rows)),
        tree.TableFoot(parts.foot.attr, rows(parts.foot.rows)),
    )
    return tree.Table(tree.TableParts(attr, parts.caption, columns, head, bodies, foot))


def _aligned_cell(cell: tree.Cell, name: str) -> tree.Cell:
    own = _ALIGNMENTS.get(cell.alignment.t, name)
    attr = cell.attr.with_class(own) if own else cell.attr
    return tree.Cell(attr, tree.Alignment(), cell.row_span, cell.column_span, cell.blocks)


def make_tables_scroll(markup: str) -> str:
    """Let a wide table scroll inside a frame of its own, reachable by keyboard.

    >>> make_tables_scroll("<table></table>")
    '<div class="table-scroll" tabindex="0"><table></table></div>'
    """
    return markup.replace("<table", '<div class="table-scroll" tabindex="0"><table').replace(
        "</table>", "</table></div>"
    )
