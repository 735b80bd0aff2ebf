"""Publishes pictures and other files that texts use, and the files of the theme.

Each file is read once, checked, and given a public name that carries a hash of its contents, so that browsers may cache
it for ever. Touches the disk through its adapter only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

import msgspec

from diglot.adapters import picture_files
from diglot.adapters.databases.store import Store, cache_key, code_digest
from diglot.adapters.disk import FileEntry, Folder
from diglot.adapters.files.default_files import Overlay, defaults_root
from diglot.adapters.painting import image_resize
from diglot.core.design_tokens import recoloured_icon
from diglot.core.links import slugs
from diglot.model.look import JOURNAL, Look
from diglot.model.markup.attached_files import ATTACHED_TYPES, RECORDINGS, suffix_of
from diglot.pipeline.base.styles import LOOKS_FOLDER, OWN_PRINT_STYLE, screen_style

_SUFFIX_OF = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/avif": ".avif",
    "image/svg+xml": ".svg",
}
# References of a stylesheet to other files of the theme.
_CSS_URL = re.compile(r"url\(\s*+([\"']?)(?!data:|https?:|#)([^\"')]++)\1\s*+\)")


class PublicFile(msgspec.Struct, frozen=True):
    """A published file of a text. place: inside the site ("media/spread.1f2e3d4c.svg"); width, height: in CSS px.

    size: in bytes.
    """

    path: str
    place: str
    mime: str
    width: int
    height: int
    is_picture: bool
    size: int = 0


class PublishedFiles:
    """The files of `content/`, of which those that are used get published."""

    def __init__(self, folder: Folder, entries: Mapping[str, FileEntry], store: Store) -> None:
        self._folder = folder
        self._store = store
        self._places: dict[str, PublicFile] = {}
        self._scale_keys: dict[str, bytes] = {}
        self._scaled: dict[str, Mapping[tuple[str, int], str]] = {}
        self._entries = entries
        self._names_on_disk: dict[str, str] = {}
        self._known: dict[str, PublicFile | None] = {}
        self.refused: dict[str, picture_files.PictureRefused] = {}
        """Why pictures cannot be published, by path."""

    def file(self, path: str) -> PublicFile | None:
        """Return the published file of a path, or None if it cannot be published (`refused` has the reason)."""
        file = self.look_up(path)
        if file:
            self._places[file.place] = file
        return file

    def look_up(self, path: str) -> PublicFile | None:
        """Return what `file` does, but do not publish the file because of it."""
        if path not in self._known:
            self._known[path] = self._read_file(path)
        return self._known[path]

    def read(self, path: str) -> bytes:
        """Return the contents of a file, a picture as readers get it. What was looked up can be read for ever."""
        if path not in self._names_on_disk:
            self._names_on_disk[path] = self._entries[path].name_on_disk
        return picture_files.as_published(self._folder.read(self._names_on_disk[path]))

    def at(self, place: str) -> PublicFile | None:
        """Return the file that was asked for before and is published at this place, or None."""
        return self._places.get(place)

    @property
    def used(self) -> tuple[PublicFile, ...]:
        """Every file that was asked for and can be published, once for each place."""
        return tuple(self._places.values())

    def scaled(self, place: str) -> Mapping[tuple[str, int], str]:
        """Return the places of the smaller versions of a picture, given its own, by format and width. Cached."""
        key = self._scale_keys.get(place)
        if key is None:
            return {}
        if place not in self._scaled:
            stored, stem = self._store.get(key), place.rpartition(".")[0]
            made = msgspec.msgpack.decode(stored, type=list[tuple[str, int]]) if stored else self._scale(place)
            self._scaled[place] = {(name, width): f"{stem}-{width}.{name}" for name, width in made}
        return self._scaled[place]

    def read_scaled(self, place: str, key: tuple[str, int]) -> bytes:
        """Return the contents of a smaller version. None stay in memory: a journal has thousands of photographs."""
        stored = self._store.get(cache_key(self._scale_keys[place], *map(str, key)))
        return self._scale(place)[key] if stored is None else stored

    def _scale(self, place: str) -> Mapping[tuple[str, int], bytes]:
        files = image_resize.scale(self.read(self._places[place].path))
        key = self._scale_keys[place]
        self._store.put(key, msgspec.msgpack.encode([*files]))
        for format_and_width, content in files.items():
            self._store.put(cache_key(key, *map(str, format_and_width)), content)
        return files

    def _read_file(self, path: str) -> PublicFile | None:
        suffix = suffix_of(path)
        try:
            return self._read_attached(path, suffix) if suffix in ATTACHED_TYPES else self._read_picture(path)
        except picture_files.PictureRefused as refusal:
            self.refused[path] = refusal
            return None

    def _read_attached(self, path: str, suffix: str) -> PublicFile:
        if suffix in RECORDINGS:
            picture_files.check_size(self._entries[path].size)
        content = self.read(path)
        picture_files.check_recording(suffix, content)
        is_for_download = suffix not in RECORDINGS and suffix != ".vtt"
        place = _download_place(path, suffix) if is_for_download else _public_place(path, content, suffix)
        return PublicFile(path, place, ATTACHED_TYPES[suffix], 0, 0, is_picture=False, size=len(content))

    def _read_picture(self, path: str) -> PublicFile:
        content = self.read(path)
        properties = self._properties(content)
        place = _public_place(path, content, _SUFFIX_OF[properties.mime])
        if properties.mime in image_resize.MIMES:
            self._scale_keys[place] = cache_key("scaled", image_resize.resizer_version(), content)
        width, height = properties.width, properties.height
        return PublicFile(path, place, properties.mime, width, height, is_picture=True, size=len(content))

    def _properties(self, content: bytes) -> picture_files.PictureProperties:
        """Return the properties of a picture, from the cache if it was read before.

        Raises: PictureRefused.
        """
        key = cache_key("picture", code_digest(), content)
        stored = self._store.get(key)
        if stored is not None:
            return msgspec.msgpack.decode(stored, type=picture_files.PictureProperties)
        properties = picture_files.read_picture(content)
        self._store.put(key, msgspec.msgpack.encode(properties))
        return properties


_PLAIN_PATH = re.compile(r"content/([\w./-]+)")


def _download_place(path: str, suffix: str) -> str:
    """Return where a file for download is published: its address stays when its contents change, so it can be cited."""
    if plain := _PLAIN_PATH.fullmatch(path):
        return f"files/{plain[1]}"
    return _public_place(path, path.encode(), suffix).replace("media/", "files/", 1)


def _public_place(path: str, content: bytes, suffix: str) -> str:
    stem = slugs.make_slug(PurePosixPath(path).stem, latin_only=True) or "file"
    return f"media/{stem}.{hashlib.blake2b(content, digest_size=4).hexdigest()}{suffix}"


class ThemeFiles(msgspec.Struct, frozen=True):
    """The published files of the theme. contents: by place; places: by path ("assets/icons/icon.svg")."""

    contents: Mapping[str, bytes]
    places: Mapping[str, str]

    def place(self, path: str) -> str:
        """Return the place where a file of the theme is published, or "" if the theme has no such file."""
        return self.places.get(path, "")


# Browsers and telephones look for these at the root of a site, also where no page names them.
FAVICON, TOUCH_ICON = "assets/icons/favicon.ico", "assets/icons/apple-touch-icon.png"
ICON = "assets/icons/icon.svg"
SCREEN_STYLE = "assets/styles/screen.css"


def read_theme(overlay: Overlay, look: Look) -> ThemeFiles:
    """Read styles, scripts, icons and screen fonts, give them hashed names, and update references between them."""
    own_fonts = {font.path for font in look.font_files}
    files = {path: file for path, file in overlay.files("assets").items() if path in own_fonts or _is_published(path)}
    is_recoloured = look.light != JOURNAL.light and files[ICON] == defaults_root().resolve() / ICON
    # Icons in pixels are pictures of icon.svg: those of the default icon do not go with another one.
    for path in (FAVICON, TOUCH_ICON):
        if path in files and (look.icon or is_recoloured or files[path].parent != files[ICON].parent):
            del files[path]
    if look.icon:
        files[ICON] = files[f"assets/{look.icon}"]
    contents: dict[str, bytes] = {}
    places: dict[str, str] = {}
    # Stylesheets last: they refer to the others.
    for path in sorted(files, key=lambda path: path.endswith(".css")):
        content = files[path].read_bytes()
        if path == ICON and is_recoloured and not look.icon:
            content = recoloured_icon(content.decode(), look).encode()
        if path.endswith(".css"):
            style = screen_style(overlay, look) if path == SCREEN_STYLE else content.decode("utf-8", "replace")
            content = _minify(_rename_references(style, path, places)).encode()
        # Only where we know that no text in it has lines that look like comments.
        elif path.endswith(".js") and files[path].is_relative_to(defaults_root().resolve()):
            content = _LINE_COMMENT.sub(b"", content)
        places[path] = PurePosixPath(path).name if path in (FAVICON, TOUCH_ICON) else _hashed_name(path, content)
        contents[places[path]] = content
    return ThemeFiles(contents, places)


def picture_size(content: bytes) -> tuple[int, int]:
    """Return the width and height of a picture of the theme, in CSS px; zeros if they are not known."""
    try:
        properties = picture_files.read_picture(content)
    except picture_files.PictureRefused:
        return 0, 0
    return properties.width, properties.height


_LINE_COMMENT = re.compile(rb"(?m)^[ ]*+//.*\n")


def _minify(style: str) -> str:
    """Return a stylesheet without indentation and comments, except licences."""
    lines = (line.strip() for line in re.sub(r"/\*(?!!).*?(?:\*/|\Z)", "", style, flags=re.DOTALL).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


# Stylesheets of PDFs, which no page loads.
_PAPER_STYLES = tuple(
    f"/{name}.css"
    for name in (
        *("print", "volume", "paired-volume", "leaves", "facing", "two-columns", "preflight-report"),
        *("chapters-next", "chapters-run-on", "heads-sections"),
    )
)


def _is_published(path: str) -> bool:
    """Return whether a file goes into the site: not those of PDFs and EPUBs, nor developers' notes, but licences."""
    is_licence = PurePosixPath(path).name.startswith("LICENSE")
    folders = ("assets/fonts/books/", "assets/covers/", f"{LOOKS_FOLDER}/")
    is_elsewhere = path.startswith(folders) or path == OWN_PRINT_STYLE
    return is_licence or (not is_elsewhere and not path.endswith((".ttf", ".icc", ".md", *_PAPER_STYLES, "/epub.css")))


def _hashed_name(path: str, content: bytes) -> str:
    name = PurePosixPath(path)
    digest = hashlib.blake2b(content, digest_size=4).hexdigest()
    return str(name.with_name(f"{name.name.removesuffix(name.suffix)}.{digest}{name.suffix}"))


def _rename_references(style: str, path: str, places: Mapping[str, str]) -> str:
    def url(match: re.Match[str]) -> str:
        target = _join(path, match[2])
        if target not in places:
            return match[0]
        # Assets are published under the same paths: climb to the root of the site, then go down to the file.
        return f'url("{"../" * (len(PurePosixPath(path).parts) - 1)}{places[target]}")'

    return _CSS_URL.sub(url, style)


def _join(path: str, relative: str) -> str:
    parts: list[str] = list(PurePosixPath(path).parent.parts)
    for part in PurePosixPath(relative).parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)
