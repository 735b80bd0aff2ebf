"""The typesetter: blocks and a language in, the same blocks with its typography out. Touches nothing.

`text_runs` reads the text of blocks out of the tree and puts it back; `rules_of_all` and `ranges` are the rules of all
languages, a row each, and those of one are in its room; `quotes` pairs quotation marks; `engine` runs the rows.
"""

from diglot.core.typography.engine import compile_rules, find_lint, rules_of, set_blocks, set_text, set_texts
