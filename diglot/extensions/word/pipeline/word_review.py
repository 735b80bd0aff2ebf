"""A two-column file that a reviewer edited in, drafts of both manuscripts out: only edited passages are different.

Reads the disk and runs pandoc through adapters. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import msgspec

from diglot.core import encoding, front_matter, markdown_writing
from diglot.extensions.exchange.model.problems import FieldLeft, RefusedFile
from diglot.extensions.exchange.pipeline.editions import PairedBlocks, pair_editions
from diglot.extensions.exchange.pipeline.proposals import ImportRefused, Proposal
from diglot.extensions.word.adapters import word_file
from diglot.extensions.word.core import docx
from diglot.extensions.word.model.docx import DocxParts
from diglot.extensions.word.model.problems import ReviewConflict, ReviewRowProblem
from diglot.extensions.word.pipeline.word_export import (
    ReadReview,
    WordExporter,
    passage_digest,
    read_review,
    review_document,
)
from diglot.extensions.word.pipeline.word_import import ImportOptions, changed_rows, docx_problems
from diglot.model.problems import N_, Problem
from diglot.model.publication import TITLE_BLOCK_ON_PAGE, Manuscript
from diglot.model.tree import Blocks, Para, plain_text, walk
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.typeset.markdown_writer import PlacedBlock, RevisedBlock, UnreadableMarkdown

_MISSING = N_("it is missing; the passage stays as it is")
_MOVED = N_("it was moved, and its passage with it")
_TWICE = N_("it appears twice; its parts were joined")
_NEW = N_("it is new; its text follows the passage above")
_UNKNOWN = N_("there was no such row; it was taken for a new one")


class _ReviewedCell(msgspec.Struct, frozen=True):
    """A cell of the file. is_edited: its text is not the one that was exported."""

    blocks: Blocks
    is_edited: bool


@dataclass
class _ReviewedRows:
    """The rows of a file in their order, each passage once.

    new: the rows without a known number, by the name of the row above them ("" at the top).
    """

    order: list[str] = field(default_factory=list)
    cells: dict[str, tuple[_ReviewedCell, _ReviewedCell]] = field(default_factory=dict)
    new: dict[str, list[tuple[Blocks, Blocks]]] = field(default_factory=dict)


def import_review(
    options: ImportOptions, parts: DocxParts, metadata: docx.ReviewMetadata, exporter: WordExporter
) -> Proposal:
    """Return both manuscripts as the reviewer edited them, and the problems to report.

    Raises: ImportRefused.
    """
    file = options.file.name
    if exporter.original(metadata.article).lang != metadata.langs[0]:
        raise ImportRefused(RefusedFile(file, None, N_("the original of its article is now in another language")))
    pairing = pair_editions(exporter, metadata.article, metadata.langs[1])
    # The file as it would be exported now, read back in the same way, so that its passages can be compared.
    current_file = word_file.open_word_file(review_document(exporter, pairing, "").pack())
    try:
        review = read_review(exporter, parts, options.changes)
        current = {row.name: row.cells for row in read_review(exporter, current_file).rows}
    except (UnreadableMarkdown, RecursionError) as failure:
        reason = failure.reason if isinstance(failure, UnreadableMarkdown) else N_("its elements are nested too deeply")
        raise ImportRefused(RefusedFile(file, None, reason)) from None
    problems: list[Problem] = []
    reviewed = _sort_rows(review, metadata, file, problems)
    merge = _ReviewMerge(file, metadata, current, _current_numbers(metadata, current), problems)
    drafts = tuple(_revise(exporter, pairing, side, reviewed, merge) for side in (0, 1))
    written = drafts[1].after.decode("utf-8-sig")
    problems += docx_problems(review.findings, drafts[1].path, written)
    return Proposal(metadata.article, metadata.langs[1], drafts, tuple(problems))


def _sort_rows(review: ReadReview, metadata: docx.ReviewMetadata, file: str, problems: list[Problem]) -> _ReviewedRows:
    """Return the rows by their names; add a problem for each that is new, missing, moved or there twice."""
    reviewed = _ReviewedRows()
    above = ""
    for row_number, row in enumerate(review.rows, 1):
        if row.name not in metadata.digests:
            if any(row.cells):
                problems.append(ReviewRowProblem(file, row_number, row.name or "—", _UNKNOWN if row.name else _NEW))
                reviewed.new.setdefault(above, []).append(row.cells)
            continue
        above = row.name
        before = reviewed.cells.get(row.name)
        if before:
            problems.append(ReviewRowProblem(file, row_number, row.name, _TWICE))
        cells = []
        for side in (0, 1):
            blocks = (*(before[side].blocks if before else ()), *row.cells[side])
            cells.append(_ReviewedCell(blocks, passage_digest(blocks) != metadata.digests[row.name][side]))
        reviewed.cells[row.name] = (cells[0], cells[1])
        if not before:
            reviewed.order.append(row.name)
    problems += (
        ReviewRowProblem(file, None, name, _MISSING) for name in metadata.digests if name not in reviewed.cells
    )
    numbers = [int(name) for name in reviewed.order if name.isdecimal()]
    for number in sorted(_displaced(numbers)):
        problems.append(ReviewRowProblem(file, reviewed.order.index(str(number)) + 1, str(number), _MOVED))
    return reviewed


def _displaced(numbers: Sequence[int]) -> set[int]:
    """Return the numbers that are out of order: as few as possible.

    >>> _displaced([1, 3, 4, 2, 5])
    {2}
    """
    in_order = sorted(numbers)
    kept: set[int] = set()
    for match in SequenceMatcher(None, in_order, list(numbers), autojunk=False).get_matching_blocks():
        kept.update(in_order[match.a : match.a + match.size])
    return set(numbers) - kept


def _current_numbers(metadata: docx.ReviewMetadata, current: Mapping[str, tuple[Blocks, Blocks]]) -> dict[str, str]:
    """Return the current number of each passage by its number in the file; passages that were deleted have none."""
    digests = {name: tuple(passage_digest(cell) for cell in cells) for name, cells in current.items()}
    old = [name for name in metadata.digests if name.isdecimal()]
    new = [name for name in digests if name.isdecimal()]
    numbers = {name: name for name in metadata.digests if name in digests and not name.isdecimal()}
    matcher = SequenceMatcher(
        None, [metadata.digests[name] for name in old], [digests[name] for name in new], autojunk=False
    )
    for kind, start, stop, new_start, new_stop in matcher.get_opcodes():
        if kind == "equal" or stop - start == new_stop - new_start:
            numbers.update(zip(old[start:stop], new[new_start:new_stop], strict=True))
    return numbers


@dataclass
class _ReviewMerge:
    """Decides for each cell whether the reviewer's text goes into the manuscript.

    current: the cells as they would be exported now, by name. numbers: as of `_current_numbers`.
    """

    file: str
    metadata: docx.ReviewMetadata
    current: Mapping[str, tuple[Blocks, Blocks]]
    numbers: Mapping[str, str]
    problems: list[Problem]

    def accepts(self, name: str, side: int, cell: _ReviewedCell) -> bool:
        """Return whether a cell was edited, differs from the manuscript, and does not conflict with a later edit."""
        if not cell.is_edited:
            return False
        number = self.numbers.get(name)
        current = passage_digest(self.current[number][side]) if number else ""
        if current == passage_digest(cell.blocks):
            return False
        if current != self.metadata.digests[name][side]:
            self.problems.append(ReviewConflict(self.file, None, name, _opening(cell.blocks)))
            return False
        return True


def _opening(blocks: Blocks) -> str:
    return docx.excerpt_of(" ".join(plain_text(node.inlines) for node in walk(blocks) if isinstance(node, Para)), 80)


# ---------------------------------------------------------------- one manuscript


def _revise(
    exporter: WordExporter, pairing: PairedBlocks, side: int, reviewed: _ReviewedRows, merge: _ReviewMerge
) -> FileEdit:
    manuscript, lang = pairing.manuscripts[side], pairing.langs[side]
    name_on_disk = exporter.sources.files[manuscript.path].name_on_disk
    before = exporter.folder.read(name_on_disk)
    whole, _ = encoding.decode(before, manuscript.path)
    parts = front_matter.split_manuscript(whole)
    head = _revise_front_matter(whole[: len(whole) - len(parts.body)], manuscript, side, reviewed, merge)
    rows = _rows(pairing, side, reviewed, merge)
    body = parts.body
    if rows != list(range(len(pairing.bodies[side]))):
        body = exporter.writer.revise(exporter.writer.read(parts.body), rows, lang)
    after = head + body
    return FileEdit(name_on_disk, before, before if after == whole else encode_like(before, after))


def _rows(pairing: PairedBlocks, side: int, reviewed: _ReviewedRows, merge: _ReviewMerge) -> list[RevisedBlock]:
    """Return the blocks of one manuscript in their new order, added ones included."""
    names = {number: name for name, number in merge.numbers.items()}
    rows: list[RevisedBlock] = _added(reviewed, "", side)
    for number in _passage_order(len(pairing.units), reviewed, merge.numbers):
        span = pairing.units[int(number) - 1][side]
        name = names.get(number)
        cell = reviewed.cells[name][side] if name in reviewed.cells else None
        if cell is not None and name is not None and merge.accepts(name, side, cell):
            rows += _edited(span, merge.current[number][side], cell.blocks)
        else:
            rows += span
        if name:
            rows += _added(reviewed, name, side)
    return rows


def _passage_order(count: int, reviewed: _ReviewedRows, numbers: Mapping[str, str]) -> list[str]:
    """Return the current passages in the reviewer's order; those that the file lacks follow the passage before them."""
    order = [numbers[name] for name in reviewed.order if name in numbers and name.isdecimal()]
    for number in map(str, range(1, count + 1)):
        if number not in order:
            before = str(int(number) - 1)
            order.insert(order.index(before) + 1 if before in order else 0, number)
    return order


