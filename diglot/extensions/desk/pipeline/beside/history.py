"""What a row held earlier, by whom and when: from the commits of its file, and from what this person has saved since.

Reads git through its adapter only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

import msgspec

from diglot.adapters import git
from diglot.adapters.yaml_reader import YamlError, read_mapping
from diglot.core import front_matter
from diglot.core.ledger import diff_words
from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.adapters.file_history import file_versions
from diglot.extensions.desk.model.desk import WordChanges
from diglot.model.wording.system_reasons import system_reason

_MOST_VERSIONS = 200
_MOST_SHOWN = 30


class OwnVersion(msgspec.Struct, frozen=True):
    """What a file held after a save that may not be committed."""

    by: str
    content: bytes


class TracedRow(msgspec.Struct, frozen=True):
    """A row whose history is asked for. path: of its file; line: where it begins there, from 1; field: or "".

    saves: what the person has saved in this file, the newest first.
    """

    path: str
    content: bytes
    line: int
    written: str
    field: str
    saves: tuple[OwnVersion, ...]


class RowVersion(msgspec.Struct, frozen=True):
    """What a row held. by, at: who wrote that, and when; "" and None where it is not known.

    changes: from what it held before that.
    """

    by: str
    at: dt.datetime | None
    text: str
    changes: WordChanges


class _Source(msgspec.Struct, frozen=True):
    by: str
    at: dt.datetime | None
    text: str


def find_history(root: Path, row: TracedRow) -> tuple[Sequence[RowVersion], str]:
    """Return what a row holds and held, the newest first, and why git has nothing to say, or ""."""
    reason = ""
    try:
        versions = file_versions(root, row.path, _MOST_VERSIONS)
    except git.GitFailure as failure:
        versions, reason = [], failure.reason
    except OSError as error:
        versions, reason = [], system_reason(error)
    committed = {one.content for one in versions}
    later = takewhile(lambda save: save.content not in committed, row.saves)
    sources = [_Source(one.by, None, _decoded(one.content)) for one in later]
    sources += [_Source(one.by, one.at, _decoded(one.content)) for one in versions]
    now = _decoded(row.content)
    if not sources or sources[0].text != now:
        sources.insert(0, _Source("", None, now))
    texts = [_shown(row.written), *map(_shown, _earlier(row, now, sources[1:]))]
    return list(_changes(sources, texts))[:_MOST_SHOWN], reason


def _earlier(row: TracedRow, now: str, sources: Sequence[_Source]) -> Iterator[str]:
    if row.field:
        return (_field(source.text, row.field) for source in sources)
    return rows_of.trace(now, row.line, row.written, (source.text for source in sources)) if row.line else iter(())


def _changes(sources: Sequence[_Source], texts: Sequence[str]) -> Iterator[RowVersion]:
    """Yield the versions in which the text was another than before."""
    for number, (source, text) in enumerate(zip(sources, texts, strict=False)):
        before = texts[number + 1] if number + 1 < len(texts) else ""
        if text != before:
            yield RowVersion(source.by, source.at, text, diff_words(before, text))


def _field(text: str, name: str) -> str:
    try:
        values, _ = read_mapping(front_matter.split_manuscript(text).front)
    except YamlError:
        return ""
    return " ".join(str(values.get(name) or "").split())


def _shown(written: str) -> str:
    """Return what a form shows of a row: no hints of the desk's own, and no comment that keeps a place."""
    return "" if written.startswith("<!--") else rows_of.without_own_hints(written)


def _decoded(content: bytes) -> str:
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
