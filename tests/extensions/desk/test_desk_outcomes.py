"""What the desk answers where something else has happened meanwhile, or what is asked cannot be: nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from diglot.adapters.disk import FileChanged
from diglot.extensions.desk.pipeline import desk as desk_module
from diglot.extensions.desk.pipeline.articles.article import DeskArticle, DeskRow
from diglot.extensions.desk.pipeline.articles.edited_folder import EditedFolder
from diglot.extensions.desk.pipeline.articles.seen_states import News, put_latest
from diglot.extensions.desk.pipeline.desk import Conflict, Desk, FieldConflict, Refusal, Save, Saved
from diglot.extensions.desk.pipeline.front_fields import front_fields
from diglot.model.problems import FileChangedMeanwhile, Problem
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.publication import write_files

DAY = dt.date(2026, 4, 21)
ENGLISH = "---\ntitle: The Ice\n---\n\nThe harbour froze.\n\nThe council met.\n\n- A spade.\n- A lamp.\n"
RUSSIAN = "---\ntitle: Лед\n---\n\nГавань замерзла.\n\nСовет собрался.\n\n- Лопата.\n- Лампа.\n"
SOURCE, FILE = "content/en/ice.md", "content/ru/ice.md"
CHANGED = "The texts have changed in the meantime: check them again."


@dataclass
class House:
    """A publication of one article, and its desk. The rows: the title, two paragraphs, two items."""

    desk: Desk

    def article(self) -> DeskArticle:
        found = self.desk.open("ice", "ru")
        assert isinstance(found, DeskArticle), found
        return found

    def row(self, number: int) -> DeskRow:
        return self.article().rows[number]

    def save(self, number: int, text: str, base: str | None = None, digest: str = "") -> object:
        now = self.article()
        written = now.rows[number].written if base is None else base
        return self.desk.save(Save("ice", "ru", digest or now.digest, number, written, text))

    def declare(self, row: int | None = None) -> object:
        return self.desk.declare("ice", "ru", self.article().digest, row, is_minor=False)

    def text(self, path: str = FILE) -> str:
        return (self.desk.root / path).read_text(encoding="utf-8")

    def edit(self, before: str, after: str, path: str = FILE) -> None:
        """Change a file by hand."""
        text = self.text(path)
        assert before in text
        (self.desk.root / path).write_text(text.replace(before, after), encoding="utf-8", newline="")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    desk = Desk(write_files(tmp_path, {SOURCE: ENGLISH, FILE: RUSSIAN}), KNOWN, lambda: DAY, "Nina Ash", 1)
    yield House(desk)
    desk.close()


def refused(outcome: object, words: str) -> None:
    assert isinstance(outcome, Refusal), outcome
    assert words in outcome.reason


# ---------------------------------------------------------------- saving


def test_a_row_that_was_changed_by_hand_is_a_conflict_of_three_texts(house: House) -> None:
    read = house.article()
    house.edit("Совет собрался.", "Совет заседал.")
    outcome = house.save(2, "Сошелся совет.", "Совет собрался.", read.digest)
    assert isinstance(outcome, Conflict)
    assert (outcome.row, outcome.base, outcome.theirs, outcome.yours) == (
        2, "Совет собрался.", "Совет заседал.", "Сошелся совет."
    )  # fmt: skip
    assert "Сошелся" not in house.text()


def test_no_row_is_looked_for_in_a_text_that_is_as_it_was_read(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which would be done at each save, before anybody else is answered."""
    monkeypatch.setattr("diglot.extensions.desk.core.find_again", lambda *_: pytest.fail("looked for"))
    house.save(2, "Сошелся совет.")
    assert "Сошелся совет." in house.text()


def test_a_row_that_is_gone_is_a_conflict_with_nothing(house: House) -> None:
    read = house.article()
    house.edit("\nThe council met.\n", "", SOURCE)
    house.edit("\nСовет собрался.\n", "")
    outcome = house.save(2, "Сошелся совет.", "Совет собрался.", read.digest)
    assert isinstance(outcome, Conflict)
    assert (outcome.row, outcome.theirs, outcome.merged) == (None, "", None)


