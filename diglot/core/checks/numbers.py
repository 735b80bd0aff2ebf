"""Running text in, the numbers that it names out; two texts' numbers in, those that disagree out. Touches nothing.

A number may be read in several ways: “5 p.m.” is five and seventeen, “the 1990s” are «1990-е» and «девяностые».
Two mentions agree where one reading is common to both. What is written in figures must have its counterpart;
words are counted as one where they help, because “a third of them” and «треть» or «двое из шести» are a translator's
choice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, TypeAlias

import msgspec

from diglot.model.numerals import (
    ENGLISH_CARDINALS,
    ENGLISH_DECADES,
    ENGLISH_ORDINALS,
    HALF,
    HOURS,
    IMPLIED,
    MULTIPLIERS,
    PARTS,
    QUARTER,
    RUSSIAN_CARDINALS,
    RUSSIAN_DECADES,
    RUSSIAN_ORDINALS,
    RUSSIAN_PREFIXES,
    THIRD,
)
from diglot.model.passages import NumberForms
from diglot.model.typography import OBJECT_MARK

Reading: TypeAlias = Fraction | str
"""A quantity; or "m3" for a month and "t17:30" for a time of day."""

Weight: TypeAlias = Literal["figures", "words", "hint"]
"""How a number is written. A hint only implies it: twice, half, a decade."""


class NumberMention(msgspec.Struct, frozen=True):
    """A number in a text: its readings, and where it stands."""

    readings: frozenset[Reading]
    start: int
    stop: int
    weight: Weight


_SPACES = " \u00a0\u2009\u202f"
_SPACE = f"[{_SPACES}]"
_DASH = "[-–—−]"
_GLYPHS = {"½": HALF, "¼": QUARTER, "¾": Fraction(3, 4), "⅓": THIRD, "⅔": Fraction(2, 3), "⅛": Fraction(1, 8)}
_ISO_DATE = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_DATE = re.compile(r"(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])(?!\.\d)")
_TIME = re.compile(
    rf"(?<![\d:.,])(\d{{1,2}})[:.]([0-5]\d)(?::([0-5]\d))?(?!\d|%|[:.]\d)(?:{_SPACE}?([ap])\.?{_SPACE}?m\b\.?)?"
)
# Two full stops or more, or a trial's name at the end: 2.18.0, 127.0.0.1, 2.2.0-rc1, 3.0-beta.2.
_VERSION = re.compile(
    r"(?<![\w.,])v?(\d+(?:\.\d+)+)(?:(?:[-.]?((?:rc|alpha|beta|preview|pre|dev)(?=\W|\d|$)|[abp](?=\d))[.-]?(\d*))(?![\w])|(?![\w]|\.\d|-\d))",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?<![\w’'])([IVXLCХ]+)(?![\w’'])")
_CENTURY = re.compile(
    rf"(?:{_SPACE}*(?:{_DASH}|,|and|to|и|до|по){_SPACE}*[IVXХ]+)*{_SPACE}*(?:век|вв?\.|столет|centur|c\.)",
    re.IGNORECASE,
)
# Before a numeral: a monarch, a war, a part of a book. XCI, CI and LC alone are abbreviations.
_NUMBERED_NAME = re.compile(
    r"(?:[A-ZА-ЯЁ][\w’-]*|\b(?:chapter|part|volume|vol\.|act|book|глав\w+|част\w+|том\w*|т\.|гл\.|книг\w+))\s$"
)
_SURE_NUMERAL = re.compile("[IVX]{2,}")
_ROMAN_SHAPE = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORD = re.compile(r"[a-zа-я]+")
_LONGEST_WORD = 30
# What may stand after a number, and change what it means.
_AND_A_HALF = re.compile(rf"{_SPACE}(?:с половиной|and a half)")
_SHORT_SCALES = {"bn": 10**9, "tn": 10**12, "m": 10**6, "k": 10**3, "b": 10**9}
_SHORT_SCALE = re.compile(rf"{_SPACE}?(bn|tn)\b")
_LETTER_SCALE = re.compile(r"([mkb])\b")
# As typed: 100k, 5M; and, of the Earth's past, 12 kya, 9 ka, 3 Ma.
_GLUED_SCALE = re.compile(rf"(?:(?P<letter>[kKM])(?!\w)|{_SPACE}?(?P<ago>kya|ka|[Mm]ya|Ma|[Bb]ya|Ga)(?!\w))")
_GLUED_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "g": 10**9}
_CURRENCY = re.compile(r"[$€£¥₽]\s?$")
_ENGLISH_DECADE = re.compile(r"[’']?s\b")
_RUSSIAN_DECADE = re.compile(r"-(?:е|х|м|ми)\b")
_HOURS = re.compile(rf"{_SPACE}*(?:час(?:а|ов)?\b|o[’']clock|hours\b)")
_EARLIER_HOUR = re.compile(rf"(?<![\d.,:])(\d{{1,2}})(?: (?:to|till|until) |{_SPACE}?{_DASH}{_SPACE}?)$")
_ONE_O_CLOCK = frozenset("час часа часу".split())
_UP_TO = re.compile(rf"{_SPACE}?(?:{_DASH}|to|or|and|или|и|до){_SPACE}?[\d.,]+")
_ARTICLE = re.compile(r" a(?= )")
_LONG_START = re.compile(rf"(\d{{3,4}}){_DASH}$")
_MONTH_BESIDE = 2  # words between a month and the figures of its date: “on the 9th of May”

# Round numbers are said for “many”; they prove nothing.
_ROUND = frozenset(Fraction(10) ** power for power in range(1, 13))


def _small(text: str) -> str:
    """The text in small letters, е for ё, character for character."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text).replace("ё", "е")


