"""Parse settings, people, polls, volumes and the glossary from TOML values. Pure functions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec

from diglot.model.languages import LANGUAGES, Lang
from diglot.model.passages import Glossary, Term
from diglot.model.printing import TRIMS, PressSettings
from diglot.model.problems import (
    N_,
    MissingText,
    Problem,
    SwallowedSetting,
    UnknownField,
    WrongSelection,
    WrongValue,
    as_typed,
    nearest,
)
from diglot.model.publication import (
    Audience,
    Contributor,
    LocalizedText,
    PollChoice,
    ReaderPoll,
    Selection,
    Settings,
    Volume,
    VolumePart,
    WebLink,
)
from diglot.model.typography import HouseStyle

Table = Mapping[str, Any]

# More than there are people, so that a typing error is noticed.
_MAX_VOTES = 10_000_000_000
# Wider than any print shop asks for, so that another unit by mistake is noticed.
_MAX_BLEED_MM = 25.0


@dataclass
class _TableReader:
    """Reads the fields of one file's table, and collects the problems."""

    path: str
    table: Table
    source: str
    problems: list[Problem] = field(default_factory=list)
    read_names: set[str] = field(default_factory=set)

    def line(self, name: str) -> int | None:
        """Return the line of a name, at the start of a line or as a table's head, if it is found."""
        table, _, last = name.rpartition(".")
        pattern = re.compile(rf"^\s*(?:\[+\s*(?:[\w.\"-]+\.)?)?\"?{re.escape(last)}\"?\s*[\]=]", re.MULTILINE)
        match = pattern.search(self.source)
        if match:
            return self.source.count("\n", 0, match.end()) + 1
        return self.line(table) if table else None

    def refuse(self, name: str, value: object, expected: str) -> None:
        self.problems.append(WrongValue(self.path, self.line(name), name, as_typed(value), expected))

    def value(self, name: str) -> Any:
        self.read_names.add(name)
        return self.table.get(name)

    def text(self, name: str, default: str = "") -> str:
        value = self.value(name)
        if value is None or isinstance(value, str):
            return default if value is None else value
        self.refuse(name, value, N_("a line of text"))
        return default

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
                    self.refuse(f"{name}.{lang}", text, N_("a text for each language"))
            return LocalizedText(
                {lang: text for lang, text in value.items() if lang in LANGUAGES and isinstance(text, str)}
            )
        self.refuse(name, value, N_("a text for each language"))
        return LocalizedText()

    def choice(self, name: str, allowed: Sequence[str], default: str) -> str:
        value = self.text(name, default)
        if value in allowed:
            return value
        self.refuse(name, value, nearest(value, allowed) or " / ".join(filter(None, allowed)))
        return default

    def choices(self, name: str, allowed: Sequence[str], default: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of a list that are allowed."""
        values = self.list_of_texts(name, default)
        for value in values:
            if value not in allowed:
                self.refuse(name, value, nearest(value, allowed) or " / ".join(allowed))
        return tuple(value for value in values if value in allowed)

    def number(self, name: str, default: int) -> int:
        value = self.value(name)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        self.refuse(name, value, N_("a whole number above zero"))
        return default

    def percent(self, name: str, default: int) -> int:
        value = self.value(name)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100:
            return value
        self.refuse(name, value, N_("a whole number from 0 to 100"))
        return default

    def length_mm(self, name: str, default: float, most: float) -> float:
        value = self.value(name)
        if value is None:
            return default
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= most:
            return float(value)
        self.refuse(name, value, N_("a length in millimetres, such as 3 or 4.5"))
        return default

    def boolean(self, name: str) -> bool:
        value = self.value(name)
        if isinstance(value, bool) or value is None:
            return bool(value)
        self.refuse(name, value, N_("true or false"))
        return False

    def list_of_texts(self, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = self.value(name)
        if value is None:
            return default
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.refuse(name, value, N_("a list of names"))
        return default

    def tables(self, name: str) -> list[Table]:
        value = self.value(name)
        if value is None:
            return []
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return value
        self.refuse(name, value, N_("a list of tables, each under a header in double brackets"))
        return []

    def sub_table(self, name: str) -> Table:
        value = self.value(name)
        if isinstance(value, dict):
            return value
        if value is not None:
            self.refuse(name, value, N_("a table"))
        return {}

    def _with_suggestion(self, name: str) -> str:
        like = nearest(name, sorted(self.read_names - self.table.keys()), 0.75)
        return f"{name} ({like}?)" if like else name

    def finish(self) -> tuple[Problem, ...]:
        """Return all problems, including those of unknown fields."""
        unknown = [name for name in self.table if name not in self.read_names]
        if unknown:
            names = ", ".join(self._with_suggestion(name) for name in unknown)
            self.problems.append(UnknownField(self.path, self.line(unknown[0]), names))
        return tuple(self.problems)


class KnownNames(msgspec.Struct, frozen=True):
    """The names that are valid as values of settings."""

    formats: Sequence[str]
    trims: Sequence[str]
    shares: Sequence[str]


def parse_settings(table: Table, source: str, path: str, known: KnownNames) -> tuple[Settings, tuple[Problem, ...]]:
    """Parse `content/site.toml`; a wrong value is a problem, and the default is used."""
    table, swallowed = _without_swallowed_settings(table, source, path)
    reader = _TableReader(path, table, source, problems=swallowed)
    default = Settings()
    languages = reader.list_of_texts("languages", default.languages)
    if not languages or any(lang not in LANGUAGES for lang in languages):
        reader.refuse("languages", list(languages), N_('a list of languages, such as ["en", "ru"]'))
        languages = default.languages
    settings = Settings(
        languages=languages,
        base_url=_base_url(reader),
        title=reader.texts("title"),
        tagline=reader.texts("tagline"),
        publisher=reader.texts("publisher"),
        imprint=reader.texts("imprint"),
        blogs=reader.list_of_texts("blogs", ()),
        audiences=_audiences(reader, languages),
        tags=_tags(reader),
        slugs=reader.choice("slugs", ("cyrillic", "transliterated"), default.slugs),  # type: ignore[arg-type]
        fallback=reader.choice("fallback", ("hide", "teaser", "original"), default.fallback),  # type: ignore[arg-type]
        english=reader.choice("english", ("en-GB", "en-US"), default.english),  # type: ignore[arg-type]
        promises_all=reader.boolean("promises_all"),
        per_page=reader.number("per_page", default.per_page),
        stale_from=reader.percent("stale_from", default.stale_from),
        outline_words=reader.number("outline_words", default.outline_words),
        shares=reader.choices("shares", known.shares, default.shares),
        formats=reader.choices("formats", known.formats, default.formats),
        trim=reader.choice("trim", known.trims, default.trim),
        is_lenient=reader.boolean("lenient"),
        hsts=reader.boolean("hsts"),
        license=reader.text("license"),
        house_style=_house_style(reader),
        press=_press(reader),
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


# The names of settings, as they are written.
_SETTINGS = frozenset(Settings.__struct_fields__) - {"is_lenient", "house_style"} | {"lenient", "typography"}


def _without_swallowed_settings(table: Table, source: str, path: str) -> tuple[dict[str, Any], list[Problem]]:
    """Remove top-level settings written below a table, which TOML reads as part of it, and report them."""
    cleaned, problems = dict(table), list[Problem]()
    for name, inner in table.items():
        tables = inner if isinstance(inner, list) else [inner]
        if not tables or not all(isinstance(inner_table, dict) for inner_table in tables):
            continue
        kept = []
        for inner_table in tables:
            swallowed = [key for key, value in inner_table.items() if key in _SETTINGS and not isinstance(value, dict)]
            problems += [SwallowedSetting(path, _last_line_of(key, source), key, name) for key in swallowed]
            kept.append({key: value for key, value in inner_table.items() if key not in swallowed})
        cleaned[name] = kept if isinstance(inner, list) else kept[0]
    return cleaned, problems


def _last_line_of(name: str, source: str) -> int:
    """Return the last line that begins with a name."""
    matches = list(re.finditer(rf"^[ \t]*\"?{re.escape(name)}\"?[ \t]*=", source, re.MULTILINE))
    return source.count("\n", 0, matches[-1].start()) + 1 if matches else 1


def _base_url(reader: _TableReader) -> str:
    value = reader.text("base_url").rstrip("/")
    if value and not is_site_url(value):
        reader.refuse("base_url", value, N_("an address such as https://journal.example"))
        return ""
    return value


def _audiences(reader: _TableReader, languages: Sequence[Lang]) -> tuple[Audience, ...]:
    audiences = []
    for entry in reader.tables("audiences"):
        identifier = entry.get("id")
        if not isinstance(identifier, str) or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", identifier):
            reader.refuse("audiences", entry, N_("a list of tables, each with an id of small letters"))
            continue
        label = reader.texts_of({lang: entry.get(lang) for lang in languages}, "audiences")
        reader.problems += _missing(label, f"audiences: {identifier}", languages, reader.path, reader.line("audiences"))
        audiences.append(Audience(identifier, label))
    return tuple(audiences)


def _tags(reader: _TableReader) -> dict[str, LocalizedText]:
    return {key: reader.texts_of(label, f"tags.{key}") for key, label in reader.sub_table("tags").items()}


def _house_style(reader: _TableReader) -> HouseStyle:
    inner = _TableReader(reader.path, reader.sub_table("typography"), reader.source)
    default = HouseStyle()
    thousands = inner.text("thousands", default.thousands)
    style = HouseStyle(
        disabled=frozenset(inner.list_of_texts("off", ())),
        english_dash=inner.choice("english_dash", ("em-closed", "en-spaced"), default.english_dash),  # type: ignore[arg-type]
        english_points=inner.choice("english_points", ("as-written", "inside", "outside"), default.english_points),  # type: ignore[arg-type]
        thousands=thousands,
        yo=inner.choice("yo", ("as-written", "always", "never"), default.yo),  # type: ignore[arg-type]
    )
    reader.problems += inner.finish()
    return style


def _press(reader: _TableReader) -> PressSettings:
    inner = _TableReader(reader.path, reader.sub_table("press"), reader.source)
    default = PressSettings()
    press = PressSettings(
        bleed_mm=inner.length_mm("bleed_mm", default.bleed_mm, most=_MAX_BLEED_MM),
        profile=inner.text("profile", default.profile).removesuffix(".icc"),
        inks=inner.choice("inks", ("black", "process"), default.inks),  # type: ignore[arg-type]
    )
    reader.problems += inner.finish()
    return press


def parse_person(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Contributor, tuple[Problem, ...]]:
    """Parse `content/people/<key>.toml`."""
    reader = _TableReader(path, table, source)
    written = reader.texts("name")
    name = written or LocalizedText(dict.fromkeys(languages, key))
    links = []
    for link in reader.tables("links"):
        url = link.get("url")
        if isinstance(url, str) and re.fullmatch(r"(?:https?://|mailto:)[^\s\"'<>\\]+", url):
            links.append(WebLink(url, reader.texts_of({lang: link.get(lang) for lang in languages}, "links")))
        else:
            reader.refuse("links", url, N_("an address such as https://journal.example"))
    gender = reader.choice("gender", ("f", "m", ""), "")
    person = Contributor(key, name, gender, reader.texts("bio"), tuple(links), path, reader.texts("index"))
    # A person needs no name besides the key; a misspelt name field counts as a missing name.
    is_misspelt = not written and table.keys() - {"gender", "bio", "index", "links"}
    reader.problems += _missing(written if is_misspelt else name, "name", languages, path, reader.line("name"))
    if person.bio:
        reader.problems += _missing(person.bio, "bio", languages, path, reader.line("bio"))
    return person, reader.finish()


def parse_poll(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[ReaderPoll, tuple[Problem, ...]]:
    """Parse `content/polls/<key>.toml`."""
    reader = _TableReader(path, table, source)
    question = reader.texts("question")
    reader.problems += _missing(question, "question", languages, path, reader.line("question"))
    choices: list[PollChoice] = []
    for option in reader.tables("options"):
        votes = option.get("votes", 0)
        if isinstance(votes, bool) or not isinstance(votes, int) or not 0 <= votes <= _MAX_VOTES:
            reader.refuse("votes", votes, N_("a whole number from 0, without quotation marks"))
            votes = 0
        label = reader.texts_of({lang: option.get(lang) for lang in languages}, "options")
        reader.problems += _missing(label, f"[[options]] {len(choices) + 1}", languages, path, reader.line("options"))
        choices.append(PollChoice(label, votes))
    closed = reader.value("closed")
    if closed is not None and not isinstance(closed, dt.date):
        reader.refuse("closed", closed, N_("a date without quotation marks, such as 2015-04-01"))
        closed = None
    return ReaderPoll(key, question, tuple(choices), closed, path), reader.finish()


def parse_glossary(
    table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Glossary, tuple[Problem, ...]]:
    """Parse `content/glossary.toml`: each language has a text, or a list of variants, the preferred one first."""
    reader = _TableReader(path, table, source)
    glossary = Glossary(_terms(reader, "terms", languages), _terms(reader, "names", languages))
    return glossary, reader.finish()


def _terms(reader: _TableReader, name: str, languages: Sequence[Lang]) -> tuple[Term, ...]:
    terms = []
    for entry in reader.tables(name):
        words: dict[Lang, tuple[str, ...]] = {}
        for lang in languages:
            value = entry.get(lang)
            values = value if isinstance(value, list) else [value]
            phrases = tuple(phrase for phrase in values if isinstance(phrase, str) and phrase.strip())
            if phrases and len(phrases) == len(values):
                words[lang] = phrases
            else:
                reader.refuse(name, value or entry, N_("a text or a list of texts for each language"))
        if len(words) == len(languages):
            terms.append(Term(words))
    return tuple(terms)


def parse_volume(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Volume, tuple[Problem, ...]]:
    """Parse `content/volumes/<key>.toml`; the articles that it selects are looked up later."""
    reader = _TableReader(path, table, source)
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
        editors=reader.list_of_texts("editors", ()),
        imprint=reader.texts("imprint"),
        trim=reader.choice("trim", ("", *TRIMS), ""),
        path=path,
    )
    return volume, reader.finish()


# A volume, or a part of it, selects articles by one of these.
_SELECTIONS: tuple[Literal["blog", "year", "tag", "articles"], ...] = ("blog", "year", "tag", "articles")


def _undivided(reader: _TableReader) -> tuple[VolumePart, ...]:
    selection = _selection(reader, 1)
    return (VolumePart(selection),) if selection else ()


def _parts(reader: _TableReader, tables: Sequence[Table], languages: Sequence[Lang]) -> tuple[VolumePart, ...]:
    parts = []
    for number, table in enumerate(tables):
        line, source = _array_table(reader.source, "parts", number)
        part_reader = _TableReader(reader.path, table, source)
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
        names: tuple[str, ...] = (str(reader.number(kind, 0) or ""),)
    elif kind == "articles":
        names = reader.list_of_texts(kind, ())
    else:
        names = (reader.text(kind),)
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
