"""What the template of nginx's configuration shows of a finished site. Pure functions.

All headers are set at the level of the server, with values from maps: a location that sets any header would lose them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from hashlib import blake2s
from itertools import permutations

from diglot.core.hosting.server_rules import FEED_TYPES, MIME_TYPES, TEXT_TYPES
from diglot.extensions.hosting.core.served_site import CONTROL_CHARACTERS, NotConfigurable, ServedSite, shared_values
from diglot.model.polls import UNAVAILABLE_PLACE


def nginx_values(site: ServedSite) -> Mapping[str, object]:
    """Return the values of `nginx.conf`."""
    own = partial(_variable, site)
    types: dict[str, list[str]] = {}
    for suffix, mime in MIME_TYPES.items():
        types.setdefault(mime, []).append(suffix.lstrip("."))
    return {
        **shared_values(site),
        "quoted": _quoted,
        "dotted": _dotted,
        "own": own,
        "folder": str(site.folder).rstrip("/").replace("$", f"${{{own('dollar').removeprefix('$')}}}"),
        "homes": {lang: f"{site.prefix}/{lang}/" for lang in site.languages},
        "content_languages": _content_languages(site),
        "texts": [mime for mime in TEXT_TYPES if mime != "text/html"],
        "types": types,
    }


def _content_languages(site: ServedSite) -> Mapping[str, str]:
    """Return the languages of pages by patterns of their paths."""
    prefix, all_languages = _dotted(site.prefix), ", ".join(site.languages)
    top_places = ["index.html", "404.html", *([UNAVAILABLE_PLACE] if site.has_polls else []), *FEED_TYPES]
    values = {rf"~^{prefix}/{lang}/": lang for lang in site.languages}
    pairs = {
        rf"~^{prefix}/{first}-{second}/": f"{first}, {second}" for first, second in permutations(site.languages, 2)
    }
    return {**values, **pairs, rf"~^{prefix}/(?:{'|'.join(map(_dotted, top_places))})?$": all_languages}


def _variable(site: ServedSite, name: str) -> str:
    # A digest, because a long host name would exceed the default size of nginx's hash table of variables.
    digest = blake2s(site.name.encode(), digest_size=4).hexdigest()
    return f"$diglot_{digest}_{name}"


def _dotted(path: str) -> str:
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
