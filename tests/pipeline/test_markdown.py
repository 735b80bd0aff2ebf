"""Markdown as it is read, before type is set: `tests/spec/markdown.md`, a line a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core import markdown, tree_transforms
from diglot.model.markup.line_kinds import line_kinds
from diglot.model.tree import Pandoc, encode_tree
from diglot.pipeline.typeset.markdown_reader import decode_answer

SPEC = Path(__file__).parents[1] / "spec" / "markdown.md"


def cases() -> Iterator[tuple[str, str, str]]:
    for line in SPEC.read_text(encoding="utf-8").split("\n"):
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 3 and cells[0] != "case" and set(cells[0]) != {"-"}:
            yield cells[0], cells[1].replace("⏎", "\n"), cells[2]


CASES = list(cases())


@pytest.fixture(scope="module")
def pandoc() -> Iterator[PandocPool]:
    with PandocPool(1) as pool:
        yield pool


def read(body: str, pandoc: PandocPool) -> str:
    """The HTML of a body, without the ends of its lines."""
    prepared = markdown.prepare(body)
    tree = decode_answer(pandoc.one("read", prepared.text.encode()))
    assert isinstance(tree, Pandoc)
    blocks = tree_transforms.label_lists(tree.blocks, prepared.labels)
    answer = pandoc.one("write", encode_tree(Pandoc(tree.api_version, blocks, tree.meta)))
    assert not isinstance(answer, PandocFailure)
    html = re.sub(r'<span class="label">(.*?)</span>\u00a0', r"\1 ", answer.decode())
    html = re.sub(r'<div class="labelled">\s*(.*?)\s*</div>', r"\1", html, flags=re.DOTALL)
    return re.sub(r"\n(?=<)|(?<=>)\n", "", html).replace("\n", " ").strip()


@pytest.mark.parametrize(("name", "written", "expected"), CASES, ids=[case[0] for case in CASES])
def test_markdown_is_read_as_the_spec_says(name: str, written: str, expected: str, pandoc: PandocPool) -> None:
    found = read(written, pandoc)
    if expected == "MATH":
        assert found.count("<math") == (2 if "n$th" in written else 1)
    else:
        assert found == expected


@given(st.text(alphabet="<>$`{}%:|()[]!-#.\\\"' \nабв1ivx/title", max_size=80))
def test_masks_keep_lines_and_columns_and_come_back(body: str) -> None:
    body += "\n"
    prepared = markdown.prepare(body)
    assert [len(line) for line in prepared.text.split("\n")] == [len(line) for line in body.split("\n")]
    restored = markdown.restore(prepared.text.encode()).decode()
    assert restored.replace('\\"', '"').replace("\\\\", "\\") == body.replace('\\"', '"').replace("\\\\", "\\")


CODE = [
    "::: verse",
    "| a | b |\n    |---|---|\n    | 1 | 2 | 3 |",
    "<title>",
    "<!-- a comment",
    "{{< figure >}}",
]


@pytest.mark.parametrize("written", CODE)
@pytest.mark.parametrize("before", ["Text.\n\n", "Text.\n\n\n", "Text.\n    \n"])
def test_nothing_is_wrong_with_code_by_indentation(before: str, written: str, pandoc: PandocPool) -> None:
    body = f"{before}    {written}\n\nThe end.\n"
    assert "<pre><code>" in read(body, pandoc)
    assert not markdown.prepare(body).problems


@pytest.mark.parametrize("written", CODE)
@pytest.mark.parametrize("before", ["- An item.\n\n", "- An item.\n\n    More of it.\n\n"])
def test_what_an_item_holds_is_no_code(before: str, written: str, pandoc: PandocPool) -> None:
    body = f"{before}    {written}\n"
    assert "<pre><code>" not in read(body, pandoc)
    assert [problem.position for problem in markdown.prepare(body).problems] == [
        ("", before.count("\n") + 1 + (2 if "---" in written else 0))
    ]


@pytest.mark.parametrize(
    "body",
    [
        "```\nHERE\n```\n",
        "~~~ text\nHERE\n~~~\n",
        "````\n```\nHERE\n````\n",
        "```\n- ```\nHERE\n```\n",
        "> ```\n> HERE\n> ```\n",
        "- ```\n  HERE\n  ```\n",
        "1. ~~~\n   HERE\n   ~~~\n",
        "- ```\n  code\n  ```\n\nHERE\n",
        "- An item:\n\n  ```\n  HERE\n  ```\n",
        "Text.\n\n    HERE\n",
        "Text.\n\n    code\n\n    HERE\n",
        "Text.\n    HERE\n",
        "Text.\n    More.\n    HERE\n",
        "- An item.\n\n    HERE\n",
        "- An item\n  that goes on.\n\n    HERE\n",
        "- An item\nthat goes on.\n\n    HERE\n",
        "- An item.\n\n    More.\n\n    HERE\n",
        "- An item.\n\nText.\n\n    HERE\n",
        "A call[^1].\n\n[^1]: A note.\n\n    HERE\n",
        "A term\n\n:   Its meaning.\n\n    HERE\n",
        "```\ncode\n```\n\n    HERE\n",
        "    ```\n\nHERE\n",
        "1. An item:\n\n        HERE\n",
        "- An item:\n\n      HERE\n",
        "- An item:\n\n     HERE\n",
        "- An item:\n\n  - Inside:\n\n      HERE\n",
        "- An item:\n\n  - Inside:\n\n        HERE\n",
        "- An item:\n\n  - Inside:\n\n  Again:\n\n      HERE\n",
        "- - Twice:\n\n        HERE\n",
        "-\tA tab:\n\n\tHERE\n",
        "1.\tA tab:\n\n\t\tHERE\n",
        "\tHERE\n",
        "> Said:\n>\n>     HERE\n",
        "> - Said:\n>\n>   HERE\n",
        "> - Said:\n>\n>       HERE\n",
        "A call[^1].\n\n[^1]: A note.\n\n        HERE\n",
        "A term\n\n:   Its meaning.\n\n        HERE\n",
        "# A heading\n    HERE\n",
        "(1) One.\n(2) Two.\n\n    HERE\n",
        "(1) One.\n(2) Two.\n\n        HERE\n",
        "- One.\n- Two.\n\n      HERE\n",
        "- One.\n\n\n\n      HERE\n",
        "- One.\n\n***\n\n    HERE\n",
    ],
)
def test_blocks_of_code_are_those_that_pandoc_finds(body: str, pandoc: PandocPool) -> None:
    is_code = any("HERE" in block for block in re.findall("<pre.*?</pre>", read(body, pandoc)))
    lines = body.split("\n")
    kinds = [kind for line, kind in zip(lines, line_kinds(lines), strict=True) if "HERE" in line]
    assert [kind != "text" for kind in kinds] == [is_code]


@pytest.mark.parametrize(
    "written", ["{pair=none}\n", "> quoted\n>\n> {.wide}\n", "[a]\n\n{.wide}\n\n[a]: https://a.example\n"]
)
def test_attributes_with_no_block_below_them_are_shown_and_reported(written: str, pandoc: PandocPool) -> None:
    """pandoc drops them, and a reader of the problems would think that they do something."""
    [problem] = markdown.prepare(f"Text.\n\n{written}").problems
    assert problem.code == "shown-markup"
    assert written[written.index("{") :].split("\n")[0] in read(f"Text.\n\n{written}", pandoc)
    assert not markdown.prepare(f"Text.\n\n{written}\nMore.\n").problems


def test_attributes_above_a_table_are_no_text_before_it(pandoc: PandocPool) -> None:
    table = "| A | B |\n|---|---|\n| 1 | 2 |\n"
    assert not markdown.prepare(f"Text.\n\n{{pair=a}}\n{table}").problems
    assert "<table" in read(f"Text.\n\n{{pair=a}}\n{table}", pandoc)
    assert [one.code for one in markdown.prepare(f"Text.\n{table}").problems] == ["shown-markup"]


@pytest.mark.parametrize("written", ["<title>", "<b>", "</i>", "<!--", "<?php ?>"])
def test_what_is_no_markup_is_shown_also_in_a_paragraph_of_markup(written: str, pandoc: PandocPool) -> None:
    """pandoc hands on as it is what begins with a tag."""
    shown = written.replace("<", "&lt;").replace(">", "&gt;")
    assert shown in read(f"<em>\nBefore {written} after\n</em>\n", pandoc)
    assert [problem.code for problem in markdown.prepare(f"<em>\n{written}\n</em>\n").problems] != []


@pytest.mark.parametrize("gap", ["\n", "x\n", "\n\n"])
@pytest.mark.parametrize(("depth", "shown"), [(40, 0), (41, 1), (60, 20)])
def test_an_element_that_is_open_in_forty_others_is_shown(gap: str, depth: int, shown: int, pandoc: PandocPool) -> None:
    """A reader of HTML may open all of them again in each new block: a few kilobytes took gigabytes."""
    body = "".join(f"<b id='n{number}'>{gap}" for number in range(depth)) + f"Words.{gap}" + f"</b>{gap}" * depth
    assert read(body, pandoc).count("&lt;b id=") == shown
    problems = markdown.prepare(body).problems
    assert [(problem.code, problem.line) for problem in problems] == [
        ("shown-markup", line) for line in (1 + gap.count("\n") * number for number in range(40, depth))
    ]


def test_many_elements_one_after_the_other_are_markup(pandoc: PandocPool) -> None:
    body = "<p><b>A</b> <i>b</i></p>\n" * 60
    assert (markdown.prepare(body).problems, read(body, pandoc).count("<b>")) == ((), 60)
