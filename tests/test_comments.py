"""Comments on the passages of an article: files beside the texts, one for each."""

from __future__ import annotations

import datetime as dt
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.core.ledger import format_comment, parse_comment
from diglot.model.translation.comments import Comment, Resolution
from tests.test_reviews import HOUSE, edit, page, rules
from tests.tools.publication import codes, publish, reported, run, run_json, write_files

Capture = pytest.CaptureFixture[str]
FOLDER = "content/comments/seoul"


@pytest.fixture
def publication(tmp_path: Path, far_day: None, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    monkeypatch.chdir(root)
    assert run(["sync", "seoul", "--by", "Tom"], capsys)[0] == 0
    return root


def add(capsys: Capture, text: str, *words: str, by: str = "Ivan") -> Path:
    code, document = run_json(["comment", "seoul", "--text", text, "--by", by, *words], capsys)
    assert code == 0
    return Path(document["file"])


def comments(capsys: Capture, *words: str) -> list[dict[str, Any]]:
    code, document = run_json(["comment", "seoul", *words], capsys)
    assert code == 0
    found: list[dict[str, Any]] = document["comments"]
    return found


def test_a_comment_is_a_file_that_a_person_can_read(publication: Path, capsys: Capture) -> None:
    file = add(capsys, "Which winter?\nAsk Anna.", "--unit", "2")
    assert file.parent.as_posix() == FOLDER
    assert file.read_text(encoding="utf-8") == (
        'on = 2030-01-01\nby = "Ivan"\npassage = "Coal went first."\ntext = "Which winter?\\nAsk Anna."\n'
    )
    [found] = comments(capsys)
    assert (found["number"], found["text"], found["resolved"]) == (2, "Which winter?\nAsk Anna.", None)
    out = run(["comment", "seoul", "--ui-lang", "en"], capsys)[1]
    assert out.endswith(
        f"{file.stem} · 2 · Ivan · 1 January 2030\n  > Coal went first.\n  Which winter?\n  Ask Anna.\n1 comment\n"
    )


def test_a_comment_follows_its_passage(publication: Path, capsys: Capture) -> None:
    add(capsys, "Why?", "--unit", "2")
    edit(publication, "content/en/seoul.md", "Coal went first.", "A new beginning.\n\nCoal went first, always.")
    edit(publication, "content/en/seoul.md", "The credit came late.\n\n", "")
    assert comments(capsys)[0]["number"] == 2
    edit(publication, "content/en/seoul.md", "Coal went first, always.\n\n", "")
    assert comments(capsys)[0]["number"] is None


def test_a_comment_may_be_on_a_field_or_on_the_whole(publication: Path, capsys: Capture) -> None:
    add(capsys, "Too short", "--unit", "title")
    add(capsys, "Well done")
    assert {(found["field"], found["passage"]) for found in comments(capsys)} == {("title", None), (None, None)}


def test_a_resolved_comment_is_kept_and_not_shown(publication: Path, capsys: Capture) -> None:
    file = add(capsys, "Why?")
    name = file.stem.rpartition("-")[2]
    for _ in range(2):
        assert run(["comment", "seoul", "--resolve", name, "--by", "Nina"], capsys)[0] == 0
    assert comments(capsys) == []
    [found] = comments(capsys, "--all")
    assert found["resolved"] == {"on": "2030-01-01", "by": "Nina"}
    assert "resolved by Nina" in run(["comment", "seoul", "--all", "--ui-lang", "en"], capsys)[1]


def test_the_same_comment_twice_is_one(publication: Path, capsys: Capture) -> None:
    assert add(capsys, "Why?") == add(capsys, "Why?")
    assert len(comments(capsys)) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--text", "A", "--unit", "99"], "unknown-unit"), (["--resolve", "0000"], "unknown-comment")],
)
def test_what_does_not_exist_is_reported(publication: Path, capsys: Capture, words: list[str], code: str) -> None:
    exit_code, document = run_json(["comment", "seoul", *words], capsys)
    assert (exit_code, [problem["code"] for problem in document["problems"]]) == (1, [code])
    assert not (publication / FOLDER).exists()


@pytest.mark.parametrize("words", [["--text", " "], ["--unit", "1"], ["--text", "A", "--all"]])
def test_wrong_usage_is_refused(publication: Path, capsys: Capture, words: list[str]) -> None:
    assert run(["comment", "seoul", *words], capsys)[0] == 2


