"""What WeasyPrint logs in, faults of the document out. Touches the logger of WeasyPrint."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from diglot.adapters.typesetter.page_check import CheckedPage
from diglot.model.paper.printing import PrintFault

# Messages to be ignored, by what they say, each with its reason.
HARMLESS: Mapping[str, str] = {
    "Using fontTools instead of HarfBuzz-Subset": "slower, and the page looks the same",
    "has no required alt description": "a build warns of each such picture at its line, and nothing is claimed",
}

_MISSING_DESCRIPTION = re.compile(r"Image .* has no required alt description")
MISSING_CHARACTER = re.compile(r"\.notdef glyph rendered .* \(U\+([0-9A-F]+)\)")
# How many of the characters that fonts lack are named.
_NAMED_CHARACTERS = 12


class _LogCollector(logging.Handler):
    """Log handler that keeps the texts of warnings and errors."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())


@contextmanager
def collect_messages() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs in the `with` block, and keep it from the terminal."""
    logger = logging.getLogger("weasyprint")
    messages: list[str] = []
    handler = _LogCollector(messages)
    before = logger.propagate, logger.level
    logger.addHandler(handler)
    logger.propagate, logger.level = False, logging.WARNING
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate, logger.level = before


def faults_of_messages(
    messages: Sequence[str], pages: Sequence[CheckedPage], missing: Sequence[str] = ()
) -> Iterator[PrintFault]:
    """Yield a fault for each message that is not known to be harmless, one for all characters that fonts lack.

    missing: addresses whose absence is reported already.
    """
    codes = []
    for message in dict.fromkeys(messages):
        if any(words in message for words in HARMLESS) or any(url in message for url in missing):
            continue
        if match := MISSING_CHARACTER.match(message):
            codes.append(match[1])
        elif message.startswith(("Failed to load image", "Failed to render SVG image")):
            yield PrintFault("picture-dropped", 0, message)
        else:
            yield PrintFault("css-or-log", 0, message)
    if codes:
        yield _missing_characters(codes, pages)


def breaks_standards(messages: Sequence[str]) -> bool:
    """Return whether a document, once painted, has a character that no font has, or a picture without a description."""
    return any(MISSING_CHARACTER.match(one) or _MISSING_DESCRIPTION.match(one) for one in messages)


def _missing_characters(codes: Sequence[str], pages: Sequence[CheckedPage]) -> PrintFault:
    """Return the fault of all characters that the fonts lack, on the first page that has one. codes: hexadecimal."""
    characters = [chr(int(code, 16)) for code in codes]
    page = next((page.number for page in pages if not set(characters).isdisjoint(_all_text(page))), 0)
    named = [f"{character} (U+{code})" for character, code in zip(characters, codes, strict=True)]
    rest = f" … + {len(named) - _NAMED_CHARACTERS}" if len(named) > _NAMED_CHARACTERS else ""
    return PrintFault("font-missing", page, ", ".join(named[:_NAMED_CHARACTERS]) + rest)


def _all_text(page: CheckedPage) -> str:
    return "".join([*page.heads, *page.lines, *page.note_lines, *page.feet])
