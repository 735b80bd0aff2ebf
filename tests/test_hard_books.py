"""Hard books are made in every edition, with nothing lost: each word, each formula, and no claim that a file breaks.

Verse with marginal numbers and an apparatus, a scholarly article, a play, a cookery book, names in many scripts, and
300 paragraphs of which every fourth is in one language only. All of it takes minutes: the suite has a small text of the
first kind (tests/extensions/scholarly), and the words of all constructs on pages, paper and in e-books (test_fidelity).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from tests.tools import epubs, verapdf
from tests.tools.fidelity import (
    Manuscript,
    compare_pdf,
    find_manuscripts,
    read_alternatives,
    readings_of,
    text_of,
)
from tests.tools.publication import copy_publication, publish, reported, write_files

BOOKS = Path(__file__).with_name("hard_books")
# Hebrew and Arabic, which the fonts that come along lack.
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
FORMATS = (
    *("html", "parallel", "pdf", "pdf-press", "facing", "parallel-pdf", "epub", "epub-bilingual", "jats"),
    *("volume", "volume-press", "volume-facing", "volume-columns", "volume-epub", "volume-epub-bilingual"),
)
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not FONT.exists(), reason="needs DejaVu Sans (fonts-dejavu-core)"),
    pytest.mark.skipif(not verapdf.has_java(), reason="needs Java"),
]

EN = "Day {n}: the ferry left at {m} with {k} passengers and a dog. “Whose is it?” the ferryman asked, and nobody knew. It sat down at the bow, where it could see both banks, and looked at neither; on the way back it was the only passenger, and it did not pay."
RU = "День {n}: паром отошёл в {m}, на нём было {k} пассажиров и собака. «Чья она?» — спросил перевозчик, и никто не знал. Она села на носу, откуда видны оба берега, и не смотрела ни на один; обратно она ехала одна и не заплатила."


def long_text(lang: str, words: str) -> str:
    """300 paragraphs, every fourth of them in one language only, and a run of twenty in the other only."""
    others = range(3, 300, 4) if lang == "en" else range(120, 140)
    days = (words.format(n=n, m=f"{5 + n % 19}:{n % 60:02}", k=200 + n) for n in range(300) if n not in others)
    head = "title: The Log of the Ferry\noriginal: en\ndate: 2024-07-01" if lang == "en" else "title: Журнал парома"
    return f"---\n{head}\n---\n\n" + "\n\n".join(days) + "\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_publication(BOOKS, tmp_path_factory.mktemp("hard") / "books")
    write_files(root, {f"content/{lang}/log.md": long_text(lang, words) for lang, words in (("en", EN), ("ru", RU))})
    (root / "assets/fonts").mkdir(parents=True)
    shutil.copy(FONT, root / "assets/fonts")
    report = publish(root, formats=FORMATS)
    problems = [problem for problem in report.problems if problem.code != "missing-for-deposit"]
    assert problems == [], reported(report, "en")
    return root


# A reference is written in words, and the names of notes and labels are not; the numbers of lines stand in the margin
# beside a line, perhaps within a word.
_NAMES = re.compile(r"-?@(?:page:)?(?:(?:fig|tbl|eq|sec|thm):)?\w+|\[\^[^\]]+\]:?|\{#[^}]*\}")
_IN_MARGIN = re.compile(r"(?m)^(?:\d{1,3}|\d{3}[ab])\s*\n")


def lost_words(manuscript: Manuscript, file: Path, around: str) -> set[str]:
    """Return the words of a manuscript, or what is wrong with its formulas, that no reading of a PDF has."""
    alternatives, lost = read_alternatives(file), []
    for reading in readings_of(file):
        for text in (reading, _IN_MARGIN.sub("", reading)):
            loss = compare_pdf(manuscript, text, around, file.name, alternatives)
            lost.append({*loss.lost, loss.other} if loss else set())
    return set.intersection(*lost) - {""}


def papers_of(manuscript: Manuscript, site: Path) -> Iterator[Path]:
    """Yield the PDFs in which a text stands."""
    lang, name = Path(manuscript.path).parts[1], Path(manuscript.path).stem
    yield from (site / lang / f"{name}.pdf", site / f"en-ru/{name}-facing.pdf", site / f"en-ru/{name}.pdf")
    if name != "log":
        yield from (site / lang / "volumes/hard.pdf", site / "en-ru/volumes/hard-facing.pdf")


def test_no_word_is_lost_on_paper(root: Path) -> None:
    site = root / "public"
    pages = {path: text_of(lxml.html.document_fromstring(path.read_bytes())) for path in site.rglob("*/index.html")}
    losses = {}
    for manuscript in find_manuscripts(root / "content"):
        manuscript.text = _NAMES.sub("", manuscript.text)
        name = Path(manuscript.path).stem
        around = " ".join(2 * [text for path, text in pages.items() if path.parent.name == name])
        for file in papers_of(manuscript, site):
            if lost := lost_words(manuscript, file, around):
                losses[manuscript.path, file.relative_to(site).as_posix()] = lost
    assert losses == {}


def test_every_pdf_is_archival_and_accessible(root: Path) -> None:
    files = [path for path in sorted((root / "public").rglob("*.pdf")) if "press" not in path.name]
    assert len(files) >= 6 * 4 + 4
    broken = {}
    for file in files:
        for verdict in verapdf.check([(file, "2a"), (file, "ua1")]).values():
            if not verdict.is_compliant:
                broken[file.relative_to(root).as_posix(), verdict.flavour] = verdict.broken
    assert broken == {}


def test_every_e_book_is_valid(root: Path) -> None:
    books = sorted((root / "public").rglob("*.epub"))
    assert len(books) >= 6 * 3 + 3
    assert {path.name: found.messages for path, found in epubs.check(books).items() if found.messages} == {}
