"""Bytes of sound and film in, nothing out, or the reason why they may not be published. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from diglot.adapters.picture_files.refusals import PictureRefused, PictureTooLarge
from diglot.model.messages import N_

MAX_RECORDING_BYTES = 200_000_000

# How each kind of file begins: ISO/IEC 11172-3 and ID3v2 for MP3, ISO/IEC 14496-12 for MP4, RFC 3533 for Ogg,
# RFC 8794 for WebM.
_BEGINNINGS: Mapping[str, re.Pattern[bytes]] = {
    suffix: re.compile(pattern, re.DOTALL)
    for suffixes, pattern in (
        ((".mp3",), rb"ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]"),
        ((".mp4", ".m4a"), rb".{4}ftyp"),
        ((".ogg", ".opus"), rb"OggS"),
        ((".wav",), rb"RIFF.{4}WAVE"),
        ((".webm",), rb"\x1a\x45\xdf\xa3"),
    )
    for suffix in suffixes
}


def check_size(size: int) -> None:
    """Refuse a recording that is too large, before it is read.

    Raises: PictureTooLarge.
    """
    if size > MAX_RECORDING_BYTES:
        raise PictureTooLarge(N_("it is larger than 200 MB"))


def check_recording(suffix: str, content: bytes) -> None:
    """Refuse a recording whose first bytes are those of another kind than its name says.

    Raises: PictureRefused.

    >>> check_recording(".mp3", b"ID3...")
    """
    beginning = _BEGINNINGS.get(suffix)
    if beginning and not beginning.match(content):
        raise PictureRefused(N_("it is a file of another kind than its name says, or damaged"))
