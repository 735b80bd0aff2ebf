"""Prepare the body of a manuscript for pandoc, and find the problems in its markup. Pure.

pandoc treats more as markup than an author means: a tag that is only named, a paragraph that begins with an initial,
a sum of money. Such characters are masked: each becomes one noncharacter of Unicode, so that lines and columns stay,
and `restore` turns them back into plain text in pandoc's answer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise
from sys import maxsize
from typing import NamedTuple, TypeAlias

from diglot.model.allowed_markup import CLASSES, FRAMES, TAGS, name_of_sign
from diglot.model.citations import CITATION_SPAN, KEY, TEXT_CITATION_SPAN, read_citation
from diglot.model.code_blocks import FENCE, ITEM, LineKind, line_kinds
from diglot.model.note_labels import NOTE_AUTHORS
from diglot.model.numerals import roman_value
from diglot.model.problems import (
    DroppedMarkup,
    FileProblem,
    ForeignShortcode,
    HiddenCharacter,
    LostCells,
    ShownMarkup,
    UnclosedComment,
    UnclosedDiv,
    UndefinedLink,
    UnknownClass,
    UnreadLink,
    UnusedDefinition,
)
from diglot.model.tree import (
    ALERTS,
    Attr,
    Cite,
    Code,
    CodeBlock,
    Math,
    Node,
    Note,
    Pandoc,
    Space,
    Str,
    find,
    plain_text,
    rewrite,
)
from diglot.model.tree import Span as SpanNode
from diglot.model.typography import RUSSIAN_LABELS

# ---------------------------------------------------------------- masks

_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
# Noncharacters: no manuscript has one (core/encoding.py).
_MASKS = {ord(sign): 0xFDD0 + number for number, sign in enumerate(_SIGNS)}
_MASKED = b"\xef\xb7"  # their first two bytes in UTF-8
_IN_JSON = {
    chr(mask).encode(): {'"': b'\\"', "\\": b"\\\\"}.get(chr(sign), chr(sign).encode()) for sign, mask in _MASKS.items()
}


def restore(answer: bytes) -> bytes:
    """Replace the masks in a tree, written as JSON, with the characters that they stand for."""
    if _MASKED in answer:
        for mask, sign in _IN_JSON.items():
            answer = answer.replace(mask, sign)
    return answer


class Prepared(NamedTuple):
    """A body that pandoc can read.

    plain: with every character in its own line and column.
    labels: of lettered lists, by their first label and their number of items. has_tags: the body contains HTML.
    citations: as written, with their lines. marks: what tells pandoc's reader of notes and citations, by place.
    """

    plain: str
    labels: Mapping[tuple[str, int], tuple[str, ...]]
    problems: tuple[FileProblem, ...] = ()
    has_tags: bool = False
    citations: tuple[tuple[int, str], ...] = ()
    marks: tuple[tuple[int, str], ...] = ()

    @property
    def text(self) -> str:
        """The body with its marks."""
        pieces, done = [], 0
        for at, mark in self.marks:
            pieces += [self.plain[done:at], mark]
            done = at
        return "".join([*pieces, self.plain[done:]])


def prepare(body: str) -> Prepared:
    """Mask everything that is not meant as markup. Problems have no file yet; their lines count from the body's first.

    >>> restore(prepare("The <title> of г. Москва.").text.encode()).decode()
    'The <title> of г. Москва.\\n'
    """
    if not body.endswith("\n"):
        body += "\n"  # pandoc does not read a table row without a line ending
    body = _with_plain_breaks(body)
    false_markers, labels = _false_markers(body)
    links = list(_UNREAD_LINK.finditer(body)) if _GAP_IN_LINK.search(body) else []
    hidden = _HIDDEN.search(body)
    false_marks = [*false_markers, *_false_scripts(body)]
    if not (links or hidden or "|" in body or ":::" in body or _SUSPECT.search(body)):
        return Prepared(_masked(body, false_marks), labels)
    scan = _Scan(body)
    scan.run()
    problems = [*scan.problems, *_wrong_divs(scan), *_classes(scan), *_lost_cells(scan), *_shown_bars(scan)]
    problems += [*_mask_attributes(scan), *_judge_references(scan), *_unread_alerts(scan)]
    problems += [
        UnreadLink("", scan.line(link.start()), _shortened(link[0])) for link in links if not scan.is_code(link.start())
    ]
    if hidden:
        problems.append(HiddenCharacter("", scan.line(hidden.start()), name_of_sign(hidden[0])))
    problems.sort(key=lambda problem: problem.position)
    text = _masked(body, [*false_marks, *scan.spans])
    citations = list(_citations(scan))
    marks = [*_calls_of_others(scan), *(mark for citation in citations for mark in citation.marks)]
    cited = tuple((scan.line(citation.start), citation.written) for citation in citations)
    return Prepared(text, labels, tuple(problems), bool(scan.tags), cited, tuple(sorted(marks)))


def readable(body: str) -> bytes:
    """Return a body that pandoc can read, in bytes."""
    return prepare(body).text.encode()


def readable_in_columns(body: str) -> bytes:
    """Return a body that pandoc can read, every character in its own column: citations are words to it."""
    return prepare(body).plain.encode()


Span: TypeAlias = tuple[int, int]


def _masked(text: str, spans: list[Span]) -> str:
    if not spans:
        return text
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        start = max(start, done)
        if start < end:
            parts += [text[done:start], text[start:end].translate(_MASKS)]
            done = end
    return "".join((*parts, text[done:]))


def _run_end(text: str, at: int) -> int:
    """Return the end of a run of one sign."""
    end, sign = at + 1, text[at]
    while text.startswith(sign, end):
        end += 1
    return end


# ---------------------------------------------------------------- tags, comments, formulas, shortcodes

_SUSPECT = re.compile(
    r"<[A-Za-z/!?]|\$|\{[{%:#.\w]|\]\[|\]:|\[\^\w+:|(?<![\w@/.])@\w|\[\[|\[!|\[TOC\]"
    r"|^[ \t>]*(?:[!?]{3}|[`~]{3})",
    re.MULTILINE,
)
_BAR = re.compile(r"(?<!\\)\|")
_TOKEN = re.compile(r"[`~\\<$]|\{[{%:]")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[\s/](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)?)>")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")
# The openings of comments, of what XML and HTML declare, and of shortcodes, each with its end.
_COMMENT_END = re.compile("-->")
_DECLARATION_ENDS = {
    opening: re.compile(re.escape(end)) for opening, end in (("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
}
_DECLARATION = re.compile(r"<!\[CDATA\[|<\?|<!(?=[A-Za-z])")
_BEFORE_TEXT = re.compile(rf"(?:{_TAG.pattern}|[ \t>]|[-+*][ \t]|\d{{1,9}}[.)][ \t])*")
_BLANK = re.compile(r"\n[ \t]*\n")

_VOID = frozenset(["br", "hr", "img", "wbr", "col"])
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
_LITERAL = re.compile(r"\{(?:%-?|\{[<%])\s*(highlight|raw|verbatim|codeblock)\b")
_LITERAL_ENDS = {
    name: re.compile(rf"\{{(?:%-?|\{{[<%])\s*(?:end|/\s*){name}\b[^}}]*\}}+")
    for name in ("highlight", "raw", "verbatim", "codeblock")
}


class _Tag(NamedTuple):
    start: int
    end: int
    name: str
    is_closing: bool
    rest: str


@dataclass
class _Scan:
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
        at = 0
        while token := _TOKEN.search(self.text, at):
            at = self._after(token)
        self._judge_tags()
        foreign = next((found for found in _FOREIGN.finditer(self.text) if not self.is_code(found.start())), None)
        if foreign and (not self.shortcode or foreign.start() < self.shortcode[0]):
            self.shortcode = foreign.start(), foreign[0].strip()
        if self.shortcode:
            start, written = self.shortcode
            self.problems[ForeignShortcode("", self.line(start), _shortened(written))] = None

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
        # Pandoc reads one word after the fence, or attributes, or both.
        info = self.text[fence.end() : self.text.find("\n", fence.end())].strip()
        more = "" if _LOOSE_ATTRIBUTES.fullmatch(info) else info.partition(" ")[2].strip()
        if more and not _LOOSE_ATTRIBUTES.fullmatch(more):
            self.problems[DroppedMarkup("", self.line(fence.start(1)), _shortened(more))] = None
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
        self.spans += [(bar.start(), bar.end()) for bar in _BAR.finditer(self.text, end, close)]
        return close + len(ticks)

    def is_code(self, at: int) -> bool:
        """Return whether this position is in code, a comment or a formula."""
        return _is_in(at, self.code) or self._is_in_indented_code(at)

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
        return bisect_right(self._line_starts, at)

    @cached_property
    def _line_starts(self) -> list[int]:
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
        if link := _AUTOLINK.match(text, start):
            return link.end()
        if text[max(0, start - 8) : start].rstrip(" ").endswith(("](", "]:")):
            return start + 1  # an address in angle brackets
        if text[start + 1] in "!?":
            opening = _DECLARATION.match(text, start)
            ending = _DECLARATION_ENDS[opening[0]] if opening else None
            end = self._end_of(ending, start + 2, self._paragraph_end(start)) if ending else 0
            problem = ShownMarkup("", self.line(start), _shortened(text[start:end])) if end else None
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
        """Mask the tags that are not markup: not allowed, never closed, or never opened."""
        open_tags: dict[str, list[_Tag]] = {}
        matched: set[int] = set()
        for tag in self.tags:
            if tag.name not in TAGS and tag.name not in FRAMES:
                continue
            if tag.rest.endswith("/") or (tag.name in _VOID and (tag.name != "img" or "src" in tag.rest)):
                matched.add(tag.start)
            elif not tag.is_closing:
                open_tags.setdefault(tag.name, []).append(tag)
            elif open_tags.get(tag.name):
                matched |= {open_tags[tag.name].pop().start, tag.start}
        shown: set[str] = set()
        for tag in self.tags:
            if tag.start in matched or (tag.name in _OPEN_ENDED and self._is_at_line_start(tag.start)):
                continue
            is_reported = tag.is_closing and tag.name in shown
            shown.add(tag.name)
            written = self.text[tag.start : tag.end]
            problem = None if is_reported else ShownMarkup("", self.line(tag.start), _shortened(written))
            self._mask(tag.start, tag.end, problem)

    def _is_at_line_start(self, at: int) -> bool:
        """Return whether only tags and list markers stand before this position on its line."""
        line_start = self._line_starts[self.line(at) - 1]
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
            if closing >= 0 and _MATHS.search(text[end:closing]) and not _is_prose(text[end:closing]):
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
                if text[at - 1].isspace() or after.isdigit() or after == "$" or _is_prose(inner):
                    return 0
                if after.isalpha() and _WORD.search(_COMMANDS.sub(" ", inner)):
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
        literal = _LITERAL.match(text, start)
        closing = self._next(_LITERAL_ENDS[literal[1]], close) if literal else None
        end = closing.end() if closing else close
        self.spans.append((start, end))
        if not self.shortcode and not self._is_in_indented_code(start):
            self.shortcode = (start, text[start:close])
        return end


_MATHS = re.compile(r"[\\^_=+<>]")
_COMMANDS = re.compile(
    r"\\(?:text|textrm|textit|textbf|textsf|mathrm|mathit|mathbf|mathsf|operatorname|mbox|hbox|tag|label|begin|end)\*?"
    r"\s*\{[^{}]*\}|\\[A-Za-z]+"
)
_INDEX = re.compile(r"[_^]\s*\{[^{}]*\}")  # v_{max}, whose words are part of a formula
_ARGUMENTS = re.compile(r"\\[A-Za-z]+\*?(?:\s*\{[^{}]*\})+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PROSE = re.compile(
    r"[а-яёА-ЯЁ]{2}"  # Russian words
    r"|[^\W\d_]{2,}[,;:.)]?\s+\(?[^\W\d_]{2,}"  # two words in a row
    r"|^\d[\d,.]*[^\W\d_]*\)?[\s–—-]+\(?[^\W\d_]{2,}"  # a sum, and a word after it
    r"|->|=>|::"  # the code of a program
)
_SINE = re.compile(r"\b(?:sin|cos|tan|log|ln|exp|max|min|lim|mod|det|if|for|all|and|or)\b")


def _is_prose(inner: str) -> bool:
    """Return whether the text between two dollar signs is prose and not a formula.

    >>> _is_prose("8000) per volunteer and 40 hours per month ("), _is_prose(r"x^2 + \\\\frac{1}{2}")
    (True, False)
    >>> _is_prose(r"F_{тр} = \\\\frac{работа}{путь}")
    False
    """
    plain = _COMMANDS.sub(" ", _ARGUMENTS.sub(" ", _INDEX.sub(" ", inner)))
    if _PROSE.search(_SINE.sub(" ", plain)):
        return True
    depth = 0
    for sign in plain:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < -1:
            break
    # A half-open interval, [0, 1), is a formula; unbalanced parentheses alone mean sums of money.
    return depth != 0 and not any(sign in plain for sign in "[]") and not _MATHS.search(inner)


def _shortened(written: str) -> str:
    line = " ".join(written.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


# ---------------------------------------------------------------- links and divisions

# Word joiners and invisible operators of formulas.
_HIDDEN = re.compile("[\u2060-\u2064]")
_GAP_IN_LINK = re.compile(r"\](?:\([^()<>\"'\s]*[ \t]|[ \t]+\()")
_UNREAD_LINK = re.compile(
    r"!?\[[^\[\]\n]*\]\([^()<>\"'\n]*[^\s()<>\"'][ \t]+[^()<>\"'\n]*\.[A-Za-z]{2,5}\)"  # [text](my file.md)
    r"|!?\[[^\[\]\n]*\]\((?:https?|mailto):[^\s()<>\"']*[ \t]+[^()<>\"'\n]*[^\s()<>\"']\)"
    r"|!?\[[^\[\]\n]*\][ \t]+"  # [text] (file.md)
    r"\((?:https?://[^)\s]+|[^)\s]+\.(?:md|html?|jpe?g|png|svg|webp|gif|pdf))\)"
)
_DIV = re.compile(r"^[ \t>]*(?P<written>:{3,}[ \t:]*(?P<name>[^\n]*))", re.MULTILINE)
# Attributes in braces, or one word; other tools have a title after it.
_DIV_NAME = re.compile(r"(?:\{[^\n]*\}|\S+)[ \t]*")


_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")


def _lost_cells(scan: _Scan) -> Iterator[FileProblem]:
    """Find rows with more cells than the line of dashes has: pandoc drops the cells beyond it."""
    if "-|" not in scan.text and "- |" not in scan.text:
        return
    lines = _masked(scan.text, scan.spans).split("\n")
    columns = start = 0
    for number, line in enumerate(lines, start=1):
        if columns and "|" in line:
            cells = _cells(line)
            if cells > columns and not scan.is_code(start):
                yield LostCells("", number, cells, columns)
        else:
            is_rule = "|" in line and "-" in line and _RULE.fullmatch(line)
            columns = _cells(line) if is_rule and number > 1 and _cells(lines[number - 2]) == _cells(line) else 0
        start += len(line) + 1


def _cells(row: str) -> int:
    row = row.strip(" \t>")
    return len(_BAR.findall(row.removeprefix("|").removesuffix("|"))) + 1


def _wrong_divs(scan: _Scan) -> Iterator[FileProblem]:
    """Find divisions that nothing closes, and lines that only look like the beginning of one."""
    open_divs: list[re.Match[str]] = []
    for div in _divs(scan.text):
        if scan.is_code(div.start()):
            continue
        if div["name"]:
            open_divs.append(div)
            if not _is_div(div):
                yield ShownMarkup("", scan.line(div.start()), _shortened(div["written"]))
        elif open_divs:
            open_divs.pop()
    yield from (UnclosedDiv("", scan.line(div.start())) for div in open_divs if _is_div(div))


def _divs(text: str) -> Iterator[re.Match[str]]:
    """Return every line that begins or ends a division, or looks like it."""
    return _DIV.finditer(text) if ":::" in text else iter(())


def _is_div(div: re.Match[str]) -> bool:
    return _DIV_NAME.fullmatch(div["name"]) is not None


# The attributes of a span.
_SPAN = re.compile(r"(?<!\\)\]\{(?P<attributes>[^{}\n]*)\}")
_CLASS = re.compile(r"(?<![^\s{])\.([^\s.#={}]+)")
_QUOTED_VALUE = re.compile("\"[^\"]*\"|'[^']*'")


def _classes(scan: _Scan) -> Iterator[FileProblem]:
    """Yield each class of divisions and spans that needs a stylesheet, at its first place. Some one may have it."""
    places = [(div.start(), div["name"]) for div in _divs(scan.text) if div["name"] and _is_div(div)]
    places += [(span.start(), span["attributes"]) for span in _SPAN.finditer(scan.text)]
    known = set(CLASSES)
    for start, written in sorted(places):
        attributes = _QUOTED_VALUE.sub("", written)
        is_word = scan.text[start] != "]" and not written.startswith("{")
        names = [written.rstrip(": ")] if is_word else _CLASS.findall(attributes)
        for name in names:
            if name not in known and not scan.is_code(start):
                known.add(name)
                yield UnknownClass("", scan.line(start), name)


# ---------------------------------------------------------------- bars, alerts, attributes, raised letters


def _shown_bars(scan: _Scan) -> Iterator[FileProblem]:
    """Find lines that begin with a bar and are no table: a table without its line of dashes, or a line block."""
    lines = scan.text.split("\n") if "|" in scan.text else []
    start = number = 0
    for is_bar, group in groupby(lines, lambda line: line.lstrip(" \t>").startswith("|")):
        run = list(group)
        above = lines[number - 1] if number else ""
        # A line above may have bars as well: the first of a table, after the mark of an item or without one.
        if is_bar and len(run) > 1 and "|" not in above and not scan.is_code(start):
            is_rule = _RULE.fullmatch(run[1]) and _cells(run[0]) == _cells(run[1])
            if not is_rule or _is_after_text(scan.text, start):
                yield ShownMarkup("", number + 1, _shortened(run[0]))
        number += len(run)
        start += sum(len(line) + 1 for line in run)


_ALERT = re.compile(r"^[ \t]*(?:>[ \t]*)+(?P<written>\[!(?P<kind>\w+)\](?P<more>[^\n]*))", re.MULTILINE)


def _unread_alerts(scan: _Scan) -> Iterator[FileProblem]:
    """Find alerts of a kind that pandoc does not know, or with a title of their own."""
    for alert in _ALERT.finditer(scan.text):
        is_read = alert["kind"].lower() in ALERTS and not alert["more"].strip()
        if not is_read and not scan.is_code(alert.start("written")):
            yield ShownMarkup("", scan.line(alert.start("written")), _shortened(alert["written"]))


_ATTRIBUTE = r"(?:[#.][^\s{}=\"]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{}]+))"
_LOOSE_ATTRIBUTES = re.compile(rf"(?<![^ \t\n>])\{{[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*\}}")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE)


def _mask_attributes(scan: _Scan) -> Iterator[FileProblem]:
    """Mask attributes that belong to nothing: pandoc would give them to the space before them."""
    for found in _LOOSE_ATTRIBUTES.finditer(scan.text):
        number = scan.line(found.start())
        start = scan.text.rfind("\n", 0, found.start()) + 1
        end = scan.text.find("\n", found.end())
        before, after = scan.text[start : found.start()], scan.text[found.end() : end]
        is_own_line = not (before.strip(" \t>") or after.strip() or _is_after_text(scan.text, start))
        is_heading = before.lstrip(" \t>").startswith("#") or _UNDERLINE.match(scan.text, end + 1)
        is_div = before.lstrip(" \t>").startswith(":::")
        if not (is_own_line or is_heading or is_div or before.rstrip().endswith("$$") or scan.is_code(found.start())):
            scan.spans.append((found.start(), found.start() + 1))
            yield ShownMarkup("", number, _shortened(found[0]))


_SCRIPT = re.compile(
    r"\\.|\[\^|^[ \t>]*~[ \t]"  # an escape, a call of a note, a definition
    r"|\^(?:\\.|[^\s^\\])+\^|(?<!~)~(?:\\.|[^\s~\\])+~(?!~)"
    r"|(?P<false>\^|(?<!~)~(?!~))",
    re.MULTILINE,
)


def _false_scripts(text: str) -> list[Span]:
    """Find the signs of raised and lowered letters that stand for themselves: 2^10 and 2^20, from ~5 to ~10.

    >>> _false_scripts("2^10 and 2^20, 10^6^ H~2~O")
    [(1, 2), (10, 11)]
    """
    if "~" not in text and text.count("^") == text.count("[^") and "\\[" not in text:
        return []  # all are calls of notes; the pattern is slow
    return [found.span() for found in _SCRIPT.finditer(text) if found["false"]]


# ---------------------------------------------------------------- links by reference

_LABEL = r"(?:[^\[\]\\]|\\.)+"
_DEFINED = re.compile(
    rf"^[ \t>]*(?:(?:[-+*]|\d{{1,9}}[.)])[ \t]+)*\[(?!\^)(?P<label>{_LABEL})\]:"
    r"[ \t]*\n?[ \t]*(?P<address><[^<>\n]*>|[^\s<]\S*)"
    r"(?:[ \t]*\n?[ \t]+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t]*$",
    re.MULTILINE,
)
_BRACKETS = re.compile(rf"\[({_LABEL})\]")
_CALLED = re.compile(rf"(?<![\w\]\\])!?\[(?!\^)(?P<text>{_LABEL})\]\[(?!\^)(?P<label>(?:{_LABEL})?)\](?!\()")
# [//]: # (a comment), as many write them.
_NO_ADDRESS = frozenset(["#", "<>", "<#>"])
_ADDRESS = re.compile(r"\w[/.#:@]\w|^[<#/.]")


def _judge_references(scan: _Scan) -> Iterator[FileProblem]:
    """Find links whose address is not defined, and definitions that no link uses; mask those that are prose."""
    text = scan.text
    defined: dict[str, re.Match[str]] = {}
    definitions: list[re.Match[str]] = []
    for found in _DEFINED.finditer(text):
        is_next = bool(definitions) and definitions[-1].end() + 1 == found.start()
        if not scan.is_code(found.start()) and (is_next or not _is_after_text(text, found.start())):
            definitions.append(found)
    starts = {found.start("label") - 1 for found in definitions}
    brackets = _BRACKETS.finditer(text) if definitions else ()
    used = {_label(found[1]) for found in brackets if found.start() not in starts}
    for found in definitions:
        label = _label(found["label"])
        is_used = label in used and label not in defined
        defined.setdefault(label, found)
        if is_used or found["address"] in _NO_ADDRESS:
            continue
        if label not in used and not _ADDRESS.search(found["address"]):
            scan.spans.append((found.start("label") - 1, found.start("label")))  # [Anna]: Hello!
        else:
            yield UnusedDefinition("", scan.line(found.start("label")), found["label"])
    for found in _CALLED.finditer(text) if "][" in text else ():
        label = found["label"] or found["text"]
        if _label(label) not in defined and not label.isdecimal() and not scan.is_code(found.start()):
            yield UndefinedLink("", scan.line(found.start()), label)


def _label(written: str) -> str:
    return " ".join(written.split()).casefold()


# ---------------------------------------------------------------- notes of the editor and the translator

_CALL_OF_OTHERS = re.compile(
    rf"(?<!\\)\[\^(?P<label>(?P<by>{'|'.join(NOTE_AUTHORS)}):[^\[\]\s]+)\](?P<colon>:?)", re.IGNORECASE
)
_DEFINED_NOTE = re.compile(r"^[ \t>]*\[\^([^\[\]\s]+)\]:", re.MULTILINE)
# pandoc drops the label of a note, so one of these characters after its call says whose it is. No manuscript has them.
_CALL_MARKS = {"\ufffe": "ed", "\uffff": "tr"}
_MARK_OF = {by: mark for mark, by in _CALL_MARKS.items()}


def _calls_of_others(scan: _Scan) -> Iterator[tuple[int, str]]:
    """Yield where each call of a note of the editor or the translator ends, and its mark."""
    defined = {found[1].casefold() for found in _DEFINED_NOTE.finditer(scan.text)}
    for call in _CALL_OF_OTHERS.finditer(scan.text):
        line_start = scan.text.rfind("\n", 0, call.start()) + 1
        is_definition = call["colon"] and not scan.text[line_start : call.start()].strip(" \t>")
        is_read = call["label"].casefold() in defined and not is_definition
        if is_read and not scan.is_code(call.start()):
            yield call.start("colon"), _MARK_OF[NOTE_AUTHORS[call["by"].lower()]]


def read_marks(answer: bytes, tree: Pandoc) -> Pandoc:
    """Return a tree with what its marks say: citations, and whose notes are. answer: its JSON."""
    if CITATION_SPAN.encode() in answer:
        tree = Pandoc(tree.api_version, rewrite(tree.blocks, _cite, SpanNode), tree.meta)
    return _name_authors(tree) if any(mark.encode() in answer for mark in _CALL_MARKS) else tree


def _name_authors(tree: Pandoc) -> Pandoc:
    """Return a tree whose notes say whose they are, and which has no marks of calls."""
    authors: dict[int, str] = {}

    def judge(blocks: tuple[object, ...]) -> None:
        last: Note | None = None
        for node in find(blocks, Note, Str, shut=frozenset([Note])):
            if isinstance(node, Note):
                last = node
                judge(node.blocks)
            elif last and node.text[:1] in _CALL_MARKS:
                authors[id(last)] = _CALL_MARKS[node.text[0]]

    def change(node: Node) -> Node | tuple[Node, ...]:
        match node:
            case Note(blocks):
                return Note(blocks, authors.get(id(node), ""))
            case Str(text) if (kept := text.translate(_NO_MARKS)) != text:
                # Words after the call were joined with its mark.
                space = (Space(),) if kept.startswith(" ") else ()
                return (*space, Str(kept.lstrip(" "))) if kept.strip(" ") else space
            case Code((attr, text)) | CodeBlock((attr, text)):
                return type(node)((attr, text.translate(_NO_MARKS)))
            case Math((kind, text)):
                return Math((kind, text.translate(_NO_MARKS)))
        return node

    judge(tree.blocks)
    return Pandoc(tree.api_version, rewrite(tree.blocks, change, Note, Str, Code, CodeBlock, Math), tree.meta)


_NO_MARKS = dict.fromkeys(map(ord, _CALL_MARKS))


# ---------------------------------------------------------------- citations

_GROUP_OF_CITATIONS = re.compile(
    rf"(?<![\]\\!])\[(?!\^)(?P<inner>[^\[\]]*?(?<![\w@/.\\])@{KEY}(?:[^\[\]\n]|\n(?!\s*\n))*)\](?![(\[{{])"
)
_CITATION_IN_TEXT = re.compile(rf"(?<![\w@/.\\-])(?<!\]\()@{KEY}(?:[ \n]\[[^\[\]@\n]*\](?![(\[{{:]))?")


class _FoundCitation(NamedTuple):
    """A citation as written, and the marks that make a span of it."""

    start: int
    written: str
    marks: tuple[tuple[int, str], ...]


def _citations(scan: _Scan) -> Iterator[_FoundCitation]:
    """Yield the citations of a body, in brackets and in the text, in order."""
    if "@" not in scan.text:
        return
    taken = [tag[:2] for tag in scan.tags]
    taken += [link.span() for link in _AUTOLINK.finditer(scan.text)]
    taken += [bracket.span() for bracket in _BRACKETS_BEFORE_ADDRESS.finditer(scan.text)]
    taken = _merged(taken)
    found, groups = [], []
    for group in _GROUP_OF_CITATIONS.finditer(scan.text):
        is_definition = scan.text.startswith(":", group.end()) and scan.text[: group.start()].endswith(("\n", "> "))
        if read_citation(group[0]) and not (
            is_definition or scan.is_code(group.start()) or _is_in(group.start(), taken)
        ):
            found.append(_FoundCitation(group.start(), group[0], ((group.end(), f"{{.{CITATION_SPAN}}}"),)))
            groups.append(group.span())
    taken = _merged([*taken, *groups])
    for one in _CITATION_IN_TEXT.finditer(scan.text):
        if not (scan.is_code(one.start()) or _is_in(one.start(), taken)):
            marks = (one.start(), "["), (one.end(), f"]{{.{TEXT_CITATION_SPAN}}}")
            found.append(_FoundCitation(one.start(), one[0], marks))
    yield from sorted(found)


# The text and the address of a link or picture.
_BRACKETS_BEFORE_ADDRESS = re.compile(r"\[[^\[\]\n]*\](?:\([^()\s]*|\[[^\[\]\n]*\]|: *\S+)")


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return what spans cover together, as spans apart from each other, in order."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _is_in(at: int, spans: Sequence[Span]) -> bool:
    """Return whether a position is in one of some spans, which are apart from each other and in order."""
    number = bisect_right(spans, (at, maxsize)) - 1
    return number >= 0 and at < spans[number][1]


def _cite(node: Node) -> Node | tuple[Node, ...]:
    """Return the citation in a span of ours. One with positions keeps its words apart, each with its own."""
    match node:
        case SpanNode((Attr(_, classes), inner)) if CITATION_SPAN in classes or TEXT_CITATION_SPAN in classes:
            brackets = CITATION_SPAN in classes
            words = plain_text(inner)
            cite = read_citation(f"[{words}]" if brackets else words)
            if cite is None:
                return (Str("["), *inner, Str("]")) if brackets else inner
            is_located = node.content[0].get("data-pos") is not None
            spelt = (Str("["), *inner, Str("]")) if brackets else inner
            return (
                Cite((cite.content[0], (SpanNode((Attr("", (), node.content[0].pairs), spelt)),)))
                if is_located
                else cite
            )
    return node


# ---------------------------------------------------------------- thematic breaks

# The markers of items may stand before it.
_SPACED_BREAK = re.compile(
    r"^(?P<before>[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*?)"
    r"(?P<signs>(?P<sign>[-*])(?=[-* \t]*[ \t][-*])(?:[ \t]*(?P=sign)){2,})(?P<after>[ \t]*)$",
    re.MULTILINE,
)


def _with_plain_breaks(body: str) -> str:
    """Write each “* * *” as “***”, of the same length: with lettered lists, pandoc takes spaced signs for items.

    >>> _with_plain_breaks("One.\\n\\n* * *\\n")
    'One.\\n\\n***  \\n'
    """
    if not _SPACED_BREAK.search(body):
        return body
    lines = body.split("\n")
    for number, kind in enumerate(line_kinds(lines)):
        if kind == "text" and (found := _SPACED_BREAK.match(lines[number])):
            # Never dashes: below a paragraph they would make a heading of it.
            lines[number] = f"{found['before']}***".ljust(len(lines[number]))
    return "\n".join(lines)


# ---------------------------------------------------------------- lettered lists

_MARKER = re.compile(
    r"^(?P<before>(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*)(?P<open>\(?)"
    r"(?P<label>[A-Za-zА-Яа-яЁё]|[ivxlcdm]{2,9}|[IVXLCDM]{2,9}|\d{1,9})(?P<close>[.)])(?=[ \t]|$)",
    re.MULTILINE,
)

_ALPHABETS: Mapping[str, str] = {
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "russian": RUSSIAN_LABELS,
    # ГОСТ Р 2.105-2019 leaves out з, о and ч as well.
    "standard": "абвгдежиклмнпрстуфхцшщэюя",
    "with й": "абвгдежзийклмнопрстуфхцчшщэюя",
    "with ё": "абвгдеёжзиклмнопрстуфхцчшщэюя",
    "whole": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}


@dataclass
class _Run:
    """Markers that may form one list. kinds: the last marker's value in each way of reading them."""

    indent: int
    shape: tuple[str, str, bool]
    kinds: dict[str, int]
    markers: list[re.Match[str]]
    first: dict[str, int]
    is_in_paragraph: bool
    """A line of running text comes directly before the first marker."""

    def takes(self, indent: int, shape: tuple[str, str, bool], kinds: Mapping[str, int]) -> dict[str, int]:
        """Return the ways of reading a marker as the next of this list; empty if there is none."""
        if indent != self.indent or shape != self.shape:
            return {}
        return {kind: value for kind, value in kinds.items() if self.kinds.get(kind) == value - 1}

    @property
    def is_list(self) -> bool:
        """A list begins with its first label; with a parenthesis, or if three labels long, with any."""
        if len(self.markers) < 2 or ("number" in self.kinds and self.shape[0] and self.is_in_paragraph):
            return False
        begins = any(self.first[kind] == 1 for kind in self.kinds)
        return begins or self.shape[1] == ")" or len(self.markers) > 2


