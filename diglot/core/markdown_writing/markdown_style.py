"""A tree in, a tree that pandoc writes as a clean manuscript out; its text in, the manuscript's out. Touches nothing.

One sentence a line, so that a colleague's change shows as the lines it touched; one spelling for each kind of markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from diglot.model.tree import (
    Alignment,
    Attr,
    Block,
    CodeBlock,
    ColWidth,
    Div,
    Emph,
    Figure,
    Header,
    HorizontalRule,
    Image,
    Inline,
    Link,
    Node,
    Note,
    Para,
    Plain,
    RawBlock,
    RawInline,
    SmallCaps,
    SoftBreak,
    Space,
    Span,
    Str,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    TableParts,
    Underline,
    plain_text,
    rewrite,
)

Blocks = tuple[Block, ...]

Split = Callable[[str], Sequence[str]]
"""From running text to its sentences, each with the space after it."""

_BRACES = re.compile(r"(?<=[\])`]){[^{}\n]*}|(?<=^::: ){[^{}\n]*}|(?<=^:::: ){[^{}\n]*}", re.MULTILINE)
_PLAIN_VALUE = re.compile(r"=\"([\w.-]+)\"")
# What pandoc's writer lets stand and its reader takes for markup: attributes, emoji, the line under a heading,
# backslashes, addresses in angle brackets.
_TREACHEROUS = re.compile(r"[{}\\]|:[\w+-]+:|^[=-]+$|^:|&#?\w+;|[<>]|^\[|!\[|\]:|~~~|```")
_FENCE = re.compile(r"(`{3,}|~{3,})")


# ---------------------------------------------------------------- before pandoc writes


def in_lines(blocks: Blocks, split: Split) -> Blocks:
    """The same text with a line for each sentence of a paragraph, and pictures as manuscripts have them.

    Headings, cells and captions stay on one line.
    """
    return rewrite(with_pictures(in_words(blocks)), lambda node: _lined(node, split))


def in_words(blocks: Blocks) -> Blocks:
    """The same text with a node for each word: pandoc's writers look at the first one to see what must be escaped."""
    return rewrite(blocks, lambda node: _words(node.text) if isinstance(node, Str) else node)


def _words(text: str) -> tuple[Inline, ...]:
    rows: list[Inline] = []
    for word in text.split(" "):
        rows += (Space(), _word(word)) if word else (Space(),)
    return tuple(rows[1:])


def _word(word: str) -> Inline:
    """A word for pandoc's writer; one whose signs it would write as markup comes with our own escapes."""
    if not _TREACHEROUS.search(word):
        return Str(word)
    return RawInline(("markdown", re.sub(r"[!-/:-@\[-`{-~]", r"\\\g<0>", word)))


def with_pictures(blocks: Blocks) -> Blocks:
    """The same text with its figures as paragraphs of one picture, which is what a manuscript writes."""
    return rewrite(blocks, _picture)


def _picture(node: Node) -> Node:
    match node:
        case Figure((_, caption, [Plain([Image((attr, inlines, target))])])):
            words = tuple(row for block in caption.blocks if isinstance(block, (Para, Plain)) for row in block.inlines)
            return Para((Image((attr, words or inlines, target)),))
    return node


def _lined(node: Node, split: Split) -> Node:
    match node:
        case Table(parts):
            return Table(_in_one_line(parts))
        case Header((level, attr, inlines)):
            return Header((level, attr, _spaced(inlines)))
        case HorizontalRule():
            return RawBlock(("markdown", "***"))
        case CodeBlock((attr, text)) if attr == Attr() and "```" not in text:
            # Fenced like code that names its language, not by four spaces.
            return RawBlock(("markdown", f"```\n{text}\n```"))
        case Para([Image()]):
            return rewrite((node,), lambda inner: Space() if isinstance(inner, SoftBreak) else inner)[0]
        case Para(inlines):
            return Para(_sentences(_spaced(inlines), split))
    return node


def _in_one_line(parts: TableParts) -> TableParts:
    rows = rewrite((Table(parts),), lambda node: Space() if isinstance(node, SoftBreak) else node)
    return rows[0].parts


