"""Ways to damage a valid PDF for the print shop, one for each finding of the preflight."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from diglot.extensions.press.model.pdf_facts import FindingKind
from tests.tools.press_sheets import drawn


def without(*path: str) -> Callable[[Pdf], None]:
    """Return a function that removes an entry of the catalogue, or of the document's metadata."""

    def change(pdf: Pdf) -> None:
        thing: pikepdf.Object = pdf.trailer
        for name in path[:-1]:
            thing = thing[name]
        del thing[path[-1]]

    return change


def page_box(page: int, name: str, *numbers: float) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        if numbers:
            pdf.pages[page - 1].obj[name] = Array(list(numbers))
        else:
            del pdf.pages[page - 1].obj[name]

    return change


def profile(head: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.Root["/OutputIntents"][0]["/DestOutputProfile"].write(head)

    return change


def add_link(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[100, 100, 200, 120])
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(link)])


def add_script(pdf: Pdf) -> None:
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=String("app.alert('hello')"))


def add_attachment(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"notes"


def unpacked_large(size: int) -> bytes:
    """Return a small PDF whose colour profile is so many bytes when it is unpacked."""
    compressor = zlib.compressobj(9)
    packed = b"".join([*(compressor.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)), compressor.flush()])
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 300))
        stream = pdf.make_indirect(pikepdf.Stream(pdf, b""))
        stream.write(packed, filter=Name.FlateDecode)
        pdf.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFX, DestOutputProfile=stream)])
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def give_password(content: bytes, user: str) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        file = io.BytesIO()
        pdf.save(file, encryption=pikepdf.Encryption(owner="owner", user=user))
        return file.getvalue()


def unembed_fonts(pdf: Pdf) -> None:
    for font in pdf.pages[0].resources["/Font"].values():
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        for key in ("/FontFile2", "/FontFile3"):
            if key in descriptor:
                del descriptor[key]


def rgb_picture(pdf: Pdf) -> pikepdf.Object:
    image = pdf.make_stream(bytes(300 * 300 * 3))
    image.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=300,
            Height=300,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        )
    )
    return image


def spot_space(_pdf: Pdf) -> pikepdf.Object:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0.2, 0.25, 0.6, 0.25], N=1)
    return Array([Name.Separation, Name("/PANTONE 871 C"), Name.DeviceCMYK, tint])


def grey_picture(pdf: Pdf) -> pikepdf.Object:
    image = pdf.make_stream(bytes(300 * 300))
    image.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=300,
            Height=300,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
    )
    return image


def four_ink_picture(pdf: Pdf) -> pikepdf.Object:
    """Return a picture of 366 % ink in its upper half, as a photograph has that was separated without a limit."""
    image = pdf.make_stream(bytes((240, 230, 219, 245)) * 300 * 150 + bytes(4) * 300 * 150)
    image.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=300,
            Height=300,
            ColorSpace=Name.DeviceCMYK,
            BitsPerComponent=8,
        )
    )
    return image


def dark_gradient(_pdf: Pdf) -> pikepdf.Object:
    ends = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1, 0.5], C1=[0, 0, 0, 0], N=1)
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[100, 100, 109, 109], Function=ends)


def overprinting(_pdf: Pdf) -> pikepdf.Object:
    return Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)


def glass(pdf: Pdf) -> pikepdf.Object:
    form = pdf.make_stream(b"0 0 0 1 k 0 0 9 9 re f")
    form.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, 9, 9],
            Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB),
        )
    )
    return form


def inner_red(pdf: Pdf) -> pikepdf.Object:
    form = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f")
    form.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]))
    return form


def font_name(pdf: Pdf) -> bytes:
    fonts = pdf.pages[0].resources["/Font"]
    # The names of fonts are another matter in each run; those of their faces are not.
    return min(fonts.keys(), key=lambda name: str(fonts[name].BaseFont).partition("+")[2]).encode()


def coloured_text(instructions: bytes, shown: bytes = b"(a)") -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].contents_add(b" ".join([b"q BT", instructions, font_name(pdf), b"9 Tf", shown, b"Tj ET Q"]))

    return change


