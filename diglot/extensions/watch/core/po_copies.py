"""The messages of a document in, the copies of its two texts out, and what is changed in one of them, back.

Pure functions. A hint above each message says which are of a pair, and those that have no translation are comments, as
`translate` lays them out. Where the lines of a copy are in the PO file is said beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

import msgspec

from diglot.core.ledger import normalize_text
from diglot.extensions.watch.core.copies import Unsaved
from diglot.extensions.watch.model.po import PoMessage
from diglot.extensions.watch.model.problems import OTHER_MARKUP, OTHER_PASSAGES
from diglot.model.languages import Lang
from diglot.model.translation.ledger import Ledger

Order = Sequence[tuple[int, PoMessage]]
"""The messages of a document with their numbers in the PO file, in its order."""

_HINT = re.compile(r"\{pair=row-(\d+)\}")
# What a document may have open, so that all that comes after it would be read as something else.
_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,}|:{3,})", re.MULTILINE)
_OPENING = re.compile(r"<!--|<(?:pre|script|style|textarea)\b", re.IGNORECASE)
_CLOSING = re.compile(r"-->|</(?:pre|script|style|textarea)>", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SIGNS = re.compile(r"\W+")


class _Passage(msgspec.Struct, frozen=True):
    """What a copy has of a message. lines: of its string, from 0. is_named: whether a hint says which message it is."""

    number: int
    lines: tuple[int, int]
    text: str
    is_named: bool = True


class Copy(msgspec.Struct, frozen=True):
    """A copy, and where each of its lines is in the PO file, from 1."""

    text: str
    lines: tuple[int, ...]


def is_whole(message: PoMessage) -> bool:
    """Return whether all that a message opens ends in it, in both languages."""
    return all(_is_closed(text) for text in (message.text, message.translation, message.previous))


def _is_closed(text: str) -> bool:
    if len(_FENCE.findall(text)) % 2 or len(_OPENING.findall(text)) != len(_CLOSING.findall(text)):
        return False
    return bool(text.strip()) or not text


def original(messages: Order) -> Copy:
    """Return the copy of an original."""
    return _laid_out(
        _Passage(number, (one.line, one.written[0]), one.text, bool(one.translation)) for number, one in messages
    )


def translation(messages: Order) -> Copy:
    r"""Return the copy of a translation.

    >>> snow = PoMessage("Snow", "", (), 8, (9, 10))
    >>> translation([(0, PoMessage("Ice", "Лёд", (), 1, (2, 3))), (1, snow)])
    Copy(text='{pair=row-1}\nЛёд\n\n<!-- Snow -->\n', lines=(3, 3, 3, 10, 10))
    """
    return _laid_out(
        _Passage(number, one.written, one.translation or _comment(one.text), bool(one.translation))
        for number, one in messages
    )


def original_as_translated(messages: Order) -> str:
    """Return an original as its translation was made of it, as far as that is known: nothing of what has none."""
    known = ((number, one.previous if one.is_fuzzy else one.text) for number, one in messages if one.translation)
    return _laid_out(_Passage(number, (0, 0), text) for number, text in known if text).text


def _comment(text: str) -> str:
    # An arrow would end it.
    return f"<!-- {text.strip().replace('<!--', '').replace('-->', '')} -->"


def _inner(text: str) -> str:
    """Return a text without the space around it, which is there for the document; that of code stays."""
    lines = text.strip("\n")
    return lines if "\n" in lines else lines.strip()


def _laid_out(passages: Iterable[_Passage]) -> Copy:
    lines: list[str] = []
    places: list[int] = []
    for one in passages:
        first, stop = one.lines
        text = _inner(one.text).split("\n")
        own = [*([f"{{pair=row-{one.number + 1}}}"] if one.is_named else []), *text, ""]
        # The first line of a string of several is empty: `msgid ""`.
        skipped = min(stop - first - 1, 1) if len(text) > 1 else 0
        at = [min(first + skipped + max(number - one.is_named, 0), stop - 1) + 1 for number in range(len(own))]
        lines += own
        places += at
    return Copy("\n".join(lines), tuple(places))


# ---------------------------------------------------------------- saving


def changed_translations(messages: Order, before: str, after: str) -> Mapping[int, str] | Unsaved:
    """Return the translations that differ between two contents of the copy of a translation, by their numbers.

    >>> messages = [(0, PoMessage("Ice\\n", "Лёд\\n", (), 1, (2, 3)))]
    >>> copy = translation(messages).text
    >>> changed_translations(messages, copy, copy.replace("Лёд", "Лед"))
    {0: 'Лед\\n'}
    >>> changed_translations(messages, copy, copy.replace("Лёд", "Лёд\\n\\nСнег")).line
    1
    """
    old, new = before.split("\n"), after.split("\n")
    starts = _starts(messages, old)
    stops = [*starts[1:], len(old)]
    found: list[list[str]] = [[] for _ in messages]
    changed: set[int] = set()
    for kind, start, stop, new_start, new_stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for at, (first, end) in enumerate(zip(starts, stops, strict=True)):
            if kind == "equal":
                low, high = max(first, start), min(end, stop)
                found[at] += new[new_start + low - start : new_start + high - start] if low < high else ()
            elif first <= start and stop <= end and (start < end or start == len(old)):
                found[at] += new[new_start:new_stop]
                changed.add(at)
                break
        else:
            if kind != "equal":
                return Unsaved(OTHER_MARKUP, start + 1)
    written = {at: _as_written(messages[at][1], found[at]) for at in sorted(changed)}
    for at, text in written.items():
        if text and _paragraphs(text) not in map(_paragraphs, (messages[at][1].text, messages[at][1].translation)):
            return Unsaved(OTHER_PASSAGES, starts[at] + 1)
    return {messages[at][0]: text for at, text in written.items()}


def _paragraphs(text: str) -> int:
    return len(_BLANK_LINE.split(text.strip()))


def _starts(messages: Order, lines: Sequence[str]) -> list[int]:
    """Return at which line of a copy each message begins, with its hint."""
    hinted = {int(match[1]): at for at, line in enumerate(lines) if (match := _HINT.fullmatch(line))}
    starts, at = [], 0
    for number, one in messages:
        comment = _comment(one.text).split("\n")
        at = hinted[number + 1] if one.translation else lines.index(comment[0], at)
        starts.append(at)
    return [0, *starts[1:]]


def _as_written(message: PoMessage, lines: Sequence[str]) -> str:
    """Return the translation that lines of a copy are, with the space that the original has around it."""
    text = "\n".join(line for line in lines if not _HINT.fullmatch(line)).strip("\n")
    if not text or text == _comment(message.text):
        return ""
    before, _, after = message.text.partition(_inner(message.text))
    return f"{before}{text}{after}"


def says_the_same(copy: str, other: str) -> bool:
    """Return whether two contents of a copy have the same lines, apart from empty ones and hints."""
    one, two = ([line for line in text.split("\n") if line and not _HINT.fullmatch(line)] for text in (copy, other))
    return one == two


# ---------------------------------------------------------------- the ledger


def declared(messages: Order, ledger: Ledger, langs: tuple[Lang, Lang]) -> Iterator[PoMessage]:
    """Yield the fuzzy messages whose texts a ledger says are in step as they are now."""
    rows = {tuple(_key("".join(_side(entry.minor, entry.texts, lang))) for lang in langs) for entry in ledger.entries}
    for _, one in messages:
        if one.is_fuzzy and (_key(one.text), _key(one.translation)) in rows:
            yield one


def _side(minor: Mapping[Lang, tuple[str, ...]], texts: Mapping[Lang, tuple[str, ...]], lang: Lang) -> tuple[str, ...]:
    return minor.get(lang) or texts.get(lang, ())


def _key(text: str) -> str:
    """Return the letters of a text: a ledger writes markup in a way of its own."""
    return _SIGNS.sub("", normalize_text(text)).casefold()


# ---------------------------------------------------------------- documents


def documents(messages: Sequence[PoMessage], domain: str, source_of: Callable[[str], str]) -> Mapping[str, Order]:
    """Return the messages of each document by its path without suffix, in the order of the file.

    domain: of what is in no document that is known. source_of: from a place as written to a document's path, or "".

    >>> found = documents([PoMessage("Ice", "", ("src/a.md", "x.py"), 1, (2, 3))], "ru", lambda place: place[:-3])
    >>> sorted(found)
    ['src/a', 'x']
    """
    found: dict[str, list[tuple[int, PoMessage]]] = {}
    for number, one in enumerate(messages):
        keys = dict.fromkeys(key for place in one.places if (key := source_of(place)))
        for key in keys or {domain: None}:
            found.setdefault(key, []).append((number, one))
    return found
