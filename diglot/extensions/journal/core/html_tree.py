"""Sanitised HTML in, a tree of its elements out. Pure functions."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

from diglot.model.markup.allowed_markup import VOID_ELEMENTS


def read_html(markup: str) -> Element:
    """Return the tree of some markup, inside an element `body`. What is not closed ends with what it is in.

    >>> [child.tag for child in read_html("<p>a<br>b</p><p>c")]
    ['p', 'p']
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.tree()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._builder, self._open = TreeBuilder(), ["body"]
        self._builder.start("body", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID_ELEMENTS:
            self._builder.end(tag)
        else:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open[1:]:
            while self._end() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._builder.data(data)

    def tree(self) -> Element:
        while self._open:
            self._end()
        return self._builder.close()

    def _end(self) -> str:
        tag = self._open.pop()
        self._builder.end(tag)
        return tag
