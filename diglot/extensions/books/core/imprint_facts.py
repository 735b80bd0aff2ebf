"""The imprint of a volume in, what its pages say of it in one language out. Pure functions.

Where each part belongs: ГОСТ Р 7.0.4-2020 «Издания. Выходные сведения» and its predecessors ГОСТ Р 7.0.4-2006 and
ГОСТ 7.4-95, as explained in С. Ю. Калинин, «Как правильно оформить выходные сведения издания», and
А. Э. Мильчин, Л. К. Чельцова, «Справочник издателя и автора», ch. «Выходные сведения».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from diglot.extensions.books.model.pages import ImprintFacts
from diglot.model.languages import Lang, LocalizedText
from diglot.model.paper.printing import Trim
from diglot.model.paper.volumes import Volume

# The sheets from which Russian printers cut pages of the sizes of ISO 216.
_SHEETS_OF_ISO: Mapping[str, str] = {"A4": "60x84/8", "A5": "60x84/16", "A6": "60x84/32"}
# The area of one side of the conventional sheet, 60 by 90 cm, in square millimetres.
_CONVENTIONAL_SHEET = 600 * 900
_SHEET = re.compile(r"(\d+)x(\d+)/(\d+)")


def imprint_facts(
    volume: Volume, lang: Lang, isbn: str, size: tuple[str, Trim], year: int, set_text: Callable[[str, Lang], str]
) -> ImprintFacts:
    """Return the imprint of a volume in a language.

    isbn: the key of the edition in `Volume.isbn`. size: the name of the page size, and the size. year: of its newest
    text. set_text: returns a text with the typography of its language.
    """
    imprint = volume.imprint

    def typeset(text: LocalizedText) -> str:
        return set_text(text.get(lang), lang)

    def lines(text: LocalizedText) -> tuple[str, ...]:
        return tuple(set_text(line.strip(), lang) for line in text.get(lang).splitlines() if line.strip())

    sheet = imprint.sheet or sheet_of(size[0])
    facts: dict[str, Any] = {
        name: typeset(value) if isinstance(value, LocalizedText) else value
        for name, value in msgspec.structs.asdict(imprint).items()
        if name not in ("text", "thema")
    }
    facts.update(
        annotation=lines(imprint.annotation),
        copyright=lines(imprint.copyright),
        isbn=volume.isbn.get(isbn, ""),
        year=imprint.year or (imprint.signed.year if imprint.signed else year),
        signed=f"{imprint.signed:%d.%m.%Y}" if imprint.signed else "",
        sheet=sheet.replace("x", "×"),
        sheets_a_page=sheets_a_page(sheet, size[1]),
    )
    return ImprintFacts(**facts)


def sheet_of(size_name: str) -> str:
    """Return the sheet that a page size is a share of; "" if it is of none.

    >>> sheet_of("60x90/16"), sheet_of("A5"), sheet_of("Royal")
    ('60x90/16', '60x84/16', '')
    """
    return size_name if _SHEET.fullmatch(size_name) else _SHEETS_OF_ISO.get(size_name, "")


def sheets_a_page(sheet: str, trim: Trim) -> float:
    """Return how many conventional sheets a page is: its share of one side of the sheet; without one, its own area.

    >>> 160 * sheets_a_page("60x90/16", Trim(145, 215)), round(160 * sheets_a_page("84x108/32", Trim(130, 200)), 2)
    (10.0, 8.4)
    """
    match = _SHEET.fullmatch(sheet)
    if match is None:
        return trim.width_mm * trim.height_mm / _CONVENTIONAL_SHEET
    width_cm, height_cm, share = map(int, match.groups())
    return width_cm * height_cm * 100 / share / _CONVENTIONAL_SHEET
