"""Problems of the releases of a site. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import SubjectProblem


class OutdatedSite(SubjectProblem, frozen=True):
    code = "outdated-site"
    severity = "warning"
    what = N_("sources, settings or diglot itself have changed since this site was built; it is published as it was")
    fix = N_("build it and publish it again")


class FormatsWithdrawn(SubjectProblem, frozen=True):
    formats: str
    code = "formats-withdrawn"
    severity = "warning"
    what = N_("this site was built without files that readers have in the release before it: {formats}")
    fix = N_("build it with them and publish it again; `diglot rollback` brings them back at once")


class ReleasesNotOurs(SubjectProblem, frozen=True):
    reason: str
    code = "releases-not-ours"
    what = N_("releases cannot be kept here: {reason}")
    fix = N_("give an empty folder, or one that `diglot publish` made earlier")


class ReleasesUnwritable(SubjectProblem, frozen=True):
    reason: str
    code = "releases-unwritable"
    what = N_("the releases cannot be written: {reason}")
    fix = N_(
        "free some space or change the permissions there, and publish again; meanwhile readers see the old release"
    )


class NoEarlierRelease(SubjectProblem, frozen=True):
    code = "no-earlier-release"
    what = N_("there is no release here before the current one, or it is damaged")
    fix = N_("build the site of that day again and publish it")
