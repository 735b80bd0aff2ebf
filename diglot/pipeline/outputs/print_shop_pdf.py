"""Editions in, PDFs for a print shop out: PDF/X-4 with bleed and marks, each checked before it is written.

Touches the store, the typesetters, colours and PDFs through their machines only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from diglot.adapters.overlay import Overlay
from diglot.adapters.store import cache_key, code_digest
from diglot.model.colour import OutputProfile
from diglot.model.pdf_facts import PreflightFinding
from diglot.model.printing import Offcut, PressSettings
from diglot.model.problems import N_, PressProfile, Problem
from diglot.model.publication import SETTINGS_PATH, Article
from diglot.model.tasks import TaskFunction, TaskType
from diglot.pipeline.base.cached_files import CachedFile, FileTask, encode, encode_answer, make_files
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.book_pdf import volume_copies, volume_order
from diglot.pipeline.outputs.pdf import PdfJob, edition_pdf, edition_style, typeset_pdfs
from diglot.pipeline.outputs.preflight import preflight, problem_of
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import Outputs, editions_of

# Where nothing says when a text is from: the day on which archives without dates begin.
_NO_DAY = dt.date(1980, 1, 1)
# Up to this many PDFs are sooner converted in this process.
_LOCAL_LIMIT = 11


class ColourConversion(msgspec.Struct, frozen=True):
    """What all PDFs of a print run have in common."""

    offcut: Offcut
    profile: OutputProfile
    inks: str


class Pressed(msgspec.Struct, frozen=True):
    """A PDF for the print shop, and what is wrong with it."""

    pdf: bytes
    findings: tuple[PreflightFinding, ...]


def make_press_pdfs(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the PDFs of editions for the print shop: `<slug>.press.pdf`, which no page offers to readers."""
    editions, style = editions_of(site.publication), edition_style(resources.overlay, site.settings.trim)
    orders = [edition_pdf(site, article, edition, style) for article, edition in editions]
    newest = _newest(site.publication.articles)
    days = [edition.updated or edition.date or article.date or newest for article, edition in editions]
    resources.progress.stage(N_("Making PDFs for the print shop"), len(orders))
    return _press("pdf-press", list(zip(orders, days, strict=True)), site, resources)


def make_press_volumes(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the PDFs of volumes for the print shop: `<lang>/volumes/<name>.press.pdf`."""
    dated = [
        (
            volume_order(copy, site, resources.overlay),
            _newest([article for _, articles in copy.contents for article in articles]),
        )
        for copy in volume_copies(site)
    ]
    resources.progress.stage(N_("Making volumes for the print shop"), len(dated))
    return _press("volume-press", dated, site, resources)


def _newest(articles: Iterable[Article]) -> dt.date:
    """Return the day of the newest text, so that a PDF is the same whenever it is made."""
    days = [edition.updated or edition.date for article in articles for edition in article.editions]
    return max(filter(None, days), default=_NO_DAY)


def _press(
    format: str, dated: Sequence[tuple[PdfJob, dt.date]], site: CompiledSite, resources: Resources
) -> tuple[Outputs, list[Problem]]:
    """Typeset PDFs with the offcut around their pages, convert them, and check them. dated: with the days they bear."""
    plates, problems = load_plates(site.settings.press, resources.overlay)
    if plates is None:
        return Outputs(), problems
    orders = [
        replace(
            order,
            langs=(),
            place=f"{order.place.removesuffix('.pdf')}.press.pdf",
            style=replace(order.style, offcut=plates.offcut),
        )
        for order, _ in dated
    ]
    days = {pressed.place: day for pressed, (_, day) in zip(orders, dated, strict=True)}
    typeset = list(typeset_pdfs(orders, resources))
    problems += [problem for _, file in typeset for problem in file.problems]
    made = sum(file.is_new for _, file in typeset)
    sound = [(order, file) for order, file in typeset if file.size]
    pressed = list(_press_each([(order, file, days[order.place]) for order, file in sound], plates, site, resources))
    problems += [problem for file in pressed for problem in file.problems]
    outputs = Outputs.of_cached(order.output(format, file) for (order, _), file in zip(sound, pressed, strict=True))
    return replace(outputs, made=max(made, outputs.made)), problems


def _press_each(
    dated: Sequence[tuple[PdfJob, CachedFile, dt.date]],
    plates: ColourConversion,
    site: CompiledSite,
    resources: Resources,
) -> Iterator[CachedFile]:
    """Convert typeset PDFs, and check them."""
    common = (repr((plates.offcut, plates.inks)), plates.profile.condition, plates.profile.content)
    tasks = (
        # The key of a PDF stands for everything that it was made of.
        FileTask(
            cache_key("press pdf", code_digest(), *common, day.isoformat(), pdf.key),
            order.source,
            partial(_payload, pdf, day),
        )
        for order, pdf, day in dated
    )
    factory = f"{__name__}:{open_conversion.__name__}"
    task_type = TaskType(factory, encode(plates), _LOCAL_LIMIT, preload="diglot.adapters.pdf_tools.pdfx")
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


def load_plates(settings: PressSettings, overlay: Overlay) -> tuple[ColourConversion | None, list[Problem]]:
    """Return what the settings want of the press; None where their profile cannot be read."""
    from diglot.adapters.colour_conversion import read_profile

    content = overlay.read(f"assets/profiles/{settings.profile}.icc")
    if not content:
        return None, [PressProfile(SETTINGS_PATH, None, settings.profile, N_("there is no such file"))]
    try:
        description = read_profile(content)
    except ValueError as error:
        return None, [PressProfile(SETTINGS_PATH, None, settings.profile, str(error))]
    return ColourConversion(Offcut(settings.bleed_mm), output_profile(description, content), settings.inks), []


def output_profile(description: str, content: bytes) -> OutputProfile:
    """Return a profile with the printing condition that its description names, as printers register it, or all of it.

    >>> [output_profile(name, b"").condition for name in ("FOGRA39L Coated", "GRACoL TR006 Coated", "Our own press")]
    ['FOGRA39', 'TR006', 'Our own press']
    """
    match = re.search(r"FOGRA\d+|TR ?\d{3}", description, re.IGNORECASE)
    return OutputProfile(match[0].upper() if match else description, description, content, match is not None)


# ---------------------------------------------------------------- in a worker


def open_conversion(config: bytes) -> TaskFunction:
    """Make the function that converts a PDF. config: the plates."""
    plates = msgspec.msgpack.decode(config, type=ColourConversion)

    def press(payload: bytes) -> bytes:
        pressed = convert_one(plates, msgspec.msgpack.decode(payload, type=tuple[bytes, dt.date]))
        return encode_answer(pressed.pdf, pressed.findings)

    return press


def convert_one(plates: ColourConversion, sheet: tuple[bytes, dt.date]) -> Pressed:
    """Convert one PDF, and check it."""
    from diglot.adapters.colour_conversion import BlackInk, ProcessInks
    from diglot.adapters.pdf_tools.pdfx import convert_to_pdfx

    inks = BlackInk() if plates.inks == "black" else ProcessInks(plates.profile.content)
    pdf, day = sheet
    ready = convert_to_pdfx(pdf, plates.offcut, plates.profile, inks, day)
    return Pressed(ready, preflight(ready))
