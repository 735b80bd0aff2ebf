"""Words and their styles in, their measured pieces between places to break them out. Touches Pango, Pyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Any

import msgspec
import pyphen
from weasyprint.text import line_break

from diglot.languages.parts.model.letters import CAPITAL, SMALL, kept_parts
from diglot.model.languages import LANGUAGES

# What is divided into words to be hyphenated, with its combining accents.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
# Text that no line break of Unicode divides: neither dashes and slashes nor scripts without spaces.
_UNDIVIDED = re.compile(rf"[^\W_]?[{SMALL}{CAPITAL}]*[.,:;!?…»”’)]*")
# No line ends within a range of numbers: «1941–1945».
_RANGE = re.compile(r"\d[-–—]\d")
_HYPHENS = "-‐"
# An address is divided before a sign or after "//", and never shows a hyphen that is not its own. Source: CMOS 7.46.
_ADDRESS = re.compile(r"(?:https?://|www\.)\w")
_ADDRESS_POINTS = re.compile(r"(?<=//)|(?<=[^/\W_])(?=[-./?&=_#%~:,@+])(?![.,:?]*$)")
# A word of two long parts, which are better divided at the hyphen between them: «торгово-промышленная».
_COMPOUND = re.compile(r"[^\W\d_]{3}[-‐][^\W\d_]{3}")
# So few letters are better not parted from their word.
_FEW = 2


@cache
def _short_part() -> re.Pattern[str]:
    """Return a pattern for the hyphens of short parts of words: «кое-где», «кто-нибудь», «20-й», “e-mail”."""
    first, last = kept_parts()
    return re.compile(rf"(?<![^\W\d_]){first}[-‐]()(?=[^\W\d_])|(?<=[^\W_][-‐])(){last}(?![^\W_]|[-‐])", re.IGNORECASE)


class WordPiece(msgspec.Struct, frozen=True, gc=False):
    """A part of a word without a place to break it. stop: the characters of the word up to its end.

    hyphen: what a hyphen adds to the width if the line ends here, 0 where none is added. ends_with_hyphen: whether
    the line would end with a hyphen, added or not. is_poor: whether two letters would be parted from their
    word, or a compound elsewhere than at its own hyphen.
    is_makeshift: whether only `overflow-wrap`, or the length of an address, allows the line to end here.
    is_in_address: whether an address is divided here.
    """

    stop: int
    width: float
    hyphen: float = 0.0
    ends_with_hyphen: bool = False
    is_poor: bool = False
    is_makeshift: bool = False
    is_in_address: bool = False


class MeasuredLine(msgspec.Struct, frozen=True, gc=False):
    """A line of text, or a part of one, as Pango has laid it out. layout: without what Pango holds for it."""

    layout: Any
    width: float
    height: float
    baseline: float
    glyphs: int

    @property
    def text(self) -> str:
        """Return the text as it is printed."""
        return str(self.layout.text)

    def new_layout(self, justification_spacing: float) -> Any:
        """Return a layout of the line that WeasyPrint may draw, with other spaces."""
        layout = object.__new__(line_break.Layout)
        vars(layout).update(vars(self.layout), justification_spacing=justification_spacing)
        return layout


class StyledText:
    """Measures of text in one style; what was measured is kept. Lengths are in CSS pixels."""

    def __init__(self, style: Any, divided: Mapping[str, Sequence[str]]) -> None:
        self._layout = line_break.Layout(style)
        self._style = style
        self._is_wrapped = style["white_space"] == "normal"
        self._is_divided_anywhere = self._is_wrapped and style["overflow_wrap"] == "anywhere"
        self._hyphens, self._shortest = self._find_dictionary()
        code = str(style["lang"] or "").partition("-")[0]
        self._known_letters = str.maketrans(*(LANGUAGES[code].optional_marks if code in LANGUAGES else ("", "")))
        words = divided.get(code, ())
        self._divided = {word.replace("-", "").casefold(): _positions(word) for word in words}
        self._words: dict[str, tuple[WordPiece, ...]] = {}
        self._characters: dict[str, float] = {}
        self._lines: dict[str, MeasuredLine] = {}
        self.space = self._width("a b") - self._width("ab")
        self._hyphen = self._width("a" + style["hyphenate_character"]) - self._width("a")

    def _find_dictionary(self) -> tuple[pyphen.Pyphen | None, int]:
        """Return the hyphenation of the style and the letters of the shortest word that it divides."""
        style = self._style
        lang = pyphen.language_fallback(style["lang"]) if style["lang"] and style["hyphens"] == "auto" else None
        shortest, left, right = style["hyphenate_limit_chars"]
        return (pyphen.Pyphen(lang=lang, left=left, right=right) if lang else None), shortest

    def pieces_of(self, word: str) -> tuple[WordPiece, ...]:
        """Return the parts of a word, which has no spaces, in order."""
        pieces = self._words.get(word)
        if pieces is None:
            pieces = self._words[word] = tuple(self._measured_pieces(word))
        return pieces

    def width_of(self, character: str) -> float:
        """Return the width of a single character."""
        width = self._characters.get(character)
        if width is None:
            width = self._characters[character] = self._width(character)
        return width

    def line_of(self, text: str) -> MeasuredLine:
        """Return the measures of a line.

        It is laid out again wherever its page or column is, and in a facing edition to be measured before that.
        """
        line = self._lines.get(text)
        if line is None:
            line = self._lines[text] = self._measured_line(text)
        return line

    def forget_lines(self) -> None:
        """Forget all lines; another document has others."""
        self._lines.clear()

    def _measured_line(self, text: str) -> MeasuredLine:
        layout = line_break.create_layout(text, self._style, None, None, 0)
        line, _ = layout.get_first_line()
        glyphs = _count_glyphs(line)
        _, _, _, width, height, baseline = line_break.first_line_metrics(line, text, layout, None, False, self._style)
        return MeasuredLine(layout, width, height, baseline, glyphs)

    def _measured_pieces(self, word: str) -> Iterator[WordPiece]:
        is_address = self._is_wrapped and _ADDRESS.search(word) is not None
        hyphens = self._hyphen_points(word) if self._is_wrapped and not is_address else {}
        others = self._other_points(word, is_address=is_address) if self._is_wrapped else set()
        is_divided_anywhere = is_address or self._is_divided_anywhere
        makeshift = self._makeshift_points(word) - hyphens.keys() - others if is_divided_anywhere else set()
        before = 0.0
        for stop in sorted(hyphens.keys() | others | makeshift):
            width = self._width(word[:stop])
            has_hyphen = stop in hyphens and stop not in others
            yield WordPiece(
                stop,
                width - before,
                self._hyphen if has_hyphen else 0.0,
                has_hyphen or word[stop - 1] in _HYPHENS,
                has_hyphen and hyphens[stop],
                stop in makeshift,
                is_address and stop not in makeshift,
            )
            before = width
        yield WordPiece(len(word), self._width(word) - before)

    def _hyphen_points(self, word: str) -> dict[int, bool]:
        """Return where a word can be hyphenated, and whether that is poor."""
        points: dict[int, bool] = {}
        if self._hyphens is None:
            return points
        is_compound = _COMPOUND.search(word) is not None
        for match in _WORD.finditer(word):
            letters = len(match[0])
            own = self._divided.get(match[0].casefold())
            # Abbreviations in capitals are not divided.
            if own is not None:
                points |= {match.start() + at: is_compound for at in own}
            elif letters >= self._shortest and not match[0].isupper():
                for at in self._hyphens.positions(match[0].translate(self._known_letters)):
                    points[match.start() + at] = is_compound or min(at, letters - at) <= _FEW
        return points

    def _other_points(self, word: str, *, is_address: bool) -> set[int]:
        """Return where a word can be divided without a hyphen, such as after a dash."""
        if is_address:
            return {match.start() for match in _ADDRESS_POINTS.finditer(word)}
        if _UNDIVIDED.fullmatch(word):
            return set()
        attributes = line_break.get_log_attrs(word, self._style["lang"])
        points = {at for at in range(1, len(word)) if attributes[at].is_line_break}
        points -= {match.end() - 1 for match in _RANGE.finditer(word)}
        return points - {match.start(match.lastindex or 0) for match in _short_part().finditer(word)}

    def _makeshift_points(self, word: str) -> set[int]:
        """Return where letters can be parted, such as not from their accents."""
        attributes = line_break.get_log_attrs(word, self._style["lang"])
        return {at for at in range(1, len(word)) if attributes[at].is_char_break}

    def _width(self, text: str) -> float:
        self._layout.set_text(text)
        line, _ = self._layout.get_first_line()
        return float(line_break.line_size(line, self._style)[0])


def _positions(word: str) -> tuple[int, ...]:
    """Return the letters before each hyphen of a word.

    >>> _positions("hy-phen-ate")
    (2, 6)
    """
    return tuple(accumulate(map(len, word.split("-")[:-1])))


def _count_glyphs(line: Any) -> int:
    count, run = 0, line.runs
    while run:
        count += run.data.glyphs.num_glyphs
        run = run.next
    return count


class TextWidths:
    """Measures of text in all styles of a typesetter's documents. divided: words by language, as in `PrintStyle`."""

    def __init__(self, divided: Mapping[str, Sequence[str]]) -> None:
        self._divided = divided
        self._styles: dict[tuple[str, ...], StyledText] = {}

    def in_style(self, style: Any) -> StyledText:
        """Return the measures of text in a style."""
        known: StyledText | None = getattr(style, "diglot_text", None)
        if known:
            return known
        key = (
            line_break._font_style_cache_key(style, include_size=True),
            *(str(style[name]) for name in _MEASURED_PROPERTIES),
        )
        styled = self._styles.get(key)
        if styled is None:
            styled = self._styles[key] = StyledText(style.copy(), self._divided)
        style.diglot_text = styled
        return styled

    def forget_lines(self) -> None:
        """Forget the lines of a document; words are kept."""
        for styled in self._styles.values():
            styled.forget_lines()


# What decides about the widths and the breaks of a text, besides its font. A line that is decorated knows where its
# decoration goes.
_MEASURED_PROPERTIES = (
    "direction",
    "font_kerning",
    "letter_spacing",
    "word_spacing",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "overflow_wrap",
    "hyphens",
    "hyphenate_character",
    "hyphenate_limit_chars",
)
