"""Pictures: what they are by their first bytes, how large by their headers, and what is refused, soon."""

from __future__ import annotations

import base64
import io
import struct
import warnings
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from diglot.adapters.painting.image_resize import scale
from diglot.adapters.picture_files import (
    MAX_BYTES,
    DrawingRefused,
    PictureProperties,
    PictureRefused,
    as_published,
    drawings,
    read_picture,
)
from diglot.adapters.picture_files.jpeg_places import without_place
from tests.tools.hostile import (
    ACTIVE_DRAWINGS,
    DRAWINGS,
    HEAVY_DRAWINGS,
    SOUND_DRAWINGS,
    USE_BOMB,
    USE_CYCLE,
    png,
    svg,
)
from tests.tools.processor_time import ends_within

# As Inkscape, Illustrator and others write them, with all their notes to themselves.
EXPORTS = sorted((Path(__file__).parent / "drawings").glob("*.svg"))

FORMATS: Mapping[str, str] = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}


def made(kind: str, size: tuple[int, int] = (3, 2), mode: str = "RGB", **options: object) -> bytes:
    """A real picture."""
    buffer = io.BytesIO()
    Image.new(mode, size, 1 if mode in ("1", "I;16") else "red").save(buffer, kind, **options)
    return buffer.getvalue()


def refuse(content: bytes, reason: str) -> None:
    """Read what is refused for a reason."""
    with pytest.raises(PictureRefused, match=reason):
        read_picture(content)


# ---------------------------------------------------------------- rasters


@pytest.mark.parametrize(("kind", "mime"), FORMATS.items())
@pytest.mark.parametrize("size", [(1, 1), (3, 2), (640, 480)])
def test_type_and_size_are_the_file_s_own(kind: str, mime: str, size: tuple[int, int]) -> None:
    assert read_picture(made(kind, size)) == PictureProperties(mime, *size)


def telephone(end: bytes = b"", **options: object) -> bytes:
    """A photograph with a second one behind it, which Pillow calls MPO, and what else a camera appends."""
    second = Image.effect_noise((64, 48), 50).convert("RGB")
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(buffer, "MPO", save_all=True, append_images=[second], **options)
    return buffer.getvalue() + end


@pytest.mark.parametrize("end", [b"", bytes(900), b"\0\0\0\x18ftypmp42" + b"film" * 99], ids=["none", "zeros", "film"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}], ids=str)
def test_of_a_telephone_s_photograph_the_as_published_is_published(end: bytes, options: Mapping[str, object]) -> None:
    content = telephone(end, **options)
    assert read_picture(content) == PictureProperties("image/jpeg", 64, 48)
    frame = as_published(content)
    with Image.open(io.BytesIO(frame)) as image:
        assert (image.format, getattr(image, "n_frames", 1), image.getpixel((9, 9))) == ("JPEG", 1, (254, 0, 0))
    assert (frame.count(b"\xff\xd8\xff"), frame.count(b"MPF"), frame[-2:]) == (1, 0, b"\xff\xd9")
    assert read_picture(frame) == read_picture(content)
    assert as_published(frame) == frame


def test_a_film_behind_a_photograph_is_not_published() -> None:
    """Telephones append the seconds around a picture, which its owner may never have seen."""
    photograph = made("JPEG", (64, 48))
    assert as_published(photograph + b"\0\0\0\x18ftypmp42 a film") == photograph
    assert as_published(photograph) == photograph


_PLACE = {1: "N", 2: (59.0, 56.0, 3.5), 3: "E", 4: (30.0, 18.0, 9.25), 29: "2026:11:30"}
_PACKET = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="59,56.05N" dc:creator="Nina"/>'
    b"<exif:GPSLongitude>30,18.15E</exif:GPSLongitude></x:xmpmeta>"
)


