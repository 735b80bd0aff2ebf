"""Problems of texts that come from, and go to, Word and the tools of translators. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem, SubjectProblem


class RefusedFile(FileProblem, frozen=True):
    reason: str
    code = "refused-file"
    what = N_("the file is not read: {reason}")
    fix = N_("open it in the program that made it, save it again, and import the new file")


class NotDocx(FileProblem, frozen=True):
    code = "not-docx"
    what = N_("of word processor files, only .docx is supported")
    fix = N_("open it in the program that made it, save it as .docx, and import that")


class NotCarriedOver(FileProblem, frozen=True):
    """excerpt: the words at its first place."""

    thing: str
    excerpt: str
    count: int
    code = "not-carried-over"
    severity = "warning"
    what = N_("not imported: {thing} (places: {count}; the first is at “{excerpt}”)")
    fix = N_("check whether it matters; if it does, write it in Markdown by hand")


class LeftOutOfExport(FileProblem, frozen=True):
    thing: str
    excerpt: str
    code = "left-out-of-export"
    severity = "warning"
    what = N_("left out of the file: {thing}: {excerpt}")
    fix = N_("nothing is lost: it is still in the manuscript, and import keeps it unless the passage is edited")


class WordComment(FileProblem, frozen=True):
    author: str
    text: str
    excerpt: str
    code = "word-comment"
    severity = "warning"
    what = N_("{author} comments on “{excerpt}”: {text}")
    fix = N_("answer it; the comment itself is not part of the manuscript")


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


class ReviewRowProblem(FileProblem, frozen=True):
    """kind: what became of it."""

    row: str
    kind: str
    code = "review-row"
    severity = "warning"
    what = N_("row {row}: {kind}")
    fix = N_("check the difference; to delete a passage, empty its cells; to add one, leave the number empty")


class FieldLeft(FileProblem, frozen=True):
    field: str
    code = "field-left"
    severity = "warning"
    what = N_(
        "“{field}” was edited in the file, but here it spans several lines, is "
        "in TOML or is missing, so it was left as it is"
    )
    fix = N_("enter the new text here by hand")


class ReviewConflict(FileProblem, frozen=True):
    row: str
    text: str
    code = "review-conflict"
    what = N_("row {row} was edited in the file, and the manuscript has changed here since: “{text}” was left out")
    fix = N_("enter the reviewer's text in the manuscript by hand")


class StaleSegment(FileProblem, frozen=True):
    segment: str
    text: str
    code = "stale-segment"
    severity = "warning"
    what = N_("the original of segment {segment} has changed since: “{text}” was left out")
    fix = N_("export the article again and translate what is new")


class UntranslatedSegment(FileProblem, frozen=True):
    segment: str
    text: str
    code = "untranslated-segment"
    severity = "warning"
    what = N_("segment {segment} has no translation: “{text}”")
    fix = N_("translate it in your tool, mark it as translated, and import the file again")


class LostMarkup(FileProblem, frozen=True):
    """segment: the passage."""

    segment: str
    markup: str
    code = "lost-markup"
    severity = "warning"
    what = N_("the markup in the translation of passage {segment} is wrong: {markup}")
    fix = N_("compare the passage with the original: a link, a note or emphasis may be missing")


class MissingExtra(FileProblem, frozen=True):
    format: str
    code = "missing-extra"
    what = N_("the format {format} needs a package that is not installed: translate-toolkit")
    fix = N_("install it: pip install translate-toolkit (in a copy of the repository: .venv/bin/pip)")


class FileInTheWay(FileProblem, frozen=True):
    code = "file-in-the-way"
    what = N_("the file exists and would change as shown above")
    fix = N_("read the difference, then run the same command with --yes")


class FileExists(SubjectProblem, frozen=True):
    code = "file-exists"
    what = N_("the file exists already and was left as it is")
    fix = N_("give another name after --output, or add --yes to overwrite it")


class FileChangedMeanwhile(FileProblem, frozen=True):
    code = "file-changed-meanwhile"
    what = N_("the file changed while this command was running, so it was left as it is")
    fix = N_("run the command again")
