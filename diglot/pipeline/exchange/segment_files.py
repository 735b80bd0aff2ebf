"""An article in, segments for translators' tools out; what they made of them in, drafts of the translation out.

Touches the disk and pandoc through their machines. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import PurePosixPath

import msgspec

from diglot.adapters import translation_files
from diglot.adapters.disk import read_outside
from diglot.core import encoding, front_matter, markdown_writing, translation_segments
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import (
    N_,
    FieldLeft,
    LostMarkup,
    MissingExtra,
    Problem,
    RefusedFile,
    StaleSegment,
    UntranslatedSegment,
)
from diglot.model.publication import Manuscript
from diglot.model.translation_segments import Segment, SegmentCode, SegmentFile, SegmentText, letters
from diglot.model.tree import Block, Inline
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.exchange.word_export import ExportedFile, Exporter, pair_editions
from diglot.pipeline.exchange.word_import import ImportOptions, ImportRefused, Proposal, find_article
from diglot.pipeline.typeset.markdown_writer import Blocks, PlacedBlock, RevisedBlock, UnreadableMarkdown

FIELDS = ("kicker", "title", "standfirst")
"""Fields of the front matter that are translated, in the order of a page."""


class TranslatablePassage(msgspec.Struct, frozen=True):
    """A passage of the source, and what stands opposite it: blocks and their place in the translation.

    own_runs: the translation's runs under the source's ids; None where they cannot be laid beside each other.
    """

    blocks: Blocks
    runs: tuple[translation_segments.SegmentRun, ...]
    own_blocks: Blocks
    own_span: range
    own_runs: tuple[translation_segments.SegmentRun, ...] | None


class TranslationScript(msgspec.Struct, frozen=True):
    """An article ready for translation. own: the edition that is there already, if any."""

    source: Manuscript
    target_lang: Lang
    own: Manuscript | None
    passages: tuple[TranslatablePassage, ...]

    def segments(self) -> Iterator[Segment]:
        """Every segment in reading order, fields of the front matter first."""
        for name in FIELDS:
            text = getattr(self.source.front, name)
            if text:
                own = getattr(self.own.front, name) if self.own else ""
                yield Segment(name, name, (text,), (own,) if own else ())
        for number, passage in enumerate(self.passages, 1):
            for place, run in enumerate(passage.runs, 1):
                if _says(run.text):
                    own = passage.own_runs[place - 1].text if passage.own_runs else ()
                    yield Segment(f"{number}.{place}", run.kind, run.text, own)


def _says(text: SegmentText) -> bool:
    return any(letter.isalnum() for letter in letters(text))


def read_script(exporter: Exporter, article: str, target: Lang | None) -> TranslationScript:
    """An article laid out for translation into a language: by default into the one that is not its original's.

    Raises: Refused.
    """
    editions = exporter.editions(article)
    if len(editions) < 2:
        [source] = editions.values()
        lang = next(lang for lang in LANGUAGES if lang != source.lang)
        blocks = markdown_writing.with_pictures(exporter.blocks(source))
        passages = tuple(
            TranslatablePassage((block,), translation_segments.runs_of((block,)), (), range(0), None)
            for block in blocks
        )
        return TranslationScript(source, lang, None, passages)
    pairing = pair_editions(exporter, article)
    side = 0 if target == pairing.langs[0] else 1
    passages = tuple(
        _passage(pairing.passage(unit, 1 - side), pairing.passage(unit, side), pairing.units[unit][side])
        for unit in range(len(pairing.units))
    )
    return TranslationScript(pairing.manuscripts[1 - side], pairing.langs[side], pairing.manuscripts[side], passages)


def _passage(blocks: Blocks, own_blocks: Blocks, span: range) -> TranslatablePassage:
    blocks, own_blocks = markdown_writing.with_pictures(blocks), markdown_writing.with_pictures(own_blocks)
    runs, own = translation_segments.runs_of(blocks), translation_segments.runs_of(own_blocks)
    is_alike = [run.kind for run in runs] == [run.kind for run in own]
    named = (
        tuple(translation_segments.like(one, other) for one, other in zip(own, runs, strict=True)) if is_alike else None
    )
    return TranslatablePassage(blocks, runs, own_blocks, span, named)


def export_segments(exporter: Exporter, article: str, kind: str, target: Lang | None) -> ExportedFile:
    """An article in a format for translators' tools: "xliff", "tmx" or "po".

    Raises: Refused.
    """
    script = read_script(exporter, article, target)
    source = script.source
    file = SegmentFile(source.key, source.path, source.lang, script.target_lang, tuple(script.segments()))
    write, suffix = translation_files.WRITERS[kind]
    try:
        content = write(file)
    except translation_files.ToolkitMissing:
        raise ImportRefused(MissingExtra(source.path, None, kind)) from None
    return ExportedFile(f"{PurePosixPath(source.path).stem}.{source.lang}-{script.target_lang}{suffix}", content, ())


# ---------------------------------------------------------------- back


def import_segments(order: ImportOptions, exporter: Exporter) -> Proposal:
    """The translation as a translator's tool has it: only segments that differ change the manuscript.

    Raises: Refused.
    """
    file = _read(order)
    name = order.file.name
    article = find_article(file.path, exporter.sources)
    script = read_script(exporter, article.key, file.target_lang)
    if (script.source.lang, script.target_lang) != (file.source_lang, file.target_lang):
        raise ImportRefused(RefusedFile(name, None, N_("its languages are not those of the article")))
    problems: list[Problem] = []
    texts = _texts_of_today(file, script, name, problems)
    if not any(texts.values()):
        raise ImportRefused(
            RefusedFile(name, None, N_("nothing in it is translated, or nothing of that is marked as translated"))
        )
    fields = {field: letters(texts[field]) for field in FIELDS if texts.get(field)}
    clerk = _TranslationImport(name, texts, problems)
    try:
        draft = _revised(exporter, script, fields, clerk) if script.own else _new(exporter, script, fields, clerk)
    except UnreadableMarkdown as failure:
        raise ImportRefused(RefusedFile(name, None, failure.reason)) from None
    return Proposal(article.key, script.target_lang, (draft,), tuple(problems))


def _read(order: ImportOptions) -> SegmentFile:
    name = order.file.name
    try:
        content = read_outside(order.file, translation_files.MAX_BYTES)
        if len(content) > translation_files.MAX_BYTES:
            raise translation_files.SegmentsRefused(N_("it is larger than 20 MB"))
        return translation_files.READERS[order.file.suffix.lower()](content)
    except OSError as error:
        raise ImportRefused(RefusedFile(name, None, error.strerror or N_("file that cannot be read"))) from None
    except translation_files.ToolkitMissing:
        raise ImportRefused(MissingExtra(name, None, order.file.suffix)) from None
    except translation_files.SegmentsRefused as refusal:
        raise ImportRefused(RefusedFile(name, None, str(refusal.args[0]))) from None


def _texts_of_today(
    file: SegmentFile, script: TranslationScript, name: str, problems: list[Problem]
) -> dict[str, SegmentText]:
    """The translation of each segment by the id that it has today; one whose source is gone is told."""
    today = list(script.segments())
    texts: dict[str, SegmentText] = {}
    then, now = ([_bare(row.source) for row in rows] for rows in (file.segments, today))
    known: set[int] = set()
    for start, new_start, size in SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks():
        for offset in range(size):
            known.add(start + offset)
            texts[today[new_start + offset].id] = file.segments[start + offset].target
    for number, segment in enumerate(file.segments):
        if number not in known and segment.target:
            problems.append(StaleSegment(name, None, segment.id, letters(segment.target)[:80]))
    return texts


def _bare(text: SegmentText) -> str:
    """What counts when texts are compared: words, and where codes stand."""
    pieces = (piece if isinstance(piece, str) else f"\0{piece.role[0]}{piece.id}\0" for piece in text)
    return " ".join("".join(pieces).split())


class _TranslationImport(msgspec.Struct, frozen=True):
    """Puts translations into passages and tells what is not right with them."""

    file: str
    texts: Mapping[str, SegmentText]
    problems: list[Problem]

    def revise(self, number: int, passage: TranslatablePassage) -> Blocks | None:
        """A passage's blocks with the translations of the file; None where it stays as it is."""
        runs = passage.runs
        texts = [self.texts.get(f"{number}.{place}", ()) for place in range(1, len(runs) + 1)]
        if passage.own_runs is not None:
            changed = [
                text if text and _bare(text) != _bare(own.text) else ()
                for text, own in zip(texts, passage.own_runs, strict=True)
            ]
            if not any(changed):
                return None
            spare = [run.nodes for run in runs]
            return self._filled(number, passage.own_blocks, changed, spare, passage.own_runs)
        if not any(texts):
            return None
        for place, (run, text) in enumerate(zip(runs, texts, strict=True), 1):
            if not text and _says(run.text):
                self.problems.append(UntranslatedSegment(self.file, None, f"{number}.{place}", letters(run.text)[:80]))
        return self._filled(number, passage.blocks, texts, [{}] * len(runs), runs)

    def _filled(
        self,
        number: int,
        blocks: Blocks,
        texts: Sequence[SegmentText],
        spare: Sequence[Mapping[str, Inline]],
        names: Sequence[translation_segments.SegmentRun],
    ) -> Blocks:
        filled = translation_segments.fill(blocks, texts, spare, names)
        for code in (*filled.lost, *filled.strange):
            self.problems.append(LostMarkup(self.file, None, str(number), _told(code)))
        return filled.blocks


