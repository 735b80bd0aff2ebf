"""Read the numbers in running text, and compare the numbers of two texts. Pure functions.

A number may be read in several ways: “5 p.m.” is five and seventeen, “the 1990s” are «1990-е» and «девяностые».
Two mentions agree if they have a reading in common. A number in figures must have a counterpart; one in words may be
the counterpart but needs none, because “a third of them” and «треть» or «двое из шести» are a translator's choice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import product
from typing import Literal, NamedTuple, TypeAlias

import msgspec
from msgspec.structs import replace

from diglot.extensions.check.model.measures import is_converted, measure_key
from diglot.extensions.check.model.number_forms import NumberForms
from diglot.languages.parts.model.letters import CAPITAL, without_optional_marks
from diglot.languages.parts.model.numbers import HALF, QUARTER, THIRD, NumberWords
from diglot.model.languages import LANGUAGES
from diglot.model.markup.numerals import roman_value
from diglot.model.markup.typography import OBJECT_MARK, with_twins

Reading: TypeAlias = Fraction | str
"""A quantity; or "m3" for a month, "w0" for Monday, "t17:30" for a time of day, "v2.1.0" for a version."""

Weight: TypeAlias = Literal["figures", "words", "weekday", "month", "hint"]
"""The notation of a number; a month has this one where no figure is beside it. A hint only implies it: twice, half."""


_CALENDAR: Sequence[Weight] = ("weekday", "month")


class NumberMention(msgspec.Struct, frozen=True):
    """A number in a text: its readings, and its range of characters.

    measures: the units or currencies that the word or sign beside it may stand for, as in `NumberForms`; empty if none.
    measure_start, measure_stop: the range of the number with its unit.
    """

    readings: frozenset[Reading]
    start: int
    stop: int
    weight: Weight
    measures: frozenset[str] = frozenset()
    measure_start: int = 0
    measure_stop: int = 0


_SPACES = " \u00a0\u2009\u202f"
_SPACE = f"[{_SPACES}]"
_DASH = "[-–—−]"
_GLYPHS = {"½": HALF, "¼": QUARTER, "¾": Fraction(3, 4), "⅓": THIRD, "⅔": Fraction(2, 3), "⅛": Fraction(1, 8)}
_FIGURE = re.compile(rf"[\d{''.join(_GLYPHS)}]")
_ISO_DATE = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_DATE = re.compile(r"(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])(?!\.\d)")
_TIME = re.compile(
    rf"(?<![\d:.,])(\d{{1,2}})[:.]([0-5]\d)(?::([0-5]\d))?(?!\d|%|[:.]\d)(?:{_SPACE}?([ap])\.?{_SPACE}?m\b\.?)?"
)
# Two full stops or more, or the name of a pre-release at the end: 2.18.0, 127.0.0.1, 2.2.0-rc1, 3.0-beta.2.
_VERSION = re.compile(
    r"(?<![\w.,])v?(\d+(?:\.\d+)+)(?:(?:[-.]?((?:rc|alpha|beta|preview|pre|dev)(?=\W|\d|$)|[abp](?=\d))[.-]?(\d*))(?![\w])|(?![\w]|\.\d|-\d))",
    re.IGNORECASE,
)
# What may not stand before a numeral is looked for after its first letter, so that most places are passed over at once.
_X = with_twins("X")
_ROMAN = re.compile(rf"([IVLC{_X}](?<![\w’'].)[IVLC{_X}]*)(?!\w|[’'](?!s\b))")
_LONGEST_NAME = 40
_SURE_NUMERAL = re.compile("[IVX]{2,}")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 30
# “An hour and a half”.
_ONE_AND = re.compile(r"\ban? [^\W\d_]+ and a $")
_HUNDREDTHS = 100
_SHORT_SCALES = {"bn": 10**9, "tn": 10**12, "m": 10**6, "k": 10**3, "b": 10**9}
_SHORT_SCALE = re.compile(rf"{_SPACE}?(bn|tn)\b")
_LETTER_SCALE = re.compile(r"([mkb])\b")
# As typed: 100k, 5M; and in geology: 12 kya, 9 ka, 3 Ma.
_GLUED_SCALE = re.compile(rf"(?:(?P<letter>[kKM])(?!\w)|{_SPACE}?(?P<ago>kya|ka|[Mm]ya|Ma|[Bb]ya|Ga)(?!\w))")
_GLUED_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "g": 10**9}
# The words after a number, of which the first one to three may be a unit: 5 km, a 12-metre pole, 20 miles per hour, 5%.
_MEASURE = re.compile(
    rf"(?:{_SPACE}?-?)((?:(?:[^\W\d_]+|[°%‰€$£¥₽′″]{_SPACE}?[CFK{with_twins('C')}]?)[²³]?(?:[/·*][^\W\d_]+[²³]?)?\.?)?)"
    rf"((?<=\w){_SPACE}(?:[^\W\d_]+))?((?<=\w){_SPACE}(?:[^\W\d_]+))?"
)
_MEASURE_BEFORE = re.compile(rf"(?<![^\W\d_])([A-Z]{{3}}|[A-Z]{{0,2}}[$€£¥₽]){_SPACE}?$")
_STOPS = ".,;:!?"
_CURRENCY = re.compile(r"[$€£¥₽]\s?$")
_EARLIER_HOUR = re.compile(rf"(?<![\d.,:])(\d{{1,2}})(?: (?:to|till|until) |{_SPACE}?{_DASH}{_SPACE}?)$")
_ARTICLE = re.compile(r" a(?= )")
_LONG_START = re.compile(rf"(\d{{3,4}}){_DASH}$")
_MONTH_BESIDE = 2  # words between a month and the figures of its date: “on the 9th of May”

# Round numbers are also used for “many”; they are no evidence.
_ROUND = frozenset(Fraction(10) ** power for power in range(1, 13))


def _lower(text: str) -> str:
    """Return the text in lower case with е for ё, character for character."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return without_optional_marks(lowered)


