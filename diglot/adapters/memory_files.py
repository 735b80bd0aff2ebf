"""Memories of other programs in, pairs of passages out: reads TMX as a stream, without entities and without network.

A document type is accepted only by name, as OmegaT writes it: it is never loaded, and one that declares anything is
refused, so that no entity can be expanded.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from diglot.model.languages import LANGUAGES, Lang, other_languages
from diglot.model.problems import N_
from diglot.model.translation.memory import RecordedPair

MAX_BYTES = 200_000_000
# More than any passage of a text; a longer one is a mistake, or meant to fill the memory of this program.
_MAX_LETTERS = 100_000
# Codes of the tool's own around or between words. Source: TMX 1.4b.
_CODES = frozenset(["bpt", "ept", "ph", "it", "ut"])
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")


class MemoryRefused(Exception):
    """A file is not read; `reason` says why, as an entry of the catalogue, and `line` where."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def read_memory(content: bytes, origin: str) -> list[RecordedPair]:
    """Return the passages of a TMX file that are in both languages, in their order. origin: the path of the file.

    Raises: MemoryRefused.
    """
    if len(content) > MAX_BYTES:
        raise MemoryRefused(N_("it is larger than 200 MB"))
    reader = _TmxReader(origin)
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise MemoryRefused(N_("it is damaged: it is not well-formed XML"), error.lineno) from None
    except (LookupError, ValueError):  # an encoding that nobody knows
        raise MemoryRefused(N_("it is damaged: it is not well-formed XML")) from None
    if not reader.pairs:
        raise MemoryRefused(N_("it has no passage in both languages"))
    return reader.pairs


class _TmxReader:
    """Follows the elements of a TMX file, and collects its pairs."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.pairs: list[RecordedPair] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._is_tmx = False
        self._unit: dict[str, str] = {}
        self._source: Lang | None = None
        self._default_source = ""
        self._lang: Lang | None = None
        self._texts: dict[Lang, str] = {}
        self._pieces: list[str] = []
        self._letters = 0
        self._is_in_segment = False
        self._codes = 0

    def _refuse(self, reason: str) -> None:
        raise MemoryRefused(reason, self.parser.CurrentLineNumber)

    def _doctype(self, _name: str, _system: Any, _public: Any, has_declarations: int) -> None:
        if has_declarations:
            self._refuse(N_("it declares a document type (<!DOCTYPE>)"))

    def _entity(self, *_: Any) -> None:
        self._refuse(N_("it declares a document type (<!DOCTYPE>)"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._is_tmx:
            self._is_tmx = name == "tmx"
            if not self._is_tmx:
                self._refuse(N_("it is not a TMX file"))
        match name:
            case "header":
                self._default_source = attributes.get("srclang", "")
            case "tu":
                self._unit, self._texts = {key: attributes[key] for key in _SAID & attributes.keys()}, {}
                self._source = _known(attributes.get("srclang", self._default_source))
            case "tuv":
                # Older programs write `lang`.
                self._lang = _known(attributes.get("xml:lang", attributes.get("lang", "")))
                self._unit = {**self._unit, **{key: value for key, value in attributes.items() if key in _SAID}}
            case "seg":
                self._pieces, self._letters, self._is_in_segment, self._codes = [], 0, True, 0
            case _ if name in _CODES:
                self._codes += 1

    def _text(self, text: str) -> None:
        if self._is_in_segment and not self._codes:
            self._letters += len(text)
            if self._letters > _MAX_LETTERS:
                self._refuse(N_("a passage in it has more than 100,000 characters"))
            self._pieces.append(text)

    def _end(self, name: str) -> None:
        if name in _CODES:
            self._codes -= 1
        elif name == "seg":
            self._is_in_segment = False
            text = " ".join("".join(self._pieces).split())
            if self._lang and text:
                self._texts[self._lang] = text
        elif name == "tu" and len(self._texts) > 1:
            self.pairs += self._pairs()

    def _pairs(self) -> Iterator[RecordedPair]:
        first = self._source if self._source in self._texts else next(iter(self._texts))
        on = _day(self._unit.get("changedate", "")) or _day(self._unit.get("creationdate", ""))
        by = self._unit.get("changeid") or self._unit.get("creationid") or ""
        for second in other_languages(first, tuple(self._texts)):
            texts = (self._texts[first], self._texts[second])
            yield RecordedPair("", (first, second), texts, on, by, "", False, (None, None), self.origin)


_SAID = frozenset(["changedate", "creationdate", "changeid", "creationid"])


def _known(tag: str) -> Lang | None:
    """Return the language of a tag such as RU-RU, if it is one of the publication's possible languages."""
    primary = re.split(r"[-_]", tag)[0].lower()
    return primary if primary in LANGUAGES else None


def _day(written: str) -> dt.date | None:
    match = _DAY.match(written)
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
