"""A site of another program that somebody else has sent: its `.diglot/`, its PO files and its links come along.

Nothing behind a link is read or written; what the settings and PO files say is told at its line, or is words.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.test_planted_pipes import a_pipe, in_time
from tests.tools.publication import files_of, run, write_files
from tests.tools.sent_attacks import PO_FILES, SITE_SETTINGS

CANARY = "CANARY"
_PO = 'msgid ""\nmsgstr "Language: ru\\n"\n\n#: src/a.md:1\n{flag}msgid "Snow"\nmsgstr "{word}"\n'
SITES: Mapping[str, Mapping[str, str]] = {
    "Hugo": {
        "hugo.toml": 'defaultContentLanguage = "en"\n'
        + "".join(f'[languages.{lang}]\ncontentDir = "content/{lang}"\n' for lang in ("en", "ru")),
        "content/en/g/a.md": "---\ntitle: A\n---\nThe ice.\n",
        "content/ru/g/a.md": "---\ntitle: А\n---\nЛёд.\n",
        "content/en/g/b.md": "---\ntitle: B\n---\nSnow.\n",
    },
    "mdBook": {
        "book.toml": '[book]\nlanguage = "en"\n',
        "src/a.md": "Snow\n",
        "po/ru.po": _PO.format(flag="#, fuzzy\n", word="Снег"),
    },
}
# What waits behind a link, under every name that something is looked for by.
OUTSIDE = {
    **dict.fromkeys(
        ("a.md", "g/a.md", "en/g/a.md", "content/en/g/a.md", "en/a.md", "content/en/a.md"),
        f"---\ntitle: {CANARY}\n---\n{CANARY}\n",
    ),
    **dict.fromkeys(("site.toml", "content/site.toml"), f'languages = ["en", "ru"]\n# {CANARY}\n'),
    **dict.fromkeys(("hugo.toml", "book.toml"), f'title = "{CANARY}"\n'),
    "ru.po": _PO.format(flag="", word=CANARY),
    "site": CANARY,
    "ledger/a.toml": CANARY,
}
KEPT = """.diglot .diglot/content .diglot/content/en .diglot/content/ru .diglot/content/ledger .diglot/content/site.toml
.diglot/.gitignore .diglot/.cache .diglot/.cache/diglot .diglot/.cache/site .diglot/.cache/as-translated
.diglot/.cache/as-translated/content""".split()
PLACES = [
    *(
        ("Hugo", place)
        for place in [*KEPT, ".diglot/content/en/g", *"content content/en content/ru/g hugo.toml".split()]
    ),
    *(("Hugo", "content/ru/g/a.md"), *(("mdBook", place) for place in [*KEPT, *"po po/ru.po src src/a.md".split()])),
]
COMMANDS = ["status", "sync a --by Ann", "sync --adopt --yes --by Ann", "translate g/b --to ru", "check", "report"]


def said_by(site: Path, words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run a command in a site; return its code and what it printed, which has no traceback."""
    with in_time():
        code, out, errors = run([*words.split(), "--root", site], capsys)
    assert "bug in diglot" not in out + errors, errors
    assert "Traceback" not in out + errors, errors
    return code, out + errors


@pytest.mark.parametrize(("program", "place"), PLACES)
def test_nothing_behind_a_link_is_read_or_written(
    program: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, outside = write_files(tmp_path / "site", SITES[program]), write_files(tmp_path / "outside", OUTSIDE)
    before = files_of(outside)
    planted = site / place
    planted.unlink() if planted.is_file() else None
    if planted.is_dir():
        planted.rename(tmp_path / "aside")
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.symlink_to(os.path.relpath(outside, planted.parent))
    said = "".join(said_by(site, words, capsys)[1] for words in COMMANDS)
    assert CANARY not in said
    assert files_of(outside) == before
    inside = (path for path in site.rglob("*") if not any(above.is_symlink() for above in (path, *path.parents)))
    assert [path for path in inside if path.is_file() and CANARY.encode() in path.read_bytes()] == []


@pytest.mark.parametrize(("program", "place"), [pair for pair in PLACES if pair[1] in (*KEPT, "hugo.toml", "po/ru.po")])
def test_no_command_waits_for_a_pipe(
    program: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = write_files(tmp_path / "site", SITES[program])
    (site / place).unlink(missing_ok=True)
    (site / place).parent.mkdir(parents=True, exist_ok=True)
    with a_pipe(site / place):
        for words in COMMANDS[:3]:
            code, said = said_by(site, words, capsys)
            assert code == 0 or re.search(r"\[[a-z-]+\]\n +fix: ", said), said


@pytest.mark.parametrize("settings", SITE_SETTINGS)
@pytest.mark.parametrize("program", SITES)
def test_settings_that_name_no_two_languages_are_told(
    program: str, settings: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is guessed, and no name becomes a path."""
    site = write_files(tmp_path / "site", {**SITES[program], ".diglot/content/site.toml": f"\n{settings}\n"})
    code, said = said_by(site, "status", capsys)
    assert code == 1
    assert re.search(r"^\.diglot/content/site\.toml:[23]: .*\[unreadable-site\]", said, re.MULTILINE), said
    assert {path.name for path in tmp_path.iterdir()} == {"site"}


@pytest.mark.parametrize("content", PO_FILES, ids=range(len(PO_FILES)))
def test_a_po_file_is_read_or_told(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it says are words: of no place outside the site, and none that moves a terminal."""
    site = write_files(tmp_path / "site", {**SITES["mdBook"], "po/ru.po": content})
    write_files(tmp_path, {"outside/a.md": CANARY})
    for words in ("status", "diff a", "check", "sync --adopt --yes --by Ann", "status"):
        _, said = said_by(site, words, capsys)
        assert CANARY not in said
        assert not re.search(r"[\x07\x1b\u202e]", said)
    assert {path.name for path in tmp_path.iterdir()} == {"site", "outside"}
    assert files_of(tmp_path / "outside") == {"a.md": CANARY.encode()}
