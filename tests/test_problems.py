"""Each kind of problem at work: `problems/<code>/` is a publication that has it, and what an editor is told.

A folder shows the rule's exceptions too: what stands there and is not told is right. A second case of a kind is
called `<code>.<case>`. A build of the pages meets the problem, or the command lines of `command.txt` do, run in the
folder one after another. `pytest --accept` rewrites `expected.txt`, and `expected.ru.txt` where there is one.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import socket
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, get_args
from xml.etree.ElementTree import Element

import msgspec
import pytest

from diglot.adapters import pandoc
from diglot.adapters.extension_packages import graded_problems
from diglot.cli import command_line
from diglot.cli.messages import MessageFormatter
from diglot.core import encoding
from diglot.extensions.press.model.pdf_facts import FindingKind
from diglot.model import problems
from diglot.model.problems import Finding, Problem, Severity, kinds_of
from tests.tools.damaged_pdfs import DAMAGED, give_password
from tests.tools.edited_word_files import Edit, edited, instead, row
from tests.tools.press_sheets import changed, showpiece
from tests.tools.publication import (
    EPOCH,
    codes,
    copy_publication,
    files_of,
    publish,
    run,
    run_json,
    write_files,
)
from tests.tools.samples import one_in

HERE = Path(__file__).parent / "problems"
CASES = sorted(folder.name for folder in HERE.iterdir())
COMMANDS = {case: HERE / case / "command.txt" for case in CASES if (HERE / case / "command.txt").exists()}
BUILDS = [case for case in CASES if case not in COMMANDS]
# What only `check` finds is at work in test_findings.py.
KINDS = {kind.code: kind for kind in kinds_of(Problem) if not issubclass(kind, Finding)}

# Kinds that no folder and no command line bring about by themselves: why, and the test that reports each.
WITHOUT_FOLDER: Mapping[str, tuple[str, str]] = {
    "busy-computer": (
        "the computer must be busy",
        "adapters/test_pandoc.py: test_a_computer_that_stays_busy_is_said_to_be",
    ),
    "cluster-lost": (
        "a cluster must end in the middle of a build",
        "extensions/cluster/test_cluster.py: test_a_cluster_that_goes_away_ends_the_work",
    ),
    "cluster-mismatch": (
        "a cluster with another diglot must run",
        "extensions/cluster/test_cluster.py: test_a_worker_with_another_diglot_is_refused_before_any_work",
    ),
    "cluster-missing": (
        "a package must be missing",
        "extensions/cluster/test_cluster.py: test_without_the_package_the_remedy_is_told",
    ),
    "missing-original": (
        "a third language must be installed",
        "core/test_pairing.py: test_two_translations_want_their_original",
    ),
    "rtl-on-paper": (
        "a language from right to left must be installed",
        "languages/test_hebrew.py: test_it_is_built_but_for_what_is_bound_at_the_left",
    ),
    "words-out-of-order": (
        "a language from right to left must be installed",
        "adapters/test_right_to_left.py: test_words_in_the_wrong_order_are_said",
    ),
    "extension-fault": (
        "an extension must be installed",
        "test_extensions.py: test_a_shortcode_that_fails_is_a_problem_at_its_line",
    ),
    "extension-finding": (
        "an extension must be installed",
        "test_extensions.py: test_a_check_finds_at_the_line_of_the_passage",
    ),
    "refused-extension": (
        "an extension must be installed",
        "test_extensions.py: test_an_extension_that_cannot_be_used_is_refused",
    ),
    "file-changed-meanwhile": (
        "somebody else must write in the same moment",
        "extensions/word/test_word_import.py: test_a_file_that_was_changed_meanwhile_is_not_overwritten",
    ),
    "lost-address": (
        "an address must change between two builds",
        "site/test_links.py: test_an_address_that_leads_nowhere_any_more_is_said",
    ),
    "missing-extra": (
        "a package must be missing",
        "extensions/translators/test_segment_files.py: test_without_the_package_the_problem_says_how_to_install_it",
    ),
    "patch-left-out": (
        "another WeasyPrint must be installed",
        "adapters/test_patches.py: test_a_build_says_once_what_is_left_out_and_publishes",
    ),
    "preview-under-way": (
        "a preview must run",
        "extensions/clean/test_clean.py: test_a_running_preview_keeps_its_files",
    ),
    "picture-dropped": (
        "pictures on other servers are replaced by their words before",
        "adapters/test_typesetter.py: test_nothing_is_fetched_from_outside",
    ),
    "ballot-changed": (
        "readers must have voted on other options",
        "extensions/polls/test_polls.py: test_options_in_another_order_take_no_votes",
    ),
    "poll-by-hand": (
        "readers must have voted",
        "extensions/polls/test_polls.py: test_a_file_that_cannot_be_edited_is_left_with_the_lines_to_write",
    ),
    "fewer-texts": (
        "two builds must differ",
        "test_nothing_lost.py: test_a_build_that_would_publish_far_fewer_texts_stops",
    ),
    "broken-template": (
        "a template must be broken",
        "test_nothing_lost.py: test_a_slip_in_a_template_is_a_problem_at_its_line",
    ),
    "print-style": (
        "a stylesheet for paper must be broken",
        "test_nothing_lost.py: test_a_style_for_paper_that_is_not_understood_is_reported",
    ),
    "file-out-of-reach": (
        "the system must refuse a file",
        "test_nothing_lost.py: test_what_the_system_refuses_is_named",
    ),
    "file-failed": (
        "diglot must be wrong",
        "test_file_faults.py: test_a_fault_of_the_program_is_a_problem_of_one_file",
    ),
    "page-failed": (
        "diglot must be wrong",
        "test_file_faults.py: test_a_fault_while_a_list_is_made_is_said_of_its_file_or_of_the_page",
    ),
    "file-gone": (
        "somebody else must remove a file in the same moment",
        "test_shortages.py: test_a_source_that_goes_away_during_a_build_is_named",
    ),
    "resource-short": (
        "the system must have too little of something",
        "test_shortages.py: test_too_few_open_files_are_reported",
    ),
    "leaked-mark": (
        "diglot must have a bug",
        "pipeline/test_own_marks.py: test_a_mark_that_is_left_in_a_text_stops_the_build",
    ),
    "missing-pandoc": (
        "pandoc must be missing",
        "test_shortages.py: test_without_pandoc_the_remedy_is_told",
    ),
    "missing-library": (
        "the system must lack a library",
        "test_first_minute.py: test_without_pango_the_packages_are_named",
    ),
    "unknown-commit": (
        "git must know nothing of a day",
        "test_tracking.py: test_a_day_that_git_does_not_know_is_reported",
    ),
    "search-failed": ("the indexer must fail", "extensions/search/test_search.py: test_an_indexer_that_fails_is_told"),
}

# Texts over which pandoc would take all of its eight seconds get fewer here.
ENDLESS = ("beyond-limits", "unreadable-manuscript")
SECONDS_FOR_ENDLESS_TEXTS = 0.5


def code_of(case: str) -> str:
    return case.partition(".")[0]


# ---------------------------------------------------------------- what cannot be kept in a repository


def place_links_and_pipes(root: Path) -> None:
    (root / "content/en/linked.md").symlink_to("sound.md")
    (root / "content/en/secret.md").symlink_to("/etc/passwd")
    (root / "content/media").symlink_to("en")
    os.mkfifo(root / "content/en/pipe.md")
    for folder in ("templates", "assets/fonts", "locales/ru/LC_MESSAGES"):
        (root / folder).mkdir(parents=True)
    (root / "templates/article.html").symlink_to("/etc/passwd")
    os.mkfifo(root / "templates/pipe.html")
    (root / "assets/fonts/more").symlink_to("/usr/share/fonts")
    (root / "assets/nowhere.css").symlink_to("nowhere.css")
    (root / "locales/ru/LC_MESSAGES/diglot.po").symlink_to("/etc/passwd")
    with socket.socket(socket.AF_UNIX) as server, contextlib.chdir(root):  # a name may have 108 bytes
        server.bind("assets/socket")


def place_bad_names(root: Path) -> None:
    for name in (
        "turned\u202edm.exe.md",
        "c1\u009b2J.md",
        "what?.md",
        "a:b.md",
        "trailing ",
        "ends-with-a-dot.",
        "back\\slash.md",
        "x" * 198 + ".md",
    ):
        (root / "content/en" / name).write_text("# A name\n", encoding="utf-8")
    # Two bytes a letter: 98 letters are 199 bytes with the suffix.
    (root / "content/ru" / ("д" * 98 + ".md")).write_text("# Длинное имя\n\nЕщё помещается.\n", encoding="utf-8")


def place_large_texts(root: Path) -> None:
    line = "Nobody reads two million bytes.\n"
    (root / "content/en/a-library.md").write_text(line * (encoding.MAX_BYTES // len(line) + 1), encoding="utf-8")


def place_an_endless_text(root: Path) -> None:
    """Half a minute of pandoc's time, and each line of it is within the limits."""
    lines = "a~~b " * 99 + "\n"
    (root / "content/en/endless.md").write_text(f"---\ntitle: Endless\n---\n\n{lines * 300}", encoding="utf-8")


