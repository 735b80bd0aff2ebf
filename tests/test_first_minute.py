"""A newcomer's first minute: a publication is begun, and builds; the commands find it; the machine is looked at."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from diglot.adapters import git
from diglot.adapters.disk import write_file
from diglot.adapters.git import repositories
from diglot.extensions.doctor.pipeline import machine_check
from diglot.pipeline.base import text_writing
from tests.tools.publication import EPOCH, files_of, run, run_json

ROOT = Path(__file__).parents[1]
STARTERS = ("journal", "book", "pages")
# In points.
MM = 72 / 25.4


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def begin(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> Path:
    code, _, err = run(["init", folder, "--yes", *options], capsys)
    assert (code, err) == (0, "")
    return folder


# ---------------------------------------------------------------- init


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("starter", STARTERS)
def test_a_new_publication_builds_at_once_and_has_no_problems(
    starter: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begin(tmp_path / "Мой журнал", capsys, "--starter", starter, "--lang", lang)
    code, report = run_json(["--root", folder, "--formats", "html", "--strict"], capsys)
    assert (code, report["problems"]) == (0, [])
    assert report["editions"] == 2 * report["articles"] >= 4
    assert run_json(["check", "--root", folder], capsys) == (0, {"problems": []})
    rows = run_json(["status", "--root", folder], capsys)[1]["articles"]
    assert {row["original"] for row in rows} == {lang}


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("starter", STARTERS)
def test_the_first_texts_are_in_step_until_one_is_changed(
    starter: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begin(tmp_path / "new", capsys, "--starter", starter, "--lang", lang)
    rows = run_json(["status", "--root", folder], capsys)[1]["articles"]
    assert {row["state"] for row in rows} == {"in-step"}
    # What is laid out is what `sync` would write.
    ledgers = files_of(folder / "content/ledger")
    declared = run_json(["sync", *(row["article"] for row in rows), "--by", "diglot", "--root", folder], capsys)
    assert declared[0] == 0
    assert files_of(folder / "content/ledger") == ledgers
    text = folder / f"content/{lang}" / ("about.md" if starter != "book" else "book/first-chapter.md")
    text.write_text(text.read_text(encoding="utf-8").rstrip() + "\n\nA new paragraph.\n", encoding="utf-8")
    rows = run_json(["status", "--root", folder], capsys)[1]["articles"]
    assert sorted(row["state"] for row in rows) == sorted(["source-changed", *["in-step"] * (len(rows) - 1)])


def test_nothing_is_said_of_a_text_that_was_there_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its translation may be that of the starter, and have nothing in common with it."""
    own = tmp_path / "content/ru/about.md"
    own.parent.mkdir(parents=True)
    own.write_text("---\ntitle: О журнале\n---\n\nСвои слова.\n", encoding="utf-8")
    begin(tmp_path, capsys, "--lang", "en")
    rows = run_json(["status", "--root", tmp_path], capsys)[1]["articles"]
    assert {row["article"]: row["state"] for row in rows} == {
        "about": "untracked",
        "notes": "in-step",
        "notes/first-text": "in-step",
    }


def test_every_format_of_a_book_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = begin(tmp_path / "book", capsys, "--starter", "book")
    code, report = run_json(["--root", folder, "--strict"], capsys)
    assert (code, report["problems"]) == (0, [])
    assert {path.rpartition(".")[2] for path in files_of(folder / "public")} >= {"html", "pdf", "epub"}


