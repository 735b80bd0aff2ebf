"""Twice as much in a file for translators takes about twice the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from diglot.extensions.translators.adapters.translation_files import read_po, read_xliff
from tests.tools.growth import grown_on_text

XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="a" source-language="en" target-language="ru" datatype="plaintext"><body>{}</body></file></xliff>'
)
TRIALS: Mapping[str, tuple[Callable[[str], object], list[str]]] = {
    "XLIFF": (
        lambda text: read_xliff(XLIFF.format(text).encode()),
        ["<group>", "<group/>", '<trans-unit id="a"><source>b</source><target>c</target></trans-unit>', "<!--", "&amp;"],
    ),
    "PO": (
        lambda text: read_po(text.encode()),
        ['msgid "a"\nmsgstr "b"\n\n', 'msgid "', '"a"\n', "#: a\n", 'msgid "a"\n"b"\n', 'msgstr[0] "', "# a\n", '#~ msgid "a"\n'],
    ),
}  # fmt: skip


@pytest.mark.parametrize("reader", TRIALS)
def test_what_is_read_takes_time_in_proportion(reader: str) -> None:
    """Each piece, over and over, closed or not; much of it is refused."""
    assert grown_on_text(*TRIALS[reader]) == []
