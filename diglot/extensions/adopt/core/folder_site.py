"""What the configuration of a site says whose languages are folders or suffixes, and the places of its pages.

Pure functions. Configurations in JavaScript are never run: their literal values are searched for.
Sources: https://vitepress.dev/guide/i18n, https://starlight.astro.build/guides/i18n/,
https://rust-lang.github.io/mdBook/format/configuration/, https://hexo.io/docs/internationalization,
https://www.getzola.org/documentation/content/multilingual/, https://www.11ty.dev/docs/i18n/,
https://docs.ropensci.org/babelquarto/
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from diglot.extensions.adopt.core.order.sidebars import sidebar_parts
from diglot.extensions.adopt.core.site_layout import (
    DEFAULT_LANGUAGE,
    Place,
    SiteLayout,
    admonitions,
    our_language,
    text_of,
)
from diglot.extensions.adopt.core.source_pages import as_address
from diglot.model.messages import N_

_OPENING = re.compile(
    r"(?<!:):{3,}+[ \t]*+(?P<kind>tip|info|note|important|warning|caution|danger|details)\b"
    r"[ \t]*\[?(?P<title>[^\]\n{]*)\]?(?:\{[^}\n]*\})?[ \t]*"
)
_CLOSING = re.compile(r":{3,}[ \t]*")
# Folders whose names are no part of an address.
_POSTS = {"_posts": "posts", "_drafts": "posts"}
_COMMENT = re.compile(r"/\*(?:(?!/\*)[\s\S])*?\*/|(?<![:\w])//[^\n]*")
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`")
_KEY = re.compile(r"(?:^|[{,\s])[\"']?([A-Za-z][\w-]*)[\"']?\s*:\s*$")
_TITLE = re.compile(r"\btitle:\s*[\"']([^\"'\n]+)[\"']")
_LANG = re.compile(r"\blang:\s*[\"']([\w-]+)[\"']")


class FolderSite(SiteLayout, frozen=True, kw_only=True):
    """What the configuration says. roots: the folders of texts, "" for that of the site, each with a language or "".

    folders: the languages by the names of their folders in a root; suffixes: by those of files, `page.ru.md`.
    is_bare: whether addresses have no ".html". names: suffixes of texts, where not all kinds are meant.
    """

    markup: ClassVar[re.Pattern[str]] = re.compile(
        r"\{\{[<%-]?\s*([\w./-]+)[^{}\n]*\}\}|\{%-?\s*(?!end)([a-z]\w*)(?:(?!\{%)[^%])*%\}|</?([A-Z]\w*)[^<>\n]*>?"
        r"|^(import|export)\s(?=.*[\"'={(])|^\s*(\{\{#\w+)"
    )
    markup_kind: ClassVar[str] = N_("markup of the site's program, which stays in the text as it is")
    is_code_read: ClassVar[bool] = False
    is_mdx: ClassVar[bool] = True
    texts: ClassVar[frozenset[str]] = frozenset([".md", ".mdx", ".markdown", ".qmd"])

    roots: Mapping[str, str]
    folders: Mapping[str, str]
    suffixes: frozenset[str] = frozenset()
    is_bare: bool = True
    names: frozenset[str] = frozenset()

    def covers(self, path: str) -> bool:
        """Return whether a file is in a folder of texts; a table of contents and what is hidden are not for readers."""
        is_shown = posixpath.basename(path) != "SUMMARY.md" and not f"/{path}".count("/.")
        is_here = is_shown and self._split(path) is not None
        # The folder of the site itself has much that is not for readers.
        is_text = posixpath.splitext(path)[1].lower() in (self.names or self.texts) and path != "README.md"
        return is_here and (is_text or not ("" in self.roots or self.names))

    def place(self, path: str, values: Mapping[str, Any]) -> Place | None:
        """Return where a text belongs.

        >>> site = FolderSite(default="en", roots={"src": ""}, folders={"": "en", "ru": "ru"})
        >>> site.place("src/ru/guide/index.md", {})
        Place(code='ru', key='guide', is_section=True, address='/ru/guide/', counterpart='')
        >>> site.place("src/guide/ice.md", {}).key
        'guide/ice'
        """
        found = self._split(path)
        if found is None:
            return None
        code, prefix, inner = found
        stem = posixpath.splitext(inner)[0]
        bare, dot, suffix = stem.rpartition(".")
        if dot and suffix in self.suffixes:
            stem, code, prefix = bare, suffix, f"/{suffix}"
        own = text_of(values.get("lang"))
        parts = [_POSTS.get(part, part) for part in stem.split("/")]
        is_section = parts[-1].lower() in ("index", "_index", "readme")
        key = "/".join(parts[:-1] if is_section else parts)
        is_known = not {*stem.split("/")} & {*_POSTS}
        address = as_address(f"{prefix}/{key}" if self.is_bare or is_section else f"{prefix}/{key}.html")
        return Place(own or code, key, is_section, address if is_known else "")

    def picture(self, path: str) -> str | None:
        """Return where a picture belongs."""
        return f"media/{path}"

    def public_path(self, path: str) -> str:
        """Return the address of a picture: from a folder that is published as it is, or else from that of the texts.

        >>> site = FolderSite(default="en", roots={"docs": ""}, folders={})
        >>> [site.public_path(path) for path in ("docs/public/ice.png", "static/ice.png", "docs/a/ice.png", "ice.png")]
        ['/ice.png', '/ice.png', '/a/ice.png', '']
        """
        folders = [f"{root}/{name}".lstrip("/") for name in ("public", "static") for root in ("", *self.roots)]
        return next((path.removeprefix(one) for one in (*folders, *self.roots) if path.startswith(f"{one}/")), "")

    def finished(self, body: str) -> str:
        """Return a body with its containers as alerts."""
        return admonitions(body, _OPENING, _CLOSING)

    def _split(self, path: str) -> tuple[str, str, str] | None:
        """Return the language of a file, the beginning of its address, and its path without both; None for others."""
        for root, code in sorted(self.roots.items(), key=lambda item: -len(item[0])):
            if root and not path.startswith(f"{root}/"):
                continue
            inner = path.removeprefix(f"{root}/") if root else path
            first, _, rest = inner.partition("/")
            if first in self.folders and rest:
                return self.folders[first], f"/{first}", rest
            if code or "" in self.folders or self.suffixes:
                return code or self.folders.get("", self.default), f"/{code}" if code else "", inner
            return None
        return None


def js_locales(config: str) -> dict[str, str]:
    """Return the languages of `locales: {…}` in a configuration in JavaScript, by the names of their folders.

    >>> js_locales("locales: { root: { label: 'English', lang: 'en-GB' }, /* later */ ru: { label: 'Русский' } }")
    {'': 'en-GB', 'ru': 'ru'}
    """
    text = _COMMENT.sub("", config)
    start = re.search(r"\blocales\s*:\s*\{", text)
    if not start:
        return {}
    found = dict(_entries(text[start.end() :]))
    named = {name: match[1] if (match := _LANG.search(body)) else name for name, body in found.items()}
    return {
        "" if name == "root" else name: DEFAULT_LANGUAGE if code == "root" else code for name, code in named.items()
    }


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names and bodies of the tables in an object, up to its end."""
    depth, name, start, at = 0, "", 0, 0
    while at < len(text):
        if string := _STRING.match(text, at):
            at = string.end()
            continue
        if text[at] == "{":
            if depth == 0:
                key = _KEY.search(text[max(at - 80, 0) : at])
                name, start = (key[1] if key else ""), at + 1
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if depth < 0:
                return
            if depth == 0 and name:
                yield name, text[start:at]
        at += 1


