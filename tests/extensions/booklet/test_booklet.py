"""Booklets: the position of each page on the sheet, read back from the finished file."""

from __future__ import annotations

import io
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from diglot.extensions.booklet.adapters.outlined_text import Lettering
from diglot.extensions.booklet.model.booklet import FoldingScheme, SheetMarks
from diglot.extensions.booklet.pipeline.booklet import Booklet, make_booklet
from diglot.model.problems import PdfLocked, PdfUnreadable
from tests.tools.damaged_pdfs import give_password, spot_space
from tests.tools.press_sheets import ROOT, changed, drawn, numbered_pages, showpiece
from tests.tools.publication import run, run_json

MM = 72 / 25.4
# The position of the number on a page, in points from its left and from its foot (`numbered_pages`).
FROM_LEFT, FROM_FOOT = 20, 30


def marks(date: str) -> SheetMarks:
    return SheetMarks(f"a.pdf {date} {{signature}} {{sheet}} {{side}}", {"front": "A", "back": "B", "both": "AB"})


def booklet(content: bytes, *, with_marks: bool = False, **scheme: object) -> Booklet:
    made = make_booklet(content, "a.pdf", FoldingScheme(**scheme), marks if with_marks else None)  # type: ignore[arg-type]
    assert isinstance(made, Booklet)
    return made


def words_of(pdf: bytes, folder: Path) -> list[dict[str, tuple[float, float]]]:
    """Return the page numbers on each side, with their distances from its left edge and from its top, in points."""
    (folder / "booklet.pdf").write_bytes(pdf)
    command = ["pdftotext", "-bbox", folder / "booklet.pdf", "-"]
    html = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    sides = []
    for side in html.split("<page ")[1:]:
        rows = re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">(p\d+)<', side)
        sides.append({name: (float(left), float(foot)) for left, foot, name in rows})
    return sides


def test_each_page_is_in_its_half_of_the_sheet(tmp_path: Path) -> None:
    """Eight pages of 200 by 300 points: two sheets, four sides of 400 by 300."""
    made = booklet(numbered_pages(8))
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert [[float(number) for number in side.mediabox] for side in pdf.pages] == [[0, 0, 400, 300]] * 4
    placed = words_of(made.pdf, tmp_path)
    assert [{name: round(left) for name, (left, _) in side.items()} for side in placed] == [
        {"p8": FROM_LEFT, "p1": 200 + FROM_LEFT},
        {"p2": FROM_LEFT, "p7": 200 + FROM_LEFT},
        {"p6": FROM_LEFT, "p3": 200 + FROM_LEFT},
        {"p4": FROM_LEFT, "p5": 200 + FROM_LEFT},
    ]
    heights = {round(foot) for side in placed for _, foot in side.values()}
    assert len(heights) == 1
    assert abs(300 - heights.pop() - FROM_FOOT) < 8  # the letters reach a little below their line


def test_a_pdf_that_is_read_from_right_to_left_has_its_spine_at_the_right(tmp_path: Path) -> None:
    """As those of texts in Hebrew and Arabic say."""

    def hebrew(pdf: pikepdf.Pdf) -> None:
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(Direction=pikepdf.Name.R2L)
        pdf.pages[0].obj["/MediaBox"] = pikepdf.Array([0, 0, 150, 300])

    made = booklet(changed(numbered_pages(8), hebrew))
    front, back, *_ = words_of(made.pdf, tmp_path)
    # A narrower first page touches the fold, at 200.
    assert {name: round(left) for name, (left, _) in front.items()} == {"p1": 50 + FROM_LEFT, "p8": 200 + FROM_LEFT}
    assert {name: round(left) for name, (left, _) in back.items()} == {"p7": FROM_LEFT, "p2": 200 + FROM_LEFT}


def test_pages_missing_to_whole_sheets_are_blank(tmp_path: Path) -> None:
    made = booklet(numbered_pages(5))
    assert (made.pages, made.plan.blanks, len(made.plan.sheets)) == (5, 3, 2)
    assert [sorted(side) for side in words_of(made.pdf, tmp_path)] == [["p1"], ["p2"], ["p3"], ["p4", "p5"]]


