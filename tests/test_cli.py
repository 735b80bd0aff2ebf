"""The command line: what it takes, what it says and in which language, what it publishes, what it makes anew."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from diglot import __version__
from diglot.adapters.templating.templates import Renderer
from diglot.cli.command import Command
from diglot.cli.command_line import ui_language
from diglot.cli.environment import today
from diglot.cli.extension_commands import every_command
from diglot.pipeline.outputs.formats import FORMATS
from tests.tools.publication import DAY, EPOCH, files_of, run, run_json, write_files

COMMANDS = every_command(())
ROOT = Path(__file__).parents[1]

HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html"]\n',
    "content/en/asia/index.md": "# Asia\n\nTo the ocean.\n",
    "content/en/asia/seoul-1990.md": (
        "---\ntitle: Seoul\ndate: 2015-03-12\n---\n\nThe credit came late.[^1]\n\n[^1]: By a year.\n"
    ),
    "content/ru/asia/seoul-1990.md": "---\ntitle: Сеул\n---\n\nКредит опоздал.\n",
    "content/en/alone.md": "# Alone\n\nNobody has translated this.\n",
    "content/en/draft.md": "---\ntitle: A draft\ndraft: true\n---\n\nNot yet.\n",
    "content/en/later.md": "---\ntitle: Later\nembargo: 2016-05-01\n---\n\nNot before May.\n",
}
WITH_A_WARNING = {"content/en/warned.md": "---\ntitle: A warning\nweight: 3\n---\n\nOne field too many.\n"}
WITH_AN_ERROR = {"content/en/wrong.md": "# An error\n\nA [dead link](zzz.md).\n"}

# Epochs of the last day of an embargo and of the first day after it.
BEFORE_MAY, IN_MAY = "1461974400", "1462060800"


@pytest.fixture
def publication(tmp_path: Path, far_day: None) -> Path:
    return write_files(tmp_path / "house", HOUSE)


def places(output: Path) -> set[str]:
    """The articles that were published, by the folders of their pages."""
    return {path.parent.relative_to(output).as_posix() for path in output.rglob("index.html")}


# ---------------------------------------------------------------- exit codes


def test_a_sound_house_is_published_and_the_code_is_0(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(["--root", publication], capsys)
    assert code == 0
    assert re.fullmatch(
        r"3 articles, 4 editions, 1 draft, \d+ pages, 0 PDFs, no problems, [\d.]+ s\nReady in .*/house/public\n",
        out,
    )
    assert "fix:" not in err


def test_an_error_publishes_nothing_and_the_code_is_1(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, WITH_AN_ERROR)
    code, out, err = run(["--root", publication], capsys)
    assert code == 1
    assert not (publication / "public").exists()
    assert "1 error" in out
    assert "Published" not in out
    assert "content/en/wrong.md:3: the link “zzz.md” leads nowhere [dead-link]\n    fix: " in err


def test_an_error_leaves_the_old_site_as_it_was(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["--root", publication], capsys)
    before = files_of(publication / "public")
    write_files(publication, WITH_AN_ERROR)
    assert run(["--root", publication], capsys)[0] == 1
    assert files_of(publication / "public") == before


@pytest.mark.parametrize(
    "wrong",
    [
        ["--formats", "docx"],
        ["--formats", ""],
        ["--lang", "de"],
        ["--ui-lang", "de"],
        ["--jobs", "0"],
        ["--jobs", "many"],
        ["--no-such-option"],
        ["no-such-command"],
        ["--only"],
        ["--len"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_builds_nothing(
    publication: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(["--root", publication, *wrong], capsys)
    assert (code, out) == (2, "")
    assert "usage:" in err
    assert not (publication / "public").exists()


@pytest.mark.parametrize("place", ["../../etc/passwd", "/etc/passwd", "/dev/zero", "content/../../secret.md", "/", ""])
@pytest.mark.parametrize(
    "words",
    [
        "--only",
        "--formats",
        "--lang",
        "export",
        "diff",
        "mv",
        "hosting nginx --site",
        "publish --site",
        "preflight",
        "import --lang en",
        "booklet",
    ],
)
def test_a_path_in_place_of_a_name_reads_and_writes_nothing(
    publication: Path, words: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor does a device, or a file of the system, in place of a file to be read."""
    (publication.parent / "secret.md").write_text("# The canary sings\n", encoding="utf-8")
    more = ["other"] if words == "mv" else [str(publication.parent / "www")] if words.startswith("publish") else []
    before = files_of(publication)
    code, out, err = run([*words.split(), place, *more, "--root", publication], capsys)
    assert code in (1, 2)
    assert "root:x:" not in out + err and "canary sings" not in out + err
    assert not re.search("bug in diglot|Traceback", out + err)
    after = {path: content for path, content in files_of(publication).items() if not path.startswith(".cache/")}
    assert after == {path: content for path, content in before.items() if not path.startswith(".cache/")}


