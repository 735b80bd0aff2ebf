"""The configuration and the paths of a Docusaurus site in, the places of its pages out. Pure functions.

The configuration is JavaScript, which is never run: its literal values are searched for.
Source: https://docusaurus.io/docs/i18n/introduction, https://docusaurus.io/docs/api/plugins
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import msgspec

from diglot.extensions.adopt.core.site_layout import (
    DEFAULT_LANGUAGE,
    Labels,
    Place,
    SiteLayout,
    admonitions,
    our_language,
    table,
    text_of,
)
from diglot.extensions.adopt.core.source_pages import as_address
from diglot.model.messages import N_

_DATED = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[-/](.*))?")
# Days and versions are no numbers of an order.
_NUMBER = re.compile(r"^(?!\d+[-_.]\d)\d++\s*+[-_.]++\s*+(?=\S)")
_CONSUMED = frozenset(["id", "last_update"])
# Lists that are read, and texts that only others include.
_READ = re.compile(r"(?:authors|tags)\.ya?ml|_.*\.mdx?|.*\.css")
_OPENING = re.compile(r":::(?P<kind>[a-z]+)(?:\[|[ \t]+)?(?P<title>[^\]\n{]*)\]?(?:\{[^}\n]*\})?[ \t]*")
_VERSION = re.compile(r"^versioned_docs/|/version-")
_CLOSING = re.compile(r":::[ \t]*")


class Kind(msgspec.Struct, frozen=True):
    """A kind of texts, one for each plugin that publishes some. plugin: "docs", "blog" or "pages".

    home: their folder in the default language; translated: in `i18n/ru/`. route: the first part of their addresses.
    """

    plugin: str
    home: str
    translated: str
    route: str


class DocusaurusSite(SiteLayout, frozen=True, kw_only=True):
    """What the configuration says. codes: the languages as Docusaurus names them. kinds: of texts, by their names."""

    markup: ClassVar[re.Pattern[str]] = re.compile(
        r"^(import|export)\s(?=.*[\"'={(])|<(/?[A-Z]\w*)[^<>\n]*>?|(\{/\*)|^\{([^{}\n]*)\}$"
    )
    markup_kind: ClassVar[str] = N_("JavaScript of MDX, which stays in the text as it is")
    is_code_read: ClassVar[bool] = False
    is_mdx: ClassVar[bool] = True
    texts: ClassVar[frozenset[str]] = frozenset([".md", ".mdx", ".markdown"])

    codes: frozenset[str]
    kinds: Mapping[str, Kind]

    def covers(self, path: str) -> bool:
        """Return whether a file is part of what readers see; lists of people and tags are none."""
        kind, _, inner = self._split(path)
        return kind in ("static", "other", *self.kinds) and not _READ.fullmatch(posixpath.basename(inner))

    def refusal(self, path: str) -> str:
        """Return why a file is not taken over."""
        return N_("a text of an older version") if _VERSION.search(path) else SiteLayout.refusal(self, path)

    def place(self, path: str, values: Mapping[str, Any]) -> Place | None:
        """Return where a text belongs.

        >>> site = read_docusaurus_site("i18n: {defaultLocale: 'en', locales: ['en', 'ru']}", {}, {}, {})
        >>> site.place("i18n/ru/docusaurus-plugin-content-blog/2024-01-05-ice.md", {}).address
        '/ru/blog/2024/01/05/ice/'
        """
        kind, code, inner = self._split(path)
        if kind not in self.kinds:
            return None
        plugin, home = self.kinds[kind].plugin, self.kinds[kind].home
        parts = posixpath.splitext(inner)[0].split("/")
        if plugin == "docs":
            parts = [_NUMBER.sub("", part, count=1) for part in parts]
        # A document with the name of its folder introduces it as well.
        named_so = (parts[-2:-1] if plugin == "docs" else []) or [""]
        is_index = parts[-1].lower() in ("index", "readme", named_so[0].lower())
        parts = parts[:-1] if is_index else parts
        dated = _DATED.fullmatch("/".join(parts)) if plugin == "blog" else None
        name = (dated[4] or "post") if dated else "/".join(parts)
        slug, own = text_of(values.get("slug")), text_of(values.get("id"))
        if slug:
            route = posixpath.join("/", *parts[:-1], slug)
        elif dated:
            route = "/".join([*dated.groups()[:3], name])
        else:
            route = "/".join([*parts[:-1], own] if own and not is_index else parts)
        key = "/".join(part for part in ("" if plugin == "pages" else kind, name) if part)
        prefix = "" if code == self.default else f"/{code}"
        address = as_address(f"{prefix}/{self.kinds[kind].route}/{route}")
        is_section = is_index and not dated and (plugin != "blog" or not parts)
        return Place(code, key, is_section, address, f"{home}/{inner}")

    def translations(self, path: str, code: str) -> Iterator[tuple[str, str]]:
        """Yield the path that a translation of a text has."""
        kind, _, inner = self._split(path)
        if kind in self.kinds:
            yield "i18n", f"i18n/{code}/{self.kinds[kind].translated}/{inner}"

    def fields(self, path: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fields; the day of a post is in its name."""
        kind, _, inner = self._split(path)
        is_post = kind in self.kinds and self.kinds[kind].plugin == "blog"
        dated = _DATED.match(inner) if is_post else None
        fields = {
            **({"date": "-".join(part.zfill(2) for part in dated.groups()[:3])} if dated else {}),
            **{name: value for name, value in values.items() if name not in _CONSUMED},
            "authors": _names(values.get("authors"), "name"),
            "tags": _names(values.get("tags"), "label"),
            "lastmod": table(values.get("last_update")).get("date"),
            # The last part of an address that begins with "/" or has folders.
            "slug": posixpath.basename(text_of(values.get("slug")).rstrip("/")),
        }
        return {name: value for name, value in fields.items() if value not in (None, "", [])}

    def picture(self, path: str) -> str | None:
        """Return where a picture belongs: those beside translations stay beside them."""
        kind, code, inner = self._split(path)
        if kind == "static":
            return f"media/{inner}"
        folder = "media" if code == self.default else our_language(code) or f"media/{code}"
        return f"{folder}/{kind}/{inner}" if kind in self.kinds else None

    def public_path(self, path: str) -> str:
        """Return the address of what is published as it is."""
        return path.removeprefix("static") if path.startswith("static/") else ""

    def markdown(self, body: str) -> str:
        """Return a body with addresses of `@site` from the root."""
        return re.sub(r"(?<=\]\()(?:pathname://|@site(?=/))(?:/static)?", "", body)

    def finished(self, body: str) -> str:
        """Return a body with its admonitions as alerts."""
        return admonitions(body, _OPENING, _CLOSING)

    def _split(self, path: str) -> tuple[str, str, str]:
        """Return the kind of a file, its language, and its path there.

        The kind is one of `kinds`, "static", "other" (what has no place here) or "".
        """
        if path.startswith("i18n/"):
            _, code, *rest = path.split("/", 2)
            inner = rest[0] if rest else ""
            for name, kind in self.kinds.items():
                if inner.startswith(f"{kind.translated}/"):
                    return name, code, inner.removeprefix(f"{kind.translated}/")
            return ("other" if "plugin-content" in inner else ""), code, inner
        for name, folder in [("static", "static"), *((name, kind.home) for name, kind in self.kinds.items())]:
            if path.startswith(f"{folder}/"):
                return name, self.default, path.removeprefix(f"{folder}/")
        return ("other" if path.startswith("versioned_docs/") else ""), self.default, path


