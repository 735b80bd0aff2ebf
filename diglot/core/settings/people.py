"""Parse a person, `content/people/<key>.toml`. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from diglot.core.settings.pictures import read_picture
from diglot.core.settings.table_reader import Table, read_file
from diglot.model.fields import FileFields, fields_of, fits
from diglot.model.languages import Lang, LocalizedText
from diglot.model.problems import Problem
from diglot.model.publication import WEB_LINK, Contributor, WebLink


def person_fields(added: Iterable[type[msgspec.Struct]] = ()) -> FileFields:
    """Return the fields of a person's file. added: structs of those of extensions."""
    fields = {name: field for record in added for name, field in fields_of(record).items()}
    return FileFields("content/people/*.toml", {**fields_of(Contributor), **fields})


def parse_person(
    key: str,
    table: Table,
    source: str,
    path: str,
    languages: Sequence[Lang],
    added: Sequence[type[msgspec.Struct]] = (),
) -> tuple[Contributor, tuple[Problem, ...]]:
    """Parse `content/people/<key>.toml`. added: structs of the fields of extensions."""
    reader = read_file(path, table, source, person_fields(added).fields)
    written = reader.texts("name")
    name = written or LocalizedText(dict.fromkeys(languages, key))
    links = []
    for link in reader.each_entry("links", {}):
        url = link.table.get("url")
        if fits(WEB_LINK.schema, url):
            label = reader.texts_of({lang: link.table.get(lang) for lang in languages}, "links")
            links.append(WebLink(str(url), label))
        else:
            reader.refuse("links", url, WEB_LINK.expected)
    portrait = read_picture(reader, "portrait", languages)
    read = (msgspec.to_builtins(reader.record(record)) for record in added)
    others = {name: value for values in read for name, value in values.items() if value}
    person = reader.record(
        Contributor, key=key, name=name, links=tuple(links), path=path, portrait=portrait, added=others
    )
    # A person needs no name besides the key; a misspelt name field counts as a missing name.
    is_misspelt = not written and reader.table.keys() - (reader.fields.keys() - {"name"})
    reader.require_texts(written if is_misspelt else name, "name", languages)
    if person.bio:
        reader.require_texts(person.bio, "bio", languages)
    return msgspec.structs.replace(person, others=reader.others()), reader.finish()
