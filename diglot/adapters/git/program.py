"""Runs git: words and input in, what it prints out. It gets no environment but its own, and runs nothing for others."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from diglot.model.messages import N_

SECONDS = 30.0

# A repository's settings may name programs; git is not to run any of them, nor to fetch what it lacks.
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "protocol.allow=never",
    "log.showSignature=false",
    *(f"gpg.{kind}program=false" for kind in ("", "openpgp.", "ssh.", "x509.")),
)
_OPTIONS = [word for setting in _SETTINGS for word in ("-c", setting)]
_ENVIRONMENT = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class GitFailure(Exception):
    """Why git has no answer: `reason` is a message."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def run_git(
    folder: Path,
    words: Iterable[str],
    reason: str,
    *,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
    may_fail: bool = False,
) -> bytes:
    """Return what git prints in a folder. reason: what it means when git refuses; given: what it reads.

    environment: of this run besides; may_fail: print nothing where git says no (exit code 1).

    Raises: GitFailure.
    """
    command = ["git", "-C", str(folder), *_OPTIONS, "--no-pager", *words]
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "XDG_CONFIG_HOME") if name in os.environ}
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**kept, **_ENVIRONMENT, **(environment or {})},
        )
    except FileNotFoundError:
        raise GitFailure(N_("git is not installed")) from None
    except subprocess.TimeoutExpired:
        raise GitFailure(N_("git took longer than half a minute")) from None
    if b"dubious ownership" in done.stderr:
        raise GitFailure(N_("the repository belongs to another user of this computer (git: safe.directory)"))
    if done.returncode and not (may_fail and done.returncode == 1):
        raise GitFailure(reason)
    return done.stdout
