"""A note that another note calls is lifted into the text, to the next number; readers of the first are sent to it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core.markdown import readable, readable_in_columns
from diglot.core.tree_transforms import lift_notes
from diglot.model.tree import Blocks, Para, Plain, Span, find, plain_text
from diglot.pipeline.typeset.markdown_reader import decode_answer
from tests.tools.publication import codes, publish, write_files

SITE = 'base_url = "https://journal.example"\n'


@pytest.fixture(scope="module")
def pandoc() -> Iterator[PandocPool]:
    with PandocPool(1) as pool:
        yield pool


def read_notes(pandoc: PandocPool, body: str) -> tuple[str, list[str]]:
    """Return the text and the notes, in which a reference to another note is its number in brackets."""
    tree = decode_answer(pandoc.one("read", readable(body)))
    assert not isinstance(tree, PandocFailure), tree
    text, notes, _ = lift_notes(tree.blocks)
    return spelt(text), [spelt(note.blocks) for note in notes]


def spelt(blocks: Blocks) -> str:
    return " ".join(
        "".join(f"<{plain_text((one,))}>" if isinstance(one, Span) else plain_text((one,)) for one in run.inlines)
        for run in find(blocks, Para, Plain)
    )


@pytest.mark.parametrize(
    ("body", "text", "notes"),
    [
        ("A.[^1] B.[^2]\n\n[^1]: See[^3] it.\n\n[^2]: C\n\n[^3]: D\n", "A.1\u202f2 B.3", ["See<2> it.", "D", "C"]),
        ("A.[^1] B.[^2]\n\n[^1]: See[^2]\n\n[^2]: C\n", "A.1 B.2", ["See<2>", "C"]),
        ("A.[^1]\n\n[^1]: B[^2]\n\n[^2]: C[^1]\n", "A.1\u202f2", ["B<2>", "C<1>"]),
        ("A.[^1]\n\n[^1]: B[^1]\n", "A.1", ["B<1>"]),
        ("A.[^1]\n\n[^1]: B[^ed:x]\n\n[^ed:x]: C\n", "A.1\u202f*", ["B<*>", "C"]),
        ("A.[^1]\n\n[^1]: B `[^2]`\n\n[^2]: C\n", "A.1", ["B [^2]"]),
        ("A.[^x_y]\n\n[^x_y]: B[^Z*z*]\n\n[^z*z*]: C\n", "A.1\u202f2", ["B<2>", "C"]),
        ("A.[^2]\n\n[^2]:\n\n[^2]: Not hidden.\n", "A.1", ["Not hidden."]),
    ],
)
def test_a_note_that_a_note_calls_has_the_next_number(
    pandoc: PandocPool, body: str, text: str, notes: list[str]
) -> None:
    assert read_notes(pandoc, body) == (text, notes)


@pytest.mark.parametrize("seed", range(20))
def test_every_note_that_can_be_reached_is_read_once(pandoc: PandocPool, seed: int) -> None:
    chance = random.Random(seed)
    names = [f"n{number}" for number in range(8)]
    inner = {name: chance.sample(names, chance.randrange(3)) for name in names}
    called = chance.sample(names, 3)
    body = " ".join(f"word.[^{name}]" for name in called) + "\n"
    body += "".join(f"\n[^{name}]: {name}x {' '.join(f'y[^{one}]' for one in inner[name])}\n" for name in names)
    reached: set[str] = set()
    waiting = list(called)
    while waiting:
        name = waiting.pop()
        waiting += [] if name in reached else inner[name]
        reached.add(name)
    _, notes = read_notes(pandoc, body)
    numbers = {note.split("x")[0]: str(number) for number, note in enumerate(notes, start=1)}
    assert sorted(numbers) == sorted(reached)
    assert len(notes) == len(reached)
    for note in notes:
        name = note.split("x")[0]
        assert note.split() == [f"{name}x", *(f"y<{numbers[one]}>" for one in inner[name])]


def test_notes_that_lead_back_to_each_other_do_not_keep_pandoc_busy(pandoc: PandocPool) -> None:
    body = "A.[^1]\n\n[^1]: B[^2]\n\n[^2]: C[^1]\n"
    assert not isinstance(pandoc.one("locate", readable_in_columns(body)), PandocFailure)


def test_pages_and_paper_have_the_inner_note(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "content/site.toml": SITE,
            "content/en/sea.md": "# The Sea\n\nIt freezes.[^a]\n\n[^a]: In winter.[^b]\n\n[^b]: Not always.\n",
            "content/ru/sea.md": "# Море\n\nОно замерзает.[^a]\n\n[^a]: Зимой.[^b]\n\n[^b]: Не всегда.\n",
        },
    )
    report = publish(tmp_path, formats=("html", "pdf", "epub", "parallel", "facing"))
    page = html.fromstring((tmp_path / "public/en/sea/index.html").read_text(encoding="utf-8"))
    notes = [" ".join(note.text_content().split()) for note in page.xpath("//*[@id='fn1' or @id='fn2']")]
    assert notes == ["In winter.2 ↑", "Not always. ↑"]
    assert codes(report) == []
