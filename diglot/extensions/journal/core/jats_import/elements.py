"""What all readers of JATS ask of an element, and the list of what is lost. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from diglot.extensions.journal.model.jats import LINE, JatsLoss

# What XML takes for space: not a no-break space.
_SPACE = re.compile(r"[ \t\r\n]+")
_COMMONS = re.compile(
    r"https?://creativecommons\.org/(?:licenses/(?P<kind>[a-z-]+)/(?P<version>\d\.\d)|publicdomain/zero)"
)
_EXCERPT = 60


def collapsed(text: str | None) -> str:
    """Return a text with one space for each run of them; a no-break space is set anew, as in any manuscript.

    >>> collapsed(" a\\n  b\\u00a0c")
    ' a b c'
    """
    return unicodedata.normalize("NFC", _SPACE.sub(" ", (text or "").replace("\u00a0", " ")))


def words_of(node: Element | None) -> str:
    """Return all words in an element on one line; "" for None."""
    return collapsed(" ".join(_texts(node))).strip() if node is not None else ""


def license_name(node: Element) -> str:
    """Return how front matter names a licence: by its short name, its address, or its words."""
    address = node.get("href", "") or words_of(node.find("license_ref"))
    commons = _COMMONS.match(address)
    if not commons:
        return address or words_of(node)
    return f"CC {commons['kind'].upper()} {commons['version']}" if commons["kind"] else "CC0 1.0"


def _texts(node: Element) -> Iterator[str]:
    """Yield the texts in an element, with a space where one of its blocks ends."""
    pending = node.text or ""
    for child in node:
        inner = " ".join(_texts(child)) if child.tag in _BLOCKS else "".join(_texts(child))
        if child.tag in _BLOCKS:
            yield pending
            yield inner
            pending = child.tail or ""
        else:
            pending += inner + (child.tail or "")
    yield pending


_BLOCKS = frozenset(
    "p title label sec list list-item def-item term def kwd subject surname given-names institution country addr-line "
    "disp-quote verse-line attrib td th tr table caption day month year name string-name email role "
    "license-p copyright-statement copyright-year copyright-holder award-group funding-source award-id "
    "principal-award-recipient source article-title volume issue fpage lpage person-group collab".split()
)


def line_of(node: Element) -> int:
    """Return the line of the file on which an element begins."""
    return int(node.get(LINE, "1"))


def lang_of(node: Element) -> str:
    """Return the language of an element by its first part, in small letters; "" if it says none."""
    return node.get("lang", "").lower().partition("-")[0]


class Losses:
    """The list of what has no place in a publication, many of a kind once, with the first place."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], JatsLoss] = {}

    def add(self, node: Element, thing: str, excerpt: str = "", *, each: bool = False) -> None:
        """Add what is lost. thing: an entry of the catalogue; excerpt: the words of the element, if it is "".

        each: whether it is told for itself, whatever else of its kind is lost.
        """
        text = excerpt or words_of(node) or node.get("href", "") or node.tag
        text = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()}…"
        key = (thing, text if each else "")
        known = self._found.get(key)
        self._found[key] = replace(known, count=known.count + 1) if known else JatsLoss(line_of(node), thing, text)

    def found(self) -> tuple[JatsLoss, ...]:
        """Return the losses in the order of their lines."""
        return tuple(sorted(self._found.values(), key=lambda loss: loss.line))
