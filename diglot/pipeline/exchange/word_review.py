"""A two-column file that a reviewer edited in, drafts of both manuscripts out: only what was edited is different.

Touches the disk and pandoc through their machines. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import msgspec

from diglot.adapters import word_file
from diglot.core import docx, encoding, front_matter, markdown_writing
from diglot.model.docx import DocxParts
from diglot.model.problems import N_, FieldLeft, Problem, RefusedFile, ReviewConflict, ReviewRowMoved
from diglot.model.publication import Manuscript
from diglot.model.tree import Para, plain_text, walk
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.exchange.word_export import (
    Exporter,
    PairedBlocks,
    ReadReview,
    pair_editions,
    passage_digest,
    read_review,
    review_script,
)
from diglot.pipeline.exchange.word_import import ImportOptions, ImportRefused, Proposal, changed_rows, docx_problems
from diglot.pipeline.typeset.markdown_writer import Blocks, PlacedBlock, RevisedBlock, UnreadableMarkdown

_MISSING = N_("it is missing; the passage stays as it is")
_MOVED = N_("it was moved, and the passage with it")
_TWICE = N_("it stands there twice; its parts were joined")
_NEW = N_("it is new; its text follows the passage above")
_UNKNOWN = N_("there was no such row; it was taken for a new one")


class _Cell(msgspec.Struct, frozen=True):
    """What a cell says now. is_edited: not what it said when the file was made."""

    blocks: Blocks
    is_edited: bool


@dataclass
class _Reviewed:
    """The rows of a file in their order, each unit once. new: rows without a number after each name ("" at the top)."""

    order: list[str] = field(default_factory=list)
    cells: dict[str, tuple[_Cell, _Cell]] = field(default_factory=dict)
    new: dict[str, list[tuple[Blocks, Blocks]]] = field(default_factory=dict)


def import_review(order: ImportOptions, parts: DocxParts, ticket: docx.ReviewMetadata, exporter: Exporter) -> Proposal:
    """Both manuscripts as the reviewer wants them, and what is to be told.

    Raises: Refused.
    """
    file = order.file.name
    pairing = pair_editions(exporter, ticket.article)
    if pairing.langs != ticket.langs:
        raise ImportRefused(
            RefusedFile(file, None, N_("it is of an article whose original is in another language now"))
        )
    # As the file would be if it were made today: what its passages say, read back on the same way.
    today_file = word_file.open_word_file(review_script(exporter, pairing, "").packed())
    try:
        read = read_review(exporter, parts, order.changes)
        today = {row.name: row.cells for row in read_review(exporter, today_file).rows}
    except (UnreadableMarkdown, RecursionError) as failure:
        reason = (
            failure.reason
            if isinstance(failure, UnreadableMarkdown)
            else N_("its parts stand too deep inside each other")
        )
        raise ImportRefused(RefusedFile(file, None, reason)) from None
    problems: list[Problem] = []
    reviewed = _sort(read, ticket, file, problems)
    now = _renumbered(ticket, today)
    judge = _ReviewMerge(file, ticket, today, now, problems)
    drafts = []
    for side in (0, 1):
        draft = _revised(exporter, pairing, side, reviewed, judge)
        drafts.append(draft)
    written = drafts[1].after.decode("utf-8-sig")
    problems += docx_problems(read.findings, drafts[1].path, written)
    return Proposal(ticket.article, ticket.langs[1], tuple(drafts), tuple(problems))


def _sort(read: ReadReview, ticket: docx.ReviewMetadata, file: str, problems: list[Problem]) -> _Reviewed:
    """The rows by their names; what happened to them is told."""
    reviewed = _Reviewed()
    above = ""
    for place, row in enumerate(read.rows, 1):
        if row.name not in ticket.marks:
            if any(row.cells):
                problems.append(ReviewRowMoved(file, place, row.name or "—", _UNKNOWN if row.name else _NEW))
                reviewed.new.setdefault(above, []).append(row.cells)
            continue
        above = row.name
        before = reviewed.cells.get(row.name)
        if before:
            problems.append(ReviewRowMoved(file, place, row.name, _TWICE))
        cells = []
        for side in (0, 1):
            blocks = (*(before[side].blocks if before else ()), *row.cells[side])
            cells.append(_Cell(blocks, passage_digest(blocks) != ticket.marks[row.name][side]))
        reviewed.cells[row.name] = (cells[0], cells[1])
        if not before:
            reviewed.order.append(row.name)
    problems += (ReviewRowMoved(file, None, name, _MISSING) for name in ticket.marks if name not in reviewed.cells)
    numbers = [int(name) for name in reviewed.order if name.isdecimal()]
    for number in sorted(_displaced(numbers)):
        problems.append(ReviewRowMoved(file, reviewed.order.index(str(number)) + 1, str(number), _MOVED))
    return reviewed


def _displaced(numbers: Sequence[int]) -> set[int]:
    """Numbers that are out of order: as few as explain the rest.

    >>> _displaced([1, 3, 4, 2, 5])
    {2}
    """
    straight = sorted(numbers)
    kept: set[int] = set()
    for match in SequenceMatcher(None, straight, list(numbers), autojunk=False).get_matching_blocks():
        kept.update(straight[match.a : match.a + match.size])
    return set(numbers) - kept


def _renumbered(ticket: docx.ReviewMetadata, today: Mapping[str, tuple[Blocks, Blocks]]) -> dict[str, str]:
    """For each number of the file the number that the passage has today; passages that are gone have none."""
    marks_today = {name: tuple(passage_digest(cell) for cell in cells) for name, cells in today.items()}
    then = [name for name in ticket.marks if name.isdecimal()]
    now = [name for name in marks_today if name.isdecimal()]
    numbers = {name: name for name in ticket.marks if name in marks_today and not name.isdecimal()}
    matcher = SequenceMatcher(
        None, [ticket.marks[name] for name in then], [marks_today[name] for name in now], autojunk=False
    )
    for kind, start, stop, new_start, new_stop in matcher.get_opcodes():
        if kind == "equal" or stop - start == new_stop - new_start:
            numbers.update(zip(then[start:stop], now[new_start:new_stop], strict=True))
    return numbers


@dataclass
class _ReviewMerge:
    """Decides for each cell whether the reviewer's words go into the manuscript."""

    file: str
    ticket: docx.ReviewMetadata
    today: Mapping[str, tuple[Blocks, Blocks]]
    now: Mapping[str, str]
    problems: list[Problem]

    def takes(self, name: str, side: int, cell: _Cell) -> bool:
        """Does the cell say something new that the manuscript may take over?"""
        if not cell.is_edited:
            return False
        number = self.now.get(name)
        current = passage_digest(self.today[number][side]) if number else ""
        if current == passage_digest(cell.blocks):
            return False
        if current != self.ticket.marks[name][side]:
            self.problems.append(ReviewConflict(self.file, None, name, _opening(cell.blocks)))
            return False
        return True


