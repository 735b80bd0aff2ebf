"""Decide from its headers whether a server of ours may answer a request. Pure functions.

A page of another site can make its reader's browser send requests to this machine: by a form, a script, a picture,
or a name that resolves to it (DNS rebinding). `Host` and `Origin` of such a request give it away; preview, desk and
polls answer only requests that come from their own pages.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Mapping

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
LOOPBACK_ADDRESSES = ("localhost", "127.0.0.1", "::1")


def allowed_hosts(names: Collection[str], port: int) -> frozenset[str]:
    """Return the values of `Host` that browsers send to this server. names: as in URLs, IPv6 in brackets.

    >>> sorted(allowed_hosts(("localhost",), 8000)), sorted(allowed_hosts(("desk.lan",), 80))
    (['localhost:8000'], ['desk.lan', 'desk.lan:80'])
    """
    names_without_port = names if port == 80 else ()
    return frozenset({f"{name}:{port}".lower() for name in names} | {name.lower() for name in names_without_port})


def reject_reason(headers: Mapping[str, str], hosts: frozenset[str], scheme: str = "http") -> str:
    """Return why a request is rejected, or "" if it is allowed. headers: by lower-case name; scheme: of our pages.

    >>> reject_reason({"host": "evil.example:8000"}, allowed_hosts(("localhost",), 8000))
    'this name is not mine'
    >>> reject_reason({"host": "localhost:8000", "origin": "null"}, allowed_hosts(("localhost",), 8000))
    'this page is not mine'
    >>> reject_reason({"host": "localhost:8000", "sec-fetch-site": "none"}, allowed_hosts(("localhost",), 8000))
    ''
    """
    host = headers.get("host", "").lower()
    if host not in hosts:
        return "this name is not mine"
    origin = headers.get("origin")
    if origin is not None and origin.lower() != f"{scheme}://{host}":
        return "this page is not mine"
    # "none": typed, or from a bookmark. "same-site" is another port of this machine, which is not to be trusted.
    if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        return "this page is not mine"
    return ""


def network_of(address: str) -> str:
    """Return an IPv4 address as it is, and the network of an IPv6 address: a household has as many as it likes.

    >>> network_of("192.0.2.7"), network_of("2001:db8:1:2:3::4"), network_of("no address")
    ('192.0.2.7', '2001:db8:1:2::/64', '')
    >>> network_of("::ffff:192.0.2.7")  # as a server names it that listens for both kinds with one socket
    '192.0.2.7'
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
