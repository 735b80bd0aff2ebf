"""The names, and the colours, that are valid as values of settings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from diglot.model.extensions import Extension, Options, Policy
from diglot.model.fields import Fields


class KnownNames(msgspec.Struct, frozen=True):
    """What the settings are checked against that the model does not know."""

    formats: Sequence[str]
    colour: Callable[[str], str]
    """Takes a colour as CSS writes it and returns it as "#rrggbb", or "" if it is no colour."""
    extension: Callable[[str], tuple[Extension, bytes] | str] = lambda _: ""
    """Takes the name of an extension and returns what it declares and the digest of its code, or why it is refused."""
    extensions: Callable[[], Iterable[str]] = tuple
    """Returns the names of all that are installed."""
    tables: Mapping[str, Fields] = {}
    """The fields of the tables that the extensions that come along read, by name."""
    front_matter: Sequence[type[msgspec.Struct]] = ()
    """Structs of the fields that these extensions add to front matter."""
    person: Sequence[type[msgspec.Struct]] = ()
    """Structs of the fields that they add to files of people."""
    policy: Callable[[Mapping[str, Options]], Policy] = lambda _: {}
    """Takes these tables, and returns what pages may use because of them."""
    looks: Callable[[], Mapping[str, tuple[str, str]]] = dict
    """Returns the path and the text of the files of looks that do not come along, by the names of these."""
    taken: Collection[str] = ()
    """The names of fields that texts, people and issues have already."""
