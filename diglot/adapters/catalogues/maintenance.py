"""Catalogues in, what an editor should look at out; templates in, catalogues with the messages of today out.

Reads the templates and catalogues of a publication; writes nothing.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import msgspec
from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.plurals import get_plural
from babel.messages.pofile import write_po

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.catalogues.parsing import find_catalogue, first_form, forms_of, parse_catalogue
from diglot.adapters.catalogues.table import PLURAL_FORMS
from diglot.model.languages import Lang
from diglot.model.problems import BrokenCatalogue, FuzzyTranslation, Problem, WrongMarkup, WrongPluralRule


def lint_catalogue(root: Path, lang: Lang) -> list[Problem]:
    """What an editor should look at in a catalogue that can be read: guesses, tags, the rule for plural forms."""
    name = catalogue_path(lang)
    path = root / name
    catalogue = parse_catalogue(path, name) if path.is_file() else None
    if catalogue is None or isinstance(catalogue, BrokenCatalogue):
        return []
    problems = [*_check_plural_rule(lang, path, name)]
    for message in catalogue:
        if message.id and message.fuzzy:
            problems.append(FuzzyTranslation(name, message.lineno or 1, first_form(message)))
        elif message.id:
            problems += _check_tags(message, name)
    return problems


def _check_plural_rule(lang: Lang, path: Path, name: str) -> Iterator[Problem]:
    """The rule of the head against CLDR's, number by number: other programs choose a form by the head."""
    head = re.search(r'^"Plural-Forms:\s*(nplurals=(\d+); plural=(.+);)\s*(?:\\n)?"', _text(path), re.MULTILINE)
    forms = PLURAL_FORMS[lang]
    plural_form = Locale.parse(lang).plural_form
    try:
        choose = gettext.c2py(head[3]) if head else None
        is_right = choose is None or (
            head is not None
            and int(head[2]) == len(forms)
            and all(forms[choose(n)] == plural_form(n) for n in range(1001))
        )
    except (ValueError, IndexError):
        is_right = False
    if head and not is_right:
        line = _text(path).count("\n", 0, head.start()) + 1
        yield WrongPluralRule(name, line, head[1], f"{get_plural(lang).plural_forms}")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


def _check_tags(message: Message, name: str) -> Iterator[Problem]:
    given = {tag for part in forms_of(message) for tag in _TAG.findall(part)}
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    for string in filter(None, strings):
        found = set(_TAG.findall(str(string)))
        if found != given:
            yield WrongMarkup(name, message.lineno or 1, first_form(message), ", ".join(sorted(found ^ given)))
            return


# ---------------------------------------------------------------- keeping catalogues up to date

# Where messages stand that are a publication's own. A program's own places are in its babel.cfg.
_TEMPLATES = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}
_METHODS = [("templates/**.html", "jinja2"), ("templates/**.xhtml", "jinja2"), ("templates/**.xml", "jinja2")]
_MAPPING = "babel.cfg"


@dataclass(frozen=True)
class TemplateUnreadable(Exception):
    """A template, or a module, whose messages cannot be read: the file, its line, the reason."""

    name: str
    line: int
    reason: str


def extract_messages(root: Path) -> Catalog:
    """Every message of the templates of a publication; of a folder with a babel.cfg, what that names.

    Raises: UnreadTemplate.
    """
    methods, options = _METHODS, {pattern: dict(_TEMPLATES) for pattern, _ in _METHODS}
    if (root / _MAPPING).is_file():
        with (root / _MAPPING).open(encoding="utf-8") as file:
            methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    catalogue = Catalog()
    current = [""]

    def note(name: str, method: str, options: object) -> None:
        current[0] = Path(name).as_posix()

    try:
        for name, line, msgid, _, context in extract_from_dir(root, methods, options, callback=note):
            catalogue.add(msgid, locations=[(Path(name).as_posix(), line)], context=context)
    except Exception as error:
        # Babel calls the extractor of the file's kind, and each has faults of its own; what has a line is one of them.
        at, reason = getattr(error, "lineno", None), getattr(error, "message", None)
        if at is None:
            raise
        raise TemplateUnreadable(current[0], at, str(reason or error)) from None
    return catalogue


def _key(message: Message) -> tuple[str | tuple[str, ...], str | None]:
    return (message.id if isinstance(message.id, str) else tuple(message.id)), message.context


