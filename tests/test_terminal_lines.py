"""Problems on a terminal: words are whole, carets stand below what a message quotes; programs read what they always did."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diglot.cli import output
from diglot.cli.output import print_shown
from diglot.cli.problem_groups import MOST_IN_ORDER
from diglot.cli.terminal_lines import fitted, source_lines
from tests.tools.publication import EPOCH, formatter, run, write_files

HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nlanguages = ["en"]\nformats = ["html"]\n',
    "content/en/a.md": "---\ntitle: A\n---\nThe ferry, says [the old timetable](timetabel.md), leaves at noon.\n",
    "content/en/timetable.md": "---\ntitel: Timetable\n---\nAt noon.\n",
}
LONG = "a" * 30


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


def at_terminal(root: Path, *words: str, columns: int = 60) -> str:
    """What a person sees of a command, its colours apart."""
    controller, terminal = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "SOURCE_DATE_EPOCH": EPOCH, "TERM": "dumb"}
    command = [sys.executable, "-m", "diglot", *words, "--root", str(root), "--ui-lang", "en"]
    with subprocess.Popen(command, stdout=terminal, stderr=terminal, env=environment) as process:
        os.close(terminal)
        seen = b""
        while True:
            try:
                more = os.read(controller, 65_536)
            except OSError:
                break
            if not more:
                break
            seen += more
        process.wait()
    os.close(controller)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode().replace("\r\n", "\n"))


def test_a_person_sees_whole_words_and_where_it_is(root: Path) -> None:
    seen = at_terminal(root, "build")
    assert (
        "content/en/a.md:4: the link “timetabel.md” leads nowhere\n"
        "    (timetable.md?) [dead-link]\n"
        "    | … [the old timetable](timetabel.md), leaves at noon.\n"
        "    |                       ^^^^^^^^^^^^\n"
    ) in seen
    assert "    | titel: Timetable\n    | ^^^^^\n" in seen


def test_a_repeated_report_has_the_lines_of_the_source_too(root: Path) -> None:
    (root / "content/en/a.md").write_text("---\ntitle: A\n---\nOn [an island]().\n", encoding="utf-8")
    (root / "content/en/timetable.md").write_text("---\ntitle: T\nferry: x\nauthors: [nina]\n---\nAt noon.\n", "utf-8")
    first, second = at_terminal(root, "build"), at_terminal(root, "build")
    assert "    | authors: [nina]\n    |           ^^^^\n" in first
    assert "    | authors: [nina]\n    |           ^^^^\n" in second


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_pipe_and_json_have_two_lines_a_problem(root: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = run(["build", "--root", root, "--ui-lang", lang], capsys)
    assert "| " not in out + err
    assert max(map(len, err.splitlines())) > 60
    _, out, _ = run(["build", "--root", root, "--json"], capsys)
    assert "^^" not in out


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("four words of it", "four words of it"),
        ("a.md:1: twelve or so words of a message", "a.md:1: twelve or so\n    words of a message"),
        ("    fix: twelve or so words of it", "    fix: twelve or so\n    words of it"),
        (f"a.md:1: {LONG} is long", f"a.md:1:\n    {LONG}\n    is long"),
        ("    fix: or: diglot mv a b", "    fix: or:\n    diglot mv a b"),
        ("    fix: diglot new 'a very long title'", "    fix: diglot new 'a\n    very long title'"),
        ("    fix: write a\u00a0no-break space", "    fix: write\n    a\u00a0no-break space"),
    ],
)
def test_a_line_is_broken_between_words(line: str, broken: str) -> None:
    assert fitted(line, 22, "diglot") == broken


@pytest.mark.parametrize(
    ("source", "words", "shown"),
    [
        ("See [it](indx.md).", "the link “indx.md” leads nowhere", ("See [it](indx.md).", "         ^^^^^^^")),
        ("Слово, ссылка", "в строке «ссылка» лишнее", ("Слово, ссылка", "       ^^^^^^")),
        ("titles, title", "“title” is not known", ("titles, title", "        ^^^^^")),
        ("\ta\u0301 日本 x", "“x” is not known", (" a\u0301 日本 x", "        ^")),
        ("a\x1b[2J x", "“x” is not known", ("a<U+001B>[2J x", "             ^")),
        ("nothing of it", "“x” is not known", None),
        ("nothing", "nothing is quoted", None),
        ("The field", "“value” in “field” is not a date", ("The field", "    ^^^^^")),
    ],
)
def test_carets_are_below_what_the_message_quotes(
    source: str, words: str, shown: tuple[str, str] | None, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(f"First.\n{source}\n", encoding="utf-8")
    expected = tuple(f"    | {line}" for line in shown) if shown else ()
    assert tuple(source_lines(f"a.md:2: {words} [a-code]\n    fix: it", tmp_path, 60)) == expected


@pytest.mark.parametrize("start", [0, 5, 100, 500, 990])
@pytest.mark.parametrize("size", [1, 9, 200])
def test_of_a_long_line_the_part_around_it_fits(start: int, size: int, tmp_path: Path) -> None:
    line = "." * start + "x" * size + "." * (1000 - start)
    (tmp_path / "a.md").write_text(line, encoding="utf-8")
    source, carets = source_lines(f"a.md:1: “{'x' * size}” is odd [odd]", tmp_path, 60)
    assert len(source) <= 60
    assert len(carets) <= 60
    assert {source[place] for place, sign in enumerate(carets) if sign == "^"} == {"x"}
    assert source.count("…") == (start > 20) + (start + 36 < len(line))


def test_what_is_no_text_or_not_inside_has_no_line(tmp_path: Path) -> None:
    root = tmp_path / "house"
    write_files(tmp_path, {"a.md": "“x” x\n", "house/large.md": "x\n" * 1_500_000})
    (root / "b.pdf").write_bytes(b"x \xff\n")
    (root / "link.md").symlink_to(tmp_path / "a.md")
    os.mkfifo(root / "pipe.md")
    (root / "c.md").write_text("x", encoding="utf-8")
    assert source_lines("c.md:1: “x” is odd [odd]", root, 60)
    for file in ("../a.md", str(tmp_path / "a.md"), "gone.md", "large.md", "b.pdf", "link.md", "pipe.md", "c.md:0"):
        assert not source_lines(f"{file}:1: “x” is odd [odd]", root, 60), file
    for text in ("c.md:9: “x” is odd [odd]", "c.md: “x” [odd]", "c.md:0: “x” [odd]", "“x”", ""):
        assert not source_lines(text, root, 60), text


def test_a_thousand_problems_read_as_many_files_as_a_person_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And take a tenth of a millisecond each to be fitted, on a computer that is busy ten times that."""
    read: list[str] = []

    def lines(text: str, *_: object) -> tuple[str, str]:
        read.append(text)
        return "    | x", "    | ^"

    monkeypatch.setattr("diglot.cli.terminal_lines.source_lines", lines)
    worded = formatter("en")
    worded.root = tmp_path
    monkeypatch.setenv("COLUMNS", "60")
    problem = ("content/en/a.md:4: the link “timetabel.md” leads nowhere, whatever else it says [dead-link]", "error")
    terminal = Terminal()
    started = time.process_time()
    print_shown([problem] * 1000, terminal, worded)
    assert time.process_time() - started < 1
    assert len(read) == MOST_IN_ORDER
    assert max(map(len, re.sub(r"\x1b\[[\d;]*m", "", terminal.getvalue()).splitlines())) <= 60


def test_the_place_keeps_its_colour_where_the_line_ends_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "is_coloured", lambda _: True)
    terminal = Terminal()
    output.print_problem(f"content/{LONG}.md:1:\n    words [code]", "error", terminal)
    assert terminal.getvalue() == f"\x1b[1;31mcontent/{LONG}.md:1:\x1b[0m\n    words [code]\n"
