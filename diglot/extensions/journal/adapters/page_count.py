"""The laid out pages of an article in, a fault if they are others than those that it has in its issue out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from diglot.adapters.typesetter.box_tree import walk
from diglot.languages.parts.model.citing import first_and_last_page
from diglot.model.paper.printing import PrintFault


def check_page_count(pages: Sequence[Any]) -> Iterator[PrintFault]:
    """Yield a fault if the PDF of an article has not as many pages as its field `pages` says.

    Pages that are no numbers, such as e12, are not compared.
    """
    articles = (box.element for box in walk(pages[0]._page_box) if box.element_tag == "article")
    written = next((article.get("data-pages", "") for article in articles), "")
    first, last = first_and_last_page(written)
    # The last page may be abbreviated: 118–21.
    last = f"{first[: max(0, len(first) - len(last))]}{last}"
    if not (first.isdecimal() and last.isdecimal()):
        return
    end = int(first) + len(pages) - 1
    if end != int(last):
        yield PrintFault("pages-differ", end, written)
