"""What the templates of the pages for archives show. Touches nothing."""

from __future__ import annotations

import msgspec

from diglot.model.languages import Lang
from diglot.model.pages import Page, Reference, RenditionLink


class KeptArticle(msgspec.Struct, frozen=True):
    """An article that an archive keeps, with its other forms."""

    page: Reference
    renditions: tuple[RenditionLink, ...]


class KeptIssue(msgspec.Struct, frozen=True):
    """An issue that an archive keeps, with its articles in a language."""

    page: Reference
    articles: tuple[KeptArticle, ...]


class PreservationPage(Page, frozen=True):
    """A page for archives: `preservation.html`. statements: what each archive looks for, in its words and language.

    issns, publisher: of the journal. units: the pages of volumes and years, of the page that leads to them; issues: of
    a volume or a year.
    """

    statements: tuple[str, ...]
    statements_lang: Lang
    issns: tuple[str, ...]
    publisher: str
    units: tuple[Reference, ...] = ()
    issues: tuple[KeptIssue, ...] = ()
