"""Article pages in, EPUBs out: one for each edition, or one of both texts, passage by passage.

Touches the store and templates through adapters only.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from diglot.adapters.databases.store import cache_key, code_digest
from diglot.adapters.files.default_files import Overlay
from diglot.adapters.painting import cover_image
from diglot.core import cover_layout, page_models
from diglot.core.design_tokens import fill_tokens, font_faces
from diglot.extensions.books.core.paired_volume import pair_page
from diglot.extensions.books.model.pages import BookPage
from diglot.extensions.books.pipeline.cover_artwork import load_artwork
from diglot.extensions.epub.adapters import epub_zip
from diglot.extensions.epub.adapters.artwork_cover import artwork_cover
from diglot.extensions.epub.core import epub_package, xhtml
from diglot.extensions.epub.core.book_tokens import book_tokens
from diglot.extensions.epub.model.ebooks import EPUB_MIME, XHTML_MIME, BookFacts, BookFile, Credit
from diglot.model.languages import Lang, languages_with
from diglot.model.look import Look
from diglot.model.pages import ArticlePage, Chapter, OutlineItem, Page, Person
from diglot.model.paper.covers import FACES, CoverWords
from diglot.model.paper.printing import trim_of
from diglot.model.paper.volumes import Volume
from diglot.model.problems import N_, Problem
from diglot.model.publication import Article, Edition
from diglot.pipeline.base.cached_files import CachedFile, find_file, put_file
from diglot.pipeline.base.published_files import PublicFile
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.styles import cover_fonts, look_sheets
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import OutputFile, Outputs, editions_of

TEXT, AFTERWORD, NAV, COVER_PAGE, COVER, STYLE = (
    "text.xhtml", "afterword.xhtml", "nav.xhtml", "cover.xhtml", "cover.png", "styles/epub.css",
)  # fmt: skip

# An EPUB must give the date of its last change. Without a known date this is the earliest that ZIP can hold: the day
# of the build would make two builds differ.
NO_DAY = dt.date(1980, 1, 1)

_MIMES = {
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".md": "text/plain",
}


def make_epubs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the EPUBs of editions: `<slug>.epub` beside each page's folder."""
    builder = EpubBuilder(site, resources)
    editions = editions_of(site.publication)
    resources.progress.stage(N_("Building EPUBs"), len(editions))
    books = []
    for article, edition in editions:
        file = builder.build(builder.edition(article, edition))
        place = f"{edition.href.strip('/')}.epub"
        books.append(OutputFile("epub", article.key, (edition.lang,), place, EPUB_MIME, file))
    return Outputs.of_cached(books), []


