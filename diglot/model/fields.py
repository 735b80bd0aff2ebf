"""The declaration of a file's fields: what each may hold. Readers check values by it, and JSON Schemas are made of it.

A field is written as a fragment of JSON Schema, with the few of its words that `fits` knows; where a table becomes a
struct, the types and annotations of the struct declare its fields.
Source: https://json-schema.org/draft-07/json-schema-validation
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, Literal, TypeAlias, get_args, get_origin

import msgspec
from msgspec import NODEFAULT

from diglot.model.languages import LANGUAGES, LocalizedText
from diglot.model.messages import N_

Schema: TypeAlias = Mapping[str, Any]


class Field(msgspec.Struct, frozen=True):
    """A field. schema: what it may hold; expected: the same in words, an entry of the catalogue.

    record: the struct that declares the fields of the table that it holds. is_sound: whether a text that fits the
    schema is right, where no schema can say it: by its check digit.
    """

    schema: Schema
    expected: str = ""
    record: Any = None
    is_sound: Callable[[str], bool] | None = None

    def holds(self, value: object) -> bool:
        """Return whether a value is one that the field may hold."""
        return fits(self.schema, value) and (self.is_sound is None or self.is_sound(str(value)))

    @property
    def names(self) -> Sequence[str]:
        """The names of which it holds one, or some; () if it holds anything else."""
        schema = self.schema.get("items", self.schema)
        names: Sequence[str] = next((one["enum"] for one in (schema, *schema.get("anyOf", ())) if "enum" in one), ())
        return names


Fields: TypeAlias = Mapping[str, Field]


class FileFields(msgspec.Struct, frozen=True):
    """The fields of a kind of file. path: of such a file; rules: what JSON Schema says of the whole file."""

    path: str
    fields: Fields
    rules: Schema = msgspec.field(default_factory=dict)

    @property
    def schema(self) -> Schema:
        """What such a file may hold."""
        return {**table_of(self.fields).schema, **self.rules}


def matching(pattern: str, expected: str) -> Field:
    """Return a text of a form."""
    return Field({"type": "string", "pattern": pattern}, expected)


_STRING: Schema = {"type": "string"}
TEXT = Field(_STRING, N_("a line of text"))
_BY_LANGUAGE: Schema = {
    "type": "object",
    "properties": LANGUAGES.for_each(_STRING),
    "additionalProperties": False,
}
TEXTS = Field({"anyOf": [_STRING, _BY_LANGUAGE]}, N_("a text for each language"))
YES_OR_NO = Field({"type": "boolean"}, N_("true or false (without quotation marks)"))
NAMES = Field({"type": "array", "items": _STRING}, N_("a list of names"))
COUNT = Field({"type": "integer", "minimum": 1}, N_("a whole number above zero (without quotation marks)"))
DATE = matching(r"^\d{4}-\d{2}-\d{2}", N_("a date without quotation marks, such as 2015-04-01"))
LABELS: Fields = LANGUAGES.for_each(TEXT)
COLOUR = Field(TEXT.schema, N_("a colour, such as #8c2f1b or navy"))
LINK_URL = r"^(?:https?://|mailto:)[^\s\"'<>\\]+$"
PATH = r"(?!\.)[^/\\\x00-\x1f]+(?:/(?!\.)[^/\\\x00-\x1f]+)*"
_SHEET: Schema = {"type": "integer", "minimum": 4, "multipleOf": 4}
PAGES_OF_A_SHEET = Field(
    {"anyOf": [_SHEET, {"type": "array", "items": _SHEET, "minItems": 1}]},
    N_("a multiple of four, such as 16, or a list of them, such as [16, 8]"),
)
PORT = Field({"type": "integer", "minimum": 1, "maximum": 65535}, N_("a whole number from 1 to 65535"))
PERCENT = Field({"type": "integer", "minimum": 0, "maximum": 100}, N_("a whole number from 0 to 100"))


def number_between(least: float, most: float, expected: str) -> Field:
    """Return a number in a range, which includes both."""
    return Field({"type": "number", "minimum": least, "maximum": most}, expected)


def one_of(*names: str) -> Field:
    """Return one of these names."""
    return Field({"type": "string", "enum": list(names)}, " / ".join(filter(None, names)))


def one_of_or_matching(names: Sequence[str], pattern: str, expected: str) -> Field:
    """Return one of these names, or a text of a form."""
    return Field({"type": "string", "anyOf": [{"enum": list(names)}, {"pattern": pattern}]}, expected)


def some_of(*names: str) -> Field:
    """Return a list of these names."""
    return Field({"type": "array", "items": {"type": "string", "enum": list(names)}}, NAMES.expected)


def table_of(fields: Fields, *required: str) -> Field:
    """Return a table with these fields."""
    properties = {name: field.schema for name, field in fields.items()}
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return Field(schema | ({"required": list(required)} if required else {}), N_("a table"))


def table_of_any(field: Field) -> Field:
    """Return a table with any names, each for such a field."""
    return Field({"type": "object", "additionalProperties": field.schema}, N_("a table"))


def tables_of(fields: Fields, *required: str) -> Field:
    """Return a list of tables with these fields."""
    expected = N_("a list of tables, each under a header in double brackets")
    return Field({"type": "array", "items": table_of(fields, *required).schema}, expected)


NOT_IN_FILE = Field({})
"""Annotates what a struct knows besides the fields of its table, such as a line."""


class TranslatedField(msgspec.Struct, frozen=True):
    """Annotates a field that is a line of plain text and is translated. label: its name, an entry of the catalogue.

    is_above_title: whether it stands above the title on a page.
    """

    label: str
    is_above_title: bool = False


def translated_fields(record: type[msgspec.Struct]) -> Mapping[str, TranslatedField]:
    """Return the fields of a record that are translated, by name and in order."""
    annotated = ((one.name, getattr(one.type, "__metadata__", ())) for one in msgspec.structs.fields(record))
    return {name: one for name, notes in annotated for one in notes if isinstance(one, TranslatedField)}


class DeclaredField(msgspec.Struct, frozen=True):
    """A field of a table that a struct declares. attribute: its name in the struct; name: its name in the file."""

    attribute: str
    name: str
    field: Field
    default: Any


@cache
def declared_fields(record: type[msgspec.Struct]) -> Sequence[DeclaredField]:
    """Return the fields of a table that becomes a struct. Their types say what they hold, unless it is annotated.

    Raises: TypeError for a type that says nothing.
    """
    return [
        DeclaredField(one.name, one.encode_name, field, default)
        for one in msgspec.structs.fields(record)
        if (field := _field_of(one.type)) is not NOT_IN_FILE
        for default in [one.default if one.default_factory is NODEFAULT else one.default_factory()]
    ]


def fields_of(record: type[msgspec.Struct]) -> Fields:
    """Return the fields of a table that becomes a struct.

    >>> class Ink(msgspec.Struct):
    ...     name: str
    ...     is_black: bool = msgspec.field(default=False, name="black")
    >>> fields_of(Ink) == {"name": TEXT, "black": YES_OR_NO}
    True
    """
    return {one.name: one.field for one in declared_fields(record)}


def record_of(record: type[msgspec.Struct]) -> Field:
    """Return a table that becomes a struct."""
    return msgspec.structs.replace(table_of(fields_of(record)), record=record)


def _field_of(kind: Any) -> Field:
    annotated = next((one for one in getattr(kind, "__metadata__", ()) if isinstance(one, Field)), None)
    if annotated:
        return annotated
    if get_origin(kind) is Literal:
        return one_of(*filter(None, get_args(kind)))
    return _BY_TYPE.get(kind) or record_of(kind)


_BY_TYPE: Mapping[Any, Field] = {
    bool: YES_OR_NO,
    int: COUNT,
    str: TEXT,
    LocalizedText: TEXTS,
    tuple[str, ...]: NAMES,
    dt.date | None: DATE,
}
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
    "null": type(None),
}


def fits(schema: Schema, value: object) -> bool:
    """Return whether a value is one that a schema allows.

    >>> fits(PERCENT.schema, 100), fits(PERCENT.schema, True), fits(NAMES.schema, ["a", 1])
    (True, False, False)
    """
    types = schema.get("type", [])
    if types and not any(_is_a(kind, value) for kind in ([types] if isinstance(types, str) else types)):
        return False
    if "anyOf" in schema and not any(fits(one, value) for one in schema["anyOf"]):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if isinstance(value, str) and "pattern" in schema:
        # "$" of JSON Schema is the end; Python's lets a line feed follow, which would begin a line of a configuration.
        return re.search(re.sub(r"\$$", r"\\Z", schema["pattern"]), value) is not None
    if isinstance(value, int | float):
        if "multipleOf" in schema and value % schema["multipleOf"]:
            return False
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    if isinstance(value, list):
        is_long_enough = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
        return is_long_enough and all(fits(schema.get("items", {}), item) for item in value)
    return not isinstance(value, dict) or _fits_table(schema, value)


def _is_a(kind: str, value: object) -> bool:
    # True is a number in Python, and nowhere else.
    return isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _fits_table(schema: Schema, table: Mapping[str, object]) -> bool:
    properties = schema.get("properties", {})
    others: Schema | bool = schema.get("additionalProperties", True)
    if schema.get("required", []) and not set(schema["required"]) <= table.keys():
        return False
    choices = schema.get("oneOf")
    if choices and sum(fits(one, table) for one in choices) != 1:
        return False
    known = [fits(properties[name], value) for name, value in table.items() if name in properties]
    return all(known) and all(
        others is True or (others is not False and fits(others, value))
        for name, value in table.items()
        if name not in properties
    )


_NUMBER = Field({"type": "number"}, N_("a number"))
_LINK = matching(LINK_URL, N_("an address that begins with https:, http: or mailto:"))


class OwnField(msgspec.Struct, frozen=True):
    """A field that the settings declare, `[fields.NAME]`, for texts, blogs, people and issues.

    values: what a choice or a list may hold. translated: each language has a text of its own.
    """

    type: Literal["text", "choice", "number", "date", "list", "link"] = "text"
    values: tuple[str, ...] = ()
    translated: bool = False

    @property
    def in_text(self) -> Field:
        """What front matter may hold: a translated field has the text in its language."""
        if self.type == "choice":
            return one_of(*self.values)
        if self.type == "list":
            return some_of(*self.values) if self.values else NAMES
        return {"text": TEXT, "number": _NUMBER, "date": DATE, "link": _LINK}[self.type]

    @property
    def in_table(self) -> Field:
        """What the file of a person or an issue may hold."""
        return TEXTS if self.translated else self.in_text


class OtherFields(msgspec.Struct, frozen=True):
    """The fields of a file that diglot itself does not know: values as written, and the line of each."""

    values: Mapping[str, Any] = {}
    lines: Mapping[str, int | None] = {}


def plain_value(value: object) -> Any:
    """Return a value of TOML as one that can be stored and compared: dates and odd things as text.

    >>> plain_value([dt.date(2026, 1, 2), 2**70, True])
    ['2026-01-02', '1180591620717411303424', True]
    """
    if isinstance(value, list):
        return [plain_value(item) for item in value]
    if isinstance(value, dict):
        return {str(name): plain_value(item) for name, item in value.items()}
    if isinstance(value, str | bool) or (isinstance(value, int) and abs(value) < 1 << 53):
        return value
    return value if isinstance(value, float) and math.isfinite(value) else str(value)


def read_value(field: Field, value: object) -> Any:
    """Return the value of a field in the type that it declares; None if it is not one that the field may hold.

    In front matter, numbers are text, and a list of one name may be that name.

    >>> (
    ...     read_value(_NUMBER, "2.5"),
    ...     read_value(_NUMBER, "many"),
    ...     read_value(NAMES, "one"),
    ...     read_value(DATE, "2026-01-02"),
    ... )
    (2.5, None, ['one'], datetime.date(2026, 1, 2))
    """
    schema = field.schema
    if isinstance(value, str) and schema.get("type") in ("number", "integer"):
        value = next(_numbers(value), value)
    elif isinstance(value, str) and schema.get("type") == "array":
        value = [value]
    if not fits(schema, value):
        return None
    if schema is DATE.schema:
        with suppress(ValueError):
            return dt.date.fromisoformat(str(value))
        return None
    return value


def _numbers(written: str) -> Iterator[float]:
    for kind in (int, float):
        with suppress(ValueError):
            number = kind(written)
            if abs(number) < 1 << 53:
                yield number