def _masked(text: str, mentions: Sequence[NumberMention]) -> str:
    """Return the text with the numbers that were already read masked, character for character."""
    pieces: list[str] = []
    end = 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        if mention.start >= end:
            pieces += text[end : mention.start], OBJECT_MARK * (mention.stop - mention.start)
            end = mention.stop
    return "".join([*pieces, text[end:]])


class _Beside(NamedTuple):
    """What may stand beside a number, in any language. numbered_name: of a monarch, a war, a part of a book."""

    century: re.Pattern[str]
    numbered_name: re.Pattern[str]
    half: re.Pattern[str]
    o_clock: re.Pattern[str]
    up_to: re.Pattern[str]


@cache
def _beside() -> _Beside:
    words = [language.numbers() for language in LANGUAGES.values()]

    def any_of(name: str) -> str:
        return "|".join(filter(None, (getattr(one, name) for one in words)))

    joints = any_of("joints")
    return _Beside(
        re.compile(
            rf"(?:{_SPACE}*(?:{_DASH}|,|{joints}){_SPACE}*[IV{_X}]+)*{_SPACE}*(?:{any_of('century')})", re.IGNORECASE
        ),
        # XCI, CI and LC alone are abbreviations.
        re.compile(rf"(?:[{CAPITAL}][\w’-]*|\b(?:{any_of('divisions')}))\s$"),
        re.compile(rf"{_SPACE}(?:{any_of('half')})"),
        re.compile(rf"{_SPACE}*(?:{any_of('o_clock')})"),
        re.compile(rf"{_SPACE}?(?:{_DASH}|{joints}){_SPACE}?[\d.,]+"),
    )


