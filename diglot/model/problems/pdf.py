"""Problems of PDFs: those that are made, and those that a print shop would send back. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem, SubjectProblem


class PageProblem(FileProblem, frozen=True):
    """A fault on a page of a PDF that was made from `file`. page: its number, or "?"."""

    page: str
    detail: str


class PreflightProblem(FileProblem, frozen=True):
    """A reason for a print shop to send a PDF back.

    page: from 1, or 0 for the whole file. thing: the object as the file names it ("F3 Arial, 12 0 R").
    """

    page: str
    thing: str
    reason: str
    translated_facts = frozenset(["reason"])


class PrintFailed(FileProblem, frozen=True):
    reason: str
    code = "print-failed"
    what = N_("the PDF could not be built: {reason}")
    fix = N_("divide the text or make its tables and pictures simpler, or build with --formats html")


class PatchLeftOut(SubjectProblem, frozen=True):
    """subject: the versions. thing: what PDFs are made without."""

    thing: str
    code = "patch-left-out"
    severity = "warning"
    is_transient = True
    what = N_("diglot does not know this version yet; PDFs are made without {thing}")
    fix = N_("install the versions that diglot knows: those of WeasyPrint and pydyf in its requirements.lock")


class NoteDisplaced(PageProblem, frozen=True):
    code = "note-displaced"
    what = N_("page {page} of the PDF: note “{detail}” is not on the page that refers to it")
    fix = N_("shorten the note, or move its reference by a sentence")


class FontMissing(PageProblem, frozen=True):
    code = "font-missing"
    severity = "warning"
    what = N_("page {page} of the PDF: the fonts lack a character: {detail}")
    fix = N_("use characters that the fonts have, or add a font to assets/fonts")


class PictureDropped(PageProblem, frozen=True):
    code = "picture-dropped"
    what = N_("a picture is missing from the PDF: {detail}")
    fix = N_("put the picture beside the text or into content/media, as PNG, JPEG or plain SVG")


class TextOverflow(PageProblem, frozen=True):
    code = "text-overflow"
    severity = "warning"
    what = N_("page {page} of the PDF: text runs over the edge: “{detail}”")
    fix = N_("break up the long word, formula or table row")


class PageOverfull(PageProblem, frozen=True):
    code = "page-overfull"
    what = N_(
        "page {page} of the PDF: a picture with its caption is higher than the page, and goes on over it: “{detail}”"
    )
    fix = N_("shorten the caption, or show fewer pictures together")


class FormulaFailed(PageProblem, frozen=True):
    code = "formula-failed"
    severity = "warning"
    what = N_("a formula cannot be typeset, so the PDF shows it as TeX: {detail}")
    fix = N_("simplify or split it, and use symbols that a mathematical font has")


class HeadingStranded(PageProblem, frozen=True):
    code = "heading-stranded"
    severity = "warning"
    what = N_("page {page} of the PDF: a heading is alone at the foot: “{detail}”")
    fix = N_("move a sentence, or shorten the heading")


class FileUnreadable(FileProblem, frozen=True):
    reason: str
    code = "file-unreadable"
    what = N_("the file cannot be opened: {reason}")
    fix = N_("give a file that exists and that you may read")


class PdfUnreadable(FileProblem, frozen=True):
    reason: str
    code = "pdf-unreadable"
    what = N_("the file cannot be read as a PDF: {reason}")
    fix = N_("make it again from its source, or repair it: qpdf FILE.pdf REPAIRED.pdf")


class PdfLocked(FileProblem, frozen=True):
    code = "pdf-locked"
    what = N_("the PDF is protected with a password")
    fix = N_("save it without protection")


class PressProfile(FileProblem, frozen=True):
    name: str
    reason: str
    code = "press-profile"
    what = N_("the profile “{name}” cannot be used: {reason}")
    fix = N_("put the printer's CMYK ICC profile into assets/profiles and give its name here")


class MixedGradient(FileProblem, frozen=True):
    """colours: those of its stops on screen."""

    ink: str
    colours: str
    code = "mixed-gradient"
    severity = "warning"
    what = N_("a gradient mixes the spot ink “{ink}” with other colours ({colours}), and is printed without that ink")
    fix = N_("use only the ink's colour, its lighter shades and white; if it is not for that ink, use another colour")


class NarrowSpine(FileProblem, frozen=True):
    """width: in mm."""

    width: float
    code = "narrow-spine"
    severity = "warning"
    what = N_("the spine of the cover is {width} mm wide: too narrow for its text, which is left out")
    fix = N_('write spine_text = "none" under [cover], or check the thickness of the paper')


class LongBlurb(FileProblem, frozen=True):
    place: str
    code = "long-blurb"
    what = N_("the text on the back of the cover does not fit: {place}")
    fix = N_("shorten the blurb, or the annotation used in its place")


class CoverArtworkRefused(FileProblem, frozen=True):
    path: str
    reason: str
    size: str
    bleed: str
    code = "cover-artwork"
    what = N_("the picture “{path}” does not fit the cover: {reason}")
    fix = N_("export it at {size} mm, bleed of {bleed} mm on every side included: a PDF of one page, SVG, PNG or JPEG")
    translated_facts = frozenset(["reason"])


class PressDamage(PreflightProblem, frozen=True):
    code = "press-damage"
    what = N_("the file is damaged: {reason}")
    fix = N_("make it again from its source, or repair it: qpdf FILE.pdf REPAIRED.pdf")


class PressClaim(PreflightProblem, frozen=True):
    code = "press-claim"
    what = N_("{thing}: the file is not marked as PDF/X-4 ({reason})")
    fix = N_("export it as PDF/X-4")


class PressDescription(PreflightProblem, frozen=True):
    code = "press-description"
    what = N_("{thing}: {reason} is missing")
    fix = N_("fill in the title and dates in the program that makes the file, and export it as PDF/X-4")


class PressTrapping(PreflightProblem, frozen=True):
    code = "press-trapping"
    what = N_("{thing}: the file does not say whether it is trapped")
    fix = N_("set Trapped to False in the program that makes the file, if it is not trapped")


class PressIntent(PreflightProblem, frozen=True):
    code = "press-intent"
    what = N_("{thing}: the output intent is wrong: {reason}")
    fix = N_("export with an output intent for PDF/X: the profile that the printer asks for")


class PressBoxes(PreflightProblem, frozen=True):
    code = "press-boxes"
    what = N_("page {page}, {thing}: {reason}")
    fix = N_("set TrimBox to the size of the trimmed page, inside BleedBox, inside MediaBox")


class PressBleed(PreflightProblem, frozen=True):
    code = "press-bleed"
    severity = "warning"
    what = N_("page {page}, {thing}: not enough bleed: {reason}")
    fix = N_("extend backgrounds and pictures 3 mm over the edge, and export with bleed")


class PressSizes(PreflightProblem, frozen=True):
    code = "press-sizes"
    severity = "warning"
    what = N_("page {page}, {thing}: its size differs from the others ({reason})")
    fix = N_("give all pages the same size, or send this one as a separate file")


class PressEdge(PreflightProblem, frozen=True):
    code = "press-edge"
    severity = "warning"
    what = N_("page {page}, {thing}: text is too near to the edge of the page: {reason}")
    fix = N_("move it at least 3 mm away from where the page is cut: the cut is not exact")


class PressColour(PreflightProblem, frozen=True):
    code = "press-colour"
    what = N_("page {page}, {thing}: it contains a screen colour: {reason}")
    fix = N_("convert it to CMYK or grey in the program that makes the file")


class PressTextColour(PreflightProblem, frozen=True):
    code = "press-text-colour"
    severity = "warning"
    what = N_("page {page}, {thing}: text is not in black alone: {reason}")
    fix = N_("set its colour to CMYK 0 0 0 100: plates never register exactly")


class PressInk(PreflightProblem, frozen=True):
    code = "press-ink"
    severity = "warning"
    what = N_("page {page}, {thing}: too much ink: {reason}")
    fix = N_("convert the colour with the printer's profile, or use less of each ink")


class PressSpot(PreflightProblem, frozen=True):
    code = "press-spot"
    severity = "warning"
    what = N_("page {page}, {thing}: an ink that is not declared: {reason}")
    fix = N_("convert it to CMYK, or declare it: with --spot, or as spot under [press] in content/site.toml")


class PressLine(PreflightProblem, frozen=True):
    code = "press-line"
    severity = "warning"
    what = N_("page {page}, {thing}: a line is too thin: {reason}")
    fix = N_("draw it at least 0.25 pt wide")


class PressHairline(PreflightProblem, frozen=True):
    code = "press-hairline"
    severity = "warning"
    what = N_("page {page}, {thing}: a thin line is in a shade of black, which is printed as dots: {reason}")
    fix = N_("draw it in solid black, thinner if it must be light; or make it 1 pt or thicker")


class PressFont(PreflightProblem, frozen=True):
    code = "press-font"
    what = N_("page {page}, {thing}: the font is not embedded")
    fix = N_("embed all fonts in the program that makes the file")


class PressPicture(PreflightProblem, frozen=True):
    code = "press-picture"
    severity = "warning"
    what = N_("page {page}, {thing}: the picture's resolution is low: {reason}")
    fix = N_("use a larger picture, or show it smaller; 300 ppi is usual, 200 the minimum")


class PressAnnotation(PreflightProblem, frozen=True):
    code = "press-annotation"
    what = N_("page {page}, {thing}: there is a link, field or comment on the page")
    fix = N_("remove it: it has no use on paper")


class PressScript(PreflightProblem, frozen=True):
    code = "press-script"
    what = N_("{thing}: the file contains actions, forms or scripts")
    fix = N_("export it without forms, scripts and bookmarks that have actions")


class PressAttachment(PreflightProblem, frozen=True):
    code = "press-attachment"
    what = N_("{thing}: other files are attached")
    fix = N_("export it without attachments")


class PressBlending(PreflightProblem, frozen=True):
    code = "press-blending"
    what = N_("page {page}, {thing}: transparency is blended in {reason}")
    fix = N_("set the blending space to CMYK, or flatten transparency in the program that makes the file")


class PrintStyleFault(FileProblem, frozen=True):
    detail: str
    code = "print-style"
    severity = "warning"
    what = N_("part of this print style is not understood: {detail}")
    fix = N_("correct it; PDFs use print CSS and load nothing from other servers")
