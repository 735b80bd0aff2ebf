"""Prepare the parts of a Word file for pandoc's reader, and collect what is not part of the text. Pure functions.

Pandoc recognises a heading by the English name of its style and a quotation by its indent; translators' files have
style names in any language, outline levels, and indents of any size. Each paragraph gets the style that pandoc
expects, and text boxes are unwrapped. Comments, tracked changes and what a manuscript cannot represent are collected.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

import msgspec
from msgspec.structs import replace

from diglot.extensions.word.core.docx.wordml import (
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
    PPR,
    PRIVATE_MARKS,
    RPR,
    STYLES,
    TBL,
    TC,
    VAL,
    P,
    R,
    StyleSheet,
    T,
    excerpt_of,
    qualified_name,
    text_of,
    unmarked_list_levels,
    value,
)
from diglot.extensions.word.model.docx import DocxChange, DocxComment, DocxFindings, DocxLoss, DocxParts
from diglot.model.problems import N_

# A paragraph with at least this left indent, in twentieths of a point, is a quotation: 0.3 inch. First-line indents
# do not count.
QUOTATION_INDENT = 425

# What Word, LibreOffice and their localisations call styles, and a file without a title, in lower case.
_NAMES = {
    kind: tuple(names.split(", "))
    for kind, names in (
        row.split(": ")
        for row in """
