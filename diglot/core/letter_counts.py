"""Count the letters of a body by script: a text in the other language's script is not what its place says. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from diglot.model.languages import LANGUAGES, Lang, rival_of
from diglot.model.markup.letter_counts import LetterCounts
from diglot.model.markup.line_kinds import line_kinds

# Code, addresses, markup, shortcodes, citations and calls of notes have no language; the text of a link is often the
# name of its target. What is marked as another language is honest.
_NO_LANGUAGE = re.compile(
    r"(?=[ \t>`~<:!\[h${@])(?:"  # most characters begin none of these
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^`\n]*\n(?:.*?^[ \t>]*(?P=fence)|.*)"
    r"|<(?P<raw>pre|code|script|style)\b(?:(?!<(?P=raw)\b).)*?</(?P=raw)>"
    r"|^:{3,}+[^\n]*\blang=(?:(?!^:{3,}+[^\n]*\blang=).)*?^:{3,}+[ \t]*$"
    r"|@\w[\w:.#$%&+?~/-]*|\[\^[^\[\]\n]+\]:?"
    r"|`[^`\n]+`|\[[^\[\]]*\]\{[^{}]*\blang=[^{}]*\}"
    r"|^[ \t>]*\[[^\[\]\n]+\]:[ \t]*\S+|!?\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])"
    r"|<[^<>]*>|\bhttps?://\S+|\$\$[^$]*\$\$|\{[^{}]*\}|^:{3,}+[^\n]*$)",
    re.DOTALL | re.MULTILINE,
)
_INDENT = re.compile(r"^(?: {4}|\t)", re.MULTILINE)
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
# The Japanese write in all of these at once.
_HAN, _WITH_HAN = "CJK", ("HIRAGANA", "KATAKANA")
_WORD = re.compile(r"\w[\w'’-]*")
_FIGURE = re.compile(r"\d")


def count_letters(body: str, lang: Lang) -> LetterCounts:
    """Count the letters of a body in a language.

    >>> count_letters("Вышел Ruby, [Ruby 2.5.1 released](https://example.org), это `делал` naruse", "ru")
    LetterCounts(own=8, foreign=6, rival=6, names=4, plain=9)
    """
    body = _without_indented_code(body)
    comments_end = body.rfind("-->") + 3 if "<!--" in body else 0
    visible = _COMMENT.sub(" ", body[:comments_end]) + body[comments_end:]
    names: list[str] = []
    plain: list[str] = []
    # Many words of a text are few different ones, and so are their letters.
    for word, times in Counter(_WORD.findall(_NO_LANGUAGE.sub(" ", visible))).items():
        (plain if _is_plain(word) else names).append(word * times)
    of_names, of_plain = _count_scripts(names), _count_scripts(plain)
    script, other = LANGUAGES[lang].script, LANGUAGES[rival_of(lang)].script
    return LetterCounts(
        own=of_plain[script] + of_names[script],
        foreign=of_plain.total() - of_plain[script],
        rival=of_plain[other],
        names=of_names.total() - of_names[script],
        plain=of_plain.total(),
    )


def _without_indented_code(body: str) -> str:
    if not _INDENT.search(body):
        return body
    lines = body.split("\n")
    return "\n".join(line for line, kind in zip(lines, line_kinds(lines), strict=True) if kind != "indented")


# Most words of a text are in others as well.
@lru_cache(maxsize=1 << 15)
def _is_plain(word: str) -> bool:
    """Return whether a word has no capital and no figure, as names have."""
    return word == word.lower() and not _FIGURE.search(word)


def _count_scripts(words: Iterable[str]) -> Counter[str]:
    """Return how many letters of some words are of each script."""
    scripts = Counter[str]()
    for letter, times in Counter("".join(words)).items():
        if letter.isalpha():
            scripts[_script(letter)] += times
    return scripts


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return _HAN if name.startswith(_WITH_HAN) else name.partition(" ")[0]
