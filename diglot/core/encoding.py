"""A file's bytes in, its text out, strictly. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from diglot.model.markup import FORBIDDEN, find_forbidden, name_of_sign, without_forbidden
from diglot.model.problems import ConflictMarkers, ForbiddenCharacter, NotUtf8, Problem, TooLarge

MAX_BYTES = 2_000_000

# Any character by its number: pandoc, YAML and TOML would make of it what may not be written out. HTML written by hand
# needs no semicolon and may have any number of noughts.
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")

# What a Russian text is likely to be in, when it is not UTF-8.
_GUESSES = ("windows-1251", "koi8-r", "cp866")


def decode(content: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text with plain line ends, and what is wrong with it; wrong or not, it can be read on.

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
        problems.append(NotUtf8(path, line, guess))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems += find_conflicts(text, path)
    problems += _forbidden(text, path)
    text = _REFERENCE.sub(_harmless, without_forbidden(text))
    return text, tuple(problems)


_CONFLICT = re.compile(r"^<{7}(?: .*)?$|^={7}\n(?:.*\n)*?>{7} .*$", re.MULTILINE)


def find_conflicts(text: str, path: str) -> Iterator[Problem]:
    """Unfinished merges: each at the line where it begins, or at the first line that is left of it.

    >>> [problem.line for problem in find_conflicts("a\\n<<<<<<< HEAD\\nb\\n=======\\nc\\n>>>>>>> x\\n", "a.md")]
    [2]
    """
    if "<<<<<<<" in text or ">>>>>>>" in text:
        last = -1
        for match in _CONFLICT.finditer(text):
            marker = match[0].partition("\n")[0]
            # The second half of a conflict whose first line was told already.
            if marker.startswith("<") or last < 0:
                yield ConflictMarkers(path, text.count("\n", 0, match.start()) + 1, marker)
            last = match.start() if marker.startswith("<") else -1


def clean_values(
    values: Mapping[str, Any], line_of: Callable[[str], int | None], path: str
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The values of a table without forbidden characters, which an escape such as \\u202e can bring in.

    >>> clean_values({"title": "A\\u202eb"}, lambda name: 2, "content/en/a.md")[0]
    {'title': 'Ab'}
    """
    signs = [
        (name, sign)
        for name, value in values.items()
        for sign in dict.fromkeys(sign for _, sign in find_forbidden(_letters(value)))
    ]
    if not signs:
        return dict(values), ()
    problems = tuple(ForbiddenCharacter(path, line_of(name), name_of_sign(sign)) for name, sign in signs)
    return {without_forbidden(name): _cleaned(value) for name, value in values.items()}, problems


def _letters(value: object) -> str:
    if isinstance(value, dict):
        return "".join(_letters(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return "".join(map(_letters, value))
    return value if isinstance(value, str) else ""


def _cleaned(value: Any) -> Any:
    if isinstance(value, dict):
        return {without_forbidden(name): _cleaned(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    return without_forbidden(value) if isinstance(value, str) else value


def _referred(reference: re.Match[str]) -> str:
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    digits = digits.lstrip("0") or "0"
    # No character has more than seven digits, and Python reads no number of more than some thousand.
    number = int(digits, base) if len(digits) <= 7 else -1
    return chr(number) if 0 <= number <= 0x10FFFF else ""


def _harmless(reference: re.Match[str]) -> str:
    # U+FFFD in its place, not nothing: what stands around it could come together as another reference.
    return "\ufffd" if FORBIDDEN.match(_referred(reference)) else reference[0]


def guess_encoding(content: bytes) -> str:
    """The encoding in which the letters make the most Russian; that of Western texts where they make none.

    Russian words are small letters with a capital at most in front; the wrong table makes hAVe OuT of them.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    scores = {name: _russian_share(content, name) for name in _GUESSES}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.5 else "windows-1252"


def _russian_share(content: bytes, name: str) -> float:
    words = re.findall(r"[^\W\d_]{3,}", content.decode(name, "replace"))
    foreign = [word for word in words if not word.isascii()]
    russian = [word for word in foreign if re.fullmatch(r"[А-ЯЁа-яё][а-яё]+", word)]
    return len(russian) / len(foreign) if foreign else 0.0


def _forbidden(text: str, path: str) -> Iterator[Problem]:
    """Each forbidden character once, at its first line, also where it is spelt as a reference (&#x202e;)."""
    found = find_forbidden(text)
    if "&#" in text:
        spelt = ((match.start(), _referred(match)) for match in _REFERENCE.finditer(text))
        found += [(start, sign) for start, sign in spelt if FORBIDDEN.match(sign)]
    seen: set[str] = set()
    for start, sign in sorted(found):
        if sign not in seen:
            seen.add(sign)
            yield ForbiddenCharacter(path, text.count("\n", 0, start) + 1, name_of_sign(sign))
