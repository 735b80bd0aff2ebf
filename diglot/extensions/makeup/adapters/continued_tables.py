"""A patch of WeasyPrint, applied on import: where a table goes on, the row that says so is shown above its head."""

from __future__ import annotations

from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import block, table

from diglot.adapters.typesetter.box_tree import classes_of
from diglot.adapters.typesetter.library_patches.patching import changed_function, patch
from diglot.extensions.makeup.model.tables import CONTINUATION
from diglot.model.messages import N_
from diglot.model.paper.spreads import CONTINUED

_NOTHING = Dimension(0, "px")


def _head_of(box: Any, skip_stack: Any) -> Any:
    """Return the head of a table as this part of it has it. skip_stack: where the part begins."""
    head = box.children[0]
    row = head.children[0] if head.children else None
    goes_on = skip_stack is not None or CONTINUED in classes_of(box)
    if row is None or goes_on or CONTINUATION not in classes_of(row):
        return head
    cells = [cell.copy_with_children([]) for cell in row.children]
    for cell in cells:
        cell.style = cell.style.copy()
        cell.style.update(padding_top=_NOTHING, padding_bottom=_NOTHING)
    # The row stays, without height: the lines between rows are counted by it.
    return head.copy_with_children([row.copy_with_children(cells), *head.children[1:]])


_HEAD = "            header = table.children[0]\n"


@patch(N_("what stands above a table that goes on"))
def _show_continuations() -> None:
    changes = {_HEAD: "            header = _head_of(table, skip_stack)\n"}
    block.table_layout = changed_function(table, table.table_layout, changes, _head_of=_head_of)
