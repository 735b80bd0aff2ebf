"""Problems of books. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem
from diglot.model.problems.pdf import PageProblem


class BlankPages(PageProblem, frozen=True):
    code = "blank-pages"
    severity = "warning"
    what = N_("from page {page} of the PDF on, blank pages fill the last sheet: {detail}")
    fix = N_(
        'allow a smaller last sheet: signature = [16, 8]; let chapters begin on any page: chapters = "next"; '
        "or save pages"
    )


class CoverArtworkRefused(FileProblem, frozen=True):
    path: str
    reason: str
    size: str
    bleed: str
    code = "cover-artwork"
    what = N_("the picture “{path}” does not fit the cover: {reason}")
    fix = N_("export it at {size} mm, bleed of {bleed} mm on every side included: a PDF of one page, SVG, PNG or JPEG")
    translated_facts = frozenset(["reason"])