def _spaced(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """With plain spaces for the line ends of before; notes are texts of their own."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        return Space() if isinstance(node, SoftBreak) else node

    return tuple(row if isinstance(row, Note) else rewrite((row,), change)[0] for row in inlines)


def _sentences(inlines: tuple[Inline, ...], split: Split) -> tuple[Inline, ...]:
    """A line end for each space between two sentences, where it stands in no emphasis, link or quotation."""
    texts = [" " if isinstance(row, Space) else plain_text((row,)) for row in inlines]
    ends = set()
    at = 0
    for sentence in split("".join(texts)):
        at += len(sentence)
        ends.add(at)
    rows: list[Inline] = []
    at = 0
    for number, (row, text) in enumerate(zip(inlines, texts, strict=True), 1):
        at += len(text)
        rest = texts[number] if number < len(texts) else ""
        is_end = isinstance(row, Space) and at in ends and _may_open_line(rest)
        rows.append(SoftBreak() if is_end else row)
    return tuple(rows)


def in_one_line(blocks: Blocks) -> Blocks:
    """The same text with no line ends but those that the author wants: what notes are."""
    return rewrite(with_pictures(in_words(blocks)), lambda node: Space() if isinstance(node, SoftBreak) else node)


def call_notes(blocks: Blocks, labels: Sequence[str]) -> Blocks:
    """The same text with calls such as `[^1]` for its notes, in order."""
    rest = iter(labels)

    def change(node: Node) -> Node:
        return RawInline(("markdown", f"[^{next(rest)}]")) if isinstance(node, Note) else node

    return rewrite(blocks, change)


# What would begin a list, a heading or a quotation at the beginning of a line.
_MARKER = re.compile(r"\d{1,9}[.)]|[-+*>#=|:~]+|$")


def _may_open_line(word: str) -> bool:
    return not _MARKER.fullmatch(word)


# ---------------------------------------------------------------- after pandoc has written


def tidy(text: str) -> str:
    """Pandoc's Markdown in the spelling of manuscripts; nothing in code is touched.

    >>> tidy('[мир]{lang="ru"}')
    '[мир]{lang=ru}'
    """
    rows: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line.lstrip())
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        rows.append(line if fence else _BRACES.sub(_tidy_braces, line).replace("&nbsp;", "\u00a0"))
    return "\n".join(rows)


def _tidy_braces(match: re.Match[str]) -> str:
    bare = _PLAIN_VALUE.sub(r"=\1", match[0])
    word = re.fullmatch(r"{\.(\w+)}", bare)
    return word[1] if word and match.string.startswith(":::") else bare


# ---------------------------------------------------------------- whether two trees say the same


def normal_form(blocks: Iterable[Block]) -> Blocks:
    """A tree without what does not count as difference.

    That is: where lines end, whether a list is loose, how wide columns are, what pandoc wraps for its own sake.
    """
    rows = rewrite(with_pictures(tuple(blocks)), _normal)
    return rewrite(rows, _joined)


def _normal(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case SoftBreak():
            return Space()
        case Plain(inlines):
            return Para(inlines)
        case Span((attr, inner)) if attr == Attr():
            return rewrite(inner, _normal)
        case Span((attr, inner)) if attr == Attr("", ("smallcaps",)):
            return SmallCaps(inner)
        case Span((attr, inner)) if attr == Attr("", ("underline",)):
            return Underline(inner)
        case Div((attr, inner)) if attr.get("wrapper") is not None:
            bare = tuple(pair for pair in attr.pairs if pair[0] != "wrapper")
            return Div((Attr(attr.id, attr.classes, bare), inner))
        case Table(parts):
            columns = tuple(
                (Alignment() if alignment.t == "AlignLeft" else alignment, ColWidth("ColWidthDefault"))
                for alignment, _ in parts.columns
            )
            return Table(TableParts(parts.attr, parts.caption, columns, parts.head, parts.bodies, parts.foot))
    return node


def _joined(node: Node) -> Node:
    match node:
        case (
            Para(inlines) | Emph(inlines) | Strong(inlines) | Strikeout(inlines) | Underline(inlines)
            | SmallCaps(inlines) | Superscript(inlines) | Subscript(inlines)
        ):  # fmt: skip
            return type(node)(_one_text(inlines))
        case Header((level, attr, inlines)):
            return Header((level, attr, _one_text(inlines)))
        case Link((attr, inlines, target)) | Image((attr, inlines, target)):
            return type(node)((attr, _one_text(inlines), target))
        case Span((attr, inlines)):
            return Span((attr, _one_text(inlines)))
    return node


def _one_text(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """With one `Str` for a run of words and spaces."""
    rows: list[Inline] = []
    for row in inlines:
        match rows, Str(" ") if isinstance(row, Space) else row:
            case [*_, Str(before)], Str(after):
                rows[-1] = Str(before + after)
            case _, word:
                rows.append(word)
    return tuple(rows)