def test_changes_in_other_words_of_a_row_are_offered_together(house: House) -> None:
    house.edit("Гавань замерзла.", "Гавань рано замерзла.")
    read = house.article()
    house.edit("Гавань рано замерзла.", "Бухта рано замерзла.")
    outcome = house.save(1, "Гавань рано оттаяла.", "Гавань рано замерзла.", read.digest)
    assert isinstance(outcome, Conflict)
    assert outcome.merged == "Бухта рано оттаяла."
    assert "Бухта рано замерзла." in house.text()


@pytest.mark.parametrize("number", [-1, 5])
def test_a_row_that_never_was_is_not_saved(house: House, number: int) -> None:
    read = house.article()
    outcome = house.desk.save(Save("ice", "ru", read.digest, number, read.rows[-1].written, "- Лампада."))
    assert isinstance(outcome, Conflict) and outcome.row is None
    assert house.text() == RUSSIAN


def test_what_was_typed_over_another_text_than_the_one_read_is_a_conflict(house: House) -> None:
    """A page may have a row as somebody else saved it, and the others as they were."""
    outcome = house.save(2, "Сошелся совет.", "Совет разошелся.")
    assert isinstance(outcome, Conflict) and outcome.row == 2
    assert house.text() == RUSSIAN


def test_after_a_restart_a_row_is_known_by_its_text_alone(house: House) -> None:
    assert isinstance(house.save(1, "Порт замерз.", "Гавань замерзла.", "forgotten"), Saved)
    house.edit("Совет собрался.", "")
    outcome = house.save(2, "Сошелся совет.", "", "forgotten")
    assert isinstance(outcome, Conflict), "an empty row may be any"


def test_a_save_of_what_is_there_writes_nothing(house: House) -> None:
    outcome = house.save(2, "Совет собрался.\n")
    assert isinstance(outcome, Saved) and outcome.row and outcome.row.number == 2
    assert outcome.news == News(())
    assert house.desk.take_written() == {}
    refused(house.desk.undo("ice", "ru"), "nothing to undo")


def test_a_place_that_a_comment_keeps_is_not_taken_away_by_nothing(house: House) -> None:
    house.edit("Совет собрался.", "<!-- 2\nThe council met.\n-->")
    assert isinstance(house.save(2, ""), Saved)
    assert "<!-- 2\nThe council met.\n-->" in house.text()


def test_a_row_has_a_longest_text(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "MAX_ROW", 20)
    assert isinstance(house.save(2, "x" * 20), Saved)
    outcome = house.save(2, "x" * 21)
    assert isinstance(outcome, Problem) and outcome.code == "too-large"
    comments = [house.desk.comment("ice", "ru", 2, house.row(2).digest, "x" * count) for count in (20, 21)]
    assert comments[0] is None
    assert isinstance(comments[1], Problem) and comments[1].code == "too-large"


@pytest.mark.parametrize("text", ["~~~", "::: box", "<!-- more"])
def test_what_would_swallow_the_rows_below_is_refused(house: House, text: str) -> None:
    refused(house.save(2, text), "close the block")
    assert house.text() == RUSSIAN


def test_a_row_tells_which_others_have_changed_since_they_were_read(house: House) -> None:
    read = house.article()
    house.edit("Гавань замерзла.", "Порт замерз.")
    outcome = house.save(2, "Сошелся совет.", None, read.digest)
    assert isinstance(outcome, Saved)
    assert outcome.row and outcome.row.number == 2 and outcome.news and outcome.news.kept is None
    assert [(row.number, row.target) for row in outcome.news.rows if row.number != 2] == [(1, "Порт замерз.")]


def test_what_was_saved_is_what_a_person_has_read_from_then_on(house: House) -> None:
    saved = house.save(1, "Порт замерз.")
    assert isinstance(saved, Saved)
    house.edit("Порт замерз.", "Порт замерз зимой.")
    outcome = house.save(2, "Сошелся совет.", None, saved.article.digest)
    assert isinstance(outcome, Saved)
    assert outcome.news and outcome.news.kept is None
    told = [(row.number, row.target) for row in outcome.news.rows]
    assert (1, "Порт замерз зимой.") in told


