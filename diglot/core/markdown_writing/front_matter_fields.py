"""Write front matter: the YAML block at the head of a manuscript. Pure functions."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from diglot.model.languages import LANGUAGES

# Text that YAML reads literally without quotation marks, anywhere in a line.
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\n\"'\\]|:(?!\s|$)|(?<!\s)#|')*(?<!\s)")
# A comment after a value.
_REMARK = re.compile(r"""[\w-]++:\s*+(?:"(?:[^"\\]|\\.)*+"|'[^']*+'|[^"'\s].*?(?<=\S))\s++#""")
_RESERVED_WORDS = frozenset(["true", "false", "on", "off", "null"]).union(
    word.lower() for language in LANGUAGES.values() for word in language.yes_and_no
)


Value: TypeAlias = str | Sequence[str] | Mapping[str, Sequence[str]]
"""What a field may be: a text, a list, or a table of lists."""


def format_front_matter(fields: Mapping[str, Value]) -> str:
    """Return front matter with these fields in order, without empty ones.

    >>> print(format_front_matter({"title": "Осень: 1986", "authors": ["anna-veresova"], "kicker": ""}), end="")
    ---
    title: "Осень: 1986"
    authors: [anna-veresova]
    ---
    """
    lines = [line for name, content in fields.items() if content for line in _lines(name, content)]
    return "\n".join(["---", *lines, "---\n"])


def _lines(name: str, content: Value) -> list[str]:
    """Return the lines of a field.

    >>> _lines("contributions", {"anna-veresova": ["software"]})
    ['contributions:', '  anna-veresova: [software]']
    """
    if isinstance(content, str):
        return [f"{name}: {_scalar(content)}"]
    if isinstance(content, Mapping):
        return [f"{name}:", *(f"  {line}" for key, value in content.items() for line in _lines(_scalar(key), value))]
    return [f"{name}: [{', '.join(_scalar(item, in_list=True) for item in content)}]"]


def replace_field(head: str, line: int | None, name: str, text: Value) -> str | None:
    """Return front matter with a new value for a field, all other lines unchanged.

    line: that of the field, from 1. None if the field is not a single line of YAML and must be changed by hand.

    >>> replace_field("---\\ntitle:  Осень\\n---\\n", 2, "title", "Зима")
    '---\\ntitle: Зима\\n---\\n'
    """
    lines = head.split("\n")
    if line is None or not head.lstrip("\ufeff").startswith("---") or line >= len(lines) or not text:
        return None
    if not _is_one_line(lines, line, name):
        return None
    lines[line - 1 : line] = _lines(name, text)
    return "\n".join(lines)


def set_field(head: str, line: int | None, name: str, value: Value) -> str | None:
    """Return front matter with a field as it is to be. line: that of the field, from 1, if it is there.

    An empty value removes the field. None if that must be done by hand.

    >>> set_field("---\\nslug: autumn\\n---\\n", 2, "slug", "")
    '---\\n---\\n'
    >>> set_field("---\\nslug: autumn\\n---\\n", 2, "slug", "spring")
    '---\\nslug: spring\\n---\\n'
    >>> set_field("---\\ntitle: A\\n---\\n", None, "slug", "spring")
    '---\\ntitle: A\\nslug: spring\\n---\\n'
    """
    if value:
        return add_field(head, name, value) if line is None else replace_field(head, line, name, value)
    lines = head.split("\n")
    if line is None:
        return head
    return "\n".join([*lines[: line - 1], *lines[line:]]) if _is_one_line(lines, line, name) else None


def _is_one_line(lines: Sequence[str], line: int, name: str) -> bool:
    """Return whether a line, from 1, has the whole of a field, and nothing else, such as a comment."""
    found = lines[line - 1]
    is_whole = re.match(rf"{name}:\s*[^|>\s#]", found) and not _REMARK.match(found)
    return bool(is_whole) and lines[line][:2] != "- " and lines[line][:1] not in (" ", "\t")


def add_field(head: str, name: str, text: Value) -> str | None:
    """Return front matter with a field that it lacks, in place of the comment that keeps its place, or at the end.

    None where there is no front matter in YAML to add it to.

    >>> add_field("---\\ntitle: Осень\\n# kicker: Notes\\n---\\n", "kicker", "Заметки")
    '---\\ntitle: Осень\\nkicker: Заметки\\n---\\n'
    """
    lines = head.split("\n")
    if not head.lstrip("\ufeff").startswith("---") or not text:
        return None
    added = _lines(name, text)
    for number, found in enumerate(lines[1:], start=1):
        if re.match(rf"#\s*{name}:", found):
            return "\n".join([*lines[:number], *added, *lines[number + 1 :]])
        if found.rstrip() == "---":
            return "\n".join([*lines[:number], *added, *lines[number:]])
    return None


def _scalar(text: str, *, in_list: bool = False) -> str:
    # A no-break space is a sign of the text's own.
    value = re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip()
    is_date = re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    is_plain = _PLAIN.fullmatch(value) and value.casefold() not in _RESERVED_WORDS
    if is_date or (is_plain and not (in_list and re.search(r"[\[\]{},]", value))):
        return value
    return json.dumps(value, ensure_ascii=False)
