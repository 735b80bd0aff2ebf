"""The pair linter: passages that say the same in, findings out. Touches nothing.

`passages` reads a tree out into what is compared; `structure` compares its shape, `numbers` reads and compares
numbers, `names` people and terms, `scripts` looks for what was left in the other language; `source` reads
the Markdown itself for `<!-- diglot: allow … -->`; `pairs` brings them together.
"""

from diglot.core.checks.markdown_source import Allowance, find_allowances, silence
from diglot.core.checks.numbers import NumberReader
from diglot.core.checks.pair_checks import CheckContext, check_edition, check_pair
from diglot.core.checks.passage_reader import field_passage, read_passages, without_wrappers

__all__ = [
    "Allowance",
    "CheckContext",
    "NumberReader",
    "check_edition",
    "check_pair",
    "field_passage",
    "find_allowances",
    "read_passages",
    "silence",
    "without_wrappers",
]
