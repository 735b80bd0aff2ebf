"""Parse a volume, `content/volumes/<key>.toml`. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from diglot.core.settings.facing import read_smaller_side
from diglot.core.settings.table_reader import Table, TableReader, read_file
from diglot.model.fields import FileFields, fields_of, fits
from diglot.model.languages import LANGUAGES, Lang, LocalizedText
from diglot.model.paper.printing import CoverSide
from diglot.model.paper.volumes import (
    COVER,
    IMPRINT,
    ISBN,
    ISBNS,
    ONE_THICKNESS,
    PART,
    SELECTION,
    SELECTIONS,
    CoverArtwork,
    CoverSettings,
    Imprint,
    Selection,
    Volume,
    VolumePart,
    one_selection,
)
from diglot.model.problems import N_, Problem, WrongSelection, WrongValue, as_typed

VOLUME_FIELDS = FileFields("content/volumes/*.toml", {**fields_of(Volume), **SELECTION}, one_selection("parts"))
_SIDES: tuple[CoverSide, ...] = ("front", "back")


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
    is_divided = bool(reader.tables("parts"))
    volume = reader.record(
        Volume,
        key=key,
        title=title,
        parts=_parts(reader, languages) if is_divided else _undivided(reader),
        is_divided=is_divided,
        imprint=_imprint(reader),
        isbn=_isbns(reader, read_isbn),
        cover=_cover(reader),
        smaller=read_smaller_side(reader),
        signature=_signature(reader),
        path=path,
    )
    if volume.subtitle:
        reader.require_texts(volume.subtitle, "subtitle", languages)
    return volume, reader.finish()


def _imprint(reader: TableReader) -> Imprint:
    if isinstance(reader.table.get("imprint"), str):
        return Imprint(text=reader.texts("imprint"))
    with reader.within("imprint", IMPRINT) as inner:
        texts = {lang: text for lang in LANGUAGES if (text := inner.read(lang, ""))}
        return inner.record(Imprint, text=LocalizedText(texts))


def _isbns(reader: TableReader, read_isbn: Callable[[str], str]) -> Mapping[str, str]:
    """Return the ISBNs, each with its hyphens; a number that another edition has is refused too."""
    isbns: dict[str, str] = {}
    with reader.within("isbn", ISBNS) as inner:
        for name in ISBNS:
            written = inner.read(name, "")
            isbn = read_isbn(written)
            if written and not isbn:
                inner.refuse(name, written, ISBN.expected)
            elif isbn in isbns.values():
                inner.refuse(name, written, N_("an ISBN of its own: each edition and each e-book has one"))
            elif isbn:
                isbns[name] = isbn
    return isbns


def _cover(reader: TableReader) -> CoverSettings | None:
    """Return the settings of the cover; None without them, or where the thickness of the book is not known."""
    table = reader.sub_table("cover")
    if not isinstance(reader.table.get("cover"), dict):
        return None
    inner = reader.inner("cover", table, COVER)
    # A thickness of 0 is one that was refused.
    caliper_mm, bulk, grammage = (inner.read(name, 0.0) for name in ("caliper_mm", "bulk", "grammage"))
    leaf_mm = caliper_mm or bulk * grammage / 1000
    artwork = {side: CoverArtwork(path, inner.line(side)) for side in _SIDES if (path := inner.read(side, ""))}
    cover = inner.record(CoverSettings, leaf_mm=leaf_mm, artwork=artwork, line=reader.line("cover"))
    is_known = leaf_mm or cover.spine_mm
    if not fits(ONE_THICKNESS, table):
        expected = N_("a table with one thickness: spine_mm, caliper_mm, or both bulk and grammage")
        inner.problems.append(WrongValue(reader.path, cover.line, "cover", as_typed(table), expected))
        is_known = 0.0
    reader.problems += inner.finish()
    return cover if is_known else None


def _signature(reader: TableReader) -> tuple[int, ...]:
    sizes: tuple[int, ...] | int = reader.read("signature", ())
    return (sizes,) if isinstance(sizes, int) else tuple(sorted(sizes, reverse=True))


def _undivided(reader: TableReader) -> tuple[VolumePart, ...]:
    selection = _selection(reader)
    return (VolumePart(selection),) if selection else ()


def _parts(reader: TableReader, languages: Sequence[Lang]) -> tuple[VolumePart, ...]:
    parts = []
    for part in reader.each("parts", PART):
        title = part.texts("title")
        selection = _selection(part)
        if selection and selection.kind == "articles":
            part.require_texts(title, "parts: title", languages, "title")
        parts += [VolumePart(selection, title)] if selection else []
    return tuple(parts)


def _selection(reader: TableReader) -> Selection | None:
    """Return the selection of a volume or of a part of it."""
    values = {kind: reader.value(kind) for kind in SELECTIONS}
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