def make_bilingual_epubs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make EPUBs of both texts, beside the folder of the parallel page: `en-ru/<slug>.epub`."""
    builder = EpubBuilder(site, resources)
    pairs = list(page_models.find_pairs(site.publication))
    resources.progress.stage(N_("Building bilingual EPUBs"), len(pairs))
    books = []
    for article, original, translation in pairs:
        langs = (original.lang, translation.lang)
        file = builder.build(builder.both(article, original, translation))
        place = f"{page_models.paired_place(article, *langs).strip('/')}.epub"
        books.append(OutputFile("epub-bilingual", article.key, langs, place, EPUB_MIME, file))
    return Outputs.of_cached(books), []


class FrontArtwork(msgspec.Struct, frozen=True):
    """A picture for the front of a book, bleed included. trim: width and height of the page, in mm, as the bleed."""

    content: bytes
    trim: tuple[float, float]
    bleed: float


class Book(msgspec.Struct, frozen=True):
    """The content of an EPUB: its metadata, its files without the cover, and the cover's text.

    artwork: in place of the drawn cover.
    """

    facts: BookFacts
    files: tuple[BookFile, ...]
    cover: CoverWords
    artwork: FrontArtwork | None = None

    def key(self, fonts_key: bytes) -> bytes:
        """Hash everything that the EPUB depends on."""
        files = [part for file in self.files for part in (file.place, file.mime, file.role, file.content)]
        facts = repr((self.facts, self.cover))
        artwork = msgspec.msgpack.encode(self.artwork)
        return cache_key("epub", code_digest(), cover_image.painter_version(), fonts_key, facts, artwork, *files)


class EpubPage(msgspec.Struct, frozen=True):
    """A page of a book: its page model and its template."""

    model: Page
    template: str


class EpubBuilder:
    """Builds EPUBs, or finds them in the store."""

    def __init__(self, site: CompiledSite, resources: Resources) -> None:
        self._site = site
        self._resources = resources
        self._languages = languages_with(site.settings.english)
        self.parts = book_parts(resources.overlay, site.settings.look)
        self._fonts = cover_fonts(resources.overlay, site.settings.look)

    @cached_property
    def _fonts_key(self) -> bytes:
        return cache_key(*(self._fonts[name] for name in sorted(FACES.values())))

    @cached_property
    def _painter(self) -> cover_image.CoverPainter:
        return cover_image.CoverPainter(self._fonts)

    def build(self, book: Book) -> CachedFile:
        """Return the EPUB of a book, from the store if nothing it depends on has changed."""
        store, key = self._resources.store, book.key(self._fonts_key)
        file = find_file(store, key)
        if file is None:
            cover = BookFile(COVER, "image/png", self._cover(book), "cover")
            file = put_file(store, key, epub_zip.bind(epub_package.container_files(book.facts, (cover, *book.files))))
        self._resources.progress.step()
        return file

    def _cover(self, book: Book) -> bytes:
        if artwork := book.artwork:
            return artwork_cover(artwork.content, artwork.trim, artwork.bleed)
        return self._painter.paint(cover_layout.lay_out_cover(book.cover, self._painter.measure))

    def with_artwork(self, book: Book, volume: Volume) -> tuple[Book, list[Problem]]:
        """Return the book of a volume with the artwork of its front, if it has any of pixels, and what is wrong."""
        settings = self._site.settings
        pictures, problems = load_artwork(volume, settings, self._resources.overlay)
        front = pictures.get("front")
        if front is None or not front.is_raster:
            return book, problems
        trim = trim_of(volume.trim or settings.trim)
        artwork = FrontArtwork(front.content, (trim.width_mm, trim.height_mm), settings.press.bleed_mm)
        return replace(book, artwork=artwork), problems

    # ------------------------------------------------------------ the content of books

    def edition(self, article: Article, edition: Edition) -> Book:
        """Assemble the book of one edition."""
        page = self._page(article, edition.lang)
        chapters = (self.chapter(article, edition.lang), self.afterword(edition.lang, AFTERWORD))
        book = book_page(page, chapters=chapters)
        return self._book(article, book, (edition,), {AFTERWORD: book})

    def both(self, article: Article, original: Edition, translation: Edition) -> Book:
        """Assemble the book of an original and its translation."""
        book = pair_page(self._site.builder(original.lang), article, translation)
        last = f"afterword-{translation.lang}.xhtml"
        chapters = (
            self.chapter(article, original.lang, translation.lang),
            self.afterword(original.lang, AFTERWORD),
            self.afterword(translation.lang, last),
        )
        other = self._page(article, translation.lang)
        book = replace(book, chapters=chapters)
        return self._book(article, book, (original, translation), {AFTERWORD: book, last: book_page(other)})

    def _page(self, article: Article, lang: Lang) -> ArticlePage:
        return page_models.make_article_page(self._site.builder(lang), article)

    def chapter(self, article: Article, lang: Lang, twin_lang: Lang = "", place: str = TEXT) -> Chapter:
        """Return the line of a text in the table of contents, its headings under it.

        twin_lang: of a bilingual book. place: the file of the text.
        """
        edition, twin = (
            self._site.publication.compiled_editions.get((article.key, code)) for code in (lang, twin_lang)
        )
        assert edition
        items = [OutlineItem(heading.level, heading.text, heading.id) for heading in edition.metadata.outline]
        twin_texts = {heading.id: heading.text for heading in twin.metadata.outline} if twin else {}
        chapters = epub_package.nest_headings(items, place, lang, twin_texts, twin_lang)
        return Chapter(edition.title, place, lang, chapters, twin.title if twin else "", twin_lang)

    def afterword(self, lang: Lang, place: str) -> Chapter:
        """Return the line of the page about the edition in the table of contents."""
        return Chapter(self._site.services.say(lang, N_("About this edition")), place, lang)

    def _book(
        self, article: Article, book: BookPage, editions: Sequence[Edition], afterwords: Mapping[str, BookPage]
    ) -> Book:
        addresses = BookAddresses(self._site, {COVER, STYLE, TEXT, NAV, COVER_PAGE, *afterwords})
        models = {COVER_PAGE: book, TEXT: book, **afterwords, NAV: book}
        # The afterwords of both languages have one template.
        names = {place: AFTERWORD if place.startswith("afterword") else place for place in models}
        book_pages = {place: EpubPage(page, f"epub/{names[place]}") for place, page in models.items()}
        pages, pictures = self.files(book_pages, addresses)
        facts = self._facts(article, book, editions, pages, pictures)
        return Book(facts, (*pages, *self.parts, *pictures), self._cover_words(book, editions))

    def files(
        self, book_pages: Mapping[str, EpubPage], addresses: BookAddresses
    ) -> tuple[list[BookFile], list[BookFile]]:
        """Return the pages of a book, by their places, as files, and the pictures that they show."""
        pages = [
            BookFile(
                place,
                XHTML_MIME,
                xhtml.write_document(self._markup(page), addresses.resolve).encode(),
                "contents" if place == NAV else "page",
            )
            for place, page in book_pages.items()
        ]
        return pages, [self.picture(file) for file in addresses.pictures.values()]

    def _markup(self, page: EpubPage) -> str:
        return self._site.shown_on("e-book", self._site.document(page.model, page.template))

    def picture(self, file: PublicFile) -> BookFile:
        """Return a picture as a file of a book, converted to JPEG if EPUB does not support its format."""
        content = self._site.files.read(file.path)
        if file.mime in _UNSUPPORTED_MIMES:
            return BookFile(_picture_place(file), "image/jpeg", cover_image.as_jpeg(content))
        return BookFile(file.place, file.mime, content)

    def _cover_words(self, book: BookPage, editions: Sequence[Edition]) -> CoverWords:
        languages = self._site.settings.languages
        leaf = 2 if len(editions) > 1 else languages.index(editions[0].lang) % 2
        return cover_layout.cover_words(self._site.document(book, "epub/cover.txt"), leaf, self._site.settings.look)

    def _facts(
        self,
        article: Article,
        book: BookPage,
        editions: Sequence[Edition],
        pages: Sequence[BookFile],
        pictures: Sequence[BookFile],
    ) -> BookFacts:
        first = editions[0]
        book_langs = {edition.lang for edition in editions}
        address = self._site.address
        urls = {edition.lang: address.url(edition.href) for edition in article.editions} if address.base_url else {}
        source_langs = set() if any(edition.is_original for edition in editions) else {article.original}
        are_described = not any(b'alt=""' in page.content for page in pages)
        title = f"{book.title} · {book.counterpart.title}" if book.counterpart else book.title
        days = [day for edition in editions for day in (edition.updated, edition.date) if day]
        return BookFacts(
            identifier=identifier_of(article, editions, urls.get(first.lang, "")),
            languages=tuple(self._languages[edition.lang].bcp47 for edition in editions),
            title=title,
            credits=(
                *credits_of(book.authors, "aut"),
                *credits_of(book.translators, "trl"),
                *credits_of(book.editors, "edt"),
            ),
            modified=max(days, default=NO_DAY),
            published=first.date,
            publisher=book.frame.publisher,
            description=book.head.description,
            subjects=tuple(tag.text for tag in book.tags),
            rights=book.license,
            source_url="".join(urls.get(lang, "") for lang in source_langs),
            relation_urls=tuple(url for lang, url in urls.items() if lang not in book_langs | source_langs),
            dois=tuple(_dois(book, book_langs)),
            collection=book.frame.title,
            summary=self.summary(
                book.lang, has_notes=bool(book.notes), has_described_pictures=bool(pictures) and are_described
            ),
            pictures=len(pictures),
            are_described=are_described,
            is_still=all(is_still(file) for file in pictures),
        )

    def summary(self, lang: Lang, *, has_notes: bool, has_described_pictures: bool) -> str:
        """Return the accessibility summary of a book."""
        sentences = [
            N_("The text is in reading order under its headings, and the table of contents links to them."),
            N_("Notes are linked to their places in the text.") if has_notes else "",
            N_("Every picture has a text description.") if has_described_pictures else "",
            N_("Readers can adjust the font, line spacing and colours."),
        ]
        return " ".join(self._site.services.say(lang, sentence) for sentence in sentences if sentence)


class BookAddresses:
    """Resolves addresses of the site from inside a book, and collects the pictures that the book needs."""

    def __init__(self, site: CompiledSite, places: set[str], chapters: Mapping[str, str] | None = None) -> None:
        """places: of the book's files. chapters: the places of pages of the site that are in the book, by href."""
        self._chapters = chapters or {}
        self._address = site.address
        self._places = places
        self._files = {self._address.href(f"/{file.place}"): file for file in site.files.used if file.is_picture}
        self.pictures: dict[str, PublicFile] = {}
        """Every picture that was asked for, by its address on the site."""

    def resolve(self, attribute: str, value: str) -> str | None:
        """Return the address to write in the book, or None if there is none. attribute: "href" or "src"."""
        bare = value.partition("#")[0]
        if not bare or bare in self._places:
            return value
        if attribute == "src":
            return value if value.startswith("data:image/") else self._picture(value)
        if bare in self._chapters:
            return f"{self._chapters[bare]}{value[len(bare) :]}"
        if _WITH_SCHEME.match(value):
            return quote(value, safe=_URL_SAFE)
        return self._absolute(value) if value.startswith("/") else None

    def _picture(self, href: str) -> str | None:
        file = self._files.get(href)
        if file is None:
            return None
        self.pictures[href] = file
        return _picture_place(file)

    def _absolute(self, href: str) -> str | None:
        """Return the URL of a page of the site, or None if the site's address is not known."""
        if not self._address.base_url:
            return None
        path, separator, fragment = href.partition("#")
        return f"{self._address.url(path.removeprefix(self._address.prefix))}{separator}{quote(fragment)}"


