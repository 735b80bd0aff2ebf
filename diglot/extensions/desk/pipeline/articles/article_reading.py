"""Opens an article for the desk: reads both texts and the ledger, and after a save the saved row alone.

Touches the disk and pandoc through their adapters only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core import alignment, encoding, markdown, markdown_writing, tree_transforms
from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.model.desk import RowSpans, SpanKind, SpanStart
from diglot.extensions.desk.pipeline.articles.article import DeskArticle, DeskRow, DeskText
from diglot.extensions.desk.pipeline.articles.article_rows import find_records, make_row, make_rows, pair_rows
from diglot.extensions.desk.pipeline.articles.rendering import Markup, by_blocks, render
from diglot.model.markup.line_kinds import find_definitions
from diglot.model.problems import DamagedLedger, Problem, UnparsableManuscript
from diglot.model.publication import Article, Edition
from diglot.model.tree import Block, Pandoc, RawBlock
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.translation.ledger_files import ledger_path, read_ledger
from diglot.pipeline.translation.units import read_units
from diglot.pipeline.typeset.markdown_reader import decode_answer


def read_files(folder: Folder, sources: LoadedSources, article: Article, target: Edition) -> list[bytes | None]:
    """Return the contents of the original, the translation and the ledger; None where there is no ledger.

    Raises: OSError.
    """
    texts: list[bytes | None] = [
        folder.read(sources.files[edition.manuscript.path].name_on_disk) for edition in (article.editions[0], target)
    ]
    try:
        return [*texts, folder.read(ledger_path(article, target.lang, sources.settings.languages))]
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
    recorded = read_ledger(folder, article, target.lang, sources.settings.languages)
    if isinstance(recorded, DamagedLedger):
        return recorded
    editions, bodies = (article.editions[0], target), [content or b"" for content in contents[:2]]
    kept = [_unchanged(before, side, sources, editions[side], bodies[side]) for side in (0, 1)]
    texts = _read_texts(sources, editions, bodies, pandoc, kept)
    if isinstance(texts, Problem):
        return texts
    rows = make_rows(texts, pair_rows(texts), find_records(recorded, texts, sources))
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
    recorded = read_ledger(folder, article.article, article.target.edition.lang, sources.settings.languages)
    if isinstance(recorded, DamagedLedger):
        return recorded
    spans = [row.spans for row in article.rows if not row.field]
    rows = make_rows(article.texts, spans, find_records(recorded, article.texts, sources))
    return replace(article, sources=sources, rows=rows, contents=contents, recorded=recorded)


def pair_contents(
    article: DeskArticle, contents: Sequence[bytes], pandoc: PandocPool
) -> tuple[tuple[DeskText, DeskText], Sequence[RowSpans]] | None:
    """Return how both texts would be read and paired with other bodies; None where they could not be read."""
    texts = _read_texts(article.sources, [text.edition for text in article.texts], contents, pandoc)
    return None if isinstance(texts, Problem) else (texts, pair_rows(texts))


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
    # To align a long text anew takes longer than to read a row: there its length has to do (`_differ_in_length`).
    spans = [one.spans for one in article.rows if not one.field]
    if len(spans) < _MOST_PAIRED and [*pair_rows(texts)] != spans:
        return None
    new_row = replace(
        make_row(texts, row.spans, find_records(article.recorded, texts, article.sources)), number=row.number
    )
    rows = (*article.rows[: row.number], new_row, *article.rows[row.number + 1 :])
    contents = (article.contents[0], changed.content, article.contents[2])
    return replace(article, texts=texts, rows=rows, contents=contents, is_patched=True)


def _is_loose(source: rows_of.SourceText, number: int) -> bool:
    """Return whether a span is an item of a list with a blank line in it: then all its items are paragraphs."""
    own = source.spans[number].list_number
    spans = [span for span in source.spans if span.list_number == own] if own is not None else []
    return bool(spans) and any(not line.strip() for line in source.shown[spans[0].start : spans[-1].stop])


# So many rows are paired again after each save.
_MOST_PAIRED = 150

# A heading may be the title or change the levels of all others; a definition or a hint is for the whole text.
_MAY_REACH_FURTHER = re.compile(
    r"^(?: {0,3}#|=+\s*$|-+\s*$| {0,3}\[(?:[^\[\]\\]|\\.)++\]:|[^\S\n]*+<!--)|\{[^{}]*pair=", re.MULTILINE
)


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
            return UnparsableManuscript(edition.manuscript.path, edition.manuscript.body_line, tree.reason)
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
            edition.manuscript.front.title,
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
    _, blocks = tree_transforms.take_title(tree, manuscript.front.title)
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
