"""An article in, segments for translators' tools out; what they made of them in, drafts of the translation out.

Touches the disk and pandoc through their machines. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import PurePosixPath

import msgspec

from diglot.desk import encoding, front_matter, manuscripts, segments
from diglot.machines import translators
from diglot.machines.disk import read_outside
from diglot.press.drafts import Draft, written_like
from diglot.press.exporting import Exported, Exporter, pair_editions
from diglot.press.importing import ImportOrder, Proposal, Refused, find_article
from diglot.press.scribing import Blocks, Placed, Row, Unreadable
from diglot.words.languages import LANGUAGES, Lang
from diglot.words.model import Manuscript
from diglot.words.problems import (
    N_,
    FieldLeft,
    LostMarkup,
    MissingExtra,
    Problem,
    RefusedFile,
    StaleSegment,
    UntranslatedSegment,
)
from diglot.words.segments import Code, Segment, SegmentFile, Text, letters
from diglot.words.tree import Block, Inline

FIELDS = ("kicker", "title", "standfirst")
"""Fields of the front matter that are translated, in the order of a page."""


class Passage(msgspec.Struct, frozen=True):
    """A passage of the source, and what stands opposite it: blocks and their place in the translation.

    own_runs: the translation's runs under the source's ids; None where they cannot be laid beside each other.
    """

    blocks: Blocks
    runs: tuple[segments.Run, ...]
    own_blocks: Blocks
    own_span: range
    own_runs: tuple[segments.Run, ...] | None


class Script(msgspec.Struct, frozen=True):
    """An article ready for translation. own: the edition that is there already, if any."""

    source: Manuscript
    target_lang: Lang
    own: Manuscript | None
    passages: tuple[Passage, ...]

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


def _says(text: Text) -> bool:
    return any(letter.isalnum() for letter in letters(text))


def make_script(exporter: Exporter, article: str, target: Lang | None) -> Script:
    """An article laid out for translation into a language: by default into the one that is not its original's.

    Raises: Refused.
    """
    editions = exporter.editions(article)
    if len(editions) < 2:
        [source] = editions.values()
        lang = next(lang for lang in LANGUAGES if lang != source.lang)
        blocks = manuscripts.with_pictures(exporter.blocks(source))
        passages = tuple(Passage((block,), segments.runs_of((block,)), (), range(0), None) for block in blocks)
        return Script(source, lang, None, passages)
    pairing = pair_editions(exporter, article)
    side = 0 if target == pairing.langs[0] else 1
    passages = tuple(
        _passage(pairing.passage(unit, 1 - side), pairing.passage(unit, side), pairing.units[unit][side])
        for unit in range(len(pairing.units))
    )
    return Script(pairing.manuscripts[1 - side], pairing.langs[side], pairing.manuscripts[side], passages)


def _passage(blocks: Blocks, own_blocks: Blocks, span: range) -> Passage:
    blocks, own_blocks = manuscripts.with_pictures(blocks), manuscripts.with_pictures(own_blocks)
    runs, own = segments.runs_of(blocks), segments.runs_of(own_blocks)
    is_alike = [run.kind for run in runs] == [run.kind for run in own]
    named = tuple(segments.like(one, other) for one, other in zip(own, runs, strict=True)) if is_alike else None
    return Passage(blocks, runs, own_blocks, span, named)


def export_segments(exporter: Exporter, article: str, kind: str, target: Lang | None) -> Exported:
    """An article in a format for translators' tools: "xliff", "tmx" or "po".

    Raises: Refused.
    """
    script = make_script(exporter, article, target)
    source = script.source
    file = SegmentFile(source.key, source.path, source.lang, script.target_lang, tuple(script.segments()))
    write, suffix = translators.WRITERS[kind]
    try:
        content = write(file)
    except translators.ToolkitMissing:
        raise Refused(MissingExtra(source.path, 1, kind)) from None
    return Exported(f"{PurePosixPath(source.path).stem}.{source.lang}-{script.target_lang}{suffix}", content, ())


# ---------------------------------------------------------------- back


def import_segments(order: ImportOrder, exporter: Exporter) -> Proposal:
    """The translation as a translator's tool has it: only segments that differ change the manuscript.

    Raises: Refused.
    """
    file = _read(order)
    name = order.file.name
    article = find_article(file.path, exporter.sources)
    script = make_script(exporter, article.key, file.target_lang)
    if (script.source.lang, script.target_lang) != (file.source_lang, file.target_lang):
        raise Refused(RefusedFile(name, 1, N_("its languages are not those of the article")))
    problems: list[Problem] = []
    texts = _texts_of_today(file, script, name, problems)
    if not any(texts.values()):
        raise Refused(
            RefusedFile(name, 1, N_("nothing in it is translated, or nothing of that is marked as translated"))
        )
    fields = {field: letters(texts[field]) for field in FIELDS if texts.get(field)}
    clerk = _Clerk(name, texts, problems)
    try:
        draft = _revised(exporter, script, fields, clerk) if script.own else _new(exporter, script, fields, clerk)
    except Unreadable as failure:
        raise Refused(RefusedFile(name, 1, failure.reason)) from None
    return Proposal(article.key, script.target_lang, (draft,), tuple(problems))


def _read(order: ImportOrder) -> SegmentFile:
    name = order.file.name
    try:
        content = read_outside(order.file, translators.MAX_BYTES)
        if len(content) > translators.MAX_BYTES:
            raise translators.SegmentsRefused(N_("it is larger than 20 MB"))
        return translators.READERS[order.file.suffix.lower()](content)
    except OSError as error:
        raise Refused(RefusedFile(name, 1, error.strerror or N_("file that cannot be read"))) from None
    except translators.ToolkitMissing:
        raise Refused(MissingExtra(name, 1, order.file.suffix)) from None
    except translators.SegmentsRefused as refusal:
        raise Refused(RefusedFile(name, 1, str(refusal.args[0]))) from None


def _texts_of_today(file: SegmentFile, script: Script, name: str, problems: list[Problem]) -> dict[str, Text]:
    """The translation of each segment by the id that it has today; one whose source is gone is told."""
    today = list(script.segments())
    texts: dict[str, Text] = {}
    then, now = ([_bare(row.source) for row in rows] for rows in (file.segments, today))
    known: set[int] = set()
    for start, new_start, size in SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks():
        for offset in range(size):
            known.add(start + offset)
            texts[today[new_start + offset].id] = file.segments[start + offset].target
    for number, segment in enumerate(file.segments):
        if number not in known and segment.target:
            problems.append(StaleSegment(name, 1, segment.id, letters(segment.target)[:80]))
    return texts


def _bare(text: Text) -> str:
    """What counts when texts are compared: words, and where codes stand."""
    pieces = (piece if isinstance(piece, str) else f"\0{piece.role[0]}{piece.id}\0" for piece in text)
    return " ".join("".join(pieces).split())


class _Clerk(msgspec.Struct, frozen=True):
    """Puts translations into passages and tells what is not right with them."""

    file: str
    texts: Mapping[str, Text]
    problems: list[Problem]

    def revise(self, number: int, passage: Passage) -> Blocks | None:
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
                self.problems.append(UntranslatedSegment(self.file, 1, f"{number}.{place}", letters(run.text)[:80]))
        return self._filled(number, passage.blocks, texts, [{}] * len(runs), runs)

    def _filled(
        self,
        number: int,
        blocks: Blocks,
        texts: Sequence[Text],
        spare: Sequence[Mapping[str, Inline]],
        names: Sequence[segments.Run],
    ) -> Blocks:
        filled = segments.fill(blocks, texts, spare, names)
        for code in (*filled.lost, *filled.strange):
            self.problems.append(LostMarkup(self.file, 1, str(number), _told(code)))
        return filled.blocks


def _told(code: Code) -> str:
    return " ".join(part for part in (f"<{code.id}>", code.kind, code.shown) if part)


def _revised(exporter: Exporter, script: Script, fields: Mapping[str, str], clerk: _Clerk) -> Draft:
    """The translation that is there, with the passages that differ."""
    own = script.own
    assert own is not None
    before = exporter.folder.read(exporter.sources.files[own.path].name_on_disk)
    whole, _ = encoding.decode(before, own.path)
    parts = front_matter.split_manuscript(whole)
    head = whole[: len(whole) - len(parts.body)]
    for name, text in fields.items():
        if text != getattr(own.front, name):
            revised = manuscripts.with_field(head, own.front.lines.get(name), name, text)
            if revised is None:
                clerk.problems.append(FieldLeft(own.path, own.front.line(name), name))
            head = revised or head
    rows: list[Row] = []
    for number, passage in enumerate(script.passages, 1):
        blocks = clerk.revise(number, passage)
        if blocks is None:
            rows += passage.own_span
        else:
            span = passage.own_span
            rows += [Placed((block,), span[at] if at < len(span) else None) for at, block in enumerate(blocks)]
    body = parts.body
    if any(isinstance(row, Placed) for row in rows):
        read = exporter.scribe.read(parts.body)
        body = exporter.scribe.revise(read, _kept(rows, read.blocks), script.target_lang)
    after = head + body
    return Draft(own.path, before, before if after == whole else written_like(before, after))


def _kept(rows: Sequence[Row], blocks: Blocks) -> list[Row]:
    """Blocks that say what they said stay as they are written."""
    return [
        row.replaces
        if isinstance(row, Placed)
        and row.replaces is not None
        and manuscripts.normal_form(row.blocks) == manuscripts.normal_form((blocks[row.replaces],))
        else row
        for row in rows
    ]


def _new(exporter: Exporter, script: Script, fields: Mapping[str, str], clerk: _Clerk) -> Draft:
    """A translation that was not there."""
    source, lang = script.source, script.target_lang
    blocks: list[Block] = []
    for number, passage in enumerate(script.passages, 1):
        revised = clerk.revise(number, passage)
        if revised is not None:
            blocks += revised
        elif any(_says(run.text) for run in passage.runs):
            text = next(letters(run.text) for run in passage.runs if _says(run.text))
            clerk.problems.append(UntranslatedSegment(clerk.file, 1, str(number), text[:80]))
        else:
            blocks += passage.blocks
    head = manuscripts.front_matter({**fields, "original": "" if source.front.original else source.lang})
    path = source.path.replace(f"content/{source.lang}/", f"content/{lang}/", 1)
    return Draft(path, None, (head + exporter.scribe.write(tuple(blocks), lang)).encode())
