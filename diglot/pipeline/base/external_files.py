"""PDFs that a person names, wherever they lie: read whole, or refused with the reason.

Touches the disk through its machine only.
"""

from __future__ import annotations

from pathlib import Path

from diglot.adapters.disk import read_outside
from diglot.model.problems import N_, FileUnreadable, Problem

# A book of photographs at full size; a larger file would not leave memory for itself.
MAX_BYTES = 1_000_000_000


def read_pdf(path: Path) -> bytes | Problem:
    """The contents of a file, or what is wrong with it."""
    try:
        content = read_outside(path, MAX_BYTES)
    except OSError as error:
        return FileUnreadable(str(path), None, error.strerror or str(error))
    return content if len(content) <= MAX_BYTES else FileUnreadable(str(path), None, N_("it is larger than 1 GB"))
