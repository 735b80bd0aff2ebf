"""Count the letters of a body by script: a text in the other language's script is not what its place says. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
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


def count_letters(body: str, lang: Lang) -> LetterCounts:
    """Count the letters of a body in a language.

    >>> count_letters("Вышел Ruby, [Ruby 2.5.1 released](https://example.org), это `делал` naruse", "ru")
    LetterCounts(own=8, foreign=6, rival=6, names=4, plain=9)
    """
    own = foreign = rival = names = plain = 0
    script, other = LANGUAGES[lang].script, LANGUAGES[rival_of(lang)].script
    body = _without_indented_code(body)
    comments_end = body.rfind("-->") + 3 if "<!--" in body else 0
    visible = _COMMENT.sub(" ", body[:comments_end]) + body[comments_end:]
    for word, times in Counter(_WORD.findall(_NO_LANGUAGE.sub(" ", visible))).items():
        of_script, of_other, letters, is_plain = _count_word(word, script, other)
        own += times * of_script
        if is_plain:
            foreign += times * (letters - of_script)
            rival += times * of_other
            plain += times * letters
        else:
            names += times * (letters - of_script)
    return LetterCounts(own, foreign, rival, names, plain)


def _without_indented_code(body: str) -> str:
    if not _INDENT.search(body):
        return body
    lines = body.split("\n")
    return "\n".join(line for line, kind in zip(lines, line_kinds(lines), strict=True) if kind != "indented")


# Most words of a text are in others as well, and counting takes longer than all else that is done with a word.
@lru_cache(maxsize=1 << 15)
def _count_word(word: str, script: str, other: str) -> tuple[int, int, int, bool]:
    """Return how many letters of a word are of each script, how many it has, and whether it is no name."""
    scripts = [_script(letter) for letter in word if letter.isalpha()]
    is_plain = word == word.lower() and not any(letter.isdecimal() for letter in word)
    return scripts.count(script), scripts.count(other), len(scripts), is_plain


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return _HAN if name.startswith(_WITH_HAN) else name.partition(" ")[0]
