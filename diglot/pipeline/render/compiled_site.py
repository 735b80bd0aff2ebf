"""Prepares a compiled publication for rendering: everything that its pages and other outputs are built with.

Touches the disk and the store through their adapters only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, lru_cache, partial

import msgspec
from msgspec.structs import replace

from diglot.adapters.catalogues import catalogue_path, read_localization
from diglot.adapters.databases.store import Store, cache_key, code_digest
from diglot.adapters.extension_packages import own_hooks
from diglot.adapters.files.default_files import Overlay, defaults_root
from diglot.adapters.picture_files import PictureRefused
from diglot.adapters.templating.templates import BytecodeFolder, Renderer
from diglot.core import page_models, typography
from diglot.core.links.dead_links import LinkIndex
from diglot.core.own_marks import find_own_mark
from diglot.core.site_files import responsive_images
from diglot.model.extensions import Medium
from diglot.model.languages import Lang, languages_with
from diglot.model.look import Look
from diglot.model.pages import Logo, Page, PictureSource
from diglot.model.problems import LeakedMark, MissingTranslation, Problem
from diglot.model.publication import CompiledEdition, Publication, RenderedText
from diglot.model.settings import Settings
from diglot.pipeline.base.published_files import (
    FAVICON,
    ICON,
    TOUCH_ICON,
    PublishedFiles,
    ThemeFiles,
    picture_size,
    read_theme,
)
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.styles import OWN_STYLE
from diglot.pipeline.render.link_check import build_link_index, portraits_and_covers, read_guesses
from diglot.pipeline.render.outputs import Outputs
from diglot.pipeline.render.page_services import AddressResolver, Note, SiteServices
from diglot.pipeline.render.social_cards import SocialCards
from diglot.pipeline.sources.articles import SourceTexts
from diglot.pipeline.typeset.editions import CompiledTexts
from diglot.pipeline.typeset.text_compiler import TextCompiler
from diglot.queries.inputs import LinkTargets
from diglot.queries.links import set_targets
from diglot.queries.site.pages import note_part
from diglot.queries.site.publication import site_structure

# The fonts of what a page shows first; browsers load the others when they need them.
_PRELOADED_FONTS = ("DiglotSerif-Regular", "DiglotDisplay-Semibold", "DiglotSans-Regular")


class PageFailed(Exception):
    """A page or another document cannot be made. problem: why, of the file that it is made from."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


# A preview builds again and again, and the words of the interface stay the same.
_set_text = lru_cache(maxsize=1 << 14)(typography.set_text)


class CompiledSite(msgspec.Struct, frozen=True, dict=True):
    """A compiled publication (read, paired, every text typeset) with everything that outputs are built from.

    texts: what is known of the compiled texts. compiler: returns their markup.
    structures: the lists of each language. missing: untranslated messages.
    """

    publication: Publication
    source_texts: SourceTexts
    texts: CompiledTexts
    compiler: TextCompiler
    structures: Mapping[Lang, page_models.SiteStructure]
    theme: ThemeFiles
    services: SiteServices
    renderer: Renderer
    missing: MissingTranslations

    @classmethod
    def load(
        cls,
        publication: Publication,
        source_texts: SourceTexts,
        texts: CompiledTexts,
        compiler: TextCompiler,
        resources: Resources,
        group: str,
    ) -> CompiledSite:
        """Prepare everything else that outputs are built from. group: of the site."""
        settings, overlay = publication.settings, resources.overlay
        languages, missing, note = (
            languages_with(settings.english),
            MissingTranslations(),
            partial(note_part, resources.db, group),
        )
        words = {
            lang: read_localization(languages[lang], overlay.folders("locales", catalogue_path(lang)), missing.note)
            for lang in settings.languages
        }
        db = resources.db
        structures = {lang: site_structure(db, source_texts.lists, lang) for lang in settings.languages}
        directory = build_link_index(publication, source_texts, structures, db, read_guesses(resources.store))
        files = PublishedFiles(resources.folder, source_texts.sources.files, resources.store)
        address, theme = page_models.SiteAddress(settings.base_url), read_theme(overlay, settings.look)
        set_targets(db, LinkTargets(source_texts.group, source_texts.lists, directory, texts.keys))
        resolver = AddressResolver(directory, files, address, note)
        typeset = partial(_set_text, style=settings.house_style)
        hrefs = {path.removeprefix("assets/"): address.href(f"/{place}") for path, place in theme.places.items()}
        services = SiteServices(
            _assets(theme, address, _logo(theme, address, settings.look)),
            hrefs,
            resolver,
            compiler,
            words,
            texts.fragments,
            typeset,
            db,
        )
        references = _ReferenceCache(resources.store)
        bytecode = BytecodeFolder.for_user(code_digest(), resources.folder.root)
        folders = overlay.folders("templates")
        values = [find(publication, services) for find in own_hooks("template-values")]
        renderer = Renderer(
            folders,
            words,
            languages,
            typeset,
            note,
            references,
            bytecode,
            hrefs,
            overlay.is_read,
            lambda lang: {name: value for find in values for name, value in find(lang).items()},
            is_sandboxed=not resources.trusts_templates and folders != Overlay(defaults_root()).folders("templates"),
        )
        return cls(publication, source_texts, texts, compiler, structures, theme, services, renderer, missing)

    def offering(self, outputs: Outputs) -> CompiledSite:
        """Return the same site with pages that link to these files."""
        return replace(self, services=replace(self.services, links=outputs.links(self.address)))

    def with_cards(self, resources: Resources) -> CompiledSite:
        """Return the same site with cards for social networks, if its address is known."""
        if not self.address.base_url:
            return self
        return replace(self, services=replace(self.services, cards=SocialCards(self.settings.look, resources)))

    @property
    def settings(self) -> Settings:
        """The settings of the publication, with the options of this build."""
        return self.publication.settings

    @property
    def address(self) -> page_models.SiteAddress:
        """The address of the site."""
        return self.services.address

    @property
    def directory(self) -> LinkIndex:
        """The index of everything that a link inside the publication may lead to."""
        return self.services.resolver.directory

    @property
    def files(self) -> PublishedFiles:
        """The pictures and other files of texts."""
        return self.services.resolver.files

    @property
    def note(self) -> Note:
        """Lets the page that is being made depend on a part of the site."""
        return self.services.resolver.note

    def builder(self, lang: Lang) -> page_models.PageBuilder:
        """Return the builder of the pages of a language."""
        return self._builders[lang]

    @cached_property
    def _builders(self) -> Mapping[Lang, page_models.PageBuilder]:
        builders = page_models.page_builders(self.publication, self.structures, self.services)
        return {builder.lang: builder for builder in builders}

    def refused_pictures(self, used: Iterable[str]) -> Mapping[str, PictureRefused]:
        """Read every file that is used, and return why pictures cannot be published, by path. used: by the texts."""
        for path in used:
            self.files.file(path)
        for _, picture in portraits_and_covers(self.publication):
            for lang in self.settings.languages:
                self.services.localized_picture(picture, lang)
        return self.files.refused

    def render(self, page: Page) -> bytes:
        """Render a page of the site, its pictures in several sizes.

        Raises: PageFailed.
        """
        markup = responsive_images.link_large_pictures(self.shown_on("screen", self.document(page)))
        return responsive_images.offer_sizes(markup, self._picture_sources).encode()

    def document(self, page: Page, template: str = "") -> str:
        """Render a page for any format, by its own template or the one that is named.

        Raises: PageFailed.
        """
        markup = self.renderer.render(page, template)
        if written := find_own_mark(markup):
            raise PageFailed(LeakedMark(page.head.href, None, written))
        return markup

    def feed_text(self, compiled: CompiledEdition) -> RenderedText:
        """Return the markup of an edition with absolute addresses, for a feed."""
        rendered = self.services.compiler.rendered(compiled.rendered_key)
        text = self.services.resolver.resolve(rendered, compiled.edition.lang, is_absolute=True)
        return replace(text, units=tuple(self.shown_on("feed", unit) for unit in text.units))

    def shown_on(self, medium: Medium, markup: str) -> str:
        """Return markup with what extensions make of it for a medium."""
        for show in own_hooks("markup"):
            markup = show(markup, medium, self)
        return markup

    def _picture_sources(self, href: str) -> tuple[PictureSource, ...]:
        scaled = self.files.scaled(href.removeprefix(self.address.prefix).lstrip("/"))
        return tuple(PictureSource(self.address.href(f"/{place}"), *key) for key, place in scaled.items())


