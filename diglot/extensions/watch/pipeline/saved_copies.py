"""Two texts of a copy in, the file of another program's site with what differs between them out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import commonprefix

from diglot.adapters import yaml_reader
from diglot.core import front_matter
from diglot.extensions.adopt.core import SourcePage
from diglot.extensions.watch.core.copies import COPIED_FIELDS, Unsaved, with_body, with_fields
from diglot.extensions.watch.model.problems import OTHER_FIELDS, OTHER_MARKUP

_BOM = "\ufeff"


def with_saved(file: str, page: SourcePage, before: str, after: str) -> str | Unsaved:
    """Return the file of a page with what differs between two texts of its copy; every other character stays.

    before: what the copy of the page is; after: what it is to be.
    """
    mark = _BOM if file.startswith(_BOM) else ""
    (old_fields, old_body), (new_fields, new_body) = (_parts(text, page.body_line) for text in (before, after))
    saved = with_body(file.removeprefix(mark), old_body, new_body, page.body_line)
    if isinstance(saved, Unsaved) or old_fields == new_fields:
        return saved if isinstance(saved, Unsaved) else mark + saved
    if new_fields is None or set(new_fields) - set(COPIED_FIELDS):
        return Unsaved(OTHER_FIELDS)
    old, new = old_fields or {}, new_fields
    changed = {
        theirs: _with_own_spaces(str(page.first(theirs) or ""), old.get(name, ""), new.get(name, ""))
        for name, theirs in COPIED_FIELDS.items()
        if old.get(name) != new.get(name)
    }
    plain = saved.replace("\r\n", "\n")
    lines = re.split(r"(?<=\n)", plain)
    head = with_fields("".join(lines[: page.body_line - 1]), page.lines, changed)
    if isinstance(head, Unsaved):
        return head
    whole = with_body(saved, plain, "".join([head, *lines[page.body_line - 1 :]]), 1)
    return whole if isinstance(whole, Unsaved) else mark + whole


def _with_own_spaces(written: str, before: str, after: str) -> str:
    """Return a new value with the no-break spaces of what has not changed, for which a copy has ordinary ones.

    >>> _with_own_spaces("Лед в\N{NO-BREAK SPACE}реке", "Лед в реке", "Лед в реке поздно")
    'Лед в\xa0реке поздно'
    """
    if len(written) != len(before):
        return after
    start = len(commonprefix((before, after)))
    end = len(commonprefix((before[start:][::-1], after[start:][::-1])))
    return written[:start] + after[start : len(after) - end] + written[len(written) - end :]


def differing_part(copy: str, other: str, body_line: int) -> str:
    """Return in what two texts of a copy differ, as a reason why one cannot be saved; "" where they say the same."""
    (fields, body), (other_fields, other_body) = (_parts(text, body_line) for text in (copy, other))
    return OTHER_MARKUP if body != other_body else OTHER_FIELDS if fields != other_fields else ""


def _parts(copy: str, body_line: int) -> tuple[Mapping[str, str] | None, str]:
    """Return the fields of a copy, None where they cannot be read, and its body. body_line: if it has no fields."""
    parts = front_matter.split_manuscript(copy)
    if not parts.syntax or not parts.is_closed:
        return {}, "\n".join(copy.split("\n")[body_line - 1 :])
    try:
        values = yaml_reader.read_mapping(parts.front)[0]
    except yaml_reader.YamlError:
        return None, parts.body
    return {name: " ".join(str(value or "").split()) for name, value in values.items()}, parts.body
