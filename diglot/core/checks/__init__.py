"""The pair linter: passages that say the same in, findings out. Touches nothing.

`passages` reads a tree out into what is compared; `structure` compares its shape, `code` its code, `numbers` reads and
compares numbers, `sentences` looks for those left out, `names` for people and terms, `scripts` for what was left in
the other language; `source` reads the Markdown itself for what its reader swallows, and for
`<!-- diglot: allow … -->`; `pairs` brings them together.
"""

from diglot.core.checks.markdown_source import Allowance, find_allowances, find_swallowed, silence
from diglot.core.checks.numbers import NumberReader
from diglot.core.checks.pair_checks import CheckContext, check_edition, check_pair
from diglot.core.checks.passage_reader import field_passage, read_passages, readable, without_wrappers

__all__ = [
    "Allowance",
    "CheckContext",
    "NumberReader",
    "check_edition",
    "check_pair",
    "field_passage",
    "find_allowances",
    "find_swallowed",
    "read_passages",
    "readable",
    "silence",
    "without_wrappers",
]
