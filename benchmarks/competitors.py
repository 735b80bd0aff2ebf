"""Other programs that make sites of Markdown, each in its smallest set-up for the benchmark's publication.

Each reads the files that diglot reads, in both languages, and makes a page of every text and its default lists:
no search, no PDFs, no checks. Markup that it does not know it shows as it is. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec


class Competitor(msgspec.Struct, frozen=True):
    """A program. arguments: of a build in the publication's folder, into `out/`.

    files: its configuration; list_name: its name for the text above a list; version: its option that prints it.
    """

    program: str
    arguments: Sequence[str]
    files: Mapping[str, str]
    list_name: str = "index.md"
    version: str = "--version"


_HUGO_SETTINGS = """\
baseURL = "https://benchmark.example/"
title = "Benchmark"
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

# A translation is found by its path: its address is another one.
_PELICAN_SETTINGS = r"""
SITENAME = "Benchmark"
SITEURL = "https://benchmark.example"
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

# Navigation that lists every page on every page grows with the square of the publication: this theme has none.
_MKDOCS_SETTINGS = """\
site_name: Benchmark
site_url: https://benchmark.example/
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

# Its own language of templates would read every text before its Markdown does.
_ELEVENTY_SETTINGS = """\
module.exports = {
  dir: {input: "content", output: "out", layouts: "_layouts"},
  templateFormats: ["md"],
  markdownTemplateEngine: false,
};
"""

_ELEVENTY_PAGE = """\
<!doctype html><html><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
{{ content }}
</body></html>
"""

# Every text is in a table of contents, or it would be warned of; its builder has no search.
_SPHINX_SETTINGS = """\
project = "Benchmark"
extensions = ["myst_parser"]
root_doc = "contents"
html_theme = "basic"
html_use_index = False
html_copy_source = False
suppress_warnings = ["*"]
"""

_SPHINX_CONTENTS = """\
# Benchmark

```{toctree}
:glob:

en/**
ru/**
```
"""

COMPETITORS: Sequence[Competitor] = (
    Competitor(
        "hugo",
        ("--quiet", "--destination", "out"),
        {
            "hugo.toml": _HUGO_SETTINGS,
            "layouts/_default/single.html": _HUGO_PAGE,
            "layouts/_default/list.html": _HUGO_LIST,
        },
        # Under the name that the others use, all texts beside it would be its attachments.
        list_name="_index.md",
        version="version",
    ),
    Competitor("pelican", ("--quiet", "-s", "pelicanconf.py", "-o", "out"), {"pelicanconf.py": _PELICAN_SETTINGS}),
    Competitor(
        "mkdocs",
        ("build", "--quiet"),
        {"mkdocs.yml": _MKDOCS_SETTINGS, "theme/main.html": _MKDOCS_PAGE},
    ),
    Competitor(
        "eleventy",
        ("--quiet", "--config=eleventy.config.cjs"),
        {
            "eleventy.config.cjs": _ELEVENTY_SETTINGS,
            "content/_layouts/page.liquid": _ELEVENTY_PAGE,
            "content/content.11tydata.json": '{"layout": "page.liquid"}',
        },
    ),
    Competitor(
        "sphinx-build",
        ("-q", "-b", "dirhtml", "-j", "auto", "content", "out"),
        {"content/conf.py": _SPHINX_SETTINGS, "content/contents.md": _SPHINX_CONTENTS},
    ),
)
