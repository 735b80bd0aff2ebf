"""The look of a publication: its colours, fonts and logo."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from diglot.core.settings.known_names import KnownNames
from diglot.core.settings.table_reader import TableReader
from diglot.core.toml_reader import TomlError, read_toml
from diglot.model.fields import (
    COLOUR,
    NAMES,
    PATH,
    TEXT,
    Field,
    Fields,
    matching,
    number_between,
    one_of,
    one_of_or_matching,
    table_of,
)
from diglot.model.look import (
    FAMILIES,
    JOURNAL,
    LEAST_CONTRAST,
    LOOKS,
    FontChoice,
    FontRole,
    Look,
    Palette,
    contrast,
    lightened,
)
from diglot.model.problems import N_, BrokenToml, FaintColour, nearest

_PICTURE = matching(rf"^{PATH}\.(?:svg|png|webp|jpe?g)$", N_("the path of a file in assets/, such as images/logo.svg"))
_FONT_PATH = re.compile(rf"{PATH}\.(?:woff2|ttf|otf)")
_PALETTE: Fields = {"accent": COLOUR, "paper": COLOUR, "ink": COLOUR, "logo": _PICTURE}
_FONT: Fields = {"files": NAMES, "license": TEXT}
_FONT_CHOICE = Field({"anyOf": [one_of(*FAMILIES).schema, table_of(_FONT).schema]}, " / ".join(FAMILIES))
_FONTS: Fields = dict.fromkeys(JOURNAL.fonts, _FONT_CHOICE)
_NAME = one_of_or_matching([*LOOKS], r"^[a-z0-9]+(?:-[a-z0-9]+)*$", " / ".join(LOOKS))
_LOOK: Fields = {
    **_PALETTE,
    "name": _NAME,
    "dark": table_of(_PALETTE),
    "fonts": table_of(_FONTS),
    # Outside of these the measure holds too many letters, or too few.
    "scale": number_between(0.8, 1.3, N_("a number from 0.8 to 1.3, such as 1.1")),
    "icon": matching(rf"^{PATH}\.svg$", N_("the path of a file in assets/, such as images/logo.svg")),
}
LOOK = Field({"anyOf": [_NAME.schema, table_of(_LOOK).schema]}, " / ".join(LOOKS))


def read_look(reader: TableReader, known: KnownNames) -> Look:
    """Return the look that the settings name or describe; what they leave out is that of the look they begin with."""
    written = reader.value("look")
    table = {"name": written} if isinstance(written, str) else reader.sub_table("look")
    inner = reader.inner("look", table, _LOOK)
    name = inner.read("name", JOURNAL.name)
    base = LOOKS.get(name) or _own_look(name, inner, known)
    look = _changed(base, inner, known)
    reader.problems += inner.finish()
    return look


def _own_look(name: str, reader: TableReader, known: KnownNames) -> Look:
    """Return the look of a file of the publication or of an extension, which begins with one that comes along."""
    files = known.looks()
    if name not in files:
        reader.refuse("name", name, nearest(name, [*LOOKS, *files]) or " / ".join([*LOOKS, *files]))
        return JOURNAL
    path, source = files[name]
    try:
        inner = TableReader(path, read_toml(source), source, {**_LOOK, "name": one_of(*LOOKS)})
    except TomlError as error:
        reader.problems.append(BrokenToml(path, error.line, error.reason))
        return JOURNAL
    base = LOOKS[inner.read("name", JOURNAL.name)]
    look = _changed(base, inner, known)
    reader.problems += inner.finish()
    return msgspec.structs.replace(look, name=name, base=base.name)


def _changed(base: Look, inner: TableReader, known: KnownNames) -> Look:
    """Return a look with what a table says otherwise."""
    light = _palette(inner, base.light, known)
    dark_reader = inner.inner("dark", inner.sub_table("dark"), _PALETTE)
    dark = _palette(dark_reader, base.dark, known, light.accent if light.accent != base.light.accent else "")
    look = msgspec.structs.replace(
        base,
        light=light,
        dark=dark,
        fonts=_fonts(inner, base),
        scale=float(inner.read("scale", base.scale)),
        logo=inner.read("logo", base.logo),
        dark_logo=dark_reader.read("logo", base.dark_logo),
        icon=inner.read("icon", base.icon),
    )
    inner.problems += dark_reader.finish()
    return look


def _palette(reader: TableReader, base: Palette, known: KnownNames, light_accent: str = "") -> Palette:
    """Return the colours of a scheme. light_accent: that of the light scheme, for a dark one without its own."""
    paper, ink, accent = (_colour(reader, name, known) for name in ("paper", "ink", "accent"))
    palette = base.changed(paper, ink, accent or (lightened(light_accent, paper or base.paper) if light_accent else ""))
    for name, is_written in (("ink", paper or ink), ("accent", paper or accent)):
        ratio = contrast(getattr(palette, name), palette.paper)
        if is_written and ratio < LEAST_CONTRAST:
            line = reader.line(name if name in reader.table else "paper")
            colours = getattr(palette, name), palette.paper
            reader.problems.append(FaintColour(reader.path, line, name, *colours, round(ratio, 1)))
    return palette


def _colour(reader: TableReader, name: str, known: KnownNames) -> str:
    written = reader.read(name, "")
    colour = known.colour(written)
    if written and not colour:
        reader.refuse(name, written, COLOUR.expected)
    return colour


def _fonts(reader: TableReader, base: Look) -> Mapping[FontRole, FontChoice]:
    with reader.within("fonts", _FONTS) as inner:
        return {role: _font(inner, role) or choice for role, choice in base.fonts.items()}


def _font(reader: TableReader, role: FontRole) -> FontChoice | None:
    """Return the font that is chosen for a role: the name of a family, or files with their licence."""
    value = reader.value(role)
    if isinstance(value, dict):
        font = reader.inner(role, value, _FONT)
        files: tuple[str, ...] = font.read("files", ())
        for file in (file for file in files if not _FONT_PATH.fullmatch(file)):
            reader.refuse(role, file, N_("a font file in assets/, such as fonts/Brand.woff2"))
        choice = FontChoice(files=tuple(filter(_FONT_PATH.fullmatch, files)), license=font.read("license", ""))
        reader.problems += font.finish()
        return choice if choice.files else None
    if value is None or value in FAMILIES:
        return FontChoice(value) if value else None
    reader.refuse(role, value, (nearest(value, FAMILIES) if isinstance(value, str) else "") or _FONT_CHOICE.expected)
    return None
