"""Compare the code of two passages. Pure functions.

Code must be the same letter by letter, except for its prose: comments, strings and placeholders are translated, and
the code of a language may be that of the text's own.
A name that is code in one language may be in the other's running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from diglot.languages.parts.model.letters import other_letters
from diglot.model.languages import LANGUAGES
from diglot.model.translation.passages import Passage

# The prose in a line of code: a string, a comment to the end of the line, a placeholder.
# A string of code is short: where a quotation mark has no other, the rest of a long line is not searched from each.
_STRING = re.compile(
    r"\"(?:[^\"\\\n]|\\.){0,500}+\"|(?<!\w)'(?:[^'\\\n]|\\.){0,500}+'|«[^«»\n]{0,500}+»|“[^“”\n]{0,500}+”"
)
_COMMENT = re.compile(
    r"(?:(?<!\S)(?:#+|--|;+|%)|(?<!/)//++)(?=\s|[^\W_])[^\n]*$|/\*|<!--|^[^\S\n]*+\*\s[^\n]*$", re.MULTILINE
)
_CLOSINGS = {"/*": "*/", "<!--": "-->"}
_PLACEHOLDER = re.compile(r"<[^<>\n]*>|\[[^\[\]\n]*\]|\{[^{}\n]*\}")
# The name of a setting that has a number: start = 02:30.
_SETTING = re.compile(r"\s*+[\w.-]++\s*+[=:]\s*+[+-]?\d")
_PROSE = "\ufffc"
_LATIN = re.compile("[A-Za-z]")
# The code of a language by itself: content/en/, --lang en, guide.en.md.
_LANGUAGE = re.compile(rf"(?<![^\W_])(?:{'|'.join(LANGUAGES)})(?![^\W_])")
_WORDS = re.compile(r"(\w+(?:-\w+)*)")

NO_CODE: tuple[Set[str], Set[str]] = (frozenset(), frozenset())


@cache
def _other_letter() -> re.Pattern[str]:
    return re.compile(f"[{other_letters()}]")


def find_difference(
    originals: Sequence[Passage], translations: Sequence[Passage], known: tuple[Set[str], Set[str]] = NO_CODE
) -> tuple[str, bool] | None:
    """Return a line or a name of code that has no counterpart, and whether the translation lacks it; None if all have.

    known: all code of the original text, and of the translation. Where a side lacks nothing but a name that its text
    has elsewhere, it says “the file” for `the-file.xml`, or the other way round.
    """
    sides = [
        dict.fromkeys(_stripped(code) for passage in side for code in passage.code)
        for side in (originals, translations)
    ]
    if not any(sides):
        return None
    texts = [_folded(" ".join(passage.text for passage in side)) for side in (originals, translations)]
    unmatched = [[code for code in sides[side] if code not in sides[1 - side]] for side in (0, 1)]
    added = [code for code in unmatched[1] if not _is_named(code, texts[0])]
    missing = [code for code in unmatched[0] if not _is_named(code, texts[1])]
    if not (added and missing):
        added = [code for code in added if code not in known[0]]
        missing = [code for code in missing if code not in known[1]]
    for code in added:
        other = next((other for other in missing if _is_translation(other, code)), None)
        if other:
            missing.remove(other)
        elif _LATIN.search(code) or not sides[0]:  # a placeholder may be repeated in another form
            return _unmatched_line(code, missing or unmatched[0]), False
    return (_unmatched_line(missing[0], unmatched[1]), True) if missing else None


def _stripped(code: str) -> str:
    """Return code without what does not change it: common indentation, and the slash at the end of a folder's name."""
    lines = [line.rstrip() for line in code.strip("\n").expandtabs().split("\n")]
    margin = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return "\n".join(line[margin:] for line in lines).strip("\n").removesuffix("/")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_named(code: str, text: str) -> bool:
    """Return whether running text has the same words: “belongs to” for `belongs to`."""
    return re.search(rf"(?<!\w){re.escape(_folded(code))}(?!\w)", text) is not None