class CatalogueState(msgspec.Struct, frozen=True):
    """How far a language's catalogue is. names of messages: their first forms."""

    lang: Lang
    name: str
    messages: int
    translated: int
    fuzzy: int
    missing: tuple[tuple[str, str], ...]
    """Messages that are asked for and not there, each with the place that asks."""
    unused: tuple[tuple[str, int], ...]
    """Messages that nothing asks for, each with its line."""


class CatalogueUpdate:
    """What is asked for: the messages of a publication's own templates, and those that diglot itself has."""

    def __init__(self, root: Path, defaults: Path) -> None:
        """defaults: the folder of diglot's own catalogues, whose messages a publication may say otherwise."""
        self._root = root
        self._own = {_key(message): message for message in extract_messages(root) if message.id}
        self._defaults: dict[Lang, Mapping[object, Message]] = {}
        self._is_itself = root.resolve() == defaults.parent.resolve()
        self._folder = defaults

    def _known(self, lang: Lang) -> Mapping[object, Message]:
        """What diglot says by itself in a language; nothing where the publication is diglot's own folder."""
        if lang not in self._defaults:
            found = None if self._is_itself else find_catalogue(self._folder.parent / catalogue_path(lang))
            self._defaults[lang] = {_key(message): message for message in found or () if message.id}
        return self._defaults[lang]

    def _read(self, lang: Lang) -> Catalog:
        found = find_catalogue(self._root / catalogue_path(lang))
        # Not `or`: a catalogue whose messages are all out of use counts as empty.
        return Catalog(locale=lang) if found is None else found

    def state(self, lang: Lang) -> CatalogueState:
        """How far the publication's own catalogue of a language is."""
        name = catalogue_path(lang)
        catalogue = self._read(lang)
        rows = {_key(message): message for message in catalogue if message.id}
        known = self._known(lang)
        missing = [message for key, message in self._own.items() if key not in rows and key not in known]
        unused = [message for key, message in rows.items() if key not in self._own and key not in known]
        translated = [row for row in rows.values() if not row.fuzzy and all(_strings(row))]
        return CatalogueState(
            lang,
            name,
            len(rows),
            len(translated),
            sum(row.fuzzy for row in rows.values()),
            tuple((first_form(message), f"{message.locations[0][0]}:{message.locations[0][1]}") for message in missing),
            tuple((first_form(message), message.lineno or 1) for message in unused),
        )

    def renewed(self, lang: Lang, *, keeps_old: bool = True) -> str:
        """The publication's catalogue of a language with the messages of today, in the order of their places.

        Translations and translators' comments stay; new messages come in untranslated. keeps_old: what nothing asks
        for any more stays at the end, out of use. The head stays as it is; without one it is written.
        """
        path = self._root / catalogue_path(lang)
        before = self._read(lang)
        rows = {_key(message): message for message in (*before.obsolete.values(), *before) if message.id}
        known = self._known(lang)
        wanted = [
            *(row for key, row in self._own.items() if key in rows or key not in known),
            # What diglot says, said otherwise.
            *(row for key, row in rows.items() if key in known and key not in self._own),
        ]
        fresh = Catalog(locale=lang)
        for message in wanted:
            _add(fresh, message, rows.get(_key(message)))
        body = BytesIO()
        if keeps_old:
            names = {_key(message) for message in wanted}
            old = [row for key, row in rows.items() if key not in names and any(_strings(row))]
            fresh.obsolete = {str(_key(row)): row for row in sorted(old, key=first_form)}
            for row in old:
                row.locations = []
        write_po(body, fresh, width=0, omit_header=True, include_lineno=False)
        head = path.read_text(encoding="utf-8").partition("\n\n")[0] if path.is_file() else _head(lang)
        return f"{head.rstrip()}\n\n{body.getvalue().decode().strip()}\n"


def _add(catalogue: Catalog, message: Message, before: Message | None) -> None:
    # Without lines: they would change with every edit of the templates.
    places = [(name, 1) for name in dict.fromkeys(name for name, _ in message.locations)]
    catalogue.add(
        message.id,
        before.string if before else None,
        locations=places,
        flags=before.flags if before else (),
        user_comments=before.user_comments if before else (),
        context=message.context,
    )


def _head(lang: Lang) -> str:
    return (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {lang}\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {get_plural(lang).plural_forms}\\n"\n'
    )


def _strings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (str(message.string or ""),)
