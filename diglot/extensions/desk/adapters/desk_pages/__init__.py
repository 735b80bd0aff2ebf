"""The files of the desk's pages: templates, style and script. Reads them; a publication cannot replace them.

The script of the desk may write to the publication. So none of it comes from the publication, which may be anybody's.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
STATIC = {
    "/-/desk.js": ("desk.js", "text/javascript; charset=utf-8"),
    "/-/desk.css": ("desk.css", "text/css; charset=utf-8"),
}
"""The files that pages load, by address."""


def static_file(path: str) -> tuple[bytes, str] | None:
    """Return a file that pages load, and its type; None for any other address."""
    if path not in STATIC:
        return None
    name, mime = STATIC[path]
    return (FOLDER / name).read_bytes(), mime
