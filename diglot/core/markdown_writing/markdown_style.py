"""Prepare a tree for pandoc's Markdown writer, and tidy the text that it writes. Pure functions.

One sentence per line, so that a diff shows the sentences that changed; one spelling for each kind of markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain

from diglot.model.tree import (
    Alignment,
    Attr,
    Block,
    Blocks,
    Cite,
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

SplitSentences = Callable[[str], Sequence[str]]
"""From running text to its sentences, each with the space after it."""

_BRACES = re.compile(r"(?<=[\])`]){[^{}\n]*}|(?<=^::: ){[^{}\n]*}|(?<=^:::: ){[^{}\n]*}", re.MULTILINE)
_PLAIN_VALUE = re.compile(r"=\"([\w.-]+)\"")
# What pandoc's writer does not escape although its reader takes it for markup: attributes, emoji, the underline of a
# heading, backslashes, addresses in angle brackets.
_SPECIAL = re.compile(r"[{}\\]|:[\w+-]+:|^[=-]+$|^:|&#?\w+;|[<>]|^\[|!\[|\]:|~~~|```")
_FENCE = re.compile(r"(`{3,}|~{3,})")


# ---------------------------------------------------------------- before pandoc writes


def one_sentence_per_line(blocks: Blocks, split: SplitSentences) -> Blocks:
    """Return the text with each sentence of a paragraph on its own line, and pictures as manuscripts have them.

    Headings, cells and captions stay on one line.
    """
    return rewrite(with_pictures(_split_words(blocks)), lambda node: _style_block(node, split))


def _split_words(blocks: Blocks) -> Blocks:
    """Return the text with a node for each word: pandoc's writers decide by the first node what must be escaped."""
    return rewrite(blocks, lambda node: _nodes_of_words(node.text) if isinstance(node, Str) else node)


def _nodes_of_words(text: str) -> tuple[Inline, ...]:
    nodes: list[Inline] = []
    for word in text.split(" "):
        nodes += (Space(), _escape_word(word)) if word else (Space(),)
    return tuple(nodes[1:])


def _escape_word(word: str) -> Inline:
    """Return a word for pandoc's writer, already escaped if the writer would not escape it correctly."""
    if not _SPECIAL.search(word):
        return Str(word)
    return RawInline(("markdown", re.sub(r"[!-/:-@\[-`{-~]", r"\\\g<0>", word)))


def with_pictures(blocks: Blocks) -> Blocks:
    """Return the text with its figures as paragraphs with a single picture, as manuscripts write them."""
    return rewrite(blocks, _figure_as_picture)


def _figure_as_picture(node: Node) -> Node:
    match node:
        case Figure((_, caption, [Plain([Image((attr, inlines, target))])])):
            texts = [block.inlines for block in caption.blocks if isinstance(block, (Para, Plain))]
            return Para((Image((attr, tuple(chain.from_iterable(texts)) or inlines, target)),))
    return node


def _style_block(node: Node, split: SplitSentences) -> Node:
    match node:
        case Table(parts):
            return Table(_table_without_breaks(parts))
        case Header((level, attr, inlines)):
            return Header((level, attr, _without_soft_breaks(inlines)))
        case HorizontalRule():
            return RawBlock(("markdown", "***"))
        case CodeBlock((attr, text)) if attr == Attr() and "```" not in text:
            # Fenced like code with a language, not indented by four spaces.
            return RawBlock(("markdown", f"```\n{text}\n```"))
        case Para([Image()]):
            return rewrite((node,), lambda inner: Space() if isinstance(inner, SoftBreak) else inner)[0]
        case Para(inlines):
            return Para(_break_after_sentences(_without_soft_breaks(inlines), split))
    return node


def _table_without_breaks(parts: TableParts) -> TableParts:
    (table,) = rewrite((Table(parts),), lambda node: Space() if isinstance(node, SoftBreak) else node)
    return table.parts


