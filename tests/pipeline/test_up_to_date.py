"""A build without changes repeats the last report; a change of a source or of a published file makes a real build."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import stat
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

from diglot.adapters.files import file_stats
from diglot.adapters.files.site_digest import SiteScan
from diglot.cli import command_line
from diglot.cli.publishing import full_build
from diglot.cli.publishing.full_build import saved_report
from diglot.model.file_stats import FileStat
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.incremental.up_to_date import SavedReport, UpToDateCheck, _sealed
from diglot.pipeline.site_build.pipeline import build as build_publication
from tests.tools.lone_builds import build_here, run_alone
from tests.tools.publication import DAY, EPOCH, NobodyWatches, formatter, run, write_files

HOUSE = {
    "content/site.toml": 'base_url = "https://notes.example"\n',
    "content/en/on-paper.md": "---\ntitle: On Paper\ndate: 2020-02-02\n---\nWords.\n",
    "content/ru/on-paper.md": "---\ntitle: О бумаге\n---\nСлова.\n",
    "content/en/later.md": "---\ntitle: Later\nembargo: 2031-05-01\n---\nNot yet.\n",
}
# Modules that are slow to load, and that a build without changes does not need.
HEAVY = (
    "babel",
    "jinja2",
    "PIL",
    "pypandoc",
    "rich",
    "sqlite3",
    "weasyprint",
    "diglot.pipeline.site_build.pipeline",
    "diglot.model.problems",
)


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


def build(publication: Path, *options: str, epoch: str = EPOCH) -> dict[str, Any]:
    """Build in this process; return the report, the exit code, and whether there was more to do than to repeat it."""
    make, made = full_build.build_anew, list[str]()

    def note(*facts: Any) -> Any:
        made.append("a report")
        return make(*facts)

    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as out:
        patch.setenv("SOURCE_DATE_EPOCH", epoch)
        patch.setattr(full_build, "build_anew", note)
        code = command_line.main(["--root", str(publication), "--json", "--formats", "html", *options])
    return {**json.loads(out.getvalue()), "code": code, "was_made": bool(made)}


def was_up_to_date(report: dict[str, Any]) -> bool:
    return not report["was_made"]


def page(publication: Path) -> Path:
    return publication / "public" / "en" / "on-paper" / "index.html"


def test_a_build_without_changes_loads_nothing_heavy_and_repeats_the_report(publication: Path) -> None:
    first, second = (run_alone(publication, "--formats", "html") for _ in range(2))
    assert {*HEAVY} & first.modules
    assert not {*HEAVY} & second.modules
    assert (second.document["texts_made"], second.document["renditions_made"]) == (0, 0)
    repeated = ("articles", "editions", "pages", "files", "published", "problems")
    assert [second.document[name] for name in repeated] == [first.document[name] for name in repeated]
    assert first.code == second.code == 0


def test_problems_are_repeated(publication: Path) -> None:
    write_files(publication, {"content/site.toml": ""})
    first, second = build(publication), build(publication)
    assert was_up_to_date(second)
    assert [problem["code"] for problem in first["problems"]] == ["no-base-url"]
    assert second["problems"] == first["problems"]


def test_another_language_of_messages_needs_a_real_build(publication: Path) -> None:
    build(publication, "--ui-lang", "en")
    assert not was_up_to_date(build(publication, "--ui-lang", "ru"))
    assert was_up_to_date(build(publication, "--ui-lang", "ru"))


@pytest.mark.parametrize(
    "path",
    ["content/en/on-paper.md", "content/media/new.png", "templates/parts/foot.html", "locales/ru/LC_MESSAGES/x.po"],
)
def test_a_changed_or_new_source_is_seen(publication: Path, path: str) -> None:
    build_here(publication, "--formats", "html")
    write_files(publication, {path: "---\ntitle: Other\ndate: 2020-02-02\n---\nWords.\n"})
    assert not was_up_to_date(build(publication))


def test_a_removed_source_is_seen(publication: Path) -> None:
    build_here(publication, "--formats", "html")
    (publication / "content/en/later.md").unlink()
    assert not was_up_to_date(build(publication))


def test_a_change_that_keeps_the_size_is_seen(publication: Path) -> None:
    source = publication / "content/en/on-paper.md"
    build_here(publication, "--formats", "html")
    source.write_text(source.read_text().replace("Words", "Sword"))
    assert not was_up_to_date(build(publication))


def test_a_file_that_was_only_touched_is_read_again_and_nothing_is_made(publication: Path) -> None:
    build_here(publication, "--formats", "html")
    for source in (publication / "content").rglob("*.md"):
        os.utime(source, ns=(1_500_000_000_000_000_000, 1_500_000_000_000_000_000))
    after = build(publication)
    assert (after["made"]["texts"], after["made"]["pages"], after["code"]) == (0, 0, 0)
    assert was_up_to_date(build(publication))


def test_a_file_that_was_saved_just_before_a_build_is_looked_at_once_more(
    publication: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later change may have the same time: the contents decide, and from then on the time."""
    with monkeypatch.context() as patch:
        patch.setattr("diglot.model.file_stats.FileStat.is_settled", lambda *_: False)
        build_here(publication, "--formats", "html")
    (saved,) = (publication / ".cache/diglot/builds").glob("*.json")
    assert b'"new":{}' not in saved.read_bytes()
    assert was_up_to_date(build(publication))
    assert b'"new":{}' in saved.read_bytes()


