"""Find the words of markup, and what of a text the tags of another tool mark as code. Pure functions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from diglot.core.tree_transforms.addresses import RAW_TAG
from diglot.model.markup.allowed_markup import FRAMES
from diglot.model.markup.line_kinds import LITERAL_ENDS, LITERAL_TAG
from diglot.model.tree import Block, Blocks, Para, Plain, plain_text

# What stands inside a word now and then.
_INLINE = FRAMES | frozenset("em i strong b u s del ins mark small sub sup q cite abbr span a code var kbd wbr".split())


def split_at_code_tags(blocks: Blocks) -> Iterator[tuple[bool, Blocks]]:
    """Yield the text in pieces: between the tags by which another tool marks code (True), and what is outside."""
    run: list[Block] = []
    end: re.Pattern[str] | None = None
    for block in blocks:
        text = plain_text(block.inlines) if isinstance(block, (Para, Plain)) else ""
        opening = LITERAL_TAG.search(text)
        if end is None and opening:
            end = re.compile(LITERAL_ENDS[opening[1]])
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


# HTML ends a comment in three ways.
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:-->|--!>))", re.DOTALL)


def words_of_markup(markup: str) -> list[str]:
    """Return the words between the tags of HTML.

    >>> words_of_markup('<p title="a">Ink &amp; <b>paper</b><!-- no --></p>')
    ['Ink', 'paper']
    """
    if "<!--" in markup:
        markup = _COMMENT.sub("", markup)
    text = RAW_TAG.sub(_gap, markup)
    return re.findall(r"\w+", html.unescape(text))


def _gap(tag: re.Match[str]) -> str:
    return "" if tag[2].lower() in _INLINE else " "
