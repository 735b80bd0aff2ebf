"""Write the reference to an article: as text by the rules of its language, as data, as metadata. Pure functions."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote, unquote

import msgspec

from diglot.model.languages import Lang
from diglot.model.markup.typography import ENGLISH_MONTHS, NO_BREAK_SPACE, RUSSIAN_MONTHS
from diglot.model.pages import Citation, CitationFile, MetaTag

# The signs of ASCII that mean something in a URL, or may not stand in one (RFC 3986, 2.2); a browser encodes the rest.
# How the signs are spelled that a data URL may not hold.
_IN_DATA_URL = {code: quote(chr(code)) for code in (*range(0x21), *map(ord, "\"#$%&'+<>?[\\]^`{|}"), 0x7F)}

# Words between the given name and the surname that catalogues put after the given name: CMOS 18, 8.7–8.14;
# РПК, ч. 3, прил. 2.
_PARTICLES = frozenset(
    "af al av bin da de del della der di do dos du el ibn la le ten ter van von zu zum zur "
    "аль ван да де дель делла дер ди до дос дю ибн ла ле тен тер фон цу эль".split()
)
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "v", "мл", "ст"])
# Chicago: up to six authors are named, of more only three (CMOS 18, 13.23); ГОСТ: up to three before the title, more
# after it, all four or the first three (ГОСТ Р 7.0.5, 4.10.2; ГОСТ Р 7.0.100).
_MAX_AUTHORS_EN, _FIRST_AUTHORS_EN = 6, 3
_MAX_AUTHORS_RU = 3
_MAX_NAMED_RU, _FIRST_AUTHORS_RU = 4, 3
_FROM_LANGUAGE_RU = {"en": " с англ.", "ru": " с рус."}


class CitedName(msgspec.Struct, frozen=True):
    """The parts of a name. given: "" for a name that is not divided, such as that of a monarch or an institution.

    particle: of the surname ("van"), which stands before it in running text and after the given name in a catalogue.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def in_text(self) -> str:
        """The name as a text has it: "Ludwig van Beethoven"."""
        return _spaced(self.given, self.particle, self.family, self.suffix)

    @property
    def inverted(self) -> str:
        """The name as a bibliography has it: "Beethoven, Ludwig van"."""
        return ", ".join(part for part in (self.family, _spaced(self.given, self.particle), self.suffix) if part)

    @property
    def initials(self) -> str:
        """The initials of the given names, and the particle: "Л. ван"."""
        return _spaced(*map(_initial, self.given.split()), self.particle).replace(" ", NO_BREAK_SPACE)


def cited_name(name: str, index_entry: str = "") -> CitedName:
    """Divide a name. index_entry: as an index lists it, which says where the surname begins; "" if the last word does.

    >>> cited_name("Ludwig van Beethoven").inverted
    'Beethoven, Ludwig van'
    >>> cited_name("Charles de Gaulle", "de Gaulle, Charles").inverted
    'de Gaulle, Charles'
    >>> cited_name("Габриэль Гарсиа Маркес", "Гарсиа Маркес Габриэль").family
    'Гарсиа Маркес'
    >>> cited_name("Martin Luther King, Jr.").inverted
    'King, Martin Luther, Jr.'
    >>> cited_name("Kim Il Sung", "Kim Il Sung; Kim").inverted, cited_name("The editors of the Notes").inverted
    ('Kim Il Sung', 'The editors of the Notes')
    """
    words = name.replace(",", " ").split()
    suffix = words.pop() if len(words) > 1 and words[-1].casefold().rstrip(".") in _SUFFIXES else ""
    length = _surname_length(words, index_entry.partition(";")[0].replace(",", " ").split())
    particles = len(words) - length
    while particles > 1 and words[particles - 1] in _PARTICLES:
        particles -= 1
    given, particle, family = words[:particles], words[particles:-length], words[-length:]
    is_name = given and all(word[0].isupper() for word in (*given, family[-1]))
    if not is_name or length == len(words):
        return CitedName(" ".join(name.split()))
    return CitedName(" ".join(family), " ".join(given), " ".join(particle), suffix)


