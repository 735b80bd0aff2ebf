"""A finished site in, the file `_headers` out, which hosts of static files read. Touches nothing.

Rules do not overlap: where two fit one file, one host joins their values and another takes the last.
"""

from __future__ import annotations

from collections.abc import Iterator

from diglot.core.hosting.server_rules import (
    FEED_TYPES,
    HSTS,
    LASTING,
    LASTING_FOLDERS,
    SECURITY_HEADERS,
    HostedSite,
    page_policy,
)


def render_headers(site: HostedSite) -> str:
    """The file `_headers`. What it does not say, such hosts do by themselves: types, compression, ranges."""
    return "\n".join(line for path, lines in _rules(site) for line in (path, *(f"  {one}" for one in lines))) + "\n"


def _rules(site: HostedSite) -> Iterator[tuple[str, list[str]]]:
    everywhere = dict(SECURITY_HEADERS)
    # Also with pictures and PDFs, where it says little: a rule for pages alone cannot be written here.
    everywhere["Content-Security-Policy"] = page_policy(has_search=site.has_search)
    if site.keeps_https:
        everywhere["Strict-Transport-Security"] = HSTS
    yield f"{site.prefix}/*", [f"{name}: {value}" for name, value in everywhere.items()]
    for folder in LASTING_FOLDERS:
        yield f"{site.prefix}/{folder}/*", [f"Cache-Control: {LASTING}"]
    for lang in site.languages:
        yield f"{site.prefix}/{lang}/*", [f"Content-Language: {lang}"]
    every = ", ".join(site.languages)
    yield f"{site.prefix}/", [f"Content-Language: {every}"]
    for name, mime in FEED_TYPES.items():
        yield f"{site.prefix}/*/{name}", [f"Content-Type: {mime}; charset=utf-8"]
