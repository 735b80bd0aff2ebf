"""Parse a person, `content/people/<key>.toml`. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.core.settings.pictures import read_picture
from diglot.core.settings.table_reader import Table, read_file
from diglot.model.fields import FileFields, fields_of, fits
from diglot.model.languages import Lang, LocalizedText
from diglot.model.problems import Problem
from diglot.model.publication import WEB_LINK, Contributor, WebLink

PERSON_FIELDS = FileFields("content/people/*.toml", fields_of(Contributor))


def parse_person(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Contributor, tuple[Problem, ...]]:
    """Parse `content/people/<key>.toml`."""
    reader = read_file(path, table, source, PERSON_FIELDS.fields)
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
    person = reader.record(Contributor, key=key, name=name, links=tuple(links), path=path, portrait=portrait)
    # A person needs no name besides the key; a misspelt name field counts as a missing name.
    is_misspelt = not written and reader.table.keys() - (PERSON_FIELDS.fields.keys() - {"name"})
    reader.require_texts(written if is_misspelt else name, "name", languages)
    if person.bio:
        reader.require_texts(person.bio, "bio", languages)
    return person, reader.finish()
