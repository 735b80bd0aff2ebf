"""Texts and volumes in, their PDFs for readers and for print shops out: each laid out once, and written for both.

Touches the store, the typesetter and PDFs through adapters only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from diglot.adapters.extension_packages import import_attribute, own_hooks
from diglot.adapters.files.default_files import Overlay
from diglot.model.extensions import AddedFormat
from diglot.model.paper.printing import PdfUse
from diglot.model.problems import Problem
from diglot.pipeline.base.cached_files import CachedFile
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.pdf import PdfJob, can_be_bound, outputs_of, typeset_jobs
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs


class PrintShop(Protocol):
    """What an extension makes of PDFs for print shops."""

    def finish(self, format: str, jobs: Sequence[PdfJob], files: Sequence[CachedFile]) -> tuple[Outputs, list[Problem]]:
        """Make the files of a format of typeset PDFs. files: of each job."""


def print_formats(
    stage: str, formats: Mapping[str, AddedFormat], site: CompiledSite, resources: Resources
) -> tuple[Outputs, list[Problem]]:
    """Make the PDFs of some formats, typeset together, so that every processor has a book to set.

    stage: a message of the catalogue.
    """
    shop, problems = _open_print_shop(site, resources) if any(row.of for row in formats.values()) else (None, [])
    uses: dict[str, dict[PdfUse, str]] = {}
    for format, row in formats.items():
        if shop or not row.of:
            uses.setdefault(row.of or format, {})["press" if row.of else "reader"] = format
    # Those in two languages take longest: they begin first.
    batches: dict[str, list[PdfJob]] = {}
    for layout, by_use in reversed(uses.items()):
        all_jobs = _jobs(formats[next(iter(by_use.values()))], site, resources.overlay)
        jobs, left_out = can_be_bound(layout, all_jobs)
        batches[layout] = [replace(job, uses=(*by_use,)) for job in jobs]
        problems = [*problems, *left_out]
    jobs = [job for batch in batches.values() for job in batch]
    resources.progress.stage(stage, len(jobs))
    finished = dict(zip((job.place for job in jobs), typeset_jobs(jobs, resources), strict=True))
    outputs = Outputs()
    for layout, batch in reversed(batches.items()):
        for at, (use, format) in enumerate(uses[layout].items()):
            files = [finished[job.place][at] for job in batch]
            if shop and use == "press":
                made, found = shop.finish(format, batch, files)
            else:
                made, found = outputs_of(format, batch, files)
            outputs, problems = outputs + made, [*problems, *found]
    return outputs, problems


def _open_print_shop(site: CompiledSite, resources: Resources) -> tuple[PrintShop | None, list[Problem]]:
    [open_print_shop] = own_hooks("print-shop")
    shop: tuple[PrintShop | None, list[Problem]] = open_print_shop(site, resources)
    return shop


def _jobs(format: AddedFormat, site: CompiledSite, overlay: Overlay) -> list[PdfJob]:
    jobs: list[PdfJob] = import_attribute(format.function)(site, overlay)
    return jobs
