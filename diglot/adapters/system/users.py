"""The name of the user who runs this process: from `pwd`, or from the environment on systems without it."""

from __future__ import annotations

import os


def user_name() -> str:
    """Return the user's name, as the system knows it; "" where nothing does."""
    try:
        import pwd  # here, so that a system without it loads this module

        person = pwd.getpwuid(os.getuid())
    except (ImportError, KeyError):
        return os.environ.get("USER") or os.environ.get("USERNAME", "")
    return person.pw_gecos.partition(",")[0].strip() or person.pw_name
