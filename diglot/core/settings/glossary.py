"""Parse the glossary, `content/glossary.toml`. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diglot.core.settings.table_reader import Table, TableReader, read_file
from diglot.model.fields import Field, FileFields, Schema, fits, tables_of
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import N_, Problem
from diglot.model.translation.passages import Glossary, Term

_PHRASE: Schema = {"type": "string", "pattern": r"\S"}
_PHRASES = Field(
    {"anyOf": [_PHRASE, {"type": "array", "items": _PHRASE, "minItems": 1}]},
    N_("a text or a list of texts for each language"),
)
GLOSSARY_FIELDS = FileFields(
    "content/glossary.toml",
    dict.fromkeys(["terms", "names"], tables_of(dict.fromkeys(LANGUAGES, _PHRASES), *LANGUAGES)),
)


def parse_glossary(
    table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Glossary, tuple[Problem, ...]]:
    """Parse `content/glossary.toml`: each language has a text, or a list of variants, the preferred one first.

    A term has words in two languages of the publication at least.
    """
    reader = read_file(path, table, source, GLOSSARY_FIELDS.fields)
    glossary = Glossary(_terms(reader, "terms", languages), _terms(reader, "names", languages))
    return glossary, reader.finish()


def _terms(reader: TableReader, name: str, languages: Sequence[Lang]) -> tuple[Term, ...]:
    terms = []
    for own in reader.each_entry(name, {}):
        words: dict[Lang, tuple[str, ...]] = {}
        # Of several translations, not each needs to have every term.
        has_pair = len(own.table.keys() & set(languages)) > 1
        for lang in languages:
            value: Any = own.table.get(lang)
            if value is None and has_pair:
                continue
            if fits(_PHRASES.schema, value):
                words[lang] = (value,) if isinstance(value, str) else tuple(value)
            else:
                own.refuse(name, value or own.table, _PHRASES.expected)
        if len(words) > 1 or len(words) == len(languages):
            terms.append(Term(words))
    return tuple(terms)
