"""The name of a format in, the function that builds its files out. Each module is imported when its format is built.

To add a format: its name in `FORMATS`, and its builder in `output_builder`; a PDF of a book, in `BOOKS` and `books`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from diglot.adapters.extension_packages import import_attribute, own_extensions

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

SLOW = frozenset([*_with_added(("pdf", "parallel-pdf", "facing"), lambda added: added.is_slow), *BOOKS])
"""The formats that take long to make: pages can be published before them."""

WRITTEN = ("html", "search")
"""The formats that are written with the site (pipeline/render): a search finds what its pages show."""


def output_builders(names: Collection[str], added: Mapping[str, OutputBuilder]) -> Iterator[OutputBuilder]:
    """Yield the builders of some formats in the order in which they are made. What `WRITTEN` names has none.

    added: the formats of extensions.
    """
    books = [name for name in BOOKS if name in names]
    for name in in_order(added):
        if name in added:
            if name in names:
                yield added[name]
        elif name in books[:1]:
            from diglot.pipeline.outputs.books import make_books

            yield partial(make_books, books)
        elif name in names and name not in (*books, *WRITTEN):
            yield output_builder(name)


def in_order(added: Iterable[str]) -> tuple[str, ...]:
    """Return the names of all formats in the order in which they are made. added: those of extensions."""
    last = FORMATS.index("parallel")
    return (*FORMATS[:last], *added, *FORMATS[last:])


def output_builder(name: str) -> OutputBuilder:
    """Return the builder of a format that is made by itself.

    Raises: KeyError.
    """
    if name in _ADDED:
        build: OutputBuilder = import_attribute(_ADDED[name].function)
        return build
    match name:
        case "pdf":
            from diglot.pipeline.outputs.pdf import print_editions as build
        case "parallel-pdf":
            from diglot.pipeline.outputs.parallel_pdf import make_parallel_pdfs as build
        case "facing":
            from diglot.pipeline.outputs.parallel_pdf import make_facing_pdfs as build
        case "parallel":
            from diglot.pipeline.outputs.parallel_html import make_parallel_pages as build
        case _:
            raise KeyError(name)
    return build
