"""Names of shared libraries in, those that the system lacks out, and versions. Loads libraries into this process."""

from __future__ import annotations

import ctypes
import pyexpat
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import suppress

from diglot.model.wording.system_needs import SystemLibrary

# Homebrew's folders: a Python from elsewhere does not look there by itself.
_FOLDERS = ("", "/opt/homebrew/lib/", "/usr/local/lib/")


def missing_libraries(libraries: Iterable[SystemLibrary]) -> tuple[SystemLibrary, ...]:
    """Return the libraries that cannot be loaded."""
    return tuple(
        library
        for library in libraries
        if not any(_is_loadable(folder + name) for name in library.names for folder in _FOLDERS)
    )


def inherited_versions() -> dict[str, str]:
    """Return the versions of what no lock of diglot names: it comes with Python, or from the system."""
    versions = {
        "expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
        "SQLite": sqlite3.sqlite_version,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    for name in ("libpango-1.0.so.0", "libpango-1.0.0.dylib"):
        for folder in _FOLDERS:
            with suppress(OSError, AttributeError):
                version_string = ctypes.CDLL(folder + name).pango_version_string
                version_string.restype = ctypes.c_char_p
                versions["Pango"] = version_string().decode()
    return versions


def _is_loadable(path: str) -> bool:
    try:
        ctypes.CDLL(path)
    except OSError:
        return False
    return True
