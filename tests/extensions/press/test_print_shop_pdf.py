"""PDFs for the print shop: each promise about them, checked in the file itself."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageCms

from diglot.adapters.executors.local import LocalExecutor
from diglot.adapters.typesetter import Typesetter
from diglot.extensions.press.adapters.pdf_tools.inspection import inspect_pdf
from diglot.model.tasks import Answer, TaskType
from tests.tools.press_sheets import ROOT, SHOWPIECE, house_plates, picture, showpiece, typesetter
from tests.tools.publication import codes, publish, write_files

POINTS = 72 / 25.4


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(number) for number in page.obj[name]]


# ---------------------------------------------------------------- one layout


def test_pdfs_for_readers_and_for_the_press_are_of_one_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is to the byte what it is alone."""
    alone = [typesetter().set_pdf(replace(SHOWPIECE, uses=(use,))) for use in ("reader", "press")]
    laid_out = []
    lay_out = Typesetter._lay_out
    monkeypatch.setattr(Typesetter, "_lay_out", lambda *facts: laid_out.append(1) or lay_out(*facts))
    assert list(typesetter().set_pdfs(replace(SHOWPIECE, uses=("reader", "press")))) == alone
    assert len(laid_out) == 1


def test_a_build_typesets_a_text_once_for_readers_and_for_the_press(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typeset = []
    run = LocalExecutor.map

    def watch(self: LocalExecutor, task_type: TaskType, payloads: Iterable[bytes]) -> Iterator[Answer]:
        for answer in run(self, task_type, payloads):
            if task_type.factory.endswith("make_typesetters"):
                typeset.append(answer)
            yield answer

    monkeypatch.setattr(LocalExecutor, "map", watch)
    root = write_files(tmp_path, {"content/en/a.md": "# A text\n\nWords.\n"})
    publish(root, formats=("html", "pdf", "pdf-press"))
    assert {path.name for path in root.glob("public/en/*.pdf")} == {"a.pdf", "a.press.pdf"}
    assert len(typeset) == 1


# ---------------------------------------------------------------- the page


def test_boxes_are_nested_around_the_page_size() -> None:
    """A5 with 3 mm of bleed, on paper that begins at 0 and has 10 mm more for the marks."""
    for page in opened(showpiece()).pages:
        media, bleed, trim = (box(page, name) for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
        assert media[:2] == [0, 0]
        assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([148 * POINTS, 210 * POINTS], abs=0.01)
        assert [bleed[0], bleed[1]] == pytest.approx([10 * POINTS] * 2, abs=0.01)
        assert [trim[0] - bleed[0], bleed[3] - trim[3]] == pytest.approx([3 * POINTS] * 2, abs=0.01)
        assert "/CropBox" not in page.obj


def rendered(content: bytes, folder: Path, name: str) -> Image.Image:
    """Return the first page in grey, one pixel per point."""
    (folder / f"{name}.pdf").write_bytes(content)
    command = ["pdftoppm", "-r", "72", "-gray", "-singlefile", "-f", "1", folder / f"{name}.pdf", folder / name]
    subprocess.run(command, check=True, capture_output=True)
    return Image.open(folder / f"{name}.pgm").convert("L")


def test_the_page_looks_as_it_was_typeset(tmp_path: Path) -> None:
    """Everything is in its place, pictures, patterns and gradients too; only colours became grey."""
    before = rendered(typesetter().set_pdf(SHOWPIECE).pdf, tmp_path, "before")
    after = rendered(showpiece(), tmp_path, "after")
    assert before.size == after.size
    inside = tuple(round(side * POINTS) for side in (13, 13, 13 + 148, 13 + 210))
    difference = ImageChops.difference(before.crop(inside), after.crop(inside))
    histogram = difference.histogram()
    assert sum(histogram[100:]) / sum(histogram) < 0.002
    assert after.crop(inside).getextrema() == (0, 255)


def test_only_marks_are_outside_the_bleed(tmp_path: Path) -> None:
    after = rendered(showpiece(), tmp_path, "after")
    edge = round(9.5 * POINTS)
    outside = after.copy()
    outside.paste(255, (edge, edge, after.width - edge, after.height - edge))
    # Two strokes at each corner, a cross at the middle of each side.
    assert 200 < sum(outside.histogram()[:200]) < 1500
    between = after.crop((round(10.2 * POINTS), round(10.2 * POINTS), round(12.8 * POINTS), after.height // 3))
    assert between.getextrema() == (255, 255)


# ---------------------------------------------------------------- inks


def colours_of(stream: Any, seen: set[tuple[int, int]]) -> list[tuple[bool, str, tuple[float, ...]]]:
    """Return every colour operator in a stream and in what it draws: whether in a text object, operator, operands."""
    colours: list[tuple[bool, str, tuple[float, ...]]] = []
    is_text = False
    for operands, operator in pikepdf.parse_content_stream(stream):
        name = str(operator)
        if name in ("BT", "ET"):
            is_text = name == "BT"
        if name in ("g", "G", "rg", "RG", "k", "K"):
            colours.append((is_text, name, tuple(float(number) for number in operands)))
    resources = stream.resources if isinstance(stream, pikepdf.Page) else stream.get("/Resources", {})
    for kind in ("/XObject", "/Pattern"):
        for inner in resources[kind].values() if kind in resources else ():
            if (
                inner.objgen not in seen
                and isinstance(inner, pikepdf.Stream)
                and str(inner.get("/Subtype")) != "/Image"
            ):
                seen.add(inner.objgen)
                colours += colours_of(inner, seen)
    return colours


@pytest.mark.parametrize("inks", ["black", "process"])
def test_text_is_in_black_alone(inks: str) -> None:
    """Solid black, except for white text on a dark background."""
    seen: set[tuple[int, int]] = set()
    rows = [row for page in opened(showpiece(inks)).pages for row in colours_of(page, seen)]
    assert {name for _, name, _ in rows} <= {"k", "K", "g"}
    assert {values for is_text, name, values in rows if is_text and name in "kK"} == {(0, 0, 0, 1), (0, 0, 0, 0)}


def fills_of(stream: Any, resources: Any) -> list[tuple[bool, tuple[float, ...], bool]]:
    """Return of each fill of a stream whether it is of text, its inks, and whether it leaves the inks under it."""
    fills, saved = [], []
    inks, overprints = (0.0, 0.0, 0.0, 1.0), False
    for instruction in pikepdf.parse_content_stream(stream):
        match str(instruction.operator):
            case "q":
                saved.append((inks, overprints))
            case "Q":
                inks, overprints = saved.pop()
            case "k":
                inks = tuple(float(number) for number in instruction.operands)
            case "gs":
                state = resources["/ExtGState"][str(instruction.operands[0])]
                overprints = bool(state["/op"]) and state["/OPM"] == 1 if "/op" in state else overprints
            case "Tj" | "TJ":
                fills.append((True, inks, overprints))
            case "f" | "f*" | "B" | "Do" | "sh":
                fills.append((False, inks, overprints))
    return fills


@pytest.mark.parametrize("inks", ["black", "process"])
def test_black_text_overprints_and_nothing_else_does(inks: str) -> None:
    """Else it would show white edges on a tint as soon as the plates are a little out of register."""
    fills = [fill for page in opened(showpiece(inks)).pages for fill in fills_of(page, page.resources)]
    assert {overprints for is_text, tint, overprints in fills if is_text and tint == (0, 0, 0, 1)} == {True}
    others = [overprints for is_text, tint, overprints in fills if not is_text or tint != (0, 0, 0, 1)]
    assert others
    assert not any(others)


def test_one_ink_means_one_ink() -> None:
    seen: set[tuple[int, int]] = set()
    rows = [row for page in opened(showpiece("black")).pages for row in colours_of(page, seen)]
    assert all(values[:3] == (0, 0, 0) for _, name, values in rows if name in "kK")


def test_four_inks_keep_coloured_rules_and_put_grey_ones_in_black() -> None:
    seen: set[tuple[int, int]] = set()
    rows = [row for page in opened(showpiece("process")).pages for row in colours_of(page, seen)]
    assert any(any(values[:3]) for _, name, values in rows if name in "kK")
    assert (False, "K", (0, 0, 0, 1)) in rows  # the rule above the notes, #999


@pytest.mark.parametrize("inks", ["black", "process"])
def test_thin_grey_rules_are_solid_black_with_as_much_ink(inks: str) -> None:
    """The rule above the notes, #999 and 0.75 pt: at 40 %, it would be printed as a row of dots."""
    pages = inspect_pdf(showpiece(inks)).pages
    assert [hairline for page in pages for hairline in page.hairlines] == []
    assert 0.3 in {line.points for page in pages for line in page.lines}


@dataclass(frozen=True)
class PlacedPicture:
    """A picture in a PDF."""

    space: str
    is_jpeg: bool
    is_glass: bool
    decode: list[int]
    image: Image.Image


def pictures_of(content: bytes) -> list[PlacedPicture]:
    """Return every picture except masks."""
    with opened(content) as pdf:
        images = [
            one for one in pdf.objects if isinstance(one, pikepdf.Stream) and str(one.get("/Subtype")) == "/Image"
        ]
        masks = {one["/SMask"].objgen for one in images if "/SMask" in one}
        return [_placed_picture(one) for one in images if one.objgen not in masks]


def _placed_picture(stream: pikepdf.Object) -> PlacedPicture:
    space = str(stream["/ColorSpace"])
    is_jpeg = str(stream.get("/Filter")) == "/DCTDecode"
    if is_jpeg:
        image = Image.open(io.BytesIO(stream.read_raw_bytes()))  # Pillow turns Adobe's inks the right way up
    else:
        image = Image.frombytes({"/DeviceGray": "L", "/DeviceCMYK": "CMYK"}[space], (400, 300), stream.read_bytes())
    decode = [int(number) for number in stream.get("/Decode", [])]
    return PlacedPicture(space, is_jpeg, "/SMask" in stream, decode, image)


def test_pictures_are_grey_where_the_press_has_one_ink() -> None:
    assert [picture.space for picture in pictures_of(showpiece("black"))] == ["/DeviceGray"] * 4


def test_pictures_are_separated_with_the_profile_where_it_has_four() -> None:
    """A grey one is in black alone; a photograph stays a JPEG; a transparent one stays transparent."""
    pictures = pictures_of(showpiece("process"))
    assert sorted(picture.space for picture in pictures) == ["/DeviceCMYK"] * 3 + ["/DeviceGray"]
    assert sum(picture.is_jpeg for picture in pictures) == 1
    assert sum(picture.is_glass for picture in pictures) == 1


def test_separated_colours_are_those_of_the_profile() -> None:
    """Converted back through the same profile, the middle of each picture has its former colour."""
    profile = ImageCms.ImageCmsProfile(io.BytesIO(house_plates().profile.content))
    back = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "CMYK", "RGB")
    source = Image.open(io.BytesIO(picture("PNG"))).getpixel((200, 150))
    separated = [shown for shown in pictures_of(showpiece("process")) if shown.space == "/DeviceCMYK"]
    assert len(separated) == 3
    for shown in separated:
        assert shown.decode == ([1, 0] * 4 if shown.is_jpeg else [])
        assert ImageCms.applyTransform(shown.image, back).getpixel((200, 150)) == pytest.approx(source, abs=24)


# ---------------------------------------------------------------- claims and metadata


def test_the_file_names_its_standard_and_its_output_intent() -> None:
    pdf = opened(showpiece())
    assert pdf.pdf_version == "1.6"
    (intent,) = pdf.Root["/OutputIntents"]
    assert str(intent["/S"]) == "/GTS_PDFX"
    assert str(intent["/OutputConditionIdentifier"]) == "FOGRA39"
    assert intent["/DestOutputProfile"].read_bytes() == house_plates().profile.content
    info = pdf.trailer["/Info"]
    assert (str(info["/Title"]), str(info["/Author"])) == ("A Showpiece", "Vera Lange")
    assert str(info["/Trapped"]) == "/False"
    assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20150312000000Z"


def test_the_metadata_name_the_same() -> None:
    """ISO 15930-7, 6.7: title, dates, trapping and version in XMP, which is uncompressed in the file."""
    content = showpiece()
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in content
    with opened(content).open_metadata() as xmp:
        assert xmp["dc:title"] == "A Showpiece"
        assert xmp["dc:creator"] == ["Vera Lange"]
        assert xmp["pdf:Trapped"] == "False"
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2015-03-12T00:00:00Z"
        assert re.fullmatch(r"uuid:[0-9a-f-]{36}", str(xmp["xmpMM:DocumentID"]))


def test_nothing_is_left_for_a_screen() -> None:
    pdf = opened(showpiece())
    assert not {"/Outlines", "/Names", "/OpenAction", "/AcroForm", "/StructTreeRoot"} & set(pdf.Root.keys())
    assert all("/Annots" not in page.obj for page in pdf.pages)


def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    for inks in ("black", "process"):
        (tmp_path / f"{inks}.pdf").write_bytes(showpiece(inks))
        run = subprocess.run(["qpdf", "--check", tmp_path / f"{inks}.pdf"], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr


def test_the_text_can_still_be_searched(tmp_path: Path) -> None:
    """A PDF is proofread on a screen before it is printed."""
    (tmp_path / "a.pdf").write_bytes(showpiece())
    run = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True)
    assert "light words on dark" in run.stdout
    assert "по-русски" in run.stdout


AGAIN = """
import sys; from tests.tools.press_sheets import showpiece
sys.stdout.buffer.write(showpiece("process"))
"""


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Vladivostok"}
    run = subprocess.run([sys.executable, "-c", AGAIN], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert run.stdout == showpiece("process")


# ---------------------------------------------------------------- a publication


HOUSE = {
    "content/en/essay.md": "---\ntitle: On Paper\ndate: 2015-03-12\n---\nA line.\n",
    "content/ru/essay.md": "---\ntitle: О бумаге\n---\nСтрока.\n",
    "content/site.toml": 'trim = "Royal"\nbase_url = "https://example.org"\n[press]\nbleed_mm = 5\n',
}


def test_a_build_makes_one_of_each_edition_and_links_none(tmp_path: Path) -> None:
    report = publish(write_files(tmp_path, HOUSE), formats=("html", "pdf-press"))
    assert codes(report) == []
    for place, title in (("en/essay", "On Paper"), ("ru/essay", "О\N{NO-BREAK SPACE}бумаге")):
        pdf = opened((tmp_path / "public" / f"{place}.press.pdf").read_bytes())
        assert str(pdf.trailer["/Info"]["/Title"]) == title
        trim, bleed = box(pdf.pages[0], "/TrimBox"), box(pdf.pages[0], "/BleedBox")
        assert trim[2] - trim[0] == pytest.approx(156 * POINTS, abs=0.01)
        assert trim[0] - bleed[0] == pytest.approx(5 * POINTS, abs=0.01)
        assert "press.pdf" not in (tmp_path / "public" / place / "index.html").read_text(encoding="utf-8")


def test_a_coarse_picture_is_reported_with_the_name_of_its_file(tmp_path: Path) -> None:
    """400 by 300 pixels over the whole measure are fewer than 200 per inch."""
    essay = "---\ntitle: On Paper\n---\n![A picture](photo.jpg){alt='Colours'}\n"
    root = write_files(tmp_path, HOUSE | {"content/en/essay.md": essay})
    (root / "content/en/photo.jpg").write_bytes(picture("JPEG"))
    (problem,) = publish(root, formats=("html", "pdf-press")).problems
    assert (problem.code, problem.file) == ("press-picture", "content/en/essay.md")
    assert problem.facts()["thing"] == "content/en/photo.jpg"


def test_a_second_build_reuses_all(tmp_path: Path) -> None:
    root = write_files(tmp_path, HOUSE)
    publish(root, formats=("html", "pdf-press"))
    first = (root / "public/ru/essay.press.pdf").read_bytes()
    report = publish(root, formats=("html", "pdf-press"))
    assert report.renditions_made == 0
    assert publish(root, formats=("html", "pdf-press"), is_fresh=True).renditions_made > 0
    assert (root / "public/ru/essay.press.pdf").read_bytes() == first


def test_a_publication_can_have_the_profile_of_its_printer(tmp_path: Path) -> None:
    root = write_files(tmp_path, HOUSE | {"content/site.toml": '[press]\nprofile = "our-printer"\n'})
    (root / "assets/profiles").mkdir(parents=True)
    profile = (ROOT / "assets/profiles/FOGRA47L_uncoated.icc").read_bytes()
    (root / "assets/profiles/our-printer.icc").write_bytes(profile)
    publish(root, formats=("html", "pdf-press"))
    pdf = opened((root / "public/en/essay.press.pdf").read_bytes())
    (intent,) = pdf.Root["/OutputIntents"]
    assert str(intent["/OutputConditionIdentifier"]) == "FOGRA47"
    assert intent["/DestOutputProfile"].read_bytes() == profile
    assert not list((root / "public").rglob("*.icc"))


@pytest.mark.parametrize(
    "content", [None, b"not a profile", ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()]
)
def test_an_unreadable_profile_is_reported(tmp_path: Path, content: bytes | None) -> None:
    root = write_files(tmp_path, HOUSE | {"content/site.toml": '[press]\nprofile = "our-printer"\n'})
    if content is not None:
        (root / "assets/profiles").mkdir(parents=True)
        (root / "assets/profiles/our-printer.icc").write_bytes(content)
    report = publish(root, formats=("html", "pdf-press"))
    assert "press-profile" in codes(report)
    assert not report.is_published


@pytest.mark.parametrize("line", ["bleed_mm = -1", "bleed_mm = 300", 'bleed_mm = "3 mm"', 'inks = "gold"', "bled = 3"])
def test_an_impossible_setting_is_reported(tmp_path: Path, line: str) -> None:
    report = publish(write_files(tmp_path, HOUSE | {"content/site.toml": f"[press]\n{line}\n"}))
    assert {"wrong-value", "unknown-field"} & set(codes(report))
