"""A machine that lacks something: standard streams, open files, pandoc, a sensible clock, a file that was just there."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.cli import command_line
from tests.tools.publication import EPOCH, files_of, run, write_files
from tests.tools.samples import sampled

ROOT = Path(__file__).parents[1]
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\nformats = ["html"]\n',
    "content/en/a.md": "---\ntitle: A\ndate: 2020-01-01\n---\nWords -- more.\n",
    "content/ru/a.md": "---\ntitle: А\n---\nСлова.\n",
}
FAULT = "bug in diglot"


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


@pytest.fixture
def built(publication: Path, far_day: None) -> Path:
    """The publication with its site: made in this process, which lacks nothing."""
    assert command_line.main(["build", "--root", str(publication)]) == 0
    return publication


def shell(publication: Path, line: str, *, lang: str = "en", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which `diglot` is the program, in the folder of a publication."""
    words = f'diglot() {{ "{sys.executable}" -m diglot --ui-lang {lang} "$@"; }}\n{line}'
    return subprocess.run(
        ["bash", "-c", words],
        cwd=publication,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


# ---------------------------------------------------------------- standard streams


COMMANDS, CLOSED = ("build", "fix", "hosting caddy --site public"), (">&-", "<&- >&- 2>&-", "2>&-")


@sampled("command closed", *itertools.product(COMMANDS, CLOSED), turns=[*zip(COMMANDS, CLOSED, strict=True)])
def test_closed_streams_change_nothing_but_what_is_seen(built: Path, command: str, closed: str) -> None:
    """Nothing that is opened later gets the number of a stream: what is printed would be written into it."""
    usual = shell(built, f"diglot {command} </dev/null")
    before = files_of(built / "public")
    done = shell(built, f"diglot {command} {closed}")
    assert done.returncode == usual.returncode
    assert FAULT not in done.stderr + done.stdout
    assert done.stdout in (usual.stdout, "") or command == "build"
    assert files_of(built / "public") == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@sampled(
    "command lang",
    *itertools.product(("build", "--json status", "hosting caddy"), ("en", "ru")),
    turns=[("build", "ru"), ("--json status", "en"), ("hosting caddy", "en")],
)
def test_a_full_output_is_reported(built: Path, command: str, lang: str) -> None:
    done = shell(built, f"diglot {command} >/dev/full", lang=lang)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-2].startswith("/dev/stdout: ")
    assert "[file-out-of-reach]" in done.stderr
    assert ("disk is full" in done.stderr) == (lang == "en")
    assert "Exception ignored" not in done.stderr


def test_a_full_standard_error_leaves_the_exit_code(publication: Path) -> None:
    write_files(publication, {"content/en/a.md": "[Dead](zzz.md)\n"})
    assert shell(publication, "diglot build 2>/dev/full").returncode == 1


# ---------------------------------------------------------------- limits and programs


@sampled(
    "command count",
    *[("build", 8), ("build", 12), ("status", 12), ("fix", 10), ("export a", 12), ("new B --lang en", 8)],
    turns=[("build", 12), ("fix", 10), ("new B --lang en", 8)],
)
def test_too_few_open_files_are_reported(publication: Path, command: str, count: int) -> None:
    """Or it works: how many a command needs is its own affair."""
    done = shell(publication, f"ulimit -n {count}; diglot {command}")
    assert FAULT not in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "too many files are open" in done.stderr or command == "fix"
    assert (
        files_of(publication / "content").items()
        >= {path.removeprefix("content/"): text.encode() for path, text in HOUSE.items()}.items()
    )


@sampled(
    "command lang",
    *itertools.product(("build", "--json fix", "export a"), ("en", "ru")),
    turns=[("build", "ru"), ("--json fix", "en"), ("export a", "en")],
)
def test_without_pandoc_the_remedy_is_told(publication: Path, command: str, lang: str) -> None:
    done = shell(publication, f"diglot {command}", lang=lang, PYPANDOC_PANDOC="/nowhere/pandoc")
    assert done.returncode == 1
    text = done.stdout + done.stderr
    assert FAULT not in text
    assert "/nowhere/pandoc" in text
    assert "missing-pandoc" in text


@pytest.mark.parametrize(
    ("command", "epoch"),
    [("build", "9e29"), ("status", "9" * 30), ("new A --lang en", "253402300800"), ("serve --port 0", "-1")],
)
def test_a_day_that_is_none_is_refused(publication: Path, command: str, epoch: str) -> None:
    before = files_of(publication)
    done = shell(publication, f"diglot {command}", SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 2
    assert f"SOURCE_DATE_EPOCH={epoch}" in done.stderr
    assert files_of(publication) == before


# ---------------------------------------------------------------- files that go away


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("command", ["build", "status", "check", "fix", "sync a", "export a", "mv a b"])
def test_a_source_that_goes_away_during_a_build_is_named(
    publication: Path, command: str, lang: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such as by a checkout of git: after the files were listed."""
    from diglot.adapters.disk import Folder

    read = Folder.read

    def read_late(folder: Folder, name_on_disk: str) -> bytes:
        if name_on_disk == "content/ru/a.md":
            (folder.root / name_on_disk).unlink(missing_ok=True)
        return read(folder, name_on_disk)

    monkeypatch.setattr(Folder, "read", read_late)
    code, out, err = run([*command.split(), "--root", publication, "--ui-lang", lang], capsys)
    assert code == 1
    assert "content/ru/a.md" in out + err
    assert FAULT not in err


# ---------------------------------------------------------------- odd environments


@pytest.mark.parametrize("kind", ["file", "folder", "head"])
def test_a_zone_that_is_none_is_forgotten(kind: str, publication: Path, tmp_path: Path) -> None:
    """Babel reads the file that TZ names; a build takes its day from UTC."""
    zone = tmp_path / "zone"
    if kind == "folder":
        zone.mkdir()
    else:
        zone.write_bytes(b"TZif2" if kind == "head" else b"no zone\n")
    done = shell(publication, "diglot build", TZ=str(zone))
    assert (done.returncode, FAULT in done.stderr) == (0, False), done.stderr


def test_an_encoding_without_the_letters_shows_their_numbers(publication: Path) -> None:
    done = shell(publication, "diglot build", lang="ru", PYTHONIOENCODING="ascii")
    assert (done.returncode, FAULT in done.stderr) == (0, False), done.stderr
    assert "\\u0413\\u043e\\u0442\\u043e\\u0432\\u043e" in done.stdout


def test_a_document_in_such_an_encoding_is_json(publication: Path) -> None:
    write_files(publication, {"content/en/cafe.md": "---\ntitle: Café, по-русски\n---\n\nWords.\n"})
    done = shell(publication, "diglot status --json", PYTHONIOENCODING="ascii")
    assert "Café, по-русски" in [row["title"] for row in json.loads(done.stdout)["articles"]]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_where_no_temporary_file_can_be_made_the_remedy_is_told(publication: Path, lang: str) -> None:
    done = shell(publication, "ulimit -f 0; diglot build 2>&1 | cat", lang=lang)
    assert "[resource-short]" in done.stdout
    assert "TMPDIR" in done.stdout
    assert not (publication / "public").exists()
