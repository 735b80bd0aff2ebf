"""The rules of ranges and of negative numbers, a row each, with the words of a language in. Touches nothing.

A range is two endpoints of a kind with a joint between them: numbers, sums, quantities, dates, days, hours, verses,
ordinals, scores. A row names what its endpoints look like; whole numbers alone also need judgement.
The rows act after dashes between words: what is left between endpoints is a hyphen, or a dash that somebody typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from diglot.core.typography.pattern_parts import any_of, compile_pattern
from diglot.languages.parts.model.letters import CAPITAL
from diglot.languages.parts.model.typography import RangeWords
from diglot.model.markup.numerals import roman_value
from diglot.model.markup.typography import (
    CYRILLIC_TWINS,
    EN_DASH,
    LATIN_TWINS,
    MINUS,
    HouseStyle,
    Replace,
    Rule,
    with_twins,
)

_TO_LATIN = str.maketrans(CYRILLIC_TWINS, LATIN_TWINS)
# A whole number, a grouped one (1,200) or a decimal one (3,5 or 2.5).
_FIRST = r"(\d(?<![\w/+)\-−–]\d)(?<!\d[.,]\d)(?:\d{0,2}(?:,\d{3})+|\d{0,3}(?:[.,]\d{1,3})?)(?!\d))"
_SECOND = r"(\d{1,3}(?:,\d{3})+|\d{1,4}(?:[.,]\d{1,3})?)(?![\w/])(?![-–—.,:]\d)(?!-(?:-|[A-Z]|[a-z]{1,2}(?![a-z])))"
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_X = with_twins("X")
_ROMAN_BEFORE = re.compile(rf"(?<![\w–—-])(?:[IVLC{_X}]+|[ivxlc]+)$")

_NAME = re.compile(rf"[{CAPITAL}][\w’'-]*[ \u00a0]$")
_ONE_SECTION = re.compile(r"(?<!§)§[ \u00a0]?$")
_LONGEST_RANGE_OF_SECTIONS = 50
_LOOK_BACK = 36


class Ends(NamedTuple):
    """How the endpoints of a kind of range look: the text that ends at the joint, the text that begins after it."""

    first: str
    second: str


def _are_around(ends: tuple[Ends, ...], match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return any(
        compile_pattern(rf"(?<![\w.,:/+–—−-])(?:{first})$").search(text, max(0, start - _LONGEST_ENDPOINT), start)
        and compile_pattern(second).match(text, end)
        for first, second in ends
    )


_LONGEST_ENDPOINT = 40


def range_of(*ends: Ends, id: str, what: str, source: str, joint: str = "-", dash: str = EN_DASH) -> Replace:
    """Return the row of a kind of range. joint: the pattern of what may be typed between its endpoints."""
    return Replace(
        id=id,
        what=what,
        source=source,
        pattern=rf"{joint}(?={'|'.join(second for _, second in ends)})",
        becomes=lambda match, _: dash if _are_around(ends, match) else None,
        only_if=("-", "—") if "—" in joint else ("-",),
    )


class _Judge:
    """Judges a hyphen between two numbers by the words around it."""

    def __init__(self, words: Sequence[RangeWords]) -> None:
        labels = [label for one in words for label in one.labels]
        titles = [title for one in words for title in one.titles]
        # What stands before a range: “pp. ”, “Chapters ”, the year of an issue: “(1991): ”.
        # Other pages may stand between: “pp. 23–45, ”.
        self._label = rf"(?i)(?:(?<!\w){any_of(labels)}\.|(?<!\w){any_of(titles)}|\):)␣(?:\d+(?:[-–]\d+)?,␣)*$"
        self._code = rf"(?i)(?<!\w){any_of([code for one in words for code in one.codes])}[.:]?␣$"
        self._amount = rf"(?<!\w){any_of([word for one in words for word in one.before_amounts])}␣$"
        self._era = "|".join(one.era for one in words if one.era)
        self._century = "|".join(one.century for one in words if one.century)

    def numbers(self, match: re.Match[str], _: HouseStyle) -> str | None:
        """Return two numbers as a range: 5–7, 99–101, 1941–45, 3,5–4, and years before Christ, 431–404.

        Left alone: a telephone, a month, a score, a version, a model (Boeing 737-800), a section of a code (§ 2-207).
        """
        first, joint, second = match.groups()
        before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _is_zero_padded(first) or _is_zero_padded(second) or self._are_code(first, second, before):
            return None
        is_whole = first.isdecimal() and second.isdecimal()
        if _YEAR.fullmatch(first) and _YEAR.fullmatch(second):
            is_range = first < second
        elif not is_whole:
            is_range = self._is_range_of_fractions(first, second, before)
        else:
            is_range = self._is_range(first, second, before)
        falls = is_whole and self._is_before_christ(match.string, match.end())
        # “10 - 15 = −5”: with spaces only years are certainly no subtraction.
        is_spaced = len(joint) == 3
        if is_spaced and not falls and not _YEAR.fullmatch(first):
            return None
        return f"{first}{EN_DASH}{second}" if is_range or falls else None

    def _is_before_christ(self, text: str, at: int) -> bool:
        return compile_pattern(self._era).match(text, at) is not None

    def _is_labelled(self, before: str) -> bool:
        return compile_pattern(self._label).search(before) is not None

    def _is_range(self, first: str, second: str, before: str) -> bool:
        match len(first), len(second):
            case (one, other) if one == other:
                return int(first) < int(second)
            case (1, 2 | 3 | 4) | (2, 3):
                return True
            case (3, 4):
                return int(second) - int(first) <= 100
            case (3 | 4, 2):
                return int(first[-2:]) < int(second)
            case (3 | 4, 1):  # pp. 101-8; without a label, a flight or a house
                return int(first[-1]) < int(second) and self._is_labelled(before)
            case _:
                return False

    def _is_range_of_fractions(self, first: str, second: str, before: str) -> bool:
        """Whether grouped or decimal numbers rise; with points, after a name, they are versions: Python 3.9, 3.10."""
        if "." in first and "." not in second and not compile_pattern(self._amount).search(before):
            return False
        if "." in first and _NAME.search(before):
            return _version(first) < _version(second)
        return _value(first) < _value(second)

    def _are_code(self, first: str, second: str, before: str) -> bool:
        """Whether both numbers together name one thing: a telephone, a section after a single §, a maker's model."""
        if compile_pattern(self._code).search(before):
            return True
        if _ONE_SECTION.search(before):
            return len(second) == 3 and _value(second) - _value(first) > _LONGEST_RANGE_OF_SECTIONS
        # Variants of aircraft are hundreds: 737-800, 777-200.
        is_variant = len(first) == len(second) == 3 and second.endswith("00") and not first.endswith("00")
        return is_variant and _NAME.search(before) is not None and not self._is_labelled(before)

    def romans(self, match: re.Match[str], _: HouseStyle) -> str | None:
        """Return a dash between numerals that rise, or fall before Christ; small ones only after “pp.”."""
        text, first = match.string, _ROMAN_BEFORE.search(match.string, max(0, match.start() - 20), match.start())
        if not first:
            return None
        second, after = match[1] or match[2], match.end() + len(match[1] or match[2])
        is_small, is_spaced = first[0].islower(), len(match[0]) > 1
        if is_small and not self._is_labelled(text[max(0, first.start() - _LOOK_BACK) : first.start()]):
            return None
        if is_spaced and not compile_pattern(self._century).match(text, after):
            return None
        # Centuries are often typed with the Cyrillic letter.
        low, high = (roman_value(numeral.translate(_TO_LATIN).upper()) for numeral in (first[0], second))
        falls = 0 < high < low and self._is_before_christ(text, after)
        return EN_DASH if 0 < low < high or falls else None


