"""The parts of a Word file in; out come parts that pandoc's reader understands, and what was met besides the text.

Touches nothing. Pandoc knows a heading by the English name of its style and a quotation by its indent; translators'
files have names of every language, outline levels, indents of every size. Here each paragraph gets the style that
pandoc expects; text boxes are opened; comments, tracked changes and what no manuscript carries are noted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

import msgspec
from msgspec.structs import replace

from diglot.core.docx.wordml import (
    CLOSE,
    COMMENTS,
    CONTINUED,
    CONTINUED_STYLE,
    DOCUMENT,
    DOCUMENT_RELS,
    ENDNOTES,
    FOOTNOTES,
    NUMBERING,
    OPEN,
    OURS,
    PPR,
    RPR,
    STYLES,
    TBL,
    TC,
    VAL,
    P,
    R,
    StyleSheet,
    T,
    blank_lists,
    excerpt_of,
    q,
    text_of,
    value,
)
from diglot.model.docx import DocxChange, DocxComment, DocxFindings, DocxLoss, DocxParts
from diglot.model.problems import N_

# A paragraph that stands in from the left by this much, in twentieths of a point, is a quotation: 0.3 inch. Indents
# of first lines are another thing.
QUOTATION_INDENT = 425

# Names of styles as Word, LibreOffice and their localisations write them, in small letters.
_HEADING = re.compile(
    r"(?:heading|заголовок|überschrift|titre|título|titolo|nagłówek|otsikko|kop|rubrik)\s*([1-6])(?:\s.*)?"
)
_QUOTATIONS = frozenset(
    [
        "block text", "quote", "intense quote", "quotations", "block quotation", "block quote", "long quotation",
        "цитата", "выделенная цитата", "длинная цитата", "цитата 2", "блочная цитата", "эпиграф", "epigraph",
    ]
)  # fmt: skip
_TITLES = frozenset(["title", "название", "заголовок документа", "doc-title"])
_SUBTITLES = frozenset(["subtitle", "подзаголовок"])
_CAPTIONS = frozenset(["caption", "название объекта", "подпись", "подпись к рисунку", "image caption", "table caption"])

_DIVISION = re.compile(r"(.*?)\s*((?:\{[^{}]*\})+)")
_DIVISIONS = re.compile(r"\{[^{}]*\}")

_INSERTED, _DELETED = N_("inserted"), N_("deleted")
_CHANGES = {"ins": _INSERTED, "del": _DELETED, "moveTo": N_("moved to here"), "moveFrom": N_("moved away")}


def prepare(parts: DocxParts) -> tuple[DocxParts, DocxFindings]:
    """Parts for pandoc, and what is to be told. The trees given are not kept: they are changed."""
    bodies = [parts.xml[name] for name in (DOCUMENT, FOOTNOTES, ENDNOTES) if name in parts.xml]
    clerk = _DocumentPreparer(parts)
    for root in bodies:
        clerk.note_all(root)
    for root in bodies:
        _name_drawings(root)
        clerk.open_boxes(root)
        clerk.drop_furniture(root)
    sheet = StyleSheet(parts.xml.get(STYLES))
    numbering = _numbering_of(parts.xml.get(NUMBERING))
    for root in bodies:
        _clear_ours(root)
        _write_rules(root)
        _join_lists(root, numbering, sheet)
        _set_roles(root, sheet, numbering.blank)
        _mark_divisions(root)
    _add_styles(parts.xml.get(STYLES))
    _drop_outside(parts.xml.get(DOCUMENT_RELS))
    return _for_pandoc(parts), clerk.findings()


def _for_pandoc(parts: DocxParts) -> DocxParts:
    """What pandoc needs and no more; pictures stay behind, only their names go along."""
    wanted = {DOCUMENT, STYLES, NUMBERING, FOOTNOTES, ENDNOTES, "[Content_Types].xml"}
    xml = {name: root for name, root in parts.xml.items() if name in wanted or name.endswith(".rels")}
    return DocxParts(xml, dict.fromkeys(parts.media, b""))


# ---------------------------------------------------------------- what is told


class _DocumentPreparer:
    """Notes comments, changes and losses, in reading order."""

    def __init__(self, parts: DocxParts) -> None:
        self._comments = {row.get(q("w:id"), ""): row for row in _rows(parts.xml.get(COMMENTS), "w:comment")}
        self._sheet = StyleSheet(parts.xml.get(STYLES))
        self._remarks: list[DocxComment] = []
        self._changes: list[DocxChange] = []
        self._losses: dict[str, DocxLoss] = {}
        self._fonts: Counter[str] = Counter()
        self._font_places: dict[str, str] = {}
        self._links = {
            row.get("Id", ""): row for row in parts.xml.get(DOCUMENT_RELS, ()) if row.get("TargetMode") == "External"
        }
        for name, root in parts.xml.items():
            if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name) and re.sub(r"[\d\s]", "", text_of(root)):
                self.lose(N_("text of a running head or foot"), excerpt_of(text_of(root)))

    def findings(self) -> DocxFindings:
        common = self._fonts.most_common(1)
        for font in self._fonts:
            if font != common[0][0]:
                self.lose(N_("another font"), self._font_places[font], self._fonts[font])
        return DocxFindings(tuple(self._remarks), tuple(self._changes), tuple(self._losses.values()))

    def lose(self, thing: str, excerpt: str, count: int = 1) -> None:
        known = self._losses.get(thing)
        self._losses[thing] = replace(known, count=known.count + count) if known else DocxLoss(thing, excerpt, count)

    def note_all(self, root: Element) -> None:
        in_cells = {paragraph for cell in root.iter(TC) for paragraph in cell.iter(P)}
        for paragraph in root.iter(P):
            excerpt = excerpt_of(text_of(paragraph))
            properties = paragraph.find(PPR)
            is_set = value(properties, "jc") in ("center", "right", "end") and paragraph not in in_cells
            if is_set and excerpt and not self._is_display(value(properties, "pStyle")):
                self.lose(N_("centred or right-hand lines"), excerpt)
            self._note_remarks(paragraph, excerpt)
            self._note_changes(paragraph, excerpt)
            self._note_losses(paragraph, excerpt)

    def _is_display(self, style: str | None) -> bool:
        """Is a paragraph of this style set apart by what it is: a title, a heading, a caption?"""
        names = (_split_name(row.name)[0].casefold() for row in self._sheet.chain(style))
        display = _TITLES | _SUBTITLES | _CAPTIONS | {"captioned figure"}
        return any(name in display or _HEADING.fullmatch(name) for name in names)

    def _note_remarks(self, paragraph: Element, excerpt: str) -> None:
        for reference in paragraph.iter(q("w:commentReference")):
            comment = self._comments.get(reference.get(q("w:id"), ""))
            if comment is not None:
                anchor = _between(paragraph, reference.get(q("w:id"), ""))
                author = comment.get(q("w:author"), "")
                self._remarks.append(DocxComment(author, text_of(comment), excerpt_of(anchor or excerpt)))

    def _note_changes(self, paragraph: Element, excerpt: str) -> None:
        for tag, kind in _CHANGES.items():
            for change in paragraph.iter(q(f"w:{tag}")):
                text = text_of(change)
                if text:
                    author, date = change.get(q("w:author"), ""), change.get(q("w:date"), "")[:10]
                    self._changes.append(DocxChange(kind, author, date, excerpt_of(text, 80), excerpt))

    def _note_losses(self, paragraph: Element, excerpt: str) -> None:
        for run in paragraph.iter(R):
            own = run.find(RPR)
            text = text_of(run)
            if own is None or not text:
                continue
            shade = own.find(q("w:shd"))
            fill = shade.get(q("w:fill"), "auto").lower() if shade is not None else "auto"
            if value(own, "highlight") not in (None, "none") or fill not in ("auto", "ffffff"):
                self.lose(N_("highlighting"), excerpt_of(text))
            if (value(own, "color") or "auto").lower() not in ("auto", "000000") and not value(own, "rStyle"):
                self.lose(N_("coloured text"), excerpt_of(text))
            fonts = own.find(q("w:rFonts"))
            font = (fonts.get(q("w:ascii")) or fonts.get(q("w:hAnsi"))) if fonts is not None else None
            if font:
                self._fonts[font] += len(text)
                self._font_places.setdefault(font, excerpt_of(text))
        for link in paragraph.iter(q("a:blip")):
            if link.get(q("r:link")) or link.get(q("r:embed")) in self._links:
                self.lose(N_("picture that is not in the file, only its address"), excerpt)
        if paragraph.find(f".//{q('w:object')}") is not None:
            self.lose(N_("embedded object of another program"), excerpt)
        if any(
            "chart" in node.tag or "diagram" in node.tag for node in paragraph.iter(q("a:graphicData")) for node in node
        ):
            self.lose(N_("chart or diagram"), excerpt)

    def open_boxes(self, root: Element) -> None:
        """Let the paragraphs of each text box stand after the paragraph that it hangs on."""
        for parent in [node for node in root.iter() if any(child.tag == P for child in node)]:
            for paragraph in [child for child in parent if child.tag == P]:
                boxes = [box for box in paragraph.iter(q("w:txbxContent")) if text_of(box)]
                if not boxes:
                    continue
                # Word writes each box twice: as a shape, and as a drawing for older programs.
                inner = [deepcopy(row) for row in boxes[0] if row.tag in (P, TBL)]
                seen = {text_of(boxes[0])}
                for box in boxes[1:]:
                    if text_of(box) not in seen:
                        seen.add(text_of(box))
                        inner += [deepcopy(row) for row in box if row.tag in (P, TBL)]
                for text in seen:
                    self.lose(N_("text box; its text follows the paragraph that it hung on"), excerpt_of(text))
                _remove_boxes(paragraph)
                at = list(parent).index(paragraph) + 1
                parent[at:at] = inner

    def drop_furniture(self, root: Element) -> None:
        """Leave out what is made of the text and not text: the table of contents."""
        for parent in list(root.iter()):
            for block in [child for child in parent if child.tag == q("w:sdt")]:
                gallery = block.find(f".//{q('w:docPartGallery')}")
                if gallery is not None and gallery.get(VAL) == "Table of Contents":
                    self.lose(N_("table of contents"), excerpt_of(text_of(block)))
                    parent.remove(block)


def _rows(root: Element | None, name: str) -> Iterator[Element]:
    return root.iter(q(name)) if root is not None else iter(())


def _between(paragraph: Element, comment: str) -> str:
    """The words of a paragraph to which a comment belongs; those of its end only, where it began before."""
    pieces: list[str] = []
    is_inside = not any(node.get(q("w:id")) == comment for node in paragraph.iter(q("w:commentRangeStart")))
    for node in paragraph.iter():
        if node.tag == q("w:commentRangeStart") and node.get(q("w:id")) == comment:
            is_inside = True
        elif node.tag == q("w:commentRangeEnd") and node.get(q("w:id")) == comment:
            break
        elif is_inside and node.tag in (T, q("w:delText")):
            pieces.append(node.text or "")
    return " ".join("".join(pieces).split())


def _remove_boxes(paragraph: Element) -> None:
    for parent in list(paragraph.iter()):
        for child in list(parent):
            is_shape = child.tag in (q("mc:AlternateContent"), q("w:pict"), q("w:drawing"))
            if is_shape and child.find(f".//{q('w:txbxContent')}") is not None:
                parent.remove(child)


# ---------------------------------------------------------------- the role of each paragraph


def _clear_ours(root: Element) -> None:
    for node in root.iter(T):
        if node.text and OURS.search(node.text):
            node.text = OURS.sub("", node.text)


class _Numbering(msgspec.Struct, frozen=True):
    """Lists of a file. pattern: of each list, the pattern that it follows; restarted: lists that begin anew."""

    pattern: Mapping[str, str]
    restarted: frozenset[str]
    blank: frozenset[tuple[str, str]]


def _numbering_of(root: Element | None) -> _Numbering:
    numbers = [] if root is None else list(root.iter(q("w:num")))
    return _Numbering(
        {row.get(q("w:numId"), ""): value(row, "abstractNumId") or "" for row in numbers},
        frozenset(row.get(q("w:numId"), "") for row in numbers if row.find(f".//{q('w:startOverride')}") is not None),
        blank_lists(root),
    )


def _join_lists(root: Element, numbering: _Numbering, sheet: StyleSheet) -> None:
    """Give the items of one list one number of a list: LibreOffice gives each its own, of the same pattern."""
    for container in [node for node in root.iter() if any(child.tag == P for child in node)]:
        last: dict[str, str] = {}
        for child in container:
            row = child.find(f"{PPR}/{q('w:numPr')}/{q('w:numId')}") if child.tag == P else None
            if row is None:
                is_more = child.tag == P and CONTINUED_STYLE in sheet.name(value(child, "pPr/pStyle") or "")
                last = last if is_more else {}
                continue
            number = row.get(VAL, "")
            pattern = numbering.pattern.get(number, "")
            if pattern in last and number != last[pattern] and number not in numbering.restarted:
                row.set(VAL, last[pattern])
            else:
                last[pattern] = number


def _write_rules(root: Element) -> None:
    """A line across the page, as a drawing or as the border of an empty paragraph, is a rule."""
    for paragraph in root.iter(P):
        if text_of(paragraph):
            continue
        is_drawn = any(shape.get(q("o:hr")) for shape in paragraph.iter(q("v:rect")))
        border = paragraph.find(f"{PPR}/{q('w:pBdr')}")
        if is_drawn or (border is not None and {side.tag for side in border} & {q("w:bottom"), q("w:top")}):
            _insert_text(paragraph, "* * *")


def _set_roles(root: Element, sheet: StyleSheet, blank: frozenset[tuple[str, str]]) -> None:
    for paragraph in root.iter(P):
        properties = paragraph.find(PPR)
        style = value(properties, "pStyle") or sheet.default
        base, divisions = _split_name(sheet.name(style))
        role = _role(base, style, properties, sheet)
        if properties is None:
            properties = Element(PPR)
            paragraph.insert(0, properties)
        number = (value(properties, "numPr/numId") or "", value(properties, "numPr/ilvl") or "0")
        if number in blank or CONTINUED_STYLE in divisions:
            _insert_text(paragraph, CONTINUED)
            divisions = divisions.replace(CONTINUED_STYLE, "")
        if role:
            _set_style(properties, role)
        for name in ("w:ind", "w:outlineLvl"):
            # What it said is said by the style now; what is left would make pandoc guess again.
            for row in properties.findall(q(name)):
                properties.remove(row)
        if divisions:
            paragraph.set("divisions", divisions)
        if role.startswith("DiglotHeading"):
            for row in properties.findall(q("w:numPr")):
                properties.remove(row)


def _split_name(name: str) -> tuple[str, str]:
    """The name of a style without the divisions of Markdown, and those.

    >>> _split_name("Body Text {.verse lang=ru}"), _split_name("Цитата 2")
    (('Body Text', '{.verse lang=ru}'), ('Цитата 2', ''))
    """
    match = _DIVISION.fullmatch(name)
    return (match[1], match[2]) if match else (name, "")


def _role(base: str, style: str, properties: Element | None, sheet: StyleSheet) -> str:
    """The style that pandoc expects of a paragraph, "" where it may keep its own."""
    names = [base.casefold(), *(_split_name(row.name)[0].casefold() for row in sheet.chain(style))]
    if not base:
        names = names[1:]
    for name in names:
        heading = _HEADING.fullmatch(name)
        if heading:
            return f"DiglotHeading{heading[1]}"
        for known, role in _ROLES:
            if name in known:
                return role
    level = value(properties, "outlineLvl") or next(
        (found for row in sheet.chain(style) if (found := value(row.element, "pPr/outlineLvl"))), None
    )
    if level is not None and level.isdecimal() and int(level) < 6:
        return f"DiglotHeading{int(level) + 1}"
    is_listed = properties is not None and properties.find(q("w:numPr")) is not None
    is_definition = any(name in ("definition", "definition term") for name in names)
    is_division = bool(_split_name(sheet.name(style))[1])
    if (
        not is_listed
        and not is_definition
        and not is_division
        and _indent(properties, style, sheet) >= QUOTATION_INDENT
    ):
        return "DiglotQuotation"
    return ""


_ROLES = (
    (_QUOTATIONS, "DiglotQuotation"),
    (_TITLES, "DiglotTitle"),
    (_SUBTITLES, "DiglotSubtitle"),
    (_CAPTIONS, "DiglotCaption"),
)


def _indent(properties: Element | None, style: str, sheet: StyleSheet) -> int:
    """How far a paragraph stands in from the left, in twentieths of a point; a hanging one does not."""
    sources = [properties, *(row.element.find(PPR) for row in sheet.chain(style))]
    for source in sources:
        row = source.find(q("w:ind")) if source is not None else None
        left = (row.get(q("w:left")) or row.get(q("w:start"))) if row is not None else None
        if row is not None and left is not None:
            hanging = row.get(q("w:hanging"), "0")
            return _number(left) - _number(hanging)
    return 0


def _number(text: str) -> int:
    match = re.fullmatch(r"-?\d{1,6}", text)
    return int(match[0]) if match else 0


def _insert_text(paragraph: Element, text: str) -> None:
    run = Element(R)
    SubElement(run, T).text = text
    paragraph.insert(1 if paragraph.find(PPR) is not None else 0, run)


def _set_style(properties: Element, style: str) -> None:
    row = properties.find(q("w:pStyle"))
    if row is None:
        row = Element(q("w:pStyle"))
        properties.insert(0, row)
    row.set(VAL, style)


# The styles that pandoc knows, under ids that no file has.
_EXPECTED: Mapping[str, str] = {
    **{f"DiglotHeading{n}": f"heading {n}" for n in range(1, 7)},
    "DiglotQuotation": "Block Text",
    "DiglotTitle": "diglot title",
    "DiglotSubtitle": "diglot subtitle",
    "DiglotCaption": "diglot caption",
}


def _add_styles(sheet: Element | None) -> None:
    if sheet is None:
        return
    for style, name in _EXPECTED.items():
        row = SubElement(sheet, q("w:style"), {q("w:type"): "paragraph", q("w:styleId"): style})
        SubElement(row, q("w:name"), {VAL: name})


# ---------------------------------------------------------------- divisions


def _mark_divisions(container: Element, above: int = 0) -> None:
    """Put a paragraph that opens and one that closes around each run of paragraphs of the same division.

    above: how many divisions what is around the container has told already.
    """
    rows: list[Element] = []
    told: list[str] = []
    for child in list(container):
        wanted = told
        if child.tag in (P, TBL):
            wanted = _divisions_of(child)[above:]
            shared = len(_common([wanted, told]))
            rows += [_marker(CLOSE) for _ in told[shared:]]
            rows += [_marker(OPEN + division) for division in wanted[shared:]]
            told = wanted
        elif child.tag == q("w:sectPr"):
            rows += [_marker(CLOSE) for _ in told]
            told = []
        if child.tag == TBL:
            for cell in _cells(child):
                _mark_divisions(cell, above + len(wanted))
        elif child.tag != P:
            _mark_divisions(child)
        rows.append(child)
    container[:] = [*rows, *(_marker(CLOSE) for _ in told)]


def _divisions_of(block: Element) -> list[str]:
    return _common([_DIVISIONS.findall(row.get("divisions", "")) for row in block.iter(P)])


def _cells(table: Element) -> Iterator[Element]:
    rows = (row for row in table.iter() if row.tag == q("w:tr"))
    return (cell for row in rows for cell in row if cell.tag == TC)


def _common(rows: Sequence[Sequence[str]]) -> list[str]:
    """What all of them begin with.

    >>> _common([["a", "b"], ["a", "c"]])
    ['a']
    """
    common: list[str] = []
    for level in zip(*rows, strict=False):
        if len(set(level)) > 1:
            break
        common.append(level[0])
    return common


def _marker(text: str) -> Element:
    paragraph = Element(P)
    _insert_text(paragraph, text)
    return paragraph


_PICTURE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|avif|svg)(?: .*)?", re.IGNORECASE)


def _name_drawings(root: Element) -> None:
    """A drawing (SVG) without a picture for older programs is a picture all the same; titles stand apart."""
    for properties in root.iter(q("wp:docPr")):
        # LibreOffice writes the title as the first line of the description.
        first, _, rest = properties.get("descr", "").partition("\n")
        if not properties.get("title") and _PICTURE_NAME.fullmatch(first):
            properties.set("title", first)
            properties.set("descr", rest)
    for blip in root.iter(q("a:blip")):
        drawing = blip.find(f".//{q('asvg:svgBlip')}")
        if drawing is not None and not blip.get(q("r:embed")):
            blip.set(q("r:embed"), drawing.get(q("r:embed"), ""))


# ---------------------------------------------------------------- what leads outside


def _drop_outside(relationships: Element | None) -> None:
    """Only links of the text may lead out of the file; nothing is followed."""
    if relationships is None:
        return
    for row in list(relationships):
        is_link = row.get("Type", "").endswith("/hyperlink")
        if row.get("TargetMode") == "External" and not is_link:
            relationships.remove(row)


# ---------------------------------------------------------------- what the file says of itself

# What word processors write where nobody said anything.
_NO_TITLES = re.compile(r"(?:document|документ|microsoft word|без имени|untitled)\b.*|", re.IGNORECASE)


def told_in_properties(parts: DocxParts) -> tuple[str, str]:
    """Title and author in a file's properties, "" where they say nothing."""
    core = parts.xml.get("docProps/core.xml")
    if core is None:
        return "", ""
    title = " ".join((core.findtext(q("dc:title")) or "").split())
    author = " ".join((core.findtext(q("dc:creator")) or "").split())
    return "" if _NO_TITLES.fullmatch(title) else title, author