heading: heading, заголовок, überschrift, titre, título, titolo, nagłówek, otsikko, kop, rubrik
quotation: block text, quote, intense quote, quotations, block quotation, block quote, long quotation, epigraph, \
цитата, выделенная цитата, длинная цитата, цитата 2, блочная цитата, эпиграф
title: title, название, заголовок документа, doc-title
subtitle: subtitle, подзаголовок
caption: caption, название объекта, подпись, подпись к рисунку, image caption, table caption
untitled: document, документ, microsoft word, без имени, untitled
""".strip().splitlines()
    )
}
_HEADING = re.compile(rf"(?:{'|'.join(_NAMES['heading'])})\s*([1-6])(?:\s.*)?")
_QUOTATIONS, _TITLES, _SUBTITLES, _CAPTIONS = (
    frozenset(_NAMES[kind]) for kind in ("quotation", "title", "subtitle", "caption")
)

# Where a picture is named: in drawings, and as Word did before 2007.
_PICTURES = (("a:blip", qualified_name("r:embed")), ("v:imagedata", qualified_name("r:id")))

_DIVISION = re.compile(r"(|.*?\S)\s*+((?:\{[^{}]*+\})+)")
_DIVISIONS = re.compile(r"\{[^{}]*\}")

_INSERTED, _DELETED = N_("inserted"), N_("deleted")
_CHANGES = {"ins": _INSERTED, "del": _DELETED, "moveTo": N_("moved to here"), "moveFrom": N_("moved away")}


def prepare(parts: DocxParts) -> tuple[DocxParts, DocxFindings]:
    """Return the parts for pandoc, and comments, changes and losses. The trees passed in are modified."""
    names = [name for name in (DOCUMENT, FOOTNOTES, ENDNOTES) if name in parts.xml]
    bodies = [parts.xml[name] for name in names]
    for root in bodies:
        _unwrap(root)
    collector = _FindingsCollector(parts)
    for name in names:
        collector.collect(name)
    for root in bodies:
        _name_drawings(root)
        collector.unwrap_text_boxes(root)
        collector.remove_contents_tables(root)
    sheet = StyleSheet(parts.xml.get(STYLES))
    numbering = _read_numbering(parts.xml.get(NUMBERING))
    for root in bodies:
        _remove_private_marks(root)
        _write_rules(root)
        _join_lists(root, numbering, sheet)
        _set_roles(root, sheet, numbering.unmarked_levels)
        _mark_divisions(root)
    _add_styles(parts.xml.get(STYLES))
    _remove_external_targets(parts.xml.get(DOCUMENT_RELS))
    return _for_pandoc(parts), collector.findings()


def _for_pandoc(parts: DocxParts) -> DocxParts:
    """Return only what pandoc needs; of pictures, only the names."""
    kept_names = {DOCUMENT, STYLES, NUMBERING, FOOTNOTES, ENDNOTES, "[Content_Types].xml"}
    xml = {name: root for name, root in parts.xml.items() if name in kept_names or name.endswith(".rels")}
    return DocxParts(xml, dict.fromkeys(parts.media, b""))


# ---------------------------------------------------------------- what pandoc passes over, with the text in it

_FIELD, _RUBY, _VARIANTS = (qualified_name(name) for name in ("w:fldSimple", "w:ruby", "mc:AlternateContent"))
# Data of other programs, and directions of writing, around runs, paragraphs and rows.
_WRAPPERS = frozenset(qualified_name(f"w:{name}") for name in ("customXml", "dir", "bdo"))


def _unwrap(root: Element) -> None:
    """Write fields, variants, wrappers and ruby in forms that pandoc reads: it leaves out the text in them."""
    for parent in list(root.iter()):
        if any(_is_passed_over(child) for child in parent):
            parent[:] = [piece for child in parent for piece in _unwrapped(child)]


def _is_passed_over(element: Element) -> bool:
    is_variant = element.tag == _VARIANTS and element.find(f"*/{R}") is not None
    return _is_wrapper(element) or element.tag == _FIELD or is_variant or element.find(_RUBY) is not None


def _is_wrapper(element: Element) -> bool:
    is_link = element.tag == qualified_name("w:hyperlink")
    leads_nowhere = is_link and not {qualified_name("r:id"), qualified_name("w:anchor")} & element.attrib.keys()
    return element.tag in _WRAPPERS or leads_nowhere


def _unwrapped(element: Element) -> Iterator[Element]:
    if not _is_passed_over(element):
        yield element
        return
    if element.tag == _FIELD:
        # As Word writes a field that has formatting in its text.
        yield from (_field_mark("begin"), _run("instrText", element.get(qualified_name("w:instr"), "")))
        yield _field_mark("separate")
        yield from _all_unwrapped(element)
        yield _field_mark("end")
    elif element.tag == _VARIANTS:
        # Each holds the same text; the last one is for software that knows none of the others.
        yield from _all_unwrapped([child for child in element if child.find(R) is not None][-1])
    elif _is_wrapper(element):
        yield from _all_unwrapped(element)
    else:
        yield from _all_unwrapped(element.find(f"{_RUBY}/{qualified_name('w:rubyBase')}"))
        yield _run("t", "(")
        yield from _all_unwrapped(element.find(f"{_RUBY}/{qualified_name('w:rt')}"))
        yield _run("t", ")")


def _all_unwrapped(elements: Iterable[Element] | None) -> Iterator[Element]:
    return (piece for element in elements or () for piece in _unwrapped(element))


def _run(kind: str, text: str) -> Element:
    run = Element(R)
    SubElement(run, qualified_name(f"w:{kind}")).text = text
    return run


def _field_mark(kind: str) -> Element:
    run = Element(R)
    SubElement(run, qualified_name("w:fldChar")).set(qualified_name("w:fldCharType"), kind)
    return run


# ---------------------------------------------------------------- comments, changes and losses


class _FindingsCollector:
    """A collector of comments, changes and losses, in reading order."""

    def __init__(self, parts: DocxParts) -> None:
        comments = parts.xml.get(COMMENTS, Element("none"))
        self._comment_elements = {
            comment.get(qualified_name("w:id"), ""): comment for comment in comments.iter(qualified_name("w:comment"))
        }
        self._sheet = StyleSheet(parts.xml.get(STYLES))
        self._comments: list[DocxComment] = []
        self._changes: list[DocxChange] = []
        self._losses: dict[str, DocxLoss] = {}
        self._fonts: Counter[str] = Counter()
        self._font_places: dict[str, str] = {}
        self._parts = parts
        for name, root in parts.xml.items():
            if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name) and re.sub(r"[\d\s]", "", text_of(root)):
                self.add_loss(N_("text of a running head or foot"), excerpt_of(text_of(root)))

    def findings(self) -> DocxFindings:
        common = self._fonts.most_common(1)
        for font in self._fonts:
            if font != common[0][0]:
                self.add_loss(N_("another font"), self._font_places[font], self._fonts[font])
        return DocxFindings(tuple(self._comments), tuple(self._changes), tuple(self._losses.values()))

    def add_loss(self, thing: str, excerpt: str, count: int = 1) -> None:
        known = self._losses.get(thing)
        self._losses[thing] = replace(known, count=known.count + count) if known else DocxLoss(thing, excerpt, count)

    def collect(self, name: str) -> None:
        """Collect from a part of the file."""
        root, pictures = self._parts.xml[name], self._pictures_of(name)
        in_cells = {paragraph for cell in root.iter(TC) for paragraph in cell.iter(P)}
        for paragraph in root.iter(P):
            excerpt = excerpt_of(text_of(paragraph))
            properties = paragraph.find(PPR)
            is_aligned = value(properties, "jc") in ("center", "right", "end") and paragraph not in in_cells
            if is_aligned and excerpt and not self._is_display(value(properties, "pStyle")):
                self.add_loss(N_("centred or right-aligned lines"), excerpt)
            self._collect_comments(paragraph, excerpt)
            self._collect_changes(paragraph, excerpt)
            self._collect_losses(paragraph, excerpt)
            self._collect_pictures(paragraph, pictures, excerpt)

    def _pictures_of(self, name: str) -> Mapping[str, bool]:
        """Return the pictures that a part may show, by id: whether each is in the file."""
        relationships = self._parts.xml.get(f"word/_rels/{name.removeprefix('word/')}.rels", ())
        targets = {
            element.get("Id", ""): element for element in relationships if element.get("TargetMode") != "External"
        }
        places = {key: posixpath.join("/word", element.get("Target", "")) for key, element in targets.items()}
        return {key: posixpath.normpath(place).lstrip("/") in self._parts.media for key, place in places.items()}

    def _is_display(self, style: str | None) -> bool:
        """Return whether this is the style of a title, heading or caption, which has its own alignment."""
        names = (_split_name(ancestor.name)[0].casefold() for ancestor in self._sheet.chain(style))
        display_styles = _TITLES | _SUBTITLES | _CAPTIONS | {"captioned figure"}
        return any(name in display_styles or _HEADING.fullmatch(name) for name in names)

    def _collect_comments(self, paragraph: Element, excerpt: str) -> None:
        for reference in paragraph.iter(qualified_name("w:commentReference")):
            comment = self._comment_elements.get(reference.get(qualified_name("w:id"), ""))
            if comment is not None:
                anchor = _between(paragraph, reference.get(qualified_name("w:id"), ""))
                author = comment.get(qualified_name("w:author"), "")
                self._comments.append(DocxComment(author, text_of(comment), excerpt_of(anchor or excerpt)))

    def _collect_changes(self, paragraph: Element, excerpt: str) -> None:
        for tag, kind in _CHANGES.items():
            for change in paragraph.iter(qualified_name(f"w:{tag}")):
                text = text_of(change)
                if text:
                    author, date = (
                        change.get(qualified_name("w:author"), ""),
                        change.get(qualified_name("w:date"), "")[:10],
                    )
                    self._changes.append(DocxChange(kind, author, date, excerpt_of(text, 80), excerpt))

    def _collect_losses(self, paragraph: Element, excerpt: str) -> None:
        for run in paragraph.iter(R):
            run_properties = run.find(RPR)
            text = text_of(run)
            if run_properties is None or not text:
                continue
            shade = run_properties.find(qualified_name("w:shd"))
            fill = shade.get(qualified_name("w:fill"), "auto").lower() if shade is not None else "auto"
            if value(run_properties, "highlight") not in (None, "none") or fill not in ("auto", "ffffff"):
                self.add_loss(N_("highlighting"), excerpt_of(text))
            if (value(run_properties, "color") or "auto").lower() not in ("auto", "000000") and not value(
                run_properties, "rStyle"
            ):
                self.add_loss(N_("coloured text"), excerpt_of(text))
            fonts = run_properties.find(qualified_name("w:rFonts"))
            font = (
                (fonts.get(qualified_name("w:ascii")) or fonts.get(qualified_name("w:hAnsi")))
                if fonts is not None
                else None
            )
            if font:
                self._fonts[font] += len(text)
                self._font_places.setdefault(font, excerpt_of(text))
        if paragraph.find(f".//{qualified_name('w:object')}") is not None:
            self.add_loss(N_("embedded object of another program"), excerpt)
        if any(
            "chart" in node.tag or "diagram" in node.tag
            for node in paragraph.iter(qualified_name("a:graphicData"))
            for node in node
        ):
            self.add_loss(N_("chart or diagram"), excerpt)

    def _collect_pictures(self, paragraph: Element, pictures: Mapping[str, bool], excerpt: str) -> None:
        for tag, attribute in _PICTURES:
            for picture in paragraph.iter(qualified_name(tag)):
                drawing = picture.find(f".//{qualified_name('asvg:svgBlip')}")
                shown = picture if drawing is None or picture.get(attribute) else drawing
                key = shown.get(attribute)
                if picture.get(qualified_name("r:link")) or (key and key not in pictures):
                    self.add_loss(N_("picture that is only linked, not stored in the file"), excerpt)
                elif key and not pictures[key]:
                    self.add_loss(N_("picture that is missing from the file"), excerpt)

    def unwrap_text_boxes(self, root: Element) -> None:
        """Move the paragraphs of each text box behind the paragraph that it is anchored to."""
        for parent in [node for node in root.iter() if any(child.tag == P for child in node)]:
            for paragraph in [child for child in parent if child.tag == P]:
                boxes = [box for box in paragraph.iter(qualified_name("w:txbxContent")) if text_of(box)]
                if not boxes:
                    continue
                # Word writes each box twice: as a shape, and as a drawing for older software.
                inner = [deepcopy(element) for element in boxes[0] if element.tag in (P, TBL)]
                seen_texts = {text_of(boxes[0])}
                for box in boxes[1:]:
                    if text_of(box) not in seen_texts:
                        seen_texts.add(text_of(box))
                        inner += [deepcopy(element) for element in box if element.tag in (P, TBL)]
                for text in seen_texts:
                    self.add_loss(N_("text box; its text follows the paragraph it was anchored to"), excerpt_of(text))
                _remove_boxes(paragraph)
                at = list(parent).index(paragraph) + 1
                parent[at:at] = inner

    def remove_contents_tables(self, root: Element) -> None:
        """Remove tables of contents, which are generated from the text."""
        for parent in list(root.iter()):
            for block in [child for child in parent if child.tag == qualified_name("w:sdt")]:
                gallery = block.find(f".//{qualified_name('w:docPartGallery')}")
                if gallery is not None and gallery.get(VAL) == "Table of Contents":
                    self.add_loss(N_("table of contents"), excerpt_of(text_of(block)))
                    parent.remove(block)


def _between(paragraph: Element, comment: str) -> str:
    """Return the text of a paragraph to which a comment belongs; the comment may have begun in one before."""
    pieces: list[str] = []
    is_inside = not any(
        node.get(qualified_name("w:id")) == comment for node in paragraph.iter(qualified_name("w:commentRangeStart"))
    )
    for node in paragraph.iter():
        if node.tag == qualified_name("w:commentRangeStart") and node.get(qualified_name("w:id")) == comment:
            is_inside = True
        elif node.tag == qualified_name("w:commentRangeEnd") and node.get(qualified_name("w:id")) == comment:
            break
        elif is_inside and node.tag in (T, qualified_name("w:delText")):
            pieces.append(node.text or "")
    return " ".join("".join(pieces).split())


def _remove_boxes(paragraph: Element) -> None:
    for parent in list(paragraph.iter()):
        for child in list(parent):
            is_shape = child.tag in (
                qualified_name("mc:AlternateContent"),
                qualified_name("w:pict"),
                qualified_name("w:drawing"),
            )
            if is_shape and child.find(f".//{qualified_name('w:txbxContent')}") is not None:
                parent.remove(child)


# ---------------------------------------------------------------- the role of each paragraph


def _remove_private_marks(root: Element) -> None:
    for node in root.iter(T):
        if node.text and PRIVATE_MARKS.search(node.text):
            node.text = PRIVATE_MARKS.sub("", node.text)


class _Numbering(msgspec.Struct, frozen=True):
    """The numbering of a file: the definition of each list by the list's id, and the lists that restart numbering."""

    definitions: Mapping[str, str]
    restarted: frozenset[str]
    unmarked_levels: frozenset[tuple[str, str]]


