"""The same site, whoever makes it: this process or several of them, and whoever dies meanwhile."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diglot.adapters import pandoc
from diglot.pipeline.base import tasks
from diglot.pipeline.base.tasks import tools
from tests.tools.clusters import ROOT
from tests.tools.lone_builds import run_alone
from tests.tools.publication import EPOCH, codes, files_of, publish, write_files

TOOLS = f"{tasks.__name__}:{tools.__name__}"
PAIRS = 14
WITH_PDFS = ("text-1", "text-2", "text-3")
WORDS = {"en": "The ferry left at nine.[^1] ", "ru": "Паром ушёл в девять.[^1] "}
NOTES = {"en": "By the clock of the station.", "ru": "По часам вокзала."}
# Half a minute of pandoc's time, and each line is within the limits.
ENDLESS = ("a~~b " * 99 + "\n") * 300


def write_pairs(root: Path, pairs: int = PAIRS, paragraphs: int = 3) -> Path:
    """A house with so many texts that it is worth to spread the work."""
    texts = {
        f"content/{lang}/text-{number}.md": f"# {number}\n\n"
        + "\n\n".join(f"{WORDS[lang] * 4} {number}/{part}." for part in range(paragraphs))
        + f"\n\n[^1]: {NOTES[lang]}\n"
        for lang in ("en", "ru")
        for number in range(pairs)
    }
    return write_files(root, {"content/site.toml": 'base_url = "https://journal.example"\n', **texts})


def start_build(root: Path, *options: str) -> subprocess.Popen[str]:
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "diglot", "build", "--root", str(root), "--json", *options]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    )


def end_build(building: subprocess.Popen[str]) -> tuple[int, dict[str, Any]]:
    out, err = building.communicate(timeout=300)
    assert "Traceback" not in err, err
    return building.returncode, json.loads(out)


def wait_until(look: Callable[[], Any], building: subprocess.Popen[str]) -> Any:
    """Look until there is something, and return that."""
    while not (found := look()):
        assert building.poll() is None, "the build ended before"
        time.sleep(0.02)
    return found


def publish_pairs(root: Path, **how: Any) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Publish pairs, and a few of them apart with PDFs; return the files of both sites."""
    pages = publish(write_pairs(root), **how)
    pdfs = publish(root, output=root / "printed", formats=("html", "pdf"), only=WITH_PDFS, **how)
    assert (codes(pages), pages.texts_made > 0, codes(pdfs), pdfs.pdfs) == ([], True, [], 2 * len(WITH_PDFS))
    return files_of(root / "public"), files_of(root / "printed")


