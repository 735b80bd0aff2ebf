"""What the desk knows of words: terms of the glossary, whom comments name, and what is taken over from the original."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from diglot.extensions.desk import core
from diglot.extensions.desk.pipeline import repair
from diglot.extensions.desk.pipeline.articles.article import DeskArticle
from diglot.extensions.desk.pipeline.desk import Desk, Refusal, Save, Saved
from diglot.model.problems import FileChangedMeanwhile, Problem
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.publication import write_files

DAY = dt.date(2026, 4, 21)
HOUSE = {
    "content/en/boat.md": "---\ntitle: The Boat\n---\n\nA boat.\n\nTwo boats.\n",
    "content/ru/boat.md": "---\ntitle: Лодка\n---\n\nЛодка.\n\nДве лодки.\n",
}
GLOSSARY, FILE = "content/glossary.toml", "content/ru/boat.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


@pytest.fixture
def desk(root: Path) -> Iterator[Desk]:
    desk = Desk(root, KNOWN, lambda: DAY, "Nina Ash", 1)
    yield desk
    desk.close()


# ---------------------------------------------------------------- what is taken over from the original


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("In 1990 it cost 1,200.50, or 12.5 %.", ["1990", "1,200.50", "12.5 %"]),
        ("See [the map](map.md \"A map\") and [this][here].", ['[|](map.md "A map")', "[|][here]"]),
        ("A [page](https://example.org/a_(b)).", ["[|](https://example.org/a_(b))"]),
        ("So he said.[^why] ![A boat](boat.png)", ["[^why]", "![A boat](boat.png)"]),
        ("As [@lind2020, p. 4] and `code` say: <https://example.org/>.", ["[@lind2020, p. 4]", "`code`", "<https://example.org/>"]),
        ("[^why]: Because of B2 and x64.", []),
    ],
)  # fmt: skip
def test_notes_links_and_numbers_are_taken_over_in_their_order(source: str, pieces: list[str]) -> None:
    found = [f"{piece.before}|{piece.after}" if piece.after else piece.before for piece in core.find_pieces(source)]
    assert found == pieces


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("@Нина, почему?", True),
        ("см. вопрос для @нина эш", True),
        ("@Нина-Эш", True),
        ("спросить @Ниной", False),
        ("nina@Нина.example", False),
        ("Нина?", False),
    ],
)
def test_a_comment_names_somebody_by_an_at_before_the_name(text: str, is_named: bool) -> None:
    assert core.is_named(text, "Нина Эш") == is_named


# ---------------------------------------------------------------- terms


def test_a_term_is_added_to_the_glossary_and_taken_back(root: Path, desk: Desk) -> None:
    before = '# Of ships.\r\n[[terms]]\r\nen = "ship"\r\nru = ["корабль", "судно"]\r\n'
    (root / GLOSSARY).write_bytes(before.encode())
    assert desk.add_term("boat", "ru", " the  “boat” ", 'лодка "малая"') is None
    added = b'\r\n[[terms]]\r\nen = "the \xe2\x80\x9cboat\xe2\x80\x9d"\r\n'
    assert (root / GLOSSARY).read_bytes().startswith(before.encode() + added)
    article = desk.open("boat", "ru")
    assert isinstance(article, DeskArticle)
    assert [use.term for use in desk.checker(article).terms("The “boat”.", "", ("en", "ru"))] == ["the “boat”"]
    assert isinstance(desk.undo("boat", "ru"), Saved)
    assert (root / GLOSSARY).read_bytes() == before.encode()


def test_the_first_term_makes_the_glossary(root: Path, desk: Desk) -> None:
    assert desk.add_term("boat", "ru", "boat", "лодка") is None
    assert (root / GLOSSARY).read_text(encoding="utf-8") == '[[terms]]\nen = "boat"\nru = "лодка"\n'


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("Boat", "лодка", "has this term already"),
        ("boat", "шлюпка", "with other words"),
        ("", "лодка", "words in both languages"),
        ("b" * 201, "лодка", "at most two hundred"),
    ],
)
def test_a_term_that_is_there_or_is_none_is_refused(
    root: Path, desk: Desk, source: str, target: str, reason: str
) -> None:
    before = '[[names]]\nen = "boat"\nru = "лодка"\n'
    write_files(root, {GLOSSARY: before})
    refused = desk.add_term("boat", "ru", source, target)
    assert isinstance(refused, Refusal) and reason in refused.reason
    assert (root / GLOSSARY).read_text(encoding="utf-8") == before


def test_a_glossary_that_cannot_be_read_is_left_alone(root: Path, desk: Desk) -> None:
    write_files(root, {GLOSSARY: '[[terms]]\nen = "boat\n'})
    assert isinstance(desk.add_term("boat", "ru", "boat", "лодка"), Problem)
    assert (root / GLOSSARY).read_text(encoding="utf-8") == '[[terms]]\nen = "boat\n'


# ---------------------------------------------------------------- files that cannot be read


BROKEN = HOUSE[FILE].replace("title: Лодка", 'title: "Лодка')


def commit(root: Path) -> None:
    who = ["-c", "user.name=Anna Lind", "-c", "user.email=anna@journal.example"]
    for words in (
        ["init", "--quiet"],
        ["add", "--all"],
        [*who, "commit", "--quiet", "--allow-empty", "--message=Texts"],
    ):
        subprocess.run(["git", "-C", root, *words], check=True)


def broken_file(desk: Desk) -> repair.BrokenFile:
    broken = repair.find_broken(desk, "boat", "ru")
    assert broken
    return broken


def test_a_file_is_mended_only_if_it_can_be_read_then(root: Path, desk: Desk) -> None:
    write_files(root, {FILE: BROKEN})
    broken = broken_file(desk)
    assert (broken.path, broken.line, broken.text) == (FILE, 2, BROKEN)
    assert isinstance(repair.mend(desk, "boat", "ru", broken.digest, BROKEN.replace("Две", "Три")), Problem)
    assert isinstance(repair.mend(desk, "boat", "ru", "of another", HOUSE[FILE]), FileChangedMeanwhile)
    assert (root / FILE).read_text(encoding="utf-8") == BROKEN
    assert repair.mend(desk, "boat", "ru", broken.digest, HOUSE[FILE].replace("\n", "\r\n")) is None
    assert (root / FILE).read_text(encoding="utf-8") == HOUSE[FILE]
    assert repair.find_broken(desk, "boat", "ru") is None


@pytest.mark.parametrize("content", [BROKEN.encode(), HOUSE[FILE].encode("cp1251")])
def test_the_last_version_that_could_be_read_is_found_in_git(root: Path, desk: Desk, content: bytes) -> None:
    commit(root)
    (root / FILE).write_bytes(BROKEN.replace("Две", "Три").encode())
    commit(root)
    (root / FILE).write_bytes(content)
    found = repair.last_readable(desk, "boat", "ru")
    assert isinstance(found, repair.ReadableVersion) and found.version
    assert (found.text, found.version.by) == (HOUSE[FILE], "Anna Lind")


def test_without_git_the_desk_knows_what_it_has_read_itself(root: Path, desk: Desk) -> None:
    write_files(root, {FILE: BROKEN})
    assert isinstance(repair.last_readable(desk, "boat", "ru"), Refusal)
    write_files(root, {FILE: HOUSE[FILE]})
    desk.open("boat", "ru")
    write_files(root, {FILE: BROKEN})
    found = repair.last_readable(desk, "boat", "ru")
    assert isinstance(found, repair.ReadableVersion) and found.text == HOUSE[FILE]


def test_a_file_that_was_read_while_it_was_being_saved_is_no_version(root: Path, desk: Desk) -> None:
    """Many programs empty a file before they write it."""
    for content in (HOUSE[FILE], "", "\n", BROKEN):
        write_files(root, {FILE: content})
        desk.open("boat", "ru")
    found = repair.last_readable(desk, "boat", "ru")
    assert isinstance(found, repair.ReadableVersion) and found.text == HOUSE[FILE]


def test_without_git_the_desk_knows_what_it_has_written_to_the_file_and_no_other(root: Path, desk: Desk) -> None:
    for row, text in ((1, "Лодочка."), (2, "Две лодочки.")):
        article = desk.open("boat", "ru")
        assert isinstance(article, DeskArticle)
        saved = desk.save(Save("boat", "ru", article.digest, row, article.rows[row].written, text))
        assert isinstance(saved, Saved)
    assert desk.add_term("boat", "ru", "boat", "лодка") is None
    assert desk.add_term("boat", "ru", "ship", "корабль") is None
    kept = [content.decode() for content in desk.for_person("Oleg").known_contents(FILE)]
    own = [content.decode() for content in desk.known_contents(FILE)]
    first = HOUSE[FILE].replace("Лодка.", "Лодочка.")
    last = first.replace("Две лодки.", "Две лодочки.")
    assert kept == [last, first, HOUSE[FILE]]
    assert own == [*kept, last, first, first, HOUSE[FILE]]


def test_what_is_no_file_of_the_article_is_not_mended_at_the_desk(root: Path, desk: Desk) -> None:
    write_files(root, {"content/site.toml": "title = [\n", FILE: HOUSE[FILE]})
    assert repair.find_broken(desk, "boat", "ru") is None
    assert repair.find_broken(desk, "none", "ru") is None
    (root / FILE).unlink()
    assert repair.find_broken(desk, "boat", "ru") is None, "nothing is wrong with a text that has no translation yet"
