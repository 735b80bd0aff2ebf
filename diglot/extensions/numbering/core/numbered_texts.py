"""A text as it was written in, what numbering makes of it out: numbers, references, lists, problems. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.extensions.numbering.core.captions import set_numbers
from diglot.extensions.numbering.core.findings import find_problems, without_resolved
from diglot.extensions.numbering.core.lists import set_lists
from diglot.extensions.numbering.core.numbers import number_headings, number_labels
from diglot.extensions.numbering.core.parts import labelled_parts, with_parts
from diglot.extensions.numbering.core.references import set_references
from diglot.extensions.numbering.model.labels import may_have_labels
from diglot.model.extension_calls import TextChange, WrittenText
from diglot.model.problems import Problem
from diglot.model.tree import Blocks


def number_text(text: WrittenText, original: WrittenText | None) -> TextChange | None:
    """Return what becomes of a text with labels or references; None of one that has neither, as its original.

    Numbers are those of the original, in both languages.
    """
    if not any(may_have_labels(one.body) for one in (text, original) if one):
        return None
    source = with_parts(original.blocks) if original else ()
    blocks = with_parts(text.blocks)
    known = number_labels(source)
    numbers, headings = number_labels(blocks, known), number_headings(blocks, known)
    own, others = ([label.name for label, _ in labelled_parts(side)] for side in (blocks, source))

    def change(blocks: Blocks) -> Blocks:
        numbered = set_numbers(with_parts(blocks), numbers, iter(headings), text.lang)
        return set_lists(set_references(numbered, numbers, text.lang))

    def problems(found: Sequence[Problem]) -> Sequence[Problem]:
        return [*without_resolved(found, set(own)), *find_problems(text, own, original, others)]

    return TextChange(change, problems)
