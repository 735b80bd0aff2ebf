"""Write the pictures of the sample publication."""

from __future__ import annotations

from pathlib import Path

from drawings import pictures

CONTENT = Path(__file__).parents[1] / "content"

if __name__ == "__main__":
    for name, picture in pictures().items():
        (CONTENT / name).write_text(picture, encoding="utf-8")
