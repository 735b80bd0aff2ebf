"""What Russian cites, and how: by ГОСТ Р 7.0.5-2008."""

from __future__ import annotations

from html import escape

from diglot.languages.parts.model.citing import CitedArticle, CitedName, ReferenceStyle, spaced
from diglot.languages.ru.language import LANGUAGE
from diglot.model.markup.typography import NO_BREAK_SPACE

REFERENCES = ReferenceStyle(
    heading="Список литературы",
    headings="(?:список )?литератур|библиографи|источник|примечани",
    locale="ru-RU",
    style="gost-r-7.0.5-2008",
    locators={
        "page": ("с.", r"(?:стр|сс?)\."),
        "chapter": ("гл.", r"гл\."),
        "volume": ("т.", r"т\."),
        "part": ("ч.", r"ч\."),
        "number": ("№", "№"),
    },
    is_each_in_its_own_language=True,
    is_own_script_first=True,
    most_authors_first=3,  # ГОСТ Р 7.0.5-2008, 4.10.2
)

# Up to three authors stand before the title, more after it, all four or the first three: ГОСТ Р 7.0.5, 4.10.2;
# ГОСТ Р 7.0.100.
_MOST_AUTHORS = 3
_MOST_NAMED, _FIRST_AUTHORS = 4, 3
_FROM_LANGUAGE = {"en": " с англ.", "ru": " с рус."}


def entry(cited: CitedArticle) -> str:
    """Return the reference in a list after a text, as markup. Source: ГОСТ Р 7.0.5–2008, 7 and 10."""
    heading = ", ".join(f"{name.family}{NO_BREAK_SPACE}{_initials(name)}".strip() for name in cited.authors)
    if len(cited.authors) > _MOST_AUTHORS:
        heading = ""
    responsible = []
    if cited.authors and not heading:
        is_cut = len(cited.authors) > _MOST_NAMED
        named = cited.authors[:_FIRST_AUTHORS] if is_cut else cited.authors
        responsible.append(", ".join(map(_initials_first, named)) + (f" [и{NO_BREAK_SPACE}др.]" if is_cut else ""))
    if cited.translators:
        # With a colon the names stand in the nominative, whatever their forms are.
        names = ", ".join(map(_initials_first, cited.translators))
        responsible.append(f"пер.{_FROM_LANGUAGE.get(cited.original_lang, '')}: {names}")
    heading += "." if heading and not heading.endswith(".") else ""
    about = spaced(heading, cited.title, "[Электронный ресурс]", f"/ {' ; '.join(responsible)}" if responsible else "")
    date = cited.date
    day = f" {date.year}. {date.day}{NO_BREAK_SPACE}{LANGUAGE.months[date.month - 1]}." if date else ""
    if cited.issue:
        volume = f"Т.{NO_BREAK_SPACE}{cited.issue.volume}, " if cited.issue.volume else ""
        pages = f" С.{NO_BREAK_SPACE}{cited.pages}." if cited.pages else ""
        day = f" {cited.issue.year}. {volume}№{NO_BREAK_SPACE}{cited.issue.number}.{pages}"
    if cited.doi:
        day += f" DOI:{NO_BREAK_SPACE}{cited.doi_html}."
    access = f"(дата обращения: {cited.accessed_html('дд.мм.гггг')})"
    return f"{escape(about)} // {escape(cited.journal)}.{day} URL: {cited.link_html} {access}."


def _initials_first(name: CitedName) -> str:
    return f"{_initials(name)}{NO_BREAK_SPACE}{name.family}" if name.given else name.family


def _initials(name: CitedName) -> str:
    """Return the initials of the given names, and the particle: «Л. ван»."""
    return spaced(*map(_initial, name.given.split()), name.particle).replace(" ", NO_BREAK_SPACE)


def _initial(given: str) -> str:
    # «Дж. Лондон»: the two letters are one sound.
    letters = ((part[:2] if part.startswith("Дж") else part[:1]) for part in given.split("-"))
    return "-".join(f"{letter}." for letter in letters)
