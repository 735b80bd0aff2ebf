"""The typesetter's promises, on two real essays and on documents made to break each of them."""

from __future__ import annotations

import io
import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from diglot.adapters.typesetter import Typesetter
from diglot.adapters.typesetter.box_tree import walk
from diglot.adapters.typesetter.fonts import HouseFonts, remove_stale_folders
from diglot.core.design_tokens import fill_tokens, paper_tokens
from diglot.core.line_breaking import break_lines
from diglot.model.look import JOURNAL
from diglot.model.paper.printing import (
    HOUSE_FACES,
    TRIMS,
    PrintedPdf,
    PrintFault,
    PrintJob,
    PrintStyle,
    margins_of,
)
from diglot.pipeline.outputs.pdf import with_long_code
from tests.tools import verapdf
from tests.tools.page_sketches import PageSketch, sketch

ROOT = Path(__file__).parents[2]
PRINT = ROOT / "tests" / "print"
FONTS = {face.file: (ROOT / "assets" / "fonts" / face.file).read_bytes() for face in HOUSE_FACES}

# Enough style for a document that is made to fail; the small page fills soon.
PLAIN_CSS = """
body { margin: 0; font: 10pt/14pt "Source Serif 4" }
h1, h2, p { margin: 0; font-weight: 400 }
p { orphans: 2; widows: 2 }
.footnote { float: footnote }
"""


def style(trim: str, css: str) -> PrintStyle:
    return PrintStyle(css, FONTS, TRIMS[trim], margins_of(TRIMS[trim]))


def house_style(trim: str) -> PrintStyle:
    sheets = (ROOT / "assets/styles/print.css", ROOT / "diglot/languages/ru/print.css")
    css = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return style(trim, fill_tokens(css, paper_tokens(JOURNAL)))


def essay(name: str) -> PrintJob:
    lang = {"en": "en-GB", "ru": "ru-RU"}[name.rpartition(".")[2]]
    html = (PRINT / f"{name}.html").read_text(encoding="utf-8")
    spread = ("image/svg+xml", (PRINT / "spread.svg").read_bytes())
    return PrintJob(name, html, lang, {"/media/spread.svg": spread}, "https://example.org/")


def made(body: str, pictures: Mapping[str, tuple[str, bytes]] | None = None, head: str = "") -> PrintJob:
    html = f"<!doctype html><html><head><title>Made up</title>{head}</head><body>{body}</body></html>"
    return PrintJob("made-up", html, "en-GB", pictures or {}, "https://example.org/")


ESSAYS = ("facing-pages.en", "seoul-1990.ru")


def grey_picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (300, 300), "grey").save(file, "PNG")
    return file.getvalue()


# What the essays have not: decoration, a note in another language with blocks in it, links around other things.
ODDITIES = made(
    """<h1>Oddities</h1>
    <p>A rule <img alt="" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E
    %3Crect width='9' height='9'/%3E%3C/svg%3E"> and a bar
    <svg aria-hidden="true" width="9" height="9"><rect width="9" height="9"/></svg>.</p>
    <p lang="ru">По-русски<span class="footnote" id="fn1"><span class="note-paragraph">Примечание.</span>
    <span class="note-list"><span class="note-item">раз</span></span></span>, <i lang="fr">en français</i>,
    <a href="/en/craft/">craft</a>, <a href="/en/asia/"><em>asia</em> and</a>,
    <a href="/en/spread/"><img src="/media/spread.svg" alt="A spread" style="width: 60px"></a>.</p>""",
    {"/media/spread.svg": ("image/svg+xml", (PRINT / "spread.svg").read_bytes())},
)

# Items that are more than a line, and a photograph.
BLOCKS = made(
    """<h1>Blocks</h1><div class="prose">
    <ul><li><p>One.</p><p>One more.</p></li><li><p>Two:</p><blockquote><p>quoted</p></blockquote></li>
    <li>Three<ul><li>inner<pre>code</pre></li></ul></li></ul><dl><dt>Term</dt><dd><p>One.</p><p>Two.</p></dd></dl>
    <ul style="list-style: none"><li><p>Without</p><p>a mark</p></li></ul>
    <figure><img src="/media/grey.png" alt="A grey square"></figure></div>""",
    {"/media/grey.png": ("image/png", grey_picture())},
)


