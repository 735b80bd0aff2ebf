"""A piece's markup in, the places where it may be cut and its two parts out. Touches nothing.

Places are counted in the piece's text, the calls of notes left out. The typesetter counts letters and digits, which
it can see whatever it did with spaces and hyphens; `Text` knows both counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import unescape

import msgspec

from diglot.model.alignment import AlignedSentences
from diglot.model.spreads import AlignSentences

_TOKEN = re.compile(r'<!--.*?-->|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?:"[^"]*"|[^">])*>|&#?\w+;|[^<&]+|.', re.DOTALL)
_IS_CALL = re.compile(r'\brole="doc-noteref"')
_CALLED = re.compile(r'\bhref="#[^"]*?fn(\d+)"')
_ID = re.compile(r'\s+id="[^"]*"')
_START = re.compile(r'\s+start="(-?\d+)"')
_CLASS = re.compile(r'\bclass="([^"]*)"')
_HEAD_ROWS = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
_OPENING_TAG_AT_END = re.compile(r'<[a-zA-Z](?:"[^"]*"|[^"<>])*>\s*$')
_EMPTY = frozenset("br img hr wbr col input source".split())
# What a piece may be cut between; a row of a table is never cut inside.
_BLOCKS = frozenset("p li dt dd pre tr h1 h2 h3 h4 h5 h6 figure".split())
_RUNNING = frozenset(["p", "li", "dd"])
# What style sheets must know to be a part.
_CLASSED = _RUNNING | frozenset(["ul", "ol", "dl", "blockquote", "div", "table", "pre"])
# What holds several blocks of a row together.
_HOLDER = re.compile(r"\s*<(ul|ol|dl|blockquote)\b(?:(?!<\1\b).)*</\1>\s*$", re.DOTALL)

CONTINUED, GOES_ON = "continued", "goes-on"
"""The classes of what was begun before, and of what is not finished here."""


class MarkupBlock(msgspec.Struct, frozen=True):
    """A block that has no other in it: the name of its element, and where its text starts and stops."""

    name: str
    start: int
    stop: int


class _Tag(msgspec.Struct, frozen=True):
    name: str
    start: int
    stop: int
    is_close: bool


class MarkupText:
    """The text of a piece, and where in the markup each character of it stands."""

    def __init__(self, html: str) -> None:
        self.html = html
        self._tags: list[_Tag] = []
        self._places: list[int] = []
        self._letters: list[int] = []
        self.calls: list[tuple[int, int]] = []
        """For each call of a note, the letters before it and the note's number."""
        characters: list[str] = []
        letters, in_call = 0, False
        for token in _TOKEN.finditer(html):
            if token["name"]:
                name = token["name"].lower()
                self._tags.append(_Tag(name, token.start(), token.end(), bool(token["close"])))
                if name == "a":
                    in_call = not token["close"] and bool(_IS_CALL.search(token[0]))
                    called = _CALLED.search(token[0]) if in_call else None
                    if called:
                        self.calls.append((letters, int(called[1])))
            elif not token[0].startswith("<!--"):
                is_entity = token[0].startswith("&")
                for at, character in enumerate(unescape(token[0])):
                    if not in_call:
                        characters.append(character)
                        self._places.append(token.start() + (0 if is_entity else at))
                        self._letters.append(letters)
                    letters += character.isalnum()
        self.text = "".join(characters)
        self.letters = letters

    def letters_before(self, at: int) -> int:
        """How many letters and digits stand before a place of the text, those of calls included."""
        return self._letters[at] if at < len(self._letters) else self.letters

    @cached_property
    def blocks(self) -> tuple[MarkupBlock, ...]:
        """The innermost blocks in order.

        >>> [(block.name, block.start) for block in MarkupText("<ul><li>a</li><li><p>b</p></li></ul><p>c</p>").blocks]
        [('li', 0), ('p', 1), ('p', 2)]
        """
        found: list[MarkupBlock] = []
        # An open block: its name, where it starts, and how many were found before it.
        open_blocks: list[tuple[str, int, int]] = []
        for tag in self._tags:
            if tag.name not in _BLOCKS:
                continue
            at = bisect_left(self._places, tag.start)
            if not tag.is_close:
                open_blocks.append((tag.name, at, len(found)))
            elif open_blocks:
                name, start, before = open_blocks.pop()
                if name in ("tr", "figure"):
                    del found[before:]
                if len(found) == before:
                    found.append(MarkupBlock(name, start, at))
        return tuple(found)

    def place_after(self, letters: int) -> int | None:
        """Where the text can be cut after so many letters and digits: None inside a word.

        >>> text = MarkupText("<p>So: “Why?” he said</p><p>Then</p>")
        >>> text.place_after(2), text.place_after(3), text.place_after(11)
        (4, None, 18)
        """
        end = bisect_left(self._letters, letters)
        after = next((at for at in range(end, len(self.text)) if self.text[at].isalnum()), len(self.text))
        if after == len(self.text):
            return None
        blocks = [block.start for block in self.blocks if end <= block.start <= after]
        spaces = [at + 1 for at in range(end, after) if self.text[at].isspace()]
        return next(iter([*reversed(blocks), *reversed(spaces)]), None)

    def cut(self, at: int) -> tuple[str, str]:
        """Both parts of the markup; what was open is closed in the first and opened anew in the second.

        >>> MarkupText('<p id="a">One. <em>Two. Three.</em></p>').cut(10)
        ('<p id="a" class="goes-on">One. <em>Two. </em></p>', '<p class="continued"><em>Three.</em></p>')
        >>> MarkupText('<ol start="3"><li>One</li><li>Two</li></ol>').cut(3)
        ('<ol start="3" class="goes-on"><li>One</li></ol>', '<ol class="continued" start="4"><li>Two</li></ol>')
        """
        place = self._places[at]
        while opening := _OPENING_TAG_AT_END.search(self.html[:place]):
            place = opening.start()
        opened: list[_Tag] = []
        for tag in self._tags:
            if tag.stop > place:
                break
            if tag.is_close:
                opened.pop()
            elif tag.name not in _EMPTY:
                opened.append(tag)
        closing = "".join(f"</{tag.name}>" for tag in reversed(opened))
        reopening = "".join(self._reopened(tag, place) for tag in opened)
        before = self.html[:place]
        for tag in reversed(opened):
            if tag.name in _CLASSED:
                unfinished = _with_class(before[tag.start : tag.stop], GOES_ON)
                before = before[: tag.start] + unfinished + before[tag.stop :]
        return before + closing, reopening + self.html[place:]

    def _reopened(self, tag: _Tag, place: int) -> str:
        markup = _ID.sub("", self.html[tag.start : tag.stop])
        if tag.name in _CLASSED:
            markup = _with_class(markup, CONTINUED)
        if tag.name == "ol":
            begun, in_item = self._items(tag, place)
            first = _START.search(markup)
            start = (int(first[1]) if first else 1) + begun - in_item
            markup = f'{_START.sub("", markup)[:-1]} start="{start}">'
        if tag.name == "table" and (rows := _HEAD_ROWS.search(self.html, tag.stop, place)):
            markup += rows[0]
        return markup

    def _items(self, opened: _Tag, place: int) -> tuple[int, bool]:
        """How many items of a list have begun before a place, and whether it is inside one."""
        depth, begun, in_item = 0, 0, False
        for tag in self._tags:
            if tag.start <= opened.start or tag.stop > place:
                continue
            if tag.name in ("ol", "ul"):
                depth += -1 if tag.is_close else 1
            elif tag.name == "li" and depth == 0:
                begun += not tag.is_close
                in_item = not tag.is_close
        return begun, in_item


