"""Tags of a PDF in, tags as PDF/UA wants them out: one list, one item, one paragraph, however many pages it is on."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from weasyprint.pdf import pydyf

from diglot.model.paper.spreads import CONTINUED

# What is read as one although it is divided: between pages by WeasyPrint, between spreads by us.
_RUNNING = frozenset(["/P", "/L", "/LI", "/BlockQuote", "/Note", *(f"/H{level}" for level in range(1, 7))])


def make_item(pdf: Any, item: Any) -> None:
    """Put all that is not the label of a list item into one body (ISO 32000-1, 14.8.4.3.3)."""
    labels: list[Any] = []
    contents: list[Any] = []
    for kid in _kids(pdf, item):
        if kid["S"] == "/LBody":
            contents += _kids(pdf, kid)
        else:
            (labels if kid["S"] == "/Lbl" else contents).append(kid)
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    _move(pdf, contents, body)
    item["K"][:] = [kid.reference for kid in (*labels, body)]


def join(pdf: Any, tag: Any, element: ElementTree.Element, lang: str) -> bool:
    """Hand the children of a tag to that of which it is a part; return whether there is one.

    A part has its beginning on an earlier page, or in an earlier row of its side. The tag itself stays an object of the
    file that nothing refers to: pydyf 0.13 counts wrong where one is left out.
    element: that of the tag. lang: of its text.
    """
    if tag["S"] not in _RUNNING:
        return False
    begun: dict[object, Any] = vars(pdf).setdefault("diglot_begun_tags", {})
    here, latest = (element, tag["S"]), (lang, tag["S"], _list_depth(pdf, tag))
    first = begun.get(here) or (begun.get(latest) if CONTINUED in element.get("class", "").split() else None)
    begun[here] = begun[latest] = first or tag
    if first is None:
        return False
    if tag["S"] == "/LI":
        _move(pdf, _kids(pdf, _body(pdf, tag)), _body(pdf, first))
    else:
        _move(pdf, _kids(pdf, tag), first)
    return True


def _body(pdf: Any, item: Any) -> Any:
    return next(kid for kid in _kids(pdf, item) if kid["S"] == "/LBody")


def _move(pdf: Any, kids: list[Any], parent: Any) -> None:
    for kid in kids:
        kid["P"] = parent.reference
        parent["K"].append(kid.reference)


def _list_depth(pdf: Any, tag: Any) -> int:
    """Return how many lists a tag is in."""
    depth = 0
    while "S" in (tag := _object(pdf, tag["P"])):
        depth += tag["S"] == "/L"
    return depth


def _kids(pdf: Any, tag: Any) -> list[Any]:
    return [_object(pdf, reference) for reference in tag["K"]]


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
