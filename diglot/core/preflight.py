"""The facts of a PDF in, what a print shop would send it back for out. Touches nothing.

Source: ISO 15930-7 (PDF/X-4) for what must be; for what should be, the habits of offset printing: text in black
alone, 3 mm of bleed, pictures of 200 pixels an inch or more, lines of a quarter of a point, at most 300 % of ink
on coated paper (ISO 12647-2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from diglot.model.pdf_facts import (
    POINTS_A_MM,
    Box,
    ColourSpace,
    FindingKind,
    PageFacts,
    PaintedColour,
    PdfFacts,
    PreflightFinding,
)
from diglot.model.problems import N_

LEAST_BLEED_MM = 3.0
LEAST_PPI = 200
LEAST_LINE_POINTS = 0.25
MOST_INK = 3.0

# What stands outside of the page and is meant for the press itself.
_FOR_THE_PRESS = ("PrinterMark", "TrapNet")
# How far boxes may differ, in points: what rounding costs.
_SLACK = 0.1

# Enough to find the place by.
_MOST_EXAMPLES = 3

_SPACES: dict[ColourSpace, str] = {"rgb": "RGB", "independent": "ICC, Lab", "spot": "Separation", "cmyk": "CMYK"}


def check_pdf(facts: PdfFacts) -> tuple[PreflightFinding, ...]:
    """Everything that a print shop would send the file back for, the file's own first, then page by page."""
    return tuple(dict.fromkeys([*_check_file(facts), *(row for page in facts.pages for row in _check_page(page))]))


# ---------------------------------------------------------------- the file


def _check_file(facts: PdfFacts) -> Iterator[PreflightFinding]:
    if facts.is_encrypted:
        yield PreflightFinding("pdf-locked", 0, "Encrypt", "")
    if facts.damages:
        yield PreflightFinding("press-damage", 0, "", "; ".join(facts.damages[:_MOST_EXAMPLES]))
    if not facts.pdfx.startswith("PDF/X-4"):
        yield PreflightFinding("press-claim", 0, "Metadata", facts.pdfx or f"PDF {facts.version}")
    for name in facts.lacks:
        yield PreflightFinding(
            "press-description", 0, "Info" if name[0] != "M" or name == "ModDate" else "Root", f"/{name}"
        )
    if facts.trapped not in ("True", "False"):
        yield PreflightFinding("press-trapping", 0, "Info", "")
    yield from _check_intents(facts)
    yield from (PreflightFinding("press-script", one.page, one.thing, "") for one in facts.scripts)
    yield from (PreflightFinding("press-attachment", 0, thing, "") for thing in facts.attachments)
    yield from _check_sizes(facts)


def _check_intents(facts: PdfFacts) -> Iterator[PreflightFinding]:
    intents = [intent for intent in facts.intents if intent.subtype == "GTS_PDFX"]
    if not intents:
        yield PreflightFinding("press-intent", 0, "OutputIntents", N_("there is none for print"))
    for intent in intents:
        if not intent.components:
            yield PreflightFinding("press-intent", 0, intent.thing, N_("it holds no ICC profile"))
        elif intent.device != "prtr":
            yield PreflightFinding("press-intent", 0, intent.thing, N_("its profile is not a printing press's"))
        elif intent.components == 3:
            yield PreflightFinding("press-intent", 0, intent.thing, N_("its profile has no inks, but RGB"))
        if not intent.condition:
            yield PreflightFinding("press-intent", 0, intent.thing, N_("it does not name the printing condition"))


def _check_sizes(facts: PdfFacts) -> Iterator[PreflightFinding]:
    """A page unlike the others is a slip, as a rule."""
    sizes = {page.number: _size(page.trim) for page in facts.pages if page.trim}
    if not sizes:
        return
    usual, _ = Counter(sizes.values()).most_common(1)[0]
    for number, size in sizes.items():
        if size != usual:
            yield PreflightFinding("press-sizes", number, "TrimBox", f"{_in_mm(size)}; {_in_mm(usual)}")


def _size(box: Box) -> tuple[int, int]:
    """In whole points: less is no difference."""
    return round(box.width), round(box.height)


def _in_mm(size: tuple[int, int]) -> str:
    width, height = (round(side / POINTS_A_MM) for side in size)
    return f"{width} × {height} mm"


# ---------------------------------------------------------------- a page