def test_a_book_has_a_page_size_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In its pages, in what it says of them, and on its cover."""
    folder = begin(tmp_path / "book", capsys, "--starter", "book")
    volume = folder / "content/volumes/book.toml"
    own = 'trim = "140x207.5mm"\n[cover]\nspine_mm = 9\n'
    volume.write_text(volume.read_text(encoding="utf-8").replace("[title]", f"{own}[title]", 1), encoding="utf-8")
    code, report = run_json(["--root", folder, "--formats", "volume-press", "--lang", "en", "--strict"], capsys)
    assert (code, report["problems"]) == (0, [])
    for name, width_mm in (("book.press.pdf", 140.0), ("book-cover.pdf", 2 * 140 + 9.0)):
        with pikepdf.open(folder / "public/en/volumes" / name) as pdf:
            left, foot, right, head = (float(edge) for edge in pdf.pages[0].obj["/TrimBox"])
        size_mm = [(right - left) / MM, (head - foot) / MM]
        assert size_mm == pytest.approx([width_mm, 207.5], abs=0.01), name
    press = folder / "public/en/volumes/book.press.pdf"
    text = subprocess.run(["pdftotext", press, "-"], capture_output=True, text=True, check=True).stdout
    assert "Format 140 × 207.5 mm." in " ".join(text.split())


def test_the_guide_and_the_comments_are_in_the_language_of_the_originals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    english = begin(tmp_path / "en", capsys, "--lang", "en")
    russian = begin(tmp_path / "ru", capsys, "--lang", "ru")
    for path in ("README.md", "content/site.toml", "content/people/anna-veresova.toml"):
        text = (english / path).read_text(encoding="utf-8"), (russian / path).read_text(encoding="utf-8")
        assert text[0] != text[1]
    assert "# Настройки издания" in (russian / "content/site.toml").read_text(encoding="utf-8")
    assert "--lang ru" in (russian / "README.md").read_text(encoding="utf-8")


def test_a_title_is_written_as_it_was_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = 'Записки "у моря" \\ @lang@'
    folder = begin(tmp_path / "notes", capsys, "--title", title, "--url", "https://записки.example/")
    settings = tomllib.loads((folder / "content/site.toml").read_text(encoding="utf-8"))
    assert settings["title"] == {"en": title, "ru": title}
    assert settings["base_url"] == "https://записки.example"


def test_git_keeps_the_texts_and_not_what_is_made_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = begin(tmp_path / "notes", capsys)
    run(["--root", folder, "--formats", "html"], capsys)
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    listed = subprocess.run(
        ["git", "-C", str(folder), "ls-files", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert "content/site.toml" in listed
    assert not any(path.startswith(("public", ".cache")) for path in listed)


@pytest.mark.parametrize(
    ("workflow", "path"), [("github", ".github/workflows/pages.yml"), ("gitlab", ".gitlab-ci.yml")]
)
def test_a_workflow_is_put_in_when_it_is_asked_for(
    workflow: str, path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not (begin(tmp_path / "without", capsys) / path).exists()
    text = (begin(tmp_path / "with", capsys, "--workflow", workflow) / path).read_text(encoding="utf-8")
    assert "diglot --strict" in text
    assert "libpango-1.0-0" in text
    assert "pip install --no-deps ./diglot-" in text  # a name in an index is anybody's
    assert not re.search(r"@[a-z]+@", text)


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("Mine.\n", encoding="utf-8")
    code, _, err = run(["init", tmp_path], capsys)
    assert code == 1
    assert "README.md [folder-in-use]" in err
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
    code, out, _ = run(["init", tmp_path, "--yes", "--ui-lang", "en"], capsys)
    assert code == 0
    assert "Left as it is: README.md" in out
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "Mine.\n"
    assert (tmp_path / "content/site.toml").is_file()


class Killed(BaseException):
    """What stands for a kill: nothing catches it."""


def kill_before(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Kill `init` before it writes a file."""

    def write(root: Path, name: str, content: bytes, before: bytes | None) -> None:
        if name == path:
            raise Killed
        write_file(root, name, content, before)

    monkeypatch.setattr(text_writing, "write_file", write)