def test_a_published_file_that_was_changed_or_removed_is_restored(publication: Path) -> None:
    build_here(publication, "--formats", "html")
    good = page(publication).read_bytes()
    page(publication).write_bytes(good.replace(b"Words", b"Sword"))
    assert not was_up_to_date(build(publication))
    assert page(publication).read_bytes() == good
    page(publication).unlink()
    build_here(publication, "--formats", "html")
    assert page(publication).read_bytes() == good


def test_a_real_build_runs_on_the_day_when_an_embargo_ends(publication: Path) -> None:
    day = 86_400
    build_here(publication, "--formats", "html")
    assert was_up_to_date(build(publication, epoch=str(int(EPOCH) + 300 * day)))
    after = build(publication, epoch=str(int(EPOCH) + 500 * day))
    assert not was_up_to_date(after)
    assert after["articles"] == 2


def test_a_build_that_was_not_published_is_never_up_to_date(publication: Path) -> None:
    build_here(publication, "--formats", "html")
    write_files(publication, {"content/en/on-paper.md": "---\ntitle: On Paper\n---\n[nowhere](nowhere.md)\n"})
    assert build(publication)["code"] == 1
    assert build(publication)["code"] == 1


@pytest.mark.parametrize("options", [("--drafts",), ("--lang", "en"), ("--strict",), ("--formats", "html,parallel")])
def test_other_options_need_a_real_build(publication: Path, options: tuple[str, ...]) -> None:
    build_here(publication, "--formats", "html")
    assert not was_up_to_date(build(publication, *options))


def test_a_fresh_build_is_always_real(publication: Path) -> None:
    build_here(publication, "--formats", "html")
    assert not was_up_to_date(build(publication, "--fresh"))


def test_a_damaged_state_is_ignored(publication: Path) -> None:
    build_here(publication, "--formats", "html")
    for path in (publication / ".cache" / "diglot" / "builds").glob("*.json"):
        path.write_text("{")
    assert not was_up_to_date(build(publication))


@pytest.mark.long
def test_a_flipped_bit_in_the_state_is_nothing_worse_than_a_real_build(publication: Path) -> None:
    """Well formed or not: what is left of a report is never shown, and the next build makes it again."""
    build_here(publication, "--formats", "html")
    options = BuildOptions(root=publication, output=publication / "public", today=DAY, formats=("html",), jobs=2)
    random = Random(13)
    for path in (publication / ".cache/diglot/builds").glob("*.json"):
        sound = path.read_bytes()
        for _ in range(300):
            damaged = bytearray(sound)
            damaged[random.randrange(len(sound))] ^= 1 << random.randrange(8)
            path.write_bytes(damaged)
            check = UpToDateCheck(options)
            assert check.saved_report("en") is None
            assert not check.has_changed_text
        path.write_bytes(sound)
    assert was_up_to_date(build(publication))


def test_a_state_from_elsewhere_says_nothing_by_its_form(publication: Path) -> None:
    """A format string would give out what it reaches; a document of another form would end the build."""
    report = SavedReport(
        msgspec.Raw(b"[]"), (), (), "2 texts", "{seconds.__class__} {0} {seconds} s", ".", "", {"problems": 7}
    )
    assert report.closing(1.5) == "2 texts, {seconds.__class__} {0} 1.5 s"
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(
            msgspec.json.encode(report).replace(b'"shown":[]', b'"shown":[{"text":"x"}]'), type=SavedReport
        )


