"""An article in, segments for translators' tools out; translated segments in, a draft of the translation out.

Reads the disk and runs pandoc through adapters. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath

import msgspec

from diglot.adapters import memory_files
from diglot.adapters.disk import Folder, read_outside
from diglot.core import encoding, front_matter, markdown_writing
from diglot.core.links.file_names import is_portable_name
from diglot.extensions.exchange.model.problems import FieldLeft, RefusedFile
from diglot.extensions.exchange.pipeline.editions import ExportedFile, Exporter, original_of, pair_editions
from diglot.extensions.exchange.pipeline.proposals import ImportRefused, Proposal, find_article
from diglot.extensions.translators.adapters import translation_files
from diglot.extensions.translators.core import translation_segments
from diglot.extensions.translators.model.problems import LostMarkup, MissingExtra, StaleSegment, UntranslatedSegment
from diglot.extensions.translators.model.translation_segments import Segment, SegmentFile, SegmentText, letters
from diglot.model.languages import Lang
from diglot.model.problems import N_, BadFileName, FileUnreadable, Problem
from diglot.model.publication import TITLE_BLOCK, TITLE_BLOCK_ON_PAGE, Manuscript
from diglot.model.translation.memory import MEMORY_FOLDER
from diglot.model.tree import Block, Blocks, Inline
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.translation.memory import PublicationMemory
from diglot.pipeline.typeset.markdown_writer import PlacedBlock, RevisedBlock, UnreadableMarkdown


class TranslatablePassage(msgspec.Struct, frozen=True):
    """A passage of the source, and the blocks of the translation that correspond to it, with their numbers.

    target_runs: the translation's runs under the source's ids; None where they do not match the source's runs.
    """

    blocks: Blocks
    runs: tuple[translation_segments.SegmentRun, ...]
    target_blocks: Blocks
    target_span: range
    target_runs: tuple[translation_segments.SegmentRun, ...] | None


class SegmentedArticle(msgspec.Struct, frozen=True):
    """An article divided into passages for translation. existing: the translation so far, if any."""

    source: Manuscript
    target_lang: Lang
    existing: Manuscript | None
    passages: tuple[TranslatablePassage, ...]

    def segments(self) -> Iterator[Segment]:
        """Yield every segment in reading order, fields of the front matter first."""
        for name in TITLE_BLOCK_ON_PAGE:
            text = getattr(self.source.front, name)
            if text:
                translation = getattr(self.existing.front, name) if self.existing else ""
                yield Segment(name, name, (text,), (translation,) if translation else ())
        for number, passage in enumerate(self.passages, 1):
            for run_number, run in enumerate(passage.runs, 1):
                if _has_words(run.text):
                    target = passage.target_runs[run_number - 1].text if passage.target_runs else ()
                    yield Segment(f"{number}.{run_number}", run.kind, run.text, target)


def _has_words(text: SegmentText) -> bool:
    return any(letter.isalnum() for letter in letters(text))


def segment_article(exporter: Exporter, key: str, target: Lang | None) -> SegmentedArticle:
    """Divide an article for translation into a language: by default the first one that is not its original's.

    Raises: ImportRefused.
    """
    editions = exporter.editions(key)
    source = original_of(editions)
    is_back, others = target == source.lang, exporter.other_languages(source)
    lang = target if target in others else others[0]
    if lang not in editions:
        blocks = markdown_writing.with_pictures(exporter.blocks(source))
        passages = tuple(
            TranslatablePassage((block,), translation_segments.segment_runs((block,)), (), range(0), None)
            for block in blocks
        )
        return SegmentedArticle(source, lang, None, passages)
    pairing = pair_editions(exporter, key, lang)
    side = 0 if is_back else 1
    passages = tuple(
        _passage(pairing.passage(unit, 1 - side), pairing.passage(unit, side), pairing.units[unit][side])
        for unit in range(len(pairing.units))
    )
    return SegmentedArticle(pairing.manuscripts[1 - side], pairing.langs[side], pairing.manuscripts[side], passages)


def _passage(blocks: Blocks, target_blocks: Blocks, target_span: range) -> TranslatablePassage:
    blocks, target_blocks = markdown_writing.with_pictures(blocks), markdown_writing.with_pictures(target_blocks)
    runs, target_runs = translation_segments.segment_runs(blocks), translation_segments.segment_runs(target_blocks)
    renamed = None
    if [run.kind for run in runs] == [run.kind for run in target_runs]:
        renamed = tuple(
            translation_segments.align_code_ids(target, source)
            for target, source in zip(target_runs, runs, strict=True)
        )
    return TranslatablePassage(blocks, runs, target_blocks, target_span, renamed)


def export_segments(exporter: Exporter, key: str, kind: str, target: Lang | None) -> ExportedFile:
    """Return an article in a format for translators' tools. kind: "xliff", "tmx" or "po".

    Raises: ImportRefused.
    """
    article = segment_article(exporter, key, target)
    source = article.source
    file = SegmentFile(source.key, source.path, source.lang, article.target_lang, tuple(article.segments()))
    write, suffix = translation_files.WRITERS[kind]
    try:
        content = write(file)
    except translation_files.ToolkitMissing:
        raise ImportRefused(MissingExtra(source.path, None, kind)) from None
    return ExportedFile(f"{PurePosixPath(source.path).stem}.{source.lang}-{article.target_lang}{suffix}", content, ())


def export_memory(memory: PublicationMemory, name: str) -> ExportedFile:
    """Return everything that was declared in step as a translation memory. name: of the file, without its suffix.

    Raises: ImportRefused.
    """
    pairs, problems = memory.pairs()
    try:
        content = translation_files.write_memory(pairs)
    except translation_files.ToolkitMissing:
        raise ImportRefused(MissingExtra(name, None, "tmx")) from None
    return ExportedFile(f"{name}.tmx", content, problems)


# ---------------------------------------------------------------- import


def import_memory(file: Path, root: Path) -> tuple[FileEdit, int]:
    """Return the edit that keeps a memory of another program beside the publication, and how many pairs it has.

    Raises: ImportRefused.
    """
    name = file.name
    path = f"{MEMORY_FOLDER}/{name}"
    try:
        content = read_outside(file, memory_files.MAX_BYTES)
        pairs = memory_files.read_memory(content, path)
    except OSError as error:
        raise ImportRefused(FileUnreadable(str(file), None, system_reason(error))) from None
    except memory_files.MemoryRefused as refusal:
        raise ImportRefused(RefusedFile(name, refusal.line, refusal.reason)) from None
    if not is_portable_name(name) or name.startswith("."):
        raise ImportRefused(BadFileName(name, None, name))
    folder = Folder(root)
    entry = folder.find(path)
    before = folder.read(entry.name_on_disk) if entry else None
    return FileEdit(path, before, content), len(pairs)


def import_segments(path: Path, exporter: Exporter) -> Proposal:
    """Return the translation as a translator's tool saved it: only segments that differ change the manuscript.

    Raises: ImportRefused.
    """
    file = _read(path)
    name = path.name
    key = find_article(file.path, exporter.sources).key
    article = segment_article(exporter, key, file.target_lang)
    if (article.source.lang, article.target_lang) != (file.source_lang, file.target_lang):
        raise ImportRefused(RefusedFile(name, None, N_("its languages differ from those of the article")))
    problems: list[Problem] = []
    texts = _texts_by_current_id(file, article, name, problems)
    if not any(texts.values()):
        raise ImportRefused(
            RefusedFile(name, None, N_("nothing in it is translated, or nothing is marked as translated"))
        )
    fields = {field: letters(texts[field]) for field in TITLE_BLOCK if texts.get(field)}
    importer = _TranslationImport(name, texts, problems)
    try:
        make_draft = _revise if article.existing else _create
        draft = make_draft(exporter, article, fields, importer)
    except UnreadableMarkdown as failure:
        raise ImportRefused(RefusedFile(name, None, failure.reason)) from None
    return Proposal(key, article.target_lang, (draft,), tuple(problems))


def _read(path: Path) -> SegmentFile:
    name = path.name
    try:
        content = read_outside(path, translation_files.MAX_BYTES)
        if len(content) > translation_files.MAX_BYTES:
            raise translation_files.SegmentsRefused(N_("it is larger than 20 MB"))
        return translation_files.READERS[path.suffix.lower()](content)
    except OSError as error:
        raise ImportRefused(FileUnreadable(str(path), None, system_reason(error))) from None
    except translation_files.ToolkitMissing:
        raise ImportRefused(MissingExtra(name, None, path.suffix)) from None
    except translation_files.SegmentsRefused as refusal:
        raise ImportRefused(RefusedFile(name, None, str(refusal.args[0]))) from None


def _texts_by_current_id(
    file: SegmentFile, article: SegmentedArticle, name: str, problems: list[Problem]
) -> dict[str, SegmentText]:
    """Return the translation of each segment by its current id; add a problem where the source is no longer there."""
    current = list(article.segments())
    texts: dict[str, SegmentText] = {}
    old, new = ([_comparable(segment.source) for segment in segments] for segments in (file.segments, current))
    matched: set[int] = set()
    for start, new_start, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for offset in range(size):
            matched.add(start + offset)
            texts[current[new_start + offset].id] = file.segments[start + offset].target
    for number, segment in enumerate(file.segments):
        if number not in matched and segment.target:
            problems.append(StaleSegment(name, None, segment.id, letters(segment.target)[:80]))
    return texts


def _comparable(text: SegmentText) -> str:
    """Return what counts when texts are compared: the words, and the positions of codes."""
    pieces = (piece if isinstance(piece, str) else f"\0{piece.role[0]}{piece.id}\0" for piece in text)
    return " ".join("".join(pieces).split())


class _TranslationImport(msgspec.Struct, frozen=True):
    """Puts translations into passages, and collects the problems met on the way."""

    file: str
    texts: Mapping[str, SegmentText]
    problems: list[Problem]

    def revise(self, number: int, passage: TranslatablePassage) -> Blocks | None:
        """Return a passage's blocks with the translations of the file, or None if it does not change."""
        runs = passage.runs
        texts = [self.texts.get(f"{number}.{run_number}", ()) for run_number in range(1, len(runs) + 1)]
        if passage.target_runs is not None:
            changed = [
                text if text and _comparable(text) != _comparable(target.text) else ()
                for text, target in zip(texts, passage.target_runs, strict=True)
            ]
            if not any(changed):
                return None
            spare = [run.nodes for run in runs]
            return self._fill(number, passage.target_blocks, changed, spare, passage.target_runs)
        if not any(texts):
            return None
        for run_number, (run, text) in enumerate(zip(runs, texts, strict=True), 1):
            if not text and _has_words(run.text):
                segment_id = f"{number}.{run_number}"
                self.problems.append(UntranslatedSegment(self.file, None, segment_id, letters(run.text)[:80]))
        return self._fill(number, passage.blocks, texts, [{}] * len(runs), runs)

    def _fill(
        self,
        number: int,
        blocks: Blocks,
        texts: Sequence[SegmentText],
        spare: Sequence[Mapping[str, Inline]],
        names: Sequence[translation_segments.SegmentRun],
    ) -> Blocks:
        filled = translation_segments.fill_segments(blocks, texts, spare, names)
        for code in (*filled.missing, *filled.unknown):
            shown = " ".join(part for part in (f"<{code.id}>", code.kind, code.shown) if part)
            self.problems.append(LostMarkup(self.file, None, str(number), shown))
        return filled.blocks


