"""What the last build published, as inputs of the next one: it can publish pages before its own PDFs, or without them.

Touches the disk through its adapter only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from diglot.adapters.disk import FinishedSite
from diglot.model.languages import Lang
from diglot.queries.database import Database
from diglot.queries.query import Query


class PublishedFile(msgspec.Struct, frozen=True):
    """A file as it was published. output: the folder; the other fields are those of an output file."""

    output: str
    format: str
    key: str
    langs: tuple[Lang, ...]
    place: str
    mime: str
    size: int


class PublishedContent(msgspec.Struct, frozen=True):
    """The contents of a published file."""

    site: FinishedSite
    place: str
    size: int

    def read(self) -> bytes:
        """Return the contents.

        Raises: SiteUnfinished if somebody has changed the file since.
        """
        return self.site.read(self.place)


PUBLISHED = Query[PublishedFile]("published file", 12, PublishedFile)
"""A published file, by its number in the order in which they were made: an input."""

PUBLISHED_TEXTS = Query[tuple[str, ...]]("published texts", 49, tuple[str, ...])
"""The paths of the texts that readers of a folder were shown: an input."""


def set_published(db: Database, output: str, files: Iterable[PublishedFile], texts: Iterable[str]) -> None:
    """Let these be the files that were published last, and the paths of the texts. output: the folder."""
    numbered: Mapping[str, PublishedFile] = {f"{number:08}": file for number, file in enumerate(files)}
    db.set_all(PUBLISHED, numbered)
    db.set_all(PUBLISHED_TEXTS, {output: tuple(sorted(texts))})
