"""A manuscript in, the same text with the fields of another program out. Pure functions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from diglot.model.publication import Edition

# Fields with another name or another value elsewhere.
_CHANGED = frozenset(
    "title standfirst date updated authors translators editors tags status original slug aliases image".split()
)


class Named(msgspec.Struct, frozen=True):
    """What keys in an article stand for, in the language of an edition."""

    authors: Sequence[str]
    translators: Sequence[str]
    editors: Sequence[str]
    tags: Sequence[str]


def with_fields(body: str, written: Mapping[str, Any], edition: Edition, named: Named, own: Mapping[str, Any]) -> str:
    """Return a text with front matter that other programs understand.

    written: its front matter; what has no other name stays. own: fields of the program, and the picture.
    """
    fields = {
        "title": written.get("title"),
        "description": written.get("standfirst"),
        "date": str(edition.date or ""),
        "lastmod": str(edition.updated or ""),
        "authors": named.authors,
        "translators": named.translators,
        "editors": named.editors,
        "tags": named.tags,
        "draft": edition.is_draft,
        **own,
        **{name: value for name, value in written.items() if name not in _CHANGED},
    }
    # Values of JSON are values of YAML.
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False, default=str)}\n" for name, value in fields.items() if value
    ]
    return f"---\n{''.join(lines)}---\n{body}"
