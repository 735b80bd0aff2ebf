"""Fixes the typography of manuscripts, without any change on the page.

Pages are typeset by the typographic rules in any case; here the source gets the same signs. After the edits a text is
typeset again and must read as before, block by block; a block that does not is left as it was. Touches the disk and
pandoc through their adapters only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from diglot.adapters.pandoc import PandocFailure
from diglot.core import encoding, fixes, front_matter, markdown, slugs, typography
from diglot.model.problems import Problem, UnreadableManuscript
from diglot.model.publication import Article, Edition
from diglot.model.tree import Blocks
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.translation.units import UnitReader
from diglot.pipeline.typeset.markdown_reader import decode_answer

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class FixedFile(msgspec.Struct, frozen=True):
    """A file before and after its fixes, without a byte order mark. path: from the publication's root."""

    path: str
    before: str
    after: str
    edit: FileEdit


def find_fixes(reader: UnitReader, articles: Sequence[Article]) -> Iterator[FixedFile | Problem]:
    """Yield every file of the articles that can be fixed, or the problem of one that cannot be read."""
    for article in articles:
        for edition in article.editions:
            result = _fix_edition(reader, edition)
            if isinstance(result, Problem) or (result and result.before != result.after):
                yield result


def _fix_edition(reader: UnitReader, edition: Edition) -> FixedFile | Problem | None:
    path = edition.manuscript.path
    entry = reader.sources.files[path]
    content = reader.folder.read(entry.name_on_disk)
    if encoding.decode(content, path)[1]:
        return None  # Problems of its encoding must be solved first.
    source = content.removeprefix(_BYTE_ORDER_MARK).decode()
    set_type = partial(typography.set_blocks, lang=edition.lang, style=reader.sources.settings.house_style)
    body_line = edition.manuscript.body_line
    located = _read_blocks(reader, "locate", source)
    before = _read_blocks(reader, "read", source)
    if isinstance(located, PandocFailure) or isinstance(before, PandocFailure):
        reason = next(failure.reason for failure in (located, before) if isinstance(failure, PandocFailure))
        return UnreadableManuscript(path, body_line, reason)
    edits = fixes.without_other_tools(fixes.find_edits(located, set_type), _body(source))
    expected = set_type(before)
    # At most twice: with all edits, then without those of blocks that would read differently.
    for _ in range(2):
        after = fixes.apply_edits(source, edits, body_line)
        blocks = _read_blocks(reader, "read", after) if after != source else before
        if (
            isinstance(blocks, PandocFailure)
            or (changed := fixes.find_changed_blocks(expected, set_type(blocks))) is None
        ):
            return None
        changed |= fixes.find_moved_headings(before, blocks, partial(slugs.make_slug, latin_only=True))
        if not changed:
            mark = content[: len(content) - len(source.encode())]
            return FixedFile(path, source, after, FileEdit(entry.name_on_disk, content, mark + after.encode()))
        edits = [edit for edit in edits if not edit.blocks & changed]
    return None


def _read_blocks(reader: UnitReader, verb: str, source: str) -> Blocks | PandocFailure:
    tree = decode_answer(reader.pandoc.one(verb, markdown.readable_in_columns(_body(source))))  # type: ignore[arg-type]
    return tree if isinstance(tree, PandocFailure) else tree.blocks


def _body(source: str) -> str:
    text, _ = encoding.decode(source.encode(), "")
    return front_matter.split_manuscript(text).body
