"""Parse the settings of a publication, `content/site.toml`. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from msgspec.structs import replace

from diglot.core.settings.extensions import (
    declared_extensions,
    extension_formats,
    extension_tables_field,
    read_extensions,
)
from diglot.core.settings.facing import FACING, read_smaller_side
from diglot.core.settings.look import LOOK, read_look
from diglot.core.settings.press import PRESS, read_press
from diglot.core.settings.shared_fields import LABELS, LINK_URL, KnownNames, page_size
from diglot.core.settings.table_reader import Table, TableReader, read_file
from diglot.model.allowed_markup import NEVER_SCHEMES
from diglot.model.extensions import Options
from diglot.model.fields import (
    COUNT,
    NAMES,
    PERCENT,
    PORT,
    TEXT,
    TEXTS,
    YES_OR_NO,
    Field,
    Fields,
    FileFields,
    matching,
    one_of,
    some_of,
    table_of,
    table_of_any,
    tables_of,
)
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.look import LOOKS
from diglot.model.problems import N_, MissingText, Problem
from diglot.model.publication import SETTINGS_PATH, Audience, LocalizedText, MenuLink, ReviewRules, Settings
from diglot.model.typography import HouseStyle

# In the clear only on this machine. A host of its own: the pages of the desk are at its top.
_DESK_URL = (
    r"^(?:https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?"
    r"|http://(?:localhost|127\.0\.0\.1)(?::[0-9]{1,5})?)?$"
)
_TYPOGRAPHY: Fields = {
    "off": NAMES,
    "english_dash": one_of("em-closed", "en-spaced"),
    "english_points": one_of("as-written", "inside", "outside"),
    "thousands": TEXT,
    "yo": one_of("as-written", "always", "never"),
    "note_signatures": YES_OR_NO,
}
_REVIEW: Fields = {
    "required": one_of("hold", "mark"),
    "four_eyes": YES_OR_NO,
    "open_comments": one_of("hold"),
}
_MENU: Fields = {"href": TEXT, **LABELS}
# One element, without scripts in the page itself: those the Content-Security-Policy forbids.
_ATTRIBUTES = r"""(?:\s+(?!on|http-equiv)[a-z][a-z-]*(?:="[^"<>]*"|='[^'<>]*')?)*\s*"""
_HEAD_ELEMENT = rf"^(?:<(?:meta|link){_ATTRIBUTES}/?>|<script(?=[^>]*\ssrc=){_ATTRIBUTES}></script>)$"
_HEAD = Field(
    {"type": "array", "items": {"type": "string", "pattern": _HEAD_ELEMENT}},
    N_('a list of single elements: <meta>, <link> or <script src="…"></script>'),
)
_CSP_SOURCE = (
    r"^(?:https://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?(?:/[A-Za-z0-9_./~-]*)?"
    r"|'sha(?:256|384|512)-[A-Za-z0-9_+/=-]{20,100}')$"
)
# The directives that a house may add to: docs/theming.md says what each is for.
_CSP: Fields = dict.fromkeys(
    ("script-src", "style-src", "img-src", "font-src", "connect-src", "frame-src", "media-src", "form-action"),
    Field(
        {"type": "array", "items": {"type": "string", "pattern": _CSP_SOURCE}},
        N_("a list of hosts such as https://stats.example, or of hashes of scripts"),
    ),
)
# What may run in a page, or lie on the reader's machine, is not for a site to allow.
_SCHEME = rf"^(?!(?:{'|'.join(sorted(NEVER_SCHEMES))})$)[a-z][a-z0-9+.-]*$"
_LINKS: Fields = {
    "schemes": Field(
        {"type": "array", "items": {"type": "string", "pattern": _SCHEME}},
        N_("a list of schemes in small letters, such as irc; never javascript, data, vbscript or file"),
    )
}
_AUDIENCE_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"


def settings_fields(known: KnownNames) -> FileFields:
    """Return the fields of the settings."""
    languages = {**some_of(*LANGUAGES).schema, "minItems": 1}
    identifier = matching(_AUDIENCE_ID, N_("a list of tables, each with an id in lower-case letters"))
    return FileFields(
        SETTINGS_PATH,
        {
            "base_url": matching(r"^(?:https?://[^\s?#@]+)?$", N_("an address such as https://journal.example")),
            "languages": Field(languages, N_('a list of languages, such as ["en", "ru"]')),
            "title": TEXTS,
            "tagline": TEXTS,
            "publisher": TEXTS,
            "imprint": TEXTS,
            "blogs": NAMES,
            "audiences": tables_of({"id": identifier, **LABELS}, "id"),
            "tags": table_of_any(TEXTS),
            "license": TEXT,
            "fallback": one_of("hide", "teaser", "original"),
            "promises_all": YES_OR_NO,
            "slugs": one_of("cyrillic", "transliterated"),
            "english": one_of("en-GB", "en-US"),
            "stale_from": PERCENT,
            "partial_from": PERCENT,
            "per_page": COUNT,
            "outline_words": COUNT,
            "shares": some_of(*known.shares),
            "formats": some_of(*known.formats),
            "on_request": some_of(*known.formats),
            "trim": page_size(*known.trims),
            "lenient": YES_OR_NO,
            "desk_url": matching(_DESK_URL, N_("an address such as https://desk.journal.example")),
            "desk_port": PORT,
            "polls_port": PORT,
            "hsts": YES_OR_NO,
            "security_contact": matching(LINK_URL, N_("an address such as mailto:editor@journal.example")),
            "typography": table_of(_TYPOGRAPHY),
            "press": table_of(PRESS),
            "facing": FACING,
            "review": table_of(_REVIEW),
            "look": Field({"anyOf": [one_of(*LOOKS).schema, table_of(LOOK).schema]}, " / ".join(LOOKS)),
            "menu": tables_of(_MENU, "href"),
            "foot": tables_of(_MENU, "href"),
            "social": tables_of(_MENU, "href"),
            "head": _HEAD,
            "csp": table_of(_CSP),
            "links": table_of(_LINKS),
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
    settings = Settings(
        languages=languages,
        base_url=_base_url(reader),
        title=reader.texts("title"),
        tagline=reader.texts("tagline"),
        publisher=reader.texts("publisher"),
        imprint=reader.texts("imprint"),
        blogs=reader.read("blogs", ()),
        audiences=_audiences(reader, languages),
        tags=_tags(reader),
        slugs=reader.read("slugs", default.slugs),
        fallback=reader.read("fallback", default.fallback),
        english=reader.read("english", default.english),
        promises_all=reader.read("promises_all", False),
        per_page=reader.read("per_page", default.per_page),
        stale_from=reader.read("stale_from", default.stale_from),
        partial_from=reader.read("partial_from", default.partial_from),
        outline_words=reader.read("outline_words", default.outline_words),
        shares=reader.choices("shares", default.shares),
        formats=reader.choices("formats", default.formats),
        on_request=reader.choices("on_request", default.on_request),
        trim=reader.read("trim", default.trim),
        is_lenient=reader.read("lenient", False),
        desk_url=reader.read("desk_url", ""),
        desk_port=reader.read("desk_port", default.desk_port),
        polls_port=reader.read("polls_port", default.polls_port),
        hsts=reader.read("hsts", False),
        security_contact=reader.read("security_contact", ""),
        license=reader.read("license", ""),
        house_style=_house_style(reader),
        press=read_press(reader, look, known),
        review=_review(reader),
        look=look,
        menu=_menu(reader, "menu", languages),
        foot=_menu(reader, "foot", languages),
        social=_menu(reader, "social", languages),
        head=reader.read("head", ()),
        csp=_csp(reader),
        schemes=_schemes(reader),
        smaller=read_smaller_side(reader),
        extensions=read_extensions(reader, declared, known),
        tables={name: _table(reader, name, fields) for name, fields in known.tables.items()},
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
    for number, entry in enumerate(reader.entries("audiences")):
        own = reader.inner("audiences", entry, {}, number)
        identifier = entry.get("id")
        if not isinstance(identifier, str) or not re.fullmatch(_AUDIENCE_ID, identifier):
            own.refuse("audiences", entry, N_("a list of tables, each with an id in lower-case letters"))
            reader.problems += own.problems
            continue
        label = reader.texts_of({lang: entry.get(lang) for lang in languages}, "audiences")
        own.require_texts(label, f"audiences: {identifier}", languages)
        reader.problems += own.problems
        audiences.append(Audience(identifier, label))
    return tuple(audiences)


def _tags(reader: TableReader) -> dict[str, LocalizedText]:
    return {key: reader.texts_of(label, f"tags.{key}") for key, label in reader.sub_table("tags").items()}


def _house_style(reader: TableReader) -> HouseStyle:
    inner = reader.inner("typography", reader.sub_table("typography"), _TYPOGRAPHY)
    default = HouseStyle()
    style = HouseStyle(
        disabled=frozenset(inner.read("off", ())),
        english_dash=inner.read("english_dash", default.english_dash),
        english_points=inner.read("english_points", default.english_points),
        thousands=inner.read("thousands", default.thousands),
        yo=inner.read("yo", default.yo),
        note_signatures=inner.read("note_signatures", default.note_signatures),
    )
    reader.problems += inner.finish()
    return style


def _review(reader: TableReader) -> ReviewRules:
    inner = reader.inner("review", reader.sub_table("review"), _REVIEW)
    rules = ReviewRules(
        required=inner.read("required", ""),
        four_eyes=inner.read("four_eyes", False),
        open_comments=inner.read("open_comments", ""),
    )
    reader.problems += inner.finish()
    return rules


def _table(reader: TableReader, name: str, fields: Fields) -> Options:
    """Return the table of an extension that comes along, without what it may not hold."""
    inner = reader.inner(name, reader.sub_table(name), fields)
    table = {field: value for field in fields if (value := inner.read(field, None)) is not None}
    reader.problems += inner.finish()
    return table


def _menu(reader: TableReader, name: str, languages: Sequence[Lang]) -> tuple[MenuLink, ...]:
    links = []
    for number, entry in enumerate(reader.tables(name)):
        inner = reader.inner(name, entry, _MENU, number)
        label = inner.texts_of({lang: inner.value(lang) for lang in LANGUAGES}, name)
        address = inner.read("href", "")
        line = inner.line("href") if address else reader.line(name)
        if not address:
            inner.refuse(name, entry, N_("a text in each language and an address: href"))
        elif not label:
            inner.problems.append(MissingText(reader.path, line, f"{name}: {address}", ", ".join(languages)))
        else:
            inner.require_texts(label, f"{name}: {address}", languages, "href")
            links.append(MenuLink(label, address, line))
        reader.problems += inner.finish()
    return tuple(links)


def _schemes(reader: TableReader) -> tuple[str, ...]:
    inner = reader.inner("links", reader.sub_table("links"), _LINKS)
    schemes: tuple[str, ...] = inner.read("schemes", ())
    reader.problems += inner.finish()
    return schemes


def _csp(reader: TableReader) -> dict[str, tuple[str, ...]]:
    """Return what pages may use of other hosts. Nothing that would allow any host or any script is accepted."""
    inner = reader.inner("csp", reader.sub_table("csp"), _CSP)
    additions: dict[str, tuple[str, ...]] = {directive: inner.read(directive, ()) for directive in _CSP}
    reader.problems += inner.finish()
    return {directive: sources for directive, sources in additions.items() if sources}