def _surname_length(words: Sequence[str], heading: Sequence[str]) -> int:
    """Return how many of the last words of a name are the surname; all if the name is not to be divided."""
    if not heading:
        return 1
    folded, begun = [word.casefold() for word in words], [word.casefold() for word in heading]
    fitting = [length for length in range(1, len(words) + 1) if folded[-length:] == begun[:length]]
    return max(fitting, default=len(words))


def _initial(given: str) -> str:
    # «Дж. Лондон»: the two letters are one sound.
    letters = ((part[:2] if part.startswith("Дж") else part[:1]) for part in given.split("-"))
    return "-".join(f"{letter}." for letter in letters)


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


class CitedIssue(msgspec.Struct, frozen=True):
    """The issue of a journal. volume: "" for none; date: in words of the language ("Spring 2026")."""

    number: str
    volume: str
    year: int
    date: str


class CitedArticle(msgspec.Struct, frozen=True):
    """What a reference to an edition tells. url: absolute; pdf_url: "" if there is no PDF.

    original_lang: of a translation whose original is known; else "". file_name: of its files, without a suffix.
    """

    lang: Lang
    title: str
    authors: tuple[CitedName, ...]
    translators: tuple[CitedName, ...]
    journal: str
    publisher: str
    date: dt.date | None
    url: str
    file_name: str
    original_lang: Lang = ""
    pdf_url: str = ""
    license: str = ""
    keywords: tuple[str, ...] = ()
    issue: CitedIssue | None = None

    @property
    def year(self) -> str:
        """The year in which it appeared: that of the issue, if it is in one. "" if it is not known."""
        return str(self.issue.year if self.issue else self.date.year if self.date else "")

    @property
    def day(self) -> dt.date | None:
        """The day on which it appeared; None for a text of an issue, which is known by its number."""
        return None if self.issue else self.date


def make_citation(cited: CitedArticle) -> Citation:
    """Return the reference to an edition as text, and as files for reference managers.

    The files are inside their addresses: they work without script, on every host, and in a saved page.
    """
    text = _gost(cited) if cited.lang == "ru" else _chicago(cited)
    kinds = (
        ("BibTeX", "bib", "application/x-bibtex", bibtex(cited)),
        ("RIS", "ris", "application/x-research-info-systems", ris(cited)),
        ("CSL JSON", "json", "application/vnd.citationstyles.csl+json", csl_json(cited)),
    )
    files = (
        CitationFile(name, f"{cited.file_name}.{suffix}", _data_url(mime, content))
        for name, suffix, mime, content in kinds
    )
    return Citation(text, tuple(files))


def _data_url(mime: str, content: str) -> str:
    return f"data:{mime};charset=utf-8,{content.translate(_IN_DATA_URL)}"


# ---------------------------------------------------------------- as text


def _chicago(cited: CitedArticle) -> str:
    """Return the entry of a bibliography as markup.

    Source: CMOS 18, 14.67–71 (journals), 14.87 (magazines), 14.104 (websites).
    """
    # Quotation marks inside quotation marks.
    title = cited.title.translate({ord("“"): "‘", ord("”"): "’"})
    end = "" if title.endswith(("?", "!", "…", ".")) else "."
    names = [author.inverted if number == 0 else author.in_text for number, author in enumerate(cited.authors)]
    if len(names) > _MAX_AUTHORS_EN:
        names = [", ".join(names[:_FIRST_AUTHORS_EN]) + ", et al."]
    authors = names[0] if len(names) == 1 else ", ".join(names[:-1]) + f", and {names[-1]}" if names else ""
    day = (
        f"{ENGLISH_MONTHS[cited.date.month - 1]}{NO_BREAK_SPACE}{cited.date.day}, {cited.date.year}"
        if cited.date
        else ""
    )
    sentences = [
        escape(f"{authors.rstrip('.')}.") if authors else "",
        escape(f"“{title}{end}”"),
        escape(f"Translated by {_and(name.in_text for name in cited.translators)}.") if cited.translators else "",
        f"<i>{escape(cited.journal)}</i>{escape(_issue_en(cited.issue) if cited.issue else day and f', {day}')}.",
        # What has no date may change: the reader says when it was read.
        "" if day or cited.issue else f"Accessed {_day_of_access('en', 'month day, year')}.",
        f"{_link(cited.url)}.",
    ]
    return _spaced(*sentences)


