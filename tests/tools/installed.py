"""diglot as it is installed: a wheel, a fresh environment with it, and its program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]

CLEAN: Mapping[str, str] = {
    **{name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")},
    "LC_ALL": "C.UTF-8",
}


def copy_program(folder: Path) -> None:
    """Copy the package into a folder, with what is compiled of it: to compile all of it again takes seconds."""
    # What is just being compiled has a number behind its name, and may be gone in a moment.
    shutil.copytree(ROOT / "diglot", folder / "diglot", ignore=shutil.ignore_patterns("*.pyc.*"))


def build_wheel(source: Path, folder: Path) -> Path:
    """Build the wheel of a package into a folder."""
    return build_package(source, folder, "wheel")


def build_package(source: Path, folder: Path, target: str) -> Path:
    """Build the wheel ("wheel") or the source archive ("sdist") of a package into an empty folder."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    [built] = folder.iterdir()
    return built


def make_environment(folder: Path, wheel: Path) -> Path:
    """Make a fresh environment with a wheel; the packages that it depends on are those of the tests."""
    venv.create(folder)
    # A path in a .pth file is searched for packages, but .pth files there, such as the repository's, are not read.
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    pip(folder, "install", "--no-deps", "--no-compile", str(wheel))  # what is run is compiled, a third of it
    return folder


def pip(environment: Path, *words: str, cwd: Path | None = None) -> None:
    """Run the pip of the tests for an environment, without the network: to put one into each takes seconds."""
    command = [sys.executable, "-m", "pip", "--python", str(environment / "bin/python"), "--disable-pip-version-check"]
    subprocess.run([*command, "--no-input", "--quiet", *words, "--no-index"], cwd=cwd, env=CLEAN, check=True)


def run_installed(environment: Path, folder: Path, words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a folder."""
    command = [str(environment / "bin/diglot"), *words]
    return subprocess.run(command, cwd=folder, env=CLEAN, capture_output=True, text=True, check=False)
