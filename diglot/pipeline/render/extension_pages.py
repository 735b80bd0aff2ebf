"""Texts in, what extensions make of all of them out: a page or a file in each language, each a task of its own.

Touches the store through its adapter only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from diglot.adapters.extension_packages import import_attribute, own_hooks
from diglot.adapters.files.file_faults import fault_reason
from diglot.core import page_models
from diglot.model.extension_calls import SiteTexts, Text
from diglot.model.extensions import NamedExtension, SiteFile
from diglot.model.languages import Lang
from diglot.model.pages import ExtensionPage
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import N_, ExtensionFault
from diglot.model.publication import Article, Edition
from diglot.pipeline.render.compiled_site import CompiledSite, PageFailed
from diglot.pipeline.render.page_writer import FileTask
from diglot.pipeline.sources.added_fields import extension_fields

MadeT = TypeVar("MadeT")

_PLACE = re.compile(r"\w[\w-]*(/|(\.\w+)+)")


def extension_tasks(site: CompiledSite) -> tuple[list[page_models.PageTask], dict[str, FileTask]]:
    """Return the tasks for the pages, and those for the files, that the extensions of a publication add to a site."""
    pages: list[page_models.PageTask] = []
    files: dict[str, FileTask] = {}
    for extension in site.settings.extensions:
        for place, declared in extension.extension.site_files.items():
            for lang in site.settings.languages:
                name, made = f"{lang} {extension.name} {place}", _Made(extension, place, declared, lang, site)
                if declared.template:
                    pages.append(page_models.PageTask(name, made.pages))
                else:
                    files[name] = made.files
    return pages, files


def site_tasks(site: CompiledSite, added: Sequence[page_models.PageTask]) -> Iterator[page_models.PageTask]:
    """Yield the tasks for all pages of a site. added: those of the extensions of the publication."""
    builders = [site.builder(lang) for lang in site.settings.languages]
    return page_models.page_tasks(builders, [*own_hooks("site-pages"), lambda _: added])


class _Made(msgspec.Struct, frozen=True):
    """What an extension makes of the texts of a language. place: inside the folder of the language."""

    extension: NamedExtension
    place: str
    declared: SiteFile
    lang: Lang
    site: CompiledSite

    def pages(self) -> list[ExtensionPage]:
        """Return the page. Raises: PageFailed."""
        values = self._call(dict)
        builder = self.site.builder(self.lang)
        title = builder.say(self.declared.title)
        places = {lang: f"/{lang}/{self.place}" for lang in self.site.settings.languages}
        page = ExtensionPage(
            template=self.declared.template,
            lang=self.lang,
            head=builder.head(places[self.lang], title, builder.frame.tagline, places),
            frame=builder.frame,
            switches=builder.switches(places),
            title=title,
            values=values,
        )
        return [page]

    def files(self) -> Mapping[str, bytes]:
        """Return the file by its place. Raises: PageFailed."""
        return {f"{self.lang}/{self.place}": self._call(bytes)}

    def _call(self, kind: type[MadeT]) -> MadeT:
        texts = SiteTexts(self.lang, tuple(self._texts()), self.extension.options)
        try:
            if not _PLACE.fullmatch(self.place):
                raise ValueError(self.place)
            made = msgspec.to_builtins(import_attribute(self.declared.function)(texts), builtin_types=(bytes,))
            if not isinstance(made, kind):
                raise TypeError(f"{self.declared.function} returned {type(made).__name__}, not {kind.__name__}")
            return made
        except Exception as error:  # of any kind: it is the code of somebody else
            raise self._failed(SETTINGS_PATH, self.extension.line, fault_reason(error)) from error

    def _texts(self) -> Iterator[Text]:
        structure = self.site.structures[self.lang]
        for key in structure.texts.keys:
            article = structure.find(key)
            edition = article.edition(self.lang)
            if edition:
                if edition.href == f"/{self.lang}/{self.place}":
                    path, line = edition.manuscript.path, edition.manuscript.front.line("slug")
                    raise self._failed(path, line, N_("this text has the address of its page"))
                yield text_of(article, edition, self.extension, self.site)

    def _failed(self, path: str, line: int | None, reason: str) -> PageFailed:
        return PageFailed(ExtensionFault(path, line, self.extension.name, self.place, reason))


def text_of(article: Article, edition: Edition, extension: NamedExtension, site: CompiledSite) -> Text:
    """Return an edition as functions of an extension are given it."""
    compiled = site.publication.compiled_editions[article.key, edition.lang]
    rendered = site.services.rendered_text(compiled.rendered_key, edition.lang)
    front = edition.manuscript.front
    people = site.publication.people
    return Text(
        article.key,
        edition.lang,
        compiled.title,
        compiled.kicker,
        compiled.standfirst,
        tuple(people[key].name.get(edition.lang) or key if key in people else key for key in article.authors),
        edition.date.isoformat() if edition.date else "",
        tuple(tag.name for tag in article.tags),
        f"{site.settings.base_url}{edition.href}",
        rendered.html,
        rendered.notes,
        article.original == edition.lang,
        extension_fields(front, extension),
        extension.options,
    )