def test_a_save_is_tried_again_while_somebody_else_writes_and_not_for_ever(house: House) -> None:
    left = 2

    def write_too(files: object) -> None:
        nonlocal left
        if files and left:
            left -= 1
            house.edit("замерзла", "замерзла снова")

    house.desk.announce = write_too
    assert isinstance(house.save(2, "Сошелся совет."), Saved)
    assert "замерзла снова снова." in house.text()
    left = 99
    outcome = house.save(2, "Совет разошелся.")
    assert isinstance(outcome, Problem) and outcome.code == "file-changed-meanwhile"
    assert "Сошелся совет." in house.text()


# ---------------------------------------------------------------- fields


def test_a_field_that_somebody_else_has_changed_is_a_conflict_unless_both_mean_the_same(house: House) -> None:
    house.edit("title: Лед\n", "title: Лед\nslug: led\n")
    assert house.desk.save_fields("ice", "ru", {"slug": ""}, {"slug": "ice"}) == FieldConflict({"slug": "led"})
    agreed = house.desk.save_fields("ice", "ru", {"slug": ""}, {"slug": "led"})
    assert isinstance(agreed, Saved) and agreed.row is None
    assert house.desk.take_written() == {}
    own = house.desk.save_fields("ice", "ru", {"slug": "led"}, {"slug": "ice", "none": "x"})
    assert isinstance(own, Saved) and "slug: ice\n" in house.text()


@pytest.mark.parametrize("text", ["", "# Лед\n\nГавань замерзла.\n"])
def test_without_front_matter_there_are_no_fields_to_write(house: House, text: str) -> None:
    (house.desk.root / FILE).write_text(text, encoding="utf-8")
    assert front_fields(house.article()) == ()
    outcome = house.desk.save_fields("ice", "ru", {"slug": ""}, {"slug": "led"})
    assert isinstance(outcome, Saved) and house.text() == text


FIELDS = "slug: led\nimage:\n  alt: Лед\n  path: ice.png\ntranslators: [Nina Ash, Oleg]\ndue: 2026-05-01\n"


def test_fields_are_those_of_the_translation_with_what_it_has_from_the_original(house: House) -> None:
    assert [field.name for field in front_fields(house.article())] == [
        "slug", "status", "translators", "reviewers", "due"
    ]  # fmt: skip
    house.edit("title: The Ice\n", "title: The Ice\nstatus: draft\nslug: frost\nreviewers: [Anna, Ivan]\n", SOURCE)
    house.edit("title: Лед\n", f"title: Лед\n{FIELDS}")
    assert {field.name: (field.value, field.inherited) for field in front_fields(house.article())} == {
        "slug": ("led", "led"), "status": ("", "draft"), "translators": ("Nina Ash, Oleg", ""),
        "reviewers": ("", "Anna, Ivan"), "due": ("2026-05-01", ""), "alt": ("Лед", ""), "caption": ("", ""),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "before", "after"),
    [
        ({"translators": "", "due": ""}, "translators: [Nina Ash, Oleg]\ndue: 2026-05-01\n", ""),
        ({"translators": "Anna Berg , Ivan"}, "[Nina Ash, Oleg]", "[Anna Berg, Ivan]"),
        ({"translators": ""}, "translators: [Nina Ash, Oleg]\n", ""),
        ({"reviewers": "Ivan"}, "due: 2026-05-01\n", "due: 2026-05-01\nreviewers: [Ivan]\n"),
    ],
)
def test_fields_are_written_one_line_each(house: House, values: dict[str, str], before: str, after: str) -> None:
    path, text = house.desk.root / FILE, RUSSIAN.replace("Лед\n", f"Лед\n{FIELDS}").replace("title:", "title:  ")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    base = {field.name: field.value for field in front_fields(house.article())}
    assert isinstance(house.desk.save_fields("ice", "ru", base, base | values), Saved)
    assert path.read_bytes().decode() == text.replace(before, after).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"alt": "Снег"}, "must be changed in the file"),
        ({"alt": ""}, "must be changed in the file"),
        ({"due": "soon"}, ""),
    ],
)
def test_a_field_that_would_not_survive_or_be_wrong_is_refused(
    house: House, values: dict[str, str], words: str
) -> None:
    """`alt:` would be written beside that of the picture, which readers would still get."""
    house.edit("title: Лед\n", f"title: Лед\n{FIELDS}")
    base = {field.name: field.value for field in front_fields(house.article())}
    before = house.text()
    outcome = house.desk.save_fields("ice", "ru", base, values)
    if words:
        refused(outcome, words)
    else:
        assert isinstance(outcome, Problem) and outcome.code == "bad-date"
    assert house.text() == before


