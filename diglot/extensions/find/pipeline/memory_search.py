"""Searches the translation memory: words or a sentence in, passages that have them and their places out.

Touches the disk, the store, the index and pandoc through their adapters only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from diglot.adapters.databases.memory_index import MemoryIndex
from diglot.adapters.words.word_forms import find_stems
from diglot.core.concordance import words_of
from diglot.extensions.find.core.phrases import find_phrases, with_other_numbers
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import Problem
from diglot.model.translation.memory import MemoryMatch
from diglot.pipeline.translation.memory import LEAST_LIKENESS, MOST_COMPARED, Comparison, PublicationMemory
from diglot.pipeline.translation.units import EditionUnits, UnitReader, open_unit_reader


class MemoryQuery(msgspec.Struct, frozen=True):
    """What to look for. phrases: words that follow each other, all of them in one passage, in any forms.

    lang: of the phrases; to: of the passages opposite; None for any. is_similar: the phrases are one text, and passages
    like it are wanted. most: how many matches to return.
    """

    phrases: tuple[str, ...]
    lang: Lang | None
    is_similar: bool
    most: int
    to: Lang | None = None


class MemoryAnswer(msgspec.Struct, frozen=True):
    """The matches, the best first. found: how many there are, of which `matches` has `most`.

    unrecorded: how many translations were not searched, because they have no ledger.
    """

    matches: tuple[MemoryMatch, ...]
    found: int
    unrecorded: int
    problems: tuple[Problem, ...]


def search_memory(memory: PublicationMemory, query: MemoryQuery) -> MemoryAnswer:
    """Return the passages of a memory that a query asks for, with their places."""

    def search(index: MemoryIndex) -> tuple[list[MemoryMatch], int]:
        matches = _similar(index, query) if query.is_similar else _with_phrases(index, query)
        return matches, index.unrecorded()

    (matches, unrecorded), problems = memory.ask(search)
    return MemoryAnswer(_located(memory, matches[: query.most]), len(matches), unrecorded, problems)


def _located(memory: PublicationMemory, matches: Sequence[MemoryMatch]) -> tuple[MemoryMatch, ...]:
    """Return the matches with the files and lines of their passages."""
    if not matches:
        return ()
    keys = {match.pair.article for match in matches if not match.pair.origin}
    stems = {stem for key in keys for stem in (key, f"{key}/index" if key else "index")}
    with open_unit_reader(memory.root, memory.known, memory.today, memory.jobs, stems) as reader:
        texts = _texts_by_place(reader, keys)
    return tuple(match if match.pair.origin else _with_places(match, texts) for match in matches)


def _with_phrases(index: MemoryIndex, query: MemoryQuery) -> list[MemoryMatch]:
    matches = []
    for lang in [query.lang] if query.lang else LANGUAGES:
        words = [find_stems(word, lang) for phrase in query.phrases for word in words_of(phrase)]
        for pair in index.with_all(words, lang, query.to):
            side = pair.langs.index(lang)
            spans = find_phrases(pair.texts[side], lang, query.phrases, find_stems)
            if spans:
                matches.append(MemoryMatch(pair, side, spans))
    return sorted(matches, key=lambda match: not match.pair.is_current)


def _similar(index: MemoryIndex, query: MemoryQuery) -> list[MemoryMatch]:
    matches, text = [], " ".join(query.phrases)
    for lang in [query.lang] if query.lang else LANGUAGES:
        compared = Comparison(text, lang)
        stems = [find_stems(word, lang) for word in compared.words]
        for pair in index.with_most(stems, lang, MOST_COMPARED, query.to):
            side = pair.langs.index(lang)
            found, spans = compared.nearest_part(pair.texts[side])
            if found >= LEAST_LIKENESS:
                adapted = with_other_numbers(text, pair.texts[side], pair.texts[1 - side])
                matches.append(MemoryMatch(pair, side, spans, found, adapted=adapted))
    return sorted(matches, key=lambda match: (-(match.likeness or 0), not match.pair.is_current, match.pair.origin))


_Texts = Mapping[tuple[str, Lang], EditionUnits]


def _texts_by_place(reader: UnitReader, keys: set[str]) -> _Texts:
    """Return the texts of articles with their lines, by article and language."""
    editions = [
        (article.key, edition) for article in reader.articles if article.key in keys for edition in article.editions
    ]
    units = reader.editions([edition for _, edition in editions], with_lines=True)
    return {
        (key, edition.lang): text
        for (key, edition), text in zip(editions, units, strict=True)
        if not isinstance(text, Problem)
    }


def _with_places(match: MemoryMatch, texts: _Texts) -> MemoryMatch:
    pair, paths, lines = match.pair, ["", ""], [0, 0]
    for side, lang in enumerate(pair.langs):
        if text := texts.get((pair.article, lang)):
            manuscript, unit = text.edition.manuscript, pair.units[side]
            paths[side] = manuscript.path
            if pair.field:
                lines[side] = manuscript.front.line(pair.field) or 1
            elif unit is not None:
                lines[side] = text.units[unit].line
    return replace(match, paths=(paths[0], paths[1]), lines=(lines[0], lines[1]))
