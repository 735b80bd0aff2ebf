"""Problems of taking over the sites of other programs. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import FileProblem, SubjectProblem


class NotAdopted(FileProblem, frozen=True):
    """file: of the site that is taken over."""

    kind: str
    names: str
    code = "not-adopted"
    severity = "warning"
    cause = ("kind",)
    what = N_("not imported: {kind}: {names}")
    fix = N_("check what it does for readers, and add that to the new publication by hand")


class UnreadableSite(FileProblem, frozen=True):
    """file: the configuration of a site. names: what stands at the line, shortened."""

    names: str
    code = "unreadable-site"
    what = N_("the configuration of this site cannot be read, so its languages are not known: {names}")
    fix = N_("mend this line; nothing is guessed")


class UnknownSite(SubjectProblem, frozen=True):
    wanted: str
    code = "unknown-site"
    what = N_("there is no site here that can be imported; expected: {wanted}")
    fix = N_("name the folder that has the site's configuration, or the export of a WordPress or Ghost site")
