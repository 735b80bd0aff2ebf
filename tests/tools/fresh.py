"""Measure the program on `tests/fresh/`, which no rule was made with: typography, `check`, alignment and memory.

    .venv/bin/python -m tests.tools.fresh [typography|faults|right|alignment|memory …]

Prints figures for both parts of each set, and what is wrong of part A only; of part B nobody may see a case.
A planted fault is found if `check` has a finding at its place that it does not have about the sound translation.
Beads are compared as the author wrote them: by blocks between blank lines.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core.alignment import align, lines_of_units, units_of
from diglot.core.typography import set_blocks
from diglot.model.markup.typography import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE, HouseStyle
from diglot.model.problems import Problem
from diglot.model.translation.memory import MEMORY_FOLDER
from diglot.model.tree import Blocks, Para, Plain, decode_tree, find, plain_text
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.memory import PublicationMemory
from tests.tools.planted_faults import check, write_texts
from tests.tools.publication import write_files

FOLDER = Path(__file__).parents[1] / "fresh"
FOLDERS = (FOLDER, *(FOLDER / name for name in ("second", "third", "fourth", "fifth")))
# How far from its place, in lines, a finding may be.
_BESIDE = 3
_DASHES = re.compile(rf"[ {NO_BREAK_SPACE}]?[–—][ {NO_BREAK_SPACE}]?")
# In these another house style of the dash is right too, says the author.
_FREE_DASH = ("en-26", "en-27", "en-40", "en-41")
Beads = Sequence[tuple[frozenset[int], frozenset[int]]]


class Tally:
    """How many cases of each part are right."""

    def __init__(self) -> None:
        self.right, self.all = Counter[str](), Counter[str]()

    def count(self, part: str, kind: str, *, is_right: bool, about: str) -> None:
        """Count a case; print it if it is wrong and in part A."""
        for name in (part, f"{part} {kind}"):
            self.all[name] += 1
            self.right[name] += is_right
        if part == "A" and not is_right:
            print(f"    {kind}: {about}")

    def print_figures(self, subject: str) -> None:
        for part in ("A", "B"):
            print(f"{subject}, part {part}: {self.right[part]} of {self.all[part]}")
        kinds = sorted({name.partition(" ")[2] for name in self.all} - {""})
        for kind in kinds if len(kinds) > 2 else ():
            right, every = (sum(counts[f"{part} {kind}"] for part in "AB") for counts in (self.right, self.all))
            print(f"    {kind}: {right} of {every}")


def _read(folder: Path, name: str) -> Mapping[str, Any]:
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))


def measure_typography(folder: Path) -> None:
    """Set each sentence as Markdown."""
    tally, style = Tally(), HouseStyle()
    with PandocPool(2) as pool:
        for case in _read(folder, "typography.toml")["case"]:
            source, *accepted = (
                _blocks(pool.one("read", text.encode()))
                for text in (case["source"], case["expected"], *case.get("accepted", ()))
            )
            found, *right = map(_plain, (set_blocks(source, case["language"], style), *accepted))
            if case["id"].startswith(_FREE_DASH):
                found, *right = (_DASHES.sub("–", each) for each in (found, *right))
            about = f"{case['id']} {case['rule']}\n        {found!r}\n        {right[0]!r}"
            tally.count(case["part"], case["language"], is_right=found in right, about=about)
    tally.print_figures("typography")


def _plain(blocks: Blocks) -> str:
    texts = (plain_text(block.inlines) for block in find(blocks, Para, Plain))
    return "\n\n".join(texts).replace(NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE)


def measure_faults(folder: Path) -> None:
    """Plant each fault alone, and check its text."""
    tally, book = Tally(), _read(folder, "faults/faults.toml")
    alarms = words = 0
    for pair in book["pair"]:
        number, target = pair["number"], pair["translation"]
        texts = {lang: _without_front_matter(folder / f"faults/{number}.{lang}.md") for lang in ("en", "ru")}
        terms = (term for term in book.get("term", ()) if term["pair"] == number)
        glossary = "".join(f'[[terms]]\nen = "{term["en"]}"\nru = "{term["ru"]}"\n' for term in terms)
        words += sum(len(text.split()) for text in texts.values())
        faults = [fault for fault in book["fault"] if fault["pair"] == number]
        with tempfile.TemporaryDirectory() as temporary:
            root = Path(temporary)
            # A text for each fault, and one without any: all of them are checked at once.
            spoilt = [texts[target], *(texts[target].replace(fault["old"], fault["new"], 1) for fault in faults)]
            pairs = {
                f"p{at:03}": {lang: f"---\ntitle: {at}\n---\n{text}" for lang, text in {**texts, target: one}.items()}
                for at, one in enumerate(spoilt)
            }
            write_texts(root, pairs, target, glossary)
            by_text: dict[str, list[Problem]] = {}
            for row in check(root):
                by_text.setdefault(Path(row.position[0]).stem, []).append(row)
            head = (root / f"content/{target}/p000.md").read_text(encoding="utf-8").partition("---\n")[2]
            offset = head.partition("---\n")[0].count("\n") + 2
        sound = by_text.get("p000", [])
        alarms += len(sound)
        for row in sound:
            if any(fault["part"] == "A" for fault in faults):
                print(f"    alarm: {number} {row.position[1]} {row.code} {list(row.facts().values())[2:]}")
        known = Counter((row.code, *_facts(row)) for row in sound)
        for at, fault in enumerate(faults, start=1):
            start = texts[target].index(fault["old"])
            first = offset + texts[target][:start].count("\n") + 1
            last = first + max(fault["old"].count("\n"), fault["new"].count("\n"))
            fresh = [row for row in by_text.get(f"p{at:03}", []) if not known[(row.code, *_facts(row))]]
            is_found = any(first - _BESIDE <= row.position[1] <= last + _BESIDE for row in fresh)
            about = f"{number} {fault['old']!r} → {fault['new']!r}; {[(row.code, row.position[1] - first) for row in fresh]}"
            tally.count(fault["part"], fault["kind"], is_right=is_found, about=about)
    tally.print_figures("faults")
    print(f"false alarms: {alarms} in {words} words")


def measure_right(folder: Path) -> None:
    """Check free translations, a text each, in which nothing is to be found."""
    tally, pairs = Tally(), _read(folder, "right.toml")["pair"]
    for lang, target in (("en", "ru"), ("ru", "en")):
        rows = {f"p{at:03}": row for at, row in enumerate(pairs) if row["language"] == lang}
        texts = {
            name: {
                lang: f"---\ntitle: A\n---\n{row['source']}\n",
                target: f"---\ntitle: A\n---\n{row['translation']}\n",
            }
            for name, row in rows.items()
        }
        with tempfile.TemporaryDirectory() as temporary:
            root = Path(temporary)
            write_texts(root, texts, target, "")
            alarms = {Path(row.position[0]).stem: row for row in check(root)}
        for name, row in rows.items():
            about = f"{row['source']} / {row['translation']}: {alarms.get(name)}"
            tally.count(row["part"], "right", is_right=name not in alarms, about=about)
    tally.print_figures("right pairs without an alarm")


def _without_front_matter(file: Path) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)


def _facts(problem: Problem) -> Iterator[object]:
    facts = problem.facts()
    yield from (fact for name, fact in facts.items() if name not in ("file", "line", "beside"))


def measure_alignment(folder: Path) -> None:
    """Align the excerpts; precision and recall are of whole beads, those without a counterpart included."""
    sums = {part: [0, 0, 0] for part in "AB"}
    with PandocPool(2) as pool:
        for excerpt in _read(folder, "alignment/alignment.toml")["excerpt"]:
            texts = {
                lang: (folder / f"alignment/{excerpt['number']}.{lang}.md").read_text(encoding="utf-8")
                for lang in ("en", "ru")
            }
            source = excerpt["original"]
            order = (source, "ru" if source == "en" else "en")
            sides = [_read_units(pool, texts[lang]) for lang in order]
            beads = [
                (
                    frozenset(sides[0][1][number] for number in bead.source),
                    frozenset(sides[1][1][number] for number in bead.target),
                )
                for bead in align(sides[0][0], sides[1][0]).pairs
            ]
            found = {*_joined(beads)}
            truth = {(frozenset(pair[order[0]]), frozenset(pair[order[1]])) for pair in excerpt["pairs"]}
            truth = {bead for row in truth for bead in _lone_apart(row)}
            found = {bead for row in found for bead in _lone_apart(row)}
            right = len(truth & found)
            print(f"    {excerpt['number']} {excerpt['part']}: {right} right of {len(truth)}, {len(found)} found")
            if excerpt["part"] == "A":
                print("       ", *(f"{sorted(own)}:{sorted(other)}" for own, other in truth ^ found))
            for at, number in enumerate((right, len(found), len(truth))):
                sums[excerpt["part"]][at] += number
    for part, (right, found_count, true_count) in sums.items():
        print(f"alignment, part {part}: precision {right / found_count:.3f}, recall {right / true_count:.3f}")


def _read_units(pool: PandocPool, text: str) -> tuple[Sequence[Any], Sequence[int]]:
    """Return the units of a text, and the number of the block that each is in."""
    plain, located = (_blocks(pool.one(kind, text.encode())) for kind in ("read", "locate"))
    lines = text.split("\n")
    numbers, number = [], 0
    for at, line in enumerate(lines):
        number += bool(line.strip()) and (at == 0 or not lines[at - 1].strip())
        numbers.append(number)
    return units_of(plain), [numbers[line - 1] for line in lines_of_units(located)]


def _blocks(answer: Any) -> Blocks:
    assert not isinstance(answer, PandocFailure)
    return decode_tree(answer).blocks


def _joined(beads: Beads) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """Yield beads of blocks: those of a list's items are one."""
    joined: list[tuple[frozenset[int], frozenset[int]]] = []
    for own, other in beads:
        while joined and (joined[-1][0] & own or joined[-1][1] & other):
            before = joined.pop()
            own, other = before[0] | own, before[1] | other
        joined.append((own, other))
    return iter(joined)


