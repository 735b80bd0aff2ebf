"""Volumes in, their PDFs of all formats out: typeset together, so that every processor has a book to set.

Touches the store, the typesetter and PDFs through adapters only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from diglot.adapters.default_files import Overlay
from diglot.adapters.extension_packages import own_hooks
from diglot.model.problems import N_, Problem
from diglot.pipeline.base.cached_files import CachedFile
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.book_pdf import volume_jobs
from diglot.pipeline.outputs.paired_volume_pdf import paired_volume_jobs
from diglot.pipeline.outputs.pdf import PdfJob, typeset_jobs
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs

_PRESS = "-press"


class PrintShop(Protocol):
    """What an extension makes of books for print shops."""

    def job(self, job: PdfJob) -> PdfJob:
        """Return the job of the same book for the print shop."""

    def finish(self, format: str, jobs: Sequence[PdfJob], files: Sequence[CachedFile]) -> tuple[Outputs, list[Problem]]:
        """Make the files of a format of typeset books. files: of each job."""


def make_books(formats: Sequence[str], site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the PDFs of volumes in some of the formats `BOOKS`, each in one language or in two, for readers or press."""
    batches = {format: _jobs(format.removesuffix(_PRESS), site, resources.overlay) for format in formats}
    pressed = [format for format in formats if format.endswith(_PRESS)]
    shop, problems = _open_print_shop(site, resources) if pressed else (None, [])
    for format in pressed:
        batches[format] = [shop.job(job) for job in batches[format]] if shop else []
    # Those in two languages take longest: they begin first.
    jobs = [job for batch in reversed(batches.values()) for job in batch]
    resources.progress.stage(N_("Typesetting books"), len(jobs))
    finished = dict(zip((job.place for job in jobs), typeset_jobs(jobs, resources), strict=True))
    outputs = Outputs()
    for format, batch in batches.items():
        files = [finished[job.place] for job in batch]
        if shop and format in pressed:
            made, found = shop.finish(format, batch, files)
        else:
            made = Outputs.of_cached(job.output(format, file) for job, file in zip(batch, files, strict=True))
            found = [problem for file in files for problem in file.problems]
        outputs, problems = outputs + made, [*problems, *found]
    return outputs, problems


def _open_print_shop(site: CompiledSite, resources: Resources) -> tuple[PrintShop | None, list[Problem]]:
    [open_print_shop] = own_hooks("print-shop")
    shop: tuple[PrintShop | None, list[Problem]] = open_print_shop(site, resources)
    return shop


def _jobs(format: str, site: CompiledSite, overlay: Overlay) -> list[PdfJob]:
    match format:
        case "volume":
            return volume_jobs(site, overlay)
        case "volume-facing":
            return paired_volume_jobs("facing", site, overlay)
        case "volume-columns":
            return paired_volume_jobs("columns", site, overlay)
    raise KeyError(format)
