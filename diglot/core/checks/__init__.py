"""The pair linter: passages that say the same in, findings out. Touches nothing.

`passage_reader` reads a tree out into what is compared; `structure` compares its shape, `code` its code, `numbers`
reads and compares numbers, `sentences` finds those left out, `names` compares people and terms, `untranslated` finds
what was left in the other language; `markdown_source` reads the Markdown itself for `<!-- diglot: allow … -->`;
`pair_checks` brings them together.
"""

from diglot.core.checks.markdown_source import Allowance, find_allowances, silence
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
    "read_passages",
    "readable",
    "silence",
    "without_wrappers",
]