@pytest.mark.parametrize("endian", ["<", ">"])
def test_where_a_photograph_was_taken_is_not_published(endian: str) -> None:
    """Who took it, when, and which way up it is, stay."""
    exif = Image.Exif()
    exif.endian = endian
    exif[0x010E], exif[0x0112], exif[0x8298] = "The harbour", 6, "© Nina Ash"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:30 09:00:00"
    exif.get_ifd(0x8825).update(_PLACE)
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(buffer, "JPEG", exif=exif, xmp=_PACKET)
    content = buffer.getvalue()
    published = as_published(content)
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(published)) as after:
        assert dict(before.getexif().get_ifd(0x8825)) and not dict(after.getexif().get_ifd(0x8825))
        kept = {tag: value for tag, value in before.getexif().items() if tag not in (0x8825, 0x8769)}
        assert {tag: value for tag, value in after.getexif().items() if tag != 0x8769} == kept
        assert after.getexif().get_ifd(0x8769) == before.getexif().get_ifd(0x8769)
        assert before.tobytes() == after.tobytes()
    assert b"59,56" not in published and b"30,18" not in published and b'dc:creator="Nina"' in published
    assert len(published) == len(content) and as_published(published) == published


def test_bytes_that_fill_the_space_before_a_segment_do_not_keep_the_place() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update(_PLACE)
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "JPEG", exif=exif)
    content = buffer.getvalue().replace(b"\xff\xe1", b"\xff\xff\xff\xe1", 1)
    published = as_published(content)
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(published)) as after:
        assert dict(before.getexif().get_ifd(0x8825)) and not dict(after.getexif().get_ifd(0x8825))
        assert before.tobytes() == after.tobytes()


@given(st.data())
def test_a_damaged_photograph_is_still_the_same_picture(data: st.DataObject) -> None:
    """Whatever stands in its Exif data, nothing behind them is touched."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update(_PLACE)
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "JPEG", exif=exif)
    content = bytearray(buffer.getvalue())
    begin, end = content.index(b"Exif") + 6, content.index(b"\xff\xdb")
    for _ in range(3):
        content[data.draw(st.integers(begin, end - 1))] = data.draw(st.integers(0, 255))
    published = without_place(bytes(content))
    assert len(published) == len(content) and published[end:] == content[end:]


def test_a_photograph_with_a_damaged_list_of_frames_is_a_photograph() -> None:
    content = telephone().replace(b"MPF\0", b"MPF\0\xff\xff", 1)
    for cut in (content, content[:900], content[:-300], content.replace(b"\xff\xd9", b"")):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's, of the list
            with suppress(PictureRefused):
                assert read_picture(cut).mime == "image/jpeg"


Image.init()


@pytest.mark.parametrize("kind", sorted({*Image.registered_extensions().values(), *Image.OPEN, *Image.SAVE}))
def test_whatever_pillow_writes_is_published_or_refused(kind: str) -> None:
    """Of each format that Pillow knows, with one frame and with several; of each, what is cut off and what is spoilt."""
    for mode in ("RGB", "RGBA", "L", "1", "P", "CMYK", "I;16", "F"):
        for options in ({}, {"save_all": True, "append_images": [Image.new(mode, (9, 5))]}):
            buffer = io.BytesIO()
            try:
                Image.new(mode, (9, 5)).save(buffer, kind, **options)
            except Exception:  # no writer, or none of this mode
                continue
            content = buffer.getvalue()
            for spoilt in (content, content[: len(content) // 2], content[:40] + b"\xff" * 9 + content[49:]):
                try:
                    assert read_picture(spoilt).mime in [*FORMATS.values(), "image/svg+xml"]
                except PictureRefused as refusal:
                    assert refusal.args[0]


def test_a_photograph_whose_notes_are_damaged_is_not_scaled() -> None:
    exif = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 0x0112, 3, 900_000, 900_000)
    content = made("JPEG", (900, 600), exif=exif)
    assert read_picture(content).width == 900
    assert {width for _, width in scale(content)} <= {480, 900}
    assert scale(b"no picture") == {}


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    assert read_picture(made("PNG", mode=mode)).width == 3


def test_a_moving_picture_has_the_size_of_its_frame() -> None:
    frames = [Image.new("P", (4, 3), number) for number in range(3)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    assert read_picture(buffer.getvalue()) == PictureProperties("image/gif", 4, 3)


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "ICO", "PPM", "EPS", "PDF", "TGA"])
def test_other_formats_are_refused(kind: str) -> None:
    """Pillow reads some eighty formats; a press and a browser need five."""
    with pytest.raises(PictureRefused):
        read_picture(made(kind, (16, 16)))


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_that_was_cut_short_is_refused_or_read(kind: str) -> None:
    """At any byte: never another kind of error."""
    whole = made(kind, (64, 64))
    for size in range(0, len(whole), max(1, len(whole) // 60)):
        try:
            assert read_picture(whole[:size]).mime == FORMATS[kind]
        except PictureRefused as refusal:
            assert refusal.args[0]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_byte_that_is_flipped_is_refused_or_read(kind: str) -> None:
    whole = made(kind, (8, 8))
    for place in range(min(len(whole), 400)):
        try:
            read_picture(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        except PictureRefused as refusal:
            assert refusal.args[0]


@pytest.mark.parametrize("size", [(13_000, 13_000), (40_000, 3_001), (2_000_000, 2_000_000), (65_000, 65_000)])
def test_too_many_pixels_are_refused_by_the_header(size: tuple[int, int]) -> None:
    """In a tenth of a second, and without a word of Pillow's on the terminal: 13,000 × 13,000 would need 1.3 GB."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert ends_within(0.1, lambda: refuse(png(*size), "120 million"))


