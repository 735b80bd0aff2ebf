"""Compare a translation with its original passage by passage, and report what does not agree. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from fractions import Fraction
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from diglot.extensions.check.core import (
    initials,
    known_names,
    names,
    numbers,
    runs,
    sentences,
    signs,
    strangers,
    structure,
    untranslated,
)
from diglot.extensions.check.core.passage_reader import all_passages, excerpt, text_in_language
from diglot.extensions.check.model.problems import (
    AddedNumber,
    MergedPassages,
    MissingNumber,
    MissingSentence,
    NumberDiffers,
    NumberNotation,
    SplitPassage,
    TableShape,
    UnitDiffers,
)
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import Problem
from diglot.model.translation.passages import FindStems, LocatedFinding, Passage, PassageLocation, PassagePair


class CheckContext(msgspec.Struct, frozen=True):
    """The reference data of the checks, and properties of the pair of texts.

    terms, names: of the glossary. people: the names of each person by language. sounds: see `names.NameIndex`.
    strange_names: what tells names from words. base_url: the publication's.
    with_hints: report what is often right, too. level_offset: of a translation's heading levels from its original's.
    length_ratio: of a translation's paragraphs to its original's. quotation_habit: what its translator does with marks.
    code: of the original, and of the translation.
    """

    readers: Mapping[Lang, numbers.NumberReader]
    terms: names.TermIndex
    names: names.TermIndex
    people: Sequence[Mapping[Lang, str]]
    find_stems: FindStems
    sounds: Callable[[str], frozenset[str]]
    align_sentences: sentences.AlignSentences
    align_clauses: signs.AlignClauses
    strange_names: strangers.Names
    with_hints: bool = False
    base_url: str = ""
    level_offset: int = 0
    length_ratio: float = 1.0
    quotation_habit: signs.QuotationHabit = signs.QuotationHabit(0, 0)
    code: tuple[Set[str], Set[str]] = (frozenset(), frozenset())


def check_edition(passages: Sequence[Passage], context: CheckContext) -> Iterator[LocatedFinding]:
    """Check a text by itself: the other language, words of two scripts or twice in a row, dates that are none.

    The findings are located in this text.
    """
    references = untranslated.find_bibliography_passages(passages)
    for number, note, passage in all_passages(passages):
        for problem, offset in (
            *untranslated.find_untranslated(passage, is_reference=number in references),
            *untranslated.find_mixed_scripts(passage),
            *signs.find_slips(passage, context.readers[passage.lang].forms),
        ):
            yield LocatedFinding(problem, PassageLocation(number, offset, note))


def check_pair(
    originals: Sequence[Passage], translations: Sequence[Passage], pairs: Sequence[PassagePair], context: CheckContext
) -> Iterator[LocatedFinding]:
    """Check a translation against its original; the findings are located in the translation."""
    texts = [(_joined_text(originals, pair.original), _joined_text(translations, pair.translation)) for pair in pairs]
    context = replace(
        context,
        level_offset=structure.heading_level_offset(originals, translations, pairs),
        length_ratio=sentences.length_ratio(originals, translations, pairs),
        quotation_habit=signs.QuotationHabit.of(_sides_of(originals, translations, pairs)),
        code=(_code_of(originals), _code_of(translations)),
    )
    langs = (originals[0].lang, translations[0].lang)
    name_index = names.NameIndex(context.names, texts, context.sounds, context.find_stems)
    wholes = [strangers.words_of("\n".join(passage.text for passage in side)) for side in (originals, translations)]
    meaning = signs.Meaning(
        context.align_clauses,
        lambda text, lang: context.readers[lang].read(text),
        known_names.KnownNames(texts, langs, wholes, context.strange_names),
    )
    findings = [
        list(_check_sides(_PairSides(originals, translations, pair), pair_texts, name_index, meaning, context))
        if pair.original and pair.translation
        else []
        for pair, pair_texts in zip(pairs, texts, strict=True)
    ]
    moved = {id(located) for neighbours in pairwise(findings) for located in _moved_numbers(*neighbours)}
    yield from (located for of_pair in findings for located in of_pair if id(located) not in moved)
    yield from runs.check_places(originals, translations, pairs)
    if LANGUAGES[langs[0]].script == LANGUAGES[langs[1]].script:
        yield from _left(originals, translations, pairs)
    for pair, pair_texts in zip(pairs, texts, strict=True):
        if pair.original and pair.translation:
            sides = _PairSides(originals, translations, pair)
            own, other = (
                strangers.Side(text, whole, lang)
                for text, whole, lang in zip(pair_texts, wholes, sides.langs, strict=True)
            )
            for problem in (
                *strangers.find_strangers(own, other, texts, context.strange_names),
                *initials.find_other_initials(pair_texts, sides.langs, context.strange_names.sound_of),
            ):
                yield sides.locate(problem, _locate_name(problem.name, sides))


def _sides_of(
    originals: Sequence[Passage], translations: Sequence[Passage], pairs: Sequence[PassagePair]
) -> Iterator[signs.Sides]:
    """Yield the passages of each pair that has some on both sides."""
    for pair in pairs:
        if pair.original and pair.translation:
            yield [originals[number] for number in pair.original], [translations[number] for number in pair.translation]


def _code_of(passages: Iterable[Passage]) -> frozenset[str]:
    return frozenset(code for passage in passages for code in passage.code)


def _moved_numbers(before: Sequence[LocatedFinding], after: Sequence[LocatedFinding]) -> Iterator[LocatedFinding]:
    """Yield numbers missing in one pair and added in its neighbour: their sentence is in the other paragraph."""
    for findings, neighbours in ((before, after), (after, before)):
        for missing in findings:
            for added in neighbours:
                match missing.problem, added.problem:
                    case MissingNumber(number=number), AddedNumber(number=added_number) if number == added_number:
                        yield from (missing, added)


class _PairSides(msgspec.Struct, frozen=True):
    """The passages on both sides of a pair, within those of the whole texts."""

    originals: Sequence[Passage]
    translations: Sequence[Passage]
    pair: PassagePair

    @property
    def original(self) -> list[Passage]:
        return [self.originals[number] for number in self.pair.original]

    @property
    def translation(self) -> list[Passage]:
        return [self.translations[number] for number in self.pair.translation]

    @property
    def langs(self) -> tuple[Lang, Lang]:
        return self.original[0].lang, self.translation[0].lang

    def locate(self, problem: Problem, location: PassageLocation | None = None) -> LocatedFinding:
        return LocatedFinding(
            problem, location or PassageLocation(self.pair.translation.start), PassageLocation(self.pair.original.start)
        )


def _copies(original: Passage, translation: Passage, number: int) -> Iterator[LocatedFinding]:
    """Yield what is still the original's, word for word, in a passage of a number and in its notes."""
    if original.text == translation.text:
        for problem in untranslated.find_copied(translation):
            yield LocatedFinding(problem, PassageLocation(number))
    for note, (before, after) in enumerate(zip(original.notes, translation.notes, strict=False)):
        if before.text == after.text:
            for problem in untranslated.find_copied(after):
                yield LocatedFinding(problem, PassageLocation(number, note=note))


