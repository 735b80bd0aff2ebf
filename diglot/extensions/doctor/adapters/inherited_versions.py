"""Versions of libraries that come with Python or from the system. Loads libraries into this process."""

from __future__ import annotations

import ctypes
import pyexpat
import sqlite3
import zlib
from contextlib import suppress

from diglot.adapters.system_libraries import LIBRARY_FOLDERS


def inherited_versions() -> dict[str, str]:
    """Return the versions of what no lock of diglot names: it comes with Python, or from the system."""
    versions = {
        "expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
        "SQLite": sqlite3.sqlite_version,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    for name in ("libpango-1.0.so.0", "libpango-1.0.0.dylib"):
        for folder in LIBRARY_FOLDERS:
            with suppress(OSError, AttributeError):
                version_string = ctypes.CDLL(folder + name).pango_version_string
                version_string.restype = ctypes.c_char_p
                versions["Pango"] = version_string().decode()
    return versions