class NumberReader:
    """Reads the numbers in texts of one language."""

    def __init__(self, forms: NumberForms, others: Sequence[NumberForms] = ()) -> None:
        """Prepare the patterns of a language. others: the forms of quoted languages, whose month names are read too."""
        self.forms = forms
        self._month_names = {name: month for each in (*others, forms) for name, month in each.months.items()}
        self._own = LANGUAGES[forms.lang].numbers()
        decimal = self._own.decimal or re.escape(forms.decimal)
        groups = "".join(re.escape(sign) for sign in forms.groups)
        self._number = re.compile(
            rf"\d{{1,3}}(?:[{groups}]\d{{3}})+(?!\d)(?:{decimal}\d+)?"
            rf"|\d+(?:{decimal}\d+)?(?:/\d+(?![\d/]))?[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛]"
        )
        self._scale = re.compile(
            rf"{_SPACE}?-?(?P<word>{'|'.join(sorted(map(re.escape, forms.scales), key=len, reverse=True))})\.?[^\W\d_]*"
        )
        periods = "|".join(sorted(map(re.escape, forms.half_days), key=len, reverse=True)) or "(?!)"
        self._beside = beside = _beside()
        self._half_day = re.compile(rf"(?:{beside.o_clock.pattern})?{_SPACE}*(?P<word>{periods})(?![^\W\d_])")
        self._decade = re.compile(self._own.decade_ending)
        # Few words say a number, and most occur often.
        self._says_number = lru_cache(maxsize=1 << 14)(self._may_say_number)
        # Several checks read a passage, and a sentence that is its own only clause.
        self.read = lru_cache(maxsize=256)(self._read)

    def _read(self, text: str) -> tuple[NumberMention, ...]:
        """Return every number of a text, in order."""
        mentions: list[NumberMention] = []
        unread, lowered = text, _lower(text)
        of_figures = (self._dates, self._versions, self._times)
        for reader in (*(of_figures if _FIGURE.search(text) else ()), self._romans, self._figures):
            found = list(reader(unread))
            if found:
                unread = _masked(unread, found)
                mentions += found
        mentions += self._words(_lower(unread) if mentions else lowered)
        mentions = [self._with_measure(text, mention) for mention in mentions]
        words = frozenset(_WORD.findall(lowered))
        if not words.isdisjoint(self._month_names):
            mentions += self._months(text, lowered)
        if not words.isdisjoint(self.forms.weekdays):
            mentions += self._weekdays(text, lowered)
        return tuple(sorted(mentions, key=lambda mention: mention.start))

    # ------------------------------------------------------------ units and currencies

    def _with_measure(self, text: str, mention: NumberMention) -> NumberMention:
        """Return a number with the unit or currency after it, or before it: 5 km, $5, USD 5."""
        measures = self.forms.measures
        words = _MEASURE.match(text, mention.stop)
        for count in (3, 2, 1):
            written = words and words[count] and text[words.start(1) : words.end(count)].rstrip(_STOPS)
            found = measures.get(measure_key(written)) if written else None
            if words and written and found:
                stop = words.start(1) + len(written)
                return replace(mention, measures=found, measure_start=mention.start, measure_stop=stop)
        before = _MEASURE_BEFORE.search(text, max(0, mention.start - 5), mention.start)
        found = measures.get(measure_key(before[1])) if before else None
        if before and found:
            return replace(mention, measures=found, measure_start=before.start(1), measure_stop=mention.stop)
        return mention

    # ------------------------------------------------------------ dates and times

    def _dates(self, text: str) -> Iterator[NumberMention]:
        for match in _ISO_DATE.finditer(text):
            year, month, day = match.groups()
            yield from _date(match, Fraction(year), ({int(day)}, {int(month)}))
        for match in _DATE.finditer(text):
            first, sign, second, year = match.groups()
            pair = {int(first), int(second)}
            # Day before month; with slashes the order is unknown.
            parts = (pair, pair) if sign == "/" else ({int(first)}, {int(second)})
            if all(1 <= min(part) <= 31 for part in parts) and min(parts[1]) <= 12:
                yield from _date(match, Fraction(year), parts)

    def _times(self, text: str) -> Iterator[NumberMention]:
        for match in _TIME.finditer(text):
            hour, minute, half = int(match[1]), match[2], (match[4] or "").lower()
            if hour > 23 or (match[0][len(match[1])] == "." and not (half or self._own.are_hours_pointed)):
                continue
            hour = hour % 12 + (12 if half == "p" else 0) if half else hour
            readings: set[Reading] = {f"t{hour}:{minute}"}
            if match[3]:
                # The seconds are often omitted.
                readings.add(f"t{hour}:{minute}:{match[3]}")
            if "." in match[0][: len(match[1]) + 1]:
                readings.add(Fraction(f"{match[1]}.{minute}"))
            yield NumberMention(frozenset(readings), match.start(), match.end(), "figures")

    def _versions(self, text: str) -> Iterator[NumberMention]:
        """Yield numbers of versions and sections, and IP addresses: one number, whatever separates its parts."""
        for match in _VERSION.finditer(text):
            parts, stage, stage_number = match[1], (match[2] or "").lower(), match[3] or ""
            if stage == "p":
                # Patch levels are also written separately: 1.9.3 patchlevel 484.
                yield NumberMention(frozenset({f"v{parts}"}), match.start(), match.end(), "figures")
                yield NumberMention(frozenset({Fraction(stage_number)}), match.start(), match.end(), "figures")
            elif stage or parts.count(".") > 1:
                yield NumberMention(
                    frozenset({f"v{parts}{stage}{stage_number}"}), match.start(), match.end(), "figures"
                )

    def _months(self, text: str, lowered: str) -> Iterator[NumberMention]:
        words = list(re.finditer(r"[^\W\d_]+|\d+", lowered))
        for number, word in enumerate(words):
            month = self._month_names.get(word[0])
            # English month names have a capital; “may” and “march” are other words.
            if month is None or (word[0].isascii() and not text[word.start()].isupper()):
                continue
            around = words[max(0, number - _MONTH_BESIDE) : number + _MONTH_BESIDE + 1]
            has_figures = any(
                other[0].isdecimal()
                and not (other.start() and lowered[other.start() - 1].isalpha())
                and (len(other[0]) == 4 or int(other[0]) <= 31)
                and not re.search(
                    r"[.;:!?)(]\s", lowered[min(other.end(), word.end()) : max(other.start(), word.start())]
                )
                for other in around
            )
            # “May” opens questions too: without a figure beside it, it needs a counterpart to be another month.
            weight: Weight = "figures" if has_figures else "month"
            yield NumberMention(frozenset({f"m{month}"}), word.start(), word.end(), weight)

    def _weekdays(self, text: str, lowered: str) -> Iterator[NumberMention]:
        for match in _WORD.finditer(lowered):
            day = self.forms.weekdays.get(match[0])
            if day is not None and (not self._own.are_names_capitalised or text[match.start()].isupper()):
                yield NumberMention(frozenset({f"w{day}"}), match.start(), match.end(), "weekday")

    # ------------------------------------------------------------ figures

    def _figures(self, text: str) -> Iterator[NumberMention]:
        if not _FIGURE.search(text):
            return
        lowered = _lower(text)
        for match in self._number.finditer(text):
            value = self._value(match[0])
            if value is None:
                continue
            readings, stop = self._after(lowered, match, value)
            readings |= _abbreviated_range_end(text, match) | _glued_scale(text, match, value)
            if readings == {value}:
                readings |= _hour_with_full_stop(match[0]) | _afternoon(text, match, value)
            # Part of a name, such as X11 or 3D: texts may leave it out, but not say X12.
            is_in_name = text[match.start() - 1 : match.start()].isalpha() or text[stop : stop + 1].isupper()
            yield NumberMention(frozenset(readings), match.start(), stop, "words" if is_in_name else "figures")

    def _value(self, written: str) -> Fraction | None:
        glyph = _GLYPHS.get(written[-1])
        bare = written[:-1] if glyph is not None else written
        whole, _, below = bare.partition("/")
        for sign in self.forms.groups:
            whole = whole.replace(sign, "")
        whole = whole.replace(self.forms.decimal, ".")
        try:
            value = Fraction(whole) if whole else Fraction(0)
            value = value / int(below) if below else value
        except (ValueError, ZeroDivisionError):
            return None
        return value + (glyph or 0)

    def _after(self, lowered: str, match: re.Match[str], value: Fraction) -> tuple[set[Reading], int]:
        """Apply the words after a number (millions, decades, an hour of the day); return its readings and their end."""
        end = match.end()
        half = self._beside.half.match(lowered, end)
        if half:
            value, end = value + HALF, half.end()
        scale = self._scale.match(lowered, end)
        if scale:
            return {value * self.forms.scales[scale["word"]]}, scale.end()
        readings: set[Reading] = {value, value - HALF} if half else {value}
        short = _SHORT_SCALE.match(lowered, end)
        if not short and _CURRENCY.search(lowered[: match.start()][-2:]):
            short = _LETTER_SCALE.match(lowered, end)
        if short:
            return readings | {value * _SHORT_SCALES[short[1]]}, short.end()
        shared = self._shared_scale(lowered, end)
        if shared:
            readings.add(value * self.forms.scales[shared["word"]])
        decade = self._decade.match(lowered, end)
        if decade and value % 10 == 0:
            # The nineties may be of any century; the 1890s are not the 1990s.
            readings |= set() if value >= 100 else _decades_of(value)
            return readings, decade.end()
        hours, stop = self._hours(lowered, end, value)
        multiplied, after = self._multiplied(lowered, end, value)
        return readings | hours | multiplied, max(stop, after)

    def _hours(self, lowered: str, end: int, value: Fraction) -> tuple[set[Reading], int]:
        """Return the hours of the day that the words after a number make of it, and where these words end."""
        hour = self._half_day.match(lowered, end)
        if hour and value <= 12:
            at = value % 12 + self.forms.half_days[hour["word"]]
            return {f"t{at}:00", Fraction(at)}, hour.end()
        # From 6 to 7 p.m.: both are in the afternoon.
        between = self._beside.up_to.match(lowered, end)
        shared = self._half_day.match(lowered, between.end()) if between else None
        if shared and value <= 12:
            at = value % 12 + self.forms.half_days[shared["word"]]
            return {value, f"t{at}:00", Fraction(at)}, end
        # Five o'clock is in the morning or in the evening, seventeen is not.
        hours = {value, value + 12} if value < 12 else {value}
        return (
            {f"t{each}:00" for each in hours} if value <= 24 and self._beside.o_clock.match(lowered, end) else set()
        ), end

    def _multiplied(self, lowered: str, end: int, value: Fraction) -> tuple[set[Reading], int]:
        """Return the product with a unit after the number, and where parts end: two decades, three quarters."""
        word = _WORD.search(lowered, end, end + _LONGEST_WORD)
        if not word or word.start() > end + 1:
            return set(), end
        times, parts = self._own.multipliers.get(word[0]), self._own.parts.get(word[0])
        if times:
            return {value * times}, end
        # A hundredth of a dollar is a unit, too, which is read after the number.
        return ({value / parts}, word.end() if parts < _HUNDREDTHS else end) if parts else (set(), end)

    def _shared_scale(self, lowered: str, end: int) -> re.Match[str] | None:
        """Match the scale of a range whose first number has none of its own: 3–5 million."""
        between = self._beside.up_to.match(lowered, end)
        return self._scale.match(lowered, between.end()) if between else None

    # ------------------------------------------------------------ Roman numerals

    def _romans(self, text: str) -> Iterator[NumberMention]:
        for match in _ROMAN.finditer(text):
            numeral = match[1].replace(_X[1:], "X")
            value = roman_value(numeral)
            if not value:
                continue
            readings: set[Reading] = {Fraction(value)}
            is_century = self._beside.century.match(text, match.end()) is not None
            if is_century:
                readings.add(Fraction((value - 1) * 100))
            # I, V, X, C and L alone are too often something else.
            is_sure = len(numeral) > 1 and (
                is_century
                or (
                    _SURE_NUMERAL.fullmatch(numeral)
                    and self._beside.numbered_name.search(text, match.start() - _LONGEST_NAME, match.start())
                    is not None
                )
            )
            yield NumberMention(frozenset(readings), match.start(), match.end(), "figures" if is_sure else "hint")

    # ------------------------------------------------------------ words

    def _words(self, lowered: str) -> Iterator[NumberMention]:
        if not any(map(self._says_number, _WORD.findall(lowered))):
            return
        words = list(_WORD.finditer(lowered))
        index = 0
        while index < len(words):
            if not self._says_number(words[index][0]):
                index += 1
                continue
            number = self._read_words(words, index, lowered)
            if number:
                mention, index = number
                yield mention
                continue
            yield from self._hint(words[index], lowered)
            index += 1

    def _may_say_number(self, word: str) -> bool:
        """Return whether a word may begin a number, or imply one: `_read_words` and `_hint` find nothing at others."""
        own = self._own
        tables = (own.cardinals, own.ordinals, own.decades, own.implied, own.hours, own.one_o_clock)
        return (
            word == "hundred"
            or any(word in table for table in tables)
            or bool(self._scale_of(word) or _prefix_values(word, own))
        )

    def _read_words(self, words: Sequence[re.Match[str]], index: int, lowered: str) -> tuple[NumberMention, int] | None:
        """Read a number in words that begins at a word; return it and the index of the word after it."""
        total: Fraction = Fraction(0)
        current: Fraction = Fraction(0)
        start, is_ordinal, fraction = index, False, Fraction(0)
        last = Fraction(10**15)
        while index < len(words):
            word = words[index][0]
            if index > start and not (
                re.fullmatch(r"[\s-]+", lowered[words[index - 1].end() : words[index].start()])
                and self._own.are_joined(words[index - 1][0], word)
            ):
                break
            cardinal = self._own.cardinals.get(word)
            ordinal = self._own.ordinals.get(word)
            scale = self._scale_of(word)
            if cardinal is not None and cardinal < last and (index == start or cardinal > 0):
                current += cardinal
                last = _next_below(cardinal)
            elif word == "hundred" and (index == start or 0 < current < 100):
                current = (current or Fraction(1)) * 100
                last = Fraction(100)
            elif scale and (index == start or current):
                total += (current or Fraction(1)) * scale
                current, last = Fraction(0), Fraction(scale)
            elif word == "and" and index > start and index + 1 < len(words) and last in (100, 1000, 10**6):
                if words[index + 1][0] not in self._own.cardinals and words[index + 1][0] not in self._own.ordinals:
                    break
            elif ordinal is not None and (
                index == start or ordinal > 2 or self._continues(words[index - 1][0], ordinal)
            ):
                if index == start or self._continues(words[index - 1][0], ordinal):
                    current += ordinal
                else:
                    fraction = Fraction(1, ordinal)
                is_ordinal = True
                index += 1
                break
            else:
                break
            index += 1
        if index == start:
            return None
        value = total + current
        if index < len(words) and 10 < value < 21 and words[index][0] in self._own.decades and not is_ordinal:
            # “The nineteen-thirties” are in the twentieth century.
            decade = value * 100 + self._own.decades[words[index][0]]
            century: set[Reading] = {decade, decade % 100, value + 1}
            return NumberMention(frozenset(century), words[start].start(), words[index].end(), "hint"), index + 1
        readings, stop = self._after(lowered, words[index - 1], value)
        while index < len(words) and words[index].start() < stop:
            index += 1
        if fraction:
            readings = {value * fraction}
        if is_ordinal and not fraction and 2 < value <= 10:
            readings.add(1 / value)
        is_year = is_ordinal and value < 100 and index < len(words) and words[index][0] in self._own.year_words
        if is_year or words[index - 1][0] in self._own.decades:
            readings |= _decades_of(value)
        is_certain = value > 2 and value not in _ROUND and not is_ordinal
        return (
            NumberMention(frozenset(readings), words[start].start(), stop, "words" if is_certain else "hint"),
            index,
        )

    def _continues(self, word: str, ordinal: int) -> bool:
        """Return whether an ordinal ends a compound (twenty-first) rather than counting parts (two-thirds)."""
        before = self._own.cardinals.get(word, 100 if word in ("hundred", "and") else 0)
        return (before >= 20 and ordinal < 10) or before >= 100

    def _scale_of(self, word: str) -> int:
        match = self._scale.match(word)
        return self.forms.scales[match["word"]] if match and len(match["word"]) > 2 else 0

    def _hint(self, word: re.Match[str], lowered: str) -> Iterator[NumberMention]:
        written = word[0]
        values: set[Reading] = {*self._own.implied.get(written, ()), *self._own.hours.get(written, ())}
        if HALF in values and _ONE_AND.search(lowered, max(0, word.start() - _LONGEST_WORD), word.start()):
            values = {1 + HALF}
        if written in self._own.decades:
            values |= _decades_of(Fraction(self._own.decades[written]))
        scale = self._scale_of(written)
        if scale:
            values.add(Fraction(scale))
        # «Час ночи» is one o'clock without a number.
        hour = self._half_day.match(lowered, word.end()) if written in self._own.one_o_clock else None
        if hour:
            values.add(f"t{1 + self.forms.half_days[hour['word']]}:00")
        # Half a million, полтора миллиона.
        after = self._scale.match(
            lowered, article.end() if (article := _ARTICLE.match(lowered, word.end())) else word.end()
        )
        if after:
            values |= {value * self.forms.scales[after["word"]] for value in values if isinstance(value, Fraction)}
        values |= _prefix_values(written, self._own)
        if values:
            yield NumberMention(frozenset(values), word.start(), word.end(), "hint")


