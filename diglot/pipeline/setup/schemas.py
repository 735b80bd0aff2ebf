"""The JSON Schemas of a publication's files: a language in, schemas out, by the names that `schema` has for them.

Reads the guides through the adapters.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from diglot.adapters.disk import Folder
from diglot.adapters.files.default_files import defaults_root
from diglot.core.front_matter import front_matter_fields
from diglot.core.new_files.schemas import make_schema, read_field_help
from diglot.core.settings import (
    GLOSSARY_FIELDS,
    ISSUE_FIELDS,
    POLL_FIELDS,
    VOLUME_FIELDS,
    KnownNames,
    person_fields,
    settings_fields,
)
from diglot.model.fields import Field, Fields, FileFields, OwnField, Schema
from diglot.model.languages import SOURCE_LANGUAGE, Lang
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.sources.load import read_settings

SCHEMA_NAMES = ("site", "person", "poll", "volume", "issue", "glossary", "front-matter")
SCHEMA_FOLDER = ".schemas"
"""Where a publication keeps its schemas; the first lines of its TOML files name them."""

# The guides that describe fields.
_GUIDES = ("fields", "print", "check", "theming", "translations", "hosting", "journal")


def all_file_kinds(known: KnownNames, own: Mapping[str, OwnField] = MappingProxyType({})) -> Mapping[str, FileFields]:
    """Return the declarations of all kinds of files. own: the fields of a house's own."""
    person, front_matter = person_fields(known.person), front_matter_fields(known.front_matter)
    in_tables = {name: field.in_table for name, field in own.items()}
    in_texts = {name: Field({"anyOf": [field.in_text.schema, _OF_YAML]}) for name, field in own.items()}
    records = (
        _with_fields(person, in_tables),
        POLL_FIELDS,
        VOLUME_FIELDS,
        _with_fields(ISSUE_FIELDS, in_tables),
        GLOSSARY_FIELDS,
        _with_fields(front_matter, in_texts),
    )
    return dict(zip(SCHEMA_NAMES, (settings_fields(known), *records), strict=True))


_OF_YAML: Schema = {"type": "null"}
"""A field of front matter without a value is one that is not there."""


def _with_fields(file: FileFields, fields: Fields) -> FileFields:
    return replace(file, fields={**file.fields, **fields})


def make_schemas(
    lang: Lang, known: KnownNames, own: Mapping[str, OwnField] = MappingProxyType({})
) -> Mapping[str, str]:
    """Return the schemas as JSON. lang: of the descriptions. own: the fields of a house's own."""
    suffix = ".md" if lang == SOURCE_LANGUAGE else f".{lang}.md"
    guides = [(defaults_root() / "docs" / f"{name}{suffix}").read_text(encoding="utf-8") for name in _GUIDES]
    words = {place: text for guide in guides for place, text in read_field_help(guide).items()}
    return {
        name: json.dumps(make_schema(name, file, words), ensure_ascii=False, indent=2) + "\n"
        for name, file in all_file_kinds(known, own).items()
    }


def schema_files(
    lang: Lang, known: KnownNames, own: Mapping[str, OwnField] = MappingProxyType({})
) -> Mapping[str, str]:
    """Return the schemas by the paths of their files in a publication."""
    return {f"{SCHEMA_FOLDER}/{name}.json": text for name, text in make_schemas(lang, known, own).items()}


def own_fields(root: Path, known: KnownNames) -> Mapping[str, OwnField]:
    """Return the fields that the settings of a publication declare; a build reports what is wrong with them."""
    return read_settings(Folder(root), known)[0].fields


def schema_edits(root: Path, lang: Lang, known: KnownNames) -> list[FileEdit]:
    """Return the edits that bring the schemas of a publication up to date.

    Raises: OSError.
    """
    edits = []
    for path, text in schema_files(lang, known, own_fields(root, known)).items():
        before = (root / path).read_bytes() if (root / path).is_file() else None
        edits.append(FileEdit(path, before, text.encode()))
    return edits
