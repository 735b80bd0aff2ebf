"""The name of a format in, who makes it out: a module is loaded when its format is wanted. Touches nothing.

To add a format: its name in `FORMATS`, and its maker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.press.renditions import Maker

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


def maker_of(name: str) -> Maker:
    """Who makes a format; pages ("html") are no renditions, and have none.

    Raises: KeyError.
    """
    match name:
        case "pdf":
            from diglot.press.printing import print_editions as make
        case "pdf-press":
            from diglot.press.prepress import make_press_pdfs as make
        case "epub":
            from diglot.press.epubs import make_epubs as make
        case "parallel-pdf":
            from diglot.press.spreads import make_parallel_pdfs as make
        case "facing":
            from diglot.press.spreads import make_facing_pdfs as make
        case "epub-bilingual":
            from diglot.press.epubs import make_bilingual_epubs as make
        case "volume":
            from diglot.press.volumes import print_volumes as make
        case "volume-press":
            from diglot.press.prepress import make_press_volumes as make
        case "volume-epub":
            from diglot.press.volume_epubs import make_volume_epubs as make
        case "parallel":
            from diglot.press.parallels import make_parallel_pages as make
        case "search":
            from diglot.press.searching import make_search as make
        case _:
            raise KeyError(name)
    return make
