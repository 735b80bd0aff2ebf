"""Abbreviations inside sentences, and at their ends."""

from __future__ import annotations

import re

from diglot.languages.parts.model.sentences import SentenceRules

RULES = SentenceRules(
    inner=frozenset(
        "т тт е к н г гг в вв с стр см ср рис табл гл ст ч кн вып изд ред пер сост им ул пл просп д корп кв обл р оз о "
        "п пп пос дер проф акад доц ген полк тов гр св прп ок напр англ нем фр лат греч яп кит кор род ум чл тыс м "
        "км".split()
    ),
    final=frozenset("др пр проч э руб коп".split()),
    # «Т. д.» and «т. п.» end one as well; their letters alone do not.
    ending=re.compile(r"\bт\.\s*[дп]$", re.IGNORECASE),
    # «В 1708 г. Петр…» goes on, «…вышло в 1708 г. Второе…» does not.
    date=re.compile(r"\d\s*(?:гг?|вв?)$"),
    coordinators=frozenset("и а но".split()),
)
