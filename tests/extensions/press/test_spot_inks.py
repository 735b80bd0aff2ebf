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

from diglot.extensions.press.model.spot_inks import InkMixture, tint_of
from diglot.extensions.press.pipeline.press_tasks import convert_pdf, preflight
from diglot.extensions.press.pipeline.print_shop_pdf import ConvertedPdf
from diglot.model.paper.printing import SpotInk
from tests.tools.damaged_pdfs import DAMAGED
from tests.tools.press_sheets import DAY, SHOWPIECE, changed, drawn, house_plates, showpiece, typesetter
from tests.tools.publication import codes, publish, reported, run, write_files

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
    ink = tint_of(RUBRIC, 0xC6 / 255, 0x97 / 255, 0x8D / 255)
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


def drawing(stops: str, attributes: str = "", kind: str = "linearGradient") -> str:
    """Return a drawing of 300 by 90 pixels with a gradient over its lower part. stops: offset, colour, opacity."""
    elements = [
        f'<stop offset="{offset}" stop-color="{colour}" stop-opacity="{opacity}"/>'
        for offset, colour, opacity in (stop.split() for stop in stops.split(";"))
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="90" viewBox="0 0 300 90">\n<defs>\n'
        f'<{kind} id="g" {attributes}>\n{"".join(elements)}\n</{kind}>\n</defs>\n'
        '<rect y="30" width="300" height="60" fill="url(#g)"/></svg>\n'
    )


def pressed(markup: str, inks: str = "process", svg: str = "") -> ConvertedPdf:
    """Return a page with some markup, made for the press in these inks and one of their own."""
    html = f"<!doctype html><html><head><title>A Page</title></head><body>{markup}</body></html>"
    job = replace(SHOWPIECE, html=html, pictures={"/drawing.svg": ("image/svg+xml", svg.encode())})
    converted = convert_pdf(replace(house_plates(inks), spots=(RUBRIC,)), typesetter().set_pdf(job).pdf, DAY)
    assert converted.findings == ()
    return converted


def drawn_in_inks(svg: str, inks: str = "process") -> ConvertedPdf:
    return pressed('<p><img src="/drawing.svg" alt="" style="width: 300px"></p>', inks, svg)


def gradients(content: bytes) -> list[tuple[str, int, list[list[float]]]]:
    """Return the inks of each gradient, its type, and the colours of its stops; greys are those of masks."""
    found = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ShadingType" in thing:
                space = thing.ColorSpace
                name = str(space if isinstance(space, pikepdf.Name) else space[1])[1:]
                ends = [part[key] for part in thing.Function.Functions for key in ("/C0", "/C1")]
                found.append((name, int(thing.ShadingType), [[float(one) for one in end] for end in ends]))
    return sorted(found)


@pytest.mark.parametrize(
    ("svg", "kind", "tints"),
    [
        (drawing("0 #8c2f1b 1;1 #fff 1"), 2, [1, 0]),
        (drawing("0 #c6978d 1;1 #8c2f1b 1"), 2, [0.5, 1]),
        (drawing("0 white 1;.3 #8c2f1b 1;1 #c6978d 1"), 2, [0, 1, 1, 0.5]),
        (drawing("0 #8c2f1b 1;1 #fff 1", 'x2=".5" spreadMethod="reflect"'), 2, [1, 0, 0, 0, 0, 1]),
        (drawing("0 #8c2f1b 1;.4 #c6978d 1;1 #fff 1", kind="radialGradient"), 3, [1, 0.5, 0.5, 0]),
        # What is transparent has no colour.
        (drawing("0 #8c2f1b 1;1 #00c 0"), 2, [1, 1]),
        (drawing("0 #8c2f1b .8;1 #fff .2"), 2, [1, 0]),
    ],
    ids=["to white", "to a tint", "three stops", "reflected", "radial", "to nothing", "opacity"],
)
@pytest.mark.parametrize("inks", ["black", "process"])
def test_a_gradient_between_shades_of_an_ink_is_printed_in_it(
    svg: str, kind: int, tints: list[float], inks: str
) -> None:
    converted = drawn_in_inks(svg, inks)
    assert converted.mixtures == ()
    [printed] = [row for row in gradients(converted.pdf) if row[0] != "DeviceGray"]
    assert printed[:2] == (RUBRIC.name, kind)
    assert [tint for (tint,) in printed[2]] == pytest.approx(tints, abs=0.005)
    result = preflight(converted.pdf, [RUBRIC.name])
    assert result.summary
    assert [ink for ink in result.summary.inks if ink != "Black"] == [RUBRIC.name]


