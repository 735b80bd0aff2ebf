"""Parse a person, `content/people/<key>.toml`. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diglot.core.settings.pictures import DESCRIBED_PICTURE, read_picture
from diglot.core.settings.shared_fields import LABELS, LINK_URL
from diglot.core.settings.table_reader import Table, read_file
from diglot.model.fields import TEXTS, FileFields, matching, one_of, tables_of
from diglot.model.languages import Lang
from diglot.model.problems import N_, Problem
from diglot.model.publication import Contributor, LocalizedText, WebLink

PERSON_FIELDS = FileFields(
    "content/people/*.toml",
    {
        "gender": one_of("f", "m", ""),
        "name": TEXTS,
        "bio": TEXTS,
        "index": TEXTS,
        "portrait": DESCRIBED_PICTURE,
        "links": tables_of(
            {
                "url": matching(LINK_URL, N_("an address such as https://journal.example")),
                **LABELS,
            },
            "url",
        ),
    },
)


def parse_person(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Contributor, tuple[Problem, ...]]:
    """Parse `content/people/<key>.toml`."""
    reader = read_file(path, table, source, PERSON_FIELDS.fields)
    written = reader.texts("name")
    name = written or LocalizedText(dict.fromkeys(languages, key))
    links = []
    for link in reader.entries("links"):
        url = link.get("url")
        if isinstance(url, str) and re.fullmatch(LINK_URL, url):
            links.append(WebLink(url, reader.texts_of({lang: link.get(lang) for lang in languages}, "links")))
        else:
            reader.refuse("links", url, N_("an address such as https://journal.example"))
    gender = reader.read("gender", "")
    portrait = read_picture(reader, "portrait", languages)
    person = Contributor(key, name, gender, reader.texts("bio"), tuple(links), path, reader.texts("index"), portrait)
    # A person needs no name besides the key; a misspelt name field counts as a missing name.
    is_misspelt = not written and reader.table.keys() - (PERSON_FIELDS.fields.keys() - {"name"})
    reader.require_texts(written if is_misspelt else name, "name", languages)
    if person.bio:
        reader.require_texts(person.bio, "bio", languages)
    return person, reader.finish()
