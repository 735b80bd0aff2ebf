"""Alignment: find which units of one text say the same as which units of the other. Pure.

`units` extracts the units of a text, `invariants` what survives translation in them, `evidence` weighs these
features, `aligner` searches, `bead_corrections` corrects what the search gets wrong, `sentences` aligns inside a
pair of paragraphs; `block_pairs`, `heading_pairs` and `unit_numbers` derive what is laid side by side and what shares
an address; `unit_lines` finds units in their file. `docs/alignment.md` shows figures.

A translator who knows better writes a hint: a name, the same in both texts, in the line above a block or around
several:

    {pair=ledger}
    She kept one ledger for both.

    ::: {pair=pun}
    The first paragraph, and the second, which stand for one paragraph of the original.
    :::

    ## Inside {pair=inside}

All units with the same name form one bead, however many they are; `{pair=none}` marks what has no counterpart.
Hints do not show on the page.
"""

from diglot.core.alignment.aligner import NO_PAIR, OMISSIONS, SENTENCES, align, find_stray_hints
from diglot.core.alignment.block_pairs import pair_blocks
from diglot.core.alignment.heading_pairs import pair_headings
from diglot.core.alignment.sentences import align_clauses, align_sentences, split_sentences
from diglot.core.alignment.unit_lines import lines_of_units
from diglot.core.alignment.unit_numbers import match_unit_numbers, number_units
from diglot.core.alignment.units import contents_of, kinds_of, places_of, remove_hints, units_of
