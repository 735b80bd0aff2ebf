"""Parse an issue, `content/issues/<key>.toml`. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from diglot.core.settings.pictures import read_picture
from diglot.core.settings.table_reader import Table, TableReader, read_file
from diglot.model.fields import NAMES, FileFields, fields_of
from diglot.model.languages import Lang, LocalizedText
from diglot.model.problems import Problem
from diglot.model.publication import ISSUE_SECTION, Issue, IssueSection

ISSUE_FIELDS = FileFields(
    "content/issues/*.toml",
    {**fields_of(Issue), "articles": NAMES},
    {"required": ["number", "date", "title"]},
)


def parse_issue(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Issue, tuple[Problem, ...]]:
    """Parse `content/issues/<key>.toml`; the articles and the book that it names are looked up later."""
    reader = read_file(path, table, source, ISSUE_FIELDS.fields)
    reader.require_fields({"number": "1", "date": "2026-03-20"})
    issue = reader.record(
        Issue,
        key=key,
        number=reader.read("number", 0),
        sections=_issue_sections(reader, languages),
        cover=read_picture(reader, "cover", languages),
        is_draft=reader.read("status", "published") == "draft",
        path=path,
        line=reader.line("number"),
        book_line=reader.line("book"),
    )
    reader.require_texts(issue.title, "title", languages)
    if issue.lead:
        reader.require_texts(issue.lead, "lead", languages)
    return msgspec.structs.replace(issue, others=reader.others()), reader.finish()


def _issue_sections(reader: TableReader, languages: Sequence[Lang]) -> tuple[IssueSection, ...]:
    """Return the articles of an issue: those without a heading first, then those under headings."""
    sections = [_issue_section(reader, LocalizedText())]
    for inner in reader.each("sections", ISSUE_SECTION):
        title = inner.texts("title")
        inner.require_texts(title, "sections: title", languages, "title")
        inner.require_fields({"articles": '["blog/article"]'})
        sections.append(_issue_section(inner, title))
    return tuple(section for section in sections if section.articles)


def _issue_section(reader: TableReader, title: LocalizedText) -> IssueSection:
    names = reader.read("articles", ())
    return IssueSection(names, reader.lines_of(names, "articles"), title)
