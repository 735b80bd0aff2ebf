"""A button that copies in, what it said and what the clipboard holds out."""

from __future__ import annotations

from typing import Any

# Beside the button, because it says so for two seconds and a half, which a busy machine may not look at.
_WATCH = """button => ({
  said: new Promise(resolve => new MutationObserver(() => resolve(button.textContent))
    .observe(button, { childList: true, subtree: true, characterData: true })),
})"""


def copied_by(button: Any) -> tuple[str, str]:
    """Click a button, and wait until it says something else; return that and what was copied."""
    watch = button.evaluate_handle(_WATCH)
    button.click()
    said = watch.evaluate("watch => watch.said").strip()
    return said, button.page.evaluate("navigator.clipboard.readText()")
