"""Fields of extensions in front matter: problems of fields that diglot does not know in, those that are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from diglot.model.extensions import NamedExtension
from diglot.model.fields import Fields, fits
from diglot.model.problems import MisspeltField, Problem, UnknownField, WrongValue, as_typed
from diglot.model.publication import FrontMatter, Manuscript


def check_extension_fields(
    read_manuscripts: Callable[[], Sequence[Manuscript]],
    problems: Iterable[Problem],
    extensions: Sequence[NamedExtension],
) -> list[Problem]:
    """Return the problems without those of fields of extensions, and with those of the values of such fields."""
    fields = {name: field for one in extensions for name, field in one.extension.fields.items()}
    if not fields:
        return list(problems)
    fronts = {manuscript.path: manuscript.front for manuscript in read_manuscripts()}
    left = [one for problem in problems for one in _of_others(problem, fields, fronts)]
    return [*left, *(one for path, front in fronts.items() for one in _wrong_values(path, front, fields))]


def extension_fields(front: FrontMatter, extension: NamedExtension) -> dict[str, Any]:
    """Return the fields of an extension that front matter has, with values that they may have."""
    fields = extension.extension.fields
    return {name: value for name, value in front.others.items() if name in fields and fits(fields[name].schema, value)}


def _of_others(problem: Problem, fields: Fields, fronts: Mapping[str, FrontMatter]) -> Iterator[Problem]:
    """Yield a problem, if anything is left of it, without the fields of extensions."""
    if isinstance(problem, UnknownField) and problem.file in fronts:
        names = [name for name in problem.names.split(", ") if name not in fields]
        if names:
            yield problem.with_facts(names=", ".join(names), line=fronts[problem.file].line(names[0]))
    elif not (isinstance(problem, MisspeltField) and problem.file in fronts and problem.name in fields):
        yield problem


def _wrong_values(path: str, front: FrontMatter, fields: Fields) -> Iterator[Problem]:
    for name, value in front.others.items():
        if name in fields and not fits(fields[name].schema, value):
            yield WrongValue(path, front.line(name), name, as_typed(value), fields[name].expected)
