"""A specimen publication is the same on every day, as long as it says, and nothing in it is wrong."""

from __future__ import annotations

import re
import tracemalloc
from itertools import islice
from pathlib import Path

import pytest

from diglot.adapters.disk import fill_folder
from diglot.cli.command_line import main
from diglot.core.specimens import specimen_files, specimen_path
from diglot.core.specimens.essays import WORDS
from diglot.core.specimens.lots import Lots

PAIRS = 60


@pytest.fixture(scope="module")
def publication() -> dict[str, str]:
    """The texts of a specimen publication, by place; the pictures are left out."""
    return {place: content.decode() for place, content in specimen_files(PAIRS) if not place.endswith(".png")}


def essays(publication: dict[str, str], lang: str) -> list[str]:
    return [publication[specimen_path(number, lang)].split("---\n", 2)[2] for number in range(PAIRS)]


def shape(body: str) -> list[str]:
    """What kind each block is, in order; for a paragraph, how many lines it has."""
    kinds = {"#": "heading", ">": "quotation", "-": "list", ":": "table", "!": "picture", "[^": "note"}
    return [
        next((kind for mark, kind in kinds.items() if re.match(re.escape(mark), block)), f"{block.count(chr(10))}")
        for block in body.split("\n\n")
    ]


def test_the_same_seed_gives_the_same_files() -> None:
    assert list(specimen_files(7, "one")) == list(specimen_files(7, "one"))
    assert list(specimen_files(7, "one")) != list(specimen_files(7, "another"))


def test_lots_are_drawn_evenly() -> None:
    lots = Lots("dice")
    counts = [0] * 6
    for _ in range(6000):
        counts[lots.below(6)] += 1
    assert min(counts) > 900 and max(counts) < 1100
    assert sorted(lots.some("abc", 3)) == ["a", "b", "c"]


def test_files_come_one_by_one() -> None:
    """Ten thousand articles never stand in the memory together."""
    list(islice(specimen_files(10_000), 20))
    tracemalloc.start()
    assert sum(1 for _ in islice(specimen_files(10_000), 600)) == 600
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_edition_has_about_the_words_it_should(publication: dict[str, str], lang: str) -> None:
    lengths = [len(body.split()) for body in essays(publication, lang)]
    assert min(lengths) > 0.9 * WORDS[lang] and max(lengths) < 1.1 * WORDS[lang]


def test_translations_correspond_block_by_block(publication: dict[str, str]) -> None:
    english, russian = essays(publication, "en"), essays(publication, "ru")
    assert [shape(body) for body in english] == [shape(body) for body in russian]
    assert len(set(english)) == len(set(russian)) == PAIRS


def test_essays_have_what_an_essay_may_have(publication: dict[str, str]) -> None:
    for number, body in enumerate(essays(publication, "ru")):
        kinds = shape(body)
        assert kinds.count("heading") in (2, 3, 4)
        assert kinds.count("note") == 2 and kinds.count("quotation") == kinds.count("list") == 1
        assert len(re.findall(r"(?<!\!)\[[^\]^]+\]\(", body)) == 3
        assert kinds.count("table") == (number % 5 == 0) and kinds.count("picture") == (number % 4 == 0)
    originals = [re.findall(r"^original: (..)$", text, re.MULTILINE) for text in publication.values()]
    assert originals.count(["en"]) == originals.count(["ru"]) == PAIRS // 2


def test_english_texts_are_in_latin_letters(publication: dict[str, str]) -> None:
    """A slot that was filled from the other language would show."""
    assert [place for place, text in publication.items() if "content/en" in place and re.search(r"[а-яё]", text)] == []


@pytest.mark.parametrize("command", [["build", "--strict"], ["check"]])
def test_nothing_in_it_is_wrong(tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    fill_folder(tmp_path, specimen_files(3))
    assert main(["--ui-lang", "en", "--root", str(tmp_path), *command]) == 0
    assert "no problems" in capsys.readouterr().out
