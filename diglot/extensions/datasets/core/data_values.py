"""The text of a file of data in, its values and the line of each out; and what is wrong with them. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from diglot.core import encoding
from diglot.core.page_models.own_data import OwnFields
from diglot.core.settings.table_reader import expected_in
from diglot.core.settings.toml_lines import TomlPath, find_line
from diglot.core.toml_reader import read_toml
from diglot.extensions.datasets.core.csv_tables import read_csv
from diglot.extensions.datasets.model.datasets import Dataset
from diglot.model.fields import OwnField, plain_value, read_value
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import MissingText, Problem, WrongValue, as_typed

CSV = ".csv"
PAGE = "page"

Placed: TypeAlias = tuple[TomlPath, str, Any]
"""A value of a table: where the table is, the name of the value in it, and the value."""


def data_values(dataset: Dataset) -> Any:
    """Return what a file says: of TOML a table, without what it says of its page; of CSV a list of tables."""
    return _csv(dataset.source)[0] if dataset.key.endswith(CSV) else _toml(dataset.path, dataset.source)


_csv = lru_cache(32)(read_csv)


@lru_cache(32)
def _toml(path: str, source: str) -> Mapping[str, Any]:
    values, _ = encoding.clean_values(read_toml(source), lambda _: None, path)
    return {name: value for name, value in values.items() if name != PAGE}


def is_by_language(value: object) -> bool:
    """Return whether a value is a text by language.

    >>> is_by_language({"en": "May", "ru": "Май"}), is_by_language({"en": 1}), is_by_language({"name": "May"})
    (True, False, False)
    """
    return (
        isinstance(value, dict)
        and bool(value)
        and all(name in LANGUAGES and isinstance(text, str) for name, text in value.items())
    )


def holds_tables(value: object) -> bool:
    """Return whether a value is a table, or a list of some: no field of a house's own, but what has such fields."""
    if isinstance(value, list):
        return any(map(holds_tables, value))
    return isinstance(value, dict) and not is_by_language(value)


def plain_of(field: OwnField, value: object) -> Any:
    """Return a value as `read_value` takes it: spreadsheets of many countries write numbers with a comma."""
    plain = plain_value(value)
    return plain.replace(",", ".") if field.type == "number" and isinstance(plain, str) else plain


def find_missing_texts(dataset: Dataset, languages: Sequence[Lang]) -> Iterator[Problem]:
    """Yield a problem for each text by language that lacks one of the publication's."""
    for place, name, value in _placed(data_values(dataset)):
        if is_by_language(value):
            missing = (lang for lang in languages if not value.get(lang))
            yield from (MissingText(dataset.path, _line(dataset, place, name), name, lang) for lang in missing)


def find_wrong_values(dataset: Dataset, fields: OwnFields) -> Iterator[Problem]:
    """Yield a problem for each value that the field of its name may not hold. fields: as the settings declare them."""
    for place, name, value in _placed(data_values(dataset)):
        if name not in fields or value == "" or holds_tables(value):
            continue
        field, plain = fields[name].in_table, plain_of(fields[name], value)
        if read_value(field, plain) is None:
            line, expected = _line(dataset, place, name), expected_in(field, plain)
            yield WrongValue(dataset.path, line, name, as_typed(plain), expected)


def _placed(value: object, place: TomlPath = ()) -> Iterator[Placed]:
    """Yield the values of all tables, at all depths, in their order."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _placed(item, (*place, number))
    elif isinstance(value, dict) and not is_by_language(value):
        for name, inner in value.items():
            yield place, name, inner
            yield from _placed(inner, (*place, name))


def _line(dataset: Dataset, place: TomlPath, name: str) -> int | None:
    if dataset.key.endswith(CSV):
        _, lines = _csv(dataset.source)
        return lines[place[0]] if isinstance(place[0], int) else 1
    return find_line(dataset.source, place, name)
