"""Twice as much in a Word file takes about twice the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from diglot.extensions.word.adapters.word_file import open_word_file
from diglot.extensions.word.core.docx import prepare
from tests.tools.growth import grown_by_number, pieces_for
from tests.tools.word_maker import word_file

WORD_ROW = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>"
RUN = "<w:r><w:t>a</w:t></w:r>"


def read(body: str) -> object:
    return prepare(open_word_file(word_file(body)))


TRIALS: Mapping[str, tuple[Callable[[str], object], list[str]]] = {
    "Word tables": (lambda text: read(2 * text), [f"<w:tbl>{WORD_ROW}</w:tbl>", "<w:tbl><w:tr><w:tc>"]),
    "rows of a Word table": (
        lambda text: read(f"<w:tbl>{2 * text}</w:tbl>"),
        [WORD_ROW, '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="60000"/></w:tcPr><w:p/></w:tc></w:tr>', "<w:tblGrid><w:gridCol/></w:tblGrid>"],
    ),
    "cells of a Word table": (
        lambda text: read(f"<w:tbl><w:tr>{2 * text}</w:tr></w:tbl>"),
        ["<w:tc><w:p/></w:tc>", "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>", "<w:tc/>"],
    ),
    "Word file": (
        read,
        [f"<w:p>{RUN}</w:p>", f"<w:p><w:ins w:id='#'>{RUN}</w:ins></w:p>", f"<w:p><w:del w:id='#'>{RUN}</w:del></w:p>", f"<w:p><w:hyperlink r:id='a#'>{RUN}</w:hyperlink></w:p>", "<w:p><w:bookmarkStart w:id='#' w:name='a#'/><w:bookmarkEnd w:id='#'/></w:p>", "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>", "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='#'/></w:numPr></w:pPr></w:p>", "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr></w:p>", f"<w:sdt><w:sdtContent><w:p>{RUN}</w:p></w:sdtContent></w:sdt>", "<w:p><w:r><w:footnoteReference w:id='#'/></w:r></w:p>", "<w:p><w:commentRangeStart w:id='#'/></w:p>", "<w:p><w:r><w:t>a</w:t><w:br/><w:tab/></w:r></w:p>"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("reader", TRIALS)
def test_what_is_read_takes_time_in_proportion(reader: str, request: pytest.FixtureRequest) -> None:
    """Each piece, over and over, closed or not; much of it is refused."""
    read, pieces = TRIALS[reader]
    assert grown_by_number(read, pieces_for(list(TRIALS).index(reader), pieces, request)) == []
