"""The ledger at work: what `status`, `diff` and `sync` say, write, and refuse to write."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Collection
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from diglot.adapters import pandoc
from diglot.core.ledger import format_ledger, parse_ledger
from diglot.model.problems import DamagedLedger
from diglot.model.translation.ledger import Ledger, LedgerEntry
from diglot.pipeline.translation import ledger_store
from diglot.pipeline.translation.ledger_files import parse_ledger_source
from tests.tools.publication import publish, reported, run, run_json, write_files

ENGLISH = """---
title: Seoul
date: 2015-03-12
---

The credit came late, and nobody at the bank was surprised.

## Ports

Coal went first; oil followed it in 1990.

The last train left the harbour before the ice did.
"""

RUSSIAN = """---
title: Сеул
translators: [Nina Ash]
---

Кредит опоздал, и в банке никто не удивился.

## Порты

Первым пошел уголь; нефть последовала за ним в 1990 году.

Последний поезд ушел из гавани раньше льда.
"""

HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html"]\n',
    "content/en/asia/index.md": "# Asia\n\nTo the ocean and back again.\n",
    "content/en/asia/seoul.md": ENGLISH,
    "content/ru/asia/seoul.md": RUSSIAN,
    "content/ru/dash.md": "# Тире\n\nНикто не переводил этих слов.\n",
}
LEDGER = "content/ledger/asia/seoul.toml"


@pytest.fixture
def publication(tmp_path: Path, far_day: None) -> Path:
    return write_files(tmp_path / "house", HOUSE)


def edit(publication: Path, path: str, old: str, new: str) -> None:
    file = publication / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def states(publication: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    _, document = run_json(["status", "--root", publication], capsys)
    return {f"{row['article']} {row['lang']}": row["state"] for row in document["articles"]}


def row(publication: Path, capsys: pytest.CaptureFixture[str], article: str = "asia/seoul") -> dict[str, object]:
    _, document = run_json(["status", article, "--root", publication], capsys)
    [found] = document["articles"]
    return dict(found)


def sync(publication: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    return run(["sync", *words, "--root", publication, "--by", "Nina Ash"], capsys)


# ---------------------------------------------------------------- status


def test_status_parses_each_ledger_once(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sync", "asia/seoul", "--root", str(publication), "--by", "Nina Ash"], capsys)[0] == 0
    parsed: list[str] = []

    def counted(source: str, path: str, langs: Collection[str]) -> object:
        parsed.append(path)
        return parse_ledger_source(source, path, langs)

    monkeypatch.setattr(ledger_store, "parse_ledger_source", counted)
    assert run_json(["status", "--root", str(publication)], capsys)[0] == 0
    assert parsed == [LEDGER]


def test_status_agrees_with_a_person(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert states(publication, capsys) == {"asia ru": "missing", "asia/seoul ru": "untracked", "dash en": "missing"}


def test_a_file_with_the_original_s_words_is_no_translation(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(publication, {"content/ru/asia/index.md": "# Asia\n\nTo the ocean and back again.\n"})
    write_files(publication, {"content/en/dash.md": "---\ntitle: Dash\noriginal: ru\n---\n\n<!-- to be done -->\n"})
    assert states(publication, capsys) == {"asia ru": "stub", "asia/seoul ru": "untracked", "dash en": "stub"}


def test_a_heading_that_is_the_title_no_more_is_a_passage_of_its_own(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert row(publication, capsys, "asia")["state"] == "missing"
    edit(publication, "content/en/asia/index.md", "# Asia\n", "---\ntitle: The Far East\n---\n# Asia\n")
    remembered = row(publication, capsys, "asia")
    shutil.rmtree(publication / ".cache")
    assert remembered == row(publication, capsys, "asia")


@pytest.fixture
def pair_alone(publication: Path) -> Path:
    """A publication with one article, in both languages."""
    (publication / "content/ru/dash.md").unlink()
    (publication / "content/en/asia/index.md").unlink()
    return publication


def test_pandoc_reads_no_pair_that_was_never_declared_in_step(
    pair_alone: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(pair_alone, "content/en/asia/seoul.md", "title: Seoul\n", "")
    edit(pair_alone, "content/en/asia/seoul.md", "The credit", "# Seoul\n\nThe credit")
    monkeypatch.setattr(pandoc, "find_pandoc", None)
    found = row(pair_alone, capsys)
    assert (found["state"], found["title"], found["changed"]) == ("untracked", "Seoul", 0)


def test_pandoc_reads_no_text_that_is_as_it_was_declared(
    pair_alone: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sync(pair_alone, capsys, "asia/seoul")
    shutil.rmtree(pair_alone / ".cache")
    monkeypatch.setattr(pandoc, "find_pandoc", None)
    assert states(pair_alone, capsys) == {"asia/seoul ru": "in-step"}


def test_a_translation_whose_original_is_gone_is_an_orphan(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sync(publication, capsys, "asia/seoul")
    (publication / "content/en/asia/seoul.md").rename(publication / "content/en/asia/busan.md")
    found = states(publication, capsys)
    assert (found["asia/seoul ru"], found["asia/busan ru"]) == ("orphan", "missing")


def test_a_language_that_is_not_wanted_is_not_missing(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, {"content/ru/dash.md": "---\ntitle: Тире\nlanguages: [ru]\n---\n\nНикто не переводил.\n"})
    assert "dash en" not in states(publication, capsys)


def test_what_is_missing_or_stale_makes_the_exit_code_1(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "--root", publication], capsys)[0] == 0
    code, out, _ = run(["status", "--missing", "--root", publication], capsys)
    assert code == 1
    assert re.search(r"^missing: 2\n(?:  .*\n)*  dash +ru → en ", out, re.MULTILINE)
    assert "seoul" not in out
    assert run(["status", "--stale", "--root", publication], capsys)[0] == 0
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "1990", "1991")
    assert run(["status", "--stale", "--root", publication], capsys)[0] == 1
    assert run(["status", "--stale", "--lang", "en", "--root", publication], capsys)[0] == 0
    assert run(["status", "--stale", "--by", "nina", "--root", publication], capsys)[0] == 1
    assert run(["status", "--stale", "--by", "hale", "--root", publication], capsys)[0] == 0


def test_rows_are_sorted_as_asked(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, document = run_json(["status", "--sort", "words", "--root", publication], capsys)
    words = [found["words"] for found in document["articles"]]
    assert words == sorted(words, reverse=True)
    assert document["totals"] == {
        "states": {"missing": 2, "untracked": 1},
        "words": sum(words),
        "to_review": 0,
        "comments": 0,
    }


def test_status_is_a_page_as_well(publication: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "1990", "1991")
    page = tmp_path / "status.html"
    assert run(["status", "--html", page, "--ui-lang", "en", "--root", publication], capsys)[0] == 0
    root = html.fromstring(page.read_bytes())
    assert [section.text for section in root.iter("h2")] == ["missing", "source changed"]
    [behind] = root.xpath("//tr[contains(., 'asia/seoul')]")
    [meter] = behind.iter("meter")
    assert behind.text_content().startswith("Seoul")
    assert f"{float(meter.get('value')):.0%}" == meter.tail
    assert [cell.text for cell in behind.xpath("td[@data-name='changed']")] == ["1 of 5"]


def test_status_speaks_russian(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(["status", "--ui-lang", "ru", "--root", publication], capsys)
    assert re.search(r"^не сверялось: 1\n  asia/seoul +en → ru ", out, re.MULTILINE)


@pytest.mark.parametrize("columns", ["30", "48", "80", "240"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_status_fits_the_terminal(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str, lang: str
) -> None:
    """Names are never cut, and many translators do not make a line long."""
    name = "asia/railways-to-the-ocean"
    write_files(
        publication,
        {f"content/{lang}/{name}.md": f"---\ntitle: A\ntranslators: [{'Nina Ash, ' * 30}Ed]\n---\n\nA text.\n"},
    )
    monkeypatch.setenv("COLUMNS", columns)
    code, out, _ = run(["status", "--ui-lang", lang, "--root", publication], capsys)
    assert code == 0
    assert max(map(len, out.splitlines())) <= min(int(columns), 132)
    assert re.search(rf"^  {name}\b", out, re.MULTILINE)


def test_the_gravest_states_come_first(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sync(publication, capsys, "asia/seoul")
    _, out, _ = run(["status", "--sort", "words", "--root", publication], capsys)
    assert [line for line in out.splitlines() if line[0] != " "] == [
        "missing: 2",
        "in step: 1",
        "13 words to translate",
    ]


def test_an_article_may_be_named_by_either_file(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (
        "content/en/asia/seoul.md",
        "content/ru/asia/seoul.md",
        "asia/seoul",
        "content/ledger/asia/seoul.toml",
    ):
        assert row(publication, capsys, path)["article"] == "asia/seoul"


def test_a_missing_publication_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is laid there."""
    code, out, err = run(["status", "--root", tmp_path], capsys)
    assert (code, out) == (1, "")
    assert "[no-publication]" in err
    assert list(tmp_path.iterdir()) == []


