"""Items of a bibliography, and how citations are written in a manuscript. Touches nothing."""

from __future__ import annotations

import re

import msgspec

from diglot.model.languages import Lang
from diglot.model.tree import Citation, Cite, QuoteType, Str

BIBLIOGRAPHIES = ("content/bibliography.bib", "content/bibliography.json")
"""The files of a bibliography: BibTeX or BibLaTeX, and CSL JSON."""

KEY = r"\w(?:[\w:.#$%&+?~/-]*\w)?"
"""The pattern of a citation key. Source: pandoc's manual, “Citation syntax”."""
CITED_KEY = re.compile(rf"(?<![\w@/.])@({KEY})")

LABEL = re.compile(r"(?P<kind>fig|tbl|eq|sec|thm|lst)[:-][^\s{}]+", re.IGNORECASE)
"""The pattern of a key that refers to a part of the text itself. Source: the manuals of pandoc-crossref and Quarto."""

CITATION_SPAN, TEXT_CITATION_SPAN = "diglot-cite", "diglot-cite-in-text"
"""The classes of spans that `core.markdown` puts around citations for pandoc."""
OUR_SPAN = "our=\U0001ffff"
"""The attribute of these spans. No manuscript has the character, so what has it is ours wherever it is found."""


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


_PART = re.compile(rf"(?P<prefix>.*?)(?P<minus>-?)@(?P<key>{KEY})(?P<suffix>.*)", re.DOTALL)
_IN_TEXT = re.compile(rf"(?P<minus>-?)@(?P<key>{KEY})(?:\s*\[(?P<suffix>[^\[\]]*)\])?")


def read_citation(written: str) -> Cite | None:
    """Return the node of a citation as written, in brackets or in the text; None if it is not a citation.

    >>> from diglot.model.tree import plain_text
    >>> cite = read_citation("[see @shitsgal1959, p. 12; -@marks1991]")
    >>> [(citation.id, plain_text(citation.citationSuffix), citation.citationMode.t) for citation in cite.content[0]]
    [('shitsgal1959', ', p. 12', 'NormalCitation'), ('marks1991', '', 'SuppressAuthor')]
    >>> read_citation("[no key]")
    """
    text = " ".join(written.split())
    if in_text := _IN_TEXT.fullmatch(text):
        suffix = f", {in_text['suffix']}" if in_text["suffix"] else ""
        mode = "SuppressAuthor" if in_text["minus"] else "AuthorInText"
        return Cite(((_citation(in_text["key"], "", suffix, mode),), (Str(text),)))
    parts = [_PART.fullmatch(part.strip()) for part in text.strip("[]").split(";")]
    if not text.startswith("[") or not all(parts):
        return None
    citations = tuple(
        _citation(part["key"], part["prefix"], part["suffix"], "SuppressAuthor" if part["minus"] else "NormalCitation")
        for part in parts
        if part
    )
    return Cite((citations, (Str(text),)))


def _citation(key: str, prefix: str, suffix: str, mode: str) -> Citation:
    before, after = ((Str(text),) if text else () for text in (prefix, suffix))
    return Citation(key, before, after, QuoteType(mode), 0, 0)
