"""Convert HTML as browsers accept it to well-formed XHTML for e-book reading systems. Pure functions.

The pages of an e-book are XML: a reading system does not show a page with a single unclosed tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from itertools import zip_longest

import msgspec

ResolveAddress = Callable[[str, str], str | None]
"""From an attribute's name ("src") and its address to the address in the book, or None if there is none."""

# HTML Living Standard, "Void elements".
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

_NAMESPACES: Mapping[str, Mapping[str, str]] = {
    "html": {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"},
    "math": {"xmlns": "http://www.w3.org/1998/Math/MathML"},
}

# From DPUB-ARIA roles to the EPUB 3 Structural Semantics Vocabulary: reading systems know one or the other.
_EPUB_TYPES = {"doc-noteref": "noteref", "doc-footnote": "footnote", "doc-backlink": "backlink"}

_ADDRESSES = frozenset(["href", "src", "cite"])
# Meaningless in an e-book, where nothing is fetched.
_DROPPED = frozenset(["loading", "decoding", "srcset", "xmlns", "xmlns:epub", "xml:lang"])
# Meaningless and not allowed without an href.
_WITH_HREF = frozenset(["hreflang", "rel", "type", "role", "epub:type"])

_NAME = re.compile(r"(?:epub:)?[a-z_][a-z0-9_.-]*")
# An id must not contain spaces.
_ID = re.compile(r"\S+")
# Characters that no document may contain, not even as references: XML 1.0, production 2.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Attributes = dict[str, str]


def write_document(html: str, resolve_address: ResolveAddress) -> str:
    """Convert a complete page to XHTML, with the declaration that EPUB requires.

    >>> write_document("<!doctype html><html lang=en><title>A</title><p>B<br>C", lambda name, target: target)
    '<?xml version="1.0" encoding="utf-8"?>\\n<!DOCTYPE html>\\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en"><title>A</title><p>B<br/>C</p></html>\\n'
    """  # noqa: E501 - a doctest's output is one line
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{write_xhtml(html, resolve_address).strip()}\n'


def write_xhtml(html: str, resolve_address: ResolveAddress) -> str:
    """Make markup well-formed: close every tag in order, drop duplicate ids and links to missing ids.

    Of a link without a target the text remains, of a picture its description.

    >>> here = lambda name, target: target if target.startswith("#") else None
    >>> write_xhtml('<p id="a">Fish &amp; chips<br><em>now</p>', here)
    '<p id="a">Fish &amp; chips<br/><em>now</em></p>'
    >>> write_xhtml('<a href="#a">1</a> <a id="a" href="/x/">2</a> <b id="a">3</b> <a href="#c">4</a>', here)
    '<a href="#a">1</a> <a id="a">2</a> <b>3</b> <a>4</a>'
    >>> write_xhtml('<img src="https://elsewhere.example/a.png" alt="A cat">', here)
    '<span>A cat</span>'
    >>> write_xhtml('<a role="doc-noteref" href="#n">1</a><i id="n" lang="ru">да</i>', here)
    '<a role="doc-noteref" href="#n" epub:type="noteref">1</a><i id="n" lang="ru" xml:lang="ru">да</i>'
    >>> write_xhtml('<tr><th></th><th scope="col">Year</th></tr>', here)
    '<tr><td></td><th scope="col">Year</th></tr>'
    >>> write_xhtml("<math><mi>x</mi><mspace></mspace></math> <details open>", here)
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi><mspace></mspace></math> <details open=""></details>'
    """
    reader = _HtmlReader()
    reader.feed(html)
    reader.close()
    ids = {attributes["id"] for token in reader.tokens if (attributes := token.attributes) and "id" in attributes}
    writer = _XhtmlWriter(resolve_address, ids)
    for token in _without_empty_heads(reader.tokens):
        writer.write(token)
    return writer.close_all()


class _Token(msgspec.Struct, frozen=True):
    """A token of HTML: a start tag (with attributes), an end tag, or text (without a tag)."""

    tag: str = ""
    attributes: _Attributes | None = None
    text: str = ""


def _without_empty_heads(tokens: Sequence[_Token]) -> Iterator[_Token]:
    """Yield tokens; the head of a column without one is a cell, as it is the head of nothing."""
    is_empty = False
    for token, after in zip_longest(tokens, tokens[1:], fillvalue=_Token()):
        if token.tag == "th" and (is_empty or (token.attributes is not None and after == _Token("th"))):
            is_empty = not is_empty
            kept = {name: value for name, value in (token.attributes or {}).items() if name != "scope"}
            token = _Token("td", None if token.attributes is None else kept)
        yield token


class _HtmlReader(HTMLParser):
    """A parser that collects tags and text, and drops everything else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[_Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not _NAME.fullmatch(tag):
            return
        attributes: _Attributes = {}
        for name, value in attrs:
            if _NAME.fullmatch(name):
                attributes.setdefault(name, _FORBIDDEN.sub("", value or ""))
        if "id" in attributes and not _ID.fullmatch(attributes["id"]):
            del attributes["id"]
        self.tokens.append(_Token(tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.tokens.append(_Token(tag))

    def handle_data(self, data: str) -> None:
        self.tokens.append(_Token(text=_FORBIDDEN.sub("", data)))


class _XhtmlWriter:
    """A writer of tokens that closes open tags in the right order."""

    def __init__(self, resolve_address: ResolveAddress, ids: set[str]) -> None:
        self._resolve_address = resolve_address
        self._ids = ids
        self._used_ids: set[str] = set()
        self._open: list[str] = []
        self._written: list[str] = []

    def write(self, token: _Token) -> None:
        if not token.tag:
            self._written.append(_text(token.text))
        elif token.attributes is None:
            self._close(token.tag)
        else:
            self._start(token.tag, token.attributes)

    def close_all(self) -> str:
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
        attributes = self._without_duplicate_id(self._with_resolved_addresses(attributes))
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

    def _without_duplicate_id(self, attributes: _Attributes) -> _Attributes:
        """Return the attributes without an id that is already used."""
        name = attributes.get("id", "")
        if name in self._used_ids:
            return {key: value for key, value in attributes.items() if key != "id"}
        if name:
            self._used_ids.add(name)
        return attributes

    def _with_resolved_addresses(self, attributes: _Attributes) -> _Attributes:
        kept: _Attributes = {}
        for name, value in attributes.items():
            if name not in _ADDRESSES:
                if name not in _DROPPED:
                    kept[name] = value
                continue
            target = self._resolve_address(name, value)
            if target is not None and (not target.startswith("#") or target[1:] in self._ids):
                kept[name] = target
        return kept


def _tag(tag: str, attributes: _Attributes) -> str:
    """Return a start tag without its final ">", with the attributes that XML and EPUB require in addition."""
    all_attributes = {**_NAMESPACES.get(tag, {}), **attributes}
    kind = _EPUB_TYPES.get(all_attributes.get("role", ""))
    if kind:
        all_attributes.setdefault("epub:type", kind)
    if "lang" in all_attributes:
        all_attributes["xml:lang"] = all_attributes["lang"]
    return f"<{tag}" + "".join(f' {name}="{_value(value)}"' for name, value in all_attributes.items())


def _text(text: str) -> str:
    # A literal carriage return would be read as a line feed: XML 1.0, 2.11.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _value(value: str) -> str:
    return _text(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
