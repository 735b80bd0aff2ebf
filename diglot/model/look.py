"""The look of a publication: colours, fonts, scale, logo and icon, and the looks that come along. Touches nothing."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeAlias

import msgspec

FontRole: TypeAlias = Literal["text", "headings", "interface"]

LEAST_CONTRAST = 4.5
"""The least contrast of text with its ground. Source: WCAG 2.2, 1.4.3 (AA)."""
_QUIET_CONTRAST = 7.0
_LINE_CONTRAST = 3.0


class Palette(msgspec.Struct, frozen=True):
    """The colours of a scheme, light or dark, as "#rrggbb".

    paper: the ground. ink: text. accent: kickers, marks, current links. The others follow from these three.
    tint: the ground of code and notices. soft: quiet text. rule, strong_rule: lines. thread: the lines under links.
    desk: the ground around the open book of the first page.
    """

    paper: str
    ink: str
    accent: str
    tint: str
    soft: str
    rule: str
    strong_rule: str
    thread: str
    desk: str

    def changed(self, paper: str, ink: str, accent: str) -> Palette:
        """Return the palette with other main colours ("" for the same), and what follows from them."""
        new = msgspec.structs.replace(
            self, paper=paper or self.paper, ink=ink or self.ink, accent=accent or self.accent
        )
        if (new.paper, new.ink) != (self.paper, self.ink):
            soft = toward(new.ink, new.paper, lambda colour: contrast(colour, new.paper) >= _QUIET_CONTRAST)
            new = msgspec.structs.replace(
                new,
                tint=mix(new.paper, new.ink, 0.05),
                soft=soft,
                rule=mix(new.paper, new.ink, 0.18),
                strong_rule=new.ink,
                desk=mix(new.paper, new.ink, 0.11),
            )
        if new != self:
            thread = toward(new.accent, new.paper, lambda colour: contrast(colour, new.paper) >= _LINE_CONTRAST)
            new = msgspec.structs.replace(new, thread=thread)
        return new


class FontChoice(msgspec.Struct, frozen=True):
    """The font of a role: a family that comes along, or files under assets/ with their licence.

    files: of one family, regular and italic, bold where there is one. license: as written; "" for that in the files.
    """

    family: str = ""
    files: tuple[str, ...] = ()
    license: str = ""


class HouseFamily(msgspec.Struct, frozen=True):
    """A family that comes along. screen: the variable of screen.css with its stack. small: its cut for notes."""

    screen: str
    paper: str
    small: str


FAMILIES: Mapping[str, HouseFamily] = {
    "Source Serif": HouseFamily("--source-serif", "Source Serif 4", "Source Serif 4 SmText"),
    "Source Serif Display": HouseFamily("--source-display", "Source Serif 4 Display", "Source Serif 4 SmText"),
    "Source Sans": HouseFamily("--source-sans", "Source Sans 3", "Source Sans 3"),
}


class FontFile(msgspec.Struct, frozen=True):
    """A font file of a publication. path: from its root. weight: from 1 to 1000. license: as the file names it."""

    path: str
    family: str
    weight: int
    is_italic: bool
    license: str


class Look(msgspec.Struct, frozen=True):
    """The table `[look]` of the settings. Paths are from `assets/`; a field is empty where nothing was chosen.

    name: the look that it starts from. base: where that does not come along, the one that does from which it starts.
    scale: the size of type, 1 for that of the look.
    fonts: the font of each role. font_files: those of its files that could be read, and others in assets/fonts.
    """

    name: str
    light: Palette
    dark: Palette
    fonts: Mapping[FontRole, FontChoice]
    font_files: tuple[FontFile, ...] = ()
    scale: float = 1.0
    logo: str = ""
    dark_logo: str = ""
    icon: str = ""
    base: str = ""

    @property
    def layers(self) -> tuple[str, ...]:
        """The names of the looks whose rules it has, those of later ones after those of earlier ones."""
        return (self.base, self.name) if self.base else (self.name,)

    @property
    def cover_colours(self) -> Mapping[str, str]:
        """The colours of covers and cards, by the names that `CoverWords` has for them."""
        light = self.light
        return {"colour": light.accent, "paper": light.paper, "ink": light.ink, "soft": light.soft}

    def faces_of(self, role: FontRole) -> tuple[FontFile, ...]:
        """Return the font files of a role."""
        paths = {f"assets/{file}" for file in self.fonts[role].files}
        return tuple(file for file in self.font_files if file.path in paths)

    @property
    def other_families(self) -> tuple[str, ...]:
        """The families that no role has: they are there for letters that those of the roles lack."""
        of_roles = {face.path for role in self.fonts for face in self.faces_of(role)}
        return tuple(dict.fromkeys(file.family for file in self.font_files if file.path not in of_roles))


JOURNAL = Look(
    "journal",
    Palette("#fbf9f4", "#1f2328", "#8c2f1b", "#f3efe5", "#58534a", "#d8d1c2", "#1f2328", "#a97461", "#e4ddcf"),
    Palette("#1b1916", "#e6dfd2", "#e79a7d", "#26231e", "#aea593", "#3d382f", "#b9af9c", "#93624f", "#100e0c"),
    {
        "text": FontChoice("Source Serif"),
        "headings": FontChoice("Source Serif Display"),
        "interface": FontChoice("Source Sans"),
    },
)
LOOKS: Mapping[str, Look] = {
    "journal": JOURNAL,
    "think-tank": Look(
        "think-tank",
        Palette("#ffffff", "#14202e", "#0b5394", "#eef2f6", "#4a5563", "#cfd7e0", "#14202e", "#6f95bd", "#dde4ec"),
        Palette("#10161d", "#e3e8ee", "#7db8f0", "#1a222c", "#a3afbd", "#2e3945", "#8fa0b3", "#4d7ba8", "#0a0e13"),
        {
            "text": FontChoice("Source Serif"),
            "headings": FontChoice("Source Sans"),
            "interface": FontChoice("Source Sans"),
        },
    ),
    "book-series": Look(
        "book-series",
        Palette("#f7f1e3", "#2a211a", "#1f5c4d", "#eee5d0", "#5d5041", "#d6c8a8", "#2a211a", "#5f8f80", "#dccfae"),
        Palette("#16201d", "#e8e0cd", "#8fcbb5", "#1f2b27", "#b3ab97", "#36443e", "#a59d88", "#568573", "#0d1412"),
        {
            "text": FontChoice("Source Serif"),
            "headings": FontChoice("Source Serif Display"),
            "interface": FontChoice("Source Serif"),
        },
    ),
}
"""The looks that come along, by name. Each has its own rules in `assets/styles/looks/`."""


def _channels(colour: str) -> bytes:
    return bytes.fromhex(colour[1:])


def mix(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another in it.

    >>> mix("#ffffff", "#000000", 0.2)
    '#cccccc'
    """
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + bytes(round(one + (two - one) * share) for one, two in pairs).hex()


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1. Source: WCAG 2.2, relative luminance."""
    parts = [value / 255 for value in _channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21. Source: WCAG 2.2, contrast ratio.

    >>> round(contrast("#000000", "#ffffff"), 2), round(contrast("#8c2f1b", "#fbf9f4"), 2)
    (21.0, 7.87)
    """
    low, high = sorted((luminance(colour), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightened(colour: str, paper: str) -> str:
    """Return a colour as light as it must be on a dark paper.

    >>> lightened("#8c2f1b", "#1b1916"), round(contrast(lightened("#8c2f1b", "#1b1916"), "#1b1916"), 1)
    ('#e27f69', 6.2)
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _channels(colour)))
    steps = (lightness + (1 - lightness) * step / 50 for step in range(51))
    tones = (_hex(colorsys.hls_to_rgb(hue, light, saturation)) for light in steps)
    return next((tone for tone in tones if contrast(tone, paper) >= _DARK_CONTRAST), "#ffffff")


# Of an accent of the light scheme in the dark one.
_DARK_CONTRAST = 6.2


def _hex(parts: Iterable[float]) -> str:
    return "#" + bytes(round(part * 255) for part in parts).hex()


def toward(colour: str, end: str, is_enough: Callable[[str], bool]) -> str:
    """Return the mixture of two colours nearest to the second for which the condition still holds."""
    tones = [mix(colour, end, step / 50) for step in range(51)]
    good = colour
    for tone in tones:
        if not is_enough(tone):
            break
        good = tone
    return good
