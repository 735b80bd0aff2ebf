"""WeasyPrint's boxes of a paragraph in, its text and measured items out. Touches Pango through `text_widths`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import inf
from typing import Any

import msgspec
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, percent
from weasyprint.text import line_break

from diglot.adapters.typesetter.text_widths import StyledText, TextWidths
from diglot.languages.parts.model.letters import CAPITAL
from diglot.model.languages import LANGUAGES
from diglot.model.paper.line_breaking import FORCED, Box, Glue, Item, Penalty

# How much of its width a space may gain at the ratio 1, and lose at most.
_SPACE_STRETCH, _SPACE_SHRINK = 0.4, 0.25
# How far letters move apart at the ratio 1, and together at the ratio -1, in ems; and how much of their width they gain
# or lose. More would be seen. Source: H. Thành, as below.
TRACKING_STRETCH, TRACKING_SHRINK, SCALING = 0.013, 0.006, 0.02
# Costs of breaks: TeX's \\hyphenpenalty is 50. After two letters a hyphen is worse, and so is a short word that is
# left at the end of its line, most of all a single letter.
_HYPHEN_COST, _TWO_LETTERS_COST, _SHORT_WORD_COST, _SINGLE_LETTER_COST = 40.0, 30.0, 60.0, 200.0

# What looks like a part of an address, such as a path, is divided only where it does not fit into a line; a whole
# address sooner than a line is set very loose.
_IN_ADDRESSES, _PATH_COST, _ADDRESS_COST = "/?&=.:_#%", 10_000.0, 200.0
# A long name in code is divided in the same places, and only where even its parts do not fit, between any letters.
_MAKESHIFT_COST = 30_000.0

NO_BREAK_SPACE = "\u00a0"
_SPACES = re.compile("[ \u00a0]+")
_SINGLE_LETTER = re.compile(r"(?:^|[^\w.])\w$")
# With a single letter no sentence begins at the end of a line: «… вернулась. А | потом».
_FIRST_LETTER = re.compile(rf"(?:^|[.!?…][»“”)\]]*[ \u00a0]+[«„“(]?)[{CAPITAL}]$")
_NEXT_WORD = re.compile(r"[«„“‘(]?[^\W\d_]")
# What must not begin a line although there is a space before it, or end one although there is a space after it.
_NEVER_FIRST, _NEVER_LAST = re.compile(r"[—–.,:;!?…)\]»”]"), re.compile(r"[(\[«„“]$")

# How much of its width a character hangs into the margin, so that the edge of the text looks straight: light marks at
# the end of a line, and at its start. Source: H. Thành, “Micro-typographic extensions to the TeX typesetting system”,
# TUGboat 21 (2000); the figures were chosen by eye for both alphabets.
_HANGING_LAST = dict.fromkeys("-‐.,", 0.6) | dict.fromkeys(":;”“’", 0.45) | dict.fromkeys("»—–", 0.25) | {"!": 0.2}
_HANGING_FIRST = dict.fromkeys("“„‘", 0.45) | dict.fromkeys("«—–", 0.25)

# Lines end beside it as beside a picture: https://www.w3.org/TR/css-text-3/#line-breaking
_LIKE_A_PICTURE = "\u2e80"


@cache
def _short_word() -> re.Pattern[str]:
    """Return a pattern for a short word, no initial and no abbreviation with a full stop: «в Праге».

    The space after it should not end a line, but may.
    """
    words = (f"[{own.letters}]{{1,{own.short_words}}}" for own in LANGUAGES.values() if own.short_words)
    return re.compile(rf"(?:^|[^\w.])(?:{'|'.join(words)})$")


class CannotPlan(Exception):
    """A paragraph holds what only WeasyPrint can lay out, such as a float."""


class TextRun(msgspec.Struct):
    """A box of text in a paragraph, or a picture, which has none. start, stop: in characters of the paragraph."""

    box: Any
    start: int
    stop: int


class BreakPlace(msgspec.Struct, frozen=True):
    """Where a line may end. stop: the text of the line up to here; next_start: where the next line begins.

    Between them are spaces, which are not printed. hyphen: the width of the hyphen that the break adds, or 0.
    """

    stop: int
    next_start: int
    hyphen: float = 0.0


class ParagraphItems:
    """The text of a paragraph, its runs, its items, and the places of those at which it can be broken."""

    def __init__(self, linebox: Any, containing_block: Any, widths: TextWidths) -> None:
        self.runs: list[TextRun] = []
        self.text = ""
        self.items: list[Item] = []
        self.places: dict[int, BreakPlace] = {}
        self._widths = widths
        self._containing_block = containing_block
        # Spaces and letters stretch in justified text only.
        self._elasticity = 1.0 if linebox.style["text_align_all"] == "justify" else 0.0
        if linebox.text_indent:
            self.items.append(Box(linebox.text_indent))
        for box in inline_leaves(linebox.children):
            text = box.text if isinstance(box, boxes.TextBox) else ""
            self.runs.append(TextRun(box, len(self.text), len(self.text) + len(text)))
            self.text += text
        self._check_pictures(linebox.style["lang"])
        self._add_items(linebox, iter(self.runs))
        if linebox.style["text_align_last"] != "justify":
            self.items.append(Glue(0.0, inf))
        # Without trailing spaces: WeasyPrint removes them by laying the text out again, at its natural width.
        self._add_break(Penalty(FORCED), BreakPlace(len(self.text.rstrip(" ")), len(self.text)))
        self.hanging = dict(self._find_hanging(is_indented=bool(linebox.text_indent))) if self._elasticity else {}

    def _find_hanging(self, *, is_indented: bool) -> Iterator[tuple[int, tuple[float, float]]]:
        """Yield the breaks at which something hangs into the margins: the item, and how far before and after it."""
        if not is_indented and (first := self._hangs(0, _HANGING_FIRST)):
            yield -1, (0.0, first)
        for item, place in self.places.items():
            before = self._hangs(place.stop - 1, _HANGING_LAST, place.hyphen)
            after = self._hangs(place.next_start, _HANGING_FIRST)
            if before or after:
                yield item, (before, after)

    def _hangs(self, at: int, shares: Mapping[str, float], hyphen: float = 0.0) -> float:
        """Return how far a character hangs, or the hyphen that is added after it, whose width is given."""
        if hyphen:
            return hyphen * shares["-"]
        share = shares.get(self.text[at : at + 1])
        if share is None:
            return 0.0
        run = self.runs[bisect_right(self.runs, at, key=lambda run: run.start) - 1]
        if not isinstance(run.box, boxes.TextBox):
            return 0.0
        return share * self._widths.in_style(run.box.style).width_of(self.text[at])

    def _check_pictures(self, lang: str | None) -> None:
        """Raise CannotPlan if a line may end beside a picture without a space there: such places are not planned."""
        for number, run in enumerate(self.runs):
            if isinstance(run.box, boxes.TextBox):
                continue
            neighbours = self.runs[max(0, number - 1) : number] + self.runs[number + 1 : number + 2]
            if not all(isinstance(other.box, boxes.TextBox) for other in neighbours):
                raise CannotPlan("pictures side by side")
            before, after = self.text[: run.start][-1:], self.text[run.start : run.start + 1]
            if before not in ("", " ") and line_break.can_break_text(before + _LIKE_A_PICTURE, lang):
                raise CannotPlan("a picture after a word")
            if after not in ("", " ") and line_break.can_break_text(_LIKE_A_PICTURE + after, lang):
                raise CannotPlan("a word after a picture")

    def _add_items(self, parent: Any, runs: Iterator[TextRun]) -> None:
        """Add the items of the boxes in an inline box, as `inline_leaves` goes through them."""
        for child in parent.children:
            if isinstance(child, boxes.TextBox):
                self._add_text(next(runs))
            elif isinstance(child, boxes.ReplacedBox) and child.is_in_normal_flow():
                self._add_picture(next(runs).box)
            elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow():
                before, after = _edges(child.style)
                self.items.append(Box(before))
                self._add_items(child, runs)
                self.items.append(Box(after))

    def _add_text(self, run: TextRun) -> None:
        style = run.box.style
        if run.box.text == "\n":
            end = len(self.text[: run.start].rstrip(" "))
            self.items += [Box(0.0), Glue(0.0, inf)]
            self._add_break(Penalty(FORCED), BreakPlace(end, run.stop))
            return
        if style["white_space"] not in ("normal", "nowrap") or "\n" in run.box.text or "\t" in run.box.text:
            raise CannotPlan(style["white_space"])
        styled = self._widths.in_style(style)
        at = run.start
        for match in _SPACES.finditer(run.box.text):
            self._add_word(styled, style["font_size"], at, run.start + match.start())
            self._add_space(styled, style, run.start + match.start(), run.start + match.end())
            at = run.start + match.end()
        self._add_word(styled, style["font_size"], at, run.stop)

    def _add_word(self, styled: StyledText, em: float, start: int, stop: int) -> None:
        if start == stop:
            return
        pieces = styled.pieces_of(self.text[start:stop])
        before = start
        for piece in pieces:
            ems, scaled = (start + piece.stop - before) * em, piece.width * SCALING
            stretch = self._elasticity * (ems * TRACKING_STRETCH + scaled)
            shrink = self._elasticity * (ems * TRACKING_SHRINK + scaled)
            self.items.append(Box(piece.width, stretch, shrink))
            before = start + piece.stop
            if before < stop:
                cost = 0.0
                if piece.ends_with_hyphen:
                    cost = _HYPHEN_COST + piece.is_poor * _TWO_LETTERS_COST
                elif piece.is_in_address:
                    cost = _ADDRESS_COST
                elif self.text[before - 1] in _IN_ADDRESSES:
                    cost = _PATH_COST
                elif piece.is_makeshift:
                    cost = _MAKESHIFT_COST
                penalty = Penalty(cost, piece.hyphen, piece.ends_with_hyphen)
                self._add_break(penalty, BreakPlace(before, before, piece.hyphen))

    def _add_space(self, styled: StyledText, style: Any, start: int, stop: int) -> None:
        cost = self._cost_of_space(start, stop) if style["white_space"] == "normal" else inf
        if cost:
            self._add_break(Penalty(cost), BreakPlace(start, stop))
        else:
            self.places[len(self.items)] = BreakPlace(start, stop)
        width = (stop - start) * styled.space
        elastic = self._elasticity * width
        self.items.append(Glue(width, elastic * _SPACE_STRETCH, elastic * _SPACE_SHRINK))

    def _cost_of_space(self, start: int, stop: int) -> float:
        before, after = self.text[max(0, start - 5) : start], self.text[stop : stop + 2]
        if _NEVER_FIRST.match(after) or _NEVER_LAST.search(before):
            return inf
        if NO_BREAK_SPACE not in self.text[start:stop]:
            return 0.0
        if not _short_word().search(before) or not _NEXT_WORD.match(after) or _FIRST_LETTER.search(before):
            return inf
        return _SINGLE_LETTER_COST if _SINGLE_LETTER.search(before) else _SHORT_WORD_COST

    def _add_picture(self, box: Any) -> None:
        percent.resolve_percentages(box, self._containing_block)
        laid_out = inline.atomic_box(None, box, 0, None, self._containing_block, [], [])
        self.items.append(Box(laid_out.margin_width()))

    def _add_break(self, penalty: Penalty, place: BreakPlace) -> None:
        self.places[len(self.items)] = place
        self.items.append(penalty)


def inline_leaves(children: Iterable[Any]) -> Iterator[Any]:
    """Yield the boxes of text and the pictures among the children of a line, in order.

    Raises: CannotPlan for anything else that takes room.
    """
    for child in children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif child.is_absolutely_positioned() or child.is_running() or child.is_note():
            continue
        elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow() and not child.is_leader:
            yield from inline_leaves(child.children)
        elif isinstance(child, boxes.ReplacedBox) and child.is_in_normal_flow():
            yield child
        else:
            raise CannotPlan(type(child).__name__)


def _edges(style: Any) -> tuple[float, float]:
    """Return the widths of margin, border and padding at the start and the end of an inline box."""
    left, right = (
        sum(
            length.value
            for length in (style[f"margin_{side}"], style[f"padding_{side}"])
            if getattr(length, "unit", None) == "px"
        )
        + style[f"border_{side}_width"]
        for side in ("left", "right")
    )
    return float(left), float(right)
