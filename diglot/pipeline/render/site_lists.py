"""Files that tell of all pages, such as sitemaps, redirects and headers. Takes what tasks have stated of pages.

Each is made again only when what it tells has changed. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from diglot.adapters.extension_packages import own_policies
from diglot.core import hosting, page_models
from diglot.core.site_files import sitemaps
from diglot.model.building.page_rows import GoneEntry, PageEntry, RedirectEntry, SiteEntry, SitemapEntry
from diglot.model.languages import Lang
from diglot.model.places import GONE_MARK
from diglot.model.polls import UNAVAILABLE_PLACE
from diglot.model.settings import Settings
from diglot.queries.database import Database
from diglot.queries.site.pages import ORDER, OTHERS, SURPLUS, site_entries

EntryT = TypeVar("EntryT", bound=SiteEntry)


class SiteLists(msgspec.Struct, frozen=True):
    """What is told of all pages of a site. group: of the site. positions: of tasks, by their keys."""

    db: Database
    group: str
    settings: Settings
    address: page_models.SiteAddress
    positions: Mapping[str, int]

    def tasks(self) -> Mapping[str, Callable[[], Mapping[str, bytes]]]:
        """Return the functions that make the files, by the names of their tasks."""
        tasks = {"hosts": self._for_hosts, "gone": self._marks_of_gone}
        return tasks | {"sitemaps": self._sitemaps} if self.settings.base_url else tasks

    def _for_hosts(self) -> Mapping[str, bytes]:
        """Return robots.txt, the redirects, and the headers."""
        redirects = sorted({(entry.href, entry.target) for _, entry in self._entries(RedirectEntry)})
        places = [UNAVAILABLE_PLACE for _ in site_entries(self.db, self.group, PageEntry, UNAVAILABLE_PLACE)]
        places += self.db.get(OTHERS, self.group).policies
        host = hosting.make_hosted_site(self.settings, places, own_policies())
        files = {
            "robots.txt": sitemaps.render_robots(self.address.url("/sitemap.xml")),
            "_redirects": "".join(f"{old} {new} 301\n" for old, new in redirects),
            "_headers": hosting.render_headers(host),
        }
        return {place: text.encode() for place, text in files.items()}

    def _marks_of_gone(self) -> Mapping[str, bytes]:
        """Return an empty file beside each page at the address of a text that is no longer published."""
        return {f"{place.removesuffix('index.html')}{GONE_MARK}": b"" for place, _ in self._entries(GoneEntry)}

    def _sitemaps(self) -> Mapping[str, bytes]:
        self.db.get(ORDER, self.group)
        found = [(self.positions[entry.task], entry.number, entry) for _, entry in self._entries(SitemapEntry)]
        listed = [(entry.lang, entry.entry) for _, _, entry in sorted(found)]
        return make_sitemaps([*listed, *self.db.get(OTHERS, self.group).sitemap], self.address)

    def _entries(self, entry_type: type[EntryT]) -> Iterator[tuple[str, EntryT]]:
        """Yield the places and entries of pages, but not of those that have given way to others."""
        surplus = self.db.get(SURPLUS, self.group)
        for place, entry in site_entries(self.db, self.group, entry_type):
            if entry.task not in surplus.get(place, ()):
                yield place, entry


def make_sitemaps(entries: Iterable[tuple[Lang, str]], address: page_models.SiteAddress) -> Mapping[str, bytes]:
    """Return the sitemaps of each language, split where there are many pages, and their index, by place.

    entries: the language and the entry of each page.
    """
    files: dict[str, bytes] = {}
    by_lang: dict[Lang, list[str]] = {}
    for lang, entry in entries:
        by_lang.setdefault(lang, []).append(entry)
    for lang, entries_of_lang in by_lang.items():
        parts = list(sitemaps.split_entries(entries_of_lang))
        for number, part in enumerate(parts, start=1):
            name = f"sitemap-{lang}.xml" if len(parts) == 1 else f"sitemap-{lang}-{number}.xml"
            files[name] = sitemaps.render_sitemap(part).encode()
    urls = [address.url(f"/{name}") for name in files]
    return files | {"sitemap.xml": sitemaps.render_sitemap_index(urls).encode()}