def _check_page(page: PageFacts) -> Iterator[PreflightFinding]:
    yield from _check_boxes(page)
    yield from _check_colours(page)
    for line in page.lines:
        if line.points < LEAST_LINE_POINTS - 0.005:
            yield PreflightFinding("press-line", page.number, line.thing, f"{line.points:.2f} pt")
    for font in page.fonts:
        if not font.is_embedded:
            yield PreflightFinding("press-font", page.number, font.thing, "")
    for picture in page.pictures:
        if picture.space in ("rgb", "other"):
            reason = _SPACES.get(picture.space, N_("a colour space of no press"))
            yield PreflightFinding("press-colour", page.number, picture.thing, reason)
        if 0 < picture.ppi < LEAST_PPI:
            yield PreflightFinding("press-picture", page.number, picture.thing, f"{picture.ppi:.0f} ppi")
    bleed = page.bleed or page.trim or page.media
    for annotation in page.annotations:
        is_for_the_press = annotation.thing.startswith(_FOR_THE_PRESS)
        if not is_for_the_press and (annotation.box is None or annotation.box.meets(bleed)):
            yield PreflightFinding("press-annotation", page.number, annotation.thing, "")
    for blend in page.blends:
        if blend.space == "rgb":
            yield PreflightFinding("press-blending", page.number, blend.thing, "RGB")


def _check_boxes(page: PageFacts) -> Iterator[PreflightFinding]:
    def fault(reason: str, kind: FindingKind = "press-boxes") -> PreflightFinding:
        return PreflightFinding(kind, page.number, "TrimBox", reason)

    if page.trim is None:
        yield fault(N_("the page has no TrimBox: nobody can tell where to cut it"))
        return
    if page.trim.width <= 0 or page.trim.height <= 0:
        yield fault(N_("the TrimBox is empty"))
        return
    if not page.media.holds(page.bleed or page.trim, _SLACK) or not page.media.holds(page.trim, _SLACK):
        yield fault(N_("TrimBox or BleedBox reach beyond the MediaBox"))
    if page.bleed is None:
        yield fault(N_("the page has no BleedBox: nothing runs over its edge"), "press-bleed")
        return
    if not page.bleed.holds(page.trim, _SLACK):
        yield fault(N_("the BleedBox does not hold the TrimBox"))
        return
    if page.crop is not None and not page.crop.holds(page.bleed, _SLACK):
        yield fault(N_("the CropBox hides a part of the bleed"))
    least = min(
        page.trim.left - page.bleed.left,
        page.trim.bottom - page.bleed.bottom,
        page.bleed.right - page.trim.right,
        page.bleed.top - page.trim.top,
    )
    if least < LEAST_BLEED_MM * POINTS_A_MM - _SLACK:
        yield fault(f"{least / POINTS_A_MM:.1f} mm", "press-bleed")


def _check_colours(page: PageFacts) -> Iterator[PreflightFinding]:
    """What is painted, each object once for each kind of fault, however many colours it has."""
    faults: dict[tuple[FindingKind, str], list[str]] = {}
    for colour in page.colours:
        if fault := _fault_of(colour):
            kind, reason = fault
            faults.setdefault((kind, colour.thing), []).append(reason)
    for (kind, thing), reasons in faults.items():
        several = list(dict.fromkeys(reasons))
        more = "; …" if len(several) > _MOST_EXAMPLES else ""
        yield PreflightFinding(kind, page.number, thing, "; ".join(several[:_MOST_EXAMPLES]) + more)


def _fault_of(colour: PaintedColour) -> tuple[FindingKind, str] | None:
    if colour.space == "rgb":
        return "press-colour", f"RGB {_as_written(colour)}".strip()
    if colour.is_text and not _is_black_alone(colour):
        return "press-text-colour", f"{_SPACES.get(colour.space, 'Pattern')} {_as_written(colour)}".strip()
    if colour.space == "cmyk" and sum(colour.values) > MOST_INK + 0.005:
        return "press-ink", f"{round(sum(colour.values) * 100)} %"
    return None


def _is_black_alone(colour: PaintedColour) -> bool:
    """Is nothing but black in it?

    >>> (
    ...     _is_black_alone(PaintedColour("cmyk", (0, 0, 0, 1), True, "")),
    ...     _is_black_alone(PaintedColour("cmyk", (1, 1, 1, 1), True, "")),
    ... )
    (True, False)
    """
    return colour.space == "gray" or (colour.space == "cmyk" and not any(colour.values[:3]))


def _as_written(colour: PaintedColour) -> str:
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in colour.values)
