"""Screen colours in, inks of a printing press out. Uses Pillow's colour management (Little CMS).

Neutral greys are printed in black alone: four inks that must lie exactly on each other would fringe a thin rule.
"""

from __future__ import annotations

import io
from functools import lru_cache
from itertools import product

import msgspec
from PIL import Image, ImageCms

from diglot.extensions.press.model.colour import Raster, Tint
from diglot.model.messages import N_, quotation

# ITU-R BT.709: how bright the eye finds red, green and blue.
_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722
# Components that differ by no more than this make a grey.
_NEUTRAL = 1 / 255
# High enough that a second compression does not show.
_JPEG_QUALITY = 95


class BlackInk(msgspec.Struct, frozen=True):
    """A press with one ink: everything in shades of black."""

    def mix(self, red: float, green: float, blue: float) -> Tint:
        """Return a tint of black as dark as a colour.

        >>> BlackInk().mix(1, 1, 1), BlackInk().mix(0, 0, 0)
        ((0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))
        """
        return (0.0, 0.0, 0.0, round(1 - (_RED * red + _GREEN * green + _BLUE * blue), 4))

    def reduce(self, tint: Tint) -> Tint:
        """Return a tint of black as dark as four inks together.

        >>> BlackInk().reduce((0, 0, 0, 0.4)), BlackInk().reduce((1, 1, 1, 1))
        ((0.0, 0.0, 0.0, 0.4), (0.0, 0.0, 0.0, 1.0))
        """
        cyan, magenta, yellow, black = tint
        # ISO 32000-1, 10.3.5: from CMYK to grey.
        return (0.0, 0.0, 0.0, round(min(1.0, 0.3 * cyan + 0.59 * magenta + 0.11 * yellow + black), 4))

    def separate(self, picture: Raster) -> Raster:
        """Return a picture in greys."""
        return _encode(_open(picture).convert("L"), picture)


class ProcessInks:
    """A press with four inks: colours by the press's profile, greys in black alone.

    profile: an ICC profile of a CMYK press. Raises: ValueError where it is not one.
    """

    def __init__(self, profile: bytes) -> None:
        try:
            press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            # Perceptual: pictures keep their relations where the press cannot print a colour.
            self._transform = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB"), press, "RGB", "CMYK", ImageCms.Intent.PERCEPTUAL
            )
        except (ImageCms.PyCMSError, OSError) as error:
            raise ValueError(quotation("Little CMS", str(error))) from None
        self._mix = lru_cache(4096)(self._mix_coloured)

    def mix(self, red: float, green: float, blue: float) -> Tint:
        """Return the inks for a colour; a grey is printed in black alone."""
        if max(red, green, blue) - min(red, green, blue) <= _NEUTRAL:
            return (0.0, 0.0, 0.0, round(1 - red, 4))
        return self._mix(round(red * 255), round(green * 255), round(blue * 255))

    def _mix_coloured(self, red: int, green: int, blue: int) -> Tint:
        pixel = ImageCms.applyTransform(Image.new("RGB", (1, 1), (red, green, blue)), self._transform)
        assert pixel is not None
        cyan, magenta, yellow, black = pixel.tobytes()
        return (round(cyan / 255, 4), round(magenta / 255, 4), round(yellow / 255, 4), round(black / 255, 4))

    def reduce(self, tint: Tint) -> Tint:
        """Return the same inks: the press has all four."""
        return tint

    def separate(self, picture: Raster) -> Raster:
        """Return a picture in four inks, or in black alone where it has no colour."""
        if picture.space != "rgb":
            return picture
        image = _open(picture).convert("RGB")
        if _is_grey(image):
            return _encode(image.convert("L"), picture)
        separated = ImageCms.applyTransform(image, self._transform)
        assert separated is not None
        return _encode(separated, picture)


def read_profile(profile: bytes) -> str:
    """Return the description in an ICC profile.

    Raises: ValueError where it is not a profile of a CMYK press; its text is a message of the catalogues.
    """
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile
    except (ImageCms.PyCMSError, OSError):
        raise ValueError(N_("it is not an ICC profile, or it is damaged")) from None
    if opened.xcolor_space.strip() != "CMYK" or opened.device_class != "prtr":
        raise ValueError(N_("it is not the profile of a press that prints in CMYK"))
    return " ".join((opened.profile_description or "").split())


def most_ink(profile: bytes) -> float:
    """Return how much of all inks a profile uses for the darkest colours, 3 for 300 %; 0 if it is not one of a press.

    It is asked for a grid of colours: no profile says its limit, and each keeps one.
    """
    try:
        transform = ProcessInks(profile)
    except ValueError:
        return 0.0
    return max(sum(transform.mix(*colour)) for colour in product((0.0, 0.13, 0.25, 0.5), repeat=3))


_MODES = {"gray": "L", "rgb": "RGB", "cmyk": "CMYK"}


def _open(picture: Raster) -> Image.Image:
    if picture.is_jpeg:
        return Image.open(io.BytesIO(picture.samples))
    return Image.frombytes(_MODES[picture.space], (picture.width, picture.height), picture.samples)


def _encode(image: Image.Image, source: Raster) -> Raster:
    """Encode an image for a file: as a JPEG if it was one, so that a photograph does not grow tenfold."""
    space = "gray" if image.mode == "L" else "cmyk"
    if not source.is_jpeg:
        return Raster(source.width, source.height, space, image.tobytes())  # type: ignore[arg-type]
    file = io.BytesIO()
    image.save(file, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    return Raster(source.width, source.height, space, file.getvalue(), is_jpeg=True)  # type: ignore[arg-type]


def _is_grey(image: Image.Image) -> bool:
    _, blue_yellow, red_green = image.convert("YCbCr").split()
    extremes = [*blue_yellow.getextrema(), *red_green.getextrema()]
    return all(abs(float(value) - 128) <= 1 for value in extremes)
