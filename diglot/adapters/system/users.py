"""The name of whoever runs this process, by `pwd`; on systems without it, by the environment."""

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