def test_a_slip_that_the_file_has_already_keeps_no_field_from_being_saved(house: House) -> None:
    house.edit("title: Лед\n", "title: Лед\nfrist: 1\n")
    assert isinstance(house.desk.save_fields("ice", "ru", {"slug": ""}, {"slug": "led"}), Saved)
    assert "frist: 1\nslug: led\n" in house.text()


# ---------------------------------------------------------------- undoing


def test_a_row_that_has_changed_since_is_not_taken_back(house: House) -> None:
    house.save(2, "Сошелся совет.")
    house.edit("Сошелся совет.", "Совет заседал.")
    refused(house.desk.undo("ice", "ru"), "The row has changed since")
    assert "Совет заседал." in house.text()


def test_of_two_equal_rows_none_is_taken_back(house: House) -> None:
    house.save(2, "Да.")
    house.edit("Гавань замерзла.", "Да.")
    refused(house.desk.undo("ice", "ru"), "The row has changed since")


def test_fields_are_not_taken_back_where_the_file_has_changed_since(house: House) -> None:
    """A save of fields is none of a row, and an empty row is not what it wrote."""
    assert isinstance(house.desk.save_fields("ice", "ru", {"slug": ""}, {"slug": "led"}), Saved)
    house.edit("Совет собрался.", "<!-- 2\nThe council met.\n-->")
    refused(house.desk.undo("ice", "ru"), "The row has changed since")
    assert "slug: led" in house.text()


def test_each_takes_back_the_saves_in_the_article_that_is_open(house: House) -> None:
    write_files(house.desk.root, {"content/en/boat.md": "# A\n\nOne.\n", "content/ru/boat.md": "# А\n\nРаз.\n"})
    house.save(2, "Сошелся совет.")
    refused(house.desk.undo("boat", "ru"), "nothing to undo")
    refused(house.desk.for_person("Oleg").undo("ice", "ru"), "nothing to undo")
    assert isinstance(house.desk.undo("ice", "ru"), Saved)
    assert house.text() == RUSSIAN


def test_what_was_taken_back_is_written_too(house: House) -> None:
    """A team's desk commits it."""
    house.save(2, "Сошелся совет.")
    house.desk.take_written()
    assert isinstance(house.desk.undo("ice", "ru"), Saved)
    assert house.desk.take_written() == {FILE: RUSSIAN.encode()}


def test_a_file_that_was_written_as_a_whole_is_taken_back(house: House) -> None:
    house.article()
    house.desk.write("ice", "ru", FileEdit(FILE, RUSSIAN.encode(), RUSSIAN.replace("Лопата", "Кирка").encode()))
    assert "Кирка" in house.text()
    assert isinstance(house.desk.undo("ice", "ru"), Saved)
    assert house.text() == RUSSIAN


def test_a_file_that_somebody_has_changed_is_not_written_as_a_whole(house: House) -> None:
    house.article()
    with pytest.raises(FileChanged):
        house.desk.write("ice", "ru", FileEdit(FILE, b"As it was.\n", b"As it is.\n"))
    assert house.text() == RUSSIAN
    refused(house.desk.undo("ice", "ru"), "nothing to undo")


def test_the_oldest_saves_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "_MOST_UNDONE", 1)
    root = write_files(tmp_path, {SOURCE: ENGLISH, FILE: RUSSIAN})
    house = House(Desk(root, KNOWN, lambda: DAY, "Nina Ash", 1))
    house.save(1, "Порт замерз.")
    house.save(2, "Сошелся совет.")
    house.edit("Порт замерз.", "Порт замерз в январе.")
    assert isinstance(house.desk.undo("ice", "ru"), Saved)
    assert "Совет собрался." in house.text() and "Порт замерз в январе." in house.text()
    refused(house.desk.undo("ice", "ru"), "nothing to undo")
    house.desk.close()


