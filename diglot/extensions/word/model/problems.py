"""Problems of the extension `word`. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import FileProblem


class LeftOutOfExport(FileProblem, frozen=True):
    thing: str
    excerpt: str
    code = "left-out-of-export"
    severity = "warning"
    what = N_("left out of the file: {thing}: {excerpt}")
    fix = N_("nothing is lost: it is still in the manuscript, and import keeps it unless the passage is edited")


class NotDocx(FileProblem, frozen=True):
    code = "not-docx"
    what = N_("of word processor files, only .docx is supported")
    fix = N_("open it in the program that made it, save it as .docx, and import that")


class ReviewConflict(FileProblem, frozen=True):
    row: str
    text: str
    code = "review-conflict"
    what = N_("row {row} was edited in the file, and the manuscript has changed here since: “{text}” was left out")
    fix = N_("enter the reviewer's text in the manuscript by hand")


class ReviewRowProblem(FileProblem, frozen=True):
    """kind: what became of it."""

    row: str
    kind: str
    code = "review-row"
    severity = "warning"
    what = N_("row {row}: {kind}")
    fix = N_("check the difference; to delete a passage, empty its cells; to add one, leave the number empty")


class TrackedChange(FileProblem, frozen=True):
    """kind: inserted, deleted, moved."""

    kind: str
    author: str
    date: str
    text: str
    code = "tracked-change"
    severity = "warning"
    what = N_("tracked change by {author}, {date}: {kind} “{text}”")
    fix = N_("import with --changes accept to accept all changes, or with --changes reject to reject them")


class WordComment(FileProblem, frozen=True):
    author: str
    text: str
    excerpt: str
    code = "word-comment"
    severity = "warning"
    what = N_("{author} comments on “{excerpt}”: {text}")
    fix = N_("answer it; the comment itself is not part of the manuscript")