def _read_numbering(root: Element | None) -> _Numbering:
    numbers = [] if root is None else list(root.iter(qualified_name("w:num")))
    return _Numbering(
        {element.get(qualified_name("w:numId"), ""): value(element, "abstractNumId") or "" for element in numbers},
        frozenset(
            element.get(qualified_name("w:numId"), "")
            for element in numbers
            if element.find(f".//{qualified_name('w:startOverride')}") is not None
        ),
        unmarked_list_levels(root),
    )


def _join_lists(root: Element, numbering: _Numbering, sheet: StyleSheet) -> None:
    """Give all items of a list the same list id: LibreOffice gives each its own, with the same definition."""
    for container in [node for node in root.iter() if any(child.tag == P for child in node)]:
        last: dict[str, str] = {}
        for child in container:
            element = (
                child.find(f"{PPR}/{qualified_name('w:numPr')}/{qualified_name('w:numId')}") if child.tag == P else None
            )
            if element is None:
                continues_item = child.tag == P and CONTINUED_STYLE in sheet.name(value(child, "pPr/pStyle") or "")
                last = last if continues_item else {}
                continue
            list_id = element.get(VAL, "")
            definition = numbering.definitions.get(list_id, "")
            if definition in last and list_id != last[definition] and list_id not in numbering.restarted:
                element.set(VAL, last[definition])
            else:
                last[definition] = list_id


