"""Opens an article for the desk: both texts as rows, each with its span of the file, its state and its HTML.

Touches the disk and pandoc through their adapters only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core import alignment, encoding, ledger, markdown, markdown_writing, translation_scaffolds, tree_transforms
from diglot.core import desk as rows_of
from diglot.model.code_blocks import find_definitions
from diglot.model.desk import RowPlace, RowSpans, RowState, Span, SpanKind, SpanStart, WordChanges
from diglot.model.languages import Lang
from diglot.model.ledger import Drift, Ledger, Review, ReviewRow, UnitChange
from diglot.model.problems import DamagedLedger, Problem, UnreadableManuscript
from diglot.model.publication import Article, BlockPair, Edition
from diglot.model.tree import Block, Pandoc, RawBlock
from diglot.pipeline.desk.rendering import Markup, by_blocks, render
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.translation.status import ledger_path, own_reviewers, read_ledger, text_form
from diglot.pipeline.translation.units import EditionUnits, read_units
from diglot.pipeline.typeset.markdown_reader import decode_answer

FIELDS = ("title", "kicker", "standfirst")
"""The fields of the front matter that the desk shows as rows."""

# What a translation may have in common with its original, word for word.
_SAME_IN_BOTH = frozenset(["code", "rule", "markup", "figure", "table"])


class DeskText(msgspec.Struct, frozen=True):
    """One text of an article. source: its file as lines and spans. html: of each span. units: in reading order.

    block_units: the numbers of the units of each top-level block. title_blocks: 1 where the text begins with its title.
    """

    edition: Edition
    name_on_disk: str
    content: bytes
    source: rows_of.SourceText
    block_count: int
    html: tuple[str, ...]
    units: EditionUnits
    block_units: Mapping[int, Sequence[int]]
    title_blocks: int

    @property
    def body_line(self) -> int:
        """The line of the file, from 0, at which the body begins."""
        return self.edition.manuscript.body_line - 1

    def units_of(self, spans: range) -> tuple[int, ...]:
        """Return the numbers of the units in spans, from 0."""
        blocks = {block for number in spans for block in self.source.spans[number].blocks}
        return tuple(sorted(unit for block in blocks for unit in self.block_units.get(block, ())))


class DeskRow(msgspec.Struct, frozen=True):
    """A row. number: from 0. field: of the front matter, or "". source, target: the Markdown of both sides.

    written: what the file holds in place of the translation: `target`, or the comment that keeps its place.
    lines: where both sides begin in their files, 0 where there is none. changes: what changed in the original since
    the row was in step, word by word. names: of the field or the units of the original, as `sync --units` takes them.
    review: the last one, of a row that is reviewed. blocks: the texts of the blocks of both sides, of a row that may be
    split or joined with another. is_item: of a list.
    """

    number: int
    field: str
    spans: RowSpans
    source: str
    target: str
    written: str
    html: tuple[str, str]
    lines: tuple[int, int]
    state: RowState
    changes: WordChanges = ()
    names: tuple[str, ...] = ()
    review: Review | None = None
    blocks: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    is_item: bool = False

    @property
    def place(self) -> RowPlace:
        """What identifies the row."""
        return RowPlace(f"{self.field}\n{self.source}", self.written)

    @property
    def digest(self) -> str:
        """A hash of the row as it was read."""
        return hashlib.blake2b(repr(self.place).encode(), digest_size=10).hexdigest()


class DeskArticle(msgspec.Struct, frozen=True):
    """An article and one translation of it. contents: of both files and the ledger; digest: of all of these.

    is_patched: a row was saved since the texts were paired, and its new text has not moved any other row.
    """

    article: Article
    sources: LoadedSources
    texts: tuple[DeskText, DeskText]
    rows: tuple[DeskRow, ...]
    contents: tuple[bytes | None, ...]
    recorded: Ledger | None
    is_patched: bool = False

    @property
    def digest(self) -> str:
        """What tells this state of the article from another."""
        return digest_of_files(self.contents)

    @property
    def has_ledger(self) -> bool:
        """Whether this translation was declared in step before."""
        return _is_recorded(self.recorded, self.target.edition.lang)

    @property
    def expects_reviews(self) -> bool:
        """Whether somebody is to review this translation, or has begun to."""
        named = any(text.edition.manuscript.front.reviewers for text in self.texts)
        return bool(named or self.sources.settings.review.required or any(row.review for row in self.rows))

    @property
    def target(self) -> DeskText:
        """The translation."""
        return self.texts[1]

    @property
    def langs(self) -> tuple[Lang, Lang]:
        """The languages of the original and of the translation."""
        return self.texts[0].edition.lang, self.texts[1].edition.lang

    @property
    def places(self) -> tuple[RowPlace, ...]:
        """What identifies each row."""
        return tuple(row.place for row in self.rows)


def item_mark(article: DeskArticle, row: DeskRow) -> str:
    """Return the mark with which the translation of a row must begin, as an item of a list; "" if it is none.

    A translation that is still missing begins with the mark of its original.
    """
    side, spans = (1, row.spans.target) if row.target else (0, row.spans.source)
    source = article.texts[side].source
    is_item = len(spans) == 1 and source.spans[spans.start].list_number is not None
    return rows_of.mark_of(source.text(spans)) if is_item else ""


def is_tight_item(article: DeskArticle, row: DeskRow) -> bool:
    """Return whether a row is an item of a list whose items have no blank lines between them, in the original."""
    spans, number = article.texts[0].source.spans, row.spans.source.start
    if len(row.spans.source) != 1 or spans[number].list_number is None:
        return False
    beside = [one for one in spans[max(0, number - 1) : number + 1] if one.list_number == spans[number].list_number]
    return beside[0].end == beside[0].stop


def digest_of_files(contents: Sequence[bytes | None]) -> str:
    """Return a digest of the files of an article."""
    parts = (hashlib.blake2b(content or b"", digest_size=20).digest() for content in contents)
    return hashlib.blake2b(b"".join(parts), digest_size=12).hexdigest()


def read_files(folder: Folder, sources: LoadedSources, article: Article, target: Edition) -> list[bytes | None]:
    """Return the contents of the original, the translation and the ledger; None where there is no ledger.

    Raises: OSError.
    """
    texts: list[bytes | None] = [
        folder.read(sources.files[edition.manuscript.path].name_on_disk) for edition in (article.editions[0], target)
    ]
    try:
        return [*texts, folder.read(ledger_path(article))]
    except FileNotFoundError:
        return [*texts, None]


def read_article(
    folder: Folder,
    sources: LoadedSources,
    article: Article,
    target: Edition,
    pandoc: PandocPool,
    before: DeskArticle | None = None,
) -> DeskArticle | Problem:
    """Return an article as rows, or the problem that keeps it from being edited.

    before: the same article as it was read before; a text that has not changed since is not read again.
    """
    contents = read_files(folder, sources, article, target)
    recorded = read_ledger(folder, ledger_path(article))
    if isinstance(recorded, DamagedLedger):
        return recorded
    editions, bodies = (article.editions[0], target), [content or b"" for content in contents[:2]]
    kept = [_unchanged(before, side, sources, editions[side], bodies[side]) for side in (0, 1)]
    texts = _read_texts(sources, editions, bodies, pandoc, kept)
    if isinstance(texts, Problem):
        return texts
    rows = _rows(texts, _pair_rows(texts), _records(recorded, texts, sources))
    return DeskArticle(article, sources, texts, rows, tuple(contents), recorded)


def _unchanged(
    before: DeskArticle | None, side: int, sources: LoadedSources, edition: Edition, content: bytes
) -> DeskText | None:
    """Return a text as it was read before, if it would be read like that now; None if it must be read."""
    # Of a text with a patched row, nothing but that row was read since.
    if before is None or (before.is_patched and side == 1):
        return None
    text, styles = before.texts[side], [one.settings.house_style for one in (before.sources, sources)]
    return text if (text.content, text.edition, styles[0]) == (content, edition, styles[1]) else None


def with_ledger(article: DeskArticle, folder: Folder, sources: LoadedSources) -> DeskArticle | Problem | None:
    """Return an article with its ledger as it is now, without reading its texts again; None if these have changed."""
    contents = tuple(read_files(folder, sources, article.article, article.target.edition))
    if contents[:2] != article.contents[:2]:
        return None
    recorded = read_ledger(folder, ledger_path(article.article))
    if isinstance(recorded, DamagedLedger):
        return recorded
    spans = [row.spans for row in article.rows if not row.field]
    rows = _rows(article.texts, spans, _records(recorded, article.texts, sources))
    return replace(article, sources=sources, rows=rows, contents=contents, recorded=recorded)


def pair_contents(
    article: DeskArticle, contents: Sequence[bytes], pandoc: PandocPool
) -> tuple[tuple[DeskText, DeskText], Sequence[RowSpans]] | None:
    """Return how both texts would be read and paired with other bodies; None where they could not be read."""
    texts = _read_texts(article.sources, [text.edition for text in article.texts], contents, pandoc)
    return None if isinstance(texts, Problem) else (texts, _pair_rows(texts))


def _is_recorded(recorded: Ledger | None, lang: Lang) -> bool:
    return recorded is not None and any(entry.side(lang) for entry in recorded.entries)


class _Records(msgspec.Struct, frozen=True):
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


def _records(recorded: Ledger | None, texts: tuple[DeskText, DeskText], sources: LoadedSources) -> _Records:
    langs = (texts[0].edition.lang, texts[1].edition.lang)
    if recorded is None:
        return _Records(None, (), frozenset())
    filled = frozenset(ledger.normalize_text(one.texts.get(langs[1], "")) for one in recorded.filled)
    if not _is_recorded(recorded, langs[1]):
        return _Records(None, (), filled)
    forms = (text_form(texts[0].units), text_form(texts[1].units))
    drift = ledger.find_drift(recorded, *forms, langs)
    own = own_reviewers(sources, texts[1].edition)
    return _Records(drift, ledger.find_reviews(recorded, drift, forms, langs, own), filled)


def patch_row(
    article: DeskArticle, row: DeskRow, text: str, changed: rows_of.SourceText, pandoc: PandocPool
) -> DeskArticle | None:
    """Return an article after a row was replaced, without reading the rest of its texts again.

    None where the new text may change other rows, or how they are numbered: then both texts must be read again.
    """
    if row.field or len(row.spans.target) != 1 or not changed.spans or _MAY_REACH_FURTHER.search(text):
        return None
    target = article.target
    number = row.spans.target.start
    if target.source.spans[number].kind != "text" or any(_is_loose(one, number) for one in (target.source, changed)):
        return None
    notes = [changed.text(range(at, at + 1)) for at, span in enumerate(changed.spans) if span.kind == "definition"]
    body = "\n\n".join((text, *notes))
    tree = decode_answer(pandoc.one("read", markdown.readable(body)))
    if isinstance(tree, PandocFailure):
        return None
    fresh = read_units(target.edition, tree.blocks).units
    places = target.units_of(row.spans.target)
    if [unit.seen.kind for unit in fresh] != [target.units.units[at].seen.kind for at in places]:
        return None
    units = list(target.units.units)
    for at, unit in zip(places, fresh, strict=True):
        units[at] = replace(units[at], seen=unit.seen, content=unit.content, text=unit.text)
    manuscript = target.edition.manuscript
    [html] = render(
        [Markup(body, manuscript.lang, manuscript.path, tree)], article.sources.settings.house_style, pandoc
    )
    new_target = replace(
        target,
        content=changed.content,
        source=changed,
        html=(*target.html[:number], "".join(html), *target.html[number + 1 :]),
        units=replace(target.units, units=tuple(units)),
    )
    texts = (article.texts[0], new_target)
    new_row = replace(_row(texts, row.spans, _records(article.recorded, texts, article.sources)), number=row.number)
    rows = (*article.rows[: row.number], new_row, *article.rows[row.number + 1 :])
    contents = (article.contents[0], changed.content, article.contents[2])
    return replace(article, texts=texts, rows=rows, contents=contents, is_patched=True)


def _is_loose(source: rows_of.SourceText, number: int) -> bool:
    """Return whether a span is an item of a list with a blank line in it: then all its items are paragraphs."""
    own = source.spans[number].list_number
    spans = [span for span in source.spans if span.list_number == own] if own is not None else []
    return bool(spans) and any(not line.strip() for line in source.shown[spans[0].start : spans[-1].stop])


# A heading may be the title or change the levels of all others; a definition or a hint is for the whole text.
_MAY_REACH_FURTHER = re.compile(r"^(?: {0,3}#|=+\s*$|-+\s*$| {0,3}\[[^\]]+\]:|\s*<!--)|\{[^}]*pair=", re.MULTILINE)


# ---------------------------------------------------------------- reading


def _read_texts(
    sources: LoadedSources,
    editions: Sequence[Edition],
    contents: Sequence[bytes],
    pandoc: PandocPool,
    kept: Sequence[DeskText | None] = (None, None),
) -> tuple[DeskText, DeskText] | Problem:
    """Return both texts. kept: those that need not be read again."""
    places = [side for side in (0, 1) if kept[side] is None]
    read = _read(sources, [editions[side] for side in places], [contents[side] for side in places], pandoc)
    if isinstance(read, Problem):
        return read
    fresh = iter(read)
    original, translation = (text or next(fresh) for text in kept)
    return original, translation


def _read(
    sources: LoadedSources, editions: Sequence[Edition], contents: Sequence[bytes], pandoc: PandocPool
) -> Sequence[DeskText] | Problem:
    # A file that cannot be decoded was refused when its front matter was read.
    wholes = [
        encoding.decode(content, edition.manuscript.path)[0]
        for edition, content in zip(editions, contents, strict=True)
    ]
    bodies = [
        "\n".join(whole.split("\n")[edition.manuscript.body_line - 1 :])
        for edition, whole in zip(editions, wholes, strict=True)
    ]
    count = len(editions)
    trees: list[Pandoc] = []
    documents = [markdown.readable(body) for body in bodies]
    answers = [*pandoc.each("read", documents), *pandoc.each("outline", documents)]
    for edition, answer in zip([*editions, *editions], answers, strict=True):
        tree = decode_answer(answer)
        if isinstance(tree, PandocFailure):
            return UnreadableManuscript(edition.manuscript.path, edition.manuscript.body_line, tree.reason)
        trees.append(tree)
    sheets = [
        markdown_writing.split_source(body, tree.blocks) for body, tree in zip(bodies, trees[count:], strict=True)
    ]
    parts = [
        rows_of.split_lists(tree.blocks, sheet.block_lines, sheet.lines)
        for tree, sheet in zip(trees[:count], sheets, strict=True)
    ]
    markup = [
        Markup(
            body,
            edition.lang,
            edition.manuscript.path,
            replace(tree, blocks=_blocks(own)),
            edition.manuscript.front.title or "",
        )
        for body, edition, tree, own in zip(bodies, editions, trees[:count], parts, strict=True)
    ]
    rendered = render(markup, sources.settings.house_style, pandoc)
    return [
        _text(sources, edition, content, whole, own, sheet.lines, units)
        for edition, content, whole, own, sheet, units in zip(
            editions, contents, wholes, parts, sheets, rendered, strict=True
        )
    ]


def _text(
    sources: LoadedSources,
    edition: Edition,
    content: bytes,
    whole: str,
    parts: Sequence[rows_of.BlockLines],
    lines: Sequence[str],
    rendered: Sequence[str],
) -> DeskText:
    manuscript = edition.manuscript
    first = manuscript.body_line - 1
    tree = _blocks(parts)
    source = rows_of.cut(content, whole, list(_starts(parts, lines, first)))
    _, blocks = tree_transforms.take_title(tree, manuscript.front.title or "")
    offset = len(tree) - len(blocks)
    html = [""] * offset + by_blocks(blocks, rendered)
    units = read_units(edition, tree)
    block_units: dict[int, list[int]] = {}
    for number, unit in enumerate(units.units):
        block_units.setdefault(unit.seen.at[0] + offset, []).append(number)
    return DeskText(
        edition,
        sources.files[manuscript.path].name_on_disk,
        content,
        source,
        len(tree),
        tuple("".join(html[block] for block in span.blocks) for span in source.spans),
        units,
        block_units,
        offset,
    )


def _blocks(parts: Sequence[rows_of.BlockLines]) -> tuple[Block, ...]:
    return tuple(part.block for part in parts)


def _starts(parts: Sequence[rows_of.BlockLines], lines: Sequence[str], first: int) -> Iterator[SpanStart]:
    """Yield where the spans of a body begin. first: the line of the file, from 0, at which the body begins."""
    for number, part in enumerate(parts):
        if part.lines:
            kind: SpanKind = "comment" if _is_comment(part.block) else "text"
            yield SpanStart(first + part.lines[0], kind, range(number, number + 1), list_number=part.list_number)
    for name, (start, stop) in find_definitions(lines):
        yield SpanStart(first + start, "definition", last=first + stop, name=name)


def _is_comment(block: Block) -> bool:
    match block:
        case RawBlock((_, text)):
            return text.lstrip().startswith("<!--") and not alignment.units_of((block,))
    return False


# ---------------------------------------------------------------- rows


def _rows(texts: tuple[DeskText, DeskText], spans: Sequence[RowSpans], records: _Records) -> tuple[DeskRow, ...]:
    rows = (*_field_rows(texts, records), *(_row(texts, one, records) for one in spans))
    return tuple(replace(row, number=number) for number, row in enumerate(rows))


def _field_rows(texts: tuple[DeskText, DeskText], records: _Records) -> Iterator[DeskRow]:
    fronts = [text.edition.manuscript.front for text in texts]
    for name in FIELDS:
        source, target = (" ".join((getattr(front, name) or "").split()) for front in fronts)
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


def _pair_rows(texts: tuple[DeskText, DeskText]) -> Sequence[RowSpans]:
    original, translation = texts
    pairs = _block_pairs(texts)
    matches = (*_placeholders(original, translation), *_definitions(original, translation))
    # A list that is not translated yet is translated as a whole: else its items would be paired with what is beside it.
    lists = [whole for whole in _whole_blocks(original.source.spans) if len(whole) > 1]
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


def _row(texts: tuple[DeskText, DeskText], spans: RowSpans, records: _Records) -> DeskRow:
    source, target = _side(texts[0], spans.source), _side(texts[1], spans.target)
    is_placeholder = target.kinds == {"comment"} and not source.kinds <= {"comment"}
    shown = "" if is_placeholder else target.written
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
            is_copied=_is_copied(source.written, shown) and (is_title or _is_prose(texts[0], source.units)),
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
        source.written,
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
    return tuple(text.source.text(range(at, at + 1)) for at in spans if text.source.spans[at].kind == "text")


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
    passages = {
        whole.start: translation_scaffolds.ScaffoldPassage("", original.source.text(whole), False)
        for whole in _whole_blocks(original.source.spans)
    }
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
