"""Proposed changes of files, such as those of `import`: takes edits, writes those that change a file.

Touches the disk through its adapter only.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from diglot.adapters.disk import FileChanged
from diglot.model.problems import FileChangedMeanwhile, Problem
from diglot.pipeline.base.text_writing import SaveRefused, TextWriter

_BOM = b"\xef\xbb\xbf"


class FileEdit(msgspec.Struct, frozen=True):
    """A proposed change of a file. path: from the root; before: its contents now, None for a new file."""

    path: str
    before: bytes | None
    after: bytes

    @property
    def is_change(self) -> bool:
        """Whether the edit changes anything."""
        return self.before != self.after

    def reversed(self) -> FileEdit:
        """Return the edit that takes this one back. Only of an edit of an existing file."""
        assert self.before is not None
        return FileEdit(self.path, self.after, self.before)

    def difference(self, name: str) -> tuple[str, ...]:
        """Return the lines of a unified diff; empty for a new file. name: of the file, as it is shown."""
        if self.before is None:
            return ()
        before, after = (side.decode("utf-8", "replace").splitlines() for side in (self.before, self.after))
        return tuple(difflib.unified_diff(before, after, name, name, lineterm="", n=1))


def encode_like(before: bytes | None, text: str) -> bytes:
    r"""Encode a text with the line ends and the byte order mark that a file has already; None: a new one.

    >>> encode_like(b"\xef\xbb\xbfold\r\n", "new\n")
    b'\xef\xbb\xbfnew\r\n'
    """
    before = before or b""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    return (_BOM if before.startswith(_BOM) else b"") + text.encode()


def write_edits(root: Path, edits: Sequence[FileEdit]) -> Iterator[Problem]:
    """Write the edits that change something; yield a problem for each file that was left alone.

    It has changed meanwhile, or is a copy of a text that cannot be changed so. Raises: OSError.
    """
    writer = TextWriter(root)
    for edit in edits:
        if edit.is_change:
            try:
                writer.write(edit.path, edit.after, edit.before)
            except FileChanged:
                yield FileChangedMeanwhile(edit.path, None)
            except SaveRefused as refused:
                yield refused.problem