def _issue_en(issue: CitedIssue) -> str:
    """Return the issue after the name of its journal: " 3, no. 2 (Spring 2026)"."""
    volume = f" {issue.volume}" if issue.volume else ""
    return f"{volume}, no.{NO_BREAK_SPACE}{issue.number} ({issue.date})"


def _and(names: Iterable[str]) -> str:
    """Join names as a sentence does."""
    *first, last = names
    if not first:
        return last
    return f"{', '.join(first)}{',' if len(first) > 1 else ''} and {last}"


def _gost(cited: CitedArticle) -> str:
    """Return the reference in a list after a text, as markup. Source: ГОСТ Р 7.0.5–2008, 7 and 10."""
    heading = ", ".join(f"{name.family}{NO_BREAK_SPACE}{name.initials}".strip() for name in cited.authors)
    if len(cited.authors) > _MAX_AUTHORS_RU:
        heading = ""
    responsible = []
    if cited.authors and not heading:
        is_cut = len(cited.authors) > _MAX_NAMED_RU
        named = cited.authors[:_FIRST_AUTHORS_RU] if is_cut else cited.authors
        responsible.append(", ".join(map(_initials_first, named)) + (f" [и{NO_BREAK_SPACE}др.]" if is_cut else ""))
    if cited.translators:
        # With a colon the names stand in the nominative, whatever their forms are.
        names = ", ".join(map(_initials_first, cited.translators))
        responsible.append(f"пер.{_FROM_LANGUAGE_RU.get(cited.original_lang, '')}: {names}")
    heading += "." if heading and not heading.endswith(".") else ""
    about = _spaced(heading, cited.title, "[Электронный ресурс]", f"/ {' ; '.join(responsible)}" if responsible else "")
    date = cited.date
    day = f" {date.year}. {date.day}{NO_BREAK_SPACE}{RUSSIAN_MONTHS[date.month - 1]}." if date else ""
    if cited.issue:
        volume = f"Т.{NO_BREAK_SPACE}{cited.issue.volume}, " if cited.issue.volume else ""
        day = f" {cited.issue.year}. {volume}№{NO_BREAK_SPACE}{cited.issue.number}."
    access = f"(дата обращения: {_day_of_access('ru', 'дд.мм.гггг')})"
    return f"{escape(about)} // {escape(cited.journal)}.{day} URL: {_link(cited.url)} {access}."


def _initials_first(name: CitedName) -> str:
    return f"{name.initials}{NO_BREAK_SPACE}{name.family}" if name.given else name.family


def _link(url: str) -> str:
    # As people write an address: Cyrillic letters instead of percent-encoded bytes.
    return f'<a href="{escape(url)}">{escape(unquote(url))}</a>'


def _day_of_access(lang: Lang, placeholder: str) -> str:
    """Return the day of reading, which a script writes (page.js) and a reader without one fills in."""
    return f'<span data-accessed="{lang}">{placeholder}</span>'


# ---------------------------------------------------------------- as data


def bibtex(cited: CitedArticle) -> str:
    """Return an entry for BibTeX and biblatex."""
    fields = {
        "author": " and ".join(map(_bibtex_name, cited.authors)),
        # The second braces keep capitals and the quotation marks of a language.
        "title": f"{{{_bibtex_text(cited.title)}}}",
        "translator": " and ".join(map(_bibtex_name, cited.translators)),
        "journal" if cited.year else "organization": _bibtex_text(cited.journal),
        "volume": cited.issue.volume if cited.issue else "",
        "number": cited.issue.number if cited.issue else "",
        "publisher": _bibtex_text(cited.publisher),
        "year": cited.year,
        "month": str(cited.day.month) if cited.day else "",
        "day": str(cited.day.day) if cited.day else "",
        "langid": {"en": "english", "ru": "russian"}.get(cited.lang, cited.lang),
        "url": cited.url,
    }
    # A key may not contain what ends it: B. Beeton, N. Beebe, “BibTeX grammar”.
    key = re.sub(r"[\s\"#%'(),={}~\\]+", "-", f"{cited.file_name}-{cited.lang}")
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'article' if cited.year else 'misc'}{{{key},\n{lines}}}\n"


