"""A tree becomes blocks ready for the type: title, ids, addresses, tables, notes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diglot.core.tree_transforms import (
    RESERVED_IDS,
    AddressFindings,
    anchors,
    count_words,
    lift_notes,
    mark_units,
    name_units,
    normalise_tables,
    opening,
    outline,
    set_addresses,
    set_ids,
    share_ids,
    split_units,
    take_title,
)
from diglot.model.publication import OutlineHeading
from diglot.model.tree import (
    Alignment,
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Caption,
    Cell,
    ColWidth,
    Div,
    Header,
    Image,
    Inline,
    Link,
    Note,
    Para,
    Plain,
    RawBlock,
    RawInline,
    Row,
    Space,
    Span,
    Str,
    Table,
    TableBody,
    TableFoot,
    TableHead,
    TableParts,
    Target,
    find,
    walk,
)

NONE = Attr()


def words(text: str) -> tuple[Inline, ...]:
    rows: list[Inline] = []
    for word in text.split():
        rows += [Space(), Str(word)]
    return tuple(rows[1:])


def heading(level: int, text: str, identifier: str = "") -> Header:
    return Header((level, Attr(identifier), words(text)))


def slug(text: str) -> str:
    return text.lower().replace(" ", "-")


# ---------------------------------------------------------------- title and headings


def test_a_first_heading_of_the_first_level_is_the_title() -> None:
    assert take_title((heading(1, "On paper"), Para(words("Text")))) == ("On paper", (Para(words("Text")),))


def test_a_heading_further_down_or_of_another_level_is_none() -> None:
    assert take_title((Para(words("Text")), heading(1, "Later")))[0] == ""
    assert take_title((heading(2, "A part"),)) == ("", (heading(2, "A part"),))


def test_the_page_has_one_heading_of_the_first_level() -> None:
    """Others in the text, and all below them, go down by one."""
    _, blocks = take_title((heading(1, "T"), heading(1, "A"), heading(2, "B"), heading(6, "C")))
    assert [node.content[0] for node in walk(blocks) if isinstance(node, Header)] == [2, 3, 6]


def test_a_title_s_note_is_no_part_of_its_words() -> None:
    title, _ = take_title((Header((1, NONE, (Str("Paper"), Note((Para(words("Or ink")),))))),))
    assert title == "Paper"


def test_each_heading_has_an_id_of_its_own() -> None:
    rows = outline(
        (heading(2, "Ports"), heading(2, "Ports"), heading(3, "", "given"), heading(2, "…")),
        lambda text: slug(text).strip("…"),
    )
    assert [row.id for row in rows] == ["ports", "ports-2", "given", "section"]


def test_the_page_s_own_ids_are_not_for_headings() -> None:
    rows = outline((heading(2, "Notes"), heading(2, "Main")), slug)
    assert [row.id for row in rows] == ["notes-2", "main-2"]


@given(st.lists(st.text(alphabet="ab", max_size=2), max_size=10))
def test_ids_never_repeat(texts: list[str]) -> None:
    ids = [row.id for row in outline(tuple(heading(2, text) for text in texts), slug)]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & RESERVED_IDS


def rows(*pairs: tuple[int, str]) -> list[OutlineHeading]:
    return [OutlineHeading(level, identifier, identifier) for level, identifier in pairs]


def test_a_translation_has_its_original_s_ids() -> None:
    own, original = rows((2, "порты"), (3, "восток"), (2, "итог")), rows((2, "ports"), (3, "east"), (2, "end"))
    assert [row.id for row in share_ids(own, original, {0: 0, 1: 1, 2: 2})] == ["ports", "east", "end"]


def test_a_heading_takes_the_id_of_the_one_opposite_it() -> None:
    own = rows((2, "порты"), (2, "итог"))
    original = rows((2, "ports"), (3, "east"), (3, "west"), (2, "end"))
    assert [row.id for row in share_ids(own, original, {0: 0, 1: 3})] == ["ports", "end"]


def test_a_heading_without_a_counterpart_keeps_its_own_id() -> None:
    own, original = rows((2, "порты"), (3, "восток"), (2, "ports")), rows((2, "ports"))
    assert [row.id for row in share_ids(own, original, {0: 0})] == ["ports", "восток", "ports-2"]
    assert share_ids(own, [], {}) == tuple(own)
    assert share_ids([], original, {}) == ()


def ids_after(blocks: tuple[Block, ...], names: dict[tuple[int, ...], str]) -> list[str]:
    return [attr.id for node in walk(name_units(blocks, names)) if isinstance(node, Div) for attr in [node.content[0]]]


def test_paragraphs_also_in_quotations_take_their_names() -> None:
    blocks = (Para(words("a")), BlockQuote((Para(words("b")), Para(words("c")))))
    assert ids_after(blocks, {(0,): "p1", (1, 0): "p2", (1, 1): "p3"}) == ["p1", "p2", "p3"]


def test_a_list_takes_the_name_of_its_first_item() -> None:
    tight = BulletList(((Plain(words("a")),), (Plain(words("b")),)))
    loose = BulletList(((Para(words("a")),), (Para(words("b")),)))
    names = {(0, 0): "p1", (0, 1): "p2"}
    assert ids_after((tight,), names) == ["p1"]
    assert ids_after((loose,), names) == ["p1", "p2"]


def test_a_number_that_the_author_gave_to_something_else_is_not_given_again() -> None:
    blocks = (Para(words("a")), Header((2, Attr("p1"), words("P1"))))
    assert ids_after(blocks, {(0,): "p1"}) == []


def test_a_paragraph_with_a_name_of_its_own_can_be_found_by_its_number_too() -> None:
    named = Div((Attr("credit", (), (("wrapper", "1"),)), (Para(words("a")),)))
    assert anchors(name_units((named,), {(0, 0): "p1"}), ()) == {"credit", "p1"}


LEVELS = st.lists(st.integers(2, 4), max_size=8)


@given(LEVELS, LEVELS, st.data())
def test_shared_ids_never_repeat_either(own: list[int], original: list[int], data: st.DataObject) -> None:
    paired = data.draw(st.integers(0, min(len(own), len(original))))
    opposite = dict(
        zip(
            data.draw(st.permutations(range(len(own))))[:paired],
            data.draw(st.permutations(range(len(original))))[:paired],
            strict=True,
        )
    )
    shared = share_ids(
        rows(*((level, f"id-{place}") for place, level in enumerate(own))),
        rows(*((level, f"id-{place + 1}") for place, level in enumerate(original))),
        opposite,
    )
    assert len({row.id for row in shared}) == len(own)
    assert [row.level for row in shared] == own
    assert {number: shared[number].id for number in opposite} == {
        number: f"id-{other + 1}" for number, other in opposite.items()
    }


def test_an_id_that_the_author_gave_stays_a_place_to_link_to() -> None:
    (changed,) = set_ids((heading(2, "Порты", "порты"),), rows((2, "ports")))
    assert anchors((changed,), ()) == {"ports", "порты"}


# ---------------------------------------------------------------- addresses


def address_of(written: str) -> str | None:
    return None if written.startswith("javascript:") else f"article:{written}" if written.endswith(".md") else written


def found(*blocks: Block) -> tuple[tuple[Block, ...], AddressFindings]:
    return set_addresses(blocks, "content/en/a.md", address_of)


def test_links_of_ours_become_neutral_and_are_noted() -> None:
    blocks, findings = found(Para((Link((NONE, words("B"), Target("b.md"))), Link((NONE, (), Target("https://x/"))))))
    assert [node.content[2].href for node in walk(blocks) if isinstance(node, Link)] == ["article:b.md", "https://x/"]
    assert [(use.address, use.written, use.place.ordinal) for use in findings.uses] == [("article:b.md", "b.md", 0)]


def test_a_link_that_is_not_published_leaves_its_words() -> None:
    blocks, findings = found(Para((Link((NONE, words("Run"), Target("javascript:x"))),)))
    assert blocks == (Para((Span((NONE, words("Run"))),)),)
    assert [placed.problem.code for placed in findings.problems] == ["unsafe-link"]


def test_a_link_in_a_note_is_found_too() -> None:
    _, findings = found(Para((Str("Text"), Note((Para((Link((NONE, (), Target("b.md"))),)),)))))
    assert [use.written for use in findings.uses] == ["b.md"]


def test_a_picture_wants_words_unless_it_says_that_it_wants_none() -> None:
    silent = Image((NONE, (), Target("a.md")))
    captioned = Image((NONE, words("A port"), Target("a.md")))
    decoration = Image((Attr(pairs=(("alt", ""),)), (), Target("a.md")))
    assert [placed.problem.code for placed in found(Para((silent,)))[1].problems] == ["missing-alt"]
    blocks, findings = found(Para((Image((Attr(pairs=(("fig-alt", "A boat"),)), (), Target("a.png"))),)))
    assert findings.problems == []
    assert [image.content[0].get("alt") for image in find(blocks, Image)] == ["A boat"]
    assert found(Para((captioned, decoration)))[1].problems == []


def test_addresses_in_html_by_hand_are_treated_alike() -> None:
    blocks, findings = found(
        RawBlock(("html", '<a href="b.md">B</a>')),
        Para((RawInline(("html", "<a href='javascript:x' title=\"y\">")), Str("C"))),
    )
    raw = [node.content[1] for node in walk(blocks) if isinstance(node, (RawBlock, RawInline))]
    assert raw == ['<a href="article:b.md">B</a>', '<a  title="y">']
    assert [use.written for use in findings.uses] == ["b.md"]
    assert [placed.problem.code for placed in findings.problems] == ["unsafe-link"]


def test_markup_outside_the_allowlist_is_told_tag_by_tag() -> None:
    _, findings = found(RawBlock(("html", '<p onclick="x"><font>a</font><script>b</script></p>')))
    assert [placed.problem.facts()["markup"] for placed in findings.problems] == ["<p onclick>", "<font>"]


def test_markup_of_another_format_falls_away() -> None:
    assert found(RawBlock(("latex", "\\newpage")), Para((RawInline(("tex", "x")),)))[0] == (Para(()),)


# ---------------------------------------------------------------- tables


def cell(text: str, alignment: str = "AlignDefault") -> Cell:
    return Cell(NONE, Alignment(alignment), 1, 1, (Plain(words(text)),))


def table(*columns: str) -> Table:
    body = TableBody(NONE, 0, (), (Row(NONE, tuple(cell("b") for _ in columns)),))
    head = TableHead(NONE, (Row(NONE, tuple(cell("a") for _ in columns)),))
    widths = tuple((Alignment(name), ColWidth("ColWidthDefault")) for name in columns)
    return Table(TableParts(NONE, Caption(), widths, head, (body,), TableFoot(NONE, ())))


def classes(block: Block) -> list[tuple[str, ...]]:
    assert isinstance(block, Table)
    rows = [*block.parts.head.rows, *(row for body in block.parts.bodies for row in body.rows)]
    return [cell.attr.classes for row in rows for cell in row.cells]


def test_alignment_becomes_a_class_of_every_cell() -> None:
    (aligned,) = normalise_tables((table("AlignRight", "AlignCenter", "AlignDefault"),))
    assert classes(aligned) == [("align-right",), ("align-center",), ()] * 2
    assert isinstance(aligned, Table)
    assert {alignment.t for alignment, _ in aligned.parts.columns} == {"AlignDefault"}


def test_the_paragraph_after_a_table_in_its_division_is_its_caption() -> None:
    division = Div((Attr("towns", ("table",)), (table("AlignRight"), Para(words("Two towns")))))
    (captioned,) = normalise_tables((division,))
    assert isinstance(captioned, Table)
    assert captioned.parts.caption.blocks == (Para(words("Two towns")),)
    assert captioned.parts.attr.id == "towns"
    assert classes(captioned) == [("align-right",)] * 2


def test_another_division_stays_one() -> None:
    (division,) = normalise_tables((Div((Attr("", ("note",)), (table("AlignRight"),))),))
    assert isinstance(division, Div)


# ---------------------------------------------------------------- notes and measures


def note(text: str) -> Note:
    return Note((Para(words(text)),))


def test_notes_are_numbered_in_the_order_of_their_calls() -> None:
    blocks, notes, _ = lift_notes((Para((Str("a"), note("One"))), BulletList(((Plain((Str("b"), note("Two"))),),))))
    assert [note.blocks for note in notes] == [(Para(words("One")),), (Para(words("Two")),)]
    calls = [node for node in walk(blocks) if isinstance(node, Link)]
    assert [(call.content[0].id, call.content[2].href) for call in calls] == [("fnref1", "#fn1"), ("fnref2", "#fn2")]


def test_a_note_in_a_note_is_read_on_in_parentheses() -> None:
    inner = Note((Para((Str("See"), note("there"))),))
    _, notes, _ = lift_notes((Para((Str("a"), inner)),))
    assert notes[0].blocks == (Para((Str("See"), Str("\u00a0("), Str("there"), Str(")"))),)


def test_every_note_has_a_place_to_link_to() -> None:
    blocks, notes, _ = lift_notes((Para((Str("a"), note("One"))),))
    assert {"fn1", "fnref1"} <= anchors(blocks, notes)


def test_words_are_counted_as_a_reader_meets_them() -> None:
    blocks = (heading(2, "Two words"), Para((*words("one — two, three"), note("not these"))))
    assert count_words(blocks) == 5


def test_the_opening_is_cut_after_a_word() -> None:
    assert opening((Para(words("One two three four")),), 12) == "One two…"
    assert opening((Para(words("One two")),), 200) == "One two"
    assert opening((heading(2, "No paragraph"),)) == ""


@given(st.lists(st.text(alphabet="ab ", max_size=30), max_size=4), st.integers(10, 60))
def test_the_opening_is_never_longer_than_its_length(texts: list[str], length: int) -> None:
    blocks = tuple(Para(words(text)) for text in texts)
    found_opening = opening(blocks, length)
    assert len(found_opening) <= length + 1
    assert "  " not in found_opening


def test_ids_by_hand_are_places_too() -> None:
    assert anchors((RawBlock(("html", '<p id="here"><a id=there></a></p>')),), ()) == {"here", "there"}


def test_a_text_is_cut_between_its_blocks_and_nowhere_else() -> None:
    marked = mark_units((Para(words("a")), Para(words("b"))))
    mark = marked[1]
    assert len(marked) == 3
    assert isinstance(mark, RawBlock)
    assert split_units(f"<p>a</p>\n{mark.content[1]}\n<p>b</p>") == ("<p>a</p>\n", "<p>b</p>")
    assert mark_units(()) == ()
