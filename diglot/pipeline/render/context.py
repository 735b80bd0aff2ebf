"""A publication's settings and proofs in, everything that pages and PDFs are made with out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from html import escape

import msgspec
from msgspec.structs import replace

from diglot.adapters.catalogues import Localization
from diglot.adapters.disk import Folder
from diglot.adapters.overlay import Overlay
from diglot.adapters.store import Store, cache_key
from diglot.adapters.templates import Renderer
from diglot.core import dead_links, link_resolution, page_models, polls, responsive_images, typography
from diglot.model.languages import Lang, languages_with
from diglot.model.pages import Page, Picture, PictureSource
from diglot.model.publication import CompiledEdition, Edition, LeadPicture, Publication, RenderedText, Staleness
from diglot.pipeline.base.source_files import PublicFile, SourceFiles, ThemeFiles, read_theme
from diglot.pipeline.incremental.state import DependencyRecorder
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.typeset.editions import CompiledEditions
from diglot.pipeline.typeset.text_compiler import TextCompiler

PARALLEL_STYLE = "assets/styles/parallel.css"
SEARCH_STYLE, SEARCH_SCRIPT = "assets/styles/search.css", "assets/scripts/search.js"

LOOK_OF_FORMATS = {PARALLEL_STYLE: "parallel", SEARCH_STYLE: "search", SEARCH_SCRIPT: "search"}
"""Files of the look that go out with a format only."""

# What a page shows first; the rest of the fonts come when they are needed.
_PRELOADED_FONTS = ("DiglotSerif-Regular", "DiglotDisplay-Semibold", "DiglotSans-Regular")


class RenderContext(msgspec.Struct, frozen=True):
    """What pages and PDFs are made with."""

    structures: Mapping[Lang, page_models.SiteStructure]
    bench: page_models.PageServices
    renderer: Renderer
    resolver: AddressResolver
    files: SourceFiles
    look: ThemeFiles
    room: TextCompiler
    words: Mapping[Lang, Localization]
    notes: DependencyRecorder
    """Whoever makes something with these is told here what it was made from."""

    def render(self, page: Page) -> bytes:
        """A page of the site, its pictures in several sizes."""
        return responsive_images.offer_sizes(self.renderer.render(page), self._sources).encode()

    def _sources(self, href: str) -> tuple[PictureSource, ...]:
        address = self.bench.address
        scaled = self.files.scaled(href.removeprefix(address.prefix).lstrip("/"))
        return tuple(PictureSource(address.href(f"/{one.place}"), one.width) for one in scaled)

    def outside_galley(self, proof: CompiledEdition) -> RenderedText:
        """A proof's galley with absolute addresses, for readers of a feed."""
        galley = self.room.galley(proof.galley_key)
        return self.resolver.galley(galley, proof.edition.lang, is_outside=True)


def build_render_context(
    publication: Publication,
    structures: Mapping[Lang, page_models.SiteStructure],
    directory: dead_links.LinkIndex,
    sheets: CompiledEditions,
    room: TextCompiler,
    folder: Folder,
    overlay: Overlay,
    sources: LoadedSources,
    words: Mapping[Lang, Localization],
) -> RenderContext:
    """Lay out what pages and PDFs are made with. Broken pictures are found here, before anything is printed."""
    address = page_models.SiteAddress(publication.settings.base_url)
    notes = DependencyRecorder()
    files = SourceFiles(folder, sources.files, room.store)
    resolver = AddressResolver(directory, files, address, notes)
    look = read_theme(overlay)
    style = publication.settings.house_style

    @lru_cache(maxsize=1 << 14)
    def set_text(text: str, lang: Lang) -> str:
        return typography.set_text(text, lang, style)

    def say(lang: Lang, msgid: str) -> str:
        notes(f"words {lang}")
        return set_text(words[lang].gettext(msgid), lang)

    def fragment(text: str, lang: Lang) -> str:
        key = sheets.fragments.get((text, lang))
        return resolver.galley(room.galley(key), lang).html if key else ""

    def stale_notice(stale: Staleness, lang: Lang) -> str:
        notes(f"words {lang}")
        return set_text(_stale_words(stale, words[lang]), lang)

    bench = page_models.PageServices(
        address=address,
        assets=_assets(look, address),
        say=say,
        set_text=set_text,
        galley=lambda key, lang: resolver.galley(room.galley(key), lang),
        fragment=fragment,
        picture=resolver.lead_picture,
        renditions=lambda key, lang: (),
        shares=polls.shares,
        stale=stale_notice,
    )
    languages = languages_with(publication.settings.english)
    renderer = Renderer(overlay.folders("templates"), words, languages, set_text, notes, _BytecodeStore(room.store))
    _take_in_files(publication, resolver)
    return RenderContext(structures, bench, renderer, resolver, files, look, room, words, notes)


