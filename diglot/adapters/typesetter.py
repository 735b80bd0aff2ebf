"""Print jobs in, PDFs out. Touches WeasyPrint, which no other module imports, and a temporary folder.

A typesetter opens no file and no address that a document names: pictures come with the job, fonts with the
style. Each PDF claims PDF/A-2a and PDF/UA-1 together, and is the same to the byte whenever it is made.
After layout the pages are read over (`_proofread`), because WeasyPrint's worst mistakes are silent.
"""

from __future__ import annotations

import base64
import inspect
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import md5
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urljoin
from xml.etree import ElementTree

import msgspec
from msgspec.structs import replace
from weasyprint import CSS, HTML, Document
from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import pydyf, tags
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse, iri_to_uri

from diglot.model.printing import (
    LOCATORS,
    SET_LAST,
    FontFace,
    Margins,
    Offcut,
    PageSketch,
    PrintedPdf,
    PrintFault,
    PrintJob,
    PrintStyle,
    Trim,
)
from diglot.model.spreads import LinePosition, MeasuredBlock, PairJob

# Where a document's relative addresses lead. RFC 6761 keeps `.invalid` from ever being a real name.
HOME = "http://site.invalid/"
# As the stylesheets see the fonts from `assets/styles/`.
STYLES_HREF, FONTS_HREF = "styles/", "fonts/"

VARIANT = "pdf/a-2a"


class Typesetter:
    """A warm typesetter: fonts are loaded and the stylesheet is parsed once, then it sets job after job.

    style_faults: what WeasyPrint did not understand in the stylesheet; the same for every job of the style.
    """

    def __init__(self, style: PrintStyle) -> None:
        self._house = {HOME + FONTS_HREF + face.file: ("font/ttf", style.fonts[face.file]) for face in style.faces}
        self._families = {face.family for face in style.faces}
        self._fonts = _HouseFonts()
        self._is_for_press = style.offcut is not None
        self._variant = None if self._is_for_press else VARIANT
        shelf = _ResourceFetcher(self._house)
        with _overheard() as remarks:
            try:
                self._sheets = self._read_sheets(style, style.css, shelf)
            except FatalURLFetchingError:
                self._sheets = self._read_sheets(style, without_remote(style.css), shelf)
        refused = (PrintFault("css-or-log", 0, why) for why in shelf.refused)
        self.style_faults = (*refused, *_faults_of_remarks(remarks, []))

    def _read_sheets(self, style: PrintStyle, css: str, shelf: _ResourceFetcher) -> list[CSS]:
        sheets = (font_sheet(style.faces), css, page_sheet(style.trim, style.margins, style.offcut))
        return [
            CSS(string=sheet, base_url=HOME + STYLES_HREF, url_fetcher=shelf, font_config=self._fonts)
            for sheet in sheets
        ]

    def set_pdf(self, job: PrintJob) -> PrintedPdf:
        """Set one text. All that is wrong with the pages comes back as faults; only our own bugs raise."""
        shelf = self._shelf(job)
        with _overheard() as remarks, suppress(FatalURLFetchingError):
            document = self._laid_out(job, shelf)
            homeless = _take_links_out(document) if self._is_for_press else _mend_links(document, job.site_url)
            pdf = document.write_pdf(pdf_variant=self._variant)
        if shelf.refused:
            return PrintedPdf(b"", 0, tuple(PrintFault("picture-dropped", 0, why) for why in shelf.refused))
        pages = _read_pages(document)
        faults = [
            *_proofread(pages),
            *homeless,
            *(PrintFault("picture-dropped", 0, url) for url in shelf.missing),
            *self._foreign_fonts(document),
            *_faults_of_remarks([said for said in remarks if not _mentions(said, shelf.missing)], pages),
        ]
        return PrintedPdf(pdf, len(pages), tuple(dict.fromkeys(faults)))

    def sketch(self, job: PrintJob) -> tuple[PageSketch, ...]:
        """Lay a text out, and describe its pages in a few words each."""
        shelf = self._shelf(job)
        with _overheard():
            pages = _read_pages(self._laid_out(job, shelf))
        return tuple(
            PageSketch(
                is_recto=page.number % 2 == 1,
                head=" ".join(page.heads),
                first_line=page.lines[0].strip() if page.lines else "",
                last_line=page.lines[-1].strip() if page.lines else "",
                notes=len(page.calls),
                folio=" ".join(page.feet),
            )
            for page in pages
        )

    def measure(self, pieces: Sequence[str], width_px: float, job: PairJob) -> list[MeasuredBlock]:
        """Set pieces under each other in a column, and say how tall each became. Each is one element."""
        body = "".join(pieces)
        html = HTML(
            string=f"<!doctype html><html><body>{body}</body></html>", base_url=HOME, url_fetcher=self._shelf(job)
        )
        _prepare(html.etree_element, job.tags[0])
        sheets = [*self._sheets, _column_sheet(width_px)]
        with _overheard():
            [page] = html.render(font_config=self._fonts, stylesheets=sheets, cache={}).pages
        boxes_of = {box.element: box for box in _walk(page._page_box) if box.element is not None and _is_block(box)}
        [page_body] = html.etree_element.iter("body")
        return [_strip(boxes_of[element]) for element in page_body]

    def _shelf(self, job: PrintJob | PairJob) -> _ResourceFetcher:
        pictures = {iri_to_uri(urljoin(HOME, href)): picture for href, picture in job.pictures.items()}
        return _ResourceFetcher({**self._house, **pictures})

    def _laid_out(self, job: PrintJob, shelf: _ResourceFetcher) -> Document:
        html = HTML(string=job.html, base_url=HOME, url_fetcher=shelf)
        _prepare(html.etree_element, job.lang)
        document = self._rendered(html, self._sheets)
        if last := _LastPages.of(html.etree_element, document):
            counted = CSS(string=f"@page :first {{ counter-reset: page {last.folio} }}")
            again = self._rendered(HTML(string=last.html, base_url=HOME, url_fetcher=shelf), [*self._sheets, counted])
            document = document.copy([*document.pages[: last.begin], *again.pages])
        _claim_accessibility(document)
        return document

    def _rendered(self, html: HTML, sheets: Sequence[CSS]) -> Document:
        return html.render(font_config=self._fonts, stylesheets=sheets, pdf_variant=self._variant, cache={})

    def _foreign_fonts(self, document: Document) -> Iterator[PrintFault]:
        for family in sorted({font.family for font in document.fonts.values()} - self._families):
            yield PrintFault("font-missing", 0, f"the font “{family}” is not the house's")


