"""An order for a new article or a translation in, the file as it would be out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby

from diglot.desk import encoding, manuscripts, scaffolds, slugs
from diglot.desk.scaffolds import Passage
from diglot.press.drafts import Draft
from diglot.press.units import AlignedEditions, EditionUnits, ReadingRoom, UnitText
from diglot.words.languages import Lang
from diglot.words.model import Article
from diglot.words.problems import Problem, UnknownBlog, nearest


def new_article(room: ReadingRoom, title: str, lang: Lang, blog: str, today: dt.date) -> Draft | Problem:
    """A new manuscript: title, date, draft. One that is there already stays as it is."""
    blogs = {row.key for row in room.articles if row.kind == "blog"}
    if blog and blog not in blogs:
        like = nearest(blog, blogs)
        return UnknownBlog("content", 1, blog, f" ({like}?)" if like else "")
    # Latin letters in every language: both editions have one name, and not every system can hold another script.
    name = slugs.make_slug(title, latin_only=True) or "article"
    path = "/".join(part for part in ("content", lang, blog, f"{name}.md") if part)
    if path in room.sources.files:
        content = room.folder.read(room.sources.files[path].name_on_disk)
        return Draft(path, content, content)
    head = manuscripts.front_matter({"title": title, "date": today.isoformat(), "status": "draft"})
    return Draft(path, None, f"{head}\n".encode())


def lay_out_translation(room: ReadingRoom, article: Article, lang: Lang) -> Draft | Problem:
    """The article's translation: new, or as it is with what it lacks put in."""
    source = article.editions[0]
    if article.edition(lang) is None:
        [units] = room.editions([source], with_lines=True)
        return units if isinstance(units, Problem) else _new_translation(room, units, lang)
    for pair in room.aligned([article], with_lines=True):
        if isinstance(pair, Problem):
            return pair
        if pair.translation.edition.lang == lang:
            return _completed(room, pair)
    raise AssertionError(article.key)


def _new_translation(room: ReadingRoom, source: EditionUnits, lang: Lang) -> Draft:
    manuscript = source.edition.manuscript
    front = manuscript.front
    head = manuscripts.front_matter(
        {"title": front.title or source.heading, "original": manuscript.lang, "status": "draft"}
    )
    # To be translated too; a comment until it is, so that nobody is shown the original's words.
    notes = (f"# {name}: {' '.join(text.split())}\n" for name, text in _told(front.kicker, front.standfirst))
    head = head.removesuffix("---\n") + "".join(notes) + "---\n"
    body = scaffolds.lay_out_all(_passages(room, source))
    path = manuscript.path.replace(f"content/{manuscript.lang}/", f"content/{lang}/", 1)
    return Draft(path, None, (head + body).encode())


def _told(kicker: str | None, standfirst: str | None) -> Sequence[tuple[str, str]]:
    return [(name, text) for name, text in (("kicker", kicker), ("standfirst", standfirst)) if text]


def _completed(room: ReadingRoom, pair: AlignedEditions) -> Draft:
    edition = pair.translation.edition
    content = room.folder.read(room.sources.files[edition.manuscript.path].name_on_disk)
    comments = scaffolds.find_comments(encoding.decode(content, edition.manuscript.path)[0])
    opposite = {
        unit.number: min(other.line for other in one.translation)
        for one in pair.pairs
        if one.translation
        for unit in one.original
    }
    rows: list[tuple[int | None, Passage]] = []
    # From the last to the first, so that each knows the line of what comes after it.
    line: int | None = None
    for passage, units in reversed(list(zip(_passages(room, pair.original), _blocks(pair.original), strict=True))):
        own = _line(passage, units, opposite, comments)
        if own is None:
            rows.insert(0, (line, passage))
        else:
            line = own
    return Draft(edition.manuscript.path, content, scaffolds.put_in(content, rows))


def _line(
    passage: Passage, units: Sequence[UnitText], opposite: Mapping[int, int], comments: Sequence[tuple[int, str]]
) -> int | None:
    """Where the translation has the passage, translated or laid out; None where it lacks it."""
    lines = [opposite[unit.number] for unit in units if unit.number in opposite]
    lines += [line for line, comment in comments if scaffolds.is_laid_out(passage, comment)][:1]
    return min(lines, default=None)


def _passages(room: ReadingRoom, text: EditionUnits) -> tuple[Passage, ...]:
    path = text.edition.manuscript.path
    written, _ = encoding.decode(room.folder.read(room.sources.files[path].name_on_disk), path)
    starts = [
        (block[0].line, _label(block), len(block) == 1 and block[0].seen.kind == "heading") for block in _blocks(text)
    ]
    return scaffolds.passages(written.split("\n"), starts)


def _blocks(text: EditionUnits) -> list[list[UnitText]]:
    """The units of each top-level block: a list is laid out as a whole."""
    return [list(units) for _, units in groupby(text.units, key=lambda unit: unit.seen.at[0])]


def _label(block: Sequence[UnitText]) -> str:
    first, last = block[0].number, block[-1].number
    return str(first) if first == last else f"{first}–{last}"
