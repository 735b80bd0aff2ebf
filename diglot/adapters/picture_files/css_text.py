"""Find the addresses that CSS loads and the ids it refers to, in style sheets and in `style` attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

# An escape of CSS: the number of a character, and one space that ends it; or the character itself.
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|(.))", re.DOTALL)
# A part of the drawing itself, written plainly: any other way to write it could be another file.
_REFERENCE = re.compile(r"""url\(\s*(['"]?)#([^\s'"();\\]+)\1\s*\)""")
_LOADERS = re.compile(r"url\(|@import|\b(?:image-set|image|cross-fade|src)\s*\(", re.IGNORECASE)
_DECLARATION = re.compile(r"(?<![\w-])([\w-]++)\s*+:([^;{}]*)")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


def loads_file(text: str) -> bool:
    r"""Return whether a value or a style sheet loads anything, however that is spelt.

    >>> [loads_file(text) for text in ("url(#a)", "url(//b)", r"\75rl(//b)", "image-set('//b' 1x)", "M0 0h9")]
    [False, True, True, True, False]
    """
    rest = _REFERENCE.sub("", text)
    return bool(_LOADERS.search(rest) or ("\\" in rest and _LOADERS.search(_unescaped(rest))))


def referred_ids(text: str) -> list[str]:
    """Return the ids of the parts that a value refers to.

    >>> referred_ids("url(#shadow) url('#blur')")
    ['shadow', 'blur']
    """
    return [match[2] for match in _REFERENCE.finditer(text)]


def declared_references(style: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of some declarations with the ids that they refer to."""
    # What looks like a comment may be in a string.
    for text in {style, without_comments(style), _unescaped(style)}:
        for name, value in _DECLARATION.findall(text):
            yield from ((name.lower(), target) for target in referred_ids(value))


def declared_values(style: str) -> dict[str, str]:
    """Return the values of some declarations by their properties.

    >>> declared_values("stop-color: #8c2f1b; stop-opacity:1")
    {'stop-color': '#8c2f1b', 'stop-opacity': '1'}
    """
    return {name.lower(): value.strip() for name, value in _DECLARATION.findall(without_comments(style))}


def without_comments(style: str) -> str:
    """Return a style sheet without its comments."""
    return _COMMENT.sub("", style)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1], 16) if escape[1] else 0
    return escape[2] or (chr(number) if 0 < number < 0x110000 else "\ufffd")
