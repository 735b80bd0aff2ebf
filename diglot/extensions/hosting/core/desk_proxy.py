"""What the templates for the server before the desk of a team show. Pure functions.

The desk judges Host, Origin and cookies itself; the server has the certificate, and names the address of the visitor.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from diglot.model.translation.team import FORMS, JOIN, MOST_FORM, MOST_ORDER, MOST_UPLOAD


def desk_values(desk_url: str, desk_port: int) -> Mapping[str, object]:
    """Return the values of `nginx-desk.conf` and `Caddyfile-desk`. desk_url, desk_port: as in the settings."""
    address = urlsplit(desk_url)
    host, is_https = address.hostname or "", address.scheme == "https"
    return {
        "url": desk_url,
        "desk_port": desk_port,
        "address": address.netloc if is_https else desk_url,
        "host": host,
        "port": address.port,
        "is_https": is_https,
        "name": host.replace(".", "_"),
        "FORMS": FORMS,
        "JOIN": JOIN,
        "MOST_FORM": MOST_FORM,
        "MOST_ORDER": MOST_ORDER,
        "MOST_UPLOAD": MOST_UPLOAD,
    }
