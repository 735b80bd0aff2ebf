"""The markup of a text in, its body, notes and references in JATS out. Pure functions.

Whatever has no element in JATS leaves its words: no text is lost.
Source: JATS 1.4, Journal Publishing Tag Set (ANSI/NISO Z39.96-2024); JATS4R's recommendations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import msgspec

from diglot.extensions.journal.core.figure_rights import CREDIT
from diglot.extensions.journal.core.html_tree import read_html
from diglot.extensions.journal.core.xml_elements import ALI, MATHML, XLINK, XML_LANG, append, element, filled
from diglot.model.markup.citations import LABEL
from diglot.model.markup.licenses import license_url
from diglot.model.paper.spreads import MARGIN_NUMBER
from diglot.model.tree import ALERTS

HREF, TITLE = f"{{{XLINK}}}href", f"{{{XLINK}}}title"
BREAK = "break"
"""The type of a paragraph that only divides a text."""

# What runs on in a line, and what it is in JATS; "" for what is only its words there.
_INLINE: Mapping[str, str] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "italic"),
    **dict.fromkeys(("strong", "b"), "bold"),
    **dict.fromkeys(("code", "kbd", "samp"), "monospace"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "del"), "strike"),
    "sub": "sub",
    "sup": "sup",
    **dict.fromkeys(("span", "small", "mark", "abbr", "time", "bdi", "wbr", "q", "picture"), ""),
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ALIGNMENTS = {f"align-{side}": side for side in ("left", "center", "right")}
_LIST_TYPES = {"a": "alpha-lower", "A": "alpha-upper", "i": "roman-lower", "I": "roman-upper"}
# What a link leads to, by the kind of the label.
_REF_TYPES = {"fig": "fig", "tbl": "table", "eq": "disp-formula", "sec": "sec", "thm": "statement", "lst": "boxed-text"}
_SPOKEN = frozenset("p disp-quote verse-group boxed-text list def-list".split())
# What the extension `numbering` writes: “Figure 1. ” before a caption, “1.2 ” before a heading, “Theorem 1 (Name).”.
_NUMBERED_CAPTION = re.compile(r"(\w{1,30}\.?\u00a0[\d.]{0,20}\d)(?:\. |$)")
_NUMBERED_HEADING = re.compile(r"(\d{1,4}(?:\.\d{1,4}){0,6}\.?)\u00a0")
_NAMED_STATEMENT = re.compile(r"(\w+\u00a0[\d.]*\d)(?: \((.+)\))?\.")
_TABLE = frozenset("table thead tbody tfoot tr th td colgroup col".split())


class JatsText(msgspec.Struct, frozen=True):
    """A text in JATS. references: the words of each entry by its id, in order, and what stands above them."""

    body: Element
    notes: tuple[Element, ...]
    references: Mapping[str, str]
    references_title: str


def jats_text(html: str, notes: Sequence[tuple[str, str]], prefix: str = "") -> JatsText:
    """Return a text in JATS. notes: the mark and the markup of each, in order. prefix: of all ids."""
    tree = read_html(html)
    title, references = _take_references(tree)
    sides = [read_html(note) for _, note in notes]
    ids = {node.get("id", "") for part in (tree, *sides) for node in part.iter()}
    ids |= {f"fn{number}" for number in range(1, len(notes) + 1)} | references.keys()
    headings = frozenset(node.get("id", "") for node in tree.iter() if node.tag in _HEADINGS)
    writer = _Writer(prefix, frozenset(ids), headings)
    body = element("body", _sections(writer.blocks(tree)))
    made = [
        element("fn", element("label", mark), writer.paragraphs(side), attributes={"id": writer.own_id(f"fn{number}")})
        for number, ((mark, _), side) in enumerate(zip(notes, sides, strict=True), start=1)
    ]
    return JatsText(body, tuple(made), references, title)


def jats_id(written: str) -> str:
    """Return an id as XML may have it.

    >>> jats_id("ref-lukin:2018/a"), jats_id("1")
    ('ref-lukin-2018-a', 'x1')
    """
    name = re.sub(r"[^\w.-]", "-", written)
    return name if re.match(r"[^\W\d]", name) else f"x{name}"


def _take_references(tree: Element) -> tuple[str, Mapping[str, str]]:
    """Take the list of references out of a text; return its heading, and the words of its entries by their ids."""
    for parent in tree.iter():
        children = list(parent)
        for number, node in enumerate(children):
            if node.tag == "div" and "references" in _classes(node):
                before = children[number - 1] if number else None
                title = _words(before) if before is not None and before.tag in _HEADINGS else ""
                parent.remove(node)
                if title and before is not None:
                    parent.remove(before)
                return title, {entry.get("id", ""): _words(entry) for entry in node}
    return "", {}


def _words(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())


def _classes(node: Element) -> list[str]:
    return node.get("class", "").split()


def _sections(blocks: Sequence[tuple[int, Element]]) -> Iterator[Element]:
    """Yield blocks, those after a heading inside its section. blocks: each with the level of a heading, 0 for none."""
    open_sections: list[tuple[int, Element]] = []
    for level, block in blocks:
        if not level:
            if open_sections:
                open_sections[-1][1].append(block)
            else:
                yield block
            continue
        while open_sections and open_sections[-1][0] >= level:
            open_sections.pop()
        label = filled("label", block.attrib.pop("label", ""))
        section = element("sec", label, attributes={"id": block.attrib.pop("id", "")})
        section.append(block)
        if open_sections:
            open_sections[-1][1].append(section)
        open_sections.append((level, section))
        if len(open_sections) == 1:
            yield section


@dataclass
class _Writer:
    """Writes the elements of a text. ids: those that links may lead to; headings: those of headings among them."""

    prefix: str
    ids: frozenset[str]
    headings: frozenset[str]
    _makers: Mapping[str, Callable[[Element], Element]] = field(init=False)

    def __post_init__(self) -> None:
        self._makers = {
            "ul": self._list,
            "ol": self._list,
            "dl": self._definitions,
            "blockquote": lambda node: element("disp-quote", self.paragraphs(node), attributes=self._id(node)),
            "pre": self._code,
            "figure": self._figure,
            "table": self._table,
            "aside": self._box,
            "details": self._box,
            # JATS has no element for a break between parts of a text.
            "hr": lambda _: element("p", "* * *", attributes={"content-type": BREAK}),
        }
        self._has_numbers = any(_kind_of(one) == "sec" for one in self.ids)

    def own_id(self, written: str) -> str:
        """Return an id in this document."""
        return f"{self.prefix}{jats_id(written)}" if written else ""

    def _id(self, node: Element) -> Mapping[str, str]:
        return {"id": self.own_id(node.get("id", ""))}

    # ------------------------------------------------------------ blocks

    def paragraphs(self, node: Element) -> list[Element]:
        """Return what is in an element as blocks; headings are bold lines there."""
        return [
            element("p", element("bold", _with_label(block))) if level else block for level, block in self.blocks(node)
        ] or [element("p")]

    def blocks(self, node: Element) -> list[tuple[int, Element]]:
        """Return what is in an element as blocks, each with the level of a heading, 0 for none."""
        found: list[tuple[int, Element]] = []
        line = element("p")

        def end_line() -> None:
            nonlocal line
            if len(line) or (line.text or "").strip():
                found.append((0, line))
            line = element("p")

        append(line, node.text)
        for child in node:
            if _is_inline(child):
                self._inline(child, line)
            else:
                end_line()
                found += self._block(child)
            append(line, child.tail)
        end_line()
        return found

    def _block(self, node: Element) -> list[tuple[int, Element]]:
        if level := _HEADINGS.get(node.tag):
            title = element("title", attributes=self._id(node))
            self._content(node, title)
            for label in _take_start(title, _NUMBERED_HEADING) if self._has_numbers else ():
                title.set("label", label)
            return [(level, title)]
        if node.tag == "p":
            return [(0, one) for one in self._paragraph(node)]
        if make := self._makers.get(node.tag) or (self._division_maker(node) if node.tag == "div" else None):
            return [(0, make(node))]
        return [(level, self._spoken(block, node)) for level, block in self.blocks(node)]

    def _division_maker(self, node: Element) -> Callable[[Element], Element] | None:
        """Return what makes an element of a division, or None if it is only what is in it."""
        classes = _classes(node)
        if ALERTS.intersection(classes):
            return self._alert
        if "theorem" in classes and _statement_start(node):
            return self._statement
        if "line-block" in classes:
            return self._verse
        return self._box if "box" in classes else None

    def _spoken(self, block: Element, node: Element) -> Element:
        """Return a block with the language of the division around it."""
        if block.tag in _SPOKEN and node.get("lang") and XML_LANG not in block.attrib:
            block.set(XML_LANG, node.get("lang", ""))
        return block

    def _paragraph(self, node: Element) -> list[Element]:
        if equation := _equation(node):
            formula, identifier, label = equation
            return [self._formula(formula, {"id": self.own_id(identifier)}, label)]
        if any(child.tag == "br" or "verse-line" in _classes(child) for child in node):
            return [self._verse(node)]
        line = element("p", attributes=self._id(node))
        self._content(node, line)
        return [line] if len(line) or (line.text or "").strip() else []

    def _verse(self, node: Element) -> Element:
        """Return lines that end where the author has ended them: a paragraph cannot have them."""
        if spans := [child for child in node if "verse-line" in _classes(child)]:
            lines = [element("verse-line") for _ in spans]
            for line, span in zip(lines, spans, strict=True):
                self._content(span, line)
                _trim(line)
            return element("verse-group", lines, attributes=self._id(node))
        lines = [element("verse-line")]
        append(lines[-1], node.text)
        for child in node:
            if child.tag == "br":
                lines.append(element("verse-line"))
            else:
                self._inline(child, lines[-1])
            append(lines[-1], child.tail)
        for line in lines:
            _trim(line)
        return element("verse-group", lines, attributes={"specific-use": "lines", **self._id(node)})

    def _list(self, node: Element) -> Element:
        kind = _LIST_TYPES.get(node.get("type", ""), "order") if node.tag == "ol" else "bullet"
        items = _children(node, "li")
        start = node.get("start", "")
        labels = [str(int(start) + number) for number in range(len(items))] if start.isdigit() else [""] * len(items)
        if node.tag == "ul" and all(len(item) and "label" in _classes(item[0]) for item in items):
            kind, labels = "simple", [_take_label(item, item[0].tag) for item in items]
        return element(
            "list",
            [
                element("list-item", filled("label", item.get("value", label)), self.paragraphs(item))
                for item, label in zip(items, labels, strict=True)
            ],
            attributes={"list-type": kind, **self._id(node)},
        )

    def _definitions(self, node: Element) -> Element:
        made = element("def-list", attributes=self._id(node))
        for child in _children(node, "dd"):
            if child.tag == "dt" or not len(made):
                made.append(element("def-item", element("term")))
            if child.tag == "dt":
                self._content(child, made[-1][0])
            else:
                made[-1].append(element("def", self.paragraphs(child)))
        return made

    def _code(self, node: Element) -> Element:
        language = next((name for name in _classes(node) if name != "verbatim"), "")
        return element("code", "".join(node.itertext()), attributes={"language": language, **self._id(node)})

    def _box(self, node: Element) -> Element:
        return element("boxed-text", self.paragraphs(node), attributes=self._id(node))

    def _alert(self, node: Element) -> Element:
        """Return a warning or another aside; its kind is its title."""
        title, rest = element("title"), element("div", node.text)
        for child in node:
            if child.tag == "p" and "title" in _classes(child) and not len(title):
                self._content(child, title)
            else:
                rest.append(child)
        kind = next(one for one in _classes(node) if one in ALERTS)
        caption = element("caption", title)
        return element(
            "boxed-text", caption, self.paragraphs(rest), attributes={"content-type": kind, **self._id(node)}
        )

    def _statement(self, node: Element) -> Element:
        """Return a theorem with its number, and with its name, as JATS has them."""
        start = _statement_start(node)
        assert start
        label, name = start
        node = deepcopy(node)
        _take_label(node[0], "strong")
        # Lists, verse and formulas stand in paragraphs there.
        blocks = [one if one.tag in ("p", "statement") else element("p", one) for one in self.paragraphs(node)]
        return element("statement", element("label", label), filled("title", name), blocks, attributes=self._id(node))

    def _captioned(self, node: Element, captions: Sequence[Sequence[Element]]) -> tuple[Element | None, Element | None]:
        """Return the label and the caption of a figure, a table or code: a numbered one begins with its label."""
        blocks = [block for caption in captions for block in caption]
        label = ""
        if _kind_of(node.get("id", "")) and blocks:
            label, *_ = _take_start(blocks[0], _NUMBERED_CAPTION) or ("",)
            blocks = blocks[0 if len(blocks[0]) or blocks[0].text else 1 :]
        return filled("label", label), filled("caption", blocks)

    def _figure(self, node: Element) -> Element:
        rights = [one for child in node if child.tag == "figcaption" for one in _take_credits(child)]
        label, caption = self._captioned(node, [self.paragraphs(child) for child in node if child.tag == "figcaption"])
        inner_figures = [child for child in node if child.tag == "figure"]
        if inner_figures and not rights and len(inner_figures) == sum(child.tag != "figcaption" for child in node):
            figures = [self._figure(one) for one in inner_figures]
            return element("fig-group", label, caption, figures, attributes=self._id(node))
        pictures = list(node.iter("img"))
        rest = element("div", node.text)
        for child in node:
            if child.tag not in ("figcaption", "img"):
                rest.append(child)
        if not pictures or _words(rest):
            # More than pictures: what a figure of JATS cannot have.
            inside = element("div", node.text, [child for child in node if child.tag != "figcaption"])
            of_words = [element("attrib", words) for words in rights]
            inner = self.paragraphs(inside)
            return element("boxed-text", label, caption, inner, of_words, attributes=self._id(node))
        graphics = [graphic(picture.get("src", ""), picture.get("alt", "")) for picture in pictures]
        said = [part for words in rights for part in rights_of(words)]
        return element("fig", label, caption, graphics, said, attributes=self._id(node))

    def _table(self, node: Element) -> Element:
        label, caption = self._captioned(node, [self.paragraphs(child) for child in node if child.tag == "caption"])
        table = element("table", [self._cells(child) for child in node if child.tag in _TABLE])
        return element("table-wrap", label, caption, table, attributes=self._id(node))

    def _cells(self, node: Element) -> Element:
        if node.tag not in ("td", "th"):
            span = {"span": node.get("span", "")}
            return element(node.tag, [self._cells(child) for child in node if child.tag in _TABLE], attributes=span)
        spans = {name: node.get(name, "") for name in ("colspan", "rowspan")}
        sides = [_ALIGNMENTS[name] for name in _classes(node) if name in _ALIGNMENTS]
        cell = element(node.tag, attributes={**spans, "align": sides[0] if sides else ""})
        if all(map(_is_inline, node)):
            self._content(node, cell)
        else:
            for block in self.paragraphs(node):
                cell.append(block)
        return cell

    # ------------------------------------------------------------ in a line

    def _content(self, node: Element, into: Element) -> None:
        append(into, node.text)
        for child in node:
            self._inline(child, into)
            append(into, child.tail)

    def _inline(self, node: Element, into: Element) -> None:
        if node.tag == "a":
            self._link(node, into)
        elif node.tag == "math":
            into.append(self._formula(node, {}))
        elif node.tag == "img":
            into.append(
                element(
                    "inline-graphic", filled("alt-text", node.get("alt", "")), attributes={HREF: node.get("src", "")}
                )
            )
        elif node.tag == "br":
            append(into, " ")
        elif node.tag == "q":
            append(into, "“")
            self._content(node, into)
            append(into, "”")
        else:
            name = "sc" if "smallcaps" in _classes(node) else _INLINE.get(node.tag, "")
            named = self._named(node) if node.tag == "span" and "cited" not in _classes(node) else {}
            name = name or ("named-content" if named else "")
            inside = element(name or "span", attributes=named)
            self._content(node, inside)
            if name:
                into.append(inside)
            else:
                for part in list_of(inside):
                    append(into, part)

    def _named(self, node: Element) -> Mapping[str, str]:
        """Return what a span says of its words: that they are a marginal number, foreign, or what links lead to."""
        if MARGIN_NUMBER in _classes(node):
            return {"content-type": MARGIN_NUMBER}
        if any(MARGIN_NUMBER in _classes(child) for child in node):
            return {"content-type": "anchor", **self._id(node)} if node.get("id") else {}
        lang = node.get("lang", "")
        return {"content-type": "foreign", XML_LANG: lang} if lang else {}

    def _link(self, node: Element, into: Element) -> None:
        href = node.get("href", "")
        target = href.removeprefix("#") if href.startswith("#") else ""
        if target in self.ids and target:
            kind = "fn" if re.fullmatch(r"fn\d+", target) else "bibr" if target.startswith("ref-") else ""
            kind = kind or _REF_TYPES.get(_kind_of(target), "sec" if target in self.headings else "")
            made = element("xref", attributes={"ref-type": kind, "rid": self.own_id(target)})
        elif "://" in href or href.startswith("mailto:"):
            made = element("ext-link", attributes={"ext-link-type": "uri", HREF: href})
        else:
            made = element("span")
        inside = element("span")
        self._content(node, inside)
        if made.tag == "span":
            for part in list_of(inside):
                append(into, part)
            return
        for part in list_of(inside):
            append(made, part)
        into.append(made)

    def _formula(self, node: Element, attributes: Mapping[str, str], label: str = "") -> Element:
        """Return a formula in MathML and, where the author wrote it so, in TeX. label: its number."""
        tex = next((one.text for one in node.iter("annotation") if "tex" in one.get("encoding", "")), None)
        inner = next((list(one)[:1] for one in node if one.tag == "semantics"), list(node))
        display = "block" if _is_display(node) else "inline"
        math = element(f"{{{MATHML}}}math", node.text, attributes={"display": display})
        for one in inner:
            math.append(_as_mathml(one))
            append(math, one.tail)
        forms = element("alternatives", math, element("tex-math", tex)) if tex else math
        name = "disp-formula" if _is_display(node) else "inline-formula"
        return element(name, filled("label", label), forms, attributes=attributes)


def graphic(url: str, alt: str) -> Element:
    """Return a picture with what it shows, as JATS4R has it inside."""
    return element("graphic", filled("alt-text", alt), attributes={HREF: url})


def rights_of(words: str) -> Iterator[Element]:
    """Yield whose a picture is, and its licence, with which the words end where they name one.

    >>> [one.tag for one in rights_of("Archive, CC BY 4.0")], [one.text for one in rights_of("Archive, Tomsk")]
    (['attrib', 'permissions'], ['Archive, Tomsk'])
    """
    credit, _, license = words.rpartition(", ")
    if not license_url(license):
        credit, license = words, ""
    if credit:
        yield element("attrib", credit)
    if license:
        yield element("permissions", license_element(license, license_url(license)))


def license_element(name: str, url: str) -> Element:
    """Return a licence. Source: JATS4R, Permissions: its address is an element; older programs read the attribute."""
    return element(
        "license",
        filled(f"{{{ALI}}}license_ref", url),
        element("license-p", name),
        attributes={"license-type": "open-access" if "creativecommons.org" in url else "", HREF: url},
    )


def _take_credits(caption: Element) -> Iterator[str]:
    """Yield the words about the rights of each picture of a figure, and take them out of its caption."""
    for parent in list(caption.iter()):
        for node in [one for one in parent if one.tag == "span" and CREDIT in _classes(one)]:
            yield _words(node)
            at = list(parent).index(node)
            before = parent[at - 1] if at else None
            kept = (parent.text if before is None else before.tail) or ""
            joined = f"{kept.rstrip()}{node.tail or ''}"
            if before is None:
                parent.text = joined
            else:
                before.tail = joined
            parent.remove(node)


def list_of(node: Element) -> Iterator[Element | str]:
    """Yield the texts and elements that are in an element, in order."""
    if node.text:
        yield node.text
    for child in node:
        tail, child.tail = child.tail, None
        yield child
        if tail:
            yield tail


def _is_inline(node: Element) -> bool:
    return node.tag in _INLINE or node.tag in ("a", "math", "img", "br")


def _children(node: Element, tag: str) -> list[Element]:
    """Return the elements of a list; words that stand between them are one of them."""
    found = [element(tag, node.text)] if (node.text or "").strip() else []
    for child in node:
        found.append(child)
        if (child.tail or "").strip():
            found.append(element(tag, child.tail))
    return found


def _kind_of(identifier: str) -> str:
    """Return the kind of a labelled part, such as "fig"; "" for another id."""
    label = LABEL.fullmatch(identifier)
    return label["kind"].lower() if label else ""


def _with_label(title: Element) -> list[Element | str]:
    label = title.attrib.pop("label", "")
    return [*([f"{label} "] if label else []), *list_of(title)]


def _take_start(block: Element, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Take what a pattern finds at the beginning of a block; return its groups, () where it finds nothing."""
    found = pattern.match(block.text or "")
    if not found:
        return ()
    block.text = (block.text or "")[found.end() :]
    return tuple(found.groups(""))