# AVIF is not among the core media types of EPUB 3.3.
_UNSUPPORTED_MIMES = frozenset(["image/avif"])


def _picture_place(file: PublicFile) -> str:
    """Return the place of a picture in a book."""
    return f"{posixpath.splitext(file.place)[0]}.jpg" if file.mime in _UNSUPPORTED_MIMES else file.place


# RFC 3986: characters that a URL may contain unencoded; "%" begins one that is encoded already.
# Of those that may not be published, none is left in a page.
_WITH_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_URL_SAFE = "%:/?#[]@!$&'()*+,;=-._~"


def _book_style(overlay: Overlay, look: Look) -> str:
    """Return the stylesheet of e-books."""
    paths = ("assets/styles/epub.css", *look_sheets(look, ".epub.css"))
    css = "".join(overlay.read(path).decode("utf-8", "replace") for path in paths)
    return font_faces(look) + fill_tokens(css, book_tokens(look))


def book_parts(overlay: Overlay, look: Look) -> tuple[BookFile, ...]:
    """Return the stylesheet, the files that it names, and the licence of the fonts if there are any among them."""
    path = f"assets/{STYLE}"
    css = _book_style(overlay, look)
    names = [
        posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) for name in epub_package.find_css_urls(css)
    ]
    has_fonts = any(name.startswith("assets/fonts/") for name in names)
    licences = [_LICENCE] if has_fonts else []
    parts = [BookFile(STYLE, "text/css", css.encode())]
    for name in [*names, *licences]:
        file = overlay.find(name) if name.startswith("assets/") else None
        suffix = posixpath.splitext(name)[1]
        if file and suffix in _MIMES:
            parts.append(BookFile(name.removeprefix("assets/"), _MIMES[suffix], file.read_bytes()))
    return tuple(parts)