def _masked(text: str, mentions: Sequence[NumberMention]) -> str:
    """The text with the places of numbers that were read already masked, character for character."""
    pieces: list[str] = []
    done = 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        if mention.start >= done:
            pieces += text[done : mention.start], OBJECT_MARK * (mention.stop - mention.start)
            done = mention.stop
    return "".join([*pieces, text[done:]])


class NumberReader:
    """Reads the numbers of one language."""

    def __init__(self, forms: NumberForms, others: Sequence[NumberForms] = ()) -> None:
        """others: of the languages that are quoted; their months are known too."""
        self._forms = forms
        self._month_names = {name: month for one in (*others, forms) for name, month in one.months.items()}
        self._is_russian = forms.lang == "ru"
        # In Russian a full stop is what the keyboard had, or a title quoted from English; the number is the same.
        decimal = "[,.]" if self._is_russian else re.escape(forms.decimal)
        groups = "".join(re.escape(sign) for sign in forms.groups)
        self._number = re.compile(
            rf"\d{{1,3}}(?:[{groups}]\d{{3}})+(?!\d)(?:{decimal}\d+)?"
            rf"|\d+(?:{decimal}\d+)?(?:/\d+(?![\d/]))?[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛]"
        )
        self._scale = re.compile(
            rf"{_SPACE}?-?(?P<word>{'|'.join(sorted(map(re.escape, forms.scales), key=len, reverse=True))})\.?[a-zа-я]*"
        )
        periods = "|".join(sorted(map(re.escape, forms.half_days), key=len, reverse=True)) or "(?!)"
        self._half_day = re.compile(rf"{_SPACE}*(?:o[’']clock|час[а-я]*)?{_SPACE}*(?P<word>{periods})(?![a-zа-я])")
        self._cardinals = RUSSIAN_CARDINALS if self._is_russian else ENGLISH_CARDINALS
        self._ordinals = RUSSIAN_ORDINALS if self._is_russian else ENGLISH_ORDINALS
        self._decades = RUSSIAN_DECADES if self._is_russian else ENGLISH_DECADES
        self._implied = IMPLIED[forms.lang]
        self._multipliers = MULTIPLIERS[forms.lang]

    def read(self, text: str) -> tuple[NumberMention, ...]:
        """Every number of a text, in order."""
        found: list[NumberMention] = []
        rest = text
        for find in (self._dates, self._versions, self._times, self._romans, self._figures):
            mentions = list(find(rest))
            rest = _masked(rest, mentions)
            found += mentions
        found += self._months(text)
        found += self._words(_small(rest))
        return tuple(sorted(found, key=lambda mention: mention.start))

    # ------------------------------------------------------------ dates and times

    def _dates(self, text: str) -> Iterator[NumberMention]:
        for match in _ISO_DATE.finditer(text):
            year, month, day = match.groups()
            yield from _date(match, Fraction(year), ({int(day)}, {int(month)}))
        for match in _DATE.finditer(text):
            first, sign, second, year = match.groups()
            pair = {int(first), int(second)}
            # Day before month; with strokes the order is anybody's guess.
            parts = (pair, pair) if sign == "/" else ({int(first)}, {int(second)})
            if all(1 <= min(part) <= 31 for part in parts) and min(parts[1]) <= 12:
                yield from _date(match, Fraction(year), parts)

    def _times(self, text: str) -> Iterator[NumberMention]:
        for match in _TIME.finditer(text):
            hour, minute, half = int(match[1]), match[2], (match[4] or "").lower()
            if hour > 23 or (match[0][len(match[1])] == "." and not (half or self._is_russian)):
                continue
            hour = hour % 12 + (12 if half == "p" else 0) if half else hour
            readings: set[Reading] = {f"t{hour}:{minute}"}
            if match[3]:
                # The seconds are often left out.
                readings.add(f"t{hour}:{minute}:{match[3]}")
            if "." in match[0][: len(match[1]) + 1]:
                readings.add(Fraction(f"{match[1]}.{minute}"))
            yield NumberMention(frozenset(readings), match.start(), match.end(), "figures")

    def _versions(self, text: str) -> Iterator[NumberMention]:
        """Numbers of versions, of sections, addresses of machines: one number, whatever stands between its parts."""
        for match in _VERSION.finditer(text):
            parts, stage, trial = match[1], (match[2] or "").lower(), match[3] or ""
            if stage == "p":
                # Patch levels are also written apart: 1.9.3 patchlevel 484.
                yield NumberMention(frozenset({f"v{parts}"}), match.start(), match.end(), "figures")
                yield NumberMention(frozenset({Fraction(trial)}), match.start(), match.end(), "figures")
            elif stage or parts.count(".") > 1:
                yield NumberMention(frozenset({f"v{parts}{stage}{trial}"}), match.start(), match.end(), "figures")

    def _months(self, text: str) -> Iterator[NumberMention]:
        small = _small(text)
        words = list(re.finditer(r"[a-zа-я]+|\d+", small))
        for number, word in enumerate(words):
            month = self._month_names.get(word[0])
            # English writes its months with a capital; “may” and “march” are other words.
            if month is None or (word[0].isascii() and not text[word.start()].isupper()):
                continue
            around = words[max(0, number - _MONTH_BESIDE) : number + _MONTH_BESIDE + 1]
            has_figures = any(
                other[0].isdigit()
                and not (other.start() and small[other.start() - 1].isalpha())
                and (len(other[0]) == 4 or int(other[0]) <= 31)
                and not re.search(
                    r"[.;:!?)(]\s", small[min(other.end(), word.end()) : max(other.start(), word.start())]
                )
                for other in around
            )
            # “May” opens a question too: where no figure stands beside it, it only hints at a month.
            yield NumberMention(
                frozenset({f"m{month}"}), word.start(), word.end(), "figures" if has_figures else "hint"
            )

    # ------------------------------------------------------------ figures

    def _figures(self, text: str) -> Iterator[NumberMention]:
        small = _small(text)
        for match in self._number.finditer(text):
            value = self._value(match[0])
            if value is None:
                continue
            readings, stop = self._after(small, match, value)
            readings |= _short_end(text, match) | _glued_scale(text, match, value)
            if readings == {value}:
                readings |= _hour_with_stop(match[0]) | _afternoon(text, match, value)
            yield NumberMention(frozenset(readings), match.start(), stop, "figures")

    def _value(self, written: str) -> Fraction | None:
        glyph = _GLYPHS.get(written[-1])
        bare = written[:-1] if glyph is not None else written
        whole, _, below = bare.partition("/")
        for sign in self._forms.groups:
            whole = whole.replace(sign, "")
        whole = whole.replace(self._forms.decimal, ".")
        try:
            value = Fraction(whole) if whole else Fraction(0)
            value = value / int(below) if below else value
        except (ValueError, ZeroDivisionError):
            return None
        return value + (glyph or 0)

    def _after(self, small: str, match: re.Match[str], value: Fraction) -> tuple[set[Reading], int]:
        """A number as the words after it make it (millions, decades, an hour of the day), and where these end."""
        end = match.end()
        half = _AND_A_HALF.match(small, end)
        if half:
            value, end = value + HALF, half.end()
        scale = self._scale.match(small, end)
        if scale:
            return {value * self._forms.scales[scale["word"]]}, scale.end()
        readings: set[Reading] = {value, value - HALF} if half else {value}
        short = _SHORT_SCALE.match(small, end)
        if not short and _CURRENCY.search(small[: match.start()][-2:]):
            short = _LETTER_SCALE.match(small, end)
        if short:
            return readings | {value * _SHORT_SCALES[short[1]]}, short.end()
        shared = self._shared_scale(small, end)
        if shared:
            readings.add(value * self._forms.scales[shared["word"]])
        decade = (_RUSSIAN_DECADE if self._is_russian else _ENGLISH_DECADE).match(small, end)
        if decade and value % 10 == 0:
            # The nineties may be those of any century, the 1890s are not the 1990s.
            readings |= set() if value >= 100 else _decades_of(value)
            return readings, decade.end()
        hours, stop = self._hours(small, end, value)
        return readings | hours | self._multiplied(small, end, value), stop

    def _hours(self, small: str, end: int, value: Fraction) -> tuple[set[Reading], int]:
        """An hour of the day, where the words after a number say that it is one."""
        hour = self._half_day.match(small, end)
        if hour and value <= 12:
            at = value % 12 + self._forms.half_days[hour["word"]]
            return {f"t{at}:00", Fraction(at)}, hour.end()
        # Five o'clock is morning or evening, seventeen is not.
        hours = {value, value + 12} if value < 12 else {value}
        return ({f"t{one}:00" for one in hours} if value <= 24 and _HOURS.match(small, end) else set()), end

    def _multiplied(self, small: str, end: int, value: Fraction) -> set[Reading]:
        """Two decades, three quarters."""
        word = _WORD.search(small, end, end + _LONGEST_WORD)
        if not word or word.start() > end + 1:
            return set()
        times, parts = self._multipliers.get(word[0]), PARTS.get(word[0])
        return {value * times} if times else {value / parts} if parts else set()

    def _shared_scale(self, small: str, end: int) -> re.Match[str] | None:
        """The scale of a range whose first end has none of its own: 3–5 million."""
        between = _UP_TO.match(small, end)
        return self._scale.match(small, between.end()) if between else None

    # ------------------------------------------------------------ Roman numerals

    def _romans(self, text: str) -> Iterator[NumberMention]:
        for match in _ROMAN.finditer(text):
            numeral = match[1].replace("Х", "X")
            if not _ROMAN_SHAPE.fullmatch(numeral):
                continue
            values = [_ROMAN_VALUES[letter] for letter in numeral]
            value = sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
            readings: set[Reading] = {Fraction(value)}
            is_century = _CENTURY.match(text, match.end()) is not None
            if is_century:
                readings.add(Fraction((value - 1) * 100))
            # I, V, X, C and L alone are too often something else.
            is_sure = len(numeral) > 1 and (
                is_century
                or (_SURE_NUMERAL.fullmatch(numeral) and _NUMBERED_NAME.search(text, 0, match.start()) is not None)
            )
            yield NumberMention(frozenset(readings), match.start(), match.end(), "figures" if is_sure else "hint")

    # ------------------------------------------------------------ words

    def _words(self, small: str) -> Iterator[NumberMention]:
        words = list(_WORD.finditer(small))
        at = 0
        while at < len(words):
            run = self._run(words, at, small)
            if run:
                mention, at = run
                yield mention
                continue
            yield from self._hint(words[at], small)
            at += 1

    def _run(self, words: Sequence[re.Match[str]], at: int, small: str) -> tuple[NumberMention, int] | None:
        """A number in words that begins at a word, and the number of the word after it."""
        total: Fraction = Fraction(0)
        current: Fraction = Fraction(0)
        start, is_ordinal, below = at, False, Fraction(0)
        last = Fraction(10**15)
        while at < len(words):
            word = words[at][0]
            if at > start and not re.fullmatch(r"[\s-]+", small[words[at - 1].end() : words[at].start()]):
                break
            cardinal = self._cardinals.get(word)
            ordinal = self._ordinals.get(word)
            scale = self._scale_of(word)
            if cardinal is not None and cardinal < last and (at == start or cardinal > 0):
                current += cardinal
                last = _next_below(cardinal)
            elif word == "hundred" and (at == start or 0 < current < 100):
                current = (current or Fraction(1)) * 100
                last = Fraction(100)
            elif scale and (at == start or current):
                total += (current or Fraction(1)) * scale
                current, last = Fraction(0), Fraction(scale)
            elif word == "and" and at > start and at + 1 < len(words) and last in (100, 1000, 10**6):
                if words[at + 1][0] not in self._cardinals and words[at + 1][0] not in self._ordinals:
                    break
            elif ordinal is not None and (at == start or ordinal > 2 or self._continues(words[at - 1][0], ordinal)):
                if at == start or self._continues(words[at - 1][0], ordinal):
                    current += ordinal
                else:
                    below = Fraction(1, ordinal)
                is_ordinal = True
                at += 1
                break
            else:
                break
            at += 1
        if at == start:
            return None
        value = total + current
        if at < len(words) and 10 < value < 21 and words[at][0] in self._decades and not is_ordinal:
            # “The nineteen-thirties” are in the twentieth century.
            decade = value * 100 + self._decades[words[at][0]]
            century: set[Reading] = {decade, decade % 100, value + 1}
            return NumberMention(frozenset(century), words[start].start(), words[at].end(), "hint"), at + 1
        readings, stop = self._after(small, words[at - 1], value)
        if below:
            readings = {value * below}
        if is_ordinal and not below and 2 < value <= 10:
            readings.add(1 / value)
        if words[at - 1][0] in self._decades:
            readings |= _decades_of(value)
        is_certain = value > 2 and value not in _ROUND and not is_ordinal
        return (
            NumberMention(frozenset(readings), words[start].start(), stop, "words" if is_certain else "hint"),
            at,
        )

    def _continues(self, word: str, ordinal: int) -> bool:
        """Whether an ordinal ends a compound (twenty-first), or counts parts (two-thirds)."""
        before = self._cardinals.get(word, 100 if word in ("hundred", "and") else 0)
        return (before >= 20 and ordinal < 10) or before >= 100

    def _scale_of(self, word: str) -> int:
        match = self._scale.match(word)
        return self._forms.scales[match["word"]] if match and len(match["word"]) > 2 else 0

    def _hint(self, word: re.Match[str], small: str) -> Iterator[NumberMention]:
        written = word[0]
        values: set[Reading] = {*self._implied.get(written, ()), *HOURS.get(written, ())}
        if written in self._decades:
            values |= _decades_of(Fraction(self._decades[written]))
        scale = self._scale_of(written)
        if scale:
            values.add(Fraction(scale))
        # Час ночи is one o'clock, and has no number.
        hour = self._half_day.match(small, word.end()) if written in _ONE_O_CLOCK else None
        if hour:
            values.add(f"t{1 + self._forms.half_days[hour['word']]}:00")
        # Half a million, полтора миллиона.
        after = self._scale.match(
            small, article.end() if (article := _ARTICLE.match(small, word.end())) else word.end()
        )
        if after:
            values |= {value * self._forms.scales[after["word"]] for value in values if isinstance(value, Fraction)}
        if self._is_russian:
            values |= _prefix_values(written)
        if values:
            yield NumberMention(frozenset(values), word.start(), word.end(), "hint")