def _revise(
    exporter: Exporter, article: SegmentedArticle, fields: Mapping[str, str], importer: _TranslationImport
) -> FileEdit:
    """Return the existing translation with the passages that differ."""
    existing = article.existing
    assert existing is not None
    name_on_disk = exporter.sources.files[existing.path].name_on_disk
    before = exporter.folder.read(name_on_disk)
    whole, _ = encoding.decode(before, existing.path)
    parts = front_matter.split_manuscript(whole)
    head = whole[: len(whole) - len(parts.body)]
    for name, text in fields.items():
        if text != getattr(existing.front, name):
            revised = markdown_writing.replace_field(head, existing.front.lines.get(name), name, text)
            if revised is None:
                importer.problems.append(FieldLeft(existing.path, existing.front.line(name), name))
            head = revised or head
    rows: list[RevisedBlock] = []
    for number, passage in enumerate(article.passages, 1):
        blocks = importer.revise(number, passage)
        if blocks is None:
            rows += passage.target_span
        else:
            span = passage.target_span
            rows += [PlacedBlock((block,), span[at] if at < len(span) else None) for at, block in enumerate(blocks)]
    body = parts.body
    if any(isinstance(row, PlacedBlock) for row in rows):
        read = exporter.writer.read(parts.body)
        body = exporter.writer.revise(read, _without_equal_blocks(rows, read.blocks), article.target_lang)
    after = head + body
    return FileEdit(name_on_disk, before, before if after == whole else encode_like(before, after))


