"""Other programs that make sites of Markdown, each set up as small as can be for a specimen publication.

Each reads the very files that diglot reads, in both languages, and makes a page of every text and the lists that
come by themselves: no search, no PDFs, no checks. What it does not understand it shows as it stands. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec


class Rival(msgspec.Struct, frozen=True):
    """A program. arguments: of a build in the publication's folder, into `out/`.

    list_name: what it calls the text that stands above a list; asked: how it is asked for its version.
    """

    program: str
    arguments: Sequence[str]
    files: Mapping[str, str]
    list_name: str = "index.md"
    asked: str = "--version"


_HUGO_SETTINGS = """\
baseURL = "https://specimens.example/"
title = "Specimens"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
[languages.en]
contentDir = "content/en"
[languages.ru]
contentDir = "content/ru"
"""

_HUGO_PAGE = """\
<!doctype html><html lang="{{ .Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<h1>{{ .Title }}</h1>
{{ range .Translations }}<a href="{{ .RelPermalink }}">{{ .Language.Lang }}</a>{{ end }}
{{ .Content }}
</body></html>
"""

_HUGO_LIST = """\
<!doctype html><html lang="{{ .Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<h1>{{ .Title }}</h1>
{{ .Content }}
<ul>{{ range (.Paginate .Pages).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ template "_internal/pagination.html" . }}
</body></html>
"""

# A translation goes by its path: its own address is another one.
_PELICAN_SETTINGS = r"""
SITENAME = "Specimens"
SITEURL = "https://specimens.example"
PATH = "content"
ARTICLE_PATHS = ["en", "ru"]
STATIC_PATHS = ["media"]
PATH_METADATA = r"(?P<lang>en|ru)/(?P<key>.+)\.md"
ARTICLE_TRANSLATION_ID = "key"
ARTICLE_URL = ARTICLE_SAVE_AS = ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = "{lang}/{key}.html"
DEFAULT_LANG = "en"
DEFAULT_DATE = (2012, 1, 1)
DEFAULT_PAGINATION = 20
TIMEZONE = "UTC"
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.meta": {},
        "markdown.extensions.extra": {},
    }
}
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
"""

# Every page in every page's navigation grows with the square of the publication: this theme shows none.
_MKDOCS_SETTINGS = """\
site_name: Specimens
site_url: https://specimens.example/
docs_dir: content
site_dir: out
theme: {name: null, custom_dir: theme}
plugins: []
markdown_extensions: [footnotes, tables, attr_list]
"""

_MKDOCS_PAGE = """\
<!doctype html><html><head><meta charset="utf-8"><title>{{ page.title }}</title></head><body>
{{ page.content }}
</body></html>
"""

RIVALS: Sequence[Rival] = (
    Rival(
        "hugo",
        ("--quiet", "--destination", "out"),
        {
            "hugo.toml": _HUGO_SETTINGS,
            "layouts/_default/single.html": _HUGO_PAGE,
            "layouts/_default/list.html": _HUGO_LIST,
        },
        # Under the name that others use, all texts beside it would be its attachments.
        list_name="_index.md",
        asked="version",
    ),
    Rival("pelican", ("--quiet", "-s", "pelicanconf.py", "-o", "out"), {"pelicanconf.py": _PELICAN_SETTINGS}),
    Rival(
        "mkdocs",
        ("build", "--quiet"),
        {"mkdocs.yml": _MKDOCS_SETTINGS, "theme/main.html": _MKDOCS_PAGE},
    ),
)
