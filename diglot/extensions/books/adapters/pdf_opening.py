"""The bytes of a PDF in, an open file out, or why it cannot be opened."""

from __future__ import annotations

import io
import logging
import re

import pikepdf

# What pikepdf and our reading raise for a damaged file.
DAMAGES = (pikepdf.PdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError)

# Repairs of qpdf are reported as facts, not logged on the terminal.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


class UnreadablePdf(Exception):
    """A file cannot be read as a PDF; `args[0]` says why."""


class LockedPdf(Exception):
    """A file is encrypted with a password."""


def open_pdf(content: bytes) -> pikepdf.Pdf:
    """Open a file.

    Raises: UnreadablePdf, LockedPdf.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(content))
        if not len(pdf.pages):
            raise UnreadablePdf("0")
    except pikepdf.PasswordError:
        raise LockedPdf from None
    except DAMAGES as error:
        raise UnreadablePdf(library_message(error)) from None
    return pdf


def library_message(error: Exception) -> str:
    """Return the message of an error of the library, without its name for a file given as bytes."""
    return re.sub(r"^stream <[^>]*>:? ?", "", str(error))
