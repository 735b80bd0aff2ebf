"""The names of words of which one excludes the other: opposites, seasons, units, relatives. Touches nothing.

A row is a set. How the words for a member begin is said by each language: `SlipWords.opposites`.
A denial turns an opposite into the other one, and nothing into another of `KINDS`.
"""

from __future__ import annotations

OPPOSITES: tuple[tuple[str, ...], ...] = (
    ("spring", "summer", "autumn", "winter"),
    ("north", "south", "east", "west"),
    ("morning", "evening"),
    ("higher", "lower, not higher"),
    ("more", "less"),
    ("before", "after"),
    ("old, not new", "new"),
    ("first", "last"),
    ("early", "late"),
    ("longer", "shorter"),
    ("increase", "decrease"),
    ("fast", "slow"),
    ("cheap", "expensive"),
    ("best", "worse"),
    ("warm", "cold, not warm"),
    ("wide", "narrow"),
    ("strong", "weak"),
    ("easy", "hard"),
    ("allow", "forbid"),
    ("accept", "reject"),
    ("buy", "sell"),
    ("upper", "lower, not upper"),
    ("inner", "outer"),
    ("dry", "wet"),
    ("arrive", "depart"),
    ("thick", "thin"),
    ("light", "dark"),
    ("rich", "poor"),
    ("majority", "minority"),
    ("left", "right"),
    ("open", "closed"),
    ("begin", "end"),
    ("hot", "cold, not hot"),
    ("import", "export"),
    ("maximum", "minimum"),
    ("enable", "disable"),
    ("inside", "outside"),
    ("young", "old, not young"),
    ("ascend", "descend"),
    ("public", "private"),
    ("many", "few"),
)

KINDS: tuple[tuple[str, ...], ...] = (
    ("millimetre", "centimetre", "metre", "kilometre"),
    ("gram", "kilogram", "tonne"),
    (
        *("husband", "wife", "father", "mother", "brother", "sister", "son", "daughter", "grandfather", "grandmother"),
        *("grandson", "granddaughter", "uncle", "aunt", "nephew", "niece"),
    ),
)

RENDERED = ("lose", "new", "against")
"""Words that render one that may deny, and no “not”: those who lost, потерявшие."""
