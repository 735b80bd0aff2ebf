"""Notes at their calls: the markup is valid whatever a note contains."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from lxml import html as lxml_html

from diglot.core.annotation.footnotes import make_inline, place_notes
from diglot.model.pages import NoteHtml

CALL = '<a href="#fn{0}" class="note-call" id="fnref{0}" role="doc-noteref">{0}</a>'

# A note as pandoc writes it, and the note as print has it.
BLOCKS: Mapping[str, tuple[str, str]] = {
    "one paragraph": (
        "<p>A note.</p>",
        '<span class="note-paragraph">A note.</span>',
    ),
    "paragraphs that are divided by a line end": (
        "<p>One.</p>\n<p>Two.</p>\n",
        '<span class="note-paragraph">One.</span> <span class="note-paragraph">Two.</span>',
    ),
    "bare text": (
        "See <em>above</em>.",
        "See <em>above</em>.",
    ),
    "a quotation in another language": (
        '<p>He wrote:</p><blockquote lang="ru"><p>Нет.</p></blockquote>',
        '<span class="note-paragraph">He wrote:</span> '
        '<span class="note-quotation" lang="ru"><span class="note-paragraph">Нет.</span></span>',
    ),
    "verse": (
        '<div class="line-block">One<br />\nTwo</div>',
        '<span class="note-verse">One<br />\nTwo</span>',
    ),
    "a list": (
        "<ul><li>one</li><li>two</li></ul>",
        '<span class="note-list"><span class="note-item">one</span> <span class="note-item">two</span></span>',
    ),
    "a numbered list in a numbered list": (
        "<ol><li>one<ol><li>deep</li></ol></li><li>two</li></ol>",
        '<span class="note-list"><span class="note-item"><span class="note-number">1.</span> one'
        '<span class="note-list"><span class="note-item"><span class="note-number">1.</span> deep</span></span>'
        '</span> <span class="note-item"><span class="note-number">2.</span> two</span></span>',
    ),
    "code": (
        "<pre><code>a  &lt; b\n  c</code></pre>",
        '<span class="note-code"><code>a  &lt; b\n  c</code></span>',
    ),
    "a table": (
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        '<span class="note-table"><span class="note-rows"><span class="note-row"><span class="note-cell">A</span>'
        '</span></span> <span class="note-rows"><span class="note-row"><span class="note-cell">1</span> '
        '<span class="note-cell">2</span></span></span></span>',
    ),
    "a way back to the call, useless on paper": (
        '<p>A.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p>',
        '<span class="note-paragraph">A.</span>',
    ),
    "a rule": (
        "<p>A.</p><hr><p>B.</p>",
        '<span class="note-paragraph">A.</span> <span class="note-paragraph">B.</span>',
    ),
    "entities": ("<p>A &amp; B&nbsp;&#8212; C</p>", '<span class="note-paragraph">A &amp; B&nbsp;&#8212; C</span>'),
}  # fmt: skip


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_become_spans(name: str) -> None:
    note, expected = BLOCKS[name]
    assert make_inline(note) == expected


@pytest.mark.parametrize("name", BLOCKS)
def test_a_paragraph_with_a_note_in_it_stays_one(name: str) -> None:
    """A block inside a paragraph ends it: an HTML parser would find an empty paragraph and stray text."""
    note, _ = BLOCKS[name]
    placed = place_notes(f"<p>Before{CALL.format(1)} after.</p>", (NoteHtml(1, note),), "en-GB")
    (paragraph,) = lxml_html.fragment_fromstring(placed, create_parent="div")
    assert paragraph.tag == "p"
    assert (paragraph[-1].tail or "") == " after."
    assert not re.search(r"<(p|div|ul|ol|li|table|tr|td|blockquote|pre|h\d)\b", placed.removeprefix("<p>"))


@pytest.mark.parametrize(
    "call",
    [
        '<a href="#fn1" class="note-call" id="fnref1" role="doc-noteref">1</a>',
        '<a role="doc-noteref" id="fnref1" class="note-call" href="#fn1">1</a>',
        '<a id="fnref1"\n   href="#fn1" role="doc-noteref" class="note-call">\n1\n</a>',
    ],
)
def test_the_attributes_of_a_call_may_stand_in_any_order(call: str) -> None:
    placed = place_notes(f"<p>A{call}</p>", (NoteHtml(1, "N"),), "en-GB")
    assert placed == '<p>A<span class="footnote" id="fn1" lang="en-GB">N</span></p>'


def test_ten_notes_do_not_mix_up_one_and_ten() -> None:
    body = "".join(f"<p>{CALL.format(number)}</p>" for number in range(1, 12))
    placed = place_notes(body, tuple(NoteHtml(number, f"N{number}") for number in range(1, 12)), "en-GB")
    assert re.findall(r'id="fn(\d+)" lang="en-GB">N(\d+)<', placed) == [(str(n), str(n)) for n in range(1, 12)]


@pytest.mark.parametrize(
    ("body", "notes", "complaint"),
    [
        (CALL.format(2), (NoteHtml(1, "N"),), "no note for call 2"),
        ("<p>A</p>", (NoteHtml(1, "N"),), "no call of note 1"),
        (CALL.format(1) * 2, (NoteHtml(1, "N"),), "note 1 is called twice"),
    ],
)
def test_calls_and_notes_that_do_not_match_are_a_bug(body: str, notes: tuple[NoteHtml, ...], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        place_notes(body, notes, "en-GB")


def test_a_link_in_a_note_stays_a_link() -> None:
    """Only the link back to the text goes."""
    note = 'See <a href="/en/craft/">Craft</a>.'
    assert make_inline(f'{note} <a href="#fnref1" role="doc-backlink">↩</a>') == note
