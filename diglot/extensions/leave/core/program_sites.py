"""The places of texts, pictures and ledgers in the site of another program, and its settings. Pure functions.

The texts themselves stay as they are, to the byte: these programs follow links from file to file as we do, so that
every ledger still knows its passages.
Sources: https://gohugo.io/content-management/multilingual/, https://gohugo.io/render-hooks/links/,
https://docusaurus.io/docs/i18n/introduction, https://docusaurus.io/docs/markdown-features/links
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urljoin

import msgspec

from diglot.model.languages import Lang
from diglot.model.publication import Edition
from diglot.model.wording.toml_values import toml_value

# The fields that `status` compares in a site of another program; "" is the text itself.
_COMPARED = frozenset(["", "title", "standfirst"])


class LeavingSite(msgspec.Struct, frozen=True):
    """What all pages share. languages: the first is the default one. menus: labels and addresses.

    has_home: a text is the first page.
    """

    languages: Sequence[Lang]
    base_url: str
    titles: Mapping[Lang, str]
    menus: Mapping[Lang, Sequence[tuple[str, str]]]
    has_home: bool = False
    redirects: Sequence[tuple[str, str]] = ()
    """Old addresses, and those that they lead to."""


class ProgramSite:
    """Plain Markdown: a folder for each language, as in `content/`."""

    def __init__(self, languages: Sequence[Lang]) -> None:
        self.default = languages[0]

    def text_place(self, edition: Edition, inner: str) -> str:
        """Return where a text belongs. inner: its path in the folder of its language, "asia/seoul-1990.md"."""
        return f"{edition.lang}/{inner}"

    def file_place(self, written: str, edition: Edition, inner: str) -> str:
        """Return where a picture or another file belongs, so that the address that a text has for it leads there."""
        target = unquote(written.partition("#")[0].partition("?")[0])
        if target.startswith("/"):
            return target.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.text_place(edition, inner)), target))

    def ledger_place(self, path: str) -> str:
        """Return where a ledger belongs in `.diglot/`. path: from the root of the publication."""
        return path

    def compares(self, field: str) -> bool:
        """Return whether a ledger keeps a field: of a site, only those that its texts have as well."""
        return field in _COMPARED

    def fields(self, edition: Edition) -> Mapping[str, Any]:
        """Return the fields that say where readers find a text."""
        return {"aliases": [*edition.aliases]}

    def picture_address(self, written: str, edition: Edition) -> str:
        """Return how the fields of a text name its picture."""
        return written

    def settings(self, site: LeavingSite) -> Mapping[str, str]:
        """Return the files of settings by their places."""
        return {}


class HugoSite(ProgramSite):
    """Hugo: a folder of `content/` for each language; other files where browsers ask for them, in `static/`."""

    def text_place(self, edition: Edition, inner: str) -> str:
        """Return where a text belongs; one that introduces its folder has the name that Hugo has for it."""
        folder, name = posixpath.split(inner)
        return posixpath.join("content", edition.lang, folder, "_index.md" if name == "index.md" else name)

    def file_place(self, written: str, edition: Edition, inner: str) -> str:
        """Return where a file belongs: no text is a bundle, so an address is followed from that of its page."""
        return f"static{self.picture_address(written, edition)}"

    def picture_address(self, written: str, edition: Edition) -> str:
        """Return the address of a picture from the root."""
        return posixpath.normpath(urljoin(edition.href, unquote(written.partition("#")[0].partition("?")[0])))

    def fields(self, edition: Edition) -> Mapping[str, Any]:
        """Return the address of a text, which stays, and its earlier ones, from which Hugo leads on."""
        return {"url": unquote(edition.href), "aliases": [*edition.aliases]}

    def settings(self, site: LeavingSite) -> Mapping[str, str]:
        """Return the configuration."""
        return {"hugo.toml": "\n".join(_hugo_lines(site)) + "\n"}


def _hugo_lines(site: LeavingSite) -> Iterator[str]:
    yield f"baseURL = {toml_value(f'{site.base_url}/')}"
    yield f"defaultContentLanguage = {toml_value(site.languages[0])}"
    yield "defaultContentLanguageInSubdir = true"
    yield from ("", "# HTML and attributes of paragraphs in texts are shown.", "[markup.goldmark.renderer]")
    yield from ("unsafe = true", "", "[markup.goldmark.parser.attribute]", "block = true")
    for weight, lang in enumerate(site.languages, start=1):
        yield from ("", f"[languages.{lang}]", f"contentDir = {toml_value(f'content/{lang}')}", f"weight = {weight}")
        yield f"title = {toml_value(site.titles.get(lang, ''))}"
        for number, (label, address) in enumerate(site.menus.get(lang, ()), start=1):
            yield from ("", f"[[languages.{lang}.menus.main]]", f"name = {toml_value(label)}")
            yield from (f"url = {toml_value(address)}", f"weight = {number}")


class DocusaurusSite(ProgramSite):
    """Docusaurus: `docs/` in the first language, `i18n/` in the others, all texts at the root of addresses."""

    def text_place(self, edition: Edition, inner: str) -> str:
        """Return where a text belongs."""
        if edition.lang == self.default:
            return f"docs/{inner}"
        return f"i18n/{edition.lang}/docusaurus-plugin-content-docs/current/{inner}"

    def file_place(self, written: str, edition: Edition, inner: str) -> str:
        """Return where a file belongs: beside its text, or what is named from the root in `static/`."""
        place = super().file_place(written, edition, inner)
        return f"static/{place}" if written.startswith("/") else place

    def ledger_place(self, path: str) -> str:
        """Return where a ledger belongs: texts have the path of their plugin here."""
        root, folder, rest = path.split("/", 2)
        return f"{root}/{folder}/docs/{rest}"

    def fields(self, edition: Edition) -> Mapping[str, Any]:
        """Return the address of a text without its language, which Docusaurus writes before it."""
        return {"slug": unquote(edition.href).removeprefix(f"/{edition.lang}") or "/"}

    def settings(self, site: LeavingSite) -> Mapping[str, str]:
        """Return the configuration, the menus, and the redirects that hosts of such sites read."""
        menu = [{"label": label, "to": self._address(address)} for label, address in site.menus.get(self.default, ())]
        config = {
            "title": site.titles.get(self.default, ""),
            "url": site.base_url,
            "baseUrl": "/",
            "trailingSlash": True,
            # Some links lead nowhere here, as the guide says; a site is built without them too.
            "onBrokenLinks": "warn",
            "i18n": {"defaultLocale": self.default, "locales": [*site.languages]},
            # Texts are not MDX: a "<" or "{" is what it says.
            "markdown": {"format": "md"},
            "presets": [["classic", {"docs": {"routeBasePath": "/"}, "blog": False}]],
            "themeConfig": {"navbar": {"title": site.titles.get(self.default, ""), "items": menu}},
        }
        labels = {
            f"i18n/{lang}/docusaurus-theme-classic/navbar.json": _json(self._labels(site, lang))
            for lang in site.languages[1:]
        }
        # The first that matches is followed.
        moved = [*((old, self._address(new)) for old, new in site.redirects), (f"/{self.default}/*", "/:splat")]
        return {
            "package.json": _json(_PACKAGE),
            "docusaurus.config.js": _NAME.sub(r"\1\2", f"export default {_json(config).rstrip()};\n"),
            **({} if site.has_home else {"src/pages/index.js": _HOME}),
            **labels,
            "static/_redirects": "".join(f"{old} {new} 301\n" for old, new in moved),
        }

    def _address(self, address: str) -> str:
        return address.removeprefix(f"/{self.default}") or "/"

    def _labels(self, site: LeavingSite, lang: Lang) -> Mapping[str, Any]:
        pairs = zip(site.menus.get(self.default, ()), site.menus.get(lang, ()), strict=False)
        title = {"title": {"message": site.titles.get(lang, "")}}
        return title | {f"item.label.{label}": {"message": other} for (label, _), (other, _) in pairs}


# What its own template has: `npm install` and `npm run build` make the site.
_PACKAGE: Mapping[str, Any] = {
    "name": "site",
    "private": True,
    "scripts": {"start": "docusaurus start", "build": "docusaurus build"},
    "dependencies": {
        "@docusaurus/core": "^3.5.0",
        "@docusaurus/preset-classic": "^3.5.0",
        "react": "^18.3.0",
        "react-dom": "^18.3.0",
    },
}
_HOME = """\
import React from "react";
import Link from "@docusaurus/Link";
import Layout from "@theme/Layout";
import {useThemeConfig} from "@docusaurus/theme-common";

// The first page: what the menu has, in the language of the page.
export default function Home() {
  const entries = useThemeConfig().navbar.items.filter(({to}) => to);
  return (
    <Layout>
      <main className="container margin-vert--lg">
        <ul>{entries.map(({label, to}) => <li key={to}><Link to={to}>{label}</Link></li>)}</ul>
      </main>
    </Layout>
  );
}
"""
# The name of a value, which JavaScript has no quotation marks for.
_NAME = re.compile(r'^( *)"(\w+)"(?=:)', re.MULTILINE)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


PROGRAM_SITES: Mapping[str, type[ProgramSite]] = {
    "hugo": HugoSite, "docusaurus": DocusaurusSite, "markdown": ProgramSite,
}  # fmt: skip
