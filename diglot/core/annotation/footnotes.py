"""Move notes from the end of a text to their calls, for print. Pure functions.

On screen, a call links to a list of notes below the text. In print, the markup has the note at its call, and the
style sheet floats it to the foot of the page that calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from html.parser import HTMLParser

from diglot.model.pages import NoteHtml
from diglot.model.paper.spreads import APPARATUS_ROW, SECOND_ROW

# A call as diglot writes it; attributes in any order. Its text is a number, asterisks or a letter.
_CALL = re.compile(r"<a\b(?P<attributes>[^>]*)>\s*[\w*]+\s*</a>")
_IS_CALL = re.compile(r'\brole="doc-noteref"')
_NUMBER = re.compile(r'\bhref="#fn(\d+)"')

# A note is inside a paragraph, so it may contain no blocks: each becomes a span whose class names the original
# element, and `print.css` styles it accordingly. These are HTML's flow content elements that are not phrasing content.
SPAN_CLASSES: Mapping[str, str] = {
    "p": "note-paragraph",
    "blockquote": "note-quotation",
    "ul": "note-list",
    "ol": "note-list",
    "li": "note-item",
    "dl": "note-list",
    "dt": "note-term",
    "dd": "note-item",
    "pre": "note-code",
    "table": "note-table",
    "caption": "note-paragraph",
    "thead": "note-rows",
    "tbody": "note-rows",
    "tfoot": "note-rows",
    "tr": "note-row",
    "th": "note-cell",
    "td": "note-cell",
    "figure": "note-figure",
    "figcaption": "note-paragraph",
    "div": "note-block",
    "section": "note-block",
    "aside": "note-block",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "note-heading"),
}
# pandoc's markup of verse: lines divided by <br>.
_VERSE_CLASS = "line-block"

_DROPPED = frozenset({"hr", "col", "colgroup"})
_EMPTY = frozenset({"br", "img", "wbr"})
_KEPT_ATTRIBUTES = frozenset({"lang", "dir", "id", "title"})


def place_notes(body_html: str, notes: tuple[NoteHtml, ...], lang: str) -> str:
    """Put each note at its call. lang: the BCP 47 tag of the text; a call may be in a quotation in another language.

    Raises: ValueError for a call without a note or a note without a call. diglot generates both: this is a bug.

    >>> call = '<a role="doc-noteref" class="note-call" id="fnref1" href="#fn1">1</a>'
    >>> place_notes(f"<p>Paris{call}.</p>", (NoteHtml(1, "<p>In <em>Texas</em>.</p><p>Or not.</p>"),), "en-GB")
    '<p>Paris<span class="footnote" id="fn1" lang="en-GB"><span class="note-paragraph">In <em>Texas</em>.</span> <span class="note-paragraph">Or not.</span></span>.</p>'
    >>> call = '<a role="doc-noteref" class="note-call second-row" id="fnref1" href="#fn1">*</a>'
    >>> place_notes(f"<p>Paris{call}.</p>", (NoteHtml(1, "<p>In Texas.</p>", "*"),), "en-GB")
    '<p>Paris<span class="footnote second-row" data-mark="*" id="fn1" lang="en-GB"><span class="note-paragraph">In Texas.</span></span>.</p>'
    >>> place_notes('<p><a href="/en/">1</a></p>', (), "en-GB")
    '<p><a href="/en/">1</a></p>'
    >>> place_notes("<p>Paris.</p>", (NoteHtml(1, "<p>In Texas.</p>"),), "en-GB")
    Traceback (most recent call last):
    ValueError: no call of note 1
    """  # noqa: E501 - a doctest's output is one line
    by_number = {note.number: note for note in notes}
    called: set[int] = set()

    def footnote(match: re.Match[str]) -> str:
        number_match = _NUMBER.search(match["attributes"])
        if not (number_match and _IS_CALL.search(match["attributes"])):
            return match[0]
        number = int(number_match[1])
        if number not in by_number:
            raise ValueError(f"no note for call {number}")
        if number in called:
            raise ValueError(f"note {number} is called twice")
        called.add(number)
        note = by_number[number]
        rows = " ".join(row for row in (SECOND_ROW, APPARATUS_ROW) if row in match["attributes"])
        row = f' {rows}" data-mark="{escape(note.mark)}' if note.mark else ""
        return f'<span class="footnote{row}" id="fn{number}" lang="{lang}">{make_inline(note.html)}</span>'

    placed = _CALL.sub(footnote, body_html)
    for number in sorted(by_number.keys() - called):
        raise ValueError(f"no call of note {number}")
    return placed


def make_inline(html: str) -> str:
    """Turn blocks into spans whose classes name the original elements; leave inline markup unchanged.

    >>> make_inline('<ol start="3"><li>one</li><li><p>two</p></li></ol>')
    '<span class="note-list"><span class="note-item"><span class="note-number">3.</span> one</span> <span class="note-item"><span class="note-number">4.</span> <span class="note-paragraph">two</span></span></span>'
    >>> make_inline('<div class="line-block" lang="ru">Раз<br>\\nдва</div>')
    '<span class="note-verse" lang="ru">Раз<br>\\nдва</span>'
    >>> make_inline('A &amp; B<a href="#fnref1" role="doc-backlink">↩</a>')
    'A &amp; B'
    >>> make_inline("<blockquote><p>a</p></blockquote><p>b</p>")
    '<span class="note-quotation"><span class="note-paragraph">a</span></span> <span class="note-paragraph">b</span>'
    """  # noqa: E501 - a doctest's output is one line
    flattener = _Flattener()
    flattener.feed(html)
    flattener.close()
    return "".join(flattener.written).strip()


class _Flattener(HTMLParser):
    """A parser that copies markup with blocks turned into spans. written: the output."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []
        self._numbers: list[Iterator[int] | None] = []
        self._in_backlink = False
        self._after_block = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "a" and attributes.get("role") == "doc-backlink":
            self._in_backlink = True
        if self._in_backlink or tag in _DROPPED:
            return
        if tag in ("ol", "ul"):
            first = int(attributes.get("start") or 1)
            self._numbers.append(iter(range(first, first + 10_000)) if tag == "ol" else None)
        if tag not in SPAN_CLASSES:
            self._write(self.get_starttag_text() or "")
            return
        is_verse = _VERSE_CLASS in attributes.get("class", "").split()
        kept = {name: value for name, value in attributes.items() if name in _KEPT_ATTRIBUTES}
        self._write(_start_tag("span", {"class": "note-verse" if is_verse else SPAN_CLASSES[tag], **kept}))
        if tag == "li" and self._numbers and (numbers := self._numbers[-1]) is not None:
            self._write(f'<span class="note-number">{next(numbers)}.</span> ')

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._in_backlink and tag not in _DROPPED:
            self._write(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if self._in_backlink:
            self._in_backlink = tag != "a"
            return
        if tag in _DROPPED or tag in _EMPTY:
            return
        if tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()
        if tag in SPAN_CLASSES:
            self.written.append("</span>")
            self._after_block = True
        else:
            self._write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        # Whitespace between two blocks is indentation of the markup, not part of the text.
        if not self._in_backlink and not (self._after_block and not data.strip()):
            self._write(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _write(self, markup: str) -> None:
        # A block and whatever follows it are separate words.
        if self._after_block and not markup[:1].isspace():
            self.written.append(" ")
        self._after_block = False
        self.written.append(markup)


def _start_tag(tag: str, attributes: Mapping[str, str]) -> str:
    """Return an opening tag.

    >>> _start_tag("span", {"class": "note-item", "title": "A & B"})
    '<span class="note-item" title="A &amp; B">'
    """
    return f"<{tag}" + "".join(f' {name}="{escape(value)}"' for name, value in attributes.items()) + ">"
