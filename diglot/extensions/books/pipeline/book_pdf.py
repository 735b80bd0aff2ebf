"""Volumes in, PDFs of books out.

Touches the store and the typesetter through adapters only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec
from msgspec.structs import replace

from diglot.adapters.files.default_files import Overlay
from diglot.core import page_models
from diglot.extensions.books.core.book_pages import BookProduction, VolumeBuilder, articles_by_chapter
from diglot.extensions.books.model.pages import VolumePage
from diglot.model.languages import Lang
from diglot.model.look import Look
from diglot.model.paper.printing import FontFace, PrintJob, trim_of
from diglot.model.paper.volumes import Volume
from diglot.pipeline.base.styles import paper_style, print_faces, print_fonts
from diglot.pipeline.outputs.pdf import BOOK_BUDGET, PdfJob, body_with_notes, newest_day, print_job, print_style
from diglot.pipeline.render.compiled_site import CompiledSite


class VolumeEdition(msgspec.Struct, frozen=True):
    """A volume in one language, before it is made into a file."""

    volume: Volume
    lang: Lang
    contents: page_models.Contents

    @property
    def place(self) -> str:
        """The path of its files inside the site, without their suffix."""
        return page_models.volume_place(self.volume, self.lang).strip("/")

    @property
    def key(self) -> str:
        """The key of the volume, in the same namespace as the articles' keys."""
        return page_models.volume_key(self.volume)

    def trim(self, site: CompiledSite) -> str:
        """Return the name of the volume's page size."""
        return self.volume.trim or site.settings.trim


def volume_editions(site: CompiledSite) -> list[VolumeEdition]:
    """Return each volume in each language in which it has texts."""
    return [
        VolumeEdition(volume, lang, contents)
        for volume in site.publication.volumes
        for lang in site.settings.languages
        if (contents := page_models.volume_contents(volume, site.publication.articles, lang))
    ]


def volume_jobs(site: CompiledSite, overlay: Overlay) -> list[PdfJob]:
    """Return the jobs of the PDFs of volumes: `<lang>/volumes/<name>.pdf`."""
    return [_volume_job(edition, site, overlay) for edition in volume_editions(site)]


def _volume_job(edition: VolumeEdition, site: CompiledSite, overlay: Overlay) -> PdfJob:
    # The style of an edition, that of books on top of it, and of what the volume wants otherwise.
    look, volume = site.settings.look, edition.volume
    sheets = ["print", "volume"]
    if volume.chapters != "recto":
        sheets.append(f"chapters-{volume.chapters}")
    if volume.heads != "texts":
        sheets.append(f"heads-{volume.heads}")
    css = paper_style(overlay, look, *sheets, scale=look.scale)
    return PdfJob(
        edition.volume.path,
        edition.key,
        (edition.lang,),
        f"{edition.place}.pdf",
        print_style(css, overlay, site.settings, edition.trim(site)),
        partial(_job, edition, site, overlay),
        budget=BOOK_BUDGET,
        day=newest_day(article for _, articles in edition.contents for article in articles),
        chapters={
            id: (article.edition(edition.lang) or article.editions[0]).manuscript.path
            for id, article in articles_by_chapter(edition.contents).items()
        },
    )


def _job(edition: VolumeEdition, site: CompiledSite, overlay: Overlay) -> PrintJob:
    builder, page = volume_page(edition, site, overlay, edition.lang)
    bound = builder.as_one_document(page, lambda chapter: body_with_notes(chapter, site))
    html = site.document(bound, "print/volume.html")
    job = print_job(f"/{edition.place}", html, edition.lang, site)
    return replace(job, signature=edition.volume.signature)


def volume_page(
    edition: VolumeEdition, site: CompiledSite, overlay: Overlay, isbn: str
) -> tuple[VolumeBuilder, VolumePage]:
    """Build the page model of a volume; return its builder too, which can bind it. isbn: its key, as in `Volume`."""
    builder = VolumeBuilder(site.builder(edition.lang), edition.volume, edition.contents)
    trim = edition.trim(site)
    return builder, builder.page(BookProduction(trim, trim_of(trim), house_families(overlay, site.settings.look), isbn))


def house_families(overlay: Overlay, look: Look) -> tuple[str, ...]:
    """Return the type families in which books are set."""
    files = print_fonts(overlay, look)
    return tuple(font_families([face for face in print_faces(look) if face.file in files]))


def font_families(faces: list[FontFace]) -> Iterator[str]:
    """Yield the type families, each once; optical sizes count as their family.

    >>> list(
    ...     font_families(
    ...         [FontFace("a", "Serif 4", 400), FontFace("b", "Serif 4 Display", 600), FontFace("c", "Sans", 400)]
    ...     )
    ... )
    ['Serif 4', 'Sans']
    """
    names = dict.fromkeys(face.family for face in faces)
    return (name for name in names if not any(name.startswith(f"{other} ") for other in names))
