"""TOML values in, settings, people, polls and volumes out, with what is wrong in them. Touches nothing."""

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
    PollChoice,
    ReaderPoll,
    Selection,
    Settings,
    Texts,
    Volume,
    VolumePart,
    WebLink,
)
from diglot.model.typography import HouseStyle

Table = Mapping[str, Any]

# More people than there are, so that a slip of the keyboard is seen.
_MAX_VOTES = 10_000_000_000
# Wider than any print shop asks for, so that centimetres are seen to be wrong.
_MAX_BLEED_MM = 25.0


@dataclass
class _TableReader:
    """One file's table while it is read: takes a field after another, and remembers what did not fit."""

    path: str
    table: Table
    source: str
    problems: list[Problem] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def line(self, name: str) -> int | None:
        """Return the line of a name, at the start of a line or as a table's head, if it is found."""
        table, _, last = name.rpartition(".")
        pattern = re.compile(rf"^\s*(?:\[+\s*(?:[\w.\"-]+\.)?)?\"?{re.escape(last)}\"?\s*[\]=]", re.MULTILINE)
        match = pattern.search(self.source)
        if match:
            return self.source.count("\n", 0, match.end()) + 1
        return self.line(table) if table else None

    def refuse(self, name: str, value: object, wanted: str) -> None:
        self.problems.append(WrongValue(self.path, self.line(name), name, as_typed(value), wanted))

    def value(self, name: str) -> Any:
        self.asked.add(name)
        return self.table.get(name)

    def text(self, name: str, default: str = "") -> str:
        value = self.value(name)
        if value is None or isinstance(value, str):
            return default if value is None else value
        self.refuse(name, value, N_("a line of text"))
        return default

    def texts(self, name: str) -> Texts:
        return self.texts_of(self.value(name), name)

    def texts_of(self, value: object, name: str) -> Texts:
        """A text by language; a plain text serves every language."""
        if value is None:
            return Texts()
        if isinstance(value, str):
            return Texts(dict.fromkeys(LANGUAGES, value))
        if isinstance(value, dict):
            for lang, text in value.items():
                if text is not None and (lang not in LANGUAGES or not isinstance(text, str)):
                    self.refuse(f"{name}.{lang}", text, N_("a text for each language"))
            return Texts({lang: text for lang, text in value.items() if lang in LANGUAGES and isinstance(text, str)})
        self.refuse(name, value, N_("a text for each language"))
        return Texts()

    def choice(self, name: str, allowed: Sequence[str], default: str) -> str:
        value = self.text(name, default)
        if value in allowed:
            return value
        self.refuse(name, value, " / ".join(filter(None, allowed)))
        return default

    def choices(self, name: str, allowed: Sequence[str], default: tuple[str, ...]) -> tuple[str, ...]:
        """Those of a list's names that are known."""
        values = self.list_of_texts(name, default)
        for value in values:
            if value not in allowed:
                self.refuse(name, value, " / ".join(allowed))
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
        if isinstance(value, list) and all(isinstance(row, str) for row in value):
            return tuple(value)
        self.refuse(name, value, N_("a list of names"))
        return default

    def tables(self, name: str) -> list[Table]:
        value = self.value(name)
        if value is None:
            return []
        if isinstance(value, list) and all(isinstance(row, dict) for row in value):
            return value
        self.refuse(name, value, N_("a list of tables, each under its own double brackets"))
        return []

    def sub_table(self, name: str) -> Table:
        value = self.value(name)
        if isinstance(value, dict):
            return value
        if value is not None:
            self.refuse(name, value, N_("a table"))
        return {}

    def _with_guess(self, name: str) -> str:
        like = nearest(name, sorted(self.asked - self.table.keys()), 0.75)
        return f"{name} ({like}?)" if like else name

    def finish(self) -> tuple[Problem, ...]:
        """Everything that did not fit, fields that nobody asked for included."""
        unknown = [name for name in self.table if name not in self.asked]
        if unknown:
            names = ", ".join(self._with_guess(name) for name in unknown)
            self.problems.append(UnknownField(self.path, self.line(unknown[0]), names))
        return tuple(self.problems)


