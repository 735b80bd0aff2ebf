"""A drawing in, the words that it shows out."""

from __future__ import annotations

from diglot.adapters.picture_files.svg_tree import parse_drawing


def drawing_lines(content: bytes) -> tuple[str, ...]:
    """Return the lines of text that a drawing shows, each once: a line is often drawn twice, with its outline.

    Raises: DrawingRefused.
    """
    texts = (element for element in parse_drawing(content).walk() if element.tag == "text")
    lines = (" ".join(" ".join(part.text for part in text.walk()).split()) for text in texts)
    return tuple(dict.fromkeys(line for line in lines if line))
