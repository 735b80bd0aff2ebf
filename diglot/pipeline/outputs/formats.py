"""The name of a format in, the function that builds its files out. Each module is imported when its format is built.

To add a format: a row in `_OWN`, or in the `extension.py` of an extension that comes along.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from diglot.adapters.extension_packages import import_attribute, own_formats
from diglot.model.extensions import AddedFormat
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.model.problems import Problem
    from diglot.pipeline.base.resources import Resources
    from diglot.pipeline.render.compiled_site import CompiledSite
    from diglot.pipeline.render.outputs import Outputs

OutputBuilder: TypeAlias = "Callable[[CompiledSite, Resources], tuple[Outputs, list[Problem]]]"
"""Builds all files of one format."""

_OWN: Mapping[str, AddedFormat] = {
    "html": AddedFormat(0, kind="quick"),
    "pdf": AddedFormat(10, "diglot.pipeline.outputs.pdf:all_edition_jobs", "text"),
    # After all formats that its pages link to.
    "parallel": AddedFormat(1000, "diglot.pipeline.outputs.parallel_html:make_parallel_pages", "quick"),
}


def _all_rows() -> Mapping[str, AddedFormat]:
    """Return diglot's own formats and those of the extensions that come along, in the order in which they are made."""
    rows = {**_OWN, **own_formats()}
    there = {
        name: replace(row, function=rows[row.of].function) if row.of else row
        for name, row in rows.items()
        if not row.of or row.of in rows
    }
    return dict(sorted(there.items(), key=lambda named: named[1].order))


_ROWS = _all_rows()

FORMATS = tuple(_ROWS)
"""The names of `--formats` and of `formats` in the settings, in the order in which they are made."""

BOOKS = tuple(name for name, row in _ROWS.items() if row.kind == "book")
"""The formats that are made together: a long book keeps one processor busy, and the others make the others."""

_STAGES = {"text": N_("Building PDFs"), "book": N_("Typesetting books")}
"""The kinds of which each format is laid out once, for readers and for print shops: what is shown meanwhile."""

SLOW = frozenset(name for name, row in _ROWS.items() if row.kind not in ("quick", "site"))
"""The formats that take long to make: pages can be published before them."""


def output_builders(names: Collection[str], added: Mapping[str, OutputBuilder]) -> Iterator[OutputBuilder]:
    """Yield the builders of some formats in the order in which they are made.

    Pages, and formats of the kind "site", have none: they are written with the site (pipeline/render).
    added: the formats of extensions.
    """
    together: dict[str, dict[str, AddedFormat]] = {kind: {} for kind in _STAGES}
    for name, row in _ROWS.items():
        if name in names and row.kind in _STAGES:
            together[row.kind][name] = row
    for name in in_order(added):
        if name not in names:
            continue
        if name in added:
            yield added[name]
        elif (kind := _ROWS[name].kind) in _STAGES:
            if name == next(iter(together[kind])):
                from diglot.pipeline.outputs.printing import print_formats  # only where PDFs are wanted

                yield partial(print_formats, _STAGES[kind], together[kind])
        elif kind != "site" and (function := _ROWS[name].function):
            yield import_attribute(function)


def in_order(added: Iterable[str]) -> tuple[str, ...]:
    """Return the names of all formats in the order in which they are made. added: those of extensions."""
    last = FORMATS.index("parallel")
    return (*FORMATS[:last], *added, *FORMATS[last:])