def picture_name(href: str) -> str:
    """What a picture of a job is called inside its PDF, by WeasyPrint; a figure for its rendering follows there."""
    return "i" + md5(iri_to_uri(urljoin(HOME, href)).encode(), usedforsecurity=False).hexdigest()


# ---------------------------------------------------------------- sheets that the machine writes itself


def font_sheet(faces: Sequence[FontFace]) -> str:
    """Declare the fonts, one complete file for each style.

    >>> print(font_sheet([FontFace("Serif-It.ttf", "Serif", 400, is_italic=True)]))
    @font-face { font-family: "Serif"; font-weight: 400; font-style: italic; src: url(../fonts/Serif-It.ttf) }
    """
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {'italic' if face.is_italic else 'normal'}; src: url(../{FONTS_HREF}{face.file}) }}"
        for face in faces
    )


_REMOTE = re.compile(r"@import[^;]*;|url\(\s*['\"]?(?!data:)(?:[a-z][a-z0-9+.-]*:|//)[^)]*\)", re.IGNORECASE)


def without_remote(css: str) -> str:
    """A style without what other servers should bring; lines keep their numbers.

    >>> without_remote("@import url(https://fonts.example/a.css); p { color: red }")
    ' p { color: red }'
    """
    return _REMOTE.sub(lambda match: "\n" * match[0].count("\n") + ("url(data:,)" if match[0][0] in "uU" else ""), css)


