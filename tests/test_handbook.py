"""The documentation as a publication: assembled from the guides, built without a problem, read in a browser."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diglot.cli.command_line import main
from handbook.__main__ import keep_ledger, write_publication
from handbook.assembly import assemble
from tests.site.test_pages_in_chromium import OF_COLOURS, TOO_WIDE, faults_by_axe
from tests.tools.publication import publish, reported

ROOT = Path(__file__).parents[1]
LAST = tomllib.loads((ROOT / "handbook/content/site.toml").read_text(encoding="utf-8"))["search"]["last"]


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The assembled publication, built: pages and the search."""
    root = tmp_path_factory.mktemp("handbook")
    write_publication(assemble(ROOT), root)
    report = publish(root, formats=("html", "search"))
    assert reported(report, "en") == ""
    return root


def test_every_guide_is_in_the_handbook(publication: Path) -> None:
    """A new guide needs a place in `handbook/content/volumes/handbook.toml`."""
    lost = [
        page.parent.relative_to(publication / "public").as_posix()
        for lang in ("en", "ru")
        for page in sorted((publication / "public" / lang).rglob("index.html"))
        if 'class="article"' in (text := page.read_text(encoding="utf-8")) and "manual-contents" not in text
    ]
    assert lost == []
    assert (publication / "public/en/tasks/undo/index.html").exists() and (
        publication / "public/ru/security/index.html"
    ).exists()


def test_links_lead_to_pages_and_headings_in_the_same_language(publication: Path) -> None:
    page = (publication / "public/ru/tasks/undo/index.html").read_text(encoding="utf-8")
    assert "По-русски" not in page and "In English" not in page
    english = (publication / "public/en/tasks/undo/index.html").read_text(encoding="utf-8")
    anchors = [re.findall(r'<a href="(#[^"]+)"', text) for text in (english, page)]
    assert anchors[0] and sorted(set(anchors[0])) == sorted(set(anchors[1]))


@pytest.mark.long
def test_check_finds_nothing(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--root", str(publication), "--json"])
    assert json.loads(capsys.readouterr().out)["problems"] == []


@pytest.mark.long
def test_the_handbook_is_typeset_without_a_warning(publication: Path) -> None:
    """Hundreds of pages with tables, code and long names, in both languages."""
    report = publish(publication, formats=("volume",))
    assert reported(report, "en") == ""
    assert {path.parent.parent.name for path in publication.glob("public/*/volumes/handbook.pdf")} == {"en", "ru"}


def test_assembling_again_changes_nothing_and_removes_what_is_gone(tmp_path: Path) -> None:
    files = assemble(ROOT)
    write_publication(files, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    (tmp_path / "content/en/gone.md").write_text("# Gone\n", encoding="utf-8")
    write_publication(files, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before


def test_what_sync_writes_is_kept(tmp_path: Path) -> None:
    written, kept = tmp_path / "written", tmp_path / "kept"
    (written / "tasks").mkdir(parents=True)
    (written / "tasks/undo.toml").write_text("format = 1\n", encoding="utf-8")
    keep_ledger(written, kept)
    assert (kept / "tasks/undo.toml").read_text(encoding="utf-8") == "format = 1\n"


# What a newcomer asks, and the pages that answer.
QUESTIONS = {
    "en": {
        "margin": "editors print",
        "footnote": "markdown",
        "cover": "print tasks/printer fields",
        "draft": "translations",
        "author": "fields",
        "embargo": "fields",
        "new article": "editors tutorial commands",
        "front matter": "fields",
        "theme": "theming",
        "nginx": "hosting",
        "rss": "fields",
        "word file": "tasks/word-file",
        "undo": "tasks/undo",
        "print shop": "print tasks/printer",
        "translate": "translations tutorial",
    },
    "ru": {
        "поля страницы": "print editors",
        "сноска": "markdown",
        "обложка": "print tasks/printer fields",
        "черновик": "translations",
        "автор": "tutorial fields",
        "эмбарго": "fields",
        "новая статья": "editors tutorial commands",
        "шапка": "fields",
        "оформление": "theming",
        "nginx": "hosting",
        "rss": "fields",
        "файл word": "tasks/word-file",
        "отменить": "tasks/undo",
        "типография": "print tasks/printer",
        "перевести": "desk translations tutorial",
    },
}


@pytest.mark.parametrize("lang", QUESTIONS)
def test_a_search_finds_the_page_that_answers_first(
    publication: Path, browser: Any, open_site: Callable[[Path], str], lang: str
) -> None:
    """Of fifteen questions, at least fourteen; an explanation or a record of a change is never the first."""
    page = browser.new_page()
    address = f"{open_site(publication / 'public')}/{lang}/"
    page.goto(f"{address}search/")
    first = {}
    for question in QUESTIONS[lang]:
        page.fill("#search-words", question)
        page.press("#search-words", "Enter")
        page.wait_for_function(
            "asked => document.querySelector('.search-status').dataset.complete === asked", arg=question
        )
        found = page.locator(".search-results h2 a").first.evaluate("link => decodeURI(link.href)")
        first[question] = found.removeprefix(address).strip("/")
    page.close()
    assert not {*first.values()} & {*LAST}
    missed = {
        question: first[question] for question, pages in QUESTIONS[lang].items() if first[question] not in pages.split()
    }
    assert len(missed) <= 1, missed


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_axe_finds_nothing_and_nothing_is_scrolled_sideways(
    publication: Path, browser: Any, open_site: Callable[[Path], str], lang: str
) -> None:
    page = browser.new_page(reduced_motion="reduce", color_scheme="light")
    address = open_site(publication / "public")
    found: dict[str, Any] = {}
    for place in ("tasks/undo/", "architecture/", ""):
        page.goto(f"{address}/{lang}/{place}")
        # By night only the colours are others.
        for scheme, width, rules in (("light", 1280, ()), ("dark", 1280, OF_COLOURS), ("dark", 320, ())):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            found[f"{place} {scheme} {width}"] = faults_by_axe(page, rules)
        wide = page.evaluate(TOO_WIDE.replace(".skip", ".skip, .sections"))
        found[f"{place} too wide"] = wide
    page.close()
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_the_contents_of_the_manual_fold_and_code_is_copied(
    publication: Path, browser: Any, open_site: Callable[[Path], str]
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(f"{open_site(publication / 'public')}/en/install/")
    sidebar = page.locator(".manual-contents")
    current = sidebar.locator("[aria-current=page]")
    assert not current.is_visible()
    sidebar.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert current.inner_text() == "Installing" and current.is_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    assert current.is_visible()
    button = page.locator(".code button").first
    button.click()
    page.wait_for_function("document.querySelector('.code button').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".code pre").first.inner_text().rstrip()
    context.close()
    without = browser.new_page(java_script_enabled=False)
    without.goto(page.url)
    assert without.locator(".code button").count() == 0 and without.locator(".manual-contents a").first.is_visible()
    without.close()
