"""Pages are published before PDFs are made, with the PDFs of the last build; afterwards the whole is published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from diglot.adapters.terminal import Console
from diglot.cli.publishing.full_build import saved_report
from diglot.model.problems import NotAFile
from diglot.pipeline.base.build_options import BuildOptions, BuildReport
from diglot.pipeline.render.outputs import Outputs
from diglot.pipeline.site_build.pipeline import build
from tests.tools.publication import DAY, NobodyWatches, codes, files_of, formatter, write_files

PAGE, PDF = "en/river/index.html", "en/river.pdf"


class Waiting(NobodyWatches):
    """Somebody who looks at the site as soon as its pages are published."""

    def __init__(self, look: Callable[[], None]) -> None:
        self.looks = 0
        self._look = look

    def published(self) -> None:
        self.looks += 1
        self._look()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(
        tmp_path / "publication",
        {
            "content/site.toml": 'base_url = "https://journal.example"\nformats = ["html", "pdf", "epub"]\n',
            "content/en/river.md": "---\ntitle: The River\n---\nThe ferry ran in summer.\n",
            "content/ru/river.md": "---\ntitle: Река\n---\nПаром ходил летом.\n",
        },
    )


def options_of(root: Path) -> BuildOptions:
    return BuildOptions(root=root, output=root / "public", today=DAY, jobs=2)


def publish_watched(root: Path, look: Callable[[], None] = lambda: None) -> tuple[BuildReport, Waiting]:
    waiting = Waiting(look)
    return build(replace(options_of(root), shows_pages_first=True), waiting), waiting


def test_a_first_build_shows_pages_that_offer_what_there_is(root: Path) -> None:
    seen: dict[str, bytes] = {}
    report, waiting = publish_watched(root, lambda: seen.update(files_of(root / "public")))
    assert (report.is_published, waiting.looks, report.pdfs) == (True, 1, 2)
    assert PAGE in seen and PDF not in seen
    assert b"river.pdf" not in seen[PAGE] and b"river.epub" in seen[PAGE]
    assert b"river.pdf" in (root / "public" / PAGE).read_bytes()


def test_after_an_edit_readers_keep_the_last_pdf_until_the_next_one_is_there(root: Path) -> None:
    publish_watched(root)
    old = files_of(root / "public")
    (root / "content/en/river.md").write_text("---\ntitle: The River\n---\nThe ferry ran all year.\n", encoding="utf-8")
    seen: dict[str, bytes] = {}
    report, _ = publish_watched(root, lambda: seen.update(files_of(root / "public")))
    assert b"all year" in seen[PAGE] and b"river.pdf" in seen[PAGE]
    assert seen[PDF] == old[PDF] != (root / "public" / PDF).read_bytes()
    assert report.is_published


def test_the_outcome_is_that_of_a_build_that_nobody_watches(root: Path, tmp_path: Path) -> None:
    publish_watched(root)
    (root / "content/ru/river.md").write_text("---\ntitle: Река\n---\nПаром ходил весь год.\n", encoding="utf-8")
    watched, _ = publish_watched(root)
    plain = build(replace(options_of(root), output=tmp_path / "plain", is_fresh=True), NobodyWatches())
    assert files_of(root / "public") == files_of(tmp_path / "plain")
    assert (watched.pages, watched.pdfs, codes(watched)) == (plain.pages, plain.pdfs, codes(plain))
    assert watched.pages_made + watched.pages_reused == plain.pages_made


def test_pdfs_that_are_not_known_are_not_taken_away_meanwhile(root: Path) -> None:
    build(options_of(root), NobodyWatches())
    (root / ".cache/diglot/rows.sqlite").unlink()
    (root / "content/en/river.md").write_text("# The River\n\nThe ferry ran all year.\n", encoding="utf-8")
    report, waiting = publish_watched(root)
    assert (report.is_published, waiting.looks) == (True, 0)


def test_a_pdf_that_somebody_has_changed_is_not_published_again(root: Path) -> None:
    publish_watched(root)
    (root / "public" / PDF).write_bytes(b"%PDF-changed")
    (root / "content/en/river.md").write_text("# The River\n\nThe ferry ran all year.\n", encoding="utf-8")
    report, waiting = publish_watched(root)
    assert (report.is_published, waiting.looks) == (True, 0)
    assert (root / "public" / PDF).read_bytes() != b"%PDF-changed"


def test_what_fails_after_the_pages_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages stay published, with the PDFs of the last build, and nobody is told that all is well."""
    publish_watched(root)
    old = (root / "public" / PDF).read_bytes()
    (root / "content/en/river.md").write_text("# The River\n\nThe ferry ran all year.\n", encoding="utf-8")
    failed = Outputs(), [NotAFile("content/en/river.md", None, "a fault that only a PDF has")]
    monkeypatch.setattr("diglot.pipeline.outputs.printing.print_formats", lambda *_: failed)
    report, waiting = publish_watched(root)
    assert (report.is_published, report.is_done, waiting.looks) == (False, False, 1)
    assert (root / "public" / PDF).read_bytes() == old
    assert b"all year" in (root / "public" / PAGE).read_bytes()
    assert saved_report(formatter("en"), report, "public").published == (
        "The pages in public are new; the PDFs there are those of the last build."
    )


