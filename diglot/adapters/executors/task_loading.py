"""A craft in, its work out, opened once in a process. Imports what the craft names."""

from __future__ import annotations

import atexit
from functools import lru_cache
from importlib import import_module
from typing import Any

from diglot.model.tasks import TaskType, Work


# A build goes from one craft to the next; `serve` comes back to the one that it had.
@lru_cache(maxsize=2)
def opened(craft: TaskType) -> Work:
    """The work of a craft, warm in this process from the first time on."""
    return newly_opened(craft)


# What is open closes itself while there is still a Python to do it.
atexit.register(opened.cache_clear)


def newly_opened(craft: TaskType) -> Work:
    """The work of a craft, opened for this process.

    A forked process must not use what was opened before: Pango's threads, for one, did not come with it.
    """
    work: Work = named(craft.opener)(craft.setting)
    return work


def named(name: str) -> Any:
    """What an importable name stands for.

    >>> named("math:floor")(2.5)
    2
    """
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)
