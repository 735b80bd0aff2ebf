"""Places in files in, addresses that open them in an editor out. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

EDITORS: Mapping[str, str] = {
    "vscode": "vscode://file/{path}:{line}",
    "vscodium": "vscodium://file/{path}:{line}",
    "cursor": "cursor://file/{path}:{line}",
    "zed": "zed://file/{path}:{line}",
    "idea": "idea://open?file=/{path}&line={line}",
    "textmate": "txmt://open?url=file:///{path}&line={line}",
    "none": "",
}
"""The addresses that editors answer, by what DIGLOT_EDITOR may say. {path}: from the root of the disk, without "/"."""


def editor_link(editor: str, path: str, line: int) -> str:
    """Return the address that opens a line of a file; "" for an editor without one.

    editor: a key of `EDITORS`, or an address with {path} and {line}. path: absolute, with slashes. line: from 1; 0 for
    the whole.

    >>> editor_link("vscode", "/home/anna/journal/content/ru/о бумаге.md", 6)
    'vscode://file/home/anna/journal/content/ru/%D0%BE%20%D0%B1%D1%83%D0%BC%D0%B0%D0%B3%D0%B5.md:6'
    >>> editor_link("my-editor://{path}#{line}", "/journal/a.md", 0), editor_link("emacs", "/a", 1)
    ('my-editor://journal/a.md#1', '')
    """
    address = EDITORS.get(editor, editor)
    if "{path}" not in address:
        return ""
    # A drive of Windows keeps its colon.
    written = quote(path.lstrip("/"), safe="/:")
    return address.replace("{path}", written).replace("{line}", str(max(line, 1)))
