"""A Word file in, the same file after an edit out. Touches the disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tests.tools.word_maker import W

Edit = Callable[[Element], None]


def edited(file: Path, *edits: Edit, part: str = "word/document.xml") -> Path:
    """Return the same file after an edit."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = ElementTree.fromstring(parts[part])
    for edit in edits:
        edit(root)
    parts[part] = ElementTree.tostring(root)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    file.write_bytes(packed.getvalue())
    return file


def rows(root: Element) -> list[Element]:
    return list(root.iter(f"{{{W}}}tr"))


def row(root: Element, name: str) -> Element:
    return next(one for one in rows(root) if "".join(one[1].itertext()).strip() == name)


def instead(before: str, after: str) -> Edit:
    """Replace one word by another."""

    def edit(root: Element) -> None:
        found = [node for node in root.iter(f"{{{W}}}t") if node.text and before in node.text]
        assert found, before
        found[0].text = str(found[0].text).replace(before, after)

    return edit
