"""An exception in, the problem that says what the system has refused out. Touches nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from diglot.adapters.pandoc import PandocMissing
from diglot.adapters.system_libraries import missing_libraries
from diglot.model.messages import N_
from diglot.model.problems import FileGone, FileOutOfReach, MissingLibrary, MissingPandoc, Problem, ResourceShort
from diglot.model.wording.system_needs import LIBRARIES, packages
from diglot.model.wording.system_reasons import system_reason

# The system names no file: there is too little of something, or a disk is gone.
_SHORTAGES = frozenset(
    [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN]
)

NO_TEMPORARY_FOLDER = N_("there is no folder for temporary files that can be written to; TMPDIR can name one")


def problem_of(error: Exception, root: Path) -> Problem | None:
    """Return the problem that an exception is for whoever runs diglot; None for a bug of diglot."""
    if isinstance(error, PandocMissing):
        return MissingPandoc(str(error))
    if isinstance(error, MemoryError):
        return ResourceShort(str(root), system_reason(OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))))
    if not isinstance(error, OSError):
        return None
    reason = system_reason(error)
    if error.errno == errno.ENOENT and error.filename is None and "temporary directory" in str(error):
        return ResourceShort(str(root), NO_TEMPORARY_FOLDER)
    if not isinstance(error.filename, str | bytes):
        return ResourceShort(str(root), reason) if error.errno in _SHORTAGES else _missing_library()
    name = os.fsdecode(error.filename).removeprefix(f"{root}/")
    return FileGone(name) if error.errno == errno.ENOENT else FileOutOfReach(name, reason)


def _missing_library() -> Problem | None:
    """Return the problem of libraries that the system lacks, which is what an error without a file may come from."""
    missing = missing_libraries(LIBRARIES)
    if not missing:
        return None
    names = ", ".join(library.names[0] for library in missing)
    return MissingLibrary(names, **packages(missing))
