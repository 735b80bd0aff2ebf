"""Pictures of every shape and class, in every edition on paper, are whole, with their caption, on the side of their text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.tools.pdf_pages import PdfPage, letters_of, read_pages
from tests.tools.publication import codes, publish, write_files

SHAPES = {"photograph": (1200, 1800), "telephone": (900, 1600), "panorama": (2400, 900)}
CLASSES = {"upright": "photograph", "tall": "telephone", "turned": "panorama", "bled": "telephone"}
ATTRIBUTES = {"turned": ".landscape ", "bled": ".full-bleed "}
SENTENCES = {
    "en": "The ferry left at nine, and nobody on the quay could say whether the letters were aboard. ",
    "ru": "Паром ушёл в девять, и никто на причале не мог сказать, были ли письма на борту. ",
}
TITLES = {"en": "Plates", "ru": "Полосы"}
CAPTIONS = {"en": "The caption of the {} one.", "ru": "Подпись к той, что {}."}
BOOK = 'articles = ["plates"]\n[title]\nen = "All"\nru = "Всё"\n'
EDITIONS = {
    "en/plates.pdf": "en",
    "ru/plates.pdf": "ru",
    "en/volumes/all.pdf": "en",
    "en-ru/plates.pdf": "en ru",
    "en-ru/plates-facing.pdf": "en ru",
    "en-ru/volumes/all-facing.pdf": "en ru",
    "en-ru/volumes/all.pdf": "en ru",
}
FORMATS = ("html", "pdf", "facing", "parallel-pdf", "volume", "volume-facing", "volume-columns")


def manuscript(lang: str) -> str:
    text = SENTENCES[lang] * 5
    pictures = [
        f'![{CAPTIONS[lang].format(name)}]({shape}.png){{{ATTRIBUTES.get(name, "")}alt="x"}}'
        for name, shape in CLASSES.items()
    ]
    row = "\n\n".join(f'![{CAPTIONS[lang].format(f"row{n}")}](photograph.png){{alt="x"}}' for n in range(9))
    body = f"\n\n{text}\n\n".join(["", *pictures, f"::: gallery\n{row}\n:::", ""])
    return f"---\ntitle: {TITLES[lang]}\n---\n{body}\n"


@pytest.fixture(
    scope="module", params=["A5", *(pytest.param(trim, marks=pytest.mark.long) for trim in ("60x90/16", "A4"))]
)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {f"content/{lang}/plates.md": manuscript(lang) for lang in SENTENCES}
    settings = f'trim = "{request.param}"\nbase_url = "https://journal.example"\n'
    root = write_files(
        tmp_path_factory.mktemp("plates"), {"content/site.toml": settings, "content/volumes/all.toml": BOOK, **files}
    )
    (root / "content/media").mkdir()
    for name, size in SHAPES.items():
        Image.new("L", size, 90).save(root / f"content/media/{name}.png")
    report = publish(root, formats=FORMATS)
    assert codes(report) == []
    return root / "public"


def named(lang: str) -> list[str]:
    return [CAPTIONS[lang].format(name) for name in (*CLASSES, *(f"row{n}" for n in range(9)))]


@pytest.mark.parametrize("name", EDITIONS)
def test_every_caption_is_printed_once_inside_its_page(name: str, site: Path) -> None:
    pages = read_pages(site / name)
    for lang in EDITIONS[name].split():
        for caption in map(letters_of, named(lang)):
            [page] = [page for page in pages if caption in page.letters]
            assert page.letters.count(caption) == 1
            assert page.word_at(caption).bottom < page.height - 20


@pytest.mark.parametrize("name", [name for name in EDITIONS if "facing" in name])
def test_each_side_of_facing_pages_is_in_its_language(name: str, site: Path) -> None:
    sides = {lang: [n % 2 for n, page in enumerate(read_pages(site / name), 1) if is_in(page, lang)] for lang in TITLES}
    assert len(set(sides["en"])) == len(set(sides["ru"])) == 1
    assert sides["en"] != sides["ru"]


def is_in(page: PdfPage, lang: str) -> bool:
    return any(letters_of(text) in page.letters for text in (SENTENCES[lang], *named(lang)))


def test_a_caption_that_is_higher_than_the_page_is_an_error(tmp_path: Path) -> None:
    """On facing pages, what is left over would come on the side of the other language."""
    files = {
        f"content/{lang}/plates.md": f"---\ntitle: {TITLES[lang]}\n---\n{SENTENCES[lang]}\n\n"
        f'![{SENTENCES[lang] * 60}](photograph.png){{alt="x"}}\n'
        for lang in SENTENCES
    }
    root = write_files(tmp_path, {"content/site.toml": 'base_url = "https://journal.example"\n', **files})
    Image.new("L", SHAPES["photograph"], 90).save(root / "content/en/photograph.png")
    for format in ("pdf", "facing", "parallel-pdf"):
        assert "page-overfull" in codes(publish(root, formats=("html", format))), format
