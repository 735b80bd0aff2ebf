"""Make `diglot/languages/ru/core/english_stems.py` from everyday words and the texts of this repository.

    .venv/bin/python -m tests.tools.make_lexicon

The texts are the guides, the essays and the messages; the words are in `base_words.txt`, by the English one, and in
`russian_words.txt`, by the Russian one with its forms that begin otherwise.
Stems that occur together in paired sentences more than chance has them translate each other: IBM's model 1, both ways.
Source: Brown, Della Pietra, Della Pietra, Mercer, “The Mathematics of Statistical Machine Translation”, 1993.
The pairs of `tests/alignment/` are not read, so that the aligner may be measured on them.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import product
from pathlib import Path

from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core.alignment import align, align_sentences, contents_of, units_of
from diglot.core.alignment.words import stem
from diglot.model.tree import Block, Header, Para, Plain, decode_tree, find, plain_text

ROOT = Path(__file__).parents[2]
BASE = Path(__file__).with_name("base_words.txt")
RUSSIAN = Path(__file__).with_name("russian_words.txt")
MODULE = ROOT / "diglot" / "languages" / "ru" / "core" / "english_stems.py"
Stems = tuple[frozenset[str], frozenset[str]]

_WORD = re.compile(r"[^\W\d_]{3,}")
_ROUNDS = 6
# Stems in more of the sentences than this say nothing.
_MOST_COMMON = 0.1
# In so many pairs of sentences two stems must have met, in such a share of those that have the more frequent one: either
# often, or nearly always.
_EVIDENCE = ((4, 0.15), (2, 0.6))
_LEAST_TIMES = min(times for times, _ in _EVIDENCE)
# A word that so many Russian sentences keep in Latin letters (XML, Linux) is a name, and translates nothing.
_KEPT_AS_IT_IS = 0.3
# How likely a stem must be as a translation of the other, one way and the other way.
_LEAST_LIKELY = 0.12
_LEAST_BACK = 0.04
_MOST_CODES = 3
# A Russian word may be in the rows of so many English ones.
_MOST_OF_BASE = 12
_SHORTEST_WORD = 3
# The last letters of nouns that look like endings.
_LIKE_ENDINGS = "влмтх"
# Of the lines of the module, which is data: nobody reads it.
_WIDTH = 200


def text_pairs() -> Iterator[tuple[Path, Path]]:
    """Yield the English and the Russian file of each text."""
    for english in sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]):
        russian = english.with_suffix(".ru.md")
        if russian.exists() and not english.name.endswith(".ru.md"):
            yield english, russian
    for english in sorted((ROOT / "content" / "en").rglob("*.md")):
        russian = ROOT / "content" / "ru" / english.relative_to(ROOT / "content" / "en")
        if russian.exists():
            yield english, russian


def sentence_pairs(pool: PandocPool) -> Iterator[tuple[str, str]]:
    """Yield the sentences of all texts that are paired one to one, and the messages of the catalogue."""
    for paths in text_pairs():
        english, russian = (_read(pool, path) for path in paths)
        contents = contents_of(english), contents_of(russian)
        for bead in align(units_of(english), units_of(russian)).beads:
            if bead.shape == (1, 1):
                texts = [_text(contents[0][bead.source[0]])], [_text(contents[1][bead.target[0]])]
                yield from align_sentences(*texts, "en", "ru").pairs()
    catalogue = (ROOT / "locales" / "ru" / "LC_MESSAGES" / "diglot.po").read_text("utf-8")
    for entry in catalogue.split("\n\n"):
        match = re.search(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)', entry, re.MULTILINE)
        if match:
            yield match[1], match[2]


def _read(pool: PandocPool, path: Path) -> tuple[Block, ...]:
    body = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.DOTALL)
    answer = pool.one("read", body.encode())
    assert not isinstance(answer, PandocFailure), path
    return decode_tree(answer).blocks


def _text(content: tuple[Block, ...]) -> str:
    parts = []
    for node in find(content, Para, Plain, Header):
        inlines = node.content[2] if isinstance(node, Header) else node.inlines  # type: ignore[attr-defined]
        parts.append(plain_text(inlines))
    return " ".join(parts)


def stems_of(english: str, russian: str, names: Collection[str]) -> Stems:
    """Return the stems of a pair of sentences, names and words in the other alphabet left out."""
    return (
        frozenset(stem(word, "en") for word in _WORD.findall(english.lower()) if word.isascii() and word not in names),
        frozenset(stem(word, "ru") for word in _WORD.findall(russian.lower()) if "а" <= word[0] <= "ё"),
    )


def kept_words(pairs: list[tuple[str, str]]) -> frozenset[str]:
    """Return the English words that Russian sentences keep as they are."""
    written, kept = Counter[str](), Counter[str]()
    for english, russian in pairs:
        words = {word for word in _WORD.findall(english.lower()) if word.isascii()}
        written.update(words)
        kept.update(words.intersection(_WORD.findall(russian.lower())))
    return frozenset(word for word, times in kept.items() if times > _KEPT_AS_IT_IS * written[word])


def translations(pairs: list[Stems], side: int) -> Mapping[str, Mapping[str, float]]:
    """Return how likely each stem of the other side translates a stem of this side: IBM's model 1."""
    likely: dict[str, dict[str, float]] = defaultdict(dict)
    for pair in pairs:
        for given in pair[side]:
            likely[given].update(dict.fromkeys(pair[1 - side], 1.0))
    for _ in range(_ROUNDS):
        counts: dict[str, dict[str, float]] = {given: dict.fromkeys(row, 0.0) for given, row in likely.items()}
        for pair in pairs:
            for other in pair[1 - side]:
                shares = {given: likely[given][other] for given in pair[side]}
                total = sum(shares.values())
                for given, share in shares.items():
                    counts[given][other] += share / total
        likely = defaultdict(dict)
        for given, row in counts.items():
            total = sum(row.values())
            likely[given] = {other: count / total for other, count in row.items()}
    return likely


