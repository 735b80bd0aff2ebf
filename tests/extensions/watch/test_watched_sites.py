"""Commands on the sites of other programs: their texts are compared where they are, and no file of theirs is changed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from diglot.extensions.watch.pipeline import watched_site
from tests.tools.publication import files_of, run, run_json, write_files

SITES = Path(__file__).parents[1] / "adopt/adopted_sites"
# Programs whose texts are Markdown.
PROGRAMS = ["docusaurus", "jekyll", "jekyll-folders", "mkdocs", "mkdocs-folders"]

HUGO = {
    "hugo.toml": 'defaultContentLanguage = "en"\n'
    + "".join(f'[languages.{lang}]\ncontentDir = "content/{lang}"\n' for lang in ("en", "ru", "de")),
    "content/en/guide/ice.md": """---
title: Ice
weight: 3
description: On rivers in March.
cascade: {type: docs}
---
The ice is **12 cm** thick, see [the map](/maps/).

{{< figure src="ice.png" >}}

Nobody walks on it.
""",
    "content/ru/guide/ice.md": """+++
title = "Лед"
+++
Толщина льда — **12 см**, см. [карту](/ru/maps/).

{{< figure src="ice.png" >}}

По нему никто не ходит.
""",
    "content/de/guide/ice.md": "---\ntitle: Eis\n---\nDas Eis ist dick.\n",
    "content/en/guide/only.md": "# Only in English\n\nA text without fields.\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of Hugo, in which the commands are typed; it must stay as it is."""
    site = write_files(tmp_path / "site", HUGO)
    monkeypatch.chdir(site)
    return site


def own_files(site: Path) -> dict[str, bytes]:
    return {path: content for path, content in files_of(site).items() if not path.startswith(".diglot/")}


