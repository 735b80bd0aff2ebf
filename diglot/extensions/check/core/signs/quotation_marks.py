"""Find quotations of the original that have lost their marks in the translation. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from diglot.extensions.check.core.passage_reader import excerpt, shorten, text_in_language
from diglot.extensions.check.model.problems import QuotationMarksLost
from diglot.model.languages import LANGUAGES
from diglot.model.markup.typography import OBJECT_MARK
from diglot.model.problems import Problem
from diglot.model.translation.passages import Passage

_PROSE = frozenset(["paragraph", "quotation", "item", "definition", "note"])
Sides = tuple[Sequence[Passage], Sequence[Passage]]
"""The passages of a pair: of the original, and of the translation."""

_QUOTATIONS = re.compile(
    r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|“[^“”]*”|„[^„“]*“|(?<!\w)\"[^\"]*\"(?!\w)|(?<!\w)‘[^‘’]{2,}’(?!\w)"
)
# A quotation that the words of its speaker interrupt: “We do,” he says. “We do not.”
_INTERRUPTION = re.compile(r"[^.:;“”«»\"]{2,90}[.,]? ?\Z|[^“”«»\"]{0,90}[,:] ?\Z")
_DIALOGUE = re.compile(r"^[^\S\n]*+[—–-]\s", re.MULTILINE)
# A quotation is in both languages of about the same length.
_LEAST_LENGTH = 0.35


# In so many other passages, and in so large a share of them, a translator has kept all quotation marks.
_FEWEST_KEPT, _KEPT_SHARE = 3, 0.9


class QuotationHabit(msgspec.Struct, frozen=True):
    """What a translator does with quotation marks: in how many passages the original has some, and all were kept."""

    passages: int
    kept: int

    @classmethod
    def of(cls, pairs: Iterable[Sides]) -> QuotationHabit:
        """Return the habit that the pairs of a text show."""
        lost = [_lost(sides) for sides in pairs if _is_prose(sides) and any(map(_quotations, sides[0]))]
        return cls(len(lost), sum(number <= 0 for number in lost))

    def keeps_all(self, lost: int) -> bool:
        """Return whether marks are kept in nearly all other passages. lost: how many this one has lost."""
        others, kept = self.passages - 1, self.kept - (lost <= 0)
        return kept >= _FEWEST_KEPT and kept >= _KEPT_SHARE * others


def compare_quotation_marks(
    originals: Sequence[Passage], translations: Sequence[Passage], habit: QuotationHabit
) -> Iterator[Problem]:
    """Yield a quotation of the original that has lost its marks in the translation.

    Russian dialogue has dashes instead, and emphasis and code may stand for the marks around a word. Marks around a
    word or two are lost only where all others are kept.
    """
    sides = (originals, translations)
    if not _is_prose(sides):
        return
    lost = _lost(sides)
    own = LANGUAGES[originals[0].lang].slips()
    lengths = sorted((stop - start for passage in translations for start, stop in _quotations(passage)), reverse=True)
    quoted = [words for passage in originals for words in _quoted_words(passage, 1)]
    names = [words for words in quoted if own.are_names_quoted and _is_name(words, own.fewest_quoted)]
    # The other language may put no names into quotation marks; it does where more are left than the rest needs.
    if len(lengths) <= len(quoted) - len(names):
        fewest = own.short_quoted if habit.keeps_all(lost) else own.fewest_quoted
        quoted = [words for words in quoted if words not in names and len(words.split()) >= fewest]
    spared = spared_marks(sides)
    for number, words in enumerate(sorted(quoted, key=len, reverse=True)):
        is_short = number < len(lengths) and lengths[number] < _LEAST_LENGTH * len(words)
        if number >= len(lengths) + spared or (is_short and len(words.split()) >= own.fewest_quoted):
            count = sum(len(_quotations(passage)) for passage in originals)
            yield QuotationMarksLost("", 0, shorten(words), str(len(lengths)), str(count), "")
            return


def _is_name(words: str, fewest: int) -> bool:
    return not words[0].islower() and len(words.split()) < fewest


def _is_prose(sides: Sides) -> bool:
    return not any(passage.kind not in _PROSE or _DIALOGUE.search(passage.text) for side in sides for passage in side)


def _lost(sides: Sides) -> int:
    """Return how many quotations fewer the translation has."""
    counts = [sum(len(_quotations(passage)) for passage in side) for side in sides]
    return counts[0] - counts[1] - spared_marks(sides)


def spared_marks(sides: Sides) -> int:
    """Return how many words the translation has set in italics or as code that the original has not."""
    titles, code = ([sum(len(getattr(each, name)) for each in side) for side in sides] for name in ("titles", "code"))
    return max(0, titles[1] - titles[0]) + max(0, code[1] - code[0])


def _quoted_words(passage: Passage, fewest: int) -> Iterator[str]:
    """Yield the quotations of so many words; a gloss in the other language needs no marks there."""
    native = text_in_language(passage)
    for start, stop in _quotations(passage):
        words = native[start + 1 : stop - 1]
        if len(words.split()) >= fewest and LANGUAGES[passage.lang].slips().quoted_letter.search(words):
            yield excerpt(passage, start + 1, stop - 1) if OBJECT_MARK in words else words


def _quotations(passage: Passage) -> list[tuple[int, int]]:
    """Return the ranges of the quotations in a passage; one that is interrupted once counts once."""
    spans: list[tuple[int, int]] = []
    for match in _QUOTATIONS.finditer(passage.text):
        is_continued = (
            spans
            and passage.text[spans[-1][1] - 2 : spans[-1][1] - 1] in ",!?…"
            and _INTERRUPTION.match(passage.text[spans[-1][1] : match.start()])
        )
        if is_continued:
            spans[-1] = (spans[-1][0], match.end())
        elif match[0][1:-1].strip(OBJECT_MARK + " "):
            spans.append(match.span())
    return spans
