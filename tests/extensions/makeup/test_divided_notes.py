"""Notes that have no room on the page of their call: which lines stand where, and that every word is printed once."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from diglot.adapters.typesetter import Typesetter
from diglot.adapters.typesetter.page_check import read_pages
from diglot.core.line_breaking import break_lines
from diglot.extensions.makeup.adapters.page_makeup import finish_pages
from diglot.model.paper.printing import PrintJob
from tests.adapters.test_typesetter import house_style, made

_PARAGRAPH = "The surveyor walked along the river and wrote down every stone that he saw. " * 4


def note_of(sentences: int, name: str = "n") -> str:
    """Return a note whose every sentence has a number of its own."""
    text = " ".join(f"Nobody had asked him about {name}{number} before." for number in range(sentences))
    return f"<span class='footnote'>{text}</span>"


def text_with(*paragraphs: str) -> PrintJob:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return made(f"<h1>A title</h1><div class='prose'>{body}</div>")


def printed(job: PrintJob, folder: Path, trim: str = "A5") -> list[str]:
    """Return the words of each page, without hyphens, and check the PDF for faults."""
    typesetter = Typesetter(house_style(trim), break_lines, [finish_pages])
    pdf = typesetter.set_pdf(job)
    assert pdf.faults == ()
    (folder / "a.pdf").write_bytes(pdf.pdf)
    text = subprocess.run(["pdftotext", folder / "a.pdf", "-"], capture_output=True, check=True).stdout.decode()
    return [re.sub(r"-\n", "", page) for page in text.split("\f")[:-1]]


def numbers_in(page: str, name: str = "n") -> list[int]:
    return [int(number) for number in re.findall(rf"\b{name}(\d+)", page)]


@pytest.mark.parametrize(("sentences", "before"), [(6, 2), (30, 0), (70, 2), (70, 5), (200, 0)])
def test_a_note_of_any_length_is_printed_from_the_page_of_its_call_on(
    sentences: int, before: int, tmp_path: Path
) -> None:
    paragraphs = [*[_PARAGRAPH] * before, f"Called here{note_of(sentences)}. {_PARAGRAPH}", *[_PARAGRAPH] * 12]
    pages = printed(text_with(*paragraphs), tmp_path)
    of_note = [numbers_in(page) for page in pages]
    first = next(number for number, page in enumerate(pages) if "Called here" in page)
    assert [number for page in of_note for number in page] == [*range(sentences)]
    assert of_note[first], "the note begins where it is called"
    last = max(number for number, page in enumerate(of_note) if page)
    assert all(of_note[first : last + 1]), "it goes on from page to page"
    assert all("surveyor" in page for page in pages), "each page has text above its notes"


def test_text_goes_on_below_a_call_whose_note_is_divided(tmp_path: Path) -> None:
    """Otherwise the line of the call takes its note over, and leaves a hole of the height of the note."""
    for before in (4, 6, 8):
        text = text_with(*["A line."] * (2 * before), f"{_PARAGRAPH} Called here{note_of(12)}. {_PARAGRAPH}")
        pages = printed(text, tmp_path)
        assert next(number for number, page in enumerate(pages) if "Called here" in page) == 0, before


def test_no_line_of_a_note_is_alone(tmp_path: Path) -> None:
    """Two lines of it stand together at the foot of the page, and two on the next one."""
    for before in range(16, 24):
        job = text_with(*["A line."] * before, f"Called here{note_of(8)}.", *["A line."] * 30)
        typesetter = Typesetter(house_style("A5"), break_lines, [finish_pages])
        pages = read_pages(typesetter._lay_out(job, typesetter._fetcher(job)))
        lines = [len(page.note_lines) for page in pages if page.note_lines]
        assert min(lines) >= 2, (before, lines)


def test_a_typesetter_without_the_extension_sets_notes_whole() -> None:
    """Patches are those of a process, and typesetters with and without an extension may be in one."""
    job = text_with(*[_PARAGRAPH] * 2, f"Called here{note_of(70)}. {_PARAGRAPH}")
    assert [fault.kind for fault in Typesetter(house_style("A5"), break_lines).set_pdf(job).faults][:1] != []
