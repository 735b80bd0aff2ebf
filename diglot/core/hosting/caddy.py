"""Write a Caddyfile for a finished site. Pure functions.

It requires only what Caddy 2.6 supports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from urllib.parse import quote, unquote

from diglot.core.hosting.server_rules import (
    CACHE_FOREVER,
    CACHE_REVALIDATE,
    CONTROL_CHARACTERS,
    DRAWING_POLICY,
    FEED_TYPES,
    HASHED_FOLDERS,
    HSTS,
    LANGUAGE_COOKIE,
    SECURITY_HEADERS,
    HostedSite,
    NotConfigurable,
    accepted_language_pattern,
)
from diglot.model.places import GONE_MARK, GONE_NAME
from diglot.model.polls import MOST_VOTE, UNAVAILABLE_PLACE

_HEAD = """\
# {address} for Caddy, written by `diglot hosting caddy`.
# Write it anew when the address, the languages or the old addresses of texts change.
#
# Put it into /etc/caddy/ and name it in the Caddyfile there (import {name}.caddy); then: systemctl reload caddy
# Caddy sees to the certificate itself.

"""

# A NUL, and parts of a path that take more than the 255 bytes that file systems allow.
_NO_NAME = r"\x00|[^/]{256}|[^/\x00-\x7f]{128}"
_LONGEST_PATH = 1_000


def render_caddyfile(site: HostedSite) -> str:
    """Return a complete Caddyfile."""
    head = _HEAD.format(address=site.base_url or "A site without an address", name=site.name)
    lines = [f"{_address(site)} {{", *(f"\t{line}".rstrip() for line in _directives(site)), "}"]
    return head + "\n".join(lines) + "\n"


def _address(site: HostedSite) -> str:
    port = f":{site.port}" if site.port else ""
    if not site.host:
        return ":80"
    return f"{site.host}{port}" if site.is_https else f"http://{site.host}{port}"


def _directives(site: HostedSite) -> Iterator[str]:
    yield from _root(site)
    yield from _headers(site)
    yield from _language_negotiation(site)
    if site.redirects:
        yield ""
        yield "# Old addresses of texts."
    for old, new in site.redirects:
        yield f"redir {_quoted(unquote(old))} {quote(new)} permanent"
    yield ""
    yield "# Compressed files that stand beside the others are sent as they are; what has none is compressed now."
    yield "encode gzip"
    if site.has_polls:
        yield "# Votes on open polls go to `diglot polls serve`; when it does not answer, a page says so."
        yield f"handle {site.polls_path}* {{"
        yield "\trequest_body {"
        yield f"\t\tmax_size {MOST_VOTE}"
        yield "\t}"
        yield f"\treverse_proxy 127.0.0.1:{site.polls_port} {{"
        yield "\t\theader_up X-Real-IP {remote_host}"
        yield "\t}"
        yield "}"
    if site.prefix:
        yield f"redir {site.prefix} {site.prefix}/ permanent"
        yield f"handle_path {site.prefix}/* {{"
        yield from (f"\t{line}" for line in _pages())
        yield "}"
        yield "handle {"
        yield "\terror 404"
        yield "}"
    elif site.has_polls:
        # What is beside one `handle` would apply to its requests as well.
        yield "handle {"
        yield from (f"\t{line}" for line in _pages())
        yield "}"
    else:
        yield from _pages()
    yield ""
    yield from _missing_pages(site)


def _root(site: HostedSite) -> Iterator[str]:
    folder = str(site.folder)
    if "{" in folder:
        if re.search(r"\\[{}]", folder):
            raise NotConfigurable(folder)
        # What Caddy has for a brace is a backslash, but a file that is imported loses it.
        yield "# The folder has a brace in its name, which Caddy would take for the beginning of a placeholder."
        yield 'map "x{" {brace} {'
        yield "\t~^x(.)$ ${1}"
        yield "}"
    yield f"root * {_quoted(folder.replace('{', '{brace}'))}"


def _pages() -> Iterator[str]:
    yield "# A site of files can only be read."
    yield "@writing not method GET HEAD"
    yield 'header @writing Allow "GET, HEAD"'
    yield "respond @writing 405"
    yield "# No file has such a name; Caddy would take it for a fault of its own."
    yield f"@nameless path_regexp {_quoted(_NO_NAME)}"
    yield "error @nameless 404"
    yield f"@endless expression size({{http.request.uri.path}}) > {_LONGEST_PATH}"
    yield "error @endless 404"
    yield "# Texts that are no longer published."
    yield f"@gone file {{path}}{GONE_MARK}"
    yield "error @gone 410"
    yield from _file_server()


def _file_server() -> Iterator[str]:
    yield "file_server {"
    yield "\tprecompressed br gzip"
    yield f"\thide _headers _redirects {GONE_MARK}"
    yield "}"


def _headers(site: HostedSite) -> Iterator[str]:
    yield ""
    yield from _common_headers(site)
    yield "@page path_regexp (?:/|\\.html|/[^/.]*)$"
    yield f"header @page Content-Security-Policy {_quoted(site.policy)}"
    yield "@drawing path *.svg"
    yield f"header @drawing Content-Security-Policy {_quoted(DRAWING_POLICY)}"
    for name, mime in FEED_TYPES.items():
        kind = name.replace(".", "_")
        yield f"@{kind} path */{name}"
        yield f'header @{kind} Content-Type "{mime}; charset=utf-8"'
    hashed_paths = " ".join(f"{site.prefix}/{folder}/*" for folder in HASHED_FOLDERS)
    yield "# Names in these folders carry a hash of the contents."
    yield f"@lasting path {hashed_paths}"
    yield f"header @lasting Cache-Control {_quoted(CACHE_FOREVER)}"
    yield f"@fleeting not path {hashed_paths}"
    yield f"header @fleeting Cache-Control {CACHE_REVALIDATE}"
    for lang in site.languages:
        yield f"header {site.prefix}/{lang}/* Content-Language {lang}"
    for first, second in permutations(site.languages, 2):
        yield f'header {site.prefix}/{first}-{second}/* Content-Language "{first}, {second}"'
    top_paths = " ".join(f"{site.prefix}/{name}" for name in ("", "index.html", "404.html", *FEED_TYPES))
    yield f"@every path {top_paths}"
    yield f"header @every Content-Language {_quoted(', '.join(site.languages))}"


def _common_headers(site: HostedSite) -> Iterator[str]:
    yield "header {"
    yield "\t-Server"
    for name, value in SECURITY_HEADERS.items():
        yield f"\t{name} {_quoted(value)}"
    if site.keeps_https:
        yield f"\tStrict-Transport-Security {_quoted(HSTS)}"
    yield "}"


def _language_negotiation(site: HostedSite) -> Iterator[str]:
    yield ""
    yield "# Only at the door the server chooses a language: the reader's own choice, or else the one that the browser"
    yield "# likes best among those of the site; nothing where it likes none of them."
    yield "map {http.request.header.Accept-Language} {range} {"
    yield f"\t{_quoted(f'~(?i){accepted_language_pattern(site.languages)}')} ${{1}}"
    yield "}"
    yield "map {range} {accepted} {"
    yield from (f"\t~(?i)^{lang}$ {site.prefix}/{lang}/" for lang in site.languages)
    yield "}"
    yield f"map {{http.request.cookie.{LANGUAGE_COOKIE}}} {{home}} {{"
    yield from (f"\t{lang} {site.prefix}/{lang}/" for lang in site.languages)
    yield "\tdefault {accepted}"
    yield "}"
    yield f"@door path {site.prefix}/ {site.prefix}/index.html"
    yield 'header @door +Vary "Accept-Language, Cookie"'
    yield "@led {"
    yield f"\tpath {site.prefix}/"
    yield '\texpression {home} != ""'
    yield "}"
    yield "redir @led {home} 302"


def _missing_pages(site: HostedSite) -> Iterator[str]:
    yield "handle_errors {"
    # Not cached: a page that is missing today may exist tomorrow.
    yield "\theader -Cache-Control"
    # The headers of the missing file do not apply to the error page.
    yield from (f"\t{line}" for line in _common_headers(site))
    yield f"\theader Content-Security-Policy {_quoted(site.policy)}"
    yield "\tmap {http.error.status_code}{http.request.orig_uri.path} {lost} {spoken} {"
    if site.has_polls:
        yield f"\t\t~^...{site.polls_path} /{UNAVAILABLE_PLACE} {_quoted(', '.join(site.languages))}"
    for lang in site.languages:
        yield f"\t\t~^410{site.prefix}/{lang}/ /{lang}/{GONE_NAME} {lang}"
        yield f"\t\t~^...{site.prefix}/{lang}/ /{lang}/404.html {lang}"
    yield f"\t\tdefault /404.html {_quoted(', '.join(site.languages))}"
    yield "\t}"
    yield "\theader Content-Language {spoken}"
    yield '\theader Content-Type "text/html; charset=utf-8"'
    yield "\trewrite * {lost}"
    yield from (f"\t{line}" for line in _file_server())
    yield "}"


def _quoted(value: str) -> str:
    """Return a value as one token of a Caddyfile.

    Between backquotes everything is literal; between double quotes a backslash escapes a quote, and nothing else.
    Raises: NotConfigurable for a value that neither can hold, or with control characters.

    >>> _quoted("^/a b$"), _quoted(r"\\.svg"), _quoted('say "a"'), _quoted('`a` "b"')
    ('"^/a b$"', '`\\\\.svg`', '`say "a"`', '"`a` \\\\"b\\\\""')
    """
    if CONTROL_CHARACTERS.search(value):
        raise NotConfigurable(value)
    if "`" not in value and ('"' in value or "\\" in value):
        return f"`{value}`"
    if '\\"' in value or value.endswith("\\"):
        raise NotConfigurable(value)
    return '"{}"'.format(value.replace('"', '\\"'))
