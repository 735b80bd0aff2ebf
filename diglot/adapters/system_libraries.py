"""Names of shared libraries in, those that the system lacks out. Loads libraries into this process."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable

from diglot.model.wording.system_needs import SystemLibrary

# Homebrew's folders: a Python from elsewhere does not look there by itself.
LIBRARY_FOLDERS = ("", "/opt/homebrew/lib/", "/usr/local/lib/")


def missing_libraries(libraries: Iterable[SystemLibrary]) -> tuple[SystemLibrary, ...]:
    """Return the libraries that cannot be loaded."""
    return tuple(
        library
        for library in libraries
        if not any(_is_loadable(folder + name) for name in library.names for folder in LIBRARY_FOLDERS)
    )


def _is_loadable(path: str) -> bool:
    try:
        ctypes.CDLL(path)
    except OSError:
        return False
    return True