def with_states(change: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
    """Return a change after which the first page has a state in which everything overprints: `/Over gs`."""

    def after(pdf: Pdf) -> None:
        drawn(b"", ExtGState={"Over": overprinting})(pdf)
        change(pdf)

    return after


# A change of the file → the finding's kind and page, and a part of its object's name and of its reason.
DAMAGED: dict[str, tuple[Callable[[Pdf], None], FindingKind, int, str]] = {
    "no metadata": (without("/Root", "/Metadata"), "press-claim", 0, "Metadata PDF 1.6"),
    "no title": (without("/Info", "/Title"), "press-description", 0, "Info Title"),
    "no date": (without("/Info", "/CreationDate"), "press-description", 0, "Info CreationDate"),
    "trapping unknown": (without("/Info", "/Trapped"), "press-trapping", 0, "Info"),
    "no output intent": (without("/Root", "/OutputIntents"), "press-intent", 0, "it has no profile for print"),
    "a broken profile": (profile(b"no profile"), "press-intent", 0, "it contains no ICC profile"),
    "a profile of a screen": (
        profile(b"\0" * 12 + b"mntrRGB XYZ " + b"\0" * 12 + b"acsp" + b"\0" * 92),
        "press-intent",
        0,
        "its profile is not a printing profile",
    ),
    "no trim": (page_box(1, "/TrimBox"), "press-boxes", 1, "the page has no TrimBox"),
    "trim outside of the bleed": (page_box(1, "/TrimBox", 5, 5, 470, 640), "press-boxes", 1, "not inside the BleedBox"),
    "bleed outside of the paper": (page_box(1, "/BleedBox", -9, 0, 494, 660), "press-boxes", 1, "beyond the MediaBox"),
    "a crop that hides the bleed": (page_box(1, "/CropBox", 40, 40, 400, 600), "press-boxes", 1, "CropBox hides"),
    "no bleed": (page_box(1, "/BleedBox"), "press-bleed", 1, "the page has no BleedBox"),
    "little bleed": (page_box(1, "/BleedBox", 34, 34, 460, 636), "press-bleed", 1, "1.0 mm"),
    "another size": (page_box(2, "/TrimBox", 40, 40, 400, 600), "press-sizes", 2, "127 × 198 mm; 148 × 210 mm"),
    "text at the edge": (coloured_text(b"0 0 0 1 k 40 400 Td"), "press-edge", 1, "Contents 1.1 mm"),
    "text over the edge": (coloured_text(b"0 0 0 1 k 1 0 0 1 34 400 Tm"), "press-edge", 1, "it runs over the edge"),
    "RGB": (drawn(b"1 0.5 0 rg 100 100 9 9 re f"), "press-colour", 1, "Contents RGB 1 0.5 0"),
    "RGB in a drawing": (drawn(b"/Red Do", XObject={"Red": inner_red}), "press-colour", 1, "Red, RGB 1 0 0"),
    "an RGB picture": (drawn(b"72 0 0 72 99 99 cm /Im Do", XObject={"Im": rgb_picture}), "press-colour", 1, "Im, RGB"),
    "RGB text": (coloured_text(b"0.2 0.2 0.2 rg"), "press-colour", 1, "Contents RGB 0.2 0.2 0.2"),
    "text in four inks": (coloured_text(b"1 1 1 1 k"), "press-text-colour", 1, "Contents CMYK 1 1 1 1"),
    "outlined text in an ink": (coloured_text(b"1 Tr 1 0 0 0 K"), "press-text-colour", 1, "CMYK 1 0 0 0"),
    "too much ink": (drawn(b"1 1 1 0.2 k 100 100 9 9 re f"), "press-ink", 1, "320 %"),
    "too much ink in a picture": (
        drawn(b"72 0 0 72 99 99 cm /Im Do", XObject={"Im": four_ink_picture}),
        "press-ink",
        1,
        "Im, 365 %",
    ),
    "too much ink in a gradient": (
        drawn(b"100 100 9 9 re W n /Dark sh", Shading={"Dark": dark_gradient}),
        "press-ink",
        1,
        "Contents 350 %",
    ),
    "a background without enough bleed": (drawn(b"0 0 0 .2 k 34 300 50 50 re f"), "press-cut", 1, "Contents 1.0 mm"),
    "a picture that ends at the trim": (
        drawn(b"72 0 0 72 37 300 cm /Im Do", XObject={"Im": grey_picture}),
        "press-cut",
        1,
        "Im, 0.0 mm",
    ),
    "text over text": (
        coloured_text(b"0 0 0 1 k 200 400 Td", b"<0001000200030004> Tj 6 1 Td <0001000200030004>"),
        "press-overlap",
        1,
        "Contents",
    ),
    "white text that overprints": (
        with_states(coloured_text(b"/Over gs 0 0 0 0 k 200 400 Td", b"<00010002>")),
        "press-overprint",
        1,
        "Contents",
    ),
    "a white shape that overprints": (
        with_states(drawn(b"/Over gs 0 0 0 0 k 100 100 9 9 re f")),
        "press-overprint",
        1,
        "Contents",
    ),
    "an ink that nobody declared": (
        drawn(b"/Gold cs 1 scn 100 100 9 9 re f", ColorSpace={"Gold": spot_space}),
        "press-spot",
        1,
        "Contents PANTONE 871 C",
    ),
    "a hairline": (drawn(b"0.5 0 0 0.5 0 0 cm 0.2 w 0 0 0 1 K 9 9 m 99 99 l S"), "press-line", 1, "Contents 0.10 pt"),
    "a screened hairline": (
        drawn(b"0.5 0 0 0.5 0 0 cm 1 w 0 0 0 0.4 K 9 9 m 99 9 l S"),
        "press-hairline",
        1,
        "Contents 0.50 pt, K 40 %",
    ),
    "a screened hairline as a clipped border": (
        drawn(b"100 100 200 0.5 re W n 0.6 g 100 100 200 200 re f"),
        "press-hairline",
        1,
        "Contents 0.50 pt, K 40 %",
    ),
    "a font elsewhere": (unembed_fonts, "press-font", 1, "Source-Serif-4"),
    "characters that a font lacks": (coloured_text(b"0 0 0 1 k 200 400 Td", b"<00000000>"), "press-glyph", 1, "Source"),
    "a coarse picture": (
        drawn(b"216 0 0 216 99 99 cm /Im Do", XObject={"Im": grey_picture}),
        "press-picture",
        1,
        "Im, 100 ppi",
    ),
    "a link": (add_link, "press-annotation", 1, "Link,"),
    "a script": (add_script, "press-script", 0, "OpenAction"),
    "an attachment": (add_attachment, "press-attachment", 0, "EmbeddedFiles"),
    "transparency in RGB": (drawn(b"/Glass Do", XObject={"Glass": glass}), "press-blending", 1, "Glass, RGB"),
}
