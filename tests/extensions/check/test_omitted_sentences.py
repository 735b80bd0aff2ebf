"""Sentences left out of translations, one at a time: how many `check` finds, and what it finds where none is missing.

The texts are those of `tests/alignment/` that no rule was made by, and the house's own essays.
`pytest --accept` writes what was measured into docs/check-figures.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core import alignment, tree_transforms
from diglot.extensions.check import core as checks
from diglot.extensions.check.core.sentences import Omission, align_passages, find_omissions, length_ratio
from diglot.model.translation.alignment import Unit
from diglot.model.translation.passages import Passage, PassagePair
from diglot.model.tree import decode_tree

ROOT = Path(__file__).resolve().parents[3]
DRAWINGS = ("first", "second", "third")
WANTED_RECALL = 0.95
MOST_ALARMS_IN_A_THOUSAND = 0.1
SHORTEST = 25
_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_ALLOWED = "diglot: allow missing-sentence"
align = partial(alignment.align_sentences, model=alignment.OMISSIONS)


def omissions_of(original: Passage, translation: Passage, ratio: float) -> list[Omission]:
    aligned = align_passages(original, translation, ratio, align)
    return list(find_omissions(original, translation, ratio, aligned)) if aligned else []


class Trial:
    """What was found. left_out, found: sentences; named: those of the found ones that the finding names."""

    def __init__(self) -> None:
        self.words = self.left_out = self.found = self.named = 0
        self.alarms: list[str] = []

    def add(self, original: list[Passage], translation: list[Passage], pairs: list[PassagePair]) -> None:
        self.words += sum(len(passage.text.split()) for passage in (*original, *translation))
        ratio = length_ratio(original, translation, pairs)
        for pair in pairs:
            if len(pair.original) == len(pair.translation) == 1:
                self._add_pair(original[pair.original.start], translation[pair.translation.start], ratio)

    def _add_pair(self, original: Passage, translation: Passage, ratio: float) -> None:
        self.alarms += [
            original.text[omission.start : omission.stop] for omission in omissions_of(original, translation, ratio)
        ]
        aligned = align([original.text], [translation.text], original.lang, translation.lang, known_ratio=ratio)
        if original.kind not in ("paragraph", "quotation", "item", "definition") or len(aligned.target) < 2:
            return
        for number, sentence in enumerate(aligned.target):
            if len(sentence.strip()) < SHORTEST:
                continue
            before = sum(map(len, aligned.target[:number]))
            rest = translation.text[:before] + translation.text[before + len(sentence) :]
            counterparts = {
                aligned.source[index]
                for bead in aligned.alignment.beads
                if number in bead.target
                for index in bead.source
            }
            omissions = omissions_of(original, replace(translation, text=rest, code=()), ratio)
            self.left_out += 1
            self.found += bool(omissions)
            self.named += any(original.text[one.start : one.stop] in counterparts for one in omissions)


@pytest.fixture(scope="module")
def pool() -> Iterator[PandocPool]:
    with PandocPool(1) as pool:
        yield pool


def read(path: Path, lang: str, pool: PandocPool) -> tuple[tuple[Unit, ...], list[Passage]]:
    answer = pool.one("read", _FRONT_MATTER.sub("", path.read_text(encoding="utf-8"), count=1).encode())
    assert not isinstance(answer, PandocFailure)
    _, blocks = tree_transforms.take_title(decode_tree(answer).blocks, "")
    units = alignment.units_of(blocks)
    return units, list(checks.read_passages(blocks, units, lang))


def essays() -> Iterator[tuple[Path, str, Path, str]]:
    """Originals and their translations, each with its language."""
    for path in sorted((ROOT / "content/en").rglob("*.md")):
        other = ROOT / "content/ru" / path.relative_to(ROOT / "content/en")
        if other.exists():
            is_translation = "\ntranslators:" in path.read_text(encoding="utf-8")
            yield (other, "ru", path, "en") if is_translation else (path, "en", other, "ru")


def drawn(drawing: str) -> Iterator[tuple[Path, str, Path, str]]:
    for folder in sorted((ROOT / f"tests/alignment/{drawing}_drawing").glob("*/")):
        yield folder / "en.md", "en", folder / "ru.md", "ru"


@pytest.fixture(scope="module")
def trials(pool: PandocPool) -> Mapping[str, Trial]:
    trials = {}
    for name, pairs in {"essays": essays(), **{drawing: drawn(drawing) for drawing in DRAWINGS}}.items():
        trial = trials[name] = Trial()
        for original_path, original_lang, path, lang in pairs:
            original_units, original = read(original_path, original_lang, pool)
            units, translation = read(path, lang, pool)
            beads = alignment.align(original_units, units).beads
            trial.add(original, translation, [PassagePair(bead.source, bead.target) for bead in beads])
    return trials


def true_omissions() -> Counter[str]:
    """How many sentences are really missing from each set of texts: marked in the essays, listed for the others."""
    marks = sum(path.read_text(encoding="utf-8").count(_ALLOWED) for path in (ROOT / "content").rglob("*.md"))
    listed = {
        drawing: (ROOT / f"tests/alignment/{drawing}_drawing/true.txt").read_text("utf-8").count(" missing-sentence ")
        for drawing in DRAWINGS
    }
    return Counter({"essays": marks, **listed})


def test_nearly_all_omitted_sentences_are_found(trials: Mapping[str, Trial]) -> None:
    recall = {name: trial.found / trial.left_out for name, trial in trials.items()}
    print(recall, {name: trial.named / trial.found for name, trial in trials.items()})
    assert sum(trial.left_out for trial in trials.values()) > 500
    assert sum(trial.found for trial in trials.values()) >= WANTED_RECALL * sum(
        trial.left_out for trial in trials.values()
    )
    assert min(recall.values()) > WANTED_RECALL - 0.05


def test_few_sentences_are_missed_that_are_there(trials: Mapping[str, Trial]) -> None:
    right = true_omissions()
    false = sum(max(0, len(trial.alarms) - right[name]) for name, trial in trials.items())
    words = sum(trial.words for trial in trials.values())
    assert false * 1000 / words < MOST_ALARMS_IN_A_THOUSAND, {name: trial.alarms for name, trial in trials.items()}


_FIGURES = re.compile(r"(<!-- sentences: begin .*? -->\n).*?(<!-- sentences: end -->)", re.DOTALL)
_NAMES = {"essays": "the sample's essays", **{name: f"the {name} batch" for name in DRAWINGS}}


def test_the_document_says_how_many(trials: Mapping[str, Trial], accept: bool) -> None:
    rows = [f"| {_NAMES[name]} | {trial.left_out} | {trial.found} | {trial.named} |" for name, trial in trials.items()]
    table = "\n".join(["| sentences of | left out | found | named correctly |", "|---|--:|--:|--:|", *rows, ""])
    document = ROOT / "docs/check-figures.md"
    text = document.read_text(encoding="utf-8")
    expected = _FIGURES.sub(lambda match: f"{match[1]}{table}{match[2]}", text)
    assert _FIGURES.search(text)
    if accept:
        document.write_text(expected, encoding="utf-8")
    assert text == expected or accept
