"""Fields in, a block of front matter out. Touches nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

# What YAML reads as itself without quotation marks, wherever it stands in one line.
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\n\"'\\]|:(?!\s|$)|(?<!\s)#|')*(?<!\s)")
_MEANING = frozenset(["true", "false", "yes", "no", "on", "off", "null", "да", "нет"])


def front_matter(fields: Mapping[str, str | Sequence[str]]) -> str:
    """Front matter with these fields in their order; empty ones are left out.

    >>> print(front_matter({"title": "Осень: 1986", "authors": ["anna-veresova"], "kicker": ""}), end="")
    ---
    title: "Осень: 1986"
    authors: [anna-veresova]
    ---
    """
    rows = []
    for name, value in fields.items():
        if isinstance(value, str) and value:
            rows.append(f"{name}: {_scalar(value)}\n")
        elif value:
            rows.append(f"{name}: [{', '.join(_scalar(item, in_list=True) for item in value)}]\n")
    return "---\n" + "".join(rows) + "---\n"


def with_field(head: str, line: int | None, name: str, text: str) -> str | None:
    """A block of front matter with another value for a field, every other line as it is.

    line: where the field stands, from 1. None where it is not one line of YAML, which is for a person to mend.

    >>> with_field("---\\ntitle:  Осень\\n---\\n", 2, "title", "Зима")
    '---\\ntitle: Зима\\n---\\n'
    """
    lines = head.split("\n")
    if line is None or not head.lstrip("\ufeff").startswith("---") or line >= len(lines) or not text:
        return None
    if not re.match(rf"{name}:\s*[^|>\s]", lines[line - 1]) or lines[line][:1] in (" ", "\t"):
        return None
    lines[line - 1] = front_matter({name: text}).split("\n")[1]
    return "\n".join(lines)


def _scalar(text: str, *, in_list: bool = False) -> str:
    bare = " ".join(text.split())
    is_date = re.fullmatch(r"\d{4}-\d\d-\d\d", bare)
    is_plain = _PLAIN.fullmatch(bare) and bare.casefold() not in _MEANING
    if is_date or (is_plain and not (in_list and re.search(r"[\[\]{},]", bare))):
        return bare
    return json.dumps(bare, ensure_ascii=False)
