"""Problems of the extension `cluster`. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import SubjectProblem


class ClusterMissing(SubjectProblem, frozen=True):
    code = "cluster-missing"
    is_fatal = True
    what = N_("a cluster cannot be used: the package “distributed” is not installed")
    fix = N_("install it beside diglot (pip install distributed), or build without --cluster")


class ClusterUnreachable(SubjectProblem, frozen=True):
    reason: str
    code = "cluster-unreachable"
    is_fatal = True
    what = N_("the cluster cannot be used: {reason}")
    fix = N_("start “dask scheduler” and “dask worker {subject}”, or correct the address in --cluster")


class ClusterToolMismatch(SubjectProblem, frozen=True):
    """tool: "pandoc"."""

    worker: str
    tool: str
    theirs: str
    ours: str
    code = "cluster-mismatch"
    is_fatal = True
    what = N_("the worker {worker} has {tool} {theirs}, this machine has {ours}")
    fix = N_("install the same version on both, and start the worker again")


class ClusterLost(SubjectProblem, frozen=True):
    reason: str
    code = "cluster-lost"
    is_fatal = True
    what = N_("the cluster was lost during the build: {reason}")
    fix = N_("restart the cluster and build again, or build without --cluster; finished work is kept")
