"""Write the design tokens of a look, as CSS custom properties, for screen and paper. Pure functions.

Reading systems and page margins on paper do not know custom properties, so `fill_tokens` writes their values there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from diglot.model.look import FAMILIES, JOURNAL, FontFile, FontRole, Look, Palette, contrast, mix

Tokens = Mapping[str, str]

_SCREEN_VARIABLES: Mapping[FontRole, str] = {"text": "--serif", "headings": "--display", "interface": "--sans"}
_USE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_POINTS = re.compile(r"(?<![\w.#])(?<![\w-]-)(\d*\.?\d+)pt\b")


def screen_tokens(look: Look) -> str:
    """Return the stylesheet with what a look changes in screen.css; "" if it changes nothing."""
    light = _changed(_colours(look.light), _colours(JOURNAL.light)) | _changed(
        _screen_fonts(look), _screen_fonts(JOURNAL)
    )
    dark = _changed(_colours(look.dark), _colours(JOURNAL.dark)) | {
        name: value for name, value in _colours(look.dark).items() if name in light
    }
    parts = [font_faces(look).rstrip()] if look.font_files else []
    parts += [_rule(":root", light)] if light else []
    parts += [f"@media (prefers-color-scheme: dark) {{ {_rule(':root', dark)} }}"] if dark else []
    if look.scale != 1:
        parts.append(f":root {{ font-size: {_of_reader(100 * look.scale)}; }}")
        parts.append(f"@media (min-width: 105rem) {{ :root {{ font-size: {_of_reader(112.5 * look.scale)}; }} }}")
        # The browser's own printing has sizes of its own.
        parts.append("@media print { :root { font-size: 10.5pt; } }")
    if light:
        parts.append(f"@media print {{ {_rule(':root', _PRINTED_SCREEN | {'--rubric': look.light.accent})} }}")
    return "".join(f"{part}\n" for part in parts)


def _of_reader(percent: float) -> str:
    """Return a size of text as large or small as a reader wants it (assets/scripts/reader.js)."""
    return f"calc({percent:g}% * var(--reader-size, 1))"


# The browser's own printing is in black on white, as in screen.css, whatever the look.
_PRINTED_SCREEN = {
    "--paper": "#fff",
    "--tint": "#fff",
    "--ink": "#000",
    "--soft": "#333",
    "--rule": "#999",
    "--strong-rule": "#000",
}


def paper_tokens(look: Look) -> Tokens:
    """Return the tokens of the stylesheets for paper, which is white with black text whatever the screen has."""
    families = {role: family_of(look, role) for role in look.fonts}
    text = look.fonts["text"].family
    return {
        "--ink": "#000",
        "--soft": "#444",
        "--rule": "#999",
        "--rubric": look.light.accent,
        "--tint": mix("#ffffff", look.light.accent, 0.06),
        "--serif": with_others(f'"{families["text"]}"', look),
        "--display": with_others(f'"{families["headings"]}"', look),
        "--sans": with_others(f'"{families["interface"]}"', look),
        "--small": with_others(f'"{FAMILIES[text].small if text else families["text"]}"', look),
        "--code": with_others('"Source Code Pro"', look),
    }


def font_faces(look: Look) -> str:
    """Return the declarations of a publication's own fonts."""
    return "".join(f"{_font_face(face, licenses_of(look))}\n" for face in look.font_files)


def fill_tokens(css: str, tokens: Tokens) -> str:
    """Return a stylesheet with the values of tokens; what is no token stays.

    >>> fill_tokens("a { color: var(--rubric); top: var(--own) }", {"--rubric": "#8c2f1b"})
    'a { color: #8c2f1b; top: var(--own) }'
    """
    return _USE.sub(lambda match: tokens.get(match[1], match[0]), css)


def scale_points(css: str, scale: float) -> str:
    """Return a stylesheet with all its lengths in points multiplied.

    >>> scale_points("p { font: 11pt/15pt serif; margin: 3mm .5pt; text-indent: -10pt }", 1.1)
    'p { font: 12.1pt/16.5pt serif; margin: 3mm 0.55pt; text-indent: -11pt }'
    """
    return css if scale == 1 else _POINTS.sub(lambda match: f"{round(float(match[1]) * scale, 3):g}pt", css)


def recoloured_icon(icon: str, look: Look) -> str:
    """Return the default icon in the colours of a look."""
    before, after = JOURNAL.light, look.light
    on_accent = after.paper if contrast(after.paper, after.accent) >= 3 else "#ffffff"
    leaves = {before.accent: after.accent, before.paper: on_accent, "#e9d3c4": mix(on_accent, after.accent, 0.2)}
    return re.sub("|".join(leaves), lambda match: leaves[match[0]], icon)


def licenses_of(look: Look) -> Mapping[str, str]:
    """Return the licence of each font file, by path: as the settings name it, or else the file."""
    written = {f"assets/{file}": choice.license for choice in look.fonts.values() for file in choice.files}
    return {face.path: written.get(face.path) or face.license for face in look.font_files}


def _font_face(face: FontFile, licenses: Mapping[str, str]) -> str:
    # As seen from assets/styles/, and from the folder of styles in an e-book.
    href = f"../{face.path.removeprefix('assets/')}"
    style = "italic" if face.is_italic else "normal"
    # What `/*!` begins is left in by those that make stylesheets smaller: a licence goes with its font.
    note = f"/*! {face.family}: {licenses[face.path].replace('*/', '')} */ " if licenses[face.path] else ""
    return (
        f'{note}@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {style}; '
        f'font-display: swap; src: url("{href}"); }}'
    )


def _colours(palette: Palette) -> dict[str, str]:
    names = {"accent": "rubric"}
    fields = {name: getattr(palette, name) for name in palette.__struct_fields__}
    return {f"--{names.get(name, name).replace('_', '-')}": value for name, value in fields.items()}


def family_of(look: Look, role: FontRole) -> str:
    """Return the family of a role on paper: the publication's own, or that of its look."""
    faces = look.faces_of(role)
    return faces[0].family if faces else FAMILIES[look.fonts[role].family or JOURNAL.fonts[role].family].paper


def with_others(stack: str, look: Look) -> str:
    """Return the families of a role with those that are there for other scripts, which are tried last."""
    return ", ".join((stack, *(f'"{family}"' for family in look.other_families)))


def _screen_fonts(look: Look) -> dict[str, str]:
    fonts = {}
    for role, variable in _SCREEN_VARIABLES.items():
        stack = f"var({FAMILIES[look.fonts[role].family or JOURNAL.fonts[role].family].screen})"
        fonts[variable] = with_others(f'"{family_of(look, role)}", {stack}' if look.faces_of(role) else stack, look)
    return fonts


def _changed(values: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if before[name] != value}


def _rule(selector: str, values: Mapping[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in values.items())} }}"