def place_a_name_in_capitals(root: Path) -> None:
    """Two files here, one file on a Mac and on Windows."""
    (root / "content/en/Notes.md").write_text("# Notes with a capital\n", encoding="utf-8")


def place_two_forms_of_a_name(root: Path) -> None:
    """One name in two forms of Unicode: two files on Linux, one file on a Mac."""
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "café.md")  # type: ignore[arg-type]
        (root / "content/en" / name).write_text(f"# A café ({form})\n", encoding="utf-8")


def place_foreign_output(root: Path) -> None:
    write_files(root, {"public/index.html": "<p>Somebody else's site.\n"})


def place_a_file_above_the_output(root: Path) -> None:
    """A file where the output's parent folder should be: a refusal that even root meets."""
    (root / "public").write_text("A file.\n", encoding="utf-8")


def damage_the_store(root: Path) -> None:
    publish(root)
    flip_rows(root / ".cache/diglot/store.sqlite")


def flip_rows(database: Path) -> None:
    """Another last byte in each value, as a bad disk leaves it."""
    table, key = {"store.sqlite": ("kept", "key"), "rows.sqlite": ("row", "id")}[database.name]
    with sqlite3.connect(database) as rows:
        flipped = [
            (value[:-1] + bytes([value[-1] ^ 1]), key)
            for key, value in rows.execute(f"SELECT {key}, value FROM {table} WHERE value IS NOT NULL")
        ]
        rows.executemany(f"UPDATE {table} SET value = ? WHERE {key} = ?", flipped)
    rows.close()


