"""The addresses of pages of data. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.extensions.datasets.model.datasets import DATA, Dataset
from diglot.model.languages import Lang
from diglot.model.publication import Publication


def data_pages(publication: Publication) -> list[Dataset]:
    """Return the files of data that are pages."""
    return [one for one in publication.added.get(DATA, {}).values() if one.page]


def data_page_place(dataset: Dataset, lang: Lang) -> str:
    """Return the address of the page of a file in a language."""
    return f"/{lang}/{dataset.name}/"


def data_page_places(publication: Publication) -> Iterator[str]:
    """Yield the addresses of all pages of data, to which texts and menus may link.

    A file with a fault may be a page as well: links to it are no problems of their own.
    """
    for dataset in (one for one in publication.added.get(DATA, {}).values() if one.page or not one.is_sound):
        yield from (data_page_place(dataset, lang) for lang in publication.settings.languages)
