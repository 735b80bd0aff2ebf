"""A text as it was written in, what is made of its marginal numbers and its apparatus out, and problems. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diglot.core.markdown import find_calls, find_lines_of_class
from diglot.extensions.numbering.model.labels import PAGE
from diglot.extensions.scholarly.core.apparatus import set_apparatus, without_lemma
from diglot.extensions.scholarly.core.margin_numbers import (
    ids_of,
    numbers_in,
    set_numbers,
    set_page_references,
)
from diglot.model.extension_calls import TextChange, WrittenText
from diglot.model.markup.note_labels import APPARATUS, NOTE_AUTHORS
from diglot.model.paper.spreads import LEMMA, MARGIN
from diglot.model.problems import MarginNumbersDiffer, Problem, ReadingWithoutLemma, UnknownCitation, UnknownClass
from diglot.model.tree import Blocks

_PREFIXES = "|".join(prefix for prefix, by in NOTE_AUTHORS.items() if by == APPARATUS)
_ENTRY = re.compile(rf"\[\^(?:{_PREFIXES}):", re.IGNORECASE)


def mark_text(text: WrittenText, original: WrittenText | None) -> TextChange | None:
    """Return what becomes of a text with such parts; None of one that has none, as its original."""
    if not any(_may_have_parts(one.body) for one in (text, original) if one):
        return None
    ids = ids_of(text.blocks)

    def change(blocks: Blocks) -> Blocks:
        return set_page_references(set_numbers(set_apparatus(blocks)), ids, text.lang)

    def problems(found: Sequence[Problem]) -> Sequence[Problem]:
        return [*(one for one in found if not _is_known(one, ids)), *_find_problems(text, original)]

    return TextChange(change, problems)


def _may_have_parts(body: str) -> bool:
    return f".{MARGIN}" in body or _ENTRY.search(body) is not None


def _is_known(problem: Problem, ids: frozenset[str]) -> bool:
    match problem:
        case UnknownClass(name=name):
            return name in (MARGIN, LEMMA)
        case UnknownCitation(key=key):
            return key.startswith(PAGE) and key.removeprefix(PAGE) in ids
    return False


def _find_problems(text: WrittenText, original: WrittenText | None) -> Iterator[Problem]:
    alone = without_lemma(set_apparatus(text.blocks))
    calls = find_calls(text.body, APPARATUS) if alone else ()
    for number in alone:
        line, label = calls[min(number, len(calls) - 1)]
        yield ReadingWithoutLemma(text.path, text.body_line - 1 + line, label)
    if original:
        yield from _only_in(text, original)
        yield from _only_in(original, text)


def _only_in(text: WrittenText, other: WrittenText) -> Iterator[Problem]:
    """Yield the marginal numbers of a text that the other has not, or not as often: the last ones of several."""
    others = numbers_in(other.blocks)
    lonely = []
    for at, number in enumerate(numbers_in(text.blocks)):
        if number in others:
            others.remove(number)
        else:
            lonely.append((at, number))
    lines = find_lines_of_class(text.body, MARGIN) if lonely else ()
    for at, number in lonely:
        line = text.body_line - 1 + lines[at] if at < len(lines) else None
        yield MarginNumbersDiffer(text.path, line, number, other.path)
