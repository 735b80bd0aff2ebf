"""Editions in, PDFs for a print shop out: PDF/X-4 with bleed and crop marks, each checked before it is written.

Touches the store, the typesetter, colours and PDFs through adapters only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from diglot.adapters.default_files import Overlay
from diglot.adapters.store import cache_key, code_digest
from diglot.model.colour import OutputProfile
from diglot.model.pdf_facts import PreflightFinding
from diglot.model.printing import Offcut, PressSettings
from diglot.model.problems import N_, PressProfile, Problem
from diglot.model.publication import SETTINGS_PATH, Article
from diglot.model.tasks import TaskFunction, TaskType
from diglot.pipeline.base.cached_files import CachedFile, FileTask, encode, encode_answer, make_files
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.book_pdf import volume_editions, volume_pdf_job
from diglot.pipeline.outputs.paired_volume_pdf import paired_editions, paired_volume_job
from diglot.pipeline.outputs.parallel_pdf import PAIR_FACTORY
from diglot.pipeline.outputs.pdf import PdfJob, edition_pdf_job, edition_style, typeset_jobs
from diglot.pipeline.outputs.preflight import preflight, problem_of
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs, editions_of

# The date of a text without one: the earliest date that ZIP archives can hold, used for archives without dates.
_NO_DAY = dt.date(1980, 1, 1)
# Up to this many PDFs are converted faster in this process than in workers.
_LOCAL_LIMIT = 11


class ConversionSettings(msgspec.Struct, frozen=True):
    """What the conversion of all PDFs has in common."""

    offcut: Offcut
    profile: OutputProfile
    inks: str


class ConvertedPdf(msgspec.Struct, frozen=True):
    """A PDF for the print shop, and the findings of its preflight."""

    pdf: bytes
    findings: tuple[PreflightFinding, ...]


def make_press_pdfs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the PDFs of editions for the print shop: `<slug>.press.pdf`, which no page offers to readers."""
    editions, style = editions_of(site.publication), edition_style(resources.overlay, site.settings)
    jobs = [edition_pdf_job(site, article, edition, style) for article, edition in editions]
    newest = _newest(site.publication.articles)
    days = [edition.updated or edition.date or article.date or newest for article, edition in editions]
    resources.progress.stage(N_("Building PDFs for the printer"), len(jobs))
    return _make_pdfs("pdf-press", list(zip(jobs, days, strict=True)), site, resources)


