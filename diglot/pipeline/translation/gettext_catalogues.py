"""A publication's templates and catalogues in, catalogues brought up to date out, and what is wrong with them.

Touches the disk through its machine only.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from diglot.adapters.catalogues import SOURCE_LANGUAGE, catalogue_path
from diglot.adapters.catalogues.maintenance import CatalogueState, CatalogueUpdate, TemplateUnreadable, lint_catalogue
from diglot.adapters.catalogues.parsing import check_catalogue
from diglot.adapters.disk import write_given_file
from diglot.adapters.overlay import defaults_root
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import (
    BrokenCatalogue,
    BrokenTemplate,
    FuzzyTranslation,
    MissingMessage,
    MissingTranslation,
    Problem,
    UnusedMessage,
)
from diglot.pipeline.base.build_options import sorted_problems


class CatalogueReport(msgspec.Struct, frozen=True):
    """How far the catalogues of a publication are, what is wrong with them, and which files were written."""

    states: tuple[CatalogueState, ...]
    problems: tuple[Problem, ...]
    written: tuple[str, ...] = ()


def check_strings(root: Path) -> CatalogueReport:
    """The state of each catalogue, and what is wrong with it."""
    try:
        register = CatalogueUpdate(root, defaults_root() / "locales")
    except TemplateUnreadable as fault:
        return CatalogueReport((), (BrokenTemplate(fault.name, fault.line, fault.reason),))
    states, problems = [], []
    for lang in _translated():
        state = register.state(lang)
        states.append(state)
        problems += _problems(root, lang, state)
    return CatalogueReport(tuple(states), sorted_problems(problems))


def update_strings(root: Path) -> CatalogueReport:
    """Bring every catalogue up to date; one that cannot be read is left as it is, and told."""
    found = check_strings(root)
    broken = {problem.file for problem in found.problems if isinstance(problem, BrokenCatalogue)}
    written = []
    for state in found.states:
        path = root / state.name
        # A publication that says nothing of its own needs no catalogue.
        if state.name in broken or not (path.is_file() or state.missing):
            continue
        text = CatalogueUpdate(root, defaults_root() / "locales").update(state.lang)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_given_file(path, text.encode())
            written.append(state.name)
    after = check_strings(root)
    return CatalogueReport(after.states, after.problems, tuple(written))


def _translated() -> Sequence[Lang]:
    return [lang for lang in LANGUAGES if lang != SOURCE_LANGUAGE]


def _problems(root: Path, lang: Lang, state: CatalogueState) -> list[Problem]:
    name = catalogue_path(lang)
    problems: list[Problem] = [MissingMessage(name, None, msgid, place) for msgid, place in state.missing]
    problems += [UnusedMessage(name, line, msgid) for msgid, line in state.unused]
    if (root / name).is_file():
        lint = lint_catalogue(root, lang)
        guesses = {row.line for row in lint if isinstance(row, FuzzyTranslation)}
        found = check_catalogue(root / name, name)
        problems += [row for row in found if not (isinstance(row, MissingTranslation) and row.line in guesses)]
        problems += lint
    return problems
