"""What a publisher has in, a list of titles for libraries out. Pure functions.

Source: KBART Phase II, NISO RP-9-2014: the columns, their order and their values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from diglot.extensions.journal.model.book_records import BookRecord
from diglot.extensions.journal.model.records import IssueRecord, JournalRecord
from diglot.model.languages import Lang

COLUMNS = (
    "publication_title", "print_identifier", "online_identifier", "date_first_issue_online", "num_first_vol_online",
    "num_first_issue_online", "date_last_issue_online", "num_last_vol_online", "num_last_issue_online", "title_url",
    "first_author", "title_id", "embargo_info", "coverage_depth", "notes", "publisher_name", "publication_type",
    "date_monograph_published_print", "date_monograph_published_online", "monograph_volume", "monograph_edition",
    "first_editor", "parent_publication_title_id", "preceding_publication_title_id", "access_type",
)  # fmt: skip
_AUTHOR, _EDITOR = "A01", "B01"
_BOTH = "both"

KbartRow = Mapping[str, str]
"""The values of a title by their columns; those without a value are left out."""


def write_kbart(rows: Iterable[KbartRow]) -> bytes:
    """Return the list of some titles, in the order of the alphabet."""
    ordered = sorted(rows, key=lambda row: (row["publication_title"].casefold(), row.get("online_identifier", "")))
    lines = ([" ".join(row.get(column, "").split()) for column in COLUMNS] for row in ordered)
    return "".join("\t".join(line) + "\n" for line in [COLUMNS, *lines]).encode()


def journal_row(journal: JournalRecord, issues: Sequence[IssueRecord], lang: Lang) -> KbartRow:
    """Return the row of a journal. issues: those that can be read; lang: of its home page.

    There is no last issue: others will come.
    """
    first = min(issues, key=lambda issue: (issue.date is None, issue.date, issue.volume, issue.number), default=None)
    title, _ = journal.title.best(lang)
    issn = journal.issn_online or journal.issn_print
    return _row(
        publication_title=title,
        print_identifier=journal.issn_print,
        online_identifier=journal.issn_online,
        date_first_issue_online=first.date.isoformat() if first and first.date else "",
        num_first_vol_online=str(first.volume or "") if first else "",
        num_first_issue_online=str(first.number) if first else "",
        title_url=f"{journal.base_url}/{lang}/",
        title_id=issn,
        publisher_name=journal.publisher.best(lang)[0] or title,
        publication_type="serial",
    )


def book_rows(book: BookRecord, urls: Mapping[Lang, str]) -> Iterator[KbartRow]:
    """Yield a row for each edition of a book. urls: of its page in each language."""
    for name, edition in book.editions.items():
        lang = edition.langs[0]
        authors, editors = (
            [one.person.name(lang)[0] for one in edition.contributors if one.role == role]
            for role in (_AUTHOR, _EDITOR)
        )
        year = str(book.year or "")
        printed, online = book.products.get(name, ""), book.products.get(f"{name}-epub", "")
        titles = [book.title.best(one)[0] for one in edition.langs]
        yield _row(
            publication_title=" / ".join(dict.fromkeys(titles)) if name == _BOTH else titles[0],
            print_identifier=printed.replace("-", ""),
            online_identifier=online.replace("-", ""),
            title_url=urls.get(lang, ""),
            first_author=authors[0] if authors else "",
            title_id=f"{book.key}-{name}",
            publisher_name=book.publisher.best(lang)[0],
            publication_type="monograph",
            date_monograph_published_print=year if printed else "",
            date_monograph_published_online=year,
            first_editor=editors[0] if editors else "",
        )


def _row(**values: str) -> KbartRow:
    return {**values, "coverage_depth": "fulltext", "access_type": "F"}