def _next_below(cardinal: int) -> Fraction:
    """Return the limit for the next word of a compound, which must be smaller: forty-two, сто двадцать."""
    return Fraction(100 if cardinal >= 100 else 10 if cardinal >= 20 else 1)


def _date(match: re.Match[str], year: Fraction, parts: tuple[set[int], set[int]]) -> Iterator[NumberMention]:
    days: frozenset[Reading] = frozenset(map(Fraction, parts[0]))
    months: frozenset[Reading] = frozenset(f"m{month}" for month in parts[1]) | (
        frozenset(map(Fraction, parts[1])) if len(parts[1]) > 1 else frozenset()
    )
    years: frozenset[Reading] = frozenset({year, *((1900 + year, 2000 + year) if year < 100 else ())})
    for readings in (days, months, years):
        yield NumberMention(readings, match.start(), match.end(), "figures")


def _decades_of(value: Fraction) -> set[Reading]:
    """Return the years with which a decade without a century may begin, and its number alone."""
    return {value, *(century + value for century in range(1500, 2100, 100))}


def _abbreviated_range_end(text: str, match: re.Match[str]) -> set[Reading]:
    """Return the full second number of a range that omits the digits shared with the first: 1941–45, pp. 140–43."""
    before = _LONG_START.search(text[max(0, match.start() - 5) : match.start()])
    if before and match[0].isdecimal() and len(match[0]) < len(before[1]):
        return {Fraction(before[1][: -len(match[0])] + match[0])}
    return set()


