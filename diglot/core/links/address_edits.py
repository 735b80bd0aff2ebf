"""Change addresses in the text of a manuscript, as moving an article requires. Pure functions.

The text is edited in place, not parsed and rewritten: everything except the addresses stays byte for byte the same.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import quote

from diglot.model.places import MANUSCRIPT_SUFFIXES

# Addresses in Markdown and HTML: after the text of a link, in a link definition, in an attribute.
_ADDRESS = re.compile(
    r"(?P<before>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"'])(?P<address>[^\s<>()\"']+)",
    re.MULTILINE,
)
# Code, which has no links: fenced blocks and inline code.
_CODE = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|(?P<tick>`+)[^`].*?(?P=tick)", re.MULTILINE | re.DOTALL)


def change_addresses(text: str, change: Callable[[str], str]) -> str:
    """Apply a function to every address in a text, except in code.

    >>> change_addresses("[a](b.md) and `[a](b.md)`", lambda address: "c.md")
    '[a](c.md) and `[a](b.md)`'
    """
    pieces, position = [], 0
    for code in _CODE.finditer(text):
        pieces += [_changed(text[position : code.start()], change), code[0]]
        position = code.end()
    return "".join([*pieces, _changed(text[position:], change)])


def _changed(text: str, change: Callable[[str], str]) -> str:
    return _ADDRESS.sub(lambda match: match["before"] + change(match["address"]), text)


def find_addresses(text: str) -> list[str]:
    """Return every address in a text, except in code.

    >>> find_addresses("[a](b.md) and `[a](c.md)`")
    ['b.md']
    """
    addresses: list[str] = []

    def collect(address: str) -> str:
        addresses.append(address)
        return address

    change_addresses(text, collect)
    return addresses


def relative_address(path: str, target: str, original: str) -> str:
    """Return the address of a file relative to a manuscript. original: the address so far, to keep fragment and suffix.

    >>> relative_address("content/en/asia/seoul.md", "content/en/craft/dash.md", "the-dash.md#why")
    '../craft/dash.md#why'
    """
    relative_path = posixpath.relpath(target, posixpath.dirname(path))
    _, separator, fragment = original.partition("#")
    original_path = original.partition("#")[0].partition("?")[0]
    if not original_path.endswith(MANUSCRIPT_SUFFIXES) and target.endswith(MANUSCRIPT_SUFFIXES):
        relative_path = relative_path.rpartition(".")[0]
    if "%" in original_path or " " in relative_path:
        relative_path = quote(relative_path, safe="/.-_~")
    return relative_path + separator + fragment
