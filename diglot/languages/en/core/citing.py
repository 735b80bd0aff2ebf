"""What English cites, and how: by The Chicago Manual of Style."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from diglot.languages.en.language import LANGUAGE
from diglot.languages.parts.model.citing import CitedArticle, CitedIssue, ReferenceStyle, doi_url, spaced
from diglot.model.markup.typography import NO_BREAK_SPACE

REFERENCES = ReferenceStyle(
    heading="References",
    headings="references|bibliography|sources|literature|further reading|works cited|notes",
    locale="en-US",
    locators={
        "page": ("p.", r"pp?\."),
        "chapter": ("chap.", r"(?:chap|ch)\."),
        "volume": ("vol.", r"vols?\."),
        "part": ("pt.", r"pt\."),
        "number": ("no.", r"nos?\."),
    },
)

# Up to six authors are named, of more only three: CMOS 18, 13.23.
_MOST_AUTHORS, _FIRST_AUTHORS = 6, 3


def entry(cited: CitedArticle) -> str:
    """Return the entry of a bibliography as markup.

    Source: CMOS 18, 14.67–71 (journals), 14.87 (magazines), 14.104 (websites).
    """
    # Quotation marks inside quotation marks.
    title = cited.title.translate({ord("“"): "‘", ord("”"): "’"})
    end = "" if title.endswith(("?", "!", "…", ".")) else "."
    names = [author.inverted if number == 0 else author.in_text for number, author in enumerate(cited.authors)]
    if len(names) > _MOST_AUTHORS:
        names = [", ".join(names[:_FIRST_AUTHORS]) + ", et al."]
    authors = names[0] if len(names) == 1 else ", ".join(names[:-1]) + f", and {names[-1]}" if names else ""
    day = (
        f"{LANGUAGE.months[cited.date.month - 1]}{NO_BREAK_SPACE}{cited.date.day}, {cited.date.year}"
        if cited.date
        else ""
    )
    place = _issue(cited.issue, cited.pages) if cited.issue else day and f", {day}"
    sentences = [
        escape(f"{authors.rstrip('.')}.") if authors else "",
        escape(f"“{title}{end}”"),
        escape(f"Translated by {_and(name.in_text for name in cited.translators)}.") if cited.translators else "",
        f"<i>{escape(cited.journal)}</i>{escape(place)}.",
        # What has no date may change: the reader says when it was read.
        "" if day or cited.issue else f"Accessed {cited.accessed_html('month day, year')}.",
        f"{_address(cited)}.",
    ]
    return spaced(*sentences)


def _address(cited: CitedArticle) -> str:
    """Return the address of the DOI, or else that of the page."""
    url = doi_url(cited.doi)
    return f'<a href="{url}">{escape(url)}</a>' if url else cited.link_html


def _issue(issue: CitedIssue, pages: str) -> str:
    """Return the issue after the name of its journal: " 3, no. 2 (Spring 2026): 5–18"."""
    volume = f" {issue.volume}" if issue.volume else ""
    return f"{volume}, no.{NO_BREAK_SPACE}{issue.number} ({issue.date})" + (f": {pages}" if pages else "")


def _and(names: Iterable[str]) -> str:
    """Join names as a sentence does."""
    *first, last = names
    if not first:
        return last
    return f"{', '.join(first)}{',' if len(first) > 1 else ''} and {last}"
