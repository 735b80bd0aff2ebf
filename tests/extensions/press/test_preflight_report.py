"""The report of a preflight: a sheet for each faulty page, on which the frames are where the faults are."""

from __future__ import annotations

import io
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from diglot.cli.command_line import main
from diglot.extensions.books.model.page_boxes import Box
from diglot.extensions.press.core.preflight_report import ReportEntry, draw_frames, lay_out_sheets, place_on_sheet
from diglot.extensions.press.pipeline.press_tasks import preflight
from tests.tools import verapdf
from tests.tools.damaged_pdfs import DAMAGED
from tests.tools.press_sheets import changed, numbered_pages, showpiece
from tests.tools.publication import run, run_json

# What is drawn by hand on the first page → where.
PLACES: dict[str, Box] = {
    "RGB": Box(100, 100, 109, 109),
    "RGB in a drawing": Box(0, 0, 9, 9),
    "an RGB picture": Box(99, 99, 171, 171),
    "too much ink": Box(100, 100, 109, 109),
    "a screened hairline": Box(4.25, 4.25, 49.75, 4.75),
    "a screened hairline as a clipped border": Box(100, 100, 300, 100.5),
    "a coarse picture": Box(99, 99, 315, 315),
    "a link": Box(100, 100, 200, 120),
    "transparency in RGB": Box(0, 0, 9, 9),
}

FAULTS = ("RGB in a drawing", "a coarse picture", "a screened hairline", "text at the edge", "a link", "another size")


def faulty(*cases: str) -> bytes:
    content = showpiece("process")
    for case in cases or FAULTS:
        content = changed(content, DAMAGED[case][0])
    return content


def pdftotext_words(path: Path) -> list[list[tuple[str, Box]]]:
    """Return the words of each page with their places, in points from the upper left corner."""
    html = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    row = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<')
    return [
        [(word, Box(*map(float, sides))) for *sides, word in row.findall(page)] for page in html.split("<page ")[1:]
    ]


@pytest.mark.parametrize("case", PLACES)
def test_the_place_of_a_fault_is_known(case: str) -> None:
    change, kind, *_ = DAMAGED[case]
    [finding] = [one for one in preflight(changed(showpiece(), change)).findings if one.kind == kind]
    [area] = finding.areas
    wanted = PLACES[case]
    sides = ("left", "bottom", "right", "top")
    assert [getattr(area, side) for side in sides] == pytest.approx([getattr(wanted, side) for side in sides], abs=0.6)


def test_text_is_found_where_poppler_finds_it(tmp_path: Path) -> None:
    """All words of a page whose font is missing, line by line."""
    content = changed(showpiece(), DAMAGED["a font elsewhere"][0])
    (tmp_path / "a.pdf").write_bytes(content)
    words = pdftotext_words(tmp_path / "a.pdf")[0]
    found = [area for one in preflight(content).findings if one.kind == "press-font" for area in one.areas]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        height = float(pdf.pages[0].mediabox[3])
    serif = [(word, box) for word, box in words if word in ("Text", "Everything", "quotation", "rule.")]
    assert len(serif) == 4
    for word, box in serif:
        x, y = (box.left + box.right) / 2, height - (box.bottom + box.top) / 2
        assert any(area.left < x < area.right and area.bottom < y < area.top for area in found), word


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_frame_is_around_the_text_on_the_report_however_the_page_is_turned(turn: int, tmp_path: Path) -> None:
    """A word of the page below is where the report puts the frame around it."""
    source, report = tmp_path / "a.pdf", tmp_path / "report.pdf"
    source.write_bytes(numbered_pages(1, (900, 700), turn))
    assert main(["preflight", str(source), "--report", str(report)]) == 1
    result = preflight(source.read_bytes())
    assert result.summary
    [text] = [finding for finding in result.findings if finding.kind == "press-font"]
    with pikepdf.open(report) as pdf:
        place = pikepdf.NameTree(pdf.Root.Names.Dests)["sheet-1"]
        left, top = float(place[2]), 297 / 25.4 * 72 - float(place[3])
    [(_, word)] = [row for row in pdftotext_words(report)[1] if row[0] == "p1"]
    [sheet] = lay_out_sheets([ReportEntry(1, 1, "error", "", "", "", "")], result.summary.pages)
    frame = place_on_sheet(sheet, text.areas[0])
    x, y = (word.left + word.right) / 2 - left, (word.bottom + word.top) / 2 - top
    assert frame.left - 1 < x < frame.right + 1
    assert frame.bottom - 1 < y < frame.top + 1


