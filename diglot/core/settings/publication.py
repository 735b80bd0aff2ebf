"""Parse the settings of a publication, `content/site.toml`. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from msgspec.structs import replace

from diglot.core.settings.extensions import (
    declared_extensions,
    extension_formats,
    extension_tables_field,
    read_extensions,
)
from diglot.core.settings.facing import read_smaller_side
from diglot.core.settings.known_names import KnownNames
from diglot.core.settings.look import LOOK, read_look
from diglot.core.settings.press import read_press
from diglot.core.settings.table_reader import Table, TableReader, read_file
from diglot.model.extensions import Options, Policy
from diglot.model.fields import Fields, FileFields, OwnField, fields_of, fits, record_of, some_of, table_of
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import N_, MissingText, Problem
from diglot.model.settings import AUDIENCE_ID, CSP, HYPHENATION, LINKS, MENU_LINK, Audience, MenuLink, Settings


def settings_fields(known: KnownNames) -> FileFields:
    """Return the fields of the settings."""
    return FileFields(
        SETTINGS_PATH,
        {
            **fields_of(Settings),
            "formats": some_of(*known.formats),
            "on_request": some_of(*known.formats),
            "look": LOOK,
            "extensions": extension_tables_field({}),
            **{name: table_of(fields) for name, fields in known.tables.items()},
        },
    )


def parse_settings(table: Table, source: str, path: str, known: KnownNames) -> tuple[Settings, tuple[Problem, ...]]:
    """Parse `content/site.toml`; a wrong value is a problem, and the default is used."""
    declared = declared_extensions(table, known)
    known = replace(known, formats=(*known.formats, *extension_formats(declared)))
    fields = {**settings_fields(known).fields, "extensions": extension_tables_field(declared)}
    reader = read_file(path, table, source, fields)
    default = Settings()
    languages = reader.read("languages", default.languages)
    look = read_look(reader, known)
    tables = {name: _table(reader, name, fields) for name, fields in known.tables.items()}
    settings = reader.record(
        Settings,
        languages=languages,
        base_url=_base_url(reader),
        audiences=_audiences(reader, languages),
        tags={key: reader.texts_of(label, f"tags.{key}") for key, label in reader.sub_table("tags").items()},
        shares=reader.choices("shares", default.shares),
        formats=reader.choices("formats", default.formats),
        on_request=reader.choices("on_request", default.on_request),
        press=read_press(reader, look, known),
        look=look,
        menu=_menu(reader, "menu", languages),
        foot=_menu(reader, "foot", languages),
        social=_menu(reader, "social", languages),
        fields=_own_fields(reader, known),
        csp=_policy(_table(reader, "csp", CSP), known.policy(tables)),
        hyphenation=_table(reader, "hyphenation", HYPHENATION),
        schemes=_table(reader, "links", LINKS).get("schemes", ()),
        smaller=read_smaller_side(reader),
        extensions=read_extensions(reader, declared, known),
        tables=tables,
    )
    return settings, reader.finish()


_HOST_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_URL_PATH = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")


def is_site_url(url: str) -> bool:
    """Return whether a site can be served at an address: scheme, host, and perhaps a port and a path.

    Host and path become part of a server's configuration, so the host is checked label by label after IDNA, which
    lets any ASCII through and makes a space of some letters.

    >>> is_site_url("https://журнал.example:8443/notes"), is_site_url("https://a;b~¨{}"), is_site_url("https://a:x")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:  # UnicodeError is one
        return False
    return (
        parts.scheme in ("http", "https")
        and all(map(_HOST_LABEL.fullmatch, host.split(".")))
        and len(host) <= 253
        and port != 0
        and not parts.netloc.endswith(":")
        and "@" not in parts.netloc
        and bool(_URL_PATH.fullmatch(parts.path))
        and not (parts.query or parts.fragment)
        and not set(url) & set("?#")
    )


def _base_url(reader: TableReader) -> str:
    value = reader.read("base_url", "").rstrip("/")
    if value and not is_site_url(value):
        reader.refuse("base_url", value, reader.fields["base_url"].expected)
        return ""
    return value


def _audiences(reader: TableReader, languages: Sequence[Lang]) -> tuple[Audience, ...]:
    audiences = []
    for own in reader.each_entry("audiences", {}):
        identifier = own.table.get("id")
        if not fits(AUDIENCE_ID.schema, identifier):
            own.refuse("audiences", own.table, AUDIENCE_ID.expected)
            continue
        label = reader.texts_of({lang: own.table.get(lang) for lang in languages}, "audiences")
        own.require_texts(label, f"audiences: {identifier}", languages)
        audiences.append(Audience(str(identifier), label))
    return tuple(audiences)


def _table(reader: TableReader, name: str, fields: Fields) -> Options:
    """Return what is written in a table, without what it may not hold."""
    with reader.within(name, fields) as inner:
        return {field: value for field in fields if (value := inner.read(field, None)) is not None}


def _own_fields(reader: TableReader, known: KnownNames) -> Mapping[str, OwnField]:
    """Return the fields of the house's own; none may be called as one of diglot's."""
    fields: dict[str, OwnField] = {}
    written = reader.table.get("fields")
    names = tuple(written) if isinstance(written, dict) else ()
    with reader.within("fields", dict.fromkeys(names, record_of(OwnField))) as outer:
        for name in names:
            if name in known.taken or not _FIELD_NAME.fullmatch(name):
                outer.refuse(name, name, N_("a name in small letters that no field of diglot has, such as mood"))
                outer.value(name)
                continue
            with outer.within(name, fields_of(OwnField)) as inner:
                fields[name] = own = inner.record(OwnField)
                if own.type == "choice" and not own.values:
                    inner.require_fields({"values": '["bright", "dark"]'})
                if own.translated and own.type != "text":
                    inner.refuse("translated", own.translated, "false")
    return fields


_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]*")


def _policy(*policies: Policy) -> Policy:
    """Return what any of some policies allows."""
    allowed: dict[str, tuple[str, ...]] = {}
    for policy in policies:
        for directive, sources in policy.items():
            allowed[directive] = tuple(dict.fromkeys((*allowed.get(directive, ()), *sources)))
    return {directive: sources for directive, sources in allowed.items() if sources}


def _menu(reader: TableReader, name: str, languages: Sequence[Lang]) -> tuple[MenuLink, ...]:
    links = []
    for inner in reader.each(name, MENU_LINK):
        label = inner.texts_of({lang: inner.value(lang) for lang in LANGUAGES}, name)
        address = inner.read("href", "")
        line = inner.line("href") if address else reader.line(name)
        if not address:
            inner.refuse(name, inner.table, N_("a text in each language and an address: href"))
        elif not label:
            inner.problems.append(MissingText(reader.path, line, f"{name}: {address}", ", ".join(languages)))
        else:
            inner.require_texts(label, f"{name}: {address}", languages, "href")
            links.append(MenuLink(label, address, line))
    return tuple(links)
