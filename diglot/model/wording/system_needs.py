"""The libraries that diglot needs from the system, and the packages that have them. Touches nothing.

`build.py` has its own list, because it runs before anything is installed; `tests/test_setup.py` compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec


class SystemLibrary(msgspec.Struct, frozen=True):
    """A shared library. names: on Linux and on macOS; the others: its package on each system."""

    names: tuple[str, ...]
    debian: str
    fedora: str
    alpine: str
    brew: str


LIBRARIES = (
    SystemLibrary(
        ("libpango-1.0.so.0", "libpango-1.0.0.dylib"), "libpango-1.0-0", "pango", "so:libpango-1.0.so.0", "pango"
    ),
    SystemLibrary(
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
        "libpangoft2-1.0-0",
        "pango",
        "so:libpangoft2-1.0.so.0",
        "pango",
    ),
    SystemLibrary(
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        "libharfbuzz-subset0",
        "harfbuzz",
        "so:libharfbuzz-subset.so.0",
        "harfbuzz",
    ),
)
"""What PDFs are typeset with. Source: WeasyPrint's documentation, "First Steps"."""


LEAST_VERSIONS: Mapping[str, str] = {"expat": "2.7.2", "SQLite": "3.50.2", "zlib": "1.2.13", "Pango": "1.44"}
"""The first versions without the faults that are known of what is not in the lock.

expat: CVE-2024-8176, CVE-2025-59375. SQLite: CVE-2025-6965. zlib: CVE-2022-37434. Pango: what WeasyPrint asks for.
"""


def is_older(version: str, least: str) -> bool:
    """Return whether a version is older than another.

    >>> is_older("2.5.0", "2.7.2"), is_older("3.50.2", "3.50.2"), is_older("1.3.1.zlib-ng", "1.2.13")
    (True, False, False)
    """

    def numbers(text: str) -> list[int]:
        return [int(part) for part in re.findall(r"\d+", text)[:3]]

    return numbers(version) < numbers(least)


def packages(libraries: tuple[SystemLibrary, ...]) -> dict[str, str]:
    """Return the packages to install on each system.

    >>> packages(LIBRARIES)["fedora"]
    'pango harfbuzz'
    """
    return {
        system: " ".join(dict.fromkeys(getattr(library, system) for library in libraries))
        for system in ("debian", "fedora", "alpine", "brew")
    }
