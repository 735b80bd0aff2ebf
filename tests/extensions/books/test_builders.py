"""All formats of books are made together."""

from __future__ import annotations

from diglot.pipeline.outputs.formats import BOOKS, output_builders


def test_books_are_made_by_one_builder() -> None:
    assert len(list(output_builders(BOOKS, {}))) == 1
    assert len(list(output_builders(["pdf", *BOOKS, "parallel"], {}))) == 3
