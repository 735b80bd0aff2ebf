"""English words for numbered parts. It abbreviates inside a sentence, not at its beginning, as journals do: “Fig. 1”.

Source: IEEE Editorial Style Manual.
"""

from diglot.languages.parts.model.numbered_parts import KindWords, NumberedPartWords, unchanged

WORDS = NumberedPartWords(
    {
        "fig": KindWords("Figure", ("Figure", "Figures"), ("Fig.", "Figs.")),
        "tbl": unchanged("Table", "Tables"),
        "eq": KindWords("", ("Equation", "Equations"), ("Eq.", "Eqs.")),
        "sec": unchanged("Section", "Sections"),
        "thm": unchanged("Theorem", "Theorems"),
        "lst": unchanged("Listing", "Listings"),
    },
    ("Page", "p."),
    "and",
    frozenset("see cf also and or in on of to from by with for at as than compare eg ie".split()),
    frozenset("see cf compare".split()),
    continued_table="Table {number}, continued",
)
