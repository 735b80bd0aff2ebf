"""Each kind of problem at work: `problems/<code>/` is a publication that has it, and what an editor is told.

A folder shows the rule's exceptions too: what stands there and is not told is right. A second case of a kind is
called `<code>.<case>`. `pytest --accept` rewrites `expected.txt`, and `expected.ru.txt` where there is one.
"""

from __future__ import annotations

import os
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from diglot.adapters import pandoc
from diglot.core import encoding
from diglot.model.findings import FINDINGS
from diglot.model.problems import Problem
from diglot.pipeline.base import build_options
from tests.tools.small_house import EPOCH, codes, copy_house, files_of, publish, run, write_house

HERE = Path(__file__).parent / "problems"
CASES = sorted(folder.name for folder in HERE.iterdir())
# What only `check` finds is at work in test_findings.py.
KINDS = {kind.code: kind for kind in Problem.__subclasses__() if kind not in FINDINGS}

# Kinds that have no folder, each with its reason.
WITHOUT_FOLDER: Mapping[str, str] = {
    "no-site": "no build meets it: tests/test_cli_hosting.py",
    "releases-not-ours": "no build meets it: tests/pipeline/test_site_releases.py",
    "releases-unwritable": "no build meets it: tests/test_cli_hosting.py",
    "no-earlier-release": "no build meets it: tests/pipeline/test_site_releases.py",
    "not-removed": "said by `clean`: tests/test_clean.py",
    "preview-under-way": "said by `clean`: tests/test_clean.py",
    "unknown-page": "an answer to `--explain`: tests/pipeline/test_explain.py",
    "missing-cache": "a matter of `--cache-from`: tests/pipeline/test_fallback_store.py",
    "refused-cache": "a matter of `--cache-from`: tests/pipeline/test_fallback_store.py",
    "print-failed": "a fault of paper: tests/adapters/test_typesetter.py makes a document for each",
    "note-displaced": "a fault of paper",
    "font-missing": "a fault of paper",
    "picture-dropped": "a fault of paper",
    "text-overflow": "a fault of paper",
    "heading-stranded": "a fault of paper",
    "press-profile": "tests/pipeline/test_print_shop_pdf.py",
    "cluster-missing": "tests/pipeline/test_tasks.py",
    "cluster-unreachable": "tests/pipeline/test_tasks.py",
    "cluster-mismatch": "tests/pipeline/test_tasks.py",
    "cluster-lost": "tests/pipeline/test_tasks.py",
    "pdf-unreadable": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "pdf-locked": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "file-unreadable": "a file named on the command line: tests/pipeline/test_booklet.py",
    "press-line": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-damage": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-claim": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-description": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-trapping": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-intent": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-boxes": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-bleed": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-sizes": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-colour": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-text-colour": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-ink": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-font": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-picture": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-annotation": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-script": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-attachment": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "press-blending": "a fault of a finished PDF: tests/pipeline/test_preflight.py",
    "search-failed": "a fault of the indexer: tests/site/test_search.py",
    "refused-file": "said by `import` and `export`: tests/pipeline/test_word_import.py",
    "not-carried-over": "said by `import` and `export`: tests/pipeline/test_word_import.py",
    "left-out-of-export": "said by `import` and `export`: tests/pipeline/test_word_import.py",
    "word-comment": "said by `import` and `export`: tests/pipeline/test_word_import.py",
    "tracked-change": "said by `import` and `export`: tests/pipeline/test_word_import.py",
    "review-row": "said by `import` and `export`: tests/pipeline/test_word_import.py",
    "review-conflict": "said by `import` and `export`: tests/pipeline/test_word_import.py",
    "field-left": "said by `import`: tests/pipeline/test_word_review.py",
    "stale-segment": "a matter of translators' tools: tests/pipeline/test_segment_files.py",
    "untranslated-segment": "a matter of translators' tools: tests/pipeline/test_segment_files.py",
    "lost-markup": "a matter of translators' tools: tests/pipeline/test_segment_files.py",
    "missing-extra": "a matter of translators' tools: tests/pipeline/test_segment_files.py",
    "file-in-the-way": "said by `import` and `export`: tests/pipeline/test_word_import.py",
    "file-changed-meanwhile": "said by `import` and `export`: tests/pipeline/test_word_import.py",
    "stray-ledger": "of the translations, which a build takes no part in: tests/test_tracking.py",
    "not-movable": "said by `mv`: tests/test_moving.py",
    "alias-by-hand": "said by `mv`: tests/test_moving.py",
    "not-translated": "of the translations",
    "never-in-step": "of the translations",
    "not-minor": "of the translations",
    "unknown-unit": "of the translations",
    "not-reproduced": "a fault of the press: tests/test_cli.py makes a template that counts",
}

