"""Lots in, what a paragraph speaks of out: people, towns, things, days, in both languages. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from diglot.core.specimens.lots import Lots
from diglot.core.specimens.stock import INITIALS, MONTHS, SURNAMES, THINGS, TOWNS, Line, Noun, Town

FIRST_YEAR, LAST_YEAR = 1851, 1909


class Facts(msgspec.Struct, frozen=True):
    """What fills the slots of a line, by language."""

    english: Mapping[str, str]
    russian: Mapping[str, str]

    def tell(self, line: Line) -> Line:
        """A line with its slots filled."""
        return line[0].format_map(self.english), line[1].format_map(self.russian)


def draw_facts(lots: Lots) -> Facts:
    """The facts of one paragraph: two people, two towns, two things, a few days and numbers."""
    english: dict[str, str] = {}
    russian: dict[str, str] = {}
    for name, surname in zip(("who", "other"), lots.some(SURNAMES, 2), strict=True):
        _add_person(english, russian, name, surname, lots.some(INITIALS, 2))
    for name, town in zip(("town", "city"), lots.some(TOWNS, 2), strict=True):
        _add_town(english, russian, name, town)
    for name, noun in zip(("thing", "item"), lots.some(THINGS, 2), strict=True):
        _add_noun(english, russian, name, noun)
    _add_days(english, russian, lots)
    _add_numbers(english, russian, lots)
    return Facts(english, russian)


def _add_person(
    english: dict[str, str], russian: dict[str, str], name: str, surname: Line, initials: list[Line]
) -> None:
    latin, cyrillic = (" ".join(f"{letters[index]}." for letters in initials) for index in (0, 1))
    english[name] = f"{latin} {surname[0]}"
    nominative = f"{cyrillic} {surname[1]}"
    russian |= {name: nominative, f"{name}_g": f"{nominative}а", f"{name}_d": f"{nominative}у"}


def _add_town(english: dict[str, str], russian: dict[str, str], name: str, town: Town) -> None:
    english[name] = town.english
    russian |= {name: town.nominative, f"{name}_g": town.genitive, f"{name}_p": town.prepositional}
    russian[f"{name}_a"] = town.accusative


def _add_noun(english: dict[str, str], russian: dict[str, str], name: str, noun: Noun) -> None:
    nominative, genitive = (noun.stem + ending for ending in (("ь", "я") if noun.is_soft else ("", "а")))
    article = "an" if noun.english[0] in "aeiou" else "a"
    english |= {name: noun.english, f"a_{name}": f"{article} {noun.english}"}
    russian |= {name: nominative, f"{name}_g": genitive, name.capitalize(): nominative.capitalize()}


def _add_days(english: dict[str, str], russian: dict[str, str], lots: Lots) -> None:
    year = lots.between(FIRST_YEAR, LAST_YEAR)
    span = f"{year - lots.between(2, 9)}-{year}"
    both = {"year": str(year), "later": str(year + lots.between(3, 40)), "span": span}
    date, month = lots.between(1, 28), lots.pick(MONTHS)
    english |= {**both, "day": f"{date} {month[0]} {year}"}
    russian |= {**both, "day": f"{date} {month[1]} {year}"}


def _add_numbers(english: dict[str, str], russian: dict[str, str], lots: Lots) -> None:
    # What ends in 0 or 5 takes the genitive plural in Russian, whatever it counts.
    page = lots.between(20, 400)
    both = {
        "n": str(lots.between(15, 95, 5)),
        "m": str(lots.between(105, 995, 5)),
        "small": str(page),
        "large": str(page + lots.between(5, 40)),
    }
    thousands, hundreds, tenths = lots.between(11, 95), lots.between(100, 900, 50), lots.between(1, 9)
    percents = lots.between(11, 88)
    english |= {**both, "sum": f"{thousands},{hundreds}", "share": f"{percents}.{tenths}"}
    russian |= {**both, "sum": f"{thousands} {hundreds}", "share": f"{percents},{tenths}"}
