"""Find brackets without their other half. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.extensions.check.model.problems import UnbalancedBrackets
from diglot.model.problems import Problem
from diglot.model.translation.passages import Passage

# The bracket of an item: 1) first, а) во-первых; and of a smile.
_ITEM = re.compile(r"(?:(?<!\w)(?:\d\d?|[^\W\d_])|[:;]-?)\Z")
_BRACKETS = ("()", "[]")


def compare_brackets(original: Passage, translation: Passage) -> Iterator[Problem]:
    """Yield a bracket without its other half in the translation, if the original has none."""
    for pair in _BRACKETS:
        half = _find_half(translation.text, pair)
        if half and not _find_half(original.text, pair):
            yield UnbalancedBrackets("", 0, half, "")


def _find_half(text: str, pair: str) -> str:
    """Return the first bracket that is not balanced; "" if all are."""
    if pair[0] not in text and pair[1] not in text:
        return ""
    depth = 0
    for match in re.finditer(re.escape(pair[0]) + "|" + re.escape(pair[1]), text):
        if match[0] == pair[0]:
            depth += 1
        elif depth:
            depth -= 1
        elif not _ITEM.search(text, max(0, match.start() - 3), match.start()):
            return pair[1]
    return pair[0] if depth else ""
