"""Runs git: words and input in, what it prints out. It gets no environment but its own, and runs nothing for others."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from diglot.adapters.git.special_files import refuse_special_files
from diglot.adapters.system.limits import limit_memory_of
from diglot.model.messages import N_

SECONDS = 30.0
# What git maps of its packs is not counted.
_MOST_MEMORY = 1_000_000_000

# A repository's settings may name programs; git is not to run any of them, nor to fetch what it lacks. They may also
# name an encoding in which nobody reads names, and devices in place of files.
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "protocol.allow=never",
    "log.showSignature=false",
    "i18n.logOutputEncoding=UTF-8",
    f"core.attributesFile={os.devnull}",
    f"core.excludesFile={os.devnull}",
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

    Raises: GitFailure; OSError as `git_command` does.
    """
    try:
        process = subprocess.Popen(
            git_command(folder, words),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Whatever ends this program: git is to end by itself, and remove its locks.
            start_new_session=True,
            env=git_variables(environment or {}),
        )
    except FileNotFoundError:
        raise GitFailure(N_("git is not installed")) from None
    with process:
        limit_memory_of(process.pid, _MOST_MEMORY)
        try:
            printed, said = process.communicate(given, SECONDS)
        except subprocess.TimeoutExpired:
            raise GitFailure(N_("git took longer than half a minute")) from None
        finally:
            process.kill()
    if b"dubious ownership" in said:
        raise GitFailure(N_("the repository belongs to another user of this computer (git: safe.directory)"))
    if process.returncode and not (may_fail and process.returncode == 1):
        raise GitFailure(reason)
    return printed


def git_command(folder: Path, words: Iterable[str]) -> list[str]:
    """Return the command that runs git in a folder.

    Raises: OSError where git would wait for a file of its own.
    """
    refuse_special_files(folder)
    return ["git", "-C", str(folder), *_OPTIONS, "--no-pager", *words]


def git_variables(more: Mapping[str, str]) -> Mapping[str, str]:
    """Return the environment of git, with more of it for one run."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "XDG_CONFIG_HOME") if name in os.environ}
    return {**kept, **_ENVIRONMENT, **more}
