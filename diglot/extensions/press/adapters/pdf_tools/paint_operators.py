"""Instructions of a page in, the colours that they set out. Touches nothing.

Source: ISO 32000-1, 8.6 (colour), 8.5 (paths), 9.4 (text).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import msgspec
import pikepdf
from msgspec.structs import replace

from diglot.extensions.press.model.pdf_facts import ColourSpace

Instruction: TypeAlias = Any
"""One instruction of a content stream, as pikepdf parses it: `operands` and `operator`."""

PATH_STARTS = frozenset({"m", "re"})
FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
PATH_ENDS = FILLS | STROKES | {"n"}
TEXT_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
# Functions may be nested; deeper nesting than this is an attempt to exhaust readers.
_MAX_DEPTH = 12

_SHORT: dict[str, ColourSpace] = {"g": "gray", "rg": "rgb", "k": "cmyk"}
_DEVICE: dict[str, ColourSpace] = {
    "/DeviceGray": "gray",
    "/G": "gray",
    "/DeviceRGB": "rgb",
    "/RGB": "rgb",
    "/DeviceCMYK": "cmyk",
    "/CMYK": "cmyk",
}
_FIRST_VALUES: dict[ColourSpace, tuple[float, ...]] = {
    "gray": (0.0,),
    "rgb": (0.0, 0.0, 0.0),
    "cmyk": (0.0, 0.0, 0.0, 1.0),
}


class PaintColour(msgspec.Struct, frozen=True):
    """A current colour.

    raw: the instructions that set it. pattern: its name, "" for a plain colour. inks: the names of those of a "spot".
    """

    space: ColourSpace
    values: tuple[float, ...]
    raw: tuple[Instruction, ...] = ()
    pattern: str = ""
    inks: tuple[str, ...] = ()


class PaintState(msgspec.Struct, frozen=True):
    """The current colours of fills and of strokes; None if not set in this stream."""

    fill: PaintColour | None = None
    stroke: PaintColour | None = None

    def after(self, instruction: Instruction, spaces: Any) -> PaintState | None:
        """Return the colours after an instruction; None where it sets none. spaces: the resources' colour spaces."""
        operator = str(instruction.operator)
        is_stroke = operator.isupper()
        before = self.stroke if is_stroke else self.fill
        match operator.lower():
            case "g" | "rg" | "k" as short:
                paint = PaintColour(_SHORT[short], _numbers(instruction.operands), (instruction,))
            case "cs":
                space = space_of(instruction.operands[0], spaces)
                inks = ink_names(instruction.operands[0], spaces) if space == "spot" else ()
                paint = PaintColour(space, _FIRST_VALUES.get(space, ()), (instruction,), inks=inks)
            case "sc" | "scn":
                paint = _with_values(before or PaintColour("other", ()), instruction)
            case _:
                return None
        return replace(self, stroke=paint) if is_stroke else replace(self, fill=paint)


@dataclass
class PaintStack:
    """The current colours while a stream is read, saved and restored by q and Q."""

    paints: PaintState = field(default_factory=PaintState)
    saved: list[PaintState] = field(default_factory=list)

    def push(self) -> None:
        """Save the colours, for the operator q."""
        self.saved.append(self.paints)

    def pop(self) -> None:
        """Restore the colours, for the operator Q; like viewers, ignore one too many."""
        if self.saved:
            self.paints = self.saved.pop()


def _with_values(before: PaintColour, instruction: Instruction) -> PaintColour:
    operands = instruction.operands
    names = [str(operand) for operand in operands if isinstance(operand, pikepdf.Name)]
    raw = (*(earlier for earlier in before.raw if str(earlier.operator).lower() == "cs"), instruction)
    return PaintColour(before.space, _numbers(operands), raw, names[0] if names else "", before.inks)


def _numbers(operands: Sequence[Any]) -> tuple[float, ...]:
    return tuple(float(operand) for operand in operands if not isinstance(operand, pikepdf.Name))


def space_of(space: Any, spaces: Any = None, depth: int = 0) -> ColourSpace:
    """Return the kind of a colour space given as a name or an array. spaces: the resources' own, by name."""
    if depth > 4 or space is None:
        return "other"
    if isinstance(space, pikepdf.Name):
        name = str(space)
        if name in _DEVICE:
            return _DEVICE[name]
        if isinstance(spaces, pikepdf.Dictionary) and name in spaces:
            return space_of(spaces[name], None, depth + 1)
        return "other"
    if not isinstance(space, pikepdf.Array) or not len(space):
        return "other"
    match str(space[0]):
        case "/ICCBased" | "/CalRGB" | "/CalGray" | "/Lab":
            return "independent"
        case "/Indexed" | "/I" if len(space) > 1:
            return space_of(space[1], spaces, depth + 1)
        case "/Separation" if len(space) > 1:
            # The separation of black is the black plate.
            return "gray" if str(space[1]) == "/Black" else "spot"
        case "/DeviceN":
            return "spot"
        case "/Pattern":
            return "other"
        case name:
            return _DEVICE.get(name, "other")


def ink_names(space: Any, spaces: Any = None) -> tuple[str, ...]:
    """Return the names of the separate inks of a colour space given as a name or an array. spaces: as in `space_of`."""
    if isinstance(space, pikepdf.Name):
        own = spaces.get(str(space)) if isinstance(spaces, pikepdf.Dictionary) else None
        return () if own is None or isinstance(own, pikepdf.Name) else ink_names(own)
    if not isinstance(space, pikepdf.Array) or len(space) < 2:
        return ()
    match str(space[0]):
        case "/Indexed" | "/I" | "/Pattern":
            return () if isinstance(space[1], pikepdf.Name) else ink_names(space[1])
        case "/Separation":
            names = [space[1]]
        case "/DeviceN":
            names = list(space[1])
        case _:
            return ()
    # Of the two names that are no inks, the first is that of all plates, the second of nothing that is printed.
    return tuple(name for name in (str(one).removeprefix("/") for one in names) if name not in ("All", "None"))


def functions_of(function: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the functions of a gradient that interpolate between two colours. Source: ISO 32000-1, 7.10."""
    if isinstance(function, pikepdf.Dictionary) and depth <= _MAX_DEPTH:
        if int(function.get("/FunctionType", -1)) == 2:
            yield function
        for inner in function.get("/Functions", []):
            yield from functions_of(inner, depth + 1)
