"""The one allowlist of markup: what a manuscript may bring into page, PDF and EPUB; and how XML is written.

Touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TEXT = "p br hr em i strong b u s del ins mark small sub sup q cite abbr dfn kbd samp var code pre span time wbr bdi"
_BLOCKS = "h1 h2 h3 h4 h5 h6 blockquote div section aside ul ol li dl dt dd figure figcaption details summary address"
_TABLES = "table caption thead tbody tfoot tr th td colgroup col"
_LINKS = "a img picture"
_MATHS = (
    "math semantics annotation mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder "
    "munderover mtable mtr mtd mpadded mphantom mstyle menclose mmultiscripts mprescripts none"
)

TAGS: frozenset[str] = frozenset(f"{_TEXT} {_BLOCKS} {_TABLES} {_LINKS} {_MATHS}".split())

FRAMES: frozenset[str] = frozenset(
    "acronym article big blink button center data dir fieldset font footer form header hgroup label legend main "
    "marquee menu nav nobr output ruby rb rt rp search strike tt".split()
)
"""Tags that are not published while the words in them are: what they add is a look, or a place in a page."""

DROPPED_WITH_CONTENT: frozenset[str] = frozenset(["script", "style", "template", "noscript", "title"])
"""Tags whose content is no text either."""

_EVERYWHERE = frozenset(["id", "class", "lang", "dir", "title", "role"])
_MATH_LAYOUT = frozenset(
    "display xmlns encoding stretchy form fence separator accent accentunder mathvariant linethickness columnalign "
    "rowspacing columnspacing displaystyle scriptlevel lspace rspace width height depth voffset minsize maxsize "
    "notation largeop movablelimits symmetric".split()
)

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": _EVERYWHERE,
    "a": frozenset(["href", "hreflang"]),
    "img": frozenset(["src", "alt", "width", "height"]),
    "ol": frozenset(["start", "type", "reversed"]),
    "li": frozenset(["value"]),
    "td": frozenset(["colspan", "rowspan"]),
    "th": frozenset(["colspan", "rowspan", "scope"]),
    "col": frozenset(["span"]),
    "colgroup": frozenset(["span"]),
    "time": frozenset(["datetime"]),
    "q": frozenset(["cite"]),
    "blockquote": frozenset(["cite"]),
    "div": frozenset(["tabindex", "aria-label"]),
    "details": frozenset(["open"]),
    **dict.fromkeys(_MATHS.split(), _MATH_LAYOUT),
}

OUR_SCHEMES: frozenset[str] = frozenset(["article", "asset"])
"""Addresses of the publication's own texts and files, resolved when a rendition is made."""

OUTSIDE_SCHEMES: frozenset[str] = frozenset(["http", "https", "mailto", "tel"])


def is_allowed(tag: str, attribute: str | None = None) -> bool:
    """May this tag, or this attribute of it, be published?

    >>> is_allowed("figure"), is_allowed("iframe"), is_allowed("a", "onclick")
    (True, False, False)
    """
    if tag not in TAGS:
        return False
    return attribute is None or attribute in _EVERYWHERE or attribute in ATTRIBUTES.get(tag, frozenset())


# Control characters (but not tab and line end; a carriage return can only come in by its number), and those that turn
# the order of writing around: Trojan Source, CVE-2021-42574; noncharacters, Unicode 16, 23.7; what has no look of its
# own and no use in running text: letters of tags, marks of annotations.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u180e\u202a-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
# The flags of England, Scotland and Wales are spelt in letters of tags.
_FLAG = "\U0001f3f4"
_FLAGS = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,6}\U000e007f")


def find_forbidden(text: str) -> list[tuple[int, str]]:
    """Each character that may not be published, with its place.

    >>> find_forbidden("A\\u202eb")
    [(1, '\\u202e')]
    """
    found = [(match.start(), match[0]) for match in FORBIDDEN.finditer(text)]
    if found and _FLAG in text:
        flags = [range(*match.span()) for match in _FLAGS.finditer(text)]
        found = [(at, sign) for at, sign in found if not any(at in flag for flag in flags)]
    return found


def name_of_sign(sign: str) -> str:
    """A character for a message.

    >>> name_of_sign("\\u202e")
    'U+202E RIGHT-TO-LEFT OVERRIDE'
    """
    import unicodedata  # only when something is wrong

    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()


def without_forbidden(text: str) -> str:
    """The text without them."""
    if _FLAG not in text:
        return FORBIDDEN.sub("", text)
    gone = {at for at, _ in find_forbidden(text)}
    return "".join(sign for at, sign in enumerate(text) if at not in gone) if gone else text


# The standard library's xml.sax.saxutils does the same, and loads an HTTP client.


def escaped(text: str) -> str:
    """A text as XML writes it between tags.

    >>> escaped("Ink & Paper <1912>")
    'Ink &amp; Paper &lt;1912&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(value: str) -> str:
    """A value as XML writes it in an attribute, with its quotation marks.

    >>> quoted('the "Times" & others')
    '"the &quot;Times&quot; &amp; others"'
    """
    return f'"{escaped(value).replace(chr(34), "&quot;")}"'
