"""The typesetter: blocks and a language in, the same blocks with its typography out. Touches nothing.

`text_runs` reads the text of blocks out of the tree and puts it back; `rules_both`, `ranges`, `rules_ru` and
`rules_en` are the rules, a row each; `quotes` pairs quotation marks; `engine` runs the rows.
"""

from diglot.core.typography.engine import RULES, compile_rules, find_lint, set_blocks, set_text, set_texts
