"""Words in letters of two scripts: running text in, the same words in one script out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from diglot.model.markup.typography import STRESS_MARK, Edit, in_one_script


def find_mixed_words(anchor: str) -> Callable[[str], list[Edit]]:
    """Make a finder of words in two scripts; the anchor is a letter of the script that is rare in the text."""
    rare_beside_other = re.compile(anchor)

    def find(text: str) -> list[Edit]:
        edits: list[Edit] = []
        done = 0
        for match in rare_beside_other.finditer(text):
            start = end = match.start()
            if start < done:
                continue
            while _is_letter(text[start - 1]):
                start -= 1
            while _is_letter(text[end]):
                end += 1
            done = end
            fresh = in_one_script(text[start:end])
            if fresh != text[start:end]:
                edits.append((start, end, fresh))
        return edits

    return find


def _is_letter(sign: str) -> bool:
    return sign.isalpha() or sign == STRESS_MARK