def _told(code: SegmentCode) -> str:
    return " ".join(part for part in (f"<{code.id}>", code.kind, code.shown) if part)


def _revised(
    exporter: Exporter, script: TranslationScript, fields: Mapping[str, str], clerk: _TranslationImport
) -> FileEdit:
    """The translation that is there, with the passages that differ."""
    own = script.own
    assert own is not None
    before = exporter.folder.read(exporter.sources.files[own.path].name_on_disk)
    whole, _ = encoding.decode(before, own.path)
    parts = front_matter.split_manuscript(whole)
    head = whole[: len(whole) - len(parts.body)]
    for name, text in fields.items():
        if text != getattr(own.front, name):
            revised = markdown_writing.with_field(head, own.front.lines.get(name), name, text)
            if revised is None:
                clerk.problems.append(FieldLeft(own.path, own.front.line(name), name))
            head = revised or head
    rows: list[RevisedBlock] = []
    for number, passage in enumerate(script.passages, 1):
        blocks = clerk.revise(number, passage)
        if blocks is None:
            rows += passage.own_span
        else:
            span = passage.own_span
            rows += [PlacedBlock((block,), span[at] if at < len(span) else None) for at, block in enumerate(blocks)]
    body = parts.body
    if any(isinstance(row, PlacedBlock) for row in rows):
        read = exporter.scribe.read(parts.body)
        body = exporter.scribe.revise(read, _kept(rows, read.blocks), script.target_lang)
    after = head + body
    return FileEdit(own.path, before, before if after == whole else encode_like(before, after))


