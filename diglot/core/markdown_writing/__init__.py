"""Write manuscripts from trees: new ones in a clean style, existing ones with only the changed blocks replaced.

Pure functions. `writer_preparation` prepares a tree for pandoc's Markdown writer and tidies its output; `block_edits`
splits a manuscript into blocks of lines and assembles it again; `front_matter_fields` writes front matter.
"""

from diglot.core.markdown_writing.block_edits import (
    KeptBlock,
    NewBlock,
    NoteLabels,
    SourceBlocks,
    assemble_body,
    format_note_definition,
    split_source,
)
from diglot.core.markdown_writing.front_matter_fields import format_front_matter, replace_field, set_field
from diglot.core.markdown_writing.writer_preparation import (
    normal_form,
    one_sentence_per_line,
    replace_notes_by_calls,
    tidy_markdown,
    with_pictures,
    without_line_breaks,
)