# ---------------------------------------------------------------- the glossary

GLOSSARY = "content/glossary.toml"


def test_a_term_is_added_to_the_glossary_and_taken_back(house: House) -> None:
    assert house.desk.add_term("ice", "ru", " the  ice ", "лед") is None
    first = house.text(GLOSSARY)
    assert 'en = "the ice"' in first and 'ru = "лед"' in first
    assert house.desk.take_written() == {GLOSSARY: first.encode()}
    refused(house.desk.undo("ice", "ru"), "nothing to undo")  # a file that is new stays
    assert house.desk.add_term("ice", "ru", "spade", "лопата") is None
    assert "spade" in house.text(GLOSSARY)
    assert isinstance(house.desk.undo("ice", "ru"), Saved)
    assert house.text(GLOSSARY) == first


def test_a_term_is_not_written_over_what_somebody_else_has_written(house: House) -> None:
    assert house.desk.add_term("ice", "ru", "ice", "лед") is None
    theirs = house.text(GLOSSARY).replace("лед", "лёд")
    house.desk.announce = lambda _: write_files(house.desk.root, {GLOSSARY: theirs})
    assert isinstance(house.desk.add_term("ice", "ru", "spade", "лопата"), FileChangedMeanwhile)
    assert house.text(GLOSSARY) == theirs


# ---------------------------------------------------------------- declaring, reviewing, commenting


def test_a_row_is_declared_as_it_was_read_and_only_with_both_texts(house: House) -> None:
    for row in (None, 0, 4):
        assert isinstance(house.declare(row), Saved)
    for row in (-1, 5):
        refused(house.declare(row), CHANGED)
    read = house.article()
    house.edit("Совет собрался.", "")
    refused(house.desk.declare("ice", "ru", read.digest, 1, is_minor=False), CHANGED)
    refused(house.declare(2), "Only a row with both texts")
    refused(house.declare(), "Some rows are not translated yet")


def test_an_article_is_not_declared_while_a_row_is_behind(house: House) -> None:
    assert isinstance(house.declare(), Saved)
    house.edit("The council met.", "The council never met.", SOURCE)
    refused(house.declare(), "or are behind")
    declared = house.declare(2)
    assert isinstance(declared, Saved) and declared.row and declared.row.state == "in-step"
    assert isinstance(house.declare(), Saved)


def test_a_row_that_only_the_translation_has_is_neither_declared_nor_discussed(house: House) -> None:
    house.edit("Совет собрался.", "Совет собрался.\n\n{pair=none}\nПримечание переводчика.")
    [row] = [row for row in house.article().rows if not row.source]
    refused(house.declare(row.number), "Only a row with both texts")
    refused(house.desk.review("ice", "ru", [(row.number, row.digest)]), "Only a row that is in step")
    refused(house.desk.comment("ice", "ru", row.number, row.digest, "Why?"), "Only a passage of the original")


def test_only_what_was_read_and_is_in_step_is_reviewed(house: House) -> None:
    refused(house.desk.review("ice", "ru", [(1, house.row(1).digest)]), "Only a row that is in step")
    assert isinstance(house.declare(), Saved)
    refused(house.desk.review("ice", "ru", [(1, house.row(2).digest)]), CHANGED)
    for _ in range(2):
        reviewed = house.desk.review("ice", "ru", [(1, house.row(1).digest)])
        assert isinstance(reviewed, Saved) and reviewed.row and reviewed.row.state == "reviewed"


def test_a_comment_belongs_to_its_row_or_to_the_article(house: House) -> None:
    refused(house.desk.comment("ice", "ru", None, "", " \n"), "no words")
    refused(house.desk.comment("ice", "ru", 1, house.row(2).digest, "Why?"), CHANGED)
    for row, text in ((0, "The title?"), (2, "Who?"), (4, "Which?"), (None, "Whose? ")):
        digest = house.row(row).digest if row is not None else ""
        assert house.desk.comment("ice", "ru", row, digest, text) is None
    found = house.desk.comments(house.article()).found
    assert {comment.text: row for comment, row in found} == {
        "The title?": 0, "Who?": 2, "Which?": 4, "Whose?": None
    }  # fmt: skip
    assert house.desk.resolve("ice", next(comment.name for comment, row in found if row == 2)) is None
    assert [row for _, row in house.desk.comments(house.article()).found if row == 2] == []
    assert house.desk.resolve("ice", "none") is not None


