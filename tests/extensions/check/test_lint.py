"""The pair linter on the house's own essays, as they are and with faults put into them by lot.

`pytest --accept` writes what was measured into docs/check-figures.md; `pytest -s` prints what was missed.
"""

from __future__ import annotations

import random
import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from diglot.adapters.executors.local import LocalExecutor
from diglot.adapters.executors.task_loading import warm_function
from diglot.extensions.check.pipeline import lint
from diglot.extensions.check.pipeline.lint import check_publication
from diglot.model.problems import Problem
from diglot.model.tasks import Answer, TaskFailed, TaskType
from diglot.pipeline.base.build_options import BuildOptions
from tests.tools import faults
from tests.tools.publication import DAY, NobodyWatches, write_files

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = ROOT / "docs/check-figures.md"
SEED = 1708
FAULTS_A_TEXT = 5
FAULTS = 200
WANTED_RECALL = 0.95


def findings(root: Path) -> tuple[Problem, ...]:
    order = BuildOptions(root=root, output=root / "public", today=DAY, with_drafts=True, jobs=2)
    return check_publication(order, NobodyWatches()).problems


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house's own publication in a folder of its own."""
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "content", root / "content")
    return root


def translations(root: Path) -> Iterator[tuple[Path, Path, str]]:
    """Every translation, its original, and its language."""
    for path in sorted((root / "content").glob("[a-z][a-z]/**/*.md")):
        lang = path.relative_to(root / "content").parts[0]
        other = root / "content" / ("ru" if lang == "en" else "en") / path.relative_to(root / "content" / lang)
        if other.exists() and "\noriginal: " in other.read_text(encoding="utf-8"):
            yield path, other, lang


def words_in_pairs(root: Path) -> int:
    return sum(len(path.read_text(encoding="utf-8").split()) for rows in translations(root) for path in rows[:2])


# ---------------------------------------------------------------- as they are


def test_the_untouched_essays_raise_no_false_alarm(publication: Path) -> None:
    assert findings(publication) == ()


# Links to pages that were not drawn, and tags of other tools, have nothing to do with pairs.
_OF_THE_BUILD = frozenset(["dead-link", "dead-anchor", "foreign-shortcode", "markup-in-field"])


@pytest.mark.parametrize(("drawing", "most"), [("first_drawing", 0), ("second_drawing", 0), ("third_drawing", 0)])
def test_pairs_that_no_rule_was_made_by_raise_few_false_alarms(drawing: str, most: int, tmp_path: Path) -> None:
    """`true.txt` says which findings are right: file, code, and words of the finding; `pytest -s` prints the rest."""
    folder = ROOT / "tests/alignment" / drawing
    write_files(tmp_path, {"content/site.toml": 'base_url = "https://tidewater.example"\n'})
    words: Counter[str] = Counter()
    for text in sorted(folder.glob("*/??.md")):
        content = text.read_text(encoding="utf-8")
        words[_sort_of(text.parent.name)] += len(content.split())
        write_files(tmp_path, {f"content/{text.stem}/{text.parent.name}.md": content})
    right = [line.split(" ", 2) for line in (folder / "true.txt").read_text(encoding="utf-8").splitlines()]
    found = [problem for problem in findings(tmp_path) if problem.code not in _OF_THE_BUILD]
    reported = [(Path(row.file).stem, row.code, " ".join(map(str, row.facts().values()))) for row in found]
    missed = [
        row for row in right if not any(row[:2] == [name, code] and row[2] in facts for name, code, facts in reported)
    ]
    false = [row for row in reported if not any([*row[:2]] == one[:2] and one[2] in row[2] for one in right)]
    alarms = Counter(_sort_of(name) for name, _, _ in false)
    print(*false, sep="\n")
    for sort, number in words.items():
        print(f"{drawing}, {sort}: {number} words, {alarms[sort]} false, {alarms[sort] * 1000 / number:.2f} per 1,000")
    assert missed == []
    assert len(false) <= most


def _sort_of(name: str) -> str:
    return "documentation" if name.startswith("doc-") else "prose"


# ---------------------------------------------------------------- in several processes


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """Fifteen pairs, more texts than one process checks by itself; each translation has the year wrong, at line 6."""
    write_files(
        tmp_path,
        {
            f"content/{lang}/text-{number}.md": f"---\n{front}\n---\n\n{words} {year}.\n"
            for number in range(15)
            for lang, front, words, year in (
                ("en", "title: On the road", "We left the town in", 1950 + number),
                ("ru", "title: В дорогу\noriginal: en", "Мы уехали из города в", 1850 + number),
            )
        },
    )
    return tmp_path


WRONG_YEARS = sorted((f"content/ru/text-{number}.md", 6) for number in range(15))


