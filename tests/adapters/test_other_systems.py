"""What only some systems have is taken away, as on Windows: commands that need none of it go on without it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import diglot
from tests.tools.publication import EPOCH, write_files

PACKAGE = Path(diglot.__file__).parent
HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html"]\n',
    # More than are typeset in one process.
    **{f"content/en/b{number}.md": f"---\ntitle: B{number}\nlanguages: [en]\n---\nWords.\n" for number in range(30)},
    "content/en/a.md": "---\ntitle: A\ndate: 2020-01-01\n---\nThe ferry leaves at noon.\n",
    "content/ru/a.md": "---\ntitle: А\n---\nПаром отходит в полдень.\n",
}
# A process in which a module cannot be imported, or this system cannot fork; then commands, one after another.
WITHOUT = """
import os, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name in taken:
            raise ModuleNotFoundError(name)

taken = sys.argv[1].split(",")
sys.meta_path.insert(0, Blocker())
for name in taken:
    sys.modules.pop(name, None)
if "fork" in taken:
    del os.fork, os.register_at_fork

from diglot.cli import command_line

for words in (
    ["build", "--jobs", "2"],
    ["build", "--jobs", "2"],
    ["sync", "a"],
    ["check"],
    ["status"],
    ["find", "ferry"],
    ["--help"],
):
    try:
        code = command_line.main([*words, "--ui-lang", "en"])
    except SystemExit as end:
        code = end.code or 0
    print(words, code, flush=True)
    assert code == 0, words
assert not set(taken) & set(sys.modules)
"""


@pytest.mark.parametrize("taken", ["fcntl", "pwd", "resource", "fork", "fcntl,pwd,resource,fork"])
def test_commands_do_without_what_a_system_lacks(taken: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "house", HOUSE)
    environment = {
        "PATH": "/usr/bin:/bin",
        "SOURCE_DATE_EPOCH": EPOCH,
        "PYTHONPATH": str(PACKAGE.parent),
        "USER": "nina",
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-c", WITHOUT, taken]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "public/en/a/index.html").is_file(), done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.endswith("['--help'] 0\n")
    if "pwd" in taken:
        assert 'by = "nina"' in (root / "content/ledger/a.toml").read_text(encoding="utf-8")


def test_one_place_knows_what_only_some_systems_have() -> None:
    rare = re.compile(r"import (?:fcntl|pwd|resource|grp|termios)\b|\bos\.(?:fork|register_at_fork)\b|renameat2")
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if rare.search(path.read_text(encoding="utf-8"))
    }
    assert users == {
        "adapters/disk/name_exchange.py",
        "adapters/system/file_locks.py",
        "adapters/system/forks.py",
        "adapters/system/limits.py",
        "adapters/system/users.py",
    }
