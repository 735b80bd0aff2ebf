"""Texts and volumes in, their PDFs for readers and for print shops out: each laid out once, and written for both.

Touches the store, the typesetter and PDFs through adapters only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from diglot.adapters.default_files import Overlay
from diglot.adapters.extension_packages import own_hooks
from diglot.model.printing import PdfUse
from diglot.model.problems import Problem
from diglot.pipeline.base.cached_files import CachedFile
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.book_pdf import volume_jobs
from diglot.pipeline.outputs.paired_volume_pdf import paired_volume_jobs
from diglot.pipeline.outputs.pdf import PdfJob, edition_jobs, outputs_of, typeset_jobs
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs, editions_of

_PRESS = "-press"


class PrintShop(Protocol):
    """What an extension makes of PDFs for print shops."""

    def finish(self, format: str, jobs: Sequence[PdfJob], files: Sequence[CachedFile]) -> tuple[Outputs, list[Problem]]:
        """Make the files of a format of typeset PDFs. files: of each job."""


def print_formats(
    stage: str, formats: Sequence[str], site: CompiledSite, resources: Resources
) -> tuple[Outputs, list[Problem]]:
    """Make the PDFs of some formats, typeset together, so that every processor has a book to set.

    stage: a message of the catalogue.
    """
    shop, problems = (
        _open_print_shop(site, resources) if any(_use_of(one) == "press" for one in formats) else (None, [])
    )
    uses: dict[str, tuple[PdfUse, ...]] = {}
    for format in formats:
        if shop or _use_of(format) == "reader":
            layout = format.removesuffix(_PRESS)
            uses[layout] = (*uses.get(layout, ()), _use_of(format))
    # Those in two languages take longest: they begin first.
    batches = {
        layout: [replace(job, uses=uses[layout]) for job in _jobs(layout, site, resources.overlay)]
        for layout in reversed(uses)
    }
    jobs = [job for batch in batches.values() for job in batch]
    resources.progress.stage(stage, len(jobs))
    finished = dict(zip((job.place for job in jobs), typeset_jobs(jobs, resources), strict=True))
    outputs = Outputs()
    for layout, batch in reversed(batches.items()):
        for at, use in enumerate(uses[layout]):
            files = [finished[job.place][at] for job in batch]
            if shop and use == "press":
                made, found = shop.finish(f"{layout}{_PRESS}", batch, files)
            else:
                made, found = outputs_of(layout, batch, files)
            outputs, problems = outputs + made, [*problems, *found]
    return outputs, problems


def _use_of(format: str) -> PdfUse:
    return "press" if format.endswith(_PRESS) else "reader"


def _open_print_shop(site: CompiledSite, resources: Resources) -> tuple[PrintShop | None, list[Problem]]:
    [open_print_shop] = own_hooks("print-shop")
    shop: tuple[PrintShop | None, list[Problem]] = open_print_shop(site, resources)
    return shop


def _jobs(layout: str, site: CompiledSite, overlay: Overlay) -> list[PdfJob]:
    match layout:
        case "pdf":
            return edition_jobs(editions_of(site.publication), site, overlay)
        case "volume":
            return volume_jobs(site, overlay)
        case "volume-facing":
            return paired_volume_jobs("facing", site, overlay)
        case "volume-columns":
            return paired_volume_jobs("columns", site, overlay)
    raise KeyError(layout)