class MissingTranslations:
    """Messages of the interface that pages use and that have no translation."""

    def __init__(self) -> None:
        self._found: set[tuple[Lang, str]] = set()
        self._of_task: set[tuple[Lang, str]] = set()

    def note(self, lang: Lang, msgid: str) -> None:
        """Add a message."""
        self._found.add((lang, msgid))
        self._of_task.add((lang, msgid))

    @contextmanager
    def recorded(self) -> Iterator[set[tuple[Lang, str]]]:
        """Yield the set of messages that are found missing inside the block."""
        self._of_task = set()
        yield self._of_task

    def problems(self) -> Iterator[Problem]:
        """Yield a problem for each missing message, which pages show in English."""
        for lang, msgid in sorted(self._found):
            yield MissingTranslation(catalogue_path(lang), 1, msgid)


class _ReferenceCache(msgspec.Struct, frozen=True):
    """The names that templates refer to, in the store."""

    store: Store

    def get(self, key: str) -> bytes | None:
        return self.store.get(cache_key("template", key))

    def put(self, key: str, value: bytes) -> None:
        self.store.put(cache_key("template", key), value)


def _logo(theme: ThemeFiles, address: page_models.SiteAddress, look: Look) -> Logo | None:
    place = theme.place(f"assets/{look.logo}") if look.logo else ""
    if not place:
        return None
    dark_place = theme.place(f"assets/{look.dark_logo}") if look.dark_logo else ""
    width, height = picture_size(theme.contents[place])
    return Logo(address.href(f"/{place}"), address.href(f"/{dark_place}") if dark_place else "", width, height)


def _assets(theme: ThemeFiles, address: page_models.SiteAddress, logo: Logo | None) -> page_models.ThemeAssets:
    def href(path: str) -> str:
        place = theme.place(path)
        return address.href(f"/{place}") if place else ""

    def fonts(*scripts: str) -> tuple[str, ...]:
        hrefs = (href(f"assets/fonts/{name}.{script}.woff2") for script in scripts for name in _PRELOADED_FONTS)
        return tuple(font for font in hrefs if font)

    return page_models.ThemeAssets(
        style_href=href("assets/styles/screen.css"),
        script_href=href("assets/scripts/page.js"),
        icon_href=href(ICON),
        favicon_href=href(FAVICON),
        touch_icon_href=href(TOUCH_ICON),
        site_style_href=href(OWN_STYLE),
        logo=logo,
        # Digits, spaces and punctuation are in the Latin files, whatever the letters.
        font_hrefs={"LATIN": fonts("latin"), "CYRILLIC": fonts("cyrillic", "latin")},
    )
