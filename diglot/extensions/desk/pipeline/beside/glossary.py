"""A term in two languages in, the change of the glossary that adds it out. Reads the disk through its adapter only."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.adapters.disk import Folder
from diglot.core import encoding, settings
from diglot.core.toml_reader import read_toml
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.model.translation.passages import Glossary
from diglot.model.wording.toml_values import toml_value
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.sources.load import GLOSSARY_PATH, LoadedSources
from diglot.queries.sources.source_files import read_table

_KNOWN = N_("The glossary has this term already.")
_KNOWN_OTHERWISE = N_("The glossary has this term with other words: change it in content/glossary.toml.")
MOST_TERM = 200
"""The longest term, in characters."""


def plan_term(folder: Folder, sources: LoadedSources, words: Mapping[Lang, str]) -> FileEdit | Problem | str:
    """Return the change that adds a term, or why it is refused: a problem, or an entry of the catalogue.

    words: of the term, by language.
    """
    entry, languages = sources.files.get(GLOSSARY_PATH), sources.settings.languages
    if any(not word.strip() or len(word) > MOST_TERM for word in words.values()):
        return N_("A term has words in both languages, and at most two hundred characters.")
    before = folder.read(entry.name_on_disk) if entry else None
    text, problems = encoding.decode(before or b"", GLOSSARY_PATH)
    glossary = Glossary()
    if entry and not problems:
        table, source, faults = read_table(folder, entry)
        glossary, wrong = settings.parse_glossary(table, source, GLOSSARY_PATH, languages)
        problems = (*faults, *wrong)
    if problems:
        return problems[0]
    for term in (*glossary.terms, *glossary.names):
        is_there = [word.casefold() in map(str.casefold, term.by_lang.get(lang, ())) for lang, word in words.items()]
        if all(is_there):
            return _KNOWN
        if is_there[0]:
            return _KNOWN_OTHERWISE
    lines = [f"{lang} = {toml_value(word)}\n" for lang, word in sorted(words.items())]
    head = f"{text.rstrip()}\n\n" if text.strip() else ""
    added = f"{head}[[terms]]\n{''.join(lines)}"
    _, problems = settings.parse_glossary(read_toml(added), added, GLOSSARY_PATH, languages)
    name = entry.name_on_disk if entry else GLOSSARY_PATH
    return problems[0] if problems else FileEdit(name, before, encode_like(before, added))