def _write_rules(root: Element) -> None:
    """Write rules as text: they are drawings of lines, or borders of empty paragraphs."""
    for paragraph in root.iter(P):
        if text_of(paragraph):
            continue
        is_drawn = any(shape.get(qualified_name("o:hr")) for shape in paragraph.iter(qualified_name("v:rect")))
        border = paragraph.find(f"{PPR}/{qualified_name('w:pBdr')}")
        if is_drawn or (
            border is not None and {side.tag for side in border} & {qualified_name("w:bottom"), qualified_name("w:top")}
        ):
            _insert_text(paragraph, "* * *")


def _set_roles(root: Element, sheet: StyleSheet, unmarked_levels: frozenset[tuple[str, str]]) -> None:
    for paragraph in root.iter(P):
        properties = paragraph.find(PPR)
        style = value(properties, "pStyle") or sheet.default
        base, divisions = _split_name(sheet.name(style))
        role = _role(base, style, properties, sheet)
        if properties is None:
            properties = Element(PPR)
            paragraph.insert(0, properties)
        number = (value(properties, "numPr/numId") or "", value(properties, "numPr/ilvl") or "0")
        if number in unmarked_levels or CONTINUED_STYLE in divisions:
            _insert_text(paragraph, CONTINUED)
            divisions = divisions.replace(CONTINUED_STYLE, "")
        if role:
            _set_style(properties, role)
        for name in ("w:ind", "w:outlineLvl"):
            # The style expresses this now; what is left would mislead pandoc.
            for element in properties.findall(qualified_name(name)):
                properties.remove(element)
        if divisions:
            paragraph.set("divisions", divisions)
        if role.startswith("DiglotHeading"):
            for element in properties.findall(qualified_name("w:numPr")):
                properties.remove(element)


