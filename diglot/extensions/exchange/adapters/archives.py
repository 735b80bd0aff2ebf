"""Files in, a zip archive out. Touches nothing."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping


def archive(files: Mapping[str, bytes], day: dt.datetime) -> bytes:
    """Return an archive of files by their names. day: when they were made, as the archive says of each."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in files.items():
            whole.writestr(zipfile.ZipInfo(name, day.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
