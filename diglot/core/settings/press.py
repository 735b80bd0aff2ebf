"""The files for the press: bleed, colour profile, inks."""

from __future__ import annotations

from diglot.core.settings.look import COLOUR
from diglot.core.settings.shared_fields import KnownNames
from diglot.core.settings.table_reader import TableReader
from diglot.model.fields import TEXT, Field, Fields, matching, one_of, tables_of
from diglot.model.look import Look
from diglot.model.printing import PressSettings, SpotInk
from diglot.model.problems import N_

_SPOT: Fields = {
    "name": matching(
        r"^(?!(?:Cyan|Magenta|Yellow|Black|All|None)$)[^\s/\x00-\x1f](?:[^/\x00-\x1f]{0,98}[^\s/\x00-\x1f])?$",
        N_("the name of an ink besides the four, such as PANTONE 186 C"),
    ),
    "colour": COLOUR,
    "cmyk": Field(
        {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 100}, "minItems": 4, "maxItems": 4},
        N_("four numbers from 0 to 100: cyan, magenta, yellow, black"),
    ),
}
PRESS: Fields = {
    # Wider than any print shop asks for, so that another unit by mistake is noticed.
    "bleed_mm": Field({"type": "number", "minimum": 0, "maximum": 25}, N_("a length in millimetres, such as 3 or 4.5")),
    "profile": TEXT,
    "inks": one_of("black", "process"),
    "spot": tables_of(_SPOT, "name", "cmyk"),
}


def read_press(reader: TableReader, look: Look, known: KnownNames) -> PressSettings:
    """Return the settings of files for the press. look: its accent is the colour of a spot ink that names none."""
    inner = reader.inner("press", reader.sub_table("press"), PRESS)
    default = PressSettings()
    press = PressSettings(
        bleed_mm=float(inner.read("bleed_mm", default.bleed_mm)),
        profile=inner.read("profile", default.profile).removesuffix(".icc"),
        inks=inner.read("inks", default.inks),
        spot=_spot_inks(inner, look, known),
        profile_line=inner.line("profile"),
    )
    reader.problems += inner.finish()
    return press


def _spot_inks(reader: TableReader, look: Look, known: KnownNames) -> tuple[SpotInk, ...]:
    """Return the inks besides the four; each prints a colour of its own, the accent if it names none."""
    inks: dict[str, SpotInk] = {}
    for number, table in enumerate(reader.tables("spot")):
        inner = reader.inner("spot", table, _SPOT, number)
        name, cmyk = inner.read("name", ""), inner.read("cmyk", ())
        written = inner.read("colour", "")
        colour = known.colour(written) if written else look.light.accent
        inner.require_fields({"name": '"PANTONE 186 C"', "cmyk": "[0, 100, 80, 5]"})
        if not colour:
            inner.refuse("colour", written, COLOUR.expected)
        elif name in inks:
            inner.refuse("name", name, N_("a name that no other ink has"))
        elif colour in [ink.colour for ink in inks.values()]:
            inner.refuse("colour" if written else "name", colour, N_("a colour that no other ink prints"))
        elif name and cmyk:
            cyan, magenta, yellow, black = (float(part) / 100 for part in cmyk)
            inks[name] = SpotInk(name, colour, (cyan, magenta, yellow, black))
        reader.problems += inner.finish()
    return tuple(inks.values())
