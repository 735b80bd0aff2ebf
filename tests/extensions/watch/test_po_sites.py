"""Sites whose translations are in PO files: what these say is what `status` says, and a save changes its message alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from diglot.extensions.desk.pipeline.articles.article import DeskArticle
from diglot.extensions.desk.pipeline.desk import Desk, Save, Saved
from diglot.extensions.watch.adapters.po_files import read_po, with_translation
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.publication import files_of, run, run_json, write_files

HEAD = """# Notes.
msgid ""
msgstr ""
"PO-Revision-Date: 2026-05-02 10:00+0300\\n"
"Last-Translator: Nina Ash <nina@host.example>\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"""
# In step; behind, with what it was before; behind, where nobody knows that; not translated; and the head of another text.
MESSAGES = """
#: {place}ice{suffix}:1
msgid "Ice"
msgstr "Лёд"

#: {place}ice{suffix}:3
#, fuzzy, no-wrap
#| msgid "The ice came late."
msgid "The ice came early."
msgstr "Лёд пришёл поздно."

#: {place}ice{suffix}:5
#, fuzzy
msgid ""
"It was [thin](a.md) that year, and nobody went out on it, not even the "
"children.\\n"
msgstr ""
"Он был в том году [тонок](a.md), и никто на него не выходил, даже "
"дети.\\n"

#: {place}ice{suffix}:7
msgid "It stayed for 40 days."
msgstr ""

#: {place}snow{suffix}:1 {place}ice{suffix}:9
msgid "See :ref:`ice`."
msgstr "См. :ref:`ice`."

#~ msgid "Fog"
#~ msgstr "Туман"
"""
PO = HEAD + MESSAGES.format(place="src/", suffix=".md")
MDBOOK = {"book.toml": "[book]\n", "src/ice.md": "# Ice\n", "src/snow.md": "# Snow\n", "po/ru.po": PO, "po/de.po": HEAD}
SITES: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "mdbook": ("mdBook: texts en 2, ru 2; in other languages, not compared: 1", "po/ru.po", MDBOOK),
    "sphinx": (
        "Sphinx: texts en 2, ru 2; in other languages, not compared: 0",
        "docs/locale/ru/LC_MESSAGES/notes.po",
        {
            "docs/conf.py": "project = 'N'\nlocale_dirs = ['locale/']\n",
            "docs/ice.rst": "Ice\n===\n",
            "docs/snow.rst": "Snow\n====\n",
            "docs/locale/ru/LC_MESSAGES/notes.po": HEAD + MESSAGES.format(place="../../", suffix=".rst"),
        },
    ),
    "po4a": (
        "po4a: texts en 2, ru 2; in other languages, not compared: 0",
        "po/ru/notes.po",
        {
            "po4a.cfg": "[po4a_langs] ru\n[po4a_paths] po/$master.pot $lang:po/$lang/$master.po\n",
            "ice.md": "# Ice\n",
            "snow.md": "# Snow\n",
            "po/ru/notes.po": HEAD + MESSAGES.format(place="", suffix=".md"),
        },
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_fuzzy_is_behind_and_what_is_obsolete_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, po, files = SITES[name]
    monkeypatch.chdir(write_files(tmp_path / "site", files))
    _, document = run_json(["status"], capsys)
    assert {
        row["article"]: (row["state"], row["units"], row["changed"], row["by"]) for row in document["articles"]
    } == {
        "ice": ("source-changed", 5, 3, "Nina Ash"),
        "snow": ("in-step", 1, 0, "Nina Ash"),
    }
    assert {row["file"] for row in document["articles"]} == {po}
    [told] = document["problems"]
    assert (told["code"], told["file"]) == ("not-watched", po) and "1" in told["what"]
    assert run(["status"], capsys)[2].startswith(first)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of mdBook, in which the commands are typed."""
    site = write_files(tmp_path / "site", MDBOOK)
    monkeypatch.chdir(site)
    return site


def test_places_are_lines_of_the_po_file(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = PO.split("\n")
    _, document = run_json(["diff", "ice"], capsys)
    [article] = document["articles"]
    found = {place["text"]: lines[place["line"] - 1] for one in article["changes"] for place in one["places"]}
    assert found["The ice came early."] == 'msgid "The ice came early."'
    assert found["It stayed for 40 days."] == 'msgid "It stayed for 40 days."'
    text = (site / "po/ru.po").read_text()
    (site / "po/ru.po").write_text(text.replace('40 days."\nmsgstr ""', '40 days."\nmsgstr "Он лежал 50 дней."'))
    _, document = run_json(["check", "ice"], capsys)
    [finding] = [one for one in document["problems"] if one["code"] == "number-differs"]
    assert lines[finding["line"] - 2] == 'msgid "It stayed for 40 days."'


def test_sync_takes_the_mark_of_what_is_in_step_from_the_po_file(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["sync", "ice", "--units", "2", "--by", "Ann"], capsys)
    expected = PO.replace('#, fuzzy, no-wrap\n#| msgid "The ice came late."\n', "#, no-wrap\n")
    assert (site / "po/ru.po").read_text() == expected
    run(["sync", "ice"], capsys)
    assert (site / "po/ru.po").read_text() == expected.replace("#, fuzzy\n", "")
    # What has no translation is not in step, whatever somebody declares.
    _, document = run_json(["status", "ice"], capsys)
    assert [(row["state"], row["changed"]) for row in document["articles"]] == [("source-changed", 1)]
    assert 'by = "Ann"' in (site / ".diglot/content/ledger/ice.toml").read_text()


def test_an_editor_of_po_files_declares_too(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["status"], capsys)
    text = (site / "po/ru.po").read_text()
    (site / "po/ru.po").write_text(
        text.replace("#, fuzzy\n", "").replace('days."\nmsgstr ""', 'days."\nmsgstr "Сорок."')
    )
    _, document = run_json(["status", "ice"], capsys)
    assert [row["changed"] for row in document["articles"]] == [1]


def test_the_desk_saves_a_message_and_no_other_byte(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of one that had no translation too; its wrapped lines stay where they can."""
    run(["status"], capsys)
    before, text = files_of(site), (site / "po/ru.po").read_text()
    desk = Desk(site / ".diglot", KNOWN, lambda: dt.date(2030, 1, 2), "Ann", 1)
    changes = {
        "It stayed for 40 days.": ("", "Он лежал 40 дней."),
        "It was [thin](a.md) that year, and nobody went out on it, not even the children.": ("дети", "сами дети"),
        "Ice": ("Лёд", '"Лёд"'),
    }
    try:
        for source, (old, new) in changes.items():
            article = desk.open("ice", "ru")
            assert isinstance(article, DeskArticle)
            row = next(row for row in article.rows if row.source == source)
            written = row.written.replace(old, new) if old else new
            saved = desk.save(Save("ice", "ru", article.digest, row.number, row.written, written))
            assert isinstance(saved, Saved)
    finally:
        desk.close()
    expected = (
        text.replace('40 days."\nmsgstr ""', '40 days."\nmsgstr "Он лежал 40 дней."')
        .replace('\n"дети.\\n"', '\n"сами "\n"дети.\\n"')
        .replace('msgstr "Лёд"', 'msgstr "\\"Лёд\\""')
    )
    assert (site / "po/ru.po").read_text() == expected
    others = {path: content for path, content in before.items() if not path.startswith((".diglot", "po/ru"))}
    assert {path: files_of(site)[path] for path in others} == others


def test_an_original_is_not_changed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "po/ru.po").write_text(PO.replace("It stayed for 40 days.", 'It \\"stayed\\".'))
    assert run(["fix", "--dry-run"], capsys)[0] == 0


def test_a_po_file_that_cannot_be_read_is_an_error(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "po/ru.po").write_text(PO.replace('msgstr "Лёд"', 'msgstr "Лёд'))
    code, document = run_json(["status"], capsys)
    [problem] = document["problems"]
    assert (code, problem["code"], problem["file"]) == (1, "unreadable-site", "po/ru.po")
    assert PO.split("\n")[problem["line"] - 1] == 'msgstr "Лёд"'


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_line_that_stays_keeps_its_end_and_its_place(end: str) -> None:
    text = PO.replace("\n", end)
    for number, message in enumerate(read_po(text).messages):
        changed = with_translation(text, message, f"Ж{message.translation}")
        again = read_po(changed).messages
        assert [one.translation for one in again] == [
            f"{'Ж' * (at == number)}{one.translation}" for at, one in enumerate(read_po(text).messages)
        ]
        first, stop = message.written
        assert changed.split("\n")[:first] == text.split("\n")[:first]
        assert changed.endswith("\n".join(text.split("\n")[stop:]))
        assert end == "\n" or "\n" not in changed.replace("\r\n", "")