def page_sheet(trim: Trim, margins: Margins, offcut: Offcut | None = None) -> str:
    """Say how large the page is and how the text block stands on versos and rectos.

    The offcut is WeasyPrint's bleed; `adapters.pdf_tools` tells bleed and marks apart in it.

    >>> print(page_sheet(Trim(148, 210), Margins(20, 25, 17, 21)))
    @page { size: 148mm 210mm }
    @page :left { margin: 20mm 17mm 25mm 21mm }
    @page :right { margin: 20mm 21mm 25mm 17mm }
    """
    top, bottom, inner, outer = margins.top_mm, margins.bottom_mm, margins.inner_mm, margins.outer_mm
    bleed = f"; bleed: {offcut.width_mm}mm" if offcut else ""
    return "\n".join(
        [
            f"@page {{ size: {trim.width_mm}mm {trim.height_mm}mm{bleed} }}",
            f"@page :left {{ margin: {top}mm {inner}mm {bottom}mm {outer}mm }}",
            f"@page :right {{ margin: {top}mm {outer}mm {bottom}mm {inner}mm }}",
        ]
    )


# ---------------------------------------------------------------- what comes in


class _ResourceFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Answers addresses from what the house gave, and opens nothing: it has no way to.

    missing: the house's own addresses that were asked for in vain.
    refused: what was said of others. They stop WeasyPrint, except within an SVG, where it goes on in silence.
    """

    def __init__(self, files: Mapping[str, tuple[str, bytes]]) -> None:
        # Not the parent's __init__: that would set up the handlers of http, ftp and file.
        self._fail_on_errors = False
        self._files = files
        self.missing: list[str] = []
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url in self._files:
            mime, content = self._files[url]
            return URLFetcherResponse(url, content, {"Content-Type": mime})
        if url.startswith("data:image/"):
            mime, content = _read_data_url(url)
            return URLFetcherResponse(url, content, {"Content-Type": mime})
        if url.startswith(HOME):
            self.missing.append(url)
            raise ValueError(f"{url} is not on the shelf")
        self.refused.append(url[:200])
        raise FatalURLFetchingError(self.refused[-1])


def _read_data_url(url: str) -> tuple[str, bytes]:
    """Split a `data:` address into MIME type and contents.

    >>> _read_data_url("data:image/png;base64,aGk=")
    ('image/png', b'hi')
    """
    head, _, body = url.removeprefix("data:").partition(",")
    mime, *options = head.split(";")
    content = unquote_to_bytes(body)
    return mime, base64.b64decode(content) if "base64" in options else content


class _HouseFonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint ships no types
    """No font of the computer's own: a letter that the house lacks is missing everywhere alike."""

    def __init__(self) -> None:
        before = os.environ.get("FONTCONFIG_FILE")
        with tempfile.TemporaryDirectory() as folder:
            nothing = Path(folder, "fonts.conf")
            nothing.write_text('<?xml version="1.0"?><fontconfig/>', encoding="utf-8")
            os.environ["FONTCONFIG_FILE"] = str(nothing)
            try:
                super().__init__()
            finally:
                if before is None:
                    del os.environ["FONTCONFIG_FILE"]
                else:
                    os.environ["FONTCONFIG_FILE"] = before
        # A worker of a pool ends without its objects' __del__, where WeasyPrint clears its folder of fonts away.
        self._folder = Path(tempfile.mkdtemp(prefix="diglot-fonts-"))
        Finalize(self, shutil.rmtree, args=(self._folder, True), exitpriority=1)


SOFT_HYPHEN = "\u00ad"
_NUMBER = re.compile(r"-?\d{1,9}")


def _prepare(root: ElementTree.Element, lang: str) -> None:
    """Give the document its language, and lists their first number; take out soft hyphens.

    WeasyPrint 70 does not break the lines of soft hyphens, and reads no `start` of a list.
    """
    root.set("lang", lang)
    for element in root.iter():
        if element.tag == "ol" and _NUMBER.fullmatch(element.get("start", "")):
            before = f"list-item {int(element.get('start', '')) - 1}"
            element.set("style", f"{element.get('style', '')}; counter-reset: {before}")
        if element.text and SOFT_HYPHEN in element.text:
            element.text = element.text.replace(SOFT_HYPHEN, "")
        if element.tail and SOFT_HYPHEN in element.tail:
            element.tail = element.tail.replace(SOFT_HYPHEN, "")


