"""Write the file `_headers`, which hosts of static files read, for a finished site. Pure functions.

Rules do not overlap: if two match a file, some hosts join their values and others take the last one.
"""

from __future__ import annotations

from collections.abc import Iterator

from diglot.core.hosting.server_rules import (
    CACHE_FOREVER,
    FEED_TYPES,
    HASHED_FOLDERS,
    HSTS,
    SECURITY_HEADERS,
    HostedSite,
)


def render_headers(site: HostedSite) -> str:
    """Return the content of `_headers`; such hosts take care of the rest: types, compression, ranges."""
    return (
        "\n".join(line for path, headers in _rules(site) for line in (path, *(f"  {header}" for header in headers)))
        + "\n"
    )


def _rules(site: HostedSite) -> Iterator[tuple[str, list[str]]]:
    common_headers = dict(SECURITY_HEADERS)
    # It also goes with pictures and PDFs, where it has little effect: a rule for pages only is impossible here.
    common_headers["Content-Security-Policy"] = site.policy
    if site.keeps_https:
        common_headers["Strict-Transport-Security"] = HSTS
    yield f"{site.prefix}/*", [f"{name}: {value}" for name, value in common_headers.items()]
    for folder in HASHED_FOLDERS:
        yield f"{site.prefix}/{folder}/*", [f"Cache-Control: {CACHE_FOREVER}"]
    for lang in site.languages:
        yield f"{site.prefix}/{lang}/*", [f"Content-Language: {lang}"]
    all_languages = ", ".join(site.languages)
    yield f"{site.prefix}/", [f"Content-Language: {all_languages}"]
    for name, mime in FEED_TYPES.items():
        yield f"{site.prefix}/*/{name}", [f"Content-Type: {mime}; charset=utf-8"]
