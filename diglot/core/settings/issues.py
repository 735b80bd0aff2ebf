"""Parse an issue, `content/issues/<key>.toml`. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from diglot.core.settings.pictures import DESCRIBED_PICTURE, read_picture
from diglot.core.settings.polls import POLL_FIELDS
from diglot.core.settings.table_reader import Table, TableReader, array_table
from diglot.model.fields import COUNT, NAMES, TEXT, TEXTS, Fields, FileFields, one_of, tables_of
from diglot.model.languages import Lang
from diglot.model.problems import MissingField, Problem
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
    reader = TableReader(path, table, source, ISSUE_FIELDS.fields)
    for name, example in (("number", "1"), ("date", "2026-03-20")):
        if name not in table:
            reader.problems.append(MissingField(path, None, name, example))
    title = reader.texts("title")
    reader.require(title, "title", languages, reader.line("title"))
    lead = reader.texts("lead")
    if lead:
        reader.require(lead, "lead", languages, reader.line("lead"))
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
        line, source = array_table(reader.source, "sections", number)
        inner = TableReader(reader.path, table, source, _ISSUE_SECTION)
        title = inner.texts("title")
        inner.require(title, "sections: title", languages, line)
        if "articles" not in table:
            inner.problems.append(MissingField(reader.path, line, "articles", '["blog/article"]'))
        sections.append(_issue_section(inner, title))
        reader.problems += inner.finish()
    return tuple(section for section in sections if section.articles)


def _issue_section(reader: TableReader, title: LocalizedText) -> IssueSection:
    names = reader.read("articles", ())
    return IssueSection(names, _lines_of_texts(names, reader.source, reader.line("articles")), title)


def _lines_of_texts(texts: Sequence[str], source: str, default: int | None) -> tuple[int | None, ...]:
    """Return the line of each text in quotation marks; of one that is there several times, in order."""
    lines, starts = [], dict[str, int]()
    for text in texts:
        match = re.compile(rf"[\"']{re.escape(text)}[\"']").search(source, starts.get(text, 0))
        lines.append(source.count("\n", 0, match.start()) + 1 if match else default)
        starts[text] = match.end() if match else 0
    return tuple(lines)