def place_a_file_instead_of_the_cache(root: Path) -> None:
    """A file where the folder of the cache should be: a refusal that even root meets."""
    (root / ".cache").write_text("A file.\n", encoding="utf-8")


def place_a_word_file(root: Path) -> None:
    """A file with tracked changes, comments and more, as LibreOffice saves it."""
    shutil.copy(HERE.parent / "word/libreoffice.docx", root / "from-translator.docx")


def place_a_review(root: Path, *edits: Edit) -> None:
    """A file for reviewers, as it comes back when somebody has worked in it."""
    file = root / "seoul.docx"
    assert command_line.main(["export", "seoul", "--root", str(root), "--output", str(file), "--yes"]) == 0
    edited(file, *edits)


def delete_row_2(document: Element) -> None:
    row(document, "2").clear()


def place_a_pdf(code: str, root: Path) -> None:
    """A PDF for the press, damaged in one way."""
    if code == "pdf-locked":
        content = give_password(showpiece(), "secret")
    elif code == "press-damage":
        content = showpiece()[:-300]
    else:
        content = changed(showpiece(), next(change for change, kind, *_ in DAMAGED.values() if kind == code))
    (root / "leaflet.pdf").write_bytes(content)


PLACED: Mapping[str, Callable[[Path], None]] = {
    "not-a-file": place_links_and_pipes,
    "bad-file-name": place_bad_names,
    "too-large": place_large_texts,
    "unreadable-manuscript": place_an_endless_text,
    "url-collision": place_a_name_in_capitals,
    "same-name": place_two_forms_of_a_name,
    "output-not-ours": place_foreign_output,
    "output-unwritable": place_a_file_above_the_output,
    "cache-unwritable": place_a_file_instead_of_the_cache,
    "damaged-store": damage_the_store,
    **dict.fromkeys(["tracked-change", "word-comment", "not-carried-over"], place_a_word_file),
    "review-row": lambda root: place_a_review(root, delete_row_2),
    "file-in-the-way": lambda root: place_a_review(root, instead("десятником", "бригадиром")),
    "review-conflict": lambda root: place_a_review(root, instead("десятником", "бригадиром")),
    "field-left": lambda root: place_a_review(root, instead("Сеул", "Сеул и порты")),
    **{code: partial(place_a_pdf, code) for code in get_args(FindingKind) if code != "pdf-unreadable"},
}


