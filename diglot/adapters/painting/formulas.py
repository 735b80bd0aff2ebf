"""MathML in, SVG out: formulas as images that stand on the baseline of the text around them.

Touches ziamath, which no other module imports, and the font that comes inside it.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from functools import lru_cache
from html import escape, unescape
from xml.etree import ElementTree

from ziamath.config import config
from ziamath.operators import get_params
from ziamath.zmath import Math

# A path for each glyph, and no symbols that are used: the plainest SVG is drawn alike everywhere.
config.svg2 = False

# The size that ziamath's own limit for small type supposes; the image is scaled by it.
_EM_PX = 24.0
# Rules and frames stand half a stroke outside of the box that ziamath computes.
_MARGIN_PX = 0.6
_LARGEST_EM = 200.0

# ziamath lays out the contents of each of these twice: the work doubles with every level.
_ROWS = frozenset("math mrow mtd mpadded mphantom".split())
_KNOWN = _ROWS | frozenset(
    "mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr menclose "
    "mmultiscripts mprescripts none".split()
)
_ACCENTS = dict(zip("\u0302\u0303\u0307\u0308\u0304‾\u030c\u0306\u030a\u0301\u0300", "ˆ~˙¨¯¯ˇ˘˚´`", strict=True))
_WORD_JOINER = "\u2060"
_APPLY_FUNCTION = "\u2061"
_BARS = ("|", "‖", "∥")
_COMMA, _NO_COMMA = re.compile(r"\{,\}|,"), re.compile(r"\\,|\\text\{[^}]*\}")
# About two seconds.
_MOST_LAYOUTS = 5_000

_FORMULA = re.compile(
    r'<math\b.*?</math>|<span class="math (?:inline|display)">(\$\$?)(?P<tex>.*?)\1</span>', re.DOTALL
)
_TEX = re.compile(r"<annotation\b[^>]*>(.*?)</annotation>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NAMESPACE = re.compile(r'\sxmlns="[^"]*"')


class FormulaSetter:
    """Sets the formulas of markup as images.

    failed: the formulas that could not be set, in TeX.
    """

    def __init__(self) -> None:
        self.failed: list[str] = []

    def set_formulas(self, markup: str) -> str:
        """Return markup with an image in place of each formula; TeX as code in place of one that cannot be set."""
        return _FORMULA.sub(self._set, markup)

    def _set(self, match: re.Match[str]) -> str:
        if match["tex"] is not None:
            # Pandoc could not read it, which was reported with its line.
            return f"<code>{match['tex']}</code>"
        tex, image = _set_formula(match[0])
        if image:
            # No line may begin with a dash, and one is divided after any image.
            return f"{image}{_WORD_JOINER}" if match.string.startswith("—", match.end()) else image
        self.failed.append(tex)
        return f"<code>{escape(tex)}</code>"


@lru_cache(maxsize=256)
def _set_formula(markup: str) -> tuple[str, str]:
    """Return a formula's TeX, or the text of one without TeX, and its image: "" where it cannot be set."""
    tex = _TEX.search(markup)
    written = " ".join(unescape(tex[1] if tex else _TAG.sub(" ", markup)).split())
    try:
        # nh3 writes one entity that XML does not know.
        math = ElementTree.fromstring(_NAMESPACE.sub("", markup.replace("&nbsp;", "\u00a0")))
        _simplify(math, written)
        return written, _image(math, written)
    except Exception:  # ziamath has no error of its own: it stumbles over what it does not expect
        return written, ""


def _simplify(math: ElementTree.Element, tex: str) -> None:
    """Write a formula as ziamath expects it, in as few levels as there can be.

    Raises: ValueError where it could not be set, or not in time.
    """
    _unwrap(math)
    if unknown := {element.tag for element in math.iter()} - _KNOWN:
        raise ValueError(f"unknown elements: {unknown}")
    if _layouts(math) > _MOST_LAYOUTS:
        raise ValueError("too many levels")
    _space(math, tex)


