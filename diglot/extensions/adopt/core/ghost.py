"""The export of a Ghost site in, its pages as HTML and what is known of the site out. Pure functions.

Ghost knows no languages: houses name them by an internal tag, `#ru`, or by the beginning or end of addresses.
Source: https://ghost.org/help/exports/, https://docs.ghost.org/migration/custom
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from diglot.extensions.adopt.core.site_layout import DEFAULT_LANGUAGE, Labels, Menu, SiteLayout, our_language
from diglot.extensions.adopt.core.source_pages import SiteExport, SourcePage, as_address
from diglot.extensions.adopt.model.problems import NotAdopted
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_
from diglot.model.problems import Problem

# How an export writes the address of its site.
_SITE = "__GHOST_URL__"
# Settings that were taken from another place before version 5.
_LOCALES = ("locale", "lang", "default_locale")
_PUBLIC = "public"
# The slug of an internal tag that names a language: `#ru`, `#lang-ru`.
_LANGUAGE_TAG = re.compile(r"hash-(?:lang-)?([a-z]{2})")


def read_ghost_export(table: Mapping[str, Any], path: str) -> SiteExport | None:
    """Return what an export says; None for another table. path: of the file, for problems."""
    databases = table.get("db")
    found = databases[0] if isinstance(databases, list) and databases else table
    data = found.get("data") if isinstance(found, dict) else None
    return _Reader(data, path).read() if isinstance(data, dict) and "posts" in data else None


class _Reader:
    """Reads the tables of an export into pages."""

    def __init__(self, data: Mapping[str, Any], path: str) -> None:
        self._data = data
        self._path = path
        self._settings = {_text(row, "key"): _text(row, "value") for row in self._rows("settings")}
        locale = next((self._settings[name] for name in _LOCALES if self._settings.get(name)), DEFAULT_LANGUAGE)
        self._default = re.split("[-_]", locale)[0].lower()
        self._tags = self._of_posts("posts_tags", "tags", "tag_id")
        self._authors = self._of_posts("posts_authors", "users", "author_id")
        self._problems: list[Problem] = []

    def read(self) -> SiteExport:
        """Return the export."""
        pages = [page for row in self._rows("posts") if (page := self._page(row))]
        langs = dict.fromkeys([our_language(self._default), *(page.lang for page in pages)])
        layout = SiteLayout(
            default=self._default,
            titles={lang: self._settings.get("title", "") for lang in langs if lang},
            menus=dict(self._menus()),
            people=self._people(),
            config=self._path,
        )
        return SiteExport(layout, tuple(pages), tuple(self._problems))

    def _page(self, row: Mapping[str, Any]) -> SourcePage | None:
        slug, title = _text(row, "slug"), _text(row, "title")
        code, name = self._language(row, slug)
        lang = our_language(code)
        if not lang:
            self._tell(N_("a text in another language"), code)
            return None
        if _text(row, "visibility") not in ("", _PUBLIC):
            self._tell(N_("a text for members only, which becomes a draft"), title)
        if not _text(row, "html"):
            self._tell(N_("a text without its HTML"), title)
        is_page = _text(row, "type") == "page" or row.get("page") in (1, True)
        values = {name: value for name, value in self._values(row, lang).items() if value not in ("", [])}
        return SourcePage(
            path=f"{self._path}#{_text(row, 'id')}",
            lang=lang,
            key=name if is_page else f"posts/{name}",
            is_section=False,
            values=values,
            lines={},
            body=_text(row, "html").replace(_SITE, ""),
            body_line=0,
            address=as_address(slug) if slug else "",
            within=(self._path, 1),
        )

    def _values(self, row: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
        slug, date = _text(row, "slug"), _text(row, "published_at") or _text(row, "created_at")
        updated = _text(row, "updated_at")
        status, number = _text(row, "status"), _text(row, "id")
        is_published = status in ("published", "scheduled", "sent") and _text(row, "visibility") in ("", _PUBLIC)
        tags = [tag for tag in self._tags.get(number, ()) if not _is_internal(tag) and _text(tag, "slug") != lang]
        return {
            "title": _text(row, "title"),
            "description": _text(row, "custom_excerpt"),
            "date": date,
            "publishdate": date if status == "scheduled" else "",
            "lastmod": updated if updated[:10] > date[:10] else "",
            "author": [_text(user, "slug") for user in self._authors.get(number, ())],
            "tags": [_text(tag, "name") for tag in tags],
            "image": _text(row, "feature_image").replace(_SITE, ""),
            "draft": "" if is_published else "true",
            "slug": slug if lang != our_language(self._default) else "",
        }

    def _language(self, row: Mapping[str, Any], slug: str) -> tuple[str, str]:
        """Return the language of a text and the name that it shares with its translations."""
        slugs = [_text(tag, "slug") for tag in self._tags.get(_text(row, "id"), ())]
        internal = (match[1] for one in slugs if (match := _LANGUAGE_TAG.fullmatch(one)))
        code = next(internal, "") or next((lang for lang in LANGUAGES if lang in slugs), "")
        by_slug = next((lang for lang in LANGUAGES if slug.startswith(f"{lang}-") or slug.endswith(f"-{lang}")), "")
        code = code or by_slug
        name = slug.removeprefix(f"{code}-").removesuffix(f"-{code}") if code else slug
        return code or self._default, name or _text(row, "id")

    def _tell(self, kind: str, names: str) -> None:
        self._problems.append(NotAdopted(self._path, None, kind, names or "—"))

    # ---------------------------------------------------------------- tables

    def _rows(self, name: str) -> list[Mapping[str, Any]]:
        rows = self._data.get(name)
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

    def _of_posts(self, links: str, table: str, column: str) -> dict[str, list[Mapping[str, Any]]]:
        """Return what posts are linked with, by the number of the post, in order."""
        rows = {_text(row, "id"): row for row in self._rows(table)}
        found: dict[str, list[Mapping[str, Any]]] = {}
        for link in sorted(self._rows(links), key=_order):
            if row := rows.get(_text(link, column)):
                found.setdefault(_text(link, "post_id"), []).append(row)
        return found

    def _people(self) -> Labels:
        names = {_text(row, "slug"): _text(row, "name") for row in self._rows("users")}
        return {slug: dict.fromkeys(LANGUAGES, name) for slug, name in names.items() if slug and name}

    def _menus(self) -> Iterator[tuple[Lang, Menu]]:
        """Yield the main menu, which is JSON in the settings."""
        try:
            entries = msgspec.json.decode(self._settings.get("navigation") or "[]")
        except msgspec.DecodeError:
            return
        rows = [row for row in entries if isinstance(row, dict)] if isinstance(entries, list) else []
        menu = tuple((_text(row, "label"), _text(row, "url").replace(_SITE, "")) for row in rows)
        if menu and (lang := our_language(self._default)):
            yield lang, menu


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _order(link: Mapping[str, Any]) -> int:
    order = link.get("sort_order")
    return order if isinstance(order, int) else 0


def _is_internal(tag: Mapping[str, Any]) -> bool:
    return _text(tag, "visibility") == "internal" or _text(tag, "name").startswith("#")
