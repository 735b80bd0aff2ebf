"""Write the reference to an article: as text by the rules of its language, as data, as metadata. Pure functions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import quote

from diglot.languages.parts.model.citing import CitedArticle, CitedName, doi_url, spaced
from diglot.model.languages import LANGUAGES
from diglot.model.pages import Citation, CitationFile, MetaTag

# The signs of ASCII that mean something in a URL, or may not stand in one (RFC 3986, 2.2); a browser encodes the rest.
# How the signs are spelled that a data URL may not hold.
_IN_DATA_URL = {code: quote(chr(code)) for code in (*range(0x21), *map(ord, "\"#$%&'+<>?[\\]^`{|}"), 0x7F)}

# Words in Latin letters between the given name and the surname that catalogues put after the given name: CMOS 18,
# 8.7–8.14; РПК, ч. 3, прил. 2.
_PARTICLES = frozenset("af al av bin da de del della der di do dos du el ibn la le ten ter van von zu zum zur".split())
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "v"])


@cache
def _particles_and_suffixes() -> tuple[frozenset[str], frozenset[str]]:
    forms = [language.name_forms() for language in LANGUAGES.values()]
    return _PARTICLES.union(*(one.particles for one in forms)), _SUFFIXES.union(*(one.suffixes for one in forms))


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
    known_particles, suffixes = _particles_and_suffixes()
    suffix = words.pop() if len(words) > 1 and words[-1].casefold().rstrip(".") in suffixes else ""
    length = _surname_length(words, index_entry.partition(";")[0].replace(",", " ").split())
    particles = len(words) - length
    while particles > 1 and words[particles - 1] in known_particles:
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


def make_citation(cited: CitedArticle) -> Citation:
    """Return the reference to an edition as text, and as files for reference managers.

    The files are inside their addresses: they work without script, on every host, and in a saved page.
    """
    text = LANGUAGES[cited.lang].reference()(cited)
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
        "pages": cited.pages.replace("–", "--"),
        "doi": cited.doi,
        "issn": ", ".join(cited.issns),
        "publisher": _bibtex_text(cited.publisher),
        "year": cited.year,
        "month": str(cited.day.month) if cited.day else "",
        "day": str(cited.day.day) if cited.day else "",
        "langid": LANGUAGES[cited.lang].name.lower(),
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
    parts = (spaced(name.particle, family), name.suffix, name.given)
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
        ("SP", cited.first_and_last_page[0]),
        ("EP", cited.first_and_last_page[1]),
        *(("SN", issn) for issn in cited.issns),
        ("DO", cited.doi),
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
        "page": cited.pages,
        "DOI": cited.doi,
        "ISSN": ", ".join(cited.issns),
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


def citation_tags(cited: CitedArticle) -> tuple[MetaTag, ...]:
    """Return metadata for Google Scholar and reference managers, and for libraries.

    Source: Google Scholar, “Inclusion Guidelines for Webmasters”; DCMI Metadata Terms, and RFC 5013 for their names.
    """
    day = f"{cited.date:%Y/%m/%d}" if cited.date else ""
    tags = [
        ("citation_title", cited.title),
        # Google Scholar takes what follows an author as theirs.
        *(tag for name in cited.authors for tag in _author_tags(name)),
        ("citation_publication_date", cited.year if cited.issue else day),
        ("citation_online_date", day if cited.issue else ""),
        ("citation_journal_title", cited.journal),
        ("citation_volume", cited.issue.volume if cited.issue else ""),
        ("citation_issue", cited.issue.number if cited.issue else ""),
        ("citation_firstpage", cited.first_and_last_page[0]),
        ("citation_lastpage", cited.first_and_last_page[1]),
        ("citation_doi", cited.doi),
        *(("citation_issn", issn) for issn in cited.issns),
        *(("citation_keywords", keyword) for keyword in cited.keywords if cited.doi),
        ("citation_publisher", cited.publisher),
        ("citation_language", cited.lang),
        # The page is that of the abstract, too.
        ("citation_abstract_html_url", cited.url if cited.doi else ""),
        ("citation_fulltext_html_url", cited.url),
        ("citation_pdf_url", cited.pdf_url),
        *(("citation_reference", reference) for reference in cited.references),
        ("DC.title", cited.title),
        *(("DC.creator", name.inverted) for name in cited.authors),
        *(("DC.contributor", name.inverted) for name in cited.translators),
        *(("DC.subject", keyword) for keyword in cited.keywords if cited.doi),
        ("DC.date", cited.date.isoformat() if cited.date else ""),
        ("DC.language", cited.lang),
        ("DC.publisher", cited.publisher),
        ("DC.identifier", cited.url),
        ("DC.identifier", doi_url(cited.doi)),
        ("DC.rights", cited.license),
        ("DC.type", "Text"),
    ]
    return tuple(MetaTag(name, _plain(content)) for name, content in tags if content)


def _author_tags(name: CitedName) -> Iterator[tuple[str, str]]:
    yield "citation_author", name.inverted
    yield "citation_author_institution", name.institution
    yield "citation_author_orcid", name.orcid
