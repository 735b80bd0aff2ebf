"""Problems of texts that come from, and go to, Word and the tools of translators. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem


class RefusedFile(FileProblem, frozen=True):
    reason: str
    code = "refused-file"
    what = N_("the file is not read: {reason}")
    fix = N_("open it in the program that made it, save it again, and import the new file")


class NotCarriedOver(FileProblem, frozen=True):
    """excerpt: the words at its first place."""

    thing: str
    excerpt: str
    count: int
    code = "not-carried-over"
    severity = "warning"
    what = N_("not imported: {thing} (places: {count}; the first is at “{excerpt}”)")
    fix = N_("check whether it matters; if it does, write it in Markdown by hand")


class FieldLeft(FileProblem, frozen=True):
    field: str
    code = "field-left"
    severity = "warning"
    what = N_(
        "“{field}” was edited in the file, but here it spans several lines, is "
        "in TOML or is missing, so it was left as it is"
    )
    fix = N_("enter the new text here by hand")


class FileInTheWay(FileProblem, frozen=True):
    code = "file-in-the-way"
    what = N_("the file exists and would change as shown above")
    fix = N_("read the difference, then run the same command with --yes")
