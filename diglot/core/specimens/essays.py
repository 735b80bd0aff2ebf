"""A seed and a number in, one essay in both languages out: block stands opposite block. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import msgspec

from diglot.core.specimens import stock
from diglot.core.specimens.facts import Facts, draw_facts
from diglot.core.specimens.lots import Lots
from diglot.core.specimens.stock import Line

# About so many words an edition has, by language.
WORDS = {"en": 1100, "ru": 1000}
# Russian, without articles, says the same in fewer: English has a little more than its share, Russian a little less.
_ENOUGH = 1130

# Every so manieth essay has one.
TABLE_EVERY, PICTURE_EVERY = 5, 4


class Targets(msgspec.Struct, frozen=True):
    """Where the links of an essay lead, and the picture that it may show."""

    article: str
    source: str
    blog: str
    picture: str


class Essay(msgspec.Struct, frozen=True):
    """An essay; each of its parts in English and in Russian."""

    title: Line
    standfirst: Line
    body: Line


class _Extras(msgspec.Struct, frozen=True):
    """What stands among the paragraphs of an essay, once each."""

    link: Line
    source: Line
    neighbour: Line
    quotation: Line
    entries: Line
    notes: tuple[Line, Line]
    plates: tuple[Line, ...]


def write_essay(seed: str, number: int, targets: Targets) -> Essay:
    """One essay, the same for the same seed, number and targets."""
    lots = Lots(seed, "essay", number)
    facts = draw_facts(lots)
    title, standfirst = facts.tell(lots.pick(stock.TITLES)), facts.tell(lots.pick(stock.STANDFIRSTS))
    return Essay(title, standfirst, _joined(_blocks(lots, _extras(lots, facts, number, targets), number)))


def _extras(lots: Lots, facts: Facts, number: int, targets: Targets) -> _Extras:
    plates: tuple[Line, ...] = (_table(lots),) if number % TABLE_EVERY == 0 else ()
    if number % PICTURE_EVERY == 0:
        plates += (_picture(facts, targets.picture),)
    first, second = (draw_facts(lots).tell(line) for line in lots.some(stock.NOTES, 2))
    return _Extras(
        _linked(lots.pick(stock.REFERENCES), facts, targets.article),
        _linked(lots.pick(stock.SOURCES), facts, targets.source),
        _linked(lots.pick(stock.NEIGHBOURS), facts, targets.blog),
        _each(_quoted, facts.tell(lots.pick(stock.QUOTATIONS))),
        _entries(lots, facts),
        (_each("[^first]: {}".format, first), _each("[^second]: {}".format, second)),
        plates,
    )


def _blocks(lots: Lots, extras: _Extras, number: int) -> Iterator[Line]:
    """The blocks in reading order: a lead, some sections, the notes."""
    told = _Telling(lots, extras)
    sections = 2 + number % 3
    headings = lots.some(stock.HEADINGS, sections)
    # How far the text must have come at the end of each section; the lead is half as long as a section.
    marks = [told.room * (2 * done + 1) // (2 * sections + 1) for done in range(sections + 1)]
    yield from told.paragraphs(marks[0], _each("{}[^first]".format, extras.link))
    for index, heading in enumerate(headings):
        yield _each("## {}".format, draw_facts(lots).tell(heading))
        if index == 0:
            yield from told.paragraphs(marks[1], extras.source)
            yield _each("{}[^second]".format, extras.quotation)
        elif index == 1:
            yield from told.paragraphs(marks[2], extras.neighbour)
            yield extras.entries
            yield from extras.plates
        else:
            yield from told.paragraphs(marks[index + 1])
    yield from extras.notes


class _Telling:
    """Paragraphs, until there are words enough."""

    def __init__(self, lots: Lots, extras: _Extras) -> None:
        self._lots = lots
        self._clauses = lots.deck(stock.CLAUSES)
        self._speeches = lots.deck(stock.SPEECHES)
        self._openers = lots.deck(stock.OPENERS)
        self._tails = lots.deck(stock.TAILS)
        others = (extras.quotation, extras.entries, *extras.notes, *extras.plates)
        self._told = 0
        self.room = _ENOUGH - sum(len(line[0].split()) for line in others)
        """How many English words the paragraphs together may have."""

    def paragraphs(self, mark: int, *last: Line) -> Iterator[Line]:
        """Paragraphs until so many words are told. last: sentences that the first of them ends with."""
        while self._told < mark or last:
            facts = draw_facts(self._lots)
            sentences: list[Line] = []
            for sentence in islice(self._sentences(facts), self._lots.between(3, 6)):
                sentences.append(sentence)
                self._told += len(sentence[0].split())
                if self._told >= mark:
                    break
            self._told += sum(len(line[0].split()) for line in last)
            yield _lines([*sentences, *last])
            last = ()

    def _sentences(self, facts: Facts) -> Iterator[Line]:
        """Sentences of every build: bare, with an opening, with a tail, with both; now and then somebody speaks."""
        while True:
            form = self._lots.below(10)
            if form == 0:
                yield facts.tell(next(self._speeches))
                continue
            opener = next(self._openers) if form < 6 else ("", "")
            tail = next(self._tails) if form > 4 else ("", "")
            clause = next(self._clauses)
            whole = facts.tell((opener[0] + clause[0] + tail[0], opener[1] + clause[1] + tail[1]))
            yield _each(_sentence, whole)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _each(change: Callable[[str], str], line: Line) -> Line:
    return change(line[0]), change(line[1])


def _lines(lines: list[Line], between: str = "\n") -> Line:
    return between.join(line[0] for line in lines), between.join(line[1] for line in lines)


def _joined(blocks: Iterator[Line]) -> Line:
    english, russian = _lines(list(blocks), "\n\n")
    return f"{english}\n", f"{russian}\n"


def _linked(line: Line, facts: Facts, href: str) -> Line:
    return facts.tell(_each(lambda text: text.replace("{href}", href), line))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _entries(lots: Lots, facts: Facts) -> Line:
    opener = facts.tell(lots.pick(stock.LIST_OPENERS))
    rows = [facts.tell(entry) for entry in lots.some(stock.ENTRIES, lots.between(3, 5))]
    rows[-1] = _each(lambda text: f"{text[:-1]}.", rows[-1])
    return _lines([opener, ("", ""), *(_each("- {}".format, row) for row in rows)])


def _table(lots: Lots) -> Line:
    told = [draw_facts(lots) for _ in range(lots.between(4, 6))]
    rows = [facts.tell(stock.TABLE_ROW) for facts in told]
    rule = "|------|------|-----:|-----:|"
    return _lines([_TABLE_OPENS, stock.TABLE_HEAD, (rule, rule), *rows, ("", ""), stock.TABLE_CAPTION, _DIV_CLOSES])


_TABLE_OPENS, _DIV_CLOSES = ("::: table", "::: table"), (":::", ":::")


def _picture(facts: Facts, name: str) -> Line:
    captions = zip(facts.tell(stock.PICTURE_CAPTION), stock.PICTURE_ALT, strict=True)
    english, russian = (f'![{caption}]({name}){{alt="{alt}"}}' for caption, alt in captions)
    return english, russian