def _split_name(name: str) -> tuple[str, str]:
    """Split a style name into the name without the divisions of Markdown, and the divisions.

    >>> _split_name("Body Text {.verse lang=ru}"), _split_name("Цитата 2")
    (('Body Text', '{.verse lang=ru}'), ('Цитата 2', ''))
    """
    match = _DIVISION.fullmatch(name)
    return (match[1], match[2]) if match else (name, "")


def _role(base: str, style: str, properties: Element | None, sheet: StyleSheet) -> str:
    """Return the id of the style that pandoc expects for a paragraph, or "" to keep its style."""
    names = [base.casefold(), *(_split_name(ancestor.name)[0].casefold() for ancestor in sheet.chain(style))]
    for name in names:
        heading = _HEADING.fullmatch(name)
        if heading:
            return f"DiglotHeading{heading[1]}"
        for known, role in _ROLES:
            if name in known:
                return role
    level = value(properties, "outlineLvl") or next(
        (found for ancestor in sheet.chain(style) if (found := value(ancestor.element, "pPr/outlineLvl"))), None
    )
    if level is not None and level.isdecimal() and int(level) < 6:
        return f"DiglotHeading{int(level) + 1}"
    is_listed = properties is not None and properties.find(qualified_name("w:numPr")) is not None
    is_definition = any(name in ("definition", "definition term") for name in names)
    is_division = bool(_split_name(sheet.name(style))[1])
    if not (is_listed or is_definition or is_division) and _indent(properties, style, sheet) >= QUOTATION_INDENT:
        return "DiglotQuotation"
    return ""


