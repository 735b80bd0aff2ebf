"""Twice as much markup takes about twice the time to be written into an e-book."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from diglot.extensions.epub.core.xhtml import write_xhtml
from tests.tools.growth import grown_by_number

TRIALS: Mapping[str, tuple[Callable[[str], object], list[str]]] = {
    "e-book": (lambda text: write_xhtml(text, lambda _name, target: target), ["<p>a</p>", "<b>", "</b>", "<i id='#'>a</i>", "<a href='#'>", "&amp;", "<", "<b></i>"]),
}  # fmt: skip


@pytest.mark.parametrize("reader", TRIALS)
def test_what_is_read_takes_time_in_proportion(reader: str) -> None:
    """Each piece, over and over, closed or not; much of it is refused."""
    assert grown_by_number(*TRIALS[reader]) == []
