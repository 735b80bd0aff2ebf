"""The codes of languages in catalogues of libraries, from the data of CLDR that Babel brings."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

from diglot.model.languages import Lang

# Where ISO 639-2 has two codes for a language, catalogues take these: its “bibliographic” ones.
_BIBLIOGRAPHIC = frozenset("alb arm baq bur chi cze dut fre geo ger gre ice mac mao may per rum slo tib wel".split())


@cache
def catalogue_code(lang: Lang) -> str:
    """Return the code of a language in ISO 639-2, "und" for one that has none there.

    >>> catalogue_code("en"), catalogue_code("ru"), catalogue_code("de"), catalogue_code("pt-BR"), catalogue_code("gsw")
    ('eng', 'rus', 'ger', 'por', 'gsw')
    """
    short = lang.partition("-")[0]
    if len(short) == 3:
        return short
    codes = [code for code, own in get_global("language_aliases").items() if own == short and len(code) == 3]
    return next((code for code in codes if code in _BIBLIOGRAPHIC), codes[0] if codes else "und")
