"""A page of another program's site in, the copy that commands read out, and what they change there, back.

Pure functions. The lines of a copy are where they are in the file of the site, so that a line has one number in both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

import msgspec

from diglot.core import markdown_writing
from diglot.extensions.adopt.core import SourcePage
from diglot.extensions.watch.model.problems import OTHER_FIELDS, OTHER_MARKUP

COPIED_FIELDS: Mapping[str, str] = {"title": "title", "standfirst": "description"}
"""The fields that a copy has, and those of the site's files that they are from."""

_LINE_END = re.compile(r"\r?\n\Z")
# A field of one line in TOML or JSON, where the value stands in quotation marks.
_QUOTED = r"""(?P<before>\s*"?{name}"?\s*[=:]\s*)(?:"(?:[^"\\]|\\.)*"|'[^']*')(?P<after>\s*,?\s*)"""


class Unsaved(msgspec.Struct, frozen=True):
    """Why a change cannot be saved: a message; line: of the file, or None."""

    kind: str
    line: int | None = None


def copy_of(page: SourcePage) -> str:
    """Return a text with the fields that readers see, its lines where they are in the site.

    >>> facts = {"is_section": False, "values": {"title": "Ice"}, "lines": {}, "address": ""}
    >>> print(copy_of(SourcePage("a.md", "en", "a", body="Text.", body_line=6, **facts)))
    ---
    title: Ice
    #
    #
    ---
    Text.
    """
    room = page.body_line - 1
    fields = {name: " ".join(str(page.first(theirs) or "").split()) for name, theirs in COPIED_FIELDS.items()}
    for names in (tuple(fields), ("title",)):
        lines = markdown_writing.format_front_matter({name: fields[name] for name in names}).splitlines()
        if len(lines) <= room:
            filled = [*lines[:-1], *["#"] * (room - len(lines)), lines[-1]]
            return "\n".join([*filled, page.body])
    return "\n" * room + page.body


def with_body(file: str, before: str, after: str, body_line: int) -> str | Unsaved:
    r"""Return a file with what differs between two bodies of its copy; every other character stays, line ends too.

    body_line: on which the body begins, from 1. What the program writes in another way than the copy cannot be saved.

    >>> with_body("---\r\n---\r\nOne.\r\n\r\nTwo.", "One.\n\nTwo.", "One.\n\n2.\n", 3)
    '---\r\n---\r\nOne.\r\n\r\n2.\r\n'
    >>> with_body("{{< x >}}\n", "![](x)\n", "![](y)\n", 1).line
    1
    """
    lines = re.split(r"(?<=\n)", file)
    head, body = lines[: body_line - 1], lines[body_line - 1 :]
    old, new = before.split("\n"), after.split("\n")
    ends = [match[0] if (match := _LINE_END.search(line)) else "" for line in body]
    if len(old) != len(body):
        return Unsaved(OTHER_MARKUP, body_line)
    default = next(filter(None, (*ends, *_ends(head))), "\n")
    saved: list[str] = []
    for kept, (start, stop), added in _hunks(old, new):
        if kept:
            saved += [line.removesuffix(end) + (end or default) for line, end in _rows(body, ends, start, stop)]
            continue
        for number, (line, end) in enumerate(_rows(body, ends, start, stop), start):
            if line.removesuffix(end) != old[number]:
                return Unsaved(OTHER_MARKUP, body_line + number)
        near = [end for end in ends[start:stop] or ends[max(start - 1, 0) : start] if end] or [default]
        saved += [line + near[min(number, len(near) - 1)] for number, line in enumerate(added)]
    # The last one has no end: `split` found nothing after it.
    saved[-1] = _LINE_END.sub("", saved[-1])
    return "".join([*head, *saved])


def _ends(lines: Sequence[str]) -> Iterator[str]:
    return (match[0] for line in lines if (match := _LINE_END.search(line)))


def _rows(body: Sequence[str], ends: Sequence[str], start: int, stop: int) -> Iterator[tuple[str, str]]:
    return zip(body[start:stop], ends[start:stop], strict=True)


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, tuple[int, int], Sequence[str]]]:
    """Yield runs of lines: whether they stay, the range of the old ones, and the new ones."""
    if len(old) == len(new):
        # What most saves are: no line is looked for elsewhere.
        for number, (before, after) in enumerate(zip(old, new, strict=True)):
            yield before == after, (number, number + 1), [after]
        return
    for kind, start, stop, new_start, new_stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield kind == "equal", (start, stop), new[new_start:new_stop]


def with_fields(head: str, lines: Mapping[str, int], values: Mapping[str, str]) -> str | Unsaved:
    r"""Return the lines before a body with other values of fields, by the names that the site has for them.

    lines: of the fields that YAML has, from 1. An empty value removes a field of YAML.

    >>> with_fields('+++\ntitle = "Ice"\n+++\n', {}, {"title": "The “ice”"})
    '+++\ntitle = "The “ice”"\n+++\n'
    >>> with_fields("---\ntitle: Ice\n---\n", {"title": 2}, {"title": "Snow"})
    '---\ntitle: Snow\n---\n'
    """
    for name, value in values.items():
        changed: str | None
        if head.startswith("---"):
            changed = markdown_writing.set_field(head, lines.get(name), name, value)
        else:
            changed = _with_quoted(head, name, value)
        if changed is None:
            return Unsaved(OTHER_FIELDS, lines.get(name))
        head = changed
    return head


def _with_quoted(head: str, name: str, value: str) -> str | None:
    """Return the lines with another value of a field of TOML or JSON that stands in quotation marks on one line.

    One that is not there comes after the title, and an empty value takes its line away. None where that cannot be done.
    """
    lines = head.split("\n")
    for known, kept in ((name, 0), ("title", 1)):
        for number, line in enumerate(lines):
            match = re.fullmatch(_QUOTED.replace("{name}", re.escape(known)), line)
            if not match:
                continue
            written = json.dumps(value, ensure_ascii=False)
            new = [f"{match['before'].replace(known, name)}{written}{match['after']}"] if value else []
            return "\n".join([*lines[: number + kept], *new, *lines[number + 1 :]])
    return None
