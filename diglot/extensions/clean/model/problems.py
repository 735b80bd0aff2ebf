"""Problems of what is to be removed. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import SubjectProblem


class NotRemoved(SubjectProblem, frozen=True):
    reason: str
    code = "not-removed"
    what = N_("this cannot be removed: {reason}")
    fix = N_("look at what is in the folder, and delete what you no longer need by hand")


class PreviewUnderWay(SubjectProblem, frozen=True):
    process: str
    code = "preview-under-way"
    what = N_("a preview is running and uses what would be removed (process {process})")
    fix = N_("stop it with Ctrl-C, then clean again")
