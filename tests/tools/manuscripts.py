"""The bodies of all manuscripts, guides and texts of tests in this repository: what two ways are compared on."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
_FOLDERS = ("assets", "content", "docs", "handbook/content", "starters", "tests")
_FRONT_MATTER = re.compile(r"\A---\r?\n.*?\n---\r?\n", re.DOTALL)


EACH_OR_SOME = pytest.mark.parametrize(
    "step", [pytest.param(1, marks=pytest.mark.long, id="each"), pytest.param(4, id="every fourth")]
)
"""A test takes each fourth of the texts, and with --long each: `all_bodies()[::step]`."""


@cache
def all_bodies() -> tuple[tuple[str, str], ...]:
    """Return the path of each text and its body, each body once."""
    bodies: dict[str, str] = {}
    for path in sorted(path for folder in _FOLDERS for path in (REPOSITORY / folder).rglob("*.md")):
        place = path.relative_to(REPOSITORY).as_posix()
        # Some of these texts must run into the limits of time and depth.
        if not place.startswith("tests/problems/beyond-limits/"):
            text = path.read_bytes().decode("utf-8", "replace")
            bodies.setdefault(_FRONT_MATTER.sub("", text, count=1), place)
    return tuple((place, body) for body, place in bodies.items())
