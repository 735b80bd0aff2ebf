"""What an article in JATS becomes: texts, people and works that it cites, and what is lost of it. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from diglot.extensions.journal.model.fields import Affiliation
from diglot.model.languages import Lang

LINE = " line"
"""The attribute in which an element has its line in the file, from 1: no attribute of XML can have this name."""

MATH = "mml:"
"""What the names of elements of MathML begin with; all others are without their namespace."""


class JatsLoss(msgspec.Struct, frozen=True):
    """What has no place in a publication. thing: its kind, an entry of the catalogue; excerpt: at its first place."""

    line: int
    thing: str
    excerpt: str
    count: int = 1


class JatsPerson(msgspec.Struct, frozen=True):
    """Somebody whom an article names. names: family and given name by language, "" where none is said.

    A name that is not divided has no given name. roles: of the taxonomy CRediT.
    """

    names: Mapping[Lang, tuple[str, str]]
    orcid: str = ""
    email: str = ""
    affiliations: tuple[Affiliation, ...] = ()
    roles: tuple[str, ...] = ()
    is_corresponding: bool = False

    def full_name(self, lang: Lang) -> str:
        """Return the name in a language, or else in another, the given name first."""
        family, given = self.names.get(lang) or next(iter(self.names.values()))
        return f"{given} {family}".strip()

    @property
    def is_only_a_name(self) -> bool:
        """Whether nothing else is known of the person."""
        return not (self.orcid or self.email or self.affiliations or len(self.names) > 1)


class JatsFront(msgspec.Struct, frozen=True):
    """What an edition says of itself. fields: of front matter, by their names. url: of its page, "" if it says none."""

    fields: Mapping[str, str | tuple[str, ...]]
    authors: tuple[JatsPerson, ...] = ()
    translators: tuple[JatsPerson, ...] = ()
    url: str = ""


class CitedItem(msgspec.Struct, frozen=True):
    """A work in a list of references. id: of its element; item: in CSL JSON, without its key; words: as printed.

    rest: those of its words for which CSL has no field.
    """

    id: str
    line: int
    item: Mapping[str, Any]
    words: str
    rest: str = ""
