"""Alignment: two texts' trees in; out comes which units of one say the same as which units of the other.

Touches nothing. `units` says what the aligner sees of a text, `marks` what survives translation in it, `evidence`
what that is worth, `beads` searches, `sentences` goes inside a pair of paragraphs; `blocks`, `headings` and `numbers`
hand on what of it can be laid side by side and what shares an address; `lines` finds units in their file.
`docs/alignment.md` shows figures.

A translator who knows better writes a name, the same in both texts, in the line above a block or around several:

    {pair=ledger}
    She kept one ledger for both.

    ::: {pair=pun}
    The first paragraph, and the second, which stand for one paragraph of the original.
    :::

    ## Inside {pair=inside}

Whatever bears the same name is one bead, however many units it has; `{pair=none}` is for what has no counterpart.
Nothing of this shows on the page.
"""

from diglot.core.alignment.aligner import BLOCKS, NO_PAIR, SENTENCES, SHORTENED, CostModel, align, find_stray_hints
from diglot.core.alignment.block_pairs import pair_blocks
from diglot.core.alignment.heading_pairs import pair_headings
from diglot.core.alignment.sentences import align_sentences, split_sentences
from diglot.core.alignment.unit_lines import lines_of_units
from diglot.core.alignment.unit_numbers import number_units, share_numbers
from diglot.core.alignment.units import contents_of, places_of, take_hints, units_of

__all__ = [
    "BLOCKS",
    "NO_PAIR",
    "SENTENCES",
    "SHORTENED",
    "CostModel",
    "align",
    "align_sentences",
    "contents_of",
    "find_stray_hints",
    "lines_of_units",
    "number_units",
    "pair_blocks",
    "pair_headings",
    "places_of",
    "share_numbers",
    "split_sentences",
    "take_hints",
    "units_of",
]
