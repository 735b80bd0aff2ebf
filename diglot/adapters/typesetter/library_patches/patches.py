"""Patches of WeasyPrint, applied on import: the tags, the text and the metadata of PDFs, and where notes go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from weasyprint import Document, images, layout
from weasyprint.css import AnonymousStyle
from weasyprint.css.properties import Dimension
from weasyprint.draw import text as drawn_text
from weasyprint.layout import block
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import fonts, pydyf, tags

from diglot.adapters.typesetter.box_tree import FOOTNOTE, FORMULA, NOTE_PLACE, classes_of
from diglot.adapters.typesetter.library_patches.patching import (
    SHORTCUTS,
    UnknownCode,
    changed_function,
    expect_code,
    expect_parameters,
    left_out,
    originals,
    patch,
)
from diglot.adapters.typesetter.tag_tree import join, make_item
from diglot.model.messages import N_
from diglot.model.paper.spreads import APPARATUS_ROW, ROW_GAP_PX, SECOND_ROW

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


def claim_accessibility(document: Document, breaks_standards: Callable[[], bool]) -> None:
    """Add the PDF/UA-1 identifier to the metadata of PDF/A: WeasyPrint writes those of one variant only.

    breaks_standards: whether the pages, once painted, have characters that no font has, which both standards forbid
    (ISO 19005-2, 6.2.11.8; ISO 14289-1, 7.21.8), or pictures without a description (ISO 14289-1, 7.3): nothing is
    claimed then.
    """
    written_by_weasyprint = document.metadata.generate_rdf_metadata

    def generate_rdf_metadata(variant: str, version: int, conformance: str) -> bytes:
        if breaks_standards():
            bare: bytes = written_by_weasyprint(variant, None, None)
            return bare
        rdf: bytes = written_by_weasyprint(variant, version, conformance)
        head, end, tail = rdf.rpartition(b"</rdf:RDF>")
        if not end:
            left_out[N_("the declaration that they are accessible (PDF/UA)")] = UnknownCode("</rdf:RDF>")
            return rdf
        return head + UA_METADATA.encode() + end + tail

    document.metadata.generate_rdf_metadata = generate_rdf_metadata


def _build_tagged_tree(
    box: Any, parent: Any, pdf: Any, page_number: int, nums: Any, annotations: Any, marked: Any
) -> Iterator[Any]:
    """Yield the tags of a box, with its language where that changes, decoration as artifacts, and notes as notes.

    Replaces WeasyPrint's generator, through which every box of the tree goes. That one knows only the language of the
    document, tags decoration as a figure without a description and a note as a span, and leaves a linked picture
    outside its link.
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
    for tag in originals.build_box_tree(box, parent, pdf, page_number, nums, annotations, marked):
        if tag["S"] == "/LI":
            make_item(pdf, tag)
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
        if annotation:
            yield _wrap_in_link(tag, annotation, parent, pdf, page_number, annotations)
        elif not (is_own and join(pdf, tag, element, box.style["lang"])):
            yield tag


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


def _glyph_named(font: Any, glyph: int, text: str) -> int:
    """Return the number under which a PDF draws a glyph that stands for a text.

    A number has one text, but a glyph may stand for several: a small capital for c and C, a letter for itself and for
    itself with an accent that is a glyph of its own (ε and ὲ, а and а́). Each further text gets a number of its own,
    from the top, so that “Council” is found and copied as “Council” and not as “CounCil”.
    """
    if font.to_unicode.setdefault(glyph, text) == text or font.type != "ttf":
        return glyph
    twins: dict[tuple[int, str], int] = vars(font).setdefault("twins", {})
    if (glyph, text) not in twins:
        twin = twins[glyph, text] = 0xFFFF - len(twins)
        font.to_unicode[twin] = text
        font.widths[twin] = font.widths[glyph]
    return twins[glyph, text]


_ACCENTS = re.compile("[\u0300-\u03ff\u1f00-\u1fff]")


def _has_shared_glyphs(textbox: Any) -> bool:
    """Return whether a glyph of a text may stand for another text elsewhere: in small capitals, and with accents."""
    shared: bool | None = vars(textbox).get("diglot_shared_glyphs")
    if shared is None:
        is_small = textbox.style["font_variant_caps"] != "normal"
        shared = textbox.diglot_shared_glyphs = is_small or _ACCENTS.search(textbox.text) is not None
    return shared