def states(site: Path, capsys: pytest.CaptureFixture[str]) -> dict[tuple[str, str], str]:
    _, document = run_json(["status", "--root", site], capsys)
    return {(row["article"], row["lang"]): row["state"] for row in document["articles"]}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_site_has_the_pairs_that_it_has_when_it_is_taken_over(
    name: str, tmp_path: Path, far_day: None, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Path(shutil.copytree(SITES / name / "site", tmp_path / "site"))
    run(["adopt", site, tmp_path / "taken"], capsys)
    before = own_files(site)
    watched, taken = states(site, capsys), states(tmp_path / "taken", capsys)
    assert own_files(site) == before
    assert {pair: taken[pair] for pair in watched} == watched
    assert watched


def test_its_program_and_languages_are_named_first(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(["status"], capsys)
    assert code == 0
    assert err.splitlines()[0] == "Hugo: texts en 2, ru 1; in other languages, not compared: 1"
    assert "guide/ice" in out and "guide/only" in out
    assert (
        "Hugo: тексты en 2, ru 1; на других языках, не сравниваются: 1" in run(["status", "--ui-lang", "ru"], capsys)[2]
    )


def test_what_has_changed_is_told_at_its_line_in_the_site(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = own_files(site)
    assert run(["sync", "content/ru/guide/ice.md", "--by", "Ann"], capsys)[0] == 0
    assert own_files(site) == before
    assert states(site, capsys)["guide/ice", "ru"] == "in-step"
    text = site / "content/en/guide/ice.md"
    text.write_text(text.read_text().replace("Nobody", "Everybody"))
    assert states(site, capsys)["guide/ice", "ru"] == "source-changed"
    _, out, _ = run(["diff", "guide/ice"], capsys)
    assert "content/en/guide/ice.md:11: " in out and "content/ru/guide/ice.md:8" in out
    assert "[-Nobody-]{+Everybody+}" in out
    _, document = run_json(["diff", "guide/ice"], capsys)
    assert document["articles"][0]["changes"][0]["places"][0]["file"] == "content/en/guide/ice.md"
    _, out, _ = run(["sync", "guide/ice", "--by", "Ann"], capsys)
    assert ".diglot/content/ledger/guide/ice.toml" in out


def test_a_check_compares_texts_and_leaves_the_programs_own_signs_and_links_alone(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_json(["check"], capsys)[1]["problems"] == []
    text = site / "content/ru/guide/ice.md"
    text.write_text(text.read_text().replace("12 см", "21 см"))
    _, document = run_json(["check"], capsys)
    assert {(row["file"], row["line"]) for row in document["problems"]} == {("content/ru/guide/ice.md", 4)}
    assert "content/en/guide/ice.md:7" in document["problems"][0]["what"]


def test_annotations_and_sarif_name_the_files_of_the_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Path(shutil.copytree(SITES / "docusaurus/site", tmp_path / "site"))
    before = {path.removeprefix(f"{site}/") for path in own_files(site)}
    annotations = run(["check", "--root", site, "--format", "github"], capsys)[1].splitlines()
    named = {re.search(r"file=([^,]+)", line)[1] for line in annotations if "file=" in line}
    assert {os.path.relpath(path, site) for path in named} <= before
    sarif = json.loads(run(["check", "--root", site, "--format", "sarif"], capsys)[1])
    places = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in sarif["runs"][0]["results"]
        for place in result["locations"]
    }
    assert named and places == named


def test_a_text_that_cannot_be_compared_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "content/ru/guide/only.md").write_bytes("# Только\n".encode("cp1251"))
    (site / "content/en/guide/fields.md").write_text('---\ntitle: "Open\n---\nText.\n')
    _, document = run_json(["status"], capsys)
    told = {(row["file"], row["code"]) for row in document["problems"]}
    assert told == {("content/ru/guide/only.md", "not-watched"), ("content/en/guide/fields.md", "not-watched")}
    assert "content/ru/guide/only.md" in run(["status"], capsys)[2]


@pytest.mark.parametrize("words", [["desk", "--team"], ["fix", "--encoding", "content/ru/guide/ice.md"]])
def test_what_is_for_publications_only_is_refused(
    words: list[str], site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(words, capsys)
    assert (code, out) == (2, "")
    assert f"{words[1]} is for publications of diglot; this is a site of Hugo" in err


def test_earlier_texts_are_those_of_the_site_at_a_commit(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["sync", "guide/ice", "--by", "Ann"], capsys)
    identity = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
    for words in (["init", "--quiet", "."], ["add", "."], [*identity, "commit", "--quiet", "-m", "In step"]):
        subprocess.run(["git", *words], cwd=site, check=True)
    text = site / "content/en/guide/ice.md"
    text.write_text(text.read_text().replace("Nobody", "Everybody"))
    _, document = run_json(["status", "--since", "HEAD"], capsys)
    assert [(row["article"], row["file"]) for row in document["articles"]] == [("guide/ice", "content/ru/guide/ice.md")]
    (site / ".diglot/content/ledger/guide/ice.toml").unlink()
    run(["sync", "--adopt", "--as-of", "HEAD", "--yes"], capsys)
    assert states(site, capsys)["guide/ice", "ru"] == "source-changed"


@pytest.mark.parametrize(
    "words",
    [["build"], ["new", "Ice", "--lang", "en"], ["mv", "guide/ice", "guide/snow"]],
)
def test_what_would_make_or_move_files_of_the_site_is_refused(
    words: list[str], site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(site)
    code, out, err = run(words, capsys)
    assert (code, out) == (2, "")
    assert "diglot adopt" in err
    assert own_files(site) == before


def test_only_what_has_changed_is_read_again(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in site.rglob("*.*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr("diglot.model.file_stats.CLOCK_TICK_NS", -(10**12))
    run(["status"], capsys)
    copy = site / ".diglot/content/en/guide/ice.md"
    before = copy.stat()
    (site / "content/en/guide/only.md").unlink()
    assert ("guide/only", "ru") not in states(site, capsys)
    assert not (site / ".diglot/content/en/guide/only.md").exists()
    assert copy.stat() == before

    def refuse(*_: Any) -> None:
        raise AssertionError("the site is read again")

    monkeypatch.setattr(watched_site, "open_foreign", refuse)
    assert states(site, capsys)


def test_a_site_that_was_moved_is_seen_where_it_is(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Moving a folder changes none of its files."""
    run(["sync", "guide/ice", "--by", "Ann"], capsys)
    monkeypatch.setattr("diglot.model.file_stats.CLOCK_TICK_NS", -(10**12))
    states(Path(), capsys)
    monkeypatch.chdir(site.parent)
    site.rename("moved")
    assert states(Path("moved"), capsys)["guide/ice", "ru"] == "in-step"


def test_a_link_in_the_place_of_its_folder_is_not_followed(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (site / ".diglot").symlink_to(outside)
    assert run(["status"], capsys)[0] == 1
    assert list(outside.iterdir()) == []


def test_commands_find_the_site_from_below_and_publications_as_before(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site / "content/ru/guide")
    assert "guide/ice" in run(["status", "ice.md"], capsys)[1]
    write_files(site, {"content/site.toml": 'languages = ["en", "ru"]\n'})
    assert "Hugo" not in run(["status"], capsys)[2]


def test_a_folder_that_hugo_mounts_has_its_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = {"hugo.toml": 'defaultContentLanguage = "en"\n[languages.en]\n[languages.ru]\n'}
    texts = {path: HUGO[path] for path in ("content/en/guide/ice.md", "content/ru/guide/ice.md")}
    monkeypatch.chdir(write_files(tmp_path / "mounted", config | texts))
    _, document = run_json(["status"], capsys)
    assert [(row["article"], row["state"]) for row in document["articles"]] == [("guide/ice", "untracked")]
