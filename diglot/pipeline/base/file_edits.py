"""Files as they would be in, files written out: what `import` proposes before anything is changed.

Touches the disk through its machine only.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from diglot.adapters.disk import FileChanged, write_file
from diglot.model.problems import FileChangedMeanwhile, Problem

_BOM = b"\xef\xbb\xbf"


class FileEdit(msgspec.Struct, frozen=True):
    """A file as it would be. path: from the root; before: what it holds now, None where there is none."""

    path: str
    before: bytes | None
    after: bytes

    @property
    def is_change(self) -> bool:
        """Would anything be different?"""
        return self.before != self.after

    def difference(self) -> tuple[str, ...]:
        """The lines of a unified diff; none where the file is new or a picture."""
        if self.before is None:
            return ()
        before, after = (side.decode("utf-8", "replace").splitlines() for side in (self.before, self.after))
        return tuple(difflib.unified_diff(before, after, self.path, self.path, lineterm="", n=1))


def encode_like(before: bytes, text: str) -> bytes:
    """A text with the line ends and the mark at the start that a file has already."""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    return (_BOM if before.startswith(_BOM) else b"") + text.encode()


def write_edits(root: Path, drafts: Sequence[FileEdit]) -> Iterator[Problem]:
    """Write what would change; a file that is not what it was stays as it is.

    Raises: OSError.
    """
    for draft in drafts:
        if draft.is_change:
            try:
                write_file(root, draft.path, draft.after, draft.before)
            except FileChanged:
                yield FileChangedMeanwhile(draft.path, None)
