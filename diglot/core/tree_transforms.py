"""A manuscript's tree in, blocks ready for the type out: title, ids, addresses, tables, notes. Touches nothing.

Each step takes and gives `Blocks`; `pipeline/typeset/text_compiler.py` puts them in a row.
"""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from diglot.model.allowed_markup import FRAMES, TAGS, is_allowed
from diglot.model.numerals import roman_numeral
from diglot.model.problems import (
    DeadLink,
    DroppedMarkup,
    EmptyLink,
    LostCaption,
    MissingAlt,
    RemotePicture,
    UnsafeLink,
)
from diglot.model.publication import AddressUse, ElementLocation, OutlineHeading, PlacedProblem
from diglot.model.spreads import SECOND_ROW
from diglot.model.tree import (
    Alignment,
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Caption,
    Cell,
    Code,
    CodeBlock,
    ColWidth,
    DefinitionList,
    Div,
    Figure,
    Header,
    HorizontalRule,
    Image,
    Inline,
    Link,
    ListStyle,
    Node,
    Note,
    OrderedList,
    Para,
    Plain,
    RawBlock,
    RawInline,
    Row,
    Space,
    Span,
    Str,
    Table,
    TableBody,
    TableFoot,
    TableHead,
    TableParts,
    Target,
    find,
    plain_text,
    rewrite,
    walk,
)
from diglot.model.typography import RUSSIAN_LABELS

Blocks: TypeAlias = tuple[Block, ...]

# Ids that the templates use for the parts of a page; a heading of that name gets a number.
RESERVED_IDS = frozenset(
    ["main", "contents", "notes", "poll", "share", "authors", "related", "top"]
    + [f"poll-{outcome}" for outcome in ("counted", "again", "late", "crowded", "empty")]
)