def _hour_with_full_stop(written: str) -> set[Reading]:
    """Return the time that an English decimal may mean: 5.40."""
    hour, _, minute = written.partition(".")
    is_hour = hour.isdecimal() and int(hour) < 24 and re.fullmatch(r"[0-5]\d", minute) is not None
    return {f"t{int(hour)}:{minute}"} if is_hour else set()


def _afternoon(text: str, match: re.Match[str], value: Fraction) -> set[Reading]:
    """Return the end of a span of hours across noon: from 9 to 5."""
    before = _EARLIER_HOUR.search(text, max(0, match.start() - 10), match.start())
    return {value + 12} if before and value < int(before[1]) <= 12 else set()


def _glued_scale(text: str, match: re.Match[str], value: Fraction) -> set[Reading]:
    """Return the value with a scale given as letters: 100k, 12 kya. The letters may also be a unit: 8K."""
    scale = _GLUED_SCALE.match(text, match.end())
    return {value * _GLUED_SCALES[scale[0].strip(_SPACES)[0].lower()]} if scale else set()


def _prefix_values(word: str, own: NumberWords) -> set[Reading]:
    """Return the number with which a compound begins: двадцатипятилетний."""
    total, rest = 0, word
    while True:
        prefix = max((prefix for prefix in own.prefixes if rest.startswith(prefix)), key=len, default="")
        if not prefix:
            break
        total += own.prefixes[prefix]
        rest = rest[len(prefix) :]
    return {Fraction(total)} if total and len(rest) >= 3 else set()


