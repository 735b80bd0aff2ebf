"""Pages in, HTML out. The only module that imports Jinja2.

Every value is escaped, translations among them; only fields whose name ends in `_html`, and JSON-LD, pass as
markup, and those come from the sanitiser. A template is never made of content.
"""

from __future__ import annotations

import datetime as dt
import operator
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

import jinja2
import jinja2.bccache
import jinja2.meta
import msgspec
from markupsafe import Markup, escape

from diglot.adapters.catalogues import Localization
from diglot.model.dependencies import Dependency
from diglot.model.languages import Lang, Language
from diglot.model.pages import Page

_TRUSTED = frozenset(["html", "json_ld"])
# Types of values that hold nothing else.
_PLAIN = frozenset([str, int, bool, float, dt.date, type(None)])

SetText = Callable[[str, Lang], str]


class BytecodeStore(Protocol):
    """Keeps what was worked out once, under a text that says all that it depends on."""

    def get(self, key: str) -> bytes | None:
        """What was put there, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep something."""


class TemplateBroken(Exception):
    """A template that cannot be rendered: its file, the line in it, and what is wrong."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        """file: below the folder of a publication, such as "templates/article.html"."""
        super().__init__(file, line, reason)
        self.file, self.line, self.reason = file, line, reason


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates on a shelf."""

    def __init__(self, shelf: BytecodeStore) -> None:
        self._shelf = shelf

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Fill in what was compiled before, if it was."""
        kept = self._shelf.get(self._key(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep what was compiled now."""
        self._shelf.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: jinja2.bccache.Bucket) -> str:
        return f"template {jinja2.__version__} {sys.version} {bucket.key} {bucket.checksum}"


class Renderer:
    """Lays pages out by the templates of one publication."""

    def __init__(
        self,
        folders: Sequence[Path],
        words: Mapping[Lang, Localization],
        languages: Mapping[Lang, Language],
        set_text: SetText,
        record: Callable[[Dependency], None] = lambda dependency: None,
        shelf: BytecodeStore | None = None,
    ) -> None:
        """folders: of templates, the publication's own first. set_text: type for words of the interface.

        record: called with what a page is rendered with: templates and catalogues.
        shelf: keeps compiled templates; to compile all of them costs as much as to render a hundred pages.
        """
        self._record = record
        self._folders = tuple(folders)
        self._shelf = shelf
        self._languages = languages
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=_Compiled(shelf) if shelf else None,
        )
        self._known_parts: dict[str, frozenset[str]] = {}
        self._speech = {lang: _speech(words[lang], set_text) for lang in words}

    def render(self, page: Page, template: str = "") -> str:
        """A page by its own template, or by another."""
        name = template or page.template
        try:
            return self._rendered(page, name)
        except TemplateBroken:
            raise
        except Exception as error:
            # Whatever an expression in a template stumbles over; without a line of a template it is our own fault.
            place = self._place(error)
            if place is None:
                raise
            raise TemplateBroken(*place, _reason(error)) from error

    def _place(self, error: BaseException) -> tuple[str, int] | None:
        """The file and the line of the innermost template in which an error arose."""
        if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
            return self._path(error.filename), error.lineno
        places = [
            (self._path(frame.filename), frame.lineno or 1)
            for frame in traceback.extract_tb(error.__traceback__)
            if any(Path(frame.filename).is_relative_to(folder) for folder in self._folders)
        ]
        return places[-1] if places else None

    def _path(self, file: str) -> str:
        found = (Path(file).relative_to(folder.parent) for folder in self._folders if Path(file).is_relative_to(folder))
        return next((path.as_posix() for path in found), file)

    def _rendered(self, page: Page, template: str) -> str:
        speech = self._speech[page.lang]
        self._record(Dependency("words", page.lang))
        for name in self._parts(template):
            self._record(Dependency("template", key=name))
        return self._environment.get_template(template).render(
            page=_trusted(page), languages=self._languages, in_language=self._in_language, **speech
        )

    def _parts(self, template: str) -> frozenset[str]:
        """A template and all that it extends, includes or imports."""
        known = self._known_parts.get(template)
        if known is None:
            waiting, found = [template], set[str]()
            while waiting:
                name = waiting.pop()
                if name not in found:
                    found.add(name)
                    waiting += self._mentions(name)
            known = self._known_parts[template] = frozenset(found)
        return known

    def _mentions(self, template: str) -> list[str]:
        """The templates that one names."""
        assert self._environment.loader
        try:
            source, path, _ = self._environment.loader.get_source(self._environment, template)
        except jinja2.TemplateNotFound:
            # It may appear later: its absence is recorded like any other state of it.
            return []
        kept = self._shelf.get(f"mentions {source}") if self._shelf else None
        if kept is None:
            tree = self._environment.parse(source, template, path)
            names = jinja2.meta.find_referenced_templates(tree)
            # A name that is worked out while rendering cannot be read from the source: it is an empty row.
            kept = "\n".join([name or "" for name in names]).encode() or b"-"
            if self._shelf:
                self._shelf.put(f"mentions {source}", kept)
        mentions = [] if kept == b"-" else kept.decode().split("\n")
        return [one for name in mentions for one in ([name] if name else self._environment.list_templates())]

    def _in_language(self, lang: Lang) -> Callable[..., Markup]:
        self._record(Dependency("words", lang))
        gettext: Callable[..., Markup] = self._speech[lang]["_"]
        return gettext


