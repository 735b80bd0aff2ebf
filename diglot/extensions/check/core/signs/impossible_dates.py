"""Find days that their month does not have. Pure functions."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache

from diglot.extensions.check.core.passage_reader import text_in_language
from diglot.extensions.check.model.number_forms import NumberForms
from diglot.extensions.check.model.problems import ImpossibleDate
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import Problem
from diglot.model.translation.passages import Passage

_FIGURE = re.compile(r"\d")
# A day is taken for one of a leap year where no year is written.
_LEAP_YEAR = 4
# In most languages the day is before its month.
_NEVER_FIRST = "(?P<month_first>(?!))(?P<after>(?!))(?P<year_after>(?!))"


@lru_cache(maxsize=4)
def _date_pattern(months: tuple[str, ...], lang: Lang) -> re.Pattern[str]:
    """Return a pattern for a day beside a month: 31 апреля, 31 April, April 31. A day has at most 39 in it."""
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    own = LANGUAGES[lang].numbers()
    day, ordinal = r"[0-3]?\d", f"(?:{own.day_ending})?"
    before = (
        rf"(?<![\d.,:/–-])(?P<before>{day}){ordinal}[ \u00a0](?:of )?(?P<month>{names})\b"
        r"(?:\.?,? (?P<year>\d{4})\b)?"
    )
    after = (
        rf"\b(?P<month_first>{names})\.?[ \u00a0](?P<after>{day}){ordinal}(?![\w:%])"
        r"(?:, (?P<year_after>\d{4}))?"
    )
    return re.compile(f"{before}|{after if own.is_month_first else _NEVER_FIRST}", re.IGNORECASE)


def find_impossible_dates(passage: Passage, forms: NumberForms) -> Iterator[tuple[Problem, int]]:
    """Yield days that their month does not have, such as 31 апреля; 29 February of a year that has none."""
    text = text_in_language(passage)
    if not _FIGURE.search(text):
        return
    for match in _date_pattern(tuple(forms.months), forms.lang).finditer(text):
        name = match["month"] or match["month_first"]
        # Where months have a capital, others are words: he may, they march.
        if LANGUAGES[forms.lang].numbers().are_names_capitalised and not name[0].isupper():
            continue
        month, day = forms.months[name.lower()], int(match["before"] or match["after"])
        year = int(match["year"] or (match["month_first"] and match["year_after"]) or _LEAP_YEAR)
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            yield ImpossibleDate("", 0, match[0].strip(" ,")), match.start()
