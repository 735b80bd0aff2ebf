"""Pictures and other files that texts use: each read once, checked, and given its public place.

A public name carries a hash of the contents, so that a browser may keep it for ever. Touches the disk through
its machine only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import msgspec

from diglot.adapters import image_resize, picture_files
from diglot.adapters.disk import FileEntry, Folder
from diglot.adapters.overlay import Overlay
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.core import slugs

_SUFFIX_OF = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/avif": ".avif",
    "image/svg+xml": ".svg",
}
# In a stylesheet: what other file of the look it names.
_CSS_URL = re.compile(r"url\(\s*([\"']?)(?!data:|https?:|#)([^\"')]+)\1\s*\)")


class PublicFile(msgspec.Struct, frozen=True):
    """A file of a text that is published. place: inside the site ("media/spread.1f2e3d4c.svg"); size in CSS px."""

    path: str
    place: str
    mime: str
    width: int
    height: int
    is_picture: bool


class ScaledFile(msgspec.Struct, frozen=True):
    """A picture of a text in fewer pixels. width: in pixels; place: inside the site."""

    width: int
    place: str


class SourceFiles:
    """Knows the files of `content/`, and publishes those that are used."""

    def __init__(self, folder: Folder, entries: Mapping[str, FileEntry], store: Store) -> None:
        self._folder = folder
        self._store = store
        self._places: dict[str, PublicFile] = {}
        self._scale_keys: dict[str, bytes] = {}
        self._scaled: dict[str, tuple[ScaledFile, ...]] = {}
        self._entries = entries
        self._known: dict[str, PublicFile | None] = {}
        self.refused: dict[str, str] = {}
        """Why a picture may not be published, by its path."""

    def file(self, path: str) -> PublicFile | None:
        """A file by its path in the publication; None where it may not be published (then that is a problem)."""
        if path not in self._known:
            file = self._known[path] = self._take_in(path)
            if file:
                self._places[file.place] = file
        return self._known[path]

    def read(self, path: str) -> bytes:
        """The contents of a file that is known."""
        return self._folder.read(self._entries[path].name_on_disk)

    @property
    def used(self) -> tuple[PublicFile, ...]:
        """Everything that was asked for and may be published, once for each place."""
        return tuple(self._places.values())

    def scaled(self, place: str) -> tuple[ScaledFile, ...]:
        """Smaller files of a picture, by its public place, the narrowest first; each made once and kept."""
        key = self._scale_keys.get(place)
        if key is None:
            return ()
        if place not in self._scaled:
            kept = self._store.get(key)
            widths = sorted(self._scale(place)) if kept is None else msgspec.msgpack.decode(kept, type=list[int])
            stem = place.rpartition(".")[0]
            self._scaled[place] = tuple(ScaledFile(width, f"{stem}-{width}.webp") for width in widths)
        return self._scaled[place]

    def read_scaled(self, place: str, width: int) -> bytes:
        """The contents of a smaller file. They are not held: a journal has thousands of photographs."""
        kept = self._store.get(cache_key(self._scale_keys[place], str(width)))
        return self._scale(place)[width] if kept is None else kept

    def _scale(self, place: str) -> Mapping[int, bytes]:
        files = image_resize.scale(self.read(self._places[place].path))
        key = self._scale_keys[place]
        self._store.put(key, msgspec.msgpack.encode(sorted(files)))
        for width, content in files.items():
            self._store.put(cache_key(key, str(width)), content)
        return files

    def _take_in(self, path: str) -> PublicFile | None:
        content = self.read(path)
        name = PurePosixPath(path)
        stem = slugs.make_slug(name.stem, latin_only=True) or "file"
        mark = hashlib.blake2b(content, digest_size=4).hexdigest()
        attachment = picture_files.ATTACHMENTS.get(name.suffix.lower())
        if attachment:
            return PublicFile(path, f"media/{stem}.{mark}{name.suffix.lower()}", attachment, 0, 0, is_picture=False)
        try:
            facts = self._facts(content)
        except picture_files.PictureRefused as refusal:
            self.refused[path] = str(refusal)
            return None
        place = f"media/{stem}.{mark}{_SUFFIX_OF[facts.mime]}"
        if facts.mime in image_resize.MIMES:
            self._scale_keys[place] = cache_key("scaled", image_resize.resizer_version(), content)
        return PublicFile(path, place, facts.mime, facts.width, facts.height, is_picture=True)

    def _facts(self, content: bytes) -> picture_files.PictureProperties:
        """What a picture is; each looked at once.

        Raises: PictureRefused.
        """
        key = cache_key("picture", code_digest(), content)
        kept = self._store.get(key)
        if kept is not None:
            return msgspec.msgpack.decode(kept, type=picture_files.PictureProperties)
        facts = picture_files.read_picture(content)
        self._store.put(key, msgspec.msgpack.encode(facts))
        return facts


class ThemeFiles(msgspec.Struct, frozen=True):
    """The files of the look as they are published. contents: by place; places: by path ("assets/icons/icon.svg")."""

    contents: Mapping[str, bytes]
    places: Mapping[str, str]

    def place(self, path: str) -> str:
        """Where a file of the look is published, "" where the look has none of that name."""
        return self.places.get(path, "")


def read_theme(overlay: Overlay) -> ThemeFiles:
    """Styles, scripts, icons and screen fonts under hashed names, their references to each other renamed."""
    files = {path: found for path, found in overlay.files("assets").items() if _is_published(path)}
    contents: dict[str, bytes] = {}
    places: dict[str, str] = {}
    # Stylesheets last: they name the others.
    for path in sorted(files, key=lambda path: path.endswith(".css")):
        content = files[path].read_bytes()
        if path.endswith(".css"):
            content = _slimmed(_renamed(content.decode(), path, places)).encode()
        places[path] = _hashed(path, content)
        contents[places[path]] = content
    return ThemeFiles(contents, places)


def _slimmed(style: str) -> str:
    """A stylesheet without what only its authors read: comments and indentation."""
    rows = (row.strip() for row in re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL).splitlines())
    return "".join(f"{row}\n" for row in rows if row)


# Style sheets of PDFs, which no page loads.
_PAPER_STYLES = tuple(f"/{name}.css" for name in ("print", "volume", "leaves", "facing", "two-columns"))


def _is_published(path: str) -> bool:
    """What PDFs and EPUBs are made of stays at home; developers' notes too, but for licences."""
    is_licence = PurePosixPath(path).name.startswith("LICENSE")
    is_for_books = path.startswith("assets/fonts/books/")
    return is_licence or (not is_for_books and not path.endswith((".ttf", ".icc", ".md", *_PAPER_STYLES, "/epub.css")))


def _hashed(path: str, content: bytes) -> str:
    name = PurePosixPath(path)
    mark = hashlib.blake2b(content, digest_size=4).hexdigest()
    return str(name.with_name(f"{name.name.removesuffix(name.suffix)}.{mark}{name.suffix}"))


def _renamed(style: str, path: str, places: Mapping[str, str]) -> str:
    def url(match: re.Match[str]) -> str:
        target = _joined(path, match[2])
        if target not in places:
            return match[0]
        # Both stand one folder below assets/, whatever their names.
        return f'url("{"../" * (len(PurePosixPath(path).parts) - 1)}{places[target]}")'

    return _CSS_URL.sub(url, style)


def _joined(path: str, relative: str) -> str:
    parts: list[str] = list(PurePosixPath(path).parent.parts)
    for part in PurePosixPath(relative).parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)


def print_fonts(overlay: Overlay) -> Mapping[str, bytes]:
    """The contents of the print fonts, by file name."""
    found = {path: file for path, file in overlay.files("assets").items() if path.startswith("assets/fonts/")}
    return {Path(path).name: file.read_bytes() for path, file in found.items() if path.endswith(".ttf")}