_ROLES = (
    (_QUOTATIONS, "DiglotQuotation"),
    (_TITLES, "DiglotTitle"),
    (_SUBTITLES, "DiglotSubtitle"),
    (_CAPTIONS, "DiglotCaption"),
)


def _indent(properties: Element | None, style: str, sheet: StyleSheet) -> int:
    """Return the left indent of a paragraph in twentieths of a point, less that of a hanging first line."""
    sources = [properties, *(ancestor.element.find(PPR) for ancestor in sheet.chain(style))]
    for source in sources:
        element = source.find(qualified_name("w:ind")) if source is not None else None
        left = (
            (element.get(qualified_name("w:left")) or element.get(qualified_name("w:start")))
            if element is not None
            else None
        )
        if element is not None and left is not None:
            return _number(left) - _number(element.get(qualified_name("w:hanging"), "0"))
    return 0


def _number(text: str) -> int:
    match = re.fullmatch(r"-?\d{1,6}", text)
    return int(match[0]) if match else 0


def _insert_text(paragraph: Element, text: str) -> None:
    run = Element(R)
    SubElement(run, T).text = text
    paragraph.insert(0, run)  # before the properties, which pandoc finds wherever they are


def _set_style(properties: Element, style: str) -> None:
    element = properties.find(qualified_name("w:pStyle"))
    if element is None:
        element = Element(qualified_name("w:pStyle"))
        properties.insert(0, element)
    element.set(VAL, style)


# Styles that pandoc recognises, under ids that no file uses.
_PANDOC_STYLES: Mapping[str, str] = {
    **{f"DiglotHeading{n}": f"heading {n}" for n in range(1, 7)},
    "DiglotQuotation": "Block Text",
    "DiglotTitle": "diglot title",
    "DiglotSubtitle": "diglot subtitle",
    "DiglotCaption": "diglot caption",
}


