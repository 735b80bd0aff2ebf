"""Word's XML in, XML that pandoc reads well and what was found besides out; a tree of ours in, Word's XML out.

Touches nothing. `wordml` knows the names, `incoming` makes the parts of a file ready for pandoc's reader, `restoring`
makes a manuscript's tree of what pandoc read, `outgoing` dresses what pandoc wrote, `review` lays two languages side by
side and reads such a file back.

What Markdown can say and Word cannot, the attributes of a passage, travels in the names of styles:
“Body Text {.verse lang=ru}” is a paragraph inside `::: {.verse lang=ru}`. Names of styles outlive every word processor.
"""

from diglot.desk.word.incoming import prepare, told_in_properties
from diglot.desk.word.outgoing import TOUCHED, dress, mark, title_blocks, unwritable
from diglot.desk.word.restoring import Restored, restore
from diglot.desk.word.review import (
    FRONT_ROWS,
    ReviewRow,
    Ticket,
    dress_review,
    line_of_text,
    review_rows,
    review_table,
    set_ticket,
    ticket_of,
)

__all__ = [
    "FRONT_ROWS",
    "TOUCHED",
    "Restored",
    "ReviewRow",
    "Ticket",
    "dress",
    "dress_review",
    "line_of_text",
    "mark",
    "prepare",
    "restore",
    "review_rows",
    "review_table",
    "set_ticket",
    "ticket_of",
    "title_blocks",
    "told_in_properties",
    "unwritable",
]
