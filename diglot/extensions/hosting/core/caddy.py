"""What the template of a Caddyfile shows of a finished site. Pure functions.

It requires only what Caddy 2.6 supports.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import permutations

from diglot.core.hosting.server_rules import FEED_TYPES, HASHED_FOLDERS
from diglot.extensions.hosting.core.served_site import CONTROL_CHARACTERS, NotConfigurable, ServedSite, shared_values


def caddy_values(site: ServedSite) -> Mapping[str, object]:
    """Return the values of `Caddyfile`.

    Raises: NotConfigurable.
    """
    folder = str(site.folder)
    if "{" in folder and re.search(r"\\[{}]", folder):
        raise NotConfigurable(folder)
    return {
        **shared_values(site),
        "quoted": _quoted,
        "address": _address(site),
        "folder": folder,
        # A NUL, and parts of a path that take more than the 255 bytes that file systems allow.
        "no_name": r"\x00|[^/]{256}|[^/\x00-\x7f]{128}",
        "longest_path": 1_000,
        "pairs": list(permutations(site.languages, 2)),
        "hashed_paths": [f"{site.prefix}/{folder}/*" for folder in HASHED_FOLDERS],
        "top_paths": [f"{site.prefix}/{name}" for name in ("", "index.html", "404.html", *FEED_TYPES)],
    }


def _address(site: ServedSite) -> str:
    port = f":{site.port}" if site.port else ""
    if not site.host:
        return ":80"
    return f"{site.host}{port}" if site.is_https else f"http://{site.host}{port}"


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
