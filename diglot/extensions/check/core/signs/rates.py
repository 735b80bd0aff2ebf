"""Find rates that are of another unit of time: 120 MB per second and «120 МБ в минуту». Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from diglot.extensions.check.core.signs.sentence_pairs import sentence_pairs
from diglot.extensions.check.model.problems import UnitDiffers
from diglot.model.languages import Lang
from diglot.model.problems import Problem
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage

# Each unit by the name of its group.
_RATES: Mapping[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:\bper |\ban? |\b(?:every|each) |/ ?)"
        r"(?:(?P<second>seconds?|s)|(?P<minute>minute|min)|(?P<hour>hour|h)|(?P<day>day)|(?P<week>week)|"
        r"(?P<month>month)|(?P<year>year))\b(?![’'-])",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?:(?<!\w)(?:в|за|кажд\w+) |/ ?)"
        r"(?:(?P<second>секунду|сек|с)|(?P<minute>минуту|мин)|(?P<hour>час|ч)|(?P<day>день|сутки)|(?P<week>неделю)|"
        r"(?P<month>месяц)|(?P<year>год))(?!\w)",
        re.IGNORECASE,
    ),
}


def compare_rates(original: Passage, translation: Passage, aligned: AlignedSentences) -> Iterator[Problem]:
    """Yield a rate whose unit of time differs, where each sentence has exactly one."""
    sides = (original, translation)
    for _, sentences in sentence_pairs(sides, aligned, with_divided=True):
        rates = [list(_RATES[side.lang].finditer(text)) for side, text in zip(sides, sentences, strict=True)]
        if all(len(found) == 1 for found in rates):
            (own,), (other,) = rates
            if own.lastgroup != other.lastgroup:
                yield UnitDiffers("", 0, other[0], own[0], "")
