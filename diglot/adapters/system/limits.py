"""Limits of memory, processor time and open files, by `resource`; on systems without it, nothing is limited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType


def _resource() -> ModuleType | None:
    try:
        import resource  # here, so that a system without it loads this module
    except ImportError:
        return None
    return resource


def own_bytes() -> int:
    """Return how large this process is.

    Raises: OSError where the system does not say (only Linux does).
    """
    resource = _resource()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * int(resource.getpagesize()) if resource else 0


def limit_own_memory(most: int) -> None:
    """Let this process have so many bytes, for as long as it lives.

    Raises: OSError, ValueError where it may not be limited.
    """
    if resource := _resource():
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


@contextmanager
def limited_memory(most: Callable[[], int]) -> Iterator[None]:
    """Let this process have so many bytes inside. A lower limit stays, and so does the one there is if `most` fails."""
    resource = _resource()
    if resource is None:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(ValueError, OSError):
        limit = most()
        if before[0] == resource.RLIM_INFINITY or limit < before[0]:
            resource.setrlimit(resource.RLIMIT_AS, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def limit_processor_time(process: int, seconds: int) -> None:
    """Have the system end another process that has used so much processor time in all (Linux)."""
    if resource := _resource():
        _limit_other(resource, process, resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


def limit_memory_of(process: int, most: int) -> None:
    """Let another process take so many bytes, besides the files that it maps (Linux)."""
    if resource := _resource():
        _limit_other(resource, process, resource.RLIMIT_DATA, (most, most))


def _limit_other(resource: ModuleType, process: int, kind: int, limits: tuple[int, int]) -> None:
    """Set a limit of another process, where the system can and the process is still there."""
    if hasattr(resource, "prlimit"):
        with suppress(OSError, ValueError):
            resource.prlimit(process, kind, limits)


def allow_open_files() -> None:
    """Let this process open as many files as the system allows it."""
    if resource := _resource():
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