def _build_font(font_dictionary: Any, pdf: Any, font: Any, *rest: Any) -> None:
    """Write a font; where glyphs have two numbers, say which glyph each number is."""
    originals.build_font(font_dictionary, pdf, font, *rest)
    if twins := vars(font).get("twins"):
        glyphs = {number: number for number in font.to_unicode} | {twin: glyph for (glyph, _), twin in twins.items()}
        numbers = bytearray(2 * 0x10000)
        for number, glyph in glyphs.items():
            numbers[2 * number : 2 * number + 2] = glyph.to_bytes(2, "big")
        table = pydyf.Stream([bytes(numbers)], compress=True)
        pdf.add_object(table)
        subfont = next(part for part in reversed(pdf.objects) if "CIDToGIDMap" in getattr(part, "keys", tuple)())
        subfont["CIDToGIDMap"] = table.reference


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    """Return the references of all pages of a PDF.

    Every tag asks for that of its page: to list them for each, as pydyf does, takes a book as long as to draw its text.
    """
    kids = pdf.pages["Kids"]
    known: tuple[bytes, ...] = getattr(pdf, "diglot_page_references", ())
    if len(known) != len(kids) // 3:
        known = pdf.diglot_page_references = tuple(b"%d 0 R" % number for number in kids[::3])
    return known


def _in_rows(notes: list[Any]) -> list[Any]:
    """Return the notes of a page by their rows, with a space between these."""

    def row_of(note: Any) -> int:
        classes = classes_of(note)
        return (SECOND_ROW in classes) + (APPARATUS_ROW in classes)

    # That of a figure which has waited is laid out after those of the text that has gone before it.
    rows = sorted(notes, key=lambda note: (row_of(note), int(note.element.get(NOTE_PLACE, 0))))
    for at, (note, after) in enumerate(pairwise(rows), start=1):
        if row_of(after) != row_of(note):
            rows[at] = after.copy()
            rows[at].style = after.style.copy()
            rows[at].style["margin_top"] = Dimension(ROW_GAP_PX, "px")
    return rows


@patch(N_("tags for languages, notes, formulas and linked pictures"))
def _tag_more() -> None:
    expect_parameters(tags._build_box_tree, "box parent pdf page_number nums annotations tags")
    originals.build_box_tree, tags._build_box_tree = tags._build_box_tree, _build_tagged_tree


# Where a paragraph could break after a line that does not fit, but not before it, WeasyPrint makes room by
# sending notes of this page to the next (its issue 2432): in 17 essays on A5, 6 stood away from their
# calls. Without that, and with `footnote-policy: line` in the stylesheet, none does. `columns: 1`, a cure
# without a patch, took more than twice the time and left 10 away.
_SENDS_NOTES_AWAY = "report = not context.in_column and can_break_now and not could_break_before"


@patch(N_("the rule that a note stays on the page of its number"))
def _leave_notes() -> None:
    block._linebox_layout = changed_function(block, block._linebox_layout, {_SENDS_NOTES_AWAY: "report = False"})


_AREA_CHILDREN = "self.current_footnote_area.children = self.current_page_footnotes"


@patch(N_("the order that puts notes of the editor and the translator below those of the author"))
def _sort_notes() -> None:
    in_rows = _AREA_CHILDREN.replace("= ", "= _in_rows(") + ")"
    layout.LayoutContext._update_footnote_area = changed_function(
        layout, layout.LayoutContext._update_footnote_area, {_AREA_CHILDREN: in_rows}, _in_rows=_in_rows
    )


# The text of a glyph is asked for once, except where it may have several.
_MAPPED = "if glyph_id not in font.to_unicode:"
_MAPPED_OTHERWISE = "if glyph_id not in font.to_unicode or _has_shared_glyphs(textbox):"
_MAPPING = "font.to_unicode[glyph_id] = utf8_text[offset+t1:offset+t2].decode()"
_NAMING = "glyph_id = _glyph_named(font, glyph_id, utf8_text[offset+t1:offset+t2].decode())"


@patch(N_("small capitals that can be searched and copied as they are written"))
def _name_glyphs() -> None:
    builder = fonts._build_vector_font_dictionary
    expect_parameters(builder, "font_dictionary pdf font widths compress reference pdf_version")
    changes = {_MAPPED: _MAPPED_OTHERWISE, _MAPPING: _NAMING}
    names = {"_glyph_named": _glyph_named, "_has_shared_glyphs": _has_shared_glyphs}
    drawing = changed_function(drawn_text, drawn_text.draw_first_line, changes, **names)
    drawn_text.draw_first_line = drawing
    originals.build_font, fonts._build_vector_font_dictionary = builder, _build_font


# ISO 19005-2, 6.2.8: no picture asks its viewer to smooth it. WeasyPrint lets each ask, in PDF/A too.
@patch(N_("pictures as PDF/A wants them"))
def _smooth_no_pictures() -> None:
    expect_parameters(images.RasterImage.get_x_object, "self interpolate dpi_ratio")
    originals.picture = images.RasterImage.get_x_object
    images.RasterImage.get_x_object = lambda picture, _, ratio: originals.picture(picture, False, ratio)


@patch(SHORTCUTS)
def _list_pages_once() -> None:
    expect_code(pydyf.PDF.page_references.fget, "for object_number in self.pages['Kids'][::3])")
    pydyf.PDF.page_references = property(_page_references)