def test_an_init_that_was_killed_is_finished_by_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its answers and on its day; what a person has changed or added meanwhile stays."""
    answers = ("--title", "Tides", "--lang", "en", "--workflow", "gitlab")
    usual = files_of(begin(tmp_path / "usual", capsys, *answers, "--url", "https://tides.example"))
    folder = tmp_path / "tides"
    with monkeypatch.context() as patch:
        kill_before(patch, "content/site.toml")
        with pytest.raises(Killed):
            run(["init", folder, *answers], capsys)
    assert not (folder / "content/site.toml").exists()
    (folder / "README.md").write_text("My own words.\n", encoding="utf-8")
    (folder / "notes.txt").write_text("Mine.\n", encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + 3 * 86_400))
    code, out, _ = run(["init", folder, "--ui-lang", "en"], capsys)
    assert code == 0
    assert "Left as it is: README.md" in out
    assert files_of(folder) == usual | {"README.md": b"My own words.\n", "notes.txt": b"Mine.\n"}
    # It is finished: from now on the folder is a person's.
    assert run(["init", folder], capsys)[0] == 1


def test_other_answers_after_a_kill_are_those_that_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "tides"
    with monkeypatch.context() as patch:
        kill_before(patch, "content/site.toml")
        with pytest.raises(Killed):
            run(["init", folder, "--lang", "en"], capsys)
    assert run(["init", folder, "--lang", "ru", "--title", "Приливы"], capsys)[0] == 0
    usual = begin(tmp_path / "usual", capsys, "--lang", "ru", "--title", "Приливы", "--url", "https://tides.example")
    assert files_of(folder) == files_of(usual)


@pytest.mark.parametrize("record", [b"{}", b"[" * 5_000, b'{"title": 1}', b"\xff"])
def test_a_record_that_is_none_opens_no_folder(
    record: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".init.json").write_bytes(record)
    code, _, err = run(["init", tmp_path], capsys)
    assert code == 1
    assert ".init.json [folder-in-use]" in err
    assert [path.name for path in tmp_path.iterdir()] == [".init.json"]


def at_a_terminal(words: Sequence[str], answers: str, folder: Path) -> tuple[int, str]:
    """Run the command line at a terminal, type the answers, and return the exit code and what was shown."""
    leader, follower = pty.openpty()
    os.write(leader, answers.encode())
    command = [sys.executable, "-m", "diglot", *words]
    process = subprocess.run(command, stdin=follower, capture_output=True, cwd=folder, text=True, check=False)
    os.close(leader)
    os.close(follower)
    return process.returncode, process.stdout + process.stderr


def test_it_asks_five_questions_at_a_terminal(tmp_path: Path) -> None:
    code, shown = at_a_terminal(
        ["init", "zhurnal", "--ui-lang", "ru"], "ru\nПрогулки\npages\nhttps://progulki.example\nда\n", tmp_path
    )
    assert code == 0, shown
    assert shown.count("]: ") == 5
    assert "Язык оригиналов (en / ru) [ru]: " in shown
    settings = tomllib.loads((tmp_path / "zhurnal/content/site.toml").read_text(encoding="utf-8"))
    assert (settings["title"]["ru"], settings["base_url"]) == ("Прогулки", "https://progulki.example")
    assert (tmp_path / "zhurnal/content/ru/project.md").is_file()
    assert git_says(tmp_path / "zhurnal", "log", "--format=%s") == "Прогулки\n"
    assert git_says(tmp_path / "zhurnal", "status", "--short") == ""


def git_says(folder: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, text=True).stdout


def test_a_wrong_answer_is_asked_for_again(tmp_path: Path) -> None:
    answers = "Notes\njurnal\njournal\nmy journal\nмой-журнал.рф\nперхапс\nNO\n"
    code, shown = at_a_terminal(["init", "notes", "--lang", "en", "--ui-lang", "en"], answers, tmp_path)
    assert code == 0, shown
    assert shown.index("Did you mean “journal”?") < shown.index("“my journal” is not an address")
    settings = tomllib.loads((tmp_path / "notes/content/site.toml").read_text(encoding="utf-8"))
    assert settings["base_url"] == "https://мой-журнал.рф"
    assert "“перхапс”" in shown
    assert not (tmp_path / "notes/.git").exists()


def test_a_repository_is_made_when_it_is_asked_for_and_the_folder_is_in_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody needs to have told git a name; where there is a repository, it is neither asked nor made."""
    assert not (begin(tmp_path / "usual", capsys) / ".git").exists()
    folder = begin(tmp_path / "tides", capsys, "--git", "yes", "--title", "")
    assert git_says(folder, "log", "--format=%an") == "diglot\n"
    begun, committed = files_of(folder), git_says(folder, "ls-files", "-z").split("\0")
    assert {path for path in begun if not path.startswith(".git/")} == {*committed} - {""}
    inside = begin(folder / "inside", capsys, "--git", "yes")
    assert not (inside / ".git").exists()
    code, shown = at_a_terminal(["init", "tides/second", "--ui-lang", "en"], "\n" * 4, tmp_path)
    assert (code, shown.count("]: ")) == (0, 4)


