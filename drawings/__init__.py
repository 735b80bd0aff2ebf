"""The pictures of the sample publication: `python -m drawings` writes them into `content/`."""

from __future__ import annotations

from drawings.figures import FIGURES, PORTRAITS, WORDS, monogram, shares
from drawings.scenes import SCENES


def pictures() -> dict[str, str]:
    """Draw them all: the text of each SVG file, by its path below `content/`."""
    return {
        **{f"media/{name}.svg": draw() for name, draw in {**SCENES, **FIGURES}.items()},
        **{f"media/{name}.svg": monogram(*initials) for name, initials in PORTRAITS.items()},
        **{f"{lang}/asia/shares-of-trade.svg": shares(words) for lang, words in WORDS.items()},
    }
