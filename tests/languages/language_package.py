"""Run diglot on a publication in a language of a package, in a process of its own, and read its pages.

The package is found by its entry point: who knows a language is settled when a process begins.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from lxml import html

from tests.test_sites import compare, parts_of

REPOSITORY = Path(__file__).resolve().parents[2]


def paths_with(package: Path) -> str:
    """Return what PYTHONPATH is where a package is installed. package: the folder in which it is."""
    return os.pathsep.join(map(str, (REPOSITORY, package)))


def type_in(package: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, beside a package."""
    fixed = {"PYTHONPATH": paths_with(package), "SOURCE_DATE_EPOCH": "1893456000", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "diglot", *words]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **fixed}, capture_output=True, encoding="utf-8", check=False
    )


def run(package: Path, root: Path, *words: str) -> Any:
    """Run a command on a publication, beside a package; return its JSON."""
    return json.loads(type_in(package, root, *words, "--json").stdout)


def page(root: Path, place: str) -> html.HtmlElement:
    """Return a page of a publication, by its folder."""
    return html.fromstring((root / f"public/{place}index.html").read_text(encoding="utf-8"))


def places_of(root: Path, lang: str) -> list[str]:
    """Return the folders of all pages in a language that were built."""
    public = root / "public"
    return [f"{path.parent.relative_to(public).as_posix()}/" for path in sorted(public.glob(f"{lang}/**/index.html"))]


def compare_pages(root: Path, expected: Path, languages: tuple[str, ...], accept: bool) -> None:
    """Compare every page in some languages with the golden one, but for its head, masthead and sizes of files.

    Pages of tags are like those of a year.
    """
    for place in (place for lang in languages for place in places_of(root, lang) if "/tags/" not in place):
        shown = parts_of((root / "public" / place / "index.html").read_bytes())[2]
        compare(expected / place / "index.html", re.sub(rb"\d+ kB", b"0 kB", shown), accept)


def own_words(root: Path, place: str, other: str) -> str:
    """Return what a page says in its own language: without what is marked as the other one, addresses and scripts."""
    tree = page(root, place)
    for foreign in tree.xpath(f"//*[@lang='{other}' or @class='foot-printed'] | //script | //style | //head"):
        foreign.drop_tree()
    return str(tree.text_content())
