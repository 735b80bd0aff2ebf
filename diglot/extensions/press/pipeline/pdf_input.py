"""Reads PDFs named on the command line, which may be outside the publication: contents, or a problem.

Touches the disk through its adapter only.
"""

from __future__ import annotations

from pathlib import Path

from diglot.adapters.disk import read_outside
from diglot.model.problems import N_, FileUnreadable, Problem, in_question, nearest
from diglot.model.wording.system_reasons import system_reason

# The size of a book of photographs at full resolution; a larger file may not fit into memory.
MAX_BYTES = 1_000_000_000


def read_pdf(path: Path) -> bytes | Problem:
    """Return the contents of a file, or the problem with it."""
    try:
        content = read_outside(path, MAX_BYTES)
    except OSError as error:
        return FileUnreadable(str(path), None, system_reason(error), _suggest(path) if not path.exists() else "")
    return content if len(content) <= MAX_BYTES else FileUnreadable(str(path), None, N_("it is larger than 1 GB"))


def _suggest(path: Path) -> str:
    """Return the PDF beside a missing file whose name is most like: " (leaflet.pdf?)" or ""."""
    # A folder that is missing too, or may not be read, has none.
    like = nearest(path.name, (one.name for one in path.parent.glob("*.pdf")))
    return in_question(str(path.with_name(like)) if like else "")
