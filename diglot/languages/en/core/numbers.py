"""Numerals in all their forms, with their values. Source: CMOS 17, ch. 9."""

from __future__ import annotations

import re

from diglot.languages.parts.model.numbers import HALF, QUARTER, NumberWords, by_form, implied

CARDINALS = by_form(
    {
        0: "zero", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine",
        10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen",
        17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty",
        60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
    }
)  # fmt: skip
ORDINALS = by_form(
    {
        1: "first", 2: "second", 3: "third thirds", 4: "fourth fourths", 5: "fifth fifths", 6: "sixth sixths",
        7: "seventh", 8: "eighth eighths", 9: "ninth", 10: "tenth tenths", 11: "eleventh", 12: "twelfth",
        13: "thirteenth", 14: "fourteenth", 15: "fifteenth", 16: "sixteenth", 17: "seventeenth", 18: "eighteenth",
        19: "nineteenth", 20: "twentieth", 30: "thirtieth", 40: "fortieth", 50: "fiftieth", 60: "sixtieth",
        70: "seventieth", 80: "eightieth", 90: "ninetieth", 100: "hundredth",
    }
)  # fmt: skip
DECADES = by_form(
    {20: "twenties", 30: "thirties", 40: "forties", 50: "fifties", 60: "sixties", 70: "seventies", 80: "eighties",
     90: "nineties"}
)  # fmt: skip

_IMPLIED = implied(
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
)

WORDS = NumberWords(
    cardinals=CARDINALS,
    ordinals=ORDINALS,
    decades=DECADES,
    implied=_IMPLIED,
    multipliers={
        "decade": 10, "decades": 10, "century": 100, "centuries": 100, "millennia": 1000, "dozen": 12, "score": 20,
    },
    # $0.08 is eight cents.
    parts={"quarters": 4, "halves": 2, **dict.fromkeys("cent cents kopeck kopecks".split(), 100)},
    hours={
        **dict.fromkeys(("noon", "midday"), ("t12:00",)),
        "midnight": ("t0:00", "t24:00"),
    },
    decade_ending=r"[’']?s\b",
    day_ending="st|nd|rd|th",
    century=r"centur|c\.",
    divisions=r"chapter|part|volume|vol\.|act|book",
    joints="to|and|or",
    half="and a half",
    o_clock=r"o[’']clock|hours\b",
    unit_ending=re.compile("(?<!s)s$"),
    no_units=frozenset("in at so us".split()),
    is_month_first=True,
    are_names_capitalised=True,
    weekday_forms=lambda name: (name, f"{name}s"),
)  # fmt: skip
