"""Editions in, PDFs for a print shop out: PDF/X-4 with bleed and crop marks, each checked before it is written.

Touches the store, the typesetter, colours and PDFs through adapters only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from diglot.adapters.databases.store import cache_key, code_digest
from diglot.adapters.files.default_files import Overlay
from diglot.adapters.templating.stylesheets import read_colour
from diglot.extensions.press.adapters.colour_conversion import read_profile
from diglot.extensions.press.adapters.gradient_colours import read_gradients
from diglot.extensions.press.model.colour import OutputProfile
from diglot.extensions.press.model.cover_sheets import CoverSheet
from diglot.extensions.press.model.pdf_facts import PreflightFinding
from diglot.extensions.press.model.problems import MixedGradient, PressProfile
from diglot.extensions.press.model.spot_inks import InkMixture
from diglot.extensions.press.pipeline.preflight import problem_of
from diglot.model.paper.printing import Offcut, PressSettings, SpotInk
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import N_, Problem
from diglot.model.tasks import TaskType
from diglot.pipeline.base.cached_files import CachedFile, FileTask, encode, make_files
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.pdf import PdfJob
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs

# Up to this many PDFs are converted faster in this process than in workers.
_LOCAL_LIMIT = 11


class ConversionSettings(msgspec.Struct, frozen=True):
    """What the conversion of all PDFs has in common. cover: None for the inside of a book. spots: inks besides."""

    offcut: Offcut
    profile: OutputProfile
    inks: str
    cover: CoverSheet | None = None
    spots: tuple[SpotInk, ...] = ()


class ConvertedPdf(msgspec.Struct, frozen=True):
    """A PDF for the print shop, the findings of its preflight, and its gradients that lack a spot ink."""

    pdf: bytes
    findings: tuple[PreflightFinding, ...]
    mixtures: tuple[InkMixture, ...] = ()


def at_press_place(job: PdfJob) -> PdfJob:
    """Return the job of a PDF with the place of the one for the print shop, which no page offers to readers."""
    return replace(job, langs=(), place=f"{job.place.removesuffix('.pdf')}.press.pdf")


def convert_pdfs(
    format: str,
    jobs: Sequence[PdfJob],
    typeset: Sequence[CachedFile],
    conversion: ConversionSettings,
    site: CompiledSite,
    resources: Resources,
) -> tuple[Outputs, list[Problem]]:
    """Convert typeset PDFs for the print shop, and check them. typeset: the file of each job."""
    common = (
        repr((conversion.offcut, conversion.inks, conversion.cover and conversion.cover.folds_mm, conversion.spots)),
        *(part for one in (conversion.cover.artwork if conversion.cover else ()) for part in (one.side, one.content)),
        conversion.profile.condition,
        conversion.profile.content,
    )
    finished = [(job, file) for job, file in zip(jobs, typeset, strict=True) if file.size]
    tasks = (
        # The key of a PDF covers everything that it was made from.
        FileTask(
            (cache_key("press pdf", code_digest(), *common, job.day.isoformat(), pdf.key),),
            job.source,
            partial(_payload, pdf, job.day),
            partial(_read_report, site),
        )
        for job, pdf in finished
    )
    factory = "diglot.extensions.press.pipeline.press_tasks:make_converter"
    task_type = TaskType(
        factory, encode(conversion), _LOCAL_LIMIT, preload="diglot.extensions.press.adapters.pdf_tools.pdfx"
    )
    converted = [file for (file,) in make_files(resources, task_type, tasks)]
    outputs = Outputs.of_cached(job.output(format, file) for (job, _), file in zip(finished, converted, strict=True))
    made = sum(file.is_new for file in typeset)
    problems = [problem for file in (*typeset, *converted) for problem in file.problems]
    absent = tuple(job.place for job, file in zip(jobs, typeset, strict=True) if not file.size)
    return replace(outputs, made=max(made, outputs.made), absent=(*absent, *outputs.absent)), problems


def _payload(pdf: CachedFile, day: dt.date) -> bytes:
    return encode((pdf.read(), day))


def _read_report(site: CompiledSite, report: bytes, source: str) -> tuple[Problem, ...]:
    findings, mixtures = msgspec.msgpack.decode(
        report, type=tuple[tuple[PreflightFinding, ...], tuple[InkMixture, ...]]
    )
    found = (problem_of(_with_file_name(finding, site), source) for finding in findings)
    return (*found, *(problem for mixture in mixtures for problem in _mixed_gradients(mixture, site, source)))


def _mixed_gradients(mixture: InkMixture, site: CompiledSite, source: str) -> Iterator[MixedGradient]:
    """Yield a problem at each drawing with such a gradient; at the manuscript where no drawing is seen to have it."""
    problem = MixedGradient(source, None, mixture.ink, ", ".join(mixture.colours))
    drawings = [file.path for file in site.files.used if file.mime == "image/svg+xml"]
    lines = {path: _line_of_gradient(site.files.read(path), mixture.colours) for path in drawings}
    placed = [replace(problem, file=path, line=line) for path, line in lines.items() if line]
    yield from placed or [problem]


def _line_of_gradient(drawing: bytes, colours: Collection[str]) -> int | None:
    """Return the line of the first gradient of a drawing that has all these colours, or None."""
    gradients = ((line, {read_colour(written) for written in stops}) for line, stops in read_gradients(drawing))
    return next((line for line, stops in gradients if stops.issuperset(colours)), None)


def _with_file_name(finding: PreflightFinding, site: CompiledSite) -> PreflightFinding:
    """Return the finding with the file name of the picture that it is about."""
    if not re.match(r"i[0-9a-f]{32}", finding.thing):
        return finding
    from diglot.adapters.typesetter import picture_name  # takes 700 ms

    for file in site.files.used:
        if finding.thing.startswith(picture_name(site.address.href(f"/{file.place}"))):
            return replace(finding, thing=file.path)
    return finding


def load_conversion(settings: PressSettings, overlay: Overlay) -> tuple[ConversionSettings | None, list[Problem]]:
    """Return the conversion that the settings ask for; None and a problem if their profile cannot be read."""
    content = overlay.read(f"assets/profiles/{settings.profile}.icc")
    refused = PressProfile(SETTINGS_PATH, settings.profile_line, settings.profile, N_("there is no such file"))
    if not content:
        return None, [refused]
    try:
        description = read_profile(content)
    except ValueError as error:
        return None, [replace(refused, reason=str(error))]
    profile = output_profile(description, content)
    return ConversionSettings(Offcut(settings.bleed_mm), profile, settings.inks, spots=settings.spot), []


def output_profile(description: str, content: bytes) -> OutputProfile:
    """Return a profile with the registered printing condition that its description names, or the whole description.

    >>> [output_profile(name, b"").condition for name in ("FOGRA39L Coated", "GRACoL TR006 Coated", "Our own press")]
    ['FOGRA39', 'TR006', 'Our own press']
    """
    match = re.search(r"FOGRA\d+|TR ?\d{3}", description, re.IGNORECASE)
    return OutputProfile(match[0].upper() if match else description, description, content, match is not None)
