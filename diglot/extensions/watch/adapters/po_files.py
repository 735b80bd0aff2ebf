"""A PO file in, its messages with their lines out, and the file with another translation, all other bytes kept.

Babel escapes and wraps strings. Its reader keeps no lines of translations, and its writer none of what was there, so
the lines are read here. Source: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
from babel.messages.pofile import denormalize, normalize

from diglot.extensions.watch.model.po import PoFile, PoMessage

_LINE = re.compile(
    r"(?P<mark>#~\|?|#\||)[ \t]*(?:(?P<name>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*)?"
    r'(?P<string>"(?:[^"\\]|\\.)*")[ \t\r]*'
)
# Isolates hold paths with spaces.
_PLACE = re.compile("\N{FIRST STRONG ISOLATE}([^\N{POP DIRECTIONAL ISOLATE}]*)\N{POP DIRECTIONAL ISOLATE}|(\\S+)")
_LINE_NUMBER = re.compile(r":[\d-]*$")
_FUZZY = re.compile(r",[ \t]*fuzzy\b")
# Of lines that Babel and gettext wrap.
_USUAL_WIDTH, _GETTEXT_WIDTH = 76, 80


class UnreadablePo(Exception):
    """A line of a PO file cannot be read. line: from 1."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class _Entry(msgspec.Struct):
    """The lines of an entry: of each string by its name, `#|` before those of what it was; of flags; its places."""

    strings: dict[str, tuple[int, int]]
    places: list[str]
    flags: int | None = None


def read_po(text: str) -> PoFile:
    r"""Return what a PO file says.

    >>> read_po('#: a.md:3\n#, fuzzy\n#| msgid "Ice"\nmsgid "Snow"\nmsgstr "Лёд"\n').messages[0].previous
    'Ice'

    Raises: UnreadablePo.
    """
    lines = text.split("\n")
    head: Mapping[str, str] = {}
    messages: list[PoMessage] = []
    plural: list[int] = []
    obsolete = 0
    for entry in _entries(lines):
        values = {name: _joined(lines, span) for name, span in entry.strings.items()}
        if "msgid" not in values:
            obsolete += "#~msgid" in values
        elif "msgid_plural" in values:
            plural.append(entry.strings["msgid"][0] + 1)
        elif not values["msgid"]:
            head = _head(values.get("msgstr", ""))
        elif "msgstr" in values:
            messages.append(
                PoMessage(
                    values["msgid"],
                    values["msgstr"],
                    tuple(dict.fromkeys(entry.places)),
                    entry.strings["msgid"][0],
                    entry.strings["msgstr"],
                    entry.flags if values["msgstr"] else None,
                    values.get("#|msgid", ""),
                    _span_of_previous(entry),
                )
            )
    day = head.get("po-revision-date", "")[: len("2030-01-02")]
    return PoFile(tuple(messages), day, head.get("last-translator", ""), obsolete, tuple(plural))


def _entries(lines: Sequence[str]) -> Iterator[_Entry]:
    """Yield the entries. Each ends where the next one begins: with a comment or a first string after a translation."""
    entry, name = _Entry({}, []), ""
    for number, line in enumerate(lines):
        if not line.strip():
            name = ""
            continue
        match = _LINE.fullmatch(line)
        begins = line.startswith(("#", "msgctxt", "msgid ", 'msgid"')) and not (match and match["mark"] == "#~")
        is_done = any(one.startswith(("msgstr", "#~msgstr")) for one in entry.strings)
        if is_done and (begins or (match and match["name"] in ("msgctxt", "msgid"))):
            yield entry
            entry, name = _Entry({}, []), ""
        if match and (match["name"] or name):
            name = f"{match['mark']}{match['name']}" if match["name"] else name
            first, _ = entry.strings.get(name, (number, 0)) if not match["name"] else (number, 0)
            entry.strings[name] = (first, number + 1)
        elif line.startswith("#:"):
            entry.places += [_LINE_NUMBER.sub("", held or bare) for held, bare in _PLACE.findall(line[2:])]
        elif line.startswith("#,"):
            entry.flags = number if _FUZZY.search(line) else entry.flags
        elif not line.startswith("#"):
            raise UnreadablePo(number + 1)
    yield entry


def _joined(lines: Sequence[str], span: tuple[int, int]) -> str:
    """Return the string of some lines."""
    matches = (_LINE.fullmatch(line) for line in lines[span[0] : span[1]])
    return "".join(denormalize(match["string"]) for match in matches if match)


def _span_of_previous(entry: _Entry) -> tuple[int, int]:
    spans = [span for name, span in entry.strings.items() if name.startswith("#|")]
    return (min(first for first, _ in spans), max(stop for _, stop in spans)) if spans else (0, 0)


def _head(text: str) -> Mapping[str, str]:
    rows = (line.partition(":") for line in text.split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in rows}


def with_translation(text: str, message: PoMessage, translation: str) -> str:
    r"""Return a PO file with another translation of a message; lines of the string that stay are as they were.

    >>> text = 'msgid "Ice"\nmsgstr ""\n'
    >>> with_translation(text, read_po(text).messages[0], 'Лёд "тут"')
    'msgid "Ice"\nmsgstr "Лёд \\"тут\\""\n'
    """
    lines = text.split("\n")
    first, stop = message.written
    end = "\r" if lines[first].endswith("\r") else ""
    wrapped = [len(line) for line in lines if line.startswith('"') and not line.rstrip().endswith('\\n"')]
    width = (_USUAL_WIDTH if max(wrapped) <= _USUAL_WIDTH else _GETTEXT_WIDTH) if wrapped else 0
    pieces = [_joined(lines, (number, number + 1)) for number in range(first, stop)]
    head, tail = _kept(pieces, translation)
    if not head:
        written = [f"{line}{end}" for line in f"msgstr {normalize(translation, width=width)}".split("\n")]
        return "\n".join([*lines[:first], *written, *lines[stop:]])
    known = [len("".join(part)) for part in (pieces[:head], pieces[len(pieces) - tail :])]
    middle = normalize(translation[known[0] : len(translation) - known[1]], width=width).removeprefix('""\n')
    written = [f"{line}{end}" for line in middle.split("\n") if line != '""']
    return "\n".join([*lines[: first + head], *written, *lines[stop - tail :]])


def _kept(pieces: Sequence[str], text: str) -> tuple[int, int]:
    """Return how many of the pieces a text begins with, and how many of the others it ends with."""
    if len(pieces) == 1:
        return 0, 0
    head = next((n for n in range(len(pieces), 0, -1) if text.startswith("".join(pieces[:n]))), 0)
    rest = text[len("".join(pieces[:head])) :]
    tail = next((n for n in range(len(pieces) - head, 0, -1) if rest.endswith("".join(pieces[len(pieces) - n :]))), 0)
    return head, tail


def without_fuzzy(text: str, messages: Collection[PoMessage]) -> str:
    r"""Return a PO file in which some translations are of the text that the document has now.

    >>> text = '#, fuzzy, no-wrap\n#| msgid "Ice"\nmsgid "Snow"\nmsgstr "Снег"\n'
    >>> without_fuzzy(text, read_po(text).messages)
    '#, no-wrap\nmsgid "Snow"\nmsgstr "Снег"\n'
    """
    lines = text.split("\n")
    dropped = {number for message in messages for number in range(*message.before)}
    for number in [message.flags for message in messages if message.flags is not None]:
        lines[number] = _FUZZY.sub("", lines[number], count=1)
        if lines[number].strip() == "#":
            dropped.add(number)
    return "\n".join(line for number, line in enumerate(lines) if number not in dropped)
