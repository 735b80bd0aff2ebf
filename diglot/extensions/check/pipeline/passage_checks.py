"""Reads texts into passages and checks them by themselves: blocks in, passages and findings out. Touches nothing.

`lint` checks whole editions with it, and the desk single passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial

import msgspec

from diglot.adapters.words.word_forms import find_stems
from diglot.core import alignment, tree_transforms, typography
from diglot.core.alignment.invariants import find_cognates, sound_of
from diglot.extensions.check import core as checks
from diglot.extensions.check.adapters.cldr_forms import language_names, number_forms, place_names
from diglot.extensions.check.model.number_forms import NumberForms
from diglot.extensions.check.model.problems import HouseStyleBroken
from diglot.languages.parts.model.letters import without_optional_marks
from diglot.model.languages import LANGUAGES, Lang, Language, languages_with
from diglot.model.markup.typography import OBJECT_MARK, HouseStyle
from diglot.model.publication import TITLE_BLOCK, FrontMatter
from diglot.model.settings import Settings
from diglot.model.translation.alignment import Unit
from diglot.model.translation.passages import Glossary, LocatedFinding, Passage, PassageLocation
from diglot.model.tree import Block, Str, find


class ReadText(msgspec.Struct, frozen=True):
    """A text read for checking. passages: those of its units, then the fields of its front matter."""

    blocks: tuple[Block, ...]
    units: tuple[Unit, ...]
    passages: tuple[Passage, ...]


def make_context(
    settings: Settings, people: Sequence[Mapping[Lang, str]], glossary: Glossary, *, with_hints: bool = False
) -> checks.CheckContext:
    """Return what the checks compare texts with. people: the names of each person by language."""
    languages = languages_with(settings.english)
    forms = {lang: number_forms(languages[lang]) for lang in settings.languages}
    return checks.CheckContext(
        {lang: checks.NumberReader(form, tuple(forms.values())) for lang, form in forms.items()},
        checks.TermIndex(glossary.terms, find_stems),
        checks.TermIndex(glossary.names, find_stems),
        people,
        find_stems,
        find_cognates,
        partial(alignment.align_sentences, model=alignment.OMISSIONS),
        alignment.align_clauses,
        _strange_names(tuple(languages[lang] for lang in settings.languages), forms),
        with_hints,
        settings.base_url or "",
    )


def _strange_names(languages: Sequence[Language], forms: Mapping[Lang, NumberForms]) -> checks.Names:
    """Return what tells names from words in two texts."""
    calendars = (names for form in forms.values() for names in (form.months, form.weekdays))
    speech = (name.lower() for language in languages for name in language_names(language))
    return checks.Names(
        sound_of,
        _is_name,
        _is_place_in,
        frozenset(word for words in (*calendars, tuple(speech)) for word in words),
    )


def _is_name(word: str, lang: Lang) -> bool:
    return LANGUAGES[lang].word_forms().is_name(word)


def _is_place_in(word: str, lang: Lang, others: Iterable[str], other_lang: Lang) -> bool:
    """Return whether a word names a country or a city that one of the others names too."""
    stems = _stems_of_name(word, lang)
    # All stems of the name of a place begin with its letter: of other words none is looked up.
    codes = frozenset(code for place, code in _stems_of_places(lang, word[:1].lower()) if place & stems)
    if not codes:
        return False
    wanted = _stems_of_codes(other_lang, codes)
    near = (other for other in others if any(other[:1].lower() == stem[:1] for stem in wanted))
    return any(not wanted.isdisjoint(_stems_of_name(other, other_lang)) for other in near)


@cache
def _places(lang: Lang) -> Sequence[tuple[str, str]]:
    return [(name, code) for name, code in place_names(LANGUAGES[lang]) if name.isalpha()]


@cache
def _stems_of_places(lang: Lang, letter: str) -> Sequence[tuple[frozenset[str], str]]:
    """Return the stems of the names of places that begin with a letter, each with the code of the place."""
    return [(_stems_of_name(name, lang), code) for name, code in _places(lang) if name[0].lower() == letter]


@lru_cache(maxsize=1 << 10)
def _stems_of_codes(lang: Lang, codes: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for name, code in _places(lang) if code in codes for stem in _stems_of_name(name, lang))


def _stems_of_name(name: str, lang: Lang) -> frozenset[str]:
    return find_stems(without_optional_marks(name.lower()), lang)


def read_text(tree: tuple[Block, ...], front: FrontMatter, lang: Lang) -> ReadText:
    """Return a text as it is checked. tree: as pandoc read it."""
    _, blocks = tree_transforms.take_title(tree, front.title)
    units = alignment.units_of(blocks)
    passages = checks.read_passages(blocks, units, lang)
    return ReadText(blocks, units, (*passages, *_fields(front, lang)))


def _fields(front: FrontMatter, lang: Lang) -> Iterator[Passage]:
    """Yield the fields of the front matter that readers see as passages, empty where a field is missing."""
    for name in TITLE_BLOCK:
        yield checks.field_passage(getattr(front, name), lang, front.line(name) or 1)


# ---------------------------------------------------------------- lint of type

# The rules change the signs of a text, not its words: both are compared without signs.
_SIGNS = str.maketrans({**dict.fromkeys("«»„“”‘’\"'", '"'), **dict.fromkeys("–—−-", "-"), "\u00a0": " ", "\u202f": " "})
# What the rules treat as one object may be words to readers: a superscript, a span in another language.
_OBJECT_GAP = ".{0,200}?"


def find_house_style_breaks(text: ReadText, lang: Lang, style: HouseStyle) -> Iterator[LocatedFinding]:
    """Yield what typographic rules cannot decide alone. Paragraphs with tags of other tools are skipped."""
    for finding in typography.find_lint(text.blocks, lang, style):
        if any("{%" in part.text or "{{" in part.text for part in find((text.blocks[finding.block],), Str)):
            continue
        location, excerpt = _found_in_block(finding.excerpt, finding.block, text)
        yield LocatedFinding(HouseStyleBroken("", 0, finding.rule.what, excerpt, finding.rule.id), location)


def _found_in_block(excerpt: str, block: int, text: ReadText) -> tuple[PassageLocation, str]:
    """Return the location of an excerpt, and the excerpt with the words that the rules treat as one object."""
    pattern = _OBJECT_GAP.join(map(re.escape, excerpt.translate(_SIGNS).split(OBJECT_MARK)))
    numbers = [number for number, unit in enumerate(text.units) if unit.at[0] == block]
    for number in numbers:
        passage = text.passages[number]
        for note, inner in ((None, passage), *enumerate(passage.notes)):
            match = re.search(pattern, inner.text.translate(_SIGNS), re.DOTALL)
            if match:
                words = checks.excerpt(inner, *match.span()) if OBJECT_MARK in excerpt else excerpt
                return PassageLocation(number, match.start(), note), words
    return PassageLocation(numbers[0] if numbers else 0), excerpt.replace(OBJECT_MARK, "…")