def test_creep_moves_pages_towards_the_fold_sheet_by_sheet(tmp_path: Path) -> None:
    """Half a millimetre for each sheet around: the third sheet's pages move by one."""
    still = words_of(booklet(numbered_pages(12)).pdf, tmp_path)
    moved = words_of(booklet(numbered_pages(12), creep_mm=0.5).pdf, tmp_path)
    for side, (before, after) in enumerate(zip(still, moved, strict=True)):
        sheet = side // 2
        for name, (left, _) in before.items():
            towards_fold = 1 if left < 200 else -1
            assert after[name][0] - left == pytest.approx(towards_fold * sheet * 0.5 * MM, abs=0.02)


def test_pages_are_cut_to_their_trim_and_marks_are_around_them(tmp_path: Path) -> None:
    """Of a PDF for the print shop, the marks are dropped, and the bleed extends into the margin of the sheet."""
    plain, marked = booklet(showpiece()), booklet(showpiece(), with_marks=True)
    sizes = []
    for made in (plain, marked):
        with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
            box = [float(number) for number in pdf.pages[0].mediabox]
            sizes.append([round(side / MM, 1) for side in box[2:]])
    assert sizes == [[296, 210], [316, 230]]
    with pikepdf.open(io.BytesIO(marked.pdf)) as pdf:
        trim = [float(number) / MM for number in pdf.pages[0].obj["/TrimBox"]]
        assert trim == pytest.approx([10, 10, 306, 220], abs=0.01)
        form = pdf.pages[0].obj["/Resources"]["/XObject"]["/P0"]
        bleed = [float(number) for number in form["/BBox"]]
        assert (bleed[2] - bleed[0]) / MM == pytest.approx(154, abs=0.01)


def test_eight_pages_on_a_side_have_room_for_bleed_where_they_are_cut_apart(tmp_path: Path) -> None:
    """They meet at both spines; between heads, and between the outer edges in the middle, are twice 3 mm."""
    made = booklet(numbered_pages(16), pages_a_side=8, with_marks=True)
    front = words_of(made.pdf, tmp_path)[0]
    left = [front[f"p{folio}"][0] for folio in (4, 13, 16, 1)]
    assert left[0] == pytest.approx(10 * MM + FROM_LEFT, abs=0.1)
    assert [round(right - left, 1) for left, right in pairwise(left)] == [200, round(200 + 6 * MM, 1), 200]
    # What stands on its head has its foot as far from the head of the paper as the others from its foot.
    assert made.is_wide
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert float(pdf.pages[0].mediabox[3]) == pytest.approx(2 * 300 + (6 + 20) * MM, abs=0.01)
    assert front["p1"][1] - front["p8"][1] > 300 + 6 * MM


