"""Answers how passages were translated before: a question in, what all ledgers know out.

What the ledgers record is indexed in the cache, and again when an article or its ledger changes. Touches the disk, the
store, the index and pandoc through their adapters only.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from diglot.adapters.databases.memory_index import IndexUnusable, MemoryIndex
from diglot.adapters.databases.store import Store, code_digest
from diglot.adapters.disk import Folder
from diglot.adapters.files.file_stats import stat_of
from diglot.adapters.memory_files import MemoryRefused, read_memory
from diglot.adapters.pandoc import PandocPool
from diglot.adapters.words.text_likeness import likeness
from diglot.adapters.words.word_forms import find_stems
from diglot.core import alignment, concordance, ledger
from diglot.core.concordance import words_of
from diglot.core.settings import KnownNames
from diglot.model.file_stats import MISSING, FileStat
from diglot.model.languages import Lang
from diglot.model.places import SETTINGS_PATH, stem_of
from diglot.model.problems import DamagedMemory, Problem
from diglot.model.publication import Article, Edition
from diglot.model.translation.comments import article_of_comment, is_comment
from diglot.model.translation.ledger import Ledger, SideDrift
from diglot.model.translation.memory import MEMORY_FOLDER, MemoryMatch, RecordedPair, Span
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.translation.ledger_store import LedgerStore
from diglot.pipeline.translation.status import FileState, stats_by_stem
from diglot.pipeline.translation.text_store import locked_cache
from diglot.pipeline.translation.units import open_unit_reader

AnswerT = TypeVar("AnswerT")

LEAST_LIKENESS = 50
"""In percent: what is less like a text is not like it."""
# The share of likeness that forms have: a passage in another case or number throughout is like the first by so much.
_OF_FORMS = 0.2
# A clause of fewer words is in too many passages.
_SHORTEST_CLAUSE = 3
_MOST_CLAUSES = 12
_CLAUSE = re.compile(r"[^,;:—–()]+(?:[,;:—–()]+\s*)?")
MOST_COMPARED = 200
"""Of the passages that share the rarest words with a sentence, how many are compared with it word by word."""
# The same while somebody writes, and waits for the answer.
_MOST_SUGGESTED = 40
# While somebody writes, the index is compared with all files once in so many seconds, and after a save with those of
# the article: to look at every file takes longer than the search, and what somebody else has recorded can wait.
_LOOK_EVERY = 60.0


@dataclass
class RecentUse:
    """What somebody who asks often remembers. common: as `MemoryIndex` takes it.

    looked: when the index was last compared with all files, in seconds of a clock that only runs on. written: the
    files that were written since then and are not in the index yet, by path from the root.
    """

    common: dict[frozenset[str], int] = field(default_factory=dict)
    looked: float = -math.inf
    written: set[str] = field(default_factory=set)


class PublicationMemory(msgspec.Struct, frozen=True):
    """The recorded pairs of a publication. known, today, jobs, pandoc: as `open_unit_reader` takes them."""

    root: Path
    known: KnownNames
    today: dt.date
    jobs: int
    recent: RecentUse = msgspec.field(default_factory=RecentUse)
    pandoc: PandocPool | None = None

    def suggest(self, texts: Sequence[str], langs: tuple[Lang, Lang], most: int) -> list[list[MemoryMatch]]:
        """Return for each text the passages that are like it as a whole, the most alike first, without their places.

        langs: of the texts, and of the translation.
        Passages that were recorded within the last minute may be missing; those that are returned are still recorded.
        """

        def search(index: MemoryIndex) -> list[list[MemoryMatch]]:
            return [_like_whole(index, text, langs, most) for text in texts]

        def search_known(index: MemoryIndex) -> list[list[MemoryMatch]] | None:
            if index.is_new:  # somebody has deleted it
                return None
            found = search(index)
            pairs = [match.pair for matches in found for match in matches]
            names = {pair.origin or pair.article for pair in pairs}
            return found if all(self._is_as_indexed(index, name) for name in names) else None

        if monotonic() - self.recent.looked < _LOOK_EVERY:
            known, _ = self.ask(search_known, written=self.recent.written)
            if known is not None:
                return known
        return self.ask(search)[0]

    def pairs(self) -> tuple[list[RecordedPair], tuple[Problem, ...]]:
        """Return all pairs of the publication's own, in the order of articles, and the problems of ledgers."""
        return self.ask(lambda index: [pair for pair in index.all() if not pair.origin])

    def nearest(self, texts: Sequence[tuple[str, tuple[Lang, Lang]]]) -> tuple[list[int], tuple[Problem, ...]]:
        """Return how like each text is to the passage that is most like it, in percent; 0 for none.

        texts: each with its language, and that of its translation.
        """
        return self.ask(lambda index: [nearest_likeness(index, words_of(text), langs) for text, langs in texts])

    def same(
        self, texts: Sequence[str], langs: tuple[Lang, Lang]
    ) -> tuple[list[RecordedPair | None], tuple[Problem, ...]]:
        """Return for each text a pair with the same words, sound ones and the newest first, or None."""
        return self.ask(lambda index: [_same(index, text, langs) for text in texts])

    def ask(
        self, question: Callable[[MemoryIndex], AnswerT], written: Collection[str] | None = None
    ) -> tuple[AnswerT, tuple[Problem, ...]]:
        """Return what a question finds in the index, after that was brought up to date, and the problems of ledgers.

        written: the only files that may be newer than the index; None to look at all.
        """
        with locked_cache(self.root) as cache, Store(cache / "texts.sqlite") as store:
            path = cache / "memory.sqlite"
            with suppress(IndexUnusable):
                return self._ask_index(question, store, path, written)
            path.unlink(missing_ok=True)
            with suppress(IndexUnusable):
                return self._ask_index(question, store, path, None)
            # The disk is full, or cannot be written.
            path.unlink(missing_ok=True)
            return self._ask_index(question, store, None, None)

    def _ask_index(
        self,
        question: Callable[[MemoryIndex], AnswerT],
        store: Store,
        path: Path | None,
        written: Collection[str] | None,
    ) -> tuple[AnswerT, tuple[Problem, ...]]:
        with MemoryIndex(path, self.recent.common) as index:
            # Only a look at all files can fill an index that is new.
            is_behind = written is None or (bool(written) and not index.is_new)
            problems = tuple(self._update(index, store, written)) if is_behind else ()
            return question(index), problems

    def _is_as_indexed(self, index: MemoryIndex, name: str) -> bool:
        """Return whether the files that an article, or a memory of another program, was indexed from are the same."""
        code, files = _read_stamp(index.stamp(name) or index.stamp(f"{name}/index" if name else "index"))
        return code == code_digest().hex() and all(stat_of(str(self.root / path)) == stat for path, stat in files)

    # ------------------------------------------------------------ the index

    def _update(self, index: MemoryIndex, store: Store, written: Collection[str] | None) -> Iterator[Problem]:
        """Index what is newer than the index; yield the problems of ledgers. written: as `_ask` takes it."""
        looked, code = monotonic(), code_digest().hex()
        if written is None:
            stats, stamps = Folder(self.root).stats("content"), index.stamps()
        else:
            stats, stamps = self._stats_beside(index, written)
        if stamps and _read_stamp(next(iter(stamps.values())))[0] != code:
            raise IndexUnusable  # of another version, which may index otherwise
        # Which languages the site has, and so which pairs there are, is in the settings.
        settings = (SETTINGS_PATH, stats.get(SETTINGS_PATH, MISSING))
        groups = {stem: [*files, settings] for stem, files in stats_by_stem(stats).items()}
        memories = {path: stat for path, stat in stats.items() if is_memory(path)}
        groups |= {path: [(path, stat)] for path, stat in memories.items()}
        current = {name: msgspec.json.encode([code, group]).decode() for name, group in groups.items()}
        for stem in stamps.keys() - current.keys():
            index.delete(stem)
        changed = {name for name, stamp in current.items() if stamps.get(name) != stamp}
        for path in sorted(changed & memories.keys()):
            try:
                pairs = read_memory(Folder(self.root).read(path), path)
            except MemoryRefused as refusal:
                yield DamagedMemory(path, refusal.line, refusal.reason)
            except OSError as error:
                yield DamagedMemory(path, None, system_reason(error))
            else:
                index.replace(path, current[path], 0, map(index_row, pairs))
        changed -= memories.keys()
        if changed:
            yield from self._index_articles(index, store, changed, current)
        if written is None:
            self.recent.looked = looked
        self.recent.written.clear()

    def _stats_beside(
        self, index: MemoryIndex, written: Collection[str]
    ) -> tuple[Mapping[str, FileStat], Mapping[str, str]]:
        """Return the stats of the files of the articles that written files belong to, and the stamps of these."""
        stems = {article_of_comment(path) if is_comment(path) else stem_of(path) for path in written}
        found = {name: index.stamp(name) for stem in stems for name in (stem, f"{stem}/index")}
        stamps = {name: stamp for name, stamp in found.items() if stamp}
        paths = {path for stamp in stamps.values() for path, _ in _read_stamp(stamp)[1]}
        stats = {path: stat_of(str(self.root / path)) for path in sorted(paths | {SETTINGS_PATH, *written})}
        return {path: stat for path, stat in stats.items() if stat != MISSING}, stamps

    def _index_articles(
        self, index: MemoryIndex, store: Store, stems: set[str], stamps: Mapping[str, str]
    ) -> Iterator[Problem]:
        with open_unit_reader(self.root, self.known, self.today, self.jobs, stems, self.pandoc) as reader:
            ledgers = LedgerStore(reader, store)
            for article in ledgers.prepared(reader.articles):
                pairs, unrecorded, problems = _recorded_pairs(ledgers, article)
                yield from problems
                if not problems:  # else the next search reads it again, and says the same
                    stem = stem_of(article.editions[0].manuscript.path)
                    stem = stem if stem in stamps else f"{stem}/index"
                    index.replace(stem, stamps[stem], unrecorded, map(index_row, pairs))