def test_the_plate_of_an_ink_has_its_gradients(tmp_path: Path) -> None:
    """As much ink as the screen has of its colour, from solid on the left to nothing on the right."""
    ink = plate(drawn_in_inks(drawing("0 #8c2f1b 1;1 #fff 1")).pdf, tmp_path)
    left, top, right, bottom = ink.getbbox() or (0, 0, 0, 0)
    row = [
        ink.getpixel((left + round(part * (right - 1 - left)), (top + bottom) // 2))
        for part in (0.02, 0.25, 0.5, 0.75, 0.98)
    ]
    assert row == sorted(row, reverse=True)
    assert row[0] > 150 > row[2] > 40
    assert row[4] < 10


@pytest.mark.parametrize(
    ("svg", "colours"),
    [
        (drawing("0 #8c2f1b 1;1 #00c 1"), ("#8c2f1b", "#0000cc")),
        (drawing("0 #c6978d 1;.5 #fff 1;1 #000 1", kind="radialGradient"), ("#c6978d", "#ffffff", "#000000")),
    ],
)
def test_a_gradient_with_other_colours_is_found(svg: str, colours: tuple[str, ...]) -> None:
    converted = drawn_in_inks(svg)
    assert converted.mixtures == (InkMixture(RUBRIC.name, colours),)
    assert [name for name, _, _ in gradients(converted.pdf)] == ["DeviceCMYK"]


@pytest.mark.parametrize(
    "svg", [drawing("0 #000 1;1 #fff 1"), drawing("0 #fff 1;1 #fff .1"), drawing("0 #00c 1;1 #fff 1")]
)
def test_a_gradient_without_the_colour_of_an_ink_is_left_alone(svg: str) -> None:
    converted = drawn_in_inks(svg)
    assert converted.mixtures == ()
    assert RUBRIC.name not in {name for name, _, _ in gradients(converted.pdf)}


def test_gradients_of_styles_are_treated_alike() -> None:
    markup = '<p style="background: {}(#8c2f1b, {})">Text.</p>'
    converted = pressed(markup.format("linear-gradient", "#fff") + markup.format("radial-gradient", "#0c0"))
    assert [name for name, _, _ in gradients(converted.pdf)] == ["DeviceCMYK", RUBRIC.name]
    assert converted.mixtures == (InkMixture(RUBRIC.name, ("#8c2f1b", "#00cc00")),)


def test_a_gradient_after_black_text_leaves_out_the_inks_under_it() -> None:
    """Unlike one in four inks, one in an ink of its own would overprint as the text does."""
    function = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[140 / 255, 47 / 255, 27 / 255], C1=[1, 1, 1], N=1)
    shading = pikepdf.Dictionary(
        ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB, Coords=[0, 0, 99, 0], Function=function
    )
    page = typesetter().set_pdf(replace(SHOWPIECE, html="<p>Text.</p>", pictures={})).pdf
    text_and_gradient = drawn(b"0 g BT (Text) Tj ET /G sh", Shading={"G": shading})
    converted = convert_pdf(replace(house_plates(), spots=(RUBRIC,)), changed(page, text_and_gradient), DAY)
    with pikepdf.open(io.BytesIO(converted.pdf)) as pdf:
        rows = [[str(one.operator), *map(str, one.operands)] for one in pikepdf.parse_content_stream(pdf.pages[0])]
    states = [row[1] for row in rows[: rows.index(["sh", "/G"])] if row[0] == "gs"]
    assert states[-2:] == ["/FillOverprints", "/FillKnocksOut"]


def test_a_publication_prints_its_accent_in_an_ink_of_its_own(tmp_path: Path) -> None:
    root = write_files(tmp_path, HOUSE | {"content/site.toml": f'formats = ["html", "pdf", "pdf-press"]\n{SPOT}'})
    report = publish(root, formats=("html", "pdf", "pdf-press"))
    assert codes(report) == []
    content = (root / "public/en/essay.press.pdf").read_bytes()
    assert separations(content)["PANTONE 1815 C"] == [0.16, 0.97, 0.86, 0.54]
    # The one for readers is the same without it.
    before = (root / "public/en/essay.pdf").read_bytes()
    without = SPOT.partition("[press]")[0]
    write_files(root, {"content/site.toml": f'formats = ["html", "pdf", "pdf-press"]\n{without}'})
    publish(root, formats=("html", "pdf", "pdf-press"))
    assert (root / "public/en/essay.pdf").read_bytes() == before
    assert "PANTONE 1815 C" not in separations((root / "public/en/essay.press.pdf").read_bytes())


def illustrated(root: Path, svg: str) -> Path:
    """Write a publication whose texts show a drawing, for the press in black and an ink of its own."""
    texts = {path: f"{text}\n![A drawing.](/media/d.svg)\n" for path, text in HOUSE.items()}
    return write_files(root, texts | {"content/site.toml": SPOT, "content/media/d.svg": svg})


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("", ""), ("content/media/d.svg", 3)),
        (('stop-color="#8c2f1b"', 'style="stop-color: rgb(140, 47, 27)"'), ("content/media/d.svg", 3)),
        (('"url(#g)"', '"url(#h)"'), ("content/media/d.svg", 3)),
        (('stop-color="#8c2f1b"', 'class="ink"'), ("content/en/essay.md", 1)),
    ],
    ids=["attribute", "style", "base", "style sheet"],
)
def test_a_gradient_that_lacks_its_ink_is_reported(
    tmp_path: Path, change: tuple[str, str], place: tuple[str, int]
) -> None:
    """At the drawing, once for both languages; at each text where a style sheet hides the colours of the drawing."""
    more = '<linearGradient id="h" href="#g"/><style>.ink {stop-color: #8c2f1b}</style></defs>'
    svg = drawing("0 #8c2f1b 1;1 #00c 1").replace(*change).replace("</defs>", more)
    root = illustrated(tmp_path, svg)
    for _ in ("made", "kept"):
        report = publish(root, formats=("html", "pdf-press"))
        assert set(codes(report)) == {"mixed-gradient"}
        assert report.problems[0].position == place
        assert len(report.problems) == (1 if place[0].endswith(".svg") else 2)
        assert "“PANTONE 1815 C”" in reported(report, "en")
        assert "#8c2f1b, #0000cc" in reported(report, "ru")
    write_files(root, {"content/media/d.svg": svg.replace("#00c", "#fff")})
    assert codes(publish(root, formats=("html", "pdf-press"))) == []


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
    report = publish(write_files(tmp_path, HOUSE | {"content/site.toml": f"[press]\n[[press.spot]]\n{lines}\n"}))
    found = [(problem.code, problem.position[1]) for problem in report.problems if problem.code != "no-base-url"]
    assert found == [(code, line)], reported(report, "en")


def test_the_command_is_told_the_inks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(changed(showpiece(), DAMAGED["an ink that nobody declared"][0]))
    code, _, errors = run(["preflight", str(path)], capsys)
    assert code == 0
    assert "an ink that is not declared: PANTONE 871 C [press-spot]" in errors
    assert run(["preflight", str(path), "--spot", "PANTONE 871 C"], capsys)[2] == ""
