"""Prepares new articles and translations: takes a title or an article, returns the edit of its file.

Touches the disk, the store and pandoc through their adapters only, and writes no file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from msgspec.structs import replace

from diglot.core import encoding, ledger, markdown_writing
from diglot.core.links import slugs
from diglot.core.new_files import new_records, translation_scaffolds
from diglot.core.new_files.translation_scaffolds import ScaffoldPassage
from diglot.model.languages import Lang
from diglot.model.problems import DamagedLedger, Problem, no_such_blog
from diglot.model.publication import TITLE_BLOCK, Article
from diglot.model.translation.ledger import FilledPassage, Ledger
from diglot.model.translation.memory import RecordedPair
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.translation.ledger_files import ledger_path, read_ledger
from diglot.pipeline.translation.ledger_store import LedgerStore, NormalizedText
from diglot.pipeline.translation.units import AlignedEditions, EditionUnits, UnitReader, UnitText

Fills: TypeAlias = Mapping[str, tuple[str, RecordedPair]]
"""Translations to fill in, and where each comes from, by the passage of the original."""

RecordKind: TypeAlias = Literal["blog", "person", "poll", "issue"]


def new_article(
    reader: UnitReader, title: str, lang: Lang, blog: str, today: dt.date, *, name: str = ""
) -> FileEdit | Problem:
    """Return a new manuscript with title and date, as a draft. An existing one is left as it is.

    name: of its file; "" for one that is made of the title.
    """
    blogs = {article.key for article in reader.articles if article.kind == "blog"}
    if blog and blog not in blogs:
        return no_such_blog(blog, blogs)
    # Latin letters in every language: both editions share a name, and not every system supports other scripts.
    name = slugs.make_slug(name or title, lang, latin_only=True) or "article"
    path = "/".join(part for part in ("content", lang, blog, f"{name}.md") if part)
    head = markdown_writing.format_front_matter({"title": title, "date": today.isoformat(), "status": "draft"})
    return _new_file(reader, path, f"{head}\n")


def new_record(reader: UnitReader, kind: RecordKind, title: str, lang: Lang, today: dt.date) -> FileEdit:
    """Return the file of a new blog, person, poll or issue; title: its title, name or question.

    One that exists is left.
    """
    name = slugs.make_slug(title, lang, latin_only=True) or kind
    match kind:
        case "blog":
            head = markdown_writing.format_front_matter({"title": title})
            return _new_file(reader, f"content/{lang}/{name}/index.md", f"{head}\n")
        case "person":
            return _new_file(reader, f"content/people/{name}.toml", new_records.new_person(title, lang))
        case "poll":
            return _new_file(reader, f"content/polls/{name}.toml", new_records.new_poll(title, lang))
        case "issue":
            number = 1 + max((issue.number for issue in reader.sources.issues.values()), default=0)
            path = f"content/issues/{today.year}-{name}.toml"
            return _new_file(reader, path, new_records.new_issue(title, lang, number, today))


def _new_file(reader: UnitReader, path: str, text: str) -> FileEdit:
    if path in reader.sources.files:
        content = reader.folder.read(reader.sources.files[path].name_on_disk)
        return FileEdit(path, content, content)
    return FileEdit(path, None, text.encode())


def find_passages(ledgers: LedgerStore, article: Article) -> tuple[str, ...]:
    """Return the passages of an original that can be filled in from the memory: its blocks of one unit."""
    [units] = ledgers.reader.editions([article.editions[0]], with_lines=True)
    return () if isinstance(units, Problem) else tuple(block[0].text for block in _blocks(units) if len(block) == 1)


def sound_fills(reader: UnitReader, found: Mapping[str, RecordedPair], lang: Lang) -> Fills:
    """Return the pairs whose translation, written as Markdown, says what the memory has; others would lose something.

    found: pairs of the memory by the passage of the original.
    """
    known = {text: pair for text, pair in found.items() if pair.is_current or pair.origin}
    texts = [pair.texts[pair.langs.index(lang)] for pair in known.values()]
    return {
        passage: (text, pair)
        for (passage, pair), text, units in zip(known.items(), texts, reader.canonical(texts), strict=True)
        if units == (text,)
    }


def record_fills(
    ledgers: LedgerStore, article: Article, draft: FileEdit, fills: Fills, lang: Lang, on: dt.date
) -> tuple[list[FileEdit], int] | DamagedLedger:
    """Return the edits that mark in the ledger what a draft is filled with, and how many passages that are."""
    old, new = (f"\n{(text or b'').decode().replace(chr(13), '')}\n" for text in (draft.before, draft.after))
    filled = tuple(
        FilledPassage({article.original: passage, lang: text}, on, pair.origin or pair.article)
        for passage, (text, pair) in fills.items()
        if f"\n{text}\n" in new and f"\n{text}\n" not in old
    )
    edits = mark_filled(ledgers.reader, article, lang, filled)
    return edits if isinstance(edits, DamagedLedger) else (edits, len(filled))


def mark_filled(
    reader: UnitReader, article: Article, lang: Lang, filled: Sequence[FilledPassage]
) -> list[FileEdit] | DamagedLedger:
    """Return the edit that marks passages in the ledger of a translation, if there are any."""
    if not filled:
        return []
    languages = reader.sources.settings.languages
    path, recorded = ledger_path(article, lang, languages), read_ledger(reader.folder, article, lang, languages)
    if isinstance(recorded, DamagedLedger):
        return recorded
    before = recorded or Ledger(article.original, ())
    # A command that was interrupted after its marks comes again.
    marked = [passage.texts for passage in before.filled]
    after = replace(before, filled=(*before.filled, *(passage for passage in filled if passage.texts not in marked)))
    content = reader.folder.read(path) if recorded else None
    return [FileEdit(path, content, encode_like(content, ledger.format_ledger(after)))]


def scaffold_translation(
    ledgers: LedgerStore, article: Article, lang: Lang, fills: Fills | None = None
) -> FileEdit | Problem:
    """Return a new translation of the article, or the existing one with the missing passages added.

    fills: translations of passages from the memory, to be written in place of comments.
    """
    reader, source = ledgers.reader, article.editions[0]
    if article.edition(lang) is None:
        [units] = reader.editions([source], with_lines=True)
        return units if isinstance(units, Problem) else _new_translation(reader, units, lang, fills or {})
    for pair in reader.aligned([article], with_lines=True):
        if isinstance(pair, Problem):
            return pair
        if pair.translation.edition.lang == lang:
            return _complete_translation(reader, pair, _added_since_sync(ledgers, pair), fills or {})
    raise AssertionError(article.key)


def _new_translation(reader: UnitReader, source: EditionUnits, lang: Lang, fills: Fills) -> FileEdit:
    manuscript = source.edition.manuscript
    front = manuscript.front
    head = markdown_writing.format_front_matter(
        {"title": front.title or source.heading, "original": manuscript.lang, "status": "draft"}
    )
    # To be translated too; as comments, so that readers are not shown the original's words.
    fields = ((name, text) for name, text in zip(TITLE_BLOCK, front.title_block, strict=True) if name != "title")
    comments = (f"# {name}: {text}\n" for name, text in fields if text)
    head = head.removesuffix("---\n") + "".join(comments) + "---\n"
    body = translation_scaffolds.scaffold_body(_passages(reader, source, fills))
    path = manuscript.path.replace(f"content/{manuscript.lang}/", f"content/{lang}/", 1)
    original = reader.folder.read(reader.sources.files[manuscript.path].name_on_disk)
    return FileEdit(path, None, encode_like(original, head + body))


def _added_since_sync(ledgers: LedgerStore, pair: AlignedEditions) -> frozenset[int]:
    """Return the numbers of the original's units that were added since the last sync and are not translated yet.

    The aligner pairs such a unit with its neighbour's translation. As long as that is unchanged, the ledger is right.
    """
    recorded = ledgers.ledger(pair.article, pair.translation.edition.lang)
    source_text, target_text = ledgers.normalized(pair.original.edition), ledgers.normalized(pair.translation.edition)
    if (
        not isinstance(recorded, Ledger)
        or not isinstance(source_text, NormalizedText)
        or not isinstance(target_text, NormalizedText)
    ):
        return frozenset()
    langs = (pair.original.edition.lang, pair.translation.edition.lang)
    drift = ledger.find_drift(recorded, source_text.text, target_text.text, langs)
    added = {number + 1 for change in drift.source.changes if change.kind == "added" for number in change.units}
    touched = {number + 1 for change in drift.target.changes for number in change.units}
    translated = {
        unit.number
        for unit_pair in pair.pairs
        for unit in unit_pair.original
        if any(other.number in touched for other in unit_pair.translation)
    }
    return frozenset(added - translated)


def _complete_translation(
    reader: UnitReader, pair: AlignedEditions, missing: Collection[int], fills: Fills
) -> FileEdit:
    """Return the translation with missing passages added. missing: units of the original that only seem translated."""
    edition = pair.translation.edition
    name_on_disk = reader.sources.files[edition.manuscript.path].name_on_disk
    content = reader.folder.read(name_on_disk)
    comments = translation_scaffolds.find_comments(encoding.decode(content, edition.manuscript.path)[0])
    opposite = {
        unit.number: min(other.line for other in unit_pair.translation)
        for unit_pair in pair.pairs
        if unit_pair.translation
        for unit in unit_pair.original
        if unit.number not in missing
    }
    additions: list[tuple[int | None, ScaffoldPassage]] = []
    # From the last to the first, so that the line of the next passage is known.
    line: int | None = None
    passages = _passages(reader, pair.original, fills)
    for passage, units in reversed(list(zip(passages, _blocks(pair.original), strict=True))):
        target_line = _line(passage, units, opposite, comments)
        if target_line is None:
            additions.insert(0, (line, passage))
        else:
            line = target_line
    after = translation_scaffolds.insert_passages(content, additions, is_published=not edition.is_draft)
    return FileEdit(name_on_disk, content, after)


def _line(
    passage: ScaffoldPassage,
    units: Sequence[UnitText],
    opposite: Mapping[int, int],
    comments: Sequence[tuple[int, str]],
) -> int | None:
    """Return the line of the passage in the translation, translated or as a scaffold; None if it is missing."""
    lines = [opposite[unit.number] for unit in units if unit.number in opposite]
    lines += [line for line, comment in comments if translation_scaffolds.is_in_scaffold(passage.written, comment)][:1]
    return min(lines, default=None)


def _passages(reader: UnitReader, text: EditionUnits, fills: Fills) -> tuple[ScaffoldPassage, ...]:
    path = text.edition.manuscript.path
    text_of_file, _ = encoding.decode(reader.folder.read(reader.sources.files[path].name_on_disk), path)
    starts = [
        (block[0].line, _label(block), len(block) == 1 and block[0].seen.kind == "heading") for block in _blocks(text)
    ]
    passages = translation_scaffolds.split_passages(text_of_file.split("\n"), starts)
    return tuple(
        replace(passage, filled=fills[block[0].text][0]) if len(block) == 1 and block[0].text in fills else passage
        for passage, block in zip(passages, _blocks(text), strict=True)
    )


def _blocks(text: EditionUnits) -> list[list[UnitText]]:
    """Return the units of each top-level block: lists are kept whole, and so are blocks that begin on one line."""
    blocks: list[list[UnitText]] = []
    for _, units in groupby(text.units, key=lambda unit: unit.seen.at[0]):
        block = list(units)
        if blocks and block[0].line <= blocks[-1][0].line:
            blocks[-1] += block
        else:
            blocks.append(block)
    return blocks


def _label(block: Sequence[UnitText]) -> str:
    first, last = block[0].number, block[-1].number
    return str(first) if first == last else f"{first}–{last}"