def _opening(blocks: Blocks) -> str:
    text = " ".join(plain_text(node.inlines) for node in walk(blocks) if isinstance(node, Para))
    return text if len(text) <= 80 else text[:80].rsplit(" ", 1)[0] + "…"


# ---------------------------------------------------------------- one manuscript


def _revised(
    exporter: Exporter, pairing: PairedBlocks, side: int, reviewed: _Reviewed, judge: _ReviewMerge
) -> FileEdit:
    manuscript, lang = pairing.manuscripts[side], pairing.langs[side]
    before = exporter.folder.read(exporter.sources.files[manuscript.path].name_on_disk)
    whole, _ = encoding.decode(before, manuscript.path)
    parts = front_matter.split_manuscript(whole)
    head = _revised_front(whole[: len(whole) - len(parts.body)], manuscript, side, reviewed, judge)
    rows = _rows(pairing, side, reviewed, judge)
    body = parts.body
    if rows != list(range(len(pairing.bodies[side]))):
        body = exporter.scribe.revise(exporter.scribe.read(parts.body), rows, lang)
    after = head + body
    return FileEdit(manuscript.path, before, before if after == whole else encode_like(before, after))


def _rows(pairing: PairedBlocks, side: int, reviewed: _Reviewed, judge: _ReviewMerge) -> list[RevisedBlock]:
    """The blocks of one manuscript in their new order, what is new among them."""
    names_then = {number: name for name, number in judge.now.items()}
    order = _order(len(pairing.units), reviewed, judge.now)
    rows: list[RevisedBlock] = _added(reviewed, "", side)
    for number in order:
        unit = int(number) - 1
        span = pairing.units[unit][side]
        name = names_then.get(number)
        cell = reviewed.cells[name][side] if name in reviewed.cells else None
        if cell is not None and name is not None and judge.takes(name, side, cell):
            rows += _edited(span, judge.today[number][side], cell.blocks)
        else:
            rows += span
        rows += _added(reviewed, name or "", side) if name else []
    return rows


def _order(count: int, reviewed: _Reviewed, now: Mapping[str, str]) -> list[str]:
    """The passages of today in the reviewer's order; those that the file does not have follow what they followed."""
    order = [now[name] for name in reviewed.order if name in now and name.isdecimal()]
    for number in map(str, range(1, count + 1)):
        if number not in order:
            before = str(int(number) - 1)
            order.insert(order.index(before) + 1 if before in order else 0, number)
    return order


def _added(reviewed: _Reviewed, above: str, side: int) -> list[RevisedBlock]:
    return [PlacedBlock((block,)) for cells in reviewed.new.get(above, ()) for block in cells[side]]


def _edited(span: range, before: Blocks, after: Blocks) -> list[RevisedBlock]:
    """The blocks of a passage after the edit: those that say the same stay as they are written."""
    if len(before) != len(span):
        # What Word does not carry is among them: the passage is written anew as a whole.
        return [PlacedBlock((block,), span[at] if at < len(span) else None) for at, block in enumerate(after)]
    rows: list[RevisedBlock] = []
    for row in changed_rows(before, after):
        if isinstance(row, int):
            rows.append(span[row])
        else:
            rows.append(PlacedBlock(row.blocks, None if row.replaces is None else span[row.replaces]))
    return rows


# ---------------------------------------------------------------- front matter


def _revised_front(head: str, manuscript: Manuscript, side: int, reviewed: _Reviewed, judge: _ReviewMerge) -> str:
    """The front matter with the fields that were edited; every other line stays."""
    for name in docx.FRONT_ROWS:
        cell = reviewed.cells[name][side] if name in reviewed.cells else None
        if cell is None or not judge.takes(name, side, cell):
            continue
        text = " ".join(plain_text(node.inlines) for node in walk(cell.blocks) if isinstance(node, Para))
        revised = markdown_writing.with_field(head, manuscript.front.lines.get(name), name, text)
        if revised is None:
            judge.problems.append(FieldLeft(manuscript.path, manuscript.front.line(name), name))
        head = revised or head
    return head
