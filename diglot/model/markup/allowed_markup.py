"""The allowlist of markup in a manuscript, for pages, PDFs and EPUBs alike; and escaping of XML. Touches nothing."""

from __future__ import annotations

import re
import unicodedata
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
VOID_ELEMENTS: frozenset[str] = frozenset(["br", "hr", "img", "wbr", "col"])
"""Those of them that have no content and no end tag."""

CLASSES: frozenset[str] = frozenset(
    "table verse verbatim smallcaps underline mark wide full gallery landscape full-bleed tighter looser".split()
)
"""Classes of divisions and spans that diglot or pandoc acts on, whatever the stylesheets say."""

FRAMES: frozenset[str] = frozenset(
    "acronym article big blink button center data dir fieldset font footer form header hgroup label legend main "
    "marquee menu nav nobr output ruby rb rt rp search strike tt".split()
)
"""Tags that are dropped and their content kept: they change only the look of it, or its place in a page."""

DROPPED_WITH_CONTENT: frozenset[str] = frozenset(["script", "style", "template", "noscript", "title"])
"""Tags that are dropped with their content, which is not text."""

_EVERYWHERE = frozenset(["id", "class", "lang", "dir", "title", "role"])
_MATH_LAYOUT = frozenset(
    "display xmlns encoding stretchy form fence separator accent accentunder mathvariant linethickness columnalign "
    "rowspacing columnspacing displaystyle scriptlevel lspace rspace width height depth voffset minsize maxsize "
    "notation largeop movablelimits symmetric".split()
)

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": _EVERYWHERE,
    "a": frozenset(["href", "hreflang", "data-page"]),
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
    "span": frozenset(["data-line", "data-number"]),
    "details": frozenset(["open"]),
    **dict.fromkeys(_MATHS.split(), _MATH_LAYOUT),
}

OUR_SCHEMES: frozenset[str] = frozenset(["article", "asset", "outside"])
"""The schemes of the publication's own texts and files, resolved when a rendition is made; and that of addresses whose
scheme only the settings can allow."""

NEVER_SCHEMES: frozenset[str] = OUR_SCHEMES | {"javascript", "data", "vbscript", "file", "blob", "about", "view-source"}
"""Schemes that no settings can allow: what they lead to runs in the page, or lies on the reader's machine."""

OUTSIDE_SCHEMES: frozenset[str] = frozenset(["http", "https", "mailto", "tel"])


def is_allowed(tag: str, attribute: str | None = None) -> bool:
    """Return whether a tag, or an attribute of it, may be published.

    >>> is_allowed("figure"), is_allowed("iframe"), is_allowed("a", "onclick")
    (True, False, False)
    """
    if tag not in TAGS:
        return False
    return attribute is None or attribute in _EVERYWHERE or attribute in ATTRIBUTES.get(tag, frozenset())


# Control characters (but not tab and line end; a carriage return can only come from a numeric character reference);
# characters that reverse the direction of writing: Trojan Source, CVE-2021-42574; noncharacters: Unicode 16, 23.7;
# invisible characters without a use in running text: tag characters, interlinear annotations. The first and the last.
_FORBIDDEN_RANGES = (
    *((0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0x180E, 0x180E), (0x202A, 0x202E), (0x2066, 0x206F)),
    *((0xFDD0, 0xFDEF), (0xFFF9, 0xFFFB), (0xE0000, 0xE007F)),
    *((last - 1, last) for last in range(0xFFFF, 0x110000, 0x10000)),
)
FORBIDDEN = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _FORBIDDEN_RANGES) + "]")
_FORBIDDEN_CHARACTERS = frozenset(chr(code) for first, last in _FORBIDDEN_RANGES for code in range(first, last + 1))
OWN_SIGNS = (
    *map(chr, range(0xFDD0, 0xFDF0)),
    "\ufffe",
    "\uffff",
    "\U0001fffe",
    "\U0001ffff",
    "\U0002fffe",
    "\U0002ffff",
    "\U0003fffe",
    "\U0003ffff",
)
"""Noncharacters, with which diglot marks places in texts for itself: no manuscript has one, and no page may."""

# The flags of England, Scotland and Wales are spelt in tag characters.
_FLAG = "\U0001f3f4"
_FLAGS = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,6}\U000e007f")


def find_forbidden(text: str) -> list[tuple[int, str]]:
    """Return each character that may not be published, with its offset.

    >>> find_forbidden("A\\u202eb")
    [(1, '\\u202e')]
    """
    if not _has_forbidden(text):
        return []
    characters = [(match.start(), match[0]) for match in FORBIDDEN.finditer(text)]
    if _FLAG in text:
        flags = [range(*match.span()) for match in _FLAGS.finditer(text)]
        characters = [(at, character) for at, character in characters if not any(at in flag for flag in flags)]
    return characters


def _has_forbidden(text: str) -> bool:
    # None of them is printable, nor are line ends and no-break spaces; to look each character up takes far longer.
    is_printable = text.replace("\n", "").replace("\u00a0", "").isprintable()
    return not (is_printable or _FORBIDDEN_CHARACTERS.isdisjoint(text))


def name_of_sign(sign: str) -> str:
    """Return a character's code point and name, for a message.

    >>> name_of_sign("\\u202e")
    'U+202E RIGHT-TO-LEFT OVERRIDE'
    """
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()


def without_forbidden_characters(text: str) -> str:
    """Return a text without the characters that may not be published."""
    if not _has_forbidden(text):
        return text
    if _FLAG not in text:
        return FORBIDDEN.sub("", text)
    offsets = {at for at, _ in find_forbidden(text)}
    return "".join(character for at, character in enumerate(text) if at not in offsets)


# The standard library's xml.sax.saxutils does the same, but imports an HTTP client.


def escaped(text: str) -> str:
    """Return a text escaped for XML content.

    >>> escaped("Ink & Paper <1912>")
    'Ink &amp; Paper &lt;1912&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(value: str) -> str:
    """Return a value escaped for an XML attribute, in quotation marks.

    >>> quoted('the "Times" & others')
    '"the &quot;Times&quot; &amp; others"'
    """
    return f'"{escaped(value).replace(chr(34), "&quot;")}"'