def test_only_a_change_of_the_original_or_of_comments_is_news_of_comments(house: House) -> None:
    before = house.desk.comments_version(house.article())
    house.save(1, "Порт замерз.")
    assert house.desk.comments_version(house.article()) == before
    house.edit("The council met.", "The council sat.", SOURCE)
    original = house.desk.comments_version(house.article())
    assert original != before
    assert house.desk.comment("ice", "ru", 2, house.row(2).digest, "Who?") is None
    assert house.desk.comments_version(house.article()) not in (before, original)


# ---------------------------------------------------------------- rows that belong together, and beginnings


def test_rows_that_are_not_translated_are_not_joined(house: House) -> None:
    house.edit("Гавань замерзла.", "<!-- 1\nThe harbour froze.\n-->")
    house.edit("Совет собрался.", "<!-- 2\nThe council met.\n-->")
    refused(house.desk.regroup("ice", "ru", house.article().digest, 1, None), "Hints cannot do that here")


def test_hints_without_effect_are_not_written(house: House) -> None:
    """None is read on a list of definitions."""
    text = "---\ntitle: {}\n---\n\nA.\n\nTerm\n: Meaning\n"
    write_files(house.desk.root, {SOURCE: text.format("A"), FILE: text.format("А")})
    refused(house.desk.regroup("ice", "ru", house.article().digest, 1, None), "Hints cannot do that here")
    assert (house.text(SOURCE), house.text()) == (text.format("A"), text.format("А"))


def test_rows_are_joined_only_as_they_were_read(house: House) -> None:
    read = house.article()
    for row in (-1, 5):
        refused(house.desk.regroup("ice", "ru", read.digest, row, None), CHANGED)
    for row, cut in ((4, None), (0, None), (2, None), (1, (1, 1)), (1, (2, 0)), (1, (-1, 1))):
        refused(house.desk.regroup("ice", "ru", read.digest, row, cut), "Hints cannot do that here")
    house.edit("Совет собрался.", "Совет заседал.")
    refused(house.desk.regroup("ice", "ru", read.digest, 1, None), CHANGED)
    assert house.text(SOURCE) == ENGLISH
    joined = house.desk.regroup("ice", "ru", house.article().digest, 1, None)
    assert isinstance(joined, Saved) and joined.news and joined.news.kept
    assert [row.target.count("{pair=") for row in joined.article.rows] == [0, 0, 0, 0]
    assert "Гавань замерзла.\n\nСовет заседал." in [row.target for row in joined.article.rows]
    taken = house.desk.take_written()
    assert set(taken) == {SOURCE, FILE}


@pytest.mark.parametrize(
    ("comment", "left"),
    [("<!-- 1\nThe harbour froze.\n-->", "Совет собрался."), ("<!-- 2\nThe council met.\n-->", "Гавань замерзла.")],
)
def test_two_paragraphs_that_were_translated_as_one_are_joined_and_no_comment_keeps_a_place(
    house: House, comment: str, left: str
) -> None:
    house.edit("Совет собрался." if left == "Гавань замерзла." else "Гавань замерзла.", comment)
    joined = house.desk.regroup("ice", "ru", house.article().digest, 1, None)
    assert isinstance(joined, Saved), joined
    assert [(row.source, row.target) for row in joined.article.rows][1] == (
        "The harbour froze.\n\nThe council met.", left
    )  # fmt: skip
    assert "<!--" not in house.text()
    assert isinstance(house.desk.undo("ice", "ru"), Saved)
    house.edit(left, "")
    refused(house.desk.regroup("ice", "ru", house.article().digest, 1, None), "Hints cannot do that here")


