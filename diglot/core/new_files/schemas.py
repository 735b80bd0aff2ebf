"""Make JSON Schemas of the fields of a kind of file, with what the guides say about each. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from diglot.model.fields import FileFields, Schema

# The draft that the editors of TOML and YAML know best.
_DRAFT = "http://json-schema.org/draft-07/schema#"

FieldHelp = Mapping[tuple[str, str], str]
"""What is said of a field, by the mark of its table in the guides ("site", "site.press") and its name."""

# A table or an example, up to the line after it that is empty (a table) or closes it (an example).
_MARKED = re.compile(
    r"^<!-- fields: ([\w.-]+(?: [\w.-]+)*) -->\n(```toml\n.*?^```$|(?:\|[^\n]*\n)+)", re.MULTILINE | re.DOTALL
)
_ROW = re.compile(r"^\|(?P<names>[^|]*`[^|]*)\|(?P<words>(?:[^|\\]|\\.)*)\|", re.MULTILINE)
_LINE = re.compile(r"^(?P<names>\[*\w+\]*)(?: = .*?)? +# (?P<words>.*)$", re.MULTILINE)


def read_field_help(guide: str) -> FieldHelp:
    r"""Return what a guide says about fields: in the rows of tables, and in the comments of examples.

    >>> read_field_help("<!-- fields: poll -->\n```toml\nclosed = 2025-04-01  # the last day\n```\n")
    {('poll', 'closed'): 'the last day'}
    >>> read_field_help("<!-- fields: site.facing volume.facing -->\n| field | what |\n| `size` | of the type |\n")
    {('site.facing', 'size'): 'of the type', ('volume.facing', 'size'): 'of the type'}
    >>> read_field_help("<!-- fields: site -->\n| field | what |\n| `[title]`, `trim` | see [sizes](#sizes) |\n")
    {('site', 'title'): 'see sizes', ('site', 'trim'): 'see sizes'}
    """
    return {
        (table, name): _plain(row["words"])
        for match in _MARKED.finditer(guide)
        for table in match[1].split()
        for row in (_LINE if match[2].startswith("```") else _ROW).finditer(match[2])
        for name in _names(row["names"])
    }


def _names(cell: str) -> Iterator[str]:
    yield from re.findall(r"`\[*([\w.-]+)\]*`", cell) or [cell.strip("[]")]


def _plain(words: str) -> str:
    """Return words without the marks of Markdown."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words).replace("`", "").strip()


def make_schema(name: str, file: FileFields, words: FieldHelp) -> Schema:
    """Return the JSON Schema of a kind of file. name: its mark in the guides."""
    return {"$schema": _DRAFT, "title": file.path, **_described(file.schema, name, words)}


def _described(schema: Schema, name: str, words: FieldHelp) -> dict[str, Any]:
    """Return a schema with descriptions of its properties; those of a table in it are under its own mark."""
    properties = {
        field: {**_described(below, f"{name}.{field}", words), **_description(words.get((name, field)))}
        for field, below in schema.get("properties", {}).items()
    }
    return {**schema, **({"properties": properties} if properties else {})}


def _description(words: str | None) -> Mapping[str, str]:
    return {"description": words} if words else {}
