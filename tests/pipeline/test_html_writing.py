"""Blocks are written as pandoc writes them, to the byte: on all texts of the repository, and on random trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diglot.adapters.pandoc import PandocPool
from diglot.core import html_writing, markdown
from diglot.model.languages import Lang
from diglot.model.markup.typography import HouseStyle
from diglot.model.tree import (
    Alignment,
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Caption,
    Cell,
    Code,
    CodeBlock,
    ColWidth,
    DefinitionList,
    Div,
    Emph,
    Figure,
    Header,
    HorizontalRule,
    Image,
    LineBreak,
    Link,
    ListStyle,
    Math,
    MathType,
    OrderedList,
    Pandoc,
    Para,
    Plain,
    RawBlock,
    RawInline,
    Row,
    SmallCaps,
    SoftBreak,
    Space,
    Span,
    Str,
    Strong,
    Superscript,
    Table,
    TableBody,
    TableFoot,
    TableHead,
    TableParts,
    Target,
    encode_tree,
)
from diglot.pipeline.typeset.markdown_reader import decode_answer
from diglot.pipeline.typeset.text_batch import TextBatch, compile_texts
from diglot.pipeline.typeset.text_compilation import ParsedText, compile_text
from diglot.queries.text_job import CompileJob
from tests.tools.manuscripts import EACH_OR_SOME, all_bodies

SEPARATOR = "<!-- between two blocks -->"
API_VERSION = (1, 23, 1)


@pytest.fixture(scope="module")
def pool() -> Iterator[PandocPool]:
    with PandocPool(1) as started:
        yield started


def job_of(place: str, digest: bytes = b"") -> CompileJob:
    lang: Lang = "ru" if "/ru/" in place or place.endswith(".ru.md") else "en"
    return CompileJob(f"content/{lang}/{place}", lang, digest, 1, None, HouseStyle())


def written_by_pandoc(pool: PandocPool, blocks: Sequence[Block]) -> list[str]:
    mark = RawBlock(("html", SEPARATOR))
    answer = pool.one(
        "write", encode_tree(Pandoc(API_VERSION, (*chain.from_iterable((mark, one) for one in blocks), mark)))
    )
    assert isinstance(answer, bytes), answer
    return [part.removeprefix("\n").removesuffix("\n") for part in answer.decode().split(SEPARATOR)[1:-1]]


def find_differences(pool: PandocPool, blocks: Sequence[Block]) -> list[tuple[Block, str, str]]:
    """Return the blocks that are written otherwise than by pandoc, with pandoc's markup and ours."""
    ours = [(block, html_writing.write_block(block)) for block in blocks]
    covered = [(block, markup) for block, markup in ours if markup is not None]
    theirs = written_by_pandoc(pool, [block for block, _ in covered])
    return [(block, markup, other) for (block, markup), other in zip(covered, theirs, strict=True) if markup != other]


@EACH_OR_SOME
def test_every_block_of_every_text_is_written_as_pandoc_writes_it(pool: PandocPool, step: int) -> None:
    """As it is read, and as it is typeset. Nearly all blocks that are typeset are covered."""
    bodies = [(place, markdown.prepare(body)) for place, body in all_bodies()[::step]]
    answers = pool.each("read", [body.text.encode() for _, body in bodies])
    typeset: list[Block] = []
    for (place, body), tree in zip(bodies, map(decode_answer, answers), strict=True):
        assert isinstance(tree, Pandoc), (place, tree)
        compiled = compile_text(ParsedText(tree, "en", "", body.labels), job_of(place), None)
        blocks = [block for part in (compiled.body, *compiled.notes) for block in part.blocks]
        assert find_differences(pool, [*tree.blocks, *blocks]) == [], place
        typeset += blocks
    covered = sum(html_writing.write_block(block) is not None for block in typeset)
    assert covered > 0.98 * len(typeset)


