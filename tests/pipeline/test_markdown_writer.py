"""Written Markdown reads back to the same tree, whatever signs a translator's text contains."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.adapters.pandoc import PandocPool
from diglot.core.markdown_writing import (
    KeptBlock,
    NewBlock,
    assemble_body,
    replace_field,
    set_field,
    split_source,
)
from diglot.core.markdown_writing.block_edits import SourceBlocks
from diglot.core.markdown_writing.front_matter_fields import add_field
from diglot.model.tree import (
    Attr,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Emph,
    Header,
    Image,
    Link,
    Note,
    Para,
    Plain,
    SoftBreak,
    Span,
    Str,
    Strong,
    Target,
)
from diglot.pipeline.typeset.markdown_writer import MarkdownWriter, PlacedBlock, is_same_text
from tests.tools.samples import examples

TREACHEROUS = [
    "1. не список", "1) не список", "1986. Год", "# не заголовок", "- не пункт", "+ не пункт", "* не пункт",
    "> не цитата", "::: не блок", ": не определение", "| не | таблица |", "*звезды* и _подчерки_", "snake_case", "2*3*4",
    "[скобки](не ссылка)", "[^1] не сноска", "[^n]: note", "[x]: http://y", "<b>не тег</b>", "<!-- не примечание -->",
    "<https://e.org>", "http://example.org/a_b_c", "$5 и $6", "$x$", "a ~ b ~~c~~", "a^2^ H~2~O", "`код`", "```", "~~~",
    "&amp; &lt; AT&T", "обратная \\ черта \\* и", "{.класс}", "[a]{.b}", "!", "![x](y)", "@user", "#тег", ":smile:",
    "--- черта", "***", "___", "===", "Строка\\", "a\u00a0b", "— реплика", "«Кавычки»", "(c) (tm)", "{#tbl:x}", ": подпись {#tbl:x}", "не {#fig:x}, а", "...", "'a' \"b\"", "a|b",
]  # fmt: skip


@pytest.fixture(scope="module")
def writer() -> Iterator[MarkdownWriter]:
    with PandocPool(1) as pandoc:
        yield MarkdownWriter(pandoc)


def everywhere(text: str) -> tuple[Block, ...]:
    """A text at every kind of place: alone, after a full stop, in an item, a heading, emphasis and a note."""
    return (
        Para((Str(text),)),
        Para((Str(f"До. {text} После. {text}"),)),
        BulletList(((Plain((Str(text),)),),)),
        Header((2, Attr(), (Str(text),))),
        Para((Emph((Str(text),)), Str(" и"), Note((Para((Str(text),)),)))),
    )


@pytest.mark.parametrize("text", TREACHEROUS)
def test_signs_of_markup_stay_signs(text: str, writer: MarkdownWriter) -> None:
    blocks = everywhere(text)
    assert is_same_text(writer.read(writer.write(blocks, "ru")).blocks, blocks)


# Words with a letter at either end: what stands beside emphasis decides whether it is emphasis (CommonMark 6.2).
WORD = st.text("абвa1.*_[]<>{}:#&\\`$~^|!-", min_size=1, max_size=8).map(lambda text: f"а{text}а")
WORDS = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
INLINE = st.one_of(
    WORDS.map(Str),
    WORDS.map(lambda text: Emph((Str(text),))),
    WORDS.map(lambda text: Strong((Str(text),))),
    WORDS.map(lambda text: Link((Attr(), (Str(text),), Target("https://example.org/a_b")))),
    WORDS.map(lambda text: Span((Attr(pairs=(("lang", "ru"),)), (Str(text),)))),
)
INLINES = st.lists(INLINE, min_size=1, max_size=4).map(
    lambda row: tuple(node for inline in row for node in (Str(". "), inline))[1:]
)
BLOCK = st.one_of(
    INLINES.map(Para),
    INLINES.map(lambda row: Header((2, Attr(), row))),
    INLINES.map(lambda row: BlockQuote((Para(row),))),
    INLINES.map(lambda row: BulletList(((Plain(row),), (Plain(row),)))),
    INLINES.map(lambda row: Para((*row, Note((Para(row),))))),
)


@settings(max_examples=examples(100), deadline=None, derandomize=True)
@given(blocks=st.lists(BLOCK, min_size=1, max_size=3).map(tuple))
def test_any_tree_reads_back(blocks: tuple[Block, ...], writer: MarkdownWriter) -> None:
    text = writer.write(blocks, "en")
    back = writer.read(text).blocks
    # Two lists or two quotations that follow each other are one, in Markdown as on the page.
    kinds = [type(block) for block in blocks]
    if not any(one is other for one, other in pairwise(kinds) if one in (BulletList, BlockQuote)):
        assert is_same_text(back, blocks), text


def test_what_stays_is_the_same_line_for_line(writer: MarkdownWriter) -> None:
    body = (
        "One,\ntwo.\n\n\n*   a\n*   b\n\n[ref]: https://example.org\n\nThree [ref].[^x]\n\n[^x]: Note\n    goes on.\n"
    )
    read = writer.read(body)
    assert writer.revise(read, [0, 1, 2], "en") == body
    fresh = PlacedBlock((Para((Str("New."),)),))
    assert writer.revise(read, [0, fresh, 1, 2], "en") == body.replace("two.\n\n\n", "two.\n\nNew.\n\n\n")
    assert writer.revise(read, [0, 1, 2, fresh], "en") == body.replace("[^x]\n\n", "[^x]\n\nNew.\n\n")
    assert writer.revise(read, [0, 1], "en") == "One,\ntwo.\n\n\n*   a\n*   b\n\n[ref]: https://example.org\n"


def test_a_block_within_a_definition_changes_nothing_of_what_is_written(writer: MarkdownWriter) -> None:
    """A note that begins with a tag is a definition, and for pandoc a block besides."""
    body = "Text.[^1]\n\n[^1]: <b>Key</b>\n\n\nA [link][far].\n\n[far]: <https://example.org/a>\n"
    sheet = SourceBlocks(tuple(body.split("\n")), ((0,), (), (5,)), {"1": (2, 3)})
    kept: list[KeptBlock | NewBlock] = [KeptBlock(number) for number in range(3)]
    assert assemble_body(sheet, kept, {}, ()) == body
    assert assemble_body(sheet, [kept[0], NewBlock("Other.", 2)], {}, ()) == body.replace("A [link][far].", "Other.")
    read = writer.read(body)
    assert writer.revise(read, list(range(len(read.sheet.block_lines))), "en") == body


def test_a_note_keeps_its_label_where_the_text_around_it_changes(writer: MarkdownWriter) -> None:
    """And a new one has the first number that is free."""
    body = "One.[^x]\n\n[^x]: A note.\n"
    note, new = (Note((Para((Str(text),)),)) for text in ("A note.", "New."))
    edited = PlacedBlock((Para((Str("Two."), note)),), 0)
    assert writer.revise(writer.read(body), [edited], "en") == "Two.[^x]\n\n[^x]: A note.\n"
    more = PlacedBlock((Para((Str("Two."), note, Str("Three."), new)),), 0)
    assert writer.revise(writer.read(body), [more], "en") == ("Two.[^x]Three.[^1]\n\n[^x]: A note.\n\n[^1]: New.\n")
    assert writer.revise(writer.read("One.[^1]\n\n[^1]: A note.\n"), [more], "en") == (
        "Two.[^1]Three.[^2]\n\n[^1]: A note.\n\n[^2]: New.\n"
    )
    turned = PlacedBlock((Para((Str("Three."), new, Str("Two."), note)),), 0)
    body = "Two.[^x]Three.[^y]\n\n[^x]: A note.\n\n[^y]: New.\n"
    assert writer.revise(writer.read(body), [turned], "en") == body.replace("Two.[^x]Three.[^y]", "Three.[^y]Two.[^x]")


@pytest.mark.parametrize(
    ("definitions", "left"),
    [
        ("[^1]: a\n[^2]: b\n", "[^2]: b\n"),
        ("[^1]: a\n\n[^2]: b\n", "[^2]: b\n"),
        ("[^2]: b\n\n[^1]: a\n", "[^2]: b\n"),
        ("[^2]: b\n\n[^1]: a", "[^2]: b"),
    ],
)
def test_a_note_goes_with_the_last_call_of_it_and_takes_one_blank_line_along(
    definitions: str, left: str, writer: MarkdownWriter
) -> None:
    body = f"One.[^1]\n\nTwo.[^2]\n\n{definitions}"
    assert writer.revise(writer.read(body), [1], "en") == f"Two.[^2]\n\n{left}"


def test_what_is_defined_above_the_first_block_stays_there(writer: MarkdownWriter) -> None:
    body = "[^1]: Note.\n\nOne.[^1]\n"
    assert writer.revise(writer.read(body), [0], "en") == body


def test_blocks_in_another_order_have_all_definitions_behind_them(writer: MarkdownWriter) -> None:
    body = "[^1]: Note.\n\nOne.[^1]\n\n[far]: https://example.org\n\nTwo [far].\n"
    assert writer.revise(writer.read(body), [1, 0], "en") == (
        "Two [far].\n\nOne.[^1]\n\n[^1]: Note.\n\n\n[far]: https://example.org\n"
    )


def test_a_line_of_attributes_goes_with_the_block_below_it(writer: MarkdownWriter) -> None:
    """One at the very end has no block below it, and is a paragraph."""
    body = "One.\n\n{pair=tied}\nTwo.\n\nThree.\n"
    assert writer.revise(writer.read(body), [0, 2], "en") == "One.\n\nThree.\n"
    for head, lines in (("", (0, 1)), ("One.\n\n", (2, 3)), ("One.\n\n{.a}\n", (2, 3, 4))):
        assert writer.read(f"{head}{{pair=tied}}\nTwo.\n").sheet.block_lines[-1] == lines
    body = "One.\n\nTwo.\n\n{pair=tied}"
    assert writer.revise(writer.read(body), [0, 1, 2], "en") == body


def test_a_text_that_was_empty_ends_with_one_line_end(writer: MarkdownWriter) -> None:
    assert writer.revise(writer.read(""), [PlacedBlock((Para((Str("New."),)),))], "en") == "New.\n"


def test_code_and_pictures_are_written_as_an_author_writes_them(writer: MarkdownWriter) -> None:
    """Code between fences, whether or not it has a language; the words of a picture on one line."""
    python = Attr(classes=("python",))
    alternative = (Str("A"), SoftBreak(), Str("spread."))
    blocks = (
        CodeBlock((Attr(), "x = 1")),
        CodeBlock((python, "x = 1")),
        CodeBlock((Attr(), "```\nx\n```")),
        Para((Image((Attr(), alternative, Target("a.png"))),)),
    )
    written = writer.write(blocks, "en")
    assert written.startswith("```\nx = 1\n```\n\n```")
    assert "![A spread.](a.png)" in written
    assert [block.content for block in writer.read(written).blocks[:3] if isinstance(block, CodeBlock)] == [
        (Attr(), "x = 1"),
        (python, "x = 1"),
        (Attr(), "```\nx\n```"),
    ]


def test_a_block_that_looks_like_what_parts_blocks_is_a_block(writer: MarkdownWriter) -> None:
    blocks = tuple(Para((Str(text),)) for text in ("a", "diglotBetweenParts", "b"))
    assert writer.write(blocks, "en").split() == ["a", "diglotBetweenParts", "b"]


def test_many_blocks_take_few_requests() -> None:
    """A table of an old site that nothing closes is a block for each cell: counted at 1, 2, 4 and 8 times as many."""
    counts = []
    with PandocPool(1) as pandoc:
        writer = MarkdownWriter(pandoc)
        for number in (250, 500, 1_000, 2_000):
            before = pandoc.documents
            lines = writer.write(tuple(Plain((Str(f"cell-{n}"),)) for n in range(number)), "en").split()
            assert lines == [f"cell-{n}" for n in range(number)]
            counts.append(pandoc.documents - before)
    assert counts[-1] < 20, counts


def test_a_text_whose_only_block_has_no_position_is_that_block() -> None:
    """Pandoc says of some blocks not where they begin."""
    assert split_source("One\nline.\n\n", [Para((Str("One"),))]).block_lines == ((0, 1),)


@pytest.mark.parametrize("line", ["slug: autumn # as in the old journal", "slug: |", "slug: # none yet"])
def test_a_field_is_not_removed_where_something_would_go_with_it(line: str) -> None:
    assert set_field(f"---\n{line}\ntitle: A\n---\n", 2, "slug", "") is None


def test_blocks_that_are_added_before_the_first_and_after_the_last_are_written() -> None:
    source = SourceBlocks(("One.", "", "Two."), ((0,), (2,)), {})
    pieces = [KeptBlock(0), NewBlock("And."), KeptBlock(1), NewBlock("Three."), NewBlock("Four.")]
    whole = "One.\n\nAnd.\n\nTwo.\n\nThree.\n\nFour."
    assert assemble_body(source, pieces, {}, []) == whole
    assert assemble_body(source, [NewBlock("Zero."), *pieces], {}, []) == f"Zero.\n\n{whole}"


@pytest.mark.parametrize("indent", [" ", "  ", "\t", "    "])
def test_a_field_that_goes_on_in_the_next_line_is_not_removed_by_half(indent: str) -> None:
    assert set_field(f"---\nkicker: A\n{indent}long one\ntitle: B\n---\n", 2, "kicker", "") is None
    assert set_field("---\nkicker: A\ntitle: B\n---\n", 2, "kicker", "") == "---\ntitle: B\n---\n"


@pytest.mark.parametrize(
    ("head", "line", "text"),
    [
        ("---\ntitle: A\n---\n", None, "B"),
        ("title: A\n---\n", 1, "B"),
        ("---\ntitle: A", 2, "B"),
        ("---\ntitle: A\n---\n", 2, ""),
        ("---\ntitle: &one\n- A\n---\n", 2, "B"),
    ],
    ids=["not there", "no YAML", "cut off", "no text", "a list with an anchor"],
)
def test_a_field_is_replaced_only_where_it_is_a_line_of_yaml(head: str, line: int | None, text: str) -> None:
    assert replace_field(head, line, "title", text) is None


@pytest.mark.parametrize(("head", "text"), [("title: A\n---\n", "B"), ("---\ntitle: A\n---\n", "")])
def test_a_field_is_added_only_to_yaml_and_only_with_a_text(head: str, text: str) -> None:
    assert add_field(head, "kicker", text) is None


def test_a_comma_is_quoted_in_a_list_alone() -> None:
    head = "---\ntitle: A\n---\n"
    assert set_field(head, 2, "title", "Autumn, winter") == "---\ntitle: Autumn, winter\n---\n"
    assert set_field(head, None, "authors", ["Ash, Nina", "Ivan"]) == (
        '---\ntitle: A\nauthors: ["Ash, Nina", Ivan]\n---\n'
    )
