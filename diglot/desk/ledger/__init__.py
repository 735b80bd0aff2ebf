"""The ledger: what both texts of an article said when they were last declared in step, and what changed since.

Touches nothing. `texts` brings a unit on the form that the ledger keeps, `folding` forgets what a typesetter may
change, `book` reads and writes the file, `drift` compares, `posting` makes new entries, `word_diff` shows a change word
by word, `diff_page` makes a page of it, `scripts` tells a translation from the original's own words.
"""

from diglot.desk.ledger.book import find_conflict, type_ledger, write_ledger
from diglot.desk.ledger.diff_page import DiffSection, Passage, render_page
from diglot.desk.ledger.drift import find_drift
from diglot.desk.ledger.folding import fold
from diglot.desk.ledger.posting import Posting, acknowledge, post, post_units
from diglot.desk.ledger.scripts import count_letters, is_stub
from diglot.desk.ledger.texts import text_of
from diglot.desk.ledger.word_diff import count_new_words, count_words, diff_words

__all__ = [
    "DiffSection",
    "Passage",
    "Posting",
    "acknowledge",
    "count_letters",
    "count_new_words",
    "count_words",
    "diff_words",
    "find_conflict",
    "find_drift",
    "fold",
    "is_stub",
    "post",
    "post_units",
    "render_page",
    "text_of",
    "type_ledger",
    "write_ledger",
]
