"""Convert between Word's XML and the trees of manuscripts, around pandoc's reader and writer. Pure functions.

`wordml` has the names of Word's XML. `import_preparation` makes the parts of a file ready for pandoc's reader and
collects comments, tracked changes and losses. `import_restoration` turns the tree that pandoc read into that of a
manuscript. `styling` marks a tree for pandoc's writer and styles the file it wrote. `review_table` puts two languages
side by side and reads such a file back.

Attributes of a passage, which Markdown can express and Word cannot, are stored in style names:
“Body Text {.verse lang=ru}” is a paragraph inside `::: {.verse lang=ru}`. All word processors preserve style names.
"""

from diglot.extensions.word.core.docx.import_preparation import prepare, title_and_author
from diglot.extensions.word.core.docx.import_restoration import restore
from diglot.extensions.word.core.docx.review_table import (
    ReviewMetadata,
    ReviewRow,
    make_review_table,
    read_review_metadata,
    review_rows,
    style_review,
    text_paragraph,
    write_review_metadata,
)
from diglot.extensions.word.core.docx.styling import (
    CHANGED_PARTS,
    find_raw_markup,
    mark_blocks,
    style_document,
    title_blocks,
)
from diglot.extensions.word.core.docx.wordml import excerpt_of
