"""Files that are not UTF-8 in, the same texts in UTF-8 out, where it is certain what they are."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from diglot.adapters.disk import Folder
from diglot.core.encoding import guess_encoding
from diglot.core.links.file_names import is_source
from diglot.extensions.check.core.certain_encoding import certain_encoding, text_in
from diglot.extensions.check.model.problems import UncertainEncoding
from diglot.extensions.check.pipeline.fix import FixedFile
from diglot.model.messages import N_
from diglot.model.problems import FileUnreadable, Problem
from diglot.pipeline.base.file_edits import FileEdit


def find_recoded(folder: Folder, paths: Iterable[str], named: str) -> Iterator[FixedFile | Problem]:
    """Yield each file that is not UTF-8 as UTF-8, or the problem of one that cannot be. named: its encoding, or "".

    Line ends stay; a byte order mark goes.
    """
    for path in paths:
        entry = folder.look_up(path) if is_source(path) else None
        if entry is None:
            yield FileUnreadable(path, None, N_("there is no such file under content/"))
        elif _is_utf8(content := folder.read(entry.name_on_disk)):
            continue
        elif found := named or certain_encoding(content):
            text = text_in(content, found)
            if text is None:
                yield _uncertain(path, content, N_("it is not the one that was named"))
            else:
                before = content.decode("utf-8", "replace")
                yield FixedFile(path, before, text, FileEdit(entry.name_on_disk, content, text.encode()), found)
        else:
            yield _uncertain(path, content, N_("too few of its words look right in one"))


def _is_utf8(content: bytes) -> bool:
    try:
        # UTF-16 of English is UTF-8 as well, with zeros.
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False


def _uncertain(path: str, content: bytes, reason: str) -> Problem:
    return UncertainEncoding(path, None, reason, guess_encoding(content), shlex.quote(path))
