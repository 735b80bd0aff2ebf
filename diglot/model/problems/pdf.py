"""Problems of PDFs: those that are made, and those that a print shop would send back. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem, SubjectProblem


class PageProblem(FileProblem, frozen=True):
    """A fault on a page of a PDF that was made from `file`. page: its number, or "?"."""

    page: str
    detail: str


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
        "page {page} of the PDF: a picture with its caption, or a turned table, is higher than the page: “{detail}”"
    )
    fix = N_("shorten the caption, show fewer pictures together, or divide the table")


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


class WordsOutOfOrder(PageProblem, frozen=True):
    code = "words-out-of-order"
    what = N_("page {page} of the PDF: words written from left to right are in the wrong order: “{detail}”")
    fix = N_("mark them with their language, which sets them as one: [such *words*]{{lang=en}}")


class RightToLeftOnPaper(FileProblem, frozen=True):
    """format: of which PDFs are left out. pdfs: how many."""

    format: str
    pdfs: int
    code = "rtl-on-paper"
    severity = "warning"
    what = N_("PDFs of the format “{format}” cannot be set from right to left yet, and are left out: {pdfs}")
    fix = N_("leave it out of “formats”; the format “pdf” sets each text by itself")


class FileUnreadable(FileProblem, frozen=True):
    """A file of the command line that is not there or may not be read. suggestion: " (leaflet.pdf?)" or ""."""

    reason: str
    suggestion: str = ""
    code = "file-unreadable"
    what = N_("the file cannot be opened: {reason}{suggestion}")
    fix = N_("give a file that exists and that you may read")

    @property
    def printed_place(self) -> str:
        """The file: what cannot be opened has no lines."""
        return self.file


class PdfUnreadable(FileProblem, frozen=True):
    reason: str
    code = "pdf-unreadable"
    what = N_("the file cannot be read as a PDF: {reason}")
    fix = N_("make it again from its source, or repair it: qpdf FILE.pdf REPAIRED.pdf")


class PdfLocked(FileProblem, frozen=True):
    code = "pdf-locked"
    what = N_("the PDF is protected with a password")
    fix = N_("save it without protection")


class PrintStyleFault(FileProblem, frozen=True):
    detail: str
    code = "print-style"
    severity = "warning"
    what = N_("part of this print style is not understood: {detail}")
    fix = N_("correct it; PDFs use print CSS and load nothing from other servers")