def _take_links_out(document: Document) -> list[PrintFault]:
    """Leave no links: paper cannot follow them, and a print shop refuses a file that has any."""
    for page in document.pages:
        page.links.clear()
    return []


def _mend_links(document: Document, site_url: str) -> list[PrintFault]:
    """Point links to the publication's own pages at its real address, and make each link one link.

    WeasyPrint makes a link also of each emphasis within a link's words.
    """
    homeless = []
    for number, page in enumerate(document.pages, start=1):
        links = []
        for kind, target, rectangle, box in page.links:
            if box.link is None and isinstance(box, boxes.InlineBox):
                continue
            if kind != "internal" and target.startswith(HOME):
                href = target.removeprefix(HOME[:-1])
                target = urljoin(site_url, href)
                if not site_url:
                    homeless.append(PrintFault("link-homeless", number, f"{href} leads nowhere on paper"))
            links.append((kind, target, rectangle, box))
        page.links[:] = links
    return homeless


# ---------------------------------------------------------------- what is set last


class _LastPages(msgspec.Struct, frozen=True):
    """The end of a document, to be set again now that the pages before it are known.

    CSS can show the page that a link leads to, but cannot show it once for two links to one page. To lay out the
    whole document twice would take twice the time; its last pages do not change those before them.
    html: the end alone. begin: the page, from 0, on which it begins; folio: the number of that page.
    """

    html: str
    begin: int
    folio: int

    @classmethod
    def of(cls, root: ElementTree.Element, document: Document) -> _LastPages | None:
        """The end of a document; None where nothing in it is set last."""
        parents = {child: parent for parent in root.iter() for child in parent}
        last = next((element for element in root.iter() if SET_LAST in _classes(element)), None)
        if last is None:
            return None
        lists = [element for element in last.iter() if LOCATORS in _classes(element)]
        shown = _shown_pages(document, lists)
        pages = {anchor: number for number, page in reversed([*enumerate(document.pages)]) for anchor in page.anchors}
        links = [link for element in lists for link in element.iter("a") if shown.get(link, "").isdecimal()]
        begin = pages.get(last.get("id", ""))
        if begin is None or not links:
            return None
        folio = int(shown[links[0]]) + begin - pages[links[0].get("href", "")[1:]]
        for element in lists:
            _write_locators(element, {link: int(shown[link]) for link in element.iter("a") if link in shown})
        _cut_before(last, parents)
        return cls(ElementTree.tostring(root, encoding="unicode", method="html"), begin, folio)


def _classes(element: ElementTree.Element) -> list[str]:
    return element.get("class", "").split()


def _shown_pages(document: Document, lists: Sequence[ElementTree.Element]) -> dict[ElementTree.Element, str]:
    """What the style made each locator show, by its link."""
    links = {link for element in lists for link in element.iter("a")}
    shown: dict[ElementTree.Element, str] = {}
    for page in document.pages if links else ():
        for box in _walk(page._page_box):
            if isinstance(box, boxes.TextBox) and box.element in links and box.text.strip().isdecimal():
                shown[box.element] = box.text.strip()
    return shown


def _write_locators(element: ElementTree.Element, folios: Mapping[ElementTree.Element, int]) -> None:
    """Put page numbers for a list of locators: each once, three and more in a row as a run (12–14)."""
    first_links: dict[int, str] = {}
    for link, folio in folios.items():
        first_links.setdefault(folio, link.get("href", ""))
    for child in list(element):
        element.remove(child)
    # The style makes numbers of locators only.
    element.set("class", " ".join(name for name in _classes(element) if name != LOCATORS))
    element.text = None
    for number, run in enumerate(_runs(sorted(first_links))):
        if number:
            element[-1].tail = ", "
        ends = run[:1] + run[-1:] if len(run) > 2 else run
        for place, folio in enumerate(ends):
            if place:
                element[-1].tail = "–" if len(run) > 2 else ", "
            ElementTree.SubElement(element, "a", href=first_links[folio]).text = str(folio)


