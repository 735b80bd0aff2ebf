"""Find in the facts of a PDF the reasons for which a print shop would return it. Pure functions.

Source: ISO 15930-7 (PDF/X-4) for what is required; for what is recommended, common practice in offset printing:
text in black only, 3 mm of bleed, pictures of at least 200 pixels per inch, lines of at least a quarter of a point,
thin lines in solid black, text 3 mm inside the trim, at most as much ink as the profile uses itself, without a profile
300 % (coated paper, ISO 12647-2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from diglot.extensions.books.model.page_boxes import POINTS_A_MM, Box
from diglot.extensions.press.model.pdf_facts import (
    MOST_AREAS,
    ColourSpace,
    FindingKind,
    LineFacts,
    PageFacts,
    PageOutline,
    PaintedColour,
    PdfFacts,
    PdfSummary,
    PictureFacts,
    PreflightFinding,
)
from diglot.model.problems import N_

LEAST_BLEED_MM = 3.0
LEAST_PPI = 200
LEAST_LINE_POINTS = 0.25
MOST_INK = 3.0
# A guillotine is exact to a millimetre, and an eye sees text that is not far from the edge as too near to it.
LEAST_MARGIN_MM = 3.0

# Annotations outside the page that are meant for the printing press.
_PRINTER_ANNOTATIONS = ("PrinterMark", "TrapNet")
# An edge that is as near to the trim as this is meant to be there.
_AT_TRIM_MM = 0.1
# Of rounding in tables of profiles and in compressed pictures.
_INK_TOLERANCE = 0.05

# How far boxes may differ because of rounding, in points.
_TOLERANCE_PT = 0.1
# What is known of the place of a letter.
_TOLERANCE_MM = 0.2

# What is damaged, by words of qpdf's messages.
_DAMAGED_PARTS = (
    (("xref", "cross-reference", "trailer"), N_("the table of its objects (xref) is missing or wrong")),
    (("stream", "filter", "inflate", "content", "token"), N_("part of its content cannot be read")),
    (("",), N_("its objects do not fit together")),
)

# Enough to find the place in the document.
_MAX_EXAMPLES = 3

_PROCESS_INKS = ("Cyan", "Magenta", "Yellow", "Black")

_SPACES: dict[ColourSpace, str] = {"rgb": "RGB", "independent": "ICC, Lab", "spot": "Separation", "cmyk": "CMYK"}


def check_pdf(facts: PdfFacts, spots: Collection[str] = ()) -> tuple[PreflightFinding, ...]:
    """Return all findings without duplicates: those about the file first, then those of each page.

    spots: the names of the inks that the file may use besides the process inks.
    """
    most_ink = max((intent.most_ink for intent in facts.intents), default=0.0) or MOST_INK
    pages = (finding for page in facts.pages for finding in _check_page(page, spots, most_ink))
    findings = [*_check_file(facts), *pages]
    return tuple(dict.fromkeys(findings))


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
    trims = {page.number: page.trim for page in facts.pages if page.trim}
    sizes = {number: _size(trim) for number, trim in trims.items()}
    if not sizes:
        return
    usual, _ = Counter(sizes.values()).most_common(1)[0]
    for number, size in sizes.items():
        if size != usual:
            sizes_mm = f"{_format_mm(size)}; {_format_mm(usual)}"
            yield PreflightFinding("press-sizes", number, "TrimBox", sizes_mm, (trims[number],))


def _size(box: Box) -> tuple[int, int]:
    """Return width and height in whole points, since smaller differences do not matter."""
    return round(box.width), round(box.height)


def _format_mm(size: tuple[int, int]) -> str:
    width, height = (round(side / POINTS_A_MM) for side in size)
    return f"{width} × {height} mm"


# ---------------------------------------------------------------- a page


def _check_page(page: PageFacts, spots: Collection[str], most_ink: float) -> Iterator[PreflightFinding]:
    yield from _check_boxes(page)
    yield from _check_cuts(page)
    yield from _check_colours(page, most_ink)
    yield from _check_spots(page, spots)
    yield from _check_lines(page)
    yield from _check_margins(page)
    for font in page.fonts:
        if not font.is_embedded:
            yield PreflightFinding("press-font", page.number, font.thing, "", font.areas)
    for text in page.missing_glyphs:
        yield PreflightFinding("press-glyph", page.number, text.thing, "", text.areas)
    for overlap in page.text_overlaps:
        yield PreflightFinding("press-overlap", page.number, overlap.thing, "", overlap.areas)
    for white in page.white_overprints:
        yield PreflightFinding("press-overprint", page.number, white.thing, "", white.areas)
    for picture in page.pictures:
        if picture.space in ("rgb", "other"):
            reason = _SPACES.get(picture.space, N_("a colour space that cannot be printed"))
            yield PreflightFinding("press-colour", page.number, picture.thing, reason, picture.areas)
        if picture.ink > most_ink + _INK_TOLERANCE:
            yield PreflightFinding("press-ink", page.number, picture.thing, _percent(picture.ink), picture.areas)
        if 0 < picture.ppi < LEAST_PPI:
            yield PreflightFinding("press-picture", page.number, picture.thing, f"{picture.ppi:.0f} ppi", picture.areas)
    bleed = page.bleed or page.trim or page.media
    for annotation in page.annotations:
        is_printer_annotation = annotation.thing.startswith(_PRINTER_ANNOTATIONS)
        if not is_printer_annotation and (annotation.box is None or annotation.box.meets(bleed)):
            areas = (annotation.box,) if annotation.box else ()
            yield PreflightFinding("press-annotation", page.number, annotation.thing, "", areas)
    for blend in page.blends:
        if blend.space == "rgb":
            yield PreflightFinding("press-blending", page.number, blend.thing, "RGB", blend.areas)


def _check_lines(page: PageFacts) -> Iterator[PreflightFinding]:
    """Yield a finding for each object that draws lines too thin, with the thinnest, and for each screened hairline."""
    thin: dict[str, list[LineFacts]] = {}
    for line in page.lines:
        if line.points < LEAST_LINE_POINTS - 0.005:
            thin.setdefault(line.thing, []).append(line)
    for thing, lines in thin.items():
        points = min(line.points for line in lines)
        areas = tuple(area for line in lines for area in line.areas)
        yield PreflightFinding("press-line", page.number, thing, f"{points:.2f} pt", areas)
    for hairline in page.hairlines:
        reason = f"{hairline.points:.2f} pt, K {round(hairline.black * 100)} %"
        yield PreflightFinding("press-hairline", page.number, hairline.thing, reason, hairline.areas)


def _check_margins(page: PageFacts) -> Iterator[PreflightFinding]:
    """Yield a finding for each object whose text is too near to the edge; notes beside the page are cut off anyway."""
    if page.trim is None or page.trim.width <= 0 or page.trim.height <= 0:
        return
    for text in page.texts:
        near = {
            area: margin
            for area in text.areas
            if area.meets(page.trim) and (margin := _margin_mm(area, page.trim)) < LEAST_MARGIN_MM - _TOLERANCE_MM
        }
        if near:
            least_mm = min(near.values())
            reason = N_("it runs over the edge") if least_mm < 0 else f"{least_mm:.1f} mm"
            yield PreflightFinding("press-edge", page.number, text.thing, reason, tuple(near)[:MOST_AREAS])


def _margin_mm(area: Box, trim: Box) -> float:
    """Return how far a place is from the nearest edge of the page; less than 0 beyond it."""
    return min(trim.gaps(area)) / POINTS_A_MM


def _check_boxes(page: PageFacts) -> Iterator[PreflightFinding]:
    def fault(reason: str, kind: FindingKind = "press-boxes") -> PreflightFinding:
        return PreflightFinding(kind, page.number, "TrimBox", reason, (page.trim or page.media,))

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
    least_bleed_pt = min(page.bleed.gaps(page.trim))
    if least_bleed_pt < LEAST_BLEED_MM * POINTS_A_MM - _TOLERANCE_PT:
        yield fault(f"{least_bleed_pt / POINTS_A_MM:.1f} mm", "press-bleed")


def _check_cuts(page: PageFacts) -> Iterator[PreflightFinding]:
    """Yield a finding for each object that is neither inside the page nor reaches over its edge far enough."""
    if page.trim is None or page.bleed is None or page.trim.width <= 0 or page.trim.height <= 0:
        return
    wanted = [min(gap / POINTS_A_MM, LEAST_BLEED_MM) - _AT_TRIM_MM for gap in page.bleed.gaps(page.trim)]
    paints: list[PaintedColour | PictureFacts] = [*page.pictures]
    paints += (colour for colour in page.colours if not colour.is_text and not _is_white(colour))
    short: dict[str, dict[Box, float]] = {}
    for paint in paints:
        for area in paint.areas:
            if area.meets(page.trim):
                reaches = (-gap / POINTS_A_MM for gap in page.trim.gaps(area))
                ends = [reach for reach, least in zip(reaches, wanted, strict=True) if -_AT_TRIM_MM < reach < least]
                if ends:
                    short.setdefault(paint.thing, {})[area] = min(ends)
    for thing, areas in short.items():
        yield PreflightFinding(
            "press-cut", page.number, thing, f"{max(0.0, min(areas.values())):.1f} mm", tuple(areas)[:MOST_AREAS]
        )


def _is_white(colour: PaintedColour) -> bool:
    return bool(colour.values) and all(value == (colour.space in ("gray", "rgb")) for value in colour.values)


def _check_colours(page: PageFacts, most_ink: float) -> Iterator[PreflightFinding]:
    """Yield a finding for each object and kind of fault, however many of its colours are at fault."""
    faults: dict[tuple[FindingKind, str], dict[str, list[Box]]] = {}
    for colour in page.colours:
        if fault := _find_fault(colour, most_ink):
            kind, reason = fault
            faults.setdefault((kind, colour.thing), {}).setdefault(reason, []).extend(colour.areas)
    for (kind, thing), reasons in faults.items():
        more = "; …" if len(reasons) > _MAX_EXAMPLES else ""
        areas = dict.fromkeys(area for some in reasons.values() for area in some)
        words = "; ".join(list(reasons)[:_MAX_EXAMPLES]) + more
        yield PreflightFinding(kind, page.number, thing, words, tuple(areas)[:MOST_AREAS])


def _check_spots(page: PageFacts, spots: Collection[str]) -> Iterator[PreflightFinding]:
    """Yield a finding for each object and ink that nobody declared: it would be a plate that nobody ordered."""
    found: dict[tuple[str, str], list[Box]] = {}
    paints: list[PaintedColour | PictureFacts] = [*page.colours, *page.pictures]
    for paint in paints:
        for ink in paint.inks:
            if ink not in spots and ink not in _PROCESS_INKS:
                found.setdefault((paint.thing, ink), []).extend(paint.areas)
    for (thing, ink), areas in found.items():
        yield PreflightFinding("press-spot", page.number, thing, ink, tuple(dict.fromkeys(areas))[:MOST_AREAS])


def _find_fault(colour: PaintedColour, most_ink: float) -> tuple[FindingKind, str] | None:
    if colour.space == "rgb":
        return "press-colour", f"RGB {_format_values(colour)}".strip()
    if colour.is_text and not _is_one_plate(colour):
        return "press-text-colour", f"{_SPACES.get(colour.space, 'Pattern')} {_format_values(colour)}".strip()
    if colour.space == "cmyk" and sum(colour.values) > most_ink + _INK_TOLERANCE:
        return "press-ink", _percent(sum(colour.values))
    return None


def _percent(ink: float) -> str:
    return f"{round(ink * 100)} %"


def _is_one_plate(colour: PaintedColour) -> bool:
    """Return whether a colour consists of black only, or of a whole spot ink: it has no fringes.

    >>> (
    ...     _is_one_plate(PaintedColour("cmyk", (0, 0, 0, 1), True, "")),
    ...     _is_one_plate(PaintedColour("cmyk", (1, 1, 1, 1), True, "")),
    ... )
    (True, False)
    """
    if colour.space == "spot":
        return colour.values == (1.0,)
    return colour.space == "gray" or (colour.space == "cmyk" and not any(colour.values[:3]))


def _format_values(colour: PaintedColour) -> str:
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in colour.values)


# ---------------------------------------------------------------- the file as a whole


def summarise_pdf(facts: PdfFacts) -> PdfSummary:
    """Return what a report says of a file, apart from its findings."""
    boxes = [(page.trim or page.media, page.bleed) for page in facts.pages]
    sizes = Counter((round(trim.width / POINTS_A_MM), round(trim.height / POINTS_A_MM)) for trim, _ in boxes)
    bleeds = [_margin_mm(trim, bleed) if bleed else 0.0 for trim, bleed in boxes]
    return PdfSummary(
        conformance=facts.pdfx or f"PDF {facts.version}",
        trims=tuple((width, height, count) for (width, height), count in sizes.most_common()),
        bleed_mm=round(max(0.0, min(bleeds)), 1),
        inks=find_inks(facts),
        conditions=tuple(intent.condition for intent in facts.intents if intent.condition),
        pages=tuple(PageOutline(page.number, page.media, page.trim, page.bleed, page.turn) for page in facts.pages),
    )


def find_inks(facts: PdfFacts) -> tuple[str, ...]:
    """Return the names of all inks that a file prints in; screen colours become process inks at the printer's."""
    paints: list[PaintedColour | PictureFacts] = []
    for page in facts.pages:
        paints += [*page.colours, *page.pictures]
    used = {ink for paint in paints for ink in _inks_of(paint)}
    return (*(ink for ink in _PROCESS_INKS if ink in used), *sorted(used - {*_PROCESS_INKS}))


def _inks_of(paint: PaintedColour | PictureFacts) -> tuple[str, ...]:
    values = paint.values if isinstance(paint, PaintedColour) else ()
    match paint.space:
        case "gray":
            return () if values == (1.0,) else ("Black",)
        case "cmyk" if len(values) == 4:
            return tuple(ink for ink, value in zip(_PROCESS_INKS, values, strict=True) if value)
        case "spot":
            return paint.inks
        case "cmyk" | "rgb" | "independent":
            return _PROCESS_INKS
    return ()
