"""What becomes of marginal numbers and of the entries of an apparatus in a text, and what is wrong with them.

Read by pandoc, and not typeset: what pages make of it is in test_pages.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from diglot.adapters.pandoc import PandocPool
from diglot.core import alignment, markdown
from diglot.extensions.scholarly.core.scholarly_texts import mark_text
from diglot.model.extension_calls import WrittenText
from diglot.model.languages import Lang
from diglot.model.markup.note_labels import APPARATUS
from diglot.model.problems import ReadingWithoutLemma
from diglot.model.tree import Blocks, Link, Note, Pandoc, Para, Span, find, plain_text
from diglot.pipeline.typeset.markdown_reader import decode_answer


@pytest.fixture(scope="module")
def pandoc() -> Iterator[PandocPool]:
    with PandocPool(1) as pool:
        yield pool


def written(body: str, pandoc: PandocPool, lang: Lang = "en") -> WrittenText:
    prepared = markdown.prepare(body)
    tree = decode_answer(pandoc.one("read", prepared.text.encode()))
    assert isinstance(tree, Pandoc)
    return WrittenText(f"{lang}.md", lang, 7, body, tree.blocks, prepared.citations)


def marked(body: str, pandoc: PandocPool) -> Blocks:
    text = written(body, pandoc)
    change = mark_text(text, None)
    assert change
    blocks = change.blocks(text.blocks)
    assert len(blocks) == len(text.blocks)
    return blocks


def problems(body: str, original: str, pandoc: PandocPool) -> list[tuple[str, str, int]]:
    text = written(body, pandoc, "ru")
    change = mark_text(text, written(original, pandoc) if original else None)
    assert change
    return [(one.code, *one.position) for one in change.problems(())]


# ---------------------------------------------------------------- marginal numbers


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("[1094a]{.margin} Every art", "[1094a] Every art"),
        ("to aim at [5]{.margin} some good", "to aim at [5] some good"),
        ("to aim at\n[5]{.margin} some good", "to aim at [5] some good"),
        ("to aim at [5]{.margin}some good", "to aim at [5] some good"),
        # A line of the other edition ended within a word.
        ("to deli[5]{.margin}berate", "to deli[5]berate"),
        ("*to aim at [5]{.margin} some* good", "to aim at [5] some good"),
    ],
)
def test_a_number_takes_the_space_after_it_along(body: str, read: str, pandoc: PandocPool) -> None:
    """Where it stands in a margin, one space is left between the words; where it stands in the line, two."""
    [para] = marked(body, pandoc)
    assert isinstance(para, Para)
    assert " ".join(plain_text(para.inlines).split()) == read
    [number] = [span for span in find((para,), Span) if "margin-number" in span.content[0].classes]
    left = plain_text(para.inlines).replace(plain_text(number.content[1]), "")
    assert "  " not in left.replace("\n", " ").strip()


def test_numbers_can_be_referred_to_by_their_own_name(pandoc: PandocPool) -> None:
    """Of equal ones the first; the others by a name of their own."""
    blocks = marked("[5]{.margin} A [5]{.margin} b [5]{.margin #b5} c [p. 12]{.margin} d", pandoc)
    assert [span.content[0].id for span in find(blocks, Span) if span.content[0].id] == ["5", "b5", "p.-12"]


def test_a_reference_to_the_page_of_a_number_is_a_link(pandoc: PandocPool) -> None:
    blocks = marked("[1094a]{.margin} Every art (see @page:1094a). @page:1094a has it.", pandoc)
    links = find(blocks, Link)
    assert [link.content[2].href for link in links] == ["#1094a", "#1094a"]
    assert [link.content[0].get("data-page") for link in links] == ["p.\u00a0", "Page\u00a0"]


def test_a_reference_to_a_page_is_written_as_to_any_part(pandoc: PandocPool) -> None:
    """In headings too, with words of one's own, and several in one pair of brackets."""
    blocks = marked(
        "# On @page:5 {#on}\n\n[5]{.margin} A [leaf @page:5; @page:6] and [-@page:6] [6]{.margin} b", pandoc
    )
    links = find(blocks, Link)
    assert [link.content[0].get("data-page") for link in links] == ["p.\u00a0", "leaf\u00a0", "p.\u00a0", ""]
    assert [plain_text(link.content[1]) for link in links] == ["5", "5", "6", "6"]


def test_a_number_without_any_letter_is_no_page_of_a_citation(pandoc: PandocPool) -> None:
    blocks = marked("[]{.margin} Every art, says @smith2020; see @page:5.", pandoc)
    assert find(blocks, Link) == []