def _read_stamp(stamp: str) -> tuple[str, list[FileState]]:
    """Return the digest of the code that has indexed an article, and its files then. stamp: "" if it is not indexed."""
    try:
        return msgspec.json.decode(stamp or '["", []]', type=tuple[str, list[FileState]])
    except msgspec.ValidationError as error:  # as another version has written it
        raise IndexUnusable from error


def _recorded_pairs(ledgers: LedgerStore, article: Article) -> tuple[list[RecordedPair], int, list[Problem]]:
    """Return the recorded pairs of an article, how many translations have no record, and problems."""
    source, *targets = article.editions
    pairs: list[RecordedPair] = []
    problems: list[Problem] = []
    unrecorded = 0
    for target in targets:
        recorded = ledgers.ledger(article, target.lang)
        if not isinstance(recorded, Ledger):
            problems += [recorded] if recorded else []
            unrecorded += recorded is None
            continue
        texts = [ledgers.normalized(edition) for edition in (source, target)]
        problems += [text for text in texts if isinstance(text, Problem)]
        sound = [text.text for text in texts if not isinstance(text, Problem)]
        if len(sound) == len(texts):
            drift = ledger.find_drift(recorded, sound[0], sound[1], (source.lang, target.lang))
            pairs += _pairs_of_translation(recorded, article, target, (drift.source, drift.target))
    return pairs, unrecorded, problems


