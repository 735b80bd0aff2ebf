"""Editions in, PDFs for a print shop out: PDF/X-4 with bleed and marks, each read over before it leaves.

Touches the store, the typesetters, colours and PDFs through their machines only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from diglot.adapters.store import cache_key, code_digest
from diglot.core import page_models
from diglot.model.colour import OutputProfile
from diglot.model.pdf_facts import PreflightFinding
from diglot.model.printing import Offcut, PressSettings, PrintStyle
from diglot.model.problems import N_, PressProfile, PrintFailed, Problem
from diglot.model.publication import SETTINGS_PATH, Article
from diglot.model.tasks import TaskType, Work
from diglot.pipeline.base.tasks import Answer, Kept, WorkItem, encode, make_each
from diglot.pipeline.outputs.book_pdf import trim_of, volume_copies, volume_job, volume_style
from diglot.pipeline.outputs.pdf import PdfJob, PdfMaker, edition_style, editions_of, pdf_order
from diglot.pipeline.outputs.preflight import preflight, problem_of
from diglot.pipeline.render.outputs import PDF_MIME, OutputContext, OutputFile, Outputs

# Where nothing says when a text is from: the day on which archives without dates begin.
_NO_DAY = dt.date(1980, 1, 1)
# So many PDFs are sooner made ready in this process.
_FEW = 11


class ColourConversion(msgspec.Struct, frozen=True):
    """What all PDFs of a print run have in common."""

    offcut: Offcut
    profile: OutputProfile
    inks: str


class Pressed(msgspec.Struct, frozen=True):
    """A PDF for the print shop, and what is wrong with it."""

    pdf: bytes
    findings: tuple[PreflightFinding, ...]


class ConvertedPdf(msgspec.Struct, frozen=True):
    """The same, the PDF in the store. is_new: it was not there. lost: why nobody could make it, where there is none."""

    content: Kept
    findings: tuple[PreflightFinding, ...]
    is_new: bool
    lost: str


class PrintShopOptions(msgspec.Struct, frozen=True):
    """A text to be set and made ready.

    style: its look, still without the offcut; key: of the article or volume; place: inside the site.
    day: the one that it bears.
    """

    order: PdfJob
    style: PrintStyle
    key: str
    place: str
    day: dt.date


def make_press_pdfs(bindery: OutputContext) -> tuple[Outputs, list[Problem]]:
    """Editions in, their PDFs for the print shop out: `<slug>.press.pdf`, which no page offers to readers."""
    publication = bindery.publication
    style = edition_style(bindery.overlay, publication.settings.trim)
    orders = [
        PrintShopOptions(
            pdf_order(publication, bindery.presses, article, edition.lang),
            style,
            article.key,
            f"{edition.href.strip('/')}.press.pdf",
            edition.updated or edition.date or article.date or _newest(publication.articles),
        )
        for article, edition in editions_of(publication)
    ]
    return _press(bindery, "pdf-press", N_("Making PDFs for the print shop"), orders)


def make_press_volumes(bindery: OutputContext) -> tuple[Outputs, list[Problem]]:
    """Volumes in, their PDFs for the print shop out: `<lang>/volumes/<name>.press.pdf`."""
    orders = [
        PrintShopOptions(
            PdfJob(copy.volume.path, volume_job(copy, bindery)),
            volume_style(bindery, trim_of(copy, bindery)),
            page_models.volume_key(copy.volume),
            f"{copy.place}.press.pdf",
            _newest([article for _, articles in copy.contents for article in articles]),
        )
        for copy in volume_copies(bindery)
    ]
    return _press(bindery, "volume-press", N_("Making volumes for the print shop"), orders)


def _newest(articles: Iterable[Article]) -> dt.date:
    """The day of the newest text, so that a PDF is the same whenever it is made."""
    days = [edition.updated or edition.date for article in articles for edition in article.editions]
    return max(filter(None, days), default=_NO_DAY)


def _press(
    bindery: OutputContext, format: str, stage: str, orders: Sequence[PrintShopOptions]
) -> tuple[Outputs, list[Problem]]:
    """Set texts with the offcut around their pages, make them ready, and read them over."""
    plates, problems = colour_conversion(bindery, bindery.publication.settings.press)
    if plates is None:
        return Outputs(), problems
    bindery.progress.stage(stage, len(orders))
    set_ones: list[tuple[PrintShopOptions, Kept]] = []
    made = 0
    for trim in dict.fromkeys(order.style.trim for order in orders):
        some = [order for order in orders if order.style.trim == trim]
        shop = PdfMaker(bindery.store, replace(some[0].style, offcut=plates.offcut), bindery.executor)
        finished = shop.set((order.order for order in some), bindery.progress.step)
        for order, one in zip(some, finished, strict=True):
            problems += one.problems
            set_ones += [(order, one.content)] if one.content.size else []
        made += shop.made
    renditions: list[OutputFile] = []
    made_ready = 0
    pressed = convert_each(bindery, plates, [(content, order.day) for order, content in set_ones])
    for (order, _), ready in zip(set_ones, pressed, strict=True):
        problems += [problem_of(_named(finding, bindery), order.order.file) for finding in ready.findings]
        problems += [PrintFailed(order.order.file, None, ready.lost)] if ready.lost else []
        if ready.content.size:
            renditions.append(OutputFile(format, order.key, (), order.place, PDF_MIME, ready.content))
        made_ready += ready.is_new
    return Outputs(tuple(renditions), max(made, made_ready)), problems


def _named(finding: PreflightFinding, bindery: OutputContext) -> PreflightFinding:
    """The finding, with a picture called as its file is."""
    if not re.match(r"i[0-9a-f]{32}", finding.thing):
        return finding
    from diglot.adapters.typesetter import picture_name

    address = bindery.presses.bench.address
    for file in bindery.presses.files.used:
        if finding.thing.startswith(picture_name(address.href(f"/{file.place}"))):
            return replace(finding, thing=file.path)
    return finding


def colour_conversion(bindery: OutputContext, settings: PressSettings) -> tuple[ColourConversion | None, list[Problem]]:
    """What the settings want of the press; None where their profile is none."""
    from diglot.adapters.colour_conversion import read_profile

    content = bindery.overlay.read(f"assets/profiles/{settings.profile}.icc")
    if not content:
        return None, [PressProfile(SETTINGS_PATH, None, settings.profile, N_("there is no such file"))]
    try:
        description = read_profile(content)
    except ValueError as error:
        return None, [PressProfile(SETTINGS_PATH, None, settings.profile, str(error))]
    return ColourConversion(Offcut(settings.bleed_mm), output_profile(description, content), settings.inks), []


def output_profile(description: str, content: bytes) -> OutputProfile:
    """A profile with the printing condition that its description names, as printers register it, or else all of it.

    >>> [output_profile(name, b"").condition for name in ("FOGRA39L Coated", "GRACoL TR006 Coated", "Our own press")]
    ['FOGRA39', 'TR006', 'Our own press']
    """
    match = re.search(r"FOGRA\d+|TR ?\d{3}", description, re.IGNORECASE)
    return OutputProfile(match[0].upper() if match else description, description, content, match is not None)


def convert_each(
    bindery: OutputContext, plates: ColourConversion, sheets: Sequence[tuple[Kept, dt.date]]
) -> Iterator[ConvertedPdf]:
    """PDFs with the days that they bear, made ready and read over."""
    common = (repr((plates.offcut, plates.inks)), plates.profile.condition, plates.profile.content)
    tasks = (
        # The key of a PDF stands for all that it was made of.
        WorkItem(cache_key("press pdf", code_digest(), *common, day.isoformat(), pdf.key), partial(_row, pdf, day))
        for pdf, day in sheets
    )
    craft = TaskType(
        f"{__name__}:{open_conversion.__name__}", encode(plates), _FEW, heavy="diglot.adapters.pdf_tools.pdfx"
    )
    for made in make_each(bindery.store, bindery.executor, craft, tasks):
        findings = () if made.lost else msgspec.msgpack.decode(made.said, type=tuple[PreflightFinding, ...])
        yield ConvertedPdf(made.content, findings, made.is_new, made.lost)


def _row(pdf: Kept, day: dt.date) -> bytes:
    return encode((pdf.read(), day))


# ---------------------------------------------------------------- a worker's work


def open_conversion(setting: bytes) -> Work:
    """From plates to the work that makes a PDF ready with them."""
    plates = msgspec.msgpack.decode(setting, type=ColourConversion)

    def work(row: bytes) -> bytes:
        pressed = convert_one(plates, msgspec.msgpack.decode(row, type=tuple[bytes, dt.date]))
        return encode(Answer(pressed.pdf, encode(pressed.findings)))

    return work


def convert_one(plates: ColourConversion, sheet: tuple[bytes, dt.date]) -> Pressed:
    """One PDF, made ready and read over."""
    from diglot.adapters.colour_conversion import BlackInk, ProcessInks
    from diglot.adapters.pdf_tools.pdfx import convert_to_pdfx

    inks = BlackInk() if plates.inks == "black" else ProcessInks(plates.profile.content)
    pdf, day = sheet
    ready = convert_to_pdfx(pdf, plates.offcut, plates.profile, inks, day)
    return Pressed(ready, preflight(ready))
