"""Problems of PDFs: those that are made, and those that a print shop would send back. Touches nothing."""

from __future__ import annotations

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem


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
    what = N_("the PDF could not be made: {reason}")
    fix = N_("divide the text or make its tables and pictures simpler, or build with --formats html")


class NoteDisplaced(PageProblem, frozen=True):
    code = "note-displaced"
    what = N_("page {page} of the PDF: note {detail} does not stand on the page of its call")
    fix = N_("shorten the note, or move its call by a sentence")


class FontMissing(PageProblem, frozen=True):
    code = "font-missing"
    severity = "warning"
    what = N_("page {page} of the PDF: the house's type lacks a character: {detail}")
    fix = N_("write it with characters that the type has, or add a font to assets/fonts")


class PictureDropped(PageProblem, frozen=True):
    code = "picture-dropped"
    what = N_("a picture did not reach the PDF: {detail}")
    fix = N_("put the picture beside the text or into content/media, as PNG, JPEG or plain SVG")


class TextOverflow(PageProblem, frozen=True):
    code = "text-overflow"
    severity = "warning"
    what = N_("page {page} of the PDF: text runs over the edge: {detail}")
    fix = N_("divide the long word, formula or table row")


class FormulaFailed(PageProblem, frozen=True):
    code = "formula-failed"
    severity = "warning"
    what = N_("a formula cannot be set on paper, and the PDF shows it in TeX: {detail}")
    fix = N_("write it more simply or in parts, and with signs that a font for mathematics has")


class HeadingStranded(PageProblem, frozen=True):
    code = "heading-stranded"
    severity = "warning"
    what = N_("page {page} of the PDF: a heading stands alone at the foot: {detail}")
    fix = N_("move a sentence, or let the heading be shorter")


class FileUnreadable(FileProblem, frozen=True):
    reason: str
    code = "file-unreadable"
    what = N_("the file cannot be opened: {reason}")
    fix = N_("name a file that is there and that you may read")


class PdfUnreadable(FileProblem, frozen=True):
    reason: str
    code = "pdf-unreadable"
    what = N_("the file cannot be read as a PDF: {reason}")
    fix = N_("make it anew from its source, or repair it: qpdf FILE.pdf MENDED.pdf")


class PdfLocked(FileProblem, frozen=True):
    code = "pdf-locked"
    what = N_("the PDF is locked with a password")
    fix = N_("save it without protection")


class PressProfile(FileProblem, frozen=True):
    name: str
    reason: str
    code = "press-profile"
    what = N_("the profile “{name}” cannot be used: {reason}")
    fix = N_("put the ICC profile of the print shop, for CMYK, into assets/profiles and give its name here")


class PressDamage(PreflightProblem, frozen=True):
    code = "press-damage"
    what = N_("the file is damaged: {reason}")
    fix = N_("make it anew from its source, or repair it: qpdf FILE.pdf MENDED.pdf")


class PressClaim(PreflightProblem, frozen=True):
    code = "press-claim"
    what = N_("{thing}: the file does not say that it is PDF/X-4 ({reason})")
    fix = N_("export it as PDF/X-4")


class PressDescription(PreflightProblem, frozen=True):
    code = "press-description"
    what = N_("{thing}: {reason} is missing")
    fix = N_("fill in title and dates where the file is made, and export it as PDF/X-4")


class PressTrapping(PreflightProblem, frozen=True):
    code = "press-trapping"
    what = N_("{thing}: the file does not say whether it is trapped")
    fix = N_("set Trapped to False where the file is made, if nobody has trapped it")


class PressIntent(PreflightProblem, frozen=True):
    code = "press-intent"
    what = N_("{thing}: the output intent is wrong: {reason}")
    fix = N_("export with an output intent for PDF/X: the profile that the print shop names")


class PressBoxes(PreflightProblem, frozen=True):
    code = "press-boxes"
    what = N_("page {page}, {thing}: {reason}")
    fix = N_("set TrimBox to the size of the cut page, inside BleedBox, inside MediaBox")


class PressBleed(PreflightProblem, frozen=True):
    code = "press-bleed"
    severity = "warning"
    what = N_("page {page}, {thing}: too little bleed: {reason}")
    fix = N_("let grounds and pictures run 3 mm over the edge, and export with bleed")


class PressSizes(PreflightProblem, frozen=True):
    code = "press-sizes"
    severity = "warning"
    what = N_("page {page}, {thing}: its size is not that of the others ({reason})")
    fix = N_("give all pages one size, or send this one as a file of its own")


class PressColour(PreflightProblem, frozen=True):
    code = "press-colour"
    what = N_("page {page}, {thing}: a colour of the screen is in it: {reason}")
    fix = N_("convert it to CMYK or to grey where the file is made")


class PressTextColour(PreflightProblem, frozen=True):
    code = "press-text-colour"
    severity = "warning"
    what = N_("page {page}, {thing}: text is not in black alone: {reason}")
    fix = N_("set its colour to CMYK 0 0 0 100: plates never lie on each other exactly")


class PressInk(PreflightProblem, frozen=True):
    code = "press-ink"
    severity = "warning"
    what = N_("page {page}, {thing}: too much ink: {reason}")
    fix = N_("convert the colour with the profile of the print shop, or take less of each ink")


class PressLine(PreflightProblem, frozen=True):
    code = "press-line"
    severity = "warning"
    what = N_("page {page}, {thing}: a line is too thin: {reason}")
    fix = N_("draw it at least 0.25 pt wide; 0.5 pt where it is not solid black")


class PressFont(PreflightProblem, frozen=True):
    code = "press-font"
    what = N_("page {page}, {thing}: the font is not embedded")
    fix = N_("embed all fonts where the file is made")


class PressPicture(PreflightProblem, frozen=True):
    code = "press-picture"
    severity = "warning"
    what = N_("page {page}, {thing}: the picture is coarse: {reason}")
    fix = N_("take a larger picture, or show it smaller; 300 ppi is usual, 200 the least")


class PressAnnotation(PreflightProblem, frozen=True):
    code = "press-annotation"
    what = N_("page {page}, {thing}: a link, field or comment stands on the page")
    fix = N_("take it out: paper cannot do anything with it")


class PressScript(PreflightProblem, frozen=True):
    code = "press-script"
    what = N_("{thing}: the file holds actions, forms or scripts")
    fix = N_("export it without bookmarks with actions, forms and scripts")


class PressAttachment(PreflightProblem, frozen=True):
    code = "press-attachment"
    what = N_("{thing}: other files are attached")
    fix = N_("export it without attachments")


class PressBlending(PreflightProblem, frozen=True):
    code = "press-blending"
    what = N_("page {page}, {thing}: what is transparent is mixed in {reason}")
    fix = N_("set the blending space to CMYK, or flatten transparency where the file is made")


class PrintStyleFault(FileProblem, frozen=True):
    detail: str
    code = "print-style"
    severity = "warning"
    what = N_("this style for paper is not wholly understood: {detail}")
    fix = N_("mend it; PDFs know CSS for paper, and load nothing from other servers")
