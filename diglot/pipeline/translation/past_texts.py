"""A day or a commit in, the publication as it was then out, in another folder.

Touches the disk and git through their adapters only.
"""

from __future__ import annotations

from pathlib import Path

from diglot.adapters import git
from diglot.pipeline.base.text_writing import lens_of

_CONTENT = "content"
# What no text is written in, and what would take long to write.
_LEFT_OUT = frozenset(".png .jpg .jpeg .gif .webp .svg .avif .ico .pdf .zip .gz .mp3 .mp4 .webm .woff .woff2".split())


def unpack_publication(root: Path, when: str, folder: Path) -> tuple[Path, git.Commit]:
    """Write what a publication was into a folder; return its root there, and the commit. when: its name, or a day.

    Of a publication with copies of another program's site, that site is written, and copied there.
    Raises: GitFailure, OSError.
    """
    commit = git.find_commit(root, when)
    lens = lens_of(root)
    if lens is None:
        git.unpack(root, commit, [_CONTENT], folder)
        return folder, commit
    git.unpack(root.parent, commit, ["."], folder, _LEFT_OUT)
    return Path(lens.elsewhere(str(folder))), commit
