"""Find sentences that say no where those of the other text do not. Pure functions.

Languages deny in different places: “he failed to come”, «он не пришел». So a sentence is reported only if it has a word
that always denies, and the other one has nothing that may: no such word, no prefix, no “few”, “without” or “instead”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from diglot.core.alignment.words import find_words
from diglot.extensions.check.core.passage_reader import excerpt, text_in_language
from diglot.extensions.check.core.signs.sentence_pairs import are_counterparts, sentence_pairs
from diglot.extensions.check.model.problems import NegationDiffers
from diglot.languages.parts.model.opposites import RENDERED
from diglot.model.languages import LANGUAGES, Lang, letter_of
from diglot.model.problems import N_, Problem
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage

_LEAST_LETTERS = 4
_FIRST_CLAUSE = re.compile(r"[^,;:()—–]*")


def compare_negations(
    original: Passage, translation: Passage, aligned: AlignedSentences, *, with_added: bool
) -> Iterator[Problem]:
    """Yield the first sentence of the original that denies, whose counterpart says nothing that may.

    with_added: also the first of the translation. Words are lost more often than they are added by mistake.
    """
    sides = (original, translation)
    denials = [len(LANGUAGES[side.lang].slips().denial.findall(text_in_language(side))) for side in sides]
    lost = 0 if denials[0] > denials[1] else 1
    if denials[0] == denials[1] or (lost and not with_added):
        return
    langs = (sides[lost].lang, sides[1 - lost].lang)
    for spans, pair in sentence_pairs(sides, aligned):
        firm, soft = pair[lost], pair[1 - lost]
        if are_counterparts(firm, soft) and (_is_lost(firm, soft, langs) or _is_prohibition_lost(firm, soft, langs)):
            yield NegationDiffers("", 0, _REASONS[lost], excerpt(sides[lost], *spans[lost]), "")
            return


def _is_lost(firm: str, soft: str, langs: tuple[Lang, Lang]) -> bool:
    """Return whether a sentence or clause denies and the other says nothing that may. langs: of both."""
    own, other = (LANGUAGES[lang].slips() for lang in langs)
    # A sentence in the other language denies as that one does, and is reported as untranslated.
    if not own.denial.search(firm) or not letter_of(langs[1]).search(soft):
        return False
    for name in RENDERED:
        if name in own.rendered and name in other.rendered and own.rendered[name].search(firm):
            soft = other.rendered[name].sub("", soft)
    # A word that translates another one of the sentence is not how its “not” was translated: “is not deleted”.
    said = _meanings(own.soft_denial.sub("", own.denial.sub("", firm)))
    return not any(said.isdisjoint(_meanings(match[0])) for match in other.soft_denial.finditer(soft))


def _meanings(text: str) -> Set[str]:
    """Return what the longer words of a text mean; “no” and «нет» mean nothing else."""
    longer = " ".join(word for word in text.split() if len(word) >= _LEAST_LETTERS)
    return {meaning for word in find_words(longer) for meaning in word.split(",")}


def _is_prohibition_lost(firm: str, soft: str, langs: tuple[Lang, Lang]) -> bool:
    """Return whether a sentence begins with “do not” and its counterpart denies nowhere, nor may in its beginning."""
    own, other = (LANGUAGES[lang].slips() for lang in langs)
    # A sentence that forbids says so at its beginning, and so does its counterpart.
    if not own.prohibition.match(firm) or other.denial.search(soft):
        return False
    clauses = [_FIRST_CLAUSE.match(sentence) for sentence in (firm, soft)]
    firm, soft = (clause[0] if clause else "" for clause in clauses)
    return are_counterparts(firm, soft) and _is_lost(firm, soft, langs)


def is_hint(problem: Problem) -> bool:
    """Return whether only a denial that was added is reported, which is often right."""
    return isinstance(problem, NegationDiffers) and problem.reason == _REASONS[1]


_REASONS = (
    N_("there is no “not” here, unlike in the original"),
    N_("there is a “not” here, unlike in the original"),
)
