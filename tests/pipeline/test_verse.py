"""Verse is published line by line, with its steps; bars before lines make a line block; nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from diglot.adapters.pandoc import PandocPool
from diglot.core import markdown
from diglot.core.ledger import render_canonical_text
from diglot.model.tree import LineBlock, Pandoc, encode_tree
from diglot.pipeline.typeset.markdown_reader import decode_answer
from diglot.pipeline.typeset.markdown_writer import MarkdownWriter
from tests.tools.publication import publish, write_files

POEM = """::: {.verse numbers=2}
The curfew *tolls the knell\\
    of parting* day,\\
\tThe lowing herd.

      And leaves the world\\
“to darkness”
:::
"""
LINE_BLOCK = """| The first *line
|     goes* on
  and on
|
| “And” a last one.
"""
NO_LINE_BLOCKS = {
    "a table": "| a | b |\n|---|---|\n| c | d |\n",
    "a table of one column": "| a\n| ---\n| c\n",
    "a table without its line of dashes": "| a | b |\n| c | d |\n",
    "after text": "Text\n| a\n| b\n",
    "one bar": "| a |x| = 1\n",
    "code": "```\n| a\n| b\n```\n",
    "code by indentation": "    | a\n    | b\n",
}


@pytest.fixture(scope="module")
def pandoc() -> Iterator[PandocPool]:
    with PandocPool(1) as pool:
        yield pool


def tree_of(body: str, pandoc: PandocPool) -> Pandoc:
    tree = decode_answer(pandoc.one("read", markdown.readable(body)))
    assert isinstance(tree, Pandoc)
    return tree


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    root = tmp_path_factory.mktemp("verse")
    files = {
        "content/site.toml": 'base_url = "https://journal.example"\n',
        "content/en/a.md": f"# A\n\n{POEM}\n{LINE_BLOCK}\n> ::: verse\n> One\\\n>   two\n> :::\n",
    }
    publish(write_files(root, files))
    return html.fromstring((root / "public/en/a/index.html").read_text(encoding="utf-8"))


def lines_of(element: html.HtmlElement) -> list[str]:
    return [line.text_content().strip("\n") for line in element.xpath(".//*[@class='verse-line']")]


def test_each_line_of_verse_stands_for_itself_with_the_spaces_before_it(page: html.HtmlElement) -> None:
    gap = "\u00a0"
    assert lines_of(page.xpath(".//div[@class='verse']")[0]) == [
        "The curfew tolls the knell", f"{gap * 4}of parting day,", f"{gap * 4}The lowing herd.",
        f"{gap * 6}And leaves the world", "“to darkness”",
    ]  # fmt: skip
    assert [em.text_content() for em in page.xpath(".//div[@class='verse']//em")] == [
        "tolls the knell",
        "\u00a0" * 4 + "of parting",
    ]


def test_every_second_line_has_its_number_through_all_stanzas(page: html.HtmlElement) -> None:
    numbered = page.xpath(".//*[@data-number]")
    assert [(line.get("data-number"), line.text_content().strip()[:10]) for line in numbered] == [
        ("2", "of parting"), ("4", "And leaves"),
    ]  # fmt: skip
    assert not page.xpath(".//*[@numbers or @data-numbers]")


def test_bars_before_lines_keep_them_apart(page: html.HtmlElement) -> None:
    [block] = page.xpath(".//div[@class='line-block']")
    assert lines_of(block) == ["The first line", "\u00a0" * 4 + "goes on and on", "", "“And” a last one."]


def test_the_spaces_of_verse_in_a_quotation_count_from_its_own_edge(page: html.HtmlElement) -> None:
    assert lines_of(page.xpath(".//blockquote")[0]) == ["One", "\u00a0\u00a0two"]


def test_a_line_of_verse_ends_in_a_break_for_programs_without_styles(page: html.HtmlElement) -> None:
    assert len(page.xpath(".//div[@class='verse']")[0].xpath(".//br")) == 3


@pytest.mark.parametrize("written", NO_LINE_BLOCKS.values(), ids=list(NO_LINE_BLOCKS))
def test_other_bars_make_no_line_block(written: str, pandoc: PandocPool) -> None:
    assert not any(isinstance(block, LineBlock) for block in tree_of(written, pandoc).blocks)


def test_a_passage_is_the_same_with_and_without_its_spaces(pandoc: PandocPool) -> None:
    """Or else every poem that was translated before would have changed since."""
    flat = "\n".join(line.strip() for line in POEM.split("\n"))
    assert render_canonical_text(tree_of(POEM, pandoc).blocks) == render_canonical_text(tree_of(flat, pandoc).blocks)


@pytest.mark.parametrize("inside", ["```\n  code\n```", "<div>\n  raw\n</div>", "  $$\n  a + b\n  $$", "  `code`"])
def test_no_mark_is_left_in_anything_that_verse_may_hold(inside: str, pandoc: PandocPool) -> None:
    written = encode_tree(tree_of(f"::: verse\nOne\\\n  two\n\n{inside}\n:::\n", pandoc)).decode()
    assert not any(mark in written for mark in "\U0003fffe\U0003ffff")


def test_the_number_of_a_formula_stands_beside_it(tmp_path: Path) -> None:
    body = "$$E = mc^2 \\tag{1}$$\n\n$$a \\tag*{A}$$\n\n$$\\begin{align} b &= c \\tag{$2_a$} \\\\ d &= e \\tag{3} \\end{align}$$"
    files = {"content/site.toml": 'base_url = "https://journal.example"\n', "content/en/a.md": f"# A\n\n{body}\n"}
    publish(write_files(tmp_path, files))
    text = html.fromstring((tmp_path / "public/en/a/index.html").read_text(encoding="utf-8"))
    numbers = text.xpath("//*[@class='equation']/*[@class='equation-number']")
    assert [number.text_content() for number in numbers][:2] == ["(1)", "A"]
    assert numbers[2].xpath(".//*[local-name()='msub']")
    assert numbers[2].text_content().endswith(", (3)")


def test_the_parts_of_a_definition_are_paragraphs(tmp_path: Path) -> None:
    files = {
        "content/site.toml": 'base_url = "https://journal.example"\n',
        "content/en/a.md": "# A\n\nTerm\n:   One.\n\n    Two.\n",
    }
    publish(write_files(tmp_path, files))
    text = html.fromstring((tmp_path / "public/en/a/index.html").read_text(encoding="utf-8"))
    assert [part.text for part in text.xpath("//dd/p")] == ["One.", "Two."]


def test_verse_is_written_as_it_was_read(pandoc: PandocPool) -> None:
    """As an import from Word or from a translator does; a line block becomes verse, which looks the same."""
    blocks = tree_of(f"{POEM}\n{LINE_BLOCK}", pandoc).blocks
    writer = MarkdownWriter(pandoc)
    text = writer.write(blocks, "en")
    assert writer.misread(text, blocks) is None
    assert "\n    of parting* day,\\\n    The lowing herd.\n\n      And leaves" in text
