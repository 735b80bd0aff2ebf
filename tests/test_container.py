"""The container has what `build.py` asks for: the same system packages, the same locked Python packages."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
# Python brings its own environments in this image; git is not needed, but the commands that use it are wanted.
NOT_IN_THE_IMAGE, WANTED = {"python3-venv"}, {"git"}


@pytest.fixture(scope="module")
def stages() -> Mapping[str, str]:
    """Return the stages by name, each with its lines in one piece."""
    parts = re.split(r"^FROM \S+ AS (\w+)\n", DOCKERFILE, flags=re.MULTILINE)
    return {name: re.sub(r"\\\n\s*", "", text) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def packages(stage: str) -> set[str]:
    [names] = re.findall(r"--no-install-recommends ([^&]+)", stage)
    return set(names.split())


@pytest.fixture(scope="module")
def build_py() -> Any:
    spec = importlib.util.spec_from_file_location("front_door", ROOT / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_system_packages_are_those_of_build_py(stages: Mapping[str, str], build_py: Any) -> None:
    needs = {debian for _, debian, _ in build_py.FOR_DIGLOT}
    tests = {debian for _, debian, _ in build_py.FOR_TESTS}
    assert packages(stages["system"]) == needs - NOT_IN_THE_IMAGE | WANTED
    assert packages(stages["development"]) == tests


def test_the_python_packages_are_locked(stages: Mapping[str, str], build_py: Any) -> None:
    [locked] = re.findall(r"pip install (.*) --requirement requirements\.lock", stages["program"])
    assert locked.split() == build_py.PIP_SAFETY
    # The last stage is the one that is built if none is named.
    assert list(stages)[-1] == "program"


def test_one_version_of_python_is_named_everywhere() -> None:
    [image] = set(re.findall(r"^FROM python:(\d+\.\d+)-", DOCKERFILE, re.MULTILINE))
    [action] = re.findall(r'python-version: "(\d+\.\d+)"', (ROOT / "action.yml").read_text(encoding="utf-8"))
    least = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert image == action
    assert tuple(map(int, image.split("."))) >= tuple(map(int, least.removeprefix(">=").split(".")))


def test_what_is_copied_is_there(stages: Mapping[str, str]) -> None:
    """A folder that the wheel needs may not be left out of the image."""
    ignored = set((ROOT / ".dockerignore").read_text(encoding="utf-8").split())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    text = json.dumps(project["tool"].get("setuptools", {}) | project["tool"].get("hatch", {}))
    assert [name for name in ignored if f'"{name}' in text] == []
    for name in re.findall(r"^COPY ([\w.-]+\.\w+) ", stages["program"], re.MULTILINE):
        assert (ROOT / name).is_file()


def test_the_development_container_uses_the_dockerfile(stages: Mapping[str, str]) -> None:
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert (ROOT / ".devcontainer" / container["build"]["dockerfile"]).resolve() == ROOT / "Dockerfile"
    assert container["build"]["target"] in stages
