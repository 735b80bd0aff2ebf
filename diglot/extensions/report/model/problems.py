"""Problems of reporting to a pull request. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import SubjectProblem


class NotPosted(SubjectProblem, frozen=True):
    """subject: the pull request, or where one was looked for. reason: a message."""

    reason: str
    code = "not-posted"
    severity = "warning"
    what = N_("the report was not posted as a comment: {reason}")
    fix = N_(
        "run it in a workflow for pull requests, with the permission pull-requests: write, which one from a fork "
        "never has"
    )
