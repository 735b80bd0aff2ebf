"""Two texts, aligned, in; spreads on which both stand level out. Touches nothing.

`cutting` says where a row can be divided, `packing` fills pages, `leaves` writes their markup. How tall type becomes
is asked of the typesetter (`Measure`), which sentences stand opposite each other of the aligner (`AlignSentences`).
"""

from diglot.core.spreads.packing import Spread, pack
from diglot.core.spreads.spread_markup import facing_leaves, parallel_leaves

__all__ = ["Spread", "facing_leaves", "pack", "parallel_leaves"]
