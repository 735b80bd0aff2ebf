"""How much of a text is in the script of its language, and what follows from that. Touches nothing."""

from __future__ import annotations

import msgspec

# A text may have long quotations in the other language or lists of foreign titles, but less than half.
_LEAST_SHARE = 0.5
# A translation shorter than this share of its original's length has only been started.
_LEAST_LENGTH = 0.1
# Fewer letters say nothing of the language of an original, or of the length of its translation: a motto, a menu.
_FEWEST = 60
_FEWEST_FOREIGN = 10


class LetterCounts(msgspec.Struct, frozen=True, array_like=True):
    """The numbers of letters of a text, outside of code and addresses, and of what is marked as another language.

    own: in words of its language's script; foreign: in words of another script; rival: of these, in the script of the
    publication's other language; names: in foreign words with a capital or a digit, which a translation keeps; plain:
    in words without, in any script.
    """

    own: int = 0
    foreign: int = 0
    rival: int = 0
    names: int = 0
    plain: int = 0

    @property
    def all(self) -> int:
        """How many there are."""
        return self.own + self.foreign + self.names

    @property
    def foreign_percent(self) -> int:
        """How much of the text is in another script, names left out."""
        return 100 * self.foreign // max(1, self.own + self.foreign)

    @property
    def is_in_rival(self) -> bool:
        """Whether what is in another script is in that of the publication's other language."""
        return 2 * self.rival >= self.foreign

    @property
    def has_prose(self) -> bool:
        """Whether there are more words than a motto or a menu has."""
        return self.plain >= _FEWEST

    @property
    def is_foreign(self) -> bool:
        """Whether most of a text, which is long enough to tell, is in another script.

        >>> LetterCounts(own=10, foreign=990).is_foreign, LetterCounts(own=2, foreign=20).is_foreign
        (True, False)
        """
        return self.is_mostly_foreign and self.own + self.foreign >= _FEWEST

    def is_stub_of(self, original: LetterCounts) -> bool:
        """Return whether a text is not really a translation: most of it is in another script, or is missing.

        >>> original = LetterCounts(own=1000, plain=900)
        >>> LetterCounts(own=10, foreign=990, plain=900).is_stub_of(original), LetterCounts(20).is_stub_of(original)
        (True, True)
        >>> LetterCounts(own=900, foreign=100, plain=900).is_stub_of(original), LetterCounts().is_stub_of(original)
        (False, True)
        """
        if not self.all:
            return bool(original.all)
        is_short = original.has_prose and self.all < _LEAST_LENGTH * original.plain
        return self.is_mostly_foreign or is_short

    @property
    def is_mostly_foreign(self) -> bool:
        """Whether most of a text is in another script, names left out: a sentence is enough, a word is not."""
        return self.foreign >= _FEWEST_FOREIGN and self.own < _LEAST_SHARE * (self.own + self.foreign)
