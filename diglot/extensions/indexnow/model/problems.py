"""Problems of notifying search engines. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import SubjectProblem


class NotNotified(SubjectProblem, frozen=True):
    reason: str
    remedy: str
    code = "not-notified"
    translated_facts = frozenset(["reason", "remedy"])
    what = N_("search engines were not notified of what has changed: {reason}")
    fix = N_("the site is published all the same; {remedy}")
