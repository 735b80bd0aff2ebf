"""Page models in, HTML out, by the templates of a publication. The only module that imports Jinja2.

Every value is escaped, translations among them. Only fields whose names end in `_html`, and JSON-LD, are inserted as
markup, and those come from the sanitiser. Content is never compiled as a template.
Reads the folders of templates, and keeps compiled templates in the user's own cache folder (`BytecodeFolder`).
"""

from __future__ import annotations

import datetime as dt
import operator
import pickle
import re
import stat
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext, suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NoReturn, Protocol
from urllib.parse import unquote

import jinja2
import jinja2.bccache
import jinja2.meta
import msgspec
from jinja2.exceptions import SecurityError
from jinja2.utils import missing
from markupsafe import Markup, escape

from diglot.adapters.catalogues import Localization
from diglot.adapters.system.folder_calls import os
from diglot.adapters.templating.directions import with_directions
from diglot.adapters.templating.template_sandbox import ENDLESS, FORBIDDEN, HUGE, Sandbox, TemplateTooSlow, limited
from diglot.model.building.dependencies import Dependency
from diglot.model.languages import Lang, Language
from diglot.model.messages import N_, quotation
from diglot.model.pages import TemplatePage
from diglot.model.problems import nearest

# Fields that hold markup, besides those whose names end in `_html`.
_MARKUP_FIELDS = frozenset(["html", "json_ld"])
# Types whose values contain no other values.
_PLAIN_TYPES = frozenset([str, int, bool, float, dt.date, type(None)])

TypesetText = Callable[[str, Lang], str]


class ReferenceCache(Protocol):
    """A cache of the names that a template refers to, by the template's source."""

    def get(self, key: str) -> bytes | None:
        """Return the value of a key, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Set the value of a key."""


class TemplateBroken(Exception):
    """A template cannot be rendered: its file, the line in it, and the reason.

    unknown: the name in it that is not known, and the known one most similar to it; "" where that is not the reason.
    """

    def __init__(self, file: str, line: int, reason: str, unknown: tuple[str, str] = ("", "")) -> None:
        """Take the file with its folder, such as "templates/article.html"."""
        super().__init__(file, line, reason)
        self.file, self.line, self.reason, self.unknown = file, line, reason, unknown


class _UnknownName(jinja2.UndefinedError):
    """A template uses a name that is not known. known: those that are."""

    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        super().__init__(name)
        self.name, self.known = name, tuple(known)


class _Unknown(jinja2.StrictUndefined):
    """What a template finds under a name that is not known: an error as soon as it is used."""

    __slots__ = ()

    def _fail(self, *_: Any, **__: Any) -> NoReturn:
        owner = self._undefined_obj
        if owner is missing:
            raise _UnknownName(self._undefined_name or str(self._undefined_hint), _NAMES)
        known = [name for name in dir(owner) if not name.startswith("_")]
        raise _UnknownName(str(self._undefined_name), known)

    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = __contains__ = _fail
    __call__ = __getitem__ = __add__ = __radd__ = __mod__ = __lt__ = __gt__ = __le__ = __ge__ = __sub__ = _fail

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._fail()


_EXPORT = re.compile(r"requested name '([^']+)'")
_FILTER = re.compile(r"No (filter|test) named '([^']+)'")


