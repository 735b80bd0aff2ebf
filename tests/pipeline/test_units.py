"""Manuscripts by unit: which units are paired, and on which line they are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from diglot.model.problems import Problem
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.units import AlignedEditions, open_unit_reader
from tests.tools.publication import DAY, write_files

ENGLISH = """---
title: Seoul
---
The credit came
late.

## Ports

- coal
- oil
  - crude

<!-- not a unit -->

***

> A quotation,[^1] long.
>
> A second.

[^1]: With a note.
"""

RUSSIAN = """Кредит опоздал.

## Порты

- уголь
- нефть
  - сырая

***

> Длинная цитата[^1].
>
> Вторая.

[^1]: С примечанием.
"""


def aligned(root: Path, files: Mapping[str, str]) -> list[AlignedEditions | Problem]:
    write_files(root, files)
    with open_unit_reader(root, KNOWN, DAY, 1) as reader:
        return list(reader.aligned(reader.articles, with_lines=True))


def test_units_are_paired_each_with_its_line(tmp_path: Path) -> None:
    [pair] = aligned(tmp_path, {"content/en/seoul.md": ENGLISH, "content/ru/seoul.md": RUSSIAN})
    assert isinstance(pair, AlignedEditions)
    rows = [
        (row.name, row.line, row.text, other.name, other.line, other.text)
        for one in pair.pairs
        for row, other in zip(one.original, one.translation, strict=True)
    ]
    assert rows == [
        ("p1", 4, "The credit came late.", "p1", 1, "Кредит опоздал."),
        ("", 7, "## Ports", "", 3, "## Порты"),
        ("p3", 9, "coal", "p3", 5, "уголь"),
        ("p4", 10, "oil", "p4", 6, "нефть"),
        ("p5", 11, "crude", "p5", 7, "сырая"),
        ("p6", 15, "***", "p6", 9, "***"),
        ("p7", 17, "A quotation,^[With a note.] long.", "p7", 11, "Длинная цитата^[С примечанием.]."),
        ("p8", 19, "A second.", "p8", 13, "Вторая."),
    ]


def test_a_text_that_was_refused_is_named_in_its_place(tmp_path: Path) -> None:
    deep = "> " * 400 + "deep\n"
    [problem] = aligned(tmp_path, {"content/en/deep.md": deep, "content/ru/deep.md": "Глубоко.\n"})
    assert isinstance(problem, Problem)
    assert (problem.code, problem.file) == ("beyond-limits", "content/en/deep.md")


def test_drafts_are_read_too(tmp_path: Path) -> None:
    draft = "---\nstatus: draft\n---\nA.\n"
    [pair] = aligned(tmp_path, {"content/en/a.md": draft, "content/ru/a.md": draft})
    assert isinstance(pair, AlignedEditions)
