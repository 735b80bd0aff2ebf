"""The configuration and the paths of a Jekyll site in, the places of its pages out. Pure functions.

A page names its language in its front matter (`lang:`, as Polyglot has it), by a folder, or by a suffix.
Source: https://jekyllrb.com/docs/permalinks/, https://github.com/untra/polyglot
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from msgspec.structs import replace

from diglot.extensions.adopt.core.folder_site import languages_by_folder
from diglot.extensions.adopt.core.site_layout import (
    DEFAULT_LANGUAGE,
    Labels,
    Place,
    SiteLayout,
    our_language,
    table,
    text_of,
)
from diglot.extensions.adopt.core.source_pages import as_address, day_of
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_

_POST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.+)")
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title:output_ext",
}
# Fields that only Jekyll itself needs.
_CONSUMED = frozenset(
    "layout lang ref page_id lang-ref lang_ref permalink published redirect_from excerpt last_modified_at "
    "category".split()
)
_TEXT_FOLDERS = ("_posts", "_drafts", "_i18n")
# Files for those who make the site, and for machines.
_ABOUT = frozenset(["README.MD", "LICENSE.MD", "CONTRIBUTING.MD", "CHANGELOG.MD"])
_MACHINE = frozenset("  .css .gemspec .js .json .lock .map .rb .sass .scss .toml .xml .yaml .yml".split(" "))
_PAIRED_BY = ("page_id", "ref", "lang-ref", "lang_ref")
_OUTPUT = re.compile(
    r"\{\{-?\s*(?:site\.(?:baseurl|url)|[\"']([^\"'\n]*)[\"']\s*\|\s*(?:relative|absolute)_url)\s*-?\}\}"
)
_LINK = re.compile(r"\{%-?\s*(post_url|link)\s+([^\s%]+)\s*-?%\}")
# What only keeps Liquid from reading the text between.
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_HIGHLIGHT = re.compile(r"\{%-?\s*(?:highlight\s++([\w+-]++)(?:[^%\n-]|-(?!%))*+|(endhighlight)\s*+)-?%\}\s*")


class JekyllSite(SiteLayout, frozen=True, kw_only=True):
    """What the configuration says. codes: the languages that folders and suffixes are named by.

    collections: folders of texts. posts: the paths of the posts by their names, those in the
    default language first. repeated: names that several posts of
    one language have. permalink: the pattern of the posts' addresses. is_polyglot: whether the default language has no
    folder among the addresses even if its texts have one.
    """

    markup: ClassVar[re.Pattern[str]] = re.compile(
        r"\{%-?\s*(?!end)([a-z]\w*)(?:(?!\{%)[^%])*%\}|\{\{\s*([\w.-]+)[^{}\n]*\}\}|(\{:[^{}\n]*\})"
    )
    markup_kind: ClassVar[str] = N_("a Liquid tag, which stays in the text as it is")

    codes: frozenset[str]
    collections: frozenset[str]
    posts: Mapping[str, str]
    repeated: frozenset[str]
    permalink: str
    is_polyglot: bool

    def covers(self, path: str) -> bool:
        """Return whether a file is part of what readers see; styles, scripts and what builds the site are none."""
        *folders, name = path.split("/")
        if any(part[:1] in "._" and part not in (*_TEXT_FOLDERS, *self.collections) for part in folders):
            return False
        return bool(folders or name.upper() not in _ABOUT) and posixpath.splitext(name)[1].lower() not in _MACHINE

    def place(self, path: str, values: Mapping[str, Any]) -> Place | None:
        """Return where a post or a page belongs.

        >>> read_jekyll_site({}, {}, ["_posts/2020-01-02-snow.ru.md"]).place(
        ...     "_posts/2020-01-02-snow.ru.md", {"lang": "ru"}
        ... )
        Place(code='ru', key='posts/snow', is_section=False, address='/ru/2020/01/02/snow.html', counterpart='')
        """
        code, folders, name = self._split(path)
        prefix = "" if code == self.default and (self.is_polyglot or code not in path.split("/")) else f"/{code}"
        code = text_of(values.get("lang")) or code
        if code != self.default and not prefix:
            prefix = f"/{code}"
        kind = next((one for one in folders if one.startswith("_")), "")
        plain = [one for one in folders if not one.startswith("_")]
        if kind in ("_posts", "_drafts"):
            post = _POST.fullmatch(name)
            slug = post[4] if post else name
            key = posixpath.join(*(plain or ["posts"]), name if slug in self.repeated else slug)
            day = day_of(values.get("date")) or (_day(post) if post else "")
            return Place(code, key, False, self._address(prefix, slug, plain, values, day))
        if kind:
            key = posixpath.join(kind[1:], *plain, name)
            return Place(code, key, False, self._page_address(prefix, key, values))
        key = posixpath.join(*plain, "" if name == "index" else name).rstrip("/")
        return Place(code, key, name == "index", self._page_address(prefix, key, values))

    def fields(self, path: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fields; the day of a post is in its name."""
        name = self._split(path)[2]
        post = _POST.fullmatch(name)
        categories = [*_words(values.get("categories")), *_texts(values.get("category"))]
        fields = {
            **({"date": _day(post)} if post else {}),
            **{name: value for name, value in values.items() if name not in _CONSUMED},
            "tags": _words(values.get("tags")),
            "categories": categories,
            "aliases": _texts(values.get("redirect_from")),
            "description": values.get("description") or values.get("excerpt"),
            "lastmod": values.get("last_modified_at"),
            "translationkey": next(
                (text_of(values[one]) for one in _PAIRED_BY if values.get(one)), values.get("permalink")
            ),
        }
        if "_drafts" in path.split("/") or text_of(values.get("published")).lower() == "false":
            fields["draft"] = "true"
        return {name: value for name, value in fields.items() if value not in (None, "", [])}

    def picture(self, path: str) -> str | None:
        """Return where a picture belongs."""
        return f"media/{path.removeprefix('assets/')}" if self.covers(path) else None

    def public_path(self, path: str) -> str:
        """Return the address of a picture."""
        return f"/{path}"

    def markdown(self, body: str) -> str:
        """Return a body with links, addresses and code in Markdown."""
        body = _LINK.sub(lambda match: self._linked(match[1], match[2]), body)
        body = _RAW.sub("", _OUTPUT.sub(lambda match: match[1] or "", body))
        return "\n".join(_fence(line) for line in body.split("\n"))

    def _linked(self, kind: str, name: str) -> str:
        return f"/{name.lstrip('/') if kind == 'link' else self.posts.get(posixpath.basename(name), name)}"

    def _split(self, path: str) -> tuple[str, list[str], str]:
        """Return the language that a path names, its folders without that, and the name without suffix."""
        *folders, file = path.split("/")
        name = posixpath.splitext(file)[0]
        bare, dot, suffix = name.rpartition(".")
        if dot and suffix in self.codes:
            return suffix, folders, bare
        named = next((one for one in folders if one in self.codes), "")
        return named or self.default, [one for one in folders if one not in ("_i18n", named)], name

    def _address(self, prefix: str, slug: str, folders: Sequence[str], values: Mapping[str, Any], date: str) -> str:
        if not date:
            return ""
        year, month, day = date.split("-")
        categories = "/".join([*folders, *_words(values.get("categories")), *_texts(values.get("category"))]).lower()
        tokens = {
            "categories": categories, "year": year, "month": month, "day": day, "short_year": year[2:],
            "i_month": month.lstrip("0"), "i_day": day.lstrip("0"), "title": text_of(values.get("slug")) or slug,
            "slug": text_of(values.get("slug")) or slug, "output_ext": ".html",
        }  # fmt: skip
        pattern = text_of(values.get("permalink")) or self.permalink
        return as_address(f"{prefix}/{_filled(_STYLES.get(pattern, pattern), tokens)}")

    def _page_address(self, prefix: str, key: str, values: Mapping[str, Any]) -> str:
        written = text_of(values.get("permalink"))
        if written and written not in _STYLES:
            return as_address(f"{prefix}/{written}" if not f"{written}/".startswith(f"{prefix}/") else written)
        is_bare = self.permalink == "pretty" or self.permalink.endswith("/") or key == ""
        return as_address(f"{prefix}/{key}" if is_bare else f"{prefix}/{key}.html")