def _pairs_of_translation(
    recorded: Ledger, article: Article, target: Edition, sides: tuple[SideDrift, SideDrift]
) -> Iterator[RecordedPair]:
    langs = (article.editions[0].lang, target.lang)
    touched = {number for side in sides for change in side.changes for number in change.entries}
    for number, entry in enumerate(recorded.entries):
        texts = ("\n".join(entry.side(langs[0])), "\n".join(entry.side(langs[1])))
        if all(texts):
            units = (_first_unit(sides[0], number), _first_unit(sides[1], number))
            is_current = number not in touched
            yield RecordedPair(article.key, langs, texts, entry.on, entry.by, entry.field, is_current, units)


def _first_unit(side: SideDrift, number: int) -> int | None:
    return side.entry_of.index(number) if number in side.entry_of else None


def is_memory(path: str) -> bool:
    """Return whether a file is in the place of a memory of another program."""
    return path.startswith(f"{MEMORY_FOLDER}/") and path.lower().endswith(".tmx")


def index_row(pair: RecordedPair) -> tuple[RecordedPair, Mapping[Lang, Iterator[str]]]:
    """Return a pair with the stems by which the index finds it."""
    return pair, dict(zip(pair.langs, map(_stems, pair.texts, pair.langs), strict=True))


def _stems(text: str, lang: Lang) -> Iterator[str]:
    for word in concordance.words_of(text):
        yield from find_stems(word, lang)