def test_a_number_that_one_text_lacks_is_a_problem_at_its_line(pandoc: PandocPool) -> None:
    original = "[1094a]{.margin} Every art\n\nand [5]{.margin} every\n\n[5]{.margin} inquiry"
    assert problems("[1094a]{.margin} Всякое [5]{.margin} искусство\n\nи [10]{.margin} всякое", original, pandoc) == [
        ("margin-numbers-differ", "ru.md", 9),
        ("margin-numbers-differ", "en.md", 11),
    ]


def test_the_aligner_pairs_passages_by_their_numbers(pandoc: PandocPool) -> None:
    """Of four passages of one length, the translation lacks one: which, only the letters of their numbers say."""
    source = "\n\n".join(f"[11{letter}]{{.margin}} One says so here." for letter in "abcd")
    target = "\n\n".join(f"[11{letter}]{{.margin}} Это было так." for letter in "acd")
    one, other = (alignment.units_of(written(body, pandoc).blocks) for body in (source, target))
    beads = alignment.align(one, other).pairs
    assert [(list(bead.source), list(bead.target)) for bead in beads] == [([0], [0]), ([1], []), ([2], [1]), ([3], [2])]


# ---------------------------------------------------------------- the apparatus

ENTRY = "\n\n[^app:1]: *om.* A"


@pytest.mark.parametrize(
    ("body", "entry", "text"),
    [
        ("the highest good[^app:1].", "good] om. A", "good"),
        ("the highest good,[^app:1] then", "good] om. A", "good"),
        ("the [highest good]{.lemma}[^app:1] then", "highest good] om. A", "highest good"),
        ("the *highest good*[^app:1] then", "highest good] om. A", "highest good"),
        ("[one two [5]{.margin} three four five six]{.lemma}[^app:1]", "one … six] om. A", None),
        ("«блага»[^app:1]", "блага] om. A", "блага"),
        ("well-being[^APP:1]", "well-being] om. A", "well-being"),
    ],
)
def test_an_entry_begins_with_the_words_before_its_call(
    body: str, entry: str, text: str | None, pandoc: PandocPool
) -> None:
    blocks = marked(body + ENTRY, pandoc)
    [note] = find(blocks, Note)
    assert plain_text(note.blocks[0].inlines) == entry  # type: ignore[union-attr]
    [lemma] = [span for span in find(blocks, Span, shut=frozenset([Note])) if "lemma" in span.content[0].classes]
    assert text is None or plain_text(lemma.content[1]) == text


def test_a_second_entry_has_the_same_words(pandoc: PandocPool) -> None:
    blocks = marked("[a good]{.lemma}[^app:1][^вар:2]\n\n[^вар:2]: *add.* B" + ENTRY, pandoc)
    entries = [plain_text(note.blocks[0].inlines) for note in find(blocks, Note)]  # type: ignore[union-attr]
    assert entries == ["a good] om. A", "a good] add. B"]


@pytest.mark.parametrize(
    ("body", "entries"),
    [
        # A note of the author's stands between the words and the call of their entry.
        ("a good[^app:1] or bad[^1][^app:2] man", ["good] om. A", "bad] add. B"]),
        ("a good[^app:1][^1][^app:2] man", ["good] om. A", "good] add. B"]),
    ],
)
def test_notes_of_others_may_stand_before_an_entry(body: str, entries: list[str], pandoc: PandocPool) -> None:
    notes = find(marked(f"{body}{ENTRY}\n\n[^app:2]: *add.* B\n\n[^1]: Or so.", pandoc), Note)
    shown = [plain_text(note.blocks[0].inlines) for note in notes if note.by == APPARATUS]  # type: ignore[union-attr]
    assert shown == entries


def test_a_span_in_an_entry_is_not_its_lemma(pandoc: PandocPool) -> None:
    assert problems("[^app:1] bad\n\n[^app:1]: [om.]{lang=la} A", "", pandoc) == [("reading-without-lemma", "ru.md", 7)]


def test_an_entry_without_words_before_it_is_a_problem_at_its_line(pandoc: PandocPool) -> None:
    body = "A good[^app:0] man[^app:1] and [^app:2]\n\n[^app:1] bad[^вар:3]\n\n[^app:1]: a\n\n[^app:2]: b"
    text = written(body, pandoc)
    change = mark_text(text, None)
    assert change
    found = [(*one.position, one.label) for one in change.problems(()) if isinstance(one, ReadingWithoutLemma)]
    assert found == [("en.md", 7, "app:2"), ("en.md", 9, "app:1")]


def test_a_text_with_neither_is_left_alone(pandoc: PandocPool) -> None:
    assert mark_text(written("The margin of *error*.[^1]\n\n[^1]: A note.", pandoc), None) is None
