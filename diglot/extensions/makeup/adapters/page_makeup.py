"""What the hook "pages" names: it brings the patches of this extension along, and finishes what they have made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from diglot.extensions.makeup.adapters import continued_tables  # noqa: F401 - patches WeasyPrint
from diglot.extensions.makeup.adapters.baseline_grid import settle_text
from diglot.extensions.makeup.adapters.divided_notes import check_notes
from diglot.extensions.makeup.adapters.fitted_tables import check_turned
from diglot.model.paper.printing import PrintFault


def finish_pages(pages: Sequence[Any]) -> Iterator[PrintFault]:
    """Move text below raised figures to the grid; yield the notes that are not whole, and tables that are too high."""
    for page in pages:
        settle_text(page._page_box)
    yield from check_notes(pages)
    yield from check_turned(pages)
