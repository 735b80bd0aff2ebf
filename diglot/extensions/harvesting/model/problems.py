"""Problems of the extension `harvesting`. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import SubjectProblem

DAMAGED = N_("it is damaged, or of somebody else")


class HarvestUnreadable(SubjectProblem, frozen=True):
    """What harvesters are answered from, or what is noted of it, cannot be used."""

    reason: str
    code = "harvest-unreadable"
    what = N_("harvesters cannot be answered: {reason}")
    fix = N_("build the site again; if .polls/oai.json is damaged, restore it from a backup")
