"""The extensions of a publication: the tables `[extensions.NAME]` of the settings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec

from diglot.core.settings.known_names import KnownNames
from diglot.core.settings.table_reader import Table, TableReader
from diglot.model.extensions import Extension, NamedExtension
from diglot.model.fields import Field, table_of
from diglot.model.problems import N_, RefusedExtension, UnknownExtension, suggestion_for

_TABLE = "extensions"
Declared: TypeAlias = Mapping[str, tuple[Extension, bytes] | str]
"""What each extension declares, and the digest of its code; or why it is refused, "" where it is not installed."""


def declared_extensions(table: Table, known: KnownNames) -> Declared:
    """Return the extensions that a file's table names."""
    named = table.get(_TABLE)
    return {name: known.extension(name) for name in named} if isinstance(named, dict) else {}


def extension_formats(declared: Declared) -> tuple[str, ...]:
    """Return the formats that extensions make."""
    return tuple(name for one in declared.values() if not isinstance(one, str) for name in one[0].outputs)


def extension_tables_field(declared: Declared) -> Field:
    """Return the field of the tables of extensions."""
    tables = {name: table_of(one[0].options).schema for name, one in declared.items() if not isinstance(one, str)}
    return Field(
        {"type": "object", "properties": tables, "additionalProperties": {"type": "object"}},
        N_("a table for each extension, such as [extensions.verse]"),
    )


def read_extensions(reader: TableReader, declared: Declared, known: KnownNames) -> tuple[NamedExtension, ...]:
    """Return the extensions that the settings name, in their order, each with its options."""
    field = reader.fields[_TABLE]
    table = reader.sub_table(_TABLE)
    inner = reader.inner(_TABLE, table, dict.fromkeys(table, field))
    named = []
    for name, options in table.items():
        found = declared[name]
        if isinstance(found, str):
            inner.problems.append(_refusal(inner, name, found, known))
        elif not isinstance(options, dict):
            inner.refuse(name, options, field.expected)
        else:
            named.append(_named(inner, name, options, *found))
    reader.problems += inner.problems
    return tuple(named)


def _refusal(reader: TableReader, name: str, reason: str, known: KnownNames) -> UnknownExtension | RefusedExtension:
    if reason:
        return RefusedExtension(reader.path, reader.line(name), name, reason)
    return UnknownExtension(reader.path, reader.line(name), name, suggestion_for(name, known.extensions()))


def _named(reader: TableReader, name: str, table: Table, extension: Extension, digest: bytes) -> NamedExtension:
    inner = reader.inner(name, table, extension.options)
    options: dict[str, Any] = {
        field: value for field in extension.options if (value := inner.read(field, None)) is not None
    }
    reader.problems += inner.finish()
    encoded = msgspec.msgpack.encode(options, order="deterministic")
    whole = hashlib.blake2b(digest + encoded, digest_size=16).digest()
    return NamedExtension(name, extension, options, whole, reader.line(name))
