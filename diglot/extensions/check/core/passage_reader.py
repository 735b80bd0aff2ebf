"""Extract the passages that are compared from a tree and the units of its alignment. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from diglot.model import tree
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.markup.typography import OBJECT_MARK
from diglot.model.paper.spreads import MARGIN
from diglot.model.translation.alignment import Unit
from diglot.model.translation.passages import Passage, PassageKind

POSITION = "data-pos"
"""The attribute written by pandoc's `+sourcepos`: "line:column-line:column", columns from 1."""

_LINE = re.compile(r"(\d+):\d+")
_BETWEEN = "\n"
# The longest code to quote inside a sentence.
_LONGEST_CODE = 30


def remove_wrappers(located: tuple[tree.Block, ...]) -> tuple[tree.Block, ...]:
    """Remove the divs that only carry a position from a tree, so that it has the shape of one read without positions.

    The spans are kept, because they do not divide anything.
    """
    return tree.rewrite(located, _unwrapped)


def _unwrapped(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
    match node:
        case tree.Div((tree.Attr("", (), pairs), inner)) if {name for name, _ in pairs} == {"wrapper", POSITION}:
            return tuple(block for part in inner for block in tree.rewrite((part,), _unwrapped))
    return node


def read_passages(blocks: Sequence[tree.Block], units: Sequence[Unit], lang: Lang) -> tuple[Passage, ...]:
    """Return the passage of each unit, in order. units: of the same tree, or of the same text without positions."""
    return tuple(_passage(blocks, unit, lang) for unit in units)


def _passage(blocks: Sequence[tree.Block], unit: Unit, lang: Lang) -> Passage:
    reader = _PassageReader(lang)
    content, is_ordered = _find(blocks, unit.at, reader)
    reader.blocks(content)
    return replace(reader.passage(unit.kind, unit.level), is_ordered=is_ordered, pair=unit.pair)


def _find(
    blocks: Sequence[tree.Block], at: tuple[int, ...], reader: _PassageReader
) -> tuple[tuple[tree.Block, ...], bool]:
    """Return the blocks of a unit by its position, and whether it is in a numbered list."""
    is_ordered = False
    rest = list(at)
    while rest:
        block = blocks[rest.pop(0)]
        if not rest:
            return (block,), is_ordered
        match block:
            case tree.BlockQuote(inner):
                blocks = inner
            case tree.Div((attr, inner)):
                reader.enter(attr)
                blocks = inner
            case tree.BulletList(items) | tree.OrderedList((_, items)):
                is_ordered = isinstance(block, tree.OrderedList)
                item = items[rest.pop(0)]
                if not rest:
                    return tuple(
                        part for part in item if not isinstance(part, (tree.BulletList, tree.OrderedList))
                    ), is_ordered
                blocks = item
            case tree.DefinitionList(entries):
                term, definitions = entries[rest.pop(0)]
                definition_number = rest.pop(0)
                return ((tree.Plain(term),) if definition_number == 0 else definitions[definition_number - 1]), False
            case _:
                return (block,), is_ordered
    return (), is_ordered


def field_passage(text: str, lang: Lang, line: int) -> Passage:
    """Return a field of the front matter as a passage."""
    return Passage("field", lang, text, lines=((0, line),))


class _PassageReader:
    """Collects the running text of blocks, and their links, notes and other features."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._current_lang = lang
        self._text: list[str] = []
        self._length = 0
        self._line = 0
        self._lines: list[tuple[int, int]] = []
        self._foreign: list[tuple[int, int]] = []
        self._titles: list[tuple[int, int]] = []
        self._strong: list[tuple[int, int]] = []
        self._titled_links: list[tuple[int, int]] = []
        self._objects: list[tuple[int, str]] = []
        self._code: list[str] = []
        self._links: list[str] = []
        self._pictures: list[str] = []
        self._notes: list[Passage] = []
        self._cites: list[str] = []
        self._shape = (0, 0)

    def passage(self, kind: PassageKind, level: int) -> Passage:
        rows, columns = self._shape
        return Passage(
            kind,
            self.lang,
            "".join(self._text),
            level,
            tuple(self._lines),
            tuple(self._foreign),
            tuple(self._titles),
            tuple(self._titled_links),
            tuple(self._objects),
            tuple(self._code),
            tuple(self._links),
            tuple(self._pictures),
            tuple(self._notes),
            rows,
            columns,
            cites=tuple(self._cites),
            strong=tuple(self._strong),
        )

    def enter(self, attr: tree.Attr) -> None:
        """Apply the language and the line of an element's attributes to what follows."""
        lang = (attr.get("lang") or "").partition("-")[0]
        if lang:
            self._current_lang = lang if lang in LANGUAGES else "?"
        position = _LINE.search(attr.get(POSITION) or "")
        if position:
            self._line = int(position[1])

    # ------------------------------------------------------------ blocks

    def blocks(self, blocks: Iterable[tree.Block]) -> None:
        for block in blocks:
            inner = self._current_lang
            self._block(block)
            self._current_lang = inner

    def _block(self, block: tree.Block) -> None:
        match block:
            case tree.Para(inlines) | tree.Plain(inlines):
                self._run(inlines)
            case tree.Header((_, attr, inlines)):
                self.enter(attr)
                self._run(inlines)
            case tree.LineBlock(lines):
                for line in lines:
                    self._run(line)
            case tree.CodeBlock((attr, text)):
                self.enter(attr)
                self._code.append(text)
                self._object(text)
            case tree.BlockQuote(inner):
                self.blocks(inner)
            case tree.Div((attr, inner)):
                self.enter(attr)
                self.blocks(inner[1:] if block.alert else inner)
            case tree.BulletList(items) | tree.OrderedList((_, items)):
                for item in items:
                    self.blocks(item)
            case tree.DefinitionList(entries):
                for term, definitions in entries:
                    self._run(term)
                    for definition in definitions:
                        self.blocks(definition)
            case tree.Figure((attr, caption, inner)):
                self.enter(attr)
                self.blocks(inner)
                # pandoc gives the text of a figure twice, as its caption and as its picture's: once is enough.
                if not self._text:
                    self.blocks(caption.blocks)
            case tree.Table():
                self._table(block)

    def _table(self, table: tree.Table) -> None:
        parts = table.parts
        self.enter(parts.attr)
        rows = [*parts.head.rows, *(row for body in parts.bodies for row in (*body.head, *body.rows)), *parts.foot.rows]
        self._shape = (len(rows), len(parts.columns))
        self.blocks(parts.caption.blocks)
        for row in rows:
            for cell in row.cells:
                self.blocks(cell.blocks)

    def _run(self, inlines: Sequence[tree.Inline]) -> None:
        if self._text:
            self._add(_BETWEEN)
        self._inlines(inlines)

    # ------------------------------------------------------------ inlines

    def _add(self, text: str) -> None:
        if text.strip() and self._line and (not self._lines or self._lines[-1][1] != self._line):
            self._lines.append((self._length, self._line))
        if self._current_lang != self.lang:
            _extend(self._foreign, self._length, self._length + len(text))
        self._text.append(text)
        self._length += len(text)

    def _object(self, text: str) -> None:
        if text:
            self._objects.append((self._length, text))
        self._add(OBJECT_MARK * len(text))

    def _inlines(self, inlines: Sequence[tree.Inline]) -> None:
        for inline in inlines:
            self._inline(inline)

    def _inline(self, inline: tree.Inline) -> None:
        match inline:
            case tree.Str(text):
                self._add(text)
            case tree.Space() | tree.SoftBreak() | tree.LineBreak():
                self._add(" ")
            case tree.Code((attr, text)):
                self.enter(attr)
                self._code.append(text)
                self._object(text)
            case tree.Math((_, text)):
                self._object(text)
            case tree.Link((attr, inner, target)):
                self._links.append(target.href)
                start = self._length
                self._with(attr, inner)
                if "://" in target.href:
                    self._titled_links.append((start, self._length))
            case tree.Image((attr, inner, target)):
                self._pictures.append(target.href)
                self._with(attr, inner)
                alternative = attr.get("alt")
                if alternative:
                    self._add(f"{_BETWEEN if inner else ''}{alternative}")
            case tree.Span((attr, _)) if MARGIN in attr.classes:
                pass  # what is missing of these is a problem of its own
            case tree.Span((attr, inner)):
                self._with(attr, inner)
            case tree.Cite((citations, inner)):
                keys = [citation.id for citation in citations]
                self._cites += keys
                # Entered for its line: the words are the same in no language.
                for span in tree.find(inner, tree.Span)[:1]:
                    self.enter(span.content[0])
                self._object(" ".join(f"@{key}" for key in keys))
            case tree.Note(blocks, by):
                self._notes.append(self._note(blocks, by))
            case tree.Emph(inner):
                start = self._length
                self._inlines(inner)
                self._titles.append((start, self._length))
            case tree.Strong(inner):
                start = self._length
                self._inlines(inner)
                self._strong.append((start, self._length))
            case (
                tree.Underline(inner)
                | tree.Strikeout(inner)
                | tree.Superscript(inner)
                | tree.Subscript(inner)
                | tree.SmallCaps(inner)
                | tree.Quoted((_, inner))
            ):
                self._inlines(inner)
            case tree.RawInline():
                pass

    def _with(self, attr: tree.Attr, inner: Sequence[tree.Inline]) -> None:
        lang = self._current_lang
        self.enter(attr)
        self._inlines(inner)
        self._current_lang = lang

    def _note(self, blocks: Sequence[tree.Block], by: str) -> Passage:
        reader = _PassageReader(self.lang)
        reader.blocks(blocks)
        return replace(reader.passage("note", 0), by=by)


def _extend(spans: list[tuple[int, int]], start: int, stop: int) -> None:
    if spans and spans[-1][1] == start:
        spans[-1] = (spans[-1][0], stop)
    else:
        spans.append((start, stop))


def text_in_language(passage: Passage, *, with_titles: bool = True) -> str:
    """Return the text of a passage with other languages masked, character for character; optionally titles too.

    >>> text_in_language(Passage("paragraph", "ru", "Сказано: less is more.", foreign=((9, 21),))).count(OBJECT_MARK)
    12
    """
    text = passage.text
    for start, stop in (*passage.foreign, *(() if with_titles else passage.titles)):
        text = text[:start] + OBJECT_MARK * (stop - start) + text[stop:]
    return text


def excerpt(passage: Passage, start: int = 0, stop: int | None = None) -> str:
    """Return the first words of a passage for a message: code between backticks.

    >>> excerpt(Passage("paragraph", "en", f"Call {OBJECT_MARK * 4} twice.", objects=((5, "wait"),)))
    'Call `wait` twice.'
    """
    stop = len(passage.text) if stop is None else stop
    pieces: list[str] = []
    stop_before = start
    for at, code in passage.objects:
        if stop_before <= at < stop:
            pieces += passage.text[stop_before:at], f"`{shorten(code, _LONGEST_CODE)}`"
            stop_before = at + len(code)
    return shorten("".join([*pieces, passage.text[stop_before:stop]]))


def shorten(text: str, length: int = 60) -> str:
    """Return the first words of a text, with an ellipsis where it is cut.

    >>> shorten("In the beginning was the word", 18)
    'In the beginning…'
    """
    words = " ".join(text.split())
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0].rstrip(' ,;:—–-')}…"


def all_passages(passages: Sequence[Passage]) -> Iterator[tuple[int, int | None, Passage]]:
    """Yield every passage and each note in it, with the passage's index and the note's (None for the passage)."""
    for number, passage in enumerate(passages):
        yield number, None, passage
        for note, inner in enumerate(passage.notes):
            yield number, note, inner