def test_a_killed_repository_is_made_by_the_next_init(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before git was called, and between its two steps."""
    for word in ("init", "add", "commit"):
        folder = tmp_path / word
        with monkeypatch.context() as patch:
            kill_git_before(patch, word)
            with pytest.raises(Killed):
                run(["init", folder, "--git", "yes"], capsys)
        assert run(["init", folder], capsys)[0] == 0
        assert git_says(folder, "log", "--format=%s") == f"{folder.name}\n"
        assert not (folder / ".init.json").exists()


def kill_git_before(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """Kill `init` before it calls one command of git."""
    usual = repositories.run_git

    def run_git(folder: Path, words: Sequence[str], reason: str, **more: Any) -> bytes:
        if word in words:
            raise Killed
        return usual(folder, words, reason, **more)

    monkeypatch.setattr(repositories, "run_git", run_git)


def test_what_keeps_git_from_it_is_said_and_the_publication_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_words: object, **_more: object) -> bytes:
        raise git.GitFailure("git is not installed")

    monkeypatch.setattr(repositories, "run_git", refuse)
    code, _, err = run(["init", tmp_path / "tides", "--git", "yes", "--ui-lang", "ru"], capsys)
    assert (code, err) == (1, "Репозиторий git не создан: git не установлен\n")
    assert (tmp_path / "tides/content/site.toml").is_file()
    assert not (tmp_path / "tides/.init.json").exists()


def test_a_wrong_option_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for option in (["--starter", "jurnal"], ["--url", "my journal"]):
        assert run(["init", tmp_path / "notes", *option], capsys)[0] == 2
    assert not (tmp_path / "notes").exists()


# ---------------------------------------------------------------- new


def test_a_blog_a_person_and_a_poll_are_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begin(tmp_path / "notes", capsys, "--lang", "ru")
    monkeypatch.chdir(folder)
    assert run(["new", "Город", "--blog", "--lang", "ru"], capsys)[0] == 0
    assert run(["new", "Первый снег", "--in", "gorod", "--lang", "ru"], capsys)[0] == 0
    assert run(["new", "Ольга Иваш", "--person", "--lang", "ru"], capsys)[0] == 0
    assert run(["new", "Зимой или летом?", "--poll", "--lang", "ru"], capsys)[0] == 0
    files = files_of(folder / "content")
    assert {
        "ru/gorod/index.md",
        "ru/gorod/pervyi-sneg.md",
        "people/olga-ivash.toml",
        "polls/zimoi-ili-letom.toml",
    } <= files.keys()
    code, report = run_json(["--formats", "html"], capsys)
    assert code == 0
    # What is left to be written is a problem at its line.
    assert [(row["code"], row["file"]) for row in report["problems"]] == [
        ("missing-text", "content/people/olga-ivash.toml"),
        ("missing-text", "content/polls/zimoi-ili-letom.toml"),
    ]


# ---------------------------------------------------------------- the publication is found


def test_a_command_looks_for_the_publication_in_the_folders_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begin(tmp_path / "notes", capsys)
    monkeypatch.chdir(folder / "content/en/notes")
    rows = run_json(["status", "first-text.md"], capsys)[1]["articles"]
    assert [row["article"] for row in rows] == ["notes/first-text"]
    assert run_json(["check", "../about.md"], capsys)[0] == 0
    assert run(["--formats", "html"], capsys)[0] == 0
    assert (folder / "public/index.html").is_file()


@pytest.mark.parametrize("command", ["build", "status", "check", "serve", "new x --lang en", "fix"])
def test_a_folder_that_is_no_publication_is_left_as_it_is(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if any((folder / "content").exists() for folder in tmp_path.parents):
        pytest.skip("the temporary folder is in a publication")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/photo.txt").write_text("not ours\n", encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    code, _, err = run(command.split(), capsys)
    assert code == 1
    assert "[no-publication]" in err
    assert "diglot init NAME" in err
    assert list((tmp_path / "below").iterdir()) == []


# ---------------------------------------------------------------- doctor


def test_the_doctor_says_what_no_lock_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """expat, SQLite, zlib and Pango, and which of them have known faults; a distribution may have mended these."""
    versions = {"expat": "2.5.0", "SQLite": "3.99.0", "zlib": "1.3.1", "Pango": "1.56.3"}
    assert machine_check.inherited_versions().keys() == versions.keys()
    monkeypatch.setattr(machine_check, "inherited_versions", lambda: versions)
    code, report = run_json(["doctor", "--root", tmp_path], capsys)
    found = {row["check"]: row["found"] for row in report["checks"]}
    assert code == 0
    assert "2.7.2" in found["expat"]
    assert [found[name] for name in ("SQLite", "zlib", "Pango")] == [
        "version 3.99.0",
        "version 1.3.1",
        "version 1.56.3",
    ]


def test_the_doctor_finds_what_a_build_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, report = run_json(["doctor", "--root", tmp_path], capsys)
    assert code == 0
    assert [row["check"] for row in report["checks"] if row["is_needed"] and not row["found"]] == []
    assert run(["doctor", "--ui-lang", "ru"], capsys)[1].endswith("Для сборки есть всё, что нужно.\n")


@pytest.fixture
def without_pango(tmp_path: Path) -> dict[str, str]:
    """An environment whose Pango is no library: the loader finds the name, and cannot load it."""
    folder = tmp_path / "lib"
    folder.mkdir()
    (folder / "libpango-1.0.so.0").write_text("no library\n", encoding="utf-8")
    return {**os.environ, "LD_LIBRARY_PATH": str(folder), "LC_ALL": "C.UTF-8"}


@pytest.mark.skipif(sys.platform == "darwin", reason="the loader of macOS does not read LD_LIBRARY_PATH")
def test_without_pango_the_packages_are_named(
    without_pango: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By a build, which stops, and by `doctor`; pages alone are built."""
    folder = begin(tmp_path / "notes", capsys)

    def diglot(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "diglot", *words, "--root", str(folder)]
        return subprocess.run(command, env=without_pango, capture_output=True, text=True, check=False)

    built = diglot("build")
    assert built.returncode == 1
    assert "libpango-1.0.so.0" in built.stderr
    assert ": PDFs need libraries that this system does not have [missing-library]" in built.stderr
    for words in ("apt install libpango-1.0-0", "dnf install pango", "apk add so:libpango-1.0.so.0", "brew install"):
        assert words in built.stderr
    assert not (folder / "public").exists()
    assert diglot("build", "--formats", "html").returncode == 0
    doctor = diglot("doctor", "--json")
    assert doctor.returncode == 1
    [missing] = [row for row in json.loads(doctor.stdout)["checks"] if row["is_needed"] and not row["found"]]
    assert "libpango-1.0-0" in missing["fix"]


# ---------------------------------------------------------------- colours


def on_a_screen(words: Sequence[str], folder: Path, environment: dict[str, str]) -> str:
    """Run the command line with its errors at a terminal; return what the terminal was sent."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "diglot", *words]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=follower, cwd=folder, env=environment, check=False)
    # What is shown fits the buffer of a terminal; once nobody holds its other end, nothing can be read.
    shown = os.read(leader, 65_536)
    os.close(follower)
    os.close(leader)
    return shown.decode()


def test_errors_have_a_colour_at_a_terminal_that_wants_it(tmp_path: Path) -> None:
    """https://no-color.org"""
    environment = {**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    environment.pop("NO_COLOR", None)
    for words in (["status", "--root", "nowhere"], ["statsu"]):
        assert "\x1b[1;31m" in on_a_screen(words, tmp_path, environment)
        for plain in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            assert "\x1b" not in on_a_screen(words, tmp_path, environment | plain)
