"""To start costs little: a command loads what it uses, and a build after an edit what an edit needs."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from diglot.pipeline.outputs.formats import FORMATS, output_builder
from tests.tools.lone_builds import Run, run_alone
from tests.tools.small_house import write_house

ARTICLE = "content/en/on-paper.md"
HOUSE = {
    "content/site.toml": 'base_url = "https://notes.example"\n',
    ARTICLE: "---\ntitle: On Paper\ndate: 2020-02-02\n---\nWords.\n\n![A sheet](sheet.png)\n",
    "content/ru/on-paper.md": "---\ntitle: О бумаге\n---\nСлова.\n",
}

# Each of them takes longer to load than an edited text to set.
LIBRARIES = frozenset(
    "weasyprint pikepdf PIL.Image rich pypandoc pagefind_bin brotli uvicorn starlette watchfiles distributed "
    "asyncio multiprocessing http.client xml.sax importlib.metadata".split()
)
# The rooms of the press that make something besides pages, and their machines.
ROOMS_OF_FORMATS = frozenset(
    "diglot.pipeline.outputs.epub diglot.pipeline.outputs.parallel_html diglot.pipeline.outputs.print_shop_pdf diglot.pipeline.outputs.pdf diglot.pipeline.outputs.search "
    "diglot.pipeline.outputs.parallel_pdf diglot.pipeline.outputs.book_epub diglot.pipeline.outputs.book_pdf diglot.adapters.cover_image "
    "diglot.adapters.search_index diglot.adapters.pdf_tools diglot.adapters.typesetter".split()
)
ROOMS_OF_THE_LEDGER = frozenset(["diglot.pipeline.translation.status", "diglot.core.ledger"])


@pytest.fixture
def house(tmp_path: Path) -> Path:
    root = write_house(tmp_path / "house", HOUSE)
    sheet = io.BytesIO()
    Image.new("RGB", (40, 30)).save(sheet, "PNG")
    (root / "content/en/sheet.png").write_bytes(sheet.getvalue())
    return root


def edited(house: Path, *options: str) -> Run:
    """A build after a build, with a sentence more in between."""
    assert run_alone(house, *options).code == 0
    write_house(house, {ARTICLE: HOUSE[ARTICLE].replace("Words.", "Words, and more of them.")})
    run = run_alone(house, *options)
    assert run.code == 0
    assert run.document["made"]["texts"] > 0
    return run


def test_a_build_of_pages_after_an_edit_loads_nothing_for_other_formats(house: Path) -> None:
    assert edited(house, "--formats", "html").modules & (LIBRARIES | ROOMS_OF_FORMATS) == set()


def test_a_format_loads_its_own_room(house: Path) -> None:
    loaded = edited(house, "--formats", "html,parallel").modules & ROOMS_OF_FORMATS
    assert loaded == {"diglot.pipeline.outputs.parallel_html"}


def test_without_a_ledger_nothing_looks_for_stale_translations(house: Path) -> None:
    assert edited(house, "--formats", "html").modules & ROOMS_OF_THE_LEDGER == set()
    assert run_alone(house, "sync", "on-paper").code == 0
    assert run_alone(house, "--formats", "html").modules >= ROOMS_OF_THE_LEDGER


@pytest.mark.parametrize(
    ("words", "modules"),
    [
        ("", ""),
        ("build", ""),
        ("clean", "clean"),
        ("status", "status article_arguments tables"),
    ],
)
def test_a_command_loads_no_other(house: Path, words: str, modules: str) -> None:
    assert run_alone(house, "--formats", "html").code == 0
    door = (name for name in run_alone(house, *words.split()).modules if name.startswith("diglot.cli."))
    loaded = {name.removeprefix("diglot.cli.") for name in door}
    # The options of `build` may stand before every command.
    assert loaded - {"command_line", "command", "commands", "build", "messages", "output", "safe_text"} == set(modules.split())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_but_the_pages_has_its_maker(name: str) -> None:
    if name == "html":
        with pytest.raises(KeyError):
            output_builder(name)
    else:
        assert callable(output_builder(name))
