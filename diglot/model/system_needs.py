"""The libraries that diglot needs from the system, and the packages that have them. Touches nothing.

`build.py` has its own list, because it runs before anything is installed; `tests/test_setup.py` compares the two.
"""

from __future__ import annotations

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


def packages(libraries: tuple[SystemLibrary, ...]) -> dict[str, str]:
    """Return the packages to install on each system.

    >>> packages(LIBRARIES)["fedora"]
    'pango harfbuzz'
    """
    return {
        system: " ".join(dict.fromkeys(getattr(library, system) for library in libraries))
        for system in ("debian", "fedora", "alpine", "brew")
    }
