"""Opens the executor that the build options name. Touches processes and the network through their adapters only."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from functools import cache

from diglot.adapters.databases.store import code_digest
from diglot.adapters.executors.local import LocalExecutor
from diglot.adapters.extension_packages import own_hooks
from diglot.adapters.pandoc import pandoc_version
from diglot.model.tasks import Executor
from diglot.pipeline.base.build_options import BuildOptions

# The libraries that determine the bytes of a text or a PDF, besides our own code and pandoc.
_LIBRARIES = ("WeasyPrint", "pydyf", "fonttools", "nh3", "pikepdf", "Pillow", "msgspec", "ziamath", "ziafont")


def open_executor(options: BuildOptions) -> AbstractContextManager[Executor]:
    """Open the executor that the options name: on this machine, or on a cluster, which an extension offers.

    Raises: ExecutorUnavailable.
    """
    if not options.cluster:
        return nullcontext(LocalExecutor(options.jobs))
    [open_cluster] = own_hooks("executor")
    executor: AbstractContextManager[Executor] = open_cluster(options.cluster, f"{__name__}:{tools.__name__}")
    return executor


@cache
def tools() -> dict[str, str]:
    """Return everything that must be the same in all worker processes, each with its version."""
    from importlib.metadata import version  # costs 8 ms: only where there are workers elsewhere

    return {
        "diglot": code_digest().hex()[:12],
        "Python": sys.implementation.cache_tag or sys.version,
        "pandoc": pandoc_version(),
        **{library: version(library) for library in _LIBRARIES},
    }
