"""What is prepared for pandoc, and what is reported of a Word file: roles of paragraphs, marks, remarks and losses."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

import pytest

from diglot.extensions.word.core.docx.import_preparation import prepare, title_and_author
from diglot.extensions.word.core.docx.wordml import CLOSE, CONTINUED, DOCUMENT, OPEN, P, T, qualified_name, value
from diglot.extensions.word.model.docx import NAMESPACES, DocxFindings, DocxParts
from tests.tools.word_maker import W, document, named, paragraph, style

_SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_NAMES = {"DiglotHeading": "heading ", "DiglotQuotation": "quotation", "Diglot": ""}


def parts_of(body: str, styles: str = "", **parts: str) -> DocxParts:
    """Return the parts of a Word file. parts: by the name without its folder and suffix."""
    xml = {
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        **{f"word/{name}.xml": f"<w:part {_SPACES}>{inside}</w:part>" for name, inside in parts.items()},
    }
    return DocxParts({name: ElementTree.fromstring(text) for name, text in xml.items()})


def prepared(body: str, styles: str = "", **parts: str) -> list[str]:
    """Return the paragraphs as pandoc gets them: the role before the text, “<” and “>” for the marks of divisions."""
    found, _ = prepare(parts_of(body, styles, **parts))
    shown = []
    for node in found.xml[DOCUMENT].iter(P):
        role = value(node, "pPr/pStyle") or ""
        for prefix, name in _NAMES.items():
            role = role.replace(prefix, name)
        text = "".join(piece.text or "" for piece in node.iter(T))
        text = text.replace(OPEN, "<").replace(CLOSE, ">").replace(CONTINUED, "+")
        shown.append(f"{role}: {text}" if role else text)
    return shown


def findings(body: str, styles: str = "", **parts: str) -> DocxFindings:
    return prepare(parts_of(body, styles, **parts))[1]


def losses(body: str, styles: str = "", **parts: str) -> list[tuple[str, str, int]]:
    return [(loss.thing, loss.excerpt, loss.count) for loss in findings(body, styles, **parts).losses]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def numbered(text: str, list_id: int | str, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


# ---------------------------------------------------------------- the role of each paragraph


@pytest.mark.parametrize(
    ("properties", "role"),
    [
        ('<w:outlineLvl w:val="0"/>', "heading 1"),
        ('<w:outlineLvl w:val="5"/>', "heading 6"),
        ('<w:outlineLvl w:val="6"/>', ""),
        ('<w:outlineLvl w:val="x"/>', ""),
        ('<w:ind w:start="425"/>', "quotation"),
        ('<w:ind w:left="-500"/>', ""),
        ('<w:ind w:left="far"/>', ""),
        ('<w:ind w:left="425" w:hanging="none"/>', "quotation"),
        ('<w:ind w:hanging="720"/>', ""),
        ('<w:numPr/><w:ind w:left="720"/>', ""),
        (named("Term") + '<w:ind w:left="720"/>', "Term"),
        (named("Meaning") + '<w:ind w:left="720"/>', "Meaning"),
        (named("Verse") + '<w:ind w:left="720"/>', "Verse"),
        (named("Far"), "quotation"),
        (named("Far") + '<w:ind w:left="0"/>', "Far"),
        (named("Sub"), "Subtitle"),
        (named("Round"), "Round"),
    ],
)
def test_a_paragraph_has_the_role_of_its_style_its_outline_or_its_indent(properties: str, role: str) -> None:
    styles = (
        style("Term", "Definition Term") + style("Meaning", "Definition") + style("Verse", "Text {.verse}")
        + style("Far", "Far", '<w:pPr><w:ind w:left="900"/></w:pPr>') + style("Sub", "Подзаголовок")
        + style("Round", "Round", '<w:basedOn w:val="Round"/>')
    )  # fmt: skip
    [shown] = [line for line in prepared(paragraph("Текст", properties), styles) if "Текст" in line]
    assert shown == (f"{role}: Текст" if role else "Текст")


def test_what_makes_a_heading_for_the_eye_is_taken_away() -> None:
    """A number would make it the item of a list, an indent a quotation."""
    properties = '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="720"/><w:outlineLvl w:val="1"/>'
    found, _ = prepare(parts_of(paragraph("Раз", properties)))
    assert [child.tag for child in found.xml[DOCUMENT].iter(qualified_name("w:pPr")) for child in child] == [
        qualified_name("w:pStyle")
    ]


def test_pandoc_knows_each_role_by_the_name_of_its_style() -> None:
    found, _ = prepare(parts_of(paragraph("Раз")))
    names = {one.get(qualified_name("w:styleId")): value(one, "name") for one in found.xml["word/styles.xml"]}
    assert names == {
        **{f"DiglotHeading{level}": f"heading {level}" for level in range(1, 7)},
        "DiglotQuotation": "Block Text",
        **{f"Diglot{name.capitalize()}": f"diglot {name}" for name in ("title", "subtitle", "caption")},
    }


def test_a_file_without_styles_is_prepared_too() -> None:
    parts = parts_of(paragraph("Раз", '<w:outlineLvl w:val="0"/>'))
    found, _ = prepare(DocxParts({DOCUMENT: parts.xml[DOCUMENT]}))
    assert set(found.xml) == {DOCUMENT}


# ---------------------------------------------------------------- lists

_LEVEL = '<w:lvl w:ilvl="{}"><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{_LEVEL.format(0, "decimal", "%1.")}{_LEVEL.format(1, "bullet", " ")}'
    f'</w:abstractNum><w:abstractNum w:abstractNumId="9">{_LEVEL.format(0, "bullet", "•")}</w:abstractNum>'
    + "".join(f'<w:num w:numId="{one}"><w:abstractNumId w:val="0"/></w:num>' for one in (1, 2, 3))
    + '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    + '<w:num w:numId="5"><w:abstractNumId w:val="9"/></w:num>'
)


@pytest.mark.parametrize(
    ("body", "ids"),
    [
        (numbered("a", 1) + numbered("b", 2) + numbered("c", 3), ["1", "1", "1"]),
        (numbered("a", 1) + paragraph("Text.") + numbered("b", 2), ["1", "2"]),
        (numbered("a", 1) + paragraph("More.", named("More")) + numbered("b", 2), ["1", "1"]),
        (numbered("a", 1) + numbered("b", 4) + numbered("c", 2), ["1", "4", "4"]),
        (numbered("a", 1) + numbered("b", 5) + numbered("c", 2), ["1", "5", "1"]),
        (numbered("a", 1) + "<w:tbl/>" + numbered("b", 2), ["1", "2"]),
    ],
    ids=["each its own", "a text between", "a further paragraph", "begun again", "another list inside", "a table"],
)  # fmt: skip
def test_neighbours_of_one_definition_are_one_list(body: str, ids: list[str]) -> None:
    """LibreOffice gives each item a list of its own."""
    found, _ = prepare(parts_of(body, style("More", "Text {continued}"), numbering=NUMBERING))
    numbers = [value(node, "pPr/numPr/numId") for node in found.xml[DOCUMENT].iter(P)]
    assert [number for number in numbers if number] == ids


def test_a_further_paragraph_of_an_item_is_known_by_its_style_or_by_a_level_without_a_bullet() -> None:
    body = numbered("a", 1) + numbered("b", 1, 1) + paragraph("c", named("More")) + paragraph("d")
    shown = prepared(body, style("More", "Text {continued}"), numbering=NUMBERING)
    assert shown == ["a", "+b", "More: +c", "d"]


# ---------------------------------------------------------------- divisions

VERSE = style("V", "Text {.verse}") + style("N", "Text {.box}{.verse}") + style("B", "Text {.box}")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (paragraph("a", named("V")) + paragraph("b", named("V")), ["<{.verse}", "V: a", "V: b", ">"]),
        (
            paragraph("a", named("B")) + paragraph("b", named("N")) + paragraph("c"),
            ["<{.box}", "B: a", "<{.verse}", "N: b", ">", ">", "c"],
        ),
        (paragraph("a", named("V")) + "<w:sectPr/>", ["<{.verse}", "V: a", ">"]),
        (
            f"<w:tbl><w:tr><w:tc>{paragraph('a', named('B'))}</w:tc><w:tc>{paragraph('b', named('N'))}</w:tc></w:tr></w:tbl>",
            ["<{.box}", "B: a", "<{.verse}", "N: b", ">", ">"],
        ),
        (
            f"<w:tbl><w:tr><w:tc>{paragraph('a', named('V'))}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>",
            ["<{.verse}", "V: a", ">", "b"],
        ),
        (
            f"<w:sdt><w:sdtContent>{paragraph('a', named('V'))}</w:sdtContent></w:sdt>{paragraph('b')}",
            ["<{.verse}", "V: a", ">", "b"],
        ),
    ],
    ids=["two", "one in another", "the end", "of a whole table, and of a cell", "of a cell", "in a control"],
)
def test_paragraphs_of_one_division_are_between_its_marks(body: str, shown: list[str]) -> None:
    assert prepared(body, VERSE) == shown


def test_the_marks_of_the_last_division_are_before_the_settings_of_the_section() -> None:
    """After them Word has nothing, and pandoc reads nothing."""
    found, _ = prepare(parts_of(paragraph("a", named("V")) + "<w:sectPr/>", VERSE))
    assert [child.tag for child in found.xml[DOCUMENT][0]] == [P, P, P, qualified_name("w:sectPr")]


# ---------------------------------------------------------------- what is no text


RULE = '<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>'
BORDER = "<w:pBdr><w:{} w:val='single'/></w:pBdr>"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (f"{paragraph('a')}<w:p>{RULE}</w:p>{paragraph('', BORDER.format('top'))}", ["a", "* * *", "* * *"]),
        (paragraph("", BORDER.format("left")), [""]),
        (paragraph("a", BORDER.format("bottom")), ["a"]),
        ("<w:p><w:r><w:pict><v:rect/></w:pict></w:r></w:p>", [""]),
    ],
)
def test_a_rule_is_a_drawn_line_or_a_border_above_or_below_nothing(body: str, shown: list[str]) -> None:
    assert prepared(body) == shown


def box(*texts: str) -> str:
    return f"<w:pict><w:txbxContent>{''.join(map(paragraph, texts))}</w:txbxContent></w:pict>"


def test_the_text_of_a_box_follows_its_paragraph_once() -> None:
    """Word writes each box twice, as a shape and for older software."""
    twice = f"<mc:AlternateContent><mc:Choice>{box('b', 'c')}</mc:Choice><mc:Fallback>{box('b', 'c')}</mc:Fallback></mc:AlternateContent>"
    body = f"{paragraph('first')}<w:p>{run('a')}<w:r>{twice}</w:r><w:r>{box('d')}</w:r></w:p>{paragraph('last')}<w:p><w:r>{box('')}</w:r></w:p>"
    assert prepared(body) == ["first", "a", "b", "c", "d", "last", "", ""]
    thing = "text box; its text follows the paragraph it was anchored to"
    [(found, _, count)] = losses(body)
    assert (found, count) == (thing, 2)


def test_boxes_follow_their_own_paragraph() -> None:
    body = f"<w:p>{run('a')}<w:r>{box('b')}</w:r><w:r>{box('c')}</w:r></w:p><w:p>{run('d')}<w:r>{box('b')}</w:r></w:p>"
    assert prepared(body) == ["a", "b", "c", "d", "b"]


def test_a_table_in_a_box_is_kept_and_its_drawing_is_not() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('1')}</w:tc></w:tr></w:tbl>"
    body = f"<w:p>{run('a')}<w:r><w:drawing><w:txbxContent><w:sectPr/>{table}</w:txbxContent></w:drawing></w:r></w:p>"
    found, _ = prepare(parts_of(body))
    assert [child.tag.rpartition("}")[2] for child in found.xml[DOCUMENT][0]] == ["p", "tbl"]


def test_only_a_table_of_contents_is_removed() -> None:
    gallery = '<w:sdt><w:sdtPr><w:docPartGallery w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    body = gallery.format("Table of Contents", paragraph("Глава 1")) + gallery.format(
        "Cover Pages", paragraph("Обложка")
    )
    assert prepared(body) == ["Обложка"]
    assert losses(body) == [("table of contents", "Глава 1", 1)]


def test_a_drawing_without_a_picture_for_older_software_is_a_picture() -> None:
    blip = "<w:p><w:r><w:drawing><a:blip{}>{}</a:blip></w:drawing></w:r></w:p>"
    drawing = '<asvg:svgBlip r:embed="svg"/>'
    found, _ = prepare(
        parts_of(
            blip.format("", drawing) + blip.format(' r:embed="png"', drawing) + blip.format(' r:embed="alone"', "")
        )
    )
    pictures = [one.get(qualified_name("r:embed")) for one in found.xml[DOCUMENT].iter(qualified_name("a:blip"))]
    assert pictures == ["svg", "png", "alone"]


@pytest.mark.parametrize(
    ("title", "description", "expected"),
    [
        ("", "map.png\nThe coast", ("map.png", "The coast")),
        ("Map", "map.png\nThe coast", ("Map", "map.png\nThe coast")),
        ("", "The coast\nmap.png", ("", "The coast\nmap.png")),
    ],
)
def test_only_the_name_of_a_file_is_split_off_a_description(
    title: str, description: str, expected: tuple[str, str]
) -> None:
    escaped = description.replace("\n", "&#10;")
    found, _ = prepare(
        parts_of(f'<w:p><w:r><w:drawing><wp:docPr title="{title}" descr="{escaped}"/></w:drawing></w:r></w:p>')
    )
    [properties] = found.xml[DOCUMENT].iter(qualified_name("wp:docPr"))
    assert (properties.get("title", ""), properties.get("descr")) == expected


RELATIONSHIP = '<Relationship Id="{}" Type="http://x/{}" Target="{}" TargetMode="{}"/>'


def test_of_what_is_outside_the_file_only_addresses_stay() -> None:
    rows = (
        ("1", "hyperlink", "https://a.example", "External"), ("2", "image", "http://a.example/a.png", "External"),
        ("3", "image", "media/a.png", "Internal"), ("4", "attachedTemplate", "file:///a.dot", "External"),
    )  # fmt: skip
    parts = parts_of(paragraph("a"))
    rels = ElementTree.fromstring(
        f"<Relationships>{''.join(RELATIONSHIP.format(*row) for row in rows)}</Relationships>"
    )
    name = "word/_rels/document.xml.rels"
    found, _ = prepare(
        DocxParts({**parts.xml, name: rels, "docProps/app.xml": ElementTree.Element("x")}, {"word/media/a.png": b"a"})
    )
    assert [one.get("Id") for one in found.xml[name]] == ["1", "3"]
    assert "docProps/app.xml" not in found.xml
    assert found.media == {"word/media/a.png": b""}, "pandoc needs its name only"


# ---------------------------------------------------------------- what is reported


@pytest.mark.parametrize(
    ("properties", "thing"),
    [
        ('<w:highlight w:val="yellow"/>', "highlighting"),
        ('<w:highlight w:val="none"/>', ""),
        ('<w:shd w:fill="FFFF00"/>', "highlighting"),
        ('<w:shd w:fill="FFFFFF"/>', ""),
        ('<w:shd w:fill="auto"/>', ""),
        ("<w:shd/>", ""),
        ('<w:color w:val="FF0000"/>', "coloured text"),
        ('<w:color w:val="000000"/>', ""),
        ('<w:color w:val="AUTO"/>', ""),
        ('<w:rStyle w:val="Link"/><w:color w:val="0000FF"/>', ""),
        ("<w:b/>", ""),
    ],
)
def test_colour_is_reported_unless_it_is_that_of_paper_of_ink_or_of_a_style(properties: str, thing: str) -> None:
    body = f"<w:p><w:r><w:t>plain</w:t></w:r>{run('', properties)}{run('seen', properties)}</w:p>"
    assert losses(body) == ([(thing, "seen", 1)] if thing else [])


def font(name: str, attribute: str = "ascii") -> str:
    return f'<w:rFonts w:{attribute}="{name}"/>'


def test_fonts_but_the_one_of_most_letters_are_reported_with_their_letters() -> None:
    body = (
        f"<w:p>{run('ab', font('Arial'))}{run('a long text', font('Georgia'))}{run('cde', font('Courier', 'hAnsi'))}"
        f"{run('f', font('Arial'))}{run('no font', '<w:rFonts/>')}</w:p>"
    )
    assert losses(body) == [("another font", "ab", 6)]
    assert losses(f"<w:p>{run('a', font('Arial'))}</w:p>") == []


@pytest.mark.parametrize(
    ("inside", "thing"),
    [
        (
            '<w:drawing><a:graphicData><x:chart xmlns:x="http://x/chart"/></a:graphicData></w:drawing>',
            "chart or diagram",
        ),
        (
            '<w:drawing><a:graphicData><x:relIds xmlns:x="http://x/diagram"/></a:graphicData></w:drawing>',
            "chart or diagram",
        ),
        ("<w:drawing><a:graphicData><pic:pic/></a:graphicData></w:drawing>", ""),
        ("<w:object/>", "embedded object of another program"),
    ],
)
def test_what_other_programs_draw_is_reported(inside: str, thing: str) -> None:
    assert losses(f"<w:p>{run('Смета')}<w:r>{inside}</w:r></w:p>") == ([(thing, "Смета", 1)] if thing else [])


def test_a_running_head_is_reported_unless_it_is_a_number() -> None:
    parts = parts_of(paragraph("a"))
    for name, text in (("header1", "Глава 1"), ("footer2", " 12 "), ("header", "3"), ("glossary", "Слова")):
        parts.xml[f"word/{name}.xml"] = ElementTree.fromstring(document(paragraph(text)))  # type: ignore[index]
    found = prepare(parts)[1].losses
    assert [(one.thing, one.excerpt) for one in found] == [("text of a running head or foot", "Глава 1")]


@pytest.mark.parametrize(
    ("properties", "is_told"),
    [
        ('<w:jc w:val="center"/>', True),
        ('<w:jc w:val="left"/>', False),
        (named("H") + '<w:jc w:val="center"/>', False),
        (named("C") + '<w:jc w:val="right"/>', False),
        (named("Own") + '<w:jc w:val="right"/>', False),
        (named("None") + '<w:jc w:val="right"/>', True),
    ],
)
def test_an_alignment_is_reported_unless_a_heading_a_caption_or_a_cell_has_it(properties: str, is_told: bool) -> None:
    styles = style("H", "heading 2") + style("C", "Caption") + style("Own", "Own", '<w:basedOn w:val="C"/>')
    told = [("centred or right-aligned lines", "a", 1)] if is_told else []
    assert losses(paragraph("a", properties) + paragraph("", properties), styles) == told
    assert losses(f"<w:tbl><w:tr><w:tc>{paragraph('a', properties)}</w:tc></w:tr></w:tbl>", styles) == []


def comment(words: str, name: int = 0) -> str:
    return f'<w:comment w:id="{name}" w:author="Anna">{paragraph(words)}</w:comment>'


START, END = '<w:commentRangeStart w:id="{}"/>', '<w:commentRangeEnd w:id="{}"/>'
CALL = '<w:r><w:commentReference w:id="{}"/></w:r>'


@pytest.mark.parametrize(
    ("body", "excerpt"),
    [
        (f"<w:p>{run('a ')}{START.format(0)}{run('b  c')}{END.format(0)}{run('d')}{CALL.format(0)}</w:p>", "b c"),
        (f"<w:p>{run('a')}{END.format(0)}{run('b')}{CALL.format(0)}</w:p>", "a"),
        (f"<w:p>{run('a ')}{CALL.format(0)}{run('b')}</w:p>", "a b"),
        (f"<w:p>{run('a ')}{START.format(0)}{END.format(0)}{run('b')}{CALL.format(0)}</w:p>", "a b"),
        (
            f"<w:p>{START.format(1)}{run('a ')}{START.format(0)}{run('b ')}{END.format(1)}{run('c')}{END.format(0)}"
            f"{run('d')}{CALL.format(0)}</w:p>",
            "b c",
        ),
        (
            f"<w:p>{START.format(0)}<w:del><w:r><w:delText>a</w:delText></w:r></w:del>{END.format(0)}{CALL.format(0)}</w:p>",
            "a",
        ),
    ],
    ids=["some words", "from a paragraph before", "all", "a place", "two that cross", "what was deleted"],
)
def test_a_remark_names_the_words_that_it_is_on(body: str, excerpt: str) -> None:
    [remark] = findings(body, comments=comment("Why?")).remarks
    assert (remark.author, remark.text, remark.excerpt) == ("Anna", "Why?", excerpt)


def test_a_call_of_no_remark_is_passed_over() -> None:
    assert findings(f"<w:p>{run('a')}{CALL.format(7)}</w:p>", comments=comment("Why?")).remarks == ()


def test_tracked_changes_have_their_kind_their_day_and_their_words() -> None:
    stamp = 'w:author="Anna" w:date="2024-05-01T10:00:00Z"'
    body = (
        f"<w:p>{run('a ')}<w:ins {stamp}>{run('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>"
        f"<w:moveFrom {stamp}>{run('d')}</w:moveFrom><w:moveTo {stamp}>{run('d')}</w:moveTo><w:ins {stamp}/></w:p>"
    )
    found = [(one.kind, one.author, one.date, one.text) for one in findings(body).changes]
    assert found == [
        ("inserted", "Anna", "2024-05-01", "b"),
        ("deleted", "", "", "c"),
        ("moved to here", "Anna", "2024-05-01", "d"),
        ("moved away", "Anna", "2024-05-01", "d"),
    ]


@pytest.mark.parametrize(
    ("blip", "thing"),
    [
        ('<a:blip r:embed="in"/>', ""),
        ('<a:blip r:embed="out"/>', "picture that is only linked, not stored in the file"),
        ('<a:blip r:embed="unknown"/>', "picture that is only linked, not stored in the file"),
        ('<a:blip r:embed="in" r:link="out"/>', "picture that is only linked, not stored in the file"),
        ('<a:blip r:embed="gone"/>', "picture that is missing from the file"),
        ("<a:blip/>", ""),
        ('<a:blip><asvg:svgBlip r:embed="in"/></a:blip>', ""),
        ('<a:blip><asvg:svgBlip r:embed="gone"/></a:blip>', "picture that is missing from the file"),
        ('<a:blip r:embed="in"><asvg:svgBlip r:embed="gone"/></a:blip>', ""),
        ('<v:imagedata r:id="in"/>', ""),
        ('<v:imagedata r:id="gone"/>', "picture that is missing from the file"),
    ],
)
def test_a_picture_that_is_not_in_the_file_is_reported_as_linked_or_missing(blip: str, thing: str) -> None:
    rows = (("in", "media/a.png", ""), ("gone", "media/none.png", ""), ("out", "http://a.example/a.png", "External"))
    rels = "".join(RELATIONSHIP.format(name, "image", target, mode) for name, target, mode in rows)
    parts = parts_of(f"<w:p>{run('a')}<w:r><w:drawing>{blip}</w:drawing></w:r></w:p>")
    xml: Mapping[str, ElementTree.Element] = {
        **parts.xml, "word/_rels/document.xml.rels": ElementTree.fromstring(f"<Relationships>{rels}</Relationships>")
    }  # fmt: skip
    found = prepare(DocxParts(xml, {"word/media/a.png": b"picture"}))[1].losses
    assert [(one.thing, one.excerpt) for one in found] == ([(thing, "a")] if thing else [])


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<dc:title>The  coast</dc:title><dc:creator> Anna Berg</dc:creator>", ("The coast", "Anna Berg")),
        ("<dc:title>Документ 1</dc:title>", ("", "")),
        ("<dc:title>Untitled</dc:title><dc:creator/>", ("", "")),
        ("<dc:title>Documents of the siege</dc:title>", ("Documents of the siege", "")),
    ],
)
def test_title_and_author_are_in_the_properties_of_a_file(properties: str, expected: tuple[str, str]) -> None:
    core = ElementTree.fromstring(f"<cp:coreProperties {_SPACES}>{properties}</cp:coreProperties>")
    assert title_and_author(DocxParts({"docProps/core.xml": core})) == expected
    assert title_and_author(DocxParts({})) == ("", "")
