"""Prepare a tree for pandoc's Markdown writer, and tidy the text that it writes. Pure functions.

One sentence per line, so that a diff shows the sentences that changed; one spelling for each kind of markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain

from diglot.model import tree
from diglot.model.markup.citations import LABEL

SplitSentences = Callable[[str], Sequence[str]]
"""From running text to its sentences, each with the space after it."""

_BRACES = re.compile(r"(?<=[\])`]){[^{}\n]*}|(?<=^::: ){[^{}\n]*}|(?<=^:::: ){[^{}\n]*}", re.MULTILINE)
_PLAIN_VALUE = re.compile(r"=\"([\w.-]+)\"")
# What pandoc's writer does not escape although its reader takes it for markup: attributes, emoji, the underline of a
# heading, backslashes, addresses in angle brackets.
_SPECIAL = re.compile(r"[{}\\]|:[\w+-]+:|^[=-]+$|^:|&#?\w+;|[<>]|^\[|!\[|\]:|~~~|```")
_LABEL_IN_BRACES = re.compile(rf"\{{#{LABEL.pattern}\}}", re.IGNORECASE)
_LABEL_AT_END = re.compile(rf"{_LABEL_IN_BRACES.pattern}$", re.IGNORECASE)
_FENCE = re.compile(r"(`{3,}|~{3,})")


def one_sentence_per_line(blocks: tree.Blocks, split: SplitSentences) -> tree.Blocks:
    """Return the text with each sentence of a paragraph on its own line, and pictures as manuscripts have them.

    Headings, cells and captions stay on one line.
    """
    words = _split_words(tree.rewrite(blocks, _with_written_labels, tree.Para, tree.Plain))
    return tree.rewrite(with_pictures(words), lambda node: _style_block(node, split))


def _with_written_labels(node: tree.Node) -> tree.Node:
    """Return a paragraph in which the labels of formulas, and that of a table in its caption, are not escaped."""
    match node:
        case tree.Para(inlines) | tree.Plain(inlines):
            return type(node)(_with_label_of_table(_with_labels_of_formulas(inlines)))
    return node


def _with_labels_of_formulas(inlines: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    result: list[tree.Inline] = []
    for inline in tree.rewrite(inlines, _label_as_text, tree.Span):
        match result, inline:
            case [*_, tree.Math(), tree.Space()], tree.Str(text) if label := _LABEL_IN_BRACES.match(text):
                result += (tree.RawInline(("markdown", label[0])), tree.Str(text[label.end() :]))
            case _:
                result.append(inline)
    return tuple(result)


def _with_label_of_table(inlines: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    """Return the caption of a table, `: Rivers {#tbl:rivers}`, as it is written; other text as it is."""
    match inlines:
        case (tree.Str(first), *_) if first == ":" or first.startswith(": "):
            rest = (tree.Str(first[1:]), *inlines[1:])
            last = rest[-1]
            if isinstance(last, tree.Str) and (label := _LABEL_AT_END.search(last.text)):
                before = tree.Str(last.text[: label.start()])
                return (tree.RawInline(("markdown", ":")), *rest[:-1], before, tree.RawInline(("markdown", label[0])))
    return inlines


def _label_as_text(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
    """Return the label of a formula as it is written behind it: to pandoc it is that of the space between them."""
    match node:
        case tree.Span((attr, (tree.Space() | tree.SoftBreak(),))) if LABEL.fullmatch(attr.id):
            return (tree.Space(), tree.Str(f"{{#{attr.id}}}"))
    return node


def _split_words(blocks: tree.Blocks) -> tree.Blocks:
    """Return the text with a node for each word: pandoc's writers decide by the first node what must be escaped."""
    return tree.rewrite(blocks, lambda node: _nodes_of_words(node.text) if isinstance(node, tree.Str) else node)


def _nodes_of_words(text: str) -> tuple[tree.Inline, ...]:
    nodes: list[tree.Inline] = []
    for word in text.split(" "):
        nodes += (tree.Space(), _escape_word(word)) if word else (tree.Space(),)
    return tuple(nodes[1:])


def _escape_word(word: str) -> tree.Inline:
    """Return a word for pandoc's writer, already escaped if the writer would not escape it correctly."""
    if not _SPECIAL.search(word):
        return tree.Str(word)
    return tree.RawInline(("markdown", re.sub(r"[!-/:-@\[-`{-~]", r"\\\g<0>", word)))


def with_pictures(blocks: tree.Blocks) -> tree.Blocks:
    """Return the text with its figures as paragraphs with a single picture, as manuscripts write them."""
    return tree.rewrite(blocks, _figure_as_picture)


def _figure_as_picture(node: tree.Node) -> tree.Node:
    match node:
        case tree.Figure((own, caption, [tree.Plain([tree.Image((attr, inlines, target))])])):
            # Of the attributes of a picture, pandoc gives its id to the figure.
            attr = tree.Attr(own.id or attr.id, attr.classes, attr.pairs)
            texts = [block.inlines for block in caption.blocks if isinstance(block, (tree.Para, tree.Plain))]
            return tree.Para((tree.Image((attr, tuple(chain.from_iterable(texts)) or inlines, target)),))
    return node