def _next_below(cardinal: int) -> Fraction:
    """What may follow in a compound must be smaller: forty-two, сто двадцать."""
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
    """The years that a decade without its century may begin with; and its number alone."""
    return {value, *(century + value for century in range(1500, 2100, 100))}


def _short_end(text: str, match: re.Match[str]) -> set[Reading]:
    """A range whose second number leaves out what is as in the first: 1941–45, pp. 140–43."""
    before = _LONG_START.search(text[max(0, match.start() - 5) : match.start()])
    if before and match[0].isdigit() and len(match[0]) < len(before[1]):
        return {Fraction(before[1][: -len(match[0])] + match[0])}
    return set()


def _hour_with_stop(written: str) -> set[Reading]:
    """The hour that an English decimal may be: 5.40."""
    hour, _, minute = written.partition(".")
    is_hour = hour.isdecimal() and int(hour) < 24 and re.fullmatch(r"[0-5]\d", minute) is not None
    return {f"t{int(hour)}:{minute}"} if is_hour else set()


def _afternoon(text: str, match: re.Match[str], value: Fraction) -> set[Reading]:
    """The later end of a span of hours that goes over noon: from 9 to 5."""
    before = _EARLIER_HOUR.search(text, max(0, match.start() - 10), match.start())
    return {value + 12} if before and value < int(before[1]) <= 12 else set()


