"""A publication with copies of another program's texts in, a lens out: what is saved in a copy is saved in the site.

Two laws hold, and a save that would break one is refused: what was saved is what is read again, and every byte that
was not changed in the copy is the one that the site's file had. Touches the disk through its adapters only.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from pathlib import Path

import msgspec

from diglot.adapters import git
from diglot.adapters.disk import FileChanged, Folder, write_file
from diglot.adapters.files.rooted_files import read_file
from diglot.extensions.adopt.core import PICTURES, SiteLayout, SourcePage, opaque_lines, place_pages
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder, open_foreign
from diglot.extensions.adopt.pipeline.foreign_sites import ForeignSite, read_layout, read_page, read_site
from diglot.extensions.watch.core.copies import Unsaved, copy_of
from diglot.extensions.watch.core.new_translations import place_of_translation, with_language
from diglot.extensions.watch.model.po_programs import PO_PROGRAMS
from diglot.extensions.watch.model.problems import NO_PLACE, NO_SUCH_TEXT, OTHER_MARKUP, NotSaved
from diglot.extensions.watch.pipeline.saved_copies import differing_part, with_saved
from diglot.extensions.watch.pipeline.site_finder import FOLDER
from diglot.extensions.watch.pipeline.watched_site import copy_site, last_seen, watch_site
from diglot.model.places import is_ledger
from diglot.model.translation.watched_sites import SiteLens, WatchedSite
from diglot.pipeline.base.text_writing import SaveRefused


def open_lens(root: Path) -> SiteLens | None:
    """Return the lens of the site that a publication has copies of; None where it has none yet. Raises: OSError."""
    seen = last_seen(root.parent)
    if seen is None:
        return None
    if seen.program in PO_PROGRAMS:
        from diglot.extensions.watch.pipeline.po_lens import open_po_lens  # few sites have PO files

        return open_po_lens(root.parent, seen.site)
    found = open_foreign(root.parent)
    layout = read_layout(found, seen.program)
    return _Lens(found, layout, seen.site) if layout and not isinstance(layout, ForeignSite) else None


class _Lens(msgspec.Struct, frozen=True):
    """The lens of a site. folder: the site's."""

    folder: ForeignFolder
    layout: SiteLayout
    site: WatchedSite

    @property
    def _root(self) -> Path:
        return self.folder.root

    def save(self, path: str, content: bytes, before: bytes | None) -> bytes:
        """Save into the site what differs between two contents of a copy; return what the copy is to hold.

        Raises: FileChanged, if the site's file is not what the copy was made of; SaveRefused; OSError.
        """
        if is_ledger(path):
            return content
        if before is None:
            return self._begin(path)
        place = self.place_of(path)
        if not place:
            raise SaveRefused(NotSaved(path, None, NO_SUCH_TEXT))
        file = read_file(self._root, place)
        page = self._page(place, file)
        if page is None or copy_of(page).encode() != before:
            raise FileChanged(path)
        saved = with_saved(file.decode(), page, before.decode(), content.decode())
        if isinstance(saved, Unsaved):
            raise SaveRefused(NotSaved(path, saved.line, saved.kind))
        again = self._page(place, saved.encode())
        if again is None or (kind := differing_part(copy_of(again), content.decode(), again.body_line)):
            raise SaveRefused(NotSaved(path, None, kind if again else OTHER_MARKUP))
        write_file(self._root, place, saved.encode(), file)
        return copy_of(again).encode()

    def place_of(self, path: str) -> str:
        """Return where the text of a copy is in the site, even if it was begun since that was read; "" for none."""
        if path in self.site.places:
            return self.site.places[path]
        again = watch_site(self._root)
        return again.places.get(path, "") if again else ""

    def _begin(self, path: str) -> bytes:
        """Begin a translation where the program expects it, as a copy of its original; return what its copy is.

        Raises: SaveRefused, FileChanged, OSError.
        """
        _, lang, _ = path.split("/", 2)
        place = self._original_of(path)
        content = read_file(self._root, place) if place else b""
        page = self._page(place, content) if place else None
        if page is None or self.site.places.get(path):
            raise SaveRefused(NotSaved(path, None, NO_SUCH_TEXT))
        text = content.decode()
        read = read_site(msgspec.structs.replace(self.folder, problems=[]), is_converted=False)
        values = self.folder.source(place, text.removeprefix("\ufeff").replace("\r\n", "\n"), self.layout.split).values
        found = place_of_translation(self.layout, page, values, lang, read.pages if read else ())
        if found is None:
            raise SaveRefused(NotSaved(path, None, NO_PLACE))
        begun = with_language(text, found[1], page.body_line - 1).encode()
        translation = self._page(found[0], begun)
        if translation is None:
            raise SaveRefused(NotSaved(path, None, NO_PLACE))
        write_file(self._root, found[0], begun, None)
        return copy_of(translation).encode()

    def _page(self, place: str, content: bytes) -> SourcePage | None:
        """Return the page that a file of the site is with some content; None where it would be none of ours."""
        folder = msgspec.structs.replace(self.folder, problems=[], edited={place: content})
        page = read_page(folder, self.layout, place)
        return next(iter(place_pages([page], self.layout, [])), None) if page and page.body_line else None

    def refresh(self, stems: Collection[str]) -> None:
        """Bring the copies of some articles up to date, which other programs may have changed. Raises: OSError."""
        copies = Folder(self._root / FOLDER)
        for path, place in self.site.places.items():
            if path.split("/", 2)[2].removesuffix(".md") in stems and copies.find(path):
                page, before = self._page(place, read_file(self._root, place)), copies.read(path)
                if page and (now := copy_of(page).encode()) != before:
                    write_file(copies.root, path, now, before)

    def elsewhere(self, folder: str) -> str:
        """Return the publication with copies of the site's texts as they are in another folder. Raises: OSError.

        The same languages are compared there.
        """
        return copy_site(self._root, Path(folder))

    def as_marked(self, folder: str) -> str:
        """Return the publication with copies, in another folder, of each original as of the mark of its translation.

        An original that git does not have so is left out: what the mark says cannot be known. Raises: OSError.
        """
        for path in self.folder.paths:
            if posixpath.splitext(path)[1].lower() not in PICTURES:
                place = Path(folder, path)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(read_file(self._root, path))
        for copy, mark in self.site.marks.items():
            original = self._original_of(copy)
            earlier = git.file_at(self._root, mark, original) if mark and original else None
            if earlier is not None:
                Path(folder, original).write_bytes(earlier)
            elif mark and original:
                Path(folder, original).unlink()
        return self.elsewhere(folder)

    def _original_of(self, copy: str) -> str:
        """Return the path in the site of the original of a translation, or ""."""
        _, lang, stem = copy.split("/", 2)
        others = (self.site.places.get(f"content/{one}/{stem}", "") for one in self.site.texts if one != lang)
        return next(filter(None, others), "")

    def opaque_lines(self, path: str, body: str) -> frozenset[int]:
        """Return the lines of a body, from 1, that have markup of the program, which nobody else may change."""
        return opaque_lines(self.layout, body.split("\n"))
