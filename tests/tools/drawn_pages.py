"""A page in Chromium in; it as drawn with its own fonts, and what of its console is a complaint, out."""

from __future__ import annotations

from typing import Any

_DRAWN_TWICE = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def wait_until_drawn(page: Any) -> None:
    """Wait until the fonts have come and the browser has drawn the page twice, however late.

    By then it is where it was sent, and the script has heard that the window or an element has another size.
    """
    page.evaluate(f"async () => {{ await document.fonts.ready; await {_DRAWN_TWICE}; }}")


def is_complaint(said: Any) -> bool:
    """Whether a line of the console is an error or a warning.

    One tells of the machine: that a busy one has drawn nothing seconds after the page came. Whether the fonts that a
    page asks for at once are drawn with is looked at in `tests/site/test_pages_in_chromium.py`.
    """
    return said.type in ("error", "warning") and "preloaded using link preload but not used within" not in said.text