def _without_soft_breaks(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Replace line breaks of the source by spaces; notes are separate texts and stay unchanged."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        return Space() if isinstance(node, SoftBreak) else node

    return tuple(inline if isinstance(inline, Note) else rewrite((inline,), change)[0] for inline in inlines)


def _break_after_sentences(inlines: tuple[Inline, ...], split: SplitSentences) -> tuple[Inline, ...]:
    """Replace each space between two sentences by a line break, except inside emphasis, links and quotations."""
    texts = [" " if isinstance(inline, Space) else plain_text((inline,)) for inline in inlines]
    sentence_ends = set(accumulate(map(len, split("".join(texts)))))
    result: list[Inline] = []
    for inline, end, following in zip(inlines, accumulate(map(len, texts)), (*texts[1:], ""), strict=False):
        is_sentence_end = isinstance(inline, Space) and end in sentence_ends and not _MARKER.fullmatch(following)
        result.append(SoftBreak() if is_sentence_end else inline)
    return tuple(result)


def without_line_breaks(blocks: Blocks) -> Blocks:
    """Return the text without line breaks except hard ones, for notes."""
    return rewrite(with_pictures(_split_words(blocks)), lambda node: Space() if isinstance(node, SoftBreak) else node)


def replace_notes_by_calls(blocks: Blocks, labels: Sequence[str]) -> Blocks:
    """Replace the notes in a text by calls such as `[^1]`. labels: of the notes, in order."""
    remaining = iter(labels)

    def change(node: Node) -> Node:
        return RawInline(("markdown", f"[^{next(remaining)}]")) if isinstance(node, Note) else node

    return rewrite(blocks, change)


# Text that would be the marker of a list, heading or quotation at the beginning of a line.
_MARKER = re.compile(r"\d{1,9}[.)]|[-+*>#=|:~]+|$")


# ---------------------------------------------------------------- after pandoc has written


def tidy_markdown(text: str) -> str:
    """Tidy pandoc's Markdown, except in code blocks: attributes without needless braces and quotes, no-break spaces.

    >>> tidy_markdown('[мир]{lang="ru"}')
    '[мир]{lang=ru}'
    """
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        fence_match = _FENCE.match(line.lstrip())
        if fence_match and not fence:
            fence = fence_match[1]
        elif fence_match and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        lines.append(line if fence else _BRACES.sub(_tidy_braces, line).replace("&nbsp;", "\u00a0"))
    return "\n".join(lines)


def _tidy_braces(match: re.Match[str]) -> str:
    unquoted = _PLAIN_VALUE.sub(r"=\1", match[0])
    single_class = re.fullmatch(r"{\.(\w+)}", unquoted)
    return single_class[1] if single_class and match.string.startswith(":::") else unquoted


# ---------------------------------------------------------------- comparing trees


def normal_form(blocks: Iterable[Block]) -> Blocks:
    """Return a tree for comparison, without insignificant differences.

    These are line breaks, loose and tight lists, column widths, and wrappers that pandoc adds.
    """
    return rewrite(rewrite(with_pictures(tuple(blocks)), _normalize_node), _merge_text)


def _normalize_node(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case SoftBreak():
            return Space()
        case Plain(inlines):
            return Para(inlines)
        case Cite((_, inner)):
            return rewrite(inner, _normalize_node)
        case Span((attr, inner)) if attr == Attr():
            return rewrite(inner, _normalize_node)
        case Span((attr, inner)) if attr == Attr("", ("smallcaps",)):
            return SmallCaps(inner)
        case Span((attr, inner)) if attr == Attr("", ("underline",)):
            return Underline(inner)
        case Div((attr, inner)) if attr.get("wrapper") is not None:
            pairs = tuple(pair for pair in attr.pairs if pair[0] != "wrapper")
            return Div((Attr(attr.id, attr.classes, pairs), inner))
        case Table(parts):
            columns = tuple(
                (Alignment() if alignment.t == "AlignLeft" else alignment, ColWidth("ColWidthDefault"))
                for alignment, _ in parts.columns
            )
            return Table(TableParts(parts.attr, parts.caption, columns, parts.head, parts.bodies, parts.foot))
    return node


def _merge_text(node: Node) -> Node:
    match node:
        case (
            Para(inlines) | Emph(inlines) | Strong(inlines) | Strikeout(inlines) | Underline(inlines)
            | SmallCaps(inlines) | Superscript(inlines) | Subscript(inlines)
        ):  # fmt: skip
            return type(node)(_merge_strings(inlines))
        case Header((level, attr, inlines)):
            return Header((level, attr, _merge_strings(inlines)))
        case Link((attr, inlines, target)) | Image((attr, inlines, target)):
            return type(node)((attr, _merge_strings(inlines), target))
        case Span((attr, inlines)):
            return Span((attr, _merge_strings(inlines)))
    return node


def _merge_strings(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Merge runs of words and spaces into one `Str` each."""
    merged: list[Inline] = []
    for inline in inlines:
        match merged, Str(" ") if isinstance(inline, Space) else inline:
            case [*_, Str(before)], Str(after):
                merged[-1] = Str(before + after)
            case _, other:
                merged.append(other)
    return tuple(merged)
