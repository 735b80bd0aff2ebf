"""Problems of the extension `drafts`. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import FileProblem, SubjectProblem


class NotDrafted(FileProblem, frozen=True):
    reason: str
    code = "not-drafted"
    what = N_("this paragraph was not drafted: {reason}")
    fix = N_("translate it by hand, or draft it with another provider of drafting.toml")


class NoProviders(SubjectProblem, frozen=True):
    """subject: the path of the file."""

    code = "no-providers"
    what = N_("this file, which says who makes drafts, does not exist")
    fix = N_(
        'create it beside content/, beginning with a line [[providers]]; then name = "…" and either '
        'command = ["…"], or service = "deepl", url and key_variable'
    )


class UnknownProvider(SubjectProblem, frozen=True):
    """subject: its name, or the path of the file; like: a name to choose from, in brackets."""

    like: str
    code = "unknown-provider"
    what = N_("drafting.toml has no provider of this name{like}")
    fix = N_(
        "describe one there ([[providers]] with name, and either command, or service and url), "
        "or choose one with --with"
    )
