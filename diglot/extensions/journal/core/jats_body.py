"""The markup of a text in, its body, notes and references in JATS out. Pure functions.

Whatever has no element in JATS leaves its words: no text is lost.
Source: JATS 1.3, Journal Publishing Tag Set (ANSI/NISO Z39.96-2021).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import msgspec

from diglot.extensions.journal.core.html_tree import read_html
from diglot.extensions.journal.core.xml_elements import MATHML, XLINK, append, element, filled

HREF = f"{{{XLINK}}}href"

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
    writer = _Writer(prefix, frozenset(ids))
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
        section = element("sec", attributes={"id": block.attrib.pop("id", "")})
        section.append(block)
        if open_sections:
            open_sections[-1][1].append(section)
        open_sections.append((level, section))
        if len(open_sections) == 1:
            yield section


@dataclass
class _Writer:
    """Writes the elements of a text. ids: those that links may lead to."""

    prefix: str
    ids: frozenset[str]
    _makers: Mapping[str, Callable[[Element], Element | None]] = field(init=False)

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
            "hr": lambda _: None,
        }

    def own_id(self, written: str) -> str:
        """Return an id in this document."""
        return f"{self.prefix}{jats_id(written)}" if written else ""

    def _id(self, node: Element) -> Mapping[str, str]:
        return {"id": self.own_id(node.get("id", ""))}

    # ------------------------------------------------------------ blocks

    def paragraphs(self, node: Element) -> list[Element]:
        """Return what is in an element as blocks; headings are bold lines there."""
        return [
            element("p", element("bold", list_of(block))) if level else block for level, block in self.blocks(node)
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
            return [(level, title)]
        if node.tag == "p":
            return [(0, one) for one in self._paragraph(node)]
        if make := self._makers.get(node.tag):
            made = make(node)
            return [] if made is None else [(0, made)]
        return self.blocks(node)

    def _paragraph(self, node: Element) -> list[Element]:
        [*formulas] = node
        if len(formulas) == 1 and _is_display(formulas[0]) and not _words_beside(node):
            return [self._formula(formulas[0], self._id(node))]
        if any(child.tag == "br" for child in node):
            return [self._verse(node)]
        line = element("p", attributes=self._id(node))
        self._content(node, line)
        return [line] if len(line) or (line.text or "").strip() else []

    def _verse(self, node: Element) -> Element:
        """Return lines that end where the author has ended them: a paragraph cannot have them."""
        lines = [element("verse-line")]
        append(lines[-1], node.text)
        for child in node:
            if child.tag == "br":
                lines.append(element("verse-line"))
            else:
                self._inline(child, lines[-1])
            append(lines[-1], child.tail)
        return element("verse-group", lines, attributes=self._id(node))

    def _list(self, node: Element) -> Element:
        kind = _LIST_TYPES.get(node.get("type", ""), "order") if node.tag == "ol" else "bullet"
        items = _children(node, "li")
        start = node.get("start", "")
        labels = [str(int(start) + number) for number in range(len(items))] if start.isdigit() else [""] * len(items)
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

    def _figure(self, node: Element) -> Element:
        captions = [self.paragraphs(child) for child in node if child.tag == "figcaption"]
        caption = filled("caption", *captions)
        pictures = list(node.iter("img"))
        rest = element("div", node.text)
        for child in node:
            if child.tag not in ("figcaption", "img"):
                rest.append(child)
        if not pictures or _words(rest):
            # More than pictures: what a figure of JATS cannot have.
            inside = element("div", node.text, [child for child in node if child.tag != "figcaption"])
            return element("boxed-text", self.paragraphs(inside), *captions, attributes=self._id(node))
        described = filled("alt-text", "; ".join(filter(None, (picture.get("alt", "") for picture in pictures))))
        graphics = [element("graphic", attributes={HREF: picture.get("src", "")}) for picture in pictures]
        return element("fig", caption, described, graphics, attributes=self._id(node))

    def _table(self, node: Element) -> Element:
        captions = [self.paragraphs(child) for child in node if child.tag == "caption"]
        table = element("table", [self._cells(child) for child in node if child.tag in _TABLE])
        return element("table-wrap", filled("caption", *captions), table, attributes=self._id(node))

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
            inside = element(name or "span")
            self._content(node, inside)
            if name:
                into.append(inside)
            else:
                for part in list_of(inside):
                    append(into, part)

    def _link(self, node: Element, into: Element) -> None:
        href = node.get("href", "")
        target = href.removeprefix("#") if href.startswith("#") else ""
        if target in self.ids and target:
            kind = "fn" if re.fullmatch(r"fn\d+", target) else "bibr" if target.startswith("ref-") else ""
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

    def _formula(self, node: Element, attributes: Mapping[str, str]) -> Element:
        """Return a formula in MathML and, where the author wrote it so, in TeX."""
        tex = next((one.text for one in node.iter("annotation") if "tex" in one.get("encoding", "")), None)
        inner = next((list(one)[:1] for one in node if one.tag == "semantics"), list(node))
        display = "block" if _is_display(node) else "inline"
        math = element(f"{{{MATHML}}}math", node.text, attributes={"display": display})
        for one in inner:
            math.append(_as_mathml(one))
            append(math, one.tail)
        forms = element("alternatives", math, element("tex-math", tex)) if tex else math
        return element("disp-formula" if _is_display(node) else "inline-formula", forms, attributes=attributes)


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