_RAW_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
_RAW_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)\s*(?:=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_ALIGNMENTS = {"AlignLeft": "align-left", "AlignRight": "align-right", "AlignCenter": "align-center"}


# ---------------------------------------------------------------- title and headings


def take_title(blocks: Blocks, title: str = "") -> tuple[str, Blocks]:
    """Split off the title that the text itself begins with ("" if it does not); return it and the rest.

    The page's own title is its only first-level heading, so others in the text go down by one level.
    title: the one in the front matter, if any; a heading of other words stays in the text.

    >>> take_title((Header((1, Attr(), (Str("Title"),))), Para((Str("Text"),))))
    ('Title', (Para(inlines=(Str(text='Text'),)),))
    """
    heading = ""
    match blocks:
        case [Header((1, _, inlines)), *_] if not title or _letters(plain_text(inlines)) == _letters(title):
            heading, blocks = plain_text(inlines), blocks[1:]
    if any(level == 1 for level, _, _ in _headings(blocks)):
        blocks = rewrite(blocks, _one_level_down, Header)
    return heading, blocks


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _one_level_down(node: Node) -> Node:
    match node:
        case Header((level, attr, inlines)):
            return Header((min(level + 1, 6), attr, inlines))
    return node


def outline(blocks: Blocks, slug: Callable[[str], str]) -> tuple[OutlineHeading, ...]:
    """Every heading in order, each with an id of its own: the one written, or else one made of its words."""
    taken: set[str] = set(RESERVED_IDS)
    return tuple(
        OutlineHeading(level, plain_text(inlines), _free_id(attr.id or slug(plain_text(inlines)), taken))
        for level, attr, inlines in _headings(blocks)
    )


def _headings(blocks: Blocks) -> list[tuple[int, Attr, tuple[Inline, ...]]]:
    return [node.content for node in find(blocks, Header)]


def _free_id(wanted: str, taken: set[str]) -> str:
    base = wanted or "section"
    number, free = 1, base
    while free in taken:
        number += 1
        free = f"{base}-{number}"
    taken.add(free)
    return free


def share_ids(
    own: Sequence[OutlineHeading], original: Sequence[OutlineHeading], opposite: Mapping[int, int]
) -> tuple[OutlineHeading, ...]:
    """Give a translation's headings the ids of the original's, so that a link leads to the same place in both.

    opposite: for a heading of the translation, by its number, that of the original's heading opposite; one without
    a counterpart keeps its own id.

    >>> own = [OutlineHeading(2, "От переводчика", "ot-perevodchika"), OutlineHeading(2, "Порты", "porty")]
    >>> [row.id for row in share_ids(own, [OutlineHeading(2, "Ports", "ports")], {1: 0})]
    ['ot-perevodchika', 'ports']
    """
    ids = {number: original[other].id for number, other in opposite.items()}
    taken = set(ids.values())
    return tuple(
        OutlineHeading(row.level, row.text, ids[number] if number in ids else _free_id(row.id, taken))
        for number, row in enumerate(own)
    )


def set_ids(blocks: Blocks, headings: Sequence[OutlineHeading]) -> Blocks:
    """Write the outline's ids into the headings; an id that the author wrote stays a place to link to."""
    ids = iter([heading.id for heading in headings])

    def change(node: Node) -> Node:
        match node:
            case Header((level, attr, inlines)):
                shared = next(ids)
                if attr.id and attr.id != shared:
                    inlines = (Span((Attr(attr.id), ())), *inlines)
                return Header((level, Attr(shared, attr.classes, attr.pairs), inlines))
        return node

    return rewrite(blocks, change, Header)


# ---------------------------------------------------------------- addresses and markup


@dataclass
class AddressFindings:
    """What a walk through one text finds."""

    uses: list[AddressUse] = field(default_factory=list)
    problems: list[PlacedProblem] = field(default_factory=list)


def set_addresses(blocks: Blocks, path: str, address_of: Callable[[str], str | None]) -> tuple[Blocks, AddressFindings]:
    """Put neutral addresses for every link and picture, also in HTML written by hand; note what was found.

    A link that may not be published becomes plain text. path: the manuscript's, for messages.
    """
    clerk = _AddressRewriter(path, address_of)
    clerk.findings.problems.extend(_lost_captions(blocks, path))
    return rewrite(blocks, clerk.change, Link, Image, RawInline, RawBlock), clerk.findings


def _lost_captions(blocks: Blocks, path: str) -> Iterator[PlacedProblem]:
    """Find captions that have no place: a picture with a description of its own has one only as a figure."""
    shown = {id(image) for figure in find(blocks, Figure) for image in find((figure,), Image)}
    for number, image in enumerate(find(blocks, Image)):
        attr, inlines, _ = image.content
        words, alt = plain_text(inlines), attr.get("alt")
        if id(image) not in shown and words and alt is not None and _letters(words) != _letters(alt):
            yield PlacedProblem(LostCaption(path, None, words), ElementLocation("image", number))


class _AddressRewriter:
    def __init__(self, path: str, address_of: Callable[[str], str | None]) -> None:
        self.path = path
        self.address_of = address_of
        self.findings = AddressFindings()
        self.counts = {"link": 0, "image": 0, "raw": 0}

    def change(self, node: Node) -> Node | tuple[Node, ...]:
        match node:
            case Link((attr, inlines, target)):
                place = self.place("link")
                if not (target.href or attr.id):
                    self.findings.problems.append(PlacedProblem(DeadLink(self.path, None, "", ""), place))
                    return Span((attr, inlines))
                if not plain_text(inlines).strip() and not find(inlines, Image):
                    self.findings.problems.append(PlacedProblem(EmptyLink(self.path, None, target.href), place))
                address = self.address(target.href, place)
                if address is None:
                    return Span((attr, inlines))
                return Link((attr, inlines, Target(address, target.title)))
            case Image((attr, inlines, target)):
                return self.image(attr, inlines, target)
            case RawInline(("html", text)):
                return RawInline(("html", self.raw(text)))
            case RawBlock(("html", text)):
                return RawBlock(("html", self.raw(text)))
            case RawInline() | RawBlock():
                return ()
        return node

    def place(self, kind: str) -> ElementLocation:
        self.counts[kind] += 1
        return ElementLocation(kind, self.counts[kind] - 1)  # type: ignore[arg-type]

    def address(self, written: str, place: ElementLocation) -> str | None:
        address = self.address_of(written)
        if address is None:
            self.findings.problems.append(PlacedProblem(UnsafeLink(self.path, None, written), place))
        elif address.startswith(("article:", "asset:", "#")):
            self.findings.uses.append(AddressUse(address, written, place))
        return address

    def image(self, attr: Attr, inlines: tuple[Inline, ...], target: Target) -> Node | tuple[Node, ...]:
        place = self.place("image")
        if not inlines and attr.get("alt") is None:
            self.findings.problems.append(PlacedProblem(MissingAlt(self.path, None, target.href), place))
        address = self.address(target.href, place)
        if address is None:
            return inlines
        if address.startswith(("https:", "http:")):
            self.findings.problems.append(PlacedProblem(RemotePicture(self.path, 1, target.href), place))
        return Image((attr, inlines, Target(address, target.title)))

    def raw(self, markup: str) -> str:
        place = self.place("raw")
        if _WHOLE_COMMENT.fullmatch(markup):
            return markup
        for tag in _fallen(markup):
            self.findings.problems.append(PlacedProblem(DroppedMarkup(self.path, None, tag), place))
        return _RAW_TAG.sub(lambda match: self.raw_tag(match, place), markup)

    def raw_tag(self, match: re.Match[str], place: ElementLocation) -> str:
        if match[2].lower() not in TAGS and match[2].lower() not in FRAMES:
            return html.escape(match[0], quote=False)

        def attribute(found: re.Match[str]) -> str:
            name, value = found[1], found[2]
            if name.lower() not in ("href", "src") or value is None:
                return found[0]
            address = self.address(html.unescape(value.strip("\"'")), place)
            if address and name.lower() == "src" and address.startswith(("https:", "http:")):
                self.findings.problems.append(PlacedProblem(RemotePicture(self.path, 1, address), place))
            return f'{name}="{html.escape(address)}"' if address is not None else ""

        return f"<{match[1]}{match[2]}{_RAW_ATTRIBUTE.sub(attribute, match[3])}>"


def _fallen(markup: str) -> Iterator[str]:
    """Return the tags and attributes of hand-written HTML that are dropped while their words stay."""
    for match in _RAW_TAG.finditer(markup):
        closing, tag, rest = match[1], match[2].lower(), match[3]
        if closing:
            continue
        if tag in FRAMES:
            yield f"<{tag}>"
        if tag not in TAGS:
            continue
        for found in _RAW_ATTRIBUTE.finditer(rest):
            name = found[1].lower()
            if not is_allowed(tag, name) and not name.startswith(("data-", "/")):
                yield f"<{tag} {name}>"


def _gap(tag: re.Match[str]) -> str:
    return "" if tag[2].lower() in _INLINE else " "


# What stands inside a word now and then.
_INLINE = FRAMES | frozenset("em i strong b u s del ins mark small sub sup q cite abbr span a code var kbd wbr".split())

# HTML ends a comment in three ways.
_LITERAL = re.compile(r"\{(?:%-?|\{[<%])\s*(highlight|raw|verbatim|codeblock)\b")


def literal_runs(blocks: Blocks) -> Iterator[tuple[bool, Blocks]]:
    """Yield the text in pieces: between the tags by which another tool marks code (True), and what is outside."""
    run: list[Block] = []
    end: re.Pattern[str] | None = None
    for block in blocks:
        text = plain_text(block.inlines) if isinstance(block, (Para, Plain)) else ""
        opening = _LITERAL.search(text)
        if end is None and opening:
            end = re.compile(rf"\{{(?:%-?|\{{[<%])\s*(?:end|/\s*){opening[1]}\b")
            if not end.search(text, opening.end()):
                yield False, tuple(run)
                run = []
            else:
                end = None
        run.append(block)
        if end and end.search(text):
            yield True, tuple(run)
            run, end = [], None
    yield end is not None, tuple(run)


_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:-->|--!>))", re.DOTALL)
_WHOLE_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!-->|--!>).)*-->\s*", re.DOTALL)


