"""Paragraphs as XML in, the bytes of a small Word file out. Touches nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def style(identifier: str, name: str, inside: str = "") -> str:
    """Return a paragraph style."""
    return f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>{inside}</w:style>'


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of plain text."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def named(identifier: str) -> str:
    """Return the property of a paragraph with a style."""
    return f'<w:pStyle w:val="{identifier}"/>'


def document(body: str) -> str:
    """Return `word/document.xml` around a body."""
    spaces = f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return f"<w:document {spaces}><w:body>{body}</w:body></w:document>"


def relationships(*rows: tuple[str, str, str]) -> str:
    """Return relationships. links: id, kind, external target."""
    inside = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for name, kind, target in rows
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{inside}</Relationships>'


def word_file(body: str = "", styles: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a Word file. parts: more parts, or replacements of the default ones."""
    root = (
        f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    sheet = (
        f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rIdS" Type="{_OFFICE}/styles" '
        'Target="styles.xml"/></Relationships>'
    )
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": root,
        "word/_rels/document.xml.rels": sheet,
        "word/document.xml": document(body),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        **(parts or {}),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in content.items():
            package.writestr(name, part)
    return packed.getvalue()
