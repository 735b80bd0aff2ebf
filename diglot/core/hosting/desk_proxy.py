"""Write what passes requests on to the desk of a team: configurations of nginx and Caddy. Pure functions.

The desk judges Host, Origin and cookies itself; the server has the certificate, and names the address of the visitor.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from diglot.model.team import FORMS, JOIN, MOST_FORM, MOST_ORDER

# How long publishing a large site may take.
_MINUTES = 60


def render_nginx_desk(desk_url: str, desk_port: int) -> str:
    """Return a configuration of nginx, a file for its `conf.d`. desk_url, desk_port: as in the settings."""
    address = urlsplit(desk_url)
    host, port = address.hostname or "", address.port or 80
    steps = ["nginx -t && systemctl reload nginx"]
    if address.scheme == "https":
        steps.append(f"HTTPS: certbot --nginx -d {host}   (it writes its lines into this file)")
    head = [
        f"# {desk_url} for nginx, written by `diglot hosting nginx --desk`.",
        "#",
        f"# 1. Put it into /etc/nginx/conf.d/ as {host.replace('.', '_')}.conf.",
        *(f"# {number}. {step}" for number, step in enumerate(steps, 2)),
        "",
    ]
    server = (f"    {line}" for line in _nginx_server(host, port, desk_port))
    return "\n".join([*head, "server {", *server, "}", ""])


def _nginx_server(host: str, port: int, desk_port: int) -> Iterator[str]:
    yield f"listen {port};"
    yield f"listen [::]:{port};"
    yield f"server_name {host};"
    yield "server_tokens off;"
    yield f"client_max_body_size {MOST_ORDER};"
    yield "# What the browser sent: the desk refuses other names than its own."
    yield "proxy_set_header Host $http_host;"
    yield "# The address that nginx sees, whatever a visitor says: tries to sign in are limited by it."
    yield "proxy_set_header X-Real-IP $remote_addr;"
    yield f"proxy_read_timeout {_MINUTES}m;"
    yield f"location / {{ proxy_pass http://127.0.0.1:{desk_port}; }}"
    for path in FORMS:
        yield f"location = {path} {{"
        yield f"    client_max_body_size {MOST_FORM};"
        if path == JOIN:
            yield "    # The addresses of invitations are secrets."
            yield "    access_log off;"
        yield f"    proxy_pass http://127.0.0.1:{desk_port};"
        yield "}"


def render_caddy_desk(desk_url: str, desk_port: int) -> str:
    """Return a Caddyfile. desk_url, desk_port: as in the settings."""
    address = urlsplit(desk_url)
    host = address.hostname or ""
    head = [
        f"# {desk_url} for Caddy, written by `diglot hosting caddy --desk`.",
        "#",
        f"# Put it into /etc/caddy/ and name it in the Caddyfile there (import {host.replace('.', '_')}.caddy); then:",
        "# systemctl reload caddy",
        "# Caddy sees to the certificate itself.",
        "",
    ]
    site = address.netloc if address.scheme == "https" else desk_url
    return "\n".join([*head, f"{site} {{", *(f"\t{line}" for line in _caddy_site(desk_port)), "}", ""])


def _caddy_site(desk_port: int) -> Iterator[str]:
    yield "header -Server"
    yield from _most_bytes("", MOST_ORDER)
    yield f"@forms path {' '.join(FORMS)}"
    yield from _most_bytes("@forms ", MOST_FORM)
    yield f"reverse_proxy 127.0.0.1:{desk_port} {{"
    yield "\t# The address that Caddy sees, whatever a visitor says: tries to sign in are limited by it."
    yield "\theader_up X-Real-IP {remote_host}"
    yield "}"


def _most_bytes(matcher: str, most: int) -> Iterator[str]:
    yield f"request_body {matcher}{{"
    yield f"\tmax_size {most}"
    yield "}"