def test_what_pandoc_writes_comes_to_its_place(pool: PandocPool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole batch, with and without the blocks that are written here: formulas, notes and terms among prose."""
    bodies = [(place, body) for place, body in all_bodies() if place.startswith(("content/", "tests/fidelity/"))]
    digests = [str(number).encode() for number in range(len(bodies))]
    jobs = tuple(job_of(place, digest) for (place, _), digest in zip(bodies, digests, strict=True))
    batch = TextBatch(jobs, dict(zip(digests, (body for _, body in bodies), strict=True)))
    ours = list(compile_texts(batch, pool))
    monkeypatch.setattr(html_writing, "write_block", lambda _: None)
    theirs = list(compile_texts(batch, pool))
    assert [place for (place, _), *both in zip(bodies, ours, theirs, strict=True) if both[0] != both[1]] == []


# ---------------------------------------------------------------- random trees

TEXTS = st.sampled_from(
    ["word", "two words", " ", "", "<b>&amp;", "\"'", "R&D", "☐", "↩", "↔ и", "\u00a0—", "\u2028", "x\ny", "\t"]
)
NAMES = st.sampled_from(["", "one", "два", "refs", 'a"b'])
CLASSES = st.lists(
    st.sampled_from(["aside", "unnumbered", "section", "csl-entry", "mark", "smallcaps", "references", "columns"]),
    max_size=2,
).map(tuple)
PAIRS = st.lists(
    st.tuples(
        st.sampled_from(["lang", "title", "dir", "data-x", "aria-label", "width", "alt", "wrapper", "pair", "number"]),
        st.sampled_from(["ru", "1", "50%", "a<b\">'"]),
    ),
    max_size=2,
).map(tuple)
PLAIN_ATTRS = st.just(Attr())
ATTRS = PLAIN_ATTRS | st.builds(Attr, NAMES, CLASSES, PAIRS)
TARGETS = st.builds(
    Target,
    st.sampled_from(
        ["#one", "a.svg", "b.mp4", "mailto:a@example.org", "https://example.org/?a&b='", "", "article:ru/x"]
    ),
    st.sampled_from(["", "A “title” & more"]),
)
LEAVES = (
    st.builds(Str, TEXTS)
    | st.sampled_from([Space(), SoftBreak(), LineBreak(), RawInline(("html", "<u>")), RawInline(("latex", "\\a"))])
    | st.builds(lambda attr, text: Code((attr, text)), ATTRS, TEXTS)
    | st.just(Math((MathType("InlineMath"), "x")))
)
SOME_INLINES = st.recursive(
    st.lists(LEAVES, max_size=3).map(tuple),
    lambda inner: st.lists(
        LEAVES
        | st.one_of([st.builds(kind, inner) for kind in (Emph, Strong, Superscript, SmallCaps)])
        | st.builds(lambda attr, inlines: Span((attr, inlines)), ATTRS, inner)
        | st.builds(lambda *parts: Link(parts), ATTRS, inner, TARGETS)
        | st.builds(lambda *parts: Image(parts), ATTRS, inner, TARGETS),
        max_size=3,
    ).map(tuple),
    max_leaves=6,
)
PICTURES = st.builds(lambda *parts: Plain((Image(parts),)), ATTRS, SOME_INLINES, TARGETS)
SIMPLE_BLOCKS = (
    st.builds(Para, SOME_INLINES)
    | st.builds(Plain, SOME_INLINES)
    | st.builds(lambda *parts: Header(parts), st.integers(1, 7), ATTRS, SOME_INLINES)
    | st.builds(lambda attr, text: CodeBlock((attr, text)), ATTRS, TEXTS)
    | st.sampled_from([HorizontalRule(), RawBlock(("html", "<hr>")), RawBlock(("latex", "\\b"))])
)


def blocks_around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(some, max_size=3).map(tuple)
    styles = st.tuples(
        st.integers(0, 3),
        st.sampled_from(
            [ListStyle(name) for name in ("Decimal", "LowerAlpha", "UpperRoman", "DefaultStyle", "Example")]
        ),
        st.just(ListStyle("Period")),
    )
    captions = st.builds(Caption, st.none(), some)
    return (
        SIMPLE_BLOCKS
        | st.builds(BlockQuote, some)
        | st.builds(BulletList, items)
        | st.builds(lambda *parts: OrderedList(parts), styles, items)
        | st.builds(DefinitionList, st.lists(st.tuples(SOME_INLINES, items), max_size=3).map(tuple))
        | st.builds(lambda attr, blocks: Div((attr, blocks)), ATTRS, some)
        | st.builds(
            lambda attr, block: Div((msgspec.structs.replace(attr, pairs=(("wrapper", "1"), *attr.pairs)), (block,))),
            ATTRS,
            inner,
        )
        | st.builds(lambda *parts: Figure(parts), ATTRS, captions, some | st.tuples(PICTURES))
        | st.builds(table_of, ATTRS, captions, ATTRS, items, items)
    )


def table_of(
    attr: Attr, caption: Caption, own: Attr, head: tuple[tuple[Block, ...], ...], body: tuple[tuple[Block, ...], ...]
) -> Block:
    def row(cells: tuple[tuple[Block, ...], ...]) -> Row:
        return Row(own, tuple(Cell(own, Alignment(), 1, 1, cell) for cell in cells))

    columns = ((Alignment(), ColWidth("ColWidthDefault")),) * len(body)
    head = (*head, *body)[: len(body)]
    bodies = (TableBody(Attr(), 0, (), (row(body), row(body))),)
    return Table(TableParts(attr, caption, columns, TableHead(Attr(), (row(head),)), bodies, TableFoot(Attr(), ())))


@example(blocks=[DefinitionList((((Str("A term without its definition"),), ()),))])
@given(st.lists(st.recursive(SIMPLE_BLOCKS, blocks_around, max_leaves=8), min_size=1, max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_random_trees_are_written_as_pandoc_writes_them(pool: PandocPool, blocks: list[Block]) -> None:
    """Also such as no manuscript leads to: what is not covered must be seen to be so."""
    assert find_differences(pool, blocks) == []
