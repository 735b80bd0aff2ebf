"""An original and its translation in, what does not agree out, passage by passage. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from diglot.core.checks import names, numbers, sentences, structure, untranslated
from diglot.core.checks.passage_reader import all_passages, own_text, readable, shortened
from diglot.model.languages import Lang
from diglot.model.passages import Glossary, LocatedFinding, Passage, PassageLocation, PassagePair, Stem
from diglot.model.problems import (
    AddedNumber,
    AddedPassage,
    MergedPassages,
    MissingNumber,
    MissingPassage,
    MissingSentence,
    NumberDiffers,
    NumberNotation,
    Problem,
    SplitPassage,
    TableShape,
)

# A bare rule, or HTML, may be anybody's taste.
_OPTIONAL = frozenset(["rule", "markup"])


class CheckContext(msgspec.Struct, frozen=True):
    """What the linter has at hand.

    people: the names of each person by language. sounds: see `names.NameBook`. base_url: the publication's own.
    level_offset: by how many levels all headings of a translation are moved against its original's.
    length_ratio: of a translation's paragraphs to its original's.
    """

    readers: Mapping[Lang, numbers.NumberReader]
    glossary: Glossary
    people: Sequence[Mapping[Lang, str]]
    stem: Stem
    sounds: Callable[[str], frozenset[str]]
    align_sentences: sentences.AlignSentences
    base_url: str = ""
    level_offset: int = 0
    length_ratio: float = 1.0


def check_edition(passages: Sequence[Passage]) -> Iterator[LocatedFinding]:
    """What is wrong with a text by itself: passages of the other language, words of two scripts.

    All placed as in the text that they are found in.
    """
    for number, note, passage in all_passages(passages):
        for problem, offset in (*untranslated.find_untranslated(passage), *untranslated.find_mixed(passage)):
            yield LocatedFinding(problem, PassageLocation(number, offset, note))


def check_pair(
    originals: Sequence[Passage], owns: Sequence[Passage], stretches: Sequence[PassagePair], desk: CheckContext
) -> Iterator[LocatedFinding]:
    """What of a translation does not agree with its original; placed in the translation."""
    texts = [(_text(originals, stretch.original), _text(owns, stretch.own)) for stretch in stretches]
    desk = replace(
        desk,
        level_offset=structure.level_offset(originals, owns, stretches),
        length_ratio=sentences.length_ratio(originals, owns, stretches),
    )
    book = names.NameIndex(desk.glossary.names, texts, desk.sounds, desk.stem)
    found = [
        list(
            _check_stretch(_PairSides(originals, owns, stretch), pair, book, desk)
            if stretch.original and stretch.own
            else _alone(originals, owns, stretch)
        )
        for stretch, pair in zip(stretches, texts, strict=True)
    ]
    moved = {id(placed) for pair in pairwise(found) for placed in _moved_numbers(*pair)}
    yield from (placed for row in found for placed in row if id(placed) not in moved)


def _moved_numbers(before: Sequence[LocatedFinding], after: Sequence[LocatedFinding]) -> Iterator[LocatedFinding]:
    """Numbers that one stretch lacks and its neighbour has too many: their sentence stands in the other paragraph."""
    for one, other in ((before, after), (after, before)):
        for missing in one:
            for added in other:
                match missing.problem, added.problem:
                    case MissingNumber(number=lacking), AddedNumber(number=extra) if lacking == extra:
                        yield from (missing, added)


class _PairSides(msgspec.Struct, frozen=True):
    """Both sides of a stretch."""

    originals: Sequence[Passage]
    owns: Sequence[Passage]
    stretch: PassagePair

    @property
    def original(self) -> list[Passage]:
        return [self.originals[number] for number in self.stretch.original]

    @property
    def own(self) -> list[Passage]:
        return [self.owns[number] for number in self.stretch.own]

    @property
    def langs(self) -> tuple[Lang, Lang]:
        return self.original[0].lang, self.own[0].lang

    def placed(self, problem: Problem, spot: PassageLocation | None = None) -> LocatedFinding:
        return LocatedFinding(
            problem, spot or PassageLocation(self.stretch.own.start), PassageLocation(self.stretch.original.start)
        )


def _text(passages: Sequence[Passage], numbers_of: range) -> str:
    return "\n".join(passages[number].text for number in numbers_of)


def _check_stretch(
    sides: _PairSides, texts: tuple[str, str], book: names.NameIndex, desk: CheckContext
) -> Iterator[LocatedFinding]:
    original, own = sides.original, sides.own
    if not any(passage.pair for passage in (*original, *own)):
        yield from map(sides.placed, _counts(sides.stretch))
    is_one_to_one = len(original) == len(own) == 1
    shape = list(structure.find_shape(original[0], own[0], desk.level_offset)) if is_one_to_one else []
    yield from map(sides.placed, shape)
    omissions = _omissions(sides, desk) if is_one_to_one else ()
    yield from _told(omissions, sides)
    yield from map(sides.placed, structure.find_parts(original, own, desk.base_url))
    # The numbers of a row that is missing are missing with it.
    if not any(isinstance(problem, TableShape) for problem in shape):
        yield from _numbers(sides, desk, omissions)
    # What either side quotes in another language is nobody's translation.
    mine, theirs = (
        names.words_of("\n".join(map(own_text, side)), lang, desk.stem)
        for side, lang in zip((original, own), sides.langs, strict=True)
    )
    # A title is seldom a translation of a title word by word.
    if original[0].kind != "field":
        yield from map(sides.placed, names.find_missed_terms(mine, theirs, sides.langs, desk.glossary.terms, desk.stem))
    yield from map(sides.placed, names.find_missed_persons(texts[0], theirs, sides.langs, desk.people, desk.stem))
    original_side, own_side = (
        names.NamesSide(texts[0], mine, sides.langs[0]),
        names.NamesSide(texts[1], theirs, sides.langs[1]),
    )
    for problem in book.find_differences(original_side, own_side):
        yield sides.placed(problem, _spot_of(problem.name, sides))
    yield from _notes(sides, desk)


def _omissions(sides: _PairSides, desk: CheckContext) -> tuple[sentences.Omission, ...]:
    [original], [own] = sides.original, sides.own
    return tuple(sentences.find_omissions(original, own, desk.length_ratio, desk.align_sentences))


def _told(omissions: Sequence[sentences.Omission], sides: _PairSides) -> Iterator[LocatedFinding]:
    """One finding for a paragraph, however many of its sentences are missing."""
    if omissions:
        words = " ".join(readable(sides.original[0], one.start, one.stop) for one in omissions)
        spot = PassageLocation(sides.stretch.own.start, omissions[0].place)
        yield LocatedFinding(
            MissingSentence("", 0, words, ""), spot, PassageLocation(sides.stretch.original.start, omissions[0].start)
        )


def _alone(originals: Sequence[Passage], owns: Sequence[Passage], stretch: PassagePair) -> Iterator[LocatedFinding]:
    """A side that has no counterpart, and is not said to have none."""
    last = max(0, stretch.own.start - 1)
    before = PassageLocation(last, len(owns[last].text))
    for number in stretch.original:
        if _wants_counterpart(originals[number]):
            yield LocatedFinding(
                MissingPassage("", 0, _excerpt(originals[number]), ""), before, PassageLocation(number)
            )
    beside = PassageLocation(max(0, stretch.original.start - 1))
    for number in stretch.own:
        if _wants_counterpart(owns[number]):
            yield LocatedFinding(AddedPassage("", 0, _excerpt(owns[number]), ""), PassageLocation(number), beside)


def _wants_counterpart(passage: Passage) -> bool:
    return passage.pair != "none" and passage.kind not in _OPTIONAL


def _excerpt(passage: Passage) -> str:
    return readable(passage) if passage.text.strip() else shortened(" ".join(passage.pictures))


def _counts(stretch: PassagePair) -> Iterator[Problem]:
    if len(stretch.own) < len(stretch.original):
        yield MergedPassages("", 0, str(len(stretch.original)), "")
    elif len(stretch.own) > len(stretch.original):
        yield SplitPassage("", 0, str(len(stretch.own)), "")


def _numbers(
    sides: _PairSides, desk: CheckContext, omissions: Sequence[sentences.Omission]
) -> Iterator[LocatedFinding]:
    theirs = [
        named
        for at in sides.stretch.original
        for named in _read(sides.originals[at], PassageLocation(at), desk)
        # The numbers of a sentence that is missing are missing with it.
        if not any(one.start <= named.mention.start < one.stop for one in omissions)
    ]
    mine = [named for at in sides.stretch.own for named in _read(sides.owns[at], PassageLocation(at), desk)]
    # A number that only one side has put into code is still there.
    codes = [{code for passage in side for code in passage.code} for side in (sides.original, sides.own)]
    theirs += _read_code(codes[0] - codes[1], sides.langs[0], PassageLocation(sides.stretch.original.start), desk)
    mine += _read_code(codes[1] - codes[0], sides.langs[1], PassageLocation(sides.stretch.own.start), desk)
    is_table = sides.original[0].kind == "table"
    yield from _disagreements(theirs, mine, PassageLocation(sides.stretch.own.start), is_table=is_table)


def _notes(sides: _PairSides, desk: CheckContext) -> Iterator[LocatedFinding]:
    """Numbers and links of the notes, one by one in their order, where there are as many."""
    mine = [
        (PassageLocation(at, 0, number), note)
        for at in sides.stretch.own
        for number, note in enumerate(sides.owns[at].notes)
    ]
    theirs = [
        (PassageLocation(at, 0, number), note)
        for at in sides.stretch.original
        for number, note in enumerate(sides.originals[at].notes)
    ]
    if len(mine) != len(theirs):
        return
    for (beside, note), (spot, own) in zip(theirs, mine, strict=True):
        yield from (
            LocatedFinding(problem, spot, beside) for problem in structure.find_links([note], [own], desk.base_url)
        )
        yield from _disagreements(_read(note, beside, desk), _read(own, spot, desk), spot)


def _read(passage: Passage, spot: PassageLocation, desk: CheckContext) -> list[_Named]:
    return [_Named(mention, passage.text, spot) for mention in desk.readers[passage.lang].read(passage.text)]


def _read_code(codes: Iterable[str], lang: Lang, spot: PassageLocation, desk: CheckContext) -> list[_Named]:
    """The numbers of code: they answer for others, and none is asked for."""
    return [
        _Named(replace(mention, weight="hint"), code, spot)
        for code in sorted(codes)
        for mention in desk.readers[lang].read(code)
    ]


class _Named(msgspec.Struct, frozen=True):
    """A number with the text that it stands in."""

    mention: numbers.NumberMention
    text: str
    spot: PassageLocation

    @property
    def written(self) -> str:
        return self.text[self.mention.start : self.mention.stop].strip()

    @property
    def value(self) -> Fraction | None:
        """The quantity; None for dates, hours and versions."""
        return min((one for one in self.mention.readings if isinstance(one, Fraction)), default=None)

    @property
    def place(self) -> PassageLocation:
        return PassageLocation(self.spot.passage, self.mention.start, self.spot.note)


def _disagreements(
    theirs: Sequence[_Named], mine: Sequence[_Named], spot: PassageLocation, *, is_table: bool = False
) -> Iterator[LocatedFinding]:
    found = {id(one.mention): one for one in (*theirs, *mine)}
    beside = theirs[0].spot if theirs else PassageLocation(0)
    for pair in numbers.compare([one.mention for one in theirs], [one.mention for one in mine], is_table=is_table):
        other = found[id(pair.original)] if pair.original else None
        own = found[id(pair.own)] if pair.own else None
        if own and other:
            yield LocatedFinding(_difference(own, other), own.place, other.place)
        elif own:
            yield LocatedFinding(AddedNumber("", 0, own.written, ""), own.place, beside)
        elif other:
            yield LocatedFinding(MissingNumber("", 0, other.written, ""), spot, other.place)


def _difference(own: _Named, other: _Named) -> Problem:
    """Two numbers in each other's place; or the same signs that mean two numbers."""
    mine, theirs = own.value, other.value
    if own.written == other.written and mine is not None and theirs is not None:
        return NumberNotation("", 0, own.written, _plain(mine), _plain(theirs), "")
    return NumberDiffers("", 0, own.written, other.written, "")


def _plain(value: Fraction) -> str:
    """A value in the figures that both languages read alike, as far as they do."""
    return str(value) if value.denominator == 1 else f"{float(value):g}"


def _spot_of(name: str, sides: _PairSides) -> PassageLocation | None:
    """Where a name stands."""
    for number in sides.stretch.own:
        offset = sides.owns[number].text.find(name)
        if offset >= 0:
            return PassageLocation(number, offset)
    return None
