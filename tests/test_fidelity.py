"""What an author wrote is published, word by word, on pages, on paper and in e-books; or it is an error at its line.

`tests/fidelity/constructs` holds what the guide for editors offers, `traps` what real manuscripts did: a file each.
Each file is a test; a text that is wrong by intention may be refused, and may not lose a word in silence.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
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
    read_manuscript,
    read_page,
    words_of,
)
from tests.tools.published import Site
from tests.tools.small_house import publish, told, write_house

FOLDER = Path(__file__).with_name("fidelity")
CASES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.md"))
GENERATED = range(3)
SITE = 'base_url = "https://journal.example"\n'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>'


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
    rest |= {f"content/{lang}/g{seed}-{lang}.md": generated(seed, lang) for seed in GENERATED for lang in ("en", "ru")}
    losses: dict[str, list[Loss]] = {}
    refusals: dict[str, list[str]] = {}
    for files, formats in ((traps, ("html", "epub")), (rest, ("html", "epub", "pdf"))):
        root = tmp_path_factory.mktemp("fidelity")
        write_house(root, {**files, "content/site.toml": SITE, "content/media/spread.svg": PICTURE})
        report = publish(root, is_lenient=True, formats=formats)
        assert report.is_published, told(report, "en")
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

_SYLLABLES = {
    "en": "ba ce di fo gu ha ke li mo nu pa re si to vu wa xe yo za qui".split(),
    "ru": "ба ве ги до жу зе ки ло му не па ры си ту фа хо це ча ше ю".split(),
}


class _Writer:
    """Writes texts in which every word stands once."""

    def __init__(self, seed: int, lang: str) -> None:
        self._random = random.Random(f"{seed} {lang}")
        self._syllables = _SYLLABLES[lang]
        self._used: set[str] = set()

    def word(self) -> str:
        while True:
            word = "".join(self._random.choices(self._syllables, k=self._random.randint(3, 5)))
            if word not in self._used:
                self._used.add(word)
                return word

    def words(self, least: int = 3, most: int = 9) -> str:
        return " ".join(self.word() for _ in range(self._random.randint(least, most)))

    def inline(self) -> str:
        w = self.word
        forms = (
            f"*{w()}*", f"**{w()} {w()}**", f"~~{w()}~~", f"`{w()} -- {w()}`", f"[{w()}](https://example.org/)",
            f'"{w()} {w()}"', f"({w()})", f"{w()}~{w()}~", f"{w()}^{w()}^", f"{w()} -- {w()}", f"{w()}, {w()}; {w()}:",
            f"1990-1995 {w()}", f"[{w()}]{{lang=en}}", f"<kbd>{w()}</kbd>", f"{w()}\\\n{w()}", f"**{w()}**{w()}",
            f"{w()}<!-- {w()} -->", f'"{w()} "{w()}""', f"{w()}\n{w()}", f"\\*{w()}\\*", f"&laquo;{w()}&raquo;",
        )  # fmt: skip
        return self._random.choice(forms)

    def line(self) -> str:
        return " ".join(
            [self.words(2, 5), *(self.inline() for _ in range(self._random.randint(0, 3))), self.words(1, 4)]
        )

    def block(self, number: int) -> str:
        line, words = self.line, self.words
        forms = (
            line(), line(), f"## {words()}", f"- {line()}\n- {words()}\n  - {words()}", f"1. {line()}\n2. {words()}",
            f"> {words()}\n>\n> {words()}", f"```\n{words()} <title> $x$ --\n```", f"{words()}[^n{number}]\n\n[^n{number}]: {line()}",
            f"| {words()} | {words()} |\n|---|---:|\n| {words()} | {self.inline()} |".replace("\\\n", " ").replace("\n" + " ", " "),
            f"{words()}\n:   {words()}", f"::: verse\n{words()}\\\n{words()}\n:::", f"::: {{lang=en}}\n{words()}\n:::",
            f"- {words()}\n\n  {words()}\n\n- {words()}", f"{words()} $a_{{{number}}} + b$ {words()}", f"***\n\n{words()}",
            f"{number + 2}. {words()}\n{number + 3}. {words()}", f"    {words()}",
        )  # fmt: skip
        return self._random.choice(forms)


def generated(seed: int, lang: str) -> str:
    """Write a text that mixes what the guide offers."""
    writer = _Writer(seed, lang)
    blocks = "\n\n".join(writer.block(number) for number in range(24))
    return f"---\ntitle: {writer.words()}\n---\n\n{writer.line()}\n\n{blocks}\n"


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("seed", GENERATED)
def test_every_word_of_a_made_up_text_is_published(seed: int, lang: str, published: Published) -> None:
    path = f"content/{lang}/g{seed}-{lang}.md"
    losses = published.losses.get(path, [])
    assert not losses, "\n".join(map(str, losses))


# ---------------------------------------------------------------- the sample, and the program itself


def test_every_word_of_the_sample_is_published(sample_site: Site) -> None:
    losses = list(find_losses(sample_site.root / "content", sample_site.folder))
    assert not losses, "\n".join(map(str, losses))


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
