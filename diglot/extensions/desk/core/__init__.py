"""The desk: a manuscript as spans of lines, two manuscripts as rows of corresponding spans. Pure functions.

`source_spans` cuts a file into spans and replaces one of them, `list_items` takes lists apart, `rows` pairs the spans
of two texts, `row_states` says how each row stands, `relocation` finds a row again in a file that has changed,
`pair_attributes` writes which rows belong together, `merging` makes one text of two changes, `passage_history` follows
a passage through earlier versions of its file, `insertable_pieces` finds what a translator takes over as it is,
`mentions` whom a comment names, `second_kinds` what else a picture is, and `written_pictures` shows one in a text.
"""

from diglot.extensions.desk.core.insertable_pieces import find_pieces
from diglot.extensions.desk.core.list_items import BlockLines, mark_of, split_lists
from diglot.extensions.desk.core.mentions import is_named
from diglot.extensions.desk.core.merging import merge
from diglot.extensions.desk.core.pair_attributes import (
    NO_COUNTERPART,
    fresh_names,
    with_pair_attributes,
    without_own_hints,
)
from diglot.extensions.desk.core.passage_history import trace
from diglot.extensions.desk.core.relocation import find_again, match_rows
from diglot.extensions.desk.core.row_states import changes_of_row, state_of_row
from diglot.extensions.desk.core.rows import pair_spans
from diglot.extensions.desk.core.second_kinds import second_kind
from diglot.extensions.desk.core.source_spans import SourceText, cut, insert_after, replace_span, tidy_typed
from diglot.extensions.desk.core.written_pictures import picture_markdown