def _glued_scale(text: str, match: re.Match[str], value: Fraction) -> set[Reading]:
    """Thousands and more as letters say them: 100k, 12 kya. They may also be a unit: 8K."""
    scale = _GLUED_SCALE.match(text, match.end())
    return {value * _GLUED_SCALES[scale[0].strip(_SPACES)[0].lower()]} if scale else set()


def _prefix_values(word: str) -> set[Reading]:
    """The number that a compound begins with: двадцатипятилетний."""
    total, rest = 0, word
    while True:
        prefix = max((one for one in RUSSIAN_PREFIXES if rest.startswith(one)), key=len, default="")
        if not prefix:
            break
        total += RUSSIAN_PREFIXES[prefix]
        rest = rest[len(prefix) :]
    return {Fraction(total)} if total and len(rest) >= 3 else set()


# ---------------------------------------------------------------- two texts


class NumberMismatch(msgspec.Struct, frozen=True):
    """A number of one text without a counterpart; or two that stand in each other's place."""

    original: NumberMention | None
    own: NumberMention | None


def compare(
    original: Sequence[NumberMention], own: Sequence[NumberMention], *, is_table: bool = False
) -> list[NumberMismatch]:
    """The numbers that disagree. is_table: each must be there as often as in the original.

    What lacks on both sides is told as a pair, in reading order.
    """
    lacking = (_lacking(original, own, is_table=is_table), _lacking(own, original, is_table=is_table))
    pairs = [NumberMismatch(one, other) for one, other in zip(*lacking, strict=False)]
    common = len(pairs)
    pairs += [NumberMismatch(mention, None) for mention in lacking[0][common:]]
    pairs += [NumberMismatch(None, mention) for mention in lacking[1][common:]]
    if not pairs:
        words = [_lacking(one, other, weight="words") for one, other in ((original, own), (own, original))]
        pairs = [NumberMismatch(one, other) for one, other in zip(*words, strict=False)]
    return pairs


