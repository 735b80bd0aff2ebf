"""Lays out a new publication from a starter: takes answers, writes its files.

The answers are written first and removed last: a second `init` finishes what a killed one has begun. Touches the disk
through the adapters only.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from diglot.adapters import git
from diglot.adapters.disk import is_partial, read_outside, remove_file
from diglot.adapters.extension_packages import load_extensions
from diglot.adapters.files.default_files import default_files
from diglot.core.new_files import starters
from diglot.core.settings import KnownNames
from diglot.model.languages import LANGUAGES, OWN_LANGUAGES, Lang, other_languages
from diglot.model.places import LEDGER_FOLDER, SETTINGS_PATH, stem_of
from diglot.model.problems import Problem
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.base.workflows import WORKFLOW_PATHS, write_workflow
from diglot.pipeline.setup.schemas import schema_files

_JOURNAL = ".init.json"
_LONGEST_JOURNAL = 10_000

# The blogs and formats of each starter.
_CHOICES: Mapping[str, tuple[list[str], list[str]]] = {
    "journal": (["notes"], ["html", "pdf"]),
    "book": (["book"], ["html", "pdf", "epub", "volume", "volume-epub"]),
    "pages": ([], ["html"]),
    "scholarly": (["articles"], ["html", "pdf"]),
}


class StarterOptions(msgspec.Struct, frozen=True):
    """What to begin with. lang: of the originals, and of comments. workflow: "github", "gitlab" or "".

    has_repository: make a git repository, too. extensions: that are named in the settings, with their languages.
    """

    title: str
    lang: Lang
    starter: str
    url: str
    workflow: str
    today: dt.date
    has_repository: bool = False
    extensions: tuple[str, ...] = ()


def may_make_repository(folder: Path) -> bool:
    """Return whether git is there, and has no repository that a folder is in. folder: absolute."""
    return not git.is_in_repository(folder) and bool(git.installed_version())


def find_names(folder: Path) -> list[str]:
    """Return the names of what is in a folder; it may not exist.

    Left out are a repository of git that has just been made, and a file that a killed `init` has half written.

    Raises: OSError.
    """
    paths = folder.iterdir() if folder.exists() else ()
    return sorted(path.name for path in paths if path.name != ".git" and not is_partial(path))


def read_begun(folder: Path) -> StarterOptions | None:
    """Return the answers of an `init` that was killed in a folder, or None. They may come from anybody."""
    path = folder / _JOURNAL
    try:
        begun = msgspec.json.decode(read_outside(path, _LONGEST_JOURNAL), type=StarterOptions)
    except (OSError, ValueError, RecursionError):
        return None
    is_sound = begun.lang in OWN_LANGUAGES and begun.starter in _CHOICES and begun.workflow in ("", *WORKFLOW_PATHS)
    is_sound = is_sound and set(begun.extensions) == load_extensions(begun.extensions).keys()
    return begun if is_sound and not path.is_symlink() else None


def lay_out(folder: Path, options: StarterOptions, begun: StarterOptions | None, known: KnownNames) -> list[FileEdit]:
    """Return the files of a new publication; a file that is there already is left as it is.

    begun: the answers of a killed `init`: what is as it has written it may become what the new answers say.
    known: the names that the schemas of its files offer.

    Raises: OSError.
    """
    written = _texts(begun, known) if begun else {}
    edits, own_stems = [], set()
    for path, text in _texts(options, known).items():
        before = _read(folder / path)
        after = text if before in (None, written.get(path)) else before
        if after != text and starters.language_of(path):
            own_stems.add(stem_of(path))
        edits.append(FileEdit(path, before, after))
    # A ledger says what the texts of the starter are, and nothing of a text that was there before.
    return [edit for edit in edits if not (edit.path.startswith(LEDGER_FOLDER) and stem_of(edit.path) in own_stems)]


def write_publication(
    folder: Path, options: StarterOptions, edits: Sequence[FileEdit]
) -> tuple[Sequence[Problem], str]:
    """Write the files of a new publication; return a problem for each that somebody has written meanwhile.

    With them, why git has made no repository although it was asked to; "" if it has, or was not.

    Raises: OSError.
    """
    answers = FileEdit(_JOURNAL, _read(folder / _JOURNAL), msgspec.json.encode(options))
    if problems := list(write_edits(folder, [answers, *edits])):
        return problems, ""
    failure = _make_repository(folder, options.title, edits) if options.has_repository else ""
    remove_file(folder, _JOURNAL, answers.after)
    return (), failure


def _make_repository(folder: Path, title: str, edits: Sequence[FileEdit]) -> str:
    try:
        git.make_repository(folder, [edit.path for edit in edits], title)
    except git.GitFailure as failure:
        return failure.reason
    return ""


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _texts(options: StarterOptions, known: KnownNames) -> dict[str, bytes]:
    """Return the contents of the files of a publication by their paths, in the order of these."""
    values = _values(options)
    filled = {
        path: starters.fill(template, starters.language_of(path), values)
        for path, template in _templates(options).items()
    }
    filled[SETTINGS_PATH] = _with_extensions(filled[SETTINGS_PATH], options)
    workflows = {WORKFLOW_PATHS[host]: write_workflow(host, "wheel") for host in [options.workflow] if host}
    texts = {**filled, **workflows, **schema_files(options.lang, known)}
    return {path: text.encode() for path, text in sorted(texts.items())}


def _templates(options: StarterOptions) -> dict[str, str]:
    """Return the templates of a publication by the paths of its files."""
    templates = {}
    for name, file in default_files("starters").items():
        group, _, path = name.removeprefix("starters/").partition("/")
        if group in ("all", options.starter):
            target = _target(path, options.lang)
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


def _further_languages(options: StarterOptions) -> list[Lang]:
    """Return the languages of the extensions, of which the starters have no texts."""
    return [lang for extension in load_extensions(options.extensions).values() for lang in extension.languages]


def _with_extensions(settings: str, options: StarterOptions) -> str:
    """Return the settings with the extensions, and with the title in their languages."""
    template = "".join(f'{lang} = @"title"@\n' for lang in _further_languages(options))
    titles = starters.fill(template, "", _values(options))
    tables = "".join(f"\n[extensions.{name}]\n" for name in options.extensions)
    return settings.replace("[title]\n", f"[title]\n{titles}", 1) + tables


def _values(options: StarterOptions) -> dict[str, str]:
    [other] = other_languages(options.lang, OWN_LANGUAGES)
    blogs, formats = _CHOICES[options.starter]
    return {
        "other": other,
        "languages": json.dumps([options.lang, other, *_further_languages(options)]),
        "blogs": json.dumps(blogs),
        "formats": json.dumps(formats),
        "title": options.title,
        "lang": options.lang,
        "url": options.url,
        "today": options.today.isoformat(),
    }
