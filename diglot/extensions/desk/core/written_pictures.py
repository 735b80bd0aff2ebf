"""Write a picture as Markdown. Pure functions."""

from __future__ import annotations

import re


def picture_markdown(href: str, description: str, caption: str) -> str:
    r"""Return a paragraph that shows a picture. caption: Markdown, "" for a picture without one.

    >>> picture_markdown("/media/spread.jpg", 'A “wide” "spread"', "The *first* proof")
    '![The *first* proof](/media/spread.jpg){alt="A “wide” \\"spread\\""}'
    """
    alt = re.sub(r'(["\\])', r"\\\1", " ".join(description.split()))
    return f'![{" ".join(caption.split())}]({href}){{alt="{alt}"}}'