# Of Source Serif, the only family that the default stylesheet embeds.
_LICENCE = "assets/fonts/LICENSE-source-serif.md"


def book_page(page: ArticlePage, **more: object) -> BookPage:
    """Return an edition's page as a page of a book. more: the fields that `BookPage` adds."""
    values = {name: getattr(page, name) for name in ArticlePage.__struct_fields__}
    return BookPage(**{**values, **more})


def credits_of(people: Sequence[Person], role: str) -> Iterator[Credit]:
    """Yield credits for people. role: a MARC code."""
    return (Credit(person.name, role) for person in people)


def identifier_of(article: Article, editions: Sequence[Edition], url: str) -> str:
    """Return an identifier that is the same for the same editions, wherever and whenever they are built."""
    langs = "+".join(edition.lang for edition in editions)
    if not url:
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'diglot:{article.key}:{langs}')}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url if len(editions) == 1 else f'{url}#{langs}')}"


def _dois(page: BookPage, langs: Collection[Lang]) -> Iterator[str]:
    """Yield the DOI of each edition in a book that has one. langs: of the editions."""
    if page.journal:
        own = (page.journal.doi, *(other.doi for other in page.journal.abstracts if other.lang in langs))
        yield from filter(None, own)


def is_still(file: BookFile) -> bool:
    """Return whether nothing in a picture moves."""
    if file.mime == "image/svg+xml":
        return b"<animate" not in file.content
    return file.mime not in ("image/gif", "image/webp")
