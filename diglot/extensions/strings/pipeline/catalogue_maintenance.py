"""Checks and updates a publication's gettext catalogues: takes its folder, returns their state and problems.

Touches the disk through its adapter only.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.catalogues.parsing import check_catalogue
from diglot.adapters.disk import Folder
from diglot.adapters.files.default_files import defaults_root
from diglot.extensions.check.adapters.catalogue_lint import with_catalogue_lint
from diglot.extensions.strings.adapters.catalogue_update import CatalogueState, CatalogueUpdate, TemplateUnreadable
from diglot.extensions.strings.model.problems import BrokenTemplate, MissingMessage, UnusedMessage
from diglot.model.languages import LANGUAGES, SOURCE_LANGUAGE, Lang
from diglot.model.problems import BrokenCatalogue, NotAFile, Problem
from diglot.pipeline.base.build_options import sorted_problems
from diglot.pipeline.base.file_edits import FileEdit, encode_like, write_edits


class CatalogueReport(msgspec.Struct, frozen=True):
    """The state of a publication's catalogues, their problems, and the files that were written."""

    states: tuple[CatalogueState, ...]
    problems: tuple[Problem, ...]
    written: tuple[str, ...] = ()


def check_strings(root: Path) -> CatalogueReport:
    """Return the state of each catalogue, and its problems. Where links are among the files, nothing is read."""
    folder = Folder(root)
    strange = [entry for name in ("templates", "locales") for entry in folder.list(name) if entry.kind != "file"]
    if strange:
        return CatalogueReport((), tuple(NotAFile(entry.path, None, entry.kind) for entry in strange))
    try:
        update = CatalogueUpdate(root, defaults_root() / "locales")
    except TemplateUnreadable as error:
        return CatalogueReport((), (BrokenTemplate(error.name, error.line, error.reason),))
    states, problems = [], []
    for lang in (lang for lang in LANGUAGES if lang != SOURCE_LANGUAGE):
        state = update.state(lang)
        states.append(state)
        problems += _problems(root, lang, state)
    return CatalogueReport(tuple(states), sorted_problems(problems))


def update_strings(root: Path) -> CatalogueReport:
    """Update every catalogue. One that cannot be read is left alone and reported."""
    report = check_strings(root)
    broken = {problem.file for problem in report.problems if isinstance(problem, BrokenCatalogue)}
    edits = []
    for state in report.states:
        path = root / state.name
        # A publication without messages of its own needs no catalogue.
        if state.name in broken or not (path.is_file() or state.missing):
            continue
        before = path.read_bytes() if path.is_file() else None
        text = CatalogueUpdate(root, defaults_root() / "locales").update(state.lang)
        edit = FileEdit(state.name, before, encode_like(before, text))
        if edit.is_change:
            edits.append(edit)
    late = list(write_edits(root, edits))
    after = check_strings(root)
    written = {edit.path for edit in edits} - {problem.position[0] for problem in late}
    return CatalogueReport(after.states, (*after.problems, *late), tuple(sorted(written)))


def _problems(root: Path, lang: Lang, state: CatalogueState) -> list[Problem]:
    name = catalogue_path(lang)
    problems: list[Problem] = [MissingMessage(name, None, msgid, place) for msgid, place in state.missing]
    problems += [UnusedMessage(name, line, msgid) for msgid, line in state.unused]
    if (root / name).is_file():
        problems += with_catalogue_lint(check_catalogue(root / name, name), root, [lang])
    return problems