# Kinds that no leniency helps: without these nothing can be published.
ALWAYS_ERRORS = frozenset(
    "no-content output-not-ours output-unwritable unknown-article not-reproduced "
    "cluster-missing cluster-unreachable cluster-mismatch cluster-lost".split()
)

# What a case is ordered with besides its folder.
OPTIONS: Mapping[str, tuple[str, ...]] = {
    "unknown-article": ("--only", "asia/soul-1990", "asia/seoul-1990", "weather"),
}

# Texts over which pandoc would take all of its ten seconds get fewer here.
ENDLESS = ("beyond-limits", "unreadable-manuscript")
SECONDS_FOR_ENDLESS_TEXTS = 3.0


def code_of(case: str) -> str:
    return case.partition(".")[0]


# ---------------------------------------------------------------- what cannot be kept in a repository


def place_links_and_pipes(root: Path) -> None:
    (root / "content/en/linked.md").symlink_to("sound.md")
    (root / "content/en/secret.md").symlink_to("/etc/passwd")
    (root / "content/media").symlink_to("en")
    os.mkfifo(root / "content/en/pipe.md")


def place_bad_names(root: Path) -> None:
    for name in ("what?.md", "a:b.md", "trailing ", "ends-with-a-dot.", "back\\slash.md", "x" * 198 + ".md"):
        (root / "content/en" / name).write_text("# A name\n", encoding="utf-8")
    # Two bytes a letter: 98 letters are 199 bytes with the suffix.
    (root / "content/ru" / ("д" * 98 + ".md")).write_text("# Длинное имя\n\nЕщё помещается.\n", encoding="utf-8")


