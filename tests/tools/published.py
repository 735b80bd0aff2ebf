"""A published folder in, its pages as trees out, for the tests that read them. Touches the disk, only to read.

Knows nothing of how the site was made: what is said here can be said of any site of static files.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

LANGUAGES = ("en", "ru")


@dataclass(frozen=True)
class PublishedPage:
    """A published page. place: its decoded address inside the site ("/en/asia/", "/404.html")."""

    place: str
    file: Path
    tree: HtmlElement

    def __repr__(self) -> str:
        return self.place

    @property
    def lang(self) -> str:
        """The language that the page declares."""
        return str(self.tree.get("lang", ""))

    @property
    def folder(self) -> str:
        """The language folder of the page, "" at the root."""
        first = self.place.split("/")[1]
        return first if first in LANGUAGES else ""

    @property
    def ids(self) -> list[str]:
        """Every id of the page, in reading order."""
        return [str(value) for value in self.tree.xpath("//@id")]

    @property
    def is_redirect(self) -> bool:
        """Whether the page only redirects to another."""
        return bool(self.tree.xpath('//meta[@http-equiv="refresh"]'))

    @property
    def is_parallel(self) -> bool:
        """Whether it shows two editions side by side."""
        return bool(self.tree.xpath('//body[@class="parallel"]'))

    @property
    def is_article(self) -> bool:
        """Whether the page is an edition of a text, or the stand-in for a missing one."""
        return bool(self.tree.xpath('//main/article[@class="article"]'))

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may list it."""
        return not self.tree.xpath('//meta[@name="robots"][contains(@content, "noindex")]')

    @property
    def canonical(self) -> str:
        """The canonical address."""
        (found,) = self.tree.xpath('//link[@rel="canonical"]/@href')
        return str(found)

    @property
    def alternates(self) -> dict[str, str]:
        """Addresses by hreflang, from the head."""
        rows = self.tree.xpath('//link[@rel="alternate"][@hreflang]')
        return {row.get("hreflang"): row.get("href") for row in rows}

    def meta(self, name: str) -> list[str]:
        """Return the content of a <meta>, by its name or property."""
        return [str(value) for value in self.tree.xpath("//meta[@name=$n or @property=$n]/@content", n=name)]

    def text_of(self, xpath: str) -> str:
        """Return the text of the first matching element, on one line; "" where there is none."""
        found = self.tree.xpath(xpath)
        return " ".join(found[0].text_content().split()) if found else ""


@dataclass(frozen=True)
class Site:
    """A published site. root: of the publication. folder: of the site. report: of the build."""

    folder: Path
    root: Path
    report: Mapping[str, Any]

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """The publication's settings as written."""
        return tomllib.loads((self.root / "content" / "site.toml").read_text(encoding="utf-8"))

    @property
    def base_url(self) -> str:
        """The base address of the site."""
        return str(self.settings["base_url"])

    @property
    def prefix(self) -> str:
        """The path that every address of the site begins with."""
        return urlsplit(self.base_url).path.rstrip("/")

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, by its path inside the site."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return frozenset(found)

    @cached_property
    def manifest(self) -> Mapping[str, str]:
        """The digests of the files, by path, as the build left them."""
        files: dict[str, str] = json.loads((self.folder / "manifest.json").read_bytes())["files"]
        return files

    @cached_property
    def pages(self) -> Mapping[str, PublishedPage]:
        """Every page by its place."""
        found = {}
        for name in sorted(self.files):
            if name.endswith(".html"):
                place = "/" + name.removesuffix("index.html")
                content = (self.folder / name).read_bytes()
                tree = lxml.html.document_fromstring(content, parser=lxml.html.HTMLParser(encoding="utf-8"))
                found[place] = PublishedPage(place, self.folder / name, tree)
        return found

    @property
    def full_pages(self) -> list[PublishedPage]:
        """Every page except redirects."""
        return [page for page in self.pages.values() if not page.is_redirect]

    @property
    def articles(self) -> list[PublishedPage]:
        """Every page of a text: editions, and stand-ins for missing ones."""
        return [page for page in self.full_pages if page.is_article]

    def url(self, place: str) -> str:
        """Return the full address of a place, decoded."""
        return f"{self.base_url}{place}"

    def place_of(self, address: str, seen_from: str = "/") -> str | None:
        """Return the place that an address leads to, decoded and without fragment; None outside of the site."""
        target = urlsplit(urljoin(f"{self.base_url}{seen_from}", address.strip()))
        home = urlsplit(self.base_url)
        if (target.scheme, target.netloc) != (home.scheme, home.netloc):
            return None
        path = unquote(target.path)
        if path != self.prefix and not path.startswith(f"{self.prefix}/"):
            return None
        return path.removeprefix(self.prefix) or "/"

    def has(self, place: str) -> bool:
        """Return whether the site has a file at a place."""
        name = place.lstrip("/")
        return (f"{name}index.html" if not name or name.endswith("/") else name) in self.files

    def page_at(self, address: str) -> PublishedPage:
        """Return the page that a full address leads to."""
        place = self.place_of(address)
        assert place in self.pages, f"{address} leads to no page"
        return self.pages[place]

    # ------------------------------------------------------------ what the manuscripts say, read independently

    @cached_property
    def manuscripts(self) -> Mapping[str, frozenset[str]]:
        """The languages in which each text is written, by its path without language and suffix ("asia/seoul-1990")."""
        found: dict[str, set[str]] = {}
        for lang in LANGUAGES:
            folder = self.root / "content" / lang
            for path in folder.rglob("*.md"):
                key = PurePosixPath(path.relative_to(folder).as_posix()).with_suffix("")
                found.setdefault(str(key), set()).add(lang)
        return {key: frozenset(langs) for key, langs in found.items()}

    @property
    def texts(self) -> Mapping[str, frozenset[str]]:
        """The same for articles only: without the introductions of blogs."""
        return {key: langs for key, langs in self.manuscripts.items() if PurePosixPath(key).name != "index"}


def effective_lang(element: HtmlElement) -> str:
    """Return the language of an element: its own, or that of the nearest ancestor."""
    for row in (element, *element.iterancestors()):
        if row.get("lang"):
            return str(row.get("lang"))
    return ""


def spoken_texts(page: PublishedPage) -> Iterator[tuple[HtmlElement, str]]:
    """Yield every text that a reader sees or hears, with the element that gives its language."""
    silent = ("script", "style", "noscript", "template")
    for element in page.tree.iter():
        if not isinstance(element.tag, str) or element.tag in silent:
            continue
        if element.text and element.text.strip():
            yield element, element.text
        if element.tail and element.tail.strip() and element.getparent() is not None:
            yield element.getparent(), element.tail
        for name in ("aria-label", "alt", "title", "placeholder", "data-copied"):
            if element.get(name):
                yield element, element.get(name)
