"""`find`: how words and sentences were translated before, from what the ledgers record."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from translate.storage import tmx

from diglot.adapters.databases.memory_index import MemoryIndex
from diglot.adapters.databases.store import code_digest
from diglot.adapters.disk import Folder
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.memory import PublicationMemory
from tests.tools import changed_rows
from tests.tools.memories import BRIDGE, BRIDGE_RU, RIVER, TREATY, TREATY_RU
from tests.tools.publication import DAY, run, run_json, write_files

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"


@pytest.fixture
def publication(
    tmp_path: Path, far_day: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    root = write_files(tmp_path / "house", RIVER)
    monkeypatch.chdir(root)
    code, _, err = run(["sync", "river", "--by", "Nina Ash"], capsys)
    assert (code, err) == (0, "")
    return root


def find(*words: str, capsys: Any) -> list[dict[str, Any]]:
    code, document = run_json(["find", *words], capsys)
    assert code == 0
    matches: list[dict[str, Any]] = document["matches"]
    return matches


def test_a_word_is_found_in_any_form_and_shown_with_its_translation(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for word in ("договорами", "treaty"):
        [match] = find(word, capsys=capsys)
        assert match["original"] == {"lang": "en", "text": TREATY, "file": "content/en/river.md", "line": 5}
        assert match["translation"]["text"] == TREATY_RU
        assert (match["in_step"], match["by"]) == (True, "Nina Ash")


def test_all_words_must_occur_and_words_in_quotation_marks_in_their_order(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert find("ice", "treaty", capsys=capsys)
    assert not find("ice", "ferry", capsys=capsys)
    assert find("closed in winter", capsys=capsys)
    assert not find("winter closed", capsys=capsys)


def test_a_language_is_searched_alone(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert find("river", "--lang", "en", capsys=capsys)
    assert not find("river", "--lang", "ru", capsys=capsys)


def test_the_title_is_found_at_its_line(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fields = {match["field"]: match for match in find("Река", capsys=capsys)}
    assert fields["title"]["translation"]["line"] == 2


def test_a_similar_sentence_is_found_with_its_likeness(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [match] = find("--similar", "The bridge was closed in spring, and the ferry did not run.", capsys=capsys)
    assert (match["translation"]["text"], match["likeness"]) == (BRIDGE_RU, 91)
    assert find("--similar", "Quite another sentence about ferries.", capsys=capsys) == []


def test_a_sentence_is_found_inside_a_paragraph(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (publication / "content/en/river.md").read_text(encoding="utf-8").replace(f"\n\n{BRIDGE}", f" {BRIDGE}")
    (publication / "content/en/river.md").write_text(text, encoding="utf-8")
    (publication / "content/ru/river.md").write_text(
        f"---\ntitle: Река\n---\n{TREATY_RU} {BRIDGE_RU}\n", encoding="utf-8"
    )
    assert run(["sync", "river", "--by", "Nina Ash"], capsys)[0] == 0
    [match] = find("--similar", BRIDGE, capsys=capsys)
    assert (match["original"]["text"], match["likeness"]) == (f"{TREATY} {BRIDGE}", 100)


def test_a_word_in_another_form_counts_for_four_fifths(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other forms throughout are 80 % at least; words exchanged are less; a passage about something else is nothing."""
    [match] = find("--similar", "Зимою мосты закрывали, а паромы не ходили.", capsys=capsys)
    assert match["original"]["text"] == BRIDGE
    assert 80 <= match["likeness"] < 95
    [weak] = find("--similar", "Зимой дорогу закрывали, а поезд не ходил.", capsys=capsys)
    assert 50 <= weak["likeness"] < 80
    assert find("--similar", "Летом все уезжали на дачу.", capsys=capsys) == []


