"""The metadata of a file in its file system, which decide whether the file must be read. Touches nothing."""

from __future__ import annotations

import msgspec

from diglot.model.digests import Digest

# A file that changed less than this before its stat was taken may change again without a difference in its times.
CLOCK_TICK_NS = 50_000_000


class FileStat(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The type, size, times and inode of a file.

    Programs can set mtime_ns, so that a copy keeps the date of its original; they cannot set ctime_ns.
    Creating and removing a hard link changes ctime_ns too.
    """

    file_type: int
    """As `stat.S_IFMT` returns it, also for a folder that cannot be read; 0 if there is no file."""
    size: int = 0
    mtime_ns: int = 0
    ctime_ns: int = 0
    inode: int = 0

    def is_settled(self, now_ns: int) -> bool:
        """Return whether any later change would show in the times. now_ns: when this stat was taken."""
        return max(self.mtime_ns, self.ctime_ns) < now_ns - CLOCK_TICK_NS


MISSING = FileStat(0)


class SiteState(msgspec.Struct, frozen=True):
    """A site as it was published. manifest: the digest of its list of files. stats: that of the stats of its files.

    files: how many there are.
    """

    manifest: Digest
    stats: Digest
    files: int
