"""Trees in, manuscripts out: clean where they are new, and where they are not, the same but for what changed.

Touches nothing. `writing` makes a tree ready for pandoc's Markdown writer and tidies what it wrote; `sheets` lays a
manuscript out as lines and blocks and puts it together again; `fields` writes front matter.
"""

from diglot.core.markdown_writing.block_edits import (
    KeptBlock,
    NewBlock,
    NoteLabels,
    SourceBlocks,
    assemble,
    definition,
    split_source,
)
from diglot.core.markdown_writing.front_matter_fields import front_matter, with_field
from diglot.core.markdown_writing.markdown_style import (
    call_notes,
    in_lines,
    in_one_line,
    normal_form,
    tidy,
    with_pictures,
)

__all__ = [
    "KeptBlock",
    "NewBlock",
    "NoteLabels",
    "SourceBlocks",
    "assemble",
    "call_notes",
    "definition",
    "front_matter",
    "in_lines",
    "in_one_line",
    "normal_form",
    "split_source",
    "tidy",
    "with_field",
    "with_pictures",
]