def lexicon(pairs: list[Stems]) -> dict[str, list[str]]:
    """Return the English stems that translate each Russian one, the likeliest first."""
    times = tuple(Counter(word for pair in pairs for word in pair[side]) for side in (0, 1))

    def is_telling(word: str, side: int) -> bool:
        return _LEAST_TIMES <= times[side][word] <= _MOST_COMMON * len(pairs)

    kept = [
        (
            frozenset(word for word in pair[0] if is_telling(word, 0)),
            frozenset(word for word in pair[1] if is_telling(word, 1)),
        )
        for pair in pairs
    ]
    kept = [pair for pair in kept if all(pair)]
    to_russian, to_english = translations(kept, 0), translations(kept, 1)
    meetings = Counter(met for pair in kept for met in product(*pair))

    def have_met(english: str, russian: str) -> bool:
        met, most = meetings[english, russian], max(times[0][english], times[1][russian])
        return any(met >= fewest and met >= share * most for fewest, share in _EVIDENCE)

    found: dict[str, list[str]] = {}
    for russian, row in to_english.items():
        codes = [
            english
            for english, likely in sorted(row.items(), key=lambda item: (-item[1], item[0]))
            if likely >= _LEAST_LIKELY
            and to_russian[english].get(russian, 0.0) >= _LEAST_BACK
            and have_met(english, russian)
        ]
        if codes:
            found[russian] = codes[:_MOST_CODES]
    return found


def base_words() -> Iterator[tuple[str, str]]:
    """Yield the everyday words of both lists: an English one, and a Russian one that translates it."""
    for row in BASE.read_text("utf-8").partition("\n")[2].replace("\n", ";").split(";"):
        yield from product(row.split()[:1], row.split()[1:])
    for row in RUSSIAN.read_text("utf-8").splitlines()[1:]:
        russian, _, english = row.partition("=")
        yield from product(english.split(), russian.split())


def base_lexicon() -> dict[str, list[str]]:
    """Return the English stems of the everyday words, by Russian stem."""
    found: dict[str, list[str]] = {}
    for english, russian in base_words():
        if min(len(english), len(russian)) >= _SHORTEST_WORD:
            # «Билет» ends as a verb does, «билеты» does not.
            for key in {stem(russian, "ru"), *([stem(f"{russian}ы", "ru")] if russian[-1] in _LIKE_ENDINGS else [])}:
                found.setdefault(key, []).append(stem(english, "en"))
    return found


def main() -> None:
    with PandocPool(2) as pool:
        texts = list(sentence_pairs(pool))
    names = kept_words(texts)
    pairs = [stems_of(*pair, names) for pair in texts]
    found = lexicon([pair for pair in pairs if all(pair)])
    for word, codes in base_lexicon().items():
        found[word] = list(dict.fromkeys([*codes, *found.get(word, [])]))[:_MOST_OF_BASE]
    rows = textwrap.fill(" ".join(f"{word}={','.join(codes)}" for word, codes in sorted(found.items())), _WIDTH)
    head = MODULE.read_text("utf-8").partition('STEMS = """')[0]
    MODULE.write_text(f'{head}STEMS = """\n{rows}\n"""\n', encoding="utf-8")
    print(f"{len(pairs)} pairs of sentences, {len(found)} Russian stems, {len(rows)} characters")


if __name__ == "__main__":
    main()
