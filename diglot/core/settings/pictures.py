"""A picture with its description in each language, in a table of a person or of an issue."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.core.settings.table_reader import TableReader
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.publication import DESCRIBED_PICTURE, PICTURE_FIELDS, LocalizedPicture


def read_picture(reader: TableReader, name: str, languages: Sequence[Lang]) -> LocalizedPicture | None:
    """Return a picture with its description in each language."""
    if reader.value(name) is None:
        return None
    inner = reader.inner(name, reader.sub_table(name), PICTURE_FIELDS)
    alt = inner.texts_of({lang: inner.value(lang) for lang in LANGUAGES}, name)
    path, line = inner.read("file", ""), reader.line(name)
    if path:
        inner.require_texts(alt, name, languages)
    elif isinstance(reader.value(name), dict) and not inner.problems:
        reader.refuse(name, inner.table, DESCRIBED_PICTURE.expected)
    reader.problems += inner.finish()
    return LocalizedPicture(path, alt, line) if path else None