def test_a_clause_is_found_in_a_long_sentence(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [match] = find("--similar", "the ferries did not run", capsys=capsys)
    assert (match["original"]["text"], match["likeness"]) == (BRIDGE, 86)


def test_a_sentence_in_a_paragraph_is_suggested_with_its_own_translation(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One paragraph has both sentences; whoever translates one of them is offered that alone."""
    for lang, text in (("en", f"{TREATY} {BRIDGE}"), ("ru", f"{TREATY_RU} {BRIDGE_RU}")):
        write_files(publication, {f"content/{lang}/both.md": f"---\ntitle: B\ndate: 2020-01-03\n---\n{text}\n"})
    assert run(["sync", "both", "--by", "Nina Ash"], capsys)[0] == 0
    memory = PublicationMemory(publication, KNOWN, DAY, 1)
    [matches] = memory.suggest(["The bridges were closed in winter, and the ferry did not run."], ("en", "ru"), 2)
    assert sorted(match.part for match in matches) == [("", ""), (BRIDGE, BRIDGE_RU)]


def test_rows_changed_as_editors_change_them_find_their_passages(tmp_path: Path) -> None:
    """Of the twenty of `tests.tools.changed_rows` seventeen at least, and no wrong passage comes first."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    rows = list(changed_rows.first_matches(PublicationMemory(tmp_path, KNOWN, DAY, 2)))
    for first in ([(found, right) for _, right, found, _ in rows], [(found, right) for _, right, _, found in rows]):
        assert sum(changed_rows.is_right(match, right) for match, right in first) >= 17
        assert all(changed_rows.is_right(match, right) for match, right in first if match)


def test_the_examples_of_the_guides_find_something(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], far_day: None
) -> None:
    for guide in ("translations.md", "translations.ru.md"):
        lines = re.findall(r"^python3 build\.py (find .*)$", (DOCS / guide).read_text(encoding="utf-8"), re.MULTILINE)
        assert lines, guide
        for line in lines:
            assert run_json([*shlex.split(line, comments=True), "--root", ROOT], capsys)[1]["matches"], line


def test_what_has_changed_since_is_said_to_have_changed(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert find("ferry", capsys=capsys)[0]["in_step"]
    path = publication / "content/en/river.md"
    path.write_text(path.read_text(encoding="utf-8").replace("did not run", "sank twice at night"), encoding="utf-8")
    [match] = find("ferry", capsys=capsys)
    assert (match["in_step"], match["original"]["text"]) == (False, BRIDGE)
    assert "in step on 1 January 2030, changed since" in run(["find", "ferry"], capsys)[1]


def test_an_article_that_went_is_not_found_any_more(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert find("ferry", capsys=capsys)
    for path in ("content/en/river.md", "content/ru/river.md", "content/ledger/river.toml"):
        (publication / path).unlink()
    assert find("ferry", capsys=capsys) == []


def test_languages_that_come_back_bring_their_pairs(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No file of an article has changed meanwhile."""
    settings = publication / "content/site.toml"
    before = settings.read_text(encoding="utf-8") if settings.exists() else ""
    assert find("treaty", capsys=capsys)
    settings.write_text(f'languages = ["ru"]\n{before}', encoding="utf-8")
    assert not find("treaty", capsys=capsys)
    settings.write_text(before, encoding="utf-8")
    assert find("treaty", capsys=capsys)


def damaged(index: Path, damage: str) -> bytes:
    content = index.read_bytes()
    at = content.rindex(b"ferry did")
    contents = {
        "not a database": b"junk" * 4096,
        "another database": index.with_name("texts.sqlite").read_bytes(),
        "a flipped byte": content[:at] + b"F" + content[at + 1 :],
        "cut off": content[: len(content) // 2],
        "empty": b"",
        "of another version": content.replace(code_digest().hex().encode(), b"0" * len(code_digest().hex())),
    }
    return contents[damage]


DAMAGES = ["not a database", "another database", "a flipped byte", "cut off", "empty", "of another version", "gone"]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_changes_no_answer(
    publication: Path, damage: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = find("ferry", capsys=capsys)
    index = publication / ".cache/diglot/memory.sqlite"
    if damage == "gone":
        index.unlink()
    else:
        index.write_bytes(damaged(index, damage))
    assert find("ferry", capsys=capsys) == expected
    # It is in the file again: the next search indexes nothing.
    monkeypatch.setattr(MemoryIndex, "replace", None)
    assert find("ferry", capsys=capsys) == expected


def test_an_index_of_another_version_is_made_anew(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its stamps may have another form: here the state of a file was five numbers."""
    expected = find("ferry", capsys=capsys)
    with closing(sqlite3.connect(publication / ".cache/diglot/memory.sqlite")) as index, index:
        index.execute("""UPDATE articles SET stamp = '["0", [["content/en/river.md", 1, 2, 3, 4, 5]]]'""")
    assert find("ferry", capsys=capsys) == expected


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_changes_no_suggestion(publication: Path, damage: str) -> None:
    memory = PublicationMemory(publication, KNOWN, DAY, 1)
    expected = memory.suggest([BRIDGE], ("en", "ru"), 3)
    assert expected[0]
    index = publication / ".cache/diglot/memory.sqlite"
    if damage == "gone":
        index.unlink()
    else:
        index.write_bytes(damaged(index, damage))
    memory.recent.written.add("content/ru/river.md")
    assert memory.suggest([BRIDGE], ("en", "ru"), 3) == memory.suggest([BRIDGE], ("en", "ru"), 3) == expected


def test_a_short_passage_is_found_in_spite_of_its_long_note(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = "The ferry, which had been built for quite another river, was sold to the miller in the end."
    for lang, short in (("en", "Nobody came."), ("ru", "Никто не пришел.")):
        path = publication / f"content/{lang}/river.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{short}[^1]\n\n[^1]: {note}\n", encoding="utf-8")
    assert run(["sync", "river", "--by", "Nina Ash"], capsys)[0] == 0
    (matches,) = PublicationMemory(publication, KNOWN, DAY, 1).suggest(["Nobody came.[^note]"], ("en", "ru"), 3)
    assert [(match.pair.texts[0].partition("^")[0], match.likeness) for match in matches] == [("Nobody came.", 100)]
    [match] = find("--similar", "Nobody came.", capsys=capsys)
    assert match["likeness"] == 100


@pytest.mark.parametrize(
    "statements",
    [
        ("ALTER TABLE pairs RENAME TO real", "CREATE VIEW pairs AS SELECT id + 1 AS id, article, checksum, value FROM real"),
        ("CREATE TRIGGER gone AFTER INSERT ON articles BEGIN DELETE FROM pairs; END",),
        ("CREATE TABLE more (value)",),
    ],
    ids=["a view", "a trigger", "a table"],
)  # fmt: skip
def test_an_index_that_somebody_else_has_made_is_not_asked(
    publication: Path, statements: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    expected = find("ferry", capsys=capsys)
    index = publication / ".cache/diglot/memory.sqlite"
    with closing(sqlite3.connect(index)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    assert find("ferry", capsys=capsys) == expected
    with closing(sqlite3.connect(index)) as connection:
        kinds = dict(connection.execute("SELECT name, type FROM sqlite_master").fetchall())
    assert kinds["pairs"] == "table"
    assert kinds.keys().isdisjoint(["real", "gone", "more"])


def test_an_index_is_not_written_through_a_link(
    publication: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = find("ferry", capsys=capsys)
    index, elsewhere = publication / ".cache/diglot/memory.sqlite", tmp_path / "elsewhere"
    index.rename(elsewhere)
    index.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    write_files(publication, {"content/en/river.md": RIVER["content/en/river.md"] + "\nMore.\n"})
    assert [match["translation"] for match in find("ferry", capsys=capsys)] == [
        match["translation"] for match in expected
    ]
    assert elsewhere.read_bytes() == before


def test_what_is_in_no_ledger_is_counted(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(["find", "treaty", "--ui-lang", "en"], capsys)[1]
    assert "1 translation is in no ledger and was not searched; diglot sync --adopt records it" in out


def test_a_damaged_ledger_is_a_problem_each_time(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (publication / "content/ledger/river.toml").write_text("format = 1\noriginal = ", encoding="utf-8")
    for _ in range(2):
        code, document = run_json(["find", "ferry"], capsys)
        assert (code, [problem["code"] for problem in document["problems"]]) == (1, ["damaged-ledger"])


def test_words_without_letters_are_refused(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(["find", "—", "--ui-lang", "en"], capsys)
    assert code == 2
    assert "“—”" in err


def test_the_whole_memory_is_exported_with_when_and_by_whom(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "--all", "--format", "tmx"], capsys)[0] == 0
    memory = tmx.tmxfile.parsefile(str(publication / "house.tmx"))
    units = {unit.source: (unit.target, unit.xmlelement.get("creationid")) for unit in memory.units}
    assert units == {
        text: (other, "Nina Ash") for text, other in (("The river", "Река"), (TREATY, TREATY_RU), (BRIDGE, BRIDGE_RU))
    }
    assert {unit.xmlelement.get("creationdate") for unit in memory.units} == {"20300101T000000Z"}


@pytest.mark.parametrize("words", [["export"], ["export", "--all"], ["export", "river", "--all", "--format", "tmx"]])
def test_one_article_or_all_of_them_is_exported(
    publication: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run([*words, "--ui-lang", "en"], capsys)
    assert (code, "name one article, or export everything with --all --format: tmx, hugo" in err) == (2, True)


def test_who_asks_often_looks_at_all_files_once_a_minute_or_where_a_match_has_changed(
    publication: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []
    stats = Folder.stats
    monkeypatch.setattr(Folder, "stats", lambda folder, under: looks.append(under) or stats(folder, under))
    memory = PublicationMemory(publication, KNOWN, DAY, 1)

    def suggested(text: str) -> list[tuple[str, bool]]:
        (matches,) = memory.suggest([text], ("en", "ru"), 3)
        return [(match.pair.texts[1], match.pair.is_current) for match in matches]

    assert suggested(TREATY) == suggested(TREATY) == [(TREATY_RU, True)]
    assert len(looks) == 1
    write_files(publication, {"content/ru/river.md": RIVER["content/ru/river.md"].replace("весной", "летом")})
    assert suggested(TREATY) != [(TREATY_RU, True)]
    assert len(looks) > 1
    seen = len(looks)
    assert suggested(BRIDGE)
    assert len(looks) == seen
    memory.recent.looked -= 61
    assert suggested(BRIDGE)
    assert len(looks) > seen


def test_after_a_save_only_the_files_of_the_article_are_looked_at(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    memory = PublicationMemory(publication, KNOWN, DAY, 1)
    memory.suggest([TREATY], ("en", "ru"), 3)
    monkeypatch.setattr(Folder, "stats", None)
    path = publication / "content/ru/river.md"
    write_files(publication, {"content/ru/river.md": path.read_text(encoding="utf-8").replace("весной", "летом")})
    memory.recent.written.add("content/ru/river.md")
    (matches,) = memory.suggest([TREATY], ("en", "ru"), 3)
    assert [match.pair.is_current for match in matches] == [False]
    assert not memory.recent.written
    monkeypatch.undo()
    # The stamp is that of a look at all files.
    monkeypatch.setattr(MemoryIndex, "replace", None)
    memory.recent.looked -= 61
    assert memory.suggest([TREATY], ("en", "ru"), 3) == [matches]
