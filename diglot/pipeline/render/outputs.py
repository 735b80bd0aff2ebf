"""The finished files of a build (PDFs, e-books, parallel pages) and the links to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from diglot.core.page_models import SiteAddress
from diglot.model.languages import Lang, other_languages
from diglot.model.pages import RenditionLink
from diglot.model.publication import Article, Edition, Publication
from diglot.pipeline.base.cached_files import CachedFile
from diglot.queries.site.published import PublishedContent

PDF_MIME, HTML_MIME = "application/pdf", "text/html"


class OutputFile(msgspec.Struct, frozen=True):
    """A finished file. key: of the article or volume; langs: of the pages that offer it; place: inside the site.

    content: the bytes, or a file in the store or in the published site: those of a large publication would not fit into
    memory together.
    """

    format: str
    key: str
    langs: tuple[Lang, ...]
    place: str
    mime: str
    content: bytes | CachedFile | PublishedContent
    sitemap_row: str = ""
    """The entry of a page in the sitemap."""
    label: str = ""
    """What pages call the format of an extension."""
    pair: tuple[Lang, ...] = ()
    """The languages in it, if they are not those of the pages that offer it."""

    @property
    def size(self) -> int:
        """The size in bytes."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.size

    def read(self) -> bytes:
        """Return the contents.

        Raises: CachedFileLost, SiteUnfinished.
        """
        return self.content if isinstance(self.content, bytes) else self.content.read()


class Outputs(msgspec.Struct, frozen=True):
    """Finished files of some formats. made: how many were made, not found in the cache.

    absent: the places of those that could not be made, or were left. elsewhere: links to files that another build has
    made, by key and language. order: of the formats in which pages list them.
    """

    files: tuple[OutputFile, ...] = ()
    made: int = 0
    absent: tuple[str, ...] = ()
    elsewhere: Mapping[tuple[str, Lang], tuple[RenditionLink, ...]] = {}
    order: tuple[str, ...] = ()

    def __add__(self, other: Outputs) -> Outputs:
        """Return the files of both, how many of them were made, and which are absent."""
        files, absent = (*self.files, *other.files), (*self.absent, *other.absent)
        return replace(self, files=files, made=self.made + other.made, absent=absent)

    @classmethod
    def of_cached(cls, files: Iterable[OutputFile]) -> Outputs:
        """Return the files without those that could not be made, and how many of them were made in this build."""
        every = tuple(files)
        made = sum(isinstance(file.content, CachedFile) and file.content.is_new for file in every)
        present = tuple(file for file in every if file.size)
        return cls(present, made, tuple(file.place for file in every if not file.size))

    def in_order(self, formats: Sequence[str]) -> Outputs:
        """Return the files in the order of these formats, in which pages list them."""
        files = tuple(sorted(self.files, key=lambda file: formats.index(file.format)))
        return replace(self, files=files, order=tuple(formats))

    @property
    def pdfs(self) -> int:
        """The number of PDFs."""
        return sum(file.mime == PDF_MIME for file in self.files)

    @property
    def pages(self) -> int:
        """The number of pages of the site among the files."""
        return sum(file.mime == HTML_MIME for file in self.files)

    @property
    def reused(self) -> int:
        """The number of files found in the cache. Pages are never cached."""
        return len(self.files) - self.pages - self.made

    def links(self, address: SiteAddress) -> Mapping[tuple[str, Lang], tuple[RenditionLink, ...]]:
        """Return the links to other forms that the page of an article shows, by key and language."""
        links = dict(self.elsewhere)
        several = Counter((file.key, lang, file.format) for file in self.files for lang in file.langs)
        for file in self.files:
            href = address.href(f"/{file.place.removesuffix('index.html')}")
            for lang in file.langs:
                is_one_of_several = several[file.key, lang, file.format] > 1
                others = other_languages(lang, file.pair or file.langs) if is_one_of_several else ()
                link = RenditionLink(file.format, href, file.mime, file.size, file.label, "".join(others[:1]))
                links[file.key, lang] = (*links.get((file.key, lang), ()), link)
        if self.elsewhere:
            places = {format: place for place, format in enumerate(self.order)}
            links = {text: tuple(sorted(found, key=lambda link: places[link.format])) for text, found in links.items()}
        return links


class SiteFiles(msgspec.Struct, frozen=True):
    """What a format wrote to the site when its pages were there. is_made: whether an earlier build has not made it."""

    places: tuple[str, ...]
    is_made: bool


def editions_of(publication: Publication) -> list[tuple[Article, Edition]]:
    """Return every edition that has outputs other than a page, with its article."""
    texts = [article for article in publication.articles if article.kind == "article"]
    return [(article, edition) for article in texts for edition in article.editions]