def _without_equal_blocks(rows: Sequence[RevisedBlock], blocks: Blocks) -> list[RevisedBlock]:
    """Return the rows with blocks that say the same as before left as the author wrote them."""
    return [
        row.replaces
        if isinstance(row, PlacedBlock)
        and row.replaces is not None
        and markdown_writing.normal_form(row.blocks) == markdown_writing.normal_form((blocks[row.replaces],))
        else row
        for row in rows
    ]


def _create(
    exporter: Exporter, article: SegmentedArticle, fields: Mapping[str, str], importer: _TranslationImport
) -> FileEdit:
    """Return a new translation."""
    source, lang = article.source, article.target_lang
    blocks: list[Block] = []
    for number, passage in enumerate(article.passages, 1):
        revised = importer.revise(number, passage)
        if revised is not None:
            blocks += revised
        elif any(_has_words(run.text) for run in passage.runs):
            text = next(letters(run.text) for run in passage.runs if _has_words(run.text))
            importer.problems.append(UntranslatedSegment(importer.file, None, str(number), text[:80]))
        else:
            blocks += passage.blocks
    head = markdown_writing.format_front_matter({**fields, "original": "" if source.front.original else source.lang})
    path = source.path.replace(f"content/{source.lang}/", f"content/{lang}/", 1)
    return FileEdit(path, None, (head + exporter.writer.write(tuple(blocks), lang)).encode())
