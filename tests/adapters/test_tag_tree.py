"""What a screen reader is told of a PDF: one list, one item, one paragraph, whatever pages they are on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from diglot.adapters.typesetter import Typesetter
from tests.adapters.test_typesetter import PLAIN_CSS, made, style

LIST_TAGS = {"/L", "/LI", "/Lbl", "/LBody", "/P", "/BlockQuote", "/Note"}


@pytest.fixture(scope="module")
def small() -> Typesetter:
    return Typesetter(style("A6", PLAIN_CSS))


def tags_of(typesetter: Typesetter, body: str) -> list[str]:
    """The tags of lists and paragraphs, each behind as many dots as there are such tags around it."""

    def read(tag: Any, depth: int) -> Iterator[str]:
        if not isinstance(tag, pikepdf.Dictionary) or "/S" not in tag:
            return
        is_told = str(tag.S) in LIST_TAGS
        if is_told:
            yield "." * depth + str(tag.S)[1:]
        for kid in tag.get("/K", []):
            yield from read(kid, depth + is_told)

    with pikepdf.open(io.BytesIO(typesetter.set_pdf(made(body)).pdf)) as pdf:
        return list(read(pdf.Root.StructTreeRoot.K[0], 0))


def test_an_item_has_one_body_however_many_paragraphs(small: Typesetter) -> None:
    body = "<ul><li><p>One.</p><p>One more.</p><blockquote><p>Quoted.</p></blockquote></li><li>Two</li></ul>"
    assert tags_of(small, body) == [
        "L", ".LI", "..Lbl", "..LBody", "...P", "...P", "...BlockQuote", "....P", ".LI", "..Lbl", "..LBody",
    ]  # fmt: skip


@pytest.mark.parametrize("filler", ["<p>Before.</p>" * 17, "<p>Before.</p>" * 19])
def test_a_list_that_goes_over_a_page_is_one_list(small: Typesetter, filler: str) -> None:
    """And a paragraph of it that is on two pages is one paragraph."""
    long = "Of many words. " * 40
    items = f"<li><p>{long}</p><p>Last.</p></li>" * 3
    found = [tag for tag in tags_of(small, f"{filler}<ol>{items}</ol>") if tag != "P"]
    assert found == ["L", *[".LI", "..Lbl", "..LBody", "...P", "...P"] * 3]


def test_a_note_that_goes_over_a_page_is_one_note(small: Typesetter) -> None:
    note = f'<span class="footnote">{"Of many words. " * 150}</span>'
    assert tags_of(small, f"<p>Text{note}.</p>").count("Note") == 1


def test_what_was_divided_between_rows_is_joined_in_its_own_language_and_depth(small: Typesetter) -> None:
    """As in facing pages and columns, where the parts of a list are lists in the markup."""
    rows = [("one", "раз"), ("two", "два")]
    row = (
        '<div lang="en"><ul{0}><li{0}>{1}<ul{0}><li>{1}</li></ul></li></ul></div>'
        '<div lang="ru"><ul{0}><li>{2}</li></ul></div>'
    )
    body = "".join(row.format(" class='continued'" * (at > 0), *texts) for at, texts in enumerate(rows))
    english = ["L", ".LI", "..Lbl", "..LBody", ".L", "..LI", "...Lbl", "...LBody", "..LI", "...Lbl", "...LBody"]
    found = tags_of(small, body)
    assert found[: len(english)] == english
    assert found[len(english) :] == ["L", ".LI", "..Lbl", "..LBody", ".LI", "..Lbl", "..LBody"]
