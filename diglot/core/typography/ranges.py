"""The rules of ranges and of negative numbers in both languages, a row each. Touches nothing.

A range is two endpoints of a kind with a joint between them: numbers, sums, quantities, dates, days, hours, verses,
ordinals, scores. A row names what its endpoints look like; whole numbers alone also need judgement.
The rows act after dashes between words: what is left between endpoints is a hyphen, or a dash that somebody typed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from diglot.core.typography.pattern_parts import after, any_of, compile_pattern
from diglot.model.markup.numerals import roman_value
from diglot.model.markup.typography import (
    BEFORE_NUMBERS,
    CYRILLIC_TWINS,
    EN_DASH,
    ENGLISH_MONTHS,
    ENGLISH_MONTHS_SHORT,
    LABELS_OF_CODES,
    LATIN_TWINS,
    MINUS,
    RUSSIAN_MONTHS,
    UNITS,
    WEEKDAYS,
    WORDS_BEFORE_NUMBERS,
    WORDS_OF_SCORES,
    HouseStyle,
    Replace,
    Rule,
)

_TO_LATIN = str.maketrans(CYRILLIC_TWINS, LATIN_TWINS)
# A whole number, a grouped one (1,200) or a decimal one (3,5 or 2.5).
_FIRST = r"(\d(?<![\w/+)\-−–]\d)(?<!\d[.,]\d)(?:\d{0,2}(?:,\d{3})+|\d{0,3}(?:[.,]\d{1,3})?)(?!\d))"
_SECOND = r"(\d{1,3}(?:,\d{3})+|\d{1,4}(?:[.,]\d{1,3})?)(?![\w/])(?![-–—.,:]\d)(?!-[A-Za-z-])"
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_ROMAN_BEFORE = re.compile(r"(?<![\w–—-])(?:[IVXLCХ]+|[ivxlc]+)$")

# What follows a range that runs down: years and centuries before Christ.
_ERA = re.compile(
    r"[ \u00a0](?:(?:гг?\.|вв?\.|год\w*|век\w*)[ \u00a0])?(?:до[ \u00a0](?:н\.|Р\.|нашей)|B\.?C)"
    r"|[ \u00a0]centur(?:y|ies)[ \u00a0]B\.?C"
)
_CENTURY = re.compile(r"[ \u00a0]?(?:вв?\.|век|столет|centur)")

# What stands before a range: “pp. ”, “Chapters ”, the year of an issue: “(1991): ”.
_LABEL = re.compile(
    rf"(?:(?<!\w){any_of((*BEFORE_NUMBERS['en'], *BEFORE_NUMBERS['ru']))}\."
    rf"|(?<!\w){any_of((*WORDS_BEFORE_NUMBERS, 'pages'))}|\):)[ \u00a0]$",
    re.IGNORECASE,
)
_LABEL_OF_CODE = re.compile(rf"(?<!\w){any_of(LABELS_OF_CODES)}[.:]?[ \u00a0]$", re.IGNORECASE)
_NAME = re.compile(r"[A-ZА-ЯЁ][\w’'-]*[ \u00a0]$")
_ONE_SECTION = re.compile(r"(?<!§)§[ \u00a0]?$")
_LONGEST_RANGE_OF_SECTIONS = 50
_LOOK_BACK = 24


class _Ends(NamedTuple):
    """How the endpoints of a kind of range look: the text that ends at the joint, the text that begins after it."""

    first: str
    second: str


def _are_around(ends: tuple[_Ends, ...], match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return any(
        compile_pattern(rf"(?<![\w.,:/+–—−-])(?:{first})$").search(text, max(0, start - _LONGEST_ENDPOINT), start)
        and compile_pattern(second).match(text, end)
        for first, second in ends
    )


_LONGEST_ENDPOINT = 40


def _range_of(*ends: _Ends, id: str, what: str, source: str, joint: str = "-", dash: str = EN_DASH) -> Replace:
    """Return the row of a kind of range. joint: the pattern of what may be typed between its endpoints."""
    return Replace(
        id=id,
        what=what,
        source=source,
        pattern=rf"{joint}(?={'|'.join(second for _, second in ends)})",
        becomes=lambda match, _: dash if _are_around(ends, match) else None,
        only_if=("-", "—") if "—" in joint else ("-",),
    )


def _number_range(match: re.Match[str], _: HouseStyle) -> str | None:
    """Return two numbers as a range: 5–7, 99–101, 1941–45, 3,5–4, and years before Christ, 431–404.

    Left alone: a telephone, a month, a score, a version, a model (Boeing 737-800), a section of a code (§ 2-207).
    """
    first, joint, second = match.groups()
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    if _is_zero_padded(first) or _is_zero_padded(second) or _is_code(first, second, before):
        return None
    is_whole = first.isdecimal() and second.isdecimal()
    if _YEAR.fullmatch(first) and _YEAR.fullmatch(second):
        is_range = first < second
    elif not is_whole:
        is_range = _is_range_of_fractions(first, second, before)
    else:
        is_range = _is_range(first, second, before)
    falls = is_whole and _ERA.match(match.string, match.end()) is not None
    # “10 - 15 = −5”: with spaces only years are certainly no subtraction.
    is_spaced = len(joint) == 3
    if is_spaced and not falls and not _YEAR.fullmatch(first):
        return None
    return f"{first}{EN_DASH}{second}" if is_range or falls else None


def _is_zero_padded(number: str) -> bool:
    return number[0] == "0" and number[1:2] not in ("", ".", ",")


def _is_range(first: str, second: str, before: str) -> bool:
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
            return int(first[-1]) < int(second) and _LABEL.search(before) is not None
        case _:
            return False


def _is_range_of_fractions(first: str, second: str, before: str) -> bool:
    """Whether grouped or decimal numbers rise; with points, after a name, they are versions: Python 3.9, 3.10."""
    if "." in first + second and "." not in second:
        return False
    if "." in first and _NAME.search(before):
        return _version(first) < _version(second)
    return _value(first) < _value(second)


def _version(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.split("[.,]", number))


def _value(number: str) -> float:
    """Return what a number means; a comma before three figures groups.

    >>> _value("1,200"), _value("3,5")
    (1200.0, 3.5)
    """
    return float(re.sub(r",(?=\d{3}(?!\d))", "", number).replace(",", "."))


def _is_code(first: str, second: str, before: str) -> bool:
    """Whether both numbers together name one thing: a telephone, a section after a single §, a maker's model."""
    if _LABEL_OF_CODE.search(before):
        return True
    if _ONE_SECTION.search(before):
        return len(second) == 3 and _value(second) - _value(first) > _LONGEST_RANGE_OF_SECTIONS
    # Variants of aircraft are hundreds: 737-800, 777-200.
    is_variant = len(first) == len(second) == 3 and second.endswith("00") and not first.endswith("00")
    return is_variant and _NAME.search(before) is not None and not _LABEL.search(before)


