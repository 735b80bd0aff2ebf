"""Places of pages and files that several parts of the program must know. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from diglot.model.languages import Lang, pair_name

SETTINGS_PATH = "content/site.toml"
MANUSCRIPT_SUFFIXES = (".md", ".markdown")
LEDGER_FOLDER = "content/ledger"
"""The folder of the ledgers of the first two languages; those of other pairs are in folders beside it."""

MANIFEST_PLACE = "site.webmanifest"
SECURITY_PLACE = ".well-known/security.txt"
OPENSEARCH_NAME = "opensearch.xml"
"""The description of the search of a language, beside its page."""
GONE_NAME = "410.html"
"""What servers answer at the addresses of texts that are no longer published: one for each language."""
GONE_MARK = "_gone"
"""The name of an empty file beside the page at such an address."""


def parallel_place(place: str, pair: str = "") -> str:
    """Return the place of the page with both texts in the language of an edition at this place.

    pair: as `pair_name` has it.

    >>> parallel_place("/en/asia/seoul-1990/"), parallel_place("/en/asia/seoul-1990/", "de-en")
    ('/en/asia/seoul-1990/parallel/', '/en/asia/seoul-1990/parallel/de-en/')
    """
    return f"{place}parallel/{pair}/" if pair else f"{place}parallel/"


def ledger_place(stem: str, pair: str = "") -> str:
    """Return the path of a ledger: beside the folders of the languages, under the name of the manuscripts.

    pair: as `pair_name` has it.

    >>> ledger_place("asia/seoul-1990"), ledger_place("asia/seoul-1990", "de-en")
    ('content/ledger/asia/seoul-1990.toml', 'content/ledger-de-en/asia/seoul-1990.toml')
    """
    return f"{_ledger_folder(pair)}/{stem}.toml"


def _ledger_folder(pair: str) -> str:
    return f"{LEDGER_FOLDER}-{pair}" if pair else LEDGER_FOLDER


def ledger_folders(languages: Iterable[Lang]) -> Sequence[str]:
    """Return the folders of the ledgers of a publication in these languages.

    >>> ledger_folders(("en", "ru", "de"))
    ('content/ledger', 'content/ledger-de-en', 'content/ledger-de-ru')
    """
    every = tuple(languages)
    return tuple(_ledger_folder(pair_name(*pair, every)) for pair in combinations(every, 2))


def is_ledger_folder(top: str) -> bool:
    """Return whether a folder in `content/` is one of ledgers, by its name."""
    return top == "ledger" or top.startswith("ledger-")


def is_ledger(path: str) -> bool:
    """Return whether a file is in the place of a ledger."""
    return path.endswith(".toml") and path.count("/") > 1 and is_ledger_folder(path.split("/", 2)[1])


def stem_of(path: str) -> str:
    """Return the stem that all files of an article share: the path below the language, without suffix.

    >>> stem_of("content/ru/asia/seoul-1990.md"), stem_of("content/ledger/asia/index.toml")
    ('asia/seoul-1990', 'asia/index')
    """
    stem = path.split("/", 2)[2].rpartition(".")[0]
    return f"{stem.removesuffix('_index')}index" if stem == "_index" or stem.endswith("/_index") else stem
