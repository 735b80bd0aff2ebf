"""The ledger: what both texts of an article said when they were last declared in step; and what changed since."""

from diglot.desk.ledger.folding import fold
from diglot.desk.ledger.texts import text_of

__all__ = ["fold", "text_of"]