def test_a_translation_is_begun_once(house: House) -> None:
    (house.desk.root / FILE).unlink()

    def write_too(_: object) -> None:
        write_files(house.desk.root, {FILE: RUSSIAN})

    house.desk.announce = write_too
    problem = house.desk.begin("ice", "ru")
    assert problem is not None and problem.code == "file-changed-meanwhile"
    assert house.text() == RUSSIAN
    assert house.desk.take_written() == {}
    (house.desk.root / FILE).unlink()
    house.desk.announce = lambda _: None
    assert house.desk.begin("ice", "ru") is None
    assert house.desk.take_written() == {FILE: house.text().encode()}
    assert house.article().rows[1].state == "missing"
    problem = house.desk.begin("none", "ru")
    assert problem is not None and problem.code == "unknown-article"


def test_a_text_with_a_fault_that_is_no_error_is_opened_and_a_draft_too(house: House) -> None:
    house.edit("title: Лед\n", "title: Лед\nstatus: draft\nfrist: 1\n")
    assert house.article().rows[1].target == "Гавань замерзла."


# ---------------------------------------------------------------- what a desk remembers, and its end


def test_what_was_used_last_is_kept() -> None:
    kept: dict[tuple[str, str, str], int] = {}
    for number, name in enumerate("abac"):
        put_latest(kept, (name, "ru", ""), number, 2)
    assert kept == {("a", "ru", ""): 2, ("c", "ru", ""): 3}


def test_a_row_has_another_number_where_one_was_added_above_it(house: House) -> None:
    read = house.article()
    house.edit("The harbour froze.", "It was cold.\n\nThe harbour froze.", SOURCE)
    house.edit("Гавань замерзла.", "Было холодно.\n\nГавань замерзла.")
    now = house.article()
    assert house.desk.seen.row_in(("ice", "ru", read.digest), 2, ("ice", "ru", now.digest)) == 3
    assert house.desk.seen.row_in(("ice", "ru", read.digest), 2, ("ice", "ru", read.digest)) == 2


def test_words_are_found_in_any_form_and_not_what_is_only_like_them(house: House) -> None:
    assert isinstance(house.declare(), Saved)
    found = house.desk.find("гавани", ("ru", "en"))
    assert [match.pair.texts for match in found.matches] == [("The harbour froze.", "Гавань замерзла.")]
    assert not house.desk.find("Гавань оттаяла.", ("ru", "en")).matches


def test_what_was_just_declared_in_step_is_suggested_elsewhere(house: House) -> None:
    write_files(house.desk.root, {"content/en/boat.md": "# A\n\nThe council met.\n", "content/ru/boat.md": "# А\n"})
    boat = house.desk.open("boat", "ru")
    assert isinstance(boat, DeskArticle)
    assert not any(house.desk.matches(boat, boat.rows).values())
    assert isinstance(house.declare(), Saved)
    found = house.desk.matches(boat, boat.rows)[1]
    assert [match.pair.texts[1 - match.side] for match in found] == ["Совет собрался."]


def test_the_history_of_a_row_knows_its_line_and_the_own_saves_the_newest_first(house: House) -> None:
    house.save(1, "Порт замерз.")
    house.save(2, "Сошелся совет.")
    article = house.article()
    traced = house.desk.traced(article, article.rows[2])
    assert (traced.path, traced.line, traced.written) == (FILE, article.rows[2].lines[1], "Сошелся совет.")
    earlier = RUSSIAN.replace("Гавань замерзла.", "Порт замерз.")
    assert [save.content.decode() for save in traced.saves] == [house.text(), earlier]


def test_a_folder_is_listed_with_files_that_are_still_to_be_written(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"content/en/a.md": "A.\n", "content/en/b.md": "B.\n"})
    names = ("content/en/a.md", "content/en/new.md", "content/media/left-out.md")
    folder = EditedFolder(root, [FileEdit(name, None, b"New.\n") for name in names])
    listed = {entry.path: entry.size for entry in folder.list("content", {"media"})}
    assert listed == {"content/en/a.md": 5, "content/en/b.md": 3, "content/en/new.md": 5}


def test_a_desk_that_is_closed_leaves_no_process(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []
    monkeypatch.setattr(house.desk.pandoc, "__exit__", lambda: ended.append("rows"), raising=False)
    monkeypatch.setattr(house.desk.preview, "close", lambda: ended.append("pages"))
    house.desk.close()
    monkeypatch.undo()
    assert ended == ["rows", "pages"]