def words_of_markup(markup: str) -> list[str]:
    """Return the words between the tags of HTML.

    >>> words_of_markup('<p title="a">Ink &amp; <b>paper</b><!-- no --></p>')
    ['Ink', 'paper']
    """
    if "<!--" in markup:
        markup = _COMMENT.sub("", markup)
    text = _RAW_TAG.sub(_gap, markup)
    return re.findall(r"\w+", html.unescape(text))


# A closed dash, and the word before it; the dash of a range, and the numbers beside it.
_DASH = re.compile(r"—(?=[\w«“‘(])|–(?=(\d{1,5}))")
_WORD_BEFORE, _NUMBER_BEFORE = re.compile(r"\w{1,12}[»”’)]?\Z"), re.compile(r"\d{1,5}\Z")
_LONGEST_BEFORE = 13
_CODE = re.compile(r"<(code|pre|kbd|samp|math)\b.*?</\1>", re.DOTALL)
_HYPHEN = re.compile(r"-(?=[^\W_])")
_LONGEST_PART = 16
_NUMBER_WITH_ENDING = re.compile(r"\d+-[а-яё]{1,3}(?![\w-])")
# «по-английски», «кто-нибудь», “e-mail”. PDFs know these by themselves (adapters.typesetter.text_widths), and may
# hyphenate the longer part.
_SHORT_PART = re.compile(
    r"(?:(?:ко[ей]|[^\W\d_]{1,2})-[^\W\d_]{1,16}|[^\W\d_]{1,16}-(?:то|либо|нибудь|таки|[^\W\d_]{1,2}))(?![\w-])",
    re.IGNORECASE,
)