def _added(reviewed: _ReviewedRows, above: str, side: int) -> list[RevisedBlock]:
    return [PlacedBlock((block,)) for cells in reviewed.new.get(above, ()) for block in cells[side]]


def _edited(span: range, before: Blocks, after: Blocks) -> list[RevisedBlock]:
    """Return the blocks of an edited passage; those that did not change stay as the author wrote them."""
    if len(before) != len(span):
        # The passage has blocks that Word cannot hold: write the whole passage again.
        return [PlacedBlock((block,), span[at] if at < len(span) else None) for at, block in enumerate(after)]
    rows: list[RevisedBlock] = []
    for row in changed_rows(before, after):
        if isinstance(row, int):
            rows.append(span[row])
        else:
            rows.append(PlacedBlock(row.blocks, None if row.replaces is None else span[row.replaces]))
    return rows


# ---------------------------------------------------------------- front matter


def _revise_front_matter(
    head: str, manuscript: Manuscript, side: int, reviewed: _ReviewedRows, merge: _ReviewMerge
) -> str:
    """Return the front matter with the fields that were edited; every other line stays."""
    for name in TITLE_BLOCK_ON_PAGE:
        cell = reviewed.cells[name][side] if name in reviewed.cells else None
        if cell is None or not merge.accepts(name, side, cell):
            continue
        text = " ".join(plain_text(node.inlines) for node in walk(cell.blocks) if isinstance(node, Para))
        revised = markdown_writing.replace_field(head, manuscript.front.lines.get(name), name, text)
        if revised is None:
            merge.problems.append(FieldLeft(manuscript.path, manuscript.front.line(name), name))
        head = revised or head
    return head
