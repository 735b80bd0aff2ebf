"""What came from outside cannot steer the terminal: no command prints a control character that it was given."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from diglot.cli.safe_text import escape_controls, quotable, show_controls
from tests.tools.publication import run, write_files

# Clear the screen, ring the bell, the same as one C1 character, and letters from right to left.
HOSTILE = "\x1b[2J\x07\x9b\u202e"
SHOWN = "<U+001B>[2J<U+0007><U+009B><U+202E>"
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
CLI = Path(__file__).parents[1] / "diglot/cli"

HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\n',
    "content/en/a.md": "---\ntitle: A\ndate: 2020-01-01\n---\nWords.\n\nMore words.\n",
    "content/ru/a.md": "---\ntitle: А\n---\nСлова.\n\nЕще слова.\n",
}


def printed(publication: Path, words: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    _, out, err = run(["--root", publication, "--ui-lang", "en", *words.split(), *more], capsys)
    assert not CONTROL.search(out + err)
    return out + err


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


@pytest.mark.parametrize("command", ["build", "check", "--json build", "--json check"])
def test_a_file_name_is_shown(publication: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    write_files(publication, {f"content/en/b{HOSTILE}.md": "[x](y.md)\n", "content/en/c\nforged.md:1: .md": "Words.\n"})
    text = printed(publication, command, capsys)
    assert "<U+001B>" in text or "\\u001b" in text
    assert not re.search("^forged", text, re.MULTILINE)


def test_the_name_of_a_person_is_shown(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Such as the reviewer of a Word file, or whoever has declared texts in step."""
    printed(publication, "sync a --by", capsys, f"Nina{HOSTILE}")
    assert "Nina<U+001B>" in printed(publication, "status", capsys)


def test_a_changed_text_is_shown(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(publication, "sync a", capsys)
    changed = HOUSE["content/en/a.md"].replace("More words.", f"Other{HOSTILE} words.")
    write_files(publication, {"content/en/a.md": changed})
    printed(publication, "diff a", capsys)
    printed(publication, "fix a", capsys)


def test_controls_are_spelt_out() -> None:
    assert show_controls(f"a{HOSTILE}\tb\nc") == f"a{SHOWN}\tb\nc"
    assert quotable(Path("a\r\nb")) == "a<U+000D><U+000A>b"


def test_json_keeps_its_meaning() -> None:
    document = {"text": f"a{HOSTILE}\n"}
    escaped = escape_controls(json.dumps(document, ensure_ascii=False, indent=1))
    assert json.loads(escaped) == document
    assert not CONTROL.search(escaped)


def test_commands_print_through_one_function() -> None:
    """In `output`: `print_line`, and `print_as_is` for documents, which `hosting` uses too: its output is a file."""
    calls = [
        f"{path.name}: {ast.unparse(node)}"
        for path in sorted(CLI.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "sys.stdout.write", "sys.stderr.write")
    ]
    assert [call for call in calls if not call.startswith("output.py: ")] == []
