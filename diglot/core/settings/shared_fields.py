"""The kinds of values that several of the publication's tables hold, and the names that are valid in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from diglot.model.extensions import Extension
from diglot.model.fields import TEXT, Field, Fields, matching, one_of_or_matching
from diglot.model.languages import LANGUAGES
from diglot.model.printing import OWN_TRIM
from diglot.model.problems import N_

LINK_URL = r"^(?:https?://|mailto:)[^\s\"'<>\\]+$"
DATE = matching(r"^\d{4}-\d{2}-\d{2}", N_("a date without quotation marks, such as 2015-04-01"))
LABELS: Fields = dict.fromkeys(LANGUAGES, TEXT)
PATH = r"(?!\.)[^/\\\x00-\x1f]+(?:/(?!\.)[^/\\\x00-\x1f]+)*"


def page_size(*names: str) -> Field:
    """Return the field of a page size: one of these names, or a size in millimetres."""
    expected = N_("a page size such as A5 or 60x90/16, or your own in millimetres, such as 140x210mm")
    return one_of_or_matching(names, OWN_TRIM, expected)


class KnownNames(msgspec.Struct, frozen=True):
    """The names, and the colours, that are valid as values of settings."""

    formats: Sequence[str]
    trims: Sequence[str]
    shares: Sequence[str]
    colour: Callable[[str], str]
    """Takes a colour as CSS writes it and returns it as "#rrggbb", or "" if it is no colour."""
    extension: Callable[[str], tuple[Extension, bytes] | str] = lambda _: ""
    """Takes the name of an extension and returns what it declares and the digest of its code, or why it is refused."""
    extensions: Callable[[], Iterable[str]] = tuple
    """Returns the names of all that are installed."""
    tables: Mapping[str, Fields] = {}
    """The fields of the tables that the extensions that come along read, by name."""