def test_a_wrong_format_names_those_that_there_are(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(["--root", publication, "--formats", "html,docx"], capsys)
    assert "html, pdf" in err


def test_a_folder_without_content_is_told_and_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(["--root", tmp_path], capsys)
    assert code == 1
    assert "[no-publication]" in err
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_diglot_says_so_and_shows_no_traceback(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> str:
        raise RuntimeError("a bug")

    monkeypatch.setattr(Renderer, "render", fail)
    code, _, err = run(["--root", publication], capsys)
    assert code == 1
    assert "bug in diglot" in err
    assert "Traceback" not in err
    assert "RuntimeError: a bug" in run(["--root", publication, "--debug"], capsys)[2]


# ---------------------------------------------------------------- words


def test_it_speaks_russian_when_asked(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, WITH_AN_ERROR)
    _, out, err = run(["--root", publication, "--ui-lang", "ru"], capsys)
    assert re.search(r"content/en/wrong\.md:3: [^\n]*[а-я]{3}[^\n]*\[dead-link\]\n    [а-я ]+: ", err)
    assert "1 ошибка" in out


def test_it_speaks_russian_where_the_system_does(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    assert "статьи" in run(["--root", publication], capsys)[1]
    assert "articles" in run(["--root", publication, "--ui-lang", "en"], capsys)[1]


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_command_has_a_module_that_runs_it(command: Command) -> None:
    assert callable(command.run)


def test_help_speaks_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    code, english, _ = run(["--help"], capsys)
    assert code == 0
    code, russian, _ = run(["--ui-lang", "ru", "--help"], capsys)
    assert code == 0
    options = r"--[a-z-]+"
    assert set(re.findall(options, english)) == set(re.findall(options, russian))
    # Every line of words, but for the names of options and what is typed after them.
    left = re.sub(
        r"\[[^\]]*\]|--?[a-z-]+|\{[^}]*\}|content/\w*|public/|html,pdf|PDF|diglot|blog/article|JSON(?: Schema)?|N\b|"
        r"Word|XLIFF|TMX|gettext|Dask|update|stats|" + "|".join(COMMANDS),
        "",
        russian,
    )
    assert re.findall(r"[A-Za-z]{4,}", left) == []


def test_the_system_decides_the_language_in_the_order_of_posix() -> None:
    assert ui_language([], {"LC_ALL": "ru_RU", "LANG": "en_GB"}) == "ru"
    assert ui_language([], {"LANG": "C.UTF-8"}) == "en"
    assert ui_language([], {"LANG": "de_DE"}) == "en"
    assert ui_language(["--ui-lang=en"], {"LANG": "ru_RU"}) == "en"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"], capsys)[:2] == (0, f"diglot {__version__}\n")


# ---------------------------------------------------------------- --json


def test_json_is_one_document_of_the_promised_shape(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, WITH_AN_ERROR)
    code, document = run_json(["--root", publication], capsys)
    assert code == 1
    promised = {"articles", "editions", "pages", "pdfs", "seconds", "problems"}
    more = {
        "files",
        "drafts",
        "embargoed",
        "expired",
        "unreviewed",
        "untranslated",
        "texts_made",
        "renditions_made",
        "made",
        "reused",
        "published",
        "valid_until",
    }
    assert document.keys() == promised | more
    assert document["made"]["texts"] > 0
    assert document["made"]["pages"] == document["reused"]["pages"] == 0
    assert (document["articles"], document["editions"], document["pages"], document["pdfs"]) == (4, 5, 0, 0)
    assert document["published"] is False
    assert isinstance(document["seconds"], float)
    (problem,) = document["problems"]
    assert list(problem) == ["code", "severity", "file", "line", "what", "fix"]
    assert problem["code"] == "dead-link"
    assert problem["severity"] == "error"
    assert (problem["file"], problem["line"]) == ("content/en/wrong.md", 3)


def test_json_counts_what_was_published(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, document = run_json(["--root", publication], capsys)
    assert code == 0
    assert document["files"] == len(files_of(publication / "public"))
    assert document["pages"] == sum(path.endswith(".html") for path in files_of(publication / "public"))
    assert document["problems"] == []


def test_json_speaks_russian_too(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, WITH_AN_ERROR)
    _, document = run_json(["--root", publication, "--ui-lang", "ru"], capsys)
    assert re.search("[а-я]{3}", document["problems"][0]["what"])
    assert re.search("[а-я]{3}", document["problems"][0]["fix"])


# ---------------------------------------------------------------- what is built


def test_options_stand_before_the_command_or_after_it(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = run_json(["--lang", "ru", "--root", publication, "build"], capsys)[1]
    after = run_json(["build", "--lang", "ru", "--root", publication], capsys)[1]
    assert before["pages"] == after["pages"]
    assert before["editions"] == after["editions"] == 1


def test_the_output_goes_where_it_is_wanted(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--root", publication, "--output", publication / "out/site"], capsys)[0] == 0
    assert (publication / "out/site/index.html").is_file()
    assert not (publication / "public").exists()
    assert run(["--root", publication, "--output", publication.parent / "elsewhere"], capsys)[0] == 0
    assert (publication.parent / "elsewhere/index.html").is_file()


def test_an_output_inside_is_seen_from_the_folder_one_is_in(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(publication)
    assert run(["--output", "site"], capsys)[0] == 0
    assert (publication / "site/index.html").is_file()


def test_one_language_is_a_whole_site_of_it(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--root", publication, "--lang", "en"], capsys)[0] == 0
    files = files_of(publication / "public")
    assert "en/asia/seoul-1990/index.html" in files
    assert not any(path.startswith("ru/") for path in files)
    assert b'"/ru/' not in b"".join(content for path, content in files.items() if path.endswith(".html"))


def test_only_builds_the_articles_that_are_named(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("asia/seoul-1990", "asia/seoul-1990.md", "content/ru/asia/seoul-1990.md"):
        code, document = run_json(["--root", publication, "--only", name], capsys)
        assert (code, document["articles"], document["editions"]) == (0, 1, 2)
        assert "en/alone" not in places(publication / "public")
        assert {"en/asia", "en/asia/seoul-1990", "ru/asia/seoul-1990"} <= places(publication / "public")


def test_only_names_the_nearest_article(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, document = run_json(["--root", publication, "--only", "asia/soul-1990", "--lenient"], capsys)
    assert code == 1
    (problem,) = document["problems"]
    assert (problem["code"], problem["severity"]) == ("unknown-article", "error")
    assert "asia/seoul-1990?" in problem["what"]


def test_drafts_are_left_out_unless_they_are_wanted(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["--root", publication], capsys)
    assert not any(b"A draft" in content for content in files_of(publication / "public").values())
    assert run(["--root", publication, "--drafts"], capsys)[0] == 0
    assert "en/draft" in places(publication / "public")


def test_an_embargo_ends_on_its_day(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE_MAY)
    run(["--root", publication], capsys)
    assert "en/later" not in places(publication / "public")
    assert not any(b"Not before May" in content for content in files_of(publication / "public").values())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", IN_MAY)
    run(["--root", publication], capsys)
    assert "en/later" in places(publication / "public")


def test_with_drafts_an_embargo_is_no_bar(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE_MAY)
    run(["--root", publication, "--drafts"], capsys)
    assert "en/later" in places(publication / "public")


def test_the_day_of_the_tests_is_one_day() -> None:
    assert today({"SOURCE_DATE_EPOCH": EPOCH}) == DAY


def test_strict_stops_at_a_warning(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, WITH_A_WARNING)
    code, document = run_json(["--root", publication], capsys)
    assert (code, [row["severity"] for row in document["problems"]]) == (0, ["warning"])
    code, document = run_json(["--root", publication, "--strict"], capsys)
    assert (code, [row["severity"] for row in document["problems"]]) == (1, ["error"])
    assert document["published"] is False


def test_lenient_publishes_with_an_error(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, WITH_AN_ERROR)
    code, document = run_json(["--root", publication, "--lenient"], capsys)
    assert (code, [row["severity"] for row in document["problems"]]) == (0, ["warning"])
    assert "en/wrong" in places(publication / "public")


def test_strict_wins_over_lenient(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, WITH_A_WARNING)
    assert run(["--root", publication, "--strict", "--lenient"], capsys)[0] == 1


def test_formats_of_the_command_line_win_over_the_settings(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And whatever is wanted, pages are made."""
    _, document = run_json(["--root", publication, "--formats", "pdf", "--only", "alone"], capsys)
    assert document["pdfs"] == 1
    assert {"en/alone.pdf", "en/alone/index.html"} <= files_of(publication / "public").keys()
    _, document = run_json(["--root", publication, "--formats", "html", "--only", "alone"], capsys)
    assert document["pdfs"] == 0
    assert "en/alone.pdf" not in files_of(publication / "public")


# ---------------------------------------------------------------- what is made anew


@pytest.fixture
def printed(publication: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The house with one PDF, built once."""
    write_files(publication, {"content/site.toml": 'base_url = "https://house.example"\nfallback = "hide"\n'})
    for name in ("draft.md", "later.md", "asia/seoul-1990.md"):
        (publication / "content/en" / name).unlink()
    assert run(["--root", publication, "--formats", "html,pdf"], capsys)[0] == 0
    return publication


def test_nothing_new_makes_nothing_anew(printed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(printed / "public")
    _, document = run_json(["--root", printed, "--formats", "html,pdf"], capsys)
    assert (document["texts_made"], document["renditions_made"]) == (0, 0)
    assert document["pdfs"] == 2
    assert files_of(printed / "public") == before


def test_fresh_makes_everything_anew_and_the_same(printed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(printed / "public")
    _, document = run_json(["--root", printed, "--formats", "html,pdf", "--fresh"], capsys)
    assert document["texts_made"] > 0
    assert document["renditions_made"] == 2
    assert files_of(printed / "public") == before


def test_a_changed_sentence_makes_one_text_and_one_pdf_anew(printed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One text of prose is one document for pandoc: Markdown read."""
    write_files(printed, {"content/en/alone.md": "# Alone\n\nNobody has translated this yet.\n"})
    _, document = run_json(["--root", printed, "--formats", "html,pdf"], capsys)
    assert (document["texts_made"], document["renditions_made"]) == (1, 1)


def test_a_changed_slug_makes_no_text_anew(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that links there stays as it was set: its page gets the new address all the same."""
    write_files(publication, {"content/en/linking.md": "# Linking\n\nTo [Seoul](asia/seoul-1990.md).\n"})
    run(["--root", publication], capsys)
    old = HOUSE["content/en/asia/seoul-1990.md"]
    write_files(publication, {"content/en/asia/seoul-1990.md": old.replace("date:", "slug: credit\ndate:")})
    code, document = run_json(["--root", publication], capsys)
    assert (code, document["texts_made"]) == (0, 0)
    assert 'href="/en/asia/credit/"' in (publication / "public/en/linking/index.html").read_text(encoding="utf-8")


def test_a_problem_is_told_again_from_the_cache(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, {"content/en/marked.md": "# Marked\n\nA line.\n\nA <blink>word</blink>.\n"})
    first = run_json(["--root", publication], capsys)[1]["problems"]
    second = run_json(["--root", publication], capsys)[1]
    assert second["texts_made"] == 0
    assert second["problems"] == first
    assert [(row["code"], row["line"]) for row in first] == [("dropped-markup", 5)]


def test_what_is_gone_is_gone_from_the_site(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["--root", publication], capsys)
    (publication / "content/en/alone.md").unlink()
    run(["--root", publication], capsys)
    assert "en/alone" not in places(publication / "public")


def test_a_stopped_build_leaves_the_old_site(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stopped amid the pages: the old site stands, and nothing lies about."""
    run(["--root", publication], capsys)
    before = files_of(publication / "public")
    write_files(publication, {"content/en/alone.md": "# Alone\n\nAnother sentence.\n"})

    def stopped(*arguments: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(Renderer, "render", stopped)
    code, _, err = run(["--root", publication], capsys)
    assert (code, err.splitlines()[-1]) == (
        130,
        "Stopped. No file is half written; the same command goes on from here.",
    )
    assert files_of(publication / "public") == before
    assert sorted(path.name for path in publication.iterdir()) == [".cache", "content", "public"]
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert run(["--root", publication], capsys)[0] == 0
    assert b"Another sentence" in files_of(publication / "public")["en/alone/index.html"]


# ---------------------------------------------------------------- the same everywhere


# A file system that lists its files in another order.
_BACKWARDS = """
import os
scan, names = os.scandir, os.listdir
class Backwards(list):
    __enter__, close = (lambda self: self), (lambda self: None)
    __exit__ = lambda self, *_: None
    def __next__(self):
        if not self: raise StopIteration
        return self.pop(0)
    def __iter__(self): return iter(self[:])
os.scandir = lambda *place: Backwards(reversed(list(scan(*place))))
os.listdir = lambda *place: names(*place)[::-1]
os.supports_fd |= {os.scandir, os.listdir}
"""


def build_elsewhere(root: Path, surroundings: Mapping[str, str], umask: int, *options: str) -> dict[str, bytes]:
    """Build in a process of its own, as on another person's machine, in every format."""
    environment = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": EPOCH, **surroundings}
    environment["PYTHONPATH"] = os.pathsep.join([*filter(None, [surroundings.get("PYTHONPATH")]), str(ROOT)])
    command = [sys.executable, "-m", "diglot", "--root", str(root), "--formats", ",".join(FORMATS), "--json", *options]
    done = subprocess.run(command, env=environment, cwd=root, capture_output=True, umask=umask, check=False)
    document = json.loads(done.stdout)
    assert done.returncode == 0, document["problems"]
    return files_of(root / "public")


def check_the_same_everywhere(tmp_path: Path, write: Callable[[Path], object]) -> dict[str, bytes]:
    """Another folder, time zone, language, home, hash seed, umask, order of files and number of processes."""
    backwards = write_files(tmp_path / "order", {"sitecustomize.py": _BACKWARDS})
    one = {"TZ": "UTC", "LANG": "C", "PYTHONHASHSEED": "1", "HOME": str(tmp_path)}
    other = {"TZ": "Asia/Vladivostok", "LANG": "ru_RU.UTF-8", "PYTHONHASHSEED": "2", "HOME": "/nonexistent"}
    places = tmp_path / "a", tmp_path / "a longer name of a folder"
    for place in places:
        write(place)
    here = build_elsewhere(places[0], one, 0o022, "--jobs", "1")
    there = build_elsewhere(places[1], {**other, "PYTHONPATH": str(backwards)}, 0o077, "--jobs", "2")
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []
    return here


def test_two_clones_publish_the_same_to_the_byte(tmp_path: Path) -> None:
    """Pages, PDFs, e-books, parallel editions: whatever a build can make."""
    texts = {path: text for path, text in HOUSE.items() if "draft" not in path and "later" not in path}
    files = check_the_same_everywhere(tmp_path, lambda root: write_files(root, texts))
    assert {"en/asia/seoul-1990.pdf", "en/asia/seoul-1990.epub", "en-ru/asia/seoul-1990/index.html"} <= files.keys()


@pytest.mark.long
def test_two_clones_of_the_sample_publish_the_same_to_the_byte(tmp_path: Path) -> None:
    files = check_the_same_everywhere(tmp_path, lambda root: shutil.copytree(ROOT / "content", root / "content"))
    assert sum(path.endswith(".pdf") for path in files) >= 22


def test_verify_builds_twice_and_finds_no_difference(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, document = run_json(["--root", publication, "--verify"], capsys)
    assert (code, document["published"], document["problems"]) == (0, True, [])


def test_verify_tells_what_a_second_build_made_otherwise(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template that counts is none that one can rely on."""
    render, rendered = Renderer.render, []

    def counted(*arguments: object) -> str:
        rendered.append(arguments)
        page = render(*arguments)  # type: ignore[arg-type]
        return page.replace("The credit came late.", f"The credit came late, {len(rendered)}.")

    monkeypatch.setattr(Renderer, "render", counted)
    code, document = run_json(["--root", publication, "--verify"], capsys)
    assert (code, document["published"]) == (1, True)
    assert [(row["code"], row["file"]) for row in document["problems"]] == [
        ("not-reproduced", "public/en/asia/seoul-1990/index.html"),
        ("not-reproduced", "public/manifest.json"),
    ]
