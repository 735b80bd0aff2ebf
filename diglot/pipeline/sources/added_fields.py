"""Fields that settings and extensions add to files: problems of fields that diglot does not know in, those left out.

A file is read without knowing the settings: what it has besides diglot's own fields is judged here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from diglot.core.settings.table_reader import expected_in
from diglot.model.extensions import NamedExtension
from diglot.model.fields import Fields, OtherFields, read_value
from diglot.model.problems import MisspeltField, Problem, UnknownField, WrongValue, as_typed
from diglot.model.publication import Contributor, FrontMatter, Issue, Manuscript
from diglot.model.settings import Settings
from diglot.model.wording.nearest import meant


def check_added_fields(
    read_manuscripts: Callable[[], Sequence[Manuscript]],
    records: Iterable[Contributor | Issue],
    problems: Iterable[Problem],
    settings: Settings,
) -> list[Problem]:
    """Return the problems without those of added fields, and with those of the values of such fields."""
    in_texts = {name: field for one in settings.extensions for name, field in one.extension.fields.items()}
    in_texts |= {name: own.in_text for name, own in settings.fields.items()}
    if not in_texts:
        return list(problems)
    texts = {one.path: OtherFields(one.front.others, one.front.lines) for one in read_manuscripts()}
    left = list(_checked(problems, texts, in_texts))
    in_tables = {name: own.in_table for name, own in settings.fields.items()}
    return list(_checked(left, {one.path: one.others for one in records}, in_tables)) if in_tables else left


def extension_fields(front: FrontMatter, extension: NamedExtension) -> dict[str, Any]:
    """Return the fields of an extension that front matter has, with values that they may have."""
    fields = extension.extension.fields
    found = {name: read_value(fields[name], value) for name, value in front.others.items() if name in fields}
    return {name: value for name, value in found.items() if value is not None}


def _checked(problems: Iterable[Problem], files: Mapping[str, OtherFields], fields: Fields) -> Iterator[Problem]:
    """Yield problems without those of added fields, then those of the values of such fields. files: by path."""
    for problem in problems:
        yield from _of_others(problem, fields, files)
    for path, others in files.items():
        yield from _wrong_values(path, others, fields)


def _of_others(problem: Problem, fields: Fields, files: Mapping[str, OtherFields]) -> Iterator[Problem]:
    """Yield a problem, if anything is left of it, without added fields; a name that means one is told apart."""
    if isinstance(problem, UnknownField) and problem.file in files:
        others, odd = files[problem.file], list[str]()
        free = [name for name in fields if name not in others.values]
        for name in problem.names.split(", "):
            if like := "" if name in fields else meant(name, free):
                yield MisspeltField(problem.file, others.lines.get(name), name, like)
            elif name not in fields:
                odd.append(name)
        if odd:
            yield problem.with_facts(names=", ".join(odd), line=others.lines.get(odd[0], problem.line))
    elif not (isinstance(problem, MisspeltField) and problem.file in files and problem.name in fields):
        yield problem


def _wrong_values(path: str, others: OtherFields, fields: Fields) -> Iterator[Problem]:
    for name, value in others.values.items():
        if name in fields and value is not None and read_value(fields[name], value) is None:
            yield WrongValue(path, others.lines.get(name), name, as_typed(value), expected_in(fields[name], value))