def _with_class(markup: str, name: str) -> str:
    """A tag with one class more."""
    known = _CLASS.search(markup)
    if not known:
        return f'{markup[:-1]} class="{name}">'
    names = dict.fromkeys([*known[1].split(), name])
    return markup.replace(known[0], f'class="{" ".join(names)}"')


def split_rows(left: str, right: str) -> list[tuple[str, str]]:
    """A list or a quotation, item by item, where both sides are built alike; anything else as it is.

    >>> split_rows("<ul><li>One</li><li>Two</li></ul>", "<ul><li>Раз</li><li>Два</li></ul>")[1]
    ('<ul class="continued"><li>Two</li></ul>', '<ul class="continued"><li>Два</li></ul>')
    >>> split_rows("<ul><li>One</li><li>Two</li></ul>", "<p>Раз и два</p>")
    [('<ul><li>One</li><li>Two</li></ul>', '<p>Раз и два</p>')]
    """
    rows: list[tuple[str, str]] = []
    holders = [_HOLDER.match(html) for html in (left, right)]
    if len({holder[1] if holder else "" for holder in holders} - {""}) == 1 and all(holders):
        blocks, others = MarkupText(left).blocks, MarkupText(right).blocks
        if [block.name for block in blocks] == [block.name for block in others]:
            for ours, theirs in reversed(list(zip(blocks[1:], others[1:], strict=True))):
                if ours.start and theirs.start:
                    (left, after), (right, other) = (
                        MarkupText(left).cut(ours.start),
                        MarkupText(right).cut(theirs.start),
                    )
                    rows.insert(0, (after, other))
    return [(left, right), *rows]


