"""The lens of a site whose translations are in PO files: what is saved in a copy, or declared, is saved in a PO file.

Every byte of a PO file that is no part of a changed translation stays. Touches the disk through its adapters only.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import msgspec

from diglot.adapters.disk import FileChanged, Folder, write_file
from diglot.adapters.files.rooted_files import read_file
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder, UnreadableSettings, open_foreign
from diglot.extensions.watch.adapters.po_files import with_translation, without_fuzzy
from diglot.extensions.watch.core import po_copies
from diglot.extensions.watch.core.copies import Unsaved
from diglot.extensions.watch.model.problems import NO_SUCH_TEXT, OTHER_MARKUP, SOURCE_OF_PO, NotSaved
from diglot.extensions.watch.pipeline.po_sites import PoDocument, copies, read_po_site
from diglot.extensions.watch.pipeline.site_finder import FOLDER
from diglot.extensions.watch.pipeline.watched_site import copy_site
from diglot.model.languages import Lang
from diglot.model.places import LEDGER_FOLDER
from diglot.model.problems import DamagedLedger
from diglot.model.translation.watched_sites import WatchedSite
from diglot.pipeline.base.text_writing import SaveRefused
from diglot.pipeline.translation.ledger_files import parse_ledger_source


class PoLens(msgspec.Struct, frozen=True):
    """The lens of a site. folder: the site's. langs: of original and translation."""

    folder: ForeignFolder
    langs: tuple[Lang, Lang]
    site: WatchedSite

    @property
    def _root(self) -> Path:
        return self.folder.root

    def save(self, path: str, content: bytes, before: bytes | None) -> bytes:
        """Save what differs between two contents of a copy, or what a ledger newly declares, into the PO file.

        Return what the copy is to hold. Raises: FileChanged, if the PO file is not what the copy was made of;
        SaveRefused; OSError.
        """
        _, folder, rest = path.split("/", 2)
        stem = rest.rpartition(".")[0]
        if f"content/{folder}" == LEDGER_FOLDER:
            self._declare(stem, content.decode(), path)
            return content
        place = self.site.places.get(path)
        if place is None or before is None:
            raise SaveRefused(NotSaved(path, None, NO_SUCH_TEXT))
        if folder != self.langs[1]:
            raise SaveRefused(NotSaved(path, None, SOURCE_OF_PO))
        file = read_file(self._root, place)
        document = self._document(stem, place, file)
        if document is None or po_copies.translation(document.messages).text.encode() != before:
            raise FileChanged(path)
        changed = po_copies.changed_translations(document.messages, before.decode(), content.decode())
        if isinstance(changed, Unsaved):
            raise SaveRefused(NotSaved(path, changed.line, changed.kind))
        saved = file.decode()
        # From the last one on, so that the lines of the others stay where they are.
        for number in sorted(changed, reverse=True):
            saved = with_translation(saved, document.file.messages[number], changed[number])
        again = self._document(stem, place, saved.encode())
        copy = po_copies.translation(again.messages).text if again else ""
        if not po_copies.says_the_same(copy, content.decode()):
            raise SaveRefused(NotSaved(path, None, OTHER_MARKUP))
        write_file(self._root, place, saved.encode(), file)
        return copy.encode()

    def place_of(self, path: str) -> str:
        """Return the PO file of a copy; "" for none."""
        return self.site.places.get(path, "")

    def _declare(self, stem: str, ledger: str, path: str) -> None:
        """Take the mark `fuzzy` from the messages of a document that its new ledger says are in step."""
        place = self.site.places.get(f"content/{self.langs[1]}/{stem}.md", "")
        declared = parse_ledger_source(ledger, path)
        if not place or isinstance(declared, DamagedLedger):
            return
        file = read_file(self._root, place)
        document = self._document(stem, place, file)
        messages = [*po_copies.declared(document.messages, declared, self.langs)] if document else []
        saved = without_fuzzy(file.decode(), messages)
        if saved.encode() != file:
            write_file(self._root, place, saved.encode(), file)

    def _document(self, stem: str, place: str, content: bytes) -> PoDocument | None:
        """Return a document as its PO file is with some content; None where that cannot be read or has it no more."""
        folder = msgspec.structs.replace(self.folder, problems=[], edited={place: content})
        # Of two documents with one name, only all files together tell which has a number behind it.
        for only in (place, ""):
            try:
                site = read_po_site(folder, self.langs, only)
            except UnreadableSettings:
                return None
            for one in site.documents if site else ():
                if (one.stem, one.path) == (stem, place):
                    return one
        return None

    def refresh(self, stems: Collection[str]) -> None:
        """Bring the copies of some documents up to date, which other programs may have changed. Raises: OSError."""
        publication = Folder(self._root / FOLDER)
        for path, place in self.site.places.items():
            stem = path.split("/", 2)[2].removesuffix(".md")
            document = self._document(stem, place, read_file(self._root, place)) if stem in stems else None
            if document and publication.find(path):
                now, before = copies(document, self.langs)[path].text.encode(), publication.read(path)
                if now != before:
                    write_file(publication.root, path, now, before)

    def elsewhere(self, folder: str) -> str:
        """Return the publication with copies of the site's texts as they are in another folder. Raises: OSError."""
        return copy_site(self._root, Path(folder))

    def as_marked(self, folder: str) -> str:
        """Return the publication with copies in another folder: what a PO file marks is in its ledgers already."""
        return self.elsewhere(folder)

    def opaque_lines(self, path: str, body: str) -> frozenset[int]:
        """Return the lines of a body, from 1, that may not be changed: all of an original, which is elsewhere."""
        is_original = path.startswith(f"content/{self.langs[0]}/")
        return frozenset(range(1, body.count("\n") + 2)) if is_original else frozenset()


def open_po_lens(root: Path, site: WatchedSite) -> PoLens:
    """Return the lens of the site of a folder. Raises: OSError."""
    original, target = site.texts
    return PoLens(open_foreign(root), (original, target), site)
