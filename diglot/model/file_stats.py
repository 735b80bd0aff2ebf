"""What a file system says of a file that nobody has read: a first look, which decides whether to read it."""

from __future__ import annotations

import msgspec

# A file changed so shortly before it was looked at may change again without its times showing it.
CLOCK_TICK_NS = 50_000_000


class FileStat(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Type, size, times and number of a file.

    Programs may set mtime_ns, so that a copy can keep the date of its original; ctime_ns they may not.
    Linking a file and removing a link change ctime_ns too.
    """

    file_type: int
    """As `stat.S_IFMT` gives it; that of a folder where the folder cannot be read, 0 where there is no file."""
    size: int = 0
    mtime_ns: int = 0
    ctime_ns: int = 0
    inode: int = 0

    def is_settled(self, now_ns: int) -> bool:
        """Return whether any later change would show in the times. now_ns: when the file was looked at."""
        return max(self.mtime_ns, self.ctime_ns) < now_ns - CLOCK_TICK_NS


MISSING = FileStat(0)
