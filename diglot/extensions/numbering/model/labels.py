"""Labels of numbered parts of a text: `fig:bridge` as pandoc-crossref has them, `fig-bridge` as Quarto."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

import msgspec

from diglot.model.markup.citations import LABEL

Kind = Literal["fig", "tbl", "eq", "sec", "thm", "lst"]
"""The kinds of numbered parts, each counted by itself: figures, tables, equations, sections, theorems, listings."""

KINDS: tuple[Kind, ...] = get_args(Kind)

Numbers: TypeAlias = Mapping[str, str]
"""The number of each label."""


class Label(msgspec.Struct, frozen=True):
    """A label as a reference has it. is_capital: `@Fig:bridge`, which wants the word that begins a sentence.

    is_page: `@page:fig:bridge`, which means the page on paper that has the part. is_bare: it is called by its number
    alone, as one in a margin is.
    """

    name: str
    kind: Kind
    is_capital: bool = False
    is_page: bool = False
    is_bare: bool = False


PAGE = "page:"
"""What stands before a label in a reference to its page."""


def read_label(written: str) -> Label | None:
    """Return the label of an identifier, or None if it is none.

    >>> read_label("fig:bridge").kind, read_label("Fig-bridge").name, read_label("figure-1")
    ('fig', 'fig-bridge', None)
    >>> read_label("page:fig:bridge").is_page
    True
    """
    name = written.removeprefix(PAGE)
    found = LABEL.fullmatch(name)
    if not found:
        return None
    kind = next(kind for kind in KINDS if kind == found["kind"].lower())
    return Label(kind + name[len(kind) :], kind, found["kind"][0].isupper(), is_page=name != written)


_LABEL_OR_REFERENCE = re.compile(rf"[#@](?:{PAGE})?(?:{'|'.join(KINDS)})[:-]", re.IGNORECASE)


def may_have_labels(body: str) -> bool:
    """Return whether a text may have a label or a reference. Most have not even the signs around one."""
    return ("@" in body or "{" in body) and _LABEL_OR_REFERENCE.search(body) is not None
