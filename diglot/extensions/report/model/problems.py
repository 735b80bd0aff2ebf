"""Problems of reporting on GitHub. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import SubjectProblem


class NotPosted(SubjectProblem, frozen=True):
    """subject: the pull request or issue, or where one was looked for. reason: a message."""

    reason: str
    code = "not-posted"
    severity = "warning"
    what = N_("the report was not posted: {reason}")
    fix = N_(
        "run it in a workflow with the permission pull-requests: write, which one from a fork never has, or, for an "
        "issue, issues: write"
    )
