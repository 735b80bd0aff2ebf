"""Twice as much data takes about twice the time to be read, to be checked and to be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from diglot.core.toml_reader import TomlError, read_toml
from diglot.extensions.datasets.core.data_values import data_values, find_missing_texts, find_wrong_values
from diglot.extensions.datasets.core.dataset_reading import parse_dataset
from diglot.extensions.datasets.core.shown_data import shown_data
from diglot.model.fields import OwnField
from tests.tools.growth import grown_by_number, pieces_for

FIELDS = {"kind": OwnField("choice", ("solo", "choir")), "seats": OwnField("number")}


def use(key: str, source: str) -> object:
    """Parse a file of data, check it, and show it."""
    try:
        table = read_toml(source) if key.endswith(".toml") else {}
    except TomlError:
        return None
    dataset, _ = parse_dataset(key, table, source, f"content/data/{key}", ("en", "ru"))
    found = [*find_wrong_values(dataset, FIELDS), *find_missing_texts(dataset, ("en", "ru"))]
    return found, shown_data(data_values(dataset), "en", FIELDS, lambda text, _: text)


def csv(source: str) -> object:
    return use("a.csv", source)


def toml(source: str) -> object:
    return use("a.toml", source)


TRIALS: Mapping[str, tuple[Callable[[str], object], list[str]]] = {
    "table in CSV": (
        csv,
        [
            "kind;title.en\n", "solo;A#\n", ";\n", "a#;", "a.b#;", '"', '""', '";"\n', "\n", "solo\n", "\t", "x ", ",", "\u2028",
        ],
    ),
    "data in TOML": (
        toml,
        [
            '[[rows]]\nkind = "sole"\ntitle = { en = "A#" }\n', "[[rows]]\n", "[a#]\nseats = 'x'\n", "b# = 1\n",
            'a# = { en = "A" }\n', "c# = [1, [2]]\n",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("reader", TRIALS)
def test_what_is_read_takes_time_in_proportion(reader: str, request: pytest.FixtureRequest) -> None:
    read, pieces = TRIALS[reader]
    assert grown_by_number(read, pieces_for(list(TRIALS).index(reader), pieces, request)) == []
