"""Unforeseen errors while a file was read in, facts for the problem of that file out. Prints tracebacks if asked to.

Whatever goes wrong with one file is a problem of that file: all others are published or reported as usual.
"""

from __future__ import annotations

import os
import traceback

# Whether tracebacks are printed: in the environment, because files are read in other processes too.
DEBUG = "DIGLOT_DEBUG"


def fault_reason(error: Exception) -> str:
    """Return the words of an error that no code foresaw, for the problem of the file that was read."""
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    return repr(error)