def _false_markers(text: str) -> tuple[list[Span], dict[tuple[str, int], tuple[str, ...]]]:
    """Find the markers that pandoc would mistake for those of lettered lists, and the labels of the true lists."""
    markers = [marker for marker in _MARKER.finditer(text) if _may_mark(marker)]
    if not markers:
        return [], {}
    spans: list[Span] = []
    labels: dict[tuple[str, int], tuple[str, ...]] = {}
    for run in _runs(text, markers):
        if not run.is_list:
            spans += [marker.span("close") for marker in run.markers]
        elif "number" not in run.kinds:
            row = tuple(marker["label"] for marker in run.markers)
            labels[row[0], len(row)] = row
    return spans, labels


def _may_mark(marker: re.Match[str]) -> bool:
    label = marker["label"]
    if label.isdigit():
        # All of Markdown reads ordinary numbers; only pandoc reads "(1)", and a year does not number a list.
        return bool(marker["open"]) or len(label) == 4
    if marker["open"] and marker["close"] == ".":
        return False
    return len(label) == 1 or roman_value(label.upper()) > 0


def _runs(text: str, markers: list[re.Match[str]]) -> Iterator[_Run]:
    open_runs: list[_Run] = []
    end = 0
    for marker in markers:
        indent = len(marker["before"].expandtabs(4))
        for run in list(open_runs):
            if run.indent > indent or _ends_lists(text[end : marker.start()], run.indent):
                open_runs.remove(run)
                yield run
        end = marker.end()
        label = marker["label"]
        shape = (marker["open"], marker["close"], label.isupper())
        kinds = _values(label)
        if shape[1:] == (".", True) and not text.startswith(("  ", "\t", "\n"), marker.end()):
            kinds = {}  # an initial
        goes_on = next((run for run in reversed(open_runs) if run.takes(indent, shape, kinds)), None)
        if goes_on:
            goes_on.kinds = goes_on.takes(indent, shape, kinds)
            goes_on.markers.append(marker)
        else:
            for other in [other for other in open_runs if other.indent == indent]:
                open_runs.remove(other)
                yield other
            is_in_paragraph = _is_after_text(text, marker.start())
            open_runs.append(_Run(indent, shape, dict(kinds), [marker], dict(kinds), is_in_paragraph))
    yield from open_runs


def _is_after_text(text: str, at: int) -> bool:
    """Return whether the line before this one is running text: neither blank nor a heading, an item or a boundary."""
    before = text[text.rfind("\n", 0, max(at - 1, 0)) + 1 : max(at - 1, 0)].strip(" \t>")
    return bool(before) and not before.startswith(("#", ":::", "```", "~~~", "<")) and not ITEM.match(before)


def _values(label: str) -> dict[str, int]:
    if label.isdigit():
        return {"number": int(label)}
    small = label.lower()
    values = {
        name: letters.index(small) + 1 for name, letters in _ALPHABETS.items() if len(small) == 1 and small in letters
    }
    if roman := roman_value(label.upper()):
        values["roman"] = roman
    return values


def _ends_lists(between: str, indent: int) -> bool:
    """Return whether a paragraph here ends the list: after a blank line, no deeper than the markers."""
    lines = between.split("\n")
    return any(
        not before.strip(" \t>") and line.strip(" \t>") and len(line) - len(line.lstrip(" \t>")) <= indent
        for before, line in pairwise(lines[1:])
    )
