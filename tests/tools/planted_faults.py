"""Measure `check` on pairs that it was not made with: what it finds of planted faults, and its alarms about sound texts.

`python -m tests.tools.planted_faults FOLDER` reads `FOLDER/NAME/en.md` and `ru.md` (and `FOLDER/glossary.toml`),
plants faults of fourteen ordinary kinds at random in the Russian texts, and in the English ones as translations of the
Russian; a fault is found if a finding of its kind, which the sound text does not have, is at its place.
`--alarms` prints the findings about the sound texts, which a person judges; `FOLDER/true.txt` lists those that are right.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from diglot.extensions.check.pipeline.lint import check_publication
from diglot.model.problems import Problem
from diglot.pipeline.base.build_options import BuildOptions
from tests.tools import faults
from tests.tools.publication import DAY, NobodyWatches, write_files

# Findings that are not about a pair: links to pages that are not here, the markup of other tools.
PAIR_CODES_ONLY = re.compile(
    r"(?:dead|foreign|missing-picture|unknown|unread|markup-in|no-alt|inline-note|front|title|raw|corrected|heading-j|"
    r"unclosed|repeated-anchor|unused|house-style|dropped|missing-alt|undefined|malformed|remote|shown|url-|lost-)"
)
FAULTS_A_TEXT = 3


def read_pairs(folder: Path) -> dict[str, Mapping[str, str]]:
    """Return the two texts of each pair by language."""
    return {
        pair.name: {lang: (pair / f"{lang}.md").read_text(encoding="utf-8") for lang in ("en", "ru")}
        for pair in sorted(folder.iterdir())
        if (pair / "en.md").exists() and (pair / "ru.md").exists()
    }


def write_texts(root: Path, pairs: Mapping[str, Mapping[str, str]], target: str, glossary: str) -> None:
    """Write a publication in which the texts in one language are the translations."""
    source = "ru" if target == "en" else "en"
    files = {"content/site.toml": 'base_url = "https://pairs.example"\n', "content/glossary.toml": glossary}
    for name, texts in pairs.items():
        for lang, text in texts.items():
            head, body = re.fullmatch(r"(?:---\n(.*?\n)---\n)?(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
            head = re.sub(r"(?m)^original:.*\n", "", head or "") + (f"original: {source}\n" if lang == target else "")
            files[f"content/{lang}/{name}.md"] = f"---\n{head}---\n{body}"
    write_files(root, files)


def check(root: Path, *, with_hints: bool = False) -> list[Problem]:
    """Return the findings about pairs."""
    options = BuildOptions(
        root=root, output=root / "public", today=DAY, with_drafts=True, with_hints=with_hints, jobs=2
    )
    return [row for row in check_publication(options, NobodyWatches()).problems if not PAIR_CODES_ONLY.match(row.code)]


def plant(
    pairs: Mapping[str, Mapping[str, str]],
    target: str,
    glossary: str,
    seed: int,
    rounds: int,
    *,
    shows: bool,
    with_hints: bool,
) -> dict[str, Counter[bool]]:
    """Plant faults in all texts of a language, check them, and count by kind what was found."""
    rng = random.Random(seed)
    tallies: dict[str, Counter[bool]] = {kind: Counter() for kind in faults.ORDINARY}
    other = "ru" if target == "en" else "en"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_texts(root, pairs, target, glossary)
        known = Counter(map(_identity, check(root, with_hints=with_hints)))
        sound = {name: (root / f"content/{target}/{name}.md").read_text(encoding="utf-8") for name in pairs}
        terms = {"terms": [], "names": [], **tomllib.loads(glossary)}
        texts = {name: faults.read_text(sound[name], pairs[name][other], target, terms) for name in pairs}
        for _ in range(rounds):
            planted = {}
            for name, text in texts.items():
                kinds = sorted(faults.ORDINARY, key=lambda kind: (tallies[kind].total(), rng.random()))
                spoilt, planted[name] = faults.spoil(text, kinds, rng, FAULTS_A_TEXT)
                (root / f"content/{target}/{name}.md").write_text(spoilt, encoding="utf-8")
            fresh = [row for row in check(root, with_hints=with_hints) if not known[_identity(row)]]
            for name, found in planted.items():
                for fault in found:
                    is_found = any(_finds(row, f"content/{target}/{name}.md", fault) for row in fresh)
                    tallies[fault.kind][is_found] += 1
                    if shows and not is_found:
                        lines = (root / f"content/{target}/{name}.md").read_text(encoding="utf-8").split("\n")
                        print(f"missed: {fault.kind}: {name}", *lines[fault.first - 1 : fault.last], sep="\n    ")
    return tallies


def _identity(problem: Problem) -> tuple[object, ...]:
    facts = {name: fact for name, fact in problem.facts().items() if name not in ("line", "beside")}
    return problem.code, *facts.items()


def _finds(problem: Problem, file: str, fault: faults.Fault) -> bool:
    where, line = problem.position
    return (
        problem.code in faults.ORDINARY[fault.kind][1] and where == file and fault.first - 3 <= line <= fault.last + 3
    )


def find_alarms(
    pairs: Mapping[str, Mapping[str, str]], glossary: str, right: Sequence[str], *, with_hints: bool
) -> list[str]:
    """Return the findings about the sound texts, each as a line, without those known to be right."""
    with tempfile.TemporaryDirectory() as folder:
        write_texts(Path(folder), pairs, "ru", glossary)
        rows = [
            f"{Path(row.position[0]).stem} {row.code} {row.position[1]} "
            f"{' | '.join(fact for name, fact in row.facts().items() if name not in ('file', 'line', 'beside'))}"
            for row in check(Path(folder), with_hints=with_hints)
        ]
    known = [line.split(" ", 2) for line in right if line.strip()]
    return [row for row in rows if not any(row.split(" ")[:2] == one[:2] and one[2] in row for one in known)]


def main() -> None:
    """Print what was found by kind, and the alarms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1708)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--missed", action="store_true", help="print what was missed")
    parser.add_argument("--alarms", action="store_true", help="print the findings about the sound texts, nothing else")
    parser.add_argument("--hints", action="store_true", help="check as with --hints")
    options = parser.parse_args()
    pairs = read_pairs(options.folder)
    glossary, right = (
        file.read_text(encoding="utf-8") if (file := options.folder / name).exists() else ""
        for name in ("glossary.toml", "true.txt")
    )
    words = sum(len(text.split()) for texts in pairs.values() for text in texts.values())
    if options.alarms:
        alarms = find_alarms(pairs, glossary, right.splitlines(), with_hints=options.hints)
        print(*alarms, sep="\n")
        print(f"{words} words, {len(alarms)} findings not known to be right")
        return
    both = [
        plant(pairs, lang, glossary, options.seed, options.rounds, shows=options.missed, with_hints=options.hints)
        for lang in ("ru", "en")
    ]
    total: Counter[bool] = Counter()
    for kind in faults.ORDINARY:
        tally = both[0][kind] + both[1][kind]
        total += tally
        print(f"{kind:26} {tally[True]:4} of {tally.total():4}   en>ru {both[0][kind][True]}/{both[0][kind].total()}")
    print(f"{'all':26} {total[True]:4} of {total.total():4} = {total[True] / max(1, total.total()):.0%}; {words} words")


if __name__ == "__main__":
    main()
