"""The files for the press: bleed, colour profile, inks."""

from __future__ import annotations

from diglot.core.settings.known_names import KnownNames
from diglot.core.settings.table_reader import TableReader
from diglot.model.fields import COLOUR, fields_of
from diglot.model.look import Look
from diglot.model.paper.printing import PressSettings, SpotInk
from diglot.model.problems import N_


def read_press(reader: TableReader, look: Look, known: KnownNames) -> PressSettings:
    """Return the settings of files for the press. look: its accent is the colour of a spot ink that names none."""
    with reader.within("press", fields_of(PressSettings)) as inner:
        profile = inner.read("profile", PressSettings().profile).removesuffix(".icc")
        spot = _spot_inks(inner, look, known)
        return inner.record(PressSettings, profile=profile, spot=spot, profile_line=inner.line("profile"))


def _spot_inks(reader: TableReader, look: Look, known: KnownNames) -> tuple[SpotInk, ...]:
    """Return the inks besides the four; each prints a colour of its own, the accent if it names none."""
    inks: dict[str, SpotInk] = {}
    for inner in reader.each("spot", fields_of(SpotInk)):
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
    return tuple(inks.values())
