"""Take notes out of the text, and give alerts their titles."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence

from diglot.model.spreads import NOTE_REFERENCE, SECOND_ROW
from diglot.model.tree import (
    Attr,
    Blocks,
    Div,
    Figure,
    Image,
    Link,
    Node,
    Note,
    Para,
    Plain,
    RawBlock,
    Span,
    Str,
    Superscript,
    Target,
    find,
    rewrite,
)


def set_alert_titles(blocks: Blocks, titles: Mapping[str, str]) -> Blocks:
    """Put the titles of a language in place of pandoc's, which are English. titles: by the kind of alert.

    >>> title = Div((Attr("", ("title",)), (Para((Str("Note"),)),)))
    >>> note = Div((Attr("", ("note",)), (title,)))
    >>> set_alert_titles((note,), {"note": "Примечание"})[0].content[1]
    (RawBlock(content=('html', '<p class="title">Примечание</p>')),)
    """

    def change(node: Node) -> Node:
        if isinstance(node, Div) and node.alert:
            attr, (_, *inner) = node.content
            title = RawBlock(("html", f'<p class="title">{html.escape(titles[node.alert])}</p>'))
            return Div((attr, (title, *inner)))
        return node

    return rewrite(blocks, change, Div)


def lift_notes(
    blocks: Blocks, marks_of: Callable[[int], Sequence[str]] = lambda count: ("*",) * count
) -> tuple[Blocks, tuple[Note, ...], tuple[str, ...]]:
    """Take the footnotes out of the text: a call with the number or mark of each stays at its place.

    The author's notes come first, by numbers from 1; those of the editor and the translator after them, by marks.
    A note inside a note is read on in its parentheses, as books do; a reference to another note is its number or mark.
    A note in the description of a picture is called after the picture.

    marks_of: returns the marks of so many notes. Returned: the text, the notes, the marks of the last of them.

    >>> _, notes, _ = lift_notes((Para((Str("Text"), Note((Para((Str("Why."),)),)))),))
    >>> notes
    (Note(blocks=(Para(inlines=(Str(text='Why.'),)),), by='', name=''),)
    """
    blocks = rewrite(blocks, _call_beside_pictures, Figure, Image)
    rows = [bool(note.by) for note in find(blocks, Note, shut=frozenset([Note]))]
    marks = tuple(marks_of(rows.count(True)))
    own: list[Note] = []
    others: list[Note] = []
    shown_by_name: dict[str, str] = {}

    def change(node: Node) -> Node:
        assert isinstance(node, Note)
        (others if node.by else own).append(Note(rewrite(node.blocks, _spell_out, Note), node.by))
        number = rows.count(False) + len(others) if node.by else len(own)
        shown, row = (marks[len(others) - 1], (SECOND_ROW,)) if node.by else (str(number), ())
        shown_by_name.setdefault(node.name, shown)
        attr = Attr(f"fnref{number}", ("note-call", *row), (("role", "doc-noteref"),))
        return Link((attr, (Str(shown),), Target(f"#fn{number}")))

    def refer(node: Node) -> Node:
        match node:
            case Span((Attr("", (one,)) as attr, _)) if one == NOTE_REFERENCE and (
                shown := shown_by_name.get(attr.get("note") or "")
            ):
                return Span((Attr("", (NOTE_REFERENCE,)), (Superscript((Str(shown),)),)))
        return node

    text = rewrite(blocks, change, Note)
    notes = tuple(Note(rewrite(note.blocks, refer, Span), note.by) for note in (*own, *others))
    return text, notes, marks


def _call_beside_pictures(node: Node) -> Node | tuple[Node, ...]:
    if isinstance(node, Figure):
        # Pandoc holds a caption twice: the image of the figure has it as its description.
        return rewrite((node,), _without_notes, Image)
    assert isinstance(node, Image)
    return (_without_notes(node), *find(node.content[1], Note))


def _without_notes(node: Node) -> Node:
    assert isinstance(node, Image)
    attr, inlines, target = node.content
    return Image((attr, rewrite(inlines, lambda _: (), Note), target))


def _spell_out(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Note(inner):
            words = [inline for block in inner if isinstance(block, (Para, Plain)) for inline in block.inlines]
            return (Str("\u00a0("), *words, Str(")"))
    return node
