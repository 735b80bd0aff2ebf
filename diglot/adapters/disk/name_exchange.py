"""Two names in open folders in, the same names with each other's files out, in one step; where a system can do that.

The only module that calls `renameat2` of Linux and `renameatx_np` of macOS, by ctypes: Python has neither.
"""

from __future__ import annotations

import os
import sys

# Source: renameat2(2), RENAME_EXCHANGE; rename(2) of macOS, RENAME_SWAP. Both take the same arguments.
_CALLS = {"linux": "renameat2", "darwin": "renameatx_np"}
_EXCHANGE = 2


def exchange_names(folder: int, name: str, other_folder: int, other: str) -> bool:
    """Let two names change places; return whether the system, and the file system, could."""
    if sys.platform not in _CALLS:
        return False
    import ctypes  # only a build that publishes needs it

    library = ctypes.CDLL(None, use_errno=True)
    call = getattr(library, _CALLS[sys.platform], None)
    if call is None:  # an older C library, or another one
        return False
    return bool(call(folder, os.fsencode(name), other_folder, os.fsencode(other), ctypes.c_uint(_EXCHANGE)) == 0)
