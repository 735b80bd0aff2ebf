"""Problems of the extension `press`. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import FileProblem


class PreflightProblem(FileProblem, frozen=True):
    """A reason for a print shop to send a PDF back.

    page: from 1, or 0 for the whole file. thing: the object as the file names it ("F3 Arial, 12 0 R").
    """

    page: str
    thing: str
    reason: str
    translated_facts = frozenset(["reason"])


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


class PressCut(PreflightProblem, frozen=True):
    code = "press-cut"
    severity = "warning"
    what = N_("page {page}, {thing}: it ends between the edge of the page and the end of the bleed: {reason}")
    fix = N_("let it extend 3 mm over the edge, or end inside the page: cutting is never exact")


class PressSizes(PreflightProblem, frozen=True):
    code = "press-sizes"
    severity = "warning"
    what = N_("page {page}, {thing}: its size differs from the others ({reason})")
    fix = N_("give all pages the same size, or send this one as a separate file")


class PressEdge(PreflightProblem, frozen=True):
    code = "press-edge"
    severity = "warning"
    what = N_("page {page}, {thing}: text is too near to the edge of the page: {reason}")
    fix = N_("move it at least 3 mm away from where the page is cut: cutting is never exact")


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


class PressGlyph(PreflightProblem, frozen=True):
    code = "press-glyph"
    what = N_("page {page}, {thing}: the font lacks characters of the text, and empty boxes are printed")
    fix = N_("use characters that the fonts have, or add a font to assets/fonts")


class PressOverlap(PreflightProblem, frozen=True):
    code = "press-overlap"
    what = N_("page {page}, {thing}: two texts are printed over each other")
    fix = N_("make room for both: often a table, formula or word is too wide for its place")


class PressOverprint(PreflightProblem, frozen=True):
    code = "press-overprint"
    what = N_("page {page}, {thing}: something white is set to overprint and will not show")
    fix = N_("switch overprinting off for it in the program that makes the file")


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