class BytecodeFolder(jinja2.FileSystemBytecodeCache):
    """Compiled templates in a folder that no other user can write to.

    Loading a compiled template runs whatever its file holds, so no such file may come with a publication or with a
    cache that is handed on. Compiling the templates of an edited page takes a quarter of the build after the edit.
    """

    def __init__(self, folder: Path, code_digest: bytes) -> None:
        """Use a folder, which exists. code_digest: of the program; another one's files are not used."""
        super().__init__(str(folder), "template-%s.bytecode")
        self._code_digest, self._prefix = code_digest, f"{code_digest.hex()} {jinja2.__version__} "

    def of_kind(self, kind: str) -> BytecodeFolder:
        """Return the same folder for templates that are compiled in another way, and kept apart."""
        other = BytecodeFolder(Path(self.directory), self._code_digest)
        other._prefix += f"{kind} "
        return other

    @classmethod
    def for_user(cls, code_digest: bytes, publication: Path) -> BytecodeFolder | None:
        """Return the user's folder, or None if it cannot be kept from others or lies in the publication."""
        try:
            cache_home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
            folder = cache_home / "diglot-templates"
            if not cache_home.is_absolute() or folder.resolve().is_relative_to(publication.resolve()):
                return None
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            status = folder.lstat()
        except (OSError, RuntimeError):  # no home, or a read-only one
            return None
        is_private = status.st_uid == os.geteuid() and not status.st_mode & 0o077
        return cls(folder, code_digest) if stat.S_ISDIR(status.st_mode) and is_private else None

    def get_source_checksum(self, source: str) -> str:
        """Return a digest of everything that the compiled template depends on, but for Python's version."""
        return super().get_source_checksum(self._prefix + source)

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Load a compiled template; leave the bucket empty if there is none, or only a damaged one."""
        with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Save a compiled template, if there is room for it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


class _Loader(jinja2.FileSystemLoader):
    """Templates in folders, of which a publication's own may hold what is not to be read."""

    def __init__(self, folders: Sequence[Path], is_read: Callable[[Path], bool]) -> None:
        super().__init__([str(folder) for folder in folders])
        self._is_read = is_read

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template and its path."""
        inside = "/".join(jinja2.loaders.split_template_path(template))
        paths = (Path(folder, inside) for folder in self.searchpath)
        path = next(filter(self._is_read, paths), None)
        if path is None:
            raise jinja2.TemplateNotFound(template)
        return path.read_text(encoding="utf-8"), str(path), lambda: True


class Renderer:
    """Renders pages with the templates of one publication."""

    def __init__(
        self,
        folders: Sequence[Path],
        localizations: Mapping[Lang, Localization],
        languages: Mapping[Lang, Language],
        typeset: TypesetText,
        record: Callable[[Dependency], None] = lambda dependency: None,
        references: ReferenceCache | None = None,
        bytecode: BytecodeFolder | None = None,
        assets: Mapping[str, str] | None = None,
        is_read: Callable[[Path], bool] = Path.is_file,
        added: Callable[[Lang], Mapping[str, Any]] = lambda _: {},
        *,
        is_sandboxed: bool = False,
    ) -> None:
        """Use the templates in the folders; the first folder that has a template wins.

        typeset: sets the texts of the interface. record: called with each template and catalogue that a page is
        rendered with. assets: the hrefs of the theme's files, by their paths in assets/. is_read: whether a file in one
        of the folders is there, and may be read. added: more values of templates, for pages of a language.
        is_sandboxed: some of the templates may be anybody's. Without `references` and `bytecode` templates are parsed
        and compiled in each process.
        """
        self._record = record
        self._folders = tuple(folders)
        self._references = references
        self._added = lru_cache(maxsize=None)(added)
        self._languages = languages
        self._assets = assets or {}
        self._is_sandboxed = is_sandboxed
        self._environment = (Sandbox if is_sandboxed else jinja2.Environment)(
            loader=_Loader(folders, is_read),
            autoescape=True,
            undefined=_Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            # One compiled for the sandbox has calls in it that check, and one compiled for none has not.
            bytecode_cache=bytecode and bytecode.of_kind("sandboxed" if is_sandboxed else ""),
        )
        self._dependencies: dict[str, frozenset[str]] = {}
        self._functions = {lang: _template_functions(localizations[lang], typeset) for lang in localizations}

    def render(self, page: TemplatePage, template: str = "") -> str:
        """Return the page as its own template renders it, or the one that is named.

        Raises: TemplateBroken.
        """
        try:
            return self._render(page, template or page.template)
        except TemplateBroken:
            raise
        except Exception as error:
            # Expressions in templates raise errors of any type. Without a line of a template it is a bug of ours.
            location = self._locate(error)
            if location is None and isinstance(error, _OF_NO_LINE):
                location = (f"templates/{template or page.template}", 1)
            if location is None:
                raise
            name, known = self._unknown_name(error)
            raise TemplateBroken(*location, _reason(error), (name, nearest(name, known))) from error

    def _unknown_name(self, error: Exception) -> tuple[str, Iterable[str]]:
        """Return the name that is not known and those that are, if that is the reason of an error; else ""."""
        if isinstance(error, _UnknownName):
            export = _EXPORT.search(error.name)
            return (export[1], ()) if export else (str(error.name), error.known)
        if isinstance(error, jinja2.TemplateNotFound):
            return str(error.name or ""), self._environment.list_templates()
        match = _FILTER.search(str(error)) if isinstance(error, jinja2.TemplateSyntaxError) else None
        kinds: Mapping[str, Iterable[str]] = {"filter": self._environment.filters, "test": self._environment.tests}
        return (match[2], kinds[match[1]]) if match else ("", ())

    def _locate(self, error: BaseException) -> tuple[str, int] | None:
        """Return file and line of the innermost template in which an error was raised, or None."""
        if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
            return self._relative_path(error.filename), error.lineno
        locations = [
            (self._relative_path(frame.filename), frame.lineno or 1)
            for frame in traceback.extract_tb(error.__traceback__)
            if any(Path(frame.filename).is_relative_to(folder) for folder in self._folders)
        ]
        return locations[-1] if locations else None

    def _relative_path(self, file: str) -> str:
        paths = (Path(file).relative_to(folder.parent) for folder in self._folders if Path(file).is_relative_to(folder))
        return next((path.as_posix() for path in paths), file)

    def _render(self, page: TemplatePage, template: str) -> str:
        self._record(Dependency("words", page.lang))
        for name in self._find_dependencies(template):
            self._record(Dependency("template", key=name))
        values = {
            "page": _mark_markup(page),
            "languages": self._languages,
            "in_language": self._in_language,
            "asset": self._asset,
            **self._functions[page.lang],
            **self._added(page.lang),
        }
        with limited() if self._is_sandboxed else nullcontext():
            return with_directions(self._environment.get_template(template).render(values))

    def _find_dependencies(self, template: str) -> frozenset[str]:
        """Return the template and all that it extends, includes or imports, directly or not."""
        dependencies = self._dependencies.get(template)
        if dependencies is None:
            queue, names = [template], set[str]()
            while queue:
                name = queue.pop()
                if name not in names:
                    names.add(name)
                    queue += self._references_of(name)
            dependencies = self._dependencies[template] = frozenset(names)
        return dependencies

    def _references_of(self, template: str) -> list[str]:
        """Return the names of the templates that a template refers to itself."""
        assert self._environment.loader
        try:
            source, path, _ = self._environment.loader.get_source(self._environment, template)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateBroken(f"templates/{template}", line, N_("it is not in UTF-8")) from None
        except jinja2.TemplateNotFound:
            # It may appear later: its absence is recorded like any other state of it.
            return []
        key = f"mentions {source}"
        cached = self._references.get(key) if self._references else None
        if cached is None:
            # A name that is only known while rendering is an empty line.
            cached = "\n".join(name or "" for name in self._names_in(source, template, path)).encode() or b"-"
            if self._references:
                self._references.put(key, cached)
        names = [] if cached == b"-" else cached.decode().split("\n")
        return [one for name in names for one in ([name] if name else self._environment.list_templates())]

    def _names_in(self, source: str, template: str, path: str | None) -> list[str | None]:
        """Return the names in a source; None for each that is only known while rendering."""
        return list(jinja2.meta.find_referenced_templates(self._environment.parse(source, template, path)))

    def _asset(self, path: str) -> str:
        """Return the href of a file of the theme: `asset("images/logo.svg")`.

        Raises: jinja2.UndefinedError.
        """
        self._record(Dependency("asset", key=path))
        if path not in self._assets:
            raise _UnknownName(path, self._assets)
        return self._assets[path]

    def _in_language(self, lang: Lang) -> Callable[..., Markup]:
        self._record(Dependency("words", lang))
        gettext: Callable[..., Markup] = self._functions[lang]["_"]
        return gettext


# Errors of a template for which no line of it is to blame.
_OF_NO_LINE = (RecursionError, MemoryError, TemplateTooSlow, jinja2.TemplateNotFound)


def _reason(error: Exception) -> str:
    if isinstance(error, SecurityError):
        return FORBIDDEN
    if isinstance(error, TemplateTooSlow):
        return ENDLESS
    if isinstance(error, RecursionError | MemoryError):
        return HUGE
    if isinstance(error, jinja2.TemplateNotFound):
        return f"{error.name}: no such template"
    if isinstance(error, jinja2.TemplateError):
        return quotation("Jinja", str(error))
    return quotation("Python", f"{type(error).__name__}: {error}")


def _template_functions(localization: Localization, typeset_text: TypesetText) -> dict[str, Callable[..., Any]]:
    """Return the functions of templates that depend on the language, by their names in templates."""

    @lru_cache(maxsize=4096)
    def typeset(text: str) -> str:
        return typeset_text(text, localization.lang)

    def fill(text: str, values: Mapping[str, object]) -> Markup:
        try:
            # Plain values are typeset with the words around them ("7 minutes" must not break after the 7).
            if not any(isinstance(value, Markup) for value in values.values()):
                return escape(typeset(text % values))
            # The translation is escaped before values go in; Markup's % escapes what is not markup already.
            return escape(typeset(text)) % values
        except (KeyError, TypeError, ValueError):
            # Wrong placeholders, which the check of the catalogues has reported; a lenient build shows them.
            return escape(typeset(text))

    def gettext(msgid: str, **values: object) -> Markup:
        return fill(localization.gettext(msgid), values)

    def pgettext(context: str, msgid: str, **values: object) -> Markup:
        return fill(localization.pgettext(context, msgid), values)

    def ngettext(singular: str, plural: str, n: int, **values: object) -> Markup:
        return fill(localization.ngettext(singular, plural, n), {"n": localization.number(n), **values})

    def format_list(items: Iterable[object]) -> Markup:
        return Markup(localization.listing([str(escape(item)) for item in items]))

    return {
        "_": gettext,
        "pgettext": pgettext,
        "ngettext": ngettext,
        "format_date": lambda day: typeset(localization.date(day)),
        "format_number": localization.number,
        "format_decimal": localization.decimal,
        "format_percent": lambda percent: typeset(localization.percent(percent)),
        "format_list": format_list,
        "format_size": lambda size: typeset(localization.size(size)),
        "language_name": localization.language,
        # As people write an address on paper: Cyrillic letters instead of percent-encoded bytes.
        "readable_url": unquote,
    }


# What every template can use.
_NAMES = (
    "page", "languages", "in_language", "asset", "_", "pgettext", "ngettext", "format_date", "format_number",
    "format_decimal", "format_percent", "format_list", "format_size", "language_name", "readable_url", "range",
    "namespace", "loop",
)  # fmt: skip


def _mark_markup(value: Any) -> Any:
    """Return the same value with its fields of markup marked as such, at all depths."""
    kind = type(value)
    if kind is tuple:
        items = tuple([item if type(item) in _PLAIN_TYPES else _mark_markup(item) for item in value])
        return value if all(map(operator.is_, items, value)) else items
    changes = {}
    for name, is_markup in _struct_fields(kind):  # type: ignore[arg-type]  # mypy does not know that classes are hashable
        before = getattr(value, name)
        if type(before) not in _PLAIN_TYPES:
            after = _mark_markup(before)
        elif is_markup:
            after = Markup(before)
        else:
            continue
        if after is not before:
            changes[name] = after
    return msgspec.structs.replace(value, **changes) if changes else value


@cache
def _struct_fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a struct, each with whether its text is markup; empty for other types."""
    if not issubclass(kind, msgspec.Struct):
        return ()
    return tuple((name, name.endswith("_html") or name in _MARKUP_FIELDS) for name in kind.__struct_fields__)
