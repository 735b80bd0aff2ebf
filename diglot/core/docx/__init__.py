"""Word's XML in, XML that pandoc reads well and what was found besides out; a tree of ours in, Word's XML out.

Touches nothing. `wordml` knows the names, `incoming` makes the parts of a file ready for pandoc's reader, `restoring`
makes a manuscript's tree of what pandoc read, `outgoing` dresses what pandoc wrote, `review` lays two languages side by
side and reads such a file back.

What Markdown can say and Word cannot, the attributes of a passage, travels in the names of styles:
“Body Text {.verse lang=ru}” is a paragraph inside `::: {.verse lang=ru}`. Names of styles outlive every word processor.
"""

from diglot.core.docx.preparation import prepare, told_in_properties
from diglot.core.docx.restoration import Restored, restore
from diglot.core.docx.review_table import (
    FRONT_ROWS,
    ReviewMetadata,
    ReviewRow,
    line_of_text,
    read_review_metadata,
    review_rows,
    review_table,
    style_review,
    write_review_metadata,
)
from diglot.core.docx.styling import TOUCHED, mark_blocks, style_document, title_blocks, unwritable

__all__ = [
    "FRONT_ROWS",
    "TOUCHED",
    "Restored",
    "ReviewMetadata",
    "ReviewRow",
    "line_of_text",
    "mark_blocks",
    "prepare",
    "read_review_metadata",
    "restore",
    "review_rows",
    "review_table",
    "style_document",
    "style_review",
    "title_blocks",
    "told_in_properties",
    "unwritable",
    "write_review_metadata",
]