def _reason(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"{error.name}: no such template"
    return f"{error}" if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"


def _speech(words: Localization, set_text: SetText) -> dict[str, Callable[..., Any]]:
    """The functions with which a template speaks a language."""

    @lru_cache(maxsize=4096)
    def typeset(text: str) -> str:
        return set_text(text, words.lang)

    def filled(text: str, values: Mapping[str, object]) -> Markup:
        try:
            # Plain values are set together with the words around them ("7 minutes" must not break after the 7).
            if not any(isinstance(value, Markup) for value in values.values()):
                return escape(typeset(text % values))
            # The translation is escaped before values go in; Markup's % escapes what is not markup already.
            return escape(typeset(text)) % values
        except (KeyError, TypeError, ValueError):
            # Its placeholders are wrong, as the check of the catalogues told; a lenient build shows it all the same.
            return escape(typeset(text))

    def gettext(msgid: str, **values: object) -> Markup:
        return filled(words.gettext(msgid), values)

    def pgettext(context: str, msgid: str, **values: object) -> Markup:
        return filled(words.pgettext(context, msgid), values)

    def ngettext(singular: str, plural: str, n: int, **values: object) -> Markup:
        return filled(words.ngettext(singular, plural, n), {"n": words.number(n), **values})

    def listing(items: Iterable[object]) -> Markup:
        return Markup(words.listing([str(escape(item)) for item in items]))

    return {
        "_": gettext,
        "pgettext": pgettext,
        "ngettext": ngettext,
        "format_date": lambda day: typeset(words.date(day)),
        "format_number": words.number,
        "format_decimal": words.decimal,
        "format_percent": lambda percent: typeset(words.percent(percent)),
        "format_list": listing,
        "format_size": lambda size: typeset(words.size(size)),
        "language_name": words.language,
        "readable_url": _readable_url,
    }


def _readable_url(url: str) -> str:
    """An address as people write it, for paper: Cyrillic letters instead of their bytes."""
    return unquote(url)


def _trusted(value: Any) -> Any:
    """The same value with its markup marked as such, all the way down."""
    kind = type(value)
    if kind is tuple:
        items = tuple([item if type(item) in _PLAIN else _trusted(item) for item in value])
        return value if all(map(operator.is_, items, value)) else items
    changes = {}
    for name, is_markup in _fields_of(kind):  # type: ignore[arg-type]  # classes can be hashed, whatever mypy says
        before = getattr(value, name)
        if type(before) not in _PLAIN:
            after = _trusted(before)
        elif is_markup:
            after = Markup(before)
        else:
            continue
        if after is not before:
            changes[name] = after
    return msgspec.structs.replace(value, **changes) if changes else value


@cache
def _fields_of(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a struct, and whether each is markup where it is a text; none of any other type."""
    if not issubclass(kind, msgspec.Struct):
        return ()
    return tuple((name, name.endswith("_html") or name in _TRUSTED) for name in kind.__struct_fields__)