def _bibtex_name(name: CitedName) -> str:
    if not name.given:
        return f"{{{_bibtex_text(name.family)}}}"
    # Braces, or BibTeX takes the small word of a surname for a particle.
    family = f"{{{name.family}}}" if name.family[0].islower() else name.family
    parts = (_spaced(name.particle, family), name.suffix, name.given)
    return ", ".join(part for part in parts if part)


_TEX_SIGNS: dict[str, str | int | None] = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}


def _bibtex_text(text: str) -> str:
    return _plain(text).translate(str.maketrans(_TEX_SIGNS))


def ris(cited: CitedArticle) -> str:
    """Return a record in RIS. Source: the specification of Research Information Systems, 2011."""
    lines = [
        ("TY", "JOUR" if cited.issue else "MGZN" if cited.date else "ELEC"),
        *(("AU", name.inverted) for name in cited.authors),
        *(("A4", name.inverted) for name in cited.translators),
        ("TI", cited.title),
        ("T2", cited.journal),
        ("VL", cited.issue.volume if cited.issue else ""),
        ("IS", cited.issue.number if cited.issue else ""),
        ("PB", cited.publisher),
        ("PY", cited.year),
        ("DA", f"{cited.day:%Y/%m/%d}/" if cited.day else ""),
        ("LA", cited.lang),
        *(("KW", keyword) for keyword in cited.keywords),
        ("UR", cited.url),
        ("L1", cited.pdf_url),
    ]
    return "".join(f"{tag}  - {_plain(value)}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def csl_json(cited: CitedArticle) -> str:
    """Return an item for citation processors. Source: CSL 1.0.2, csl-data.json."""
    date = cited.day
    fields = {
        "id": f"{cited.file_name}-{cited.lang}",
        "type": "article-journal" if cited.issue else "article-magazine" if cited.year else "webpage",
        "title": _plain(cited.title),
        "author": [*map(_csl_name, cited.authors)],
        "translator": [*map(_csl_name, cited.translators)],
        "container-title": _plain(cited.journal),
        "volume": cited.issue.volume if cited.issue else "",
        "issue": cited.issue.number if cited.issue else "",
        "publisher": _plain(cited.publisher),
        "issued": {"date-parts": [[int(cited.year), *((date.month, date.day) if date else ())]]}
        if cited.year
        else None,
        "language": cited.lang,
        "URL": cited.url,
    }
    item = {name: value for name, value in fields.items() if value}
    return json.dumps([item], ensure_ascii=False, separators=(",", ":"))


def _csl_name(name: CitedName) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _plain(text: str) -> str:
    """Return a text with ordinary spaces and without the hyphens that only a layout needs."""
    return " ".join(text.replace("\u00ad", "").replace("\u2011", "-").split())


# ---------------------------------------------------------------- as metadata


def citation_tags(cited: CitedArticle) -> tuple[MetaTag, ...]:
    """Return metadata for Google Scholar and reference managers, and for libraries.

    Source: Google Scholar, “Inclusion Guidelines for Webmasters”; DCMI Metadata Terms, and RFC 5013 for their names.
    """
    day = f"{cited.date:%Y/%m/%d}" if cited.date else ""
    tags = [
        ("citation_title", cited.title),
        *(("citation_author", name.inverted) for name in cited.authors),
        ("citation_publication_date", cited.year if cited.issue else day),
        ("citation_online_date", day if cited.issue else ""),
        ("citation_journal_title", cited.journal),
        ("citation_volume", cited.issue.volume if cited.issue else ""),
        ("citation_issue", cited.issue.number if cited.issue else ""),
        ("citation_publisher", cited.publisher),
        ("citation_language", cited.lang),
        ("citation_fulltext_html_url", cited.url),
        ("citation_pdf_url", cited.pdf_url),
        ("DC.title", cited.title),
        *(("DC.creator", name.inverted) for name in cited.authors),
        *(("DC.contributor", name.inverted) for name in cited.translators),
        ("DC.date", cited.date.isoformat() if cited.date else ""),
        ("DC.language", cited.lang),
        ("DC.publisher", cited.publisher),
        ("DC.identifier", cited.url),
        ("DC.rights", cited.license),
        ("DC.type", "Text"),
    ]
    return tuple(MetaTag(name, _plain(content)) for name, content in tags if content)