def _style_block(node: tree.Node, split: SplitSentences) -> tree.Node:
    match node:
        case tree.Table(parts):
            return tree.Table(_table_without_breaks(parts))
        case tree.Header((level, attr, inlines)):
            return tree.Header((level, attr, _without_soft_breaks(inlines)))
        case tree.HorizontalRule():
            return tree.RawBlock(("markdown", "***"))
        case tree.CodeBlock((attr, text)) if attr == tree.Attr() and "```" not in text:
            # Fenced like code with a language, not indented by four spaces.
            return tree.RawBlock(("markdown", f"```\n{text}\n```"))
        case tree.Para([tree.Image()]):
            return tree.rewrite((node,), lambda inner: tree.Space() if isinstance(inner, tree.SoftBreak) else inner)[0]
        case tree.Para(inlines):
            return tree.Para(_break_after_sentences(_without_soft_breaks(inlines), split))
    return node


def _table_without_breaks(parts: tree.TableParts) -> tree.TableParts:
    (table,) = tree.rewrite(
        (tree.Table(parts),), lambda node: tree.Space() if isinstance(node, tree.SoftBreak) else node
    )
    return table.parts


def _without_soft_breaks(inlines: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    """Replace line breaks of the source by spaces; notes are separate texts and stay unchanged."""

    def change(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
        return tree.Space() if isinstance(node, tree.SoftBreak) else node

    return tuple(inline if isinstance(inline, tree.Note) else tree.rewrite((inline,), change)[0] for inline in inlines)


def _break_after_sentences(inlines: tuple[tree.Inline, ...], split: SplitSentences) -> tuple[tree.Inline, ...]:
    """Replace each space between two sentences by a line break, except inside emphasis, links and quotations."""
    texts = [" " if isinstance(inline, tree.Space) else tree.plain_text((inline,)) for inline in inlines]
    sentence_ends = set(accumulate(map(len, split("".join(texts)))))
    result: list[tree.Inline] = []
    for inline, end, following in zip(inlines, accumulate(map(len, texts)), (*texts[1:], ""), strict=False):
        is_sentence_end = isinstance(inline, tree.Space) and end in sentence_ends and not _MARKER.fullmatch(following)
        result.append(tree.SoftBreak() if is_sentence_end else inline)
    return tuple(result)


def without_line_breaks(blocks: tree.Blocks) -> tree.Blocks:
    """Return the text without line breaks except hard ones, for notes."""
    return tree.rewrite(
        with_pictures(_split_words(blocks)), lambda node: tree.Space() if isinstance(node, tree.SoftBreak) else node
    )


def replace_notes_by_calls(blocks: tree.Blocks, labels: Sequence[str]) -> tree.Blocks:
    """Replace the notes in a text by calls such as `[^1]`. labels: of the notes, in order."""
    remaining = iter(labels)

    def change(node: tree.Node) -> tree.Node:
        return tree.RawInline(("markdown", f"[^{next(remaining)}]")) if isinstance(node, tree.Note) else node

    return tree.rewrite(blocks, change)


# Text that would be the marker of a list, heading or quotation at the beginning of a line.
_MARKER = re.compile(r"\d{1,9}[.)]|[-+*>#=|:~]+|$")


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


def normal_form(blocks: Iterable[tree.Block]) -> tree.Blocks:
    """Return a tree for comparison, without insignificant differences.

    These are line breaks, loose and tight lists, column widths, and wrappers that pandoc adds.
    """
    labelled = tree.rewrite(with_pictures(tuple(blocks)), _label_as_text, tree.Span)
    return tree.rewrite(tree.rewrite(labelled, _normalize_node), _merge_text)


def _normalize_node(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
    match node:
        case tree.SoftBreak():
            return tree.Space()
        case tree.Plain(inlines):
            return tree.Para(inlines)
        case tree.Cite((_, inner)):
            return tree.rewrite(inner, _normalize_node)
        case tree.Span((attr, inner)) if attr == tree.Attr():
            return tree.rewrite(inner, _normalize_node)
        case tree.Span((attr, inner)) if attr == tree.Attr("", ("smallcaps",)):
            return tree.SmallCaps(inner)
        case tree.Span((attr, inner)) if attr == tree.Attr("", ("underline",)):
            return tree.Underline(inner)
        case tree.Div((attr, inner)) if attr.get("wrapper") is not None:
            pairs = tuple(pair for pair in attr.pairs if pair[0] != "wrapper")
            return tree.Div((tree.Attr(attr.id, attr.classes, pairs), inner))
        case tree.Table(parts):
            columns = tuple(
                (tree.Alignment() if alignment.t == "AlignLeft" else alignment, tree.ColWidth("ColWidthDefault"))
                for alignment, _ in parts.columns
            )
            return tree.Table(tree.TableParts(parts.attr, parts.caption, columns, parts.head, parts.bodies, parts.foot))
    return node


def _merge_text(node: tree.Node) -> tree.Node:
    match node:
        case (
            tree.Para(inlines) | tree.Emph(inlines) | tree.Strong(inlines) | tree.Strikeout(inlines)
            | tree.Underline(inlines) | tree.SmallCaps(inlines) | tree.Superscript(inlines) | tree.Subscript(inlines)
        ):  # fmt: skip
            return type(node)(_merge_strings(inlines))
        case tree.Header((level, attr, inlines)):
            return tree.Header((level, attr, _merge_strings(inlines)))
        case tree.Link((attr, inlines, target)) | tree.Image((attr, inlines, target)):
            return type(node)((attr, _merge_strings(inlines), target))
        case tree.Span((attr, inlines)):
            return tree.Span((attr, _merge_strings(inlines)))
    return node


def _merge_strings(inlines: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    """Merge runs of words and spaces into one `Str` each."""
    merged: list[tree.Inline] = []
    for inline in inlines:
        match merged, tree.Str(" ") if isinstance(inline, tree.Space) else inline:
            case [*_, tree.Str(before)], tree.Str(after):
                merged[-1] = tree.Str(before + after)
            case _, other:
                merged.append(other)
    return tuple(merged)
