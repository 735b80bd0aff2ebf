r"""Set the numbers of formulas: `\tag{1}`, of which pandoc's MathML has nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.model.tree import Attr, Blocks, Inline, Math, MathType, Node, Span, Str, rewrite

_DISPLAY = MathType("DisplayMath")
TAG = re.compile(r"\\tag(?P<bare>\*?)\s*\{(?P<text>(?:[^{}\\]|\\.|\{[^{}]*\})*)\}")
_IS_TEX = re.compile(r"[\\{}^_]")


def number_formulas(blocks: Blocks) -> Blocks:
    r"""Put the numbers of a formula behind it, in parentheses unless they are `\tag*`.

    >>> [formula] = number_formulas((Math((_DISPLAY, r"E = mc^2 \tag{1}")),))
    >>> formula.content[1][0].content[1], formula.content[1][1].content[1]
    ('E = mc^2', (Str(text='('), Str(text='1'), Str(text=')')))
    """

    def change(node: Node) -> Node:
        match node:
            case Math((kind, tex)) if kind == _DISPLAY and (tags := list(TAG.finditer(tex))):
                number = Span((Attr("", ("equation-number",)), tuple(_numbers(tags))))
                return Span((Attr("", ("equation",)), (Math((kind, TAG.sub("", tex).strip())), number)))
        return node

    return rewrite(blocks, change, Math)


def _numbers(tags: list[re.Match[str]]) -> Iterator[Inline]:
    for at, tag in enumerate(tags):
        text = tag["text"].strip().strip("$")
        number: Inline = Math((MathType("InlineMath"), text)) if _IS_TEX.search(text) else Str(text)
        yield from (Str(", "),) * (at > 0)
        yield from (number,) if tag["bare"] else (Str("("), number, Str(")"))