def filled(content: bytes, side: int = 0) -> list[tuple[str, list[float]]]:
    """Return the filled rectangles of a side that the pages did not bring: the colour, and corner and size in mm."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        colour, found, saved, box = "", [], [], []
        for one in pikepdf.parse_content_stream(pdf.pages[side]):
            match str(one.operator):
                case "k" | "scn":
                    colour = " ".join(f"{float(number):g}" for number in one.operands)
                case "re":
                    box = [round(float(number) / MM, 1) for number in one.operands]
                case "m":
                    box = []
                case "f" if box:
                    found.append((colour, box))
                case "q":
                    saved.append(colour)
                case "Q":
                    colour = saved.pop()
    return [row for row in found if row[1][2:] in ([5, 5], [1.5, 5])]


def test_the_colour_bar_has_the_inks_of_the_pages() -> None:
    """Each whole and at half, and two over each other; a book in black has no patch that would be another plate."""
    black = filled(booklet(showpiece("black"), with_marks=True).pdf)
    assert [colour for colour, _ in black] == ["0 0 0 1", "0 0 0 0.5"]
    process = [colour for colour, _ in filled(booklet(showpiece("process"), with_marks=True).pdf)]
    assert process[:4] == ["1 0 0 0", "0.5 0 0 0", "0 1 0 0", "0 0.5 0 0"]
    assert process[-3:] == ["0 1 1 0", "1 0 1 0", "1 1 0 0"]


def test_the_bar_shows_a_spot_ink_on_its_own_plate() -> None:
    gold = drawn(b"/Gold cs 1 scn 100 100 9 9 re f", ColorSpace={"Gold": spot_space})
    made = booklet(changed(numbered_pages(4), gold), with_marks=True)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        spaces = pdf.pages[0].resources["/ColorSpace"].values()
        assert sorted(str(space[1]) for space in spaces) == ["/All", "/PANTONE 871 C"]
    assert [colour for colour, _ in filled(made.pdf)] == ["0 0 0 1", "0 0 0 0.5", "1", "0.5"]


def test_the_bar_leaves_out_an_ink_whose_colour_space_the_pages_do_not_name() -> None:
    """Such as one that only a drawing within a page knows: a patch of it would make a faulty file."""

    def gold(pdf: pikepdf.Pdf) -> pikepdf.Object:
        form = pdf.make_stream(b"/Gold cs 1 scn 100 100 9 9 re f")
        spaces = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(Gold=spot_space(pdf)))
        form.update(pikepdf.Dictionary(Subtype=pikepdf.Name.Form, BBox=[0, 0, 200, 300], Resources=spaces))
        return form

    made = booklet(changed(numbered_pages(4), drawn(b"/Form Do", XObject={"Form": gold})), with_marks=True)
    assert [colour for colour, _ in filled(made.pdf)] == ["0 0 0 1", "0 0 0 0.5"]


def test_collating_marks_go_down_like_stairs_on_the_spines_of_signatures() -> None:
    """A signature that is missing, or there twice, is a gap or a double step in the stack."""
    made = booklet(numbered_pages(48), pages_a_side=8, sheets_a_signature=1, with_marks=True)
    sides = [filled(made.pdf, side) for side in range(6)]
    marks = [[box for colour, box in side if colour == "1"] for side in sides]
    assert [len(side) for side in marks] == [1, 0, 1, 0, 1, 0]
    corners = [(left, foot) for side in marks for left, foot, *_ in side]
    assert len({left for left, _ in corners}) == 1
    assert [round(upper - lower, 1) for (_, upper), (_, lower) in pairwise(corners)] == [5, 5]
    one = booklet(numbered_pages(16), pages_a_side=8, with_marks=True)
    assert all(box[2:] != [1.5, 5] for _, box in filled(one.pdf))


def test_each_side_says_which_file_it_is_of_and_where_it_belongs() -> None:
    """In outlines, so that no font is needed."""
    lettering = Lettering((ROOT / "assets/fonts/SourceSans3-Regular.ttf").read_bytes())
    made = booklet(showpiece(), with_marks=True)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert "/Font" not in pdf.pages[0].resources
        front, back = (side.obj["/Contents"].read_bytes().decode() for side in pdf.pages[:2])
    for side, words in ((front, "a.pdf 2015-03-12 1 1 A"), (back, "a.pdf 2015-03-12 1 1 B")):
        outlines = lettering.draw(words, 6, 0, 0, 1000).partition("cm")[2]
        assert outlines in side


def test_a_line_that_is_too_long_is_smaller() -> None:
    lettering = Lettering((ROOT / "assets/fonts/SourceSans3-Regular.ttf").read_bytes())
    size, smaller = (float(lettering.draw("тетрадь", 6, 0, 0, room).split()[1]) for room in (100, 10))
    assert smaller < size / 2


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_rotated_page_is_upright(tmp_path: Path, turn: int) -> None:
    """A landscape page with /Rotate is read upright in a viewer, and so in the booklet."""
    size = (300, 200) if turn != 180 else (200, 300)
    made = booklet(numbered_pages(4, size, turn))
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert [round(float(number)) for number in pdf.pages[0].mediabox[2:]] == [400, 300]
    source = tmp_path / "source.pdf"
    source.write_bytes(numbered_pages(4, size, turn))
    on_page = words_of(source.read_bytes(), tmp_path)[0]["p1"]
    on_sheet = words_of(made.pdf, tmp_path)[0]["p1"]
    assert on_sheet == pytest.approx((on_page[0] + 200, on_page[1]), abs=0.5)


def test_smaller_pages_are_at_the_fold_and_centred_vertically(tmp_path: Path) -> None:
    def mix(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj["/MediaBox"] = pikepdf.Array([0, 0, 100, 200])

    made = booklet(changed(numbered_pages(4), mix))
    back = words_of(made.pdf, tmp_path)[1]
    assert round(back["p2"][0]) == 100 + FROM_LEFT  # its right edge is the fold, at 200
    assert back["p3"][1] - back["p2"][1] == pytest.approx(50, abs=0.5)


def test_the_booklet_is_a_valid_pdf_and_the_same_each_time(tmp_path: Path) -> None:
    made = booklet(showpiece(), with_marks=True, sheets_a_signature=1)
    assert booklet(showpiece(), with_marks=True, sheets_a_signature=1).pdf == made.pdf
    (tmp_path / "a.pdf").write_bytes(made.pdf)
    check = subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout


def test_a_pdf_that_cannot_be_imposed_is_reported() -> None:
    locked = make_booklet(give_password(showpiece(), "secret"), "a.pdf", FoldingScheme())
    assert locked == PdfLocked("a.pdf", None)
    assert isinstance(make_booklet(b"no PDF", "a.pdf", FoldingScheme()), PdfUnreadable)

    def empty_box(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj["/TrimBox"] = pikepdf.Array([5, 5, 5, 5])

    assert isinstance(make_booklet(changed(numbered_pages(4), empty_box), "a.pdf", FoldingScheme()), PdfUnreadable)


# ---------------------------------------------------------------- the commands


def test_the_command_writes_beside_the_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "essay.pdf").write_bytes(numbered_pages(6))
    code, out, _ = run(["booklet", str(tmp_path / "essay.pdf"), "--creep", "0,1"], capsys)
    assert code == 0
    assert "6 pages, 2 sheets, 1 signature, 2 blank pages at the end" in out
    assert (tmp_path / "essay-booklet.pdf").read_bytes().startswith(b"%PDF-")
    code, out, _ = run(["booklet", str(tmp_path / "essay.pdf"), "--ui-lang", "ru"], capsys)
    assert "6 страниц, 2 листа, 1 тетрадь, 2 чистые страницы в конце" in out


def test_the_command_prints_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "essay.pdf").write_bytes(numbered_pages(20))
    target = tmp_path / "sheets.pdf"
    arguments = ["booklet", str(tmp_path / "essay.pdf"), "--signature", "2", "--output", str(target)]
    assert run_json(arguments, capsys) == (
        0,
        {"file": str(target), "pages": 20, "sheets": 5, "signatures": 3, "blanks": 0, "problems": []},
    )
    assert target.exists()


@pytest.mark.parametrize(
    "options", [["--signature", "0"], ["--creep", "-1"], ["--creep", "thick"], ["--up", "3"], ["--work-and-turn"], []]
)
def test_impossible_options_are_wrong_usage(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "essay.pdf").write_bytes(numbered_pages(4))
    names = [str(tmp_path / "essay.pdf")] if options else []
    assert run(["booklet", *names, *options], capsys)[0] == 2


def test_a_pdf_never_replaces_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "essay.pdf").write_bytes(numbered_pages(4))
    code, _, errors = run(["booklet", tmp_path / "essay.pdf", "--output", tmp_path / "essay.pdf"], capsys)
    assert code == 2
    assert "name another file" in errors
    assert (tmp_path / "essay.pdf").read_bytes() == numbered_pages(4)


def test_a_missing_file_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("booklet", "preflight"):
        code, _, errors = run([command, str(tmp_path / "nowhere.pdf")], capsys)
        assert code == 1
        assert "[file-unreadable]" in errors
        assert "?)" not in errors


def test_the_nearest_pdf_is_named_in_place_of_one_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a line, which such a file has not."""
    (tmp_path / "essay.pdf").write_bytes(b"")
    for command in ("booklet", "preflight"):
        _, _, errors = run([command, str(tmp_path / "esay.pdf"), "--ui-lang", "en"], capsys)
        assert errors.startswith(f"{tmp_path}/esay.pdf: the file cannot be opened")
        assert f"({tmp_path}/essay.pdf?) [file-unreadable]" in errors


def test_the_preflight_names_page_and_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def link(pdf: pikepdf.Pdf) -> None:
        row = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[100, 100, 200, 120])
        pdf.pages[1].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(row)])

    (tmp_path / "good.pdf").write_bytes(showpiece())
    (tmp_path / "bad.pdf").write_bytes(changed(showpiece(), link))
    code, out, errors = run(["preflight", str(tmp_path / "good.pdf"), str(tmp_path / "bad.pdf")], capsys)
    assert code == 1
    assert f"{tmp_path / 'good.pdf'}: ready for the printer" in out
    assert re.search(r"bad\.pdf:2: page 2, Link, \d+ 0 R: there is a link, field or comment", errors)
    code, document = run_json(["preflight", str(tmp_path / "bad.pdf"), "--ui-lang", "ru"], capsys)
    (row,) = document["problems"]
    assert (code, document["files"], row["code"], row["page"]) == (1, 1, "press-annotation", 2)
    assert row["object"].startswith("Link, ")
    assert row["what"].startswith("страница 2")
    assert run(["preflight", str(tmp_path / "good.pdf")], capsys)[0] == 0