def test_status_counts_open_comments_and_a_move_takes_them_along(publication: Path, capsys: Capture) -> None:
    add(capsys, "Why?")
    assert run_json(["status"], capsys)[1]["totals"]["comments"] == 1
    assert run(["mv", "seoul", "busan"], capsys)[0] == 0
    [row] = run_json(["status"], capsys)[1]["articles"]
    assert (row["article"], row["comments"]) == ("busan", 1)
    assert not (publication / FOLDER).exists() or not list((publication / FOLDER).iterdir())


# ---------------------------------------------------------------- what goes out


def test_open_comments_hold_a_translation_back_where_the_house_says_so(publication: Path, capsys: Capture) -> None:
    file = add(capsys, "Why?")
    assert codes(publish(publication)) == []
    rules(publication, 'open_comments = "hold"')
    report = publish(publication)
    assert codes(report) == ["open-comments"]
    assert "diglot comment seoul" in reported(report, "en")
    assert "Кредит" not in page(publication, "ru/seoul/index.html")
    assert "The credit" in page(publication, "en/seoul/index.html")
    run(["comment", "seoul", "--resolve", file.stem], capsys)
    assert codes(publish(publication)) == []
    assert "Кредит" in page(publication, "ru/seoul/index.html")


def test_a_comment_that_cannot_be_read_lets_nothing_out(publication: Path, capsys: Capture) -> None:
    rules(publication, 'open_comments = "hold"')
    write_files(publication, {f"{FOLDER}/a.toml": "on = 2026-01-01\nby = \n"})
    assert set(codes(publish(publication))) == {"damaged-comment"}
    assert "Кредит" not in page(publication, "ru/seoul/index.html")


def test_a_comment_on_nothing_is_reported_by_builds_and_status(publication: Path, capsys: Capture) -> None:
    write_files(publication, {"content/comments/gone/a.toml": 'on = 2026-01-01\nby = "I"\ntext = "A"\n'})
    assert codes(publish(publication)) == ["stray-comment"]
    code, document = run_json(["status"], capsys)
    assert (code, [problem["code"] for problem in document["problems"]]) == (1, ["stray-comment"])


# ---------------------------------------------------------------- the file

SOUND = 'on = 2026-01-01\nby = "I"\ntext = "A"\n'


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ('by = "I"\ntext = "A"\n', 1),
        ('by = "I"\non = "soon"\ntext = "A"\n', 2),
        ("on = 2026-01-01\nby = 3\ntext = 'A'\n", 2),
        ("on = 2026-01-01\nby = 'I'\ntext = ' '\n", 3),
        (f"{SOUND}field = 'slug'\n", 4),
        (f"{SOUND}passage = ['a']\n", 4),
        (f"{SOUND}resolved = true\n", 4),
        (f"{SOUND}resolved = {{ on = 2026-01-01 }}\n", 4),
        (f"{SOUND}\n[more]\n", 5),
        (f"{SOUND}<<<<<<< HEAD\n", 4),
    ],
)
def test_a_damaged_comment_is_reported_at_its_line(publication: Path, capsys: Capture, source: str, line: int) -> None:
    write_files(publication, {f"{FOLDER}/a.toml": source})
    for command in (["status"], ["comment", "seoul"]):
        code, document = run_json(command, capsys)
        found = [(problem["code"], problem["file"], problem["line"]) for problem in document["problems"]]
        assert (code, found) == (1, [("damaged-comment", f"{FOLDER}/a.toml", line)])
    assert codes(publish(publication)) == ["damaged-comment"]


TEXT = st.text(min_size=1).filter(str.strip)
DAYS = st.dates(dt.date(1900, 1, 1))


@given(
    st.builds(
        Comment,
        path=st.just("a.toml"),
        on=DAYS,
        by=TEXT,
        text=TEXT,
        passage=st.text(),
        field=st.sampled_from(["", "title"]),
        resolved=st.none() | st.builds(Resolution, on=DAYS, by=st.text()),
    )
)
def test_a_comment_is_read_as_it_was_written(comment: Comment) -> None:
    source = format_comment(comment)
    assert parse_comment(tomllib.loads(source), source, "a.toml") == comment


def test_comments_of_two_people_merge(publication: Path, capsys: Capture) -> None:
    def git(*words: str) -> None:
        names = ["-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *names, *words], cwd=publication, capture_output=True, check=True)

    git("init", "--quiet", "--initial-branch", "main")
    git("add", "content")
    git("commit", "--quiet", "-m", "begin")
    for name in ("ivan", "olga"):
        git("checkout", "--quiet", "-b", name, "main")
        add(capsys, f"A question of {name}", "--unit", "2", by=name)
        git("add", "content")
        git("commit", "--quiet", "-m", name)
    git("merge", "--quiet", "--no-edit", "ivan")
    assert {found["by"] for found in comments(capsys)} == {"ivan", "olga"}