@pytest.fixture(scope="module")
def a4() -> Typesetter:
    return Typesetter(house_style("A4"), break_lines)


@pytest.fixture(scope="module")
def plain() -> Typesetter:
    return Typesetter(style("A6", PLAIN_CSS))


@pytest.fixture(scope="module")
def printed(a4: Typesetter) -> Mapping[str, PrintedPdf]:
    return {name: a4.set_pdf(essay(name)) for name in ESSAYS} | {
        "oddities": a4.set_pdf(ODDITIES),
        "blocks": a4.set_pdf(BLOCKS),
    }


@pytest.fixture(scope="module")
def folder(printed: Mapping[str, PrintedPdf], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pdfs")
    for name, result in printed.items():
        (folder / f"{name}.pdf").write_bytes(result.pdf)
    return folder


# ---------------------------------------------------------------- good pages


def test_the_house_style_is_understood_whole(a4: Typesetter) -> None:
    assert a4.style_faults == ()


@pytest.mark.parametrize("name", [*ESSAYS, "oddities"])
def test_a_sound_text_has_no_faults(printed: Mapping[str, PrintedPdf], name: str) -> None:
    assert printed[name].faults == ()


@pytest.mark.parametrize("trim", ["A4", "A5", "60x90/16"])
@pytest.mark.parametrize("name", ESSAYS)
def test_pages_look_as_they_did(name: str, trim: str, accept: bool) -> None:
    """Each page: its running head, first and last line, notes and folio. `--accept` after a change of look."""
    drawn = _drawn(sketch(Typesetter(house_style(trim), break_lines), essay(name)))
    expected = PRINT / f"{name}.{trim.replace('/', '-')}.txt"
    if accept:
        expected.write_text(drawn, encoding="utf-8")
    assert drawn == expected.read_text(encoding="utf-8")


def _drawn(pages: tuple[PageSketch, ...]) -> str:
    return "\n".join(
        f"page {number}, {'recto' if page.is_recto else 'verso'}\n"
        f"  head   {page.head}\n  first  {page.first_line}\n  last   {page.last_line}\n"
        f"  notes  {page.notes}\n  folio  {page.folio}\n".replace("\N{NO-BREAK SPACE}", "⍽")
        for number, page in enumerate(pages, start=1)
    )


def test_a_text_is_the_same_to_the_byte_whatever_was_set_before(
    a4: Typesetter, printed: Mapping[str, PrintedPdf]
) -> None:
    a4.set_pdf(ODDITIES)
    assert a4.set_pdf(essay("seoul-1990.ru")).pdf == printed["seoul-1990.ru"].pdf


def test_a_text_is_the_same_to_the_byte_in_another_process(printed: Mapping[str, PrintedPdf]) -> None:
    program = (
        "import sys; from tests.adapters.test_typesetter import *;"
        "sys.stdout.buffer.write(Typesetter(house_style('A4'), break_lines).set_pdf(essay('facing-pages.en')).pdf)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Vladivostok", "LC_ALL": "C"}
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert run.stdout == printed["facing-pages.en"].pdf


# ---------------------------------------------------------------- standards


@pytest.fixture(scope="module")
def verdicts(folder: Path, printed: Mapping[str, PrintedPdf]) -> Mapping[tuple[str, str], verapdf.Verdict]:
    if not verapdf.has_java():
        pytest.skip("NO JAVA: nothing says whether the PDFs are PDF/A-2a and PDF/UA-1")
    bad = folder / "untagged.pdf"
    with pikepdf.open(io.BytesIO(printed["oddities"].pdf)) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo
        pdf.save(bad)
    names = [*(f"{name}.pdf" for name in printed), bad.name]
    return verapdf.check((folder / name, flavour) for name in names for flavour in ("2a", "ua1"))


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
@pytest.mark.parametrize("name", [*ESSAYS, "oddities", "blocks"])
def test_a_pdf_keeps_to_both_standards(
    verdicts: Mapping[tuple[str, str], verapdf.Verdict], name: str, flavour: str
) -> None:
    assert verdicts[f"{name}.pdf", flavour].broken == {}
    assert verdicts[f"{name}.pdf", flavour].is_compliant


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_the_examiner_can_fail_a_pdf(verdicts: Mapping[tuple[str, str], verapdf.Verdict], flavour: str) -> None:
    """Or else a silent change in the engine would let everything pass."""
    assert not verdicts["untagged.pdf", flavour].is_compliant


@pytest.mark.parametrize("name", ESSAYS)
def test_a_pdf_is_well_formed(folder: Path, name: str) -> None:
    run = subprocess.run(["qpdf", "--check", folder / f"{name}.pdf"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "No syntax or stream encoding errors" in run.stdout


@pytest.mark.parametrize("name", ESSAYS)
def test_all_fonts_are_embedded_and_of_the_house(folder: Path, name: str) -> None:
    run = subprocess.run(["pdffonts", folder / f"{name}.pdf"], capture_output=True, text=True, check=True)
    rows = run.stdout.splitlines()[2:]
    assert rows
    for row in rows:
        assert "+Source-" in row
        *_, embedded, subset, unicode, _, _ = row.split()
        assert (embedded, subset, unicode) == ("yes", "yes", "yes")


# ---------------------------------------------------------------- what a reading machine is told


@dataclass(frozen=True)
class Tag:
    """An element of the PDF's tag tree."""

    name: str
    lang: str
    id: str


def tags_of(pdf: pikepdf.Pdf) -> list[Tag]:
    found: list[Tag] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(Tag(str(node.S), str(node.get("/Lang", "")), str(node.get("/ID", ""))))
            walk(node.get("/K"))

    walk(pdf.Root.StructTreeRoot.K)
    return found


def test_a_change_of_language_is_tagged(printed: Mapping[str, PrintedPdf]) -> None:
    with pikepdf.open(io.BytesIO(printed["oddities"].pdf)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        tags = tags_of(pdf)
    assert [tag.lang for tag in tags if tag.name == "/P"] == ["", "ru"]
    assert "fr" in {tag.lang for tag in tags}


def test_a_note_is_tagged_as_one_and_speaks_the_language_of_its_place(printed: Mapping[str, PrintedPdf]) -> None:
    with pikepdf.open(io.BytesIO(printed["oddities"].pdf)) as pdf:
        (note,) = [tag for tag in tags_of(pdf) if tag.name == "/Note"]
    assert note.lang == "ru"
    assert note.id


def test_notes_have_ids_of_their_own(printed: Mapping[str, PrintedPdf]) -> None:
    with pikepdf.open(io.BytesIO(printed["seoul-1990.ru"].pdf)) as pdf:
        ids = [tag.id for tag in tags_of(pdf) if tag.name == "/Note"]
    assert len(ids) == len(set(ids)) == 13


def test_only_decoration_is_no_figure(printed: Mapping[str, PrintedPdf]) -> None:
    with pikepdf.open(io.BytesIO(printed["oddities"].pdf)) as pdf:
        assert [tag.name for tag in tags_of(pdf)].count("/Figure") == 1


def test_a_pdf_knows_its_title_author_and_headings(printed: Mapping[str, PrintedPdf]) -> None:
    with pikepdf.open(io.BytesIO(printed["facing-pages.en"].pdf)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "The Left-Hand Page"
        assert str(pdf.docinfo["/Author"]) == "Vera Lange"
        with pdf.open_outline() as outline:
            (article,) = outline.root
            assert article.title == "The Left-Hand Page"
            assert [section.title for section in article.children][:2] == ["Why the left", "Columns before pages"]


def test_a_link_within_the_publication_leads_to_its_address(printed: Mapping[str, PrintedPdf]) -> None:
    with pikepdf.open(io.BytesIO(printed["oddities"].pdf)) as pdf:
        uris = [str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
    assert uris[:2] == ["https://example.org/en/craft/", "https://example.org/en/asia/"]
    assert set(uris[2:]) == {"https://example.org/en/spread/"}  # the link's line and its picture


def test_a_soft_hyphen_does_not_keep_a_line_from_breaking(plain: Typesetter) -> None:
    """WeasyPrint issue 2614."""
    narrow = "margin-left: 200px; width: 60px; hyphens: auto"
    text = f"<h1>A</h1><p lang='ru' style='{narrow}'>и достопримечательность сло\u00adво</p>"
    assert plain.set_pdf(made(text)).faults == ()


def test_a_list_begins_with_the_number_that_it_says(plain: Typesetter) -> None:
    """WeasyPrint reads no `start`: the third item of the manuscript would be the first on paper."""
    first_line = sketch(plain, made("<h1>A</h1><ol start='12' style='break-before: page'><li>Twelve</li></ol>"))[
        1
    ].first_line
    assert first_line == "12."


def test_pieces_are_measured_as_they_are_printed(a4: Typesetter) -> None:
    """Heights without the space around, lines with the letters up to their ends; what a style sheet adds is no letter."""
    paragraph, heading, items = a4.measure(
        [
            f"<div class='prose'><p>{'Sixteen letters here. ' * 20}</p></div>",
            "<div class='prose'><h2>Ports</h2></div>",
            "<div class='prose'><ul><li>One</li><li>Two</li></ul></div>",
        ],
        400,
        made(""),
    )
    assert paragraph.height_px == pytest.approx(20 * len(paragraph.lines))
    assert paragraph.lines[-1].letters == 18 * 20
    assert (heading.lead_px, heading.height_px, heading.trail_px) == pytest.approx((35, 25, 15))
    assert [line.letters for line in items.lines] == [3, 6]


# ---------------------------------------------------------------- long names in code

LONG_NAME = "test_what_an_editor_saves_while_the_question_waits_stays"


@pytest.mark.parametrize("name", [LONG_NAME, "pipeline.translation.memory.PublicationMemory", "x" * 60])
def test_a_long_name_in_code_is_divided_in_a_paragraph_and_in_a_cell(name: str, tmp_path: Path) -> None:
    """After the signs in it, and elsewhere only where a part is wider than its cell; no sign is added to it."""
    code = with_long_code(f"<code>{name}</code>")
    table = (
        f"<table><tr><th>what</th><th>test</th></tr><tr><td>{'many words ' * 20}</td><td>{code}, too</td></tr></table>"
    )
    narrow = Typesetter(house_style("A6"), break_lines)
    printed = narrow.set_pdf(made(f"<h1>A</h1><p>Its name is {code}.</p>{table}"))
    assert printed.faults == ()
    (tmp_path / "a.pdf").write_bytes(printed.pdf)
    text = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "".join(text.split()).count(name) >= 1
    if name == LONG_NAME:
        parts = [line for line in text.splitlines() if re.fullmatch(r"[a-z_]+_", line)]
        assert len(parts) >= 2


def test_a_poem_begins_below_its_heading_and_is_divided_between_its_stanzas() -> None:
    stanza = "<p>The lamp is low and nobody is reading,<br>the river takes the letters one by one<br>and ends.</p>"
    poem = made(f"<h1>A</h1><div class='prose'><h2>I</h2><div class='verse'>{stanza * 16}</div></div>")
    typesetter = Typesetter(house_style("A5"), break_lines)
    assert typesetter.set_pdf(poem).faults == ()
    first, *others = sketch(typesetter, poem)
    assert first.last_line == "and ends."
    assert others
    assert all(page.first_line.startswith("The lamp") for page in others)


def test_long_code_is_divided_and_short_code_is_not() -> None:
    code = "\n".join(f"line {number}" for number in range(70))
    page = made(f"<h1>A</h1><div class='prose'><p>Before.</p><pre>{code}</pre></div>")
    first, *_ = sketch(Typesetter(house_style("A5"), break_lines), page)
    assert first.last_line.startswith("line ")
    filler = "<p>Words.</p>" * 25
    short = made(f"<h1>A</h1><div class='prose'>{filler}<pre>1\n2\n3\n4\n5\n6\n7</pre></div>")
    pages = sketch(Typesetter(house_style("A5"), break_lines), short)
    assert [page.last_line for page in pages][-1] == "7"
    assert pages[-1].first_line in ("1", "Words.")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_an_address_is_divided_before_its_signs_and_shows_no_hyphen_of_ours(lang: str, tmp_path: Path) -> None:
    """Whoever types what is printed comes to the page."""
    address = "https://journal.example/and/continues/with-hyphens/and-names-of-folders?query=something&another=thing"
    words = {"en": "The surveyor noted every stone that he saw. ", "ru": "Землемер записывал каждый камень. "}[lang]
    for length in range(6):
        text = f"<p lang='{lang}'>{words * 2}{'x' * length} {address} {words}</p>"
        printed = Typesetter(house_style("60x90/16"), break_lines).set_pdf(
            made(f"<h1>A</h1><div class='prose'>{text}</div>")
        )
        assert printed.faults == ()
        (tmp_path / "a.pdf").write_bytes(printed.pdf)
        page = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True).stdout.decode()
        assert address in page.replace("\n", ""), length


def test_a_title_page_has_a_title_alone(a4: Typesetter) -> None:
    """Elsewhere, a heading with nothing below it is a fault."""
    page = '<div class="title-page" style="break-after: page"><h1>Tides</h1></div><p>One.</p>'
    assert a4.set_pdf(made(page)).faults == ()
    assert [fault.kind for fault in a4.set_pdf(made(page.replace("title-page", "x"))).faults] == ["heading-stranded"]


# ---------------------------------------------------------------- a document made for each fault

LONG_NOTE = "<span class='footnote'>" + "Many words of a note. " * 30 + "</span>"
PNG_THAT_IS_NONE = {"/media/a.png": ("image/png", b"not a picture")}

FAULTY: Mapping[str, tuple[PrintJob, PrintFault]] = {
    "note on the next page": (
        made(f"<h1>A</h1><p>{'A line of text.<br>' * 18}Called here{LONG_NOTE}.</p>"),
        PrintFault("note-displaced", 1, "1. Many words of a note. Many words of a no"),
    ),
    "long line": (
        made("<h1>A</h1><p style='white-space: nowrap'>" + "word " * 40),
        PrintFault("text-overflow", 1, ("word " * 40)[:60]),
    ),
    "wide picture": (
        made("<h1>A</h1><p><svg width='900' height='9'><title>Bar</title><rect width='900' height='9'/></svg>"),
        PrintFault("text-overflow", 1, "…"),
    ),
    "line below the foot": (
        made("<h1>A</h1><p>A</p><p style='position: relative; top: 600px'>B"),
        PrintFault("text-overflow", 1, "B"),
    ),
    "text that runs into a note": (
        made(
            "<h1>A</h1><p style='position: absolute; top: 60px'>One <a role='doc-noteref' href='#n'>1</a>.</p>"
            "<div role='doc-footnote' id='n' style='position: absolute; top: 60px; left: 0'>1. A note.</div>"
        ),
        PrintFault("text-overflow", 1, "One 1."),
    ),
    "note at the foot of another page": (
        made(
            "<h1>A</h1><p style='break-after: page'>One <a role='doc-noteref' href='#n'>1</a>.</p>"
            "<p>Two.</p><div role='doc-footnote' id='n'>1. A note.</div>"
        ),
        PrintFault("note-displaced", 1, "1. n"),
    ),
    "letter of no font": (
        made("<h1>A</h1><p style='break-after: page'>One.</p><p>Two: 漢."),
        PrintFault("font-missing", 2, "漢 (U+6F22)"),
    ),
    "picture left behind": (
        made("<h1>A</h1><p><img src='/media/a.png' alt='A'>"),
        PrintFault("picture-dropped", 0, "http://site.invalid/media/a.png"),
    ),
    "picture that is none": (
        made("<h1>A</h1><p><img src='/media/a.png' alt='A'>", PNG_THAT_IS_NONE),
        PrintFault("picture-dropped", 0, "Failed to load image at 'http://site.invalid/media/a.png': "),
    ),
    "heading at the foot": (
        made("<h1>A</h1><p>One.</p><h2 style='break-after: page'>Two</h2><p>Three."),
        PrintFault("heading-stranded", 1, "Two"),
    ),
    "heading at the end": (
        made("<h1>A</h1><p>One.</p><h2>Two</h2>"),
        PrintFault("heading-stranded", 1, "Two"),
    ),
    "link without a site": (
        PrintJob("made-up", "<html><title>A</title><h1>A</h1><p><a href='/en/x/'>x</a>", "en-GB"),
        PrintFault("link-homeless", 1, "/en/x/ leads nowhere on paper"),
    ),
    "style that is not understood": (
        made("<h1>A</h1><p style='text-wrap: balance'>One."),
        PrintFault("css-or-log", 0, "Ignored `text-wrap: balance` at 1:1, unknown property."),
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_found(plain: Typesetter, name: str) -> None:
    job, expected = FAULTY[name]
    (fault,) = plain.set_pdf(job).faults
    assert (fault.kind, fault.page) == (expected.kind, expected.page)
    assert fault.detail.startswith(expected.detail)


@pytest.mark.parametrize(("border", "reaches_foot"), [("border-left", False), ("border", True)])
def test_the_bar_of_a_quotation_ends_with_its_text_where_it_goes_on_overleaf(border: str, reaches_foot: bool) -> None:
    """A frame, which is open below, reaches to the foot of the page: what is in it goes on."""
    lines = "<br>".join(["A line."] * 14)
    # Of the lines that fit, so many are taken over that the last paragraph has ten.
    paragraphs = f"<p style='orphans: 2; widows: 5; margin: 0'>{lines}</p>"
    html = f"<blockquote style='{border}: 1px solid; font: 12px/20px serif'>{paragraphs}</blockquote>"
    first, *_ = HTML(string=html).render(stylesheets=[CSS(string="@page { size: 300px 300px; margin: 20px }")]).pages
    boxes = list(walk(first._page_box))
    [quotation] = (box for box in boxes if box.element_tag == "blockquote")
    last = max(box.position_y + box.height for box in boxes if isinstance(box, LineBox))
    assert (quotation.position_y + quotation.height > last + 10) is reaches_foot


def test_a_list_in_a_quotation_goes_on_overleaf() -> None:
    """Marks of its items stand beside them, and have no place yet where the quotation ends with its text."""
    items = "".join(f"<li>Item {number}.</li>" for number in range(40))
    sheets = [CSS(string="@page { size: 300px 300px; margin: 20px } blockquote { border-left: 1px solid }")]
    pages = HTML(string=f"<blockquote><ul>{items}</ul></blockquote>").render(stylesheets=sheets).pages
    texts = {box.text for page in pages for box in walk(page._page_box) if isinstance(box, TextBox)}
    assert {f"Item {number}." for number in range(40)} <= texts


@pytest.mark.parametrize(
    ("text", "is_claimed"), [("Two.", True), ("Two: 漢.", False), ("<img src='/media/spread.svg'>", False)]
)
def test_what_lacks_a_character_or_a_description_claims_no_standard_that_wants_it(
    plain: Typesetter, text: str, is_claimed: bool
) -> None:
    """Neither PDF/A nor PDF/UA, but it is tagged all the same."""
    job = made(f"<h1>A</h1><p>{text}", essay("facing-pages.en").pictures)
    with pikepdf.open(io.BytesIO(plain.set_pdf(job).pdf)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes()
        assert [standard in metadata for standard in (b"pdfaid:part", b"pdfuaid:part")] == [is_claimed] * 2
        assert "/StructTreeRoot" in pdf.Root


def test_a_style_that_is_not_understood_says_so() -> None:
    (fault,) = Typesetter(style("A6", "p { text-wrap: balance }")).style_faults
    assert fault.kind == "css-or-log"
    assert "text-wrap" in fault.detail


def test_a_note_stays_with_its_call_where_weasyprint_would_send_it_away() -> None:
    """The house style and the patch of `_linebox_layout` together; WeasyPrint issue 2432."""
    typesetter = Typesetter(style("A6", PLAIN_CSS + ".footnote { footnote-policy: line }"))
    short = "<span class='footnote'>A short note.</span>"
    for lines in range(8, 24):  # at 16, only the second line of the last paragraph does not fit
        text = f"<h1>A</h1><p>Called{short}.</p><p>{'A line of text.<br>' * lines}End.</p><p>{'More.<br>' * 5}End.</p>"
        assert typesetter.set_pdf(made(text)).faults == ()


# ---------------------------------------------------------------- hostile documents

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{}</svg>"

HOSTILE: Mapping[str, PrintJob] = {
    "a file": made("<img alt='A' src='file:///etc/passwd'>"),
    "a file, spelt oddly": made("<img alt='A' src='FILE:/etc/passwd'>"),
    "an address": made("<img alt='A' src='http://example.org/a.png'>"),
    "an address without its scheme": made("<img alt='A' src='//example.org/a.png'>"),
    "another base": made("<img alt='A' src='passwd'>", head="<base href='file:///etc/'>"),
    "an object": made("<object data='file:///etc/passwd'></object>"),
    "an import": made("A", head="<style>@import url(http://example.org/a.css);</style>"),
    "a stylesheet": made("A", head="<link rel=stylesheet href='file:///etc/passwd'>"),
    "an attachment": made("A", head="<link rel=attachment href='file:///etc/passwd'>"),
    "a background": made("<p style='background: url(file:///etc/passwd)'>A"),
    "a list bullet": made("<ul style='list-style-image: url(ftp://example.org/a)'><li>A</ul>"),
    "a font": made("A", head="<style>@font-face{font-family:A;src:url(file:///etc/passwd)}</style>"),
    "a data address that is no picture": made("A", head="<link rel=stylesheet href='data:text/css,p{}'>"),
    "a picture in a picture": made(
        "<img alt='A' src='/a.svg'>",
        {"/a.svg": ("image/svg+xml", SVG.format("<image href='file:///etc/passwd' width='9' height='9'/>").encode())},
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_fetched_from_outside(plain: Typesetter, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("a document opened a connection")

    monkeypatch.setattr(socket, "create_connection", no_network)
    result = plain.set_pdf(HOSTILE[name])
    assert result.pdf == b""
    (fault,) = result.faults
    assert fault.kind == "picture-dropped"


def test_a_stylesheet_may_not_reach_out_either() -> None:
    faults = Typesetter(style("A6", "@import url(file:///etc/passwd); p { color: red }")).style_faults
    assert [fault.detail for fault in faults] == ["file:///etc/passwd"]


# ---------------------------------------------------------------- what is set last

INDEX_CSS = (
    PLAIN_CSS
    + """
section { break-before: page }
@page { @bottom-center { content: counter(page); font: 8pt "Source Serif 4" } }
.locators a::after { content: target-counter(attr(href), page) }
.locators a + a::before { content: ", " }
"""
)


def index_of(links: str) -> PrintJob:
    """Five pages with two names each, then an index of one line."""
    pages = "".join(f'<section><p id="a{n}">One</p><p id="b{n}">Two</p></section>' for n in range(1, 6))
    listed = "".join(f'<a href="#{link}"></a>' for link in links.split())
    return made(
        f'{pages}<section class="set-last" id="index"><p>Ash <span class="locators">{listed}</span></p></section>'
    )


@pytest.mark.parametrize(
    ("links", "shown"),
    [
        ("a1 b1", "1"),  # each page once
        ("a1 a2", "1, 2"),
        ("a1 b1 a2 a3 a5", "1–3, 5"),
        ("a5 a1", "1, 5"),
    ],
)
def test_an_index_shows_each_page_once(tmp_path: Path, links: str, shown: str) -> None:
    (tmp_path / "index.pdf").write_bytes(Typesetter(style("A6", INDEX_CSS)).set_pdf(index_of(links)).pdf)
    text = subprocess.run(
        ["pdftotext", "-f", "6", "-l", "6", str(tmp_path / "index.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert text.split("\n")[0] == f"Ash {shown}"
    assert text.split()[-1] == "6"  # its own folio goes on counting


def test_what_is_set_last_keeps_its_links() -> None:
    printed = Typesetter(style("A6", INDEX_CSS)).set_pdf(index_of("a1 b1 a4"))
    assert printed.pages == 6
    assert printed.faults == ()
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
        assert len(pdf.pages[5].Annots) == 2


def test_what_does_not_fit_on_a_line_of_verse_goes_on_indented(a4: Typesetter, tmp_path: Path) -> None:
    """And stands on the same page as the line; so do two lines at least on each side of a page."""
    lines = "".join(f'<span class="verse-line">Line {number} {"and on " * 14}<br></span>' for number in range(60))
    file = tmp_path / "verse.pdf"
    printed = a4.set_pdf(made(f'<h1>A</h1><div class="prose"><div class="verse"><p>{lines}</p></div></div>'))
    assert (printed.pages, printed.faults) == (3, ())
    file.write_bytes(printed.pdf)
    boxes = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    for page in boxes.split("</page>")[:-1]:
        words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)".*?>(Line|and|on|\d+|A)<', page)
        starts = {float(top): [float(left), word] for left, top, word in reversed(words)}
        begun = [left for left, word in starts.values() if word == "Line"]
        turned = [left for left, word in starts.values() if word in ("and", "on")]
        assert len(begun) == len(turned) >= 2
        assert min(turned) - max(begun) == pytest.approx(22, abs=0.5)


SMALL_CAPITALS = """<p style="font-variant-caps: all-small-caps">Council Notes. Признание Зимы</p>
<p style="font-variant-caps: small-caps">Council notes</p>"""


def test_words_in_small_capitals_are_copied_as_they_were_written(plain: Typesetter, tmp_path: Path) -> None:
    """As Poppler reads them, and as a reader in Java that has nothing in common with it."""
    file = tmp_path / "capitals.pdf"
    file.write_bytes(plain.set_pdf(made(SMALL_CAPITALS)).pdf)
    words = "Council Notes. Признание Зимы Council notes"
    poppler = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert " ".join(poppler.split()) == words
    if verapdf.has_java():
        order = "import opendataloader_pdf, sys; opendataloader_pdf.convert(sys.argv[1:2], sys.argv[2], format='text')"
        subprocess.run([sys.executable, "-c", order, str(file), str(tmp_path)], capture_output=True, check=True)
        assert " ".join((tmp_path / "capitals.txt").read_text(encoding="utf-8").split()) == words


SHEETS_CSS = INDEX_CSS + ".blank-page { break-after: page }"


@pytest.mark.parametrize("has_index", [True, False])
@pytest.mark.parametrize(("signature", "pages"), [((4,), 8), ((16, 8), 8), ((16,), 16)])
def test_blank_pages_fill_the_last_sheet(
    tmp_path: Path, has_index: bool, signature: tuple[int, ...], pages: int
) -> None:
    """Before the last page, which says how many sheets there are; the last one may be smaller."""
    job = index_of("a1 a5")
    index = re.compile(r'<section class="set-last".*?</section>')
    end = '<section id="end" class="at-the-end"><p>Sheets: <span class="sheet-count"></span></p></section>'
    html = (job.html if has_index else index.sub("", job.html)).replace("</body>", f"{end}</body>")
    printed = Typesetter(style("A6", SHEETS_CSS)).set_pdf(replace(job, html=html, signature=signature))
    assert (printed.pages, printed.faults) == (pages, ())
    (tmp_path / "sheets.pdf").write_bytes(printed.pdf)
    run = subprocess.run(["pdftotext", str(tmp_path / "sheets.pdf"), "-"], capture_output=True, text=True, check=True)
    *others, last = [" ".join(re.findall(r"[A-Z].*", text)) for text in run.stdout.split("\f")[:-1]]
    assert last == "Sheets: 1" if pages in signature else "Sheets: 2"
    texts = ["One Two"] * 5 + (["Ash 1, 5"] if has_index else [])
    assert others == texts + [""] * (pages - len(texts) - 1)


def test_the_page_of_a_part_may_hold_its_title_alone(plain: Typesetter) -> None:
    part = '<section role="doc-part"><h1>Part</h1></section><p style="break-before: page">Text.</p>'
    assert plain.set_pdf(made(part)).faults == ()
    assert [fault.kind for fault in plain.set_pdf(made(part.replace(' role="doc-part"', ""))).faults] == [
        "heading-stranded"
    ]


# ---------------------------------------------------------------- folders of fonts


def test_the_folders_of_killed_processes_are_removed_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """3 MB for each build that was killed, until the machine starts again."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    code = "import os, signal; from diglot.adapters.typesetter.fonts import HouseFonts; fonts = HouseFonts(); "
    code += "os.kill(os.getpid(), signal.SIGKILL)"
    subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT)
    [killed] = tmp_path.glob("diglot-fonts-*")
    (killed / "font.ttf").touch()
    living = HouseFonts()
    [held] = set(tmp_path.glob("diglot-fonts-*")) - {killed}
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "diglot-fonts-link").symlink_to(elsewhere)
    for folder in (killed, held, elsewhere):
        os.utime(folder, (0, 0))
    young = tmp_path / "diglot-fonts-young"
    young.mkdir()
    remove_stale_folders()
    assert {*tmp_path.iterdir()} == {held, elsewhere, tmp_path / "diglot-fonts-link", young}
    del living
