"""Pair the texts of an article into rows, and find the state of each: as the ledger has it, and as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec
from msgspec.structs import replace

from diglot.core import alignment, ledger
from diglot.core.new_files import translation_scaffolds
from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.model.desk import RowSpans, RowState, Span, WordChanges
from diglot.extensions.desk.pipeline.articles.article import DeskRow, DeskText, is_recorded
from diglot.model.publication import TITLE_BLOCK, BlockPair
from diglot.model.translation.ledger import Drift, Ledger, Review, ReviewRow, UnitChange
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.translation.ledger_store import own_reviewers, text_form

# What a translation may have in common with its original, word for word.
_SAME_IN_BOTH = frozenset(["code", "rule", "markup", "figure", "table"])


class LedgerRecords(msgspec.Struct, frozen=True):
    """What the ledger knows of both texts. drift: None where they were never declared in step.

    reviews: one for each entry. filled: the normal form of passages that nobody has passed since they were filled in.
    """

    drift: Drift | None
    reviews: tuple[ReviewRow, ...]
    filled: frozenset[str]

    def review(self, units: tuple[Sequence[int], Sequence[int]], field: str) -> Review | None:
        """Return the last review of a row, if all of it is reviewed. units: of both texts, by number from 0."""
        if field:
            found = [row for row in self.reviews if row.entry.field == field]
        else:
            sides = (self.drift.source, self.drift.target) if self.drift else ()
            numbers = {side.entry_of[unit] for side, own in zip(sides, units, strict=False) for unit in own}
            found = [self.reviews[number] for number in numbers if number is not None]
        if any(row.state != "reviewed" for row in found):
            return None
        reviews = (row.entry.review for row in found if row.entry.review)
        return max(reviews, key=lambda review: review.on, default=None)


def find_records(recorded: Ledger | None, texts: tuple[DeskText, DeskText], sources: LoadedSources) -> LedgerRecords:
    """Return what a ledger knows of both texts."""
    langs = (texts[0].edition.lang, texts[1].edition.lang)
    if recorded is None:
        return LedgerRecords(None, (), frozenset())
    filled = frozenset(ledger.normalize_text(one.texts.get(langs[1], "")) for one in recorded.filled)
    if not is_recorded(recorded, langs[1]):
        return LedgerRecords(None, (), filled)
    forms = (text_form(texts[0].units), text_form(texts[1].units))
    drift = ledger.find_drift(recorded, *forms, langs)
    own = own_reviewers(sources, texts[1].edition)
    return LedgerRecords(drift, ledger.find_reviews(recorded, drift, forms, langs, own), filled)


def make_rows(
    texts: tuple[DeskText, DeskText], spans: Sequence[RowSpans], records: LedgerRecords
) -> tuple[DeskRow, ...]:
    """Return the rows of both texts, fields of the front matter first."""
    rows = (*_field_rows(texts, records), *(make_row(texts, one, records) for one in spans))
    return tuple(replace(row, number=number) for number, row in enumerate(rows))


def _field_rows(texts: tuple[DeskText, DeskText], records: LedgerRecords) -> Iterator[DeskRow]:
    fronts = [text.edition.manuscript.front for text in texts]
    for name in TITLE_BLOCK:
        source, target = (" ".join((getattr(front, name)).split()) for front in fronts)
        if not source and not target:
            continue
        changes = rows_of.changes_of_row(records.drift, ((), ()), name) if records.drift else None
        lines = (fronts[0].line(name) or 0, fronts[1].line(name) or 0)
        state = rows_of.state_of_row(
            has_source=bool(source), has_target=bool(target), is_copied=_is_copied(source, target), changes=changes
        )
        review = records.review(((), ()), name) if state == "in-step" else None
        spans = RowSpans(range(0), range(0))
        words = _words(changes[0] if changes else ())
        if review:
            state = "reviewed"
        elif state in _MAY_BE_FILLED and ledger.normalize_text(target) in records.filled:
            state = "filled"
        yield DeskRow(0, name, spans, source, target, target, ("", ""), lines, state, words, (name,), review)


def pair_rows(texts: tuple[DeskText, DeskText]) -> Sequence[RowSpans]:
    """Return the spans of both texts that correspond to each other, in order."""
    original, translation = texts
    pairs = _block_pairs(texts)
    matches = (*_placeholders(original, translation), *_definitions(original, translation))
    # A list that is not translated yet is translated as a whole: else its items would be paired with what is beside it.
    lists = _whole_blocks(original.source.spans)
    return rows_of.pair_spans(original.source.spans, translation.source.spans, pairs, matches, lists)


class _RowSide(msgspec.Struct, frozen=True):
    """One side of a row. units: by number from 0. line: in its file, 0 if the side is empty."""

    written: str
    kinds: frozenset[str]
    units: tuple[int, ...]
    line: int
    html: str
    is_title: bool
    list_numbers: frozenset[int]


def _side(text: DeskText, spans: range) -> _RowSide:
    found = [text.source.spans[number] for number in spans]
    return _RowSide(
        text.source.text(spans),
        frozenset(span.kind for span in found),
        text.units_of(spans),
        found[0].start + 1 if found else 0,
        "".join(text.html[number] for number in spans),
        bool(text.title_blocks) and any(0 in span.blocks for span in found),
        frozenset(span.list_number for span in found if span.list_number is not None),
    )


def make_row(texts: tuple[DeskText, DeskText], spans: RowSpans, records: LedgerRecords) -> DeskRow:
    """Return the row of spans that correspond to each other, without its number."""
    source, target = _side(texts[0], spans.source), _side(texts[1], spans.target)
    is_placeholder = target.kinds == {"comment"} and not source.kinds <= {"comment"}
    original = rows_of.without_own_hints(source.written)
    shown = "" if is_placeholder else rows_of.without_own_hints(target.written)
    # A heading that is the title of its text is none of its units: the ledger has it as a field.
    is_title = source.is_title and not source.units
    # A hint above an item would be part of the one before it, and one inside it is read as text.
    is_item = any(side.list_numbers for side in (source, target))
    field, units, changes = "title" if is_title else "", (source.units, target.units), None
    if records.drift:
        changes = rows_of.changes_of_row(records.drift, units, field)
    state: RowState = "none"
    if source.units or target.units or is_title:
        state = rows_of.state_of_row(
            has_source=bool(source.written),
            has_target=bool(shown),
            is_copied=_is_copied(original, shown) and (is_title or _is_prose(texts[0], source.units)),
            changes=changes,
        )
    elif "definition" in source.kinds and not shown:
        state = "missing"
    review = records.review(units, field) if state == "in-step" else None
    if review:
        state = "reviewed"
    elif state in _MAY_BE_FILLED and _is_filled(texts[1], target.units, records.filled):
        state = "filled"
    return DeskRow(
        0,
        "",
        spans,
        original,
        shown,
        target.written,
        (source.html, "" if is_placeholder else target.html),
        (source.line, target.line),
        state,
        _words(changes[0] if changes else ()),
        (field,) if field else tuple(str(number + 1) for number in source.units),
        review,
        ((), ())
        if is_title or is_item
        else (_block_texts(texts[0], spans.source), _block_texts(texts[1], spans.target)),
        is_item,
    )


def _block_texts(text: DeskText, spans: range) -> tuple[str, ...]:
    texts = (text.source.text(range(at, at + 1)) for at in spans if text.source.spans[at].kind == "text")
    return tuple(map(rows_of.without_own_hints, texts))


# New in the translation; "both": a draft of what was behind.
_MAY_BE_FILLED = frozenset(["undeclared", "edited", "both"])


def _is_filled(text: DeskText, units: Sequence[int], filled: frozenset[str]) -> bool:
    return bool(filled) and any(ledger.normalize_text(text.units.units[number].text) in filled for number in units)


def _is_prose(text: DeskText, units: Sequence[int]) -> bool:
    return any(text.units.units[number].seen.kind not in _SAME_IN_BOTH for number in units)


def _is_copied(source: str, target: str) -> bool:
    return source.strip() == target.strip() and any(letter.isalpha() for letter in source)


def _words(changes: Sequence[UnitChange]) -> WordChanges:
    pieces: list[tuple[str, str]] = []
    for change in changes:
        if pieces:
            pieces.append(("same", "\n"))
        pieces += ledger.diff_words("\n".join(change.before), "\n".join(change.after))
    return tuple(pieces)  # type: ignore[arg-type]


def _block_pairs(texts: tuple[DeskText, DeskText]) -> Iterator[BlockPair]:
    """Yield the pairs of top-level blocks; the headings that are titles are one, where both texts have them."""
    original, translation = texts
    source, target = (tuple(unit.seen for unit in text.units.units) for text in texts)
    offsets = (original.title_blocks, translation.title_blocks)
    counts = [text.block_count - text.title_blocks for text in texts]
    if all(offsets):
        yield BlockPair(0, 1, 0, 1)
    for pair in alignment.pair_blocks(alignment.align(source, target), source, target, counts[0], counts[1]):
        yield BlockPair(
            pair.original_start + offsets[0],
            pair.original_stop + offsets[0],
            pair.translation_start + offsets[1],
            pair.translation_stop + offsets[1],
        )


def _placeholders(original: DeskText, translation: DeskText) -> Iterator[tuple[int, int]]:
    """Yield each span of the original whose place a comment keeps in the translation, with that comment."""
    passages = {whole.start: original.source.text(whole) for whole in _whole_blocks(original.source.spans)}
    span_of_unit: Mapping[int, int] = {
        unit: number for number in passages for unit in original.units_of(range(number, number + 1))
    }
    definitions = {
        original.source.text(range(number, number + 1)): number
        for number, span in enumerate(original.source.spans)
        if span.kind == "definition"
    }
    for number, span in enumerate(translation.source.spans):
        if span.kind == "comment":
            found = translation_scaffolds.find_comments(translation.source.text(range(number, number + 1)))
            comment = found[0][1] if found else ""
            # An exception for `check` keeps no place, and to compare it with every passage takes long.
            if comment.lstrip().startswith("diglot:"):
                continue
            if comment.strip() in definitions:
                yield definitions[comment.strip()], number
                continue
            labelled = span_of_unit.get(_first_number(comment) - 1)
            candidates = [*([labelled] if labelled is not None else []), *passages]
            for candidate in candidates:
                if translation_scaffolds.is_in_scaffold(passages[candidate], comment):
                    yield candidate, number
                    break


def _whole_blocks(spans: Sequence[Span]) -> Iterator[range]:
    """Yield the spans of each block that readers see: of a list, those of all its items."""
    numbers = [number for number, span in enumerate(spans) if span.kind == "text"]
    for _, group in groupby(
        numbers, lambda number: spans[number].list_number if spans[number].list_number is not None else -1 - number
    ):
        members = list(group)
        yield range(members[0], members[-1] + 1)


def _first_number(comment: str) -> int:
    label = comment.split(maxsplit=1)[:1]
    digits = label[0].replace("–", "-").partition("-")[0] if label else ""
    return int(digits) if digits.isdecimal() and len(digits) < 7 else 0


def _definitions(original: DeskText, translation: DeskText) -> Iterator[tuple[int, int]]:
    """Yield the definitions of notes and addresses that belong together: of the same name, else in the same order."""
    sides = [
        {span.name: number for number, span in enumerate(text.source.spans) if span.kind == "definition"}
        for text in (original, translation)
    ]
    same = sides[0].keys() & sides[1].keys()
    yield from ((sides[0][name], sides[1][name]) for name in sides[0] if name in same)
    rest = [[number for name, number in side.items() if name not in same] for side in sides]
    if len(rest[0]) == len(rest[1]):
        yield from zip(*rest, strict=True)
