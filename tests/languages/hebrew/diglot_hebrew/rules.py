"""How Hebrew is set, divided into sentences and cited."""

from __future__ import annotations

from html import escape

from diglot.extensions.api import tree
from diglot.languages.api import (
    CitedArticle,
    HouseStyle,
    NumberedPartWords,
    ReferenceStyle,
    Replace,
    Rewrite,
    SearchWords,
    SentenceRules,
    TypographyRules,
    quotes_by_depth,
    unchanged,
)

# תקן ישראלי 1452: the letters on the keys.
SEARCH = SearchWords(
    keyboard="/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ;", endings="ים|ות|י|ה|ת", empty="של את על עם מה איך איפה"
)

TYPOGRAPHY = TypographyRules(
    marks=(
        Replace(
            id="he/gershayim",
            what="An acronym has gershayim, not a quotation mark: צה״ל",
            source="האקדמיה ללשון העברית, כללי הפיסוק",
            pattern=r'(?<=[א-ת])"(?=[א-ת])',
            becomes="״",
            only_if=('"',),
        ),
        Rewrite(
            id="he/quotes",
            what="”מירכאות” outside, ’גרשיים בודדים’ inside",
            source="CLDR, delimiters of he",
            find_edits=quotes_by_depth((("”", "”"), ("’", "’"))),
        ),
        Replace(
            id="he/dash",
            what="An en dash between its spaces",
            source="האקדמיה ללשון העברית, כללי הפיסוק",
            pattern=r"␣(?:-{1,3}|[–—])␣(?!\d)",
            becomes="⍽– ",
            only_if=(" -", " –", " —"),
        ),
    ),
    words=(),
)
SENTENCES = SentenceRules(inner=frozenset(["עמ", "מס", "כר"]), final=frozenset(["וכו", "וגו"]))
REFERENCES = ReferenceStyle(heading="מקורות", locale="he-IL", locators={"page": ("עמ׳", r"עמ[׳'.]")})
NUMBERED_PARTS = NumberedPartWords(
    {
        "fig": unchanged("איור", "איורים"),
        "tbl": unchanged("טבלה", "טבלאות"),
        "eq": unchanged("משוואה", "משוואות"),
        "sec": unchanged("סעיף", "סעיפים"),
        "thm": unchanged("משפט", "משפטים"),
        "lst": unchanged("קטע קוד", "קטעי קוד"),
    },
    ("עמוד", "עמ׳"),
    "ו",
    frozenset("ראו ראה ב על של עם".split()),
    frozenset("ראו ראה".split()),
)
ALERTS = {"note": "הערה", "tip": "עצה", "important": "חשוב", "warning": "אזהרה", "caution": "זהירות"}


def reference(cited: CitedArticle) -> str:
    """Return the entry of an article."""
    authors = "; ".join(name.inverted for name in cited.authors)
    year = f" ({cited.year})" if cited.year else ""
    return f"{escape(authors)}{year}. {escape(cited.title)}. <i>{escape(cited.journal)}</i>. {cited.link_html}."


def signature(by: str, _: HouseStyle) -> tuple[tree.Inline, ...]:
    """Return how a note is signed."""
    words = {"ed": "הערת העורך", "tr": "הערת המתרגם"}[by]
    return (tree.Str("\u00a0–"), tree.Space(), tree.Str(words))
