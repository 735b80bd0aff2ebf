"""Inks of their own in files for the press: the accent of the look, printed in an ink with a name."""

from __future__ import annotations

import io
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops

from diglot.model.printing import SpotInk
from diglot.pipeline.outputs.preflight import preflight
from diglot.pipeline.outputs.print_shop_pdf import convert_pdf
from tests.tools.damaged_pdfs import DAMAGED
from tests.tools.press_sheets import DAY, SHOWPIECE, changed, house_plates, showpiece, typesetter
from tests.tools.small_house import codes, publish, run, told, write_house

RUBRIC = SpotInk("PANTONE 1815 C", "#8c2f1b", (0.16, 0.97, 0.86, 0.54))

HOUSE = {
    "content/en/essay.md": "---\ntitle: On Paper\ndate: 2015-03-12\n---\nA line.\n\n> A quotation beside a rule.\n",
    "content/ru/essay.md": "---\ntitle: О бумаге\n---\nСтрока.\n\n> Цитата у линейки.\n",
}
SPOT = 'base_url = "https://example.org"\n[press]\n[[press.spot]]\nname = "PANTONE 1815 C"\ncmyk = [16, 97, 86, 54]\n'


@cache
def in_two_inks(inks: str = "black") -> bytes:
    """Return the showpiece in black and an ink of its own, which its coloured rule is printed in."""
    job = replace(SHOWPIECE, html=SHOWPIECE.html.replace("Half there.", '<b style="color: #c6978d">Half the ink.</b>'))
    printed = typesetter().set_pdf(job)
    converted = convert_pdf(replace(house_plates(inks), spots=(RUBRIC,)), printed.pdf, DAY)
    assert converted.findings == ()
    return converted.pdf


def separations(content: bytes) -> dict[str, Any]:
    """Return the separate inks of the resources of all pages, by their names."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        spaces = [space for page in pdf.pages for space in page.resources.get("/ColorSpace", {}).values()]
        return {str(space[1])[1:]: [float(part) for part in space[3]["/C1"]] for space in spaces}


def painted(content: bytes, number: int = 0) -> list[str]:
    """Return the instructions of the first page that set an ink of its own, or show text."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        instructions = pikepdf.parse_content_stream(pdf.pages[number])
        names = {"cs", "CS", "scn", "SCN", "k", "TJ", "Tj", "f", "gs"}
        return [
            f"{one.operator} {' '.join(map(str, one.operands))}" if str(one.operator)[0] not in "Tf" else "paint"
            for one in instructions
            if str(one.operator) in names
        ]


def test_an_ink_has_its_name_and_what_stands_for_it() -> None:
    assert separations(in_two_inks())["PANTONE 1815 C"] == [0.16, 0.97, 0.86, 0.54]
    assert set(separations(showpiece())) == {"All"}


def test_the_accent_is_printed_in_it_and_text_stays_black() -> None:
    rows = painted(in_two_inks())
    assert "cs /Spot1" in rows
    assert rows[rows.index("cs /Spot1") + 1] == "scn 1"
    assert "k 0 0 0 1" in rows
    assert "gs /FillOverprints" in rows


def test_text_in_a_shade_of_an_ink_is_solid() -> None:
    """As in a shade of black, its edges would be ragged."""
    rows = [row for number in (0, 1) for row in painted(in_two_inks(), number)]
    assert {row for row in rows if row.startswith("scn ") and "/" not in row} == {"scn 1"}
    ink = RUBRIC.tint_of(0xC6 / 255, 0x97 / 255, 0x8D / 255)
    assert 0.45 < ink < 0.55


@pytest.mark.parametrize("inks", ["black", "process"])
def test_the_preflight_knows_the_inks(inks: str) -> None:
    result = preflight(in_two_inks(inks), [RUBRIC.name])
    assert result.findings == ()
    assert result.summary
    assert [ink for ink in result.summary.inks if ink not in ("Cyan", "Magenta", "Yellow")] == ["Black", RUBRIC.name]
    assert {finding.kind for finding in preflight(in_two_inks(inks)).findings} == {"press-spot"}