def wrong_years(root: Path, jobs: int) -> list[tuple[str, int]]:
    order = BuildOptions(root=root, output=root / "public", today=DAY, with_drafts=True, jobs=jobs)
    problems = check_publication(order, NobodyWatches()).problems
    return sorted(problem.position for problem in problems if problem.code == "number-differs")


def test_many_texts_are_checked_by_several_processes(years: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They find what one would; this one checks none."""
    monkeypatch.setattr(lint, "check_editions", None)
    assert wrong_years(years, jobs=2) == WRONG_YEARS


def test_texts_that_end_their_process_are_checked_here(years: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_executor: LocalExecutor, task_type: TaskType, payloads: Iterable[bytes]) -> Iterator[Answer]:
        compiles = task_type.factory.endswith("make_batch_compiler")
        yield from (warm_function(task_type)(one) if compiles else TaskFailed("killed") for one in payloads)

    monkeypatch.setattr(LocalExecutor, "map", fail)
    assert wrong_years(years, jobs=2) == WRONG_YEARS


# ---------------------------------------------------------------- with faults


@pytest.fixture(scope="module")
def trial(publication: Path) -> Mapping[str, Counter[bool]]:
    """Two hundred faults by kind, and how many of each were told."""
    glossary = tomllib.loads((publication / "content/glossary.toml").read_text(encoding="utf-8"))
    sound = {path: path.read_text(encoding="utf-8") for path, _, _ in translations(publication)}
    lot = random.Random(SEED)
    reported: dict[str, Counter[bool]] = {kind: Counter() for kind in faults.KINDS}
    texts = {
        path: faults.read_text(sound[path], other.read_text(encoding="utf-8"), lang, glossary)
        for path, other, lang in translations(publication)
    }
    put = 0
    while put < FAULTS:
        placed: dict[str, tuple[faults.Fault, ...]] = {}
        for path, text in texts.items():
            wanted = sorted(faults.KINDS, key=lambda kind: (reported[kind].total(), lot.random()))
            fresh, found = faults.spoil(text, wanted, lot, min(FAULTS_A_TEXT, FAULTS - put))
            put += len(found)
            path.write_text(fresh, encoding="utf-8")
            placed[path.relative_to(publication).as_posix()] = found
        problems = findings(publication)
        for file, found in placed.items():
            for fault in found:
                is_reported = any(_tells(problem, file, fault) for problem in problems)
                reported[fault.kind][is_reported] += 1
                if not is_reported:
                    lines = (publication / file).read_text(encoding="utf-8").split("\n")
                    print(
                        f"missed: {fault.kind}: {file}:{fault.first}",
                        *lines[fault.first - 1 : fault.last],
                        sep="\n    ",
                    )
    for path, text_of in sound.items():
        path.write_text(text_of, encoding="utf-8")
    return reported


def _tells(problem: Problem, file: str, fault: faults.Fault) -> bool:
    codes = faults.KINDS[fault.kind][1]
    where, line = problem.position
    return problem.code in codes and where == file and fault.first - 3 <= line <= fault.last + 3


@pytest.mark.long
def test_faults_are_found(trial: Mapping[str, Counter[bool]], publication: Path, accept: bool) -> None:
    """Nineteen of twenty; the document says how many of each kind."""
    found = sum(counts[True] for counts in trial.values())
    put = sum(counts[True] + counts[False] for counts in trial.values())
    print(f"{found} of {put}", {kind: (counts[True], counts[False]) for kind, counts in trial.items()})
    assert put == FAULTS
    assert found / put >= WANTED_RECALL
    alarms, words = len(findings(publication)), words_in_pairs(publication)
    table = _table(trial, found, put, alarms, words)
    text = DOCUMENT.read_text(encoding="utf-8")
    expected = _FIGURES.sub(lambda match: f"{match[1]}{table}{match[2]}", text)
    if accept:
        DOCUMENT.write_text(expected, encoding="utf-8")
    assert text == expected or accept


_FIGURES = re.compile(r"(<!-- figures: begin .*? -->\n).*?(<!-- figures: end -->)", re.DOTALL)


def _table(trial: Mapping[str, Counter[bool]], found: int, put: int, alarms: int, words: int) -> str:
    rows = [f"| {kind} | {counts[True] + counts[False]} | {counts[True]} |" for kind, counts in trial.items()]
    per = f"{alarms * 1000 / words:.2f}"
    last = f"On the untouched pairs, about {round(words / 1000)},000 words: {alarms} false alarms, {per} per thousand words."
    lines = ["| fault | planted | found |", "|---|--:|--:|", *rows, f"| **all** | {put} | {found} |"]
    return "\n".join([*lines, "", last, ""])