def test_a_forged_state_cannot_steer_the_terminal(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its digest anybody can compute; what it says is shown, but with every control character spelt out."""
    write_files(publication, {"content/site.toml": ""})
    words = ["build", "--root", publication, "--formats", "html", "--ui-lang", "en"]
    run(words, capsys)
    for path in (publication / ".cache/diglot/builds").glob("*.json"):
        content = path.read_bytes().partition(b"\n")[2]
        forged = content.replace(b"base_url", b"\\u001b[2J\\u0007\\u009b\\u202e\\rno problems")
        assert forged != content
        path.write_bytes(_sealed(forged))
    _, out, err = run(words, capsys)
    assert "<U+001B>[2J<U+0007><U+009B><U+202E><U+000D>no problems" in out + err
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out + err)


@pytest.mark.parametrize("replace", ["in place", "by another file"])
def test_an_edit_that_keeps_size_and_time_is_seen(publication: Path, replace: str) -> None:
    """`cp -p`, `rsync -t`, a restored backup."""
    source = publication / "content/en/on-paper.md"
    os.utime(source, ns=(1_500_000_000_000_000_000, 1_500_000_000_000_000_000))
    build_here(publication, "--formats", "html")
    assert was_up_to_date(build(publication))
    other = source.with_name("other.tmp") if replace == "by another file" else source
    other.write_text(source.read_text(encoding="utf-8").replace("Words", "Sword"), encoding="utf-8")
    os.utime(other, ns=(1_500_000_000_000_000_000, 1_500_000_000_000_000_000))
    other.replace(source)
    build_here(publication, "--formats", "html")
    assert b"Sword" in page(publication).read_bytes()


def test_a_change_within_the_tick_of_the_clock_is_seen(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system with coarse times says the same of both."""
    monkeypatch.setattr("diglot.model.file_stats.FileStat.is_settled", lambda *_: False)
    monkeypatch.setattr(file_stats, "_file_stat", lambda found: FileStat(stat.S_IFMT(found.st_mode), found.st_size))
    source = publication / "content/en/on-paper.md"
    for word in ("Words", "Sword"):
        source.write_text(source.read_text(encoding="utf-8").replace("Words", word), encoding="utf-8")
        build_here(publication, "--formats", "html")
        assert word.encode() in page(publication).read_bytes()


class Saves(NobodyWatches):
    """Saves a text while its page is made, long after it was read."""

    def __init__(self, source: Path) -> None:
        self.source = source

    def stage(self, name: str, total: int) -> None:
        if name == "Rendering pages":
            self.source.write_text("---\ntitle: On Paper\ndate: 2020-02-02\n---\nOther words.\n", encoding="utf-8")


@pytest.mark.parametrize("is_old", [True, False], ids=["a text of last year", "a text of this moment"])
def test_a_text_saved_during_a_build_is_seen_by_the_next_one(publication: Path, *, is_old: bool) -> None:
    source = publication / "content/en/on-paper.md"
    if is_old:
        os.utime(source, ns=(1_500_000_000_000_000_000, 1_500_000_000_000_000_000))
    options = BuildOptions(root=publication, output=publication / "public", today=DAY, formats=("html",), jobs=2)
    check = UpToDateCheck(options)
    assert check.saved_report("en") is None
    report = build_publication(options, Saves(source))
    assert report.published
    check.save({"en": saved_report(formatter("en"), report, "public")}, report.published, "")
    assert b"Other words" not in page(publication).read_bytes()
    assert UpToDateCheck(options).saved_report("en") is None


def test_a_build_reports_the_stats_that_its_files_have_on_disk(publication: Path) -> None:
    """Otherwise the next build would be a real one."""
    options = BuildOptions(root=publication, output=publication / "public", today=DAY, formats=("html",), jobs=2)
    for word in ("Words", "Others", "More"):
        write_files(publication, {"content/en/on-paper.md": f"---\ntitle: On Paper\ndate: 2020-02-02\n---\n{word}.\n"})
        published = build_publication(options, NobodyWatches()).published
        assert published
        assert published.stats == SiteScan(options.output, published.files).digest()
