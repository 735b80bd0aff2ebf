"""Catalogues in, what is wrong in them although they can be read out.

Reads the catalogues of a publication; writes nothing.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Message
from babel.messages.plurals import get_plural

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.catalogues.parsing import first_form, forms_of, parse_catalogue
from diglot.extensions.check.model.problems import FuzzyTranslation, WrongMarkup, WrongPluralRule
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import BrokenCatalogue, MissingTranslation, Problem

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def with_catalogue_lint(problems: Iterable[Problem], root: Path, languages: Iterable[Lang]) -> Iterator[Problem]:
    """Yield the problems, and those of catalogues, where a fuzzy translation is not reported as missing too."""
    lint = [problem for lang in languages for problem in _lint_catalogue(root, lang)]
    fuzzy = {(problem.file, problem.line) for problem in lint if isinstance(problem, FuzzyTranslation)}
    yield from (
        problem
        for problem in problems
        if not (isinstance(problem, MissingTranslation) and (problem.file, problem.line) in fuzzy)
    )
    yield from lint


def _lint_catalogue(root: Path, lang: Lang) -> list[Problem]:
    """Return the findings in a readable catalogue: fuzzy translations, wrong tags, a wrong plural rule."""
    name = catalogue_path(lang)
    path = root / name
    catalogue = parse_catalogue(path, name) if path.is_file() else None
    if catalogue is None or isinstance(catalogue, BrokenCatalogue):
        return []
    problems = [*_check_plural_rule(lang, path, name)]
    for message in catalogue:
        if message.id and message.fuzzy:
            problems.append(FuzzyTranslation(name, message.lineno or 1, first_form(message)))
        elif message.id:
            problems += _check_tags(message, name)
    return problems


def _check_plural_rule(lang: Lang, path: Path, name: str) -> Iterator[Problem]:
    """Compare the plural rule of the header with CLDR's, number by number: other programs use the header."""
    head = re.search(r'^"Plural-Forms:\s*(nplurals=(\d+); plural=(.+);)\s*(?:\\n)?"', _text(path), re.MULTILINE)
    forms = LANGUAGES[lang].plural_forms
    plural_form = Locale.parse(lang).plural_form
    try:
        choose = gettext.c2py(head[3]) if head else None
        is_right = choose is None or (
            head is not None
            and int(head[2]) == len(forms)
            and all(forms[choose(n)] == plural_form(n) for n in range(1001))
        )
    except (ValueError, IndexError, ZeroDivisionError):
        is_right = False
    if head and not is_right:
        line = _text(path).count("\n", 0, head.start()) + 1
        yield WrongPluralRule(name, line, head[1], f"{get_plural(lang).plural_forms}")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _check_tags(message: Message, name: str) -> Iterator[Problem]:
    given = {tag for part in forms_of(message) for tag in _TAG.findall(part)}
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    for string in filter(None, strings):
        found = set(_TAG.findall(str(string)))
        if found != given:
            yield WrongMarkup(name, message.lineno or 1, first_form(message), ", ".join(sorted(found ^ given)))
            return