def _lone_apart(bead: tuple[frozenset[int], frozenset[int]]) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    own, other = bead
    if own and other:
        yield bead
    else:
        yield from ((frozenset([number]), other) for number in own)
        yield from ((own, frozenset([number])) for number in other)


def measure_memory(folder: Path) -> None:
    """Ask a memory of all rows, and of others like them, for the changed version of each."""
    tally, table = Tally(), _read(folder, "memory.toml")
    rows = table["row"]
    others = [{"language": "en", "source": other["en"], "translation": other["ru"]} for other in table.get("other", ())]
    with tempfile.TemporaryDirectory() as temporary:
        files = {"content/site.toml": "", f"{MEMORY_FOLDER}/rows.tmx": _tmx([*rows, *others])}
        root = write_files(Path(temporary), files)
        memory = PublicationMemory(root, KNOWN, dt.date(2030, 1, 1), 2)
        for row in rows:
            langs = ("en", "ru") if row["language"] == "en" else ("ru", "en")
            [matches] = memory.suggest([row["later"]], langs, 1)
            first = next(iter(matches), None)
            is_right = first is not None and first.pair.texts[1 - first.side] == row["translation"]
            tally.count(row["part"], row["change"], is_right=is_right, about=f"{row['later']} / {row['source']}")
    tally.print_figures("memory")


def _tmx(rows: Sequence[Mapping[str, str]]) -> str:
    units = "".join(
        f'<tu><tuv xml:lang="{row["language"]}"><seg>{escape(row["source"])}</seg></tuv>'
        f'<tuv xml:lang="{"ru" if row["language"] == "en" else "en"}"><seg>{escape(row["translation"])}</seg></tuv></tu>'
        for row in rows
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="en"/><body>{units}</body></tmx>'
    )


MEASUREMENTS: Mapping[str, Callable[[Path], None]] = {
    "typography": measure_typography,
    "faults": measure_faults,
    "right": measure_right,
    "alignment": measure_alignment,
    "memory": measure_memory,
}


def main() -> None:
    for folder in FOLDERS:
        print(f"{folder.name}:")
        for name in sys.argv[1:] or MEASUREMENTS:
            # The third set has faults only.
            if any(folder.glob(f"{name}*")):
                MEASUREMENTS[name](folder)


if __name__ == "__main__":
    main()