def _is_zero_padded(number: str) -> bool:
    return number[0] == "0" and number[1:2] not in ("", ".", ",")


def _version(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.split("[.,]", number))


def _value(number: str) -> float:
    """Return what a number means; a comma before three figures groups.

    >>> _value("1,200"), _value("3,5")
    (1200.0, 3.5)
    """
    return float(re.sub(r",(?=\d{3}(?!\d))", "", number).replace(",", "."))


_NUMBER = "\\d(?:[\\d.,\u202f]*\\d)?"
_SIGN_OF_MONEY = "(?:US|C|A|NZ|HK)?[$£€¥₽]"
_MULTIPLE = "(?:million|billion|bn|[kmKMB])"
_DAY_AND_MONTH = r"(?:[0-2]?\d|3[01])\.(?:0[1-9]|1[0-2])"
_YEAR_IN_DATE = r"(?:(?:19|20)\d\d|\d\d)"


def rules_of_ranges(words: Sequence[RangeWords]) -> tuple[Rule, ...]:
    """Return the rules of hyphens between numbers. words: of all languages, since a text may quote another one."""
    judge = _Judge(words)
    unit = rf"(?:[%‰]|°[{with_twins('CFK')}]?|{any_of({unit for one in words for unit in one.units})})"
    return (
        Replace(
            id="*/range/numbers",
            what="A range of numbers has an en dash without spaces: pp. 5–7, 1941–1945",
            source="CMOS 17, ch. 6; typograf ru/dash/years, ru/dash/daysMonth, ru/nbsp/page (Мильчин: an em dash)",
            pattern=rf"{_FIRST}(--?|—|␣[-–—]␣){_SECOND}(?!␣?=)",
            becomes=judge.numbers,
            only_if=("-", "–", "—"),
        ),
        Replace(
            id="*/range/open",
            what="A life or a series that goes on has an en dash: (1983–)",
            source="CMOS 17, 6.79",
            pattern=r"-(?<=[(\[]\d{4}-)(?=[)\]])",
            becomes=EN_DASH,
            only_if=("-)", "-]"),
        ),
        Replace(
            id="*/range/hours",
            what="A range of hours, or of verses, has an en dash without spaces: 12:00–13:00, 5 p.m.–7 p.m., 1:1–2:4",
            source="typograf ru/dash/time; CMOS 17, ch. 6",
            pattern=(
                # One class that it begins with, outside of groups: Python looks for its characters very fast.
                r"[:ap](?:(?<=\d:)\d{1,3}[-—](?=\d{1,3}:\d{1,3}(?![\w:]))"
                r"|(?<=[\d \u00a0][ap])\.?m\.?[-—](?=\d{1,2}(?:[:.]\d\d)?␣?[ap]\.?m))"
            ),
            becomes=lambda match, _: f"{match[0][:-1]}{EN_DASH}",
            only_if=(":", "m-", "m.-", "m—", "m.—"),
        ),
        range_of(
            Ends(rf"{_SIGN_OF_MONEY}{_NUMBER}(?:␣?{_MULTIPLE})?", rf"{_SIGN_OF_MONEY}\d"),
            Ends(rf"{_SIGN_OF_MONEY}{_NUMBER}{_MULTIPLE}?", rf"{_NUMBER}{_MULTIPLE}(?!\w)"),
            id="*/range/sums",
            what="A range of sums has an en dash without spaces: $10–$15, £1.5m–2m",
            source="CMOS 17, 6.78 and 9.60; New Hart's Rules, 11.1",
            joint="[-—]",
        ),
        range_of(
            Ends(rf"{_NUMBER}␣?{unit}", rf"[-−]?{_NUMBER}␣?{unit}(?!\w)"),
            Ends(r"\d[′″]", r"\d{1,2}[′″]"),
            id="*/range/quantities",
            what="A range of numbers with units has an en dash without spaces: 25%–30%, 5 km–10 km",
            source="CMOS 17, 6.78 and 9.18; SI brochure",
            joint="[-—]",
        ),
        range_of(
            Ends(rf"{_DAY_AND_MONTH}(?:\.{_YEAR_IN_DATE})?", rf"{_DAY_AND_MONTH}\.{_YEAR_IN_DATE}(?![\w])(?!\.\d)"),
            id="*/range/dates",
            what="A range of dates in figures has an en dash without spaces: 12.03.2015–15.03.2015",
            source="Мильчин, Чельцова; CMOS 17, 6.78",
            joint="[-—]",
        ),
        range_of(
            Ends("1", r"0(?![\w,.:-]{0,24}\d)"),
            Ends("0", r"1(?![\w,.:-]{0,24}\d)"),
            Ends("½", "½"),
            id="*/range/chess",
            what="The result of a game of chess has an en dash: 1–0, ½–½",
            source="New Hart's Rules, 4.11.1; Мильчин, Чельцова (счёт партии)",
        ),
        Replace(
            id="*/range/roman",
            what="A range of Roman numerals has an en dash without spaces: XIX–XX, pp. xii–xv",
            source="typograf ru/dash/centuries; CMOS 17, ch. 6",
            pattern=(
                rf"[-–— \u00a0\u202f](?:(?<=[IVLC{_X}ivxlc][-—])|[-–—]␣(?<=[IVLC{_X}]␣..))"
                rf"(?:(?=([IVLC{_X}]+)(?![\w–—-]))|(?=([ivxlc]+)(?![\w–—-])))"
            ),
            becomes=judge.romans,
            only_if=("-", "–", "—"),
        ),
    )


MINUS_SIGNS: tuple[Rule, ...] = (
    Replace(
        id="*/minus",
        what="A negative number has a minus sign, not a hyphen: −5",
        source="Unicode U+2212; Мильчин, Чельцова; CMOS 17, ch. 12",
        pattern=(
            r"[-–](?:(?<=[ \n(⍽=—…]-)(?<!\d␣-)(?=(?:\d+[.,])?\d+(?![\w-])(?![.,]\d)|\.\d+(?![\w.-]))"
            r"|(?<=[ \n(⍽]–)(?=\d+(?:[.,]\d+)?␣?[°%‰])"
            # A subtraction has its result.
            r"|(?<=\d␣[-–])(?=␣\d[\d.,]*␣=))"
        ),
        becomes=MINUS,
        only_if=("-", "–"),
    ),
)
"""Hyphens before numbers."""
