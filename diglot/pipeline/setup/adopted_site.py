"""Takes over a bilingual site of another program: its folder in, the edits of a new publication out, and what was lost.

Reads the site's files, and writes none: the site stays as it is.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from diglot.adapters import yaml_reader
from diglot.core import adoption, front_matter, settings, slugs
from diglot.core.markdown_writing import format_front_matter
from diglot.core.toml_reader import TomlError, read_toml
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_
from diglot.model.problems import NotAdopted, Problem, UnknownSite
from diglot.pipeline.base.file_edits import FileEdit

_CONFIG_NAMES = ("hugo", "config")
_PICTURES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"])
_UNREAD = N_("fields that cannot be read")
_NO_TEXT = N_("a file that is neither Markdown nor a picture")
_MARKDOWN = frozenset([".md", ".markdown"])
_MAX_BYTES = 20_000_000


class AdoptedSite(msgspec.Struct, frozen=True):
    """A site as a publication. edits: of its files; problems: what was not taken over."""

    edits: tuple[FileEdit, ...]
    problems: tuple[Problem, ...]


def adopt_hugo(folder: Path) -> AdoptedSite | Problem:
    """Return a Hugo site as a publication, or a problem if the folder holds none.

    Raises: OSError.
    """
    problems: list[Problem] = []
    paths = list(_files(folder, problems))
    config = _read_config(folder, paths, problems)
    if config is None:
        return UnknownSite(str(folder), "hugo.toml, hugo.yaml, hugo.json, config.toml …")
    site = adoption.read_hugo_site(config)
    pages = list(_pages(folder, paths, site, problems))
    if not pages:
        return UnknownSite(str(folder), ", ".join(f"{name}/**/*.md" for name, _ in site.folders))
    media = _media(paths, site)
    default = site.codes[site.default] or pages[0].lang
    addresses = {old: f"/{new}" for old, new in media.items()}
    addresses |= {f"/{old.removeprefix('static/')}": address for old, address in addresses.items() if _is_static(old)}
    files, tags, not_adopted = adoption.adopt_pages(pages, addresses, default, format_front_matter, slugs.make_slug)
    texts = {file.path: file.text for file in files}
    blogs = _blogs(site, pages)
    for lang, blog in {(page.lang, page.key.partition("/")[0]) for page in pages if "/" in page.key}:
        # Hugo makes the page of a section by itself.
        texts.setdefault(f"content/{lang}/{blog}/index.md", format_front_matter({"title": blog.capitalize()}))
    texts["content/site.toml"] = _settings(site, default, blogs, tags)
    edits = [FileEdit(path, None, text.encode()) for path, text in sorted(texts.items())]
    edits += [FileEdit(f"content/{new}", None, (folder / old).read_bytes()) for old, new in sorted(media.items())]
    return AdoptedSite(tuple(edits), (*problems, *not_adopted))


def _files(folder: Path, problems: list[Problem]) -> Iterator[str]:
    """Yield the paths of the files. A link may lead to what is not the site's: it is a problem, as is a huge file."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            problems.append(NotAdopted(name, None, N_("a link to another file or folder"), name))
        elif path.is_file() and path.stat().st_size > _MAX_BYTES:
            problems.append(NotAdopted(name, None, N_("a file of more than 20 MB"), name))
        elif path.is_file():
            yield name


def _is_static(path: str) -> bool:
    return path.startswith("static/")


def _read_config(folder: Path, paths: list[str], problems: list[Problem]) -> dict[str, Any] | None:
    """Return the settings, their names in small letters; None where there are none."""
    config: dict[str, Any] | None = None
    for path in paths:
        parent, (stem, suffix) = posixpath.dirname(path), posixpath.splitext(posixpath.basename(path))
        if parent not in ("", "config/_default") or suffix not in (".toml", ".yaml", ".yml", ".json"):
            continue
        if stem not in _CONFIG_NAMES and not (parent and stem in ("languages", "permalinks")):
            continue
        text = (folder / path).read_text(encoding="utf-8", errors="replace")
        table = _read_table({".yml": "yaml"}.get(suffix, suffix[1:]), text, path, 1, problems)[0]
        table = {name.lower(): value for name, value in table.items()}
        config = {**(config or {}), **(table if stem in _CONFIG_NAMES else {stem: table})}
    return config


def _read_table(
    syntax: str, text: str, path: str, first_line: int, problems: list[Problem]
) -> tuple[Mapping[str, Any], Mapping[str, int]]:
    """Return a table and the lines of its names, as far as they are known; what cannot be read is a problem."""
    try:
        if syntax == "yaml":
            return yaml_reader.read_mapping(text)
        return (read_toml(text) if syntax == "toml" else _read_json(text)), {}
    except (yaml_reader.YamlError, TomlError) as error:
        problems.append(NotAdopted(path, error.line + first_line - 1, _UNREAD, "—"))
    except ValueError:
        problems.append(NotAdopted(path, first_line, _UNREAD, "—"))
    return {}, {}


