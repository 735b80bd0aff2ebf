"""One pass over a body: its code, tags, comments, formulas and shortcodes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from sys import maxsize
from typing import NamedTuple

from diglot.core.markdown.formulas import COMMANDS, MATHS, WORD, is_prose
from diglot.core.markdown.masks import Span
from diglot.model.markup.allowed_markup import FRAMES, TAGS, VOID_ELEMENTS
from diglot.model.markup.line_kinds import FENCE, ITEM, LITERAL_ENDS, LITERAL_TAG, LineKind, line_kinds
from diglot.model.problems import (
    DroppedMarkup,
    FileProblem,
    ForeignShortcode,
    ShownMarkup,
    UnclosedComment,
    UnclosedFence,
)

BAR = re.compile(r"(?<!\\)\|")
_TOKEN = re.compile(r"[`~\\<$]|\{[{%:]")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[\s/](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)?)>")
AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")
# After the colon of a reference nothing but a title follows its address: a note may begin with a tag.
_WHOLE_ADDRESS = re.compile(r"<[^<>\n]*>[ \t]*(?:[\"'(\n]|\Z)")
# The openings of comments, of what XML and HTML declare, and of shortcodes, each with its end.
_COMMENT_END = re.compile("-->")
_DECLARATION_ENDS = {
    opening: re.compile(re.escape(end)) for opening, end in (("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
}
_DECLARATION = re.compile(r"<!\[CDATA\[|<\?|<!(?=[A-Za-z])")
_BEFORE_TEXT = re.compile(rf"(?:{_TAG.pattern}|[ \t>]|[-+*][ \t]|\d{{1,9}}[.)][ \t])*")
_BLANK = re.compile(r"\n[ \t]*\n")
# How many elements of HTML may be open in a text at once.
_MOST_OPEN = 40
# HTML lets their end tags be left out.
_OPEN_ENDED = frozenset("p li dt dd tr td th thead tbody tfoot colgroup rt rp".split())
_SHORTCODE_ENDS = {opening: re.compile(end) for opening, end in (("{{", "}}"), ("{%", "%}"), ("{:", "}"))}
# Admonitions and tabs of MkDocs, tables of contents, links and embedded files of wikis.
_FOREIGN = re.compile(
    r"^[ \t>]*(?:(?:!!!|\?\?\?\+?)[ \t]+[a-z]+(?:[ \t]+\"[^\"\n]*\")?|===[ \t]+\"[^\"\n]+\")[ \t]*$"
    r"|^[ \t>]*(?:\[TOC\]|\[\[_TOC_\]\])[ \t]*$"
    r"|!?\[\[[^\W\d_][^\[\]\n]*\]\](?![(\[:])",
    re.MULTILINE,
)
_FOREIGN_SIGNS = ("[[", "!!!", "???", "===", "[TOC]")
_LITERAL_ENDS = {name: re.compile(rf"{end}[^}}]*\}}+") for name, end in LITERAL_ENDS.items()}
_ATTRIBUTE = r"(?:[#.][^\s{}=\"]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{}]+))"
LOOSE_ATTRIBUTES = re.compile(rf"\{{(?<![^ \t\n>]\{{)[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*\}}")


class _Tag(NamedTuple):
    start: int
    end: int
    name: str
    is_closing: bool
    rest: str


@dataclass
class BodyScan:
    """One pass over a body, from its start to its end, that skips code and true markup."""

    text: str
    spans: list[Span] = field(default_factory=list)
    problems: dict[FileProblem, None] = field(default_factory=dict)  # in their order, each once
    code: list[Span] = field(default_factory=list)
    """Code, comments and formulas, in which nothing is markup."""
    tags: list[_Tag] = field(default_factory=list)
    shortcode: tuple[int, str] | None = None
    _found: dict[re.Pattern[str], re.Match[str] | None] = field(default_factory=dict)
    _markup_ends: dict[int, int] = field(default_factory=dict)

    def run(self) -> None:
        """Go over the whole body."""
        at = 0
        while token := _TOKEN.search(self.text, at):
            at = self._after(token)
        self._judge_tags()
        found_foreign = _FOREIGN.finditer(self.text) if any(sign in self.text for sign in _FOREIGN_SIGNS) else ()
        foreign = next((found for found in found_foreign if not self.is_code(found.start())), None)
        if foreign and (not self.shortcode or foreign.start() < self.shortcode[0]):
            self.shortcode = foreign.start(), foreign[0].strip()
        if self.shortcode:
            start, written = self.shortcode
            self.problems[ForeignShortcode("", self.line(start), shortened(written))] = None

    def _after(self, token: re.Match[str]) -> int:
        """Process one token; return where to continue."""
        start, text = token.start(), self.text
        match text[start]:
            case "`" | "~" as sign:
                fence = FENCE.match(text, text.rfind("\n", 0, start) + 1)
                if fence and fence.start(1) == start:
                    return self._after_fence(fence)
                end = _run_end(text, start)
                return self._after_code(start, end) if sign == "`" else end
            case "<":
                return self._after_tag(start)
            case "$":
                return self._after_money(start, _run_end(text, start))
            case "{":
                return self._after_brace(start, token[0])
        return start + 2  # a backslash and the character that it escapes

    def _after_fence(self, fence: re.Match[str]) -> int:
        ticks = fence[1]
        end = re.compile(rf"^[ \t>]*{re.escape(ticks[0])}{{{len(ticks)},}}[ \t]*$", re.MULTILINE)
        found = end.search(self.text, fence.end())
        self.code.append((fence.start(), found.end() if found else len(self.text)))
        # A fence with a name opens code: in the midst of some, the end of that one is missing.
        named = re.compile(
            rf"^[ \t>]*{re.escape(ticks[0])}{{{len(ticks)},}}[ \t]*[A-Za-z][\w+#.-]*[ \t]*$", re.MULTILINE
        )
        if not found or named.search(self.text, self.text.find("\n", fence.end()), found.start()):
            self.problems[UnclosedFence("", self.line(fence.start(1)), ticks)] = None
        # Pandoc reads one word after the fence, or attributes, or both.
        info = self.text[fence.end() : self.text.find("\n", fence.end())].strip()
        more = "" if LOOSE_ATTRIBUTES.fullmatch(info) else info.partition(" ")[2].strip()
        if more and not LOOSE_ATTRIBUTES.fullmatch(more):
            self.problems[DroppedMarkup("", self.line(fence.start(1)), shortened(more))] = None
        return self.code[-1][1]

    def _after_code(self, start: int, end: int) -> int:
        ticks = self.text[start:end]
        stop = self._paragraph_end(end)
        close = self.text.find(ticks, end, stop)
        while close >= 0 and _run_end(self.text, close) - close != len(ticks):
            close = self.text.find(ticks, _run_end(self.text, close), stop)
        if close < 0:
            return end
        self.code.append((start, close + len(ticks)))
        # In a table, a bar inside code would separate cells.
        self.spans += [(bar.start(), bar.end()) for bar in BAR.finditer(self.text, end, close)]
        return close + len(ticks)

    def is_code(self, at: int) -> bool:
        """Return whether this position is in code, a comment or a formula."""
        return is_in(at, self.code) or self._is_in_indented_code(at)

    def _is_in_indented_code(self, at: int) -> bool:
        start = self.text.rfind("\n", 0, at) + 1
        # Most lines cannot be: only where one can, the kinds of all lines are found.
        may_be = self.text[start : start + 1].isspace() or self.text.startswith(">", start)
        return may_be and self._kinds[self.line(at) - 1] == "indented"

    @cached_property
    def _kinds(self) -> list[LineKind]:
        return list(line_kinds(self.text.split("\n")))

    def line(self, at: int) -> int:
        """Return the line of a position, counted from 1."""
        return bisect_right(self.line_starts, at)

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(line_end.end() for line_end in re.finditer("\n", self.text))]

    def _paragraph_end(self, at: int) -> int:
        blank = self._next(_BLANK, at)
        return blank.start() if blank else len(self.text)

    def _next(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """Return the next match. The scan asks for rising positions, so no part of the text is searched twice."""
        found = self._found.get(pattern)
        if pattern not in self._found or (found and found.start() < at):
            found = self._found[pattern] = pattern.search(self.text, at)
        return found

    def _end_of(self, pattern: re.Pattern[str], at: int, stop: int) -> int:
        """Return the end of the next match, or 0 if it is not before `stop`."""
        found = self._next(pattern, at)
        return found.end() if found and found.end() <= stop else 0

    # ------------------------------------------------------------ tags

    def _after_tag(self, start: int) -> int:
        text = self.text
        if text.startswith(("<!-->", "<!--->"), start):
            return text.find(">", start) + 1
        if text.startswith("<!--", start):
            # At the start of a line it begins a block, which blank lines do not end.
            stop = len(text) if self._is_at_line_start(start) else self._paragraph_end(start)
            if end := self._end_of(_COMMENT_END, start, stop):
                self.code.append((start, end))
                return end
            self._mask(start, start + 4, UnclosedComment("", self.line(start)))
            return start + 4
        if link := AUTOLINK.match(text, start):
            return link.end()
        before = text[max(0, start - 8) : start].rstrip(" ")
        if before.endswith("](") or (before.endswith("]:") and _WHOLE_ADDRESS.match(text, start)):
            return start + 1  # an address in angle brackets
        if text[start + 1] in "!?":
            opening = _DECLARATION.match(text, start)
            ending = _DECLARATION_ENDS[opening[0]] if opening else None
            end = self._end_of(ending, start + 2, self._paragraph_end(start)) if ending else 0
            problem = ShownMarkup("", self.line(start), shortened(text[start:end])) if end else None
            self._mask(start, end or start + 1, problem)
            return end or start + 1
        tag = _TAG.match(text, start)
        if tag and not _BLANK.search(tag[0]):
            self.tags.append(_Tag(start, tag.end(), tag[2].lower(), bool(tag[1]), tag[3]))
            return tag.end()
        # Not a tag, but at the start of a line pandoc would treat it as one.
        self._mask(start, start + 1, None)
        return start + 1

    def _judge_tags(self) -> None:
        """Mask the tags that are not markup: not allowed, never closed, never opened, or too deep in others."""
        open_tags: dict[str, list[_Tag]] = {}
        matched: set[int] = set()
        pairs: dict[int, int] = {}
        for tag in self.tags:
            if tag.name not in TAGS and tag.name not in FRAMES:
                continue
            if tag.rest.endswith("/") or (tag.name in VOID_ELEMENTS and (tag.name != "img" or "src" in tag.rest)):
                matched.add(tag.start)
            elif not tag.is_closing:
                open_tags.setdefault(tag.name, []).append(tag)
            elif open_tags.get(tag.name):
                pairs[open_tags[tag.name].pop().start] = tag.start
        matched |= set(_shallow(pairs))
        shown: set[str] = set()
        for tag in self.tags:
            if tag.start in matched or (tag.name in _OPEN_ENDED and self._is_at_line_start(tag.start)):
                continue
            is_reported = tag.is_closing and tag.name in shown
            shown.add(tag.name)
            written = self.text[tag.start : tag.end]
            problem = None if is_reported else ShownMarkup("", self.line(tag.start), shortened(written))
            self._mask(tag.start, tag.end, problem)

    def _is_at_line_start(self, at: int) -> bool:
        """Return whether only tags and list markers stand before this position on its line."""
        line_start = self.line_starts[self.line(at) - 1]
        if line_start not in self._markup_ends:
            before = _BEFORE_TEXT.match(self.text, line_start)
            self._markup_ends[line_start] = before.end() if before else line_start
        return at <= self._markup_ends[line_start]

    def _mask(self, start: int, end: int, problem: FileProblem | None) -> None:
        self.spans.append((start, end))
        if problem and not self._is_in_indented_code(start):
            self.problems[problem] = None

    # ------------------------------------------------------------ formulas

    def _after_money(self, start: int, end: int) -> int:
        text = self.text
        stop = self._paragraph_end(end)
        if end - start == 2:
            closing = text.find("$$", end, stop)
            if closing >= 0 and MATHS.search(text[end:closing]) and not is_prose(text[end:closing]):
                self.code.append((start, closing + 2))
                return closing + 2
        elif end - start == 1 and (closing := self._formula_end(end, stop)):
            self.code.append((start, closing))
            return closing
        self.spans.append((start, end))
        return end

    def _formula_end(self, start: int, stop: int) -> int:
        """Return the end of the formula that begins here, or 0 if none does."""
        text = self.text
        if start >= stop or text[start].isspace() or (start > 1 and text[start - 2].isalnum()):
            return 0
        at = start
        while at < stop:
            if text[at] == "\\":
                at += 2
                continue
            if text[at] == "$":
                after = text[at + 1 : at + 2]
                inner = text[start:at]
                if text[at - 1].isspace() or after.isdecimal() or after == "$" or is_prose(inner):
                    return 0
                if after.isalpha() and WORD.search(COMMANDS.sub(" ", inner)):
                    return 0
                return at + 1
            at += 1
        return 0

    # ------------------------------------------------------------ shortcodes

    def _after_brace(self, start: int, opening: str) -> int:
        text = self.text
        close = self._end_of(_SHORTCODE_ENDS[opening], start + 2, self._paragraph_end(start))
        if not close or (opening == "{:" and self.line(close) > self.line(start)):
            return start + 2
        literal = LITERAL_TAG.match(text, start)
        closing = self._next(_LITERAL_ENDS[literal[1]], close) if literal else None
        end = closing.end() if closing else close
        self.spans.append((start, end))
        if not self.shortcode and not self._is_in_indented_code(start):
            self.shortcode = (start, text[start:close])
        return end


def _shallow(pairs: Mapping[int, int]) -> Iterator[int]:
    """Yield where the tags of elements begin and end that are open together with few others.

    For each new block, a reader of HTML opens again all that are open (“reconstruct the active formatting elements”).
    pairs: where the end tags are, by where the start tags are.
    """
    ends: set[int] = set()
    for at in sorted([*pairs, *pairs.values()]):
        if at in ends:
            ends.remove(at)
            yield at
        elif at in pairs and len(ends) < _MOST_OPEN:
            ends.add(pairs[at])
            yield at


def _run_end(text: str, at: int) -> int:
    """Return the end of a run of one sign."""
    end, sign = at + 1, text[at]
    while text.startswith(sign, end):
        end += 1
    return end


def is_in(at: int, spans: Sequence[Span]) -> bool:
    """Return whether a position is in one of some spans, which are apart from each other and in order."""
    number = bisect_right(spans, (at, maxsize)) - 1
    return number >= 0 and at < spans[number][1]


def is_after_text(text: str, at: int) -> bool:
    """Return whether the line before this one is running text: neither blank nor a heading, an item or a boundary."""
    before = text[text.rfind("\n", 0, max(at - 1, 0)) + 1 : max(at - 1, 0)].strip(" \t>")
    return bool(before) and not before.startswith(("#", ":::", "```", "~~~", "<")) and not ITEM.match(before)


def shortened(written: str) -> str:
    """Return what was written as one line of at most 40 characters, for a message."""
    line = " ".join(written.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
