"""How Ukrainian is set, divided into sentences, counted and cited."""

from __future__ import annotations

from html import escape

from diglot.extensions.api import tree
from diglot.languages.api import (
    Bind,
    CitedArticle,
    HouseStyle,
    KindWords,
    NumberedPartWords,
    NumberWords,
    RangeWords,
    ReferenceStyle,
    Replace,
    Rewrite,
    SearchWords,
    SentenceRules,
    TypographyRules,
    any_of,
    by_form,
    declined,
    quotes_by_depth,
)
from diglot_ukrainian.language import LANGUAGE

SEARCH = SearchWords(
    keyboard="йцукенгшщзхїфівапролджєячсмитьбю'",
    # Постанова КМУ № 55, 2010; і та ї без значків, як їх шукають.
    spellings=(
        "shch=щ zgh=зг zh=ж kh=х ts=ц ch=ч sh=ш ye=є yi=і yu=ю ya=я ie=є iu=ю ia=я a=а b=б v=в h=г g=ґ d=д e=е z=з y=и i=і "
        "k=к l=л m=м n=н o=о p=п r=р s=с t=т u=у f=ф y=й =ь"
    ),
    respelt=(("(?<=[аеиіоуюяє])и", "й"), ("^ии|ии$", "ий")),
    endings="[аеиіоуюяєь]|ою|ею|ів|ам|ям|ах|ях|ами|ями|ого|ому|им|их|ими|ої|ій|ти|в|ла|ло|ли|ть",
    empty="як що де куди коли чому хто для або при",
)
_ORTHOGRAPHY = "Український правопис, 2019"
TYPOGRAPHY = TypographyRules(
    marks=(
        Rewrite(
            id="uk/quotes",
            what="«Лапки» outside, „лапки“ inside",
            source=f"{_ORTHOGRAPHY}, § 164",
            find_edits=quotes_by_depth((("«", "»"), ("„", "“"))),
        ),
        Replace(
            id="uk/apostrophe",
            what="An apostrophe inside a word is a curly one: м’ята",
            source=f"{_ORTHOGRAPHY}, § 7",
            pattern=r"(?<=[А-Яа-яҐЄІЇґєії])['‘](?=[А-Яа-яҐЄІЇґєії])",
            becomes="’",
            only_if=("'", "‘"),
        ),
        Replace(
            id="uk/dash",
            what="An em dash stands between spaces, and never begins a line",
            source=f"{_ORTHOGRAPHY}, § 161",
            pattern=r"␣(?:-{1,3}|[–—])␣(?!\d)",
            becomes="⍽— ",
            only_if=(" -", " –", " —"),
        ),
    ),
    range_words=RangeWords(labels=("с", "т", "рис", "табл", "розд"), units=("млн", "млрд", "тис", "год", "хв")),
    words=(
        Bind(
            id="uk/short-words",
            what="A preposition of one or two letters stays with its word",
            source="ДСТУ 3008:2015",
            pattern=r"(?<!\w)(?:[вузійоВУЗІЙО]|на|до|за|по|із|зі|Н[аА]|Д[оО]|З[аА]|П[оО])␣(?=\w)",
        ),
        Bind(
            id="uk/labels",
            what="с. 5, рис. 2 stay with their number",
            source="ДСТУ 3008:2015",
            pattern=r"(?<!\w)(?:с|т|рис|табл|розд)\.␣(?=\d)",
        ),
        Bind(
            id="uk/date",
            what="The day stays with its month: 12 березня",
            source="ДСТУ 3008:2015",
            pattern=rf"\d␣(?={any_of(LANGUAGE.months)})",
        ),
    ),
)

SENTENCES = SentenceRules(
    inner=frozenset(["с", "т", "рис", "табл", "розд", "див", "напр", "проф", "ім", "вул", "р", "рр", "ст"]),
    final=frozenset(["ін", "тощо"]),
)
NUMBERS = NumberWords(
    cardinals=by_form(
        {1: "один одна одне одного одній однієї", 2: "два дві двох двома", 3: "три трьох", 4: "чотири чотирьох",
         5: "п’ять п’яти", 6: "шість шести", 7: "сім семи", 8: "вісім восьми", 9: "дев’ять дев’яти",
         10: "десять десяти", 11: "одинадцять одинадцяти", 12: "дванадцять дванадцяти"}
    ),
)  # fmt: skip
REFERENCES = ReferenceStyle(heading="Література", locale="uk-UA", locators={"page": ("с.", r"с\.")})
NUMBERED_PARTS = NumberedPartWords(
    {
        "fig": KindWords("Рис.", ("Рисунок", "Рисунки"), ("рис.", "рис.")),
        "tbl": KindWords("Таблиця", ("Таблиця", "Таблиці"), ("табл.", "табл.")),
        "eq": declined(
            "",
            "формула формули формулі формулу формулою формулі",
            "формули формул формулам формули формулами формулах",
        ),
        "sec": declined(
            "", "розділ розділу розділу розділ розділом розділі", "розділи розділів розділам розділи розділами розділах"
        ),
        "thm": declined(
            "Теорема",
            "теорема теореми теоремі теорему теоремою теоремі",
            "теореми теорем теоремам теореми теоремами теоремах",
        ),
        "lst": declined(
            "Лістинг",
            "лістинг лістингу лістингу лістинг лістингом лістингу",
            "лістинги лістингів лістингам лістинги лістингами лістингах",
        ),
    },
    ("Сторінка", "с."),
    "і",
    frozenset("див пор також у в на за з до від і або".split()),
    frozenset("див пор".split()),
    has_stop=True,
    not_asking=frozenset(["також"]),
    case_after={
        "див": "accusative",
        "у": "prepositional",
        "в": "prepositional",
        "на": "prepositional",
        "за": "instrumental",
        "до": "genitive",
    },
)
ALERTS = {
    "note": "Примітка", "tip": "Порада", "important": "Важливо", "warning": "Попередження", "caution": "Обережно",
}  # fmt: skip


def reference(cited: CitedArticle) -> str:
    """Return the entry of an article. Source: ДСТУ 8302:2015."""
    authors = ", ".join(f"{name.family}\u00a0{name.given[:1]}." for name in cited.authors)
    year = f" {cited.year}." if cited.year else ""
    return f"{escape(authors)} {escape(cited.title)}. <i>{escape(cited.journal)}</i>.{year} URL: {cited.link_html}."


def signature(by: str, _: HouseStyle) -> tuple[tree.Inline, ...]:
    """Return how a note is signed."""
    words = {"ed": "Прим. ред.", "tr": "Прим. перекл."}[by]
    return (tree.Str("\u00a0—"), tree.Space(), tree.Emph((tree.Str(words),)))