def _kept(rows: Sequence[RevisedBlock], blocks: Blocks) -> list[RevisedBlock]:
    """Blocks that say what they said stay as they are written."""
    return [
        row.replaces
        if isinstance(row, PlacedBlock)
        and row.replaces is not None
        and markdown_writing.normal_form(row.blocks) == markdown_writing.normal_form((blocks[row.replaces],))
        else row
        for row in rows
    ]


def _new(
    exporter: Exporter, script: TranslationScript, fields: Mapping[str, str], clerk: _TranslationImport
) -> FileEdit:
    """A translation that was not there."""
    source, lang = script.source, script.target_lang
    blocks: list[Block] = []
    for number, passage in enumerate(script.passages, 1):
        revised = clerk.revise(number, passage)
        if revised is not None:
            blocks += revised
        elif any(_says(run.text) for run in passage.runs):
            text = next(letters(run.text) for run in passage.runs if _says(run.text))
            clerk.problems.append(UntranslatedSegment(clerk.file, None, str(number), text[:80]))
        else:
            blocks += passage.blocks
    head = markdown_writing.front_matter({**fields, "original": "" if source.front.original else source.lang})
    path = source.path.replace(f"content/{source.lang}/", f"content/{lang}/", 1)
    return FileEdit(path, None, (head + exporter.scribe.write(tuple(blocks), lang)).encode())
