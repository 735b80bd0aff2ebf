"""Finds what helps with a row: findings of the checks, terms of the glossary, and passages translated before.

Touches the disk, the memory's index and pandoc through their adapters only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.adapters.words.word_forms import find_stems
from diglot.core import alignment, ledger, markdown, settings
from diglot.core.annotation import notes
from diglot.core.concordance import without_notes
from diglot.extensions.check import core as checks
from diglot.extensions.check.core import names
from diglot.extensions.check.model.problems import Untranslated
from diglot.extensions.check.pipeline.passage_checks import ReadText, find_house_style_breaks, make_context, read_text
from diglot.extensions.desk.pipeline.articles.article import DeskArticle, DeskRow, DeskText
from diglot.model.languages import Lang
from diglot.model.problems import MissingAlt, Problem
from diglot.model.publication import FrontMatter
from diglot.model.settings import Settings
from diglot.model.translation.memory import MemoryMatch
from diglot.model.translation.passages import Allowance, Glossary, LocatedFinding, PassagePair
from diglot.model.tree import Block, Image, find
from diglot.pipeline.sources.load import GLOSSARY_PATH, LoadedSources
from diglot.pipeline.translation.memory import PublicationMemory
from diglot.pipeline.typeset.markdown_reader import decode_answer
from diglot.queries.sources.source_files import read_table

_MOST_MATCHES = 9
# The definition of a note is read as the paragraph that it is.
_LABEL = re.compile(r"\A\[\^[^\]]+\]:[ \t]*")


class TermUse(msgspec.Struct, frozen=True):
    """A term of the glossary in a row. forms: how the translation may say it, the preferred one first."""

    term: str
    forms: tuple[str, ...]
    is_used: bool


class Standards(msgspec.Struct, frozen=True):
    """What rows are checked against. people: the names of each person by language."""

    settings: Settings
    people: tuple[Mapping[Lang, str], ...]
    glossary: Glossary


def read_standards(folder: Folder, sources: LoadedSources) -> Standards:
    """Return what the rows of a publication are checked against now."""
    people = tuple(person.name.by_lang for person in sources.people.values())
    return Standards(sources.settings, people, _read_glossary(folder, sources))


class RowChecker:
    """Checks rows against the glossary, the people and the house style of a publication."""

    def __init__(self, standards: Standards, pandoc: PandocPool) -> None:
        self.standards = standards
        self._pandoc = pandoc
        self._context = make_context(standards.settings, standards.people, standards.glossary)

    def findings(self, article: DeskArticle, row: DeskRow, text: str) -> Iterator[Problem]:
        """Yield what the checks find in a row with this translation. Their lines are those where the row begins."""
        source, target = (
            self._read(side, body, row) for side, body in zip(article.texts, (row.source, text), strict=True)
        )
        if source is None or target is None or not target.units:
            return
        lang, style = article.target.edition.lang, self.standards.settings.house_style
        passages = [read.passages[: len(read.units)] for read in (source, target)]
        found = list(checks.check_edition(passages[1], self._context))
        foreign = {each.location.passage for each in found if isinstance(each.problem, Untranslated)}
        breaks = find_house_style_breaks(target, lang, style)
        found += [each for each in breaks if each.location.passage not in foreign]
        if source.units:
            beads = alignment.align(source.units, target.units).beads
            pairs = [PassagePair(bead.source, bead.target) for bead in beads]
            found += checks.check_pair(passages[0], passages[1], pairs, self._context)
        allowances = _allowances(article.target)
        located = (_at_row(each, article, row) for each in found)
        silent = _silent_pictures(source.blocks, target.blocks, article.target.edition.manuscript.path, row.lines[1])
        for problem in dict.fromkeys((*located, *silent)):
            if problem.severity == "error" or not any(allowance.covers(problem) for allowance in allowances):
                yield problem

    def _read(self, side: DeskText, body: str, row: DeskRow) -> ReadText | None:
        spans = side.source.spans
        definitions = [
            side.source.text(range(at, at + 1)) for at, span in enumerate(spans) if span.kind == "definition"
        ]
        whole = "\n\n".join((_LABEL.sub("", body), *definitions))
        tree = decode_answer(self._pandoc.one("read", markdown.readable(whole)))
        if isinstance(tree, PandocFailure):
            return None
        # No heading of a part is the title of its text.
        front = FrontMatter(title="" if row.field else "—")
        return read_text(tree.blocks, front, side.edition.lang)

    def terms(self, source: str, target: str, langs: tuple[Lang, Lang]) -> tuple[TermUse, ...]:
        """Return the terms and names of the glossary that an original has, in its order."""
        original, translation = (
            names.split_words(text, lang, find_stems) for text, lang in zip((source, target), langs, strict=True)
        )
        found: list[tuple[int, TermUse]] = []
        for term in (*self.standards.glossary.terms, *self.standards.glossary.names):
            if not term.by_lang.keys() >= set(langs):
                continue
            phrase, forms = term.by_lang[langs[0]][0], term.by_lang[langs[1]]
            places = names.find_phrase(phrase, original, langs[0], find_stems)
            if places:
                is_used = any(names.find_phrase(form, translation, langs[1], find_stems) for form in forms)
                found.append((places[0], TermUse(phrase, forms, is_used)))
        return tuple(use for _, use in sorted(found, key=lambda item: item[0]))


def _read_glossary(folder: Folder, sources: LoadedSources) -> Glossary:
    entry = sources.files.get(GLOSSARY_PATH)
    if entry is None:
        return Glossary()
    table, source, _ = read_table(folder, entry)
    return settings.parse_glossary(table, source, GLOSSARY_PATH, sources.settings.languages)[0]


def _silent_pictures(source: tuple[Block, ...], target: tuple[Block, ...], path: str, line: int) -> Iterator[Problem]:
    """Yield pictures of a translation that have no description, or none of their own where the original's has one."""
    originals = find(source, Image)
    for number, picture in enumerate(find(target, Image)):
        attr, words, address = picture.content
        original = originals[number].content[0] if number < len(originals) else None
        if attr.get("alt") is None and (not words or (original and original.get("alt"))):
            yield MissingAlt(path, line or 1, address.href)


