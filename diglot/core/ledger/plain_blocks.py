"""A body in, the lines of its blocks as a ledger has them out, where they are such as most people write. Pure.

Paragraphs, headings, lists, quotations, alerts, tables, divisions, notes and code; of any other nothing is said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from diglot.core.ledger.canonical_text import CODE_FENCE
from diglot.model.markup.note_labels import label_of

# What begins a line of a list or a quotation; neither is in the text of a unit.
_MARKS = re.compile(r"(?=[>*+\d-])(?P<quotation>(?:>[ \t]?)*+)(?:(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]+)|(?<=[>\s]))")
# The only number with which a list begins within a paragraph.
_FIRST = re.compile(r"[-*+]|1[.)]")
# The beginning of a line that pandoc may read as a block of its own, and this module does not.
_OTHER_BLOCK = re.compile(
    r"[#|~:>]|(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|`{3}|<|\[(?:[ xX!^]|[^\]]*\]:)|-{3}|_{3}|\*{3}|={1,}[ \t]*$"
)
# The first line of an alert; with more on the line it is text.
_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?=[ \t]*(\S?))")
# The first line of a division, or its last.
_DIVISION = re.compile(r":{3}[ \t]*([\w-]*)")
# Its attributes may have a caption, which a ledger keeps.
_FENCE = re.compile(r"```[^`=]*")
_HEADING = re.compile(r"#{1,6}[ \t]")
_HEADING_END = re.compile(r"(?<=[ \t\u3000])(?:#+|\{#[\w-]+\})$")
_RULE = re.compile(r"-{3,}|_{3,}|\*{3,}")
_COMMENT = re.compile(r"<!--(?:(?!--).)*-->")
_TABLE_RULE = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+")
_RULE_ROW = 2
# The definition of an address or a note; what pandoc may read of an address on the next line, too.
_DEFINITION = re.compile(r"\[(\^?[^\[\]\\]+)\]:[ \t]*(.*)")
_ADDRESS = re.compile(r"(?:<([^<>\\]+)>|([^\s<>\"'(][^\s<>]*))(?:[ \t]+[\"(']([^\"'()]*)[\")'])?")
_TITLE_SIGNS = ('"', "'", "(")
# The ends of lines that may break there.
_BREAKS = ("\\", "  ")
# The beginning of a line that surely goes on with a paragraph.
_CONTINUATION = re.compile(r" {0,3}(?:[^\W\d_]|[«“„(])")
# What a line of a paragraph does not begin with.
_SIGNS = ("|", "~", ":", "=", CODE_FENCE)
# Spaces before a line that begins no code, and after the mark of an item.
_DEEPEST = 3
_SPACES = re.compile("[ \t]{2,}|\t")


class NotPlain(Exception):
    """Only pandoc can tell what the text says."""


class PlainLine(msgspec.Struct, frozen=True):
    """A line as a ledger has it, whether a unit begins with it, and whether it is code."""

    text: str
    is_first: bool
    is_code: bool = False


class PlainReader:
    """Reads the lines of a body. definitions: the addresses and notes that it has read, by their labels."""

    def __init__(self) -> None:
        self.definitions: dict[str, str] = {}
        self._paragraph: list[str] = []
        self._label = ""  # of the note that the paragraph is
        self._is_quoted = False  # whether the line before begins with the sign of a quotation
        self._is_open = False  # whether a paragraph is, be it after a broken line
        self._begins = True  # whether the paragraph begins a unit
        self._quotations = 0  # in which the paragraph is
        self._columns = [0]  # where the text of each open item begins, the innermost last
        self._has_left = False  # whether the line is in no item that the one before is in
        self._fence: int | None = None  # how far the open block of code is indented
        self._margin = ""  # the signs of quotations before each of its lines
        self._row = 0  # of the open table, which has so many signs between its cells
        self._bars = 0
        self._divisions = 0
        self._awaited = ""  # the label of an address that is on the next line
        # Whether the line before is empty, or a definition: nothing else can have one after it.
        self._is_apart = True

    def read(self, lines: Sequence[str]) -> Iterator[PlainLine]:
        """Yield a line for each block, and those of code. Raises: NotPlain."""
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            if self._paragraph and line[:1].isalpha() and not line.endswith(_BREAKS):
                # Most lines are such, and nothing else can begin with a letter.
                self._paragraph.append(line.rstrip(" \t\r"))
                self._is_quoted, self._is_open = False, True
                continue
            text, indent = line.strip(" \t\r"), len(line) - len(line.lstrip(" "))
            if self._fence is not None:
                yield self._code(line)
                continue
            depth = self._depth(text, indent)
            if text and not self._paragraph and (depth > _DEEPEST or line[indent : indent + 1] == "\t"):
                raise NotPlain
            if not self._is_definition(text, following):
                yield from self._line(line, following, indent, depth)
        yield from self._ended()
        if self._fence is not None or self._divisions or self._awaited:
            raise NotPlain

    def _code(self, line: str) -> PlainLine:
        if not line.startswith(self._margin.rstrip()):
            raise NotPlain
        line = line.removeprefix(self._margin.rstrip()).removeprefix(" " if self._margin else "")
        text, indent = line.rstrip(" \t\r").lstrip(" "), len(line) - len(line.lstrip(" "))
        if text and indent < self._columns[-1]:
            raise NotPlain  # the item ends, and the code with it
        margin = self._fence or 0
        is_end = text == CODE_FENCE and indent <= margin + _DEEPEST
        self._fence = None if is_end else self._fence
        return PlainLine(text if is_end else line[min(margin, indent) :], is_first=False, is_code=True)

    def _depth(self, text: str, indent: int) -> int:
        """Return how far a line is indented within the innermost item that it can belong to."""
        marks = _MARKS.match(text)
        if text and (marks or not self._paragraph):
            self._has_left = indent < self._columns[-1]
            while indent < self._columns[-1]:
                self._columns.pop()
            # A ledger has what follows the inner items before them.
            if self._has_left and self._columns[1:] and not (marks and text.startswith(marks["item"] or " ")):
                raise NotPlain
        return indent - self._columns[-1]

    def _is_definition(self, text: str, following: str) -> bool:
        """Take a line that is the definition of an address, or begins that of a note."""
        if self._awaited:
            self._define(self._awaited, text, following)
            self._awaited = ""
            return True
        found = _DEFINITION.fullmatch(text) if self._is_apart and not self._paragraph else None
        if self._label and text.startswith("[^") and (found := _DEFINITION.fullmatch(text)):
            self.definitions[self._label], self._label, self._paragraph = " ".join(self._paragraph), "", []
        self._is_apart = bool(found) or not text or bool(not self._paragraph and _COMMENT.fullmatch(text))
        if not found:
            return False
        label, value = label_of(found[1]), found[2]
        if label in self.definitions or (label.startswith("^") and _OTHER_BLOCK.match(value)):
            raise NotPlain
        if label.startswith("^"):
            self._label, self._paragraph, self.definitions[label] = label, [value], ""
        elif value:
            self._define(label, value, following)
        else:
            self._awaited = label
        return True

    def _define(self, label: str, value: str, following: str) -> None:
        """Take an address, with its title, as a ledger has it. following: the next line."""
        found = _ADDRESS.fullmatch(value)
        if not found or following.strip().startswith(_TITLE_SIGNS):
            raise NotPlain
        address = found[1] or found[2]
        self.definitions[label] = f'{address} "{found[3]}"' if found[3] else address

    def _line(self, line: str, following: str, indent: int, depth: int) -> Iterator[PlainLine]:
        text = line.strip(" \t\r")
        marks = _MARKS.match(text)
        rest = text[marks.end() :] if marks else text
        quotations = marks["quotation"].count(">") if marks else 0
        if marks:
            self._enter(marks, rest, indent, depth)
        # What has no mark of its own goes on with the item that it is in.
        is_first = bool(marks and marks["item"]) or not self._columns[1:]
        block = None if marks else self._block(text, following, is_first)
        goes_on = quotations and rest and self._is_open and self._quotations
        if goes_on and marks and (marks["item"] or quotations != self._quotations):
            raise NotPlain
        if marks and _is_fence(marks, rest):
            block = [PlainLine(CODE_FENCE, is_first, is_code=True)]
            indent, self._margin = (0, text[: marks.end()]) if quotations else (self._columns[-1], "")
        if (marks and not goes_on) or block is not None:
            yield from self._ended()
        if block is not None:
            yield from block
            self._fence = indent if block and block[-1].is_code else None
            self._margin = self._margin if quotations else ""
        elif rest and not (quotations and _ALERT.fullmatch(rest)):
            if not self._is_open:
                self._quotations, self._begins = quotations, is_first
            yield from self._written(line, rest, following.removeprefix(marks[0] if marks and quotations else ""))
        self._is_quoted = bool(quotations)

    def _written(self, line: str, rest: str, following: str) -> Iterator[PlainLine]:
        """Add a line to the paragraph. rest: without marks."""
        is_broken = line.endswith("\\") and bool(_CONTINUATION.match(following))
        if rest.startswith("\\#"):
            raise NotPlain
        self._is_open = True
        self._paragraph.append(rest.removesuffix("\\") if is_broken else rest)
        if is_broken or (line.endswith("  ") and following.strip()):
            yield from self._ended(is_broken=True)

    def _enter(self, marks: re.Match[str], rest: str, indent: int, depth: int) -> None:
        """Begin an item or a quotation."""
        item, alert = marks["item"], _ALERT.match(rest)
        is_known = bool(alert and (alert[1] or not (self._is_quoted or item))) or _is_fence(marks, rest)
        is_alert_of_item = alert and not alert[1] and self._columns[1:]
        if depth > _DEEPEST or self._label or is_alert_of_item or (_OTHER_BLOCK.match(rest) and not is_known):
            raise NotPlain
        if item and not marks["quotation"]:
            if self._paragraph and not self._has_left and not _FIRST.match(item):
                raise NotPlain
            if "\t" in item or len(item) - len(item.rstrip()) > _DEEPEST + 1:
                raise NotPlain
            self._columns.append(indent + len(item))

    def _block(self, text: str, following: str, is_first: bool) -> list[PlainLine] | None:
        """Return the lines of a block that is one line; None for a line of a paragraph."""
        is_apart = not self._paragraph
        is_row = text.startswith("|") and (self._row or (is_apart and _TABLE_RULE.fullmatch(following.strip())))
        self._row = self._row + 1 if is_row else 0
        if not text or _COMMENT.fullmatch(text):
            return []
        if _HEADING.match(text):
            return [PlainLine(_spaced(_HEADING_END.sub("", text)), is_first)]
        if _FENCE.fullmatch(text):
            return [PlainLine(CODE_FENCE, is_first, is_code=True)]
        if is_apart and _RULE.fullmatch(text):
            return [PlainLine("***", is_first)]
        if is_row and bool(_TABLE_RULE.fullmatch(text)) == (self._row == _RULE_ROW):
            return self._cells(text, is_first)
        if is_apart and not following.strip() and (bound := _DIVISION.fullmatch(text)):
            self._divisions += 1 if bound[1] else -1
            if self._divisions >= 0:
                return []
        if text.startswith(_SIGNS):
            raise NotPlain
        return None

    def _cells(self, text: str, is_first: bool) -> list[PlainLine]:
        """Return the line of a row; none for that of the rule."""
        self._bars = text.count("|") if self._row == 1 else self._bars
        if "\\|" in text or text.count("|") != self._bars:
            raise NotPlain
        cells = text.removeprefix("|").removesuffix("|").split("|")
        is_rule = self._row == _RULE_ROW
        return [] if is_rule else [PlainLine(" | ".join(map(_spaced, cells)), is_first and self._row == 1)]

    def _ended(self, *, is_broken: bool = False) -> Iterator[PlainLine]:
        """End the paragraph. is_broken: its text goes on, on a line of its own."""
        text, self._paragraph, self._is_open = " ".join(self._paragraph), [], is_broken
        if self._label:
            if is_broken:
                raise NotPlain
            self.definitions[self._label], self._label = text, ""
        elif text:
            yield PlainLine(_spaced(text), self._begins)
            self._begins = not is_broken


def _is_fence(marks: re.Match[str], rest: str) -> bool:
    """Return whether code begins on the line of an item's mark, or in a quotation."""
    return bool(_FENCE.fullmatch(rest)) and bool(marks["item"]) != bool(marks["quotation"])


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text.strip(" \t"))
