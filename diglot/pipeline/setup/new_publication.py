"""Lays out a new publication from a starter: takes answers, returns the edits of its files.

Reads the starters and the folder through the adapters, and writes no file.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from diglot import __version__
from diglot.adapters.overlay import default_files
from diglot.core import starters
from diglot.model.languages import LANGUAGES, Lang, other_languages
from diglot.model.system_needs import LIBRARIES, packages
from diglot.pipeline.base.file_edits import FileEdit

# Where the workflow of a host must be in the publication.
_WORKFLOW_PATHS = {"github": ".github/workflows/pages.yml", "gitlab": ".gitlab-ci.yml"}

# The blogs and formats of each starter.
_CHOICES: Mapping[str, tuple[list[str], list[str]]] = {
    "journal": (["notes"], ["html", "pdf"]),
    "book": (["book"], ["html", "pdf", "epub", "volume", "volume-epub"]),
    "pages": ([], ["html"]),
}


class StarterOptions(msgspec.Struct, frozen=True):
    """What to begin with. lang: of the originals, and of comments. workflow: "github", "gitlab" or ""."""

    title: str
    lang: Lang
    starter: str
    url: str
    workflow: str
    today: dt.date


def find_names(folder: Path) -> list[str]:
    """Return the names of what is in a folder, but for a repository of git that has just been made; it may not exist.

    Raises: OSError.
    """
    return sorted(path.name for path in folder.iterdir() if path.name != ".git") if folder.exists() else []


def lay_out(folder: Path, options: StarterOptions, others: Mapping[str, str]) -> list[FileEdit]:
    """Return the files of a new publication; a file that is there already is left as it is.

    others: files that are no starter's, by their paths.

    Raises: OSError.
    """
    edits = []
    filled = {
        path: starters.fill(template, starters.language_of(path), _values(options))
        for path, template in _templates(options).items()
    }
    for path, text in sorted({**filled, **others}.items()):
        target = folder / path
        before = target.read_bytes() if target.is_file() else None
        edits.append(FileEdit(path, before, text.encode() if before is None else before))
    return edits


def _templates(options: StarterOptions) -> dict[str, str]:
    """Return the templates of a publication by the paths of its files."""
    templates = {}
    for name, file in default_files("starters").items():
        group, _, path = name.removeprefix("starters/").partition("/")
        if group in ("all", options.starter):
            target = _target(path, options.lang)
        elif group == "workflows" and Path(path).stem == options.workflow:
            target = _WORKFLOW_PATHS[options.workflow]
        else:
            continue
        if target:
            templates[target] = file.read_text(encoding="utf-8")
    return templates


def _target(path: str, lang: Lang) -> str:
    """Return the path of a file; "" if it is in another language than the publication's originals.

    >>> _target("README.ru.md", "ru"), _target("README.en.md", "ru"), _target("gitignore", "ru")
    ('README.md', '', '.gitignore')
    """
    if path == "gitignore":
        return ".gitignore"
    match = re.fullmatch(rf"(.*)\.({'|'.join(LANGUAGES)})(\.\w+)", path)
    if match is None:
        return path
    return match[1] + match[3] if match[2] == lang else ""


def _values(options: StarterOptions) -> dict[str, str]:
    [other] = other_languages(options.lang, tuple(LANGUAGES))
    blogs, formats = _CHOICES[options.starter]
    return {
        "other": other,
        "languages": json.dumps([options.lang, other]),
        "blogs": json.dumps(blogs),
        "formats": json.dumps(formats),
        "packages": packages(LIBRARIES)["debian"],
        "title": options.title,
        "lang": options.lang,
        "url": options.url,
        "today": options.today.isoformat(),
        "version": __version__,
    }