def find_level_cuts(left: MarkupText, right: MarkupText, align: AlignSentences) -> tuple[tuple[int, int], ...]:
    """Where both sides can be cut so that the same is said before, and the same after: blocks and sentences."""
    cuts: list[tuple[int, int]] = []
    for ours, theirs in _opposite(left.blocks, right.blocks):
        cuts.append((ours[0].start, theirs[0].start))
        if all(block.name in _RUNNING for block in (*ours, *theirs)):
            aligned = align(_texts(left, ours), _texts(right, theirs))
            cuts += _sentence_cuts(aligned, ours, theirs)
    return tuple(cut for cut in cuts if 0 < cut[0] < len(left.text) and 0 < cut[1] < len(right.text))


def find_own_cuts(text: MarkupText, align: AlignSentences) -> tuple[int, ...]:
    """Where one side alone can be cut: at its blocks and sentences."""
    cuts: list[int] = []
    for block in text.blocks:
        cuts.append(block.start)
        if block.name in _RUNNING:
            cuts += _starts([block], align(_texts(text, [block]), []).source)[:-1]
    return tuple(at for at in dict.fromkeys(cuts) if 0 < at < len(text.text))


def _opposite(
    ours: Sequence[MarkupBlock], theirs: Sequence[MarkupBlock]
) -> Iterator[tuple[Sequence[MarkupBlock], Sequence[MarkupBlock]]]:
    """Groups of blocks that stand opposite: one by one where both sides are built alike."""
    if [block.name for block in ours] == [block.name for block in theirs]:
        yield from (([one], [other]) for one, other in zip(ours, theirs, strict=True))
    elif ours and theirs and all(block.name == "p" for block in (*ours, *theirs)):
        yield ours, theirs


def _texts(text: MarkupText, blocks: Sequence[MarkupBlock]) -> list[str]:
    return [text.text[block.start : block.stop] for block in blocks]


def _sentence_cuts(
    aligned: AlignedSentences, ours: Sequence[MarkupBlock], theirs: Sequence[MarkupBlock]
) -> Iterator[tuple[int, int]]:
    starts, others = _starts(ours, aligned.source), _starts(theirs, aligned.target)
    for bead in aligned.alignment.beads[1:]:
        yield starts[bead.source.start], others[bead.target.start]


def _starts(blocks: Sequence[MarkupBlock], sentences: Sequence[str]) -> list[int]:
    """Where each sentence of some blocks starts, and where the last one stops."""
    starts: list[int] = []
    rest = iter(blocks)
    block = next(rest)
    at = block.start
    for sentence in sentences:
        while at >= block.stop:
            block = next(rest)
            at = block.start
        starts.append(at)
        at += len(sentence)
    return [*starts, at]
