"""A PDF in, its words with their places out, page by page, as poppler reads them: not as diglot wrote them."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import lxml.html


@dataclass(frozen=True)
class Word:
    """A word on a page; lengths in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PdfPage:
    """A page with its words, in the order of the content stream."""

    width: float
    height: float
    words: tuple[Word, ...]

    @cached_property
    def letters(self) -> str:
        """Return all letters and digits, which neither hyphens nor spaces change."""
        return letters_of("".join(word.text for word in self.words))

    def half(self, number: int) -> PdfPage:
        """Return the words of the left (0) or the right (1) half."""
        middle = self.width / 2
        return PdfPage(self.width, self.height, tuple(word for word in self.words if (word.left > middle) == number))

    def word_at(self, letters: str) -> Word:
        """Return the word in which some letters begin.

        Raises: ValueError where the page does not have them.
        """
        at = self.letters.index(letters)
        for word in self.words:
            at -= len(letters_of(word.text))
            if at < 0:
                return word
        raise ValueError(letters)


def letters_of(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(character for character in text if character.isalnum())


def read_pages(path: Path) -> list[PdfPage]:
    """Return every page of a PDF. A file that has not changed is not read again."""
    return [*_pages_of(path, path.stat().st_mtime_ns)]


@lru_cache(maxsize=64)
def _pages_of(path: Path, _changed_ns: int) -> tuple[PdfPage, ...]:
    run = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
    tree = lxml.html.document_fromstring(run.stdout, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))
    return tuple(
        PdfPage(
            float(page.get("width")),
            float(page.get("height")),
            tuple(
                Word(word.text or "", *(float(word.get(name)) for name in ("xmin", "ymin", "xmax", "ymax")))
                for word in page.iter("word")
            ),
        )
        for page in tree.iter("page")
    )
