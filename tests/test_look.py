"""A publication's own look: ten lines of settings, a stylesheet and a few hooks, on screen, on paper and in e-books."""

from __future__ import annotations

import io
import random
import re
import shutil
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import brotli
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import WOFF2DirectoryEntry

from diglot.adapters.font_files import read_font
from tests.tools.publication import codes, publish, write_files

ROOT = Path(__file__).parents[1]
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" viewBox="0 0 120 40"><path d="M0 0h120v40z"/></svg>'
TEN_LINES = """\
head = ['<meta name="generator" content="our press">']
[look]
accent = "#0a5c6b"
paper = "#f4f8f7"
logo = "images/logo.svg"
fonts.headings = { files = ["fonts/Brand.ttf"], license = "SIL OFL 1.1" }
[[menu]]
en = "All texts"
ru = "Все тексты"
href = "archive/"
"""
TEXTS = {
    "content/en/blog/index.md": "---\ntitle: Blog\n---\n",
    "content/ru/blog/index.md": "---\ntitle: Блог\n---\n",
    "content/en/blog/cape.md": "---\ntitle: The Cape\ndate: 2025-03-01\n---\n\nIt stands on the cape.\n\n## Light\n\nYes.\n",
    "content/ru/blog/cape.md": "---\ntitle: Мыс\nkicker: Берег\n---\n\nОн стоит на мысу.\n\n## Свет\n\nДа.\n",
    "assets/images/logo.svg": LOGO,
}


def new_publication(root: Path) -> Path:
    """A new publication with ten lines of settings, a logo and a font."""
    write_files(root, {**TEXTS, "content/site.toml": f'base_url = "https://a.example"\n{TEN_LINES}'})
    (root / "assets/fonts").mkdir()
    shutil.copy(ROOT / "assets/fonts/SourceCodePro-Regular.ttf", root / "assets/fonts/Brand.ttf")
    return root


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return new_publication(tmp_path / "house")


