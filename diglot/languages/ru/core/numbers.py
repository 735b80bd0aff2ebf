"""Numerals in all their forms, with their values. Source: Русская грамматика, АН СССР, 1980, §§ 1363–1378."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from diglot.languages.parts.model.numbers import HALF, QUARTER, THIRD, NumberWords, by_form, implied

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


CARDINALS = by_form(
    {
        0: "ноль ноля нулю нолем ноле нуль нуля нулем",
        1: "один одна одно одного одной одному одним одном одну одни одних одними",
        2: "два две двух двум двумя двое двоих двоим",
        3: "три трех трем тремя трое троих троим",
        4: "четыре четырех четырем четырьмя четверо четверых",
        5: "пять пяти пятью пятеро пятерых",
        6: "шесть шести шестью шестеро шестерых",
        7: "семь семи семью семеро семерых",
        8: "восемь восьми восемью восьмью восьмеро восьмерых",
        9: "девять девяти девятью девятеро девятерых",
        10: "десять десяти десятью десятеро десятерых десяток десятка десятку десятком десятке",
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
ORDINALS = {
    **{stem + ending: value for value, stem in _ORDINAL_STEMS.items() for ending in _ADJECTIVE},
    **by_form({3: "третий третья третье третьего третьей третьему третьим третьем третью третьи третьих третьими"}),
}
_PLURAL = ("ые", "ых", "ым", "ыми")
DECADES = {_ORDINAL_STEMS[value] + ending: value for value in (20, 30, 40, 50, 60, 70, 80, 90) for ending in _PLURAL}

# The first parts of compound words: двухлетний, тридцатипятилетие.
PREFIXES: Mapping[str, int] = {
    "одно": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9,
    "десяти": 10, "двенадцати": 12, "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "сорока": 40,
    "пятидесяти": 50, "шестидесяти": 60, "семидесяти": 70, "восьмидесяти": 80, "девяносто": 90, "сто": 100,
    "двухсот": 200, "трехсот": 300, "четырехсот": 400, "пятисот": 500,
}  # fmt: skip

_IMPLIED = implied(
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
)


def _declined(month: str) -> Iterable[str]:
    """Return the cases of a Russian month that CLDR lacks: в январе, к маю.

    >>> "январе" in _declined("январь"), "мае" in _declined("май"), "августом" in _declined("август")
    (True, True, True)
    """
    if month.endswith(("ь", "й")):
        return [month[:-1] + ending for ending in ("ю", "е", "ем")]
    return [month + ending for ending in ("у", "е", "ом")] if month.endswith("т") else ()


_ADJECTIVE = "ий ого ому им ом ая ой ую ое ие их ими".split()


def _adjectives(month: str) -> Iterable[str]:
    """Return the adjectives of a Russian month: декабрьская буря, к майским праздникам.

    >>> "декабрьской" in _adjectives("декабрь"), "майские" in _adjectives("май"), "мартовских" in _adjectives("март")
    (True, True, True)
    """
    if month.endswith("т") and len(month) > 3:
        stem = f"{month}овск"
    elif month.endswith(("ь", "й")):
        stem = "январск" if month == "январь" else f"{month}ск"
    else:
        return ()
    return [stem + ending for ending in _ADJECTIVE]


def _month_forms(month: str) -> Iterable[str]:
    return (*_declined(month), *_adjectives(month))


def _cases(weekday: str) -> Iterable[str]:
    """Return the cases of a Russian weekday.

    >>> sorted(_cases("среда")), "воскресеньям" in _cases("воскресенье"), "четвергу" in _cases("четверг")
    (['среда', 'средам', 'средах', 'среде', 'средой', 'среду', 'среды'], True, True)
    """
    if weekday.endswith("а"):
        return [weekday[:-1] + ending for ending in ("а", "ы", "е", "у", "ой", "ам", "ах")]
    if weekday.endswith("е"):
        return [weekday[:-1] + ending for ending in ("е", "я", "ю", "ем", "ям", "ях")]
    return [weekday + ending for ending in ("", "а", "у", "ом", "е", "и", "ам", "ах")]


def _currency_noun(words: Sequence[str]) -> str:
    """Return the noun, which is after the adjectives."""
    return next((word for word in words if not word.endswith(("ий", "ый", "ая", "их", "ых", "ие", "ые"))), "")


_OBLIQUE_TENS = frozenset(
    "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста ста".split()
)
_NOMINATIVE_UNITS = frozenset("один одна одно два две три четыре пять шесть семь восемь девять".split())


def _are_joined(before: str, word: str) -> bool:
    """Return whether two words may be of one number: “без двадцати четыре” is twenty to four.

    >>> _are_joined("двадцать", "четыре"), _are_joined("двадцати", "четыре"), _are_joined("двадцати", "четырех")
    (True, False, True)
    """
    return before not in _OBLIQUE_TENS or word not in _NOMINATIVE_UNITS


WORDS = NumberWords(
    cardinals=CARDINALS,
    ordinals=ORDINALS,
    decades=DECADES,
    implied=_IMPLIED,
    multipliers={
        "десятилетие": 10, "десятилетия": 10, "десятилетий": 10, "десятка": 10, "десятков": 10,
        "столетия": 100, "столетий": 100, "века": 100, "веков": 100, "дюжины": 12, "дюжин": 12,
    },
    parts={
        "четверти": 4, "четвертей": 4, "трети": 3, "третей": 3,
        **dict.fromkeys("цент цента центов центам копейка копейки копеек".split(), 100),
    },
    hours={
        **dict.fromkeys(("полдень", "полудня", "полудню"), ("t12:00",)),
        **dict.fromkeys(("полночь", "полуночи"), ("t0:00", "t24:00")),
    },
    prefixes=PREFIXES,
    one_o_clock=frozenset("час часа часу".split()),
    year_words=frozenset("год года году годом".split()),
    decade_ending=r"-(?:е|х|м|ми)\b",
    day_ending="-?го",
    # A full stop comes from the keyboard, or from a quoted English title; the number is the same.
    decimal="[,.]",
    century=r"век|вв?\.|столет",
    divisions=r"глав\w+|част\w+|том\w*|т\.|гл\.|книг\w+",
    joints="и|или|до|по",
    half="с половиной",
    o_clock=r"час(?:а|ов|у|ам|ами|ах)?\b",
    # Of nouns and adjectives; what is left is enough to tell units apart: час, лет, дн, километр.
    unit_ending=re.compile(
        r"(?<=[а-я]{2})(?:[иы]ми|ями|ами|ого|его|ому|ему|[иы]х|[иы]м|[иы]й|[аяо]я|ую|[еы]е|[оеё]й|[оеё]в|[аяоеё]м|[ая]х|"
        r"[аеиоуыюяьй])$"
    ),
    no_units=frozenset("с к в".split()),
    are_hours_pointed=True,
    are_joined=_are_joined,
    month_forms=_month_forms,
    weekday_forms=_cases,
    currency_noun=_currency_noun,
)  # fmt: skip
