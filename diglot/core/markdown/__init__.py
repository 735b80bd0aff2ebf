"""Prepare the body of a manuscript for pandoc, and find the problems in its markup. Pure functions.

pandoc treats more as markup than an author means: a tag that is only named, a paragraph that begins with an initial,
a sum of money. Such signs are masked: each becomes one noncharacter of Unicode, so that lines and columns stay, and
`restore` turns them back into plain text in pandoc's answer.

`preparation` puts everything together; `scan` goes over a body once, and the other modules look for one kind of markup
each.
"""

from diglot.core.markdown.citations import without_unread_marks
from diglot.core.markdown.masks import restore
from diglot.core.markdown.preparation import (
    Prepared,
    find_calls,
    find_lines_of_class,
    prepare,
    read_marks,
    readable,
    readable_in_columns,
)