class _BytecodeStore(msgspec.Struct, frozen=True):
    """The store, for a machine that keeps things."""

    store: Store

    def get(self, key: str) -> bytes | None:
        return self.store.get(cache_key("shelf", key))

    def put(self, key: str, value: bytes) -> None:
        self.store.put(cache_key("shelf", key), value)


def _stale_words(stale: Staleness, words: Localization) -> str:
    message = words.ngettext(
        "This translation is older than the original: %(changed)s of %(units)s paragraphs has changed since %(date)s.",
        "This translation is older than the original: %(changed)s of %(units)s paragraphs have changed since %(date)s.",
        stale.changed,
    )
    values = {"changed": words.number(stale.changed), "units": words.number(stale.units)}
    return message % {**values, "date": words.date(stale.since)}


def _take_in_files(publication: Publication, resolver: AddressResolver) -> None:
    """Look at every file that is used."""
    for proof in publication.proofs.values():
        for use in proof.particulars.uses:
            kind, target, _ = link_resolution.split_address(use.address)
            if kind == "asset":
                resolver.file(target)
        if proof.edition.image:
            resolver.lead_picture(proof.edition.image, proof.edition)


def _assets(look: ThemeFiles, address: page_models.SiteAddress) -> page_models.ThemeAssets:
    def href(path: str) -> str:
        place = look.place(path)
        return address.href(f"/{place}") if place else ""

    def fonts(*scripts: str) -> tuple[str, ...]:
        found = (href(f"assets/fonts/{name}.{script}.woff2") for script in scripts for name in _PRELOADED_FONTS)
        return tuple(font for font in found if font)

    return page_models.ThemeAssets(
        href("assets/styles/screen.css"),
        href(PARALLEL_STYLE),
        href(SEARCH_STYLE),
        href("assets/scripts/page.js"),
        href(SEARCH_SCRIPT),
        href("assets/icons/icon.svg"),
        # Digits, spaces and punctuation are in the Latin files, whatever the letters.
        {"LATIN": fonts("latin"), "CYRILLIC": fonts("cyrillic", "latin")},
    )


class AddressResolver(msgspec.Struct, frozen=True):
    """Puts real places for neutral addresses, for a page of one language."""

    directory: dead_links.LinkIndex
    files: SourceFiles
    address: page_models.SiteAddress
    notes: DependencyRecorder

    def galley(self, galley: RenderedText, lang: Lang, *, is_outside: bool = False) -> RenderedText:
        """A galley for a page. is_outside: with absolute addresses."""
        attributes = partial(self._attributes, lang=lang, is_outside=is_outside)
        notes = tuple(link_resolution.resolve(note, attributes) for note in galley.notes)
        units = tuple(link_resolution.resolve(unit, attributes) for unit in galley.units)
        return replace(galley, units=units, notes=notes)

    def _attributes(self, name: str, address: str, *, lang: Lang, is_outside: bool) -> str:
        kind, target, anchor = link_resolution.split_address(address)
        file = self.file(target) if kind == "asset" else None
        if name == "src":
            return self._picture_attributes(file, is_outside=is_outside)
        place, there = (f"/{file.place}", lang) if file else self.place(kind, target, lang)
        if not place:
            return ""
        href = self.address.url(place) if is_outside else self.address.href(place)
        mark = f"#{anchor}" if anchor else ""
        other = f' hreflang="{there}"' if there != lang else ""
        return f'href="{escape(href + mark)}"{other}'

    def _picture_attributes(self, file: PublicFile | None, *, is_outside: bool) -> str:
        if file is None:
            return ""
        href = self.address.url(f"/{file.place}") if is_outside else self.address.href(f"/{file.place}")
        size = f' width="{file.width}" height="{file.height}"' if file.width and file.height else ""
        return f'src="{escape(href)}"{size} loading="lazy" decoding="async"'

    def place(self, kind: str, target: str, lang: Lang) -> tuple[str, Lang]:
        """Where a text stands for a reader of this page, and in which language."""
        self.notes(f"link {lang} {kind} {target}")
        found = self.directory.article(target, lang) if kind == "article" else None
        if not found:
            return self.directory.list_place(target), lang
        article, wanted = found
        if article.shown(lang):
            return article.href(lang), lang
        edition = article.edition(wanted) or article.editions[0]
        return edition.href, edition.lang

    def file(self, target: str) -> PublicFile | None:
        """The file of an asset's address, None where there is none to publish."""
        self.notes(f"file {target}")
        path = self.directory.file(target)
        return self.files.file(path) if path else None

    def lead_picture(self, picture: LeadPicture, edition: Edition) -> Picture | None:
        """The picture that opens a text."""
        address = link_resolution.address_of(picture.path, edition.manuscript.path) or ""
        kind, target, _ = link_resolution.split_address(address)
        file = self.file(target) if kind == "asset" else None
        if file is None:
            return None
        href = self.address.href(f"/{file.place}")
        return Picture(href, picture.alt, file.width, file.height, escape(picture.caption), picture.credit)
