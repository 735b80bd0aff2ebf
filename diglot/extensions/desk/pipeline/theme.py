"""Dresses the desk: the fonts and colours of the publication, its pictures, and the renderer of the desk's pages.

Reads files of the theme and pictures of the publication through adapters.
"""

from __future__ import annotations

import re
from pathlib import Path

from diglot.adapters.catalogues import Localization
from diglot.adapters.disk import Folder
from diglot.adapters.files.default_files import defaults_root
from diglot.adapters.templating.templates import Renderer
from diglot.core import design_tokens, hosting
from diglot.extensions.desk.adapters.desk_pages import FOLDER
from diglot.model.languages import LANGUAGES
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import read_settings

_FONT = re.compile(r"[A-Za-z0-9.-]+\.woff2")
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg")
# What screen.css says before its first rule: the faces of the fonts, and the tokens.
_END_OF_TOKENS = "/* Ground */"


def make_renderer(words: Localization) -> Renderer:
    """Return the renderer of the desk's pages, in the language of the interface."""
    return Renderer([FOLDER], {words.lang: words}, LANGUAGES, lambda text, _lang: text)


def theme_style(root: Path) -> str:
    """Return the fonts and colours of the publication's pages as a stylesheet of custom properties."""
    sheet = (defaults_root() / "assets/styles/screen.css").read_text(encoding="utf-8")
    settings, _ = read_settings(Folder(root), KNOWN)
    return sheet.partition(_END_OF_TOKENS)[0] + design_tokens.screen_tokens(settings.look)


def icon_file() -> bytes:
    """Return the house's icon."""
    return (defaults_root() / "assets/icons/icon.svg").read_bytes()


def font_file(name: str) -> bytes | None:
    """Return a font of the house by the name of its file; None where there is none."""
    path = defaults_root() / "assets/fonts" / name
    return path.read_bytes() if _FONT.fullmatch(name) and path.is_file() else None


def picture_file(root: Path, path: str) -> tuple[bytes, str] | None:
    """Return a picture among the manuscripts and its type, by its path from `content`; None where there is none."""
    is_hidden = any(part.startswith(".") for part in path.split("/"))
    if is_hidden or not path.lower().endswith(_PICTURES):
        return None
    folder = Folder(root)
    entry = folder.look_up(f"content/{path}")
    return (folder.read(entry.name_on_disk), hosting.mime_of(path)) if entry else None
