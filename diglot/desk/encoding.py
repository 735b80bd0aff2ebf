"""A file's bytes in, its text out, strictly. Touches nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from diglot.words.problems import ForbiddenCharacter, NotUtf8, Problem, TooLarge

MAX_BYTES = 2_000_000

# Control characters (but not tab and line ends), and those that turn the order of writing around: Trojan Source,
# CVE-2021-42574; noncharacters, Unicode 16, 23.7.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)

# What a Russian text is likely to be in, when it is not UTF-8.
_GUESSES = ("windows-1251", "koi8-r", "cp866")


def decode(content: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text with plain line ends, and what is wrong with it; wrong or not, it can be read on.

    >>> decode("Привет".encode("windows-1251"), "content/ru/a.md")[1][0].guess
    'windows-1251'
    """
    if len(content) > MAX_BYTES:
        return "", (TooLarge(path, 1, str(len(content)), str(MAX_BYTES)),)
    problems: list[Problem] = []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        guess = guess_encoding(content)
        text = content.decode(guess, "replace")
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(NotUtf8(path, line, guess))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems += _forbidden(text, path)
    return _FORBIDDEN.sub("", text), tuple(problems)


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
    """Each forbidden character once, at its first line."""
    seen: set[str] = set()
    for match in _FORBIDDEN.finditer(text):
        if match[0] not in seen:
            seen.add(match[0])
            line = text.count("\n", 0, match.start()) + 1
            yield ForbiddenCharacter(path, line, f"U+{ord(match[0]):04X} {unicodedata.name(match[0], '')}".strip())