class KnownNames(msgspec.Struct, frozen=True):
    """The names that settings may use for what is made elsewhere."""

    formats: Sequence[str]
    trims: Sequence[str]
    shares: Sequence[str]


def type_settings(table: Table, source: str, path: str, known: KnownNames) -> tuple[Settings, tuple[Problem, ...]]:
    """`content/site.toml` as settings; what does not fit is a problem, and the default holds."""
    table, swallowed = _freed(table, source, path)
    form = _TableReader(path, table, source, problems=swallowed)
    default = Settings()
    languages = form.list_of_texts("languages", default.languages)
    if not languages or any(lang not in LANGUAGES for lang in languages):
        form.refuse("languages", list(languages), N_('a list of languages, such as ["en", "ru"]'))
        languages = default.languages
    settings = Settings(
        languages=languages,
        base_url=_base_url(form),
        title=form.texts("title"),
        tagline=form.texts("tagline"),
        publisher=form.texts("publisher"),
        imprint=form.texts("imprint"),
        blogs=form.list_of_texts("blogs", ()),
        audiences=_audiences(form, languages),
        tags=_tags(form),
        slugs=form.choice("slugs", ("cyrillic", "transliterated"), default.slugs),  # type: ignore[arg-type]
        fallback=form.choice("fallback", ("hide", "teaser", "original"), default.fallback),  # type: ignore[arg-type]
        english=form.choice("english", ("en-GB", "en-US"), default.english),  # type: ignore[arg-type]
        promises_all=form.boolean("promises_all"),
        per_page=form.number("per_page", default.per_page),
        stale_from=form.percent("stale_from", default.stale_from),
        outline_words=form.number("outline_words", default.outline_words),
        shares=form.choices("shares", known.shares, default.shares),
        formats=form.choices("formats", known.formats, default.formats),
        trim=form.choice("trim", known.trims, default.trim),
        is_lenient=form.boolean("lenient"),
        hsts=form.boolean("hsts"),
        license=form.text("license"),
        house_style=_house_style(form),
        press=_press(form),
    )
    return settings, form.finish()


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


def _freed(table: Table, source: str, path: str) -> tuple[dict[str, Any], list[Problem]]:
    """The table without settings that the tables before them took in: TOML has no end of a table."""
    freed, problems = dict(table), list[Problem]()
    for name, inner in table.items():
        rows = inner if isinstance(inner, list) else [inner]
        if not rows or not all(isinstance(row, dict) for row in rows):
            continue
        kept = []
        for row in rows:
            lost = [key for key, value in row.items() if key in _SETTINGS and not isinstance(value, dict)]
            problems += [SwallowedSetting(path, _last_line(key, source), key, name) for key in lost]
            kept.append({key: value for key, value in row.items() if key not in lost})
        freed[name] = kept if isinstance(inner, list) else kept[0]
    return freed, problems


def _last_line(name: str, source: str) -> int:
    """The last line that begins with a name."""
    found = list(re.finditer(rf"^[ \t]*\"?{re.escape(name)}\"?[ \t]*=", source, re.MULTILINE))
    return source.count("\n", 0, found[-1].start()) + 1 if found else 1


def _base_url(form: _TableReader) -> str:
    value = form.text("base_url").rstrip("/")
    if value and not is_site_url(value):
        form.refuse("base_url", value, N_("an address such as https://journal.example"))
        return ""
    return value


def _audiences(form: _TableReader, languages: Sequence[Lang]) -> tuple[Audience, ...]:
    audiences = []
    for row in form.tables("audiences"):
        identifier = row.get("id")
        if not isinstance(identifier, str) or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", identifier):
            form.refuse("audiences", row, N_("a list of tables, each with an id of small letters"))
            continue
        label = form.texts_of({lang: row.get(lang) for lang in languages}, "audiences")
        form.problems += _missing(label, f"audiences: {identifier}", languages, form.path, form.line("audiences"))
        audiences.append(Audience(identifier, label))
    return tuple(audiences)