def read_docusaurus_site(
    config: str, labels: Mapping[str, Mapping[str, Any]], people: Labels, tags: Labels
) -> DocusaurusSite:
    """Return what a configuration says. labels: those of the menu in other languages, by the names in navbar.json.

    >>> read_docusaurus_site("title: 'Notes', url: 'https://a.example', baseUrl: '/n/'", {}, {}, {}).base_url
    'https://a.example/n'
    >>> read_docusaurus_site("const locales = ['ru', 'en']; { locales, defaultLocale: locales[0] }", {}, {}, {}).default
    'ru'
    """
    text = _COMMENT.sub("", config)
    languages = re.search(r"\blocales\s*[:=]\s*\[([^\[\]]*)\]", text)
    codes = [match[1] for match in re.finditer(r"[\"']([\w-]+)[\"']", languages[1])] if languages else []
    default = _literal("defaultLocale", text) or next(iter(codes), DEFAULT_LANGUAGE)
    title = _literal("title", text)
    menu = _menu(text.partition("navbar:")[2].partition("footer:")[0])
    langs = {our: code for code in [*codes, default] if (our := our_language(code))}
    return DocusaurusSite(
        default=default,
        codes=frozenset([*codes, default]),
        kinds=_kinds(text),
        titles={our: text_of(table(labels.get(our, {}).get("title")).get("message")) or title for our in langs},
        base_url=f"{_literal('url', text)}/{_literal('baseUrl', text).strip('/')}",
        menus={our: tuple((_message(labels.get(our, {}), label), address) for label, address in menu) for our in langs},
        people=people,
        tags=tags,
    )


