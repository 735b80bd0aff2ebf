"""The address of a cluster in, its executor out, where the package that it needs is installed."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib.util import find_spec

from diglot.extensions.cluster.model.problems import ClusterMissing
from diglot.model.tasks import Executor, ExecutorUnavailable


def open_cluster(address: str, tools: str) -> AbstractContextManager[Executor]:
    """Connect to a cluster. tools: as in `ClusterExecutor`.

    Raises: ExecutorUnavailable.
    """
    if not find_spec("distributed"):
        raise ExecutorUnavailable(ClusterMissing(address))
    from diglot.extensions.cluster.adapters.cluster import ClusterExecutor  # it may be missing, and costs 500 ms

    return ClusterExecutor(address, tools)
