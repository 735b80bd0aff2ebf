"""Describe the search of a site to browsers. Pure functions."""

from __future__ import annotations

from diglot.model.languages import Lang
from diglot.model.markup.allowed_markup import escaped, quoted


def render_opensearch(name: str, lang: Lang, search_url: str, icon_url: str) -> str:
    """Render the description of the search in one language. Source: OpenSearch 1.1, draft 6.

    >>> "searchTerms" in render_opensearch("Notes", "en", "https://a.example/en/search/", "")
    True
    """
    # At most 16 characters, says the specification.
    short = name if len(name) <= 16 else f"{name[:15].rstrip()}…"
    icon = f'<Image width="16" height="16" type="image/svg+xml">{escaped(icon_url)}</Image>\n' if icon_url else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escaped(short)}</ShortName>\n<Description>{escaped(name)}</Description>\n"
        f"<Language>{lang}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n{icon}"
        f'<Url type="text/html" template={quoted(f"{search_url}?q={{searchTerms}}")}/>\n'
        "</OpenSearchDescription>\n"
    )
