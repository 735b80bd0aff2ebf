"""Items of a bibliography, and how citations are written in a manuscript. Touches nothing."""

from __future__ import annotations

import re

import msgspec

from diglot.model.languages import Lang

BIBLIOGRAPHIES = ("content/bibliography.bib", "content/bibliography.json")
"""The files of a bibliography: BibTeX or BibLaTeX, and CSL JSON."""

KEY = r"\w(?:[\w:.#$%&+?~/-]*\w)?"
"""The pattern of a citation key. Source: pandoc's manual, “Citation syntax”."""
CITED_KEY = re.compile(rf"(?<![\w@/.])@({KEY})")

CITATION_SPAN, TEXT_CITATION_SPAN = "diglot-cite", "diglot-cite-in-text"
"""The classes of spans that `core.markdown` puts around citations for pandoc."""


class Reference(msgspec.Struct, frozen=True):
    """An item of a bibliography. lang: in which it is described. item: pandoc's JSON of it."""

    key: str
    lang: Lang
    item: str


class Bibliography(msgspec.Struct, frozen=True):
    """The items of a publication's bibliography by key."""

    items: dict[str, Reference] = {}

    def cited(self, keys: tuple[str, ...]) -> tuple[Reference, ...]:
        """Return the items of some keys, those that there are."""
        return tuple(self.items[key] for key in keys if key in self.items)
