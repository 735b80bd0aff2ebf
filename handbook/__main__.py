"""Build the documentation, or run another command of diglot on it: `python3 build.py docs`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from handbook.assembly import assemble

REPOSITORY = Path(__file__).resolve().parents[1]
PUBLICATION = REPOSITORY / ".cache" / "handbook"
LEDGER = "content/ledger"


def main(arguments: Sequence[str]) -> int:
    """Assemble the publication and run a command on it; what the command says in the ledger is kept."""
    write_publication(assemble(REPOSITORY), PUBLICATION)
    command = list(arguments) or ["build"]
    if command[0] == "build" and not any(word.startswith("--output") for word in command):
        command += ["--output", str(REPOSITORY / "public-docs")]
    diglot = [sys.executable, "-P", "-m", "diglot", *command, "--root", str(PUBLICATION)]
    environment = os.environ | {"DIGLOT_CALLED_AS": "python3 build.py docs"}
    code = subprocess.run(diglot, env=environment, check=False).returncode
    keep_ledger(PUBLICATION / LEDGER, REPOSITORY / "handbook" / LEDGER)
    return code


def write_publication(files: Mapping[str, bytes], folder: Path) -> None:
    """Make `content` in the folder hold these files and no others; a file that is the same is left alone."""
    for path in folder.glob("content/**/*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def keep_ledger(written: Path, kept: Path) -> None:
    """Copy the ledger of the assembled publication back to where it is kept."""
    for path in sorted(written.rglob("*.toml")):
        copy = kept / path.relative_to(written)
        if not copy.is_file() or copy.read_bytes() != path.read_bytes():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
