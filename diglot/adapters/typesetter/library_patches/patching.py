"""Patches in; WeasyPrint changed, or a note of what it does without. Nothing of WeasyPrint is changed by half.

A patch is a function that is called once, where it is defined. It first looks whether WeasyPrint is as it knows it,
and then changes it. In a version that is not known yet it is left out, and PDFs are made without what it improves.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from importlib.metadata import version
from textwrap import dedent
from types import ModuleType, SimpleNamespace
from typing import Any

from diglot.model.messages import N_

originals: Any = SimpleNamespace()
"""Functions of WeasyPrint that were replaced."""

SHORTCUTS = N_("shortcuts, which save time")

left_out: dict[str, Exception] = {}
"""What PDFs are made without, as messages of the catalogues, and why."""


class UnknownCode(Exception):
    """WeasyPrint is not as a patch knows it."""


def patch(thing: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Return the decorator that applies a patch, or leaves it out. thing: what PDFs are made without then."""

    def apply(change: Callable[[], None]) -> Callable[[], None]:
        try:
            change()
        except Exception as error:  # what is looked for may be gone, or be of another type
            left_out[thing] = error
        return change

    return apply


def typesetter_version() -> str:
    """Return the versions of what is patched."""
    return ", ".join(f"{name} {version(name.lower())}" for name in ("WeasyPrint", "pydyf"))


def expect_parameters(function: Callable[..., Any], names: str) -> None:
    """Make sure that a function takes these parameters.

    Raises: UnknownCode.
    """
    if list(inspect.signature(function).parameters) != names.split():
        raise UnknownCode(function)


def expect_code(function: Callable[..., Any], *pieces: str) -> str:
    """Return the source of a function that has each of these pieces once.

    Raises: UnknownCode.
    """
    source = getattr(function, "diglot_source", "") or dedent(inspect.getsource(function))
    if any(source.count(piece) != 1 for piece in pieces):
        raise UnknownCode(function)
    return source


def changed_function(
    module: ModuleType, function: Callable[..., Any], changes: Mapping[str, str], **names: object
) -> Any:
    """Return a function with other pieces of source. names: what the new pieces need, for the module.

    Raises: UnknownCode.
    """
    source = expect_code(function, *changes)
    for old, new in changes.items():
        source = source.replace(old, new)
    scope: dict[str, Any] = {}
    code = compile(source, module.__file__ or "", "exec")
    vars(module).update(names)
    exec(code, vars(module), scope)  # the source is WeasyPrint's own
    changed = scope[function.__name__]
    changed.diglot_source = source  # for a patch after this one
    return changed
