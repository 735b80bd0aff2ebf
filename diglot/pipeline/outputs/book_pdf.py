"""Volumes in, PDFs of books out.

Touches the store and the typesetters through their machines only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from diglot.adapters.overlay import Overlay
from diglot.core import page_models
from diglot.core.footnotes import place_notes
from diglot.model.languages import Lang
from diglot.model.pages import VolumePage
from diglot.model.printing import HOUSE_FACES, TRIMS, FontFace, PrintJob
from diglot.model.problems import N_, Problem
from diglot.model.publication import Volume
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.source_files import print_fonts
from diglot.pipeline.outputs.pdf import PdfJob, print_job, print_pdfs, print_style
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs


class VolumeCopy(msgspec.Struct, frozen=True):
    """A volume in one language, before it is made into anything."""

    volume: Volume
    lang: Lang
    contents: page_models.Contents

    @property
    def place(self) -> str:
        """Where its files stand inside the site, without their suffix."""
        return page_models.volume_place(self.volume, self.lang).strip("/")

    @property
    def key(self) -> str:
        """The key of the volume among the articles' ones."""
        return page_models.volume_key(self.volume)

    def trim(self, site: CompiledSite) -> str:
        """Return the name of the volume's page size."""
        return self.volume.trim or site.settings.trim


def volume_copies(site: CompiledSite) -> list[VolumeCopy]:
    """Return every volume in every language in which it has texts."""
    return [
        VolumeCopy(volume, lang, contents)
        for volume in site.publication.volumes
        for lang in site.settings.languages
        if (contents := page_models.contents_of(volume, site.publication.articles, lang))
    ]


def print_volumes(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the PDFs of volumes for reading: `<lang>/volumes/<name>.pdf`."""
    copies = volume_copies(site)
    resources.progress.stage(N_("Setting volumes"), len(copies))
    return print_pdfs("volume", [volume_order(copy, site, resources.overlay) for copy in copies], resources)


def volume_order(copy: VolumeCopy, site: CompiledSite, overlay: Overlay) -> PdfJob:
    """Order the PDF of a volume."""
    # The style of an edition, and what a book has more.
    css = "".join(overlay.read(f"assets/styles/{name}.css").decode() for name in ("print", "volume"))
    style = print_style(css, print_fonts(overlay), copy.trim(site))
    job = partial(_job, copy, site, overlay)
    return PdfJob(copy.volume.path, copy.key, (copy.lang,), f"{copy.place}.pdf", style, job)


def _job(copy: VolumeCopy, site: CompiledSite, overlay: Overlay) -> PrintJob:
    builder, page = volume_page(copy, site, overlay)
    bound = builder.bound(page, lambda chapter: place_notes(chapter.body_html, chapter.notes))
    html = site.renderer.render(bound, "print/volume.html")
    return print_job(f"/{copy.place}", html, copy.lang, site)


def volume_page(copy: VolumeCopy, site: CompiledSite, overlay: Overlay) -> tuple[page_models.VolumeBuilder, VolumePage]:
    """Build a volume; return its builder too, which can bind it."""
    builder = page_models.VolumeBuilder(site.builder(copy.lang), copy.volume, copy.contents)
    faces = [face for face in HOUSE_FACES if face.file in print_fonts(overlay)]
    trim = copy.trim(site)
    return builder, builder.page(page_models.BookProduction(trim, TRIMS[trim], tuple(font_families(faces))))


def font_families(faces: list[FontFace]) -> Iterator[str]:
    """Yield the families of type, each once; optical sizes go under the name of their family.

    >>> list(
    ...     font_families(
    ...         [FontFace("a", "Serif 4", 400), FontFace("b", "Serif 4 Display", 600), FontFace("c", "Sans", 400)]
    ...     )
    ... )
    ['Serif 4', 'Sans']
    """
    names = dict.fromkeys(face.family for face in faces)
    return (name for name in names if not any(name.startswith(f"{other} ") for other in names))
