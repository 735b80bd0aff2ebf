"""What a worker does for a print shop: converts a PDF, checks it, makes the report of a check. Loads pikepdf."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from diglot.extensions.books.adapters.pdf_opening import LockedPdf, UnreadablePdf
from diglot.extensions.press.adapters.colour_conversion import BlackInk, ProcessInks
from diglot.extensions.press.adapters.pdf_tools.inspection import inspect_pdf
from diglot.extensions.press.adapters.pdf_tools.pdfx import convert_to_pdfx
from diglot.extensions.press.core.preflight import check_pdf, summarise_pdf
from diglot.extensions.press.model.pdf_facts import PreflightFinding
from diglot.extensions.press.pipeline.preflight import PreflightResult
from diglot.extensions.press.pipeline.print_shop_pdf import ConversionSettings, ConvertedPdf
from diglot.model.tasks import TaskFunction
from diglot.pipeline.base.cached_files import encode_answer


def make_converter(config: bytes) -> TaskFunction:
    """Return the function that converts a PDF. config: an encoded `ConversionSettings`."""
    conversion = msgspec.msgpack.decode(config, type=ConversionSettings)

    def convert(payload: bytes) -> bytes:
        converted = convert_pdf(conversion, *msgspec.msgpack.decode(payload, type=tuple[bytes, dt.date]))
        return encode_answer((converted.pdf, (converted.findings, converted.mixtures)))

    return convert


def convert_pdf(conversion: ConversionSettings, pdf: bytes, day: dt.date) -> ConvertedPdf:
    """Convert a PDF for the print shop, and check it. day: its date of creation."""
    inks = BlackInk() if conversion.inks == "black" else ProcessInks(conversion.profile.content)
    spots = conversion.spots
    converted, mixtures = convert_to_pdfx(
        pdf, conversion.offcut, conversion.profile, inks, day, conversion.cover, spots
    )
    return ConvertedPdf(converted, preflight(converted, [spot.name for spot in spots]).findings, mixtures)


def preflight(content: bytes, spots: Sequence[str] = ()) -> PreflightResult:
    """Return everything that is wrong with a PDF for printing: no finding if it is fit to print.

    spots: the names of the inks that it may use besides the process inks.
    """
    try:
        facts = inspect_pdf(content)
    except UnreadablePdf as error:
        return PreflightResult((PreflightFinding("pdf-unreadable", 0, "", str(error)),))
    except LockedPdf:
        return PreflightResult((PreflightFinding("pdf-locked", 0, "", ""),))
    return PreflightResult(check_pdf(facts, spots), summarise_pdf(facts))


def make_preflight(config: bytes) -> TaskFunction:
    """Return the function that preflights a PDF. config: the encoded names of its inks."""
    spots = msgspec.msgpack.decode(config, type=list[str])
    return lambda content: msgspec.msgpack.encode(preflight(content, spots))
