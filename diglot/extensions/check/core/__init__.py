"""The pair linter: compare passages of an original and of its translation, and report what differs. Pure functions.

`passage_reader` extracts passages from a tree; `structure` compares their shape, `code` their code, `numbers` reads
and compares numbers and their units, `sentences` finds omitted ones, `runs` passages without a counterpart, `names`
compares people and terms, `strangers` names that nobody has listed, `known_names` those of both texts, `signs` finds
slips of the pen and of meaning, `untranslated` text left in the other language; `allowances` reads
`<!-- diglot: allow … -->` in the Markdown; `pair_checks` brings them together.
"""

from diglot.extensions.check.core.allowances import apply_allowances, find_allowances
from diglot.extensions.check.core.names import TermIndex
from diglot.extensions.check.core.numbers import NumberReader
from diglot.extensions.check.core.pair_checks import CheckContext, check_edition, check_pair
from diglot.extensions.check.core.passage_reader import excerpt, field_passage, read_passages, remove_wrappers
from diglot.extensions.check.core.signs import is_hint
from diglot.extensions.check.core.strangers import Names
