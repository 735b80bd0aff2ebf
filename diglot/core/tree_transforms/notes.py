"""Take notes out of the text, and give alerts their titles."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from diglot.model import tree
from diglot.model.markup.note_labels import APPARATUS
from diglot.model.paper.spreads import APPARATUS_ROW, NOTE_REFERENCE, SECOND_ROW


def set_alert_titles(blocks: tree.Blocks, titles: Mapping[str, str]) -> tree.Blocks:
    """Put the titles of a language in place of pandoc's, which are English. titles: by the kind of alert.

    >>> title = tree.Div((tree.Attr("", ("title",)), (tree.Para((tree.Str("Note"),)),)))
    >>> note = tree.Div((tree.Attr("", ("note",)), (title,)))
    >>> set_alert_titles((note,), {"note": "Примечание"})[0].content[1]
    (RawBlock(content=('html', '<p class="title">Примечание</p>')),)
    """

    def change(node: tree.Node) -> tree.Node:
        if isinstance(node, tree.Div) and node.alert:
            attr, (_, *inner) = node.content
            title = tree.RawBlock(("html", f'<p class="title">{html.escape(titles[node.alert])}</p>'))
            return tree.Div((attr, (title, *inner)))
        return node

    return tree.rewrite(blocks, change, tree.Div)


def lift_notes(
    blocks: tree.Blocks, marks_of: Callable[[int], Sequence[str]] = lambda count: ("*",) * count
) -> tuple[tree.Blocks, tuple[tree.Note, ...], tuple[str, ...]]:
    """Take the footnotes out of the text: a call with the number or mark of each stays at its place.

    The author's notes come first, by numbers from 1; those of the editor and the translator after them, by marks, and
    then the entries of the apparatus.
    A note inside a note is read on in its parentheses, as books do; a reference to another note is its number or mark.
    A note in the description of a picture is called after the picture.

    marks_of: returns the marks of so many notes. Returned: the text, the notes, the marks of the last of them.

    >>> _, notes, _ = lift_notes((tree.Para((tree.Str("Text"), tree.Note((tree.Para((tree.Str("Why."),)),)))),))
    >>> notes
    (Note(blocks=(Para(inlines=(Str(text='Why.'),)),), by='', name=''),)
    """
    blocks = tree.rewrite(blocks, _call_beside_pictures, tree.Figure, tree.Image)
    counts = Counter(_row_of(note) for note in tree.find(blocks, tree.Note, shut=frozenset([tree.Note])))
    marks = tuple(marks_of(counts.total() - counts[0]))
    rows: tuple[list[tree.Note], ...] = ([], [], [])
    shown_by_name: dict[str, str] = {}

    def change(node: tree.Node) -> tree.Node:
        assert isinstance(node, tree.Note)
        row = _row_of(node)
        rows[row].append(tree.Note(tree.rewrite(node.blocks, _spell_out, tree.Note), node.by))
        number = sum(counts[before] for before in range(row)) + len(rows[row])
        shown = marks[number - counts[0] - 1] if row else str(number)
        shown_by_name.setdefault(node.name, shown)
        attr = tree.Attr(f"fnref{number}", ("note-call", *_CLASSES[row]), (("role", "doc-noteref"),))
        return tree.Link((attr, (tree.Str(shown),), tree.Target(f"#fn{number}")))

    def refer(node: tree.Node) -> tree.Node:
        match node:
            case tree.Span((tree.Attr("", (one,)) as attr, _)) if one == NOTE_REFERENCE and (
                shown := shown_by_name.get(attr.get("note") or "")
            ):
                return tree.Span((tree.Attr("", (NOTE_REFERENCE,)), (tree.Superscript((tree.Str(shown),)),)))
        return node

    text = tree.rewrite(blocks, change, tree.Note)
    notes = tuple(tree.Note(tree.rewrite(note.blocks, refer, tree.Span), note.by) for row in rows for note in row)
    return text, notes, marks


# Of the author's notes, of those of others, and of entries of the apparatus.
_CLASSES: Sequence[tuple[str, ...]] = ((), (SECOND_ROW,), (SECOND_ROW, APPARATUS_ROW))


def _row_of(note: tree.Note) -> int:
    return 2 if note.by == APPARATUS else int(bool(note.by))


def _call_beside_pictures(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
    if isinstance(node, tree.Figure):
        # Pandoc holds a caption twice: the image of the figure has it as its description.
        return tree.rewrite((node,), _without_notes, tree.Image)
    assert isinstance(node, tree.Image)
    return (_without_notes(node), *tree.find(node.content[1], tree.Note))


def _without_notes(node: tree.Node) -> tree.Node:
    assert isinstance(node, tree.Image)
    attr, inlines, target = node.content
    return tree.Image((attr, tree.rewrite(inlines, lambda _: (), tree.Note), target))


def _spell_out(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
    match node:
        case tree.Note(inner):
            words = [
                inline for block in inner if isinstance(block, (tree.Para, tree.Plain)) for inline in block.inlines
            ]
            return (tree.Str("\u00a0("), *words, tree.Str(")"))
    return node
