"""Twice as much in a PO file takes about twice the time, whether it is read, compared or written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from diglot.extensions.watch.adapters.po_files import read_po, with_translation, without_fuzzy
from diglot.extensions.watch.core import po_copies
from tests.tools.growth import grown_by_number, pieces_for


def read(text: str) -> object:
    """Read a PO file, put its documents together, and take the marks from its messages."""
    text = text.replace("%", "#")  # which is a number in the pieces below
    file = read_po(text)
    found = po_copies.documents(file.messages, "a", lambda place: place)
    copies = [(po_copies.original(order), po_copies.translation(order)) for order in map(tuple, found.values())]
    return copies, without_fuzzy(text, file.messages)


def write(lines: str) -> object:
    """Write another translation in place of one of many lines."""
    text = f'#: a.md:1\nmsgid "A"\nmsgstr ""\n{lines}'
    message = read_po(text).messages[0]
    return with_translation(text, message, f"Б {message.translation} б")


TRIALS: Mapping[str, tuple[Callable[[str], object], list[str]]] = {
    "PO file": (
        read,
        [
            '%: a.md:1\nmsgid "A#"\nmsgstr "Б#"\n\n', '%: a.md:1\n%, fuzzy\n%| msgid "A"\nmsgid "A#"\nmsgstr "Б"\n\n',
            '%: a#.md:1\nmsgid "A#"\nmsgstr "Б"\n\n', '%~ msgid "A#"\n%~ msgstr "Б"\n\n', "%: a.md:#\n", "%, fuzzy\n", "%| msgid \"A\"\n",
            'msgid "A#"\nmsgid_plural "B"\nmsgstr[0] "Б"\n\n', 'msgid "A#"\n', 'msgstr "Б"\n', '"A"\n', '"\\n"\n',
            '%: a.md:1\nmsgid "- A#\\n- B"\nmsgstr "- А\\n- Б"\n\n', '%: a.md:1\nmsgid "```"\nmsgstr "```"\n\n',
        ],
    ),
    "a translation in a PO file": (write, ['"Слова #\\n"\n', '"Слова "\n']),
}  # fmt: skip


@pytest.mark.parametrize("reader", TRIALS)
def test_what_is_read_takes_time_in_proportion(reader: str, request: pytest.FixtureRequest) -> None:
    read, pieces = TRIALS[reader]
    assert grown_by_number(read, pieces_for(list(TRIALS).index(reader), pieces, request)) == []
