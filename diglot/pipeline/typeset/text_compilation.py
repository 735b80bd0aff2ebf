"""One text as pandoc read it in, the tree that pandoc is to write and its metadata out. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from itertools import accumulate

import msgspec

from diglot.adapters.extension_packages import own_hooks
from diglot.core import alignment, citations, tree_transforms, typography
from diglot.core.annotation import note_rows
from diglot.core.links import link_resolution, slugs
from diglot.model.extension_calls import TextChange, WrittenText
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.places import MANUSCRIPT_SUFFIXES
from diglot.model.publication import BlockPair, Gaps, OutlineHeading, TextMetadata
from diglot.model.translation.alignment import Alignment, Unit
from diglot.model.tree import Blocks, Div, Pandoc
from diglot.pipeline.typeset.text_extensions import TextFault, TextPlace, extend_text
from diglot.queries.text_job import CompileJob


class CompiledText(msgspec.Struct, frozen=True):
    """A compiled tree, its notes apart, its metadata, and its blocks paired with those of the original.

    marks: of the notes of the editor and the translator, which are the last ones. faults: of extensions; changes: of
    those that come along.
    """

    body: Pandoc
    notes: tuple[Pandoc, ...]
    marks: tuple[str, ...]
    metadata: TextMetadata
    pairs: tuple[BlockPair, ...]
    faults: tuple[TextFault, ...] = ()
    changes: tuple[TextChange, ...] = ()


class ParsedText(msgspec.Struct, frozen=True, dict=True):
    """A text as pandoc read it. What is derived from it is derived once, for itself and for its translation.

    lang: whose letters its ids are made of. body, citations: as written; the latter with their lines within the body,
    from 1.
    """

    tree: Pandoc
    lang: Lang = ""
    title: str = ""
    labels: tree_transforms.Labels = {}
    has_shortcodes: bool = False
    body: str = ""
    citations: tuple[tuple[int, str], ...] = ()

    @cached_property
    def titled(self) -> tuple[str, Blocks]:
        """The title that the text itself begins with, and the rest."""
        return tree_transforms.take_title(self.tree.blocks, self.title)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Its units, as the aligner sees them."""
        return alignment.units_of(self.titled[1])

    @cached_property
    def outline(self) -> tuple[OutlineHeading, ...]:
        """Its headings, with the ids that they have before any are shared with the original."""
        return tree_transforms.outline(self.titled[1], self._heading_id)

    def _heading_id(self, text: str) -> str:
        # Latin letters in every language: a Cyrillic fragment gets percent-encoded when it is copied.
        return slugs.make_slug(text, self.lang, latin_only=True)


def compile_text(text: ParsedText, job: CompileJob, original: ParsedText | None) -> CompiledText:
    """Compile one text: title, ids, addresses, tables, typography, notes."""
    tree, (heading, blocks), outline = text.tree, text.titled, text.outline
    pairs: tuple[BlockPair, ...] = ()
    gaps = Gaps()
    if original is not None:
        pairs, headings, names, gaps = _pair_with_original(text, original)
        outline = tree_transforms.share_ids(outline, original.outline, headings)
    else:
        names = alignment.number_units(alignment.kinds_of(text.titled[1]))
    blocks = alignment.remove_hints(blocks)
    # Removing hints moves the units inside them up one level, and drops none.
    places = alignment.places_of(blocks)
    blocks = tree_transforms.set_ids(blocks, outline)
    # A text without a manuscript (a biography, the imprint) resolves links like one in the root folder of its language.
    is_manuscript = job.path.endswith(MANUSCRIPT_SUFFIXES)
    base = job.path if is_manuscript else f"content/{job.lang}/index.md"
    neutral_address = partial(link_resolution.neutral_address, path=base)
    blocks, findings = tree_transforms.set_addresses(blocks, job.path, neutral_address)
    blocks = tree_transforms.set_alert_titles(blocks, LANGUAGES[job.lang].alert_titles())
    changes = _changes(text, job, original)
    for change in changes:
        blocks = change.blocks(blocks)
        outline = tree_transforms.outline_of(blocks)
    if text.citations:
        blocks = citations.without_unknown(blocks, ())
    own_address = link_resolution.text_address(job.path) if is_manuscript else ""
    blocks, faults = extend_text(blocks, job.extensions, TextPlace(job.path, job.lang, own_address))
    own = tuple(block for block in blocks if not citations.is_list_of_references(block))
    words, opening = tree_transforms.count_words(own), tree_transforms.opening(blocks)
    blocks = tree_transforms.normalise_tables(blocks)
    runs = tree_transforms.split_at_code_tags(blocks) if text.has_shortcodes else [(False, blocks)]
    blocks = tuple(
        block
        for is_literal, run in runs
        for block in (run if is_literal else typography.set_blocks(run, job.lang, job.house_style))
    )
    blocks, lifted, marks = tree_transforms.lift_notes(blocks, partial(note_rows.note_marks, lang=job.lang))
    notes = tuple(
        note_rows.sign_note(note.blocks, note.by, job.lang, job.house_style) if note.by else note.blocks
        for note in lifted
    )
    if is_manuscript:
        blocks = tree_transforms.name_units(blocks, dict(zip(places, names, strict=True)))
    blocks = tree_transforms.set_verse(tree_transforms.number_formulas(tree_transforms.divide_definitions(blocks)))
    notes = tuple(map(tree_transforms.set_indentation, notes))
    if text.labels:
        blocks = tree_transforms.label_lists(blocks, text.labels)
        notes = tuple(tree_transforms.label_lists(note, text.labels) for note in notes)
    opening, *set_headings = typography.set_texts(
        [opening, *(item.text for item in outline)], job.lang, job.house_style
    )
    metadata = TextMetadata(
        heading=heading,
        opening=opening,
        words=words,
        notes=len(notes),
        outline=tuple(
            OutlineHeading(item.level, heading, item.id) for item, heading in zip(outline, set_headings, strict=True)
        ),
        anchors="\n".join(sorted(tree_transforms.anchors(blocks, notes))),
        uses=tuple(findings.uses),
        problems=tuple(findings.problems),
        is_paired=bool(pairs),
        references=citations.listed_references(blocks),
        gaps=gaps,
    )
    trees = tuple(replace_blocks(tree, note) for note in notes)
    return CompiledText(
        replace_blocks(tree, tree_transforms.mark_units(blocks)), trees, marks, metadata, pairs, tuple(faults), changes
    )


