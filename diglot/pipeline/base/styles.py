"""A look in, its stylesheets for screen, paper and e-books out, with the fonts that they name.

Each is the default stylesheet or the publication's own copy, then the rules of the look, its tokens, and last the
stylesheet that a publication adds. Reads files of the theme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from diglot.adapters.files.default_files import Overlay, default_files
from diglot.core import design_tokens
from diglot.model.look import FontFile, Look
from diglot.model.messages import N_
from diglot.model.paper.covers import FACES
from diglot.model.paper.printing import HOUSE_FACES, FontFace
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import Problem, UnlicensedFont, WrongValue

LOOKS_FOLDER = "assets/styles/looks"
EXTENSION_STYLE, EXTENSION_PRINT_STYLE = "style.css", "print.css"
OWN_STYLE, OWN_PRINT_STYLE = "assets/site.css", "assets/print.site.css"


def screen_style(overlay: Overlay, look: Look) -> str:
    """Return the stylesheet of every page."""
    sheets = (_text(overlay, path) for path in ("assets/styles/screen.css", *look_sheets(look, ".css")))
    return "".join((*sheets, design_tokens.screen_tokens(look), *_added(overlay, EXTENSION_STYLE)))


def look_sheets(look: Look, suffix: str) -> list[str]:
    """Return the paths of the stylesheets of a look for a medium, by their suffix, in their order."""
    return [f"{LOOKS_FOLDER}/{name}{suffix}" for name in look.layers]


def own_looks(overlay: Overlay) -> Mapping[str, tuple[str, str]]:
    """Return the path and the text of the files of looks that do not come along, by the names of these."""
    paths = (path for path in overlay.files(LOOKS_FOLDER) if path.endswith(".toml"))
    return {PurePosixPath(path).stem: (path, _text(overlay, path)) for path in paths}


def paper_style(overlay: Overlay, look: Look, *names: str, scale: float = 1.0) -> str:
    """Return the stylesheet of a kind of PDF. names: of the sheets that it has, such as "print"."""
    paths = [f"assets/styles/{name}.css" for name in names]
    sheets = [(path, _text(overlay, path)) for path in (*paths, *look_sheets(look, ".print.css"))]
    sheets += [(EXTENSION_PRINT_STYLE, text) for text in _added(overlay, EXTENSION_PRINT_STYLE)]
    sheets.append((OWN_PRINT_STYLE, _text(overlay, OWN_PRINT_STYLE)))
    css = "\n".join(f"/*@ {path} */{text}" for path, text in sheets if text)
    return design_tokens.scale_points(design_tokens.fill_tokens(css, design_tokens.paper_tokens(look)), scale)


_MARK = re.compile(r"/\*@ (.*?) \*/")


def sheet_at(css: str, line: int) -> tuple[str, int]:
    """Return the file of a line of a stylesheet for paper, and the line in that file.

    >>> sheet_at("/*@ a.css */p { margin: 0 }\\n\\n/*@ b.css */a { top: 0 }\\nb { top: 0 }", 4)
    ('b.css', 2)
    """
    file, start = "assets/styles/print.css", 1
    for number, text in enumerate(css.splitlines()[:line], start=1):
        if mark := _MARK.match(text):
            file, start = mark[1], number
    return file, line - start + 1


def print_fonts(overlay: Overlay, look: Look) -> Mapping[str, bytes]:
    """Return the contents of the fonts of PDFs, by file name."""
    fonts = {path: file for path, file in overlay.files("assets").items() if path.startswith("assets/fonts/")}
    own = {_name(face): overlay.read(face.path) for face in look.font_files}
    return {PurePosixPath(path).name: file.read_bytes() for path, file in fonts.items() if path.endswith(".ttf")} | own


def print_faces(look: Look) -> tuple[FontFace, ...]:
    """Return the faces of PDFs: those that come along, and the publication's own."""
    own = (FontFace(_name(face), face.family, face.weight, face.is_italic) for face in look.font_files)
    return (*HOUSE_FACES, *own)


def cover_fonts(overlay: Overlay, look: Look) -> Mapping[str, bytes]:
    """Return the fonts of covers and cards, by the file names of `FACES`; titles are in the font of headings."""
    fonts = {name: overlay.read(f"assets/fonts/{name}") for name in FACES.values()}
    own = look.faces_of("headings")
    if own:
        fonts[FACES["display"]] = overlay.read(max(own, key=lambda face: (not face.is_italic, face.weight)).path)
    elif look.fonts["headings"].family == "Source Sans":
        fonts[FACES["display"]] = fonts[FACES["sans"]]
    return fonts


def _name(face: FontFile) -> str:
    # Apart from the fonts that come along, whose names it may have.
    return f"own-{PurePosixPath(face.path).name}"


def _added(overlay: Overlay, name: str) -> Iterator[str]:
    """Yield the stylesheets of the extensions."""
    yield from (f"\n{path.read_text('utf-8', 'replace')}" for path in overlay.added(name))


def _text(overlay: Overlay, path: str) -> str:
    return overlay.read(path).decode("utf-8", "replace")


_EXISTING = N_("a file that exists in assets/")


def _font(overlay: Overlay, path: str) -> FontFile | None:
    from diglot.adapters.font_files import read_font  # costs 80 ms: only for fonts of a publication's own

    return read_font(overlay.read(path), path)


def read_look_files(look: Look, overlay: Overlay) -> tuple[Look, list[Problem]]:
    """Return a look with its font files; files that are missing or cannot be used are problems, and are left out."""
    problems: list[Problem] = []

    def refuse(field: str, path: str, wanted: str) -> None:
        problems.append(WrongValue(*_place_of(path, look, overlay), field, path, wanted))

    changes: dict[str, str] = {}
    for field in ("logo", "dark_logo", "icon"):
        path = getattr(look, field)
        if path and overlay.find(f"assets/{path}") is None:
            refuse(field.removeprefix("dark_"), path, _EXISTING)
            changes[field] = ""
    files = []
    for role, choice in look.fonts.items():
        for path in choice.files:
            font = _font(overlay, f"assets/{path}")
            if font is None:
                refuse(role, path, N_("a font that can be read") if overlay.find(f"assets/{path}") else _EXISTING)
            else:
                files.append(font)
                if not (choice.license or font.license):
                    problems.append(UnlicensedFont(*_place_of(path, look, overlay), path))
    named = {f"assets/{path}" for choice in look.fonts.values() for path in choice.files}
    for path in _other_fonts(overlay):
        if path in named:
            continue
        if font := _font(overlay, path):
            files.append(font)
        else:
            refuse("assets/fonts", path, N_("a font that can be read"))
    unique = tuple({font.path: font for font in files}.values())
    return replace(look, font_files=unique, **changes), problems


def _other_fonts(overlay: Overlay) -> list[str]:
    """Return the fonts that a publication has put beside those that come along, for letters which these lack."""
    come_along = default_files("assets/fonts")
    files = overlay.files("assets/fonts")
    return [path for path in files if path.endswith((".ttf", ".otf", ".woff2")) and path not in come_along]


def _place_of(value: str, look: Look, overlay: Overlay) -> tuple[str, int | None]:
    """Return the file that names a value of a look, the settings or its own, and the line."""
    files = (SETTINGS_PATH, f"{LOOKS_FOLDER}/{look.name}.toml")
    lines = ((file, *line) for file in files for line in enumerate(_text(overlay, file).splitlines(), start=1))
    return next(((file, number) for file, number, line in lines if value in line), (SETTINGS_PATH, None))