class Comparison:
    """How like passages are to one text. Words of one stem are alike, and words of one form are the same."""

    def __init__(self, text: str, lang: Lang) -> None:
        self._lang = lang
        self._numbers: dict[str, int] = {}
        self.words = concordance.words_of(text)
        self._stems = self._stems_of(self.words)

    def _stems_of(self, words: Sequence[str]) -> list[int]:
        """Return a number for each word: the same for words whose stems meet."""
        found = []
        for word in words:
            stems = find_stems(word, self._lang)
            known = [self._numbers[stem] for stem in sorted(stems) if stem in self._numbers]
            number = known[0] if known else len(self._numbers)
            self._numbers.update(dict.fromkeys(stems, number))
            found.append(number)
        return found

    def _likeness(self, words: Sequence[str], stems: Sequence[int]) -> int:
        """Return how like words are, in percent; 100 for the same words only."""
        # Lengths alone rule most passages out.
        if 200 * min(len(words), len(self.words)) < LEAST_LIKENESS * (len(words) + len(self.words)):
            return 0
        return int(_OF_FORMS * likeness(self.words, words) + (1 - _OF_FORMS) * likeness(self._stems, stems))

    def nearest_part(self, text: str) -> tuple[int, tuple[Span, ...]]:
        """Return how like a passage is, or the sentence or clauses of it that are most like, with their place."""
        words, starts = concordance.words_of(text), [start for start, _ in concordance.word_spans(text)]
        stems = self._stems_of(words)
        bare = concordance.words_of(concordance.without_notes(text))
        best = max(self._likeness(words, stems), self._likeness(bare, self._stems_of(bare)))
        spans: tuple[Span, ...] = ()
        for start, stop in _parts_of(text, self._lang) if len(self.words) >= _SHORTEST_CLAUSE else ():
            part = slice(bisect_left(starts, start), bisect_left(starts, stop))
            found = self._likeness(words[part], stems[part])
            if found > best:
                best, spans = found, ((start, stop),)
        return best, spans


def _parts_of(text: str, lang: Lang) -> Iterator[Span]:
    """Yield where the sentences of a passage are, each followed by the runs of clauses in it."""
    start = 0
    for sentence in alignment.split_sentences(text, lang):
        yield start, start + len(sentence.rstrip())
        clauses = [match.span() for match in _CLAUSE.finditer(sentence.rstrip())]
        if 1 < len(clauses) <= _MOST_CLAUSES:
            for number, (first, _) in enumerate(clauses):
                yield from ((start + first, start + last) for _, last in clauses[number:])
        start += len(sentence)


def _like_whole(index: MemoryIndex, text: str, langs: tuple[Lang, Lang], most: int) -> list[MemoryMatch]:
    """Return the passages that are like a text, or that have a sentence like it."""
    lang, to = langs
    compared = Comparison(concordance.without_notes(text), lang)
    if not compared.words:
        return []
    matches: list[MemoryMatch] = []
    stems = [find_stems(word, lang) for word in dict.fromkeys(compared.words)]
    for pair in index.with_most(stems, lang, _MOST_SUGGESTED, to):
        side = pair.langs.index(lang)
        found, spans = compared.nearest_part(pair.texts[side])
        if found >= LEAST_LIKENESS:
            matches.append(MemoryMatch(pair, side, spans, found))
    best = sorted(matches, key=lambda match: (-(match.likeness or 0), not match.pair.is_current))[:most]
    return [_with_part(match) for match in best]


def _with_part(match: MemoryMatch) -> MemoryMatch:
    """Return a match with the sentence of it that is like the text, and its translation."""
    if not match.spans:
        return match
    (start, _), pair = match.spans[0], match.pair
    before = 0
    aligned = alignment.align_sentences([pair.texts[0]], [pair.texts[1]], *pair.langs)
    for bead in aligned.alignment.beads:
        sides = (
            aligned.source[bead.source.start : bead.source.stop],
            aligned.target[bead.target.start : bead.target.stop],
        )
        before += sum(map(len, sides[match.side]))
        if start < before:
            texts = ["".join(sentences).strip() for sentences in sides]
            return replace(match, part=(texts[0], texts[1])) if all(texts) else match
    return match


def nearest_likeness(index: MemoryIndex, words: Sequence[str], langs: tuple[Lang, Lang]) -> int:
    """Return how like words are to the passage of their language that is most like them, in percent; 0 for none.

    langs: theirs, and that of the translation.
    """
    if not words:
        return 0
    lang, to = langs
    pairs = index.with_most([find_stems(word, lang) for word in words], lang, MOST_COMPARED, to)
    return max((likeness(words, words_of(pair.texts[pair.langs.index(lang)])) for pair in pairs), default=0)


def _same(index: MemoryIndex, text: str, langs: tuple[Lang, Lang]) -> RecordedPair | None:
    wanted, words = ledger.normalize_text(text), words_of(text)
    if not words:
        return None
    pairs = [
        pair
        for pair in index.with_most([find_stems(word, langs[0]) for word in words], langs[0], MOST_COMPARED, langs[1])
        if langs[1] in pair.langs and ledger.normalize_text(pair.texts[pair.langs.index(langs[0])]) == wanted
    ]
    return max(pairs, key=lambda pair: (pair.is_current, not pair.origin, pair.on or dt.date.min), default=None)