def _add_styles(sheet: Element | None) -> None:
    if sheet is None:
        return
    for style, name in _PANDOC_STYLES.items():
        element = SubElement(
            sheet,
            qualified_name("w:style"),
            {qualified_name("w:type"): "paragraph", qualified_name("w:styleId"): style},
        )
        SubElement(element, qualified_name("w:name"), {VAL: name})


# ---------------------------------------------------------------- divisions


def _mark_divisions(container: Element, above: int = 0) -> None:
    """Put an opening and a closing mark paragraph around each run of paragraphs of the same division.

    above: the number of divisions already open around the container.
    """
    marked: list[Element] = []
    open_divisions: list[str] = []
    for child in list(container):
        divisions = open_divisions
        if child.tag in (P, TBL):
            divisions = _divisions_of(child)[above:]
            shared = len(_common_prefix([divisions, open_divisions]))
            marked += [_marker(CLOSE) for _ in open_divisions[shared:]]
            marked += [_marker(OPEN + division) for division in divisions[shared:]]
            open_divisions = divisions
        elif child.tag == qualified_name("w:sectPr"):
            marked += [_marker(CLOSE) for _ in open_divisions]
            open_divisions = []
        if child.tag == TBL:
            for cell in _cells(child):
                _mark_divisions(cell, above + len(divisions))
        elif child.tag != P:
            _mark_divisions(child)
        marked.append(child)
    container[:] = [*marked, *(_marker(CLOSE) for _ in open_divisions)]


def _divisions_of(block: Element) -> list[str]:
    return _common_prefix([_DIVISIONS.findall(paragraph.get("divisions", "")) for paragraph in block.iter(P)])


def _cells(table: Element) -> Iterator[Element]:
    return (cell for table_row in table.iter(qualified_name("w:tr")) for cell in table_row if cell.tag == TC)


def _common_prefix(sequences: Sequence[Sequence[str]]) -> list[str]:
    """Return the longest common prefix.

    >>> _common_prefix([["a", "b", "d"], ["a", "c", "d"]])
    ['a']
    """
    common: list[str] = []
    for level in zip(*sequences, strict=False):
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
    """Make SVG drawings without a fallback ordinary pictures, and split titles off the descriptions of pictures."""
    for properties in root.iter(qualified_name("wp:docPr")):
        # LibreOffice writes the title as the first line of the description.
        first, _, rest = properties.get("descr", "").partition("\n")
        if not properties.get("title") and _PICTURE_NAME.fullmatch(first):
            properties.set("title", first)
            properties.set("descr", rest)
    for blip in root.iter(qualified_name("a:blip")):
        drawing = blip.find(f".//{qualified_name('asvg:svgBlip')}")
        if drawing is not None and not blip.get(qualified_name("r:embed")):
            blip.set(qualified_name("r:embed"), drawing.get(qualified_name("r:embed"), ""))


# ---------------------------------------------------------------- external targets


def _remove_external_targets(relationships: Element | None) -> None:
    """Remove external targets other than hyperlinks of the text, so that nothing outside the file is read."""
    if relationships is None:
        return
    for element in list(relationships):
        is_link = element.get("Type", "").endswith("/hyperlink")
        if element.get("TargetMode") == "External" and not is_link:
            relationships.remove(element)


# ---------------------------------------------------------------- properties of the file

# Placeholders that word processors write when no title was set.
_PLACEHOLDER_TITLES = re.compile(rf"(?:{'|'.join(_NAMES['untitled'])})\b.*|", re.IGNORECASE)


def title_and_author(parts: DocxParts) -> tuple[str, str]:
    """Return title and author from the properties of a file, each "" if it is not set."""
    core = parts.xml.get("docProps/core.xml")
    if core is None:
        return "", ""
    title = " ".join((core.findtext(qualified_name("dc:title")) or "").split())
    author = " ".join((core.findtext(qualified_name("dc:creator")) or "").split())
    return "" if _PLACEHOLDER_TITLES.fullmatch(title) else title, author
