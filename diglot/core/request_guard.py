"""Who may ask the preview. Touches nothing.

A page of another site may send its reader's browser to this machine, by a form, a script, a picture, or by a name
that leads here (DNS rebinding). Such a request says whom it believes to be asking, and on whose behalf; the preview
answers only those that are its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
LOOPBACK_ADDRESSES = ("localhost", "127.0.0.1", "::1")


def own_hosts(names: Collection[str], port: int) -> frozenset[str]:
    """How browsers name us in `Host`. names: as they stand in addresses, IPv6 in brackets.

    >>> sorted(own_hosts(("localhost",), 8000)), sorted(own_hosts(("desk.lan",), 80))
    (['localhost:8000'], ['desk.lan', 'desk.lan:80'])
    """
    bare = names if port == 80 else ()
    return frozenset({f"{name}:{port}".lower() for name in names} | {name.lower() for name in bare})


def reject_reason(headers: Mapping[str, str], hosts: frozenset[str]) -> str:
    """Why a request is refused; "" where it is not. headers: by small letters.

    >>> reject_reason({"host": "evil.example:8000"}, own_hosts(("localhost",), 8000))
    'this name is not mine'
    >>> reject_reason({"host": "localhost:8000", "origin": "null"}, own_hosts(("localhost",), 8000))
    'this page is not mine'
    >>> reject_reason({"host": "localhost:8000", "sec-fetch-site": "none"}, own_hosts(("localhost",), 8000))
    ''
    """
    host = headers.get("host", "").lower()
    if host not in hosts:
        return "this name is not mine"
    origin = headers.get("origin")
    if origin is not None and origin.lower() != f"http://{host}":
        return "this page is not mine"
    # "none": typed, or from a bookmark. "same-site" is another port of this machine, and no friend of ours.
    if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        return "this page is not mine"
    return ""