@pytest.fixture(scope="module")
def slipping_publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One publication for all slips: its texts are prepared once."""
    return new_publication(tmp_path_factory.mktemp("look") / "house")


def page(root: Path, place: str = "en/blog/cape") -> str:
    return (root / "public" / place / "index.html").read_text(encoding="utf-8")


LOOKED_AT = """() => {
  const style = selector => getComputedStyle(document.querySelector(selector));
  const logo = document.querySelector(".masthead img");
  return {
    paper: style("html").backgroundColor, kicker: style(".kicker").color, title: style("h1").fontFamily.split(",")[0],
    fonts: [...document.fonts].filter(font => font.status === "loaded").map(font => font.family),
    logo: [logo.alt, logo.complete, logo.naturalWidth], head: document.querySelector("[name=generator]").content,
    menu: [...document.querySelectorAll(".sections a")].map(link => [link.textContent, link.getAttribute("href")]),
  };
}"""


@pytest.mark.parametrize(("scheme", "paper", "accent"), [
    ("light", "rgb(244, 248, 247)", "rgb(10, 92, 107)"), ("dark", "rgb(27, 25, 22)", "rgb(19, 172, 200)"),
])  # fmt: skip
def test_ten_lines_change_colours_fonts_logo_menu_and_head(
    publication: Path, browser: Any, open_site: Callable[[Path], str], scheme: str, paper: str, accent: str
) -> None:
    assert len(TEN_LINES.splitlines()) == 10
    assert codes(publish(publication)) == []
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(f"{open_site(publication / 'public')}/ru/blog/cape/")
    tab.evaluate("document.fonts.ready")
    seen = tab.evaluate(LOOKED_AT)
    context.close()
    assert (seen["paper"], seen["kicker"]) == (paper, accent)
    assert (seen["title"], "Source Code Pro" in seen["fonts"]) == ('"Source Code Pro"', True)
    assert seen["logo"] == ["Издание на\xa0двух языках", True, 120]
    assert seen["head"] == "our press"
    assert seen["menu"] == [["Все тексты", "/ru/archive/"]]


def test_the_look_is_that_of_pdf_and_e_book_too(publication: Path) -> None:
    report = publish(publication, formats=("html", "pdf", "epub"))
    assert codes(report) == []
    with pikepdf.open(publication / "public/en/blog/cape.pdf") as pdf:
        fonts = {str(font.BaseFont) for leaf in pdf.pages for font in leaf.Resources.Font.values()}
        logos = [name for leaf in pdf.pages for name in leaf.Resources.get("/XObject", {})]
        drawn = b"".join(leaf.Contents.read_bytes() for leaf in pdf.pages)
    assert any("Source-Code-Pro" in name for name in fonts), fonts
    # The logo is a drawing of its own: a rectangle of 120 by 40.
    assert logos or b"120 0 l" in drawn or b" 40 l" in drawn
    # The kicker, in the accent: 10/255, 92/255, 107/255.
    assert b"0.039216 0.360784 0.419608 rg" in drawn
    with zipfile.ZipFile(io.BytesIO((publication / "public/en/blog/cape.epub").read_bytes())) as book:
        names = {PurePosixPath(name).name: name for name in book.namelist()}
        css = book.read(names["epub.css"]).decode()
    assert "Brand.ttf" in names
    assert "var(" not in css
    assert '/*! Source Code Pro: SIL OFL 1.1 */ @font-face { font-family: "Source Code Pro"' in css


def hebrew_font() -> bytes:
    """A font with one letter, alef, which the fonts that come along lack."""
    font = TTFont(ROOT / "assets/fonts/SourceCodePro-Regular.ttf")
    for table in font["cmap"].tables:
        if hasattr(table, "cmap"):
            table.cmap = {0x5D0: "A"}
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = "Alef"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def test_a_font_in_the_folder_is_used_for_letters_that_the_others_lack(tmp_path: Path) -> None:
    """On screens, on paper and in e-books, without a line of settings: “add a font to assets/fonts”."""
    texts = {
        "content/en/a.md": "---\ntitle: Alef\n---\n\nThe letter א.\n",
        "content/site.toml": 'base_url = "https://a.example"\nlanguages = ["en"]\n',
    }
    root = write_files(tmp_path / "house", texts)
    assert codes(publish(root, formats=("html", "pdf"))) == ["font-missing"]
    (root / "assets/fonts").mkdir(parents=True)
    (root / "assets/fonts/Alef.ttf").write_bytes(hebrew_font())
    assert codes(publish(root, formats=("html", "pdf", "epub"))) == []
    [style] = (root / "public/assets/styles").glob("screen.*.css")
    assert re.search(r'--serif: ?var\(--source-serif\), ?"Alef"', style.read_text(encoding="utf-8"))
    with pikepdf.open(root / "public/en/a.pdf") as pdf:
        assert any("Alef" in str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values())
    with zipfile.ZipFile(root / "public/en/a.epub") as book:
        assert any(name.endswith("Alef.ttf") for name in book.namelist())


def test_one_word_chooses_a_look(publication: Path) -> None:
    for word, font in (("journal", "var(--source-display)"), ("think-tank", "var(--source-sans)")):
        write_files(publication, {"content/site.toml": f'base_url = "https://a.example"\nlook = "{word}"\n'})
        assert codes(publish(publication)) == []
        [style] = (publication / "public/assets/styles").glob("screen.*.css")
        assert f"--display: {font}" in style.read_text(encoding="utf-8")


OWN_LOOK = (
    'name = "think-tank"\naccent = "#7a2048"\nicon = "images/logo.svg"\nscale = 1.1\n[dark]\naccent = "#ffb3d1"\n'
)
LOOKS = "assets/styles/looks"


def styles_of(root: Path) -> str:
    [style] = (root / "public/assets/styles").glob("screen.*.css")
    return style.read_text(encoding="utf-8")


def test_a_look_of_ones_own_has_a_name_and_a_file_and_starts_from_another(publication: Path) -> None:
    """The settings have the last word; it has rules for the screen, for paper and for e-books."""
    write_files(publication, {
        f"{LOOKS}/art.toml": OWN_LOOK,
        f"{LOOKS}/art.css": ".own-art { color: var(--rubric) }",
        f"{LOOKS}/art.print.css": "h1 { letter-spacing: 3pt }",
        f"{LOOKS}/art.epub.css": ".own-art { margin: 0 }",
        "content/site.toml": 'base_url = "https://a.example"\nlook = "art"\n',
    })  # fmt: skip
    assert codes(publish(publication, formats=("html", "pdf", "epub"))) == []
    style = styles_of(publication)
    assert all(
        part in style
        for part in ("--rubric: #7a2048", "--rubric: #ffb3d1", ".own-art", "--display: var(--source-sans)")
    )
    with zipfile.ZipFile(io.BytesIO((publication / "public/en/blog/cape.epub").read_bytes())) as book:
        [css] = [book.read(name).decode() for name in book.namelist() if name.endswith("epub.css")]
    assert ".own-art" in css
    write_files(publication, {f"{LOOKS}/art.toml": OWN_LOOK.replace("#ffb3d1", "#ffb3d2")})
    assert codes(publish(publication)) == []
    assert "--rubric: #ffb3d2" in styles_of(publication)
    write_files(
        publication, {"content/site.toml": 'base_url = "https://a.example"\n[look]\nname = "art"\naccent = "#123456"\n'}
    )
    assert codes(publish(publication)) == []
    assert "--rubric: #123456" in styles_of(publication)


def test_what_is_wrong_in_the_file_of_a_look_is_told_there(publication: Path) -> None:
    write_files(publication, {"content/site.toml": 'look = "art"\n'})

    def told(look: str) -> list[tuple[str, str, int | None]]:
        write_files(publication, {f"{LOOKS}/art.toml": look})
        report = publish(publication)
        return [(one.code, *one.position) for one in report.problems if one.code != "no-base-url"]

    path = f"{LOOKS}/art.toml"
    assert told('paper = "#fff"\nacent = "navy"\n') == [("misspelt-field", path, 2)]
    assert told('paper = "#fff"\naccent = "#eee"\n') == [("faint-colour", path, 2)]
    assert told("paper = \n") == [("broken-toml", path, 1)]
    assert told('scale = 1\nicon = "images/lago.svg"\n') == [("wrong-value", path, 2)]
    assert told('name = "journl"\n') == [("wrong-value", path, 1)]
    write_files(publication, {f"{LOOKS}/art.css": "p { colour: red }\n"})
    assert told("scale = 1\n") == [("unknown-name", f"{LOOKS}/art.css", 1)]
    write_files(publication, {"content/site.toml": '[look]\nscale = 1\nname = "arr"\n', f"{LOOKS}/art.css": ""})
    [problem] = [one for one in publish(publication).problems if one.code == "wrong-value"]
    assert (problem.position, problem.wanted) == (("content/site.toml", 3), "art")


def test_an_own_stylesheet_comes_last_and_hooks_are_where_they_say(publication: Path) -> None:
    hooks = {
        f"templates/parts/hooks/{name}.html": f"<p>hook {name}</p>\n" for name in ("before-text", "after-text", "foot")
    }
    head = "templates/parts/hooks/head.html"
    write_files(publication, {**hooks, head: '<link rel="prefetch" href="{{ asset("images/logo.svg") }}">\n'})
    write_files(publication, {"assets/site.css": ".foot { color: var(--soft); background: url(images/logo.svg); }\n"})
    assert codes(publish(publication)) == []
    text = page(publication)
    [logo] = (publication / "public/assets/images").glob("logo.*.svg")
    assert f'<link rel="prefetch" href="/assets/images/{logo.name}">' in text
    sheets = [line for line in text.splitlines() if 'rel="stylesheet"' in line]
    assert "/assets/site." in sheets[-1]
    [style] = (publication / "public/assets").glob("site.*.css")
    assert logo.name in style.read_text(encoding="utf-8")
    order = ["hook before-text", ">It stands on the cape", "hook after-text", 'class="foot"', "hook foot"]
    assert sorted(order, key=text.index) == order


def test_a_changed_logo_reaches_every_page(publication: Path) -> None:
    publish(publication)
    before = page(publication)
    write_files(publication, {"assets/images/logo.svg": LOGO.replace("120v40", "90v30")})
    publish(publication)
    assert page(publication) != before


@pytest.mark.parametrize("name", ["SourceCodePro-Regular.ttf", "DiglotCode-Regular.latin.woff2"])
def test_a_damaged_font_is_told_and_nothing_else(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """Cut off anywhere, or with a few other bytes in its tables: it is read, or it is none."""
    content, noise = (ROOT / "assets/fonts" / name).read_bytes(), random.Random(1471)
    for _ in range(60):
        damaged = bytearray(content[: noise.choice((len(content), noise.randrange(len(content))))])
        for _ in range(noise.randrange(1, 30)):
            damaged[noise.randrange(min(len(damaged), 600))] = noise.randrange(256)
        font = read_font(bytes(damaged), "assets/fonts/a.ttf")
        assert font is None or not re.search(r'["<>\\\x00-\x1f]', font.family)
    assert caplog.records == []


def packed_font(flavor: str) -> bytes:
    """A sound font that unpacks to 300 million bytes: a table of zeros, or as many after its tables."""
    zeros = bytes(1_000_000)
    font = TTFont(ROOT / "assets/fonts/SourceCodePro-Regular.ttf")
    font.flavor = flavor
    saved = io.BytesIO()
    font.save(saved)
    content = bytearray(saved.getvalue())
    if flavor == "woff":
        packer = zlib.compressobj()
        table = b"".join([*(packer.compress(zeros) for _ in range(300)), packer.flush()])
        entry = content.index(b"name")
        content[entry + 4 : entry + 16] = struct.pack(">III", len(content), len(table), 300_000_000)
        return bytes(content + table)
    file = io.BytesIO(content)
    file.seek(48)
    for _ in range(*struct.unpack_from(">H", content, 12)):
        WOFF2DirectoryEntry().fromFile(file)
    start, (length,) = file.tell(), struct.unpack_from(">I", content, 20)
    compressor = brotli.Compressor(quality=1)
    packed = [compressor.process(brotli.decompress(file.read(length)))]
    packed += [*(compressor.process(zeros) for _ in range(300)), compressor.finish()]
    content[20:24] = struct.pack(">I", sum(map(len, packed)))
    return b"".join([content[:start], *packed])


@pytest.mark.parametrize("flavor", ["woff", "woff2"])
def test_a_font_that_unpacks_without_end_is_refused_before_it_has_taken_the_memory(flavor: str) -> None:
    content = packed_font(flavor)
    tracemalloc.start()
    try:
        assert read_font(content, "assets/fonts/a.woff") is None
        assert tracemalloc.get_traced_memory()[1] < 250_000_000
    finally:
        tracemalloc.stop()
    assert len(content) < 1_000_000


def test_the_own_style_for_paper_comes_last_and_its_slips_have_its_name(publication: Path) -> None:
    write_files(publication, {"assets/print.site.css": "h1 { color: var(--rubric); }\nh2 { float: aside; }\n"})
    report = publish(publication, formats=("html", "pdf"))
    places = {(problem.code, problem.position) for problem in report.problems}
    assert places == {("print-style", ("assets/print.site.css", 2))}


SLIPS = {
    "a field that does not exist": ("{{ page.frame.titel }}", 1, "title"),
    "a name that does not exist": ("<p>\n{{ pgae.title }}", 2, "page"),
    "a file of the theme": ('{{ asset("images/lgo.svg") }}', 1, "images/logo.svg"),
    "a template": ('\n{% include "parts/fot.html" %}', 2, "parts/foot.html"),
    "a filter": ("{{ page.title | uper }}", 1, "upper"),
    "a macro": ('{% from "parts/macros.html" import lnk %}\n{{ lnk(1) }}', 2, ""),
    "a field of a part": ("{% for blog in page.frame.blogs %}{{ blog.txt }}{% endfor %}", 1, "text"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_an_own_template_is_told_at_its_line_with_what_was_meant(
    slipping_publication: Path, slip: str
) -> None:
    text, line, like = SLIPS[slip]
    write_files(slipping_publication, {"templates/parts/hooks/foot.html": f"{text}\n"})
    [problem] = publish(slipping_publication).problems
    assert (problem.code, problem.position) == ("unknown-name", ("templates/parts/hooks/foot.html", line))
    assert problem.facts()["suggestion"] == (f" ({like}?)" if like else "")


def test_slips_in_texts_styles_and_templates_of_all_kinds_are_told_at_once(tmp_path: Path) -> None:
    """A template is tried on a page of each kind, also where something else keeps the site from being made."""
    root = new_publication(tmp_path / "house")
    slips = {
        "templates/parts/hooks/after-text.html": "{{ page.titel }}\n",
        "templates/layouts/essay.html": '{% extends "article.html" %}\n{% block opening %}{{ x.y }}{% endblock %}\n',
        "templates/archive.html": "{{ page.title | uper }}\n",
    }
    told = {("unknown-name", (path, 2 if "essay" in path else 1)) for path in slips}
    essay = TEXTS["content/en/blog/cape.md"].replace(
        "title: The Cape", "title: The Bay\nlayout: essay\nlanguages: [en]"
    )
    write_files(root, {**slips, "content/en/blog/bay.md": essay})
    assert {(one.code, one.position) for one in publish(root).problems} == told
    others = {"assets/site.css": "p { colour: red }\n", "content/en/blog/bay.md": f"{essay}\n[Lost](lost.md).\n"}
    write_files(root, others)
    told |= {("unknown-name", ("assets/site.css", 1)), ("dead-link", ("content/en/blog/bay.md", 14))}
    assert {(one.code, one.position) for one in publish(root).problems} == told


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"{{ page.title", 1),
        (b"<p>\n\xff\xfe</p>", 2),
        (b'{% include "parts/hooks/foot.html" %}', 1),
        (b"\n{{ 1 / 0 }}", 2),
        (b"{{ page.title() }}", 1),
        (b"{{ page.title + 1 }}", 1),
        (b"{{ format_date(page.title) }}", 1),
    ],
)
def test_no_other_slip_is_called_a_fault_of_diglot(slipping_publication: Path, content: bytes, line: int) -> None:
    write_files(slipping_publication, {"templates/parts/hooks/foot.html": ""})
    (slipping_publication / "templates/parts/hooks/foot.html").write_bytes(content)
    [problem] = publish(slipping_publication).problems
    assert (problem.code, problem.position) == ("broken-template", ("templates/parts/hooks/foot.html", line))
