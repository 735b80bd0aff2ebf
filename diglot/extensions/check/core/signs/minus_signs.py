"""Find numbers below zero that have lost their sign: «минус двенадцать» and “twelve”. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from diglot.extensions.check.core.passage_reader import excerpt
from diglot.extensions.check.core.signs.sentence_pairs import are_counterparts, sentence_pairs
from diglot.extensions.check.model.numerals import ENGLISH_CARDINALS, RUSSIAN_CARDINALS
from diglot.extensions.check.model.problems import NegationDiffers
from diglot.model.languages import Lang
from diglot.model.problems import N_, Problem
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage

# A hyphen before a figure may also make a range, a compound or an option.
_MINUS: Mapping[Lang, re.Pattern[str]] = {
    "en": re.compile(
        rf"\bminus (?:\d|(?:{'|'.join(ENGLISH_CARDINALS)})\b)|(?<![\w\d])−\d|\bbelow zero\b", re.IGNORECASE
    ),
    "ru": re.compile(
        rf"(?<!\w)минус (?:\d|(?:{'|'.join(RUSSIAN_CARDINALS)})\b)|(?<![\w\d])−\d|\bниже нуля\b", re.IGNORECASE
    ),
}
# What may render it.
_COLD: Mapping[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"\bminus|\bbelow|\bunder|\bnegative|\bfro[sz]|\bfreez|\bcold|\bless|\bsub|[-–—−]\d", re.IGNORECASE
    ),
    "ru": re.compile(r"(?<!\w)(?:минус|ниже|мороз|отрицат|холод|стуж|вычит|вычет|без)|[-–—−]\d", re.IGNORECASE),
}
_NUMBER: Mapping[Lang, re.Pattern[str]] = {
    "en": re.compile(rf"\d|\b(?:{'|'.join(ENGLISH_CARDINALS)})\b", re.IGNORECASE),
    "ru": re.compile(rf"\d|\b(?:{'|'.join(RUSSIAN_CARDINALS)})\b", re.IGNORECASE),
}
_REASONS = (
    N_("there is no minus here, unlike in the original"),
    N_("there is a minus here, unlike in the original"),
)


def compare_minus_signs(original: Passage, translation: Passage, aligned: AlignedSentences) -> Iterator[Problem]:
    """Yield a sentence whose number is below zero in one text only."""
    sides = (original, translation)
    for spans, pair in sentence_pairs(sides, aligned, with_divided=True):
        for lost, reason in enumerate(_REASONS):
            firm, soft, lang = pair[lost], pair[1 - lost], sides[1 - lost].lang
            if (
                _MINUS[sides[lost].lang].search(firm)
                and _NUMBER[lang].search(soft)
                and not _COLD[lang].search(soft)
                and are_counterparts(firm, soft)
            ):
                yield NegationDiffers("", 0, reason, excerpt(sides[lost], *spans[lost]), "")
                return
