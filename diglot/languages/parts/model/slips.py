"""By which words of a language the checks of a translation compare sentences. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

_NOTHING, _ANYTHING = re.compile("(?!)"), re.compile("")


class Mode(msgspec.Struct, frozen=True, kw_only=True):
    """How a language says that something may be, or must be. firm: always. soft: also what may render it."""

    firm: re.Pattern[str] = _NOTHING
    soft: re.Pattern[str] = _ANYTHING


class SlipWords(msgspec.Struct, frozen=True, kw_only=True):
    """Patterns of words, of which one that is not given is no reason to report a sentence.

    denial: what always denies. soft_denial: what may render a denial. prohibition: the beginning of a sentence that
    forbids. rendered: words that render others which may deny, by the names of `RENDERED`.
    rate: a unit of time after “per”, in a group of its English name.
    opposites: beginnings of words, as alternatives of a pattern, with `$` after a whole word, by the names of
    `OPPOSITES`. opposite_denial: what turns a word into its opposite. comparison: what is none of them, as «более» in
    «более редкий», which is “rarer”.
    may, must: of the modes. mode_denial: what turns one into the other, as in “may not”.
    below_zero: a number with its minus. cold: what may render the minus. number: any number.
    initials: a name with its initials, and the two groups of these and of the surname. romanised: with what an initial
    may begin in Latin letters.
    leads_to, lists: words between two, of which the first leads to the second, or which are only named together.
    function_words: those that only hold others together.
    fewest_quoted: shorter quotations may lose their marks, short_quoted: where all others are kept.
    quoted_letter: of a quotation in this language. are_names_quoted: whether names have quotation marks here.
    """

    denial: re.Pattern[str] = _NOTHING
    soft_denial: re.Pattern[str] = _ANYTHING
    prohibition: re.Pattern[str] = _NOTHING
    rendered: Mapping[str, re.Pattern[str]] = {}
    rate: re.Pattern[str] = _NOTHING
    opposites: Mapping[str, str] = {}
    opposite_denial: re.Pattern[str] = _NOTHING
    comparison: re.Pattern[str] = _NOTHING
    may: Mode = Mode()
    must: Mode = Mode()
    mode_denial: re.Pattern[str] = _NOTHING
    below_zero: re.Pattern[str] = _NOTHING
    cold: re.Pattern[str] = _ANYTHING
    number: re.Pattern[str] = _NOTHING
    initials: re.Pattern[str] = _NOTHING
    romanised: Mapping[str, str] = {}
    leads_to: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    function_words: frozenset[str] = frozenset()
    fewest_quoted: int = 3
    short_quoted: int = 1
    quoted_letter: re.Pattern[str] = re.compile(r"[^\W\d_]")
    are_names_quoted: bool = False


NONE = SlipWords()
"""Of a language that says nothing."""