def _roman_range(match: re.Match[str], _: HouseStyle) -> str | None:
    """Return a dash between numerals that rise, or fall before Christ; small ones only after “pp.”."""
    text, first = match.string, _ROMAN_BEFORE.search(match.string, max(0, match.start() - 20), match.start())
    if not first:
        return None
    second, after = match[1] or match[2], match.end() + len(match[1] or match[2])
    is_small, is_spaced = first[0].islower(), len(match[0]) > 1
    if is_small and not _LABEL.search(text[max(0, first.start() - _LOOK_BACK) : first.start()]):
        return None
    if is_spaced and not _CENTURY.match(text, after):
        return None
    # Centuries are often typed with the Cyrillic letter.
    low, high = (roman_value(numeral.translate(_TO_LATIN).upper()) for numeral in (first[0], second))
    falls = 0 < high < low and _ERA.match(text, after)
    return EN_DASH if 0 < low < high or falls else None


_NUMBER = "\\d(?:[\\d.,\u202f]*\\d)?"
_SIGN_OF_MONEY = "(?:US|C|A|NZ|HK)?[$£€¥₽]"
_MULTIPLE = "(?:million|billion|bn|[kmKMB])"
_UNIT = rf"(?:[%‰]|°[CFСК]?|{any_of({*UNITS['en'], *UNITS['ru']})})"
_DAY_AND_MONTH = r"(?:[0-2]?\d|3[01])\.(?:0[1-9]|1[0-2])"
_YEAR_IN_DATE = r"(?:(?:19|20)\d\d|\d\d)"
_ENGLISH_MONTH = rf"(?:{any_of(ENGLISH_MONTHS)}|{any_of(ENGLISH_MONTHS_SHORT)}\.?)"
_ENGLISH_DAY = rf"(?:{_ENGLISH_MONTH}␣\d{{1,2}}|\d{{1,2}}␣{_ENGLISH_MONTH})"
_RUSSIAN_DAY = rf"\d{{1,2}}␣{any_of(RUSSIAN_MONTHS)}"
_ENGLISH_WEEKDAY = any_of(WEEKDAYS["en"])
_RUSSIAN_WEEKDAY = any_of((*WEEKDAYS["ru"], *(day.capitalize() for day in WEEKDAYS["ru"])))
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th)"

