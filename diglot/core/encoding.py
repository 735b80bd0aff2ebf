"""Decode the bytes of a file strictly, and find what may not be in a text. Pure functions."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from diglot.model.markup.allowed_markup import FORBIDDEN, find_forbidden, name_of_sign, without_forbidden_characters
from diglot.model.problems import ConflictMarkers, ForbiddenCharacter, NotUtf8, Problem, TooLarge

MAX_BYTES = 2_000_000

# A numeric character reference: pandoc, YAML and TOML would turn it into a character that is forbidden. HTML needs no
# semicolon and allows any number of leading zeros.
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")

# The likely encodings of a Russian text that is not UTF-8.
_GUESSES = ("windows-1251", "koi8-r", "cp866")


def decode(content: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text with "\\n" line ends, and its problems; a text with problems is usable as well.

    >>> decode("Привет".encode("windows-1251"), "content/ru/a.md")[1][0].guess
    'windows-1251'
    """
    if len(content) > MAX_BYTES:
        return "", (TooLarge(path, None, str(len(content)), str(MAX_BYTES)),)
    problems: list[Problem] = []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        guess = guess_encoding(content)
        text = content.decode(guess, "replace")
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(NotUtf8(path, line, guess, shlex.quote(path)))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems += find_conflicts(text, path)
    problems += _forbidden(text, path)
    text = _REFERENCE.sub(_harmless, without_forbidden_characters(text))
    return text, tuple(problems)


_CONFLICT = re.compile(r"^<{7}(?: .*)?$|^={7}\n(?:.*\n)*?>{7} .*$", re.MULTILINE)


def find_conflicts(text: str, path: str) -> Iterator[Problem]:
    """Yield unfinished merges, each at the line where it begins, or at the first line that is left of it.

    >>> [problem.line for problem in find_conflicts("a\\n<<<<<<< HEAD\\nb\\n=======\\nc\\n>>>>>>> x\\n", "a.md")]
    [2]
    """
    if "<<<<<<<" in text or ">>>>>>>" in text:
        last = -1
        for match in _CONFLICT.finditer(text):
            marker = match[0].partition("\n")[0]
            # Skip the second half of a conflict whose first half was reported already.
            if marker.startswith("<") or last < 0:
                yield ConflictMarkers(path, text.count("\n", 0, match.start()) + 1, marker)
            last = match.start() if marker.startswith("<") else -1


def clean_values(
    values: Mapping[str, Any], line_of: Callable[[str], int | None], path: str
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Remove forbidden characters, which an escape such as \\u202e can produce, from the values of a table.

    >>> clean_values({"title": "A\\u202eb"}, lambda name: 2, "content/en/a.md")[0]
    {'title': 'Ab'}
    """
    forbidden = [
        (name, sign)
        for name, value in values.items()
        for sign in dict.fromkeys(sign for _, sign in find_forbidden(_joined_strings(value)))
    ]
    if not forbidden:
        return dict(values), ()
    problems = tuple(ForbiddenCharacter(path, line_of(name), name_of_sign(sign)) for name, sign in forbidden)
    return {without_forbidden_characters(name): _cleaned(value) for name, value in values.items()}, problems


def _joined_strings(value: object) -> str:
    if isinstance(value, dict):
        return "".join(_joined_strings(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return "".join(map(_joined_strings, value))
    return value if isinstance(value, str) else ""


def _cleaned(value: Any) -> Any:
    if isinstance(value, dict):
        return {without_forbidden_characters(name): _cleaned(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    return without_forbidden_characters(value) if isinstance(value, str) else value


def _referenced_character(reference: re.Match[str]) -> str:
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    digits = digits.lstrip("0") or "0"
    # No character has more than seven digits, and Python does not parse numbers of several thousand digits.
    number = int(digits, base) if len(digits) <= 7 else -1
    return chr(number) if 0 <= number <= 0x10FFFF else ""


def _harmless(reference: re.Match[str]) -> str:
    # Replaced by U+FFFD, not removed: the text on both sides could form another reference.
    return "\ufffd" if FORBIDDEN.match(_referenced_character(reference)) else reference[0]


def guess_encoding(content: bytes) -> str:
    """Return the encoding in which most words look Russian; windows-1252 where no encoding gives Russian words.

    Russian words are in lower case with at most an initial capital; a wrong table gives words such as hAVe and OuT.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    scores = {name: russian_share(content, name) for name in _GUESSES}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.5 else "windows-1252"


def russian_share(content: bytes, name: str) -> float:
    """Return the share of the words that look Russian in an encoding among those that are not ASCII, from 0 to 1."""
    words = re.findall(r"[^\W\d_]{3,}", content.decode(name, "replace"))
    foreign = [word for word in words if not word.isascii()]
    russian = [word for word in foreign if re.fullmatch(r"[А-ЯЁа-яё][а-яё]+", word)]
    return len(russian) / len(foreign) if foreign else 0.0


def _forbidden(text: str, path: str) -> Iterator[Problem]:
    """Yield each forbidden character once, at its first line, also where it is written as a reference (&#x202e;)."""
    found = find_forbidden(text)
    if "&#" in text:
        references = ((match.start(), _referenced_character(match)) for match in _REFERENCE.finditer(text))
        found += [(start, sign) for start, sign in references if FORBIDDEN.match(sign)]
    seen: set[str] = set()
    for start, sign in sorted(found):
        if sign not in seen:
            seen.add(sign)
            yield ForbiddenCharacter(path, text.count("\n", 0, start) + 1, name_of_sign(sign))
