"""Two texts, aligned, in; spreads on which both stand level out. Touches nothing.

`cutting` says where a row can be divided, `packing` fills pages, `leaves` writes their markup. How tall type becomes
is asked of the typesetter (`Measure`), which sentences stand opposite each other of the aligner (`AlignSentences`).
"""

from diglot.desk.spreads.leaves import facing_leaves, parallel_leaves
from diglot.desk.spreads.packing import Spread, pack

__all__ = ["Spread", "facing_leaves", "pack", "parallel_leaves"]
