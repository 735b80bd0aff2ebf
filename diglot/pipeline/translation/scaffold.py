"""An order for a new article or a translation in, the file as it would be out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from diglot.core import encoding, ledger, markdown_writing, scaffolds, slugs
from diglot.core.scaffolds import ScaffoldPassage
from diglot.model.languages import Lang
from diglot.model.ledger import Ledger
from diglot.model.problems import NoSuchBlog, Problem, nearest
from diglot.model.publication import Article
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.translation.status import LedgerStore, NormalizedText
from diglot.pipeline.translation.units import AlignedEditions, EditionUnits, UnitReader, UnitText


def new_article(room: UnitReader, title: str, lang: Lang, blog: str, today: dt.date) -> FileEdit | Problem:
    """A new manuscript: title, date, draft. One that is there already stays as it is."""
    blogs = {row.key for row in room.articles if row.kind == "blog"}
    if blog and blog not in blogs:
        like = nearest(blog, blogs)
        return NoSuchBlog(blog, f" ({like}?)" if like else "")
    # Latin letters in every language: both editions have one name, and not every system can hold another script.
    name = slugs.make_slug(title, latin_only=True) or "article"
    path = "/".join(part for part in ("content", lang, blog, f"{name}.md") if part)
    if path in room.sources.files:
        content = room.folder.read(room.sources.files[path].name_on_disk)
        return FileEdit(path, content, content)
    head = markdown_writing.front_matter({"title": title, "date": today.isoformat(), "status": "draft"})
    return FileEdit(path, None, f"{head}\n".encode())


def scaffold_translation(archive: LedgerStore, article: Article, lang: Lang) -> FileEdit | Problem:
    """The article's translation: new, or as it is with what it lacks put in."""
    room, source = archive.room, article.editions[0]
    if article.edition(lang) is None:
        [units] = room.editions([source], with_lines=True)
        return units if isinstance(units, Problem) else _new_translation(room, units, lang)
    for pair in room.aligned([article], with_lines=True):
        if isinstance(pair, Problem):
            return pair
        if pair.translation.edition.lang == lang:
            return _completed(room, pair, _added_since_sync(archive, pair))
    raise AssertionError(article.key)


def _new_translation(room: UnitReader, source: EditionUnits, lang: Lang) -> FileEdit:
    manuscript = source.edition.manuscript
    front = manuscript.front
    head = markdown_writing.front_matter(
        {"title": front.title or source.heading, "original": manuscript.lang, "status": "draft"}
    )
    # To be translated too; a comment until it is, so that nobody is shown the original's words.
    notes = (f"# {name}: {' '.join(text.split())}\n" for name, text in _told(front.kicker, front.standfirst))
    head = head.removesuffix("---\n") + "".join(notes) + "---\n"
    body = scaffolds.scaffold_body(_passages(room, source))
    path = manuscript.path.replace(f"content/{manuscript.lang}/", f"content/{lang}/", 1)
    return FileEdit(path, None, (head + body).encode())


def _told(kicker: str | None, standfirst: str | None) -> Sequence[tuple[str, str]]:
    return [(name, text) for name, text in (("kicker", kicker), ("standfirst", standfirst)) if text]


def _added_since_sync(archive: LedgerStore, pair: AlignedEditions) -> frozenset[int]:
    """Return the numbers of the original's units that came after both texts were in step, and have no translation yet.

    The aligner joins such a unit to its neighbour's translation; the ledger knows better, as long as that is unchanged.
    """
    kept = archive.ledger(pair.article)
    mine, theirs = archive.form(pair.original.edition), archive.form(pair.translation.edition)
    if not isinstance(kept, Ledger) or not isinstance(mine, NormalizedText) or not isinstance(theirs, NormalizedText):
        return frozenset()
    langs = (pair.original.edition.lang, pair.translation.edition.lang)
    drift = ledger.find_drift(kept, mine.text, theirs.text, langs)
    added = {number + 1 for change in drift.source.changes if change.kind == "added" for number in change.units}
    touched = {number + 1 for change in drift.target.changes for number in change.units}
    answered = {
        unit.number
        for one in pair.pairs
        for unit in one.original
        if any(other.number in touched for other in one.translation)
    }
    return frozenset(added - answered)


def _completed(room: UnitReader, pair: AlignedEditions, missing: Collection[int]) -> FileEdit:
    """Return the translation with what it lacks. missing: units of the original that only seem to be there."""
    edition = pair.translation.edition
    content = room.folder.read(room.sources.files[edition.manuscript.path].name_on_disk)
    comments = scaffolds.find_comments(encoding.decode(content, edition.manuscript.path)[0])
    opposite = {
        unit.number: min(other.line for other in one.translation)
        for one in pair.pairs
        if one.translation
        for unit in one.original
        if unit.number not in missing
    }
    rows: list[tuple[int | None, ScaffoldPassage]] = []
    # From the last to the first, so that each knows the line of what comes after it.
    line: int | None = None
    for passage, units in reversed(list(zip(_passages(room, pair.original), _blocks(pair.original), strict=True))):
        own = _line(passage, units, opposite, comments)
        if own is None:
            rows.insert(0, (line, passage))
        else:
            line = own
    after = scaffolds.insert_passages(content, rows, is_published=not edition.is_draft)
    return FileEdit(edition.manuscript.path, content, after)


def _line(
    passage: ScaffoldPassage,
    units: Sequence[UnitText],
    opposite: Mapping[int, int],
    comments: Sequence[tuple[int, str]],
) -> int | None:
    """Where the translation has the passage, translated or laid out; None where it lacks it."""
    lines = [opposite[unit.number] for unit in units if unit.number in opposite]
    lines += [line for line, comment in comments if scaffolds.is_in_scaffold(passage, comment)][:1]
    return min(lines, default=None)


def _passages(room: UnitReader, text: EditionUnits) -> tuple[ScaffoldPassage, ...]:
    path = text.edition.manuscript.path
    written, _ = encoding.decode(room.folder.read(room.sources.files[path].name_on_disk), path)
    starts = [
        (block[0].line, _label(block), len(block) == 1 and block[0].seen.kind == "heading") for block in _blocks(text)
    ]
    return scaffolds.split_passages(written.split("\n"), starts)


def _blocks(text: EditionUnits) -> list[list[UnitText]]:
    """The units of each top-level block: a list is laid out as a whole, and so are blocks that begin on one line."""
    found: list[list[UnitText]] = []
    for _, units in groupby(text.units, key=lambda unit: unit.seen.at[0]):
        block = list(units)
        if found and block[0].line <= found[-1][0].line:
            found[-1] += block
        else:
            found.append(block)
    return found


def _label(block: Sequence[UnitText]) -> str:
    first, last = block[0].number, block[-1].number
    return str(first) if first == last else f"{first}–{last}"