@pytest.mark.parametrize("size", [(100_001, 1), (1, 100_001), (19_500_000, 1), (1, 19_500_000)])
def test_a_side_beyond_measure_is_refused_by_the_header(size: tuple[int, int]) -> None:
    """Two kilobytes that would take a gigabyte and most of a minute to be made smaller."""
    assert ends_within(0.1, lambda: refuse(png(*size), "one of its sides"))


@pytest.mark.parametrize("size", [(100_000, 2), (2, 100_000)])
def test_the_longest_side_that_may_be(size: tuple[int, int]) -> None:
    content = made("PNG", size, mode="1")
    assert read_picture(content) == PictureProperties("image/png", *size)
    assert all(width <= 1600 for _, width in scale(content))
    assert ends_within(10, lambda: scale(content))


def test_the_last_pixel_that_may_be() -> None:
    """It is not refused for its size, but for what the head promises and the file does not hold."""
    with pytest.raises(PictureRefused, match="cut off"):
        read_picture(png(8_000, 5_000))


def test_a_photograph_of_108_million_pixels_is_published_in_little_memory() -> None:
    """It is decoded at an eighth: whole, it would take 324 MB."""
    import resource

    content = made("JPEG", (12_000, 9_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert read_picture(content) == PictureProperties("image/jpeg", 12_000, 9_000)
    assert sorted({width for _, width in scale(content)}) == [480, 960, 1600]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000
    with pytest.raises(PictureRefused, match="cut off"):
        read_picture(content[: len(content) // 2])


def test_too_many_bytes_are_refused() -> None:
    assert read_picture(made("PNG") + bytes(1_000)).width == 3
    with pytest.raises(PictureRefused, match="40 MB"):
        read_picture(made("PNG") + bytes(MAX_BYTES))


# ---------------------------------------------------------------- drawings


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="30" height="20"', (30, 20)),
        ('width="30px" height="20px"', (30, 20)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="25.4mm" height="72pt"', (96, 96)),
        ('width="6pc" height=" 96 "', (96, 96)),
        ('viewBox="0 0 300 200"', (300, 200)),
        ('viewBox="-5,-5,300.4,200.6"', (300, 201)),
        ('width="100%" height="100%" viewBox="0 0 300 200"', (300, 200)),
        ('width="30" viewBox="0 0 300 200"', (300, 200)),
        ('width="10em" height="2ex"', (0, 0)),
        ('width="-3" height="wide" viewBox="0 0"', (0, 0)),
        ('viewBox="0 0 nan inf"', (0, 0)),
        ('viewBox="0 0 1e5 1e5"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_a_drawing_says_its_size_in_any_unit(attributes: str, size: tuple[int, int]) -> None:
    """0 where it does not say: then the page leaves it to the browser."""
    assert read_picture(svg("<rect/>", attributes=attributes).encode()) == PictureProperties("image/svg+xml", *size)


def test_a_size_beyond_measure_is_a_number_all_the_same() -> None:
    assert read_picture(svg("", attributes=f'width="{"9" * 400}" height="1"').encode()).width == 100_000


@pytest.mark.parametrize(
    "head", ["", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff", "\n  ", "<!-- A remark -->"]
)
def test_a_drawing_may_begin_in_any_way(head: str) -> None:
    assert read_picture(svg("<rect/>", head).encode()).mime == "image/svg+xml"


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><rect id="a"/></defs><use href="#a"/>' * 1,
        '<linearGradient id="g"/><rect fill="url(#g)" style="stroke: url( \'#g\' )"/>',
        "<style>rect { fill: url(#g) } @media print { rect { fill: #000 } }</style>",
        '<a href="#a"><text>A</text></a>',
        '<text lang="ru">Ёлка &amp; ёж</text>',
        "<title>A map</title><desc>Of the harbour</desc>",
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
        "<![CDATA[text]]>",
    ],
)
def test_what_drawings_are_made_of_passes(inside: str) -> None:
    assert read_picture(svg(inside).encode()).mime == "image/svg+xml"


@pytest.mark.parametrize("name", [name for name, content in DRAWINGS.items() if len(content) < 1_000_000])
def test_a_hostile_drawing_is_refused_at_once(name: str) -> None:
    content = DRAWINGS[name]
    assert ends_within(1.0, lambda: refuse(content if isinstance(content, bytes) else content.encode(), "."))


@pytest.mark.parametrize("name", SOUND_DRAWINGS)
def test_a_harmless_drawing_passes(name: str) -> None:
    content = SOUND_DRAWINGS[name]
    read_picture(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_an_export_of_a_drawing_program_passes(path: Path) -> None:
    assert read_picture(path.read_bytes()).width > 100


@pytest.mark.parametrize("name", ACTIVE_DRAWINGS)
def test_a_drawing_that_runs_or_loads_something_is_refused(name: str) -> None:
    with pytest.raises(DrawingRefused) as caught:
        read_picture(ACTIVE_DRAWINGS[name].encode())
    assert all(fault.found and fault.reason for fault in caught.value.faults)


@pytest.mark.parametrize(("drawing", "reason"), [(USE_BOMB, "500,000"), (USE_CYCLE, "without end")])
def test_copies_of_copies_are_counted_before_they_are_drawn(drawing: str, reason: str) -> None:
    """1.6 kB that would be ten thousand million elements; WeasyPrint would draw them for ever."""
    assert ends_within(1.0, lambda: refuse(drawing.encode(), reason))


@pytest.mark.parametrize("name", HEAVY_DRAWINGS)
def test_a_drawing_that_would_hang_the_typesetter_is_refused_at_once(name: str) -> None:
    """The time is that of reading it: linear in its size."""
    content = HEAVY_DRAWINGS[name].encode()
    assert ends_within(0.2 + len(content) / 1_000_000, lambda: refuse(content, "."))


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 60 + "…")])
def test_an_ellipsis_says_that_more_follows(length: int, shown: str) -> None:
    with pytest.raises(DrawingRefused) as caught:
        read_picture(svg(f"<rect onload='{'x' * length}'/>").encode())
    assert [fault.found for fault in caught.value.faults] == [f'onload="{shown}"']


def test_a_fault_has_its_line_and_each_kind_is_reported_once() -> None:
    faulty = "<g>\n<script/>\n<rect fill='url(//x)'/>\n<rect\n fill='url(//x)'/>\n</g>"
    with pytest.raises(DrawingRefused) as caught:
        read_picture(svg(faulty).encode())
    assert [(fault.line, fault.found) for fault in caught.value.faults] == [(2, "<script>"), (3, 'fill="url(//x)"')]


def test_copies_that_are_few_pass() -> None:
    assert read_picture(svg('<g id="a"><rect/></g>' + '<use href="#a"/>' * 3_000).encode())


def test_a_drawing_of_many_parts_is_read_in_good_time() -> None:
    assert ends_within(3.0, lambda: read_picture(svg("<path d='M0 0'/>" * 30_000).encode()))


@pytest.mark.parametrize("encoding", ["windows-1251", "iso-8859-1", "us-ascii", "nonsense", "utf-7", "shift_jis"])
def test_a_drawing_in_another_encoding_is_read_or_refused(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    try:
        read_picture(svg("<rect/>", head).encode())
    except PictureRefused as refusal:
        assert refusal.args[0]
    with pytest.raises(PictureRefused):
        read_picture(svg("<script>1</script>", head).encode())


def test_the_pictures_in_a_drawing_share_the_pixels_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six of forty megapixels would be 240 in one file."""
    monkeypatch.setattr(drawings, "MAX_PIXELS", 150)
    address = "data:image/png;base64," + base64.b64encode(made("PNG", (10, 10))).decode()
    image = f'<image href="{address}" width="9" height="9"/>'
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    read_picture(f"{head}{image}</svg>".encode())
    with pytest.raises(DrawingRefused):
        read_picture(f"{head}{image}{image}</svg>".encode())


# ---------------------------------------------------------------- drawings at the limits


def faults_of(drawing: str) -> list[tuple[int, str]]:
    with pytest.raises(DrawingRefused) as caught:
        read_picture(drawing.encode())
    return [(fault.line, fault.found) for fault in caught.value.faults]


@pytest.mark.parametrize(("inner", "is_read"), [(198, True), (199, True), (200, False)])
def test_a_drawing_may_be_nested_in_two_hundred_elements(inner: int, is_read: bool) -> None:
    drawing = svg("<g>" * inner + "</g>" * inner).encode()
    if is_read:
        assert read_picture(drawing)
    else:
        refuse(drawing, "nested")


def test_where_it_becomes_too_much_is_named() -> None:
    """Not the whole drawing, in which the author would look in vain."""
    assert faults_of(svg("\n<rect/>" * 125_010)) == [(125_001, "<rect>")]
    assert faults_of(svg(f"\n<g>\n<text>{'a' * 500_001}</text></g>")) == [(3, "<text>")]


def test_letters_and_elements_are_counted_together() -> None:
    """A drawing and its text: four for the one, the letters for the other."""
    assert read_picture(svg(f"<text>{'a' * 499_996}</text>").encode())
    refuse(svg(f"<text>{'a' * 499_997}</text>").encode(), "500,000")


W3C = 'PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'


@pytest.mark.parametrize(
    ("kind", "is_read"),
    [(f"svg {W3C}", True), (f'svg {W3C} [<!ENTITY a "ha">]', False), (f"html {W3C}", False), ("svg", False)],
    ids=["of SVG", "with a declaration", "of another name", "without a public name"],
)
def test_a_document_type_is_that_of_svg_and_declares_nothing(kind: str, is_read: bool) -> None:
    drawing = svg("<rect/>", f"<!DOCTYPE {kind}>\n").encode()
    if is_read:
        assert read_picture(drawing)
    else:
        refuse(drawing, "document type")


def test_where_a_drawing_is_no_xml_the_reader_of_xml_says_why() -> None:
    assert faults_of(svg("\n<g></a>")) == [(2, "mismatched tag")]


def test_of_gradients_that_are_too_fine_the_first_is_told() -> None:
    gradient = "\n<linearGradient spreadMethod='reflect' x2='1e-7'/>"
    assert faults_of(svg(gradient * 2)) == [(2, "<linearGradient>")]


def test_an_encoding_that_nobody_knows_is_a_fault_of_the_first_line() -> None:
    assert [line for line, _ in faults_of(svg("<rect/>", '<?xml version="1.0" encoding="nonsense"?>\n'))] == [1]


def is_refused(drawing: str, reason: str = "500,000") -> bool:
    try:
        read_picture(drawing.encode())
    except DrawingRefused as refusal:
        assert reason in str(refusal)
        return True
    return False


PARTS = "<rect/>" * 999  # with the group around them, four thousand parts


@pytest.mark.parametrize(("copies", "is_too_much"), [(123, False), (124, True)])
def test_a_copy_is_counted_once(copies: int, is_too_much: bool) -> None:
    assert is_refused(svg(f'<g id="a">{PARTS}</g>' + '<use href="#a"/>' * copies)) is is_too_much


def test_a_link_to_a_part_of_a_drawing_is_no_copy_of_it() -> None:
    assert not is_refused(svg(f'<g id="a">{PARTS}</g>' + '<a href="#a"><rect/></a>' * 200))


@pytest.mark.parametrize(("copies", "is_too_much"), [(200, False), (201, True)])
def test_copies_may_be_of_copies_two_hundred_times(copies: int, is_too_much: bool) -> None:
    chain = "".join(f'<use id="u{number}" href="#u{number + 1}"/>' for number in range(copies))
    assert is_refused(svg(chain)) is is_too_much


def test_what_a_mask_inherits_where_it_stands_is_counted_wherever_it_is_used() -> None:
    corners = " ".join(f"{at} {at % 7}" for at in range(60))
    mask = f'<mask id="k"><path d="M{corners}"/></mask>'
    used = '<rect mask="url(#k)"/>' * 3
    assert not is_refused(svg(f'{MARKED}<g marker-mid="url(#m)">{mask}</g>'))
    assert not is_refused(svg(f"{MARKED}<g>{mask}</g>{used}"))
    assert is_refused(svg(f'{MARKED}<g marker-mid="url(#m)">{mask}</g>{used}'))


MARKED = '<marker id="m">' + "<rect/>" * 1_000 + "</marker>"  # four thousand parts, and four of its own


@pytest.mark.parametrize(("points", "is_read"), [(120, True), (126, False)])
@pytest.mark.parametrize("element", ["polyline", "polygon", "path"])
def test_a_marker_is_counted_at_each_corner(element: str, points: int, is_read: bool) -> None:
    corners = " ".join(f"{at} {at % 7}" for at in range(points))
    given = f'd="M{corners}"' if element == "path" else f'points="{corners}"'
    drawing = svg(f'{MARKED}<{element} marker-mid="url(#m)" {given}/>').encode()
    if is_read:
        assert read_picture(drawing)
    else:
        refuse(drawing, "500,000")


@pytest.mark.parametrize("rule", [".a{{{}}}", "#a{{{}}}", "path{{{}}}", "g > .a, b {{{}}}", "/* x */ .a{{{}}}"])
def test_a_marker_of_a_style_is_counted(rule: str) -> None:
    corners = " ".join(f"{at} {at % 7}" for at in range(130))
    shape = f'{MARKED}<path id="a" class="a" d="M{corners}"/>'
    assert read_picture(svg(shape).encode())
    refuse(svg(f"<style>{rule.format('marker-mid:url(#m)')}</style>{shape}").encode(), "500,000")


@pytest.mark.parametrize(
    ("command", "numbers"), [("l", 2), ("h", 1), ("v", 1), ("t", 2), ("q", 4), ("s", 4), ("c", 6), ("a", 7), ("b", 1)]
)
def test_every_command_of_a_path_makes_a_corner_of_as_many_numbers_as_it_takes(command: str, numbers: int) -> None:
    def drawing(corners: int) -> bytes:  # of what is no command, each number
        path = f"M0 0{command}{' '.join('1' * numbers * corners)}"
        return svg(f'{MARKED}<path marker-mid="url(#m)" d="{path}"/>').encode()

    assert read_picture(drawing(122))
    refuse(drawing(123), "500,000")


@pytest.mark.parametrize(("corners", "is_too_much"), [(123, False), (124, True)])
def test_a_command_without_numbers_makes_a_corner_too(corners: int, is_too_much: bool) -> None:
    assert is_refused(svg(f'{MARKED}<path marker-mid="url(#m)" d="M0 0{"z" * (corners - 1)}"/>')) is is_too_much


def test_what_a_drawing_says_of_styles_is_no_style() -> None:
    corners = " ".join(f"{at} {at % 7}" for at in range(130))
    words = "<text>path{marker-mid:url(#m)}</text>"
    assert read_picture(svg(f'{MARKED}<path d="M{corners}"/>{words}').encode())


def test_a_marker_that_an_inner_element_does_without_is_not_counted() -> None:
    corners = " ".join(f"{at} {at % 7}" for at in range(130))
    inner = f'<g marker-mid="none"><path d="M{corners}"/></g>'
    assert read_picture(svg(f'{MARKED}<g marker-mid="url(#m)">{inner}</g>').encode())
    refuse(svg(f'{MARKED}<g marker-mid="url(#m)">{inner.replace("none", "url(#m)")}</g>').encode(), "500,000")
