"""Whatever is typed at the desk: what is refused changes no file, what is saved opens again, for everybody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diglot.extensions.desk.core import tidy_typed
from diglot.extensions.desk.pipeline.articles.article import DeskArticle
from diglot.extensions.desk.pipeline.desk import Desk, Save, Saved
from diglot.extensions.desk.pipeline.front_fields import front_fields, tidy_value
from diglot.model.problems import Problem
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.publication import write_files
from tests.tools.samples import examples

DAY = dt.date(2026, 4, 21)
HEAD = "---\ntitle: {}\nkicker: {}\nimage: {{path: ../media/b.png, alt: {}}}\n---\n\n"
ENGLISH = HEAD.format("The Bridge", "Notes", "A bridge") + "It was closed.[^1]\n\n- One.\n- Two.\n\n[^1]: A note.\n"
RUSSIAN = HEAD.format("Мост", "Заметки", "Мост") + "Его закрыли.[^1]\n\n- Раз.\n- Два.\n\n[^1]: Сноска.\n"
FILE = "content/ru/bridge.md"
HOUSE = {
    "content/en/bridge.md": ENGLISH,
    FILE: RUSSIAN,
    "content/en/boat.md": "---\ntitle: The Boat\n---\n\nA boat.\n",
    "content/people/nina.toml": '[name]\nen = "Nina Ash"\nru = "Нина Эш"\n',
}
MARKUP = (
    *("[^1]", "[^2]: x", "^[x]", "---", "...", "```", ":::", "<!--", "-->", "<b>", "</div>", "{=html}", "{#a .b}"),
    *("[@x]", "@x", "![a](b.png)", "[a](b)", "[a]: b", "# ", "> ", "- ", "1. ", "|a|\n|-|\n|b|", "$x$", "$$", "\\"),
    *("\n", "\n\n", "\r", "\t", "\0", "\u2028", "\x85", "\ufeff", "\u202e", "\ue000", "&#0;", "&#x202e;", "&amp;"),
    *("<<<<<<< a\n=======\n>>>>>>> b", "a: b", "- a", '"', "'", "«", "!x", "&x", "*x", "%", "{{ x }}", "null", "~"),
    *("2026-01-01", "draft: true", "pair=x", "{pair=x}", "<script>", "on", "0x1F", "1e3", "../", "ru/a", "nina", "Ы"),
)
TYPED = st.lists(st.sampled_from(MARKUP) | st.text(max_size=12), max_size=6).map("".join)
SETTINGS = settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("refusals"), HOUSE)


@pytest.fixture(scope="module")
def desks(publication: Path) -> Iterator[tuple[Desk, Desk]]:
    """The desk that is typed at, and that of somebody else, who opens the article afterwards."""
    both = (Desk(publication, KNOWN, lambda: DAY, "Nina Ash", 1), Desk(publication, KNOWN, lambda: DAY, "Boris", 1))
    yield both
    for desk in both:
        desk.close()


def files_of(publication: Path) -> Mapping[str, bytes]:
    paths = (path for path in (publication / "content").rglob("*") if path.is_file())
    return {path.relative_to(publication).as_posix(): path.read_bytes() for path in paths}


def restored(publication: Path, desk: Desk) -> DeskArticle:
    (publication / FILE).write_bytes(RUSSIAN.encode())
    article = desk.open("bridge", "ru", is_fresh=True)
    assert isinstance(article, DeskArticle)
    return article


def judge(publication: Path, before: Mapping[str, bytes], outcome: object, other: Desk) -> DeskArticle | None:
    """Return the article as somebody else opens it, if the save was made."""
    after = files_of(publication)
    if not isinstance(outcome, Saved):
        assert after == before, outcome
        return None
    assert {path for path in after if after[path] != before.get(path)} <= {FILE, "content/en/bridge.md"}
    opened = other.open("bridge", "ru", is_fresh=True)
    assert isinstance(opened, DeskArticle), opened
    assert opened.digest == outcome.article.digest
    assert [row.written for row in opened.rows] == [row.written for row in outcome.article.rows]
    return opened


@SETTINGS
@given(number=st.integers(0, 5), text=TYPED)
@example(number=0, text="Мост[^1]")
@example(number=1, text="^[Сноска]")
def test_a_row_holds_any_text_or_is_left_as_it_was(
    publication: Path, desks: tuple[Desk, Desk], number: int, text: str
) -> None:
    desk, other = desks
    article = restored(publication, desk)
    row, before = article.rows[number], files_of(publication)
    outcome = desk.save(Save("bridge", "ru", article.digest, number, row.written, text))
    opened = judge(publication, before, outcome, other)
    if opened and row.field:
        assert [one.target for one in opened.rows if one.field == row.field] == [" ".join(tidy_typed(text).split())]


@SETTINGS
@given(name=st.sampled_from(["slug", "status", "translators", "reviewers", "due", "alt", "caption"]), value=TYPED)
@example(name="translators", value="nobody")
@example(name="alt", value="Мост[^1]")
def test_a_field_holds_any_value_or_is_left_as_it_was(
    publication: Path, desks: tuple[Desk, Desk], name: str, value: str
) -> None:
    desk, other = desks
    article = restored(publication, desk)
    before, base = files_of(publication), {field.name: field.value for field in front_fields(article)}
    outcome = desk.save_fields("bridge", "ru", base, {name: value})
    opened = judge(publication, before, outcome, other)
    if opened:
        assert {field.name: field.value for field in front_fields(opened)}[name] == tidy_value(name, value)


@SETTINGS
@given(text=TYPED)
def test_a_comment_holds_any_words_or_there_is_none(publication: Path, desks: tuple[Desk, Desk], text: str) -> None:
    desk, other = desks
    article = restored(publication, desk)
    row, before = article.rows[2], files_of(publication)
    refused = desk.comment("bridge", "ru", 2, row.digest, text)
    opened = other.open("bridge", "ru")
    assert isinstance(opened, DeskArticle)
    comments = other.comments(opened)
    assert not comments.problems
    if refused:
        assert files_of(publication) == before
    for comment, number in comments.found:
        assert (number, comment.text.split()) == (2, text.split())
        assert desk.resolve("bridge", comment.name) is None


def test_a_translation_that_could_not_be_opened_is_not_begun(publication: Path, desks: tuple[Desk, Desk]) -> None:
    (publication / "content/en/boat.md").write_text("---\ntitle: The Boat[^1]\n---\n\nA boat.\n", encoding="utf-8")
    before = files_of(publication)
    assert isinstance(desks[0].begin("boat", "ru"), Problem)
    assert files_of(publication) == before


def test_an_undo_that_could_not_be_opened_is_refused(publication: Path, desks: tuple[Desk, Desk]) -> None:
    desk, _ = desks
    article = restored(publication, desk)
    base = {field.name: field.value for field in front_fields(article)}
    for value in ("nina", ""):
        outcome = desk.save_fields("bridge", "ru", base, {"translators": value})
        assert isinstance(outcome, Saved)
        base["translators"] = value
    person = publication / "content/people/nina.toml"
    person.unlink()
    before = files_of(publication)
    assert isinstance(desk.undo("bridge", "ru"), Problem)
    assert files_of(publication) == before


def test_a_comment_is_shown_until_it_is_resolved(publication: Path, desks: tuple[Desk, Desk]) -> None:
    desk, other = desks
    row = restored(publication, desk).rows[2]
    assert desk.comment("bridge", "ru", 2, row.digest, "Why?") is None

    def comments() -> list[str]:
        opened = other.open("bridge", "ru")
        assert isinstance(opened, DeskArticle)
        return [comment.text for comment, _ in other.comments(opened).found]

    assert comments() == ["Why?"]
    opened = other.open("bridge", "ru")
    assert isinstance(opened, DeskArticle)
    for comment, _ in other.comments(opened).found:
        assert desk.resolve("bridge", comment.name) is None
    assert comments() == []


def test_a_field_that_would_be_wrong_is_refused_with_the_reason(publication: Path, desks: tuple[Desk, Desk]) -> None:
    article = restored(publication, desks[0])
    base = {field.name: field.value for field in front_fields(article)}
    refused = desks[0].save_fields("bridge", "ru", base, {"due": "tomorrow"})
    assert isinstance(refused, Problem)
    assert refused.code == "bad-date"