def _tags(form: _TableReader) -> dict[str, Texts]:
    return {key: form.texts_of(label, f"tags.{key}") for key, label in form.sub_table("tags").items()}


def _house_style(form: _TableReader) -> HouseStyle:
    inner = _TableReader(form.path, form.sub_table("typography"), form.source)
    default = HouseStyle()
    thousands = inner.text("thousands", default.thousands)
    style = HouseStyle(
        disabled=frozenset(inner.list_of_texts("off", ())),
        english_dash=inner.choice("english_dash", ("em-closed", "en-spaced"), default.english_dash),  # type: ignore[arg-type]
        english_points=inner.choice("english_points", ("as-written", "inside", "outside"), default.english_points),  # type: ignore[arg-type]
        thousands=thousands,
        yo=inner.choice("yo", ("as-written", "always", "never"), default.yo),  # type: ignore[arg-type]
    )
    form.problems += inner.finish()
    return style


def _press(form: _TableReader) -> PressSettings:
    inner = _TableReader(form.path, form.sub_table("press"), form.source)
    default = PressSettings()
    press = PressSettings(
        bleed_mm=inner.length_mm("bleed_mm", default.bleed_mm, most=_MAX_BLEED_MM),
        profile=inner.text("profile", default.profile).removesuffix(".icc"),
        inks=inner.choice("inks", ("black", "process"), default.inks),  # type: ignore[arg-type]
    )
    form.problems += inner.finish()
    return press


def type_person(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Contributor, tuple[Problem, ...]]:
    """`content/people/<key>.toml` as a contributor."""
    form = _TableReader(path, table, source)
    written = form.texts("name")
    name = written or Texts(dict.fromkeys(languages, key))
    links = []
    for row in form.tables("links"):
        url = row.get("url")
        if isinstance(url, str) and re.fullmatch(r"(?:https?://|mailto:)[^\s\"'<>\\]+", url):
            links.append(WebLink(url, form.texts_of({lang: row.get(lang) for lang in languages}, "links")))
        else:
            form.refuse("links", url, N_("an address such as https://journal.example"))
    gender = form.choice("gender", ("f", "m", ""), "")
    person = Contributor(key, name, gender, form.texts("bio"), tuple(links), path, form.texts("index"))
    # Nobody need have a name besides the key; one that was misspelt is missing.
    is_misspelt = not written and table.keys() - {"gender", "bio", "index", "links"}
    form.problems += _missing(written if is_misspelt else name, "name", languages, path, form.line("name"))
    if person.bio:
        form.problems += _missing(person.bio, "bio", languages, path, form.line("bio"))
    return person, form.finish()