def _left(
    originals: Sequence[Passage], translations: Sequence[Passage], pairs: Sequence[PassagePair]
) -> Iterator[LocatedFinding]:
    """Yield sentences that are still the original's, word for word; not in lists of works."""
    references = untranslated.find_bibliography_passages(translations)
    for pair in pairs:
        original = _joined_text(originals, pair.original)
        for number in sorted(set(pair.translation) - references):
            for problem, offset in untranslated.find_left(original, translations[number]):
                yield LocatedFinding(problem, PassageLocation(number, offset))


def _joined_text(passages: Sequence[Passage], indexes: range) -> str:
    return "\n".join(passages[index].text for index in indexes)


def _check_sides(
    sides: _PairSides,
    texts: tuple[str, str],
    name_index: names.NameIndex,
    meaning: signs.Meaning,
    context: CheckContext,
) -> Iterator[LocatedFinding]:
    original, translation = sides.original, sides.translation
    if not any(passage.pair for passage in (*original, *translation)):
        yield from map(sides.locate, _counts(sides.pair))
    is_one_to_one = len(original) == len(translation) == 1
    shape = list(structure.compare_shape(original[0], translation[0], context.level_offset)) if is_one_to_one else []
    yield from map(sides.locate, shape)
    aligned = (
        sentences.align_passages(original[0], translation[0], context.length_ratio, context.align_sentences)
        if is_one_to_one
        else None
    )
    omissions = (
        tuple(sentences.find_omissions(original[0], translation[0], context.length_ratio, aligned)) if aligned else ()
    )
    yield from _missing_sentences(omissions, sides)
    yield from map(sides.locate, structure.compare_parts(original, translation, context.base_url, context.code))
    slips = signs.compare_slips(
        original, translation, context.quotation_habit, aligned, meaning, with_hints=context.with_hints
    )
    yield from map(sides.locate, slips)
    is_copied = is_one_to_one and original[0].text == translation[0].text
    if is_one_to_one:
        yield from _copies(original[0], translation[0], sides.pair.translation.start)
    # The numbers of a missing table row are missing with it; those of a paragraph that was copied are the original's.
    if not is_copied and not any(isinstance(problem, TableShape) for problem in shape):
        yield from _numbers(sides, context, omissions)
    # Quotations in another language are not translated.
    original_words, translation_words = (
        names.split_words("\n".join(map(text_in_language, side)), lang, context.find_stems)
        for side, lang in zip((original, translation), sides.langs, strict=True)
    )
    # A title is seldom translated word by word.
    if original[0].kind != "field":
        yield from map(
            sides.locate,
            names.find_missed_terms(original_words, translation_words, sides.langs, context.terms, context.find_stems),
        )
    yield from map(
        sides.locate,
        names.find_missed_persons(texts[0], translation_words, sides.langs, context.people, context.find_stems),
    )
    original_side, own_side = (
        names.NamesSide(texts[0], original_words, sides.langs[0]),
        names.NamesSide(texts[1], translation_words, sides.langs[1]),
    )
    for problem in name_index.find_differences(original_side, own_side):
        yield sides.locate(problem, _locate_name(problem.name, sides))
    yield from _notes(sides, context)


