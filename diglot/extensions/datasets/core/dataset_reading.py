"""Parse a file of data, `content/data/NAME.toml` or `NAME.csv`. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.core.settings.table_reader import Table, TableReader
from diglot.extensions.datasets.core.csv_tables import CsvError, read_csv
from diglot.extensions.datasets.core.data_values import CSV, PAGE, find_missing_texts
from diglot.extensions.datasets.model.datasets import Dataset, PageOfData
from diglot.model.fields import fields_of, record_of
from diglot.model.languages import Lang
from diglot.model.problems import Problem

SUFFIXES = (".toml", CSV)


def parse_dataset(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Dataset, tuple[Problem, ...]]:
    """Parse `content/data/<key>`; what the fields that the settings declare say of its values is looked up later."""
    if key.endswith(CSV):
        try:
            read_csv(source)
        except CsvError as error:
            return Dataset(key, path, "", fault=(error.line, error.reason)), ()
    problems: tuple[Problem, ...] = ()
    dataset = Dataset(key, path, source)
    if PAGE in table:
        reader = TableReader(path, table, source, {PAGE: record_of(PageOfData)})
        with reader.within(PAGE, fields_of(PageOfData)) as inner:
            page: PageOfData = inner.record(PageOfData)
            inner.require_texts(page.title, "page.title", languages, "title")
        problems = tuple(reader.problems)
        dataset = Dataset(key, path, source, page, reader.line(PAGE))
    return dataset, (*problems, *find_missing_texts(dataset, languages))