def place_large_texts(root: Path) -> None:
    line = "Nobody reads two million bytes.\n"
    (root / "content/en/a-library.md").write_text(line * (encoding.MAX_BYTES // len(line) + 1), encoding="utf-8")


def place_an_endless_text(root: Path) -> None:
    """Half a minute of pandoc's time, and each line of it is within the limits."""
    lines = "a~b " * 99 + "\n"
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
    write_house(root, {"public/index.html": "<p>Somebody else's site.\n"})


def place_a_file_above_the_output(root: Path) -> None:
    """A file where the output's parent folder should be: a refusal that even root meets."""
    (root / "public").write_text("A file.\n", encoding="utf-8")


def damage_the_store(root: Path) -> None:
    publish(root)
    flip_rows(root / ".cache/diglot/store.sqlite")


def flip_rows(store: Path) -> None:
    """Another last byte in each value, as a bad disk leaves it."""
    with sqlite3.connect(store) as rows:
        flipped = [
            (value[:-1] + bytes([value[-1] ^ 1]), key) for key, value in rows.execute("SELECT key, value FROM kept")
        ]
        rows.executemany("UPDATE kept SET value = ? WHERE key = ?", flipped)
    rows.close()


def place_a_file_instead_of_the_cache(root: Path) -> None:
    """A file where the folder of the cache should be: a refusal that even root meets."""
    (root / ".cache").write_text("A file.\n", encoding="utf-8")


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
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def house(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    if case in ENDLESS:
        monkeypatch.setattr(pandoc, "SECONDS_A_DOCUMENT", SECONDS_FOR_ENDLESS_TEXTS)
    root = copy_house(HERE / case, tmp_path / "house")
    PLACED.get(code_of(case), lambda _: None)(root)
    return root


def output_of(case: str, root: Path) -> Path:
    return root / "public/below" if case == "output-unwritable" else root / "public"


def ordered(case: str, root: Path, *options: str) -> list[str]:
    """The command line for a case."""
    words = ["--root", str(root), "--output", str(output_of(case, root)), "--formats", "html", "--all"]
    return ["build", *words, *OPTIONS.get(case, ()), *options]


def without_progress(told_at_the_terminal: str) -> str:
    """What was told, without the lines that only count what is being done."""
    lines = told_at_the_terminal.splitlines(keepends=True)
    return "".join(line for line in lines if not re.fullmatch(r"[^:\[]+: \d+\n", line))


# ---------------------------------------------------------------- the tests


def test_an_editor_is_told_what_is_wrong(
    case: str, house: Path, accept: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Place, fact, remedy, word for word; and nothing is published while an error stands."""
    before = files_of(house / "public") if (house / "public").is_dir() else {}
    code, _, err = run(ordered(case, house, "--ui-lang", "en"), capsys)
    compare(HERE / case / "expected.txt", without_progress(err).replace(f"{house}/", ""), accept)
    is_error = KINDS[code_of(case)].severity == "error"
    assert code == (1 if is_error else 0)
    if is_error:
        assert (files_of(house / "public") if (house / "public").is_dir() else {}) == before
    else:
        assert (house / "public/index.html").is_file()


@pytest.mark.parametrize("case", [name for name in CASES if (HERE / name / "expected.ru.txt").exists()], indirect=True)
def test_an_editor_is_told_in_russian(case: str, house: Path, accept: bool, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(ordered(case, house, "--ui-lang", "ru"), capsys)
    compare(HERE / case / "expected.ru.txt", without_progress(err).replace(f"{house}/", ""), accept)


def test_a_lenient_build_publishes_all_the_same(case: str, house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors become warnings, each of them; and what was too much to be tried at all is tried."""
    code, _, err = run(ordered(case, house, "--ui-lang", "en", "--lenient"), capsys)
    lines = [line for line in without_progress(err).splitlines() if not line.startswith("    ")]
    if code_of(case) in ALWAYS_ERRORS:
        assert code == 1
        return
    assert code == 0
    assert (output_of(case, house) / "index.html").is_file()
    assert lines
    assert all(": warning: " in line for line in lines)
    if code_of(case) != "damaged-store":  # a store is damaged once
        mark = f"[{code_of(case)}]"
        expected = (HERE / case / "expected.txt").read_text(encoding="utf-8").splitlines()
        assert sum(line.endswith(mark) for line in lines) == sum(line.endswith(mark) for line in expected)


def test_a_folder_is_about_its_own_kind(case: str) -> None:
    """Other kinds may stand beside it, where one mistake has two faces, but its own is there."""
    assert f" [{code_of(case)}]\n" in (HERE / case / "expected.txt").read_text(encoding="utf-8")


def test_each_kind_of_problem_has_a_folder() -> None:
    assert {code_of(case) for case in CASES} == KINDS.keys() - WITHOUT_FOLDER.keys()


def test_the_kinds_that_no_leniency_helps_are_these() -> None:
    assert build_options._ALWAYS_ERRORS == ALWAYS_ERRORS


def test_every_kind_has_a_code_of_words() -> None:
    assert all(re.fullmatch(r"[a-z]+[a-z0-9]*(-[a-z0-9]+)*", code) for code in KINDS)


# ---------------------------------------------------------------- the store and the output, in more than words


def test_a_flipped_byte_costs_time_and_nothing_else(tmp_path: Path) -> None:
    """One warning; the site is that of a fresh build; the next build knows nothing of it."""
    root = copy_house(HERE / "damaged-store", tmp_path / "house")
    publish(root)
    sound = files_of(root / "public")
    flip_rows(root / ".cache/diglot/store.sqlite")
    report = publish(root)
    assert codes(report) == ["damaged-store"]
    assert report.texts_made > 0
    assert files_of(root / "public") == sound
    after = publish(root)
    assert codes(after) == []
    assert after.texts_made == 0


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"This is no database at all.\n" * 200])
def test_a_store_that_is_no_store_is_made_anew(tmp_path: Path, content: bytes) -> None:
    root = copy_house(HERE / "damaged-store", tmp_path / "house")
    publish(root)
    sound = files_of(root / "public")
    (root / ".cache/diglot/store.sqlite").write_bytes(content)
    report = publish(root)
    assert report.is_published
    assert set(codes(report)) <= {"damaged-store"}
    assert files_of(root / "public") == sound


def test_a_foreign_output_is_left_as_it_was(tmp_path: Path) -> None:
    root = copy_house(HERE / "output-not-ours", tmp_path / "house")
    place_foreign_output(root)
    before = files_of(root / "public")
    assert codes(publish(root, is_lenient=True)) == ["output-not-ours"]
    assert files_of(root / "public") == before


def test_an_empty_output_folder_is_taken(tmp_path: Path) -> None:
    root = copy_house(HERE / "output-not-ours", tmp_path / "house")
    (root / "public").mkdir()
    assert publish(root).is_published


def test_an_output_that_is_a_link_is_refused(tmp_path: Path) -> None:
    root = copy_house(HERE / "output-not-ours", tmp_path / "house")
    (tmp_path / "elsewhere").mkdir()
    (root / "public").symlink_to(tmp_path / "elsewhere")
    assert codes(publish(root)) == ["output-not-ours"]


def test_an_output_without_permission_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere: only an ordinary user meets this")
    root = copy_house(HERE / "output-unwritable", tmp_path / "house")
    root.joinpath("closed").mkdir(mode=0o555)
    assert codes(publish(root, output=root / "closed/public")) == ["output-unwritable"]


def compare(file: Path, text: str, accept: bool) -> None:
    """A file of what is expected against what came; with --accept it is written anew."""
    if accept:
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
