"""The configuration and the paths of a Hugo site in, the places of its pages out. Pure functions.

Both ways to keep two languages are known: `snow.ru.md` beside `snow.md`, and a folder for each language.
Source: https://gohugo.io/content-management/multilingual/
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from diglot.core.adoption.source_pages import as_address, day_of
from diglot.model.languages import LANGUAGES, Lang


class HugoSite(msgspec.Struct, frozen=True):
    """What the configuration says. codes: the languages as Hugo names them, with ours, or "" for any other.

    folders: of the content in each language, the longest first. permalinks: the pattern of a section's addresses.
    menu: the addresses of the main menu, in order.
    """

    default: str
    codes: Mapping[str, Lang]
    folders: tuple[tuple[str, str], ...]
    titles: Mapping[Lang, str]
    base_url: str
    is_default_in_folder: bool
    permalinks: Mapping[str, str]
    menu: tuple[str, ...]

    def place(self, path: str) -> tuple[str, str, bool] | None:
        """Return the language, key and whether it is a section, of a file of the content; None for other files.

        >>> site = read_hugo_site({"languages": {"en": {}, "ru": {}}})
        >>> site.place("content/post/snow.ru.md"), site.place("content/post/snow/index.md"), site.place("static/a.md")
        (('ru', 'post/snow', False), ('en', 'post/snow', False), None)
        """
        found = next(((folder, code) for folder, code in self.folders if path.startswith(f"{folder}/")), None)
        if found is None:
            return None
        folder, code = found
        stem, _ = posixpath.splitext(path.removeprefix(f"{folder}/"))
        bare, dot, suffix = stem.rpartition(".")
        if dot and suffix.lower() in self.codes:
            stem, code = bare, suffix.lower()
        above, name = posixpath.split(stem)
        if name in ("index", "_index"):
            return code, above, name == "_index" or not above
        return code, stem, False

    def address(self, code: str, key: str, values: Mapping[str, Any], *, is_section: bool) -> str:
        """Return where readers find a page."""
        prefix = f"/{code}" if code != self.default or self.is_default_in_folder else ""
        url = values.get("url")
        if isinstance(url, str) and url:
            return as_address(url if url.startswith("/") else f"{prefix}/{url}")
        folder, name = posixpath.split(key)
        slug = str(values.get("slug") or name)
        pattern = self.permalinks.get(key.partition("/")[0]) if not is_section and folder else None
        if pattern:
            year, month, day = (day_of(values.get("date")) or "0001-01-01").split("-")
            tokens = {
                "year": year, "month": month, "day": day, "slug": slug, "filename": name, "contentbasename": name,
                "slugorcontentbasename": slug, "slugorfilename": slug, "title": str(values.get("title") or name),
                "section": key.partition("/")[0], "sections": folder,
            }  # fmt: skip
            place = re.sub(r":(\w+)", lambda match: tokens.get(match[1].lower(), match[0]), pattern)
        else:
            place = key if is_section else posixpath.join(folder, slug)
        return as_address(f"{prefix}/{'-'.join(place.lower().split())}")


def read_hugo_site(config: Mapping[str, Any]) -> HugoSite:
    """Return what a configuration says; names of settings are in small letters."""
    languages = {code.lower(): _table(table) for code, table in _table(config.get("languages")).items()}
    default = str(config.get("defaultcontentlanguage") or "en").lower()
    languages.setdefault(default, {})
    ours = {code: our if (our := code.partition("-")[0]) in LANGUAGES else "" for code in languages}
    content = str(config.get("contentdir") or "content").strip("/")
    folders = {str(table.get("contentdir") or content).strip("/"): code for code, table in languages.items()}
    folders.update({content: default} if content in folders else {})
    title = str(config.get("title") or "")
    permalinks = _table(config.get("permalinks"))
    permalinks = {**permalinks, **_table(permalinks.get("page"))}
    own = languages[default]
    entries = _table(own.get("menu") or own.get("menus") or config.get("menu") or config.get("menus")).get("main")
    menu = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return HugoSite(
        default=default,
        codes=ours,
        folders=tuple(sorted(folders.items(), key=lambda item: -len(item[0]))),
        titles={our: str(languages[code].get("title") or title) for code, our in ours.items() if our},
        base_url=str(config.get("baseurl") or ""),
        is_default_in_folder=str(config.get("defaultcontentlanguageinsubdir")).lower() == "true",
        permalinks={name: pattern for name, pattern in permalinks.items() if isinstance(pattern, str)},
        menu=tuple(str(entry.get("url") or entry.get("pageref") or "") for entry in sorted(menu, key=_weight)),
    )


def _weight(entry: Mapping[str, Any]) -> int:
    written = str(entry.get("weight"))
    return int(written) if re.fullmatch(r"-?[0-9]{1,9}", written) else 0


def _table(value: object) -> dict[str, Any]:
    return {str(name).lower(): one for name, one in value.items()} if isinstance(value, dict) else {}
