"""Whole builds, byte for byte: `sites/<name>/` is a tiny publication, and beside it is what it becomes.

    content/                 the publication
    expected/                the pages and files that it is there to show
    expected.files.txt       the name of every file that is published, those of the look left out
    expected.txt             what the editor is told
    expected.mastheads.html  in one publication, what is above the text of each of its pages

`pytest --accept` rewrites them, and a person reads the difference.
Two things are not compared: the mark of its contents in the name of a file of the look, which is HASH here, and the
head and the masthead of a page but in one publication, where all mastheads are one file. So a golden page changes when
its text does, and a change of the masthead is the difference of a file.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from diglot.pipeline.base.build_options import BuildReport
from tests.tools.publication import copy_publication, files_of, publish, reported

HERE = Path(__file__).parent / "sites"

# What each publication is there to show; the rest of it is like the rest of the others.
SHOWN: Mapping[str, tuple[str, ...]] = {
    # One text in two languages, and nothing else: no settings, no front matter.
    "one-article": (
        "404.html", "_redirects", "en/index.html", "en/on-paper/index.html", "index.html", "robots.txt",
        "ru/index.html", "ru/on-paper/index.html",
    ),
    # All that a text may hold, a translation with other headings, and raw HTML kept and dropped.
    "footnotes": ("en/feed.xml", "en/kinds/index.html", "ru/kinds/index.html"),
    # What is not translated is not shown.
    "fallback-hide": (
        "en/both/index.html", "en/index.html", "ru/index.html", "ru/оба/index.html", "sitemap-en.xml", "sitemap-ru.xml",
    ),
    # What is not translated is shown as it is.
    "fallback-original": ("en/одна/index.html", "ru/alone/index.html", "ru/index.html", "sitemap-ru.xml"),
    # A publication with everything; what is not translated has a page that says so.
    "house": (
        "2015/pivot.html", "_redirects", "en/about/index.html", "en/archive/index.html", "en/asia/feed.xml",
        "en/asia/ice/index.html", "en/asia/index.html", "en/asia/pivot/index.html", "en/asia/rails/index.html",
        "en/index.html", "en/people/lev-tikhonov/index.html", "en/tags/ports/index.html", "feed.json",
        "ru/audiences/policy/index.html", "ru/index.html", "ru/азия/ice/index.html", "ru/азия/rails/index.html",
        "ru/азия/поворот/index.html", "sitemap-en.xml",
    ),
    # A site below a path: every address carries it.
    "prefix": (
        "_redirects", "en/a/index.html", "en/b/index.html", "en/feed.xml", "index.html", "old/index.html",
        "robots.txt", "ru/a/index.html", "sitemap.xml",
    ),
    # A folder as another program left it, published leniently.
    "unprepared": (
        "en/hugo/index.html", "en/index.html", "en/unclosed/index.html", "en/windows/index.html", "ru/index.html",
        "ru/старое/index.html", "ru/чай/index.html",
    ),
}  # fmt: skip

WITH_HEADS = "house"
"""The site whose pages are compared with their heads, and their mastheads apart; those of the others begin at `<main>`."""

_LOOK = re.compile(rb"(assets/[\w./-]+?|media/card)\.(?:[0-9a-f]{8}){1,2}\.")


def place_a_name_as_a_mac_writes_it(root: Path) -> None:
    """A file name with its accents apart: «й» is two characters there. A repository would not keep it so."""
    name = unicodedata.normalize("NFD", "чай.md")
    (root / "content/ru" / name).write_text("# Чай\n\nИмя файла из двух знаков на букву.\n", encoding="utf-8")


PLACED: Mapping[str, Callable[[Path], None]] = {"unprepared": place_a_name_as_a_mac_writes_it}


@pytest.fixture(params=sorted(SHOWN), scope="module")
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def built(name: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildReport, Mapping[str, bytes]]:
    """The report of a build, and everything that was published but the files of the look."""
    root = copy_publication(HERE / name, tmp_path_factory.mktemp(name) / "house")
    PLACED.get(name, lambda _: None)(root)
    report = publish(root)
    assert report.is_published, reported(report, "en")
    left_out = ("assets/", "media/card.", "manifest.json")
    files = {path: content for path, content in files_of(root / "public").items() if not path.startswith(left_out)}
    return report, {path: _LOOK.sub(rb"\1.HASH.", content) for path, content in files.items()}


def test_the_editor_is_told(name: str, built: tuple[BuildReport, Mapping[str, bytes]], accept: bool) -> None:
    compare(HERE / name / "expected.txt", reported(built[0], "en").encode(), accept)


def test_these_files_are_published(name: str, built: tuple[BuildReport, Mapping[str, bytes]], accept: bool) -> None:
    compare(HERE / name / "expected.files.txt", "".join(f"{path}\n" for path in built[1]).encode(), accept)


def test_pages_and_files_are_the_same_to_the_byte(
    name: str, built: tuple[BuildReport, Mapping[str, bytes]], accept: bool
) -> None:
    folder = HERE / name / "expected"
    if accept:
        shutil.rmtree(folder, ignore_errors=True)
    mastheads = b""
    for path in SHOWN[name]:
        assert path in built[1], path
        head, masthead, text = parts_of(built[1][path])
        compare(folder / path, head + text if name == WITH_HEADS else text, accept)
        mastheads += b"<!-- %s -->\n%s\n" % (path.encode(), masthead) if masthead else b""
    if name == WITH_HEADS:
        compare(HERE / name / "expected.mastheads.html", mastheads, accept)
    assert sorted(files_of(folder)) == sorted(SHOWN[name])


def test_every_golden_site_is_built() -> None:
    assert sorted(folder.name for folder in HERE.iterdir()) == sorted(SHOWN)


def test_a_draft_that_cannot_be_read_stays_a_draft(built: tuple[BuildReport, Mapping[str, bytes]]) -> None:
    """However lenient the house, what asks to be held back is in no file."""
    assert not any(b"This must not be published" in content for content in built[1].values())


# ---------------------------------------------------------------- what holds for each of them


def addresses_of(content: bytes) -> Iterator[str]:
    for match in re.finditer(r'\b(?:href|src)="([^"]*)"', content.decode()):
        yield match[1]


def test_below_a_path_every_address_carries_it(tmp_path: Path) -> None:
    root = copy_publication(HERE / "prefix", tmp_path / "house")
    publish(root)
    pages = [content for path, content in files_of(root / "public").items() if path.endswith(".html")]
    found = [address for page in pages for address in addresses_of(page)]
    assert found
    own = [address for address in found if address.startswith("/")]
    assert own
    assert [address for address in own if not address.startswith("/notes/")] == []
    assert [
        address for address in found if address.startswith("https://example.github.io") and "/notes/" not in address
    ] == []


def test_no_address_of_the_press_itself_is_published(built: tuple[BuildReport, Mapping[str, bytes]]) -> None:
    """Our neutral addresses end at the rendition."""
    for path, content in built[1].items():
        assert not re.search(rb'(?:href|src)=\\?"(?:article|asset):', content), path


def parts_of(content: bytes) -> tuple[bytes, bytes, bytes]:
    """The head of a page, its masthead, and the rest from `<main>` on, which is all of another file."""
    main = max(content.find(b"<main"), 0)
    body = content.find(b"<body", 0, main) if main else 0
    return content[:body], content[body:main], content[main:]


def compare(file: Path, content: bytes, accept: bool) -> None:
    """A file of what is expected against what came; with --accept it is written anew."""
    if accept:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    assert content.decode() == file.read_bytes().decode()