def type_poll(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[ReaderPoll, tuple[Problem, ...]]:
    """`content/polls/<key>.toml` as a poll."""
    form = _TableReader(path, table, source)
    question = form.texts("question")
    form.problems += _missing(question, "question", languages, path, form.line("question"))
    choices: list[PollChoice] = []
    for row in form.tables("options"):
        votes = row.get("votes", 0)
        if isinstance(votes, bool) or not isinstance(votes, int) or not 0 <= votes <= _MAX_VOTES:
            form.refuse("votes", votes, N_("a whole number"))
            votes = 0
        label = form.texts_of({lang: row.get(lang) for lang in languages}, "options")
        form.problems += _missing(label, f"options: {len(choices) + 1}", languages, path, form.line("options"))
        choices.append(PollChoice(label, votes))
    closed = form.value("closed")
    if closed is not None and not isinstance(closed, dt.date):
        form.refuse("closed", closed, N_("a date without quotation marks, such as 2015-04-01"))
        closed = None
    return ReaderPoll(key, question, tuple(choices), closed, path), form.finish()


def type_glossary(
    table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Glossary, tuple[Problem, ...]]:
    """`content/glossary.toml`: each language's words are a text, or a list whose first is the wanted one."""
    form = _TableReader(path, table, source)
    glossary = Glossary(_terms(form, "terms", languages), _terms(form, "names", languages))
    return glossary, form.finish()


def _terms(form: _TableReader, name: str, languages: Sequence[Lang]) -> tuple[Term, ...]:
    terms = []
    for row in form.tables(name):
        words: dict[Lang, tuple[str, ...]] = {}
        for lang in languages:
            value = row.get(lang)
            rows = value if isinstance(value, list) else [value]
            phrases = tuple(one for one in rows if isinstance(one, str) and one.strip())
            if phrases and len(phrases) == len(rows):
                words[lang] = phrases
            else:
                form.refuse(name, value or row, N_("a text or a list of texts for each language"))
        if len(words) == len(languages):
            terms.append(Term(words))
    return tuple(terms)


def type_volume(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[Volume, tuple[Problem, ...]]:
    """`content/volumes/<key>.toml` as a volume; what it takes in is looked for later."""
    form = _TableReader(path, table, source)
    title = form.texts("title") or Texts(dict.fromkeys(languages, key))
    form.problems += _missing(title, "title", languages, path, form.line("title"))
    subtitle = form.texts("subtitle")
    if subtitle:
        form.problems += _missing(subtitle, "subtitle", languages, path, form.line("subtitle"))
    rows = form.tables("parts")
    parts = _parts(form, rows, languages) if rows else _undivided(form)
    volume = Volume(
        key=key,
        title=title,
        parts=parts,
        subtitle=subtitle,
        is_divided=bool(rows),
        editors=form.list_of_texts("editors", ()),
        imprint=form.texts("imprint"),
        trim=form.choice("trim", ("", *TRIMS), ""),
        path=path,
    )
    return volume, form.finish()


# What a volume, or a part of it, can take in: one of these.
_SELECTIONS: tuple[Literal["blog", "year", "tag", "articles"], ...] = ("blog", "year", "tag", "articles")


def _undivided(form: _TableReader) -> tuple[VolumePart, ...]:
    selection = _selection(form, 1)
    return (VolumePart(selection),) if selection else ()


def _parts(form: _TableReader, rows: Sequence[Table], languages: Sequence[Lang]) -> tuple[VolumePart, ...]:
    parts = []
    for number, row in enumerate(rows):
        line, source = _array_table(form.source, "parts", number)
        inner = _TableReader(form.path, row, source)
        title = inner.texts("title")
        selection = _selection(inner, line)
        if selection and selection.kind == "articles":
            inner.problems += _missing(title, "parts: title", languages, form.path, line)
        form.problems += inner.finish()
        parts += [VolumePart(selection, title)] if selection else []
    return tuple(parts)


def _selection(form: _TableReader, line: int) -> Selection | None:
    """The one thing that a volume or a part of it takes in. line: of the table, for messages."""
    values = {kind: form.value(kind) for kind in _SELECTIONS}
    chosen = [kind for kind, value in values.items() if value is not None]
    if len(chosen) != 1:
        form.problems.append(WrongSelection(form.path, line, ", ".join(chosen) or "—"))
    if not chosen:
        return None
    kind = chosen[0]
    if kind == "year":
        names: tuple[str, ...] = (str(form.number(kind, 0) or ""),)
    elif kind == "articles":
        names = form.list_of_texts(kind, ())
    else:
        names = (form.text(kind),)
    names = tuple(dict.fromkeys(name for name in names if name))
    lines = tuple(_line_of_text(name, form.source) or form.line(kind) for name in names)
    return Selection(kind, names, lines) if names else None


def _line_of_text(text: str, source: str) -> int:
    """The line on which a text stands in quotation marks; 0 where it is written otherwise."""
    found = re.search(rf"[\"']{re.escape(text)}[\"']", source)
    return source.count("\n", 0, found.start()) + 1 if found else 0


def _array_table(source: str, name: str, number: int) -> tuple[int, str]:
    """The line on which a table of an array begins, and the source with all else blank: lines keep their numbers.

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


def _missing(texts: Texts, name: str, languages: Sequence[Lang], path: str, line: int | None) -> list[Problem]:
    return [MissingText(path, line, name, lang) for lang in languages if not texts.get(lang)]
