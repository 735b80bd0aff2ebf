"""Files for an archive in, the same files with what proves that they are whole out. Pure functions.

Source: RFC 8493, The BagIt File Packaging Format (V1.0).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def make_bag(name: str, payload: Mapping[str, bytes], facts: Mapping[str, str]) -> Mapping[str, bytes]:
    """Return the files of a bag by their paths. name: of its folder. payload: by path. facts: for `bag-info.txt`.

    Order and contents depend on nothing else.

    >>> [path.partition("/")[2] for path in make_bag("issue", {"a.pdf": b"..."}, {"Source-Organization": "Notes"})]
    ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt', 'data/a.pdf']
    """
    data = {f"data/{path}": payload[path] for path in sorted(payload)}
    known = {**facts, "Payload-Oxum": f"{sum(map(len, data.values()))}.{len(data)}"}
    tags = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": "".join(f"{label}: {' '.join(value.split())}\n" for label, value in known.items()).encode(),
        "manifest-sha256.txt": _manifest(data),
    }
    files = {**tags, "tagmanifest-sha256.txt": _manifest(tags), **data}
    return {f"{name}/{path}": content for path, content in files.items()}


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {_path(path)}\n" for path in sorted(files)).encode()


def _path(path: str) -> str:
    """Return a path as a line of a manifest holds it. Source: RFC 8493, 2.1.3."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
