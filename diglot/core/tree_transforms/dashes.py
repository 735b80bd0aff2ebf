"""Keep words together that a browser would divide at their dashes and hyphens."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cache

from diglot.languages.parts.model.letters import SMALL, kept_parts

# A closed dash, and the word before it; the dash of a range, and the numbers beside it.
_DASH = re.compile(r"—(?=[\w«“‘(])|–(?=(\d{1,5}))")
_WORD_BEFORE, _NUMBER_BEFORE = re.compile(r"\w{1,12}[»”’)]?\Z"), re.compile(r"\d{1,5}\Z")
_LONGEST_BEFORE = 13
_CODE = re.compile(r"<(code|pre|kbd|samp|math)\b.*?</\1>", re.DOTALL)
_HYPHEN = re.compile(r"-(?=[^\W_])")
_LONGEST_PART = 16
# English has no hyphen there.
_NUMBER_WITH_ENDING = re.compile(rf"\d+-(?![A-Za-z])[{SMALL}]{{1,3}}(?![\w-])")


@cache
def _short_part() -> re.Pattern[str]:
    """Return a pattern for words with a short part. PDFs know these by themselves, and may hyphenate the longer one."""
    first, last = kept_parts()
    return re.compile(rf"(?:{first}-[^\W\d_]{{1,16}}|[^\W\d_]{{1,16}}-{last})(?![\w-])", re.IGNORECASE)


def keep_together(markup: str) -> str:
    """Forbid the line breaks that browsers allow and typesetters do not: before —, in 8–9 and 1970-х, after «по-».

    An element, and not a joiner of words: who copies or searches the text meets nothing invisible.

    >>> keep_together("<p>Tigers—had in 1970-х.</p>")
    '<p><span class="nowrap">Tigers—</span>had in <span class="nowrap">1970-х</span>.</p>'
    >>> keep_together("<td>8–9 September</td>")
    '<td><span class="nowrap">8–9</span> September</td>'
    >>> keep_together('<p><a href="a-b.html">Кто-то</a> по-английски.</p>')
    '<p><a href="a-b.html"><span class="parts">Кто-то</span></a> <span class="parts">по-английски</span>.</p>'
    """
    for find_words in (_words_at_dashes, _words_with_hyphens):
        pieces, end = [], 0
        for start, stop, kind in find_words(markup):
            pieces += [markup[end:start], f'<span class="{kind}">{markup[start:stop]}</span>']
            end = stop
        markup = "".join([*pieces, markup[end:]])
    return markup


def _words_at_dashes(markup: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a word before a closed dash, or a range of numbers, begins and ends, and its class."""
    end = 0
    for dash in _find_in_text(_DASH, markup):
        before = _NUMBER_BEFORE if dash[1] else _WORD_BEFORE
        if word := before.search(markup, max(end, dash.start() - _LONGEST_BEFORE), dash.start()):
            end = dash.end(1) if dash[1] else dash.end()
            yield word.start(), end, "nowrap"


def _words_with_hyphens(markup: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a word begins and ends that no line break divides, and its class."""
    end = 0
    for hyphen in _find_in_text(_HYPHEN, markup):
        start = hyphen.start()
        if start < end:
            continue
        while start > max(end, hyphen.start() - _LONGEST_PART) and _is_of_word(markup[start - 1]):
            start -= 1
        is_beginning = not start or not _is_of_word(markup[start - 1])
        number = _NUMBER_WITH_ENDING.match(markup, start) if is_beginning else None
        word = number or (_short_part().match(markup, start) if is_beginning else None)
        end = word.end() if word else hyphen.end()
        if word:
            yield start, end, "nowrap" if number else "parts"


def _find_in_text(sign: re.Pattern[str], markup: str) -> Iterator[re.Match[str]]:
    """Yield where a sign is outside tags, code and formulas. It is rare, so that most of the text is not looked at."""
    code, seen, is_in_tag = deque(match.span() for match in _CODE.finditer(markup)), 0, False
    for found in sign.finditer(markup):
        start = found.start()
        opened, closed = markup.rfind("<", seen, start), markup.rfind(">", seen, start)
        is_in_tag = opened > closed if max(opened, closed) >= 0 else is_in_tag
        seen = start
        while code and code[0][1] <= start:
            code.popleft()
        if not (is_in_tag or (code and code[0][0] < start)):
            yield found


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in "-_"
