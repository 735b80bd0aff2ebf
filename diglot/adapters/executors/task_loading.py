"""A task type in, its function out, made once per process. Imports the module that the task type names."""

from __future__ import annotations

import atexit
from functools import lru_cache
from importlib import import_module
from typing import Any

from diglot.model.tasks import TaskFunction, TaskType


# A build runs one type of tasks after another; `serve` returns to an earlier one.
@lru_cache(maxsize=2)
def warm_function(task_type: TaskType) -> TaskFunction:
    """Return the function of a task type, kept from the first call on."""
    return new_function(task_type)


# Close what the functions hold open before Python shuts down.
atexit.register(warm_function.cache_clear)


def new_function(task_type: TaskType) -> TaskFunction:
    """Make the function of a task type for this process.

    A forked process must not use what its parent made: Pango's threads, for one, are not forked with it.
    """
    function: TaskFunction = import_attribute(task_type.factory)(task_type.config)
    return function


def import_attribute(name: str) -> Any:
    """Import the attribute that a name "module:attribute" stands for.

    >>> import_attribute("math:floor")(2.5)
    2
    """
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)
