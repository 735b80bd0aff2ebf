"""Manuscripts in, the same with what is safe to mend mended out: what readers see stays what it is.

The page is set by the rules of type in any case; here the source gets the same signs. After the edits a text is set
again, and must read as before, block by block; a block that does not is left as it was. Touches the disk and pandoc
through their machines only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from diglot.adapters.disk import write_given_file
from diglot.adapters.pandoc import PandocFailure
from diglot.core import encoding, fixes, front_matter, markdown, slugs, typography
from diglot.model.problems import Problem, UnreadableManuscript
from diglot.model.publication import Article, Edition
from diglot.pipeline.translation.units import UnitReader
from diglot.pipeline.typeset.markdown_reader import decode_answer

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class FixedFile(msgspec.Struct, frozen=True):
    """A file before and after. path: from the publication's root."""

    path: str
    before: str
    after: str
    name_on_disk: str


def find_fixes(room: UnitReader, articles: Sequence[Article]) -> Iterator[FixedFile | Problem]:
    """Every file of the articles that can be mended; for one that cannot be read, the problem."""
    for article in articles:
        for edition in article.editions:
            found = _mended(room, edition)
            if isinstance(found, Problem) or (found and found.before != found.after):
                yield found


def _mended(room: UnitReader, edition: Edition) -> FixedFile | Problem | None:
    path = edition.manuscript.path
    entry = room.sources.files[path]
    content = room.folder.read(entry.name_on_disk)
    if encoding.decode(content, path)[1]:
        return None  # What is wrong with its letters comes first.
    source = content.removeprefix(_BYTE_ORDER_MARK).decode()
    set_type = partial(typography.set_blocks, lang=edition.lang, style=room.sources.settings.house_style)
    body_line = edition.manuscript.body_line
    located = _blocks(room, "locate", source)
    before = _blocks(room, "read", source)
    if isinstance(located, PandocFailure) or isinstance(before, PandocFailure):
        reason = next(one.reason for one in (located, before) if isinstance(one, PandocFailure))
        return UnreadableManuscript(path, body_line, reason)
    edits = fixes.without_other_tools(fixes.find_edits(located, set_type), _body(source))
    wanted = set_type(before)
    # Twice at the most: with all edits, and without those of blocks that would read otherwise.
    for _ in range(2):
        after = fixes.apply_edits(source, edits, body_line)
        fresh = _blocks(room, "read", after) if after != source else before
        if isinstance(fresh, PandocFailure) or (changed := fixes.find_changed_blocks(wanted, set_type(fresh))) is None:
            return None
        changed |= fixes.find_moved_headings(before, fresh, partial(slugs.make_slug, latin_only=True))
        if not changed:
            return FixedFile(path, source, after, entry.name_on_disk)
        edits = [edit for edit in edits if not edit.blocks & changed]
    return None


def _blocks(room: UnitReader, verb: str, source: str) -> fixes.Blocks | PandocFailure:
    tree = decode_answer(room.pandoc.one(verb, markdown.readable(_body(source))))  # type: ignore[arg-type]
    return tree if isinstance(tree, PandocFailure) else tree.blocks


def _body(source: str) -> str:
    text, _ = encoding.decode(source.encode(), "")
    return front_matter.split_manuscript(text).body


def write_fixes(root: Path, mended: Sequence[FixedFile]) -> None:
    """Write the files, each whole or not at all; a byte order mark stays.

    Raises: OSError.
    """
    for row in mended:
        path = root / row.name_on_disk
        content = path.read_bytes()
        mark = _BYTE_ORDER_MARK if content.startswith(_BYTE_ORDER_MARK) else b""
        write_given_file(path, mark + row.after.encode())
