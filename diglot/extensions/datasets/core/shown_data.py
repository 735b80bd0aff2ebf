"""What templates see of data: in the language of a page, typeset, a field's own name before anything else. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from diglot.core.page_models.own_data import OwnFields, Typeset, shown_value
from diglot.extensions.datasets.core.data_values import holds_tables, is_by_language, plain_of
from diglot.model.languages import Lang, LocalizedText


class DataTable:
    """A table of data: `row.title`, `row["title"]`; a loop goes through its names.

    It has no methods: fields may be called `items` and `values`.
    """

    __slots__ = ("_fields",)

    def __init__(self, fields: Mapping[str, Any]) -> None:
        """fields: by name, as templates see them."""
        self._fields = fields

    def __getattr__(self, name: str) -> Any:
        """Return a field. Raises: AttributeError."""
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, name: str) -> Any:
        """Return a field. Raises: KeyError."""
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the fields, in their order."""
        return iter(self._fields)

    def __len__(self) -> int:
        """Return the number of fields."""
        return len(self._fields)

    def __dir__(self) -> list[str]:
        """Return the names of the fields: those that a misspelt one may mean."""
        return list(self._fields)


class AllData(DataTable):
    """The value `data` of templates: each file by its name. find: returns what a file says; raises KeyError."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[str], Any], names: Mapping[str, object]) -> None:
        """names: of all files."""
        super().__init__(names)
        self._find = find

    def __getitem__(self, name: str) -> Any:
        """Return what a file says. Raises: KeyError."""
        return self._find(name)


class Unreadable(DataTable):
    """What templates see of a file with a fault, which is a problem already: nothing, whatever they ask for."""

    __slots__ = ()

    def __getitem__(self, name: str) -> Unreadable:
        """Return the same."""
        return self

    def __str__(self) -> str:
        """Return no text."""
        return ""


UNREADABLE = Unreadable({})


def shown_data(value: Any, lang: Lang, fields: OwnFields, typeset: Typeset, name: str = "") -> Any:
    """Return a value as a page of a language shows it. fields: of the house's own, which say what some values are."""
    if name in fields and not holds_tables(value):
        return shown_value(fields[name], fields[name].in_table, plain_of(fields[name], value), lang, typeset)
    if is_by_language(value):
        return typeset(*LocalizedText(value).best(lang))
    if isinstance(value, dict):
        return DataTable({inner: shown_data(one, lang, fields, typeset, inner) for inner, one in value.items()})
    if isinstance(value, list):
        return tuple(shown_data(one, lang, fields, typeset) for one in value)
    return value
