"""The spaces of verse are codes in the segments of a translator's program."""

from __future__ import annotations

from diglot.adapters.pandoc import PandocPool
from diglot.core import markdown
from diglot.extensions.translators.core.translation_segments import fill_segments, segment_runs
from diglot.model.markup.verse import columns_of, is_indentation
from diglot.model.tree import Pandoc, Span, find
from diglot.pipeline.typeset.markdown_reader import decode_answer
from diglot.pipeline.typeset.markdown_writer import is_same_text
from tests.pipeline.test_verse import POEM


def test_the_spaces_of_verse_go_through_a_translators_program() -> None:
    with PandocPool(1) as pandoc:
        tree = decode_answer(pandoc.one("read", markdown.readable(POEM)))
    assert isinstance(tree, Pandoc)
    blocks = tree.blocks
    runs = segment_runs(blocks)
    assert [piece.shown for run in runs for piece in run.text if getattr(piece, "kind", "") == "x-indentation"] == [
        "4", "4", "6",
    ]  # fmt: skip
    filled = fill_segments(blocks, [run.text for run in runs], [{}] * len(runs), runs)
    assert (filled.missing, filled.unknown) == ((), ())
    assert is_same_text(filled.blocks, blocks)
    assert [columns_of(span) for span in find(filled.blocks, Span) if is_indentation(span)] == [4, 4, 6]