def _read_json(text: str) -> dict[str, Any]:
    """Return a table. Raises: ValueError, also for what is none or holds half of a character."""
    try:
        table = json.loads(text)
    except RecursionError as error:
        raise ValueError from error
    if not isinstance(table, dict):
        raise ValueError
    json.dumps(table, ensure_ascii=False).encode()
    return table


def _pages(
    folder: Path, paths: list[str], site: adoption.HugoSite, problems: list[Problem]
) -> Iterator[adoption.SourcePage]:
    """Yield the pages in our languages; every other text of the content is a problem."""
    for path in paths:
        place = site.place(path)
        suffix = posixpath.splitext(path)[1].lower()
        if suffix in _PICTURES or (place is None and not _is_static(path)):
            continue
        if place is None:
            problems.append(NotAdopted(path, None, _NO_TEXT, path))
            continue
        code, key, is_section = place
        if suffix not in _MARKDOWN:
            problems.append(NotAdopted(path, None, _NO_TEXT, path))
        elif not site.codes[code]:
            problems.append(NotAdopted(path, None, N_("a text in another language"), code))
        else:
            try:
                text = (folder / path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            except UnicodeDecodeError:
                problems.append(NotAdopted(path, None, N_("a text that is not UTF-8"), path))
                continue
            yield _page(text, path, site, code, key, problems, is_section=is_section)


def _page(
    text: str,
    path: str,
    site: adoption.HugoSite,
    code: str,
    key: str,
    problems: list[Problem],
    *,
    is_section: bool,
) -> adoption.SourcePage:
    parts = front_matter.split_manuscript(text)
    if not parts.syntax and text.startswith("{"):
        parts = _split_json(text)
    told = len(problems)
    if not parts.is_closed:
        problems.append(NotAdopted(path, 1, _UNREAD, "—"))
    values, lines = (
        _read_table(parts.syntax, parts.front, path, parts.front_line, problems) if parts.syntax else ({}, {})
    )
    # Whether a text was to be published cannot be known where its fields cannot be read.
    values = {name.lower(): value for name, value in values.items()} if len(problems) == told else {"draft": "true"}
    return adoption.SourcePage(
        path=path,
        lang=site.codes[code],
        key=key,
        is_section=is_section,
        values=values,
        lines={name.lower(): line + parts.front_line - 1 for name, line in lines.items()},
        body=parts.body,
        body_line=parts.body_line,
        address=site.address(code, key, values, is_section=is_section),
    )


def _split_json(text: str) -> front_matter.ManuscriptParts:
    """Split a text that begins with a JSON object."""
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return front_matter.ManuscriptParts("", "", 1, text, 1)
    body = text[end:].lstrip(" \t").removeprefix("\n")
    return front_matter.ManuscriptParts("json", text[:end], 1, body, text.count("\n", 0, len(text) - len(body)) + 1)


def _media(paths: list[str], site: adoption.HugoSite) -> dict[str, str]:
    """Return the pictures by their paths, with their places in content/.

    Where each language has a folder, its pictures stay beside its texts: they may have words in them.
    """
    media: dict[str, str] = {}
    taken: set[str] = set()
    for path in paths:
        stem, suffix = posixpath.splitext(path)
        if suffix.lower() not in _PICTURES:
            continue
        found = next(((folder, code) for folder, code in site.folders if path.startswith(f"{folder}/")), None)
        if found:
            place = (site.codes[found[1]] or "media") if len(site.folders) > 1 else "media"
            target = f"{place}/{stem.removeprefix(found[0] + '/')}"
        elif path.startswith(("static/", "assets/")):
            target = f"media/{stem.partition('/')[2]}"
        else:
            continue
        number = 2
        free = target
        while f"{free}{suffix}" in taken:
            free, number = f"{target}-{number}", number + 1
        media[path] = f"{free}{suffix}"
        taken.add(media[path])
    return media


def _blogs(site: adoption.HugoSite, pages: list[adoption.SourcePage]) -> list[str]:
    """Return the sections, in the order of the menu."""
    sections = sorted({page.key.partition("/")[0] for page in pages if "/" in page.key})
    menu = [address.strip("/").rpartition("/")[2] for address in site.menu]
    return sorted(sections, key=lambda name: menu.index(name) if name in menu else len(menu))


def _settings(site: adoption.HugoSite, default: Lang, blogs: list[str], tags: Mapping[str, Mapping[Lang, str]]) -> str:
    def quoted(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    base_url = site.base_url.rstrip("/")
    languages = [default, *(lang for lang in LANGUAGES if lang != default and lang in site.codes.values())]
    lines = [f"base_url = {quoted(base_url)}"] if settings.is_site_url(base_url) else []
    lines += [f"languages = {quoted(languages)}", f"blogs = {quoted(blogs)}"]
    if any(site.titles.values()):
        lines += ["", "[title]", *(f"{lang} = {quoted(title)}" for lang, title in sorted(site.titles.items()))]
    labels = {key: label for key, label in sorted(tags.items()) if any(text != key for text in label.values())}
    lines += ["", "[tags]"] if labels else []
    for key, label in labels.items():
        texts = ", ".join(f"{lang} = {quoted(text)}" for lang, text in sorted(label.items()))
        lines.append(f"{key} = {{ {texts} }}")
    return "\n".join(lines) + "\n"
