"""Entries of a critical apparatus: `word[^app:1]`, or `[some words]{.lemma}[^app:1]`. Blocks in, blocks out.

The words of the text become a span, from which the typesetter knows their lines; they also stand at the beginning of
the note, before a bracket, as in any apparatus: “word] *om.* A”. So every edition that shows notes shows entries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from diglot.model.markup.note_labels import APPARATUS
from diglot.model.paper.spreads import LEMMA, MARGIN
from diglot.model.tree import (
    Attr,
    Blocks,
    Inline,
    LineBlock,
    Node,
    Note,
    Para,
    Plain,
    Space,
    Span,
    Str,
    find,
    plain_text,
    rewrite,
    wrapped_again,
    wrapped_inlines,
)

# A lemma of more words is named by its first and its last.
_MOST_WORDS = 5
_LAST_WORD = re.compile(r"[^\W_](?:\S*[^\W_])?(?=\W*$)")


def set_apparatus(blocks: Blocks) -> Blocks:
    """Return a text in which each entry begins with the words that its readings are of.

    >>> entry = Note((Para((Str("om."),)),), APPARATUS)
    >>> [para] = set_apparatus((Para((Str("good"), entry)),))
    >>> para.inlines[0]
    Span(content=(Attr(id='', classes=('lemma',), pairs=()), (Str(text='good'),)))
    >>> plain_text(para.inlines[1].blocks[0].inlines)
    'good] om.'
    """

    def change(node: Node) -> Node:
        match node:
            case Para(inlines) | Plain(inlines):
                return type(node)(_with_lemmas(inlines))
            case LineBlock(lines):
                return LineBlock(tuple(map(_with_lemmas, lines)))
        return node

    return rewrite(blocks, change, Para, Plain, LineBlock) if entries_in(blocks) else blocks


def entries_in(blocks: Blocks) -> list[Note]:
    """Return the entries of a text's apparatus, in order."""
    return [note for note in find(blocks, Note) if note.by == APPARATUS]


def _with_lemmas(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    result: list[Inline] = []
    lemma: tuple[Inline, ...] = ()
    for inline in inlines:
        if isinstance(inline, Note) and inline.by == APPARATUS:
            notes = list(takewhile(lambda one: isinstance(one, Note), reversed(result)))[::-1]
            # Another entry for the same words follows the first at once, or behind other notes.
            if not any(isinstance(note, Note) and note.by == APPARATUS for note in notes):
                del result[len(result) - len(notes) :]
                lemma = _take_lemma(result)
                result += notes
            result.append(_entry(inline, lemma))
        elif inner := wrapped_inlines(inline):
            result.append(wrapped_again(inline, _with_lemmas(inner)))
        else:
            result.append(inline)
    return tuple(result)


def _take_lemma(before: list[Inline]) -> tuple[Inline, ...]:
    """Return the words that a call stands behind, () where there are none, and put them into a span of their own."""
    match before[-1:]:
        case [Span((Attr(_, classes), inlines))] if LEMMA in classes:
            return inlines
        case [Str(text)] if found := _LAST_WORD.search(text):
            start, end = text[: found.start()], text[found.end() :]
            lemma = (Str(found[0]),)
            kept = [Str(part) if part else None for part in (start, end)]
            before[-1:] = [part for part in (kept[0], Span((Attr("", (LEMMA,)), lemma)), kept[1]) if part]
            return lemma
        case [inline] if (inner := wrapped_inlines(inline)) and plain_text(inner).strip():
            before[-1:] = [Span((Attr("", (LEMMA,)), (inline,)))]
            return (inline,)
    return ()


def _entry(note: Note, lemma: tuple[Inline, ...]) -> Note:
    match note.blocks:
        case (Para(inlines) | Plain(inlines) as first, *rest) if lemma:
            start = (Span((Attr("", (LEMMA,)), _shown(lemma))), Str("]"), Space())
            return Note((type(first)((*start, *inlines)), *rest), note.by)
    return note


def _shown(lemma: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the words of a lemma as its entry names them: without numbers and notes, a long one shortened."""
    bare = rewrite(lemma, _without_parts, Note, Span)
    words = plain_text(bare).split()
    return (Str(f"{words[0]} … {words[-1]}"),) if len(words) > _MOST_WORDS else bare


def _without_parts(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Note():
            return ()
        case Span((attr, inlines)):
            return () if MARGIN in attr.classes else Span((Attr("", attr.classes, attr.pairs), inlines))
    return node


def without_lemma(blocks: Blocks) -> Sequence[int]:
    """Return the numbers, from 0, of the entries of a text of `set_apparatus` that no words are before."""
    return [number for number, note in enumerate(entries_in(blocks)) if not _has_lemma(note)]


def _has_lemma(entry: Note) -> bool:
    match entry.blocks:
        case (Para((Span((attr, _)), *_)) | Plain((Span((attr, _)), *_)), *_):
            return LEMMA in attr.classes
    return False