def read_jekyll_site(config: Mapping[str, Any], authors: Mapping[str, Any], paths: Sequence[str]) -> JekyllSite:
    """Return what a configuration says. authors: what `_data/authors.yml` says; paths: of all files."""
    languages = [text_of(one) for one in _list(config.get("languages"))]
    default = text_of(config.get("default_lang") or config.get("lang")) or next(iter(languages), DEFAULT_LANGUAGE)
    collections = config.get("collections")
    names = collections if isinstance(collections, dict | list) else []
    posts = sorted(path for path in paths if {"_posts", "_drafts"} & set(path.split("/")[:-1]))
    site = JekyllSite(
        default=default,
        codes=frozenset([*languages, default, *LANGUAGES, *languages_by_folder(paths, "")]),
        collections=frozenset(f"_{name}" for name in names if name != "posts" and isinstance(name, str)),
        posts={},
        repeated=frozenset(),
        permalink=text_of(config.get("permalink")) or "date",
        is_polyglot=bool(languages),
        titles=_titles(config, default),
        base_url=text_of(config.get("url")).rstrip("/") + "/" + text_of(config.get("baseurl")).strip("/"),
        people=_people(authors),
    )
    counts: Counter[tuple[str, str, str]] = Counter()
    for path in posts:
        code, folders, name = site._split(path)
        if post := _POST.fullmatch(name):
            counts[code, "/".join(folders), post[4]] += 1
    by_name: dict[str, str] = {}
    for path in sorted(posts, key=lambda path: site._split(path)[0] != default):
        by_name.setdefault(posixpath.splitext(posixpath.basename(path))[0], path)
    repeated = frozenset(slug for (_, _, slug), count in counts.items() if count > 1)
    return replace(site, posts=by_name, repeated=repeated)


def _titles(config: Mapping[str, Any], default: str) -> dict[str, str]:
    title = config.get("title")
    if isinstance(title, dict):
        return {our: text_of(one) for code, one in title.items() if (our := our_language(code))}
    return {our_language(default): text_of(title)} if title and our_language(default) else {}


def _people(authors: Mapping[str, Any]) -> Labels:
    named = {key: table(one).get("name") for key, one in authors.items()}
    return {
        key: {lang: text_of(table(name).get(lang) if isinstance(name, dict) else name) for lang in LANGUAGES}
        for key, name in named.items()
        if name
    }


def _fence(line: str) -> str:
    match = _HIGHLIGHT.fullmatch(line)
    return f"```{match[1] or ''}" if match else line


def _filled(pattern: str, tokens: Mapping[str, str]) -> str:
    return re.sub(r":([a-z_]+)", lambda match: tokens.get(match[1], match[0]), pattern)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    """Return a text or a list of them as a list."""
    return [text_of(one) for one in (value if isinstance(value, list) else [value]) if text_of(one)]


def _words(value: object) -> list[str]:
    """Return a list of texts, or the words of one."""
    return value.split() if isinstance(value, str) else _texts(value)


def _day(post: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in post.groups()[:3])