# ---------------------------------------------------------------- two texts


class NumberMismatch(msgspec.Struct, frozen=True):
    """A number of one text without a counterpart; or two that should be the same."""

    original: NumberMention | None
    translation: NumberMention | None


def find_mismatches(
    original: Sequence[NumberMention], translation: Sequence[NumberMention], *, is_table: bool = False
) -> list[NumberMismatch]:
    """Return the numbers that disagree. is_table: each must occur as often as in the original.

    Numbers missing on both sides are paired in reading order.
    """
    missing = (_missing(original, translation, is_table=is_table), _missing(translation, original, is_table=is_table))
    missing = _without_converted(*missing)
    pairs = [NumberMismatch(one, other) for one, other in zip(*missing, strict=False)]
    common = len(pairs)
    pairs += [NumberMismatch(mention, None) for mention in missing[0][common:]]
    pairs += [NumberMismatch(None, mention) for mention in missing[1][common:]]
    if not pairs:
        words = [
            _missing(one, other, weight="words") for one, other in ((original, translation), (translation, original))
        ]
        pairs = [NumberMismatch(one, other) for one, other in zip(*words, strict=False)]
    # One without the other has been said otherwise: on the eve, the next morning.
    for weight in _CALENDAR:
        names = (_missing(original, translation, weight=weight), _missing(translation, original, weight=weight))
        pairs += [NumberMismatch(one, other) for one, other in zip(*names, strict=False)]
    parts = (_missing_part(original, translation), _missing_part(translation, original))
    pairs += [NumberMismatch(one, other) for one, other in zip(*parts, strict=False)]
    return pairs