def _take_label(block: Element, tag: str) -> str:
    """Take the first element of a kind, a label; return its words. What follows begins where it stood."""
    place, label = next((at, child) for at, child in enumerate(block) if child.tag == tag)
    block.remove(label)
    rest = (label.tail or "").lstrip()
    if place:
        block[place - 1].tail = (block[place - 1].tail or "") + rest
    else:
        block.text = (block.text or "").lstrip() + rest
    return _words(label)


def _statement_start(node: Element) -> tuple[str, str] | None:
    """Return the number and the name with which a theorem begins, or None."""
    paragraph = next(iter(node), None)
    start = paragraph.find("strong") if paragraph is not None else None
    found = _NAMED_STATEMENT.fullmatch("".join(start.itertext())) if start is not None else None
    return (found[1], found[2] or "") if found else None


def _equation(node: Element) -> tuple[Element, str, str] | None:
    """Return the formula that a paragraph consists of, its id and its number, or None."""
    identifier = node.get("id", "")
    while len(node) == 1 and node[0].tag == "span" and not _words_beside(node):
        node = node[0]
        identifier = node.get("id") or identifier
    match list(node):
        case [formula, *rest] if _is_display(formula) and not _words_beside(node):
            if not rest:
                return formula, identifier, ""
            if len(rest) == 1 and "equation-number" in _classes(rest[0]):
                return formula, identifier, _words(rest[0])
    return None


def _trim(line: Element) -> None:
    """Take the ends of lines of the markup out of the beginning and the end of a line."""
    line.text = (line.text or "").lstrip("\n")
    last = line[-1] if len(line) else None
    if last is not None:
        last.tail = (last.tail or "").rstrip(" \n")
    else:
        line.text = line.text.rstrip(" \n")


def _is_display(node: Element) -> bool:
    return node.tag == "math" and node.get("display") == "block"


def _words_beside(node: Element) -> bool:
    """Return whether an element has words of its own beside what is in it."""
    return any((text or "").strip() for text in (node.text, *(child.tail for child in node)))


def _as_mathml(node: Element) -> Element:
    names = {name: value for name, value in node.attrib.items() if name not in ("id", "class", "xmlns", "title")}
    made = element(f"{{{MATHML}}}{node.tag}", node.text, attributes=names)
    for child in node:
        made.append(_as_mathml(child))
        append(made, child.tail)
    return made
