"""Parse settings, people, polls, volumes, issues and the glossary from TOML values. Pure functions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, get_args
from urllib.parse import urlsplit

import msgspec

from diglot.model.drafting import PROVIDERS_PATH, SERVICES, Provider
from diglot.model.fields import (
    COUNT,
    NAMES,
    PAGES_OF_A_SHEET,
    PERCENT,
    PORT,
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
    one_of_or_matching,
    some_of,
    table_of,
    table_of_any,
    tables_of,
)
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.look import (
    FAMILIES,
    JOURNAL,
    LEAST_CONTRAST,
    LOOKS,
    FontChoice,
    FontRole,
    Look,
    Palette,
    contrast,
    lightened,
)
from diglot.model.passages import Glossary, Term
from diglot.model.printing import OWN_TRIM, TRIMS, CoverSide, PressSettings, SpotInk
from diglot.model.problems import (
    N_,
    FaintColour,
    MissingField,
    MissingText,
    PollWithoutChoice,
    Problem,
    SwallowedSetting,
    UnknownField,
    WrongSelection,
    WrongValue,
    as_typed,
    nearest,
)
from diglot.model.publication import (
    SETTINGS_PATH,
    Audience,
    Contributor,
    CoverArtwork,
    CoverSettings,
    Imprint,
    IndexNow,
    Issue,
    IssueSection,
    LocalizedPicture,
    LocalizedText,
    MenuLink,
    PollChoice,
    ReaderPoll,
    ReviewRules,
    Season,
    Selection,
    Settings,
    Volume,
    VolumePart,
    WebLink,
)
from diglot.model.spreads import SmallerSide, SpreadLevel
from diglot.model.typography import HouseStyle

Table = Mapping[str, Any]
ValueT = TypeVar("ValueT")

_LINK_URL = r"^(?:https?://|mailto:)[^\s\"'<>\\]+$"
# In the clear only on this machine. A host of its own: the pages of the desk are at its top.
_DESK_URL = (
    r"^(?:https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?"
    r"|http://(?:localhost|127\.0\.0\.1)(?::[0-9]{1,5})?)?$"
)
_DATE = matching(r"^\d{4}-\d{2}-\d{2}", N_("a date without quotation marks, such as 2015-04-01"))
# More than there are people, so that a typing error is noticed.
_MAX_VOTES = 10_000_000_000
_VOTES = Field(
    {"type": "integer", "minimum": 0, "maximum": _MAX_VOTES}, N_("a whole number, 0 or more, without quotation marks")
)


@dataclass
class _TableReader:
    """Reads the fields of one file's table, and collects the problems."""

    path: str
    table: Table
    source: str
    fields: Fields
    problems: list[Problem] = field(default_factory=list)
    read_names: set[str] = field(default_factory=set)
    start: int = 0
    """Where the table begins in the source, if its head was found."""
    table_line: int | None = None
    """The line of the table, for a field that is written on that line too."""

    def inner(self, name: str, table: Table, fields: Fields, number: int = 0) -> _TableReader:
        """Return a reader of a table in this one, or of the one with this number among those of a list."""
        heads = list(re.finditer(rf"^\s*\[+\s*(?:[\w.\"-]+\.)?\"?{re.escape(name)}\"?\s*\]", self.source, re.MULTILINE))
        start = heads[number].end() if number < len(heads) else self.start
        return _TableReader(self.path, table, self.source, fields, start=start, table_line=self.line(name))

    def line(self, name: str) -> int | None:
        """Return the line of a name, at the start of a line or as a table's head, if it is found."""
        table, _, last = name.rpartition(".")
        # "title.en" is written so, or as "en" under the table of the title.
        for written in dict.fromkeys([name, last]):
            pattern = re.compile(rf"^\s*(?:\[+\s*(?:[\w.\"-]+\.)?)?\"?{re.escape(written)}\"?\s*[\]=]", re.MULTILINE)
            match = pattern.search(self.source, self.start) or pattern.search(self.source)
            if match:
                return self.source.count("\n", 0, match.end()) + 1
        return self.line(table) if table else self.table_line

    def refuse(self, name: str, value: object, expected: str) -> None:
        self.problems.append(WrongValue(self.path, self.line(name), name, as_typed(value), expected))

    def value(self, name: str) -> Any:
        assert name in self.fields, name
        self.read_names.add(name)
        return self.table.get(name)

    def read(self, name: str, default: ValueT) -> ValueT:
        """Return the value of a field if it is one that the field may hold, or else the default."""
        value, field = self.value(name), self.fields[name]
        if value is None:
            return default
        if fits(field.schema, value):
            return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]
        is_name = field.schema.get("type") == "string" and bool(field.names)
        if is_name and isinstance(value, str):
            self.refuse(name, value, nearest(value, field.names) or field.expected)
        else:
            self.refuse(name, value, TEXT.expected if is_name else field.expected)
        return default

    def date(self, name: str) -> dt.date | None:
        """Return the date of a field, which TOML has a type for."""
        value = self.value(name)
        if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
            return value
        self.refuse(name, value, self.fields[name].expected)
        return None

    def texts(self, name: str) -> LocalizedText:
        return self.texts_of(self.value(name), name)

    def texts_of(self, value: object, name: str) -> LocalizedText:
        """Return a text by language; a plain text is for every language."""
        if value is None:
            return LocalizedText()
        if isinstance(value, str):
            return LocalizedText(dict.fromkeys(LANGUAGES, value))
        if isinstance(value, dict):
            for lang, text in value.items():
                if text is not None and (lang not in LANGUAGES or not isinstance(text, str)):
                    self.refuse(f"{name}.{lang}", text, TEXTS.expected)
            return LocalizedText(
                {lang: text for lang, text in value.items() if lang in LANGUAGES and isinstance(text, str)}
            )
        self.refuse(name, value, TEXTS.expected)
        return LocalizedText()

    def choices(self, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of a list that are allowed."""
        allowed, values = self.fields[name].names, self.value(name)
        if values is None:
            return default
        if not fits(NAMES.schema, values):
            self.refuse(name, values, NAMES.expected)
            return default
        for value in values:
            if value not in allowed:
                self.refuse(name, value, nearest(value, allowed) or " / ".join(allowed))
        return tuple(value for value in values if value in allowed)

    def tables(self, name: str) -> list[Table]:
        value = self.value(name)
        if value is None:
            return []
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return value
        self.refuse(name, value, self.fields[name].expected)
        return []

    def entries(self, name: str) -> list[Table]:
        """Return the tables of a list; names in them that no field has are reported."""
        entries = self.tables(name)
        known = self.fields[name].schema["items"]["properties"]
        unknown = dict.fromkeys(key for entry in entries for key in entry if key not in known)
        if unknown:
            names = ", ".join(f"{name}: {_with_suggestion(key, known)}" for key in unknown)
            self.problems.append(UnknownField(self.path, self.line(f"{name}.{next(iter(unknown))}"), names))
        return entries

    def sub_table(self, name: str) -> Table:
        value = self.value(name)
        if isinstance(value, dict):
            return value
        if value is not None:
            self.refuse(name, value, self.fields[name].expected)
        return {}

    def finish(self) -> tuple[Problem, ...]:
        """Return all problems, including those of unknown fields."""
        unknown = [name for name in self.table if name not in self.read_names]
        if unknown:
            free = self.read_names - self.table.keys()
            names = ", ".join(_with_suggestion(name, free) for name in unknown)
            self.problems.append(UnknownField(self.path, self.line(unknown[0]), names))
        return tuple(self.problems)


def _with_suggestion(name: str, known: Iterable[str]) -> str:
    like = nearest(name, sorted(known), 0.75)
    return f"{name} ({like}?)" if like else name


class KnownNames(msgspec.Struct, frozen=True):
    """The names, and the colours, that are valid as values of settings."""

    formats: Sequence[str]
    trims: Sequence[str]
    shares: Sequence[str]
    colour: Callable[[str], str]
    """Returns a colour as written in CSS as "#rrggbb", or "" if it is none."""


def _page_size(*names: str) -> Field:
    expected = N_("a page size such as A5 or 60x90/16, or your own in millimetres, such as 140x210mm")
    return one_of_or_matching(names, OWN_TRIM, expected)


_TYPOGRAPHY: Fields = {
    "off": NAMES,
    "english_dash": one_of("em-closed", "en-spaced"),
    "english_points": one_of("as-written", "inside", "outside"),
    "thousands": TEXT,
    "yo": one_of("as-written", "always", "never"),
    "note_signatures": YES_OR_NO,
}
_COLOUR = Field(TEXT.schema, N_("a colour, such as #8c2f1b or navy"))
_SPOT: Fields = {
    "name": matching(
        r"^(?!(?:Cyan|Magenta|Yellow|Black|All|None)$)[^\s/\x00-\x1f](?:[^/\x00-\x1f]{0,98}[^\s/\x00-\x1f])?$",
        N_("the name of an ink besides the four, such as PANTONE 186 C"),
    ),
    "colour": _COLOUR,
    "cmyk": Field(
        {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 100}, "minItems": 4, "maxItems": 4},
        N_("four numbers from 0 to 100: cyan, magenta, yellow, black"),
    ),
}
_PRESS: Fields = {
    # Wider than any print shop asks for, so that another unit by mistake is noticed.
    "bleed_mm": Field({"type": "number", "minimum": 0, "maximum": 25}, N_("a length in millimetres, such as 3 or 4.5")),
    "profile": TEXT,
    "inks": one_of("black", "process"),
    "spot": tables_of(_SPOT, "name", "cmyk"),
}
# Below 0.85, notes have less than 7.2 points.
_FACING: Fields = {
    "smaller": one_of("original", "translation", *LANGUAGES),
    "size": Field({"type": "number", "minimum": 0.85, "maximum": 1}, N_("a number from 0.85 to 1, such as 0.9")),
    "leading": Field({"type": "number", "minimum": 0.7, "maximum": 1}, N_("a number from 0.7 to 1, such as 0.85")),
}
_FACING_TABLE = table_of(_FACING, "smaller", "size")
# How far the leading may differ from the size: 11 points have 15 from line to line, and 12.75 to 16.5 can be read.
_CLOSEST, _WIDEST = 0.85, 1.1
_REVIEW: Fields = {
    "required": one_of("hold", "mark"),
    "four_eyes": YES_OR_NO,
    "open_comments": one_of("hold"),
}
_INDEXNOW: Fields = {
    "key": matching(r"^[A-Za-z0-9-]{8,128}$", N_("8 to 128 letters and digits, such as `openssl rand -hex 16` prints")),
    # Without TLS only on this machine.
    "endpoint": matching(
        r"^(?:https://[A-Za-z0-9.-]+|http://127\.0\.0\.1)(?::\d{1,5})?/[A-Za-z0-9._~/-]*$",
        N_("an address such as https://api.indexnow.org/indexnow"),
    ),
}
_LABELS: Fields = dict.fromkeys(LANGUAGES, TEXT)
_MENU: Fields = {"href": TEXT, **_LABELS}
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
_PATH = r"(?!\.)[^/\\\x00-\x1f]+(?:/(?!\.)[^/\\\x00-\x1f]+)*"
_PICTURE = matching(rf"^{_PATH}\.(?:svg|png|webp|jpe?g)$", N_("the path of a file in assets/, such as images/logo.svg"))
_FONT_PATH = re.compile(rf"{_PATH}\.(?:woff2|ttf|otf)")
_ARTWORK = matching(
    rf"^covers/{_PATH}\.(?:pdf|svg|png|jpe?g)$", N_("the path of a file in assets/covers/, such as covers/front.pdf")
)
_PALETTE: Fields = {"accent": _COLOUR, "paper": _COLOUR, "ink": _COLOUR, "logo": _PICTURE}
_FONT: Fields = {"files": NAMES, "license": TEXT}
_FONT_CHOICE = Field({"anyOf": [one_of(*FAMILIES).schema, table_of(_FONT).schema]}, " / ".join(FAMILIES))
_FONTS: Fields = dict.fromkeys(JOURNAL.fonts, _FONT_CHOICE)
_LOOK: Fields = {
    **_PALETTE,
    "name": one_of(*LOOKS),
    "dark": table_of(_PALETTE),
    "fonts": table_of(_FONTS),
    # Outside of these the measure holds too many letters, or too few.
    "scale": Field({"type": "number", "minimum": 0.8, "maximum": 1.3}, N_("a number from 0.8 to 1.3, such as 1.1")),
    "icon": matching(rf"^{_PATH}\.svg$", N_("the path of a file in assets/, such as images/logo.svg")),
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
            "audiences": tables_of({"id": identifier, **_LABELS}, "id"),
            "tags": table_of_any(TEXTS),
            "license": TEXT,
            "fallback": one_of("hide", "teaser", "original"),
            "promises_all": YES_OR_NO,
            "slugs": one_of("cyrillic", "transliterated"),
            "english": one_of("en-GB", "en-US"),
            "stale_from": PERCENT,
            "per_page": COUNT,
            "outline_words": COUNT,
            "shares": some_of(*known.shares),
            "formats": some_of(*known.formats),
            "trim": _page_size(*known.trims),
            "lenient": YES_OR_NO,
            "desk_url": matching(_DESK_URL, N_("an address such as https://desk.journal.example")),
            "desk_port": PORT,
            "polls_port": PORT,
            "hsts": YES_OR_NO,
            "security_contact": matching(_LINK_URL, N_("an address such as mailto:editor@journal.example")),
            "indexnow": table_of(_INDEXNOW),
            "typography": table_of(_TYPOGRAPHY),
            "press": table_of(_PRESS),
            "facing": _FACING_TABLE,
            "review": table_of(_REVIEW),
            "look": Field({"anyOf": [one_of(*LOOKS).schema, table_of(_LOOK).schema]}, " / ".join(LOOKS)),
            "menu": tables_of(_MENU, "href"),
            "foot": tables_of(_MENU, "href"),
            "social": tables_of(_MENU, "href"),
            "head": _HEAD,
            "csp": table_of(_CSP),
        },
    )


def parse_settings(table: Table, source: str, path: str, known: KnownNames) -> tuple[Settings, tuple[Problem, ...]]:
    """Parse `content/site.toml`; a wrong value is a problem, and the default is used."""
    fields = settings_fields(known).fields
    table, swallowed = _without_swallowed_settings(table, source, path, fields)
    reader = _TableReader(path, table, source, fields, problems=swallowed)
    default = Settings()
    languages = reader.read("languages", default.languages)
    look = _look(reader, known)
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
        outline_words=reader.read("outline_words", default.outline_words),
        shares=reader.choices("shares", default.shares),
        formats=reader.choices("formats", default.formats),
        trim=reader.read("trim", default.trim),
        is_lenient=reader.read("lenient", False),
        desk_url=reader.read("desk_url", ""),
        desk_port=reader.read("desk_port", default.desk_port),
        polls_port=reader.read("polls_port", default.polls_port),
        hsts=reader.read("hsts", False),
        security_contact=reader.read("security_contact", ""),
        indexnow=_indexnow(reader),
        license=reader.read("license", ""),
        house_style=_house_style(reader),
        press=_press(reader, look, known),
        review=_review(reader),
        look=look,
        menu=_menu(reader, "menu", languages),
        foot=_menu(reader, "foot", languages),
        social=_menu(reader, "social", languages),
        head=reader.read("head", ()),
        csp=_csp(reader),
        smaller=_smaller_side(reader),
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


def _without_swallowed_settings(
    table: Table, source: str, path: str, fields: Fields
) -> tuple[dict[str, Any], list[Problem]]:
    """Remove top-level settings written below a table, which TOML reads as part of it, and report them."""
    cleaned, problems = dict(table), list[Problem]()
    for name, inner in table.items():
        tables = inner if isinstance(inner, list) else [inner]
        if not tables or not all(isinstance(inner_table, dict) for inner_table in tables):
            continue
        kept = []
        for inner_table in tables:
            swallowed = [key for key, value in inner_table.items() if key in fields and not isinstance(value, dict)]
            problems += [SwallowedSetting(path, _last_line_of(key, source), key, name) for key in swallowed]
            kept.append({key: value for key, value in inner_table.items() if key not in swallowed})
        cleaned[name] = kept if isinstance(inner, list) else kept[0]
    return cleaned, problems


def _last_line_of(name: str, source: str) -> int:
    """Return the last line that begins with a name."""
    matches = list(re.finditer(rf"^[ \t]*\"?{re.escape(name)}\"?[ \t]*=", source, re.MULTILINE))
    return source.count("\n", 0, matches[-1].start()) + 1 if matches else 1


def _base_url(reader: _TableReader) -> str:
    value = reader.read("base_url", "").rstrip("/")
    if value and not is_site_url(value):
        reader.refuse("base_url", value, reader.fields["base_url"].expected)
        return ""
    return value


def _audiences(reader: _TableReader, languages: Sequence[Lang]) -> tuple[Audience, ...]:
    audiences = []
    for entry in reader.entries("audiences"):
        identifier = entry.get("id")
        if not isinstance(identifier, str) or not re.fullmatch(_AUDIENCE_ID, identifier):
            reader.refuse("audiences", entry, N_("a list of tables, each with an id in lower-case letters"))
            continue
        label = reader.texts_of({lang: entry.get(lang) for lang in languages}, "audiences")
        reader.problems += _missing(label, f"audiences: {identifier}", languages, reader.path, reader.line("audiences"))
        audiences.append(Audience(identifier, label))
    return tuple(audiences)


def _tags(reader: _TableReader) -> dict[str, LocalizedText]:
    return {key: reader.texts_of(label, f"tags.{key}") for key, label in reader.sub_table("tags").items()}


def _house_style(reader: _TableReader) -> HouseStyle:
    inner = _TableReader(reader.path, reader.sub_table("typography"), reader.source, _TYPOGRAPHY)
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


def _press(reader: _TableReader, look: Look, known: KnownNames) -> PressSettings:
    inner = _TableReader(reader.path, reader.sub_table("press"), reader.source, _PRESS)
    default = PressSettings()
    press = PressSettings(
        bleed_mm=float(inner.read("bleed_mm", default.bleed_mm)),
        profile=inner.read("profile", default.profile).removesuffix(".icc"),
        inks=inner.read("inks", default.inks),
        spot=_spot_inks(inner, look, known),
        profile_line=inner.line("profile"),
    )
    reader.problems += inner.finish()
    return press


def _spot_inks(reader: _TableReader, look: Look, known: KnownNames) -> tuple[SpotInk, ...]:
    """Return the inks besides the four; each prints a colour of its own, the accent if it names none."""
    inks: dict[str, SpotInk] = {}
    for number, table in enumerate(reader.tables("spot")):
        inner = reader.inner("spot", table, _SPOT, number)
        name, cmyk = inner.read("name", ""), inner.read("cmyk", ())
        written = inner.read("colour", "")
        colour = known.colour(written) if written else look.light.accent
        for needed, example in (("name", '"PANTONE 186 C"'), ("cmyk", "[0, 100, 80, 5]")):
            if needed not in table:
                inner.problems.append(MissingField(reader.path, reader.line("spot"), needed, example))
        if not colour:
            inner.refuse("colour", written, _COLOUR.expected)
        elif name in inks:
            inner.refuse("name", name, N_("a name that no other ink has"))
        elif colour in [ink.colour for ink in inks.values()]:
            inner.refuse("colour" if written else "name", colour, N_("a colour that no other ink prints"))
        elif name and cmyk:
            cyan, magenta, yellow, black = (float(part) / 100 for part in cmyk)
            inks[name] = SpotInk(name, colour, (cyan, magenta, yellow, black))
        reader.problems += inner.finish()
    return tuple(inks.values())


def _smaller_side(reader: _TableReader) -> SmallerSide | None:
    """Return the smaller side of facing pages. Its leading may not make lines touch, or stand apart."""
    if reader.value("facing") is None:
        return None
    table = reader.sub_table("facing")
    inner = reader.inner("facing", table, _FACING)
    side, size = inner.read("smaller", ""), float(inner.read("size", 0))
    leading = float(inner.read("leading", size))
    if isinstance(reader.value("facing"), dict):
        for needed, example in (("smaller", '"translation"'), ("size", "0.9")):
            if needed not in table:
                inner.problems.append(MissingField(reader.path, reader.line("facing"), needed, example))
    closest, widest = round(size * _CLOSEST, 2), min(round(size * _WIDEST, 2), 1)
    is_readable = closest <= leading <= widest
    if side and size and not is_readable:
        inner.refuse("leading", table["leading"], f"{closest:g}–{widest:g}")
    reader.problems += inner.finish()
    return SmallerSide(side, size, leading) if side and size and is_readable else None


def _review(reader: _TableReader) -> ReviewRules:
    inner = reader.inner("review", reader.sub_table("review"), _REVIEW)
    rules = ReviewRules(
        required=inner.read("required", ""),
        four_eyes=inner.read("four_eyes", False),
        open_comments=inner.read("open_comments", ""),
    )
    reader.problems += inner.finish()
    return rules


def _indexnow(reader: _TableReader) -> IndexNow:
    inner = reader.inner("indexnow", reader.sub_table("indexnow"), _INDEXNOW)
    default = IndexNow()
    indexnow = IndexNow(inner.read("key", default.key), inner.read("endpoint", default.endpoint))
    reader.problems += inner.finish()
    return indexnow


def _menu(reader: _TableReader, name: str, languages: Sequence[Lang]) -> tuple[MenuLink, ...]:
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
            inner.problems += _missing(label, f"{name}: {address}", languages, reader.path, line)
            links.append(MenuLink(label, address, line))
        reader.problems += inner.finish()
    return tuple(links)


def _csp(reader: _TableReader) -> dict[str, tuple[str, ...]]:
    """Return what pages may use of other hosts. Nothing that would allow any host or any script is accepted."""
    inner = reader.inner("csp", reader.sub_table("csp"), _CSP)
    additions: dict[str, tuple[str, ...]] = {directive: inner.read(directive, ()) for directive in _CSP}
    reader.problems += inner.finish()
    return {directive: sources for directive, sources in additions.items() if sources}


def _look(reader: _TableReader, known: KnownNames) -> Look:
    written = reader.value("look")
    table = {"name": written} if isinstance(written, str) else reader.sub_table("look")
    inner = reader.inner("look", table, _LOOK)
    base = LOOKS[inner.read("name", JOURNAL.name)]
    light = _palette(inner, base.light, known)
    dark_reader = inner.inner("dark", inner.sub_table("dark"), _PALETTE)
    dark = _palette(dark_reader, base.dark, known, light.accent if light.accent != base.light.accent else "")
    look = msgspec.structs.replace(
        base,
        light=light,
        dark=dark,
        fonts=_fonts(inner, base),
        scale=float(inner.read("scale", 1.0)),
        logo=inner.read("logo", ""),
        dark_logo=dark_reader.read("logo", ""),
        icon=inner.read("icon", ""),
    )
    inner.problems += dark_reader.finish()
    reader.problems += inner.finish()
    return look


def _palette(reader: _TableReader, base: Palette, known: KnownNames, light_accent: str = "") -> Palette:
    """Return the colours of a scheme. light_accent: that of the light scheme, for a dark one without its own."""
    paper, ink, accent = (_colour(reader, name, known) for name in ("paper", "ink", "accent"))
    palette = base.changed(paper, ink, accent or (lightened(light_accent, paper or base.paper) if light_accent else ""))
    for name, is_written in (("ink", paper or ink), ("accent", paper or accent)):
        ratio = contrast(getattr(palette, name), palette.paper)
        if is_written and ratio < LEAST_CONTRAST:
            line = reader.line(name if name in reader.table else "paper")
            colours = getattr(palette, name), palette.paper
            reader.problems.append(FaintColour(reader.path, line, name, *colours, round(ratio, 1)))
    return palette


def _colour(reader: _TableReader, name: str, known: KnownNames) -> str:
    written = reader.read(name, "")
    colour = known.colour(written)
    if written and not colour:
        reader.refuse(name, written, _COLOUR.expected)
    return colour


def _fonts(reader: _TableReader, base: Look) -> Mapping[FontRole, FontChoice]:
    inner = reader.inner("fonts", reader.sub_table("fonts"), _FONTS)
    fonts = {role: _font(inner, role) or choice for role, choice in base.fonts.items()}
    reader.problems += inner.finish()
    return fonts


def _font(reader: _TableReader, role: FontRole) -> FontChoice | None:
    """Return the font that is chosen for a role: the name of a family, or files with their licence."""
    value = reader.value(role)
    if isinstance(value, dict):
        font = reader.inner(role, value, _FONT)
        files: tuple[str, ...] = font.read("files", ())
        for file in (file for file in files if not _FONT_PATH.fullmatch(file)):
            reader.refuse(role, file, N_("a font file in assets/, such as fonts/Brand.woff2"))
        choice = FontChoice(files=tuple(filter(_FONT_PATH.fullmatch, files)), license=font.read("license", ""))
        reader.problems += font.finish()
        return choice if choice.files else None
    if value is None or value in FAMILIES:
        return FontChoice(value) if value else None
    reader.refuse(role, value, (nearest(value, FAMILIES) if isinstance(value, str) else "") or _FONT_CHOICE.expected)
    return None


_DESCRIBED: Fields = {"file": matching(r"\S", TEXT.expected), **_LABELS}
_DESCRIBED_PICTURE = Field(
    table_of(_DESCRIBED, "file").schema,
    N_('a table with file = "…" and what the picture shows, in each language'),
)


def _described_picture(reader: _TableReader, name: str, languages: Sequence[Lang]) -> LocalizedPicture | None:
    """Return a picture with its description in each language."""
    if reader.value(name) is None:
        return None
    inner = reader.inner(name, reader.sub_table(name), _DESCRIBED)
    alt = inner.texts_of({lang: inner.value(lang) for lang in LANGUAGES}, name)
    path, line = inner.read("file", ""), reader.line(name)
    if path:
        inner.problems += _missing(alt, name, languages, reader.path, line)
    elif isinstance(reader.value(name), dict) and not inner.problems:
        reader.refuse(name, inner.table, _DESCRIBED_PICTURE.expected)
    reader.problems += inner.finish()
    return LocalizedPicture(path, alt, line) if path else None


_LINK_URL = r"^(?:https?://|mailto:)[^\s\"'<>\\]+$"
PERSON_FIELDS = FileFields(
    "content/people/*.toml",
    {
        "gender": one_of("f", "m", ""),
        "name": TEXTS,
        "bio": TEXTS,
        "index": TEXTS,
        "portrait": _DESCRIBED_PICTURE,
        "links": tables_of(
            {
                "url": matching(_LINK_URL, N_("an address such as https://journal.example")),
                **_LABELS,
            },
            "url",
        ),
    },
)


def parse_person(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Contributor, tuple[Problem, ...]]:
    """Parse `content/people/<key>.toml`."""
    reader = _TableReader(path, table, source, PERSON_FIELDS.fields)
    written = reader.texts("name")
    name = written or LocalizedText(dict.fromkeys(languages, key))
    links = []
    for link in reader.entries("links"):
        url = link.get("url")
        if isinstance(url, str) and re.fullmatch(_LINK_URL, url):
            links.append(WebLink(url, reader.texts_of({lang: link.get(lang) for lang in languages}, "links")))
        else:
            reader.refuse("links", url, N_("an address such as https://journal.example"))
    gender = reader.read("gender", "")
    portrait = _described_picture(reader, "portrait", languages)
    person = Contributor(key, name, gender, reader.texts("bio"), tuple(links), path, reader.texts("index"), portrait)
    # A person needs no name besides the key; a misspelt name field counts as a missing name.
    is_misspelt = not written and table.keys() - (PERSON_FIELDS.fields.keys() - {"name"})
    reader.problems += _missing(written if is_misspelt else name, "name", languages, path, reader.line("name"))
    if person.bio:
        reader.problems += _missing(person.bio, "bio", languages, path, reader.line("bio"))
    return person, reader.finish()


POLL_FIELDS = FileFields(
    "content/polls/*.toml",
    {
        # A date in TOML has no quotation marks; programs that know JSON alone see it as a text.
        "closed": _DATE,
        "results": one_of("after-vote", "at-end"),
        "question": TEXTS,
        "options": tables_of({"votes": _VOTES, **_LABELS}),
    },
    {
        "required": ["question"],
        # Readers vote on a poll that has not closed, so there must be a choice.
        "anyOf": [
            {"required": ["closed"]},
            {"required": ["options"], "properties": {"options": {"minItems": 2}}},
        ],
    },
)


def parse_poll(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[ReaderPoll, tuple[Problem, ...]]:
    """Parse `content/polls/<key>.toml`."""
    reader = _TableReader(path, table, source, POLL_FIELDS.fields)
    question = reader.texts("question")
    reader.problems += _missing(question, "question", languages, path, reader.line("question"))
    choices: list[PollChoice] = []
    for option in reader.entries("options"):
        votes = option.get("votes", 0)
        if not fits(_VOTES.schema, votes):
            reader.refuse("votes", votes, _VOTES.expected)
            votes = 0
        label = reader.texts_of({lang: option.get(lang) for lang in languages}, "options")
        reader.problems += _missing(label, f"[[options]] {len(choices) + 1}", languages, path, reader.line("options"))
        choices.append(PollChoice(label, votes))
    closed = reader.date("closed")
    if closed is None and "closed" not in table and len(choices) < 2 and isinstance(table.get("options", []), list):
        reader.problems.append(PollWithoutChoice(path, reader.line("options"), len(choices)))
    results: Literal["after-vote", "at-end"] = reader.read("results", "after-vote")
    return ReaderPoll(key, question, tuple(choices), closed, path, results), reader.finish()


_PHRASE: Schema = {"type": "string", "pattern": r"\S"}
_PHRASES = Field(
    {"anyOf": [_PHRASE, {"type": "array", "items": _PHRASE, "minItems": 1}]},
    N_("a text or a list of texts for each language"),
)
GLOSSARY_FIELDS = FileFields(
    "content/glossary.toml",
    dict.fromkeys(["terms", "names"], tables_of(dict.fromkeys(LANGUAGES, _PHRASES), *LANGUAGES)),
)


def parse_glossary(
    table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Glossary, tuple[Problem, ...]]:
    """Parse `content/glossary.toml`: each language has a text, or a list of variants, the preferred one first."""
    reader = _TableReader(path, table, source, GLOSSARY_FIELDS.fields)
    glossary = Glossary(_terms(reader, "terms", languages), _terms(reader, "names", languages))
    return glossary, reader.finish()


def _terms(reader: _TableReader, name: str, languages: Sequence[Lang]) -> tuple[Term, ...]:
    terms = []
    for entry in reader.entries(name):
        words: dict[Lang, tuple[str, ...]] = {}
        for lang in languages:
            value: Any = entry.get(lang)
            if fits(_PHRASES.schema, value):
                words[lang] = (value,) if isinstance(value, str) else tuple(value)
            else:
                reader.refuse(name, value or entry, _PHRASES.expected)
        if len(words) == len(languages):
            terms.append(Term(words))
    return tuple(terms)


_PROVIDER_NAME, _PROVIDER_URL, _VARIABLE = r"^[\w-]+$", r"^https?://[^\s\"'<>\\]+$", r"^[A-Za-z_][A-Za-z0-9_]*$"
_PROVIDER: Fields = {
    "name": matching(_PROVIDER_NAME, N_("a word of letters, digits and hyphens")),
    "command": NAMES,
    "service": one_of(*SERVICES),
    "url": matching(_PROVIDER_URL, N_("an address such as https://journal.example")),
    "key_variable": matching(_VARIABLE, N_("the name of an environment variable, such as DEEPL_KEY")),
    "model": TEXT,
}
DRAFTING_FIELDS = FileFields(PROVIDERS_PATH, {"providers": tables_of(_PROVIDER, "name")})


def parse_providers(table: Table, source: str, path: str) -> tuple[tuple[Provider, ...], tuple[Problem, ...]]:
    """Parse `drafting.toml`: each provider has a command, or a service with its address."""
    reader = _TableReader(path, table, source, DRAFTING_FIELDS.fields)
    found: list[Provider] = []
    for number, entry in enumerate(reader.entries("providers")):
        own = reader.inner("providers", entry, _PROVIDER, number)
        provider = Provider(
            own.read("name", ""),
            own.read("command", ()),
            own.read("service", "openai"),
            own.read("url", ""),
            own.read("key_variable", ""),
            own.read("model", ""),
        )
        if not provider.name and "name" not in entry:
            own.refuse("name", "", _PROVIDER["name"].expected)
        elif provider.name in {other.name for other in found}:
            own.refuse("name", provider.name, N_("a name that no other provider has"))
        elif bool(provider.command) == bool(provider.url):
            own.refuse("command", entry.get("command", ""), N_("either a command, or a service with its url"))
        elif provider.name:
            found.append(provider)
        reader.problems += own.problems
    return tuple(found), reader.finish()


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
    **_LABELS,
    "udc": _UDC,
    "bbk": _BBK,
    "author_mark": matching(r"^[А-ЯЁA-Z]\d{2,3}$", N_("a capital letter and two or three digits, such as Д24")),
    "age": matching(r"^(?:0|6|12|16|18)\+$", "0+ / 6+ / 12+ / 16+ / 18+"),
    **dict.fromkeys(("kind", "annotation", "copyright", "place", "address", "printer", "paper", "printing"), TEXTS),
    "order": TEXT,
    "sheet": matching(r"^\d{2,3}x\d{2,3}/\d{1,3}$", N_("a paper size and the fraction of the sheet, such as 60x90/16")),
    "year": Field({"type": "integer", "minimum": 1900, "maximum": 2999}, N_("a year, such as 2026")),
    "signed": _DATE,
    "print_run": COUNT,
}
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
        "trim": _page_size("", *TRIMS),
        "signature": PAGES_OF_A_SHEET,
        "level": one_of(*get_args(SpreadLevel)),
        "facing": _FACING_TABLE,
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
    reader = _TableReader(path, table, source, VOLUME_FIELDS.fields)
    title = reader.texts("title") or LocalizedText(dict.fromkeys(languages, key))
    reader.problems += _missing(title, "title", languages, path, reader.line("title"))
    subtitle = reader.texts("subtitle")
    if subtitle:
        reader.problems += _missing(subtitle, "subtitle", languages, path, reader.line("subtitle"))
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
        smaller=_smaller_side(reader),
        path=path,
    )
    return volume, reader.finish()


_ISSUE_SECTION: Fields = {"title": TEXTS, "articles": NAMES}
ISSUE_FIELDS = FileFields(
    "content/issues/*.toml",
    {
        "number": COUNT,
        "volume": COUNT,
        "date": POLL_FIELDS.fields["closed"],
        "season": one_of(*get_args(Season)),
        "title": TEXTS,
        "lead": TEXTS,
        "cover": _DESCRIBED_PICTURE,
        "articles": NAMES,
        "sections": tables_of(_ISSUE_SECTION, "articles"),
        "book": TEXT,
        "status": one_of("draft", "published"),
    },
    {"required": ["number", "date", "title"]},
)


def parse_issue(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Issue, tuple[Problem, ...]]:
    """Parse `content/issues/<key>.toml`; the articles and the book that it names are looked up later."""
    reader = _TableReader(path, table, source, ISSUE_FIELDS.fields)
    for name, example in (("number", "1"), ("date", "2026-03-20")):
        if name not in table:
            reader.problems.append(MissingField(path, None, name, example))
    title = reader.texts("title")
    reader.problems += _missing(title, "title", languages, path, reader.line("title"))
    lead = reader.texts("lead")
    if lead:
        reader.problems += _missing(lead, "lead", languages, path, reader.line("lead"))
    issue = Issue(
        key=key,
        number=reader.read("number", 0),
        title=title,
        sections=_issue_sections(reader, languages),
        date=reader.date("date"),
        volume=reader.read("volume", 0),
        season=reader.read("season", ""),
        lead=lead,
        cover=_described_picture(reader, "cover", languages),
        book=reader.read("book", ""),
        is_draft=reader.read("status", "published") == "draft",
        path=path,
        line=reader.line("number"),
        book_line=reader.line("book"),
    )
    return issue, reader.finish()


def _issue_sections(reader: _TableReader, languages: Sequence[Lang]) -> tuple[IssueSection, ...]:
    """Return the articles of an issue: those without a heading first, then those under headings."""
    sections = [_issue_section(reader, LocalizedText())]
    for number, table in enumerate(reader.tables("sections")):
        line, source = _array_table(reader.source, "sections", number)
        inner = _TableReader(reader.path, table, source, _ISSUE_SECTION)
        title = inner.texts("title")
        inner.problems += _missing(title, "sections: title", languages, reader.path, line)
        if "articles" not in table:
            inner.problems.append(MissingField(reader.path, line, "articles", '["blog/article"]'))
        sections.append(_issue_section(inner, title))
        reader.problems += inner.finish()
    return tuple(section for section in sections if section.articles)


def _issue_section(reader: _TableReader, title: LocalizedText) -> IssueSection:
    names = reader.read("articles", ())
    return IssueSection(names, _lines_of_texts(names, reader.source, reader.line("articles")), title)


def _lines_of_texts(texts: Sequence[str], source: str, default: int | None) -> tuple[int | None, ...]:
    """Return the line of each text in quotation marks; of one that is there several times, in order."""
    lines, starts = [], dict[str, int]()
    for text in texts:
        match = re.compile(rf"[\"']{re.escape(text)}[\"']").search(source, starts.get(text, 0))
        lines.append(source.count("\n", 0, match.start()) + 1 if match else default)
        starts[text] = match.end() if match else 0
    return tuple(lines)


def _imprint(reader: _TableReader) -> Imprint:
    if isinstance(reader.table.get("imprint"), str):
        return Imprint(text=reader.texts("imprint"))
    inner = reader.inner("imprint", reader.sub_table("imprint"), _IMPRINT)
    texts = {lang: inner.read(lang, "") for lang in LANGUAGES}
    imprint = Imprint(
        text=LocalizedText({lang: text for lang, text in texts.items() if text}),
        udc=inner.read("udc", ""),
        bbk=inner.read("bbk", ""),
        author_mark=inner.read("author_mark", ""),
        age=inner.read("age", ""),
        kind=inner.texts("kind"),
        annotation=inner.texts("annotation"),
        copyright=inner.texts("copyright"),
        place=inner.texts("place"),
        address=inner.texts("address"),
        printer=inner.texts("printer"),
        paper=inner.texts("paper"),
        printing=inner.texts("printing"),
        order=inner.read("order", ""),
        sheet=inner.read("sheet", ""),
        year=inner.read("year", 0),
        signed=inner.date("signed"),
        print_run=inner.read("print_run", 0),
    )
    reader.problems += inner.finish()
    return imprint


def _isbns(reader: _TableReader, read_isbn: Callable[[str], str]) -> Mapping[str, str]:
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


def _cover(reader: _TableReader) -> CoverSettings | None:
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


def _undivided(reader: _TableReader) -> tuple[VolumePart, ...]:
    selection = _selection(reader, 1)
    return (VolumePart(selection),) if selection else ()


def _parts(reader: _TableReader, tables: Sequence[Table], languages: Sequence[Lang]) -> tuple[VolumePart, ...]:
    parts = []
    for number, table in enumerate(tables):
        line, source = _array_table(reader.source, "parts", number)
        part_reader = _TableReader(reader.path, table, source, _PART)
        title = part_reader.texts("title")
        selection = _selection(part_reader, line)
        if selection and selection.kind == "articles":
            part_reader.problems += _missing(title, "parts: title", languages, reader.path, line)
        reader.problems += part_reader.finish()
        parts += [VolumePart(selection, title)] if selection else []
    return tuple(parts)


def _selection(reader: _TableReader, line: int) -> Selection | None:
    """Return the selection of a volume or of a part of it. line: of the table, for messages."""
    values = {kind: reader.value(kind) for kind in _SELECTIONS}
    chosen = [kind for kind, value in values.items() if value is not None]
    if len(chosen) != 1:
        reader.problems.append(WrongSelection(reader.path, line, ", ".join(chosen) or "—"))
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
    lines = tuple(_line_of_text(name, reader.source) or reader.line(kind) for name in names)
    return Selection(kind, names, lines) if names else None


def _line_of_text(text: str, source: str) -> int:
    """Return the line of a text in quotation marks; 0 where it is written in another way."""
    match = re.search(rf"[\"']{re.escape(text)}[\"']", source)
    return source.count("\n", 0, match.start()) + 1 if match else 0


def _array_table(source: str, name: str, number: int) -> tuple[int, str]:
    """Return the line of a table of an array, and the source with all else removed, except the line breaks before it.

    >>> _array_table("a = 1\\n[[parts]]\\nb = 2\\n[[parts]]\\nc = 3", "parts", 0)
    (2, '\\n[[parts]]\\nb = 2\\n')
    """
    heads = list(re.finditer(rf"^[ \t]*\[\[\s*{name}\s*\]\]", source, re.MULTILINE))
    if number >= len(heads):
        return 1, source
    start = heads[number].start()
    stop = heads[number + 1].start() if number + 1 < len(heads) else len(source)
    before = source.count("\n", 0, start)
    return before + 1, "\n" * before + source[start:stop]


def _missing(texts: LocalizedText, name: str, languages: Sequence[Lang], path: str, line: int | None) -> list[Problem]:
    return [MissingText(path, line, name, lang) for lang in languages if not texts.get(lang)]
