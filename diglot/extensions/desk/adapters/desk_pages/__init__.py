"""The files of the desk's pages: templates, style and script. Reads them; a publication cannot replace them.

The script of the desk may write to the publication. So none of it comes from the publication, which may be anybody's.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
_SCRIPT = FOLDER / "script"
SCRIPTS = tuple(sorted(path.relative_to(_SCRIPT).with_suffix("").as_posix() for path in _SCRIPT.rglob("*.js")))
"""The modules of the script, by name. The page of an article asks for all of them at once."""
_JAVASCRIPT = "text/javascript; charset=utf-8"
STATIC = {
    "/-/desk.css": ("desk.css", "text/css; charset=utf-8"),
    **{f"/-/script/{name}.js": (f"script/{name}.js", _JAVASCRIPT) for name in SCRIPTS},
}
"""The files that pages load, by address."""


def static_file(path: str) -> tuple[bytes, str] | None:
    """Return a file that pages load, and its type; None for any other address."""
    if path not in STATIC:
        return None
    name, mime = STATIC[path]
    return (FOLDER / name).read_bytes(), mime