@pytest.fixture(params=BUILDS)
def case(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def publication(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    if case in ENDLESS:
        monkeypatch.setattr(pandoc, "SECONDS_A_DOCUMENT", SECONDS_FOR_ENDLESS_TEXTS)
    root = copy_publication(HERE / case, tmp_path / "house")
    PLACED.get(code_of(case), lambda _: None)(root)
    return root


def output_of(case: str, root: Path) -> Path:
    return root / "public/below" if case == "output-unwritable" else root / "public"


def ordered(case: str, root: Path, *options: str) -> list[str]:
    """The command line for a case."""
    words = ["--root", str(root), "--output", str(output_of(case, root)), "--formats", "html", "--all"]
    return ["build", *words, *options]


def without_progress(reported_at_the_terminal: str) -> str:
    """What was told, without the lines that only count what is being done."""
    lines = reported_at_the_terminal.splitlines(keepends=True)
    return "".join(line for line in lines if not re.fullmatch(r"[^:\[]+: \d+\n", line))


# ---------------------------------------------------------------- the tests


def test_an_editor_is_told_what_is_wrong(
    case: str, publication: Path, accept: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Place, fact, remedy, word for word, in some cases in Russian too; and nothing is published while an error stands."""
    before = files_of(publication / "public") if (publication / "public").is_dir() else {}
    with in_russian_too() as russian:
        code, _, err = run(ordered(case, publication, "--ui-lang", "en"), capsys)
    compare(HERE / case / "expected.txt", without_progress(err).replace(f"{publication}/", ""), accept)
    if (HERE / case / "expected.ru.txt").exists():
        compare(HERE / case / "expected.ru.txt", problems_in("".join(dict.fromkeys(russian)), publication), accept)
    is_error = KINDS[code_of(case)].severity == "error"
    assert code == (1 if is_error else 0)
    if is_error:
        assert (files_of(publication / "public") if (publication / "public").is_dir() else {}) == before
    else:
        assert (publication / "public/index.html").is_file()


@pytest.mark.parametrize(
    "case",
    # What is a warning anyway is published above; of the errors, each third is tried without `--long`.
    [
        *one_in(3, [name for name in BUILDS if KINDS[code_of(name)].severity == "error"]),
        *(pytest.param(name, marks=pytest.mark.long) for name in BUILDS if KINDS[code_of(name)].severity != "error"),
    ],
    indirect=True,
)
def test_a_lenient_build_publishes_all_the_same(
    case: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Errors become warnings, each of them; and what was too much to be tried at all is tried."""
    code, _, err = run(ordered(case, publication, "--ui-lang", "en", "--lenient"), capsys)
    lines = [line for line in without_progress(err).splitlines() if not line.startswith("    ")]
    if KINDS[code_of(case)].is_fatal:
        assert code == 1
        return
    assert code == 0
    assert (output_of(case, publication) / "index.html").is_file()
    assert lines
    assert all(": warning: " in line for line in lines)
    if code_of(case) != "damaged-store":  # a store is damaged once
        mark = f"[{code_of(case)}]"
        expected = (HERE / case / "expected.txt").read_text(encoding="utf-8").splitlines()
        assert sum(line.endswith(mark) for line in lines) == sum(line.endswith(mark) for line in expected)


@contextlib.contextmanager
def in_russian_too() -> Iterator[list[str]]:
    """Collect in Russian, a problem an item, what is put into words in another language."""
    russian: list[str] = []
    in_words = MessageFormatter.in_words

    def in_both_languages(words: MessageFormatter, problem: Problem, severity: Severity) -> object:
        russian.append(f"{in_words(words.in_language('ru'), problem, severity).text}\n")
        return in_words(words, problem, severity)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MessageFormatter, "in_words", in_both_languages)
        yield russian


def run_commands(case: str, publication: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run the lines of a case's command.txt in its folder; the last one's exit code and problems, in English and Russian.

    A line is a command of diglot, or one of the system's: cp, mv, rm, mkdir, sed.
    """
    code, english = 0, ""
    with in_russian_too() as russian:
        for line in COMMANDS[case].read_text(encoding="utf-8").splitlines():
            program, *arguments = shlex.split(line)
            if program == "diglot":
                russian.clear()
                code, out, err = run([*arguments, "--ui-lang", "en"], capsys)
                english = err + out
            else:
                subprocess.run([program, *arguments], check=True)
    return code, problems_in(english, publication), problems_in("".join(russian), publication)


def problems_in(text: str, publication: Path) -> str:
    """The problems in what a command has told, as they would be in another folder."""
    # The numbers of a PDF's objects and the names of its fonts change with every other thing in it.
    text = re.sub(r"\b\d+ 0 R\b", "N 0 R", re.sub(r"\b[A-Z]{6}\b", "ABCDEF", text.replace(f"{publication}/", "")))
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if re.search(r" \[[a-z0-9-]+\]$|^    (fix|что сделать): ", line))


@pytest.mark.parametrize("case", COMMANDS, indirect=True)
def test_a_command_reports_what_is_wrong(
    case: str, publication: Path, accept: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Place, fact, remedy, word for word, in both languages."""
    monkeypatch.chdir(publication)
    code, english, russian = run_commands(case, publication, capsys)
    compare(HERE / case / "expected.txt", english, accept)
    compare(HERE / case / "expected.ru.txt", russian, accept)
    assert code == 1 or KINDS[code_of(case)].severity == "warning"


@pytest.mark.parametrize("name", CASES)
def test_a_folder_is_about_its_own_kind(name: str) -> None:
    """Other kinds may stand beside it, where one mistake has two faces, but its own is there."""
    assert f" [{code_of(name)}]\n" in (HERE / name / "expected.txt").read_text(encoding="utf-8")


def test_each_kind_of_problem_has_a_folder() -> None:
    """Or a reason for having none, and a test by that name that reports it."""
    assert {code_of(case) for case in CASES} == KINDS.keys() - WITHOUT_FOLDER.keys()
    for code, (_, test) in WITHOUT_FOLDER.items():
        file, _, name = test.partition(": ")
        assert f"def {name}(" in (HERE.parent / file).read_text(encoding="utf-8"), code


def test_every_kind_is_imported_from_the_package() -> None:
    """Those of an extension are of its own `model.problems`."""
    for kind in kinds_of(Problem):
        module = kind.__module__ if kind.__module__.startswith("diglot.extensions") else problems.__name__
        assert kind.__name__ in vars(sys.modules[module])


@pytest.mark.parametrize("kind", get_args(problems.AnyProblem), ids=lambda kind: kind.__name__)
def test_every_kind_is_decoded_as_it_was_and_nothing_else_is(kind: type[Problem]) -> None:
    """The cache and the record of a move hold problems, and either may be forged."""
    types = {field.name: field.type for field in msgspec.structs.fields(kind)}
    facts: dict[str, Any] = {name: "a" if type is str else 1 for name, type in types.items()}
    problem = kind(**facts)
    decode = msgspec.msgpack.Decoder(problems.AnyProblem).decode
    assert decode(msgspec.msgpack.encode(problem)) == problem
    for wrong in ({"problem": "NoSuchKind"}, {"problem": "Problem"}, {name: [] for name in facts}):
        forged = {**msgspec.to_builtins(problem), **wrong}
        with pytest.raises(msgspec.ValidationError):
            decode(msgspec.msgpack.encode(forged))


@pytest.mark.parametrize(
    "kind", sorted({*kinds_of(Problem)} - {*get_args(problems.AnyProblem)}, key=str), ids=lambda kind: kind.__name__
)
def test_a_kind_of_an_extension_is_decoded_in_a_report(kind: type[Problem]) -> None:
    """A build with many problems keeps them until they are printed: those of a press or a cluster, too."""
    types = {field.name: field.type for field in msgspec.structs.fields(kind)}
    problem = kind(**{name: "a" if type is str else 1 for name, type in types.items()})
    kept = [(problem, "warning")]
    assert msgspec.json.decode(msgspec.json.encode(kept), type=graded_problems()) == kept


def test_a_program_reads_a_file_and_a_line_whatever_a_problem_is_about(tmp_path: Path, capsys: Any) -> None:
    """Line 1 where there is none: the shape of --json is a promise."""
    root = write_files(tmp_path / "house", {"content/en/a.md": "---\ntitle: A\ndraft: perhaps\n---\nText.\n"})
    about_a_line = run_json(["build", "--root", root], capsys)[1]["problems"]
    about_an_argument = run_json(["build", "--root", root, "--only", "b"], capsys)[1]["problems"]
    assert ("withheld-text", "content/en/a.md", 3) in [(row["code"], row["file"], row["line"]) for row in about_a_line]
    assert ("unknown-article", "b", 1) in [(row["code"], row["file"], row["line"]) for row in about_an_argument]


@pytest.mark.parametrize("kind", [kind for kind in kinds_of(Problem) if kind.is_fatal or kind.is_transient])
def test_a_kind_is_fatal_or_transient_and_not_both(kind: type[Problem]) -> None:
    assert kind.severity == ("error" if kind.is_fatal else "warning")


def test_every_kind_has_a_code_of_words() -> None:
    assert all(re.fullmatch(r"[a-z]+[a-z0-9]*(-[a-z0-9]+)*", code) for code in KINDS)


# ---------------------------------------------------------------- the store and the output, in more than words


def test_a_flipped_byte_of_what_is_known_of_manuscripts_costs_time_and_nothing_else(tmp_path: Path) -> None:
    root = copy_publication(HERE / "damaged-store", tmp_path / "house")
    publish(root)
    sound = files_of(root / "public")
    flip_rows(root / ".cache/diglot/rows.sqlite")
    (root / "content/en/more.md").write_text("# More\n\nWords.\n", encoding="utf-8")
    report = publish(root)
    assert "damaged-store" in codes(report)
    (root / "content/en/more.md").unlink()
    after = publish(root)
    assert "damaged-store" not in codes(after)
    assert files_of(root / "public") == sound


def test_a_flipped_byte_costs_time_and_nothing_else(tmp_path: Path) -> None:
    """One warning; the site is that of a fresh build; the next build knows nothing of it."""
    root = copy_publication(HERE / "damaged-store", tmp_path / "house")
    publish(root)
    sound = files_of(root / "public")
    flip_rows(root / ".cache/diglot/store.sqlite")
    report = publish(root)
    assert codes(report) == ["damaged-store"]
    assert files_of(root / "public") == sound
    assert codes(publish(root)) == []
    # What was lost is made again when somebody needs it.
    (root / "content/en/more.md").write_text("# One more\n\nText.\n", encoding="utf-8")
    edited = publish(root)
    assert (codes(edited), edited.texts_made > 0) == ([], True)
    site = files_of(root / "public")
    publish(root, is_fresh=True)
    assert files_of(root / "public") == site


@pytest.mark.parametrize("name", ["store.sqlite", "rows.sqlite"])
@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"This is no database at all.\n" * 200])
def test_a_store_that_is_no_store_is_made_again(tmp_path: Path, name: str, content: bytes) -> None:
    root = copy_publication(HERE / "damaged-store", tmp_path / "house")
    publish(root)
    sound = files_of(root / "public")
    (root / ".cache/diglot" / name).write_bytes(content)
    report = publish(root)
    assert report.is_published
    assert set(codes(report)) <= {"damaged-store"}
    assert files_of(root / "public") == sound


def test_a_foreign_output_is_left_as_it_was(tmp_path: Path) -> None:
    root = copy_publication(HERE / "output-not-ours", tmp_path / "house")
    place_foreign_output(root)
    before = files_of(root / "public")
    assert codes(publish(root, is_lenient=True)) == ["output-not-ours"]
    assert files_of(root / "public") == before


def test_an_empty_output_folder_is_taken(tmp_path: Path) -> None:
    root = copy_publication(HERE / "output-not-ours", tmp_path / "house")
    (root / "public").mkdir()
    assert publish(root).is_published


def test_an_output_that_is_a_link_is_refused(tmp_path: Path) -> None:
    root = copy_publication(HERE / "output-not-ours", tmp_path / "house")
    (tmp_path / "elsewhere").mkdir()
    (root / "public").symlink_to(tmp_path / "elsewhere")
    assert codes(publish(root)) == ["output-not-ours"]


def test_an_output_without_permission_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere: only an ordinary user meets this")
    root = copy_publication(HERE / "output-unwritable", tmp_path / "house")
    root.joinpath("closed").mkdir(mode=0o555)
    assert codes(publish(root, output=root / "closed/public")) == ["output-unwritable"]


def compare(file: Path, text: str, accept: bool) -> None:
    """A file of what is expected against what came; with --accept it is written anew."""
    if accept:
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
