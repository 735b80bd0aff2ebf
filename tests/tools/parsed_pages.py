"""A page in, what a browser would read in it out: what acts or loads that a text may not have put there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import tinyhtml5

ADDRESS_OF_SITE = "https://journal.example/"


def parsed(page: bytes) -> Element:
    """Return a page as a browser reads it."""
    return tinyhtml5.parse(page.decode(), namespace_html_elements=False)


# What acts or loads, wherever it stands. A sound page has some: each page has as many, and the same.
_SKELETON = frozenset(
    "script style link meta base iframe object embed form input button textarea select video audio source track "
    "applet frame frameset portal template noscript dialog".split()
)
_ADDRESSES = frozenset(
    ["href", "src", "cite", "action", "data", "poster", "longdesc", "{http://www.w3.org/1999/xlink}href"]
)
_LOADED = frozenset(["src", "srcset", "data", "poster", "background", "lowsrc", "dynsrc", "ping", "attributionsrc"])
_NEVER = frozenset(
    ["style", "srcdoc", "formaction", "ping", "background", "contenteditable", "autofocus", "is", "nonce"]
)
_HARMLESS = re.compile(r"(?:https?:|mailto:|tel:)(?!//evil\.example/pwned\()|[/#.?]|[\w%-]+(?:[/.?#]|$)|$")


def skeleton_of(tree: Element) -> Counter[str]:
    """Count the elements that act, with what they load or run."""
    return Counter(
        f"{one.tag} {one.get('src', one.get('name', one.get('rel', '')))}"
        for one in tree.iter()
        if one.tag in _SKELETON
    )


def holes_in(tree: Element) -> Iterator[str]:
    """Yield what a text may not have put into a page."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            reported = f"<{element.tag} {name}={value[:80]!r}>"
            is_citation = "download" in element.attrib and value.startswith("data:application/")
            if (
                name.startswith("on")
                or name in _NEVER
                or (name in _ADDRESSES and not _HARMLESS.match(value.strip().casefold()) and not is_citation)
                or (name in _LOADED and re.match(r"[^/]*:|//", value.removeprefix(ADDRESS_OF_SITE)))
            ):
                yield reported