RANGES: tuple[Rule, ...] = (
    Replace(
        id="*/range/numbers",
        what="A range of numbers has an en dash without spaces: pp. 5–7, 1941–1945",
        source="CMOS 17, ch. 6; typograf ru/dash/years, ru/dash/daysMonth, ru/nbsp/page (Мильчин's books: an em dash)",
        pattern=rf"{_FIRST}(--?|—|␣[-–—]␣){_SECOND}(?!␣?=)",
        becomes=_number_range,
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
            r"(:(?<=\d:)\d{1,3})[-—](?=\d{1,3}:\d{1,3}(?![\w:]))"
            r"|([ap](?<=\d.|[ \u00a0].)\.?m\.?)[-—](?=\d{1,2}(?:[:.]\d\d)?␣?[ap]\.?m)"
        ),
        becomes=lambda match, _: f"{match[1] or match[2]}{EN_DASH}",
        only_if=(":", "m-", "m.-", "m—", "m.—"),
    ),
    _range_of(
        _Ends(rf"{_SIGN_OF_MONEY}{_NUMBER}(?:␣?{_MULTIPLE})?", rf"{_SIGN_OF_MONEY}\d"),
        _Ends(rf"{_SIGN_OF_MONEY}{_NUMBER}{_MULTIPLE}", rf"{_NUMBER}{_MULTIPLE}(?!\w)"),
        id="*/range/sums",
        what="A range of sums has an en dash without spaces: $10–$15, £1.5m–2m",
        source="CMOS 17, 6.78 and 9.60; New Hart's Rules, 11.1",
        joint="[-—]",
    ),
    _range_of(
        _Ends(rf"{_NUMBER}␣?{_UNIT}", rf"[-−]?{_NUMBER}␣?{_UNIT}(?!\w)"),
        id="*/range/quantities",
        what="A range of numbers with units has an en dash without spaces: 25%–30%, 5 km–10 km",
        source="CMOS 17, 6.78 and 9.18; SI brochure",
        joint="[-—]",
    ),
    _range_of(
        _Ends(rf"{_DAY_AND_MONTH}(?:\.{_YEAR_IN_DATE})?", rf"{_DAY_AND_MONTH}\.{_YEAR_IN_DATE}(?![\w])(?!\.\d)"),
        id="*/range/dates",
        what="A range of dates in figures has an en dash without spaces: 12.03.2015–15.03.2015",
        source="Мильчин, Чельцова; CMOS 17, 6.78",
        joint="[-—]",
    ),
    Replace(
        id="*/range/roman",
        what="A range of Roman numerals has an en dash without spaces: XIX–XX, pp. xii–xv",
        source="typograf ru/dash/centuries; CMOS 17, ch. 6",
        pattern=(
            r"(?:[-—](?<=[IVXLCХivxlc].)|␣[-–—]␣(?<=[IVXLCХ]...))"
            r"(?:(?=([IVXLCХ]+)(?![\w–—-]))|(?=([ivxlc]+)(?![\w–—-])))"
        ),
        becomes=_roman_range,
        only_if=("-", "–", "—"),
    ),
    Replace(
        id="en/range/months",
        what="A range of months has an en dash without spaces: May–June",
        source="CMOS 17, 6.78 (Russian writes «в марте-апреле», about the time, with a hyphen)",
        pattern=rf"-(?<=[a-z]-){after(ENGLISH_MONTHS, '-')}(?={any_of(ENGLISH_MONTHS)}(?!\w))",
        becomes=EN_DASH,
        only_if=tuple(f"{month}-" for month in ENGLISH_MONTHS),
    ),
    _range_of(
        _Ends(_ENGLISH_DAY, rf"{_ENGLISH_DAY}(?!\w)"),
        id="en/range/days",
        what="A range of days of several months has an en dash without spaces: May 5–June 12",
        source="CMOS 17, 6.78",
    ),
    _range_of(
        _Ends(_RUSSIAN_DAY, rf"{_RUSSIAN_DAY}(?!\w)"),
        id="ru/range/days",
        what="A range of days of several months has an em dash with its spaces: 28 июля — 12 августа",
        source="Мильчин, Чельцова (тире между границами из нескольких слов отбивают)",
        joint="[-–—]",
        dash="\u00a0— ",
    ),
    _range_of(
        _Ends(rf"{_ENGLISH_WEEKDAY}\.?", rf"{_ENGLISH_WEEKDAY}(?!\w)"),
        id="en/range/weekdays",
        what="A range of days of the week has an en dash: Monday–Friday",
        source="CMOS 17, 6.78",
    ),
    _range_of(
        _Ends(_RUSSIAN_WEEKDAY, rf"{_RUSSIAN_WEEKDAY}(?![\w-])"),
        id="ru/range/weekdays",
        what="A range of shortened days of the week has an en dash: пн–пт",
        source="Мильчин, Чельцова (тире в значении «от … до»)",
        joint="[-—]",
    ),
    _range_of(
        _Ends(_ORDINAL, rf"{_ORDINAL}(?!\w)"),
        id="en/range/ordinals",
        what="A range of ordinals has an en dash: the 4th–5th centuries",
        source="CMOS 17, 6.78",
    ),
    _range_of(
        _Ends(r"\d{1,3}", rf"\d{{1,3}}␣{any_of(WORDS_OF_SCORES['after'])}(?!\w)"),
        _Ends(rf"{any_of(WORDS_OF_SCORES['before'])}␣(?:\d+[-–]\d+,␣)*\d{{1,3}}", r"\d{1,3}(?![\w-])(?![.,]\d)"),
        id="en/range/scores",
        what="A score or a vote has an en dash: a 3–2 win, a vote of 65–34",
        source="CMOS 17, 6.78",
    ),
    _range_of(
        _Ends(r"\d{1,4}␣(?:B\.?C\.?(?:E\.?)?)", r"(?:A\.?D\.?␣|c\.␣)?\d"),
        _Ends(r"FY␣?\d{2,4}", r"\d\d(?:\d\d)?(?![\w-])"),
        _Ends(r"\d{4}", r"present(?!\w)"),
        id="en/range/eras",
        what="Years from one era to the next, of account, or up to now: 63 BC–AD 14, FY2023–24, 1987–present",
        source="CMOS 17, 6.78, 6.79 and 9.64",
    ),
    Replace(
        id="*/minus",
        what="A negative number has a minus sign, not a hyphen: −5",
        source="Unicode U+2212; Мильчин, Чельцова; CMOS 17, ch. 12",
        pattern=(
            r"-(?<=[ \n(⍽=—]-)(?<!\d␣-)(?=(?:\d+[.,])?\d+(?![\w-])(?![.,]\d)|\.\d+(?![\w.-]))"
            r"|–(?<=[ \n(⍽]–)(?=\d+(?:[.,]\d+)?␣?[°%‰])"
        ),
        becomes=MINUS,
        only_if=("-", "–"),
    ),
)
"""Hyphens between and before numbers."""
