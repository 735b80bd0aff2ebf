"""HTML as browsers read it in, XHTML as reading systems read it out. Touches nothing.

A book's pages are XML: one tag that is not closed, and a reading system shows none of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

import msgspec

Address = Callable[[str, str], str | None]
"""From an attribute's name ("src") and its address to the address in the book; None where there is none."""

# HTML Living Standard, "Void elements".
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

_NAMESPACES: Mapping[str, Mapping[str, str]] = {
    "html": {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"},
    "math": {"xmlns": "http://www.w3.org/1998/Math/MathML"},
}

# Some reading systems know the one, some the other: EPUB 3 Structural Semantics Vocabulary, and DPUB-ARIA.
_EPUB_TYPES = {"doc-noteref": "noteref", "doc-footnote": "footnote", "doc-backlink": "backlink"}

_ADDRESSES = frozenset(["href", "src", "cite"])
# Meaningless in a book, where nothing is fetched.
_DROPPED = frozenset(["loading", "decoding", "srcset", "xmlns", "xmlns:epub", "xml:lang"])
# Without an address these say nothing, and are not allowed.
_WITH_HREF = frozenset(["hreflang", "rel", "type", "role", "epub:type"])

_NAME = re.compile(r"(?:epub:)?[a-z_][a-z0-9_.-]*")
# An id is one word; an attribute of more names nothing.
_ID = re.compile(r"\S+")
# XML 1.0, production 2: what no document may hold, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Attributes = dict[str, str]


def write_document(html: str, address: Address) -> str:
    """A whole page as XHTML, with the declaration that EPUB asks for.

    >>> write_document("<!doctype html><html lang=en><title>A</title><p>B<br>C", lambda name, target: target)
    '<?xml version="1.0" encoding="utf-8"?>\\n<!DOCTYPE html>\\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en"><title>A</title><p>B<br/>C</p></html>\\n'
    """  # noqa: E501 - a doctest's output is one line
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{write_xhtml(html, address).strip()}\n'


def write_xhtml(html: str, address: Address) -> str:
    """The same markup, well-formed: every tag closed in its order, no id twice, no link to an id that is not there.

    What an address does not lead to is left out: a link keeps its words, a picture leaves its description.

    >>> here = lambda name, target: target if target.startswith("#") else None
    >>> write_xhtml('<p id="a">Fish &amp; chips<br><em>now</p>', here)
    '<p id="a">Fish &amp; chips<br/><em>now</em></p>'
    >>> write_xhtml('<a href="#a">1</a> <a id="a" href="/x/">2</a> <b id="a">3</b> <a href="#c">4</a>', here)
    '<a href="#a">1</a> <a id="a">2</a> <b>3</b> <a>4</a>'
    >>> write_xhtml('<img src="https://elsewhere.example/a.png" alt="A cat">', here)
    '<span>A cat</span>'
    >>> write_xhtml('<a role="doc-noteref" href="#n">1</a><i id="n" lang="ru">да</i>', here)
    '<a role="doc-noteref" href="#n" epub:type="noteref">1</a><i id="n" lang="ru" xml:lang="ru">да</i>'
    >>> write_xhtml("<math><mi>x</mi><mspace></mspace></math> <details open>", here)
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi><mspace></mspace></math> <details open=""></details>'
    """
    reader = _HtmlReader()
    reader.feed(html)
    reader.close()
    ids = {attributes["id"] for step in reader.steps if (attributes := step.attributes) and "id" in attributes}
    writer = _XhtmlWriter(address, ids)
    for step in reader.steps:
        writer.take(step)
    return writer.finish()


class _Step(msgspec.Struct, frozen=True):
    """One thing as it is read: the opening of a tag (with attributes), its end, or text (without a tag)."""

    tag: str = ""
    attributes: _Attributes | None = None
    text: str = ""


class _HtmlReader(HTMLParser):
    """Reads tags and text, and lets go of everything else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.steps: list[_Step] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not _NAME.fullmatch(tag):
            return
        attributes: _Attributes = {}
        for name, value in attrs:
            if _NAME.fullmatch(name):
                attributes.setdefault(name, value or "")
        if "id" in attributes and not _ID.fullmatch(attributes["id"]):
            del attributes["id"]
        self.steps.append(_Step(tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.steps.append(_Step(tag))

    def handle_data(self, data: str) -> None:
        self.steps.append(_Step(text=data))


class _XhtmlWriter:
    """Writes steps, and closes what is open in the order in which it was opened."""

    def __init__(self, address: Address, ids: set[str]) -> None:
        self._address = address
        self._ids = ids
        self._given: set[str] = set()
        self._open: list[str] = []
        self._written: list[str] = []

    def take(self, step: _Step) -> None:
        if not step.tag:
            self._written.append(_text(step.text))
        elif step.attributes is None:
            self._close(step.tag)
        else:
            self._start(step.tag, step.attributes)

    def finish(self) -> str:
        while self._open:
            self._written.append(f"</{self._open.pop()}>")
        return "".join(self._written)

    def _close(self, tag: str) -> None:
        if tag not in self._open:
            return
        while (last := self._open.pop()) != tag:
            self._written.append(f"</{last}>")
        self._written.append(f"</{tag}>")

    def _start(self, tag: str, attributes: _Attributes) -> None:
        attributes = self._named(self._addressed(attributes))
        if tag == "img" and "src" not in attributes:
            kept = {name: value for name, value in attributes.items() if name in ("id", "lang", "class")}
            self._written.append(f"{_tag('span', kept)}>{_text(attributes.get('alt', ''))}</span>")
            return
        if tag == "img":
            attributes.setdefault("alt", "")
        if tag == "a" and "href" not in attributes:
            attributes = {name: value for name, value in attributes.items() if name not in _WITH_HREF}
        self._written.append(_tag(tag, attributes) + ("/>" if tag in VOID else ">"))
        if tag not in VOID:
            self._open.append(tag)

    def _named(self, attributes: _Attributes) -> _Attributes:
        """Without an id that has been given already."""
        name = attributes.get("id", "")
        if name in self._given:
            return {key: value for key, value in attributes.items() if key != "id"}
        if name:
            self._given.add(name)
        return attributes

    def _addressed(self, attributes: _Attributes) -> _Attributes:
        kept: _Attributes = {}
        for name, value in attributes.items():
            if name not in _ADDRESSES:
                if name not in _DROPPED:
                    kept[name] = value
                continue
            target = self._address(name, value)
            if target is not None and (not target.startswith("#") or target[1:] in self._ids):
                kept[name] = target
        return kept


def _tag(tag: str, attributes: _Attributes) -> str:
    """The opening of a tag, without its end; with what XML and EPUB say in their own words besides."""
    more = {**_NAMESPACES.get(tag, {}), **attributes}
    if "lang" in more:
        more["xml:lang"] = more["lang"]
    kind = _EPUB_TYPES.get(more.get("role", ""))
    if kind:
        more.setdefault("epub:type", kind)
    return f"<{tag}" + "".join(f' {name}="{_value(value)}"' for name, value in more.items())


def _text(text: str) -> str:
    # A return would be read as the end of a line: XML 1.0, 2.11.
    sound = _FORBIDDEN.sub("", text)
    return sound.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _value(value: str) -> str:
    return _text(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
