"""Font files in, their names and licences out. The only module that imports fontTools. Touches nothing."""

from __future__ import annotations

import logging
import re
from io import BytesIO

from diglot.model.look import FontFile

# Numbers of the table of names. Source: OpenType 1.9.1, "name".
_FAMILY, _TYPOGRAPHIC_FAMILY, _LICENSE, _LICENSE_URL = 1, 16, 13, 14
_ITALIC_BITS = 0x01 | 0x200
# What a family's name may not contain in a stylesheet.
_UNSAFE = re.compile(r"[\"\\<>*/\x00-\x1f\x7f]")


def read_font(content: bytes, path: str) -> FontFile | None:
    """Return what a font file says about itself, or None if it is no font. path: kept in the result."""
    from fontTools.ttLib import TTFont  # costs 60 ms: only for fonts of a publication's own

    # A damaged table of names is reported there, record by record.
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    try:
        with TTFont(BytesIO(content), lazy=True) as font:
            names, os2 = font["name"], font["OS/2"]
            family = names.getDebugName(_TYPOGRAPHIC_FAMILY) or names.getDebugName(_FAMILY) or ""
            license_name = names.getDebugName(_LICENSE) or names.getDebugName(_LICENSE_URL) or ""
            weight, is_italic = int(os2.usWeightClass), bool(os2.fsSelection & _ITALIC_BITS)
    except Exception:  # whatever the tables of a damaged file lead to: struct.error, brotli.error, an assertion …
        return None
    family = _UNSAFE.sub("", family).strip()
    return FontFile(path, family, weight, is_italic, " ".join(license_name.split())) if family else None
