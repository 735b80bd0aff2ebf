"""Find in the facts of a PDF the reasons for which a print shop would return it. Pure functions.

Source: ISO 15930-7 (PDF/X-4) for what is required; for what is recommended, common practice in offset printing:
text in black only, 3 mm of bleed, pictures of at least 200 pixels per inch, lines of at least a quarter of a point,
thin lines in solid black, at most 300 % of ink on coated paper (ISO 12647-2).
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

# Annotations outside the page that are meant for the printing press.
_PRINTER_ANNOTATIONS = ("PrinterMark", "TrapNet")
# How far boxes may differ because of rounding, in points.
_TOLERANCE_PT = 0.1

# What is damaged, by words of qpdf's messages.
_DAMAGED_PARTS = (
    (("xref", "cross-reference", "trailer"), N_("the table of its objects (xref) is missing or wrong")),
    (("stream", "filter", "inflate", "content", "token"), N_("part of its content cannot be read")),
    (("",), N_("its objects do not fit together")),
)

# Enough to find the place in the document.
_MAX_EXAMPLES = 3

_SPACES: dict[ColourSpace, str] = {"rgb": "RGB", "independent": "ICC, Lab", "spot": "Separation", "cmyk": "CMYK"}


def check_pdf(facts: PdfFacts) -> tuple[PreflightFinding, ...]:
    """Return all findings without duplicates: those about the file first, then those of each page."""
    return tuple(
        dict.fromkeys([*_check_file(facts), *(finding for page in facts.pages for finding in _check_page(page))])
    )


# ---------------------------------------------------------------- the file


def _damaged_part(messages: tuple[str, ...]) -> str:
    """Return what is damaged, in words for people: qpdf's messages are in English, and for programmers.

    >>> _damaged_part(("file is damaged", "can't find startxref"))
    'the table of its objects (xref) is missing or wrong'
    """
    found = " ".join(messages)
    return next(part for words, part in _DAMAGED_PARTS if any(word in found for word in words))


def _check_file(facts: PdfFacts) -> Iterator[PreflightFinding]:
    if facts.is_encrypted:
        yield PreflightFinding("pdf-locked", 0, "Encrypt", "")
    if facts.damages:
        yield PreflightFinding("press-damage", 0, "", _damaged_part(facts.damages))
    if not facts.pdfx.startswith("PDF/X-4"):
        yield PreflightFinding("press-claim", 0, "Metadata", facts.pdfx or f"PDF {facts.version}")
    for name in facts.lacks:
        yield PreflightFinding(
            "press-description", 0, "Info" if name[0] != "M" or name == "ModDate" else "Root", f"/{name}"
        )
    if facts.trapped not in ("True", "False"):
        yield PreflightFinding("press-trapping", 0, "Info", "")
    yield from _check_intents(facts)
    yield from (PreflightFinding("press-script", script.page, script.thing, "") for script in facts.scripts)
    yield from (PreflightFinding("press-attachment", 0, thing, "") for thing in facts.attachments)
    yield from _check_sizes(facts)


def _check_intents(facts: PdfFacts) -> Iterator[PreflightFinding]:
    intents = [intent for intent in facts.intents if intent.subtype == "GTS_PDFX"]
    if not intents:
        yield PreflightFinding("press-intent", 0, "OutputIntents", N_("it has no profile for print"))
    for intent in intents:
        if not intent.components:
            yield PreflightFinding("press-intent", 0, intent.thing, N_("it contains no ICC profile"))
        elif intent.device != "prtr":
            yield PreflightFinding("press-intent", 0, intent.thing, N_("its profile is not a printing profile"))
        elif intent.components == 3:
            yield PreflightFinding("press-intent", 0, intent.thing, N_("its profile describes RGB, not inks"))
        if not intent.condition:
            yield PreflightFinding("press-intent", 0, intent.thing, N_("it does not name the printing condition"))


def _check_sizes(facts: PdfFacts) -> Iterator[PreflightFinding]:
    """Yield a finding for each page whose size differs from the most common one: usually a mistake."""
    sizes = {page.number: _size(page.trim) for page in facts.pages if page.trim}
    if not sizes:
        return
    usual, _ = Counter(sizes.values()).most_common(1)[0]
    for number, size in sizes.items():
        if size != usual:
            yield PreflightFinding("press-sizes", number, "TrimBox", f"{_format_mm(size)}; {_format_mm(usual)}")


def _size(box: Box) -> tuple[int, int]:
    """Return width and height in whole points, since smaller differences do not matter."""
    return round(box.width), round(box.height)


def _format_mm(size: tuple[int, int]) -> str:
    width, height = (round(side / POINTS_A_MM) for side in size)
    return f"{width} × {height} mm"


# ---------------------------------------------------------------- a page


def _check_page(page: PageFacts) -> Iterator[PreflightFinding]:
    yield from _check_boxes(page)
    yield from _check_colours(page)
    for line in page.lines:
        if line.points < LEAST_LINE_POINTS - 0.005:
            yield PreflightFinding("press-line", page.number, line.thing, f"{line.points:.2f} pt")
    for hairline in page.hairlines:
        reason = f"{hairline.points:.2f} pt, K {round(hairline.black * 100)} %"
        yield PreflightFinding("press-hairline", page.number, hairline.thing, reason)
    for font in page.fonts:
        if not font.is_embedded:
            yield PreflightFinding("press-font", page.number, font.thing, "")
    for picture in page.pictures:
        if picture.space in ("rgb", "other"):
            reason = _SPACES.get(picture.space, N_("a colour space that cannot be printed"))
            yield PreflightFinding("press-colour", page.number, picture.thing, reason)
        if 0 < picture.ppi < LEAST_PPI:
            yield PreflightFinding("press-picture", page.number, picture.thing, f"{picture.ppi:.0f} ppi")
    bleed = page.bleed or page.trim or page.media
    for annotation in page.annotations:
        is_printer_annotation = annotation.thing.startswith(_PRINTER_ANNOTATIONS)
        if not is_printer_annotation and (annotation.box is None or annotation.box.meets(bleed)):
            yield PreflightFinding("press-annotation", page.number, annotation.thing, "")
    for blend in page.blends:
        if blend.space == "rgb":
            yield PreflightFinding("press-blending", page.number, blend.thing, "RGB")


def _check_boxes(page: PageFacts) -> Iterator[PreflightFinding]:
    def fault(reason: str, kind: FindingKind = "press-boxes") -> PreflightFinding:
        return PreflightFinding(kind, page.number, "TrimBox", reason)

    if page.trim is None:
        yield fault(N_("the page has no TrimBox, so the trimmed size is unknown"))
        return
    if page.trim.width <= 0 or page.trim.height <= 0:
        yield fault(N_("the TrimBox is empty"))
        return
    if not page.media.holds(page.bleed or page.trim, _TOLERANCE_PT) or not page.media.holds(page.trim, _TOLERANCE_PT):
        yield fault(N_("the TrimBox or BleedBox extends beyond the MediaBox"))
    if page.bleed is None:
        yield fault(N_("the page has no BleedBox, so nothing bleeds off its edge"), "press-bleed")
        return
    if not page.bleed.holds(page.trim, _TOLERANCE_PT):
        yield fault(N_("the TrimBox is not inside the BleedBox"))
        return
    if page.crop is not None and not page.crop.holds(page.bleed, _TOLERANCE_PT):
        yield fault(N_("the CropBox hides part of the bleed"))
    least_bleed_pt = min(
        page.trim.left - page.bleed.left,
        page.trim.bottom - page.bleed.bottom,
        page.bleed.right - page.trim.right,
        page.bleed.top - page.trim.top,
    )
    if least_bleed_pt < LEAST_BLEED_MM * POINTS_A_MM - _TOLERANCE_PT:
        yield fault(f"{least_bleed_pt / POINTS_A_MM:.1f} mm", "press-bleed")


def _check_colours(page: PageFacts) -> Iterator[PreflightFinding]:
    """Yield a finding for each object and kind of fault, however many of its colours are at fault."""
    faults: dict[tuple[FindingKind, str], list[str]] = {}
    for colour in page.colours:
        if fault := _find_fault(colour):
            kind, reason = fault
            faults.setdefault((kind, colour.thing), []).append(reason)
    for (kind, thing), reasons in faults.items():
        distinct_reasons = list(dict.fromkeys(reasons))
        more = "; …" if len(distinct_reasons) > _MAX_EXAMPLES else ""
        yield PreflightFinding(kind, page.number, thing, "; ".join(distinct_reasons[:_MAX_EXAMPLES]) + more)


def _find_fault(colour: PaintedColour) -> tuple[FindingKind, str] | None:
    if colour.space == "rgb":
        return "press-colour", f"RGB {_format_values(colour)}".strip()
    if colour.is_text and not _is_black_alone(colour):
        return "press-text-colour", f"{_SPACES.get(colour.space, 'Pattern')} {_format_values(colour)}".strip()
    if colour.space == "cmyk" and sum(colour.values) > MOST_INK + 0.005:
        return "press-ink", f"{round(sum(colour.values) * 100)} %"
    return None


def _is_black_alone(colour: PaintedColour) -> bool:
    """Return whether a colour consists of black only.

    >>> (
    ...     _is_black_alone(PaintedColour("cmyk", (0, 0, 0, 1), True, "")),
    ...     _is_black_alone(PaintedColour("cmyk", (1, 1, 1, 1), True, "")),
    ... )
    (True, False)
    """
    return colour.space == "gray" or (colour.space == "cmyk" and not any(colour.values[:3]))


def _format_values(colour: PaintedColour) -> str:
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in colour.values)