def _allowances(text: DeskText) -> Sequence[Allowance]:
    """Return what the editor allows in a text, as `check` reads it."""
    whole = "\n".join(text.source.shown)
    outside_code = {number for number, _ in notes.lines_outside_code(whole)}
    return checks.find_allowances(whole, text.edition.manuscript.path, outside_code)


def _at_row(found: LocatedFinding, article: DeskArticle, row: DeskRow) -> Problem:
    source, target = (
        f"{text.edition.manuscript.path}:{line or 1}" for text, line in zip(article.texts, row.lines, strict=True)
    )
    path = article.texts[0 if found.is_original else 1].edition.manuscript.path
    line = row.lines[0 if found.is_original else 1] or 1
    facts: dict[str, str | int | None] = {"file": path, "line": line}
    if found.beside:
        facts["beside"] = target if found.is_original else source
    return found.problem.with_facts(**facts)


def find_matches(
    memory: PublicationMemory, article: DeskArticle, rows: Iterable[DeskRow]
) -> Mapping[int, Sequence[MemoryMatch]]:
    """Return passages like the originals of rows that were translated before, by row, the most alike first.

    What a row holds already is left out, and so are the notes of a match: they belong to the other text.
    """
    asked = [row for row in rows if row.source.strip() and row.state != "none"]
    suggested = memory.suggest([row.source for row in asked], article.langs, _MOST_MATCHES + 1) if asked else []
    return {row.number: _others(article, row, matches) for row, matches in zip(asked, suggested, strict=True)}


def _others(article: DeskArticle, row: DeskRow, matches: Iterable[MemoryMatch]) -> Sequence[MemoryMatch]:
    """Return the matches that say something else than a row already holds."""
    units = article.target.units.units
    own = "\n".join(units[number].text for number in article.target.units_of(row.spans.target)) or row.target
    others = (match for match in matches if not _is_same(match.pair.texts[1 - match.side], own))
    return [_without_notes(match) for match in islice(others, _MOST_MATCHES)]


def _is_same(one: str, other: str) -> bool:
    return ledger.normalize_text(one) == ledger.normalize_text(other)


def _without_notes(match: MemoryMatch) -> MemoryMatch:
    texts, part = (tuple(map(without_notes, both)) for both in (match.pair.texts, match.part))
    return replace(match, pair=replace(match.pair, texts=texts), part=part)