def _runs(folios: Sequence[int]) -> list[list[int]]:
    """Numbers in groups of those that follow each other.

    >>> _runs([1, 2, 3, 7, 9])
    [[1, 2, 3], [7], [9]]
    """
    runs: list[list[int]] = []
    for folio in folios:
        if runs and folio == runs[-1][-1] + 1:
            runs[-1].append(folio)
        else:
            runs.append([folio])
    return runs


def _cut_before(element: ElementTree.Element, parents: Mapping[ElementTree.Element, ElementTree.Element]) -> None:
    """Take everything out of a document's body that stands before an element."""
    while element.tag != "body":
        parent = parents[element]
        for sibling in list(parent):
            if sibling is element:
                break
            parent.remove(sibling)
        parent.text = None
        element = parent


# ---------------------------------------------------------------- PDF/A-2a and PDF/UA-1 in one file

# ISO 19005-2, 6.6.2.3.3: a schema that PDF/A does not know, here PDF/UA's, is described in the file itself.
UA_METADATA = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of ISO 14289 that is followed</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def _claim_accessibility(document: Document) -> None:
    """Add PDF/UA-1's mark to the metadata of PDF/A: WeasyPrint writes one variant's only."""
    written_by_weasyprint = document.metadata.generate_rdf_metadata

    def generate_rdf_metadata(variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = written_by_weasyprint(variant, version, conformance)
        head, end, tail = rdf.rpartition(b"</rdf:RDF>")
        assert end, "WeasyPrint writes its metadata otherwise now"
        return head + UA_METADATA.encode() + end + tail

    document.metadata.generate_rdf_metadata = generate_rdf_metadata


def _build_tagged_tree(
    box: Any, parent: Any, pdf: Any, page_number: int, nums: Any, annotations: Any, marked: Any
) -> Iterator[Any]:
    """Build the tags of a box: its language where that changes, decoration as no figure, notes as notes.

    Stands in for WeasyPrint's own generator, through which every box of the tree goes: that one knows no
    language but the document's, calls decoration a figure without a description, a note a mere span, and leaves
    a linked picture outside of its link.
    """
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    element = box.element
    # An element may have several boxes: its own, and nameless ones inside that keep rows or lines together.
    is_own = (
        element is not None
        and box.element_tag == element.tag
        and element.tag not in ("html", "body")
        and not isinstance(box.style, AnonymousStyle)
    )
    if is_own and (element.get("alt") == "" or element.get("aria-hidden") == "true"):
        box.element_tag = "decoration"  # a tag that WeasyPrint does not know becomes NonStruct
    annotation = None
    if box.link_annotation and str(box.element_tag).partition(":")[0] != "a":
        annotation, box.link_annotation = box.link_annotation, None
    for tag in _build_box_tree(box, parent, pdf, page_number, nums, annotations, marked):
        if is_own and element.get("lang"):
            tag["Lang"] = pydyf.String(element.get("lang"))
        if is_own and FORMULA in element.get("class", "").split() and tag["S"] == "/Figure":
            tag["S"] = "/Formula"
        if is_own and ("footnote" in element.get("class", "").split() or element.get("role") == FOOTNOTE):
            tag["S"] = "/Note"
            # ISO 14289-1, 7.9: each Note has an ID of its own; a note that runs on over pages is two.
            tag["ID"] = pydyf.String(f"note-{tag.number}")
            if box.style["lang"]:
                # The note stands far from the paragraph whose language it inherits.
                tag["Lang"] = pydyf.String(box.style["lang"])
        yield _wrap_in_link(tag, annotation, parent, pdf, page_number, annotations) if annotation else tag


def _wrap_in_link(tag: Any, annotation: Any, parent: Any, pdf: Any, page_number: int, annotations: Any) -> Any:
    page = pdf.page_references[page_number]
    place = pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": page})
    pdf.add_object(place)
    kids = pydyf.Array([place.reference, tag.reference])
    link = pydyf.Dictionary({"Type": "/StructElem", "S": "/Link", "K": kids, "Pg": page, "P": parent.reference})
    pdf.add_object(link)
    tag["P"] = link.reference
    annotations.append((link.reference, annotation))
    return link


# ---------------------------------------------------------------- both patches of WeasyPrint

# 1. `_build_tagged_tree`, above.
_build_box_tree = tags._build_box_tree
assert list(inspect.signature(_build_box_tree).parameters) == [
    "box", "parent", "pdf", "page_number", "nums", "annotations", "tags",
], "weasyprint.pdf.tags._build_box_tree takes other arguments now"  # fmt: skip
tags._build_box_tree = _build_tagged_tree

# 2. Where a paragraph could break after a line that does not fit, but not before it, WeasyPrint makes room by
#    sending notes of this page to the next (its issue 2432): in 17 essays on A5, 6 stood away from their
#    calls. Without that, and with `footnote-policy: line` in the stylesheet, none does. `columns: 1`, a cure
#    without a patch, took more than twice the time and left 10 away.
_SENDS_NOTES_AWAY = "report = not context.in_column and can_break_now and not could_break_before"
_linebox_layout = inspect.getsource(block._linebox_layout)
assert _linebox_layout.count(_SENDS_NOTES_AWAY) == 1, "weasyprint.layout.block reads otherwise now"
exec(  # the source is WeasyPrint's own
    compile(_linebox_layout.replace(_SENDS_NOTES_AWAY, "report = False"), block.__file__, "exec"), vars(block)
)


# ---------------------------------------------------------------- the pages, read

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# Rounding, and the overhang of a slanted last letter, in CSS pixels: less than anybody can see.
SLACK_PX = 1.0


@dataclass
class _ReadPage:
    """What a proofreader sees of a page.

    calls, notes: the notes that are called here and that stand here, as elements, in reading order. A note that the
    press put at the foot itself is its id.
    lines: the text block, from the top; last_is_heading: of the last of them.
    heads, feet: the text in the margins; note_lines: the text of the notes.
    overflows: texts that run out of their frame.
    """

    number: int
    calls: list[ElementTree.Element | str] = field(default_factory=list)
    notes: list[ElementTree.Element | str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    last_is_heading: bool = False
    heads: list[str] = field(default_factory=list)
    feet: list[str] = field(default_factory=list)
    note_lines: list[str] = field(default_factory=list)
    overflows: list[str] = field(default_factory=list)


class _Frame(msgspec.Struct, frozen=True):
    """Where text may stand, in CSS pixels from the page's top left.

    notes: boxes that text may not run into. is_part: it is the page of a part of a book, whose title stands there
    alone by right.
    """

    left: float
    right: float
    foot: float
    notes: tuple[Any, ...] = ()
    is_part: bool = False

    def foot_of(self, line: Any) -> float:
        """How far down a line may reach."""
        below = [
            note.position_y
            for note in self.notes
            if note.position_x < line.position_x + line.width and line.position_x < note.position_x + note.width
        ]
        return float(min([self.foot, *below]))


def _read_pages(document: Document) -> list[_ReadPage]:
    return [_read_page(number, page._page_box) for number, page in enumerate(document.pages, start=1)]


def _read_page(number: int, page_box: Any) -> _ReadPage:
    read = _ReadPage(number)
    left, top = page_box.content_box_x(), page_box.content_box_y()
    right, foot = left + page_box.width, top + page_box.height
    paper = _Frame(0, page_box.margin_width(), page_box.margin_height())
    note_area = next((box for box in page_box.children if isinstance(box, boxes.FootnoteAreaBox)), None)
    for region in page_box.children:
        if isinstance(region, boxes.MarginBox):
            lines = read.heads if region.at_keyword.startswith("@top") else read.feet
            _read_box(region, paper, False, read, lines)
        elif region is note_area:
            _read_box(region, _Frame(left, right, foot), False, read, read.note_lines)
            read.notes.extend(dict.fromkeys(box.element for box in _walk(region) if box.element is not None))
        else:
            text_foot = foot if note_area is None else note_area.position_y
            notes = tuple(box for box in _walk(region) if _role(box) == FOOTNOTE)
            _read_box(region, _Frame(left, right, text_foot, notes), False, read, read.lines)
    return read


def _read_box(box: Any, frame: _Frame, in_heading: bool, read: _ReadPage, lines: list[str]) -> None:
    """Read a box and what is in it, in reading order."""
    box = getattr(box, "_box", box)
    if _role(box) == "doc-part":
        frame = replace(frame, is_part=True)
    in_heading = in_heading or (box.element_tag in HEADINGS and not frame.is_part)
    if box in frame.notes:
        frame, lines = replace(frame, notes=()), read.note_lines
        read.notes.append(box.element.get("id", ""))
    if _role(box) == "doc-noteref" and (called := box.element.get("href", "").removeprefix("#")) not in read.calls:
        read.calls.append(called)
    if isinstance(box, boxes.LineBox):
        text = "".join(part.text for part in _walk(box) if isinstance(part, boxes.TextBox))
        if text.strip():
            lines.append(text)
            if box.position_y + box.height > frame.foot_of(box) + SLACK_PX:
                read.overflows.append(f"“{text.strip()[:60]}”")
    is_text = isinstance(box, boxes.TextBox) and box.text.strip()
    if is_text or isinstance(box, boxes.ReplacedBox):
        if lines is read.lines:
            read.last_is_heading = in_heading
        if box.position_x < frame.left - SLACK_PX or box.position_x + box.width > frame.right + SLACK_PX:
            read.overflows.append(f"“{box.text.strip()[:60]}”" if is_text else _picture_name(box.element))
    if str(box.element_tag).endswith("::footnote-call") and box.element not in read.calls:
        read.calls.append(box.element)
    for child in getattr(box, "children", ()):
        _read_box(child, frame, in_heading, read, lines)


def _picture_name(element: ElementTree.Element) -> str:
    """Name a picture by its address, a formula by its TeX."""
    return f"“{element.get('alt', '')[:60]}”" if FORMULA in element.get("class", "").split() else element.get("src", "")


# The class of images of formulas.
FORMULA = "formula"
FOOTNOTE = "doc-footnote"


def _role(box: Any) -> str:
    """What an element is to a reading machine."""
    return str(box.element.get("role", "")) if box.element is not None and "::" not in str(box.element_tag) else ""


def _walk(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from _walk(child)


# ---------------------------------------------------------------- pieces, measured

# Taller than any text, in CSS pixels.
_ENDLESS_PX = 10_000_000


def _column_sheet(width_px: float) -> CSS:
    """One page without margins that never ends; each piece keeps its children's margins inside."""
    bare = " ".join(f"@{place} {{ content: none }}" for place in ("top-left", "top-right", "bottom-center"))
    pages = " ".join(f"@page {name} {{ margin: 0; {bare} }}" for name in (":first", ":left", ":right"))
    return CSS(
        string=f"@page {{ size: {width_px}px {_ENDLESS_PX}px; margin: 0 }} {pages} body > * {{ display: flow-root }}"
    )


def _is_block(box: Any) -> bool:
    return isinstance(box, boxes.BlockLevelBox) and not isinstance(box.style, AnonymousStyle)


def _strip(box: Any) -> MeasuredBlock:
    """How tall a piece is, and its lines; letters are counted, which no setting changes."""
    lead_px, trail_px = _margin(box, 0, "margin_top"), _margin(box, -1, "margin_bottom")
    top = box.content_box_y() + lead_px
    lines: list[LinePosition] = []
    letters, foot_px = 0, 0.0
    for line in _lines(box):
        letters += sum(character.isalnum() for character in _own_text(line))
        # Cells of a row stand beside each other: its last line may end higher than one before.
        foot_px = max(foot_px, line.position_y + line.height - top)
        lines.append(LinePosition(foot_px, letters))
    return MeasuredBlock(box.height - lead_px - trail_px, lead_px, trail_px, tuple(lines))


def _margin(box: Any, number: int, name: str) -> float:
    """The space that the first or the last thing in a box wants beyond itself."""
    widest = 0.0
    while box.children and isinstance(box.children[number], boxes.BlockLevelBox):
        box = box.children[number]
        widest = max(widest, float(getattr(box, name)))
    return widest


def _lines(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if isinstance(child, boxes.LineBox):
            yield child
        elif "::" not in str(child.element_tag):  # the number of an item stands in a line of its own
            yield from _lines(child)


def _own_text(box: Any) -> str:
    """The text of a line without what the style sheet adds to it."""
    box = getattr(box, "_box", box)
    if "::" in str(box.element_tag):
        return ""
    if isinstance(box, boxes.TextBox):
        return str(box.text)
    return "".join(_own_text(child) for child in getattr(box, "children", ()))


# ---------------------------------------------------------------- what a proofreader finds


def _proofread(pages: Sequence[_ReadPage]) -> Iterator[PrintFault]:
    """Find what is wrong on the pages, however right the markup was."""
    yield from _displaced_notes(pages)
    for page in pages:
        for overflow in page.overflows:
            yield PrintFault("text-overflow", page.number, overflow)
        if page.last_is_heading:
            heading = page.lines[-1].strip()[:60]
            yield PrintFault("heading-stranded", page.number, f"“{heading}”")


def _displaced_notes(pages: Sequence[_ReadPage]) -> Iterator[PrintFault]:
    """Find notes that do not begin on the page of their call. WeasyPrint issues 2502, 2432 and 1564."""
    begins_on: dict[ElementTree.Element | str, int] = {}
    for page in pages:
        for note in page.notes:
            begins_on.setdefault(note, page.number)
    called = 0
    for page in pages:
        for note in page.calls:
            called += 1
            where = begins_on.get(note)
            if where != page.number:
                words = note if isinstance(note, str) else " ".join("".join(note.itertext()).split())[:40]
                yield PrintFault("note-displaced", page.number, f"{called} (“{words}”)")


# ---------------------------------------------------------------- what WeasyPrint says

# Remarks that need no one's attention, by how they begin, each with its reason.
HARMLESS: Mapping[str, str] = {
    "Using fontTools instead of HarfBuzz-Subset": "slower, and the page looks the same",
}

MISSING_CHARACTER = re.compile(r"\.notdef glyph rendered .* \(U\+([0-9A-F]+)\)")


class _LogCollector(logging.Handler):
    """Keeps warnings and errors as sentences."""

    def __init__(self, remarks: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._remarks = remarks

    def emit(self, record: logging.LogRecord) -> None:
        self._remarks.append(record.getMessage())


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs meanwhile, and keep it from the terminal."""
    logger = logging.getLogger("weasyprint")
    remarks: list[str] = []
    ear = _LogCollector(remarks)
    before = logger.propagate, logger.level
    logger.addHandler(ear)
    logger.propagate, logger.level = False, logging.WARNING
    try:
        yield remarks
    finally:
        logger.removeHandler(ear)
        logger.propagate, logger.level = before


def _faults_of_remarks(remarks: Sequence[str], pages: Sequence[_ReadPage]) -> Iterator[PrintFault]:
    """Make a fault of each remark that is not known to be harmless."""
    for remark in dict.fromkeys(remarks):
        if any(remark.startswith(beginning) for beginning in HARMLESS):
            continue
        if missing := MISSING_CHARACTER.match(remark):
            character = chr(int(missing[1], 16))
            yield PrintFault(
                "font-missing",
                next((page.number for page in pages if character in _all_text(page)), 0),
                f"“{character}” (U+{missing[1]})",
            )
        elif remark.startswith(("Failed to load image", "Failed to render SVG image")):
            yield PrintFault("picture-dropped", 0, remark)
        else:
            yield PrintFault("css-or-log", 0, remark)


def _mentions(remark: str, urls: Sequence[str]) -> bool:
    return any(url in remark for url in urls)


def _all_text(page: _ReadPage) -> str:
    return "".join([*page.heads, *page.lines, *page.note_lines, *page.feet])