def test_what_did_not_change_on_disk_is_not_read_again(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = states(publication, capsys)
    monkeypatch.setattr("diglot.pipeline.translation.status_reading.open_unit_reader", None)
    assert states(publication, capsys) == before


# ---------------------------------------------------------------- sync


def test_a_paragraph_that_nobody_touched_keeps_its_day_and_name(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "1990", "1991")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    run(["sync", "asia/seoul", "--root", publication, "--by", "Thomas Hale"], capsys)
    units = tomllib.loads((publication / LEDGER).read_text(encoding="utf-8"))["unit"]
    assert [(unit["by"], str(unit["on"])) for unit in units if "1991" in unit["en"]] == [("Thomas Hale", "2030-03-17")]
    assert {unit["by"] for unit in units if "1991" not in unit["en"]} == {"Nina Ash"}


def test_syncing_twice_changes_nothing(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sync(publication, capsys, "asia/seoul")
    before = (publication / LEDGER).read_bytes()
    code, out, _ = sync(publication, capsys, "asia/seoul")
    assert (code, out) == (0, "asia/seoul: nothing new to declare\n")
    assert (publication / LEDGER).read_bytes() == before


def test_some_units_can_be_in_step_before_the_rest(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "1990", "1991")
    edit(publication, "content/en/asia/seoul.md", "The credit came", "The money came")
    edit(publication, "content/en/asia/seoul.md", "title: Seoul", "title: Seoul, 1990")
    assert row(publication, capsys)["changed"] == 3
    sync(publication, capsys, "asia/seoul", "--units", "1,title")
    found = row(publication, capsys)
    assert (found["state"], found["changed"]) == ("source-changed", 1)
    sync(publication, capsys, "asia/seoul", "--units", "p3")
    assert row(publication, capsys)["state"] == "in-step"


def test_a_unit_that_does_not_exist_is_reported(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sync(publication, capsys, "asia/seoul")
    code, _, err = sync(publication, capsys, "asia/seoul", "--units", "9")
    assert code == 1
    assert "[unknown-unit]" in err


def test_minor_is_for_small_changes_only(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "[never-in-step]" in sync(publication, capsys, "asia/seoul", "--minor")[2]
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "## Ports", "A paragraph more.\n\n## Ports")
    code, _, err = sync(publication, capsys, "asia/seoul", "--minor")
    assert code == 1
    assert "a paragraph was added, which affects the translation [not-minor]" in err
    assert row(publication, capsys)["state"] == "source-changed"


def test_a_minor_change_that_is_taken_back_leaves_the_pair_in_step(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "late, and", "late and")
    sync(publication, capsys, "asia/seoul", "--minor")
    assert row(publication, capsys)["state"] == "minor-drift"
    edit(publication, "content/en/asia/seoul.md", "late and", "late, and")
    assert row(publication, capsys)["state"] == "in-step"


def test_what_is_not_translated_cannot_be_in_step(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for article in ("dash", "asia"):
        code, _, err = sync(publication, capsys, article)
        assert code == 1
        assert "[not-translated]" in err


# ---------------------------------------------------------------- adoption

SHIPS = "\n\n".join(
    f"Paragraph {number} says that {3 * number} ships sailed in {1900 + number}." for number in range(1, 9)
)
OLD = "Старый перевод первого абзаца без чисел.\n\nИ второго тоже."


def test_a_publication_translated_before_is_adopted_at_once(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What would be declared is shown first; a pair that is plainly not in step is left out."""
    write_files(
        publication, {"content/en/ships.md": f"# Ships\n\n{SHIPS}\n", "content/ru/ships.md": f"# Суда\n\n{OLD}\n"}
    )
    shown = (
        "  article     languages  passages  doubtful\n"
        "to be declared in step: 1\n"
        "  asia/seoul  en → ru    4         —\n"
        "left out because they are clearly not in step: 1\n"
        "  ships       en → ru    8         8\n"
    )
    asked = f"{shown}Nothing was written. --yes writes without asking.\n"
    assert sync(publication, capsys, "--adopt") == (1, asked, "")
    assert states(publication, capsys)["asia/seoul ru"] == "untracked"
    assert sync(publication, capsys, "--adopt", "--yes") == (0, f"{shown}1 pair declared in step\n", "")
    after = {"asia ru": "missing", "asia/seoul ru": "in-step", "dash en": "missing", "ships ru": "untracked"}
    assert states(publication, capsys) == after
    assert sync(publication, capsys, "--adopt", "ships", "--yes")[0] == 0
    assert states(publication, capsys) == after
    sync(publication, capsys, "ships")
    assert states(publication, capsys)["ships ru"] == "in-step"


def test_only_what_is_whole_is_adopted(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(publication, "content/ru/asia/seoul.md", "1990", "1991")
    code, document = run_json(["sync", "--adopt", "--only-whole", "--yes", "--root", publication], capsys)
    [found] = document["articles"]
    assert (code, document["written"]) == (0, False)
    assert (found["article"], found["units"], found["doubtful"], found["adopted"]) == ("asia/seoul", 4, 1, False)
    _, document = run_json(["sync", "--adopt", "--yes", "--root", publication], capsys)
    assert (document["written"], document["articles"][0]["path"]) == (True, LEDGER)


def test_no_more_passages_are_doubtful_than_there_are(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(
        publication, {"content/en/ships.md": "# Ships\n\nIn 1901.\n", "content/ru/ships.md": f"# Суда\n\n{SHIPS}\n"}
    )
    write_files(publication, {"content/ru/ships.md": "# Суда\n\n" + "\n\n".join(["Плыл корабль в порт."] * 30)})
    found = row(publication, capsys, "ships")
    assert found["changed"] <= found["units"]  # type: ignore[operator]


def git(publication: Path, *words: str, day: str = "2024-05-31") -> None:
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00"}
    person = ["-c", "user.name=Nina", "-c", "user.email=nina@house.example"]
    subprocess.run(
        ["git", "-C", publication, *person, *words], check=True, capture_output=True, env={**os.environ, **when}
    )


@pytest.mark.parametrize("when", ["2024-06-01", "first"])
def test_texts_are_adopted_as_they_were_on_a_day(
    publication: Path, capsys: pytest.CaptureFixture[str], when: str
) -> None:
    """When both were in step: what changed in the original since is stale from the first day on."""
    git(publication, "init")
    git(publication, "add", ".")
    git(publication, "commit", "-m", "Both", day="2024-05-31")
    git(publication, "tag", "first")
    edit(publication, "content/en/asia/seoul.md", "Coal went first", "Wood went first")
    git(publication, "commit", "-am", "Wood", day="2024-07-01")
    write_files(
        publication,
        {"content/en/late.md": "# Late\n\nIt came late.\n", "content/ru/late.md": "# Позже\n\nПришло позже.\n"},
    )
    code, out, _ = sync(publication, capsys, "--adopt", "--as-of", when, "--yes")
    assert code == 0
    assert "missing at that time, or not in both languages: 1\n  late " in out
    found = row(publication, capsys)
    day = "2024-06-01" if when == "2024-06-01" else "2024-05-31"
    assert (found["state"], found["changed"], found["since"], found["by"]) == ("source-changed", 1, day, "Nina Ash")


@pytest.mark.parametrize(("when", "reason"), [
    ("2024-05-31", "this folder is not in a git repository"),
    ("--output=x", "git does not know this commit"),
    ("2001-01-01", "the first commit came later"),
])  # fmt: skip
def test_a_day_that_git_does_not_know_is_reported(
    publication: Path, capsys: pytest.CaptureFixture[str], when: str, reason: str
) -> None:
    if "repository" not in reason:
        git(publication, "init")
        git(publication, "add", ".")
        git(publication, "commit", "-m", "Both")
    code, _, err = sync(publication, capsys, "--adopt", f"--as-of={when}", "--yes")
    assert code == 1
    assert f"cannot be found: {reason} [unknown-commit]" in err
    assert not (publication / LEDGER).exists()


# ---------------------------------------------------------------- translations with many names in them

RELEASE = """# Released

It has been released. There are some fixes, see the [commit logs](https://example.org/compare/1).

{links}
- <https://example.org/a.tar.gz>

      SIZE: 15923244 bytes
      sha: deadbeefcafedeadbeefcafedeadbeefcafedeadbeefcafedeadbeefcafedeadbeef

## Authors

{names}
"""
LINKS = "- [unintentional file and directory creation with directory traversal](https://example.org/5)\n" * 6
NAMES = "Yukihiro Matsumoto, Koichi Sasada, Nobuyoshi Nakada, Yusuke Endoh, Aaron Patterson, Jeremy Evans"


def test_names_links_and_code_make_no_stub(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = RELEASE.format(links=LINKS, names=NAMES)
    target = source.replace("Released", "Вышло").replace("Authors", "Авторы")
    translated = target.replace("It has been released. There are some fixes, see the", "Вышло, с правками; вот")
    write_files(publication, {"content/en/release.md": source, "content/ru/release.md": target})
    assert row(publication, capsys, "release")["state"] == "stub"
    write_files(publication, {"content/ru/release.md": translated})
    assert row(publication, capsys, "release")["state"] == "untracked"


def test_a_person_knows_better_what_is_whole(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ledger keeps that somebody said so, and who; it counts as long as most of what they saw is there."""
    words = "# T\n\nfoo bar baz qux, lorem ipsum dolor sit amet\n\nfoo bar\n\nbaz qux\n"
    write_files(publication, {"content/en/latin.md": words, "content/ru/latin.md": words})
    assert "[not-translated]" in sync(publication, capsys, "latin")[2]
    assert sync(publication, capsys, "latin", "--whole")[0] == 0
    assert row(publication, capsys, "latin")["state"] == "in-step"
    edit(publication, "content/ru/latin.md", "foo bar\n", "foo bar bar\n")
    assert row(publication, capsys, "latin")["state"] == "translation-edited"
    write_files(publication, {"content/ru/latin.md": "# T\n\nsome quite other words\n"})
    assert row(publication, capsys, "latin")["state"] == "stub"


def test_sync_without_a_name_is_wrong_usage(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sync(publication, capsys)[0] == 2
    assert sync(publication, capsys, "--adopt", "--minor")[0] == 2
    assert sync(publication, capsys, "asia/seoul", "--as-of", "2024-05-31")[0] == 2


# ---------------------------------------------------------------- diff


def test_a_change_is_shown_beside_the_unit_to_be_edited(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "in 1990", "in the spring of 1991")
    code, out, _ = run(["diff", "asia/seoul", "--root", publication], capsys)
    assert code == 0
    assert out == (
        "asia/seoul, en → ru: source changed\n"
        "changed since 1 January 2030: 1 of 5\n"
        "\n"
        "content/en/asia/seoul.md:10: 3 changed\n"
        "    Coal went first; oil followed it in [-1990-]{+the spring of 1991+}.\n"
        "  to look at: content/ru/asia/seoul.md:10\n"
        "    Первым пошел уголь; нефть последовала за ним в 1990 году.\n"
    )


def test_the_same_as_a_page_and_as_a_document(
    publication: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "in 1990", "in 1991")
    code, document = run_json(["diff", "asia/seoul", "--html", tmp_path / "diff.html", "--root", publication], capsys)
    [change] = document["articles"][0]["changes"]
    assert (code, change["kind"], change["side"]) == (0, "changed", "original")
    assert change["places"][0]["unit"] == 3
    page = (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert "<del>1990</del><ins>1991</ins>" in page
    assert '<p lang="ru">Первым пошел уголь' in page


def test_an_added_paragraph_says_where_its_translation_belongs(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "## Ports", "A paragraph more.\n\n## Ports")
    _, out, _ = run(["diff", "asia/seoul", "--root", publication], capsys)
    assert "{+A paragraph more.+}\n  after this: content/ru/asia/seoul.md:6\n    Кредит опоздал" in out


# ---------------------------------------------------------------- damaged ledgers


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("[[unit]]", "<<<<<<< mine\n[[unit]]", 5, "it contains unresolved merge conflicts"),
        ("format = 1", "format = 7", 2, "its format is not one that this version of diglot reads"),
        ('original = "en"', 'original = "de"', 3, "it does not say which language is the original’s"),
        ('ru = "## Порты"', "ru = 7", 18, "a value that should be text is not"),
        ("on = 2030-01-01", 'on = "soon"', 5, "a unit does not say when it was declared in step, or by whom"),
        ('by = "Nina Ash"', 'by = "Nina Ash', 10, "the quotation marks are not closed"),
        ('field = "title"', 'field = "mood"', 5, "a unit names an unknown field"),
        ('field = "title"', 'mood = "title"', 5, "a unit has no text, or has an unknown entry"),
        ('by = "Nina Ash"', 'by = "Nina Ash"\nminor = 7', 5, "the minor differences are not a table"),
    ],
)
def test_a_damaged_ledger_is_reported_at_its_line_and_never_written_over(
    publication: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, line: int, reason: str
) -> None:
    sync(publication, capsys, "asia/seoul")
    edit(publication, LEDGER, old, new)
    before = (publication / LEDGER).read_bytes()
    for command in (["status"], ["sync", "asia/seoul"], ["diff", "asia/seoul"], ["sync", "asia/seoul", "--minor"]):
        code, _, err = run([*command, "--root", publication], capsys)
        assert code == 1
        assert re.search(rf"^{LEDGER}:{line}: warning: this ledger cannot be read: {reason}", err, re.MULTILINE), err
    sync(publication, capsys, "--adopt")
    assert (publication / LEDGER).read_bytes() == before


def test_a_ledger_that_lost_its_article_is_reported_with_the_new_name(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sync(publication, capsys, "asia/seoul")
    for lang in ("en", "ru"):
        (publication / f"content/{lang}/asia/seoul.md").rename(publication / f"content/{lang}/asia/seoul-1990.md")
    code, _, err = run(["status", "--root", publication], capsys)
    assert code == 1
    assert (
        f"{LEDGER}:1: warning: this is the ledger of “asia/seoul”, but there is no such article (asia/seoul-1990?)"
        in err
    )
    (publication / LEDGER).rename(publication / "content/ledger/asia/seoul-1990.toml")
    assert states(publication, capsys)["asia/seoul-1990 ru"] == "in-step"


# ---------------------------------------------------------------- the file

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=3).map(tuple)
ENTRIES = st.builds(
    LedgerEntry,
    st.dictionaries(st.sampled_from(["en", "ru"]), TEXTS, min_size=1),
    st.dates(min_value=dt.date(1900, 1, 1)),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    st.sampled_from(["", "title", "alt"]),
    st.dictionaries(st.sampled_from(["en", "ru"]), TEXTS | st.just(()), max_size=2),
)


@given(st.sampled_from(["en", "ru"]), st.lists(ENTRIES, max_size=4).map(tuple))
def test_a_ledger_is_read_as_it_was_written(original: str, entries: tuple[LedgerEntry, ...]) -> None:
    source = format_ledger(Ledger(original, entries))
    assert parse_ledger(tomllib.loads(source), source, LEDGER) == Ledger(original, entries)


# ---------------------------------------------------------------- what readers are told


def page(publication: Path, lang: str = "ru", place: str = "asia/seoul/index.html") -> str:
    report = publish(publication)
    assert report.is_published, reported(report, "en")
    return (
        (publication / "public" / lang / place)
        .read_text(encoding="utf-8")
        .replace("\u00a0", " ")
        .replace("&nbsp;", " ")
    )


def test_a_stale_translation_says_so_where_it_is_read(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page in its language, the feed, and what machines read."""
    sync(publication, capsys, "asia/seoul")
    assert "отстает от оригинала" not in page(publication)
    edit(publication, "content/en/asia/seoul.md", "in 1990", "in 1991")
    words = "Перевод отстает от оригинала: после сверки 1 января 2030 г. изменен 1 абзац из 5."
    found = page(publication)
    assert f'<p class="notice">{words}</p>' in found
    assert f'"creativeWorkStatus":["{words}"]' in found
    assert words in page(publication, place="feed.json")
    assert words in page(publication, place="feed.xml")
    assert "has changed since this translation" not in page(publication, "en")


def test_without_a_ledger_nothing_is_claimed(publication: Path) -> None:
    edit(publication, "content/en/asia/seoul.md", "in 1990", "in 1991")
    assert "отстает от оригинала" not in page(publication)
    assert "creativeWorkStatus" not in page(publication)


def test_what_is_not_certain_is_not_claimed(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The translator touched the same paragraph: perhaps to follow the original. A typo was acknowledged as such."""
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "in 1990", "in 1991")
    edit(publication, "content/ru/asia/seoul.md", "в 1990", "в 1991")
    assert "отстает от оригинала" not in page(publication)
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "late, and", "late and")
    sync(publication, capsys, "asia/seoul", "--minor")
    assert "отстает от оригинала" not in page(publication)


def test_a_ledger_of_another_pair_is_not_read() -> None:
    """Nor written over, as it would be where somebody has changed the order of three languages."""
    source = 'format = 1\noriginal = "en"\n\n[[unit]]\nen = "a"\nru = "б"\non = 2026-01-01\nby = "N"\n'
    path = "content/ledger/a.toml"
    assert isinstance(parse_ledger_source(source, path, ("en", "ru")), Ledger)
    assert isinstance(parse_ledger_source(source, path, ("en", "de")), DamagedLedger)


def test_a_publication_chooses_from_which_share_on(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sync(publication, capsys, "asia/seoul")
    edit(publication, "content/en/asia/seoul.md", "in 1990", "in 1991")
    settings = HOUSE["content/site.toml"]
    write_files(publication, {"content/site.toml": f"{settings}stale_from = 20\n"})
    assert "отстает от оригинала" in page(publication)
    write_files(publication, {"content/site.toml": f"{settings}stale_from = 21\n"})
    assert "отстает от оригинала" not in page(publication)


def test_a_translation_that_is_held_back_is_under_way(publication: Path) -> None:
    edit(publication, "content/ru/asia/seoul.md", "title: Сеул", "title: Сеул\nstatus: draft")
    assert "Перевод готовится." in page(publication)
