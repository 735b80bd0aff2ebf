"""Files that a text may have besides pictures: their media types, and what belongs to a recording. Touches nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from diglot.model.languages import Lang

SOUND: Mapping[str, str] = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
}
FILM: Mapping[str, str] = {".mp4": "video/mp4", ".webm": "video/webm"}
RECORDINGS: Mapping[str, str] = {**SOUND, **FILM}
"""The media types of sound and film, by the suffixes of their files."""

ATTACHED_TYPES: Mapping[str, str] = {
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".zip": "application/zip",
    ".gz": "application/gzip",
    ".asc": "application/pgp-signature",
    ".crt": "application/pkix-cert",
    ".der": "application/pkix-cert",
    ".pem": "application/x-pem-file",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".vtt": "text/vtt",
    **RECORDINGS,
}
"""The media types of files that are published as they are, by suffix."""

_STILLS = (".jpg", ".jpeg", ".png", ".webp", ".svg")


def suffix_of(path: str) -> str:
    """Return the suffix of a path or an address, in small letters.

    >>> suffix_of("asset:en/Talk.MP3"), suffix_of("en/v1.2/talk")
    ('.mp3', '')
    """
    return posixpath.splitext(path)[1].lower()


def is_recording(path: str) -> bool:
    """Return whether a path or an address is that of sound or film, by its suffix."""
    return suffix_of(path) in RECORDINGS


def caption_path(path: str, lang: Lang) -> str:
    """Return the path of the captions of a recording in a language, which lie beside it.

    >>> caption_path("content/media/talk.mp3", "ru")
    'content/media/talk.ru.vtt'
    """
    return f"{posixpath.splitext(path)[0]}.{lang}.vtt"


def still_paths(path: str) -> tuple[str, ...]:
    """Return the possible paths of the still of a film, which lies beside it, the likeliest first.

    >>> still_paths("content/media/bridge.mp4")[:2]
    ('content/media/bridge.jpg', 'content/media/bridge.jpeg')
    """
    stem = posixpath.splitext(path)[0]
    return tuple(f"{stem}{suffix}" for suffix in _STILLS)
