"""The configuration and the paths of a MkDocs site in, the places of its pages out. Pure functions.

Both structures of mkdocs-static-i18n are known, `page.ru.md` beside `page.md` and a folder for each language; folders
named by languages are enough, without the plugin.
Source: https://www.mkdocs.org/user-guide/configuration/, https://ultrabug.github.io/mkdocs-static-i18n/
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from diglot.extensions.adopt.core.order.sidebars import Part
from diglot.extensions.adopt.core.site_layout import (
    Labels,
    Menu,
    Place,
    SiteLayout,
    admonitions,
    our_language,
    rows,
    table,
    text_of,
)
from diglot.extensions.adopt.core.source_pages import as_address, day_of
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_

_ADMONITION = re.compile(
    r'(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]+)(?:[ \t]+[\w-]+)*(?:[ \t]+"(?P<title>[^"\n]*)")?[ \t]*'
)
# https://mkdocs-macros-plugin.readthedocs.io/, https://github.com/rosscdh/mkdocs-markdownextradata-plugin
_VALUE = re.compile(r"\{\{[ \t]*(\w+)[ \t]*\}\}")


class MkdocsSite(SiteLayout, frozen=True, kw_only=True):
    """What the configuration says. codes: the languages as MkDocs names them; docs: the folder of the texts.

    has_folders: whether each language has a folder in it. is_default_in_folder: whether the addresses of the default
    language have its name. is_bare: whether addresses have no ".html". blog: the folder of the blog, or "".
    labels: those of the navigation, by the paths of texts. values: what texts may take from the settings, by name.
    """

    markup: ClassVar[re.Pattern[str]] = re.compile(
        r"^\s*(--8<--)|\{\{[^\S\n]*(\w[\w.-]*)[^{}\n]*\}\}|\{%-?\s*(?!end)([a-z]\w*)(?:(?!\{%)[^%])*%\}"
        r"|^\s*(===)[ +!]|^(:::[ \t][\w.]+$)|^\s*(\[TOC\])$"
    )
    markup_kind: ClassVar[str] = N_("markup of an extension, which stays in the text as it is")

    is_code_read: ClassVar[bool] = False

    codes: frozenset[str]
    docs: str
    has_folders: bool
    is_default_in_folder: bool
    is_bare: bool
    blog: str
    labels: Mapping[str, str]
    values: Mapping[str, str] = {}

    def covers(self, path: str) -> bool:
        """Return whether a file is in the folder of the texts."""
        name = posixpath.basename(path)
        return path.startswith(f"{self.docs}/") and not name.startswith(".") and not name.endswith((".css", ".js"))

    def place(self, path: str, values: Mapping[str, Any]) -> Place | None:
        """Return where a text belongs.

        >>> read_mkdocs_site({"docs_dir": "text"}, {}, []).place("text/guide/index.ru.md", {})
        Place(code='ru', key='guide', is_section=True, address='/ru/guide/', counterpart='text/guide/index.md')
        """
        if not self.covers(path):
            return None
        code, inner = self._split(path)
        stem, suffix = posixpath.splitext(inner)
        above, name = posixpath.split(stem)
        is_section = name.lower() in ("index", "readme")
        key = above if is_section else stem
        if self.blog and stem.startswith(f"{self.blog}/posts/"):
            key = f"{self.blog}/{name}"
        counterpart = posixpath.join(self.docs, self.default if self.has_folders else "", f"{stem}{suffix}")
        return Place(code, key, is_section, self._address(code, key, values, is_section=is_section), counterpart)

    def fields(self, path: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fields; a text without a title has that of the navigation."""
        code, inner = self._split(path)
        label = self.labels.get(inner) if code == self.default else None
        title = {"fallbacktitle": label} if label else {}
        fields = {**title, **values, **_dates(values)}
        if not (self.blog and inner.startswith(f"{self.blog}/posts/")):
            fields.pop("slug", None)
        return {name: value for name, value in fields.items() if value not in (None, "", [])}

    def picture(self, path: str) -> str | None:
        """Return where a picture belongs: with folders, those of a language stay beside its texts."""
        if not self.covers(path):
            return None
        inner = path.removeprefix(f"{self.docs}/")
        folder, _, rest = inner.partition("/")
        if self.has_folders and folder in self.codes:
            return f"{our_language(folder) or 'media'}/{rest}"
        return f"media/{inner}"

    def public_path(self, path: str) -> str:
        """Return the address of a picture."""
        return path.removeprefix(self.docs)

    def markdown(self, body: str) -> str:
        """Return a body with the values that a plugin takes from the settings.

        >>> site = read_mkdocs_site({"plugins": ["macros"], "extra": {"root": "/assets"}}, {}, [])
        >>> site.markdown("![]({{ root }}/a.png) {{ page }}")
        '![](/assets/a.png) {{ page }}'
        """
        return _VALUE.sub(lambda match: self.values.get(match[1].lower(), match[0]), body) if self.values else body

    def finished(self, body: str) -> str:
        """Return a body with its admonitions as alerts."""
        return admonitions(body, _ADMONITION, None)

    def _split(self, path: str) -> tuple[str, str]:
        """Return the language of a text, and its path without it."""
        inner = path.removeprefix(f"{self.docs}/")
        folder, _, rest = inner.partition("/")
        if self.has_folders:
            return (folder, rest) if folder in self.codes else (self.default, inner)
        stem, suffix = posixpath.splitext(inner)
        bare, dot, code = stem.rpartition(".")
        return (code, f"{bare}{suffix}") if dot and code in self.codes else (self.default, inner)

    def _address(self, code: str, key: str, values: Mapping[str, Any], *, is_section: bool) -> str:
        prefix = f"/{code}" if code != self.default or self.is_default_in_folder else ""
        if self.blog and key.startswith(f"{self.blog}/") and (day := day_of(_dates(values)["date"])):
            name = text_of(values.get("slug")) or posixpath.basename(key)
            key = posixpath.join(self.blog, *day.split("-"), name)
        return as_address(f"{prefix}/{key}" if self.is_bare or is_section else f"{prefix}/{key}.html")


