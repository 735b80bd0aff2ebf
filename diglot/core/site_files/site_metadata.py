"""Write what a site says about itself to browsers and to those who find a flaw in it. Pure functions."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from diglot.model.languages import Lang
from diglot.model.places import SECURITY_PLACE


def render_manifest(
    names: Sequence[str], lang: Lang, prefix: str, colours: tuple[str, str], icons: Sequence[tuple[str, str, str]]
) -> str:
    """Render the manifest of a site. Source: W3C, Web Application Manifest.

    names: of the publication, in each language. colours: of the paper and of the browser's frame. icons: the address,
    the media type and the sizes of each.

    >>> json.loads(render_manifest(["Notes", "Заметки"], "en", "/x", ("#fff", "#fff"), []))["start_url"]
    '/x/'
    """
    distinct = tuple(dict.fromkeys(names))
    document = {
        "name": " · ".join(distinct),
        "short_name": distinct[0],
        "lang": lang,
        "id": f"{prefix}/",
        "start_url": f"{prefix}/",
        "scope": f"{prefix}/",
        # A site of texts has no controls of its own that could take the place of the browser's.
        "display": "browser",
        "background_color": colours[0],
        "theme_color": colours[1],
        "icons": [{"src": src, "type": mime, "sizes": sizes} for src, mime, sizes in icons],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def security_expiry(today: dt.date) -> tuple[dt.date, dt.date]:
    """Return until when a security.txt of today holds, and the first day on which a later one would say otherwise.

    It holds for six to twelve months (a year at most, asks RFC 9116), and changes twice a year, not with every build.

    >>> security_expiry(dt.date(2026, 5, 1))
    (datetime.date(2027, 1, 1), datetime.date(2026, 7, 1))
    >>> security_expiry(dt.date(2026, 7, 1))
    (datetime.date(2027, 7, 1), datetime.date(2027, 1, 1))
    """
    if today.month < 7:
        return dt.date(today.year + 1, 1, 1), dt.date(today.year, 7, 1)
    return dt.date(today.year + 1, 7, 1), dt.date(today.year + 1, 1, 1)


def render_security(contact: str, today: dt.date, languages: Sequence[Lang], base_url: str) -> str:
    """Render whom to tell about a vulnerability. contact: a URL. Source: RFC 9116.

    >>> print(render_security("mailto:a@b.example", dt.date(2026, 5, 1), ["en"], ""), end="")
    Contact: mailto:a@b.example
    Expires: 2027-01-01T00:00:00Z
    Preferred-Languages: en
    """
    expires, _ = security_expiry(today)
    canonical = f"Canonical: {base_url}/{SECURITY_PLACE}\n" if base_url else ""
    return (
        f"Contact: {contact}\nExpires: {expires.isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: {', '.join(languages)}\n{canonical}"
    )