def languages_by_folder(paths: Sequence[str], root: str, known: Collection[str] = ()) -> dict[str, str]:
    """Return the languages by the names of folders in a root: those that are known, and those that translate others.

    The name of a folder is then that of a language, and it has a text that another one, or the root, has as well.

    >>> languages_by_folder(["src/en/a.md", "src/zh-cn/a.md", "src/cs/b.md", "src/api/a.md"], "src")
    {'en': 'en', 'zh-cn': 'zh-cn'}
    """
    start = f"{root}/" if root else ""
    texts: dict[str, set[str]] = {}
    for path in paths:
        if path.startswith(start) and posixpath.splitext(path)[1].lower() in FolderSite.texts:
            name, _, rest = path.removeprefix(start).partition("/")
            is_language = name in known or name.lower().replace("_", "-").partition("-")[0] in _LANGUAGES
            texts.setdefault(name if rest and is_language else "", set()).add(
                rest if is_language else name + "/" + rest
            )
    counts = Counter(one.rstrip("/") for inner in texts.values() for one in inner)
    return {
        name: name
        for name, inner in sorted(texts.items())
        if name and (name in known or any(counts[one] > 1 for one in inner))
    }


def locales_site(paths: Sequence[str], config: str, root: str, text: str, *, is_bare: bool = True) -> FolderSite:
    """Return the site of a program that has its languages in `locales`, or else as folders in a root.

    text: of the configuration, in JavaScript.
    """
    locales = js_locales(text)
    found = languages_by_folder(paths, root)
    # Where the first language has no folder, its texts are in the root.
    first = {} if locales or DEFAULT_LANGUAGE in found else {"": DEFAULT_LANGUAGE}
    folders = {**first, **found, **locales}
    default = folders.get("") or next(iter(folders))
    title = _TITLE.search(_COMMENT.sub("", text))
    return FolderSite(
        default=default,
        config=config,
        roots={root: ""},
        folders=folders,
        is_bare=is_bare,
        titles={our: title[1] for code in folders.values() if (our := our_language(code))} if title else {},
        parts=tuple(sidebar_parts(text)),
    )


# ISO 639-1: https://www.loc.gov/standards/iso639-2/php/code_list.php
_LANGUAGES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo "
    "es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka "
    "kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su "
    "sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
