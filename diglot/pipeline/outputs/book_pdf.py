"""Volumes in, books out: for reading on paper, and as EPUBs.

Touches the store, the templates and the typesetters through their machines only.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from diglot.core import page_models
from diglot.core.footnotes import place_notes
from diglot.model.languages import Lang, languages_with
from diglot.model.pages import VolumePage
from diglot.model.printing import HOUSE_FACES, TRIMS, FontFace, PrintJob, PrintStyle
from diglot.model.problems import N_, Problem
from diglot.model.publication import Volume
from diglot.pipeline.base.source_files import print_fonts
from diglot.pipeline.base.tasks import Kept
from diglot.pipeline.outputs.pdf import PdfJob, PdfMaker, job_of, print_style
from diglot.pipeline.render.outputs import PDF_MIME, OutputContext, OutputFile, Outputs


class VolumeCopy(msgspec.Struct, frozen=True):
    """A volume in one language, before it is made into anything."""

    volume: Volume
    lang: Lang
    contents: page_models.Contents

    @property
    def place(self) -> str:
        """Where its files stand inside the site, without their suffix."""
        return page_models.volume_place(self.volume, self.lang).strip("/")

    def rendition(self, format: str, suffix: str, mime: str, content: Kept) -> OutputFile:
        """A finished file of the volume."""
        return OutputFile(
            format, page_models.volume_key(self.volume), (self.lang,), f"{self.place}{suffix}", mime, content
        )


def volume_copies(bindery: OutputContext) -> list[VolumeCopy]:
    """Every volume in every language in which it has texts."""
    publication = bindery.publication
    return [
        VolumeCopy(volume, lang, contents)
        for volume in publication.volumes
        for lang in publication.settings.languages
        if (contents := page_models.contents_of(volume, publication.articles, lang))
    ]


def print_volumes(bindery: OutputContext) -> tuple[Outputs, list[Problem]]:
    """Volumes in, their PDFs for reading out: `<lang>/volumes/<name>.pdf`."""
    copies = volume_copies(bindery)
    bindery.progress.stage(N_("Setting volumes"), len(copies))
    pdfs: list[OutputFile] = []
    problems: list[Problem] = []
    made = 0
    for trim in dict.fromkeys(trim_of(copy, bindery) for copy in copies):
        some = [copy for copy in copies if trim_of(copy, bindery) == trim]
        shop = PdfMaker(bindery.store, volume_style(bindery, trim), bindery.executor)
        orders = (PdfJob(copy.volume.path, volume_job(copy, bindery)) for copy in some)
        for copy, one in zip(some, shop.set(orders, bindery.progress.step), strict=True):
            problems += one.problems
            pdfs += [copy.rendition("volume", ".pdf", PDF_MIME, one.content)] if one.content.size else []
        made += shop.made
    return Outputs(tuple(pdfs), made), problems


def trim_of(copy: VolumeCopy, bindery: OutputContext) -> str:
    """The name of a volume's page size."""
    return copy.volume.trim or bindery.publication.settings.trim


def volume_style(bindery: OutputContext, trim: str) -> PrintStyle:
    """The look of a volume on paper: that of an edition, and what a book has more."""
    css = "".join(bindery.overlay.read(f"assets/styles/{name}.css").decode() for name in ("print", "volume"))
    return print_style(css, print_fonts(bindery.overlay), trim)


def volume_job(copy: VolumeCopy, bindery: OutputContext) -> PrintJob:
    """A volume as a job for a typesetter."""
    publication, presses = bindery.publication, bindery.presses
    room, page = volume_page(copy, bindery)
    bound = room.bound(page, lambda chapter: place_notes(chapter.body_html, chapter.notes))
    html = presses.renderer.render(bound, "print/volume.html")
    bcp47 = languages_with(publication.settings.english)[copy.lang].bcp47
    return job_of(f"/{copy.place}", html, bcp47, presses.files, presses.bench.address)


def volume_page(copy: VolumeCopy, bindery: OutputContext) -> tuple[page_models.BookPageBuilder, VolumePage]:
    """A volume made up, and the room that did it."""
    publication, presses = bindery.publication, bindery.presses
    inner = page_models.PageBuilder(publication, presses.structures, copy.lang, presses.bench)
    room = page_models.BookPageBuilder(inner, copy.volume, copy.contents)
    trim = trim_of(copy, bindery)
    faces = [face for face in HOUSE_FACES if face.file in print_fonts(bindery.overlay)]
    return room, room.page(page_models.BookProduction(trim, TRIMS[trim], tuple(font_families(faces))))


def font_families(faces: list[FontFace]) -> Iterator[str]:
    """The families of a type, each once; optical sizes go under the name of their family.

    >>> list(
    ...     font_families(
    ...         [FontFace("a", "Serif 4", 400), FontFace("b", "Serif 4 Display", 600), FontFace("c", "Sans", 400)]
    ...     )
    ... )
    ['Serif 4', 'Sans']
    """
    names = dict.fromkeys(face.family for face in faces)
    return (name for name in names if not any(name.startswith(f"{other} ") for other in names))
