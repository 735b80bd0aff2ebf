"""The ledger: the texts of an article when they were last declared in step, and their changes since. Pure functions.

`canonical_text` brings a unit into the form that the ledger keeps, `normalization` removes what a typesetter may
change, `serialization` parses and formats the file, `drift` compares, `recording` makes new entries, `word_diff` shows
a change word by word, `recorded_text` tells a text that has not changed without pandoc, by what `plain_blocks` reads.
"""

from diglot.core.ledger.canonical_text import render_canonical_text
from diglot.core.ledger.comments import format_comment, new_comment, parse_comment, place_comment
from diglot.core.ledger.drift import find_drift
from diglot.core.ledger.normalization import normalize_text
from diglot.core.ledger.recorded_text import is_as_recorded
from diglot.core.ledger.recording import SyncUpdate, acknowledge, record_sync, record_units
from diglot.core.ledger.reviewing import count_unpassed, find_reviews, record_reviews
from diglot.core.ledger.serialization import find_conflict, format_ledger, parse_ledger
from diglot.core.ledger.word_diff import count_new_words, count_words, diff_words
