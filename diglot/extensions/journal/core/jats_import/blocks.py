"""The body of an article in JATS in, the blocks of a manuscript out. Pure functions.

No word is lost: an element that is not known leaves the blocks that are in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from xml.etree.ElementTree import Element

from diglot.extensions.journal.core.jats_body import BREAK
from diglot.extensions.journal.core.jats_import.elements import lang_of, license_name, words_of
from diglot.extensions.journal.core.jats_import.running_text import RunningText
from diglot.extensions.journal.core.jats_import.tables import read_table
from diglot.model import tree
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_
from diglot.model.tree import ALERTS, Attr, Block, Blocks, Div, Inline, Para, Str, Target

_DEEPEST = 6
_SECTIONS = frozenset("sec ack app notes bio glossary fn-group".split())
_NAMED_LISTS = {"alpha-lower": "LowerAlpha", "alpha-upper": "UpperAlpha", "roman-lower": "LowerRoman",
                "roman-upper": "UpperRoman", "order": "Decimal"}  # fmt: skip
_ITEM = re.compile(r"(?P<open>\(?)(?P<sign>\d{1,9}|[a-zA-Z])(?P<close>[.)]?)")
_CAPTION = frozenset(["label", "caption", "title", "alt-text", "long-desc", "object-id"])
_NOT_TEXT = frozenset(["object-id", "sec-meta", "alt-text", "long-desc"])
_UNNUMBERED = Attr("", ("unnumbered",))


@dataclass
class BlockReader:
    """Reads the blocks of a text. text: reads what runs on in them."""

    text: RunningText

    def __post_init__(self) -> None:
        self.text.read_note = self._note
        self._makers: Mapping[str, Callable[[Element, int], Iterable[Block]]] = {
            "p": self._paragraph,
            "list": self._list,
            "def-list": self._definitions,
            "disp-quote": self._quotation,
            "verse-group": self._verse,
            "disp-formula": self._formula,
            "fig": self._figure,
            "fig-group": self._figure_group,
            "table-wrap": self._table_wrap,
            "table": lambda node, _: [read_table(node, self.text)],
            "boxed-text": self._box,
            "statement": self._statement,
            "code": self._code,
            "preformat": self._code,
            "fn": self._loose_note,
            # It stands at the end of the text, as far as the house does not make it.
            "ref-list": lambda *_: (),
            "hr": lambda *_: [tree.HorizontalRule()],
            "supplementary-material": self._file,
            "media": self._file,
            "inline-supplementary-material": self._file,
            **dict.fromkeys(_SECTIONS, self._section),
            **dict.fromkeys(
                "table-wrap-group disp-formula-group app-group speech question answer array "
                "chem-struct-wrap def-item floats-group table-wrap-foot block-alternatives".split(),
                self._group,
            ),
        }

    def blocks(self, node: Element, level: int) -> Iterator[Block]:
        """Yield the blocks in an element. level: of the headings of sections in it, from 2."""
        for child in node:
            yield from self.block(child, level)

    def block(self, node: Element, level: int) -> Iterable[Block]:
        """Return the blocks that an element is."""
        if node.tag in _NOT_TEXT:
            if node.tag in ("object-id", "sec-meta"):
                self.text.losses.add(node, N_("data of a part of the text"))
            return ()
        make = self._makers.get(node.tag)
        found = make(node, level) if make else self._alone(node)
        return self._spoken(tuple(found), node)

    def _spoken(self, found: Blocks, node: Element) -> Blocks:
        lang = lang_of(node)
        if found and lang in LANGUAGES and lang != self.text.lang and node.tag not in _SECTIONS:
            match found:
                case (Div((attr, inner)),) if "verse" in attr.classes:
                    return (Div((attr.with_pair("lang", lang), inner)),)
            return (Div((Attr(pairs=(("lang", lang),)), found)),)
        return found

    def _alone(self, node: Element) -> Iterator[Block]:
        """Yield what runs on in a line and stands alone here, as a paragraph."""
        if inlines := self.text.finished(self.text.piece(node)):
            yield Para(inlines)

    def _paragraph(self, node: Element, level: int) -> Iterable[Block]:
        return [tree.HorizontalRule()] if node.get("content-type") == BREAK else self.mixed(node, level)

    def mixed(self, node: Element, level: int = _DEEPEST) -> Iterator[Block]:
        """Yield a paragraph, which ends where a block is in it and goes on after it."""
        pieces: list[Inline] = []

        def line() -> Iterator[Block]:
            inlines = self.text.finished(pieces)
            pieces.clear()
            if inlines:
                yield Para(inlines)

        pieces += self.text.pieces(_text_only(node.text))
        for child in node:
            if child.tag in self._makers and child.tag != "fn":
                yield from line()
                yield from self.block(child, level)
            else:
                pieces += self.text.piece(child)
            pieces += self.text.pieces(_text_only(child.tail))
        yield from line()

    def item(self, node: Element) -> Blocks:
        """Return what is in an item, a note or a quotation."""
        if any(child.tag in self._makers for child in node):
            return tuple(block for child in node for block in self.block(child, _DEEPEST) if child.tag != "label")
        return tuple(self.mixed(node))

    def _note(self, node: Element) -> Blocks:
        return tuple(block for child in node if child.tag != "label" for block in self.block(child, _DEEPEST))

    def _loose_note(self, node: Element, _: int) -> Iterator[Block]:
        """Yield a note that stands where it is, such as one below a table."""
        yield from _labelled(words_of(node.find("label")), self._note(node))

    # ------------------------------------------------------------ sections

    def _section(self, node: Element, level: int) -> Iterator[Block]:
        title, label = node.find("title"), words_of(node.find("label"))
        inlines = self.text.read(title) if title is not None else ()
        labels = self.text.labels
        is_numbered = labels.unnumbered is not None and node not in labels.unnumbered
        if label and not is_numbered:
            inlines = (Str(f"{label} "), *inlines) if inlines else (Str(label),)
        if inlines:
            identifier = labels.name(node) or self._target(node)
            is_bare = labels.unnumbered is not None and node in labels.unnumbered
            attr = Attr(identifier, _UNNUMBERED.classes if is_bare else ())
            yield tree.Header((min(level, _DEEPEST), attr, inlines))
        for child in node:
            if child is not title and child.tag != "label":
                yield from self.block(child, level + 1 if inlines else level)

    def _target(self, node: Element) -> str:
        """Return the id that links lead to, "" where none does, or where the original decides it."""
        target = self.text.targets.get(node.get("id", ""), "")
        return "" if self.text.is_translation and node.tag in _SECTIONS else target

    def _group(self, node: Element, level: int) -> Iterator[Block]:
        """Yield the blocks of an element that only holds others together; its title is a line in bold type."""
        yield from self._title(node)
        for child in node:
            if child.tag not in ("label", "title", "caption"):
                yield from self.block(child, level)

    def _title(self, node: Element) -> Iterator[Block]:
        label, title = words_of(node.find("label")), self._caption(node)
        if label or title:
            start = (tree.Strong((Str(label),)),) if label else ()
            yield Para((*start, *((Str(" "),) if start and title else ()), *title))

    # ------------------------------------------------------------ lists, quotations, verse, code

    def _list(self, node: Element, _: int) -> Iterator[Block]:
        yield from self._title(node)
        items = [child for child in node if child.tag == "list-item"]
        labels = [words_of(item.find("label")) for item in items]
        contents = _tight([self.item(item) for item in items])
        kind = node.get("list-type", "")
        if any(labels):
            style = _style_of(labels)
            if style:
                yield tree.OrderedList((style, tuple(contents)))
            else:
                for label, content in zip(labels, contents, strict=True):
                    yield from _labelled(label, content)
        elif kind in _NAMED_LISTS:
            style = (1, tree.ListStyle(_NAMED_LISTS[kind]), tree.ListStyle("Period"))
            yield tree.OrderedList((style, tuple(contents)))
        elif contents:
            yield tree.BulletList(tuple(contents))

    def _definitions(self, node: Element, _: int) -> Iterator[Block]:
        yield from self._title(node)
        entries = []
        for item in node.findall("def-item"):
            terms = [self.text.read(term) for term in item.findall("term")]
            term = tuple(part for at, one in enumerate(terms) for part in ((Str(", "), *one) if at else one))
            label = words_of(item.find("label"))
            term = (Str(f"{label} "), *term) if label else term
            entries.append((term, tuple(self.item(one) for one in item.findall("def")) or ((),)))
        if entries:
            yield tree.DefinitionList(tuple(entries))

    def _quotation(self, node: Element, _: int) -> Iterator[Block]:
        yield tree.BlockQuote((*self._title(node), *(
            block for child in node if child.tag not in ("label", "title") for block in self.block(child, _DEEPEST)
        )))  # fmt: skip

    def _verse(self, node: Element, level: int) -> Iterator[Block]:
        lines: list[Inline] = []
        after: list[Block] = []
        for child in node:
            if child.tag == "verse-line":
                lines += (*((tree.LineBreak(),) if lines else ()), *self._verse_line(child))
            elif child.tag not in ("label", "title", "subtitle"):
                after += self.block(child, level)
        yield from self._title(node)
        if lines:
            para = Para(tuple(lines))
            yield para if node.get("specific-use") == "lines" else Div((Attr("", ("verse",)), (para,)))
        yield from after

    def _verse_line(self, node: Element) -> tuple[Inline, ...]:
        indent = len(found[0]) if (found := re.match("\u00a0+", node.text or "")) else 0
        return (*((Str("\u00a0" * indent),) if indent else ()), *self.text.read(node))

    def _code(self, node: Element, _: int) -> Iterator[Block]:
        language = node.get("language", "").lower()
        classes = (language,) if re.fullmatch(r"[\w+-]+", language) else ()
        yield tree.CodeBlock((Attr("", classes), "".join(node.itertext()).strip("\n")))

    def _formula(self, node: Element, _: int) -> Iterator[Block]:
        label, name = words_of(node.find("label")), self.text.labels.name(node)
        bare = _without(node, "label")
        inlines = self.text.finished(self.text.formula(bare))
        match inlines:
            case (tree.Math((kind, tex)),) if label and not name and "\\tag" not in tex:
                number = re.sub(r"^\((.*)\)$", r"\1", label)
                inlines = (
                    tree.Math((kind, f"{tex} \\tag{{{number}}}" if number != label else f"{tex} \\tag*{{{label}}}")),
                )
            case (tree.Math(),) if name:
                inlines = (*inlines, tree.Space(), Str(f"{{#{name}}}"))
            case _ if label:
                inlines = (*inlines, Str(f" {label}"))
        if inlines:
            yield Para(inlines)

    # ------------------------------------------------------------ figures, tables, boxes

    def _caption(self, node: Element) -> tuple[Inline, ...]:
        """Return the title and the caption of a part as running text, its paragraphs one after another."""
        caption = node.find("caption")
        parts = [child for child in node if child.tag == "title"]
        parts += list(caption) if caption is not None else []
        found: list[Inline] = []
        for part in parts:
            inlines = self.text.read(part)
            if inlines and part.tag == "title":
                inlines = (tree.Strong(inlines),)
            found += (*((Str(" "),) if found and inlines else ()), *inlines)
        return tuple(found)

    def _labelled_caption(self, node: Element, *, has_rights: bool = True) -> tuple[Inline, ...]:
        """Return the caption of a part with what else belongs to it: a label that is no number, a source, rights."""
        label = "" if self.text.labels.name(node) else words_of(node.find("label"))
        found = [*((tree.Strong((Str(label),)),) if label else ())]
        for more in (
            self._caption(node),
            *(self._labelled_caption(one) for one in node.findall("graphic")),
            *((self.text.read(one) for one in node.findall("attrib")) if has_rights else ()),
            *(self._rights(node) if has_rights else ()),
        ):
            found += (*((Str(" "),) if found and more else ()), *more)
        return tuple(found)

    def _rights(self, node: Element) -> Iterator[tuple[Inline, ...]]:
        for permissions in node.findall("permissions"):
            words = words_of(_without(permissions, "copyright-year", "copyright-holder"))
            yield (Str(words or words_of(permissions)),)

    def _identifier(self, node: Element) -> str:
        return self.text.labels.name(node) or self.text.targets.get(node.get("id", ""), "")

    def _figure(self, node: Element, level: int) -> Iterator[Block]:
        graphics = _graphics(node)
        said = _rights_of_pictures(node, len(graphics))
        identifier, caption = self._identifier(node), self._labelled_caption(node, has_rights=not said)
        rest = [
            block
            for child in node
            if child.tag not in _CAPTION and child.tag not in ("attrib", "permissions", "graphic", "alternatives")
            for block in self.block(child, level)
        ]
        alts = _alternatives(node, graphics)
        pairs = [(("alt", alt), *more) for alt, more in zip_longest(alts, said, fillvalue=())]
        if len(graphics) == 1:
            shown = tuple(
                pair for pair in pairs[0] if pair != ("alt", "") and pair != ("alt", tree.plain_text(caption))
            )
            yield Para((tree.Image((Attr(identifier, (), shown), caption, Target(self.text.picture(graphics[0])))),))
            yield from rest
            return
        pictures = [
            Para((tree.Image((Attr("", (), pairs_of_one), (), Target(self.text.picture(one)))),))
            for one, pairs_of_one in zip(graphics, pairs, strict=True)
        ]
        inside = (*pictures, *rest, *((Para(caption),) if caption else ()))
        yield from (Div((Attr(identifier), inside)),) if identifier and inside else inside

    def _figure_group(self, node: Element, level: int) -> Iterator[Block]:
        """Yield figures that are one together, with its caption after them; those without a label as any group."""
        if name := self.text.labels.name(node):
            caption = self._labelled_caption(node)
            inner = [block for child in node if child.tag not in _CAPTION for block in self.block(child, level)]
            yield Div((Attr(name), (*inner, *((Para(caption),) if caption else ()))))
        else:
            yield from self._group(node, level)

    def _table_wrap(self, node: Element, level: int) -> Iterator[Block]:
        caption, identifier = self._labelled_caption(node), self._identifier(node)
        tables = [read_table(one, self.text) for one in node.iter("table")]
        pictures = [
            Para((tree.Image((Attr(), (), Target(self.text.picture(one)))),)) for one in _graphics(node) if not tables
        ]
        after = [
            block
            for child in node
            if child.tag not in _CAPTION | {"table", "attrib", "permissions", "graphic", "alternatives"}
            for block in self.block(child, level)
        ]
        inside = (*tables, *pictures, *((Para(caption),) if caption else ()))
        if identifier:
            yield Div((Attr(identifier), inside))
        elif caption and tables and isinstance(tables[0], tree.Table):
            yield Div((Attr("", ("table",)), inside))
        else:
            yield from inside
        yield from after

    def _box(self, node: Element, level: int) -> Iterator[Block]:
        code, name = node.findall("code"), self.text.labels.name(node)
        if name and len(code) == 1:
            [block] = self._code(code[0], level)
            assert isinstance(block, tree.CodeBlock)
            attr, words = block.content
            caption = tree.plain_text(self._caption(node))
            yield tree.CodeBlock((Attr(name, attr.classes, (("caption", caption),) if caption else ()), words))
            return
        kind = node.get("content-type", "")
        if kind in ALERTS:
            title = Div((Attr("", ("title",)), (Para((Str(kind.capitalize()),)),)))
            inner = [block for child in node if child.tag not in _CAPTION for block in self.block(child, _DEEPEST)]
            yield Div((Attr("", (kind,)), (title, *inner)))
            return
        yield Div((Attr(self._identifier(node), ("box",)), tuple(self._group(node, level))))

    def _statement(self, node: Element, level: int) -> Iterator[Block]:
        name, title = self.text.labels.name(node), words_of(node.find("title"))
        inner = [block for child in node if child.tag not in ("label", "title") for block in self.block(child, level)]
        if name:
            yield Div((Attr(name, ("theorem",), (("name", title),) if title else ()), tuple(inner)))
        else:
            yield from (*self._title(node), *inner)

    def _file(self, node: Element, level: int) -> Iterator[Block]:
        """Yield the words about a file that goes with the article; the file itself is not here."""
        self.text.losses.add(node, N_("file that goes with the article"), node.get("href", "") or words_of(node))
        yield from self._group(_without(node, "object-id", "media"), level)
        for media in node.findall("media"):
            yield from self._group(media, level)


def _text_only(text: str | None) -> Element:
    made = Element("text")
    made.text = text
    return made


def _without(node: Element, *tags: str) -> Element:
    """Return an element without some of its children."""
    made = Element(node.tag, node.attrib)
    made.text = node.text
    for child in node:
        if child.tag not in tags:
            made.append(child)
    return made


def _graphics(node: Element) -> list[Element]:
    """Return the pictures of a figure or a table: of several forms of one, the first."""
    found = []
    for child in node:
        if child.tag == "graphic":
            found.append(child)
        elif child.tag == "alternatives":
            found += child.findall("graphic")[:1]
    return found


def _alternatives(node: Element, graphics: Sequence[Element]) -> Sequence[str]:
    """Return what each picture of a figure shows: said of the picture, or of all of them in the figure."""
    whole = words_of(node.find("alt-text")) or words_of(node.find("long-desc"))
    shared = whole.split("; ") if whole.count("; ") == len(graphics) - 1 else [whole] * len(graphics)
    return [words_of(one.find("alt-text")) or more for one, more in zip(graphics, shared, strict=True)]


def _rights_of_pictures(node: Element, pictures: int) -> Sequence[tuple[tuple[str, str], ...]]:
    """Return the attributes of the pictures of a figure: whose each is, and its licence. What is said once is of all.

    Empty where the figure says more of its rights than attributes can. pictures: how many it has.
    """
    found: list[tuple[tuple[str, str], ...]] = []
    for child in node:
        if child.tag == "attrib" and not len(child):
            found.append((("credit", words_of(child)),))
        elif child.tag == "permissions" and [one.tag for one in child] == ["license"] and _is_only_named(child[0]):
            credit = found.pop() if found and [name for name, _ in found[-1]] == ["credit"] else ()
            found.append((*credit, ("license", license_name(child[0]))))
        elif child.tag in ("attrib", "permissions"):
            return ()
    return found * pictures if len(found) == 1 else found if len(found) <= pictures else ()


def _is_only_named(license: Element) -> bool:
    words = [words_of(one) for one in license if one.tag != "license_ref"]
    return words in ([], [license_name(license)])


def _style_of(labels: list[str]) -> tuple[int, tree.ListStyle, tree.ListStyle] | None:
    """Return how a list is numbered that has these labels, None if Markdown has no such list.

    >>> _style_of(["3)", "4)"]), _style_of(["*", "*"])
    ((3, ListStyle(t='Decimal'), ListStyle(t='OneParen')), None)
    """
    found = [_ITEM.fullmatch(label) for label in labels]
    signs = [match["sign"] for match in found if match]
    frames = {(match["open"], match["close"]) for match in found if match}
    if len(signs) != len(labels) or len(frames) != 1:
        return None
    delimiter = {"(": "TwoParens", ")": "OneParen"}.get("".join(frames.pop())[:1], "Period")
    kind = "Decimal" if signs[0].isdigit() else "LowerAlpha" if signs[0].islower() else "UpperAlpha"
    numbers = [int(sign) if sign.isdigit() else ord(sign.lower()) - ord("a") + 1 for sign in signs]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    return numbers[0], tree.ListStyle(kind), tree.ListStyle(delimiter)


def _tight(items: list[Blocks]) -> list[Blocks]:
    """Return items of one paragraph each, with lists below it or not, as a list without space between them."""
    if not all(
        item and isinstance(item[0], Para) and not any(isinstance(one, Para) for one in item[1:]) for item in items
    ):
        return items
    return [(tree.Plain(item[0].inlines), *item[1:]) for item in items if isinstance(item[0], Para)]


def _labelled(label: str, content: Blocks) -> Iterator[Block]:
    """Yield an item as a paragraph that begins with its label."""
    match content:
        case (Para(inlines) | tree.Plain(inlines), *rest) if label:
            yield Para((Str(f"{label} "), *inlines))
            yield from rest
        case _:
            yield from ((Para((Str(label),)),) if label else ())
            yield from content
