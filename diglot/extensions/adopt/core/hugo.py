"""The configuration and the paths of a Hugo site in, the places of its pages out. Pure functions.

Both ways to keep two languages are known: `snow.ru.md` beside `snow.md`, and a folder for each language.
Source: https://gohugo.io/content-management/multilingual/
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any, ClassVar

from diglot.extensions.adopt.core.site_layout import (
    DEFAULT_LANGUAGE,
    Menu,
    Place,
    SiteLayout,
    our_language,
    rows,
    table,
    text_of,
)
from diglot.extensions.adopt.core.source_pages import as_address, day_of

# The shortcode of every Hugo site. One that is a link, or names a source, says more than a picture can.
_FIGURE = re.compile(r"^[ \t]*\{\{<\s*+figure\s([^{}<>]*+)>\}\}[ \t]*$", re.MULTILINE)
_PARAMETER = re.compile(r'(?<!\w)(\w+)=(?:"([^"]*)"|`([^`]*)`)\s*')
_SAYS_MORE = frozenset(("link", "attr", "attrlink"))
_HTML = ".html"


class HugoSite(SiteLayout, frozen=True, kw_only=True):
    """What the configuration says. codes: the languages as Hugo names them.

    folders: of the content in each language, the longest first. permalinks: the pattern of a section's addresses.
    ugly: the sections whose addresses end in ".html", "" for the whole site.
    """

    texts: ClassVar[frozenset[str]] = frozenset([*SiteLayout.texts, _HTML])

    codes: frozenset[str]
    folders: tuple[tuple[str, str], ...]
    is_default_in_folder: bool
    permalinks: Mapping[str, str]
    ugly: frozenset[str] = frozenset()

    def covers(self, path: str) -> bool:
        """Return whether a file is in the content or published as it is."""
        return path.startswith(("static/", *(f"{folder}/" for folder, _ in self.folders)))

    def place(self, path: str, values: Mapping[str, Any]) -> Place | None:
        """Return where a file of the content belongs; None for other files.

        >>> site = read_hugo_site({"languages": {"en": {}, "ru": {}}})
        >>> site.place("content/post/snow.ru.md", {})
        Place(code='ru', key='post/snow', is_section=False, address='/ru/post/snow/', counterpart='')
        """
        found = next(((folder, code) for folder, code in self.folders if path.startswith(f"{folder}/")), None)
        # HTML without front matter is no page, but a file.
        if found is None or (path.endswith(_HTML) and not values):
            return None
        folder, code = found
        stem, _ = posixpath.splitext(path.removeprefix(f"{folder}/"))
        bare, dot, suffix = stem.rpartition(".")
        if dot and suffix.lower() in self.codes:
            stem, code = bare, suffix.lower()
        above, name = posixpath.split(stem)
        is_index = name in ("index", "_index")
        key, is_section = (above, name == "_index" or not above) if is_index else (stem, False)
        return Place(code, key, is_section, self._address(code, key, values, is_section=is_section))

    def picture(self, path: str) -> str | None:
        """Return where a picture belongs.

        Where each language has a folder, its pictures stay beside its texts: they may have words in them.
        """
        found = next(((folder, code) for folder, code in self.folders if path.startswith(f"{folder}/")), None)
        if found:
            place = (our_language(found[1]) or "media") if len(self.folders) > 1 else "media"
            return f"{place}/{path.removeprefix(found[0] + '/')}"
        return f"media/{path.partition('/')[2]}" if path.startswith(("static/", "assets/")) else None

    def public_path(self, path: str) -> str:
        """Return the address of what is published as it is."""
        found = next(((folder, code) for folder, code in self.folders if path.startswith(f"{folder}/")), None)
        if found:
            return self._prefix(found[1]) + path.removeprefix(found[0])
        return path.removeprefix("static") if path.startswith("static/") else ""

    def markdown(self, body: str) -> str:
        """Return a body with its figures as pictures."""
        return _FIGURE.sub(_as_picture, body)

    def _address(self, code: str, key: str, values: Mapping[str, Any], *, is_section: bool) -> str:
        prefix = self._prefix(code)
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
        address = as_address(f"{prefix}/{'-'.join(place.lower().split())}")
        is_ugly = not is_section and self.ugly & {"", key.partition("/")[0] if folder else ""}
        return f"{address.rstrip('/')}.html" if is_ugly and address.endswith("/") else address

    def _prefix(self, code: str) -> str:
        return f"/{code}" if code != self.default or self.is_default_in_folder else ""


def setting_path(stem: str) -> tuple[str, ...]:
    """Return where in the settings a file of theirs belongs, by its name without suffix.

    Source: LoadConfigFromDir in Hugo's config/configLoader.go.

    >>> setting_path("hugo"), setting_path("permalinks"), setting_path("languages.pt-br"), setting_path("menu.ru")
    ((), ('permalinks',), ('languages', 'pt-br'), ('languages', 'ru', 'menus'))
    """
    if stem in ("hugo", "config"):
        return ()
    name, _, lang = stem.lower().rpartition(".") if "." in stem else (stem.lower(), "", "")
    name = "menus" if name == "menu" else name
    if not lang:
        return (name,)
    return ("languages", lang, *((name,) if name in ("menus", "params") else ()))


def merged(below: object, above: object) -> Any:
    """Return settings with others laid over them, table by table, the names in small letters.

    >>> merged({"Title": "Ice", "Languages": {"en": {}}}, {"languages": {"ru": {}}})
    {'title': 'Ice', 'languages': {'en': {}, 'ru': {}}}
    """
    if not isinstance(above, dict):
        return above
    lower, upper = table(below), table(above)
    return {**lower, **{name: merged(lower.get(name), value) for name, value in upper.items()}}


def read_hugo_site(config: Mapping[str, Any]) -> HugoSite:
    """Return what a configuration says; names of settings are in small letters."""
    languages = {code: table(one) for code, one in table(config.get("languages")).items()}
    default = str(config.get("defaultcontentlanguage") or DEFAULT_LANGUAGE).lower()
    languages.setdefault(default, {})
    content = str(config.get("contentdir") or "content").strip("/")
    folders = {str(one.get("contentdir") or content).strip("/"): code for code, one in languages.items()}
    folders.update({content: default} if content in folders else {})
    permalinks = table(config.get("permalinks"))
    permalinks = {**permalinks, **table(permalinks.get("page"))}
    ours = {code: our for code in languages if (our := our_language(code))}
    own = {code: text_of(one.get("baseurl")).rstrip("/") for code, one in languages.items()}
    base_url = own[default] or text_of(config.get("baseurl"))
    ugly = config.get("uglyurls")
    sections = table(ugly) if isinstance(ugly, dict) else {"": ugly}
    return HugoSite(
        default=default,
        codes=frozenset(languages),
        folders=tuple(sorted(folders.items(), key=lambda item: -len(item[0]))),
        titles={our: text_of(languages[code].get("title") or config.get("title")) for code, our in ours.items()},
        base_url=base_url,
        domains={our: own[code] for code, our in ours.items() if own[code] and code != default},
        is_default_in_folder=text_of(config.get("defaultcontentlanguageinsubdir")).lower() == "true",
        permalinks={name: pattern for name, pattern in permalinks.items() if isinstance(pattern, str)},
        ugly=frozenset(name for name, is_ugly in sections.items() if is_ugly is True),
        menus={our: _menu(languages[code], config if code == default else {}) for code, our in ours.items()},
    )


def _menu(*tables: Mapping[str, Any]) -> Menu:
    """Return the main menu of the first table that has one."""
    found = (table(one.get("menu") or one.get("menus")).get("main") for one in tables)
    entries = sorted(rows(next(filter(None, found), None)), key=_weight)
    return tuple((text_of(entry.get("name")), text_of(entry.get("url") or entry.get("pageref"))) for entry in entries)


def _weight(entry: Mapping[str, Any]) -> int:
    written = str(entry.get("weight"))
    return int(written) if re.fullmatch(r"-?[0-9]{1,9}", written) else 0


def _as_picture(figure: re.Match[str]) -> str:
    """Return a figure as a picture with a caption; one that says more as it is.

    >>> print(_FIGURE.sub(_as_picture, '{{< figure src="a b.jpg" title="Storm" alt="Waves" class="wide" >}}'))
    ![Storm](<a b.jpg>){alt="Waves"}
    >>> print(_FIGURE.sub(_as_picture, '{{< figure src="a.jpg" link="/b/" >}}'))
    {{< figure src="a.jpg" link="/b/" >}}
    """
    parameters = figure[1].strip().removesuffix("/").rstrip()
    values = {name: quoted or raw for name, quoted, raw in _PARAMETER.findall(parameters)}
    if _PARAMETER.sub("", parameters) or not values.get("src") or values.keys() & _SAYS_MORE:
        return figure[0]
    caption = ". ".join(filter(None, (values.get("title"), values.get("caption"))))
    address = f"<{values['src']}>" if " " in values["src"] else values["src"]
    alt = values.get("alt", "").replace('"', "&quot;")
    return f"![{caption}]({address})" + (f'{{alt="{alt}"}}' if "alt" in values else "")
