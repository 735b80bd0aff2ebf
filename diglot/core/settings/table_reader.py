"""Read the fields of one TOML table: values in, typed values and problems out. Pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from diglot.core.settings.toml_lines import TomlPath, find_line
from diglot.model.fields import (
    DATE,
    NAMES,
    TEXT,
    TEXTS,
    DeclaredField,
    Field,
    Fields,
    OtherFields,
    Schema,
    declared_fields,
    fields_of,
    fits,
    plain_value,
)
from diglot.model.languages import LANGUAGES, Lang, LocalizedText
from diglot.model.problems import (
    MissingField,
    MissingText,
    MisspeltField,
    Problem,
    SwallowedSetting,
    UnknownField,
    WrongValue,
    as_typed,
    nearest,
)
from diglot.model.wording.nearest import meant

Table = Mapping[str, Any]
ValueT = TypeVar("ValueT")
RecordT = TypeVar("RecordT", bound=msgspec.Struct)


def expected_in(field: Field, value: object) -> str:
    """Return what a field may hold instead of a value, in words, or the name that was meant."""
    written = value[0] if isinstance(value, list) and len(value) == 1 else value
    return (isinstance(written, str) and nearest(written, field.names)) or (" / ".join(field.names) or field.expected)


@dataclass
class TableReader:
    """Reads the fields of one file's table, and collects the problems."""

    path: str
    table: Table
    source: str
    fields: Fields
    problems: list[Problem] = field(default_factory=list)
    read_names: set[str] = field(default_factory=set)
    place: TomlPath = ()
    """Where the table is in the file."""
    lifted: Mapping[str, TomlPath] = field(default_factory=dict)
    """The tables below which fields of this one are written, by the fields."""

    def inner(self, name: str, table: Table, fields: Fields, number: int | None = None) -> TableReader:
        """Return a reader of a table in this one, or of the one with this number in a list of tables."""
        place = (*self.place, name) if number is None else (*self.place, name, number)
        return TableReader(self.path, table, self.source, fields, place=place)

    @contextmanager
    def within(self, name: str, fields: Fields) -> Iterator[TableReader]:
        """Provide a reader of a field's table, empty if there is none; its problems are added to this one's."""
        inner = self.inner(name, self.sub_table(name), fields)
        yield inner
        self.problems += inner.finish()

    def each(self, name: str, fields: Fields) -> Iterator[TableReader]:
        """Yield a reader of each table of a list; each one's problems are added to this one's before the next one."""
        for number, table in enumerate(self.tables(name)):
            inner = self.inner(name, table, fields, number)
            yield inner
            self.problems += inner.finish()

    def each_entry(self, name: str, fields: Fields) -> Iterator[TableReader]:
        """Yield a reader of each table of a list of short ones; unknown names in all of them are reported together."""
        entries = self.tables(name)
        known = self.fields[name].schema["items"]["properties"]
        unknown = dict.fromkeys(key for entry in entries for key in entry if key not in known)
        self._report_unknown(unknown, sorted(known), name)
        for number, entry in enumerate(entries):
            inner = self.inner(name, entry, fields, number)
            yield inner
            self.problems += inner.problems

    def record(self, kind: type[RecordT], **values: Any) -> RecordT:
        """Return the table as a struct. values: of its fields that are read otherwise than they are declared."""
        for declared in declared_fields(kind):
            if declared.attribute not in values:
                values[declared.attribute] = self._declared(declared)
        return kind(**values)

    def _declared(self, declared: DeclaredField) -> Any:
        """Return the value of a field as its declaration has it read, of the type of its default."""
        if declared.field.record and isinstance(declared.default, tuple):
            return tuple(self._records(declared.name, declared.field.record))
        if declared.field.record:
            with self.within(declared.name, fields_of(declared.field.record)) as inner:
                return inner.record(declared.field.record)
        if declared.field.schema is TEXTS.schema:
            return self.texts(declared.name)
        if declared.field.schema is DATE.schema:
            return self.date(declared.name)
        return type(declared.default)(self.read(declared.name, declared.default))

    def _records(self, name: str, kind: type[RecordT]) -> Iterator[RecordT]:
        """Yield the table of a field, or each of a list of them, as a struct."""
        if isinstance(self.table.get(name), list):
            for inner in self.each(name, fields_of(kind)):
                yield inner.record(kind)
        elif self.value(name) is not None:
            with self.within(name, fields_of(kind)) as inner:
                yield inner.record(kind)

    def line(self, name: str = "") -> int | None:
        """Return the line of a field; that of the table if it lacks the field, or no name is given."""
        return find_line(self.source, self.lifted.get(name.partition(".")[0], self.place), name)

    def refuse(self, name: str, value: object, expected: str) -> None:
        """Report that a value is not what its field may hold."""
        self.problems.append(WrongValue(self.path, self.line(name), name, as_typed(value), expected))

    def value(self, name: str) -> Any:
        """Return the value of a field as it was written, or None; the field counts as read."""
        assert name in self.fields, name
        self.read_names.add(name)
        return self.table.get(name)

    def read(self, name: str, default: ValueT) -> ValueT:
        """Return the value of a field if it is one that the field may hold, or else the default."""
        value, field = self.value(name), self.fields[name]
        if value is None:
            return default
        if field.holds(value):
            return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]
        is_name = field.schema.get("type") == "string" and bool(field.names)
        if is_name and isinstance(value, str):
            self.refuse(name, value, nearest(value, field.names) or field.expected)
        else:
            self.refuse(name, value, TEXT.expected if is_name else field.expected)
        return default

    def require_fields(self, examples: Mapping[str, str]) -> None:
        """Report each of these fields that the table lacks. examples: by name, as they could be written."""
        missing = ((name, example) for name, example in examples.items() if name not in self.table)
        self.problems += [MissingField(self.path, self.line(), name, example) for name, example in missing]

    def require_texts(self, texts: LocalizedText, name: str, languages: Sequence[Lang], field: str = "") -> None:
        """Report each language in which a text is missing. name: for messages. field: its own name, if another."""
        missing = (lang for lang in languages if not texts.get(lang))
        self.problems += [MissingText(self.path, self.line(field or name), name, lang) for lang in missing]

    def lines_of(self, texts: Iterable[str], name: str) -> tuple[int | None, ...]:
        """Return the line of each text of a list, of equal ones in order; of any other field, its own."""
        items, numbers = self.table.get(name), dict[str, int]()
        lines = []
        for text in texts:
            if isinstance(items, list):
                numbers[text] = items.index(text, numbers.get(text, -1) + 1)
            lines.append(find_line(self.source, (*self.place, name), numbers.get(text, "")))
        return tuple(lines)

    def date(self, name: str) -> dt.date | None:
        """Return the date of a field, which TOML has a type for."""
        value = self.value(name)
        if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
            return value
        self.refuse(name, value, self.fields[name].expected)
        return None

    def texts(self, name: str) -> LocalizedText:
        """Return the text of a field by language; a plain text is for every language."""
        return self.texts_of(self.value(name), name)

    def texts_of(self, value: object, name: str) -> LocalizedText:
        """Return the same of a value. name: of its field, for messages."""
        if value is None:
            return LocalizedText()
        if isinstance(value, str):
            return LocalizedText(dict.fromkeys(LANGUAGES, value))
        if isinstance(value, dict):
            for lang, text in value.items():
                if text is not None and (lang not in LANGUAGES or not isinstance(text, str)):
                    self.refuse(f"{name}.{lang}", text, TEXTS.expected)
            return LocalizedText(
                {lang: text for lang, text in value.items() if lang in LANGUAGES and isinstance(text, str)}
            )
        self.refuse(name, value, TEXTS.expected)
        return LocalizedText()

    def choices(self, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of a list that are allowed."""
        allowed, values = self.fields[name].names, self.value(name)
        if values is None:
            return default
        if not fits(NAMES.schema, values):
            self.refuse(name, values, NAMES.expected)
            return default
        for value in values:
            if value not in allowed:
                self.refuse(name, value, nearest(value, allowed) or " / ".join(allowed))
        return tuple(value for value in values if value in allowed)

    def tables(self, name: str) -> list[Table]:
        """Return the tables of a list."""
        value = self.value(name)
        if value is None:
            return []
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return value
        self.refuse(name, value, self.fields[name].expected)
        return []

    def sub_table(self, name: str) -> Table:
        """Return the table of a field, empty if there is none."""
        value = self.value(name)
        if isinstance(value, dict):
            return value
        if value is not None:
            self.refuse(name, value, self.fields[name].expected)
        return {}

    def others(self) -> OtherFields:
        """Return what the table has besides the fields that were read."""
        names = [name for name in self.table if name not in self.read_names]
        values = {name: plain_value(self.table[name]) for name in names}
        return OtherFields(values, {name: self.line(name) for name in names})

    def finish(self) -> tuple[Problem, ...]:
        """Return all problems, including those of unknown fields."""
        unknown = [name for name in self.table if name not in self.read_names]
        self._report_unknown(unknown, sorted(self.read_names - self.table.keys()))
        return tuple(self.problems)

    def _report_unknown(self, unknown: Iterable[str], known: Sequence[str], table: str = "") -> None:
        """Report names that no field has. known: those of fields that are free; table: the list that they are in."""
        odd = []
        for key in unknown:
            line = self.line(f"{table}.{key}" if table else key)
            if like := meant(key, known):
                self.problems.append(MisspeltField(self.path, line, key, like))
            else:
                odd.append((line, f"{table}: {key}" if table else key))
        if odd:
            self.problems.append(UnknownField(self.path, odd[0][0], ", ".join(name for _, name in odd)))


def lift_swallowed(table: Table, fields: Fields) -> tuple[Table, Mapping[str, TomlPath]]:
    """Return a file's table with the fields at its top that are written below a table, and where each of these is.

    TOML reads them as part of that table.
    """
    lifted: dict[str, Any] = {}
    places: dict[str, TomlPath] = {}

    def without(value: Any, schema: Schema, place: TomlPath) -> Any:
        if isinstance(value, list):
            items: Schema = next((one["items"] for one in (schema, *schema.get("anyOf", ())) if "items" in one), {})
            return [without(item, items, (*place, number)) for number, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        known: set[str] = {
            *schema.get("properties", ()),
            *(key for one in schema.get("anyOf", ()) for key in one.get("properties", ())),
        }
        kept = {}
        for key, inner in value.items():
            if key in fields and key not in known and not isinstance(inner, dict):
                lifted[key], places[key] = inner, place
            else:
                kept[key] = without(inner, _inner_schema(schema, key), (*place, key))
        return kept

    cleaned = {
        name: without(value, fields[name].schema, (name,)) if name in fields else value for name, value in table.items()
    }
    return {**lifted, **cleaned}, places


def _inner_schema(schema: Schema, key: str) -> Schema:
    choices = (schema, *schema.get("anyOf", ()))
    found: Schema = next((one["properties"][key] for one in choices if key in one.get("properties", ())), {})
    return found


def read_file(path: str, table: Table, source: str, fields: Fields) -> TableReader:
    """Return the reader of a whole file."""
    table, places = lift_swallowed(table, fields)
    reader = TableReader(path, table, source, fields, lifted=places)
    for name, place in places.items():
        swallowing = ".".join(part for part in place if isinstance(part, str))
        reader.problems.append(SwallowedSetting(path, reader.line(name), name, swallowing))
    return reader
