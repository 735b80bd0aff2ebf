"""How German is set, divided into sentences, counted and cited."""

from __future__ import annotations

import re
from html import escape

from diglot.extensions.api import tree
from diglot.languages.api import (
    Bind,
    CitedArticle,
    HouseStyle,
    KindWords,
    Lexicon,
    NumberedPartWords,
    NumberWords,
    RangeWords,
    ReferenceStyle,
    Replace,
    Rewrite,
    SearchWords,
    SentenceRules,
    TypographyRules,
    WordForms,
    any_of,
    between_parts,
    by_form,
    quotes_by_depth,
    unchanged,
)
from diglot_german.language import LANGUAGE

QUOTES = Rewrite(
    id="de/quotes",
    what="„Gänsefüßchen“ outside, ‚halbe‘ inside",
    source="Duden, K 8–14; CLDR, delimiters of de",
    find_edits=quotes_by_depth((("„", "“"), ("‚", "‘"))),
)
TYPOGRAPHY = TypographyRules(
    marks=(
        QUOTES,
        Replace(
            id="de/dash",
            what="An en dash between its spaces",
            source="Duden, Gedankenstrich; DIN 5008",
            pattern=r"␣(?:-{1,3}|[–—])␣(?!\d)",
            becomes="⍽– ",
            only_if=(" -", " –", " —"),
        ),
    ),
    range_words=RangeWords(labels=("S", "Bd", "Nr", "Kap", "Abb"), units=("Mio", "Mrd", "Std", "Min")),
    words=(
        Replace(
            id="de/percent",
            what="% stands off by a no-break space",
            source="DIN 5008",
            pattern=r"(\d)␣?(?=%)",
            becomes="\\1⍽",
            only_if=("%",),
        ),
        Bind(
            id="de/date",
            what="The day stays with its month: 12. März",
            source="DIN 5008",
            pattern=rf"\d\.␣(?={any_of(LANGUAGE.months)})",
        ),
        Replace(
            id="de/abbreviations",
            what="z. B., d. h. have a no-break space inside",
            source="DIN 5008",
            pattern=between_parts(("z.B.", "d.h.", "u.a.", "i.d.R.")),
            becomes=".⍽",
        ),
    ),
)

SENTENCES = SentenceRules(
    # A figure with a full stop is an ordinal number: am 12. März.
    inner=frozenset(["z.b", "d.h", "u.a", "dr", "prof", "nr", "s", "bd", "vgl", "bzw", *map(str, range(1, 32))]),
    final=frozenset(["usw", "etc"]),
)
NUMBERS = NumberWords(
    cardinals=by_form(
        {1: "ein eine einen einem einer", 2: "zwei", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben",
         8: "acht", 9: "neun", 10: "zehn", 11: "elf", 12: "zwölf"}
    ),
    day_ending=r"\.",
    century="Jahrhundert|Jh",
    divisions="kapitel|teil|band",
    joints="bis|und|oder",
    o_clock=r"uhr\b",
    unit_ending=re.compile("(?<=...)(?:en|n)$"),
    are_names_capitalised=True,
)  # fmt: skip
# Forms, as far as a search needs them; „ß“ and umlauts are found without their marks.
SEARCH = SearchWords(
    endings="e[mnrs]?|s|es|ern?|te?n?|st|ung|ungen|lich",
    irregular=("mann manner", "gehen ging gegangen"),
    empty="der die das den dem des und ein eine wie was wo wann warum kann für mit von zum zur ist sind",
)
# As the aligner knows them, by stems of six letters at most.
LEXICON = Lexicon(
    ending=re.compile("(?:ern|en|er|es|e|n|s)$"),
    stems="hafen=port,harbou turm=tower stadt=town,city wasser=water fracht=cargo,freigh schiff=ship",
)
WORD_FORMS = WordForms(snowball="german")
REFERENCES = ReferenceStyle(heading="Literatur", locale="de-DE", locators={"page": ("S.", r"S\.")})
NUMBERED_PARTS = NumberedPartWords(
    {
        "fig": KindWords("Abb.", ("Abbildung", "Abbildungen"), ("Abb.", "Abb.")),
        "tbl": KindWords("Tabelle", ("Tabelle", "Tabellen"), ("Tab.", "Tab.")),
        "eq": KindWords("", ("Gleichung", "Gleichungen"), ("Gl.", "Gl.")),
        "sec": unchanged("Abschnitt", "Abschnitte"),
        "thm": unchanged("Satz", "Sätze"),
        "lst": unchanged("Listing", "Listings"),
    },
    ("Seite", "S."),
    "und",
    frozenset("siehe vgl und oder in auf zu von bei mit für als".split()),
    frozenset("siehe vgl".split()),
)
ALERTS = {"note": "Hinweis", "tip": "Tipp", "important": "Wichtig", "warning": "Warnung", "caution": "Vorsicht"}


def reference(cited: CitedArticle) -> str:
    """Return the entry of an article. Source: DIN ISO 690."""
    authors = "; ".join(name.inverted for name in cited.authors)
    year = f" {cited.year}." if cited.year else ""
    return f"{escape(authors)}: {escape(cited.title)}. In: <i>{escape(cited.journal)}</i>.{year} {cited.link_html}."


def signature(by: str, _: HouseStyle) -> tuple[tree.Inline, ...]:
    """Return how a note is signed."""
    words = {"ed": "Anm. d. Red.", "tr": "Anm. d. Übers."}[by]
    return (tree.Str("\u00a0–"), tree.Space(), tree.Emph((tree.Str(words),)))
