"""Two texts, aligned, in; spreads on which both stand level out. Touches nothing.

`splitting` finds where a row can be divided, `packing` fills pages, `spread_markup` writes them. The typesetter gives
the heights of set text (`Measure`), the aligner the pairs of sentences (`AlignSentences`).
"""

from diglot.core.spreads.packing import pack
from diglot.core.spreads.placement import Spread
from diglot.core.spreads.spread_markup import facing_leaves, parallel_leaves

__all__ = ["Spread", "facing_leaves", "pack", "parallel_leaves"]
