"""Parse a volume, `content/volumes/<key>.toml`. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, get_args

import msgspec

from diglot.core.settings.facing import FACING, read_smaller_side
from diglot.core.settings.shared_fields import DATE, LABELS, PATH, page_size
from diglot.core.settings.table_reader import Table, TableReader, read_file
from diglot.model.fields import (
    COUNT,
    NAMES,
    PAGES_OF_A_SHEET,
    TEXT,
    TEXTS,
    YES_OR_NO,
    Field,
    Fields,
    FileFields,
    Schema,
    fits,
    matching,
    one_of,
    table_of,
    tables_of,
)
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.printing import TRIMS, CoverSide
from diglot.model.problems import N_, Problem, WrongSelection, WrongValue, as_typed
from diglot.model.publication import CoverArtwork, CoverSettings, Imprint, LocalizedText, Selection, Volume, VolumePart
from diglot.model.spreads import SpreadLevel

# A volume, or a part of it, selects articles by one of these.
_SELECTIONS: tuple[Literal["blog", "year", "tag", "articles"], ...] = ("blog", "year", "tag", "articles")
_SELECTION: Fields = {"blog": TEXT, "year": COUNT, "tag": TEXT, "articles": NAMES}
_PART: Fields = {"title": TEXTS, **_SELECTION}
# The index of either classification alone: a class, and what is put to it by the signs of the scheme.
_UDC = matching(
    r"^\d{1,3}(?:\.\d{1,3})*(?:[-:/+='\"(\[* ][-\d.:/+='\"()\[\]* A-Za-zА-Яа-я]*[\dA-Za-zА-Яа-я)\]'\"])?$",
    N_("the UDC class number alone, such as 82-4 or 821.161.1-4"),
)
_BBK = matching(
    r"^(?:\d{1,2}|[А-Я]\d*)(?:[-.=,:(\[+ я][-.=,:()\[\]+ \dA-Za-zА-Яа-я]*[\dA-Za-zА-Яа-я)\]])?$",
    N_("the BBK class number alone, such as 84(2)6-4 or 76.17"),
)
_ISBN = matching(r"^97[89][- 0-9]{10,14}$", N_("an ISBN of 13 digits, the last of which agrees with the others"))
_IMPRINT: Fields = {
    **LABELS,
    "udc": _UDC,
    "bbk": _BBK,
    "author_mark": matching(r"^[А-ЯЁA-Z]\d{2,3}$", N_("a capital letter and two or three digits, such as Д24")),
    "age": matching(r"^(?:0|6|12|16|18)\+$", "0+ / 6+ / 12+ / 16+ / 18+"),
    **dict.fromkeys(("kind", "annotation", "copyright", "place", "address", "printer", "paper", "printing"), TEXTS),
    "order": TEXT,
    "sheet": matching(r"^\d{2,3}x\d{2,3}/\d{1,3}$", N_("a paper size and the fraction of the sheet, such as 60x90/16")),
    "year": Field({"type": "integer", "minimum": 1900, "maximum": 2999}, N_("a year, such as 2026")),
    "signed": DATE,
    "print_run": COUNT,
}
_ARTWORK = matching(
    rf"^covers/{PATH}\.(?:pdf|svg|png|jpe?g)$", N_("the path of a file in assets/covers/, such as covers/front.pdf")
)
_COVER: Fields = {
    # Thinner than Bible paper, and thicker than board, are another unit by mistake.
    "caliper_mm": Field(
        {"type": "number", "minimum": 0.02, "maximum": 1}, N_("a thickness in millimetres, such as 0.1")
    ),
    "bulk": Field({"type": "number", "minimum": 0.5, "maximum": 4}, N_("a bulk in cm³/g, such as 1.25")),
    "grammage": Field({"type": "number", "minimum": 20, "maximum": 500}, N_("a weight in g/m², such as 80")),
    "spine_mm": Field({"type": "number", "minimum": 0.5, "maximum": 150}, N_("a width in millimetres, such as 12.5")),
    "flaps_mm": Field({"type": "number", "minimum": 0, "maximum": 250}, N_("a width in millimetres, such as 80")),
    "spine_text": one_of("up", "down", "none"),
    "inks": one_of("process", "black"),
    "blurb": TEXTS,
    "front": _ARTWORK,
    "back": _ARTWORK,
}
_SIDES: tuple[CoverSide, ...] = ("front", "back")
_THICKNESSES = (("spine_mm",), ("caliper_mm",), ("bulk", "grammage"))
_ONE_THICKNESS: Schema = {
    "oneOf": [
        {
            "required": list(names),
            "properties": {other: {"type": "null"} for others in _THICKNESSES if others != names for other in others},
        }
        for names in _THICKNESSES
    ]
}
_ISBNS: Fields = dict.fromkeys([f"{name}{form}" for form in ("", "-epub") for name in (*LANGUAGES, "both")], _ISBN)


def _one_selection(*others: str) -> Schema:
    return {"oneOf": [{"required": [name]} for name in (*_SELECTIONS, *others)]}


VOLUME_FIELDS = FileFields(
    "content/volumes/*.toml",
    {
        "title": TEXTS,
        "subtitle": TEXTS,
        **_SELECTION,
        "parts": Field(
            {"type": "array", "minItems": 1, "items": {**table_of(_PART).schema, **_one_selection()}},
            tables_of({}).expected,
        ),
        "manual": YES_OR_NO,
        "editors": NAMES,
        "imprint": Field({**table_of(_IMPRINT).schema, "type": ["object", "string"]}, N_("a table")),
        "isbn": table_of(_ISBNS),
        "cover": Field({**table_of(_COVER).schema, **_ONE_THICKNESS}, N_("a table")),
        "trim": page_size("", *TRIMS),
        "signature": PAGES_OF_A_SHEET,
        "level": one_of(*get_args(SpreadLevel)),
        "facing": FACING,
    },
    _one_selection("parts"),
)


def parse_volume(
    key: str,
    table: Table,
    source: str,
    path: str,
    languages: Sequence[Lang],
    read_isbn: Callable[[str], str],
) -> tuple[Volume, tuple[Problem, ...]]:
    """Parse `content/volumes/<key>.toml`; the articles that it selects are looked up later.

    read_isbn: returns an ISBN of 13 digits with its hyphens, or "" for anything else.
    """
    reader = read_file(path, table, source, VOLUME_FIELDS.fields)
    title = reader.texts("title") or LocalizedText(dict.fromkeys(languages, key))
    reader.require_texts(title, "title", languages)
    subtitle = reader.texts("subtitle")
    if subtitle:
        reader.require_texts(subtitle, "subtitle", languages)
    part_tables = reader.tables("parts")
    parts = _parts(reader, part_tables, languages) if part_tables else _undivided(reader)
    volume = Volume(
        key=key,
        title=title,
        parts=parts,
        subtitle=subtitle,
        is_divided=bool(part_tables),
        is_manual=reader.read("manual", False),
        editors=reader.read("editors", ()),
        imprint=_imprint(reader),
        isbn=_isbns(reader, read_isbn),
        cover=_cover(reader),
        trim=reader.read("trim", ""),
        signature=reader.read("signature", 0),
        level=reader.read("level", "paragraph"),
        smaller=read_smaller_side(reader),
        path=path,
    )
    return volume, reader.finish()


def _imprint(reader: TableReader) -> Imprint:
    if isinstance(reader.table.get("imprint"), str):
        return Imprint(text=reader.texts("imprint"))
    inner = reader.inner("imprint", reader.sub_table("imprint"), _IMPRINT)
    texts = {lang: inner.read(lang, "") for lang in LANGUAGES}
    facts: dict[str, Any] = {
        name: inner.texts(name) if isinstance(default, LocalizedText) else inner.read(name, default)
        for name, default in msgspec.structs.asdict(Imprint()).items()
        if name not in ("text", "signed")
    }
    imprint = Imprint(
        text=LocalizedText({lang: text for lang, text in texts.items() if text}), signed=inner.date("signed"), **facts
    )
    reader.problems += inner.finish()
    return imprint


def _isbns(reader: TableReader, read_isbn: Callable[[str], str]) -> Mapping[str, str]:
    """Return the ISBNs, each with its hyphens; a number that another edition has is refused too."""
    inner = reader.inner("isbn", reader.sub_table("isbn"), _ISBNS)
    isbns: dict[str, str] = {}
    for name in _ISBNS:
        written = inner.read(name, "")
        isbn = read_isbn(written)
        if written and not isbn:
            inner.refuse(name, written, _ISBN.expected)
        elif isbn in isbns.values():
            inner.refuse(name, written, N_("an ISBN of its own: each edition and each e-book has one"))
        elif isbn:
            isbns[name] = isbn
    reader.problems += inner.finish()
    return isbns


def _cover(reader: TableReader) -> CoverSettings | None:
    """Return the settings of the cover; None without them, or where the thickness of the book is not known."""
    table = reader.sub_table("cover")
    if not isinstance(reader.table.get("cover"), dict):
        return None
    inner = reader.inner("cover", table, _COVER)
    # A thickness of 0 is one that was refused.
    leaf_mm, spine_mm = inner.read("caliper_mm", 0.0), inner.read("spine_mm", 0.0)
    by_bulk = inner.read("bulk", 0.0) * inner.read("grammage", 0.0) / 1000
    cover = CoverSettings(
        leaf_mm=leaf_mm or by_bulk,
        spine_mm=spine_mm,
        flaps_mm=inner.read("flaps_mm", 0.0),
        spine_text=inner.read("spine_text", ""),
        inks=inner.read("inks", "process"),
        blurb=inner.texts("blurb"),
        artwork={side: CoverArtwork(path, inner.line(side)) for side in _SIDES if (path := inner.read(side, ""))},
        line=reader.line("cover"),
    )
    is_known = leaf_mm or spine_mm or by_bulk
    if not fits(_ONE_THICKNESS, table):
        expected = N_("a table with one thickness: spine_mm, caliper_mm, or both bulk and grammage")
        inner.problems.append(WrongValue(reader.path, cover.line, "cover", as_typed(table), expected))
        is_known = 0.0
    reader.problems += inner.finish()
    return cover if is_known else None


def _undivided(reader: TableReader) -> tuple[VolumePart, ...]:
    selection = _selection(reader)
    return (VolumePart(selection),) if selection else ()


def _parts(reader: TableReader, tables: Sequence[Table], languages: Sequence[Lang]) -> tuple[VolumePart, ...]:
    parts = []
    for number, table in enumerate(tables):
        part_reader = reader.inner("parts", table, _PART, number)
        title = part_reader.texts("title")
        selection = _selection(part_reader)
        if selection and selection.kind == "articles":
            part_reader.require_texts(title, "parts: title", languages, "title")
        reader.problems += part_reader.finish()
        parts += [VolumePart(selection, title)] if selection else []
    return tuple(parts)


def _selection(reader: TableReader) -> Selection | None:
    """Return the selection of a volume or of a part of it."""
    values = {kind: reader.value(kind) for kind in _SELECTIONS}
    chosen = [kind for kind, value in values.items() if value is not None]
    if len(chosen) != 1:
        reader.problems.append(WrongSelection(reader.path, reader.line() or 1, ", ".join(chosen) or "—"))
    if not chosen:
        return None
    kind = chosen[0]
    if kind == "year":
        names: tuple[str, ...] = (str(reader.read(kind, 0) or ""),)
    elif kind == "articles":
        names = reader.read(kind, ())
    else:
        names = (reader.read(kind, ""),)
    names = tuple(dict.fromkeys(name for name in names if name))
    return Selection(kind, names, reader.lines_of(names, kind)) if names else None