def _missing_sentences(omissions: Sequence[sentences.Omission], sides: _PairSides) -> Iterator[LocatedFinding]:
    """Yield one finding for a paragraph, however many of its sentences are missing."""
    if omissions:
        words = " ".join(excerpt(sides.original[0], omission.start, omission.stop) for omission in omissions)
        location = PassageLocation(sides.pair.translation.start, omissions[0].place)
        yield LocatedFinding(
            MissingSentence("", 0, words, ""), location, PassageLocation(sides.pair.original.start, omissions[0].start)
        )


def _counts(pair: PassagePair) -> Iterator[Problem]:
    if len(pair.translation) < len(pair.original):
        yield MergedPassages("", 0, str(len(pair.original)), "")
    elif len(pair.translation) > len(pair.original):
        yield SplitPassage("", 0, str(len(pair.translation)), "")


def _numbers(
    sides: _PairSides, context: CheckContext, omissions: Sequence[sentences.Omission]
) -> Iterator[LocatedFinding]:
    original_numbers = [
        number
        for index in sides.pair.original
        for number in _read(sides.originals[index], PassageLocation(index), context)
        # The numbers of a missing sentence are missing with it.
        if not any(omission.start <= number.mention.start < omission.stop for omission in omissions)
    ]
    translation_numbers = [
        number
        for index in sides.pair.translation
        for number in _read(sides.translations[index], PassageLocation(index), context)
    ]
    # A number that only one side has in code counts as present.
    codes = [{code for passage in side for code in passage.code} for side in (sides.original, sides.translation)]
    original_numbers += _read_code(
        codes[0] - codes[1], sides.langs[0], PassageLocation(sides.pair.original.start), context
    )
    translation_numbers += _read_code(
        codes[1] - codes[0], sides.langs[1], PassageLocation(sides.pair.translation.start), context
    )
    is_table = sides.original[0].kind == "table"
    yield from _disagreements(
        original_numbers, translation_numbers, PassageLocation(sides.pair.translation.start), is_table=is_table
    )
    yield from _other_measures(original_numbers, translation_numbers)


def _notes(sides: _PairSides, context: CheckContext) -> Iterator[LocatedFinding]:
    """Compare the numbers and links of notes one by one, where both sides have as many; a translator's has no pair."""
    for by in ("", "ed"):
        yield from _notes_of(by, sides, context)


