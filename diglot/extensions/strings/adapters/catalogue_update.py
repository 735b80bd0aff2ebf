"""Templates in, catalogues with their present messages out.

Reads the templates and catalogues of a publication; writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

import msgspec
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.plurals import get_plural
from babel.messages.pofile import write_po

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.catalogues.parsing import find_catalogue, first_form
from diglot.adapters.files.rooted_files import is_file, read_file
from diglot.model.languages import Lang
from diglot.model.messages import N_

# The sources of a publication's own messages. Those of diglot are in its babel.cfg.
_TEMPLATES = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}
_METHODS = [("templates/**.html", "jinja2"), ("templates/**.xhtml", "jinja2"), ("templates/**.xml", "jinja2")]
_MAPPING = "babel.cfg"
_OWN_METHODS = frozenset("python javascript jinja2 ignore".split())


@dataclass(frozen=True)
class TemplateUnreadable(Exception):
    """A template or module whose messages cannot be read: the file, its line, the reason."""

    name: str
    line: int
    reason: str


def extract_messages(root: Path) -> Catalog:
    """Return the messages in the templates of a publication, or in the files that its babel.cfg names.

    Raises: TemplateUnreadable.
    """
    methods, options = _METHODS, {pattern: dict(_TEMPLATES) for pattern, _ in _METHODS}
    if is_file(root, _MAPPING):
        methods, options = parse_mapping_cfg(StringIO(read_file(root, _MAPPING).decode()))  # type: ignore[no-untyped-call]
        # A method and an extension may be any function of any module, which extraction would import and call.
        has_extensions = any("extensions" in settings for settings in options.values())
        if has_extensions or any(method not in _OWN_METHODS for _, method in methods):
            refusal = N_("only the methods python, javascript, jinja2 and ignore may be named, without extensions")
            raise TemplateUnreadable(_MAPPING, 1, refusal)
    catalogue = Catalog()
    current = [""]

    def note(name: str, method: str, options: object) -> None:
        current[0] = Path(name).as_posix()

    try:
        for name, line, msgid, _, context in extract_from_dir(root, methods, options, callback=note):
            catalogue.add(msgid, locations=[(Path(name).as_posix(), line)], context=context)
    except Exception as error:
        # Each extractor of Babel raises its own errors; those about a template have a line.
        line_number, reason = getattr(error, "lineno", None), getattr(error, "message", None)
        if line_number is None:
            raise
        raise TemplateUnreadable(current[0], line_number, str(reason or error)) from None
    return catalogue


def _key(message: Message) -> tuple[str | tuple[str, ...], str | None]:
    return (message.id if isinstance(message.id, str) else tuple(message.id)), message.context


class CatalogueState(msgspec.Struct, frozen=True):
    """The state of a language's catalogue. Messages are named by their first forms."""

    lang: Lang
    name: str
    messages: int
    translated: int
    fuzzy: int
    missing: tuple[tuple[str, str], ...]
    """Messages that the catalogue lacks, each with the place that uses it."""
    unused: tuple[tuple[str, int], ...]
    """Messages that nothing uses, each with its line."""


class CatalogueUpdate:
    """Compares catalogues with the messages of a publication's own templates and with those of diglot."""

    def __init__(self, root: Path, defaults: Path) -> None:
        """defaults: the folder of diglot's own catalogues, whose messages a publication may translate differently."""
        self._root = root
        self._messages = {_key(message): message for message in extract_messages(root) if message.id}
        self._defaults: dict[Lang, Mapping[object, Message]] = {}
        self._is_itself = root.resolve() == defaults.parent.resolve()
        self._folder = defaults

    def _known(self, lang: Lang) -> Mapping[object, Message]:
        """Return diglot's own messages in a language; none where the publication is diglot's own folder."""
        if lang not in self._defaults:
            catalogue = None if self._is_itself else find_catalogue(self._folder.parent / catalogue_path(lang))
            self._defaults[lang] = {_key(message): message for message in catalogue or () if message.id}
        return self._defaults[lang]

    def _read(self, lang: Lang) -> Catalog:
        catalogue = find_catalogue(self._root / catalogue_path(lang))
        # Not `or`: a catalogue whose messages are all obsolete is falsy.
        return Catalog(locale=lang) if catalogue is None else catalogue

    def state(self, lang: Lang) -> CatalogueState:
        """Return the state of the publication's own catalogue of a language."""
        name = catalogue_path(lang)
        catalogue = self._read(lang)
        present = {_key(message): message for message in catalogue if message.id}
        known = self._known(lang)
        missing = [message for key, message in self._messages.items() if key not in present and key not in known]
        unused = [message for key, message in present.items() if key not in self._messages and key not in known]
        translated = [message for message in present.values() if not message.fuzzy and all(_strings(message))]
        return CatalogueState(
            lang,
            name,
            len(present),
            len(translated),
            sum(message.fuzzy for message in present.values()),
            tuple((first_form(message), f"{message.locations[0][0]}:{message.locations[0][1]}") for message in missing),
            tuple((first_form(message), message.lineno or 1) for message in unused),
        )

    def update(self, lang: Lang, *, keeps_old: bool = True) -> str:
        """Return the publication's catalogue of a language with its present messages, in the order of their places.

        Translations and translators' comments stay; new messages are untranslated. keeps_old: unused translations stay
        at the end as obsolete ones. The header stays as it is; a missing one is written.
        """
        path = self._root / catalogue_path(lang)
        before = self._read(lang)
        earlier = {_key(message): message for message in (*before.obsolete.values(), *before) if message.id}
        known = self._known(lang)
        messages = [
            *(message for key, message in self._messages.items() if key in earlier or key not in known),
            # Messages of diglot that the publication translates differently.
            *(message for key, message in earlier.items() if key in known and key not in self._messages),
        ]
        updated = Catalog(locale=lang)
        for message in messages:
            _add(updated, message, earlier.get(_key(message)))
        body = BytesIO()
        if keeps_old:
            names = {_key(message) for message in messages}
            unused = [message for key, message in earlier.items() if key not in names and any(_strings(message))]
            updated.obsolete = {str(_key(message)): message for message in sorted(unused, key=first_form)}
            for message in unused:
                message.locations = []
        write_po(body, updated, width=0, omit_header=True, include_lineno=False)
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
