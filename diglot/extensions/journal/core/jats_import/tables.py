"""Tables of JATS in, those of a manuscript out: in Markdown, or in HTML where it has no such table. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from diglot.extensions.journal.core.jats_import.elements import collapsed
from diglot.extensions.journal.core.jats_import.running_text import RunningText, as_html
from diglot.extensions.journal.model.jats import MATH
from diglot.model import tree
from diglot.model.tree import Alignment, Attr, Block, Cell, ColWidth, Row

_ALIGNMENTS = {"right": "AlignRight", "center": "AlignCenter", "left": "AlignLeft"}
# What HTML has for what runs on in a cell; what is not here leaves its words.
_HTML: Mapping[str, str] = {
    "italic": "em", "bold": "strong", "sub": "sub", "sup": "sup", "monospace": "code", "underline": "u", "strike": "s",
    "p": "p", "break": "br", "list": "ul", "list-item": "li", "def-list": "dl", "term": "dt", "def": "dd",
}  # fmt: skip
_TABLE = frozenset("table thead tbody tfoot tr th td colgroup col".split())


def read_table(node: Element, text: RunningText) -> Block:
    """Return a table. Cells that are joined, or have more than a line, are HTML."""
    head, body = list(_rows(node.findall("thead"))), list(_rows([*node.findall("tbody"), node, *node.findall("tfoot")]))
    rows = [*head, *body]
    if (
        not rows
        or not all(len(row) == len(rows[0]) for row in rows)
        or not all(map(_is_plain, chain.from_iterable(rows)))
    ):
        return tree.RawBlock(("html", _table_in_html(node, text)))
    if not head and all(cell.tag == "th" for cell in body[0]):
        head, body = body[:1], body[1:]
    columns = tuple(
        (Alignment(_ALIGNMENTS.get(_alignment([row[at] for row in rows]), "AlignDefault")), ColWidth("ColWidthDefault"))
        for at in range(len(rows[0]))
    )
    if len(head) > 1:
        return tree.RawBlock(("html", _table_in_html(node, text)))
    first = [_row(row, text) for row in head] or [Row(Attr(), tuple(_cell(()) for _ in rows[0]))]
    return tree.Table(
        tree.TableParts(
            Attr(), tree.Caption(), columns, tree.TableHead(Attr(), tuple(first)),
            (tree.TableBody(Attr(), 0, (), tuple(_row(row, text) for row in body)),), tree.TableFoot(Attr(), ()),
        )
    )  # fmt: skip


def _rows(parts: Sequence[Element]) -> Iterator[list[Element]]:
    for part in parts:
        for row in part.findall("tr"):
            yield [cell for cell in row if cell.tag in ("td", "th")]


def _is_plain(cell: Element) -> bool:
    spans = {cell.get(name, "1") for name in ("colspan", "rowspan")}
    inside = [one for one in cell.iter() if one is not cell]
    is_line = not any(one.tag in ("break", "list", "disp-formula", "def-list", "disp-quote", "fig") for one in inside)
    return spans <= {"1", ""} and is_line and len(cell.findall("p")) < 2


def _alignment(cells: Sequence[Element]) -> str:
    sides = {cell.get("align", "") for cell in cells}
    return sides.pop() if len(sides) == 1 else ""


def _row(cells: Sequence[Element], text: RunningText) -> Row:
    return Row(Attr(), tuple(_cell(text.read(cell)) for cell in cells))


def _cell(inlines: tuple[tree.Inline, ...]) -> Cell:
    return Cell(Attr(), Alignment(), 1, 1, (tree.Plain(inlines),) if inlines else ())


def _table_in_html(node: Element, text: RunningText) -> str:
    """Return a table in HTML: a row on each line, and no empty line, which would end it."""
    return "".join(_html(node, text)).replace("</tr>", "</tr>\n").replace("\n</", "</") + "\n"


def _html(node: Element, text: RunningText) -> Iterator[str]:
    if node.tag == f"{MATH}math":
        yield as_html(node)
        return
    if node.tag in ("inline-formula", "disp-formula") and (math := next(node.iter(f"{MATH}math"), None)) is not None:
        yield as_html(math)
        return
    name = node.tag if node.tag in _TABLE else _HTML.get(node.tag, "")
    kept = ("colspan", "rowspan", "span") if name in _TABLE else ()
    attributes = "".join(f" {one}={quoteattr(node.get(one, ''))}" for one in kept if node.get(one))
    if name in ("td", "th") and node.get("align") in _ALIGNMENTS:
        attributes += f' class="align-{node.get("align")}"'
    if node.tag == "list" and node.get("list-type") == "order":
        name = "ol"
    if name in ("br", "col"):
        yield f"<{name}{attributes}>"
        return
    is_frame = name in _TABLE - {"td", "th"}
    if name:
        yield f"<{name}{attributes}>"
    if node.tag in ("graphic", "inline-graphic"):
        yield f'<img src={quoteattr(text.picture(node))} alt="">'
    yield "" if is_frame else escape(collapsed(node.text))
    for child in node:
        yield from _html(child, text)
        yield "" if is_frame else escape(collapsed(child.tail))
    if name:
        yield f"</{name}>"