def _changes(text: ParsedText, job: CompileJob, original: ParsedText | None) -> tuple[TextChange, ...]:
    """Return what the extensions that come along make of a text."""
    written = _written(text, job)
    source = _written(original, job.original) if original and job.original else None
    asked = (change_text(written, source) for change_text in own_hooks("texts"))
    return tuple(change for change in asked if change)


def _written(text: ParsedText, job: CompileJob) -> WrittenText:
    return WrittenText(job.path, job.lang, job.body_line, text.body, text.titled[1], text.citations)


def _pair_with_original(
    text: ParsedText, original: ParsedText
) -> tuple[tuple[BlockPair, ...], Mapping[int, int], tuple[str, ...], Gaps]:
    """Pair a translation with its original.

    Return the pairs of blocks, counted without hints; the pairs of headings, by number; the names that the units
    share with the original's; and what of the original has no counterpart.
    """
    (_, blocks), (_, original_blocks) = text.titled, original.titled
    source, target = original.units, text.units
    aligned = alignment.align(source, target)
    pairs = alignment.pair_blocks(aligned, source, target, len(original_blocks), len(blocks))
    target_at, source_at = _places_without_hints(blocks), _places_without_hints(original_blocks)
    block_pairs = tuple(
        BlockPair(
            source_at[pair.original_start],
            source_at[pair.original_stop],
            target_at[pair.translation_start],
            target_at[pair.translation_stop],
        )
        for pair in pairs
    )
    headings = alignment.pair_headings(aligned, source, target, original_blocks, blocks)
    return block_pairs, headings, alignment.match_unit_numbers(aligned, source, target), _gaps(aligned, source)


def _gaps(aligned: Alignment, source: Sequence[Unit]) -> Gaps:
    """Return what of an original has no counterpart, but for what the translator has marked so, and for mere rules.

    A passage that only the translation has may be the counterpart of one that seems to be missing.
    """
    wanted = [unit.pair != alignment.NO_PAIR and unit.kind not in ("rule", "markup") for unit in source]
    pairs = aligned.pairs
    missing = sum(wanted[number] for bead in pairs if not bead.target for number in bead.source)
    added = sum(len(bead.target) for bead in pairs if not bead.source)
    return Gaps(max(0, missing - added), sum(wanted))


def _places_without_hints(blocks: Blocks) -> list[int]:
    """Return the index of each block without hints, and the end of the last one: a hint may wrap several blocks."""
    counts = (len(alignment.remove_hints((block,))) if isinstance(block, Div) else 1 for block in blocks)
    return [0, *accumulate(counts)]


def replace_blocks(tree: Pandoc, blocks: Blocks) -> Pandoc:
    """Return the same document with other blocks."""
    return Pandoc(tree.api_version, blocks, tree.meta)