def test_the_report_has_a_summary_and_a_sheet_for_each_page(tmp_path: Path) -> None:
    (tmp_path / "leaflet.pdf").write_bytes(faulty())
    code = main(["preflight", str(tmp_path / "leaflet.pdf"), "--report", str(tmp_path / "r.pdf")])
    assert code == 1
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "r.pdf", "-"], capture_output=True, text=True, check=True)
    for words in (
        "leaflet.pdf", "148 × 210 mm; 127 × 198 mm", "Cyan, Magenta, Yellow, Black", "FOGRA39", "PDF/X-4",
        "2 errors, 4 warnings", "Page 1", "Page 2", "give all pages the same size", "use a larger picture",
    ):  # fmt: skip
        assert words in text.stdout, words


def test_the_report_is_in_the_language_of_its_reader(tmp_path: Path) -> None:
    (tmp_path / "leaflet.pdf").write_bytes(faulty("RGB"))
    report = tmp_path / "r.pdf"
    main(["preflight", str(tmp_path / "leaflet.pdf"), "--report", str(report), "--ui-lang", "ru"])
    text = subprocess.run(["pdftotext", "-layout", report, "-"], capture_output=True, text=True, check=True).stdout
    for words in ("Отчет о предпечатной проверке", "148 × 210 мм", "Страница 1", "перевести его в CMYK"):
        assert words in text, words
    assert not re.search(r"Page \d|What|Least", text)
    with pikepdf.open(report) as pdf:
        assert str(pdf.Root.Lang) == "ru-RU"


def test_the_report_is_accessible_and_claims_what_it_can(tmp_path: Path) -> None:
    """It is tagged; with pages in it that somebody else made, it may not claim a standard for them."""
    (tmp_path / "a.pdf").write_bytes(faulty("RGB in a drawing", "a coarse picture", "a screened hairline", "a link"))
    (tmp_path / "b.pdf").write_bytes(showpiece())
    for name in ("a", "b"):
        main(["preflight", str(tmp_path / f"{name}.pdf"), "--report", str(tmp_path / f"{name}-report.pdf")])
    if not verapdf.has_java():
        pytest.skip("no Java runtime")
    wanted = [("a-report.pdf", "ua1"), ("b-report.pdf", "ua1"), ("b-report.pdf", "2a")]
    verdicts = verapdf.check([(tmp_path / name, flavour) for name, flavour in wanted])
    assert list(verdicts["a-report.pdf", "ua1"].broken) == ["5-1"]  # the claim itself
    assert verdicts["b-report.pdf", "ua1"].is_compliant
    assert verdicts["b-report.pdf", "2a"].is_compliant


def test_the_same_file_gives_the_same_report(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(faulty("RGB"))
    for name in ("one", "two"):
        main(["preflight", str(tmp_path / "a.pdf"), "--report", str(tmp_path / f"{name}.pdf")])
    first, second = ((tmp_path / f"{name}.pdf").read_bytes() for name in ("one", "two"))
    assert first == second


def test_numbers_do_not_cover_each_other() -> None:
    result = preflight(faulty())
    assert result.summary
    area = (Box(300, 300, 310, 310),)
    entries = [ReportEntry(number, 1, "error", "", "", "", "", area) for number in range(1, 9)]
    [sheet] = lay_out_sheets(entries, result.summary.pages)
    centres = sorted(float(x) for x in re.findall(r'<circle cx="([\d.]+)"', draw_frames(sheet, entries)))
    assert len(centres) == 8
    assert all(after - before > 9.9 for before, after in pairwise(centres))


def test_a_file_that_cannot_be_read_gets_a_report_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(showpiece()[:2000])
    assert main(["preflight", str(tmp_path / "a.pdf"), "--report", str(tmp_path / "r.pdf")]) == 1
    assert "it is damaged, or not a PDF" in " ".join(word for word, _ in pdftotext_words(tmp_path / "r.pdf")[0])


def test_a_report_is_about_one_file_and_replaces_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(showpiece())
    for arguments in (["a.pdf", "b.pdf", "--report", "r.pdf"], ["a.pdf", "--report", "a.pdf"]):
        paths = [one if one.startswith("-") else str(tmp_path / one) for one in arguments]
        code, _, errors = run(["preflight", *paths], capsys)
        assert code == 2
        assert "--report" in errors
    assert (tmp_path / "a.pdf").read_bytes() == showpiece()
    assert not (tmp_path / "r.pdf").exists()


def test_json_has_the_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(faulty("RGB"))
    _, document = run_json(["preflight", str(tmp_path / "a.pdf")], capsys)
    assert document["problems"][0]["areas"] == [[100, 100, 109, 109]]
