"""The pages of a site with an order of their own in, a manual of the publication out. Pure functions."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence

from diglot.extensions.adopt.core.order.sidebars import Part, in_order, positions
from diglot.extensions.adopt.core.site_layout import our_language
from diglot.extensions.adopt.core.source_pages import SourcePage
from diglot.model.languages import Lang
from diglot.model.wording.toml_values import toml_value

MANUAL_PATH = "content/volumes/contents.toml"
_FEWEST = 2

Find = Callable[[str], SourcePage | None]
_Found = tuple[dict[Lang, str], list[str]]


def find_chapters(pages: Sequence[SourcePage], parts: Sequence[Part], default: Lang, find: Find) -> Sequence[_Found]:
    """Return the parts of the order of a site: their titles, which may be missing, and the keys of their texts.

    parts: as the configuration says; where it says nothing, the numbers in texts do. find: a page by what a part names.
    """
    chapters = [page for page in pages if not page.is_section and str(page.values.get("draft")).lower() != "true"]
    places = {page.key: place for page in pages if (place := positions(page.values)) is not None}
    order = in_order(list(dict.fromkeys(page.key for page in chapters)), places)
    return list(_named(parts, order, default, find)) or list(_numbered(pages, order, places))


def section_titles(found: Sequence[_Found]) -> Mapping[str, Mapping[Lang, str]]:
    """Return the titles of parts that are a section each, by the name of the section.

    >>> section_titles([({"ru": "Зима"}, ["w/ice", "w/snow"]), ({"ru": "Море"}, ["fog", "w/storm"])])
    {'w': {'ru': 'Зима'}}
    """
    sections: dict[str, Mapping[Lang, str]] = {}
    for titles, keys in found:
        names = {key.partition("/")[0] if "/" in key else "" for key in keys}
        if len(names) == 1:
            sections.setdefault(names.pop(), titles)
    return sections


def write_manual(found: Sequence[_Found], titles: Mapping[Lang, str]) -> str:
    """Return the file of a volume with the texts in the order of the site; "" without a title or for one text."""
    names = {lang: title for lang, title in titles.items() if title}
    if not names or sum(len(keys) for _, keys in found) < _FEWEST:
        return ""
    lines = ["manual = true", "", "[title]", *(f"{lang} = {toml_value(text)}" for lang, text in sorted(names.items()))]
    for labels, keys in found:
        labels = labels or names
        texts = ", ".join(f"{lang} = {toml_value(text)}" for lang, text in sorted(labels.items()))
        lines += ["", "[[parts]]", f"title = {{ {texts} }}", f"articles = {toml_value(keys)}"]
    return "\n".join(lines) + "\n"


def _named(parts: Sequence[Part], order: Sequence[str], default: Lang, find: Find) -> Iterator[_Found]:
    """Yield the parts of a configuration that have texts; those of other languages give their titles only."""
    found: dict[str, _Found] = {}
    seen: set[str] = set()
    read = [part for part in parts if not part.code or our_language(part.code)]
    for part in sorted(read, key=lambda part: our_language(part.code) not in ("", default)):
        keys, lang = list[str](), our_language(part.code)
        for target in part.targets:
            page = find(target)
            lang = lang or (page.lang if page else "")
            folder = f"{target.strip('/')}/"
            inside = [key for key in order if key.startswith(folder)]
            keys += [page.key] if page and page.key in order else inside
        if not keys:
            continue
        new = [key for key in dict.fromkeys(keys) if key not in seen]
        titles, _ = found.setdefault(keys[0], ({}, new))
        titles.update({lang or default: part.title} if part.title else {})
        seen.update(keys)
    yield from (one for one in found.values() if one[1])


def _numbered(pages: Sequence[SourcePage], order: Sequence[str], places: Mapping[str, float]) -> Iterator[_Found]:
    """Yield the folders most of whose texts have numbers, as parts with the titles of their own pages."""
    sections: dict[str, list[str]] = {}
    common = posixpath.commonpath(map(posixpath.dirname, order)) if order else ""
    depth = len(common.split("/")) if common else 0
    for key in order:
        folders = key.split("/")[:-1]
        sections.setdefault("/".join(folders[: depth + 1]), []).append(key)
    for section, keys in sections.items():
        if 2 * sum(key in places for key in keys) < len(keys):
            continue
        titles = {page.lang: str(page.first("title") or "") for page in pages if page.key == section}
        yield {lang: title for lang, title in titles.items() if title} or _from_folder(section, pages), keys


def _from_folder(section: str, pages: Sequence[SourcePage]) -> dict[Lang, str]:
    name = section.rpartition("/")[2].replace("-", " ").replace("_", " ")
    return dict.fromkeys({page.lang for page in pages}, name[:1].upper() + name[1:]) if name else {}
