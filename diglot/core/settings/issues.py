"""Parse an issue, `content/issues/<key>.toml`. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from diglot.core.settings.pictures import DESCRIBED_PICTURE, read_picture
from diglot.core.settings.polls import POLL_FIELDS
from diglot.core.settings.table_reader import Table, TableReader, read_file
from diglot.model.fields import COUNT, NAMES, TEXT, TEXTS, Fields, FileFields, one_of, tables_of
from diglot.model.languages import Lang
from diglot.model.problems import Problem
from diglot.model.publication import Issue, IssueSection, LocalizedText, Season

_ISSUE_SECTION: Fields = {"title": TEXTS, "articles": NAMES}
ISSUE_FIELDS = FileFields(
    "content/issues/*.toml",
    {
        "number": COUNT,
        "volume": COUNT,
        "date": POLL_FIELDS.fields["closed"],
        "season": one_of(*get_args(Season)),
        "title": TEXTS,
        "lead": TEXTS,
        "cover": DESCRIBED_PICTURE,
        "articles": NAMES,
        "sections": tables_of(_ISSUE_SECTION, "articles"),
        "book": TEXT,
        "status": one_of("draft", "published"),
    },
    {"required": ["number", "date", "title"]},
)


def parse_issue(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Issue, tuple[Problem, ...]]:
    """Parse `content/issues/<key>.toml`; the articles and the book that it names are looked up later."""
    reader = read_file(path, table, source, ISSUE_FIELDS.fields)
    reader.require_fields({"number": "1", "date": "2026-03-20"})
    title = reader.texts("title")
    reader.require_texts(title, "title", languages)
    lead = reader.texts("lead")
    if lead:
        reader.require_texts(lead, "lead", languages)
    issue = Issue(
        key=key,
        number=reader.read("number", 0),
        title=title,
        sections=_issue_sections(reader, languages),
        date=reader.date("date"),
        volume=reader.read("volume", 0),
        season=reader.read("season", ""),
        lead=lead,
        cover=read_picture(reader, "cover", languages),
        book=reader.read("book", ""),
        is_draft=reader.read("status", "published") == "draft",
        path=path,
        line=reader.line("number"),
        book_line=reader.line("book"),
    )
    return issue, reader.finish()


def _issue_sections(reader: TableReader, languages: Sequence[Lang]) -> tuple[IssueSection, ...]:
    """Return the articles of an issue: those without a heading first, then those under headings."""
    sections = [_issue_section(reader, LocalizedText())]
    for number, table in enumerate(reader.tables("sections")):
        inner = reader.inner("sections", table, _ISSUE_SECTION, number)
        title = inner.texts("title")
        inner.require_texts(title, "sections: title", languages, "title")
        inner.require_fields({"articles": '["blog/article"]'})
        sections.append(_issue_section(inner, title))
        reader.problems += inner.finish()
    return tuple(section for section in sections if section.articles)


def _issue_section(reader: TableReader, title: LocalizedText) -> IssueSection:
    names = reader.read("articles", ())
    return IssueSection(names, reader.lines_of(names, "articles"), title)
