"""Volumes in, their PDFs of all formats out: typeset together, so that every processor has a book to set.

Touches the store, the typesetter and PDFs through adapters only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.adapters.default_files import Overlay
from diglot.model.problems import N_, Problem
from diglot.pipeline.base.cached_files import CachedFile
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.book_pdf import volume_editions, volume_jobs
from diglot.pipeline.outputs.paired_volume_pdf import paired_editions, paired_volume_jobs
from diglot.pipeline.outputs.pdf import PdfJob, typeset_jobs
from diglot.pipeline.outputs.press_cover import CoveredBook, make_covers
from diglot.pipeline.outputs.print_shop_pdf import convert_pdfs, load_conversion, press_job
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs

_PRESS = "-press"


def make_books(formats: Sequence[str], site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the PDFs of volumes in some of the formats `BOOKS`, each in one language or in two, for readers or press."""
    batches = {format: _jobs(format.removesuffix(_PRESS), site, resources.overlay) for format in formats}
    problems: list[Problem] = []
    conversion = None
    if any(format.endswith(_PRESS) for format in formats):
        conversion, problems = load_conversion(site.settings.press, resources.overlay)
        for format in [format for format in formats if format.endswith(_PRESS)]:
            batches[format] = [press_job(job, conversion) for job in batches[format]] if conversion else []
    # Those in two languages take longest: they begin first.
    jobs = [job for batch in reversed(batches.values()) for job in batch]
    resources.progress.stage(N_("Typesetting books"), len(jobs))
    finished = dict(zip((job.place for job in jobs), typeset_jobs(jobs, resources), strict=True))
    outputs = Outputs()
    for format, batch in batches.items():
        files = [finished[job.place] for job in batch]
        if conversion and format.endswith(_PRESS):
            made, found = convert_pdfs(format, batch, files, conversion, site, resources)
            covers, found_in_covers = make_covers(
                format, list(_covered(format, batch, files, site)), conversion, site, resources
            )
            made, found = made + covers, [*found, *found_in_covers]
        else:
            made = Outputs.of_cached(job.output(format, file) for job, file in zip(batch, files, strict=True))
            found = [problem for file in files for problem in file.problems]
        outputs, problems = outputs + made, [*problems, *found]
    return outputs, problems


def _covered(
    format: str, jobs: Sequence[PdfJob], files: Sequence[CachedFile], site: CompiledSite
) -> Iterator[CoveredBook]:
    """Yield the books of a format for the print shop. jobs: of their insides, as `_jobs` returns them."""
    if format == "volume-press":
        for edition, job, file in zip(volume_editions(site), jobs, files, strict=True):
            yield CoveredBook(edition.volume, (edition.lang,), edition.contents, job, file)
    else:
        for paired, job, file in zip(paired_editions(site), jobs, files, strict=True):
            yield CoveredBook(paired.volume, paired.langs, paired.contents, job, file)


def _jobs(format: str, site: CompiledSite, overlay: Overlay) -> list[PdfJob]:
    match format:
        case "volume":
            return volume_jobs(site, overlay)
        case "volume-facing":
            return paired_volume_jobs("facing", site, overlay)
        case "volume-columns":
            return paired_volume_jobs("columns", site, overlay)
    raise KeyError(format)
