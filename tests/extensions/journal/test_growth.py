"""Twice as much in an article in JATS takes about twice the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from diglot.core.links.slugs import make_slug
from diglot.extensions.journal.adapters.jats_file import JatsRefused, read_jats
from diglot.extensions.journal.core.jats_import.blocks import BlockReader
from diglot.extensions.journal.core.jats_import.elements import Losses
from diglot.extensions.journal.core.jats_import.front import FrontReader
from diglot.extensions.journal.core.jats_import.labels import find_labels
from diglot.extensions.journal.core.jats_import.references import choose_keys, read_references
from diglot.extensions.journal.core.jats_import.running_text import RunningText
from diglot.extensions.journal.pipeline.jats_import.parts import Part
from tests.tools.growth import grown_by_number, pieces_for


def read(document: str) -> object:
    """Read an article, without writing it as Markdown."""
    try:
        root = read_jats(document.encode())
    except JatsRefused:
        return None
    part, losses = Part(root, "en", is_translation=False), Losses()
    items = tuple(read_references(part.text))
    labels = find_labels(part.text, "")
    text = RunningText(
        lang="en",
        is_translation=False,
        keys=choose_keys(items, {}, make_slug),
        notes=part.notes(),
        labels=labels,
        targets=part.targets(labels, root),
        tex={},
        picture=lambda node: node.get("href", ""),
        losses=losses,
    )
    reader = BlockReader(text)
    blocks = [block for top in part.text for child in top for block in reader.block(child, 2)]
    return FrontReader(root, part.front, part.back, "en", frozenset(), losses).read(), blocks


def body(text: str) -> object:
    return read(f"<article><body>{text}</body></article>")


def line(text: str) -> object:
    refs = "<ref id='b1'><mixed-citation>A</mixed-citation></ref><ref id='b2'><mixed-citation>B</mixed-citation></ref>"
    note = "<fn-group><fn id='n'><p>a</p></fn></fn-group>"
    return read(f"<article><body><p>{text}</p></body><back><ref-list>{refs}</ref-list>{note}</back></article>")


TRIALS: Mapping[str, tuple[Callable[[str], object], list[str]]] = {
    "article in JATS": (
        body,
        ["<p>a <italic>b</italic></p>", "<sec id='s#'><title>A</title><p>b</p></sec>", "<sec><label>#</label><title>A</title></sec>", "<fig id='f#'><label>Figure #</label><caption><p>A</p></caption><graphic href='a'/></fig>", "<table-wrap><table><tr><td>a</td><td colspan='2'>b</td></tr></table></table-wrap>", "<list><list-item><label>#</label><p>a</p></list-item></list>", "<verse-group><verse-line>a</verse-line></verse-group>", "<disp-formula id='e#'><label>(#)</label><tex-math>x</tex-math></disp-formula>", "<list><list-item>"],
    ),
    "a line in JATS": (
        line,
        ["a <italic>b</italic>", "<italic>,</italic>a", "<xref ref-type='bibr' rid='b1'>1</xref>, ", "(<xref rid='b1'>A 1999</xref>; ", "<sup><xref rid='b1'>1</xref>–<xref rid='b2'>2</xref></sup>", "<xref rid='n'>*</xref>", "<xref rid='nothing'>1</xref>", "<sub>a b</sub>", "<fn id='m#'><p>a</p></fn>", "("],
    ),
    "rows of a table in JATS": (
        lambda text: body(f"<table>{text}</table>"),
        ["<tr><td>a</td><td>b</td></tr>", "<tr><td rowspan='2'>a</td></tr>", "<tr>"],
    ),
    "authors in JATS": (
        lambda text: read(f"<article><front><article-meta><contrib-group>{text}</contrib-group></article-meta></front></article>"),
        ["<contrib><name><surname>A</surname></name><xref ref-type='aff' rid='a#'/></contrib><aff id='a#'>B</aff>", "<contrib><collab>A<contrib-group><contrib/></contrib-group></collab></contrib>", "<aff id='a#'>"],
    ),
    "references in JATS": (
        lambda text: read(f"<article><back><ref-list>{text}</ref-list></back></article>"),
        ["<ref id='b#'><mixed-citation>A 1999</mixed-citation></ref>", "<ref id='b#'><element-citation publication-type='book'><name><surname>A</surname></name><source>B</source><year>1999</year></element-citation></ref>", "<ref>"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("reader", TRIALS)
def test_what_is_read_takes_time_in_proportion(reader: str, request: pytest.FixtureRequest) -> None:
    """Each piece, over and over, closed or not; much of it is refused."""
    read, pieces = TRIALS[reader]
    assert grown_by_number(read, pieces_for(list(TRIALS).index(reader), pieces, request)) == []
