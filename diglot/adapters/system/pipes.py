"""An open pipe in, whether something can be read from it out: by `select`, which Windows has for sockets only.

There the pipe is looked into now and then.
"""

from __future__ import annotations

import select
import sys
import time
from typing import IO

_SECONDS_A_LOOK = 0.002


def wait_to_read(pipe: IO[bytes], seconds: float) -> bool:
    """Return whether a pipe has something to read, or has ended, within some seconds."""
    if sys.platform != "win32":
        return bool(select.select([pipe], [], [], seconds)[0])
    import _winapi  # no other system has these
    import msvcrt

    handle, end = msvcrt.get_osfhandle(pipe.fileno()), time.monotonic() + seconds
    try:
        while not _winapi.PeekNamedPipe(handle, 0)[0]:
            if time.monotonic() >= end:
                return False
            time.sleep(_SECONDS_A_LOOK)
    except OSError:  # it has ended, which reading tells
        return True
    return True
