"""Find what may be in one text and must be in the other: “may be moved” and «обязаны перевести». Pure functions."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.extensions.check.core.signs.sentence_pairs import AlignClauses, sentence_pairs
from diglot.extensions.check.model.problems import OppositeWord
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import Problem
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage


def compare_modes(
    original: Passage, translation: Passage, aligned: AlignedSentences, align_clauses: AlignClauses
) -> Iterator[Problem]:
    """Yield the first “must” of the translation that is “may” in the original, or the other way round."""
    langs = (original.lang, translation.lang)
    for _, sentences in sentence_pairs((original, translation), aligned, with_divided=True):
        if any(_firm_words(sentences, langs)):
            for clauses in align_clauses(*sentences, *langs):
                if not _is_denied(clauses, langs):
                    for own, other, is_rendered in _firm_words(clauses, langs):
                        if not is_rendered:
                            yield OppositeWord("", 0, other, own, "")
                            return


def _firm_words(texts: tuple[str, str], langs: tuple[Lang, Lang]) -> Iterator[tuple[str, str, bool]]:
    """Yield a word of the original and one of the other mode in the translation, and whether either may be rendered."""
    own, other = (LANGUAGES[lang].slips() for lang in langs)
    for mode, opposite in (
        ((own.may, own.must), (other.must, other.may)),
        ((own.must, own.may), (other.may, other.must)),
    ):
        words = mode[0].firm.search(texts[0]), opposite[0].firm.search(texts[1])
        if words[0] and words[1]:
            is_rendered = mode[1].soft.search(texts[0]) or opposite[1].soft.search(texts[1])
            yield words[0][0], words[1][0], bool(is_rendered)


def _is_denied(texts: tuple[str, str], langs: tuple[Lang, Lang]) -> bool:
    """Return whether either text denies: what may not be must not be."""
    return any(LANGUAGES[lang].slips().mode_denial.search(text) for text, lang in zip(texts, langs, strict=True))
