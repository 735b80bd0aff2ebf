"""What would take all memory in an export ends soon, as a problem of its file."""

from __future__ import annotations

import io
import resource
from pathlib import Path
from typing import Any

from PIL import Image

from tests.tools.publication import run_json, write_files


def large_webp() -> bytes:
    """Return a WebP of a few bytes that says of itself that it has 169 million pixels."""
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue")]
    file = io.BytesIO()
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    content = bytearray(file.getvalue())
    canvas = content.index(b"VP8X") + 12
    content[canvas : canvas + 6] = (12_999).to_bytes(3, "little") * 2
    return bytes(content)


def test_a_picture_is_refused_by_its_header_also_when_a_text_is_exported(tmp_path: Path, capsys: Any) -> None:
    root = write_files(tmp_path, {"content/en/a.md": "# A text\n\n![A sea](sea.webp)\n"})
    (root / "content/en/sea.webp").write_bytes(large_webp())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    export = ["export", "a", "--lang", "en", "--root", root, "--output", tmp_path / "a.docx"]
    _, report = run_json(export, capsys)
    assert [problem["code"] for problem in report["problems"]] == ["left-out-of-export"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