def _missing_part(mentions: Sequence[NumberMention], others: Sequence[NumberMention]) -> list[NumberMention]:
    """Return the parts of a whole that are only implied, such as a third, and have no counterpart."""
    parts = [mention for mention in mentions if any(map(_is_part, mention.readings))]
    return _missing(parts, others, weight="hint")


def _is_part(reading: Reading) -> bool:
    return isinstance(reading, Fraction) and reading.denominator > 1


def find_other_measures(
    original: Sequence[NumberMention], translation: Sequence[NumberMention]
) -> Iterator[tuple[NumberMention, NumberMention]]:
    """Yield equal numbers of other things: 12 km for 12 m, $40 for 40 euros. A number without a unit matches all."""
    original, translation = (
        [mention for mention in side if mention.weight in ("figures", "words")] for side in (original, translation)
    )
    told: set[int] = set()
    for sides in ((original, translation), (translation, original)):
        for mention in sides[0]:
            if not mention.measures:
                continue
            same = [other for other in sides[1] if not mention.readings.isdisjoint(other.readings)]
            if same and _all_other(mention, same):
                pair = (mention, same[0]) if sides[0] is original else (same[0], mention)
                if told.isdisjoint(map(id, pair)):
                    told.update(map(id, pair))
                    yield pair


def _all_other(mention: NumberMention, others: Sequence[NumberMention]) -> bool:
    return all(
        other.measures and other.measures.isdisjoint(mention.measures) and not _is_old_money(mention, other)
        for other in others
    )


