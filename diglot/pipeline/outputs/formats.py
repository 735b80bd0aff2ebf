"""The name of a format in, the function that builds its files out. Each module is imported when its format is built.

To add a format: its name in `FORMATS`, and its builder in `output_builder`; a PDF that print shops get too, in one of
`TOGETHER` and `printing`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from diglot.adapters.extension_packages import import_attribute, own_extensions
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.model.extensions import AddedFormat
    from diglot.model.problems import Problem
    from diglot.pipeline.base.resources import Resources
    from diglot.pipeline.render.compiled_site import CompiledSite
    from diglot.pipeline.render.outputs import Outputs

OutputBuilder: TypeAlias = "Callable[[CompiledSite, Resources], tuple[Outputs, list[Problem]]]"
"""Builds all files of one format."""

_ADDED = {name: one for extension in own_extensions().values() for name, one in extension.formats.items()}
# What takes as long as the format that it follows is next to it.
_IN_ORDER = sorted(_ADDED.items(), key=lambda added: not added[1].is_slow)


def _with_added(names: Sequence[str], is_meant: Callable[[AddedFormat], bool] = lambda _: True) -> tuple[str, ...]:
    """Return formats, each followed by those of the extensions that come along that are made after it."""
    return tuple(
        one
        for name in names
        for one in (name, *(added for added, row in _IN_ORDER if row.after == name and is_meant(row)))
    )


FORMATS = _with_added(
    (
        "html",
        "pdf",
        "parallel-pdf",
        "facing",
        "volume",
        "volume-facing",
        "volume-columns",
        # After all formats that its pages link to.
        "parallel",
        "search",
    )
)
"""The names of `--formats` and of `formats` in the settings, in the order in which they are made."""

BOOKS = _with_added(("volume", "volume-facing", "volume-columns"), lambda added: not added.function)
"""The formats that are made together: a long book keeps one processor busy, and the others make the others."""

_TOGETHER = {
    N_("Building PDFs"): _with_added(("pdf",), lambda added: not added.function),
    N_("Typesetting books"): BOOKS,
}
"""The formats of which each is laid out once, for readers and for print shops, by what is shown meanwhile."""

SLOW = frozenset([*_with_added(("pdf", "parallel-pdf", "facing"), lambda added: added.is_slow), *BOOKS])
"""The formats that take long to make: pages can be published before them."""

WRITTEN = ("html", "search")
"""The formats that are written with the site (pipeline/render): a search finds what its pages show."""


def output_builders(names: Collection[str], added: Mapping[str, OutputBuilder]) -> Iterator[OutputBuilder]:
    """Yield the builders of some formats in the order in which they are made. What `WRITTEN` names has none.

    added: the formats of extensions.
    """
    first, made_with_it = {}, set[str]()
    for stage, group in _TOGETHER.items():
        if wanted := [name for name in group if name in names]:
            first[wanted[0]] = stage, wanted
            made_with_it.update(wanted[1:])
    for name in in_order(added):
        if name in first:
            from diglot.pipeline.outputs.printing import print_formats

            yield partial(print_formats, *first[name])
        elif name in names and name not in (*made_with_it, *WRITTEN):
            yield added[name] if name in added else output_builder(name)


def in_order(added: Iterable[str]) -> tuple[str, ...]:
    """Return the names of all formats in the order in which they are made. added: those of extensions."""
    last = FORMATS.index("parallel")
    return (*FORMATS[:last], *added, *FORMATS[last:])


def output_builder(name: str) -> OutputBuilder:
    """Return the builder of a format that is not for print shops too.

    Raises: KeyError.
    """
    if name in _ADDED:
        build: OutputBuilder = import_attribute(_ADDED[name].function)
        return build
    match name:
        case "parallel-pdf":
            from diglot.pipeline.outputs.parallel_pdf import make_parallel_pdfs as build
        case "facing":
            from diglot.pipeline.outputs.parallel_pdf import make_facing_pdfs as build
        case "parallel":
            from diglot.pipeline.outputs.parallel_html import make_parallel_pages as build
        case _:
            raise KeyError(name)
    return build
