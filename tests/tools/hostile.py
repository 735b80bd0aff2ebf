"""Hostile publications with their expected outcomes: the corpus of `tests/test_hostile.py`.

A case is one hostile input and its expected outcome. PWNED is what an attack would do or show; CANARY is the text of
a file beside `content/`, which no output may contain. Touches the disk, under the folder that it is given.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import os
import posixpath
import socket
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

CANARY = "xanthoproctic-quagga"
PWNED = "pwned"
SUM = "62615533"
"""The result of `7919*7907`, if a template evaluates it."""

_SETTINGS = 'base_url = "https://journal.example"\ntitle = "House"\nfallback = "hide"\n'


@dataclass(frozen=True)
class Case:
    """One hostile input. files: by path from `content/en/`; its own text is `<name>.md`.

    told: every problem of the case's files, "code line" of its own text, "code file line" of another.
    shown: text that appears in its page as written. place: makes files that cannot be written as text.
    """

    name: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    reported: Sequence[str] = ()
    shown: Sequence[str] = ()
    place: Callable[[Path], None] | None = None

    @property
    def problems(self) -> set[tuple[str, str, int]]:
        """The expected problems: code, file, line."""
        return {self._problem(problem.split(" ")) for problem in self.reported}

    def _problem(self, parts: list[str]) -> tuple[str, str, int]:
        code, line, file = parts[0], int(parts[-1]), " ".join(parts[1:-1])
        inside = file if file.startswith("content") else f"content/en/{file or f'{self.name}.md'}"
        return code, posixpath.normpath(inside), line


def text(name: str, body: str, *reported: str, shown: Sequence[str] = ()) -> Case:
    """Return a case whose text has a hostile body, beginning at line 6; its date puts it into the feeds."""
    return Case(name, {f"{name}.md": f"---\ndate: 2015-03-12\n---\n# A text\n\n{body}\n"}, reported, shown)


def front(name: str, fields: str, *reported: str, shown: Sequence[str] = (), fence: str = "---") -> Case:
    """Return a case whose front matter is hostile, beginning at line 3."""
    title = 'title = "A text"' if fence == "+++" else "title: A text"
    return Case(name, {f"{name}.md": f"{fence}\n{title}\n{fields}\n{fence}\n\nThe text.\n"}, reported, shown)


def drawing(name: str, content: str | bytes, *reported: str) -> Case:
    """Return a case that shows a drawing."""
    return Case(name, {f"{name}.md": f"# A text\n\n![A picture]({name}.svg)\n", f"{name}.svg": content}, reported)


# ---------------------------------------------------------------- markup: threats 1 and 4

_DROPPED = "dropped-markup 6"
_SHOWN = "shown-markup 6"

MARKUP: Sequence[Case] = (
    text("script", "A <script>pwned()</script> word.", _SHOWN),
    text("script-block", "<script>\npwned()\n</script>", _SHOWN),
    text("script-capitals", "A <ScRiPt SrC='https://evil.example/pwned.js'></sCrIpT> word.", _SHOWN),
    text("script-unclosed", "<script>pwned()", _SHOWN),
    text("script-in-attribute", '<p title="</p><script>pwned()</script>">Text.</p>'),
    text("handler", "<p onclick='pwned()'>Text.</p>", _DROPPED),
    text("handler-slash", "<p/onclick=pwned()>Text.</p>", shown=["<p/onclick=pwned()>"]),
    text("handler-unclosed", "<p onclick=pwned() x='"),
    text(
        "handler-of-picture",
        "A <img src='https://evil.example/x.png' alt='' onerror='pwned()'> word.",
        _DROPPED,
        "remote-picture 6",
    ),
    text("handler-of-details", "<details open ontoggle='pwned()'>Text.</details>", _DROPPED),
    text("svg-inline", "<svg onload='pwned()'><text>x</text></svg>", _SHOWN),
    text(
        "math-styled",
        "<math><mtext><table><mglyph><style><img src=x onerror=pwned()></style></table></math>",
        _DROPPED,
        _SHOWN,
        "dead-link 6",
    ),
    text(
        "math-annotated",
        "<math><annotation-xml encoding='text/html'><p><style><img src=x onerror=pwned()></style></annotation-xml></math>",
        _DROPPED,
        _SHOWN,
        "dead-link 6",
    ),
    text(
        "table-in-attribute",
        "<table title='<table><script>pwned()</script>'><tr><td title='</td><img src=x onerror=pwned()>'>A</td></tr></table>",
    ),
    text("picture-in-attribute", "<p title='<img src=asset:../../secret.svg onerror=pwned()>'>A</p>"),
    text("noscript", "<noscript><p title='</noscript><img src=x onerror=pwned()>'></noscript>", _SHOWN),
    text("template-element", "<template><script>pwned()</script></template>", _SHOWN),
    text("style-element", "<style>p { background: url(https://evil.example/pwned) }</style>", _SHOWN),
    text("style-attribute", "<p style='background: url(//evil.example/pwned)'>Text.</p>", _DROPPED),
    text("iframe", "<iframe src='https://evil.example/pwned'></iframe>", _SHOWN),
    text("iframe-srcdoc", "<iframe srcdoc='&lt;script&gt;pwned()&lt;/script&gt;'></iframe>", _SHOWN),
    text("object", "<object data='https://evil.example/pwned'></object>", _SHOWN),
    text("embed", "<embed src='https://evil.example/pwned'>", _SHOWN),
    text(
        "form",
        "<form action='https://evil.example/pwned'><input name=a><button formaction=pwned>x</button></form>",
        _DROPPED,
        _SHOWN,
    ),
    text("base", "<base href='https://evil.example/pwned/'>", _SHOWN),
    text("refresh", "<meta http-equiv=refresh content='0; url=https://evil.example/pwned'>", _SHOWN),
    text("stylesheet", "<link rel=stylesheet href='https://evil.example/pwned.css'>", _SHOWN),
    text("video", "<video src='https://evil.example/pwned' onerror='pwned()'></video>", _SHOWN),
    text(
        "source-set",
        "A <img src='https://evil.example/x.png' alt='' srcset='https://evil.example/pwned 2x'> word.",
        _DROPPED,
        "remote-picture 6",
    ),
    text("comment", "<!--[if IE]><script>pwned()</script><![endif]-->\n\nText."),
    text("comment-odd", "<!--><img src=x onerror=pwned()>-->\n\nText.", _DROPPED, "dead-link 6"),
    text("cdata", "<![CDATA[<script>pwned()</script>]]>\n\nText.", _SHOWN),
    text("processing", "<?php system('pwned'); ?>\n\nText.", _SHOWN),
    text("title-element", "<title><img src=x onerror=pwned()></title>", _DROPPED, _SHOWN, "dead-link 6"),
    text("closing-tags", "</main></article></body></html><script>pwned()</script>", _SHOWN),
    text("raw-attribute", "```{=html}\n<script>pwned()</script>\n```", shown=["<script>pwned()</script>"]),
    text("raw-latex", "\\input{/etc/passwd}\n\n\\write18{pwned}", shown=["\\input{/etc/passwd}"]),
    text("span-handler", "A [word]{onclick='pwned()' style='color: red'} here."),
    text("heading-handler", "## A heading {onclick='pwned()' style='position: fixed'}"),
    text("code-handler", "```{.python onclick='pwned()'}\nx\n```"),
    text("id-breaks-out", '## A heading {#a"><img/src=x/onerror=pwned()>}'),
    text(
        "template-body",
        "{{ 7919*7907 }} {% include '/etc/passwd' %} ${7919+1} <%= 7919+1 %>",
        "foreign-shortcode 6",
        shown=["{{ 7919*7907 }}"],
    ),
    front(
        "template-title",
        'kicker: "{{ 7919*7907 }}"\nstandfirst: "{% raw %}{{ page.__class__ }}"',
        "markup-in-field 4",
        shown=["{{ page.__class__ }}"],
    ),
    front(
        "markup-title",
        """kicker: "<script>pwned()</script>"\nstandfirst: '"><img src=x onerror=pwned()>'""",
        shown=["<script>pwned()</script>"],
    ),
    front("markup-closes-json", 'standfirst: "</script><script>pwned()</script>"', shown=["</script>"]),
    front(
        "markup-people",
        "authors: ['<img src=x onerror=pwned()>', '{{ 7919*7907 }}']",
        "doubtful-name 3",
        shown=["<img src=x onerror=pwned()>"],
    ),
    front("markup-tags", "tags: ['<script>pwned()</script>', '{{ 7919*7907 }}']", shown=["<script>pwned()</script>"]),
    front("markup-license", "license: '<script>pwned()</script>'"),
    front("markup-alt", "image: https://evil.example/pwned.png\nalt: '\" onerror=pwned()'", "missing-picture 3"),
    text("note-script", "A note.[^1]\n\n[^1]: <script>pwned()</script>", "shown-markup 8"),
    text(
        "table-script", "| A | B |\n|---|---|\n| <img src=x onerror=pwned()> | b |", "dropped-markup 8", "dead-link 8"
    ),
    text("math-link", "$\\href{javascript:pwned}{x}$", "unread-formula 6"),
    text("math-file", "$\\input{/etc/passwd} \\include{../secret}$", "unread-formula 6"),
    text("math-text", "$\\text{<img src=x onerror=pwned()>}$"),
)

# ---------------------------------------------------------------- addresses: threats 2 and 5

_UNSAFE = "unsafe-link 6"

ADDRESSES: Sequence[Case] = (
    text("link-javascript", "[A](javascript:pwned())", _UNSAFE),
    text("link-capitals", "[A](JaVaScRiPt:pwned())", _UNSAFE),
    text("link-tab", "[A](java&#9;script:pwned())", _UNSAFE),
    text("link-newline", "[A](java&#10;script:pwned())", _UNSAFE),
    text("link-control", "[A](&#1;javascript:pwned())", "forbidden-character 6", "dead-link 6"),
    text("link-invisible", "[A](java&#8203;script:pwned())", _UNSAFE),
    text("link-entity", "[A](&#x6a;avascript&colon;pwned())", _UNSAFE),
    text("link-vbscript", "[A](vbscript:pwned)", _UNSAFE),
    text("link-data", "[A](data:text/html;base64,cHduZWQ=)", _UNSAFE),
    text("link-file", "[A](file:///etc/passwd)", _UNSAFE),
    text("link-blob", "[A](blob:https://journal.example/pwned)", _UNSAFE),
    text("link-protocol-relative", "[A](//evil.example/pwned)", _UNSAFE),
    text("link-backslashes", "[A](<\\\\\\\\evil.example/pwned>)", _UNSAFE),
    text("link-slash-backslash", "[A](</\\\\evil.example/pwned>)", _UNSAFE),
    text("link-encoded", "[A](%6aavascript:pwned)", "dead-link 6"),
    text("link-our-scheme", "[A](article:en/script)", _UNSAFE),
    text("link-asset-scheme", "[A](asset:../../secret.txt)", _UNSAFE),
    text("link-reference", "[A][a]\n\n[a]: javascript:pwned()", _UNSAFE),
    text("link-automatic", "<javascript:pwned()>", _UNSAFE),
    text("link-by-hand", "<a href='javascript:pwned()'>A</a>", _UNSAFE),
    text("link-by-hand-bare", "<a href=javascript:pwned()>A</a>", _UNSAFE),
    text("link-by-hand-entity", "<a href='&#106;avascript:pwned()'>A</a>", _UNSAFE),
    text("link-by-hand-relative", "<a href='//evil.example/pwned'>A</a>", _UNSAFE),
    text("cite-by-hand", "<q cite='javascript:pwned()'>A</q>", _UNSAFE),
    text("link-by-hand-twice", "<a href='https://journal.example/' href='javascript:pwned()'>A</a>", _UNSAFE),
    text("picture-javascript", "![A](javascript:pwned())", _UNSAFE),
    text("picture-data", "![A](data:image/svg+xml,<svg/onload=pwned()>)", _UNSAFE, _SHOWN),
    text("picture-file", "![A](file:///etc/passwd)", _UNSAFE),
    text("picture-above", "![A](../../secret.svg)", _UNSAFE),
    text("picture-far-above", "![A](../../../../../../../../etc/passwd.svg)", _UNSAFE),
    text("picture-encoded-above", "![A](%2e%2e/%2e%2e/secret.svg)", _UNSAFE),
    text("picture-encoded-slash", "![A](..%2f..%2fsecret.svg)", _UNSAFE),
    text("picture-root", "![A](/../secret.svg)", "missing-picture 6"),
    text("picture-absolute", "![A](/etc/hostname.svg)", "missing-picture 6"),
    text("picture-nul", "![A](a%00.svg)", _UNSAFE),
    text("picture-is-a-text", "![A](sound.md)", "missing-picture 6"),
    text("picture-by-hand", "<img src='../../secret.svg' alt=''>", _UNSAFE),
    text("attachment-above", "[A](../../secret.txt)", _UNSAFE),
    text("attachment-settings", "[A](../site.toml)", "broken-picture 6"),
    front("lead-above", "image: ../../secret.svg\nalt: A", "missing-picture 3"),
    front("lead-absolute", "image: /etc/passwd\nalt: A", "missing-picture 3"),
    text(
        "code-names-a-file",
        '``` {include="../../secret.txt"}\n```\n\n!include ../../secret.txt\n\n[[../../secret.txt]]',
    ),
)

# ---------------------------------------------------------------- front matter: threats 3, 9 and 13

_BROKEN = "broken-front-matter"


def _bomb() -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "\n".join(rows)


def _merge_bomb() -> str:
    rows = ["m0: &m0 {k0: v}"]
    rows += [f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 9)}], k{n}: v}}" for n in range(1, 40)]
    return "\n".join(rows)


FRONT_MATTER: Sequence[Case] = (
    front("yaml-bomb", _bomb(), f"{_BROKEN} 3"),
    front("yaml-merge-bomb", _merge_bomb(), f"{_BROKEN} 3"),
    front("yaml-alias", "a: &a x\nkicker: *a", f"{_BROKEN} 3"),
    front("yaml-deep", f"a: {'[' * 10_000}", f"{_BROKEN} 3"),
    front("yaml-deep-closed", f"a: {'[' * 5_000}{']' * 5_000}", f"{_BROKEN} 3"),
    front("yaml-six-levels", "a: [[[[[[x]]]]]]", f"{_BROKEN} 3"),
    front("yaml-tag", "kicker: !!python/object/apply:os.system [touch pwned]", f"{_BROKEN} 3"),
    front("yaml-own-tag", "kicker: !include ../../secret.txt", f"{_BROKEN} 3"),
    front("yaml-twice", "kicker: One\nkicker: Two", f"{_BROKEN} 4"),
    front("yaml-large", f"kicker: {'x' * 20_000}", f"{_BROKEN} 2"),
    front("yaml-tab", "kicker:\n\t- x", f"{_BROKEN} 4"),
    front("yaml-two-documents", "--- \nkicker: x"),
    Case("yaml-list", {"yaml-list.md": "---\n- a\n- b\n---\n\nThe text.\n"}, [f"{_BROKEN} 2"]),
    Case("yaml-open", {"yaml-open.md": "---\ntitle: A text\n\nThe text.\n"}, [f"{_BROKEN} 1"]),
    front("date-impossible", "date: 2024-13-45", "bad-date 3"),
    front("date-endless", f"date: {'9' * 5_000}", "bad-date 3"),
    front("title-list", "kicker: [a, b]", "wrong-value 3"),
    front("tags-mapping", "tags: {a: b}", "wrong-value 3"),
    front("languages-unknown", "languages: [xx, ../..]", "wrong-value 3"),
    front("status-unknown", "machine_translated: perhaps", "wrong-value 3"),
    front(
        "pandoc-variables",
        "output-file: ../../pwned\nfilters: [pwned.lua]\ncss: [../../secret.txt]\nheader-includes: <script>pwned()</script>",
        "unknown-field 3",
    ),
    Case(
        "yaml-second-block",
        {
            "yaml-second-block.md": "---\ntitle: A text\n---\n\nText.\n\n---\nheader-includes: <script>pwned()</script>\n...\n"
        },
        ["shown-markup 8"],
    ),
    front("toml-deep", f"a = {'[' * 5_000}", f"{_BROKEN} 2", fence="+++"),
    front("toml-deep-closed", f"a = {'[' * 3_000}{']' * 3_000}", f"{_BROKEN} 2", fence="+++"),
    front("toml-dotted", f"{'.'.join('a' * 5_000)} = 1", f"{_BROKEN} 3", fence="+++"),
    front("toml-dotted-table", f"[{' . '.join(['a', chr(34) + 'b.c' + chr(34)] * 5)}]\n", f"{_BROKEN} 3", fence="+++"),
    front("toml-large", f'kicker = "{"x" * 20_000}"', f"{_BROKEN} 2", fence="+++"),
    front("toml-number", f"a = {'9' * 6_000}", f"{_BROKEN} 3", fence="+++"),
    front("toml-twice", 'kicker = "One"\nkicker = "Two"', f"{_BROKEN} 4", fence="+++"),
    front("toml-date", "date = 2024-13-45", f"{_BROKEN} 3", fence="+++"),
    front("toml-types", "kicker = 1979-05-27T07:32:00Z\ndate = 07:32:00\ntags = [1.5, nan]", "bad-date 4", fence="+++"),
)

_SLUGS: Mapping[str, str] = {
    "traversal": "../../../pwned", "absolute": "/etc/pwned", "parent": "..", "self": ".", "folder": "a/1",
    "backslash": "a\\\\2", "encoded": "%2e%2e%2fpwned", "nul": "a%003", "markup": "<script>pwned()</script>",
    "dotfile": ".htaccess", "device": "con", "device-2": "aux", "space": "a 4",
    "final-dot": "a5.", "long": "ы" * 200, "file": "index.html", "hyphens": "a--6", "query": "a?7",
    "fragment": "a#8", "empty": "", "option": "-o", "ligature": "ﬁ", "dots": "a..9", "tab": "a\\tb",
}  # fmt: skip

SLUGS: Sequence[Case] = tuple(front(f"slug-{name}", f'slug: "{slug}"', "bad-slug 3") for name, slug in _SLUGS.items())

_ALIASES: Mapping[str, str] = {
    "traversal": "/../pwned", "inner": "/a/../../pwned", "outside": "https://evil.example/pwned",
    "protocol-relative": "//evil.example/pwned", "two-words": "/a /en/ 301", "newline": "/a\\n/b", "query": "/a?b",
    "markup": "/<script>", "backslash": "/a\\\\b", "dotfile": "/.htaccess", "spelt-parents": "/%2e%2e/pwned", "spelt-nul": "/a%00",
    "spelt-lines": "/a%0d%0aX-Pwned:%201", "spelt-variable": "/a%24host", "spelt-braces": "/a%7bb%7d", "spelt-quotes": "/a%22%60/b",
    "spelt-semicolon": "/a%3bpwned", "semicolon": "/a;b", "spelt-space": "/a%20b", "spelt-percent": "/a%2522b", "half": "/a%2",
    # What made a Caddyfile serve the whole disk: `handle_path /pwn/* { root * / }`.
    "caddy": "/a%22%60%20/b%0a%09handle%5fpath%20/pwn/%2a%20%7b%0a%09%09root%20%2a%20/%0a%09%09file%5fserver%0a%09%7d%0a%09redir%20%60/z",
    "override": "/a%E2%80%AEb", "not-utf-8": "/a%FF",
}  # fmt: skip

ALIASES: Sequence[Case] = tuple(
    front(f"alias-{name}", f'aliases: ["{alias}"]', "wrong-value 3") for name, alias in _ALIASES.items()
)

# Places that pages and files of the site's own take.
_PAGES = ("/en/", "/index.html", "/en/index.html", "/404.html", "/en/404.html", "/en/sound/", "/EN/Sound/index.html")
_FILES = (
    "/",
    "/feed.xml",
    "/en/feed.json",
    "/sitemap.xml",
    "/robots.txt",
    "/manifest.json",
    "/_redirects",
    "/_headers",
    "/_headers/x",
    "/en/sound.pdf",
)

TAKEN: Sequence[Case] = (
    *(front(f"page-{n}", f'aliases: ["{alias}"]', "url-collision 3") for n, alias in enumerate(_PAGES)),
    *(front(f"file-{n}", f'aliases: ["{alias}"]', "wrong-value 3") for n, alias in enumerate(_FILES)),
)

# ---------------------------------------------------------------- pictures: threats 14 and 15

_BAD, _REFUSED = "broken-picture", "refused-drawing"


def svg(inside: str, head: str = "", attributes: str = 'width="10" height="10"') -> str:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inside}</svg>'


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """Return a PNG with a size in its header; its data are one empty row."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pieces = (_chunk(b"IHDR", header), *chunks, _chunk(b"IDAT", zlib.compress(b"\0" * 64)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


_ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
USE_BOMB = svg(
    '<defs><rect id="u0" width="1" height="1"/>'
    + "".join(f'<g id="u{n}">{f"""<use xlink:href="#u{n - 1}"/>""" * 10}</g>' for n in range(1, 10))
    + '</defs><use xlink:href="#u9"/>'
)
USE_CYCLE = svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>')

DRAWINGS: Mapping[str, str | bytes] = {
    "external-entity": svg("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "../../secret.txt">]>'),
    "entity-bomb": svg("<text>&a9;</text>", f'<!DOCTYPE svg [<!ENTITY a0 "x">{_ENTITIES}]>'),
    "doctype-late": svg("<text>&x;</text>", '<?xml version="1.0"?><!-- x --><!DOCTYPE svg [<!ENTITY x "pwned">]>'),
    "script": svg("<script>pwned()</script>"),
    "script-xhtml": svg('<script xmlns="http://www.w3.org/1999/xhtml">pwned()</script>'),
    "handler": svg("", attributes='onload="pwned()"'),
    "foreign-object": svg("<foreignObject><p>pwned</p></foreignObject>"),
    "iframe-xhtml": svg('<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/pwned"/>'),
    "image-outside": svg('<image href="https://evil.example/pwned.png"/>'),
    "image-file": svg('<image xlink:href="../../secret.svg"/>'),
    "image-data": svg('<image href="data:image/svg+xml,pwned"/>'),
    "link-script": svg('<a href="javascript:pwned()"><rect/></a>'),
    "animated-link": svg('<a href="#a"><animate attributeName="href" values="javascript:pwned()"/><rect/></a>'),
    "set-link": svg('<a href="#a"><set attributeName="href" to="javascript:pwned()"/><rect/></a>'),
    "use-outside": svg('<use href="https://evil.example/pwned.svg#a"/>'),
    "style-import": svg('<style>@import "https://evil.example/pwned.css";</style>'),
    "style-import-capitals": svg('<style>@IMPORT "https://evil.example/pwned.css";</style>'),
    "style-import-escaped": svg('<style>@\\69mport "https://evil.example/pwned.css";</style>'),
    "style-url": svg("<style>rect { fill: url(https://evil.example/pwned) }</style>"),
    "style-url-capitals": svg("<style>rect { fill: URL( 'https://evil.example/pwned' ) }</style>"),
    "style-image-set": svg("<style>rect { background: image-set('https://evil.example/pwned' 1x) }</style>"),
    "style-attribute": svg('<rect style="fill: url(//evil.example/pwned)"/>'),
    "style-attribute-capitals": svg('<rect style="fill: Url(//evil.example/pwned)"/>'),
    "fill": svg('<rect fill="url(https://evil.example/pwned#a)"/>'),
    "stylesheet": svg("<rect/>", '<?xml-stylesheet href="https://evil.example/pwned.css"?>'),
    "base": svg('<g xml:base="https://evil.example/pwned"><use href="#a"/></g>'),
    "use-bomb": USE_BOMB,
    "use-cycle": USE_CYCLE,
    "torn": "<svg xmlns='http://www.w3.org/2000/svg'><g>",
    "no-svg": "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><script>pwned()</script></html>",
    "utf-16": svg("<script>pwned()</script>").encode("utf-16"),
    "is-html": "<!-- x --><html><script>pwned()</script></html>",
    "is-text": "pwned",
    "is-postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(pwned) run\n",
    "is-empty": b"",
    "pixels": png(13_000, 13_000),
    "more-pixels": png(2_000_000, 2_000_000),
    "no-pixels": png(0, 0),
    "bytes": b"\x89PNG\r\n\x1a\n" + bytes(20_000_001),
    "deep": svg("<g>" * 20_000 + "</g>" * 20_000),
}  # fmt: skip

# Each runs, loads or leads elsewhere in a browser that opens the drawing by itself, without headers.
ACTIVE_DRAWINGS: Mapping[str, str] = {
    **{
        name: svg(f'<h:{markup}/>', attributes='xmlns:h="http://www.w3.org/1999/xhtml"')
        for name, markup in {
            "frame-script": """frame src="javascript:fetch('//evil.example/pwned')\"""",
            "frame": 'frame src="https://evil.example/pwned"',
            "frameset": 'frameset onload="pwned()"',
            "img": 'img src="https://evil.example/pwned"',
            "img-set": 'img srcset="https://evil.example/pwned 2x"',
            "refresh": 'meta http-equiv="refresh" content="0; url=https://evil.example/pwned"',
            "input": 'input type="image" src="https://evil.example/pwned"',
            "body": 'body background="https://evil.example/pwned"',
            "table": 'table background="https://evil.example/pwned"',
            "link": 'link rel="stylesheet" href="https://evil.example/pwned"',
            "link-set": 'link rel="preload" as="image" imagesrcset="https://evil.example/pwned 2x"',
            "base": 'base href="https://evil.example/pwned"',
            "object": 'object data="https://evil.example/pwned"',
            "embed": 'embed src="https://evil.example/pwned"',
            "portal": 'portal src="https://evil.example/pwned"',
            "track": 'track src="https://evil.example/pwned"',
            "source": 'source src="https://evil.example/pwned"',
            "form": 'form action="https://evil.example/pwned"',
            "button": 'button formaction="javascript:pwned()"',
            "details": 'details ontoggle="pwned()" open="open"',
        }.items()
    },
    "mask-escaped": svg(r"""<rect mask="\75rl('https://evil.example/pwned')"/>"""),
    "cursor-escaped": svg(r"""<rect cursor="\75rl('https://evil.example/pwned'),auto"/>"""),
    "mask-image-set": svg("""<rect mask="image-set('https://evil.example/pwned' 1x)"/>"""),
    "fill-escaped-capitals": svg(r"""<rect fill="U\52 L(//evil.example/pwned)"/>"""),
    "clip-cross-fade": svg("""<rect clip-path="cross-fade(url(//evil.example/pwned), red)"/>"""),
    "filter-src": svg("""<rect filter="src('https://evil.example/pwned')"/>"""),
    "style-font": svg("<style>@font-face { font-family: a; src: url(//evil.example/pwned) }</style>"),
    "style-split": svg("<style>rect { mask: ur<!-- x -->l(//evil.example/pwned) }</style>"),
    "fe-image": svg('<filter id="f"><feImage href="https://evil.example/pwned"/></filter>'),
    "text-path": svg('<text><textPath href="//evil.example/pwned#a">A</textPath></text>'),
    "gradient": svg('<linearGradient xlink:href="https://evil.example/pwned.svg#g"/>'),
    "animate-motion": svg('<animateMotion path="M0 0"><mpath href="https://evil.example/pwned#a"/></animateMotion>'),
    "discard": svg('<discard href="#a" begin="0s"/>'),
    "mathml": svg('<m:math xmlns:m="http://www.w3.org/1998/Math/MathML" href="javascript:pwned()"/>'),
    "no-namespace": svg('<script xmlns="">pwned()</script>'),
    "base-in-note": svg(
        '<i:g xmlns:i="http://www.inkscape.org/namespaces/inkscape" xml:base="//evil.example/pwned"><use href="#a"/></i:g>'
    ),
    "event-listener": svg('<g e:event="click" xmlns:e="http://www.w3.org/2001/xml-events"/>'),
    "entity-of-type": svg(
        "<text>&x;</text>",
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    ),
    "type-elsewhere": svg("", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://evil.example/pwned.dtd">'),
    "image-too-large": svg(f'<image href="data:image/png;base64,{base64.b64encode(png(13_000, 13_000)).decode()}"/>'),
    "image-not-one": svg('<image href="data:image/png;base64,cHduZWQ="/>'),
}  # fmt: skip


def _chain(element: str, reference: str, depth: int = 16, width: int = 4) -> str:
    """Return definitions, each of which refers to the one before four times, and a shape that uses the last."""
    shape = '<rect width="9" height="9"/>'
    levels = (
        f'<{element} id="k{n}">{f"""<rect width="9" height="9" {reference}="url(#k{n - 1})"/>""" * width}</{element}>'
        for n in range(1, depth)
    )
    last = f'<rect width="9" height="9" {reference}="url(#k{depth - 1})"/>'
    return svg(f'<defs><{element} id="k0">{shape}</{element}>{"".join(levels)}</defs>{last}')


_POINTS = [f"{n % 97},{n % 89}" for n in range(97 * 89)]


def _points(count: int) -> str:
    return " ".join(itertools.islice(itertools.cycle(_POINTS), count))


def _gradient(element: str, size: str) -> str:
    stops = '<stop offset="0"/><stop offset="1" stop-color="red"/>'
    shape = '<rect width="9" height="9" fill="url(#g)"/>'
    return svg(f'<{element} id="g" {size} spreadMethod="repeat">{stops}</{element}>{shape}')


_MARKERS = "".join(
    f'<marker id="m{n}"><polyline marker-mid="url(#m{n - 1})" points="{_points(12)}"/></marker>' for n in range(1, 8)
)
# Each hung WeasyPrint for a minute and more, or took some gigabytes.
HEAVY_DRAWINGS: Mapping[str, str] = {
    "markers": svg(
        f'<marker id="m0"><rect/></marker>{_MARKERS}<polyline marker-mid="url(#m7)" points="{_points(12)}"/>'
    ),
    "markers-inherited": svg(
        f'<marker id="m0"><rect/></marker>{_MARKERS}<g marker-mid="url(#m7)"><path d="M0 0{"h1" * 10}"/></g>'
    ),
    "markers-of-style": svg(
        f'<style>g > .a {{ marker: url(#m7) }}</style><marker id="m0"><rect/></marker>{_MARKERS}'
        f'<g><path class="b a" d="M0 0{"h1" * 10}"/></g>'
    ),
    "masks": _chain("mask", "mask"),
    "clip-paths": _chain("clipPath", "clip-path"),
    "patterns": _chain("pattern", "fill"),
    "filters": svg('<filter id="f"><feImage href="#a"/></filter><g id="a" filter="url(#f)"><rect/></g>'),
    "marker-of-many": svg(
        f'<marker id="m">{"<rect/>" * 1_000}</marker><polyline marker-mid="url(#m)" points="{_points(20_000)}"/>'
    ),
    "gradient": _gradient("linearGradient", 'x2="1e-7"'),
    "gradient-in-space": _gradient("linearGradient", 'gradientUnits="userSpaceOnUse" x2="1e-7"'),
    "gradient-shrunk": _gradient("linearGradient", 'gradientTransform="scale(1e-7)"'),
    "gradient-radial": _gradient("radialGradient", 'r="1e-7"'),
    "letters": svg(f'<text y="9">{"word " * 200_000}</text>'),
    "points": svg(f'<polygon points="{_points(1_000_000)}"/>'),
}

SOUND_DRAWINGS: Mapping[str, str | bytes] = {
    "line-of-many-points": svg(f'<polyline points="{_points(5_000)}"/>'),
    "line-with-markers": svg(
        f'<marker id="m"><circle r="2"/></marker><polyline marker-mid="url(#m)" points="{_points(5_000)}"/>'
    ),
    "hatching": _gradient("linearGradient", 'x2="0.005"'),
    "link-elsewhere": svg('<a href="https://journal.example/" target="_blank"><rect/></a>'),
    "own-parts": svg('<g id="a"/><use href="#a"/><rect fill="url(#a)" style="mask: url(\'#a\')"/>'),
    "size-endless": svg("<rect/>", attributes=f'width="{"9" * 400}" height="1"'),
    "box-endless": svg("<rect/>", attributes=f'viewBox="0 0 {"9" * 400} nan"'),
    "raster-named-svg": png(3, 2),
    "text-chunk": png(3, 2, _chunk(b"zTXt", b"x\0\0" + zlib.compress(b"x" * 1_000_000))),
    "data-picture": svg(f'<image href="data:image/png;base64,{base64.b64encode(png(1, 1)).decode()}"/>'),
}


def _reported_of(file: str, content: str | bytes) -> str:
    """Return the problem of a picture: a drawing has lines of its own, any other is reported where it is shown."""
    is_drawing = content[:1] in ("<", b"<")
    return f"{_REFUSED} {file} 1" if is_drawing else f"{_BAD} 3"


PICTURES: Sequence[Case] = (
    *(drawing(f"svg-{name}", content, _reported_of(f"svg-{name}.svg", content)) for name, content in DRAWINGS.items()),
    *(
        drawing(f"svg-{kind}-{name}", content, f"{_REFUSED} svg-{kind}-{name}.svg 1")
        for kind, drawings in (("active", ACTIVE_DRAWINGS), ("heavy", HEAVY_DRAWINGS))
        for name, content in drawings.items()
    ),
    *(drawing(f"svg-{name}", content) for name, content in SOUND_DRAWINGS.items()),
)

# ---------------------------------------------------------------- beyond limits: chapter 2, threat 17

_BEYOND, _UNREAD = "beyond-limits", "unreadable-manuscript"


def beyond(name: str, body: str, line: int = 4, *reported: str) -> Case:
    """Return a case whose text, beginning at line 4, exceeds a limit, which is reported at its line."""
    return Case(name, {f"{name}.md": f"---\ntitle: A text\n---\n{body}\n"}, [f"{_BEYOND} {line}", *reported])


def endless(name: str, body: str, line: int = 4) -> Case:
    """Return a case whose text exceeds a limit and cannot be converted in any time."""
    return beyond(name, body, line, f"{_UNREAD} 4")


def slow(name: str, body: str) -> Case:
    """Return a case whose text exceeds no limit and cannot be converted in any time: only the time limit helps."""
    return Case(name, {f"{name}.md": f"---\ntitle: A text\n---\n{body}\n"}, [f"{_UNREAD} 4"])


LIMITS: Sequence[Case] = (
    beyond("accents-nine", "a" + "\u0301" * 9),
    beyond("braces", "[" * 10_000),
    beyond("pictures-half", "![" * 3_000),
    beyond("stars", "*" * 10_000 + "a"),
    beyond("emphasis", "*a " * 10_000),
    beyond("quotations", "> " * 21 + "a"),
    beyond("list-in-a-line", "- " * 50 + "a"),
    beyond("numbers-in-a-line", "1. " * 50 + "a"),
    beyond("line", "word " * 21_000),
    beyond("word", "a" * 1_000_000),
    beyond("table", "| A | B |\n|---|---|\n" + "| 1 | 2 |\n" * 1_500),
)

ENDLESS: Sequence[Case] = (
    beyond("notes-circle", "A[^1]\n\n[^1]: x[^2]\n[^2]: y[^1]", 6),
    beyond("note-of-itself", "A[^1]\n\n[^1]: x[^1]", 6),
    beyond(
        "notes-fan",
        "A[^0]\n\n" + "\n".join(f"[^{n}]: A note[^{n + 1}][^{n + 1}]" for n in range(20)) + "\n[^20]: end",
        6,
    ),
    endless("accents", "a" + "\u0301" * 20_000),
    endless("links-half", "[_a](x_)" * 3_000),
    endless("spans-deep", "[" * 3_000 + "a" + "]{.x}" * 3_000),
    endless("divisions", "\n".join(f"{':' * (1_503 - n)} a" for n in range(1_500)), 24),
    endless(
        "commands",
        "$"
        + "\n".join(f"\\newcommand{{\\{chr(97 + n)}}}{{\\{chr(98 + n)}\\{chr(98 + n)}}}" for n in range(20))
        + "\\a$",
        9,
    ),
    endless("note-called-often", "A[^0]" * 390 + "\n\n[^0]: " + "word " * 2_000, 6),
    endless("indices", f"${'x^{' * 25}x{'}' * 25}$"),
    slow("links-half-in-lines", "[_a](x_)\n" * 3_000),
    slow("references", "[a]: /sound.md\n\n" + ("[a] " * 300 + "\n") * 20),
)

DEEP: Sequence[Case] = (
    endless("emphasis-deep", "**a " * 1_000 + "b** " * 1_000),
    endless("angles", ">" * 10_000),
    endless("quotations-deep", "> " * 500 + "a"),
    endless("quotations-deepest", "> " * 20_000 + "a"),
    endless("list-deep", "".join("  " * n + "- a\n" for n in range(300)), 24),
    endless("list-deep-in-a-line", "- " * 1_000 + "a"),
    slow("emphasis-deep-in-lines", "**a\n" * 1_000 + "b**\n" * 1_000),
    slow("spans-deep-in-lines", "[a\n" * 500 + "]{.x}\n" * 500),
)

# What pandoc and the desk get through, if they are let: paper must too, or say so.
PAPER: Sequence[Case] = (
    beyond("paper-quotations", "> " * 60 + "a", 4, "text-overflow 1"),
    beyond("paper-list", "- " * 60 + "a", 4, "text-overflow 1"),
    text("paper-emphasis", "**a " * 40 + "b** " * 40),
    text("paper-formula", f"${'{' * 50}x{'}' * 50}$ and ${'x^{' * 6}x{'}' * 6}$"),
    text("paper-word", "слово" * 2_000, "text-overflow 1", "foreign-text 4"),
    text(
        "paper-notes",
        "A[^1] B[^2]\n\n[^1]: One\n[^2]: <script>pwned()</script> Two[^1]",
        "shown-markup 9",
    ),
)

# ---------------------------------------------------------------- encodings: threat 18

_ENCODED = "# Привет, мир\n\nЭто обычный русский текст, сохранённый не так.\n"

ENCODINGS: Sequence[Case] = (
    *(
        Case(f"encoded-{name}", {f"encoded-{name}.md": _ENCODED.encode(name)}, ["not-utf8 1"])
        for name in ("windows-1251", "koi8-r", "cp866")
    ),
    Case("encoded-utf-16", {"encoded-utf-16.md": _ENCODED.encode("utf-16")}, ["not-utf8 1"]),
    Case("encoded-latin-1", {"encoded-latin-1.md": "# Café\n".encode("latin-1")}, ["not-utf8 1"]),
    Case("encoded-cut", {"encoded-cut.md": "# A text\n\nя".encode()[:-1]}, ["not-utf8 3"]),
    Case("encoded-overlong", {"encoded-overlong.md": b"# A text\n\n\xc0\xaf\n"}, ["not-utf8 3"]),
    Case("encoded-surrogate", {"encoded-surrogate.md": b"# A text\n\n\xed\xa0\x80\n"}, ["not-utf8 3"]),
    *(
        text(f"character-{ord(sign):04x}", f"A{sign}b", "forbidden-character 6")
        for sign in "\x00\x08\x1b\x7f\x9b\u202a\u202e\u2066\u2069\ufdd0\uffff\U0001fffe"
    ),
    text("character-spelt", "A&#x202E;b &#1; &#&#1;1;", "forbidden-character 6"),
    text("character-unfinished", "<p title='&#8238x'>A &#x000000202e b</p>", "forbidden-character 6"),
    text("character-return", "A&#13;b", "forbidden-character 6"),
    text("character-in-markup", "<p title='&#2;'>Text.</p>", "forbidden-character 6"),
    front("character-escaped", 'kicker: "A\\u202eb\\x01"', "forbidden-character 3"),
    front("character-escaped-toml", 'tags = ["A\\u202eb"]', "forbidden-character 3", fence="+++"),
    Case(
        "character-in-front",
        {"character-in-front.md": "---\ntitle: A\u202eb\n---\n\nText.\n"},
        ["forbidden-character 2"],
    ),
    Case("mark-of-order", {"mark-of-order.md": b"\xef\xbb\xbf---\r\ntitle: A text\r\n---\r\n\r\nText.\r\n"}),
    Case("old-mac", {"old-mac.md": b"---\rtitle: A text\rdate: 2024-13-45\r---\r\rText.\r"}, ["bad-date 3"]),
    Case("empty", {"empty.md": b""}, ["no-title 1", "empty-text 1"]),
    Case("large", {"large.md": b"word\n" * 400_001}, ["too-large 1"]),
)

# ---------------------------------------------------------------- names and special files: threats 8, 10, 11, 12


def _file(path: str, content: str = "# A text\n\nText.\n") -> Callable[[Path], None]:
    def place(root: Path) -> None:
        target = root / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")

    return place


def _linked(path: str, target: str) -> Callable[[Path], None]:
    def place(root: Path) -> None:
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).symlink_to(target)

    return place


def _pipe(root: Path) -> None:
    os.mkfifo(root / "content/en/pipe.md")


def _socket(root: Path) -> None:
    # A socket's path may have a hundred bytes only.
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as made:
        made.bind(f"{short}/s")
        Path(f"{short}/s").rename(root / "content/en/socket.md")


def _bytes_name(root: Path) -> None:
    target = os.fsencode(root / "content/en") + b"/\xff\xfe.md"
    with open(target, "wb") as file:  # noqa: PTH123 - a name of bytes
        file.write(b"# A text\n")


def _two_forms(root: Path) -> None:
    for form in ("NFC", "NFD"):
        _file(unicodedata.normalize(form, "en/\u0439.md"), f"# A text ({form})\n")(root)  # type: ignore[arg-type]


def _deep_folders(root: Path) -> None:
    folder = os.open(root / "content/en", os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("d", dir_fd=folder)
        inner = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(folder)


def named(name: str, path: str, *reported: str) -> Case:
    """Return a case with a hostile file name."""
    return Case(name, {}, reported, (), _file(path))


NAMES: Sequence[Case] = (
    named("name-long", f"en/{'x' * 240}.md", f"bad-file-name {'x' * 240}.md 1"),
    named("name-long-cyrillic", f"en/{'ы' * 120}.md", f"bad-file-name {'ы' * 120}.md 1"),
    named("name-newline", "en/a\nb.md", "bad-file-name a\nb.md 1"),
    named("name-markup", "en/<script>.md", "bad-file-name <script>.md 1"),
    named("name-quoted", 'en/a"b.md', 'bad-file-name a"b.md 1'),
    named("name-backslash", "en/a\\..\\pwned.md", "bad-file-name a\\..\\pwned.md 1"),
    named("name-colon", "en/a:b.md", "bad-file-name a:b.md 1"),
    named("name-override", "en/a\u202eb.md", "bad-file-name a\u202eb.md 1"),
    named("name-control", "en/a\x9bb.md", "bad-file-name a\x9bb.md 1"),
    named("name-escape", "en/a\x1b[2Jb.md", "bad-file-name a\x1b[2Jb.md 1"),
    named("name-option", "en/-o.md"),
    named("name-filter", "en/--lua-filter=pwned.lua.md"),
    named("name-shell", "en/$(touch pwned).md"),
    named("name-encoded", "en/%2e%2e%2fpwned.md"),
    named("name-space", "en/two words.md"),
    named("name-device", "en/con.md"),
    named("name-signs", "en/№.md"),
    named("name-signs-folder", "en/№/text.md"),
    named("name-template", "en/{{ 7919-7907 }}.md"),
    named("name-hidden", "en/.hidden.md"),
    named("name-list", "en/tags/a.md"),
    named("name-folder", "en/folder.md/text.md"),
    Case("name-bytes", {}, ["bad-file-name \ufffd\ufffd.md 1"], (), _bytes_name),
    Case("name-two-forms", {}, ["same-name \u0439.md 1"], (), _two_forms),
    Case("link-to-file", {}, ["not-a-file link.md 1"], (), _linked("en/link.md", "../../secret.txt")),
    Case("link-to-picture", {}, ["not-a-file link.svg 1"], (), _linked("en/link.svg", "../../secret.svg")),
    Case("link-to-folder", {}, ["not-a-file linked 1"], (), _linked("en/linked", "../../outside")),
    Case("link-to-itself", {}, ["not-a-file self.md 1"], (), _linked("en/self.md", "self.md")),
    Case("link-to-nothing", {}, ["not-a-file nothing.md 1"], (), _linked("en/nothing.md", "nowhere.md")),
    Case("link-to-zeros", {}, ["not-a-file zeros.md 1"], (), _linked("en/zeros.md", "/dev/zero")),
    Case("link-to-parent", {}, ["not-a-file parent 1"], (), _linked("en/parent", "..")),
    Case("pipe", {}, ["not-a-file pipe.md 1"], (), _pipe),
    Case("socket", {}, ["not-a-file socket.md 1"], (), _socket),
    Case("folders-deep", {}, (), (), _deep_folders),
)  # fmt: skip

# ---------------------------------------------------------------- collisions: threat 10


def _same(name: str, *files: tuple[str, str], reported: str) -> Case:
    return Case(name, dict(files), [reported])


COLLISIONS: Sequence[Case] = (
    _same("same-slug", ("one-a.md", "---\ntitle: A\nslug: same\n---\nText.\n"), ("one-b.md", "---\ntitle: B\nslug: same\n---\nText.\n"),
          reported="url-collision one-b.md 3"),
    _same("same-capitals", ("two.md", "# A\n"), ("TWO.md", "# B\n"), reported="url-collision two.md 1"),
    _same("same-suffix", ("three.md", "# A\n"), ("three.markdown", "# B\n"), reported="same-name three.md 1"),
    _same("same-folder", ("four.md", "# A\n"), ("four/index.md", "# B\n"), reported="same-name four.md 1"),
    _same("same-alias", ("five.md", "# A\n"), ("five-b.md", "---\ntitle: B\naliases: [/en/five/]\n---\nText.\n"),
          reported="url-collision five-b.md 3"),
    _same("same-aliases", ("six-a.md", "---\ntitle: A\naliases: [/old/]\n---\nText.\n"),
          ("six-b.md", "---\ntitle: B\naliases: [/OLD/]\n---\nText.\n"), reported="url-collision six-b.md 3"),
    _same("same-as-list", ("archive.md", "# A\n"), reported="url-collision archive.md 1"),
)  # fmt: skip

# ---------------------------------------------------------------- settings, people, polls: each a publication

_PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: ru\\n"\n\n'


def _settings(name: str, toml: str | bytes, *reported: str) -> Case:
    """Without base_url, so that each is told of that too: the test knows."""
    return Case(name, {"../site.toml": toml}, reported)


def _person(name: str, toml: str, *reported: str, shown: Sequence[str] = ()) -> Case:
    article = "---\ntitle: A text\nauthors: [anna]\n---\n\nText.\n"
    return Case(name, {f"{name}.md": article, "../people/anna.toml": toml}, reported, shown)


def _poll(name: str, toml: str, *reported: str, shown: Sequence[str] = ()) -> Case:
    article = "---\ntitle: A text\npoll: choice\n---\n\nText.\n"
    return Case(name, {f"{name}.md": article, "../polls/choice.toml": toml}, reported, shown)


def _catalogue(name: str, po: str | bytes, *reported: str) -> Case:
    return Case(name, {"../../locales/ru/LC_MESSAGES/diglot.po": po}, reported)


def _special(name: str, path: str, make: Callable[[Path], None], *reported: str) -> Case:
    """Return a case with something that is not a regular file in place of one."""

    def place(root: Path) -> None:
        target = Path(os.path.normpath(root / "content/en" / path))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        make(target)

    return Case(name, {}, reported, (), place)


def _to(place: str) -> Callable[[Path], None]:
    return lambda target: target.symlink_to(place)


# 60 kB, for which tomllib takes 3.5 GB.
_DOTTED = f"{'.'.join(['a'] * 30_000)} = 1\n"
_SITE, _ANNA, _CHOICE = "../site.toml", "../people/anna.toml", "../polls/choice.toml"
_CATALOGUE = "content/en/../../locales/ru/LC_MESSAGES/diglot.po"

HOUSES: Sequence[Case] = (
    _settings("settings-deep", f"a = {'[' * 5_000}", f"broken-toml {_SITE} 1"),
    _settings("settings-deep-extensions", f"extensions = {'[' * 5_000}", f"broken-toml {_SITE} 1"),
    _settings("settings-deep-closed", f"a = {'[' * 3_000}{']' * 3_000}", f"broken-toml {_SITE} 1"),
    _settings("settings-number", f"per_page = {'9' * 6_000}", f"broken-toml {_SITE} 1"),
    _settings("settings-dotted", f"# A remark.\n{'.'.join(['a'] * 900_000)} = 1", f"broken-toml {_SITE} 2"),
    # A line feed at the end would begin a line of `_headers` or of a server's configuration.
    _settings("settings-policy-line", '[csp]\nscript-src = ["https://pwned.example\\n"]\n', f"wrong-value {_SITE} 2"),
    _settings("settings-address-line", 'base_url = "https://pwned.example\\n"\n', f"wrong-value {_SITE} 1"),
    _settings("settings-logo-line", '[look]\nlogo = "images/logo.svg\\n"\n', f"wrong-value {_SITE} 2"),
    _settings("settings-head-script", "head = ['<script>pwned()</script>', '<meta http-equiv=\"refresh\" content=\"0\">']\n", f"wrong-value {_SITE} 1"),
    _settings("settings-menu-script", '[[menu]]\nhref = "javascript:pwned()"\nen = "<script>pwned()</script>"\nru = "A"\n', f"dead-menu-link {_SITE} 2"),
    _settings("settings-menu-markup", '[[menu]]\nhref = "https://a.example/"\nen = "<img src=x onerror=pwned()>"\nru = "A"\n'),
    _settings("settings-look-style", '[look]\naccent = "red;}body{background:url(https://pwned.example)"\n', f"wrong-value {_SITE} 2"),
    _settings("settings-look-number", "[look]\nscale = nan\n[press]\nbleed_mm = inf\n", f"wrong-value {_SITE} 2", f"wrong-value {_SITE} 4"),
    _settings("settings-hidden-escape", 'title = "A\\u0000\\u202eB"\n', f"forbidden-character {_SITE} 1", f"forbidden-character {_SITE} 1"),
    _settings("settings-binary", b"\xff\xfe\x00title", f"not-utf8 {_SITE} 1", f"broken-toml {_SITE} 1"),
    _settings("settings-address", 'base_url = "javascript:pwned()"', f"wrong-value {_SITE} 1"),
    _settings("settings-address-quoted", "base_url = 'https://journal.example/\"><script>pwned()</script>'", f"wrong-value {_SITE} 1"),
    _settings("settings-title", 'base_url = "https://a.example"\ntitle = "<script>pwned()</script>{{ 7919*7907 }}"'),
    _settings("settings-imprint", 'imprint = "<script>pwned()</script>\\n\\n[A](javascript:pwned()) ![A](../secret.svg)"',
              f"shown-markup {_SITE} 1", f"unsafe-link {_SITE} 3"),
    _settings("settings-languages", 'languages = ["../..", "en"]', f"wrong-value {_SITE} 1"),
    _settings("settings-blogs", 'blogs = ["../../secret"]', f"unknown-blog {_SITE} 1"),
    _settings("settings-trim", 'trim = "../../../etc/passwd"', f"wrong-value {_SITE} 1"),
    _settings("settings-formats", 'formats = ["html", "../pwned"]', f"wrong-value {_SITE} 1"),
    _settings("settings-shares", 'shares = ["javascript:pwned()"]', f"wrong-value {_SITE} 1"),
    _settings("settings-numbers", f"per_page = {'9' * 4_000}\noutline_words = {'9' * 4_000}"),
    _settings("settings-audience", '[[audiences]]\nid = "../../pwned"\nen = "A"\nru = "A"', f"wrong-value {_SITE} 1"),
    _settings("settings-tags", '[tags."<script>pwned()</script>"]\nen = "{{ 7919*7907 }}"\nru = "A"'),
    _person("person-dotted", _DOTTED, f"broken-toml {_ANNA} 1"),
    _poll("poll-dotted", _DOTTED, f"broken-toml {_CHOICE} 1"),
    Case("bibliography-deep", {"../bibliography.json": "[" * 200_000}, ["broken-bibliography ../bibliography.json 1"]),
    Case("glossary-dotted", {"../glossary.toml": _DOTTED}, ["broken-toml ../glossary.toml 1"]),
    Case("volume-dotted", {"../volumes/v.toml": _DOTTED}, ["broken-toml ../volumes/v.toml 1"]),
    Case("ledger-dotted", {"../ledger/sound.toml": _DOTTED, "../ru/sound.md": "# Звук\n\nСлова.\n"}, ["damaged-ledger ../ledger/sound.toml 1"]),
    _special("settings-pipe", "../site.toml", os.mkfifo, f"not-a-file {_SITE} 1"),
    _special("settings-zeros", "../site.toml", _to("/dev/zero"), f"not-a-file {_SITE} 1"),
    _special("settings-elsewhere", "../site.toml", _to("/etc/passwd"), f"not-a-file {_SITE} 1"),
    _special("person-elsewhere", "../people/anna.toml", _to("/etc/passwd"), f"not-a-file {_ANNA} 1"),
    _special("glossary-pipe", "../glossary.toml", os.mkfifo, "not-a-file ../glossary.toml 1"),
    _special("words-pipe", "../../locales/ru/LC_MESSAGES/diglot.po", os.mkfifo, f"not-a-file {_CATALOGUE} 1"),
    _special("words-zeros", "../../locales/ru/LC_MESSAGES/diglot.po", _to("/dev/zero"), f"not-a-file {_CATALOGUE} 1"),
    _special("words-elsewhere", "../../locales/ru/LC_MESSAGES/diglot.po", _to("/etc/passwd"), f"not-a-file {_CATALOGUE} 1"),
    _person("person-biography", 'name = "<b>Anna</b>"\nbio = "<script>pwned()</script>\\n\\n[A](javascript:pwned())"',
            f"shown-markup {_ANNA} 1", f"unsafe-link {_ANNA} 3", shown=["<b>Anna</b>"]),
    _person("person-link", 'name = "Anna"\n[[links]]\nurl = "javascript:pwned()"\nen = "A"\nru = "A"', f"wrong-value {_ANNA} 2"),
    _person("person-link-quoted", "name = 'Anna'\n[[links]]\nurl = 'https://a.example/\" onclick=\"pwned()'\nen = 'A'\nru = 'A'", f"wrong-value {_ANNA} 2"),
    _person("person-template", 'name = "{{ 7919*7907 }}"', shown=["{{ 7919*7907 }}"]),
    _poll("poll-template", 'closed = 2020-01-01\nquestion = "{{ 7919*7907 }}"\n[[options]]\nen = "<script>pwned()</script>"\nru = "A"\nvotes = 1\n[[options]]\nen = "B"\nru = "B"',
          shown=["{{ 7919*7907 }}", "<script>pwned()</script>"]),
    _poll("poll-votes", f'closed = 2020-01-01\nquestion = "A"\n[[options]]\nen = "A"\nru = "A"\nvotes = {"9" * 4_000}\n[[options]]\nen = "B"\nru = "B"', f"wrong-value {_CHOICE} 6"),
    _poll("poll-nothing", 'closed = 2020-01-01\nquestion = "A"\noptions = 3', f"wrong-value {_CHOICE} 3"),
    _catalogue("words-conflict", f"{_PO}<<<<<<< HEAD\nmsgid \"Contents\"\nmsgstr \"A\"\n=======\n>>>>>>> b\n", f"broken-catalogue {_CATALOGUE} 6"),
    _catalogue("words-placeholder", f'{_PO}msgid "By %(names)s"\nmsgstr "%(names)s %(secret)s"\n', f"wrong-placeholder {_CATALOGUE} 6"),
    _catalogue("words-class", f'{_PO}msgid "“{{msgid}}” is not translated"\nmsgstr "{{msgid.__class__}}"\n', f"wrong-placeholder {_CATALOGUE} 6"),
    _catalogue("words-markup", f'{_PO}msgid "Contents"\nmsgstr "<script>pwned()</script>{{{{ 7919*7907 }}}}"\n'),
    _catalogue("words-charset", f'{_PO.replace("UTF-8", "pwned")}msgid "Contents"\nmsgstr "A"\n', f"broken-catalogue {_CATALOGUE} 1"),
    _catalogue("words-encoding", f'{_PO}msgid "Contents"\nmsgstr "Содержание"\n'.encode("windows-1251"), f"broken-catalogue {_CATALOGUE} 1"),
    _catalogue("words-plural-code", _PO.replace('"Language', '"Plural-Forms: nplurals=2; plural=__import__(\'os\').abort();\\n"\n"Language')
               + 'msgid "Contents"\nmsgstr "A"\n'),
    _catalogue("words-plural-room", _PO.replace('"Language', '"Plural-Forms: nplurals=99999999999; plural=n;\\n"\n"Language')
               + 'msgid "{n} text"\nmsgid_plural "{n} texts"\nmsgstr[0] "A"\n', f"missing-plural {_CATALOGUE} 7"),
    _catalogue("words-empty", b""),
    _catalogue("words-binary", bytes(range(256)) * 40, f"broken-catalogue {_CATALOGUE} 1"),
)  # fmt: skip


# ---------------------------------------------------------------- publications


def write_publication(root: Path, cases: Sequence[Case]) -> Path:
    """Write a publication of these cases, with one sound text, and files that a build must not read; return the folder."""
    _put(root / "content/site.toml", _SETTINGS)
    _put(root / "content/en/sound.md", "# A sound text\n\nIt has nothing hostile.\n")
    _put(root / "secret.txt", CANARY)
    _put(root / "secret.svg", svg(f"<text>{CANARY}</text>"))
    _put(root / "outside/secret.md", f"# {CANARY}\n\n{CANARY}\n")
    for case in cases:
        for name, content in case.files.items():
            _put(root / "content/en" / name, content)
        if case.place:
            case.place(root)
    return root


def _put(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def marks(root: Path) -> dict[str, str]:
    """Return a digest of the contents, kind and times of everything in a publication except output and cache."""
    found: dict[str, str] = {}
    pending = [os.fsencode(root)]
    while pending:
        folder = pending.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:  # deeper than a path may be
            continue
        for entry in entries:
            if os.path.dirname(entry.path) == os.fsencode(root) and entry.name in (b".cache", b"public"):  # noqa: PTH120
                continue
            state = entry.stat(follow_symlinks=False)
            content = Path(os.fsdecode(entry.path)).read_bytes() if entry.is_file(follow_symlinks=False) else b""
            digest = hashlib.sha256(content).hexdigest()
            found[repr(entry.path)] = f"{state.st_mode} {state.st_mtime_ns} {digest}"
            if entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)
    return found


@dataclass(frozen=True)
class Outcome:
    """The outcome of a build in a separate process: output; seconds of the processor and peak memory, with its children."""

    code: int
    document: Mapping[str, Any]
    stderr: str
    seconds: float
    peak_bytes: int

    @property
    def problems(self) -> set[tuple[str, str, int]]:
        """Code, file and line of every problem."""
        return {(row["code"], row["file"], row["line"]) for row in self.document.get("problems", [])}


# With a shorter time limit for a text, so that a batch of endless texts ends soon.
_BUILD = """
import sys
from diglot.adapters import pandoc
pandoc.SECONDS_A_DOCUMENT, pandoc.CLOCK_FACTOR = float(sys.argv.pop(1)), 100
from diglot.cli.command_line import main
sys.exit(main())
"""


def build_apart(root: Path, *options: str, seconds_a_text: float = 10.0) -> Outcome:
    """Build a publication in a separate process."""
    command = [sys.executable, "-c", _BUILD, str(seconds_a_text), "build", "--root", str(root), "--json", "--jobs", "2"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1893456000", "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([*command, *options], stdout=out, stderr=err, env=environment, cwd=root)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        output, stderr = out.read().decode(), err.read().decode()
    document = json.loads(output) if output.startswith("{") else {}
    return Outcome(process.returncode, document, stderr, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
