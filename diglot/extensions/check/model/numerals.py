"""The numerals of both languages, in all their forms, with their values. Touches nothing.

Source: Русская грамматика, АН СССР, 1980, §§ 1363–1378 (forms of numerals); CMOS 17, ch. 9.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

HALF, THIRD, QUARTER = Fraction(1, 2), Fraction(1, 3), Fraction(1, 4)


def _by_form(forms_by_value: Mapping[int, str]) -> dict[str, int]:
    return {form: value for value, forms in forms_by_value.items() for form in forms.split()}


# ---------------------------------------------------------------- English

ENGLISH_CARDINALS = _by_form(
    {
        0: "zero", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine",
        10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen",
        17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty",
        60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
    }
)  # fmt: skip
ENGLISH_ORDINALS = _by_form(
    {
        1: "first", 2: "second", 3: "third thirds", 4: "fourth fourths", 5: "fifth fifths", 6: "sixth sixths",
        7: "seventh", 8: "eighth eighths", 9: "ninth", 10: "tenth tenths", 11: "eleventh", 12: "twelfth",
        13: "thirteenth", 14: "fourteenth", 15: "fifteenth", 16: "sixteenth", 17: "seventeenth", 18: "eighteenth",
        19: "nineteenth", 20: "twentieth", 30: "thirtieth", 40: "fortieth", 50: "fiftieth", 60: "sixtieth",
        70: "seventieth", 80: "eightieth", 90: "ninetieth", 100: "hundredth",
    }
)  # fmt: skip
ENGLISH_DECADES = _by_form(
    {20: "twenties", 30: "thirties", 40: "forties", 50: "fifties", 60: "sixties", 70: "seventies", 80: "eighties",
     90: "nineties"}
)  # fmt: skip

# ---------------------------------------------------------------- Russian

_TEENS = "один две три четыр пят шест сем восем девят".split()
_ADJECTIVE = "ый ая ое ого ой ому ым ом ую ые ых ыми".split()


def _teens() -> dict[int, str]:
    stems = {10 + number: f"{stem}надцат" for number, stem in enumerate(_TEENS, start=1)}
    return {value: f"{stem}ь {stem}и {stem}ью" for value, stem in stems.items()}


def _tens() -> dict[int, str]:
    forms = {20: "двадцать двадцати двадцатью", 30: "тридцать тридцати тридцатью", 40: "сорок сорока"}
    for value, nominative, genitive, instrumental in (
        (50, "пять", "пяти", "пятью"),
        (60, "шесть", "шести", "шестью"),
        (70, "семь", "семи", "семью"),
        (80, "восемь", "восьми", "восемью"),
    ):
        forms[value] = f"{nominative}десят {genitive}десяти {instrumental}десятью"
    forms[90] = "девяносто девяноста"
    return forms


RUSSIAN_CARDINALS = _by_form(
    {
        0: "ноль ноля нулю нолем ноле нуль нуля нулем",
        1: "один одна одно одного одной одному одним одном одну одни одних одними",
        2: "два две двух двум двумя двое двоих двоим",
        3: "три трех трем тремя трое троих троим",
        4: "четыре четырех четырем четырьмя четверо четверых",
        5: "пять пяти пятью пятеро пятерых",
        6: "шесть шести шестью шестеро шестерых",
        7: "семь семи семью семеро семерых",
        8: "восемь восьми восемью восьмью",
        9: "девять девяти девятью",
        10: "десять десяти десятью десяток десятка десятку десятком десятке",
        **_teens(),
        **_tens(),
        100: "сто ста сотня сотни сотню сотне сотней",
        200: "двести двухсот двумстам двумястами двухстах",
        300: "триста трехсот тремстам тремястами трехстах",
        400: "четыреста четырехсот четыремстам четырьмястами",
        500: "пятьсот пятисот пятистам пятьюстами",
        600: "шестьсот шестисот шестистам шестьюстами",
        700: "семьсот семисот семистам семьюстами",
        800: "восемьсот восьмисот восьмистам",
        900: "девятьсот девятисот девятистам",
    }
)

_ORDINAL_STEMS = {
    1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят", 10: "десят",
    **{10 + number: f"{stem}надцат" for number, stem in enumerate(_TEENS, start=1)},
    20: "двадцат", 30: "тридцат", 40: "сороков", 50: "пятидесят", 60: "шестидесят", 70: "семидесят",
    80: "восьмидесят", 90: "девяност", 100: "сот", 200: "двухсот", 300: "трехсот", 400: "четырехсот",
    500: "пятисот", 1000: "тысячн",
}  # fmt: skip
RUSSIAN_ORDINALS = {
    **{stem + ending: value for value, stem in _ORDINAL_STEMS.items() for ending in _ADJECTIVE},
    **_by_form({3: "третий третья третье третьего третьей третьему третьим третьем третью третьи третьих третьими"}),
}
_PLURAL = ("ые", "ых", "ым", "ыми")
RUSSIAN_DECADES = {
    _ORDINAL_STEMS[value] + ending: value for value in (20, 30, 40, 50, 60, 70, 80, 90) for ending in _PLURAL
}

# The first parts of compound words: двухлетний, тридцатипятилетие.
RUSSIAN_PREFIXES: Mapping[str, int] = {
    "одно": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9,
    "десяти": 10, "двенадцати": 12, "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "сорока": 40,
    "пятидесяти": 50, "шестидесяти": 60, "семидесяти": 70, "восьмидесяти": 80, "девяносто": 90, "сто": 100,
    "двухсот": 200, "трехсот": 300, "четырехсот": 400, "пятисот": 500,
}  # fmt: skip


# ---------------------------------------------------------------- words that imply a number


def _implied(rows: Iterable[tuple[str, tuple[int | Fraction, ...]]]) -> dict[str, tuple[Fraction, ...]]:
    return {word: tuple(map(Fraction, values)) for words, values in rows for word in words.split()}


IMPLIED: Mapping[str, Mapping[str, tuple[Fraction, ...]]] = {
    "en": _implied(
        [
            ("once single only sole alone", (1,)),
            ("twice double doubled doubles doubling twofold couple pair both dual twin", (2,)),
            # Half a century, half an hour, half a million: fifty, thirty, five hundred thousand.
            ("half", (HALF, 2, 6, 30, 50, 500_000, 500_000_000)),
            ("thrice triple tripled trebled threefold", (3,)),
            ("quadrupled fourfold", (4,)),
            ("dozen dozens", (12, 10)),
            ("halves halved", (HALF, 2)),
            ("quarter quarters", (QUARTER, 15, 25)),
            ("decade decades", (10,)),
            ("century centuries", (100,)),
            ("millennium millennia", (1000,)),
            ("hundred hundreds", (100,)),
            ("fortnight", (14, 2)),
            ("noon midday", (12,)),
            ("midnight", (12, 0)),
        ]
    ),
    "ru": _implied(
        [
            ("однажды единожды единственный единственная единственное", (1,)),
            (
                "дважды вдвое вдвоем двойной двойная двойное двойные удвоился удвоилась удвоилось удвоились удвоить "
                "пара пары пару паре парой пар оба обе обоих обеих обоим обеим обоими обеими двукратный двуязычный",
                (2,),
            ),
            ("трижды втрое тройной тройная утроился утроилась утроилось утроились тройка", (3,)),
            ("четырежды вчетверо", (4,)),
            ("впятеро пятерка пятерки пятилетка пятилетки пятилетку", (5,)),
            ("вдесятеро десятки десятков десяткам десятками", (10,)),
            ("сотни сотен сотням сотнями", (100,)),
            ("дюжина дюжины дюжину дюжин дюжиной", (12,)),
            ("половина половины половину половине половиной наполовину вполовину", (HALF,)),
            ("треть трети третью третей", (THIRD,)),
            ("четверть четверти четвертью четвертей", (QUARTER, 15, 25)),
            ("полтора полторы полутора", (Fraction(3, 2),)),
            ("полтораста", (150,)),
            ("десятилетие десятилетия десятилетий десятилетию десятилетием десятилетиями десятилетиях", (10,)),
            ("столетие столетия столетий столетию столетием век века веков веку веком веке", (100,)),
            ("тысячелетие тысячелетия тысячелетий", (1000,)),
            ("полвека полсотни полсотню", (50,)),
            ("полгода полугода полугодие", (HALF, 6)),
            ("полчаса получаса", (HALF, 30)),
            ("полдюжины", (6,)),
            ("полтысячи", (500,)),
            ("полмиллиона", (500_000,)),
            ("полмиллиарда", (500_000_000,)),
            ("полдень полудня полудню", (12,)),
            ("полночь полуночи", (12, 0)),
        ]
    ),
}

# Words after a number, and the factor by which they multiply it.
MULTIPLIERS: Mapping[str, Mapping[str, int]] = {
    "en": {"decade": 10, "decades": 10, "century": 100, "centuries": 100, "millennia": 1000, "dozen": 12, "score": 20},
    "ru": {
        "десятилетие": 10, "десятилетия": 10, "десятилетий": 10, "десятка": 10, "десятков": 10,
        "столетия": 100, "столетий": 100, "века": 100, "веков": 100, "дюжины": 12, "дюжин": 12,
    },
}  # fmt: skip

# Words after a number for parts of a whole, and their divisor. $0.08 is eight cents.
PARTS: Mapping[str, int] = {
    "quarters": 4, "halves": 2, "четверти": 4, "четвертей": 4, "трети": 3, "третей": 3,
    **dict.fromkeys("cent cents цент цента центов центам копейка копейки копеек kopeck kopecks".split(), 100),
}  # fmt: skip

# Hours with names.
HOURS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("noon", "midday", "полдень", "полудня", "полудню"), ("t12:00",)),
    **dict.fromkeys(("midnight", "полночь", "полуночи"), ("t0:00", "t24:00")),
}
