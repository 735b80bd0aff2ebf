"""Markup in, the same markup out, where whatever is marked as of a language says in which direction that is written."""

from __future__ import annotations

import re
from functools import cache

from diglot.model.languages import LANGUAGES

# A tag up to the end of its language, with or without a variety, such as `<p class="a" lang="he-IL"`.
_TAGS = re.compile(r'<[a-zA-Z](?:[^<>"]|"[^"]*")*?\slang="([a-z]+)[^"]*"(?:[^<>"]|"[^"]*")*')
_DIRECTION = re.compile(r"\sdir=")
# What is written from left to right in any language.
_CODE = re.compile(r"<(?:pre|code|kbd|samp|math)(?=[ >])(?![^>]*\sdir=)")


def with_directions(markup: str) -> str:
    """Return markup with `dir` beside each `lang`, if one of the languages that can be published is right to left.

    With such a language, the other ones need it as well: they stand within it. So do code and formulas.
    A tag that has a direction keeps it.
    """
    if not _directions():
        return markup
    return _CODE.sub(r'\g<0> dir="ltr"', _TAGS.sub(_with_direction, markup))


def _with_direction(match: re.Match[str]) -> str:
    direction = _directions().get(match[1])
    return match[0] if direction is None or _DIRECTION.search(match[0]) else f'{match[0]} dir="{direction}"'


@cache
def _directions() -> dict[str, str]:
    """Return the direction of each language; empty where all are written from left to right."""
    rtl = {code for code, language in LANGUAGES.items() if language.is_right_to_left}
    return {code: "rtl" if code in rtl else "ltr" for code in LANGUAGES} if rtl else {}
