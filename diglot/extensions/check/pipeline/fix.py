"""Fixes the typography of manuscripts, without any change on the page, and links that lead to one text only.

Pages are typeset by the typographic rules in any case; here the source gets the same signs. After the edits a text is
typeset again and must read as before, block by block; a block that does not is left as it was. Touches the disk and
pandoc through their adapters only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from diglot.adapters.pandoc import PandocFailure
from diglot.core import encoding, front_matter, markdown, pairing, typography
from diglot.core.links import address_edits, dead_links, link_resolution, slugs
from diglot.extensions.check.core import fixes
from diglot.model.places import MANUSCRIPT_SUFFIXES
from diglot.model.problems import Problem, UnparsableManuscript
from diglot.model.publication import Article, Edition
from diglot.model.translation.watched_sites import SiteLens
from diglot.model.tree import Blocks
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.base.text_writing import lens_of
from diglot.pipeline.translation.units import UnitReader
from diglot.pipeline.typeset.markdown_reader import decode_answer

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class FixedFile(msgspec.Struct, frozen=True):
    """A file before and after its fixes, without a byte order mark. path: from the publication's root.

    encoding: that of a file which becomes UTF-8, else "".
    """

    path: str
    before: str
    after: str
    edit: FileEdit
    encoding: str = ""


def find_fixes(reader: UnitReader, articles: Sequence[Article]) -> Iterator[FixedFile | Problem]:
    """Yield every file of the articles that can be fixed, or the problem of one that cannot be read."""
    lens = lens_of(reader.folder.root)
    texts = _all_texts(reader)
    for article in articles:
        for edition in article.editions:
            result = _fix_edition(reader, edition, texts, lens)
            if isinstance(result, Problem) or (result and result.before != result.after):
                yield result


class _Texts(msgspec.Struct, frozen=True):
    """The keys of all texts of a publication, and by their last part."""

    keys: frozenset[str]
    by_name: Mapping[str, Sequence[str]]


def _all_texts(reader: UnitReader) -> _Texts:
    # Of some articles the reader knows only their own files.
    paths = (entry.path for entry in reader.folder.list("content"))
    starts = tuple(f"content/{lang}/" for lang in reader.sources.settings.languages)
    keys = (
        pairing.kind_and_key(path)[1]
        for path in paths
        if path.startswith(starts) and path.endswith(MANUSCRIPT_SUFFIXES)
    )
    unique = frozenset(filter(None, keys))
    return _Texts(unique, dead_links.by_last_part(sorted(unique))[0])


def _with_links(text: str, path: str, texts: _Texts) -> str:
    """Return a text whose links lead to the texts that they would lead to from another folder, if only one can be."""

    def change(written: str) -> str:
        neutral = link_resolution.neutral_address(written, path) or ""
        kind, target, _ = link_resolution.split_address(neutral)
        is_dead = kind == "article" and not {target, target.partition("/")[2]} & texts.keys
        key = dead_links.find_misrooted(written, texts.by_name) if is_dead else ""
        return dead_links.repaired(written, key, path) if key else written

    return address_edits.change_addresses(text, change)


def _fix_edition(
    reader: UnitReader, edition: Edition, texts: _Texts, lens: SiteLens | None
) -> FixedFile | Problem | None:
    path = edition.manuscript.path
    entry = reader.sources.files[path]
    content = reader.folder.read(entry.name_on_disk)
    if encoding.decode(content, path)[1]:
        return None  # Problems of its encoding must be solved first.
    source = content.removeprefix(_BYTE_ORDER_MARK).decode()
    after = _fix_type(reader, edition, source, lens.opaque_lines(path, _body(source)) if lens else ())
    if isinstance(after, Problem):
        return after
    # Where links of another program's site lead to, that program decides.
    after = after if lens else _with_links(after, path, texts)
    mark = content[: len(content) - len(source.encode())]
    return FixedFile(path, source, after, FileEdit(entry.name_on_disk, content, mark + after.encode()))


def _fix_type(reader: UnitReader, edition: Edition, source: str, opaque: Collection[int]) -> str | Problem:
    """Return a file with the signs of its pages, or as it is if its pages would change.

    opaque: lines of the body, from 1, that stay as they are.
    """
    set_type = partial(typography.set_blocks, lang=edition.lang, style=reader.sources.settings.house_style)
    body_line = edition.manuscript.body_line
    located = _read_blocks(reader, "locate", source)
    before = _read_blocks(reader, "read", source)
    if isinstance(located, PandocFailure) or isinstance(before, PandocFailure):
        reason = next(failure.reason for failure in (located, before) if isinstance(failure, PandocFailure))
        return UnparsableManuscript(edition.manuscript.path, body_line, reason)
    edits = fixes.without_other_tools(fixes.find_edits(located, set_type), _body(source))
    edits = [edit for edit in edits if edit.line not in opaque]
    expected = set_type(before)
    # At most twice: with all edits, then without those of blocks that would read differently.
    for _ in range(2):
        after = fixes.apply_edits(source, edits, body_line)
        blocks = _read_blocks(reader, "read", after) if after != source else before
        if (
            isinstance(blocks, PandocFailure)
            or (changed := fixes.find_changed_blocks(expected, set_type(blocks))) is None
        ):
            return source
        make_slug = partial(slugs.make_slug, lang=edition.lang, latin_only=True)
        changed |= fixes.find_moved_headings(before, blocks, make_slug)
        if not changed:
            return after
        edits = [edit for edit in edits if not edit.blocks & changed]
    return source


def _read_blocks(reader: UnitReader, verb: str, source: str) -> Blocks | PandocFailure:
    tree = decode_answer(reader.pandoc.one(verb, markdown.readable_in_columns(_body(source))))  # type: ignore[arg-type]
    return tree if isinstance(tree, PandocFailure) else tree.blocks


def _body(source: str) -> str:
    text, _ = encoding.decode(source.encode(), "")
    return front_matter.split_manuscript(text).body