def _is_translation(code: str, other: str) -> bool:
    """Return whether two pieces of code differ only in their prose.

    >>> _is_translation('puts "Hi"  # greet', 'puts "Привет"  # поздороваться')
    True
    >>> _is_translation("adduser user group", "adduser пользователь группа")
    True
    >>> _is_translation("cd content/en/asia", "cd content/ru/asia")
    True
    >>> _is_translation("wait(5)", "wait(6)"), _is_translation('open("a.md")', 'open("b.md")')
    (False, False)
    """
    lines, others = code.split("\n"), other.split("\n")
    if len(lines) == len(others):
        return all(_is_line_translated(*pair, is_block=len(lines) > 1) for pair in zip(lines, others, strict=True))
    # A comment may take more lines in one language than in the other.
    rest, other_rest = _without_comments(code), _without_comments(other)
    return len(rest) == len(other_rest) and all(
        _is_line_translated(*pair, is_block=True) for pair in zip(rest, other_rest, strict=True)
    )


def _is_line_translated(line: str, other: str, *, is_block: bool) -> bool:
    if _LANGUAGE.sub(_PROSE, line) == _LANGUAGE.sub(_PROSE, other):
        return True
    if not (_other_letter().search(line) or _other_letter().search(other)):
        return False
    if _executable_part(line) == _executable_part(other) or _differ_in_placeholders(line, other):
        return True
    return is_block and _is_prose(line) and _is_prose(other) and re.findall(r"\d+", line) == re.findall(r"\d+", other)


def _differ_in_placeholders(line: str, other: str) -> bool:
    """Return whether words in other letters stand for words of the other line: /usr/share/doc/ПАКЕТ.

    A piece of code without any Latin letter is a placeholder as a whole; not so a setting with a number.
    """
    if not (_LATIN.search(line) and _LATIN.search(other)):
        return not (_SETTING.match(line) and _SETTING.match(other))
    words, others = _WORDS.split(line), _WORDS.split(other)
    return len(words) == len(others) and all(
        word == opposite or (number % 2 and (_other_letter().search(word) or _other_letter().search(opposite)))
        for number, (word, opposite) in enumerate(zip(words, others, strict=True))
    )


def _executable_part(line: str) -> str:
    """Return a line of code without its prose."""
    return "".join(_PLACEHOLDER.sub(_PROSE, _cut_comments(_STRING.sub(_PROSE, line))).split())


def _is_prose(line: str) -> bool:
    """Return whether a line of a block has words of a language, such as a program's output."""
    return re.search(r"[^\W\d_]{2,}", line) is not None


def _without_comments(code: str) -> list[str]:
    return [line.rstrip() for line in _cut_comments(code).split("\n") if line.strip()]


def _unmatched_line(code: str, others: Sequence[str]) -> str:
    """Return the first line of a piece of code that has no counterpart in the code of the other side."""
    lines = code.split("\n")
    for other in others:
        other_lines = other.split("\n")
        if len(lines) == len(other_lines) > 1:
            pairs = zip(lines, other_lines, strict=True)
            unmatched = (
                line.strip()
                for line, opposite_line in pairs
                if not _is_line_translated(line, opposite_line, is_block=True)
            )
            return next(unmatched, code)
    known = {line.strip() for other in others for line in other.split("\n")}
    return next((line.strip() for line in lines if line.strip() and line.strip() not in known), code)


def _cut_comments(code: str) -> str:
    """Return code without its comments; one that nothing closes is code.

    >>> _cut_comments("a /* b */ c // d\\n * e\\nf /* g")
    'a  c \\n\\nf /* g'
    """
    last = {opening: code.rfind(closing) for opening, closing in _CLOSINGS.items()}
    pieces, place, at = [], 0, 0
    while found := _COMMENT.search(code, at):
        at = found.end()
        if closing := _CLOSINGS.get(found[0]):
            if last[found[0]] < at:
                continue
            at = code.index(closing, at) + len(closing)
        pieces.append(code[place : found.start()])
        place = at
    return "".join([*pieces, code[place:]])
