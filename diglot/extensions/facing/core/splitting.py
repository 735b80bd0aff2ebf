"""Find where the markup of a block can be cut, and cut it in two. Pure functions.

Positions are counted in the text of the block without the calls of notes. The typesetter counts letters and digits,
which do not depend on spaces and hyphenation; `MarkupText` converts between the two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import unescape

import msgspec

from diglot.extensions.facing.model.spreads import GOES_ON, AlignSentences
from diglot.model.paper.spreads import CONTINUED
from diglot.model.translation.alignment import AlignedSentences

_TOKEN = re.compile(r'<!--.*?-->|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?:"[^"]*"|[^">])*>|&#?\w+;|[^<&]+|.', re.DOTALL)
_NOTE_CALL = re.compile(r'\brole="doc-noteref"')
_NOTE_HREF = re.compile(r'\bhref="#[^"]*?fn(\d+)"')
_ID = re.compile(r'\s+id="[^"]*"')
_START = re.compile(r'\s+start="(-?\d+)"')
_CLASS = re.compile(r'\bclass="([^"]*)"')
_HEAD_ROWS = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
_OPENING_TAG_AT_END = re.compile(r'<[a-zA-Z](?:"[^"]*"|[^"<>])*>\s*$')
_EMPTY = frozenset("br img hr wbr col input source".split())
# Elements between which a block may be cut, and those that are never cut inside.
_BLOCKS = frozenset("p li dt dd pre thead tr h1 h2 h3 h4 h5 h6 figure".split())
_WHOLE = frozenset(["thead", "tr", "figure"])
_RUNNING = frozenset(["p", "li", "dd"])
# Elements that get a class when they are cut.
_CLASSED = _RUNNING | frozenset(["ul", "ol", "dl", "blockquote", "div", "table", "pre"])
# An element that contains all blocks of a row.
_HOLDER = re.compile(r"\s*<(ul|ol|dl|blockquote)\b(?:(?!<\1\b).)*</\1>\s*$", re.DOTALL)

# The end of a heading, a term, the head of a table or the name over a biography, and what opens after it, or a row
# without text; looked for this far back.
_HEADING_END = re.compile(
    r'(?:</(?:h[1-6]|dt|caption|thead)>|class="biography-name"[^>]*>[^<]*</p>)\s*(?:<(?:[a-z]|/t[hr]\b)(?:"[^"]*"|[^">])*>\s*)*$'
)
_HEADING_END_REACH = 400


class MarkupBlock(msgspec.Struct, frozen=True):
    """An innermost block: the name of its element, and the range of its text."""

    name: str
    start: int
    stop: int


class _MarkupTag(msgspec.Struct, frozen=True):
    name: str
    start: int
    stop: int
    is_close: bool


class MarkupText:
    """The text of a block, with the position of each character in the markup. letters: letters and digits in all."""

    def __init__(self, html: str) -> None:
        self.html = html
        self._tags: list[_MarkupTag] = []
        self._html_positions: list[int] = []
        self._letters_before: list[int] = []
        self.calls: list[tuple[int, int]] = []
        """For each call of a note: a number of letters that the text up to and with it exceeds, and the note's number.

        That is the number before it; one less before an asterisk, which is no letter.
        """
        characters: list[str] = []
        letters, in_call = 0, False
        for token in _TOKEN.finditer(html):
            if token["name"]:
                name = token["name"].lower()
                self._tags.append(_MarkupTag(name, token.start(), token.end(), bool(token["close"])))
                if name == "a":
                    if in_call and self.calls and self.calls[-1][0] == letters:
                        self.calls[-1] = (letters - 1, self.calls[-1][1])
                    in_call = not token["close"] and bool(_NOTE_CALL.search(token[0]))
                    note_href = _NOTE_HREF.search(token[0]) if in_call else None
                    if note_href:
                        self.calls.append((letters, int(note_href[1])))
            elif not token[0].startswith("<!--"):
                is_entity = token[0].startswith("&")
                for at, character in enumerate(unescape(token[0])):
                    if not in_call:
                        characters.append(character)
                        self._html_positions.append(token.start() + (0 if is_entity else at))
                        self._letters_before.append(letters)
                    letters += character.isalnum()
        self.text = "".join(characters)
        self.letters = letters

    def letters_before(self, at: int) -> int:
        """Return the number of letters and digits before a position of the text, including those of calls."""
        return self._letters_before[at] if at < len(self._letters_before) else self.letters

    def can_be_cut(self, at: int) -> bool:
        """Return whether a position has letters or digits on both sides: otherwise one of the parts is empty.

        >>> [MarkupText("<div>\\n<p>a</p></div>").can_be_cut(at) for at in (0, 1, 2)]
        [False, False, False]
        """
        return 0 < self.letters_before(at) < self.letters

    def follows_heading(self, at: int) -> bool:
        """Return whether a position is after a heading, which must not be parted from what follows it.

        >>> text = MarkupText('<p class="biography-name">A</p><div><p>b</p><p>c</p></div>')
        >>> text.follows_heading(1), text.follows_heading(2)
        (True, False)
        """
        stop = self._html_positions[at]
        return bool(_HEADING_END.search(self.html[max(0, stop - _HEADING_END_REACH) : stop]))

    @cached_property
    def blocks(self) -> tuple[MarkupBlock, ...]:
        """The innermost blocks in order.

        >>> [(block.name, block.start) for block in MarkupText("<ul><li>a</li><li><p>b</p></li></ul><p>c</p>").blocks]
        [('li', 0), ('p', 1), ('p', 2)]
        """
        blocks: list[MarkupBlock] = []
        # An open block: its name, its start, and the number of blocks before it.
        open_blocks: list[tuple[str, int, int]] = []
        for tag in self._tags:
            if tag.name not in _BLOCKS:
                continue
            at = bisect_left(self._html_positions, tag.start)
            if not tag.is_close:
                open_blocks.append((tag.name, at, len(blocks)))
            elif open_blocks:
                name, start, before = open_blocks.pop()
                if name in _WHOLE:
                    del blocks[before:]
                if len(blocks) == before:
                    blocks.append(MarkupBlock(name, start, at))
        return tuple(blocks)

    def cut_position_after(self, letters: int) -> int | None:
        """Return the position to cut the text after a number of letters and digits, or None inside a word or a row.

        >>> text = MarkupText("<p>So: “Why?” he said</p><p>Then</p>")
        >>> text.cut_position_after(2), text.cut_position_after(3), text.cut_position_after(11)
        (4, None, 18)
        """
        end = bisect_left(self._letters_before, letters)
        after = next((at for at in range(end, len(self.text)) if self.text[at].isalnum()), len(self.text))
        if after == len(self.text):
            return None
        blocks = [block.start for block in self.blocks if end <= block.start <= after]
        spaces = [at + 1 for at in range(end, after) if self.text[at].isspace()]
        found = (at for at in (*reversed(blocks), *reversed(spaces)) if not self._is_in_whole(at))
        return next(found, None)

    def _is_in_whole(self, at: int) -> bool:
        """Return whether a position is inside a block that is never cut."""
        return any(block.start < at < block.stop for block in self.blocks if block.name in _WHOLE)

    def cut(self, at: int) -> tuple[str, str]:
        """Return both parts of the markup; open elements are closed in the first and reopened in the second.

        >>> MarkupText('<p id="a">One. <em>Two. Three.</em></p>').cut(10)
        ('<p id="a" class="goes-on">One. <em>Two. </em></p>', '<p class="continued"><em>Three.</em></p>')
        >>> MarkupText('<ol start="3"><li>One</li><li>Two</li></ol>').cut(3)
        ('<ol start="3" class="goes-on"><li>One</li></ol>', '<ol class="continued" start="4"><li>Two</li></ol>')
        """
        html_position = self._html_positions[at]
        while opening := _OPENING_TAG_AT_END.search(self.html[:html_position]):
            html_position = opening.start()
        opened: list[_MarkupTag] = []
        for tag in self._tags:
            if tag.stop > html_position:
                break
            if tag.is_close:
                opened.pop()
            elif tag.name not in _EMPTY:
                opened.append(tag)
        closing = "".join(f"</{tag.name}>" for tag in reversed(opened))
        reopening = "".join(self._reopening_tag(tag, html_position) for tag in opened)
        before = self.html[:html_position]
        for tag in reversed(opened):
            if tag.name in _CLASSED:
                unfinished = _add_class(before[tag.start : tag.stop], GOES_ON)
                before = before[: tag.start] + unfinished + before[tag.stop :]
        return before + closing, reopening + self.html[html_position:]

    def _reopening_tag(self, tag: _MarkupTag, html_position: int) -> str:
        markup = _ID.sub("", self.html[tag.start : tag.stop])
        if tag.name in _CLASSED:
            markup = _add_class(markup, CONTINUED)
        if tag.name == "ol":
            begun, in_item = self._count_items(tag, html_position)
            first = _START.search(markup)
            start = (int(first[1]) if first else 1) + begun - in_item
            markup = f'{_START.sub("", markup)[:-1]} start="{start}">'
        if tag.name == "table" and (rows := _HEAD_ROWS.search(self.html, tag.stop, html_position)):
            markup += rows[0]
        return markup

    def _count_items(self, opened: _MarkupTag, html_position: int) -> tuple[int, bool]:
        """Return how many items of a list begin before a position of the markup, and whether it is inside one."""
        depth, begun, in_item = 0, 0, False
        for tag in self._tags:
            if tag.start <= opened.start or tag.stop > html_position:
                continue
            if tag.name in ("ol", "ul"):
                depth += -1 if tag.is_close else 1
            elif tag.name == "li" and depth == 0:
                begun += not tag.is_close
                in_item = not tag.is_close
        return begun, in_item


def _add_class(markup: str, name: str) -> str:
    """Return a start tag with a class added."""
    class_attribute = _CLASS.search(markup)
    if not class_attribute:
        return f'{markup[:-1]} class="{name}">'
    names = dict.fromkeys([*class_attribute[1].split(), name])
    return markup.replace(class_attribute[0], f'class="{" ".join(names)}"')


def split_rows(left: str, right: str) -> list[tuple[str, str]]:
    """Split a list or quotation into its items if both sides have the same structure; keep anything else whole.

    >>> split_rows("<ul><li>One</li><li>Two</li></ul>", "<ul><li>Раз</li><li>Два</li></ul>")[1]
    ('<ul class="continued"><li>Two</li></ul>', '<ul class="continued"><li>Два</li></ul>')
    >>> split_rows("<ul><li>One</li><li>Two</li></ul>", "<p>Раз и два</p>")
    [('<ul><li>One</li><li>Two</li></ul>', '<p>Раз и два</p>')]
    """
    rows: list[tuple[str, str]] = []
    holders = [_HOLDER.match(html) for html in (left, right)]
    if len({holder[1] if holder else "" for holder in holders} - {""}) == 1 and all(holders):
        left_blocks, right_blocks = MarkupText(left).blocks, MarkupText(right).blocks
        if [block.name for block in left_blocks] == [block.name for block in right_blocks]:
            # From the last to the first, so that positions before a cut remain valid.
            for block, other in reversed(list(zip(left_blocks[1:], right_blocks[1:], strict=True))):
                if block.start and other.start:
                    left, left_after = MarkupText(left).cut(block.start)
                    right, right_after = MarkupText(right).cut(other.start)
                    rows.insert(0, (left_after, right_after))
    return [(left, right), *rows]


def find_level_cuts(left: MarkupText, right: MarkupText, align: AlignSentences) -> tuple[tuple[int, int], ...]:
    """Return corresponding positions where both sides can be cut: between blocks and between sentences."""
    cuts: list[tuple[int, int]] = []
    for left_blocks, right_blocks in _corresponding_blocks(left.blocks, right.blocks):
        cuts.append((left_blocks[0].start, right_blocks[0].start))
        if all(block.name in _RUNNING for block in (*left_blocks, *right_blocks)):
            aligned = align(_texts(left, left_blocks), _texts(right, right_blocks))
            cuts += _sentence_cuts(aligned, left_blocks, right_blocks)
    return tuple(cut for cut in cuts if left.can_be_cut(cut[0]) and right.can_be_cut(cut[1]))


def find_side_cuts(text: MarkupText, align: AlignSentences) -> tuple[int, ...]:
    """Return the positions where one side can be cut on its own: between blocks and between sentences."""
    cuts: list[int] = []
    for block in text.blocks:
        cuts.append(block.start)
        if block.name in _RUNNING:
            cuts += _sentence_starts([block], align(_texts(text, [block]), []).source)[:-1]
    return tuple(at for at in dict.fromkeys(cuts) if text.can_be_cut(at))


def _corresponding_blocks(
    left_blocks: Sequence[MarkupBlock], right_blocks: Sequence[MarkupBlock]
) -> Iterator[tuple[Sequence[MarkupBlock], Sequence[MarkupBlock]]]:
    """Yield groups of corresponding blocks: one by one if both sides have the same structure."""
    if [block.name for block in left_blocks] == [block.name for block in right_blocks]:
        yield from (([left], [right]) for left, right in zip(left_blocks, right_blocks, strict=True))
    elif left_blocks and right_blocks and all(block.name == "p" for block in (*left_blocks, *right_blocks)):
        yield left_blocks, right_blocks


def _texts(text: MarkupText, blocks: Sequence[MarkupBlock]) -> list[str]:
    return [text.text[block.start : block.stop] for block in blocks]


def _sentence_cuts(
    aligned: AlignedSentences, left_blocks: Sequence[MarkupBlock], right_blocks: Sequence[MarkupBlock]
) -> Iterator[tuple[int, int]]:
    starts, others = _sentence_starts(left_blocks, aligned.source), _sentence_starts(right_blocks, aligned.target)
    for bead in aligned.alignment.beads[1:]:
        yield starts[bead.source.start], others[bead.target.start]


def _sentence_starts(blocks: Sequence[MarkupBlock], sentences: Sequence[str]) -> list[int]:
    """Return the start of each sentence in some blocks, and the end of the last one."""
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
