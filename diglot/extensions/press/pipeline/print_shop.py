"""Typeset texts and volumes in, their PDFs for the print shop and the covers of books out.

Touches the store, the typesetter and PDFs through adapters only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from diglot.extensions.books.pipeline.book_pdf import volume_editions
from diglot.extensions.books.pipeline.paired_volumes import paired_editions
from diglot.extensions.press.pipeline.press_cover import CoveredBook, make_covers
from diglot.extensions.press.pipeline.print_shop_pdf import (
    ConversionSettings,
    at_press_place,
    convert_pdfs,
    load_conversion,
)
from diglot.model.problems import Problem
from diglot.pipeline.base.cached_files import CachedFile
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.pdf import PdfJob
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs


class HousePress(msgspec.Struct, frozen=True):
    """The print shop of a site, as `pipeline.outputs.printing` uses it."""

    conversion: ConversionSettings
    site: CompiledSite
    resources: Resources

    def finish(self, format: str, jobs: Sequence[PdfJob], files: Sequence[CachedFile]) -> tuple[Outputs, list[Problem]]:
        """Convert typeset PDFs, and make the covers of those books that have settings for one."""
        jobs = [at_press_place(job) for job in jobs]
        made, found = convert_pdfs(format, jobs, files, self.conversion, self.site, self.resources)
        if not format.startswith("volume"):
            return made, found
        books = list(_covered(format, jobs, files, self.site))
        covers, found_in_covers = make_covers(format, books, self.conversion, self.site, self.resources)
        return made + covers, [*found, *found_in_covers]


def open_print_shop(site: CompiledSite, resources: Resources) -> tuple[HousePress | None, list[Problem]]:
    """Return the print shop that the settings describe; None and a problem if their profile cannot be read."""
    conversion, problems = load_conversion(site.settings.press, resources.overlay)
    return (HousePress(conversion, site, resources) if conversion else None), problems


def _covered(
    format: str, jobs: Sequence[PdfJob], files: Sequence[CachedFile], site: CompiledSite
) -> Iterator[CoveredBook]:
    """Yield the books of a format for the print shop. jobs: of their insides, in the order of the volumes."""
    if format == "volume-press":
        for edition, job, file in zip(volume_editions(site), jobs, files, strict=True):
            yield CoveredBook(edition.volume, (edition.lang,), edition.contents, job, file)
    else:
        for paired, job, file in zip(paired_editions(site), jobs, files, strict=True):
            yield CoveredBook(paired.volume, paired.langs, paired.contents, job, file)