def _notes_of(by: str, sides: _PairSides, context: CheckContext) -> Iterator[LocatedFinding]:
    translation_notes = [
        (PassageLocation(index, 0, number), note)
        for index in sides.pair.translation
        for number, note in enumerate(sides.translations[index].notes)
        if note.by == by
    ]
    original_notes = [
        (PassageLocation(index, 0, number), note)
        for index in sides.pair.original
        for number, note in enumerate(sides.originals[index].notes)
        if note.by == by
    ]
    if len(translation_notes) != len(original_notes):
        return
    for (beside, note), (location, translation) in zip(original_notes, translation_notes, strict=True):
        yield from (
            LocatedFinding(problem, location, beside)
            for problem in structure.compare_links([note], [translation], context.base_url)
        )
        yield from _disagreements(_read(note, beside, context), _read(translation, location, context), location)


def _read(passage: Passage, location: PassageLocation, context: CheckContext) -> list[_LocatedNumber]:
    return [
        _LocatedNumber(mention, passage.text, location) for mention in context.readers[passage.lang].read(passage.text)
    ]


def _read_code(
    codes: Iterable[str], lang: Lang, location: PassageLocation, context: CheckContext
) -> list[_LocatedNumber]:
    """Return the numbers in code: they may be counterparts but need none."""
    return [
        _LocatedNumber(replace(mention, weight="hint"), code, location)
        for code in sorted(codes)
        for mention in context.readers[lang].read(code)
    ]


class _LocatedNumber(msgspec.Struct, frozen=True):
    """A number with its text and the location of its passage."""

    mention: numbers.NumberMention
    text: str
    location: PassageLocation

    @property
    def written(self) -> str:
        return self.text[self.mention.start : self.mention.stop].strip()

    @property
    def measure(self) -> str:
        """The number with its unit or currency, as written."""
        written = self.text[self.mention.measure_start : self.mention.measure_stop]
        return " ".join(written.split()).rstrip(".")

    @property
    def value(self) -> Fraction | None:
        """The quantity; None for dates, hours and versions."""
        return min((reading for reading in self.mention.readings if isinstance(reading, Fraction)), default=None)

    @property
    def place(self) -> PassageLocation:
        return PassageLocation(self.location.passage, self.mention.start, self.location.note)


def _disagreements(
    original_numbers: Sequence[_LocatedNumber],
    translation_numbers: Sequence[_LocatedNumber],
    location: PassageLocation,
    *,
    is_table: bool = False,
) -> Iterator[LocatedFinding]:
    by_id = {id(number.mention): number for number in (*original_numbers, *translation_numbers)}
    beside = original_numbers[0].location if original_numbers else PassageLocation(0)
    for pair in numbers.find_mismatches(
        [number.mention for number in original_numbers],
        [number.mention for number in translation_numbers],
        is_table=is_table,
    ):
        other = by_id[id(pair.original)] if pair.original else None
        translation = by_id[id(pair.translation)] if pair.translation else None
        if translation and other:
            yield LocatedFinding(_difference(translation, other), translation.place, other.place)
        elif translation:
            yield LocatedFinding(AddedNumber("", 0, translation.written, ""), translation.place, beside)
        elif other:
            yield LocatedFinding(MissingNumber("", 0, other.written, ""), location, other.place)


def _other_measures(
    original_numbers: Sequence[_LocatedNumber], translation_numbers: Sequence[_LocatedNumber]
) -> Iterator[LocatedFinding]:
    by_id = {id(number.mention): number for number in (*original_numbers, *translation_numbers)}
    for pair in numbers.find_other_measures(
        [number.mention for number in original_numbers], [number.mention for number in translation_numbers]
    ):
        other, translation = (by_id[id(mention)] for mention in pair)
        problem = UnitDiffers("", 0, translation.measure, other.measure, "")
        yield LocatedFinding(problem, translation.place, other.place)


def _difference(translation: _LocatedNumber, other: _LocatedNumber) -> Problem:
    """Return the problem of two numbers that should be the same, or of one notation that means two numbers."""
    value, other_value = translation.value, other.value
    if translation.written == other.written and value is not None and other_value is not None:
        return NumberNotation("", 0, translation.written, _plain(value), _plain(other_value), "")
    return NumberDiffers("", 0, translation.written, other.written, "")


def _plain(value: Fraction) -> str:
    """Return a value in figures that are read alike in both languages, as far as possible."""
    return str(value) if value.denominator == 1 else f"{float(value):g}"


def _locate_name(name: str, sides: _PairSides) -> PassageLocation | None:
    """Return the location of a name in the translation; None where it is not found."""
    for number in sides.pair.translation:
        offset = sides.translations[number].text.find(name)
        if offset >= 0:
            return PassageLocation(number, offset)
    return None