def test_what_waits_for_a_request_stays_as_it_was(root: Path) -> None:
    """A book is made anew when it is asked for; until then readers find the last one, and the report names it."""
    with (root / "content/site.toml").open("a", encoding="utf-8") as settings:
        settings.write('on_request = ["pdf"]\n')
    build(options_of(root), NobodyWatches())
    old = files_of(root / "public")
    edit = "---\ntitle: The River\n---\nThe ferry ran all year.\n"
    (root / "content/en/river.md").write_text(edit, encoding="utf-8")
    report = build(replace(options_of(root), leaves_requested=True), NobodyWatches())
    now = files_of(root / "public")
    assert report.left == (PDF,)
    assert now[PDF] == old[PDF] and b"all year" in now[PAGE] and b"river.pdf" in now[PAGE]
    assert "1 PDF (books, files for the printer) was not made" in saved_report(formatter("en"), report, "x").published

    report = build(options_of(root), NobodyWatches())
    assert (report.left, (root / "public" / PDF).read_bytes() == old[PDF]) == ((), False)
    # What has been made once is current, whoever asks.
    assert build(replace(options_of(root), leaves_requested=True), NobodyWatches()).left == ()


def test_a_book_that_waits_stays_where_readers_find_it(root: Path) -> None:
    """The last one is offered; the same holds while the next one is being made."""
    with (root / "content/site.toml").open("a", encoding="utf-8") as settings:
        settings.write('on_request = ["volume"]\n')
    settings_of = root / "content/site.toml"
    settings_of.write_text(settings_of.read_text("utf-8").replace('"pdf", ', '"volume", '), encoding="utf-8")
    (root / "content/volumes").mkdir()
    book = 'articles = ["river"]\n[title]\nen = "Rivers"\nru = "Реки"\n'
    (root / "content/volumes/rivers.toml").write_text(book, encoding="utf-8")
    build(options_of(root), NobodyWatches())
    place = "en/volumes/rivers.pdf"
    old = files_of(root / "public")
    edit = "---\ntitle: The River\n---\nThe ferry ran all year.\n"
    (root / "content/en/river.md").write_text(edit, encoding="utf-8")
    seen: dict[str, bytes] = {}
    publish_watched(root, lambda: seen.update(files_of(root / "public")))
    assert seen[place] == old[place] != (root / "public" / place).read_bytes()

    made = files_of(root / "public")
    (root / "content/en/river.md").write_text(edit.replace("all year", "in May"), encoding="utf-8")
    report = build(replace(options_of(root), leaves_requested=True), NobodyWatches())
    assert report.left == (place,)
    assert files_of(root / "public")[place] == made[place]


def test_a_first_build_offers_nothing_that_was_left(root: Path) -> None:
    with (root / "content/site.toml").open("a", encoding="utf-8") as settings:
        settings.write('on_request = ["pdf"]\n')
    report = build(replace(options_of(root), leaves_requested=True), NobodyWatches())
    assert (report.is_published, report.pdfs, report.left) == (True, 0, (PDF, "ru/river.pdf"))
    assert b"river.pdf" not in (root / "public" / PAGE).read_bytes()


def test_nothing_is_left_that_may_contain_a_withdrawn_text(root: Path) -> None:
    """A book of the last build would show it."""
    with (root / "content/site.toml").open("a", encoding="utf-8") as settings:
        settings.write('on_request = ["pdf"]\n')
    build(options_of(root), NobodyWatches())
    (root / "content/ru/river.md").write_text("---\ntitle: Река\ndraft: true\n---\nПаром.\n", encoding="utf-8")
    (root / "content/en/river.md").write_text("# The River\n\nThe ferry ran all year.\n", encoding="utf-8")
    report = build(replace(options_of(root), leaves_requested=True), NobodyWatches())
    assert (report.left, report.pdfs) == ((), 1)


def test_the_terminal_says_that_pdfs_follow(capsys: pytest.CaptureFixture[str]) -> None:
    def say(words: str, **facts: str) -> str:
        return words.format(**facts)

    Console(say).published()
    assert capsys.readouterr().err == "Pages ready after 0 s; PDFs follow.\n"
    Console(say, is_quiet=True).published()
    assert capsys.readouterr().err == ""
