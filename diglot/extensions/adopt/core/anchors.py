"""Bodies of manuscripts in, the same with an id in every heading that a link leads to. Pure functions.

Other programs make the ids of headings from their words, in each language its own; here a translation's headings have
those of the original. An id that is written stays a place to link to, so only that of a heading with a link is needed.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, MutableMapping
from urllib.parse import unquote

from diglot.model.markup.line_kinds import line_kinds

_LINK = re.compile(r"\]\((?:(?P<path>[^()\[\]\s#:]+\.md)/?)?#(?P<anchor>[^)\s]+)")
_HEADING = re.compile(r"(?P<marks>#{1,6}[ \t]+)(?P<text>\S.*)")
# Attributes as MkDocs and Jekyll write them, and as they are written here.
_ATTRIBUTES = re.compile(r"\{:?(?P<inner>[^{}]*)\}$")
_BEFORE_LETTERS = re.compile(r"^[\W\d_]+")
_MARKUP = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)|[`*]|<[^<>]*>")


def with_anchors(bodies: Mapping[str, str]) -> dict[str, str]:
    """Return the bodies with the ids that links lead to. bodies: by the paths of manuscripts from content/.

    >>> with_anchors({"ru/a.md": "[x](/ru/b.md#снег-и-лед)", "ru/b.md": "## Снег и лед\\n\\n## Туман"})["ru/b.md"]
    '## Снег и лед {#снег-и-лед}\\n\\n## Туман'
    >>> with_anchors({"ru/a/c.md": "[x](../b.md#_2)", "ru/b.md": "## Снег\\n\\n## Туман"})["ru/b.md"]
    '## Снег\\n\\n## Туман {#_2}'
    """
    wanted: dict[str, set[str]] = {}
    for path, body in bodies.items():
        for match in _LINK.finditer(body):
            there = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), match["path"] or ""))[1:]
            wanted.setdefault(there if match["path"] else path, set()).add(unquote(match["anchor"]))
    return {path: "\n".join(_lines(body, wanted.get(path, set()))) for path, body in bodies.items()}


def _lines(body: str, wanted: set[str]) -> Iterator[str]:
    lines = body.split("\n")
    seen: Counter[str] = Counter()
    in_ascii: dict[str, int] = {}
    for line, kind in zip(lines, line_kinds(lines), strict=True):
        heading = _HEADING.fullmatch(line) if kind == "text" else None
        if not heading:
            yield line
            continue
        text = heading["text"].rstrip()
        attributes = _ATTRIBUTES.search(text)
        if attributes and attributes["inner"].strip().startswith("#"):
            yield f"{heading['marks']}{text[: attributes.start()].rstrip()} {{{attributes['inner'].strip()}}}"
            continue
        anchor = _anchor(text.rstrip("#"))
        number = seen[anchor]
        seen[anchor] += 1
        # Programs number headings of the same words in one of two ways.
        names = [f"{anchor}-{number}", f"{anchor}_{number}"] if number else [anchor]
        names.append(_ascii_anchor(text.rstrip("#"), in_ascii))
        names.append(f"{_plain_anchor(text)}-{number}" if number else _plain_anchor(text))
        # kramdown begins with the first letter, so that "1. Ice" is found as "ice".
        names.append(_BEFORE_LETTERS.sub("", names[0]))
        # mdBook writes small letters for Latin ones only.
        names += [name for name in wanted if name.lower() == names[0] and name.isascii() == anchor.isascii()]
        found = next((name for name in names if name in wanted), "")
        yield f"{line} {{#{found}}}" if found else line


def _anchor(text: str) -> str:
    """Return the id that programs make of a heading: letters and digits, with hyphens for spaces.

    >>> _anchor("It's `git` — and [more](a.md)")
    'its-git--and-more'
    """
    words = re.sub(r"[^\w\- ]", "", _MARKUP.sub(lambda match: match[1] or "", text).lower())
    return words.strip().replace(" ", "-")


def _plain_anchor(text: str) -> str:
    """Return the id that VitePress makes of a heading: a hyphen for all between words, letters without their marks.

    Source: slugify.ts in mdit-vue.

    >>> _plain_anchor("2021.12.24 — Настройка (Café)")
    '_2021-12-24-настроика-cafe'
    """
    letters = unicodedata.normalize("NFKD", _MARKUP.sub(lambda match: match[1] or "", text))
    words = re.sub(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/—–]+", "-", re.sub(r"[\u0300-\u036f]", "", letters))
    anchor = words.strip("-").lower()
    return f"_{anchor}" if anchor[:1].isdigit() else anchor


def _ascii_anchor(text: str, taken: MutableMapping[str, int]) -> str:
    """Return the id that Python-Markdown makes of a heading: without other letters than Latin ones, and numbered.

    taken: the ids of the headings before it, each with the last number that was given to one of its words; it is added.

    >>> taken = {}
    >>> [_ascii_anchor(text, taken) for text in ("Лёд", "Снег", "Лёд (API)", "a/b", "API")]
    ['_1', '_2', 'api', 'ab', 'api_1']
    """
    letters = unicodedata.normalize("NFKD", _MARKUP.sub(lambda match: match[1] or "", text)).encode("ascii", "ignore")
    anchor = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", letters.decode()).strip().lower())
    if anchor and anchor not in taken:
        taken[anchor] = 0
        return anchor
    number = taken.get(anchor, 0) + 1
    while f"{anchor}_{number}" in taken:
        number += 1
    taken[anchor] = number
    taken[f"{anchor}_{number}"] = 0
    return f"{anchor}_{number}"
