"""The name of a format in, who makes it out: a module is loaded when its format is wanted. Touches nothing.

To add a format: its name in `FORMATS`, and its maker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.pipeline.render.outputs import OutputBuilder

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
    # After all that it offers.
    "parallel",
    "search",
)
"""The names of `--formats` and of `formats` in the settings, in the order in which they are made."""


def output_builder(name: str) -> OutputBuilder:
    """Who makes a format; pages ("html") are no renditions, and have none.

    Raises: KeyError.
    """
    match name:
        case "pdf":
            from diglot.pipeline.outputs.pdf import print_editions as make
        case "pdf-press":
            from diglot.pipeline.outputs.print_shop_pdf import make_press_pdfs as make
        case "epub":
            from diglot.pipeline.outputs.epub import make_epubs as make
        case "parallel-pdf":
            from diglot.pipeline.outputs.parallel_pdf import make_parallel_pdfs as make
        case "facing":
            from diglot.pipeline.outputs.parallel_pdf import make_facing_pdfs as make
        case "epub-bilingual":
            from diglot.pipeline.outputs.epub import make_bilingual_epubs as make
        case "volume":
            from diglot.pipeline.outputs.book_pdf import print_volumes as make
        case "volume-press":
            from diglot.pipeline.outputs.print_shop_pdf import make_press_volumes as make
        case "volume-epub":
            from diglot.pipeline.outputs.book_epub import make_volume_epubs as make
        case "parallel":
            from diglot.pipeline.outputs.parallel_html import make_parallel_pages as make
        case "search":
            from diglot.pipeline.outputs.search import make_search as make
        case _:
            raise KeyError(name)
    return make