def keep_together(markup: str) -> str:
    """Forbid the line breaks that browsers allow and typesetters do not: before —, in 8–9 and 1970-х, after «по-».

    An element, and not a joiner of words: who copies or searches the text meets nothing invisible.

    >>> keep_together("<p>Tigers—had in 1970-х.</p>")
    '<p><span class="nowrap">Tigers—</span>had in <span class="nowrap">1970-х</span>.</p>'
    >>> keep_together("<td>8–9 September</td>")
    '<td><span class="nowrap">8–9</span> September</td>'
    >>> keep_together('<p><a href="a-b.html">Кто-то</a> по-английски.</p>')
    '<p><a href="a-b.html"><span class="parts">Кто-то</span></a> <span class="parts">по-английски</span>.</p>'
    """
    for find_words in (_words_at_dashes, _words_with_hyphens):
        pieces, end = [], 0
        for start, stop, kind in find_words(markup):
            pieces += [markup[end:start], f'<span class="{kind}">{markup[start:stop]}</span>']
            end = stop
        markup = "".join([*pieces, markup[end:]])
    return markup


def _words_at_dashes(markup: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a word before a closed dash, or a range of numbers, begins and ends, and its class."""
    end = 0
    for dash in _find_in_text(_DASH, markup):
        before = _NUMBER_BEFORE if dash[1] else _WORD_BEFORE
        if word := before.search(markup, max(end, dash.start() - _LONGEST_BEFORE), dash.start()):
            end = dash.end(1) if dash[1] else dash.end()
            yield word.start(), end, "nowrap"


def _words_with_hyphens(markup: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a word begins and ends that no line break divides, and its class."""
    end = 0
    for hyphen in _find_in_text(_HYPHEN, markup):
        start = hyphen.start()
        if start < end:
            continue
        while start > max(end, hyphen.start() - _LONGEST_PART) and _is_of_word(markup[start - 1]):
            start -= 1
        is_beginning = not start or not _is_of_word(markup[start - 1])
        number = _NUMBER_WITH_ENDING.match(markup, start) if is_beginning else None
        word = number or (_SHORT_PART.match(markup, start) if is_beginning else None)
        end = word.end() if word else hyphen.end()
        if word:
            yield start, end, "nowrap" if number else "parts"


def _find_in_text(sign: re.Pattern[str], markup: str) -> Iterator[re.Match[str]]:
    """Yield where a sign is outside tags, code and formulas. It is rare, so that most of the text is not looked at."""
    code, seen, is_in_tag = deque(match.span() for match in _CODE.finditer(markup)), 0, False
    for found in sign.finditer(markup):
        start = found.start()
        opened, closed = markup.rfind("<", seen, start), markup.rfind(">", seen, start)
        is_in_tag = opened > closed if max(opened, closed) >= 0 else is_in_tag
        seen = start
        while code and code[0][1] <= start:
            code.popleft()
        if not (is_in_tag or (code and code[0][0] < start)):
            yield found


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in "-_"


# ---------------------------------------------------------------- tables


def set_tables(blocks: Blocks) -> Blocks:
    """Captions into their tables, alignment into classes (a published page has no style attributes)."""
    return rewrite(blocks, _set_table, Div, Table)


def _set_table(node: Node) -> Node:
    match node:
        case Div((attr, (Table(parts), *rest))) if "table" in attr.classes and all(
            isinstance(block, (Para, Plain)) for block in rest
        ):
            captioned = TableParts(
                parts.attr, Caption(None, tuple(rest)), parts.columns, parts.head, parts.bodies, parts.foot
            )
            return _aligned(Table(captioned), attr.id)
        case Table():
            return _aligned(node, "")
    return node


def _aligned(table: Table, identifier: str) -> Table:
    parts = table.parts
    classes = [_ALIGNMENTS.get(alignment.t, "") for alignment, _ in parts.columns]

    def row(line: Row) -> Row:
        cells = (_aligned_cell(cell, name) for cell, name in zip(line.cells, classes, strict=False))
        return Row(line.attr, tuple(cells))

    def rows(lines: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(row(line) for line in lines)

    bodies = tuple(TableBody(body.attr, body.head_columns, rows(body.head), rows(body.rows)) for body in parts.bodies)
    columns = ((Alignment(), ColWidth("ColWidthDefault")),) * len(parts.columns)
    attr = Attr(identifier or parts.attr.id, parts.attr.classes, parts.attr.pairs)
    head, foot = (
        TableHead(parts.head.attr, rows(parts.head.rows)),
        TableFoot(parts.foot.attr, rows(parts.foot.rows)),
    )
    return Table(TableParts(attr, parts.caption, columns, head, bodies, foot))


def _aligned_cell(cell: Cell, name: str) -> Cell:
    own = _ALIGNMENTS.get(cell.alignment.t, name)
    attr = cell.attr.with_class(own) if own else cell.attr
    return Cell(attr, Alignment(), cell.row_span, cell.column_span, cell.blocks)


def dress_tables(markup: str) -> str:
    """Let a wide table scroll inside a frame of its own, reachable by keyboard.

    >>> dress_tables("<table></table>")
    '<div class="table-scroll" tabindex="0"><table></table></div>'
    """
    return markup.replace("<table", '<div class="table-scroll" tabindex="0"><table').replace(
        "</table>", "</table></div>"
    )


# ---------------------------------------------------------------- lists by letters

Labels: TypeAlias = Mapping[tuple[str, int], tuple[str, ...]]
"""The labels of lists by letters, by the first one and the number of items, as `core.markdown` found them."""

_NO_LABELS: Labels = {}


def label_lists(blocks: Blocks, labels: Labels = _NO_LABELS) -> Blocks:
    """Write out the labels of lists that no reader's program could number: а), б), в); also (a) and iv).

    >>> style = (976, ListStyle("LowerAlpha"), ListStyle("OneParen"))
    >>> [
    ...     plain_text(item[0].inlines)
    ...     for item in label_lists(
    ...         (OrderedList((style, ((Plain((Str("x"),)),), (Plain((Str("y"),)),)))),), {("а", 2): ("а", "б")}
    ...     )[0]
    ...     .content[1][0]
    ...     .items
    ... ]
    ['а)\xa0x', 'б)\xa0y']
    """

    def change(node: Node) -> Node:
        match node:
            case OrderedList((style, items)) if row := _labels(style, len(items), labels):
                labelled = (_labelled(item, _label(label)) for label, item in zip(row, items, strict=True))
                return Div((Attr("", ("labelled",)), (BulletList(tuple(labelled)),)))
        return node

    return rewrite(blocks, change, OrderedList)


def spell_lists(blocks: Blocks, labels: Labels = _NO_LABELS) -> Blocks:
    """Make paragraphs with labels of the lists by Russian letters, for a writer that cannot number them."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        match node:
            case OrderedList((style, items)) if style[0] > _LATIN and (row := _labels(style, len(items), labels)):
                return tuple(
                    Para(block.inlines) if isinstance(block, Plain) else block
                    for label, item in zip(row, items, strict=True)
                    for block in _labelled(item, (Str(label), Space()))
                )
        return node

    return rewrite(blocks, change, OrderedList)


# pandoc counts from “a”: what is beyond “z” is a letter of another alphabet.
_LATIN = 26
_BEFORE_FIRST = {"LowerAlpha": ord("a") - 1, "UpperAlpha": ord("A") - 1}
_PARENTHESES = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}


def _labels(style: tuple[int, ListStyle, ListStyle], count: int, labels: Labels) -> tuple[str, ...]:
    """Return the label of each item of a list; empty if its numbers are ordinary ones."""
    start, numbering, delimiter = style[0], style[1].t, style[2].t
    is_foreign = numbering in _BEFORE_FIRST and start > _LATIN
    if numbering in ("Decimal", "DefaultStyle", "Example") or not (is_foreign or delimiter in _PARENTHESES):
        return ()
    if is_foreign:
        first = chr(_BEFORE_FIRST[numbering] + start)
        row = labels.get((first, count)) or _russian_labels(first, count)
    elif numbering in _BEFORE_FIRST:
        row = tuple(chr(_BEFORE_FIRST[numbering] + start + number) for number in range(count))
        if start + count > _LATIN + 1:
            return ()
    else:
        romans = (roman_numeral(start + number) for number in range(count))
        row = tuple(romans if numbering == "UpperRoman" else map(str.lower, romans))
    before, after = _PARENTHESES.get(delimiter, ("", "."))
    return tuple(f"{before}{label}{after}" for label in row)


def _russian_labels(first: str, count: int) -> tuple[str, ...]:
    at = RUSSIAN_LABELS.find(first.lower())
    row = RUSSIAN_LABELS[at : at + count]
    if at < 0 or len(row) < count:
        return ()
    return tuple(row.upper() if first.isupper() else row)


def _label(text: str) -> tuple[Inline, ...]:
    return (Span((Attr("", ("label",)), (Str(text),))), Str("\u00a0"))


def _labelled(item: Blocks, mark: tuple[Inline, ...]) -> Blocks:
    match item:
        case [Para(inlines), *rest]:
            return (Para((*mark, *inlines)), *rest)
        case [Plain(inlines), *rest]:
            return (Plain((*mark, *inlines)), *rest)
    return (Plain(mark), *item)


# ---------------------------------------------------------------- units

Way: TypeAlias = tuple[int, ...]
"""Where a unit stands in the tree: `model.alignment.Unit.at`."""

# pandoc's word for a div that only hands its attributes to the block in it: no tag comes of it.
_WRAPPER = (("wrapper", "1"),)


def name_units(blocks: Blocks, names: Mapping[Way, str]) -> Blocks:
    """Give paragraphs the ids by which they are found in both languages; a list or table takes that of its first part.

    names: by the unit's place; "" for none. A name that the text has for something else already is left out.

    >>> name_units((Para((Str("a"),)),), {(0,): "p1"})
    (Div(content=(Attr(id='p1', classes=(), pairs=(('wrapper', '1'),)), (Para(inlines=(Str(text='a'),)),))),)
    """
    taken = anchors(blocks, ())
    return _named(blocks, {at: name for at, name in names.items() if name and name not in taken}, ())


def _named(blocks: Blocks, names: Mapping[Way, str], above: Way) -> Blocks:
    return tuple(_named_block(block, names, (*above, index)) for index, block in enumerate(blocks))


def _named_block(block: Block, names: Mapping[Way, str], at: Way) -> Block:
    match block:
        case BlockQuote(inner):
            return BlockQuote(_named(inner, names, at))
        case Div((attr, (Para(inlines),))) if attr.id and (*at, 0) in names:
            # The author's own name stays the paragraph's id.
            return Div((attr, (Para((Span((Attr(names[*at, 0]), ())), *inlines)),)))
        case Div((attr, inner)):
            return Div((attr, _named(inner, names, at)))
        case BulletList(items):
            return _wrapped(BulletList(_named_items(items, names, at)), names.get((*at, 0), ""))
        case OrderedList((style, items)):
            return _wrapped(OrderedList((style, _named_items(items, names, at))), names.get((*at, 0), ""))
        case DefinitionList():
            return _wrapped(block, names.get((*at, 0, 0), ""))
    return _wrapped(block, names.get(at, ""))


def _named_items(items: tuple[Blocks, ...], names: Mapping[Way, str], at: Way) -> tuple[Blocks, ...]:
    """Items of paragraphs take names, those of a tight list do not; the first item's name is the whole list's."""
    named = []
    for number, item in enumerate(items):
        rows = list(item)
        for index, block in enumerate(item):
            if isinstance(block, (BulletList, OrderedList)):
                rows[index] = _named_block(block, names, (*at, number, index))
            elif number and index == 0 and isinstance(block, Para):
                rows[0] = _wrapped(block, names.get((*at, number), ""))
        named.append(tuple(rows))
    return tuple(named)


def _wrapped(block: Block, name: str) -> Block:
    if not name or any(attr.id for attr in _attrs(block)) or isinstance(block, (RawBlock, HorizontalRule)):
        return block
    return Div((Attr(name, (), _WRAPPER), (block,)))


# What stands between two top-level blocks until the markup is cut: it passes pandoc and the sanitiser untouched.
UNIT_MARK = '<span class="unit-mark"></span>'


def mark_units(blocks: Blocks) -> Blocks:
    """Put a mark between every two top-level blocks."""
    mark = RawBlock(("html", UNIT_MARK))
    marked = tuple(part for block in blocks for part in (mark, block))
    return marked[1:]


def split_units(markup: str) -> tuple[str, ...]:
    """Cut the markup at the marks: one piece for each top-level block.

    >>> split_units(f"<p>One.</p>\\n{UNIT_MARK}\\n<p>Two.</p>")
    ('<p>One.</p>\\n', '<p>Two.</p>')
    """
    return tuple(unit.removeprefix("\n") for unit in markup.split(UNIT_MARK))


# ---------------------------------------------------------------- alerts, notes and measures


def set_alert_titles(blocks: Blocks, titles: Mapping[str, str]) -> Blocks:
    """Put the titles of a language in place of pandoc's, which are English. titles: by the kind of alert.

    >>> title = Div((Attr("", ("title",)), (Para((Str("Note"),)),)))
    >>> note = Div((Attr("", ("note",)), (title,)))
    >>> set_alert_titles((note,), {"note": "Примечание"})[0].content[1]
    (RawBlock(content=('html', '<p class="title">Примечание</p>')),)
    """

    def change(node: Node) -> Node:
        if isinstance(node, Div) and node.alert:
            attr, (_, *inner) = node.content
            title = RawBlock(("html", f'<p class="title">{html.escape(titles[node.alert])}</p>'))
            return Div((attr, (title, *inner)))
        return node

    return rewrite(blocks, change, Div)


def lift_notes(
    blocks: Blocks, marks_of: Callable[[int], Sequence[str]] = lambda count: ("*",) * count
) -> tuple[Blocks, tuple[Note, ...], tuple[str, ...]]:
    """Take the footnotes out of the text: a call with the number or mark of each stays at its place.

    The author's notes come first, by numbers from 1; those of the editor and the translator after them, by marks.
    A note inside a note is read on in its parentheses, as books do. One in the description of a picture is called
    after the picture.

    marks_of: returns the marks of so many notes. Returned: the text, the notes, the marks of the last of them.

    >>> _, notes, _ = lift_notes((Para((Str("Text"), Note((Para((Str("Why."),)),)))),))
    >>> notes
    (Note(blocks=(Para(inlines=(Str(text='Why.'),)),), by=''),)
    """
    blocks = rewrite(blocks, _call_beside_pictures, Figure, Image)
    rows = [bool(note.by) for note in find(blocks, Note, shut=frozenset([Note]))]
    marks = tuple(marks_of(rows.count(True)))
    own: list[Note] = []
    others: list[Note] = []

    def change(node: Node) -> Node:
        assert isinstance(node, Note)
        (others if node.by else own).append(Note(rewrite(node.blocks, _spell_out, Note), node.by))
        number = rows.count(False) + len(others) if node.by else len(own)
        shown, row = (marks[len(others) - 1], (SECOND_ROW,)) if node.by else (str(number), ())
        attr = Attr(f"fnref{number}", ("note-call", *row), (("role", "doc-noteref"),))
        return Link((attr, (Str(shown),), Target(f"#fn{number}")))

    return rewrite(blocks, change, Note), (*own, *others), marks


def _call_beside_pictures(node: Node) -> Node | tuple[Node, ...]:
    if isinstance(node, Figure):
        # Pandoc holds a caption twice: the image of the figure has it as its description.
        return rewrite((node,), _without_notes, Image)
    assert isinstance(node, Image)
    return (_without_notes(node), *find(node.content[1], Note))


def _without_notes(node: Node) -> Node:
    assert isinstance(node, Image)
    attr, inlines, target = node.content
    return Image((attr, rewrite(inlines, lambda _: (), Note), target))


def _spell_out(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Note(inner):
            words = [inline for block in inner if isinstance(block, (Para, Plain)) for inline in block.inlines]
            return (Str("\u00a0("), *words, Str(")"))
    return node


def count_words(blocks: Blocks) -> int:
    """Count the words of a text as a reader meets them, without notes."""
    runs = [node.inlines for node in find(blocks, Para, Plain, shut=frozenset([Note]))]
    headings = [inlines for _, _, inlines in _headings(blocks)]
    return sum(_count_words(plain_text(run)) for run in (*runs, *headings))


def _count_words(text: str) -> int:
    """Yield what is between spaces and has a letter or a figure: no dash by itself.

    >>> _count_words("Well – “yes”, 2 of them")
    5
    """
    return len([word for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word))])


# The word before is longer than most abbreviations; what is left of a description is not too little.
_SENTENCE_END = re.compile(r"(?<=\w{3})[.!?…]+[»”’)]*(?=\s+[^\W\d_a-zа-яё])")
_LEAST_SENTENCES = 60


def opening(blocks: Blocks, length: int = 200) -> str:
    """Return the first sentences of a text for a description, or the first words of a long sentence and an ellipsis.

    >>> opening((Para((Str("One."),)), Para((Str("Two."),))), 20)
    'One. Two.'
    >>> opening(
    ...     (Para((Str("The first sentence is a rather long one, as first sentences are. The second goes on."),)),), 72
    ... )
    'The first sentence is a rather long one, as first sentences are.'
    """
    text = ""
    for block in blocks:
        if isinstance(block, Para):
            text = f"{text} {plain_text(block.inlines)}".strip()
        if len(text) > length:
            ends = [end.end() for end in _SENTENCE_END.finditer(text) if _LEAST_SENTENCES <= end.end() <= length]
            return text[: ends[-1]] if ends else text[:length].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + "…"
    return " ".join(text.split())


def anchors(blocks: Blocks, notes: Sequence[Blocks]) -> frozenset[str]:
    """Every id that a link may lead to."""
    written = {attr.id for node in find((blocks, tuple(notes)), *_WITH_ATTRIBUTES) for attr in _attrs(node) if attr.id}
    raw = [node.content[1] for node in find(blocks, RawBlock, RawInline)]
    by_hand = {found[1] for text in raw for found in _RAW_ID.finditer(text)}
    return frozenset(written | by_hand | {f"fn{number + 1}" for number in range(len(notes))})


_RAW_ID = re.compile(r"\bid\s*=\s*[\"']?([^\s\"'>]+)")
_WITH_ATTRIBUTES = (Header, Link, Image, Div, Span, Table, Code, CodeBlock, Figure)


def _attrs(node: Node) -> Iterator[Attr]:
    match node:
        case Header((_, attr, _)) | Link((attr, _, _)) | Image((attr, _, _)):
            yield attr
        case Div((attr, _)) | Span((attr, _)):
            yield attr
        case Table(parts):
            yield parts.attr
        case _:
            content = getattr(node, "content", None)
            if isinstance(content, tuple) and content and isinstance(content[0], Attr):
                yield content[0]


# ---------------------------------------------------------------- lines


def lines_of_places(located: Blocks) -> dict[ElementLocation, int]:
    """Return the line of every link, picture, heading and raw piece, from a tree read with positions.

    located: pandoc's `+sourcepos` writes `data-pos` around everything. Lines count from 1 within the body.
    """
    counts = {"link": 0, "image": 0, "heading": 0, "raw": 0}
    lines: dict[ElementLocation, int] = {}
    line = 1
    for node in walk(located):
        for attr in _attrs(node):
            position = attr.get("data-pos")
            if position and (match := re.search(r"(\d+):\d+", position)):
                line = int(match[1])
        kind = _kind(node)
        if kind:
            lines[ElementLocation(kind, counts[kind])] = line  # type: ignore[arg-type]
            counts[kind] += 1
    return lines


def _kind(node: Node) -> str:
    match node:
        case Link():
            return "link"
        case Image():
            return "image"
        case Header():
            return "heading"
        case RawInline() | RawBlock():
            return "raw"
    return ""
