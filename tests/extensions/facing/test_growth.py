"""Twice as much text takes about twice the time to be split into rows of facing pages."""

from __future__ import annotations

import pytest

from diglot.extensions.facing.core.splitting import split_rows
from tests.tools.growth import LETTERS, grows_by_the_square, on_text


@pytest.mark.parametrize(
    "block", ["<p>A line.</p>", "<ul><li>A</li></ul>", "<div><p>A</p></div>", "<b>a</b>", "a ", "<br>"]
)
def test_facing_pages_are_split_in_linear_time(block: str) -> None:
    assert not grows_by_the_square(on_text(lambda html: split_rows(html, html), block), LETTERS)
