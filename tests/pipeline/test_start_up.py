"""Start-up is fast: a command imports only what it uses, and a build after an edit only what the edit needs."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from diglot.pipeline.outputs.formats import FORMATS, output_builders
from tests.tools.lone_builds import Run, build_here, run_alone
from tests.tools.publication import write_files

ARTICLE = "content/en/on-paper.md"
HOUSE = {
    "content/site.toml": 'base_url = "https://notes.example"\n',
    ARTICLE: "---\ntitle: On Paper\ndate: 2020-02-02\n---\nWords.\n\n![A sheet](sheet.png)\n",
    "content/ru/on-paper.md": "---\ntitle: О бумаге\n---\nСлова.\n",
}

# Each of them takes longer to import than an edited text takes to compile.
LIBRARIES = frozenset(
    "weasyprint ziamath pikepdf PIL.Image rich pypandoc pagefind_bin brotli uvicorn starlette watchfiles distributed "
    "asyncio multiprocessing http.client xml.sax importlib.metadata".split()
)
# The modules that build formats other than pages, and their adapters.
FORMAT_MODULES = frozenset(
    "diglot.extensions.epub.pipeline.epub diglot.pipeline.outputs.parallel_html diglot.extensions.press.pipeline.print_shop_pdf diglot.pipeline.outputs.pdf diglot.pipeline.render.search_writer "
    "diglot.extensions.facing.pipeline.pair_pdf diglot.extensions.epub.pipeline.book_epub diglot.extensions.books.pipeline.book_pdf diglot.adapters.painting.cover_image "
    "diglot.extensions.search.adapters.search_index diglot.extensions.books.adapters.pdf_opening diglot.adapters.typesetter diglot.adapters.painting.formulas".split()
)
LEDGER_MODULES = frozenset(["diglot.pipeline.translation.ledger_store", "diglot.core.ledger"])
READING_MODULES = LEDGER_MODULES | {"diglot.core.alignment", "diglot.core.settings", "diglot.pipeline.outputs.formats"}


def house_in(folder: Path) -> Path:
    root = write_files(folder / "house", HOUSE)
    sheet = io.BytesIO()
    Image.new("RGB", (40, 30)).save(sheet, "PNG")
    (root / "content/en/sheet.png").write_bytes(sheet.getvalue())
    return root


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return house_in(tmp_path)


@pytest.fixture(scope="module")
def pages_after_edit(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return build_after_edit(house_in(tmp_path_factory.mktemp("edited")), "--formats", "html")


def build_after_edit(publication: Path, *options: str) -> Run:
    """Build, add a sentence, and build again; return the second build."""
    build_here(publication, *options)
    write_files(publication, {ARTICLE: HOUSE[ARTICLE].replace("Words.", "Words, and more of them.")})
    run = run_alone(publication, *options)
    assert run.code == 0
    assert run.document["made"]["texts"] > 0
    return run


def test_a_build_of_pages_after_an_edit_imports_nothing_for_other_formats(pages_after_edit: Run) -> None:
    assert pages_after_edit.modules & (LIBRARIES | FORMAT_MODULES) == set()


def test_a_format_imports_only_its_own_module(publication: Path) -> None:
    loaded = build_after_edit(publication, "--formats", "html,parallel").modules & FORMAT_MODULES
    assert loaded == {"diglot.pipeline.outputs.parallel_html"}


def test_a_pdf_without_formulas_imports_nothing_for_them(publication: Path) -> None:
    assert (
        build_after_edit(publication, "--formats", "html,pdf").modules
        & {"ziamath", "diglot.adapters.painting.formulas"}
        == set()
    )


def test_without_a_ledger_no_ledger_modules_are_imported(publication: Path, pages_after_edit: Run) -> None:
    assert pages_after_edit.modules & LEDGER_MODULES == set()
    assert run_alone(publication, "sync", "on-paper").code == 0
    assert run_alone(publication, "--formats", "html").modules >= LEDGER_MODULES


def test_a_status_of_nothing_new_imports_nothing_that_reads_texts(publication: Path) -> None:
    assert run_alone(publication, "status").modules >= READING_MODULES
    assert run_alone(publication, "status").modules & READING_MODULES == set()


@pytest.mark.parametrize(
    ("words", "modules"),
    [
        ("", "publishing publishing.build publishing.full_build"),
        ("build", "publishing publishing.build publishing.full_build"),
        ("status", "writing writing.status tables"),
    ],
)
def test_a_command_imports_no_other(publication: Path, words: str, modules: str) -> None:
    build_here(publication, "--formats", "html")
    door = (name for name in run_alone(publication, *words.split()).modules if name.startswith("diglot.cli."))
    loaded = {name.removeprefix("diglot.cli.") for name in door}
    assert {name for name in loaded if not name.startswith("commands")} - {
        "command_line",
        "command",
        "environment",
        "extension_commands",
        "parser",
        "publication_folder",
        "messages",
        "output",
        "problem_groups",
        "safe_text",
    } == set(modules.split())


def test_without_extensions_in_the_settings_none_is_looked_for(publication: Path) -> None:
    """Neither the packages that are installed nor what a function of an extension is given."""
    build_here(publication, "--formats", "html")
    loaded = run_alone(publication, "--formats", "html").modules
    assert loaded & {"importlib.metadata", "diglot.extensions.api", "diglot.model.extension_calls"} == set()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_that_is_not_written_with_the_pages_has_a_builder(name: str) -> None:
    assert len(list(output_builders([name], {}))) == (name not in ("html", "search", "oai"))
