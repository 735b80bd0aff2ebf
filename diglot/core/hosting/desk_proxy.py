"""Write what passes requests on to the desk of a team: configurations of nginx and Caddy. Pure functions.

The desk judges Host, Origin and cookies itself; the server has the certificate, and names the address of the visitor.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

# As many as the desk reads; and how long publishing a large site may take, in minutes.
_MAX_BODY, _MINUTES = 5_000_000, 60


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
    yield f"client_max_body_size {_MAX_BODY};"
    yield "# What the browser sent: the desk refuses other names than its own."
    yield "proxy_set_header Host $http_host;"
    yield "# The address that nginx sees, whatever a visitor says: tries to sign in are limited by it."
    yield "proxy_set_header X-Real-IP $remote_addr;"
    yield f"proxy_read_timeout {_MINUTES}m;"
    yield f"location / {{ proxy_pass http://127.0.0.1:{desk_port}; }}"
    yield "# The addresses of invitations are secrets."
    yield "location = /-/join {"
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
    yield "request_body {"
    yield f"\tmax_size {_MAX_BODY}"
    yield "}"
    yield f"reverse_proxy 127.0.0.1:{desk_port} {{"
    yield "\t# The address that Caddy sees, whatever a visitor says: tries to sign in are limited by it."
    yield "\theader_up X-Real-IP {remote_host}"
    yield "}"
