"""Lay out two aligned texts on spreads, with corresponding passages level. Pure functions.

`splitting` finds where a row can be cut, `packing` fills pages, `spread_markup` writes their markup. The typesetter
provides the heights of typeset text (`Measure`), the aligner the pairs of sentences (`AlignSentences`).
"""

from diglot.extensions.facing.core.packing import pack_spreads
from diglot.extensions.facing.core.placement import Spread
from diglot.extensions.facing.core.spread_markup import render_facing_leaves, render_parallel_leaves
