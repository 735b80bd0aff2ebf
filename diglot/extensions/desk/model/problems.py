"""Problems of the desk. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import SubjectProblem


class TeamUnreadable(SubjectProblem, frozen=True):
    """The database of the desk's team cannot be used."""

    reason: str
    code = "team-unreadable"
    what = N_("the team of the desk cannot be read or written: {reason}")
    fix = N_(
        "free some space or correct the permissions; "
        "if the file is damaged, restore it from a backup, or delete it and invite everybody again"
    )
