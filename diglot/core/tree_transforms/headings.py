"""Take the title of a text, and give its headings their levels and ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from diglot.model.markup.free_names import FreeNames
from diglot.model.publication import OutlineHeading
from diglot.model.tree import Attr, Blocks, Header, Inline, Node, Span, find, plain_text, rewrite

# Ids that the templates use for the parts of a page; a heading of that name gets a number.
RESERVED_IDS = frozenset(
    ["main", "contents", "notes", "poll", "share", "authors", "related", "top"]
    + [f"poll-{outcome}" for outcome in ("counted", "again", "late", "crowded", "empty")]
)


def take_title(blocks: Blocks, title: str = "") -> tuple[str, Blocks]:
    """Split off the title that the text itself begins with ("" if it does not); return it and the rest.

    The page's own title is its only first-level heading, so others in the text go down by one level.
    title: the one in the front matter, if any; a heading of other words stays in the text.

    >>> from diglot.model.tree import Attr, Header, Para, Str
    >>> take_title((Header((1, Attr(), (Str("Title"),))), Para((Str("Text"),))))
    ('Title', (Para(inlines=(Str(text='Text'),)),))
    """
    heading = ""
    match blocks:
        case [Header((1, _, inlines)), *_] if not title or letters_of(plain_text(inlines)) == letters_of(title):
            heading, blocks = plain_text(inlines), blocks[1:]
    if any(level == 1 for level, _, _ in find_headings(blocks)):
        blocks = rewrite(blocks, _one_level_down, Header)
    return heading, blocks


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, without case, to compare it with another by its words alone."""
    return "".join(filter(str.isalnum, text.casefold()))


def _one_level_down(node: Node) -> Node:
    match node:
        case Header((level, attr, inlines)):
            return Header((min(level + 1, 6), attr, inlines))
    return node


def outline(blocks: Blocks, slug: Callable[[str], str]) -> tuple[OutlineHeading, ...]:
    """Every heading in order, each with an id of its own: the one written, or else one made of its words."""
    names = FreeNames(RESERVED_IDS)
    return tuple(
        OutlineHeading(level, plain_text(inlines), names.take(attr.id or slug(plain_text(inlines)) or "section"))
        for level, attr, inlines in find_headings(blocks)
    )


def outline_of(blocks: Blocks) -> tuple[OutlineHeading, ...]:
    """Every heading in order, with the id that it has by now."""
    return tuple(OutlineHeading(level, plain_text(inlines), attr.id) for level, attr, inlines in find_headings(blocks))


def find_headings(blocks: Blocks) -> list[tuple[int, Attr, tuple[Inline, ...]]]:
    """Return the level, the attributes and the words of every heading."""
    return [node.content for node in find(blocks, Header)]


def share_ids(
    own: Sequence[OutlineHeading], original: Sequence[OutlineHeading], opposite: Mapping[int, int]
) -> tuple[OutlineHeading, ...]:
    """Give a translation's headings the ids of the original's, so that a link leads to the same place in both.

    opposite: for a heading of the translation, by its number, that of the original's heading opposite; one without
    a counterpart keeps its own id.

    >>> own = [OutlineHeading(2, "От переводчика", "ot-perevodchika"), OutlineHeading(2, "Порты", "porty")]
    >>> [row.id for row in share_ids(own, [OutlineHeading(2, "Ports", "ports")], {1: 0})]
    ['ot-perevodchika', 'ports']
    """
    ids = {number: original[other].id for number, other in opposite.items()}
    names = FreeNames(ids.values())
    return tuple(
        OutlineHeading(row.level, row.text, ids[number] if number in ids else names.take(row.id))
        for number, row in enumerate(own)
    )


def set_ids(blocks: Blocks, headings: Sequence[OutlineHeading]) -> Blocks:
    """Write the outline's ids into the headings; an id that the author wrote stays a place to link to."""
    ids = iter([heading.id for heading in headings])

    def change(node: Node) -> Node:
        match node:
            case Header((level, attr, inlines)):
                shared = next(ids)
                if attr.id and attr.id != shared:
                    inlines = (Span((Attr(attr.id), ())), *inlines)
                return Header((level, Attr(shared, attr.classes, attr.pairs), inlines))
        return node

    return rewrite(blocks, change, Header)