@pytest.fixture(scope="module")
def made_by_one(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The sites as one process makes them."""
    return publish_pairs(tmp_path_factory.mktemp("house"), jobs=1)


# ---------------------------------------------------------------- little work


def test_an_edit_of_one_sentence_forks_nothing_and_loads_nothing_for_it(tmp_path: Path) -> None:
    root = write_pairs(tmp_path)
    publish(root)
    write_files(root, {"content/en/text-3.md": "# 3\n\nAnother sentence.\n"})
    code = (
        "import os, sys\n"
        "os.fork = None\n"
        "from diglot.cli.command_line import main\n"
        "code = main(sys.argv[1:])\n"
        "loaded = {'multiprocessing', 'distributed', 'weasyprint', 'diglot.adapters.executors.process_pool'}\n"
        "print(code, sorted(loaded & set(sys.modules)), file=sys.stderr)\n"
    )
    arguments = ["--root", str(root), "--formats", "html", "--jobs", "8", "--json"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, "build", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=True)
    assert json.loads(done.stdout)["texts_made"] == 1  # its translation was read before
    assert done.stderr == "0 []\n"


def test_an_edit_parses_no_catalogue(tmp_path: Path) -> None:
    """To parse one takes longer than to set a text; a build keeps what it found, until the catalogue is another."""
    root = write_pairs(tmp_path)
    catalogue = "locales/ru/LC_MESSAGES/diglot.po"
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    write_files(root, {catalogue: f'{head}msgid "Archive"\nmsgstr "Всё"\n'})
    assert "babel.messages.pofile" in run_alone(root, "--formats", "html").modules
    write_files(root, {"content/en/text-3.md": "# 3\n\nAnother sentence.\n"})
    edited = run_alone(root, "--formats", "html")
    assert edited.document["texts_made"] == 1
    assert not [name for name in edited.modules if name.startswith("babel.messages")]
    write_files(root, {catalogue: f'{head}msgid "Archive"\nmsgstr "Полка"\n'})
    assert "babel.messages.pofile" in run_alone(root, "--formats", "html").modules
    assert "Полка" in (root / "public/ru/index.html").read_text(encoding="utf-8")


def test_what_is_wrong_with_a_catalogue_is_told_by_every_build(tmp_path: Path) -> None:
    root = write_pairs(tmp_path)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    write_files(root, {"locales/ru/LC_MESSAGES/diglot.po": f'{head}msgid "{{n}} texts"\nmsgstr "тексты"\n'})
    for number in range(2):
        write_files(root, {"content/en/text-3.md": f"# 3\n\nSentence {number}.\n"})
        problems = run_alone(root, "--formats", "html").document["problems"]
        assert "wrong-placeholder" in {problem["code"] for problem in problems}


# ---------------------------------------------------------------- the same bytes


def test_several_processes_make_the_same_sites_as_one(made_by_one: object, tmp_path: Path) -> None:
    assert publish_pairs(tmp_path, jobs=2) == made_by_one


def test_what_several_processes_kept_serves_one(tmp_path: Path) -> None:
    """Who did the work is no part of a key."""
    root = write_pairs(tmp_path, 13)
    publish(root, jobs=2)
    publish(root, formats=("html", "pdf"), only=WITH_PDFS, jobs=2)
    write_files(root, {"content/en/new.md": "# New\n\nOne more.\n"})
    report = publish(root, formats=("html", "pdf"), only=("new", *WITH_PDFS), jobs=1)
    assert (report.texts_made, report.renditions_made, report.pdfs) == (1, 1, 7)
    assert publish(root, jobs=1).texts_made == 0


def test_a_store_that_is_found_damaged_after_some_pdfs_were_found_sound_loses_none(tmp_path: Path) -> None:
    """Those that were to be read from it later are gone with it, and are made again."""
    root = write_pairs(tmp_path, 2)
    publish(root, formats=("html", "pdf"))
    before = files_of(root / "public")
    with sqlite3.connect(root / ".cache/diglot/store.sqlite") as rows:
        *_, (key, pdf) = rows.execute("SELECT key, value FROM kept WHERE substr(value, 1, 4) = CAST('%PDF' AS BLOB)")
        rows.execute("UPDATE kept SET value = ? WHERE key = ?", (pdf[:-1] + b"?", key))
    rows.close()
    write_files(root, {"content/en/aside.md": "# Aside\n\nSomething new.\n"})
    report = publish(root, formats=("html", "pdf"))
    assert codes(report) == ["damaged-store"]
    after = files_of(root / "public")
    assert {place: after[place] for place in before if place.endswith(".pdf")} == {
        place: content for place, content in before.items() if place.endswith(".pdf")
    }


# ---------------------------------------------------------------- texts that nobody can set


def test_a_text_that_hangs_fails_alone_among_those_of_its_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc, "SECONDS_A_DOCUMENT", 1.5)
    root = write_pairs(tmp_path)
    write_files(root, {"content/en/endless.md": f"# Endless\n\n{ENDLESS}"})
    report = publish(root, jobs=2, is_lenient=True)
    hung = [problem for problem in report.problems if problem.code == "unreadable-manuscript"]
    assert [problem.file for problem in hung] == ["content/en/endless.md"]
    assert report.editions == 2 * PAIRS + 1
    for number in range(PAIRS):
        assert "ferry" in (root / f"public/en/text-{number}/index.html").read_text(encoding="utf-8")


# ---------------------------------------------------------------- workers that die


def children_of(pid: int) -> list[int]:
    """Python processes that a process forked."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text(encoding="utf-8").partition("(")[2].rpartition(")")
        except OSError:
            continue
        if int(rest.split()[1]) == pid and "python" in name:
            found.append(int(stat.parent.name))
    return found


def test_a_killed_process_costs_nothing_but_time(tmp_path: Path) -> None:
    root = write_pairs(tmp_path / "house", 40, 10)
    building = start_build(root, "--formats", "html", "--jobs", "2")
    # Both of them: one alone may be a program that was just started, which is called like the build until it runs.
    first, _ = wait_until(lambda: found if len(found := children_of(building.pid)) == 2 else [], building)
    os.kill(first, signal.SIGKILL)
    code, report = end_build(building)
    assert (code, report["published"], report["problems"]) == (0, True, [])
    quiet = write_pairs(tmp_path / "quiet", 40, 10)
    publish(quiet, jobs=1)
    assert files_of(root / "public") == files_of(quiet / "public")
