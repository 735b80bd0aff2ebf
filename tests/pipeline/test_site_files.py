"""Which files a site has after an edit: of two for one place the first counts, and files about all pages go with them.

In a site that nobody has touched since, what has not changed is not looked at; the result is as if it had been.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from diglot.adapters.disk import output
from diglot.pipeline.render import page_writer
from diglot.pipeline.render.outputs import OutputFile, Outputs
from diglot.pipeline.site_build import pipeline
from tests.tools.publication import codes, files_of, publish, write_files

SETTINGS = 'base_url = "https://journal.example"\nlanguages = ["en"]\nformats = ["html"]\n'
BOATS = "content/en/boats.md"
TIDES = "---\ntitle: Tides\naliases: [/en/boats/]\n---\nWords.\n"


def text(title: str, words: str = "Words.") -> str:
    return f"---\ntitle: {title}\n---\n{words}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A publication whose stage is kept, as that of a large one is."""
    monkeypatch.setattr(output, "_WORTH_KEEPING", 1)
    files = {"content/site.toml": SETTINGS, "content/en/tides.md": text("Tides"), BOATS: text("Boats")}
    return write_files(tmp_path / "house", files)


def published(root: Path) -> Mapping[str, str]:
    """The files that a build publishes, and that they are those of a build from nothing."""
    assert publish(root, is_lenient=True).is_published
    assert publish(root, output=root / "fresh", is_fresh=True, is_lenient=True).is_published
    files = files_of(root / "public")
    assert files == files_of(root / "fresh")
    # The fresh build has begun the rows again; this one knows the site.
    assert publish(root, is_lenient=True).is_published
    return {place: content.decode("utf-8", "replace") for place, content in files.items()}


def test_a_redirect_comes_when_the_page_at_its_address_goes_and_goes_when_it_comes_back(root: Path) -> None:
    write_files(root, {"content/en/tides.md": TIDES})
    files = published(root)
    assert "Boats" in files["en/boats/index.html"]
    assert files["_redirects"] == ""
    (root / BOATS).unlink()
    files = published(root)
    assert "This page has moved" in files["en/boats/index.html"]
    assert files["_redirects"] == "/en/boats/ /en/tides/ 301\n"
    assert "/en/boats/" not in files["sitemap-en.xml"]
    write_files(root, {BOATS: text("Boats")})
    files = published(root)
    assert "Boats" in files["en/boats/index.html"]
    assert files["_redirects"] == ""
    assert "/en/boats/" in files["sitemap-en.xml"]


def test_an_edit_looks_at_no_file_of_another_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert publish(root).is_published
    asked = list[str]()
    has = output._PublishedSite.has

    def note(self: output._PublishedSite, place: str, digest: str, size: int) -> bool:
        asked.append(place)
        return has(self, place, digest, size)

    monkeypatch.setattr(output._PublishedSite, "has", note)
    write_files(root, {BOATS: text("Boats", "Other words.")})
    report = publish(root)
    assert (report.pages_made, report.pages) == (1, report.pages_reused + 1)
    assert "en/boats/index.html" in asked
    assert not {"en/tides/index.html", "robots.txt", "_redirects", "sitemap-en.xml"}.intersection(asked)


@pytest.mark.parametrize("place", ["en/tides/index.html", "robots.txt", "sitemap-en.xml", "en/feed.xml"])
def test_what_somebody_has_changed_is_mended_by_the_next_edit(root: Path, place: str) -> None:
    assert publish(root).is_published
    before = files_of(root / "public")[place]
    (root / "public" / place).write_bytes(b"mine")
    write_files(root, {"public/en/mine.html": "mine", BOATS: text("Boats", "Other words.")})
    files = published(root)
    assert files[place].encode() == before
    assert "en/mine.html" not in files


def test_a_page_that_could_not_be_made_is_made_by_the_next_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert publish(root).is_published
    write_files(root, {BOATS: text("Boats", "Other words.")})
    with monkeypatch.context() as patch:
        patch.setattr(page_writer, "_entries", lambda *_: 1 / 0)
        assert codes(publish(root)) == ["file-failed"]
    assert "Other words." in published(root)["en/boats/index.html"]


def test_a_text_that_is_withdrawn_leaves_its_mark_and_takes_it_along(root: Path) -> None:
    write_files(root, {BOATS: "---\ntitle: Boats\nexpires: 2000-01-01\n---\nWords.\n"})
    files = published(root)
    assert files["en/boats/_gone"] == ""
    write_files(root, {"content/en/tides.md": TIDES})
    files = published(root)
    assert "en/boats/_gone" not in files
    assert files["_redirects"] == "/en/boats/ /en/tides/ 301\n"
    write_files(root, {BOATS: text("Boats")})
    assert "en/boats/_gone" not in published(root)


def test_a_page_gives_way_to_a_file_of_another_format(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether that comes or goes, files about all pages tell of the page that is there."""
    place = "en/boats/index.html"

    def offer(files: tuple[OutputFile, ...]) -> None:
        monkeypatch.setattr(pipeline, "output_builders", lambda *_: [lambda *_: (Outputs(files), [])])

    offer(())
    assert "/en/boats/" in published(root)["sitemap-en.xml"]
    offer((OutputFile("epub", "boats", ("en",), place, "text/html", b"Another form."),))
    files = published(root)
    assert (files[place], "/en/boats/" in files["sitemap-en.xml"]) == ("Another form.", False)
    offer(())
    files = published(root)
    assert ("Boats" in files[place], "/en/boats/" in files["sitemap-en.xml"]) == (True, True)