def _is_old_money(mention: NumberMention, other: NumberMention) -> bool:
    """Return whether a single letter may be a currency: 3s, 6d; 5 f."""
    letters = [each.measure_stop - each.stop for each in (mention, other)]
    are_money = [all(name.isupper() for name in each.measures) for each in (mention, other)]
    return any(0 < length <= 2 and is_money for length, is_money in zip(letters, reversed(are_money), strict=True))


def _is_converted(one: NumberMention, other: NumberMention) -> bool:
    """Return whether a translator has converted a measure for her readers: nine miles, 14 км."""
    values = ([reading for reading in mention.readings if isinstance(reading, Fraction)] for mention in (one, other))
    return any(
        is_converted(value, one.measures, other_value, other.measures) for value, other_value in product(*values)
    )


def _without_converted(
    original: Sequence[NumberMention], translation: Sequence[NumberMention]
) -> tuple[list[NumberMention], list[NumberMention]]:
    """Return the numbers that are missing on either side without measures that the other side has in another unit."""
    converted = {id(mention) for pair in product(original, translation) if _is_converted(*pair) for mention in pair}
    return (
        [mention for mention in original if id(mention) not in converted],
        [mention for mention in translation if id(mention) not in converted],
    )


def _names_hour(mention: NumberMention) -> bool:
    return any(isinstance(reading, str) and reading.startswith("t") for reading in mention.readings)


def _is_other_hour(mention: NumberMention, others: Sequence[NumberMention]) -> bool:
    """Return whether an hour has no counterpart: nine in the morning is not nine in the evening.

    Two hours agree as hours or not at all.
    """
    if not _names_hour(mention):
        return False
    return not any(
        reading in other.readings and (isinstance(reading, str) or not _names_hour(other))
        for other in others
        for reading in mention.readings
    )


def _missing(
    mentions: Sequence[NumberMention],
    others: Sequence[NumberMention],
    *,
    is_table: bool = False,
    weight: Weight = "figures",
) -> list[NumberMention]:
    weighed = [mention for mention in mentions if mention.weight == weight]
    if not weighed:
        return []
    # A union does not hash again: fractions take long.
    known = frozenset[Reading]().union(*[other.readings for other in others])
    missing = [mention for mention in weighed if known.isdisjoint(mention.readings) or _is_other_hour(mention, others)]
    if is_table and not missing:
        counts = Counter(other.readings for other in others if other.weight == "figures")
        for mention in mentions:
            if mention.weight == "figures":
                counts[mention.readings] -= 1
                if counts[mention.readings] == -1 and mention.readings in {other.readings for other in others}:
                    missing.append(mention)
    seen: set[frozenset[Reading]] = set()
    return [mention for mention in missing if not (mention.readings in seen or seen.add(mention.readings))]  # type: ignore[func-returns-value]