def read_mkdocs_site(config: Mapping[str, Any], authors: Mapping[str, Any], paths: Iterable[str]) -> MkdocsSite:
    """Return what a configuration says. authors: what the blog's `.authors.yml` says; paths: of all files."""
    plugins = _plugins(config.get("plugins"))
    i18n = plugins.get("i18n", {})
    listed = i18n.get("languages")
    languages = {text_of(one.get("locale")): one for one in rows(listed)}
    languages = languages or {code: {} for code in table(listed)} or {code: {} for code in LANGUAGES}
    named = next((code for code, one in languages.items() if text_of(one.get("default")).lower() == "true"), "")
    theme = table(config.get("theme"))
    default = named or text_of(i18n.get("default_language") or theme.get("language")) or next(iter(languages))
    docs = text_of(config.get("docs_dir")).strip("./") or "docs"
    folders = {path.removeprefix(f"{docs}/").partition("/")[0] for path in paths if path.startswith(f"{docs}/")}
    by_suffix = any(re.search(rf"\.(?:{'|'.join(map(re.escape, languages))})\.md$", path) for path in paths)
    is_folder = text_of(i18n.get("docs_structure")) == "folder" or (not by_suffix and len(folders & set(languages)) > 1)
    labels = {posixpath.normpath(path): label for label, path in _nav(config.get("nav")) if label}
    title = text_of(config.get("site_name"))
    by_language = table(i18n.get("nav_translations"))
    translations = {
        our: {**table(by_language.get(code)), **table(one.get("nav_translations"))}
        for code, one in languages.items()
        if (our := our_language(code))
    }
    return MkdocsSite(
        default=default,
        codes=frozenset([*languages, default]),
        docs=docs,
        has_folders=is_folder,
        is_default_in_folder=is_folder and not i18n,
        is_bare=text_of(config.get("use_directory_urls")).lower() != "false",
        blog=(text_of(plugins["blog"].get("blog_dir")) or "blog") if "blog" in plugins else "",
        labels=labels,
        titles={
            our: text_of(one.get("site_name")) or title
            for code, one in languages.items()
            if (our := our_language(code))
        },
        base_url=text_of(config.get("site_url")),
        menus={
            our: _menu(
                config.get("nav"),
                posixpath.join(docs, default if is_folder else ""),
                labels,
            )
            for our, labels in translations.items()
        },
        people=_people(authors),
        parts=tuple(_parts(config.get("nav"), posixpath.join(docs, default if is_folder else ""), translations)),
        values={
            name: text
            for name, one in table(config.get("extra")).items()
            if {"macros", "markdownextradata"} & plugins.keys() and (text := text_of(one))
        },
    )


def _plugins(value: object) -> dict[str, dict[str, Any]]:
    """Return the settings of each plugin, whether they are a list or a table."""
    if isinstance(value, dict):
        return {name: table(one) for name, one in value.items()}
    found: dict[str, dict[str, Any]] = {}
    for one in value if isinstance(value, list) else []:
        found |= {name: table(inner) for name, inner in one.items()} if isinstance(one, dict) else {text_of(one): {}}
    return found


def _nav(value: object) -> Iterator[tuple[str, str]]:
    """Yield the labels and paths of a navigation, in order."""
    for one in value if isinstance(value, list) else []:
        for label, inner in one.items() if isinstance(one, dict) else [("", one)]:
            if isinstance(inner, list):
                yield from _nav(inner)
            elif isinstance(inner, str):
                yield label, inner


def _parts(value: object, folder: str, translations: Mapping[Lang, Mapping[str, Any]]) -> Iterator[Part]:
    """Yield what stands at the top of a navigation, texts that stand there by themselves together, in each language."""
    for lang, labels in translations.items():
        alone: list[str] = []
        for one in value if isinstance(value, list) else []:
            label, inner = next(iter(one.items())) if isinstance(one, dict) and one else ("", one)
            paths = [posixpath.join(folder, path) for _, path in _nav([one]) if "://" not in path]
            if isinstance(inner, list):
                yield Part(text_of(labels.get(label.lower())) or label, tuple(paths), lang)
            else:
                alone += paths
        yield from [Part("", tuple(alone), lang)] if alone else []


def _menu(value: object, folder: str, translations: Mapping[str, Any]) -> Menu:
    """Return each entry at the top of a navigation that has a label, with its first text."""
    entries: list[tuple[str, str]] = []
    for one in value if isinstance(value, list) else []:
        first = next(_nav([one]), None)
        if first and isinstance(one, dict):
            label = next(iter(one))
            address = first[1] if "://" in first[1] else posixpath.join(folder, first[1])
            entries.append((text_of(translations.get(label.lower())) or label, address))
    return tuple(entries)


def _people(authors: Mapping[str, Any]) -> Labels:
    people = {key: text_of(table(one).get("name")) for key, one in table(authors.get("authors")).items()}
    return {key: dict.fromkeys(LANGUAGES, name) for key, name in people.items() if name}


def _dates(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the dates of a text, which may be a table of several."""
    date = values.get("date")
    if not isinstance(date, dict):
        return {"date": date}
    return {"date": date.get("created"), "lastmod": date.get("updated")}
