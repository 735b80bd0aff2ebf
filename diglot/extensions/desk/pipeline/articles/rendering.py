"""Renders the texts of the desk as readers will see them: Markdown in, sanitised HTML for each block out.

Touches pandoc through its adapter only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import msgspec

from diglot.adapters.pandoc import PandocPool
from diglot.core import alignment
from diglot.model.languages import Lang
from diglot.model.markup.typography import HouseStyle
from diglot.model.publication import RenderedText
from diglot.model.tree import Block, Div, Pandoc
from diglot.pipeline.typeset.text_batch import TextBatch, compile_texts
from diglot.queries.text_job import CompileJob

# On the desk both texts and parts of them are on one page: addresses inside them would lead astray.
_ADDRESSES = re.compile(r'\s(?:id|href|role|aria-labelledby|aria-describedby)="[^"]*"')


class Markup(msgspec.Struct, frozen=True):
    """A text, or a part of one, to be rendered. path: of its manuscript, for the addresses of pictures.

    tree: of the text as pandoc has read it.
    """

    body: str
    lang: Lang
    path: str
    tree: Pandoc
    title: str = ""


def render(texts: Sequence[Markup], style: HouseStyle, pandoc: PandocPool) -> list[tuple[str, ...]]:
    """Return the HTML of each top-level block of texts, without addresses."""
    digests = [
        hashlib.blake2b(f"{number} {text.body}".encode(), digest_size=20).digest() for number, text in enumerate(texts)
    ]
    jobs = tuple(
        CompileJob(text.path, text.lang, digest, 1, None, style, text.title)
        for text, digest in zip(texts, digests, strict=True)
    )
    bodies = {digest: text.body for text, digest in zip(texts, digests, strict=True)}
    trees = {digest: text.tree for text, digest in zip(texts, digests, strict=True)}
    compiled = compile_texts(TextBatch(jobs, bodies), pandoc, trees)
    rendered = (msgspec.msgpack.decode(text.rendered, type=RenderedText) for text in compiled)
    return [tuple(_ADDRESSES.sub("", unit) for unit in text.units) for text in rendered]


def by_blocks(blocks: Sequence[Block], units: Sequence[str]) -> list[str]:
    """Return the HTML of each block of a tree. units: that of its blocks without hints, some of which wrap several.

    Where a text could not be rendered, every block is empty.
    """
    counts = [len(alignment.remove_hints((block,))) if isinstance(block, Div) else 1 for block in blocks]
    if sum(counts) != len(units):
        return [""] * len(blocks)
    pieces, start = [], 0
    for count in counts:
        pieces.append("".join(units[start : start + count]))
        start += count
    return pieces
