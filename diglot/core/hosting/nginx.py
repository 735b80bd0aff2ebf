"""Write a configuration of nginx, a file for its `conf.d`, for a finished site. Pure functions.

All headers are set at the level of the server, with values from maps: a location that sets any header would lose them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2s
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
    MIME_TYPES,
    SECURITY_HEADERS,
    TEXT_TYPES,
    UNKNOWN_TYPE,
    HostedSite,
    NotConfigurable,
    accepted_language_pattern,
)
from diglot.model.places import GONE_MARK, GONE_NAME
from diglot.model.polls import MOST_VOTE, UNAVAILABLE_PLACE

_HEAD = """\
# {address} for nginx, written by `diglot hosting nginx`.
# Write it anew when the address, the languages or the old addresses of texts change.
#
# 1. Put it into /etc/nginx/conf.d/ as {name}.conf.
# 2. brotli_static is a module: apt-get install libnginx-mod-http-brotli-static, or delete that line.
# 3. nginx -t && systemctl reload nginx
"""
_CERTIFICATE = "# 4. HTTPS: certbot --nginx -d {host}   (it writes its lines into this file)\n"


def render_nginx(site: HostedSite) -> str:
    """Return a complete configuration."""
    head = _HEAD.format(address=site.base_url or "A site without an address", name=site.name)
    if site.is_https and not site.port:
        head += _CERTIFICATE.format(host=site.host)
    server = ["server {", *(f"    {line}".rstrip() for line in _server(site)), "}"]
    return "\n".join([head, "".join(_maps(site)), *server]) + "\n"


# ---------------------------------------------------------------- maps


def _maps(site: HostedSite) -> Iterator[str]:
    matched_range, accepted, home = (_variable(site, name) for name in ("range", "accepted", "home"))
    pattern = accepted_language_pattern(site.languages)
    homes = {lang: f"{site.prefix}/{lang}/" for lang in site.languages}
    yield "# The language that a browser likes best among those of the site; nothing where it likes none of them.\n"
    yield _map("$http_accept_language", matched_range, {f"~*{pattern}": "$1"}, "")
    yield _map(matched_range, accepted, homes, "")
    yield "# The choice that a reader has made wins.\n"
    yield _map(f"$cookie_{LANGUAGE_COOKIE}", home, homes, accepted)
    hashed_folders = rf"~^{_escaped(site.prefix)}/(?:{'|'.join(HASHED_FOLDERS)})/"
    yield "# Names in these folders carry a hash of the contents.\n"
    yield _map("$uri", _variable(site, "cache"), {hashed_folders: CACHE_FOREVER}, CACHE_REVALIDATE)
    negotiated = dict.fromkeys((f"{site.prefix}/", f"{site.prefix}/index.html"), "Accept-Language, Cookie")
    yield _map("$uri", _variable(site, "vary"), negotiated, "")
    yield _map("$uri", _variable(site, "language"), _content_languages(site), "")
    policies = {"~^text/html": site.policy, "~^image/svg": DRAWING_POLICY}
    yield _map("$sent_http_content_type", _variable(site, "policy"), policies, "")
    if "$" in str(site.folder):
        yield "# The folder has a dollar sign in its name, which nginx would take for a variable.\n"
        yield f'geo {_variable(site, "dollar")} {{\n    default "$";\n}}\n'
    if site.keeps_https:
        yield _map("$https", _variable(site, "hsts"), {"on": HSTS}, "")


def _content_languages(site: HostedSite) -> Mapping[str, str]:
    prefix, all_languages = _escaped(site.prefix), ", ".join(site.languages)
    top_places = ["index.html", "404.html", *([UNAVAILABLE_PLACE] if site.has_polls else []), *FEED_TYPES]
    top_files = "|".join(place.replace(".", "\\.") for place in top_places)
    values = {rf"~^{prefix}/{lang}/": lang for lang in site.languages}
    pairs = {
        rf"~^{prefix}/{first}-{second}/": f"{first}, {second}" for first, second in permutations(site.languages, 2)
    }
    return {**values, **pairs, rf"~^{prefix}/(?:{top_files})?$": all_languages}


def _variable(site: HostedSite, name: str) -> str:
    # A digest, because a long host name would exceed the default size of nginx's hash table of variables.
    digest = blake2s(site.name.encode(), digest_size=4).hexdigest()
    return f"$diglot_{digest}_{name}"


def _map(source: str, target: str, values: Mapping[str, str], default: str) -> str:
    lines = [
        f"    default {_quoted(default)};",
        *(f"    {_quoted(key)} {_quoted(replacement)};" for key, replacement in values.items()),
    ]
    return "map {} {} {{\n{}\n}}\n".format(source, target, "\n".join(lines))


# ---------------------------------------------------------------- the server


def _server(site: HostedSite) -> Iterator[str]:
    port = site.port or 80
    yield f"listen {port};"
    yield f"listen [::]:{port};"
    yield f"server_name {site.host or '_'};"
    yield "server_tokens off;"
    yield "absolute_redirect off;"
    yield ""
    yield from _types()
    yield ""
    yield from _headers(site)
    yield ""
    yield f"error_page 403 =404 {site.prefix}/404.html;"
    yield f"error_page 404 {site.prefix}/404.html;"
    yield from _locations(site)
    yield from _redirects(site)


def _types() -> Iterator[str]:
    yield "# Compressed files that stand beside the others are sent as they are; what has none is compressed now."
    yield "brotli_static on;"
    yield "gzip_static on;"
    yield "gzip on;"
    yield "gzip_vary on;"
    texts = " ".join(mime for mime in TEXT_TYPES if mime != "text/html")
    yield f"gzip_types {texts};"
    yield "charset utf-8;"
    yield f"charset_types {texts};"
    yield f"default_type {UNKNOWN_TYPE};"
    yield "types {"
    suffixes: dict[str, list[str]] = {}
    for suffix, mime in MIME_TYPES.items():
        suffixes.setdefault(mime, []).append(suffix.lstrip("."))
    for mime, names in suffixes.items():
        yield f"    {mime} {' '.join(names)};"
    yield "}"


def _headers(site: HostedSite) -> Iterator[str]:
    for name, value in SECURITY_HEADERS.items():
        yield f"add_header {name} {_quoted(value)} always;"
    yield f"add_header Content-Security-Policy {_variable(site, 'policy')} always;"
    if site.keeps_https:
        yield f"add_header Strict-Transport-Security {_variable(site, 'hsts')} always;"
    yield f"add_header Content-Language {_variable(site, 'language')} always;"
    # Without "always": a page that is missing today may exist tomorrow.
    yield f"add_header Cache-Control {_variable(site, 'cache')};"
    yield f"add_header Vary {_variable(site, 'vary')};"


def _locations(site: HostedSite) -> Iterator[str]:
    dollar = "${" + _variable(site, "dollar").removeprefix("$") + "}"
    folder, prefix = str(site.folder).rstrip("/").replace("$", dollar), site.prefix
    home = _variable(site, "home")
    if prefix:
        yield f"location = {prefix} {{ return 301 {prefix}/; }}"
    yield f"location {prefix}/ {{ alias {_quoted(folder + '/')}; }}"
    yield "# Only here the server chooses a language."
    yield f"location = {prefix}/ {{"
    yield f"    if ({home}) {{ return 302 {home}; }}"
    yield f"    alias {_quoted(folder + '/')};"
    yield "}"
    if site.has_polls:
        yield from _polls(site)
    for lang in site.languages:
        yield f"location {prefix}/{lang}/ {{"
        yield f"    error_page 403 =404 {prefix}/{lang}/404.html;"
        yield f"    error_page 404 {prefix}/{lang}/404.html;"
        yield f"    error_page 410 {prefix}/{lang}/{GONE_NAME};"
        yield f"    alias {_quoted(f'{folder}/{lang}/')};"
        yield f'    if (-f "${{request_filename}}{GONE_MARK}") {{ return 410; }}'
        yield "}"
    for name, mime in FEED_TYPES.items():
        dotted = name.replace(".", "\\.")
        yield f"location ~ ^{_escaped(prefix)}/((?:[^/]+/)*{dotted})$ {{"
        yield "    types { }"
        yield f"    default_type {mime};"
        yield f"    alias {_quoted(f'{folder}/$1')};"
        yield "}"
    yield "# For hosts of static files, not for readers."
    yield f"location ~ ^{_escaped(prefix)}/(?:_headers|_redirects|.*/{GONE_MARK})$ {{ return 404; }}"


def _polls(site: HostedSite) -> Iterator[str]:
    yield "# Votes on open polls go to `diglot polls serve`; when it does not answer, a page says so."
    yield f"location {site.polls_path} {{"
    yield f"    proxy_pass http://127.0.0.1:{site.polls_port};"
    yield "    proxy_set_header Host $http_host;"
    yield "    proxy_set_header X-Real-IP $remote_addr;"
    yield f"    client_max_body_size {MOST_VOTE};"
    yield f"    error_page 502 503 504 {site.prefix}/{UNAVAILABLE_PLACE};"
    yield "}"


def _redirects(site: HostedSite) -> Iterator[str]:
    if site.redirects:
        yield ""
        yield "# Old addresses of texts."
    for old, new in site.redirects:
        # nginx matches the decoded path, and must send the new one encoded.
        yield f"location = {_quoted(unquote(old))} {{ return 301 {_quoted(quote(new))}; }}"


def _escaped(path: str) -> str:
    """Return a path as a part of a regular expression."""
    return path.replace(".", "\\.")


def _quoted(value: str) -> str:
    """Return a value as one token of nginx's configuration; variables in it are kept.

    Raises: NotConfigurable for control characters.

    >>> _quoted('a "b" \\\\ c')
    '"a \\\\"b\\\\" \\\\\\\\ c"'
    """
    if CONTROL_CHARACTERS.search(value):
        raise NotConfigurable(value)
    return '"{}"'.format(value.replace("\\", "\\\\").replace('"', '\\"'))