def make_press_volumes(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the PDFs of volumes for the print shop: `<lang>/volumes/<name>.press.pdf`."""
    dated = [
        (
            volume_pdf_job(edition, site, resources.overlay),
            _newest([article for _, articles in edition.contents for article in articles]),
        )
        for edition in volume_editions(site)
    ]
    resources.progress.stage(N_("Building books for the printer"), len(dated))
    return _make_pdfs("volume-press", dated, site, resources)


def make_press_facing_volumes(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the PDFs of volumes on facing pages for the print shop: `en-ru/volumes/<name>-facing.press.pdf`."""
    dated = [
        (
            paired_volume_job(edition, "facing", site, resources.overlay),
            _newest([article for _, articles in edition.contents for article in articles]),
        )
        for edition in paired_editions(site)
    ]
    resources.progress.stage(N_("Building books for the printer"), len(dated))
    return _make_pdfs("volume-facing-press", dated, site, resources, PAIR_FACTORY)


def _newest(articles: Iterable[Article]) -> dt.date:
    """Return the date of the newest text, so that a PDF is the same whenever it is made."""
    days = [edition.updated or edition.date for article in articles for edition in article.editions]
    return max(filter(None, days), default=_NO_DAY)


def _make_pdfs(
    format: str,
    dated: Sequence[tuple[PdfJob, dt.date]],
    site: CompiledSite,
    resources: Resources,
    factory: str = "",
) -> tuple[Outputs, list[Problem]]:
    """Typeset PDFs with the offcut around their pages, convert and check them.

    dated: with the dates they are given. factory: as in `typeset_jobs`.
    """
    conversion, problems = load_conversion(site.settings.press, resources.overlay)
    if conversion is None:
        return Outputs(), problems
    jobs = [
        replace(
            job,
            langs=(),
            place=f"{job.place.removesuffix('.pdf')}.press.pdf",
            style=replace(job.style, offcut=conversion.offcut),
        )
        for job, _ in dated
    ]
    days = {job.place: day for job, (_, day) in zip(jobs, dated, strict=True)}
    typeset = list(typeset_jobs(jobs, resources, factory))
    problems += [problem for _, file in typeset for problem in file.problems]
    made = sum(file.is_new for _, file in typeset)
    finished = [(job, file, days[job.place]) for job, file in typeset if file.size]
    converted = list(_convert(finished, conversion, site, resources))
    problems += [problem for file in converted for problem in file.problems]
    outputs = Outputs.of_cached(job.output(format, file) for (job, _, _), file in zip(finished, converted, strict=True))
    return replace(outputs, made=max(made, outputs.made)), problems


def _convert(
    dated: Sequence[tuple[PdfJob, CachedFile, dt.date]],
    conversion: ConversionSettings,
    site: CompiledSite,
    resources: Resources,
) -> Iterator[CachedFile]:
    """Convert typeset PDFs, and check them."""
    common = (repr((conversion.offcut, conversion.inks)), conversion.profile.condition, conversion.profile.content)
    tasks = (
        # The key of a PDF covers everything that it was made from.
        FileTask(
            cache_key("press pdf", code_digest(), *common, day.isoformat(), pdf.key),
            job.source,
            partial(_payload, pdf, day),
        )
        for job, pdf, day in dated
    )
    factory = f"{__name__}:{make_converter.__name__}"
    task_type = TaskType(factory, encode(conversion), _LOCAL_LIMIT, preload="diglot.adapters.pdf_tools.pdfx")
    return make_files(resources, task_type, tasks, partial(_read_report, site))


def _payload(pdf: CachedFile, day: dt.date) -> bytes:
    return encode((pdf.read(), day))


def _read_report(site: CompiledSite, report: bytes, source: str) -> tuple[Problem, ...]:
    findings = msgspec.msgpack.decode(report, type=tuple[PreflightFinding, ...])
    return tuple(problem_of(_with_file_name(finding, site), source) for finding in findings)


def _with_file_name(finding: PreflightFinding, site: CompiledSite) -> PreflightFinding:
    """Return the finding with the file name of the picture that it is about."""
    if not re.match(r"i[0-9a-f]{32}", finding.thing):
        return finding
    from diglot.adapters.typesetter import picture_name

    for file in site.files.used:
        if finding.thing.startswith(picture_name(site.address.href(f"/{file.place}"))):
            return replace(finding, thing=file.path)
    return finding


def load_conversion(settings: PressSettings, overlay: Overlay) -> tuple[ConversionSettings | None, list[Problem]]:
    """Return the conversion that the settings ask for; None and a problem if their profile cannot be read."""
    from diglot.adapters.colour_conversion import read_profile

    content = overlay.read(f"assets/profiles/{settings.profile}.icc")
    if not content:
        return None, [PressProfile(SETTINGS_PATH, None, settings.profile, N_("there is no such file"))]
    try:
        description = read_profile(content)
    except ValueError as error:
        return None, [PressProfile(SETTINGS_PATH, None, settings.profile, str(error))]
    return ConversionSettings(Offcut(settings.bleed_mm), output_profile(description, content), settings.inks), []


def output_profile(description: str, content: bytes) -> OutputProfile:
    """Return a profile with the registered printing condition that its description names, or the whole description.

    >>> [output_profile(name, b"").condition for name in ("FOGRA39L Coated", "GRACoL TR006 Coated", "Our own press")]
    ['FOGRA39', 'TR006', 'Our own press']
    """
    match = re.search(r"FOGRA\d+|TR ?\d{3}", description, re.IGNORECASE)
    return OutputProfile(match[0].upper() if match else description, description, content, match is not None)


# ---------------------------------------------------------------- in a worker


def make_converter(config: bytes) -> TaskFunction:
    """Return the function that converts a PDF. config: an encoded `ConversionSettings`."""
    conversion = msgspec.msgpack.decode(config, type=ConversionSettings)

    def convert(payload: bytes) -> bytes:
        converted = convert_pdf(conversion, *msgspec.msgpack.decode(payload, type=tuple[bytes, dt.date]))
        return encode_answer(converted.pdf, converted.findings)

    return convert


def convert_pdf(conversion: ConversionSettings, pdf: bytes, day: dt.date) -> ConvertedPdf:
    """Convert a PDF for the print shop, and check it. day: its date of creation."""
    from diglot.adapters.colour_conversion import BlackInk, ProcessInks
    from diglot.adapters.pdf_tools.pdfx import convert_to_pdfx

    inks = BlackInk() if conversion.inks == "black" else ProcessInks(conversion.profile.content)
    converted = convert_to_pdfx(pdf, conversion.offcut, conversion.profile, inks, day)
    return ConvertedPdf(converted, preflight(converted))