def _unwrap(element: ElementTree.Element) -> None:
    """Take out elements that add nothing to the look of an element's contents."""
    element[:] = [child for child in element if child.tag != "mo" or child.text != _APPLY_FUNCTION]
    for number, child in enumerate(element):
        if child.tag == "semantics":
            # The first child is the formula; the others say the same in other notations.
            child = element[number] = child[0]
        if child.tag == "mstyle":
            child.tag = "mrow"
        _unwrap(child)
        # An operator alone in a row is set without the space around it.
        if child.tag == "mrow" and len(child) == 1 and child[0].tag != "mo" and not child.attrib:
            element[number] = child[0]
        if child.tag in ("mtext", "ms") and not child.text:
            child.tag = "mspace"
    if element.tag in _ROWS and not len(element):
        # ziamath takes an empty row for one of endless height.
        ElementTree.SubElement(element, "mspace")
    if element.tag == "math" and len(element) == 1 and element[0].tag == "mrow" and not element[0].attrib:
        element[:] = element[0]


def _space(math: ElementTree.Element, tex: str) -> None:
    """Set the space that TeX has and ziamath has not."""
    for table in math.iter("mtable"):
        # Equations under each other stand closer: their signs have space of their own.
        if table.find(".//mtd[@columnalign='right']") is None:
            table.attrib.setdefault("columnspacing", "0.8em")
    for over in (*math.iter("mover"), *math.iter("munder")):
        _set_accent(*over)
    for identifier in math.iter("mi"):
        if identifier.text == "∂":
            # ziamath takes it for an operator, with space around it.
            identifier.text = "\U0001d715"
    for operator in math.iter("mo"):
        if get_params(operator.text or "", "prefix").get("largeop") == "true":
            # ziamath stretches sums and integrals like brackets.
            operator.set("stretchy", "false")
        if operator.text in _BARS and operator.get("form") in ("prefix", "postfix"):
            operator.attrib.update(lspace="0", rspace="0")
    # Decimal commas, {,} in TeX, look like any others in MathML.
    commas = [operator for operator in math.iter("mo") if operator.text == ","]
    written = _COMMA.findall(_NO_COMMA.sub("", tex))
    if len(commas) == len(written):
        for comma, sign in zip(commas, written, strict=True):
            if sign == "{,}":
                comma.set("rspace", "0")


def _set_accent(base: ElementTree.Element, accent: ElementTree.Element) -> None:
    """Stretch bars; do not stretch an accent over a letter, as ziamath does with combining ones."""
    if accent.text in ("¯", "‾", "_") and len(base):
        accent.text = "―"
    elif not len(base):
        accent.text = _ACCENTS.get(accent.text or "", accent.text)


def _layouts(element: ElementTree.Element) -> int:
    """Estimate how many times ziamath lays out a leaf."""
    return (2 if element.tag in _ROWS else 1) * (sum(map(_layouts, element)) or 1)


def _image(math: ElementTree.Element, tex: str) -> str:
    """Return the markup of a formula's image, its lengths in the size of the text around it."""
    drawn = Math(math, size=_EM_PX, margin=0)
    _check_characters(math, drawn)
    box = drawn.node.bbox
    left, top = min(0, box.xmin) - _MARGIN_PX, box.ymax + _MARGIN_PX
    width = max(box.xmax, drawn.node.xadvance()) + _MARGIN_PX - left
    depth = _MARGIN_PX - box.ymin
    height = top + depth
    if not (0 < width < _LARGEST_EM * _EM_PX and 0 < height < _LARGEST_EM * _EM_PX):
        raise ValueError("ziamath lost its measure")
    svg = drawn.svgxml()
    svg.attrib.update(
        width=f"{width:.3f}", height=f"{height:.3f}", viewBox=f"{left:.3f} {-top:.3f} {width:.3f} {height:.3f}"
    )
    content = base64.b64encode(ElementTree.tostring(svg)).decode()
    kind = "formula formula-display" if math.get("display") == "block" else "formula"
    lengths = f"width: {width / _EM_PX:.4f}em; height: {height / _EM_PX:.4f}em; vertical-align: {-depth / _EM_PX:.4f}em"
    source = f"data:image/svg+xml;base64,{content}"
    return f'<img class="{kind}" src="{source}" alt="{escape(tex)}" style="{lengths}">'


def _check_characters(math: ElementTree.Element, drawn: Math) -> None:
    for character in "".join(math.itertext()):
        # Spaces and signs like “apply this function” have no look.
        if unicodedata.category(character) not in ("Zs", "Cc", "Cf") and not drawn.font.glyphindex(character):
            raise ValueError(f"no glyph for {character}")
