"""The fields of a translation's front matter that are no rows: as a form, and as lines of its file.

Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from diglot.adapters import yaml_reader
from diglot.adapters.extension_packages import own_front_matter
from diglot.core import front_matter, markdown_writing
from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.model.desk import FrontField
from diglot.extensions.desk.pipeline.articles.article import DeskArticle, DeskText
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.model.publication import PICTURE_TEXTS, FrontMatter

MUST_BE_CHANGED_IN_FILE = N_(
    "This field must be changed in the file: it is written there in a way that would not survive here."
)

_LISTS = ("translators", "reviewers")
_FIELDS = ("slug", "status", *_LISTS, "due", *PICTURE_TEXTS)
# A translation that has a slug or translators has its own.
_INHERITED = ("status", "reviewers", "due", *PICTURE_TEXTS)


def front_fields(article: DeskArticle) -> tuple[FrontField, ...]:
    """Return the fields of the translation, each with what it has from the original; none without YAML to write in.

    The words of the lead picture are there if there is one. The slug “inherits” the name that its address has now.
    """
    lines = article.target.source.shown
    if not lines or lines[0].rstrip() != "---":
        return ()
    source, target = (text.edition.manuscript.front for text in article.texts)
    has_picture = any(front.image and front.image.path for front in (source, target))
    names = [name for name in _FIELDS if has_picture or name not in PICTURE_TEXTS]
    slug = article.target.edition.href.rstrip("/").rpartition("/")[2]
    inherited = {name: _value(source, name) for name in _INHERITED} | {"slug": slug}
    return tuple(FrontField(name, _value(target, name), inherited.get(name, "")) for name in names)


def _value(front: FrontMatter, name: str) -> str:
    """Return a field as it is shown in a form."""
    if name in PICTURE_TEXTS:
        return str(getattr(front.image, name)) if front.image else ""
    value = getattr(front, name)
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def with_fields(text: DeskText, values: Mapping[str, str]) -> bytes | str | Problem:
    """Return the file with other values of fields, an empty one removed; or why not: an entry of the catalogue."""
    head, path = "\n".join((*text.source.shown[: text.body_line], "")), text.edition.manuscript.path
    try:
        before = after = _parse(head, path)
        for name, value in values.items():
            line, wanted = after[0].line(name), _items(value) if name in _LISTS else value
            changed = markdown_writing.set_field(head, line, name, wanted)
            if changed is None:
                return MUST_BE_CHANGED_IN_FILE
            head = changed
            after = _parse(head, path)
    except yaml_reader.YamlError:
        return MUST_BE_CHANGED_IN_FILE
    known = {problem.code for problem in before[1]}
    if fresh_problem := next((problem for problem in after[1] if problem.code not in known), None):
        return fresh_problem
    # A value in another place, such as a mapping under `image:`, goes before one that is added.
    wished = {name: _value(before[0], name) for name in _FIELDS} | dict(values)
    if {name: _value(after[0], name) for name in _FIELDS} != wished:
        return MUST_BE_CHANGED_IN_FILE
    return with_head(text.source, text.body_line, head).content


def with_head(source: rows_of.SourceText, body_line: int, head: str) -> rows_of.SourceText:
    """Return a file with another front matter; lines that are in both stay byte for byte. The spans are not known."""
    old, new = source.shown[:body_line], head.split("\n")[:-1]
    raw: list[bytes] = []
    for kind, start, stop, new_start, new_stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        kept = source.raw[start:stop]
        raw += kept if kind == "equal" else [line.encode() + source.line_end for line in new[new_start:new_stop]]
    return replace(source, raw=(*raw, *source.raw[body_line:]), spans=())


def _items(value: str) -> Sequence[str]:
    return [item.strip() for item in value.split(",") if item.strip()]


def tidy_value(name: str, value: str) -> str:
    """Return a value as it is shown when it is read again.

    >>> tidy_value("translators", "nina ,  oleg,")
    'nina, oleg'
    """
    value = " ".join(value.split())
    return ", ".join(_items(value)) if name in _LISTS else value


def _parse(head: str, path: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Return the fields of a head and what is wrong with them.

    Raises: YamlError.
    """
    parts = front_matter.split_manuscript(head)
    values, at = yaml_reader.read_mapping(parts.front)
    lines = {name: line + parts.front_line - 1 for name, line in at.items()}
    return front_matter.parse_front_matter(values, lines, path, own_front_matter())
