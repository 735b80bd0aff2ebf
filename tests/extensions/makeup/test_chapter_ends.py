"""The last pages of chapters: how many lines of text they have, and that no word is lost on the way."""

from __future__ import annotations

import random
from typing import Any

from diglot.adapters.typesetter import Typesetter
from diglot.adapters.typesetter.page_check import read_pages
from diglot.core.design_tokens import fill_tokens, paper_tokens
from diglot.core.line_breaking import break_lines
from diglot.extensions.makeup.adapters.page_makeup import finish_pages
from diglot.model.look import JOURNAL
from diglot.model.paper.printing import PrintJob
from tests.adapters.test_typesetter import ROOT, made, style

_WORDS = "the surveyor walked along a river and wrote down every stone that he saw although nobody had asked".split()
_SHEETS = ("assets/styles/print.css", "assets/styles/volume.css")


def book() -> PrintJob:
    """Return a book of chapters of five to ten paragraphs, all of other lengths."""
    chapters = []
    for number in range(24):
        chance = random.Random(number)
        texts = (" ".join(chance.choices(_WORDS, k=chance.randint(10, 120))) for _ in range(5 + number % 6))
        paragraphs = "".join(f"<p>{text.capitalize()}.</p>" for text in texts)
        chapters.append(
            f"<article class='chapter' id='c{number}'><header class='chapter-opening'><h1>A Chapter</h1></header>"
            f"<div class='prose'>{paragraphs}</div><footer class='chapter-foot'>1 May</footer></article>"
        )
    return made(f"<main>{''.join(chapters)}</main>")


def pages_of(finishers: Any) -> list[list[str]]:
    """Return the lines of each page."""
    css = "".join((ROOT / sheet).read_text(encoding="utf-8") for sheet in _SHEETS)
    typesetter = Typesetter(style("A5", fill_tokens(css, paper_tokens(JOURNAL))), break_lines, finishers)
    job = book()
    document = typesetter._lay_out(job, typesetter._fetcher(job))
    return [page.lines for page in read_pages(document)]


def last_pages(pages: list[list[str]]) -> list[int]:
    """Return how many lines of text the last page of each chapter has, above the date."""
    return [len(lines) - 1 for lines in pages if lines and lines[-1] == "1 May" and lines[0] != "A Chapter"]


def words_of(pages: list[list[str]]) -> str:
    return "".join(line for lines in pages for line in lines).replace("-", "").replace(" ", "")


def test_a_chapter_ends_with_five_lines_or_on_the_page_before() -> None:
    without, made_up = pages_of(()), pages_of((finish_pages,))
    assert min(last_pages(without)) < 5
    assert min(last_pages(made_up)) >= 5
    assert len(made_up) <= len(without)
    assert words_of(made_up) == words_of(without)
