"""What an author wrote is published, word by word, on pages, on paper and in e-books; or it is an error at its line.

`tests/fidelity/constructs` holds what `docs/markdown.md` offers, `traps` what real manuscripts did: a file each.
Each file is a test; a text that is wrong by intention may be refused, and may not lose a word in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from diglot.model.problems import FileProblem
from tests.tools.fidelity import (
    Loss,
    Made,
    compare_page,
    compare_pdf,
    find_losses,
    publish_made_up,
    read_manuscript,
    read_page,
    words_of,
)
from tests.tools.made_up_texts import FILES, made_up_text
from tests.tools.publication import publish, reported, write_files
from tests.tools.published import Site

FOLDER = Path(__file__).with_name("fidelity")
CASES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.md"))
GENERATED = range(3)


@dataclass(frozen=True)
class Published:
    """What one build of all texts lost, and refused, by manuscript."""

    losses: Mapping[str, list[Loss]]
    refusals: Mapping[str, list[str]]


def place_of(case: str) -> str:
    """Where a case stands in the publication: traps/en/onion.md → content/en/traps/onion.md."""
    kind, lang, name = case.split("/")
    return f"content/{lang}/{kind}-{lang}/{name}"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Every case and every generated text; traps without PDFs, which take a second each and read what pages read."""
    cases = {place_of(case): (FOLDER / case).read_text(encoding="utf-8") for case in CASES}
    traps = {path: text for path, text in cases.items() if "/traps-" in path}
    rest = {path: text for path, text in cases.items() if path not in traps}
    rest |= {
        f"content/{lang}/g{seed}-{lang}.md": made_up_text(seed, lang) for seed in GENERATED for lang in ("en", "ru")
    }
    losses: dict[str, list[Loss]] = {}
    refusals: dict[str, list[str]] = {}
    for files, formats in ((traps, ("html", "epub")), (rest, ("html", "epub", "pdf"))):
        root = tmp_path_factory.mktemp("fidelity")
        write_files(root, {**files, **FILES})
        report = publish(root, is_lenient=True, formats=formats)
        assert report.is_published, reported(report, "en")
        for loss in find_losses(root / "content", root / "public"):
            losses.setdefault(loss.manuscript, []).append(loss)
        for problem in report.problems:
            # A comment of YAML is the author's right, so what looks like one by mistake is a warning at its line.
            if isinstance(problem, FileProblem) and (problem.severity == "error" or problem.code == "cut-value"):
                refusals.setdefault(problem.file, []).append(problem.code)
    return Published(losses, refusals)


@pytest.mark.parametrize("case", CASES)
def test_every_word_is_published_or_refused(case: str, published: Published) -> None:
    path = place_of(case)
    if case.startswith("traps/") and published.refusals.get(path):
        return
    losses = published.losses.get(path, [])
    assert not losses, "\n".join(map(str, losses))


# ---------------------------------------------------------------- made up


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("seed", GENERATED)
def test_every_word_of_a_made_up_text_is_published(seed: int, lang: str, published: Published) -> None:
    path = f"content/{lang}/g{seed}-{lang}.md"
    losses = published.losses.get(path, [])
    assert not losses, "\n".join(map(str, losses))


def test_both_texts_of_an_article_keep_every_word_in_all_formats(
    tmp_path: Path, request: pytest.FixtureRequest, figure: Callable[[str], None]
) -> None:
    """On pages with both texts, facing pages, in e-books with both and in Word files, with each construct in any place."""
    seeds = range(60) if request.config.getoption("--long") else range(1)
    losses = publish_made_up(tmp_path, seeds)
    figure(f"{len(seeds)} texts and their translations: {len(losses)} losses")
    assert not losses, "\n".join(map(str, losses))


# ---------------------------------------------------------------- the sample, and the program itself


def test_every_word_of_the_sample_is_published(sample_site: Site) -> None:
    losses = [
        loss
        for loss in find_losses(sample_site.root / "content", sample_site.folder)
        if not {*loss.lost} <= LABELS or not all(NUMBERED.fullmatch(word) for word in loss.added)
    ]
    assert not losses, "\n".join(map(str, losses))


# The labels of what has a number in the sample, and the words in which texts refer to it.
LABELS = frozenset("fig ports railways tbl ways".split())
NUMBERED = re.compile(r"fig(?:ure)?|table|рис|табл(?:ица)?|\d", re.IGNORECASE)

PROSE = "Nobody came to the *harbour* before the ice did.[^1]\n\n[^1]: A note of seven words, and more.\n"
PAGE = (
    '<h1>T</h1><div class="prose"><p>Nobody came to the <em>harbour</em> before the ice did.<a role="doc-noteref">1</a></p>'
    '</div><ol><li><div class="note-text"><p>A note of seven words, and&nbsp;more.</p></div></li></ol>'
)


def spoilt(page: str) -> Iterator[str]:
    """A page with one word taken out, doubled, or changed, for each of its words."""
    for word in words_of("Nobody came to the harbour before ice did note of seven words and more"):
        yield page.replace(word, "", 1)
        yield page.replace(word, f"{word} {word}", 1)
        yield page.replace(word, f"{word}s", 1)


def test_what_a_page_loses_doubles_or_changes_is_found() -> None:
    manuscript = read_manuscript("content/en/a.md", PROSE)

    def found(page: str) -> Loss | None:
        return compare_page(manuscript, read_page(page.encode()), "a")

    assert found(PAGE) is None
    assert all(map(found, spoilt(PAGE)))


def test_what_paper_loses_doubles_or_changes_is_found() -> None:
    """Words that a PDF repeats by itself, in running heads, may stand there more often."""
    manuscript = read_manuscript("content/en/a.md", PROSE)
    paper = "T\nNobody came to the har‐\nbour before the ice did. 1\n1\n1. A note of seven words, and more.\nT\n2\n"
    assert compare_pdf(manuscript, paper, "T", "a") is None
    for word in ("Nobody", "before", "note", "seven", "words"):
        assert compare_pdf(manuscript, paper.replace(word, ""), "T", "a")
        assert compare_pdf(manuscript, paper.replace(word, f"{word} {word}"), "T", "a")
        assert compare_pdf(manuscript, paper.replace(word, f"{word}x"), "T", "a")
        assert compare_pdf(manuscript, paper.replace(word, f"{word} {word}"), word, "a") is None


def test_a_formula_that_is_missing_is_found() -> None:
    manuscript = read_manuscript("content/en/a.md", "So $x^2$ it is, for ($8) and ($9) each.\n")
    assert manuscript.formulas == ["x^2"]
    text = "So it is, for ($8) and ($9) each."
    assert compare_page(manuscript, Made(text, "", 1), "a") is None
    assert compare_pdf(manuscript, text, "", "a", ["x^2"]) is None
    assert compare_pdf(manuscript, text, "", "a")
    assert compare_page(manuscript, Made(text, "", 0), "a")
