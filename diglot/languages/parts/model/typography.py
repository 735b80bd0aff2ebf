"""How a language is set. Touches nothing."""

from __future__ import annotations

import msgspec

from diglot.model.markup.typography import Rule


class RangeWords(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules of ranges know of a language.

    labels: abbreviations, without their full stop, that stay with the number after them. titles: words that do.
    codes: words before numbers with a hyphen that are no range: a telephone, a version.
    before_amounts: words after which numbers are an amount, never a version: by 3.5-4 points.
    units: what stays with the number before it.
    era, century: patterns of what follows years before Christ, which run down, and a century; "" for none.
    identified, byte, joints: patterns of words before a number that is no quantity, after a size, and between numbers.
    standards: names before the numbers of standards, such as ISO.
    They hold for the texts of all languages, which quote each other.
    """

    labels: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    before_amounts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    era: str = ""
    century: str = ""
    identified: str = ""
    byte: str = ""
    joints: str = ""
    standards: tuple[str, ...] = ()


class TypographyRules(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of a language, a row each. Between these groups act those of all languages: the fields are in order.

    letters: which characters a word is of. glued: what is one word, before anything looks at numbers.
    marks: quotation marks and dashes. range_words: for the ranges of numbers, which all languages have; ranges: others.
    words: numbers, abbreviations, names. lint: what only a person can decide.
    """

    letters: tuple[Rule, ...] = ()
    glued: tuple[Rule, ...] = ()
    marks: tuple[Rule, ...] = ()
    range_words: RangeWords = RangeWords()
    ranges: tuple[Rule, ...] = ()
    words: tuple[Rule, ...] = ()
    lint: tuple[Rule, ...] = ()
