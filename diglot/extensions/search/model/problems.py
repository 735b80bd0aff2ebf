"""Problems of the search index. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import SubjectProblem


class SearchFailed(SubjectProblem, frozen=True):
    reason: str
    code = "search-failed"
    what = N_("the search index cannot be built: {reason}")
    fix = N_("build without “search” among the formats, and report a bug in diglot")
