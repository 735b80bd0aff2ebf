"""Elements of XML from their parts, and documents from elements. Pure functions.

XML is never joined from texts: ElementTree escapes whatever an author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

XLINK, MATHML = "http://www.w3.org/1999/xlink", "http://www.w3.org/1998/Math/MathML"
ALI = "http://www.niso.org/schemas/ali/1.0/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
for _prefix, _uri in (
    ("xlink", XLINK),
    ("mml", MATHML),
    ("ali", ALI),
    ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
):
    ElementTree.register_namespace(_prefix, _uri)

Content: TypeAlias = "Element | str | Iterable[Element | str | None] | None"

# Characters that no document may contain, not even as references: XML 1.0, production 2.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, *content: Content, attributes: Mapping[str, str] | None = None) -> Element:
    """Return an element. Empty texts and None are left out, and so are attributes without a value.

    >>> ElementTree.tostring(element("p", "a < ", element("b", "c"), None, attributes={"id": "x", "lang": ""}))
    b'<p id="x">a &lt; <b>c</b></p>'
    """
    made = Element(tag, {name: _sound(value) for name, value in (attributes or {}).items() if value})
    for part in content:
        for one in [part] if part is None or isinstance(part, str | Element) else part:
            append(made, one)
    return made


def filled(tag: str, *content: Content, attributes: Mapping[str, str] | None = None) -> Element | None:
    """Return an element, or None if nothing is in it."""
    made = element(tag, *content, attributes=attributes)
    return made if len(made) or made.text else None


def qualified(root: Element, namespace: str) -> Element:
    """Put the names of an element, and of all that are in it, into a namespace; return it."""
    for one in root.iter():
        one.tag = f"{{{namespace}}}{one.tag}"
    return root


def append(parent: Element, child: Element | str | None) -> None:
    """Add an element or a text at the end of another."""
    if isinstance(child, Element):
        parent.append(child)
    elif child and len(parent):
        parent[-1].tail = (parent[-1].tail or "") + _sound(child)
    elif child:
        parent.text = (parent.text or "") + _sound(child)


def document(root: Element, doctype: str = "") -> bytes:
    """Return a document in UTF-8."""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"{doctype}\n" if doctype else "")
    return f"{declaration}{ElementTree.tostring(root, encoding='unicode')}\n".encode()


def _sound(text: str) -> str:
    return _FORBIDDEN.sub("", text)