def plate(content: bytes, folder: Path) -> Image.Image:
    """Return the plate of the first page's own ink: what vanishes from the page when that ink stands for nothing."""

    def without_ink(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].resources["/ColorSpace"]["/Spot1"][3]["/C1"] = pikepdf.Array([0, 0, 0, 0])

    images = []
    for name, pdf in (("with", content), ("without", changed(content, without_ink))):
        (folder / f"{name}.pdf").write_bytes(pdf)
        command = ["pdftoppm", "-r", "72", "-singlefile", "-f", "1", "-png", folder / f"{name}.pdf", folder / name]
        subprocess.run(command, check=True)
        images.append(Image.open(folder / f"{name}.png").convert("RGB"))
    return ImageChops.difference(*images).convert("L")


def test_nothing_but_the_accent_is_on_the_plate(tmp_path: Path) -> None:
    """The kicker, the call and the number of a note, and the rule beside the quotation: a few, and all narrow."""
    ink = plate(in_two_inks(), tmp_path)
    columns = [x for x in range(ink.width) if ink.crop((x, 300, x + 1, 330)).getbbox()]
    assert 0 < len(columns) <= 3  # the rule
    assert ink.crop((86, 335, ink.width, 480)).getbbox() is None  # pictures
    assert ink.crop((86, 278, 190, 298)).getbbox() is None  # text before the note
    assert ink.crop((86, 170, 120, 182)).getbbox()  # the kicker


def test_a_publication_prints_its_accent_in_an_ink_of_its_own(tmp_path: Path) -> None:
    root = write_house(tmp_path, HOUSE | {"content/site.toml": f'formats = ["html", "pdf", "pdf-press"]\n{SPOT}'})
    report = publish(root, formats=("html", "pdf", "pdf-press"))
    assert codes(report) == []
    content = (root / "public/en/essay.press.pdf").read_bytes()
    assert separations(content)["PANTONE 1815 C"] == [0.16, 0.97, 0.86, 0.54]
    # The one for readers is the same without it.
    before = (root / "public/en/essay.pdf").read_bytes()
    without = SPOT.partition("[press]")[0]
    write_house(root, {"content/site.toml": f'formats = ["html", "pdf", "pdf-press"]\n{without}'})
    publish(root, formats=("html", "pdf", "pdf-press"))
    assert (root / "public/en/essay.pdf").read_bytes() == before
    assert "PANTONE 1815 C" not in separations((root / "public/en/essay.press.pdf").read_bytes())


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        ('name = "Black"\ncmyk = [0, 0, 0, 100]', "wrong-value", 3),
        ('name = "Gold"\ncmyk = [0, 0, 100]', "wrong-value", 4),
        ('name = "Gold"\ncmyk = [0, 0, 200, 0]', "wrong-value", 4),
        ('name = "Gold"\ncolour = "golden"\ncmyk = [0, 0, 0, 0]', "wrong-value", 4),
        ('name = "Gold"', "missing-field", 2),
        ('nmae = "Gold"\nname = "A"\ncmyk = [0, 0, 0, 1]', "unknown-field", 3),
        ('name = "A"\ncmyk = [0, 0, 0, 1]\n[[press.spot]]\nname = "A"\ncolour = "red"\ncmyk = [0, 0, 0, 1]', "wrong-value", 6),
        ('name = "A"\ncmyk = [0, 0, 0, 1]\n[[press.spot]]\nname = "B"\ncmyk = [0, 0, 0, 1]', "wrong-value", 6),
    ],
)  # fmt: skip
def test_an_ink_that_cannot_be_is_reported_at_its_line(tmp_path: Path, lines: str, code: str, line: int) -> None:
    report = publish(write_house(tmp_path, HOUSE | {"content/site.toml": f"[press]\n[[press.spot]]\n{lines}\n"}))
    found = [(problem.code, problem.position[1]) for problem in report.problems if problem.code != "no-base-url"]
    assert found == [(code, line)], told(report, "en")


def test_the_command_is_told_the_inks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(changed(showpiece(), DAMAGED["an ink that nobody declared"][0]))
    code, _, errors = run(["preflight", str(path)], capsys)
    assert code == 0
    assert "an ink that is not declared: PANTONE 871 C [press-spot]" in errors
    assert run(["preflight", str(path), "--spot", "PANTONE 871 C"], capsys)[2] == ""
