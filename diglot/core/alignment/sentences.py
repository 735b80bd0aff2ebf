"""Split the running text of paired paragraphs into sentences, or of sentences into clauses, and align these. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from diglot.core.alignment.aligner import SENTENCES, CostModel, align
from diglot.core.alignment.invariants import find_cognates, find_numbers, find_shared_punctuation
from diglot.core.alignment.words import find_words
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.translation.alignment import AlignedSentences, Unit

# The possible end of a sentence: stops, closing punctuation after them, and a space.
_END = re.compile(r"(?<![.!?…])(?P<stops>[.!?…]+)[\"'»”’“)\]]*\s+")
# What parts two clauses, with the space after it; before a coordinator there may be nothing else.
_CLAUSE_END = re.compile(r"(?<![,;:()—–.!?])[,;:()—–.!?]+[»”\"]*\s+")
# Two sentences of which one is so much longer are no measure of each other.
_CLAUSE_RATIOS = (0.5, 2.0)
_WORD_BEFORE = re.compile(r"(?<![\w.’'-])[\w.’'-]*\w$")
# What may stand before the first letter of a sentence.
_OPENING = re.compile(r"[\"'«“„‘(\[—–\s-]*")

# A date that opens a sentence with so many words does not end it.
_OPENING_WORDS = 5
_COORDINATOR = re.compile(r"(?<=\s)[^\W\d_]+(?=\s)")
# How many letters before a full stop tell whether it ends a sentence.
_LETTERS_BEFORE = 200


def split_sentences(text: str, lang: Lang) -> tuple[str, ...]:
    """Split a paragraph into sentences, each with the space after it, so that joined they are the text.

    Direct speech is not separated from its author: “Who is there?” he asked; «Кто там?» — спросил он.

    >>> split_sentences("Mr. Hale, e.g., came in 1708. “Why?” he asked. J. R. Orchard left…", "en")
    ('Mr. Hale, e.g., came in 1708. ', '“Why?” he asked. ', 'J. R. Orchard left…')
    >>> split_sentences("Приехал А. С. Пушкин и др. В 1833 г. Пушкин ждал: т. е. жил. «Кто там?» — спросил он.", "ru")
    ('Приехал А. С. Пушкин и др. ', 'В 1833 г. Пушкин ждал: т. е. жил. ', '«Кто там?» — спросил он.')
    """
    starts = [0]
    for end in _END.finditer(text):
        if end.end() < len(text) and _is_end(text, starts[-1], end, lang):
            starts.append(end.end())
    return tuple(text[start:stop] for start, stop in pairwise([*starts, len(text)]) if stop > start)


def _is_end(text: str, start: int, end: re.Match[str], lang: Lang) -> bool:
    """Return whether the sentence that began at `start` ends at these stops."""
    opening = _OPENING.match(text, end.end())
    after = opening.end() if opening else end.end()
    # A small letter continues the sentence, also after a question or an exclamation in direct speech.
    if text[after : after + 1].islower():
        return False
    return end["stops"] != "." or _is_end_after(text[max(start, end.start() - _LETTERS_BEFORE) : end.start()], lang)


def _is_end_after(sentence: str, lang: Lang) -> bool:
    """Return whether a full stop after these words ends the sentence when a capital follows.

    >>> _is_end_after("In 1708 Mr", "en"), _is_end_after("В 1708 г", "ru"), _is_end_after("Я видел это в 1708 г", "ru")
    (False, False, True)
    """
    before = _WORD_BEFORE.search(sentence)
    if before is None:
        return True
    word, rules = before[0], LANGUAGES[lang].sentences()
    if word.lower() in rules.final or (rules.ending and rules.ending.search(sentence)):
        return True
    if rules.date and rules.date.search(sentence):
        return len(sentence.split()) > _OPENING_WORDS
    if word.lower() in rules.inner:
        return False
    last = word.rsplit(".", 1)[-1]
    if len(last) == 1 and last.isupper():
        # Initials; but "I" is a pronoun when a small word stands before it.
        return word == "I" and sentence[:-1].rstrip()[-1:].islower()
    # "1. First": a number that opens the text is not a sentence.
    return not (word.isdecimal() and sentence.strip() == word)


def align_sentences(
    source: Sequence[str],
    target: Sequence[str],
    source_lang: Lang,
    target_lang: Lang,
    model: CostModel = SENTENCES,
    known_ratio: float | None = None,
) -> AlignedSentences:
    """Split the paragraphs on either side of a bead into sentences and align these.

    source, target: the running text of each paragraph; several where a bead has several. known_ratio: see `align`.

    >>> pair = align_sentences(["It rained. He had come in 1937."], ["Шел дождь. Приехал он в 1937 году."], "en", "ru")
    >>> [(bead.source, bead.target) for bead in pair.alignment.beads]
    [(range(0, 1), range(0, 1)), (range(1, 2), range(1, 2))]
    """
    source_sentences = tuple(sentence for text in source for sentence in split_sentences(text, source_lang))
    target_sentences = tuple(sentence for text in target for sentence in split_sentences(text, target_lang))
    alignment = align(_sentence_units(source_sentences), _sentence_units(target_sentences), model, known_ratio)
    return AlignedSentences(source_sentences, target_sentences, alignment)


def align_clauses(source: str, target: str, source_lang: Lang, target_lang: Lang) -> tuple[tuple[str, str], ...]:
    """Split two sentences into clauses and return those that say the same, in order; "" where one side has none.

    >>> align_clauses("He said yes, and she left.", "Он сказал «да», а она ушла.", "en", "ru")
    (('He said yes, ', 'Он сказал «да», '), ('and she left.', 'а она ушла.'))
    """
    clauses = (split_clauses(source, source_lang), split_clauses(target, target_lang))
    if min(map(len, clauses)) < 2:
        return ((source, target),)
    least, most = _CLAUSE_RATIOS
    ratio = min(most, max(least, len(target) / len(source)))
    beads = align(_sentence_units(clauses[0]), _sentence_units(clauses[1]), SENTENCES, ratio).beads
    return tuple(
        ("".join(clauses[0][part] for part in bead.source), "".join(clauses[1][part] for part in bead.target))
        for bead in beads
    )


def split_clauses(sentence: str, lang: Lang) -> tuple[str, ...]:
    """Split a sentence at its punctuation and before the words that join clauses, so that joined they are the text."""
    words = LANGUAGES[lang].sentences().coordinators
    ends = {match.end() for match in _CLAUSE_END.finditer(sentence)}
    ends |= {match.start() for match in _COORDINATOR.finditer(sentence) if match[0] in words}
    return tuple(sentence[start:stop] for start, stop in pairwise(sorted({0, *ends, len(sentence)})))


def _sentence_units(sentences: Sequence[str]) -> tuple[Unit, ...]:
    return tuple(
        Unit(
            "sentence",
            length=len(sentence.strip()),
            sentences=0,
            numbers=find_numbers(sentence),
            cognates=find_cognates(sentence),
            signs=find_shared_punctuation(sentence),
            words=find_words(sentence),
            at=(number,),
        )
        for number, sentence in enumerate(sentences)
    )
