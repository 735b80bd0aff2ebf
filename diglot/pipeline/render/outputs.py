"""What an edition is made into besides its page: a PDF, an e-book, … One maker for each format.

To add a format: a module that makes it, and its line in `pipeline.outputs.formats`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import msgspec

from diglot.adapters.overlay import Overlay
from diglot.adapters.store import Store
from diglot.model.languages import Lang
from diglot.model.pages import RenditionLink
from diglot.model.problems import Problem
from diglot.model.publication import Publication
from diglot.model.tasks import Executor
from diglot.pipeline.base.build_options import Progress
from diglot.pipeline.base.tasks import Kept
from diglot.pipeline.render.context import RenderContext

PDF_MIME, HTML_MIME = "application/pdf", "text/html"


class OutputFile(msgspec.Struct, frozen=True):
    """A finished file. key: of the article; langs: of the pages that offer it; place: inside the site.

    content: the file, or what reads it: those of a large publication must not stand in memory together.
    """

    format: str
    key: str
    langs: tuple[Lang, ...]
    place: str
    mime: str
    content: bytes | Kept

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.size

    def read(self) -> bytes:
        """The file.

        Raises: KeptNoMore.
        """
        return self.content if isinstance(self.content, bytes) else self.content.read()


class Outputs(msgspec.Struct, frozen=True):
    """All renditions of one format. made: how many were really made, 0 when the cache knew all."""

    renditions: tuple[OutputFile, ...] = ()
    made: int = 0

    @property
    def works(self) -> int:
        """How many files that the cache keeps; those that belong to no text, of the search, are one."""
        kept = [one for one in self.renditions if one.mime != HTML_MIME]
        return sum(bool(one.key) for one in kept) + any(not one.key for one in kept)


class OutputContext(msgspec.Struct, frozen=True):
    """What a maker works with. batches: what was made before."""

    publication: Publication
    presses: RenderContext
    overlay: Overlay
    store: Store
    executor: Executor
    progress: Progress
    batches: tuple[Outputs, ...] = ()


OutputBuilder: TypeAlias = Callable[[OutputContext], tuple[Outputs, list[Problem]]]


class Renditions(msgspec.Struct, frozen=True):
    """All finished files of a build."""

    batches: tuple[Outputs, ...] = ()
    links: Mapping[tuple[str, Lang], tuple[RenditionLink, ...]] = msgspec.field(default_factory=dict)
    """What the page of an article offers, by its key and language."""

    @property
    def files(self) -> Iterable[OutputFile]:
        """Every file once."""
        return (rendition for batch in self.batches for rendition in batch.renditions)

    @property
    def pdfs(self) -> int:
        """How many PDFs there are."""
        return sum(rendition.mime == PDF_MIME for rendition in self.files)

    @property
    def pages(self) -> int:
        """How many pages of the site are renditions."""
        return sum(rendition.mime == HTML_MIME for rendition in self.files)

    @property
    def made(self) -> int:
        """How many files were really made."""
        return sum(batch.made for batch in self.batches)

    @property
    def reused(self) -> int:
        """How many were kept from before. Pages are made in every build, and the files of the search count as one."""
        return sum(batch.works - batch.made for batch in self.batches)


def gather(batches: Iterable[Outputs], href: Callable[[str], str]) -> Renditions:
    """All batches, and the links to them. href: from a place inside the site to an address."""
    rows = tuple(batches)
    links: dict[tuple[str, Lang], tuple[RenditionLink, ...]] = {}
    for batch in rows:
        for one in batch.renditions:
            link = RenditionLink(one.format, href(f"/{one.place.removesuffix('index.html')}"), one.mime, one.size)
            for lang in one.langs:
                links[one.key, lang] = (*links.get((one.key, lang), ()), link)
    return Renditions(rows, links)
