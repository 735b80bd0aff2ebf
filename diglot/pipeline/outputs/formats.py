"""The name of a format in, the function that builds its files out. Each module is imported when its format is built.

To add a format: its name in `FORMATS`, and its builder in `output_builder`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from diglot.model.problems import Problem
    from diglot.pipeline.base.resources import Resources
    from diglot.pipeline.render.compiled_site import CompiledSite
    from diglot.pipeline.render.outputs import Outputs

OutputBuilder: TypeAlias = "Callable[[CompiledSite, Resources], tuple[Outputs, list[Problem]]]"
"""Builds all files of one format."""

FORMATS = (
    "html",
    "pdf",
    "pdf-press",
    "epub",
    "parallel-pdf",
    "facing",
    "epub-bilingual",
    "volume",
    "volume-press",
    "volume-epub",
    "volume-facing",
    "volume-facing-press",
    "volume-columns",
    "volume-epub-bilingual",
    # After all formats that its pages link to.
    "parallel",
    "search",
)
"""The names of `--formats` and of `formats` in the settings, in the order in which they are made."""


def output_builder(name: str) -> OutputBuilder:
    """Return the builder of a format. Pages ("html") have none: they are written with the site.

    Raises: KeyError.
    """
    match name:
        case "pdf":
            from diglot.pipeline.outputs.pdf import print_editions as build
        case "pdf-press":
            from diglot.pipeline.outputs.print_shop_pdf import make_press_pdfs as build
        case "epub":
            from diglot.pipeline.outputs.epub import make_epubs as build
        case "parallel-pdf":
            from diglot.pipeline.outputs.parallel_pdf import make_parallel_pdfs as build
        case "facing":
            from diglot.pipeline.outputs.parallel_pdf import make_facing_pdfs as build
        case "epub-bilingual":
            from diglot.pipeline.outputs.epub import make_bilingual_epubs as build
        case "volume":
            from diglot.pipeline.outputs.book_pdf import print_volumes as build
        case "volume-press":
            from diglot.pipeline.outputs.print_shop_pdf import make_press_volumes as build
        case "volume-epub":
            from diglot.pipeline.outputs.book_epub import make_volume_epubs as build
        case "volume-facing":
            from diglot.pipeline.outputs.paired_volume_pdf import make_facing_volumes as build
        case "volume-facing-press":
            from diglot.pipeline.outputs.print_shop_pdf import make_press_facing_volumes as build
        case "volume-columns":
            from diglot.pipeline.outputs.paired_volume_pdf import make_column_volumes as build
        case "volume-epub-bilingual":
            from diglot.pipeline.outputs.paired_volume_epub import make_paired_volume_epubs as build
        case "parallel":
            from diglot.pipeline.outputs.parallel_html import make_parallel_pages as build
        case "search":
            from diglot.pipeline.outputs.search import make_search as build
        case _:
            raise KeyError(name)
    return build
