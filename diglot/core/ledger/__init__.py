"""The ledger: what both texts of an article said when they were last declared in step, and what changed since.

Touches nothing. `texts` brings a unit on the form that the ledger keeps, `folding` forgets what a typesetter may
change, `book` reads and writes the file, `drift` compares, `posting` makes new entries, `word_diff` shows a change word
by word, `diff_page` makes a page of it, `scripts` tells a translation from the original's own words.
"""

from diglot.core.ledger.canonical_text import text_of
from diglot.core.ledger.diff_page import DiffPassage, DiffSection, render_page
from diglot.core.ledger.drift import find_drift
from diglot.core.ledger.normalization import normalize_text
from diglot.core.ledger.recording import SyncUpdate, acknowledge, record_sync, record_units
from diglot.core.ledger.serialization import find_conflict, type_ledger, write_ledger
from diglot.core.ledger.stub_detection import Letters, count_letters, is_stub
from diglot.core.ledger.word_diff import count_new_words, count_words, diff_words

__all__ = [
    "DiffPassage",
    "DiffSection",
    "Letters",
    "SyncUpdate",
    "acknowledge",
    "count_letters",
    "count_new_words",
    "count_words",
    "diff_words",
    "find_conflict",
    "find_drift",
    "is_stub",
    "normalize_text",
    "record_sync",
    "record_units",
    "render_page",
    "text_of",
    "type_ledger",
    "write_ledger",
]
