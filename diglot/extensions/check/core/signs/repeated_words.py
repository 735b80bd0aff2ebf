"""Find words that stand twice in a row. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.extensions.check.core.passage_reader import text_in_language
from diglot.extensions.check.model.problems import RepeatedWord
from diglot.model.problems import Problem
from diglot.model.translation.passages import Passage

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]{2,}) \1(?![\w’'-])")
# English grammar brings these together: “all that that implies”, “she had had enough”.
_MAY_BE_TWICE = frozenset(["that", "had"])


def find_repeated_words(passage: Passage) -> Iterator[tuple[Problem, int]]:
    """Yield words in lower case that stand twice in a row, with their offsets; not in verse."""
    if passage.kind in ("verse", "code", "markup"):
        return
    for match in _TWICE.finditer(text_in_language(passage)):
        if match[1].islower() and match[1] not in _MAY_BE_TWICE:
            yield RepeatedWord("", 0, match[1]), match.start()