def _literal(name: str, text: str) -> str:
    """Return the first literal text that a name in JavaScript has."""
    match = re.search(rf"\b{name}:\s*([\"'`])((?:(?!\1)[^\n\\])*)\1", text)
    return match[2] if match else ""


def _kinds(text: str) -> Mapping[str, Kind]:
    """Return the kinds of texts: those of the preset, and those of further plugins, by the names that these have.

    >>> _kinds("['@docusaurus/plugin-content-docs', { id: 'team', path: './people/', sidebarPath: f({}) }]")["team"]
    Kind(plugin='docs', home='people', translated='docusaurus-plugin-content-docs-team/current', route='docs')
    """
    kinds = {name: _kind(name, "", next(filter(_OF_A_PLUGIN.search, _tables(name, text)), "")) for name in _FOLDERS}
    for match in _FURTHER.finditer(text):
        settings = match["settings"]
        if name := _literal("id", settings):
            kinds[name] = _kind(match["plugin"], name, settings)
    return kinds


def _tables(name: str, text: str) -> Iterator[str]:
    """Yield what stands in each table of a name, with the tables in it.

    >>> list(_tables("docs", "docs: { sidebar: { a: 1 } }, docs: {}"))
    [' sidebar: { a: 1 } ', '']
    """
    for opening in re.finditer(rf"\b{name}:\s*\{{", text):
        depth = 1
        for brace in re.finditer(r"[{}]", text[opening.end() : opening.end() + _MOST_SETTINGS]):
            depth += 1 if brace[0] == "{" else -1
            if not depth:
                yield text[opening.end() : opening.end() + brace.start()]
                break


def _kind(plugin: str, name: str, settings: str) -> Kind:
    """Return a kind of texts as its settings say. name: of a further plugin, else ""."""
    home = posixpath.normpath(_literal("path", settings) or _FOLDERS[plugin])
    inside = "/current" if plugin == "docs" else ""
    route = re.search(r"\brouteBasePath:\s*[\"']([^\"'\n]*)[\"']", settings)
    default = "" if plugin == "pages" else plugin
    return Kind(
        plugin,
        home,
        f"docusaurus-plugin-content-{plugin}{f'-{name}' if name else ''}{inside}",
        route[1].strip("/") if route else default,
    )


# A theme has a table of the same name, without any of these.
_OF_A_PLUGIN = re.compile(r"\b(?:path|routeBasePath|sidebarPath|editUrl)\b")
_MOST_SETTINGS = 5_000
# Where a plugin has its texts if nothing else is said.
_FOLDERS: Mapping[str, str] = {"docs": "docs", "blog": "blog", "pages": "src/pages"}
# The name of a further plugin, long or short, and what follows up to the next one.
_PLUGIN = r"[\"'`](?:@docusaurus/)?(?:plugin-)?content-(?:docs|blog|pages)[\"'`]\s*,"
_FURTHER = re.compile(
    _PLUGIN.replace("(?:docs", "(?P<plugin>docs") + rf"(?P<settings>(?:(?!{_PLUGIN})[\s\S]){{0,2000}})"
)


def _menu(text: str) -> list[tuple[str, str]]:
    entries = (match[0] for match in re.finditer(r"\{[^{}]*\}", text))
    found = ((_literal("label", entry), _literal("to", entry) or _literal("href", entry)) for entry in entries)
    return [(label, address) for label, address in found if label and address]


def _message(messages: Mapping[str, Any], label: str) -> str:
    return text_of(table(messages.get(f"item.label.{label.lower()}")).get("message")) or label


def _names(value: object, name: str) -> list[str]:
    """Return people or tags, each of which is a text or a table with a name."""
    items = value if isinstance(value, list) else [value]
    return [found for one in items if (found := text_of(table(one).get(name) if isinstance(one, dict) else one))]


_COMMENT = re.compile(r"^[ \t]*//[^\n]*$|/\*(?:(?!/\*)[\s\S])*?\*/", re.MULTILINE)