def _names_hour(mention: NumberMention) -> bool:
    return any(isinstance(reading, str) and reading.startswith("t") for reading in mention.readings)


def _lacking(
    mentions: Sequence[NumberMention],
    others: Sequence[NumberMention],
    *,
    is_table: bool = False,
    weight: Weight = "figures",
) -> list[NumberMention]:
    known = {reading for other in others for reading in other.readings}
    hours = {
        reading for other in others if _names_hour(other) for reading in other.readings if isinstance(reading, str)
    }
    plain = {reading for other in others if not _names_hour(other) for reading in other.readings}

    def is_answered(mention: NumberMention) -> bool:
        # Two hours of the day agree as such, or not at all: nine in the morning is not nine in the evening.
        return bool(mention.readings & (hours | plain)) if _names_hour(mention) else bool(mention.readings & known)

    lacking = [mention for mention in mentions if mention.weight == weight and not is_answered(mention)]
    if is_table and not lacking:
        counts = Counter(other.readings for other in others if other.weight == "figures")
        for mention in mentions:
            if mention.weight == "figures":
                counts[mention.readings] -= 1
                if counts[mention.readings] == -1 and mention.readings in {one.readings for one in others}:
                    lacking.append(mention)
    seen: set[frozenset[Reading]] = set()
    return [mention for mention in lacking if not (mention.readings in seen or seen.add(mention.readings))]  # type: ignore[func-returns-value]
